//! How the files of exported descriptions are named.

use crate::document::{Fault, PositionDescription};
use crate::lang::{Message, names_in_braces, steers};

/// What can stand in braces in the pattern of a name.
pub const FIELDS: [&str; 4] = ["code", "title", "department", "number"];

/// The pattern unless somebody wants another.
pub const PATTERN: &str = "{code}-{title}.pdf";

/// What is wrong with a pattern in which something stands in braces that is none of [`FIELDS`].
#[must_use]
pub fn fault(pattern: &str) -> Option<Fault> {
    let name = names_in_braces(pattern).find(|name| !FIELDS.contains(name))?;
    let what =
        Message::new(format!("没有可以代入 {{{name}}} 的内容"), format!("there is no {{{name}}} to name files by"));
    Some(Fault::of_file(what, Fault::likely_field(name, &FIELDS)))
}

/// `name` with `_` for what no file system takes.
#[must_use]
pub fn safe(name: &str) -> String {
    name.trim().replace(|c: char| steers(c) || r#"/\:*?"<>|"#.contains(c), "_")
}

/// The name that `pattern` gives the PDF of `document`, the `number`th, which is of `department`.
#[must_use]
pub fn pdf(pattern: &str, number: usize, department: &str, document: &PositionDescription) -> String {
    let identity = &document.identity;
    let parts = [
        ("{code}", safe(&identity.code)),
        ("{title}", safe(&identity.title)),
        ("{department}", safe(department)),
        ("{number}", format!("{number:03}")),
    ];
    let mut name = pattern.replace(['/', '\\'], "_");
    for (part, text) in parts {
        name = name.replace(part, &text);
    }
    let name = name.trim_matches(['-', ' ', '.']).to_owned();
    if name.to_lowercase().ends_with(".pdf") { name } else { format!("{name}.pdf") }
}
