//! Changing a name in the files of a folder: where it stands, as a person sees it, and what the files become.
//!
//! A file is written only while it holds what was read, also when the change is taken back: see [`super::change`].

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::change::{Change, To};
use super::recovery::Document;
use crate::document::pack::Pack;
use crate::document::rename::{Hit, Named, find, find_in_pack, rename, rename_in_pack};
use crate::document::{PackPlace, Place, PositionDescription, Status};
use crate::lang::{Lang, Text, one_line};

/// A file in which the name stands.
pub struct Found {
    /// The file.
    pub path: PathBuf,
    text: Arc<str>,
    document: Document,
    hits: Hits,
}

/// Where it stands.
enum Hits {
    Description(Vec<Hit<Place>>),
    Pack(Vec<Hit<PackPlace>>),
}

/// A place as a person sees it.
pub struct Line {
    /// The field.
    pub label: String,
    /// What stands there: the name wherever it does, and what stands around it, one after the other.
    pub parts: Vec<Part>,
}

/// A part of what stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stays as it is.
    Around(String),
    /// The name.
    Name(String),
}

impl Line {
    /// What stands there.
    #[must_use]
    pub fn old(&self) -> String {
        let old = |part| match part {
            Part::Around(text) | Part::Name(text) => text,
        };
        self.parts.iter().cloned().map(old).collect()
    }

    /// What stands there when the name is `new`.
    #[must_use]
    pub fn renamed(&self, new: &str) -> String {
        let renamed = |part| match part {
            Part::Around(text) => text,
            Part::Name(_) => new.to_owned(),
        };
        self.parts.iter().cloned().map(renamed).collect()
    }
}

impl Found {
    /// Where `name` stands in the file at `path`, which holds `text`, and that is `document`; nothing when it does not.
    #[must_use]
    pub fn find(path: &Path, text: &Arc<str>, document: Document, named: Named, name: &str) -> Option<Self> {
        let hits = match &document {
            Document::Description(document) => Hits::Description(find(document, named, name)),
            Document::Pack(pack) => Hits::Pack(find_in_pack(pack, named, name)),
        };
        let found = Self { path: path.to_owned(), text: Arc::clone(text), document, hits };
        (found.count() > 0).then_some(found)
    }

    /// In how many places it stands.
    #[must_use]
    pub fn count(&self) -> usize {
        match &self.hits {
            Hits::Description(hits) => hits.len(),
            Hits::Pack(hits) => hits.len(),
        }
    }

    /// Tells whether the file holds a description that was approved.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        matches!(&self.document, Document::Description(document) if document.status == Status::Approved)
    }

    /// Tells whether it stands in the place number `hit` as a name, not in the midst of a text.
    #[must_use]
    pub fn is_whole(&self, hit: usize) -> bool {
        match &self.hits {
            Hits::Description(hits) => hits[hit].whole,
            Hits::Pack(hits) => hits[hit].whole,
        }
    }

    /// The place number `hit`, with what stands there, on one line.
    #[must_use]
    pub fn line(&self, hit: usize, lang: Lang) -> Line {
        let (label, text, ranges) = match (&self.hits, &self.document) {
            (Hits::Description(hits), Document::Description(document)) => {
                let hit = &hits[hit];
                let label = hit.place.field.spec().label.get(lang).to_owned();
                (label, hit.place.words(document), &hit.ranges)
            }
            (Hits::Pack(hits), Document::Pack(pack)) => {
                let hit = &hits[hit];
                (label(hit.place).get(lang).to_owned(), hit.place.text(pack), &hit.ranges)
            }
            _ => return Line { label: String::new(), parts: Vec::new() },
        };
        Line { label, parts: text.map(|text| parts(text, ranges)).unwrap_or_default() }
    }

    /// The change of the file where `changes` says so of some of the places; nothing when it stays as it is.
    #[must_use]
    pub fn change(&self, changes: impl Fn(usize) -> bool, new: &str) -> Option<Change> {
        let to = To::Document(self.renamed(changes, new)?);
        Some(Change { path: self.path.clone(), from: Arc::clone(&self.text), to })
    }

    /// What the document becomes where `changes` says so of some of the hits.
    fn renamed(&self, changes: impl Fn(usize) -> bool, new: &str) -> Option<Document> {
        match (&self.hits, &self.document) {
            (Hits::Description(hits), Document::Description(document)) => {
                let mut after = PositionDescription::clone(document);
                rename(&mut after, chosen(hits, changes), new);
                (after != **document).then(|| Document::Description(Arc::new(after)))
            }
            (Hits::Pack(hits), Document::Pack(pack)) => {
                let mut after = Pack::clone(pack);
                rename_in_pack(&mut after, chosen(hits, changes), new);
                (after != **pack).then(|| Document::Pack(Arc::new(after)))
            }
            _ => None,
        }
    }
}

/// What a person calls a place of a pack file.
fn label(place: PackPlace) -> Text {
    match place {
        PackPlace::Title => Text::new("汇编标题", "Title of the pack"),
        PackPlace::Client => Text::new("客户", "Client"),
        PackPlace::Issuer => Text::new("编制单位", "Issued by"),
        PackPlace::Preface => Text::new("编制说明", "Preface"),
        PackPlace::Header => Text::new("页眉", "Header"),
        PackPlace::Footer => Text::new("页脚", "Footer"),
        PackPlace::Intro(_) => Text::new("部门职责", "What the department does"),
        _ => Text::new("部门名称", "Department"),
    }
}

/// The names at `ranges` of `text`, and what stands around each: of a long text a few words before and behind.
fn parts(text: &str, ranges: &[Range<usize>]) -> Vec<Part> {
    const AROUND: usize = 16;
    let mut parts = Vec::new();
    let mut from = 0;
    for nth in 0..=ranges.len() {
        let range = ranges.get(nth).cloned().unwrap_or(text.len()..text.len());
        let between = text.get(from..range.start).unwrap_or_default();
        let (behind_one, before_one) = (nth > 0, nth < ranges.len());
        let behind = between.char_indices().nth(AROUND).filter(|_| behind_one).map_or(0, |(at, _)| at);
        let before = between.char_indices().rev().nth(AROUND - 1).filter(|_| before_one);
        let before = before.map_or(if before_one { 0 } else { between.len() }, |(at, _)| at);
        let around = if behind < before && !(behind_one && behind == 0) {
            format!("{}…{}", &between[..behind], &between[before..])
        } else {
            between.to_owned()
        };
        parts.extend((!around.is_empty()).then(|| Part::Around(one_line(&around))));
        parts.extend(text.get(range.clone()).filter(|name| !name.is_empty()).map(|name| Part::Name(one_line(name))));
        from = range.end;
    }
    parts
}

fn chosen<P>(hits: &[Hit<P>], changes: impl Fn(usize) -> bool) -> impl Iterator<Item = &Hit<P>> {
    hits.iter().enumerate().filter(move |(nth, _)| changes(*nth)).map(|(_, hit)| hit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_around_each_name() {
        let text = format!("{}客服部{}客服部{}", "前".repeat(30), "中".repeat(50), "后".repeat(30));
        let line = Line { label: String::new(), parts: parts(&text, &[90..99, 249..258]) };
        let [before, between, behind] = ["前", "中", "后"].map(|c| c.repeat(16));
        assert_eq!(line.old(), format!("…{before}客服部{between}…{between}客服部{behind}…"));
        assert_eq!(line.renamed("客户部"), format!("…{before}客户部{between}…{between}客户部{behind}…"));
    }

    #[test]
    fn a_short_text_is_shown_whole_and_on_one_line() {
        let whole = |text: &str, range: Range<usize>| parts(text, std::slice::from_ref(&range));
        assert_eq!(whole("客服部", 0..9), [Part::Name("客服部".into())]);
        let around = |text: &str| Part::Around(text.into());
        assert_eq!(whole("协助\n客服部经理", 7..16), [around("协助 "), Part::Name("客服部".into()), around("经理")]);
        let sixteen = "字".repeat(16);
        assert_eq!(whole(&format!("{sixteen}客服部{sixteen}"), 48..57).len(), 3);
        assert!(!whole(&format!("{sixteen}客服部{sixteen}"), 48..57).contains(&around("…")));
    }
}
