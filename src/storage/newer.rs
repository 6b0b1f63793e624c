//! Descriptions of a newer program: read as far as they are known here, so that they can at least be looked at.
//!
//! To read an older format, turn its tree into that of the newest one in the same way, before it becomes a description.

use super::ron::options;
use crate::document::{Fault, Field, Format, PositionDescription};

/// Reads a description of a newer program as far as it is known here: what is not known is passed over. Nothing when
/// the text is of a known format, or nothing can be made of it.
#[must_use]
pub fn read(text: &str) -> Option<PositionDescription> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut content: serde_json::Value = options().from_str(&quoted(text)).ok()?;
    let format = content.get_mut("format").filter(|format| format.as_u64() > Some(Format::NEWEST.into()))?;
    *format = Format::NEWEST.into();
    prune(&mut content, "");
    let document = serde_json::from_value(content).ok()?;
    Fault::limit(document).ok()
}

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

/// Takes away what the table of fields does not know.
fn prune(value: &mut serde_json::Value, path: &str) {
    match value {
        serde_json::Value::Object(members) => {
            let inside = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            members.retain(|name, _| name == "format" || is_known(&inside(name)));
            members.iter_mut().for_each(|(name, member)| prune(member, &inside(name)));
        }
        serde_json::Value::Array(rows) => rows.iter_mut().for_each(|row| prune(row, path)),
        _ => {}
    }
}

/// Tells whether a field lies at `path` or below it.
fn is_known(path: &str) -> bool {
    // What was said about the findings is no field.
    if path == "kept" || path.starts_with("kept.") {
        return true;
    }
    Field::ALL.iter().any(|field| {
        let known = field.spec().path.replace([' ', '[', ']'], "");
        known.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}
