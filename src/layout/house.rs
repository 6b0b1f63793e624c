//! The house style of a print: how it looks beyond its form, and what the client has on every page.

use std::sync::Arc;

use super::label::Label;
use super::shades::Shades;
use crate::document::pack::{Pack, PackStyle};
use crate::document::{Form, FormBlock, Labels, PositionDescription};
use crate::lang::{Lang, Text};
use crate::page::Image;

/// How to print.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The form, the labels and the house style.
    pub style: PackStyle,
    /// The client, as a header or footer names it.
    pub client: String,
    /// The client's logo.
    pub logo: Option<Arc<Image>>,
}

impl Options {
    /// The form `form` with `labels`, in no client's style.
    #[must_use]
    pub fn new(form: Form, labels: Labels) -> Self {
        Self { style: PackStyle { layout: form, labels, ..PackStyle::default() }, ..Self::default() }
    }

    /// As the descriptions of `pack` are printed, with the logo that its style names.
    #[must_use]
    pub fn of(pack: &Pack, logo: Option<Arc<Image>>) -> Self {
        Self { style: pack.style.clone(), client: pack.client.clone(), logo }
    }

    /// The language of marks, units and whole sentences.
    pub(super) fn lang(&self) -> Lang {
        self.style.labels.lang()
    }

    /// `text` as a label.
    pub(super) fn label(&self, zh: &'static str, en: &'static str) -> Label {
        self.style.labels.of(Text::new(zh, en))
    }

    /// `text` on one line.
    pub(super) fn say(&self, zh: &'static str, en: &'static str) -> String {
        self.style.labels.say(Text::new(zh, en))
    }

    /// The client's colour.
    pub(super) fn shades(&self) -> Shades {
        Shades::of(self.style.accent)
    }

    /// Tells whether the style leaves `block` in.
    pub(super) fn shows(&self, block: FormBlock) -> bool {
        !self.style.without_blocks.contains(&block)
    }

    /// Tells whether the house says itself, in a header or a footer, on which page it stands.
    pub(super) fn numbers_pages(&self) -> bool {
        [&self.style.header, &self.style.footer].into_iter().any(|text| text.contains("{page}"))
    }
}

/// What the fields of a header or a footer stand for on a page.
#[derive(Clone, Debug, Default)]
pub struct Fields<'a> {
    /// The page's number, as it is printed.
    pub page: String,
    /// How many pages are numbered.
    pub pages: String,
    /// 文件编号
    pub number: &'a str,
    /// The version.
    pub version: &'a str,
    /// Its date.
    pub date: String,
    /// The title of the description, or of the pack.
    pub title: &'a str,
    /// The client.
    pub client: &'a str,
    /// The department.
    pub department: &'a str,
}

impl<'a> Fields<'a> {
    /// The fields of a page of `document`.
    #[must_use]
    pub fn of(document: &'a PositionDescription, client: &'a str) -> Self {
        let newest = document.newest_revision();
        let date = newest.and_then(|revision| revision.date);
        Self {
            number: &document.identity.document_number,
            version: newest.map_or("", |revision| &revision.version),
            date: date.map_or_else(String::new, |date| date.to_string()),
            title: &document.identity.title,
            client,
            department: &document.identity.department,
            ..Self::default()
        }
    }

    /// `text` with its fields filled in; braces around anything else stay as they are. A field that says nothing takes
    /// the mark beside it along: `{number} · {version}` without a number is the version alone.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        // What stands since the last field that says something, and whether one that says nothing came after that.
        let (mut between, mut silent) = (String::new(), false);
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let inside = &rest[open + 1..];
            let close = inside.find('}').unwrap_or(inside.len());
            let (Some(value), Some(after)) = (self.get(&inside[..close]), inside.get(close + 1..)) else {
                between.push_str(&rest[..=open]);
                rest = inside;
                continue;
            };
            if !(silent && is_mark(&rest[..open])) {
                between.push_str(&rest[..open]);
            }
            silent = value.is_empty();
            if !silent {
                filled.push_str(&between);
                filled.push_str(value);
                between.clear();
            }
            rest = after;
        }
        if !(silent && is_mark(&between)) {
            filled.push_str(&between);
        }
        filled + rest
    }

    fn get(&self, field: &str) -> Option<&str> {
        Some(match field {
            "page" => &self.page,
            "pages" => &self.pages,
            "number" => self.number,
            "version" => self.version,
            "date" => &self.date,
            "title" => self.title,
            "client" => self.client,
            "department" => self.department,
            _ => return None,
        })
    }
}

/// Tells whether `text`, between two fields, only keeps them apart.
fn is_mark(text: &str) -> bool {
    !text.contains(|c: char| c.is_alphanumeric() || "()（）[]【】〔〕《》“”".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_filled_in_and_other_braces_stay() {
        let document = PositionDescription::default();
        let fields = Fields { page: "3".into(), title: "主任", ..Fields::of(&document, "甲方") };
        assert_eq!(fields.fill("{client} {title} {page}/{pages}"), "甲方 主任 3");
        assert_eq!(fields.fill("{number} · {version} · {date}"), "");
        assert_eq!(fields.fill("{number} · {title} · {date}"), "主任");
        assert_eq!(fields.fill("{client} · {number} · {title} —"), "甲方 · 主任 —");
        assert_eq!(fields.fill("— {page} —"), "— 3 —");
        assert_eq!(fields.fill("{title}（{version}）"), "主任（）");
        assert_eq!(fields.fill("编号 {number} · 版本 {version}"), "编号  · 版本 ");
        assert_eq!(fields.fill("{titel} {"), "{titel} {");
        assert_eq!(fields.fill("{{page}}"), "{3}");
        assert!(crate::document::pack::EDGE_FIELDS.iter().all(|field| fields.get(field).is_some()));
        // What a field says is not read again.
        assert_eq!(Fields { title: "{page}", ..fields }.fill("{title}"), "{page}");
    }
}
