//! Changing a name in all files of a folder: what would change is shown first, one step takes it back.
//!
//! A file is written only while it holds what was read, also when the change is taken back.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::change::{Change, To};
use super::scan::Entry;
use super::{Folder, Held};
use crate::document::pack::Pack;
use crate::document::rename::{Hit, Named, find, find_in_pack, rename, rename_in_pack, renamed};
use crate::document::{Choice as _, PackPlace, Place, PositionDescription};
use crate::lang::{Lang, Text};
use crate::storage::recovery::Document;

/// A name that shall be changed.
pub(super) struct Renaming {
    pub(super) named: Named,
    pub(super) old: String,
    pub(super) new: String,
    /// What was looked for last, and in which files.
    looked_for: Option<(u64, Named, String)>,
    pub(super) found: Vec<Found>,
    /// Those of the hits that are left as they are: by the number of the file and of the hit.
    pub(super) left_out: BTreeSet<(usize, usize)>,
    /// It was just opened: its first field gets the focus.
    pub(super) fresh: bool,
}

/// A file in which the name stands.
pub(super) struct Found {
    pub(super) path: PathBuf,
    text: Arc<str>,
    document: Document,
    pub(super) hits: Hits,
}

/// Where it stands.
pub(super) enum Hits {
    Description(Vec<Hit<Place>>),
    Pack(Vec<Hit<PackPlace>>),
}

/// A place as a person sees it.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) old: String,
    pub(super) new: String,
    pub(super) whole: bool,
}

impl Renaming {
    pub(super) fn new(named: Named, old: String) -> Self {
        let (looked_for, found, left_out) = (None, Vec::new(), BTreeSet::new());
        Self { named, old, new: String::new(), looked_for, found, left_out, fresh: true }
    }

    /// Looks for the name in the files of a folder, unless that was done.
    pub(super) fn look(&mut self, folder: &Folder) {
        let wanted = (folder.version, self.named, self.old.trim().to_owned());
        if self.looked_for.as_ref() == Some(&wanted) {
            return;
        }
        let found = |entry: &Arc<Entry>| find_in(entry, self.named, &wanted.2);
        self.found = folder.known.entries.iter().filter_map(found).collect();
        // Where the name may mean something else a person says so.
        let all = self.found.iter().enumerate().flat_map(|(file, found)| (0..found.len()).map(move |hit| (file, hit)));
        self.left_out = all.filter(|&(file, hit)| !self.found[file].is_whole(hit)).collect();
        self.looked_for = Some(wanted);
    }

    /// How many places in how many files are changed.
    pub(super) fn count(&self) -> (usize, usize) {
        let changed = |(file, found): (usize, &Found)| {
            (0..found.len()).filter(|&hit| !self.left_out.contains(&(file, hit))).count()
        };
        let counts: Vec<usize> = self.found.iter().enumerate().map(changed).collect();
        (counts.iter().sum(), counts.iter().filter(|count| **count > 0).count())
    }

    /// The files that are changed, each with what it becomes.
    pub(super) fn changes(&self) -> Vec<Change> {
        let change = |(file, found): (usize, &Found)| {
            let to = found.renamed(|hit| !self.left_out.contains(&(file, hit)), self.new.trim())?;
            Some(Change { path: found.path.clone(), from: Arc::clone(&found.text), to: To::Document(to) })
        };
        self.found.iter().enumerate().filter_map(change).collect()
    }
}

impl Found {
    pub(super) fn len(&self) -> usize {
        match &self.hits {
            Hits::Description(hits) => hits.len(),
            Hits::Pack(hits) => hits.len(),
        }
    }

    fn is_whole(&self, hit: usize) -> bool {
        match &self.hits {
            Hits::Description(hits) => hits[hit].whole,
            Hits::Pack(hits) => hits[hit].whole,
        }
    }

    /// The place of a hit, with what stands there and what shall.
    pub(super) fn line(&self, hit: usize, new: &str, lang: Lang) -> Line {
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

fn find_in(entry: &Entry, named: Named, name: &str) -> Option<Found> {
    let (text, document, hits) = match entry.content.as_ref().ok()? {
        Held::Post(post) => {
            // Most files do not have the name at all.
            if !post.words.contains(&name.to_lowercase()) {
                return None;
            }
            let hits = Hits::Description(find(&post.document, named, name));
            (&post.text, Document::Description(Arc::clone(&post.document)), hits)
        }
        Held::Pack(pack, text) => (text, Document::Pack(Arc::clone(pack)), Hits::Pack(find_in_pack(pack, named, name))),
    };
    let found = Found { path: entry.path.clone(), text: Arc::clone(text), document, hits };
    (found.len() > 0).then_some(found)
}

/// The names of a kind that stand in the folder, each once.
pub(super) fn names(folder: &Folder, named: Named) -> Vec<String> {
    let name = |document: &PositionDescription| match named {
        Named::Department => document.identity.department.trim().to_owned(),
        Named::Position => document.identity.title.trim().to_owned(),
        Named::Company => document.identity.organization.trim().to_owned(),
    };
    let all: BTreeSet<String> = folder.documents().map(name).filter(|name| !name.is_empty()).collect();
    all.into_iter().collect()
}

/// What a person calls the kind, where it is chosen.
pub(super) fn kinds(lang: Lang, now: Named) -> Vec<(&'static str, bool)> {
    Named::ALL.iter().map(|&named| (named.label().get(lang), named == now)).collect()
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
