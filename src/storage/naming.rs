//! How the files of exported descriptions are named.

use crate::document::{Fault, PositionDescription};
use crate::lang::{Lang, Message, Text, steers};

/// What can stand in braces in the pattern of a name, in either language.
pub const FIELDS: [Text; 4] = [
    Text::new("编号", "code"),
    Text::new("岗位名称", "title"),
    Text::new("部门", "department"),
    Text::new("序号", "number"),
];

/// The pattern unless somebody wants another.
pub const PATTERN: &str = "{code}-{title}.pdf";

/// What is wrong with a pattern in which something stands in braces that is none of [`FIELDS`].
#[must_use]
pub fn fault(pattern: &str) -> Option<Fault> {
    let known = |name: &str| FIELDS.iter().any(|field| name == field.zh || name == field.en);
    let name = names(pattern).find(|name| !known(name))?;
    let what =
        Message::new(format!("没有可以代入 {{{name}}} 的内容"), format!("there is no {{{name}}} to name files by"));
    let remedy = if name.is_ascii() {
        Fault::likely_field(name, &FIELDS.map(|field| field.en))
    } else {
        let all = FIELDS.map(|field| format!("{{{}}}", field.zh)).join(" ");
        Message::new(format!("可以用 {all}"), format!("there are {all}"))
    };
    Some(Fault::of_file(what, remedy))
}

/// What stands in braces and looks like a name.
fn names(pattern: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| c == '_' || c.is_ascii_lowercase() || !c.is_ascii();
    let inside = pattern.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    inside.filter(move |name| !name.is_empty() && name.chars().all(part))
}

/// The pattern with its fields in the words of `lang`.
#[must_use]
pub fn in_words(pattern: &str, lang: Lang) -> String {
    let from = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    FIELDS.iter().fold(pattern.to_owned(), |pattern, field| {
        pattern.replace(&format!("{{{}}}", field.get(from)), &format!("{{{}}}", field.get(lang)))
    })
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
    let parts = [safe(&identity.code), safe(&identity.title), safe(department), format!("{number:03}")];
    let mut name = in_words(pattern, Lang::En).replace(['/', '\\'], "_");
    for (field, text) in FIELDS.iter().zip(parts) {
        name = name.replace(&format!("{{{}}}", field.en), &text);
    }
    let name = name.trim_matches(['-', ' ', '.']).to_owned();
    if name.to_lowercase().ends_with(".pdf") { name } else { format!("{name}.pdf") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_go_by_their_names_in_either_language() {
        let mut document = PositionDescription::default();
        document.identity.code = "CW-01".into();
        document.identity.title = "出纳".into();
        for pattern in ["{code}-{title}", "{编号}-{岗位名称}", "{编号}-{title}.pdf"] {
            assert_eq!(pdf(pattern, 1, "", &document), "CW-01-出纳.pdf");
            assert_eq!(fault(pattern), None);
        }
        assert_eq!(pdf("{部门}{序号}", 7, "财务部", &document), "财务部007.pdf");
        for wrong in ["{职称}", "{titel}"] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
        assert_eq!(in_words("{code} {部门}", Lang::Zh), "{编号} {部门}");
        assert_eq!(in_words("{编号} {部门}", Lang::En), "{code} {department}");
    }
}
