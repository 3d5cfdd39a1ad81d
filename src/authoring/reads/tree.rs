//! Rule files as trees, by the parser of the engine that runs them.

use std::collections::BTreeMap;

use regorus::unstable::{Expr, Module as Tree, Parser, Ref, Rule, RuleHead, Source};

use crate::engine::Problem;

/// One file: what it defines, and what it calls by names of its own.
pub(super) struct Module {
    /// The file, below `rules/`.
    pub(super) path: String,
    /// Each rule or function, with everything that defines it.
    pub(super) definitions: BTreeMap<String, Vec<Ref<Rule>>>,
    /// What it imports: the name here, and the path below `data`.
    imports: BTreeMap<String, String>,
}

impl Module {
    fn new(path: &str, text: &str) -> Result<(String, Self), Problem> {
        let problem = |error: anyhow::Error| Problem { path: path.to_owned(), line: None, text: error.to_string() };
        let tree = parsed(path, text).map_err(problem)?;
        let package = names(&tree.package.refr).join(".");
        let mut definitions: BTreeMap<String, Vec<Ref<Rule>>> = BTreeMap::new();
        for rule in &tree.policy {
            definitions.entry(root(head(rule)).to_owned()).or_default().push(rule.clone());
        }
        let imports = tree.imports.iter().filter_map(|import| {
            let names = names(&import.refr);
            let own = import.r#as.as_ref().map_or_else(|| names.last().cloned(), |own| Some(own.text().to_owned()))?;
            Some((own, below_data(&names)?))
        });
        Ok((package, Self { path: path.to_owned(), imports: imports.collect(), definitions }))
    }
}

fn parsed(path: &str, text: &str) -> anyhow::Result<Tree> {
    let source = Source::from_contents(path.to_owned(), text.to_owned())?;
    let mut parser = Parser::new(&source)?;
    parser.enable_rego_v1()?;
    parser.parse()
}

/// Files by their packages, and what was no Rego.
#[derive(Default)]
pub(super) struct Modules {
    by_package: BTreeMap<String, Module>,
    pub(super) problems: Vec<Problem>,
}

impl Modules {
    pub(super) fn add(&mut self, path: &str, text: &str) {
        match Module::new(path, text) {
            Ok((package, module)) => drop(self.by_package.insert(package, module)),
            Err(problem) => self.problems.push(problem),
        }
    }

    /// The file of that path.
    pub(super) fn of(&self, path: &str) -> Option<&Module> {
        self.by_package.values().find(|module| module.path == path)
    }

    /// What a reference in a file leads to: a definition of this file or of another, and how
    /// many of the names lead there.
    pub(super) fn definition<'a>(&'a self, here: &'a Module, names: &[String]) -> Option<(&'a Module, &'a str, usize)> {
        let [first, rest @ ..] = names else { return None };
        if let Some((name, _)) = here.definitions.get_key_value(first) {
            return Some((here, name, 1));
        }
        let path = here.imports.get(first);
        if let Some((module, name)) = path.and_then(|path| self.by_path(path)) {
            return Some((module, name, 1));
        }
        if let (Some(path), Some(name)) = (path, rest.first()) {
            let (module, name) = self.by_path(&format!("{path}.{name}"))?;
            return Some((module, name, 2));
        }
        (first == "data").then_some(())?;
        (2..=names.len()).find_map(|count| {
            let (module, name) = self.by_path(&below_data(&names[..count])?)?;
            Some((module, name, count))
        })
    }

    fn by_path(&self, path: &str) -> Option<(&Module, &str)> {
        let (package, name) = path.rsplit_once('.')?;
        let module = self.by_package.get(package)?;
        module.definitions.get_key_value(name).map(|(name, _)| (module, name.as_str()))
    }
}

fn below_data(names: &[String]) -> Option<String> {
    let (first, rest) = names.split_first()?;
    (first == "data").then(|| rest.join("."))
}

/// Where a definition says what it defines.
fn head(rule: &Rule) -> &Expr {
    match rule {
        Rule::Spec {
            head: RuleHead::Compr { refr, .. } | RuleHead::Set { refr, .. } | RuleHead::Func { refr, .. },
            ..
        }
        | Rule::Default { refr, .. } => refr,
    }
}

/// The first name of a reference: `a` of `a.b[c]`.
fn root(expr: &Expr) -> &str {
    match expr {
        Expr::RefDot { refr, .. } | Expr::RefBrack { refr, .. } => root(refr),
        expr => expr.span().text(),
    }
}

/// The names of a reference as far as they are written out: `a`, `b` of `a.b[c]`; none of
/// anything else.
pub(super) fn names(expr: &Expr) -> Vec<String> {
    let mut all = Vec::new();
    add_names(expr, &mut all);
    all
}

/// Adds them, and says whether the reference may go on.
fn add_names(expr: &Expr, all: &mut Vec<String>) -> bool {
    match expr {
        Expr::Var { span, .. } => {
            all.push(span.text().to_owned());
            true
        }
        Expr::RefDot { refr, field, .. } => {
            let goes_on = add_names(refr, all);
            if goes_on {
                all.push(field.0.text().to_owned());
            }
            goes_on
        }
        Expr::RefBrack { refr, .. } => {
            add_names(refr, all);
            false
        }
        _ => false,
    }
}
