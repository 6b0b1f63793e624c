//! Documents of a newer program: read as far as they are known here, so that they can at least be looked at.
//!
//! To read an older format, turn its tree into that of the newest one in the same way, before it becomes a document.

use std::cmp::Ordering;

use super::Content;
use super::ron::options;
use crate::document::compare::Parts as _;
use crate::document::pack::Pack;
use crate::document::{Fault, Field, Format};

/// Reads a description or a pack of a newer program as far as it is known here: what is not known is passed over.
/// Nothing when the text is of a known format, or nothing can be made of it. Where it could be either `likely_pack`
/// decides.
#[must_use]
pub fn read(text: &str, likely_pack: bool) -> Option<Content> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut content: serde_json::Value = options().from_str(&quoted(text)).ok()?;
    let format = content.get_mut("format").filter(|format| format.as_u64() > Some(Format::NEWEST.into()))?;
    *format = Format::NEWEST.into();
    let names: Vec<&String> = content.as_object()?.keys().collect();
    let known = |is_known: Known| names.iter().filter(|name| is_known(name)).count();
    let packs = match known(in_pack).cmp(&known(in_description)) {
        Ordering::Equal => likely_pack,
        more => more == Ordering::Greater,
    };
    prune(&mut content, "", if packs { in_pack } else { in_description });
    if packs {
        let pack = serde_json::from_value(content).ok()?;
        return Fault::limit_pack(pack).ok().map(|pack| Content::Pack(Box::new(pack)));
    }
    let document = serde_json::from_value(content).ok()?;
    Fault::limit(document).ok().map(|document| Content::Description(Box::new(document)))
}

/// Tells whether a field lies at a path or below it.
type Known = fn(&str) -> bool;

/// The text with its bare words as strings, so that it can be read without knowing which values there are.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            c if c.is_alphabetic() => rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        let names = after.trim_start().starts_with([':', '(', '"', '#']);
        let value = first.is_alphabetic() && !names && !["true", "false", "None"].contains(&token);
        if value {
            quoted.extend(["\"", token, "\""]);
        } else {
            quoted.push_str(token);
        }
        rest = after;
    }
    quoted
}

/// The length of the string that `text` opens with.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// Takes away what is not known.
fn prune(value: &mut serde_json::Value, path: &str, is_known: Known) {
    match value {
        serde_json::Value::Object(members) => {
            let inside = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            members.retain(|name, _| inside(name) == "format" || is_known(&inside(name)));
            members.iter_mut().for_each(|(name, member)| prune(member, &inside(name), is_known));
        }
        serde_json::Value::Array(rows) => rows.iter_mut().for_each(|row| prune(row, path, is_known)),
        _ => {}
    }
}

fn in_description(path: &str) -> bool {
    // What was said about the findings is no field.
    path == "kept"
        || path.starts_with("kept.")
        || Field::ALL.iter().any(|field| holds(path, &field.spec().path.replace([' ', '[', ']'], "")))
}

fn in_pack(path: &str) -> bool {
    const ROWS: [&str; 3] = ["departments.name", "departments.intro", "departments.members"];
    Pack::PARTS.iter().map(|part| part.path).chain(ROWS).any(|known| holds(path, known))
}

/// Tells whether `known` lies at `path` or below it.
fn holds(path: &str, known: &str) -> bool {
    known.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
