//! JSON: the same tree with the same names as the file.

use std::fmt::Write as _;

use serde_json::error::Category;

use crate::document::{Fault, Format, PositionDescription};
use crate::lang::{Message, steers};

/// Reads a description.
///
/// # Errors
///
/// Fails at the first syntax error, unknown field, wrong type or newer format.
pub fn read(text: &str) -> Result<PositionDescription, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Fault::empty());
    }
    serde_json::from_str(text).map_err(|error| fault(&error).with_full_width(text)).and_then(Fault::limit)
}

/// Writes a description: two spaces a level, LF at the end.
///
/// # Panics
///
/// Never: every description can be written.
#[must_use]
pub fn write(document: &PositionDescription) -> String {
    let mut text = harmless(&serde_json::to_string_pretty(document).expect("plain data serialises"));
    text.push('\n');
    text
}

/// The same JSON with an escape for what would make a terminal or an editor show something else than stands there.
#[must_use]
pub fn harmless(json: &str) -> String {
    let mut harmless = String::with_capacity(json.len());
    for c in json.chars() {
        if steers(c) && c != '\n' {
            // All of them lie below U+10000, and outside strings there are none.
            // A string takes whatever is written to it.
            let _ = write!(harmless, "\\u{:04x}", u32::from(c));
        } else {
            harmless.push(c);
        }
    }
    harmless
}

fn fault(error: &serde_json::Error) -> Fault {
    let (line, column) = (error.line().max(1), error.column().max(1));
    let whole = error.to_string();
    let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message);
    // serde names the field and its neighbours in backquotes, and offers them in no other way.
    if message.starts_with("unknown field") {
        let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        if let [found, expected @ ..] = names.as_slice() {
            return Fault::unknown_field(line, column, found, expected);
        }
    }
    if message.contains(Format::NEWER) {
        return Fault::newer_format(line, column, message);
    }
    if let Some(what) = Fault::no_date(message) {
        return Fault::syntax(line, column, what);
    }
    let zh = match error.classify() {
        Category::Eof => return Fault::broken_off((line, column)),
        Category::Syntax => format!("JSON 语法错误：{message}"),
        Category::Data | Category::Io => format!("类型不符：{message}"),
    };
    Fault::syntax(line, column, Message::new(zh, message))
}
