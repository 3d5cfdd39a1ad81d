//! Goes through a rule, and through every function that it calls with what it hands over,
//! and notes each property that is read.
//!
//! Rego allows no recursion, so that a function is gone through anew for each kind of
//! arguments. What a built-in function does with its arguments stands in [`super::builtins`].

use std::collections::{BTreeMap, BTreeSet};

use regorus::unstable::{AssignOp, Expr, Literal, LiteralStmt, Query, Ref, Rule, RuleAssign, RuleBody, RuleHead};

use super::builtins::{self, Reader};
use super::read::{Read, Reads};
use super::thing::{Place, Text, Thing};
use super::tree::{Module, Modules, names};

/// Calls that lie deeper within each other than this are gone through no further.
const DEEPEST: usize = 100;

/// The file of a definition, its name, and what it is given.
type Call = (String, String, Vec<Thing>);

pub(super) struct Walk<'a> {
    modules: &'a Modules,
    known: BTreeMap<Call, Thing>,
    /// The definitions that are being gone through, each called by the one before.
    under_way: Vec<(String, String)>,
    /// What is read, by where its name stands.
    noted: BTreeMap<Text, Noted>,
    made: BTreeSet<String>,
}

/// What something is read of, by all calls together: a function may be called with things
/// of which some have it and others have not.
#[derive(Default)]
struct Noted {
    of: BTreeSet<Place>,
    made: bool,
    open: bool,
}

/// The names that a definition has given, the innermost last.
pub(super) struct Scope<'a> {
    module: &'a Module,
    frames: Vec<BTreeMap<String, Thing>>,
}

impl<'a> Scope<'a> {
    fn new(module: &'a Module) -> Self {
        Self { module, frames: vec![BTreeMap::new()] }
    }

    fn get(&self, name: &str) -> Option<&Thing> {
        self.frames.iter().rev().find_map(|frame| frame.get(name))
    }

    fn set(&mut self, name: &str, thing: Thing) {
        if let Some(frame) = self.frames.last_mut() {
            let known = frame.remove(name).unwrap_or_default();
            frame.insert(name.to_owned(), known.or(thing));
        }
    }

    fn text(&self, text: &str, line: u32) -> Text {
        Text { text: text.to_owned(), path: self.module.path.clone(), line: line as usize }
    }
}

impl<'a> Walk<'a> {
    pub(super) fn new(modules: &'a Modules) -> Self {
        Self { modules, known: BTreeMap::new(), under_way: Vec::new(), noted: BTreeMap::new(), made: BTreeSet::new() }
    }

    /// What was read on the way.
    pub(super) fn reads(self) -> Reads {
        let read = |(text, noted): (Text, Noted)| {
            let (Text { text: name, path, line }, Noted { of, made, open }) = (text, noted);
            Read { path, line, name, of, made, open }
        };
        Reads { properties: self.noted.into_iter().map(read).collect(), made: self.made }
    }

    /// Goes through a whole file: every rule, and functions with arguments of which nothing
    /// is known.
    pub(super) fn file(&mut self, module: &'a Module) {
        for (name, definitions) in &module.definitions {
            let count = definitions.iter().map(|rule| parameters(rule).len()).max().unwrap_or_default();
            self.definition(module, name, vec![Thing::open(); count]);
        }
    }

    /// Goes through the rules of a file, and through the functions that they call.
    pub(super) fn rules(&mut self, module: &'a Module) {
        for (name, definitions) in &module.definitions {
            if definitions.iter().all(|rule| parameters(rule).is_empty()) {
                self.definition(module, name, Vec::new());
            }
        }
    }

    fn definition(&mut self, module: &'a Module, name: &str, arguments: Vec<Thing>) -> Thing {
        let call = (module.path.clone(), name.to_owned(), arguments);
        if let Some(known) = self.known.get(&call) {
            return known.clone();
        }
        let own = (module.path.clone(), name.to_owned());
        if self.under_way.contains(&own) || self.under_way.len() > DEEPEST {
            return Thing::open();
        }
        self.under_way.push(own);
        let rules = module.definitions.get(name).into_iter().flatten();
        let thing: Thing = rules.map(|rule| self.rule(module, rule, &call.2)).collect();
        self.under_way.pop();
        self.known.insert(call, thing.clone());
        thing
    }

    fn rule(&mut self, module: &'a Module, rule: &Rule, arguments: &[Thing]) -> Thing {
        let mut scope = Scope::new(module);
        for (parameter, argument) in parameters(rule).iter().zip(arguments) {
            self.bind(parameter, argument.clone(), &mut scope);
        }
        match rule {
            Rule::Default { value, .. } => self.value(value, &mut scope),
            Rule::Spec { head, bodies, .. } if bodies.is_empty() => self.head(head, None, &mut scope),
            Rule::Spec { head, bodies, .. } => bodies.iter().map(|body| self.body(head, body, &mut scope)).collect(),
        }
    }

    fn body(&mut self, head: &RuleHead, body: &RuleBody, scope: &mut Scope<'a>) -> Thing {
        self.within(&body.query, scope, |walk, scope| walk.head(head, body.assign.as_ref(), scope))
    }

    /// What a definition gives, once its conditions are known.
    fn head(&mut self, head: &RuleHead, instead: Option<&RuleAssign>, scope: &mut Scope<'a>) -> Thing {
        match head {
            RuleHead::Set { key, .. } => Thing::list_of(key.iter().map(|key| self.value(key, scope)).collect()),
            RuleHead::Compr { refr, assign, .. } | RuleHead::Func { refr, assign, .. } => {
                let assign = instead.or(assign.as_ref());
                let given = assign.map(|assign| self.value(&assign.value, scope)).unwrap_or_default();
                match refr.as_ref() {
                    // One entry of an object.
                    Expr::RefBrack { .. } | Expr::RefDot { .. } => Thing::list_of(given),
                    _ => given,
                }
            }
        }
    }

    /// Goes through conditions, then through what holds under them.
    fn within<T>(
        &mut self,
        query: &Query,
        scope: &mut Scope<'a>,
        then: impl FnOnce(&mut Self, &mut Scope<'a>) -> T,
    ) -> T {
        scope.frames.push(BTreeMap::new());
        query.stmts.iter().for_each(|statement| self.statement(statement, scope));
        let told = then(self, scope);
        scope.frames.pop();
        told
    }

    fn statement(&mut self, statement: &LiteralStmt, scope: &mut Scope<'a>) {
        match &statement.literal {
            Literal::SomeVars { vars, .. } => vars.iter().for_each(|var| scope.set(var.text(), Thing::default())),
            Literal::SomeIn { key, value, collection, .. } => {
                let collection = self.value(collection, scope);
                self.bind(value, collection.each(), scope);
                if let Some(key) = key {
                    self.bind(key, collection.its_keys(), scope);
                }
            }
            Literal::Expr { expr, .. } | Literal::NotExpr { expr, .. } => drop(self.value(expr, scope)),
            Literal::Every { key, value, domain, query, .. } => {
                let domain = self.value(domain, scope);
                scope.frames.push(BTreeMap::new());
                scope.set(value.text(), domain.each());
                if let Some(key) = key {
                    scope.set(key.text(), domain.its_keys());
                }
                self.within(query, scope, |_, _| ());
                scope.frames.pop();
            }
        }
        for with in &statement.with_mods {
            self.value(&with.r#as, scope);
        }
    }

    /// Gives names to a thing and to its parts.
    fn bind(&mut self, pattern: &Expr, thing: Thing, scope: &mut Scope<'a>) {
        match pattern {
            Expr::Var { span, .. } if span.text() != "_" => scope.set(span.text(), thing),
            Expr::Array { items, .. } => items.iter().for_each(|item| self.bind(item, thing.each(), scope)),
            Expr::Object { fields, .. } => {
                for (_, key, value) in fields {
                    let part = self.at(&thing, key, scope);
                    self.bind(value, part, scope);
                }
            }
            _ => {}
        }
    }

    pub(super) fn value(&mut self, expr: &Expr, scope: &mut Scope<'a>) -> Thing {
        match expr {
            Expr::String { span, value, .. } | Expr::RawString { span, value, .. } => {
                let text = value.as_string().map(|text| text.to_string()).unwrap_or_default();
                Thing { texts: BTreeSet::from([scope.text(&text, span.line)]), ..Thing::default() }
            }
            Expr::Number { .. } | Expr::Bool { .. } | Expr::Null { .. } => Thing::default(),
            Expr::Var { .. } | Expr::RefDot { .. } | Expr::RefBrack { .. } => self.reference(expr, scope),
            Expr::Array { items, .. } => {
                let items = items.iter().map(|item| self.value(item, scope));
                let numbered = items.enumerate().map(|(place, item)| (place.to_string(), item));
                Thing { fields: numbered.collect(), ..Thing::default() }
            }
            Expr::Set { items, .. } => Thing::list_of(items.iter().map(|item| self.value(item, scope)).collect()),
            Expr::Object { fields, .. } => fields.iter().map(|(_, key, value)| self.field(key, value, scope)).collect(),
            Expr::ArrayCompr { term, query, .. } | Expr::SetCompr { term, query, .. } => {
                Thing::list_of(self.within(query, scope, |walk, scope| walk.value(term, scope)))
            }
            Expr::ObjectCompr { key, value, query, .. } => {
                self.within(query, scope, |walk, scope| walk.field(key, value, scope))
            }
            Expr::Call { fcn, params, .. } => self.call(fcn, params, scope),
            Expr::UnaryExpr { expr, .. } => {
                self.value(expr, scope);
                Thing::default()
            }
            Expr::BinExpr { lhs, rhs, .. } => self.value(lhs, scope).or(self.value(rhs, scope)),
            // A set without the members of another one, or a number.
            Expr::ArithExpr { lhs, rhs, .. } => {
                self.value(rhs, scope);
                self.value(lhs, scope)
            }
            Expr::BoolExpr { lhs, rhs, .. } => {
                self.value(lhs, scope);
                self.value(rhs, scope);
                Thing::default()
            }
            Expr::AssignExpr { op, lhs, rhs, .. } => {
                let thing = self.value(rhs, scope);
                if *op == AssignOp::Eq {
                    self.value(lhs, scope);
                }
                self.bind(lhs, thing, scope);
                Thing::default()
            }
            Expr::Membership { key, value, collection, .. } => {
                for part in key.iter().chain([value, collection]) {
                    self.value(part, scope);
                }
                Thing::default()
            }
        }
    }

    /// An object with one field.
    fn field(&mut self, key: &Expr, value: &Expr, scope: &mut Scope<'a>) -> Thing {
        let keys = self.value(key, scope);
        let value = self.value(value, scope);
        let mut made = Thing::default();
        for key in &keys.texts {
            self.made.insert(key.text.clone());
            made.fields.insert(key.text.clone(), value.clone());
        }
        if keys.texts.is_empty() || keys.open {
            made.items = Some(Box::new(value));
        }
        made.keys = keys.texts;
        made
    }

    /// A name, or what stands below one.
    fn reference(&mut self, expr: &Expr, scope: &mut Scope<'a>) -> Thing {
        let path = names(expr);
        let is_local = path.first().is_some_and(|first| scope.get(first).is_some());
        let found = (!is_local).then(|| self.modules.definition(scope.module, &path)).flatten();
        match found {
            Some((module, name, count)) => self.below(expr, count, module, name, scope),
            None => self.step(expr, scope),
        }
    }

    /// Takes the steps of a reference that do not lead to the definition itself.
    fn below(&mut self, expr: &Expr, count: usize, module: &'a Module, name: &str, scope: &mut Scope<'a>) -> Thing {
        match expr {
            Expr::RefDot { refr, field, .. } if length(expr) > count => {
                let of = self.below(refr, count, module, name, scope);
                let key = scope.text(field.0.text(), field.0.line);
                self.read(&of, &key)
            }
            Expr::RefBrack { refr, index, .. } if length(expr) > count => {
                let of = self.below(refr, count, module, name, scope);
                self.looked_up(&of, index, scope)
            }
            _ => self.definition(module, name, Vec::new()),
        }
    }

    fn step(&mut self, expr: &Expr, scope: &mut Scope<'a>) -> Thing {
        match expr {
            Expr::Var { span, .. } => match scope.get(span.text()) {
                Some(thing) => thing.clone(),
                None if span.text() == "input" => Thing::input(),
                None => Thing::open(),
            },
            Expr::RefDot { refr, field, .. } => {
                let of = self.value(refr, scope);
                let key = scope.text(field.0.text(), field.0.line);
                self.read(&of, &key)
            }
            Expr::RefBrack { refr, index, .. } => {
                let of = self.value(refr, scope);
                self.looked_up(&of, index, scope)
            }
            _ => self.value(expr, scope),
        }
    }

    /// What stands at an index. One that is worked out may well lead to nothing, which ends
    /// a condition; but no rule goes on without a source or a fact.
    fn looked_up(&mut self, of: &Thing, index: &Expr, scope: &mut Scope<'a>) -> Thing {
        if let (Expr::Number { span, .. }, true) = (index, of.fields.contains_key(index.span().text())) {
            return of.at(span.text());
        }
        let must_be = |place: &Place| place.source().is_some() || place.is_declared();
        let or_none = !is_written(index) && !of.places.iter().all(must_be);
        self.at_or_none(of, index, or_none, scope)
    }

    /// What stands at a key.
    pub(super) fn at(&mut self, of: &Thing, key: &Expr, scope: &mut Scope<'a>) -> Thing {
        self.at_or_none(of, key, false, scope)
    }

    fn at_or_none(&mut self, of: &Thing, key: &Expr, or_none: bool, scope: &mut Scope<'a>) -> Thing {
        let keys = self.value(key, scope);
        let is_own = of.places.is_empty() && !of.open;
        if is_own && !is_written(key) {
            // A table of the rule's own, of which any word may be asked.
            let found = keys.texts.iter().map(|key| of.at(&key.text)).collect::<Thing>();
            return if keys.texts.is_empty() || keys.open { of.each() } else { found };
        }
        self.at_any(of, &keys, or_none)
    }

    /// What stands at any of some keys; perhaps nothing need stand there.
    pub(super) fn at_any(&mut self, of: &Thing, keys: &Thing, or_none: bool) -> Thing {
        let read = keys.texts.iter().map(|key| {
            self.note(of, key, or_none);
            of.at(&key.text)
        });
        let read: Thing = read.collect();
        if keys.texts.is_empty() || keys.open { read.or(of.each()) } else { read }
    }

    /// What stands at the end of a path of keys, or at the one key.
    pub(super) fn along(&mut self, of: &Thing, path: &Expr, scope: &mut Scope<'a>) -> Thing {
        match path {
            Expr::Array { items, .. } => items.iter().fold(of.clone(), |inner, key| self.at(&inner, key, scope)),
            key => self.at(of, key, scope),
        }
    }

    fn read(&mut self, of: &Thing, key: &Text) -> Thing {
        self.note(of, key, false);
        of.at(&key.text)
    }

    /// Notes that a property is read, perhaps of something where it need not be.
    fn note(&mut self, of: &Thing, key: &Text, or_none: bool) {
        let read = self.noted.entry(key.clone()).or_default();
        read.of.extend(of.places.iter().cloned());
        read.made |= of.is_made(&key.text);
        read.open |= of.open || or_none;
    }

    fn call(&mut self, function: &Expr, arguments: &[Ref<Expr>], scope: &mut Scope<'a>) -> Thing {
        let path = names(function);
        if let Some((module, name, _)) = self.modules.definition(scope.module, &path) {
            let given = arguments.iter().map(|argument| self.value(argument, scope)).collect();
            return self.definition(module, name, given);
        }
        let given: Vec<Thing> = arguments.iter().map(|argument| self.value(argument, scope)).collect();
        builtins::call(&mut Here { walk: self, scope }, &path.join("."), arguments, &given)
    }
}

/// Whether a key stands in the rule itself.
fn is_written(key: &Expr) -> bool {
    matches!(key, Expr::String { .. } | Expr::RawString { .. })
}

fn parameters(rule: &Rule) -> &[Ref<Expr>] {
    match rule {
        Rule::Spec { head: RuleHead::Func { args, .. }, .. } | Rule::Default { args, .. } => args,
        Rule::Spec { .. } => &[],
    }
}

/// Reads for a built-in function where it is called.
struct Here<'walk, 'a> {
    walk: &'walk mut Walk<'a>,
    scope: &'walk mut Scope<'a>,
}

impl Reader for Here<'_, '_> {
    fn along(&mut self, of: &Thing, key: &Expr) -> Thing {
        self.walk.along(of, key, self.scope)
    }

    fn at_any(&mut self, of: &Thing, keys: &Thing) -> Thing {
        self.walk.at_any(of, keys, false)
    }
}

/// How many steps a reference has, the first name included.
fn length(expr: &Expr) -> usize {
    match expr {
        Expr::RefDot { refr, .. } | Expr::RefBrack { refr, .. } => 1 + length(refr),
        _ => 1,
    }
}
