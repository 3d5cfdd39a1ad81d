//! Which module uses which: the paths in the source, followed through re-exports to the
//! module that defines what they name. Tests (`#[cfg(test)]`) may look anywhere and are
//! left out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A module by its names below the crate: `["graph", "collect"]`; empty is the crate itself.
pub(crate) type Module = Vec<String>;

/// One module names something of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    pub(crate) from: Module,
    pub(crate) to: Module,
    /// `src/graph/collect.rs:12`.
    pub(crate) place: String,
}

/// Every use of one module by another, from the files of a crate by their paths
/// (`src/graph/mod.rs`). A folder that hands on what its own parts define is no use of them.
pub(crate) fn uses(files: &BTreeMap<String, String>) -> Vec<Use> {
    let read: BTreeMap<Module, File> =
        files.iter().map(|(path, text)| (module_of(path), File::read(path, text))).collect();
    let mut uses = Vec::new();
    for (from, file) in &read {
        for found in &file.found {
            let to = resolve(&read, &found.path, 0);
            let hands_on = found.hands_on && to.starts_with(from);
            if to != *from && !hands_on {
                uses.push(Use { from: from.clone(), to, place: format!("{}:{}", file.path, found.line) });
            }
        }
    }
    uses
}

/// The module that a file holds.
fn module_of(path: &str) -> Module {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut names: Module = path.split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|name| name == "mod" || name == "lib") {
        names.pop();
    }
    names
}

/// The module that defines what an absolute path names.
fn resolve(read: &BTreeMap<Module, File>, path: &[String], depth: usize) -> Module {
    let mut at = Module::new();
    for (index, name) in path.iter().enumerate() {
        at.push(name.clone());
        if read.contains_key(&at) {
            continue;
        }
        at.pop();
        let known = read.get(&at).and_then(|file| file.names.get(name));
        return match known {
            // Names that stand for each other do not occur in what compiles.
            Some(target) if depth < 10 => resolve(read, &[target.as_slice(), &path[index + 1..]].concat(), depth + 1),
            _ => at,
        };
    }
    at
}

/// A path in a file, absolute.
struct Found {
    path: Module,
    line: usize,
    /// It is of a `pub use`.
    hands_on: bool,
}

/// What a file says of other modules.
struct File {
    path: String,
    found: Vec<Found>,
    /// What a name that the file uses stands for.
    names: BTreeMap<String, Module>,
}

impl File {
    fn read(path: &str, text: &str) -> Self {
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let children = parsed.items.iter().filter_map(|item| match item {
            Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
            _ => None,
        });
        let children = children.collect();
        let mut reader = Reader { at: module_of(path), children, inline: 0, found: Vec::new(), names: BTreeMap::new() };
        reader.visit_file(&parsed);
        Self { path: path.to_owned(), found: reader.found, names: reader.names }
    }
}

struct Reader {
    /// The module that is being read, with those written inside the file.
    at: Module,
    /// The modules that the file declares.
    children: BTreeSet<String>,
    /// How deep in modules that are written inside the file.
    inline: usize,
    found: Vec<Found>,
    names: BTreeMap<String, Module>,
}

impl Reader {
    /// The absolute path, where it leads into this crate.
    fn absolute(&self, path: &[String]) -> Option<Module> {
        let mut base = self.at.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" | "tenant_triage" => {
                base.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            name if self.inline == 0 && self.children.contains(name) => {}
            _ => return None,
        }
        base.extend(rest.iter().cloned());
        Some(base)
    }

    fn note(&mut self, path: &[String], line: usize, hands_on: bool) -> Option<Module> {
        let path = self.absolute(path)?;
        self.found.push(Found { path: path.clone(), line, hands_on });
        Some(path)
    }

    /// Every path of a `use`.
    fn tree(&mut self, tree: &UseTree, before: &[String], hands_on: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        let (path, name, line) = match tree {
            UseTree::Path(part) => return self.tree(&part.tree, &with(&part.ident), hands_on),
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.tree(tree, before, hands_on)),
            UseTree::Name(name) if name.ident == "self" => (before.to_vec(), before.last().cloned(), line(&name.ident)),
            UseTree::Name(name) => (with(&name.ident), Some(name.ident.to_string()), line(&name.ident)),
            UseTree::Rename(name) => (with(&name.ident), Some(name.rename.to_string()), line(&name.ident)),
            UseTree::Glob(glob) => (before.to_vec(), None, glob.star_token.spans[0].start().line),
        };
        let path = self.note(&path, line, hands_on);
        if let (Some(path), Some(name), 0) = (path, name, self.inline) {
            self.names.insert(name, path);
        }
    }

    /// The paths among tokens that no parser has looked at: what macros are called with.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match &token {
                TokenTree::Ident(name) if colons == 2 && !path.is_empty() => path.push(name.to_string()),
                TokenTree::Punct(punct) if punct.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                other => {
                    self.end(&mut path, line);
                    line = other.span().start().line;
                    match other {
                        TokenTree::Ident(name) => path.push(name.to_string()),
                        TokenTree::Group(group) => self.tokens(group.stream()),
                        _ => {}
                    }
                }
            }
            colons = 0;
        }
        self.end(&mut path, line);
    }

    fn end(&mut self, path: &mut Vec<String>, line: usize) {
        if path.len() > 1 {
            self.note(path, line, false);
        }
        path.clear();
    }
}

fn line(name: &syn::Ident) -> usize {
    name.span().start().line
}

/// Whether it is compiled for tests alone.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let text = match &attribute.meta {
            syn::Meta::List(list) if attribute.path().is_ident("cfg") => list.tokens.to_string(),
            _ => return false,
        };
        text == "test" || text.starts_with("all (test") || text.starts_with("all(test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.content.is_some() {
            self.at.push(module.ident.to_string());
            self.inline += 1;
            visit::visit_item_mod(self, module);
            self.inline -= 1;
            self.at.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if names.len() > 1 {
            self.note(&names, line(&path.segments[0].ident), false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.tokens(called.tokens.clone());
        visit::visit_macro(self, called);
    }

    /// `pub(in crate::ui)` uses nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}
