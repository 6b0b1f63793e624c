//! Changing a name in the files of a folder: where it stands, as a person sees it, and what the files become.
//!
//! A file is written only while it holds what was read, also when the change is taken back: see [`super::change`].

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::change::{Change, To};
use super::recovery::Document;
use crate::document::pack::Pack;
use crate::document::rename::{Hit, Named, find, find_in_pack, rename, rename_in_pack, renamed};
use crate::document::{PackPlace, Place, PositionDescription};
use crate::lang::{Lang, Text};

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
    /// What stands there.
    pub old: String,
    /// What shall.
    pub new: String,
    /// The name stands there as a name, not in the midst of a text.
    pub whole: bool,
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

    /// Tells whether it stands in the place number `hit` as a name, not in the midst of a text.
    #[must_use]
    pub fn is_whole(&self, hit: usize) -> bool {
        match &self.hits {
            Hits::Description(hits) => hits[hit].whole,
            Hits::Pack(hits) => hits[hit].whole,
        }
    }

    /// The place number `hit`, with what stands there and what shall.
    #[must_use]
    pub fn line(&self, hit: usize, new: &str, lang: Lang) -> Line {
        let (label, old, ranges, whole) = match (&self.hits, &self.document) {
            (Hits::Description(hits), Document::Description(document)) => {
                let hit = &hits[hit];
                let label = hit.place.field.spec().label.get(lang).to_owned();
                (label, hit.place.words(document).cloned(), &hit.ranges, hit.whole)
            }
            (Hits::Pack(hits), Document::Pack(pack)) => {
                let hit = &hits[hit];
                (label(hit.place).get(lang).to_owned(), hit.place.text(pack).cloned(), &hit.ranges, hit.whole)
            }
            _ => return Line { label: String::new(), old: String::new(), new: String::new(), whole: false },
        };
        let (old, ranges) = excerpt(&old.unwrap_or_default(), ranges);
        let new = renamed(&old, &ranges, new);
        Line { label, old, new, whole }
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

/// The part of a long text in which `ranges` lie, and where they lie in that.
fn excerpt(text: &str, ranges: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    const AROUND: usize = 12;
    let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return (text.to_owned(), Vec::new()) };
    let start = text[..first.start].char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let end = text[last.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| last.end + at);
    let before = if start > 0 { "…" } else { "" };
    let after = if end < text.len() { "…" } else { "" };
    let moved = ranges.iter().map(|range| range.start - start + before.len()..range.end - start + before.len());
    (format!("{before}{}{after}", &text[start..end]), moved.collect())
}

fn chosen<P>(hits: &[Hit<P>], changes: impl Fn(usize) -> bool) -> impl Iterator<Item = &Hit<P>> {
    hits.iter().enumerate().filter(move |(nth, _)| changes(*nth)).map(|(_, hit)| hit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_around_the_name() {
        let text = format!("{}客服部{}", "前".repeat(30), "后".repeat(30));
        let name = std::slice::from_ref(&(90..99));
        let (shown, ranges) = excerpt(&text, name);
        assert_eq!(shown, format!("…{}客服部{}…", "前".repeat(13), "后".repeat(12)));
        assert_eq!(&shown[ranges[0].clone()], "客服部");
        let (shown, ranges) = excerpt("客服部", std::slice::from_ref(&(0..9)));
        assert_eq!((&*shown, &shown[ranges[0].clone()]), ("客服部", "客服部"));
    }
}
