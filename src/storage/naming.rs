//! How the files of exported descriptions are named.

use crate::document::PositionDescription;
use crate::lang::steers;

/// What can stand in braces in the pattern of a name.
pub const FIELDS: [&str; 4] = ["code", "title", "department", "number"];

/// The pattern unless somebody wants another.
pub const PATTERN: &str = "{code}-{title}.pdf";

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
