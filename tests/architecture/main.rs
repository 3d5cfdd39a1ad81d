//! ARCHITECTURE.md draws the order of the modules; this holds the source against it.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod modules;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use modules::{Module, Use, uses};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the library by their paths; programs (`src/bin`) may use all of it.
fn library() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            if name == "src/bin" {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".rs") {
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

/// The modules in the order of ARCHITECTURE.md's table, leftmost first.
fn order(page: &str) -> Vec<String> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    let names = rows.flat_map(|cell| cell.split(", ").map(|name| name.trim_matches('`')));
    names.map(|name| name.trim_end_matches('/').trim_end_matches(".rs").to_owned()).collect()
}

/// Every use of a module that does not stand before the one that uses it.
fn against_the_order(uses: &[Use], order: &[String]) -> Vec<String> {
    let at = |module: &Module| order.iter().position(|name| Some(name) == module.first());
    let wrong = uses.iter().filter(|one| !one.from.is_empty() && one.from.first() != one.to.first());
    let wrong = wrong.filter(|one| at(&one.to).is_none() || at(&one.to) >= at(&one.from));
    wrong.map(|one| format!("{}: {} uses {}", one.place, one.from.join("::"), one.to.join("::"))).collect()
}

/// The name of a folder's own file among its modules.
const OWN: &str = "mod";

/// For each folder, where its modules use each other.
type Neighbours = BTreeMap<Module, BTreeMap<(String, String), String>>;

fn neighbours(uses: &[Use]) -> Neighbours {
    let mut neighbours = Neighbours::new();
    for one in uses {
        let shared = one.from.iter().zip(&one.to).take_while(|(from, to)| from == to).count();
        let name = |module: &Module| module.get(shared).map_or(OWN, String::as_str).to_owned();
        let edge = (name(&one.from), name(&one.to));
        neighbours.entry(one.from[..shared].to_vec()).or_default().entry(edge).or_insert_with(|| one.place.clone());
    }
    neighbours
}

/// The uses within a folder that lead back to where they came from.
fn circles(edges: &BTreeMap<(String, String), String>) -> Vec<String> {
    let reached = |start: &String| {
        let mut seen = BTreeSet::from([start.clone()]);
        let mut open = vec![start.clone()];
        while let Some(at) = open.pop() {
            let next = edges.keys().filter(|(from, _)| *from == at).map(|(_, to)| to.clone());
            open.extend(next.filter(|to| seen.insert(to.clone())));
        }
        seen
    };
    let back = edges.iter().filter(|((from, to), _)| reached(to).contains(from));
    back.map(|((from, to), place)| format!("{place}: {from} uses {to}")).collect()
}

/// Folders whose own file and modules need each other on purpose. Among themselves their modules
/// keep to the rule.
///
/// `facts`: `Facts` works each part out when it is first asked for, and each part asks `Facts`
/// for the others.
const HUBS: [&str; 1] = ["facts"];

fn page() -> String {
    fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap()
}

#[test]
fn the_table_names_every_module_and_no_other() {
    let modules: BTreeSet<String> = library().keys().filter_map(|path| top(path)).collect();
    let order = order(&page());
    assert_eq!(order.iter().cloned().collect::<BTreeSet<_>>(), modules);
    assert_eq!(order.len(), modules.len(), "each once");
}

/// The module directly below the crate in which a file lies.
fn top(path: &str) -> Option<String> {
    let name = path.trim_start_matches("src/").split('/').next()?.trim_end_matches(".rs");
    (name != "lib").then(|| name.to_owned())
}

#[test]
fn a_module_uses_only_what_stands_above_it() {
    let wrong = against_the_order(&uses(&library()), &order(&page()));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_two_modules_of_a_folder_need_each_other() {
    let mut wrong = Vec::new();
    for (folder, mut edges) in neighbours(&uses(&library())) {
        if HUBS.contains(&folder.join("/").as_str()) {
            edges.retain(|(from, to), _| from != OWN && to != OWN);
        }
        wrong.extend(circles(&edges));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What the checker finds in a crate of these files, in the order `left`, `middle`, `right`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let uses = uses(&files);
    let order = ["left", "middle", "right"].map(str::to_owned);
    let folders = neighbours(&uses).into_iter().filter(|(folder, _)| !folder.is_empty());
    let circles = folders.flat_map(|(_, edges)| circles(&edges));
    against_the_order(&uses, &order).into_iter().chain(circles).collect()
}

const LIB: (&str, &str) = ("src/lib.rs", "mod left; mod middle; mod right;");

#[test]
fn a_use_of_what_stands_below_is_found_however_it_is_written() {
    for (line, text) in [
        (1, "use crate::right::Thing;"),
        (1, "use super::right::Thing;"),
        (2, "\nuse crate::{left::A, right::{self, B}};"),
        (3, "fn f() {\n\n    crate::right::go();\n}"),
        (1, "fn f(thing: &crate::right::Thing) {}"),
        (2, "fn f() {\n    println!(\"{}\", crate::right::go());\n}"),
        (1, "mod inner { use super::super::right::Thing; }"),
        (1, "pub(crate) use crate::right::Thing;"),
    ] {
        let files = [LIB, ("src/left.rs", ""), ("src/middle.rs", text), ("src/right.rs", "")];
        let found = found(&files);
        assert!(!found.is_empty(), "{text}");
        let place = format!("src/middle.rs:{line}: middle uses right");
        assert!(found.iter().all(|problem| *problem == place), "{text}: {found:?}");
    }
}

#[test]
fn what_stands_above_may_be_used_and_tests_may_look_anywhere() {
    for text in [
        "use crate::left::Thing;",
        "/// [`Thing`](crate::right::Thing)\nstruct A;",
        "const TEXT: &str = \"crate::right::Thing\";",
        "#[cfg(test)]\nmod tests { use crate::right::Thing; }",
        "#[cfg(test)]\nfn helper() { crate::right::go(); }",
        "#[cfg(all(test, feature = \"x\"))]\nuse crate::right::Thing;",
    ] {
        let files = [LIB, ("src/left.rs", ""), ("src/middle.rs", text), ("src/right.rs", "")];
        assert_eq!(found(&files), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_name_that_is_handed_on_is_a_use_of_where_it_is_defined() {
    let files = [
        LIB,
        ("src/left.rs", ""),
        ("src/middle/mod.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
        ("src/middle/a.rs", "use super::B; pub struct A;"),
        ("src/middle/b.rs", "\nuse super::A; pub struct B;"),
        ("src/right.rs", ""),
    ];
    assert_eq!(found(&files), ["src/middle/a.rs:1: a uses b", "src/middle/b.rs:2: b uses a"]);
}

#[test]
fn a_folder_and_its_module_that_need_each_other_are_found() {
    let files = [
        LIB,
        ("src/left.rs", ""),
        ("src/middle/mod.rs", "mod a; pub struct Own; fn f() { a::go(); }"),
        ("src/middle/a.rs", "pub fn go() -> super::Own { super::Own }"),
        ("src/right.rs", ""),
    ];
    assert_eq!(found(&files), ["src/middle/a.rs:1: a uses mod", "src/middle/mod.rs:1: mod uses a"]);
}
