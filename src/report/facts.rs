//! The page in which a fact can be looked up, made from what the facts declare:
//! `docs/facts.md`.

use std::fmt::Write;

use crate::facts::shape::Shape;
use crate::facts::{FACTS, FactSpec};

const HEAD: &str = "# Facts

Made from the code by `triage facts`; do not edit.

A fact is what raw sources mean, worked out once for all rules. A rule names the facts it reads in its metadata and finds them at `input.facts.NAME`. A fact is there where the sources it *needs* were read; those that it *uses* make it more certain.
";

/// Renders every fact, as Markdown.
pub fn render() -> String {
    let mut page = Page { text: HEAD.to_owned(), told: Vec::new() };
    for (place, fact) in FACTS.iter().enumerate() {
        page.fact(fact, &FACTS[..place]);
    }
    page.text
}

struct Page {
    text: String,
    /// Objects of the fact at hand that were described, each by the field that it stands at.
    told: Vec<(&'static Shape, &'static str)>,
}

impl Page {
    fn fact(&mut self, fact: &'static FactSpec, earlier: &'static [FactSpec]) {
        self.told.clear();
        let like = earlier.iter().find(|earlier| earlier.gives == fact.gives);
        self.line(0, &format!("\n## `{}`\n\n{}\n", fact.name, fact.meaning));
        let same_sources =
            like.filter(|like| (like.requires, like.any_of, like.uses) == (fact.requires, fact.any_of, fact.uses));
        match (same_sources, like) {
            (Some(like), _) => return self.line(0, &format!("Sources and fields are those of {}.", link(like))),
            (None, Some(like)) => self.line(0, &format!("{}- **Gives** the fields of {}", sources(fact), link(like))),
            (None, None) => self.line(0, &format!("{}- **Gives** {}\n", sources(fact), kind(&fact.gives))),
        }
        if like.is_none() {
            self.fields(&fact.gives, 0);
        }
    }

    /// The fields of a shape, each with its own below it.
    fn fields(&mut self, shape: &'static Shape, depth: usize) {
        match shape {
            Shape::OrNull(inner) | Shape::List(inner) | Shape::ById(_, inner) | Shape::ByCapability(inner) => {
                self.fields(inner, depth);
            }
            Shape::Object(fields) | Shape::More(_, fields) => {
                for field in *fields {
                    let known = self.known(&field.shape);
                    let like = known.as_ref().map_or_else(String::new, |like| format!(", with the fields of {like}"));
                    let kind = kind(&field.shape);
                    self.line(depth, &format!("- `{}` ({kind}): {}{like}", field.name, field.meaning));
                    if known.is_none() {
                        self.told.push((object(&field.shape), field.name));
                        self.fields(&field.shape, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// Where an object was described before, if it has more fields than are soon repeated.
    fn known(&self, shape: &'static Shape) -> Option<String> {
        const SOON_REPEATED: usize = 3;
        let object = object(shape);
        let told = self.told.iter().find(|(told, _)| *told == object && object.fields().len() > SOON_REPEATED);
        known_fact(object).or_else(|| told.map(|(_, field)| format!("`{field}`")))
    }

    fn line(&mut self, depth: usize, line: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "", indent = depth * 2);
    }
}

/// The object that a shape is, or is made of.
fn object(shape: &'static Shape) -> &'static Shape {
    match shape {
        Shape::OrNull(inner) | Shape::List(inner) | Shape::ById(_, inner) | Shape::ByCapability(inner) => object(inner),
        shape => shape,
    }
}

/// The fact that gives such an object, alone or as the rows of a list.
fn known_fact(shape: &'static Shape) -> Option<String> {
    let is_object = matches!(shape, Shape::Object(_));
    FACTS.iter().find(|fact| is_object && object(&fact.gives) == shape).map(link)
}

fn link(fact: &FactSpec) -> String {
    format!("[`{}`](#{})", fact.name, fact.name.to_lowercase())
}

fn kind(shape: &'static Shape) -> String {
    match object(shape) {
        Shape::More(base, _) => {
            let base = known_fact(base).unwrap_or_else(|| "another object".to_owned());
            format!("{shape} with the fields of {base}, and these")
        }
        _ => shape.to_string(),
    }
}

fn sources(fact: &FactSpec) -> String {
    let rows = [("Needs", fact.requires), ("Needs one of", fact.any_of), ("Uses", fact.uses)];
    let named = |sources: &[&str]| sources.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let rows = rows.into_iter().filter(|(_, sources)| !sources.is_empty());
    rows.map(|(word, sources)| format!("- **{word}** {}\n", named(sources))).collect()
}
