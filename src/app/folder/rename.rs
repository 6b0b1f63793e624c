//! Changing a name in all files of a folder: what would change is shown first, one step takes it back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::scan::Entry;
use super::{Folder, Held};
use crate::document::rename::Named;
use crate::document::{Choice as _, PositionDescription};
use crate::lang::Lang;
use crate::storage::change::Change;
use crate::storage::recovery::Document;
use crate::storage::rename::Found;

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
    /// How high the places are that were shown so far, and what they were shown with.
    pub(super) heights: BTreeMap<(usize, usize), f32>,
    measured: Option<(String, f32)>,
}

impl Renaming {
    pub(super) fn new(named: Named, old: String) -> Self {
        let (looked_for, found, left_out) = (None, Vec::new(), BTreeSet::new());
        let (heights, measured) = (BTreeMap::new(), None);
        Self { named, old, new: String::new(), looked_for, found, left_out, fresh: true, heights, measured }
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
        let all =
            self.found.iter().enumerate().flat_map(|(file, found)| (0..found.count()).map(move |hit| (file, hit)));
        self.left_out = all.filter(|&(file, hit)| !self.found[file].is_whole(hit)).collect();
        self.looked_for = Some(wanted);
        self.measured = None;
    }

    /// Forgets how high the places are when they are shown anew: `width` wide, with another name.
    pub(super) fn measure(&mut self, width: f32) {
        let shown = Some((self.new.clone(), width));
        if self.measured != shown {
            self.measured = shown;
            self.heights.clear();
        }
    }

    /// How many places are changed in the file of a number.
    pub(super) fn ticked(&self, file: usize) -> usize {
        (0..self.found[file].count()).filter(|&hit| !self.left_out.contains(&(file, hit))).count()
    }

    /// How many places in how many files are changed.
    pub(super) fn count(&self) -> (usize, usize) {
        let counts: Vec<usize> = (0..self.found.len()).map(|file| self.ticked(file)).collect();
        (counts.iter().sum(), counts.iter().filter(|count| **count > 0).count())
    }

    /// The files that are changed, each with what it becomes.
    pub(super) fn changes(&self) -> Vec<Change> {
        let change =
            |(file, found): (usize, &Found)| found.change(|hit| !self.left_out.contains(&(file, hit)), self.new.trim());
        self.found.iter().enumerate().filter_map(change).collect()
    }
}

fn find_in(entry: &Entry, named: Named, name: &str) -> Option<Found> {
    let (text, document) = match entry.content.as_ref().ok()? {
        // Most files do not have the name at all.
        Held::Post(post) if !post.words.contains(&name.to_lowercase()) => return None,
        Held::Post(post) => (&post.text, Document::Description(Arc::clone(&post.document))),
        Held::Pack(pack, text) => (text, Document::Pack(Arc::clone(pack))),
    };
    Found::find(&entry.path, text, document, named, name)
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
