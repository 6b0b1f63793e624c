//! Changing a name in all files of a folder: what would change is shown first, one step takes it back.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::offer::Offer;
use super::scan::Entry;
use super::{Folder, Held};
use crate::app::initials::{Reading, reading};
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
    /// The names that stand in the folder, and how they are offered.
    pub(super) names: Arc<[String]>,
    pub(super) offer: Offer,
    pub(super) new: String,
    /// What was looked for last, and in which files.
    looked_for: Option<(u64, Named, String)>,
    pub(super) found: Vec<Found>,
    /// Those of the hits that are left as they are: by the number of the file and of the hit.
    pub(super) left_out: BTreeSet<(usize, usize)>,
    /// Approved descriptions are left as they are, also those that are read from now on.
    spares: bool,
    /// It was just opened: its first field gets the focus.
    pub(super) fresh: bool,
    /// How high the places are that were shown so far, and what they were shown with.
    pub(super) heights: BTreeMap<(usize, usize), f32>,
    measured: Option<(String, f32)>,
}

impl Renaming {
    pub(super) fn new(named: Named, old: String) -> Self {
        let (looked_for, found, left_out) = (None, Vec::new(), BTreeSet::new());
        let (offer, new) = (Offer::default(), String::new());
        let (heights, measured) = (BTreeMap::new(), None);
        let (spares, fresh) = (false, true);
        Self {
            named,
            old,
            names: Arc::default(),
            offer,
            new,
            looked_for,
            found,
            left_out,
            spares,
            fresh,
            heights,
            measured,
        }
    }

    /// Looks for the name in the files of a folder, unless that was done.
    pub(super) fn look(&mut self, folder: &Folder) {
        let wanted = (folder.version, self.named, self.old.trim().to_owned());
        if self.looked_for.as_ref() == Some(&wanted) {
            return;
        }
        if self.looked_for.as_ref().is_none_or(|(version, named, _)| (*version, *named) != (wanted.0, wanted.1)) {
            self.names = names(folder, self.named);
        }
        let again = self.looked_for.as_ref().is_some_and(|(_, named, name)| (*named, name) == (wanted.1, &wanted.2));
        self.spares &= again;
        let found = |entry: &Arc<Entry>| find_in(entry, self.named, &wanted.2);
        let found = folder.known.entries.iter().filter_map(found).collect();
        let (before, left_out) = (std::mem::replace(&mut self.found, found), std::mem::take(&mut self.left_out));
        let known: HashMap<&Path, usize> =
            before.iter().enumerate().filter(|_| again).map(|(file, found)| (&*found.path, file)).collect();
        for file in 0..self.found.len() {
            let found = &self.found[file];
            let same = |&&old: &&usize| {
                (before[old].count(), before[old].is_approved()) == (found.count(), found.is_approved())
            };
            // What a person ticked stays when the folder is read again.
            match known.get(&*found.path).filter(same) {
                Some(&old) => self.tick(file, |_, hit| !left_out.contains(&(old, hit))),
                None if self.spares && found.is_approved() => self.tick(file, |_, _| false),
                None => self.tick_sure(file),
            }
        }
        self.looked_for = Some(wanted);
        self.measured = None;
    }

    /// Ticks the places of the file of a number that `ticks` says of, and no others of it.
    fn tick(&mut self, file: usize, ticks: impl Fn(&Found, usize) -> bool) {
        for hit in 0..self.found[file].count() {
            if ticks(&self.found[file], hit) {
                self.left_out.remove(&(file, hit));
            } else {
                self.left_out.insert((file, hit));
            }
        }
    }

    /// Ticks what names it in a file: where the name may mean something else a person says so.
    fn tick_sure(&mut self, file: usize) {
        self.tick(file, Found::is_whole);
    }

    /// Ticks every place, or none.
    pub(super) fn tick_all(&mut self, ticks: bool) {
        (0..self.found.len()).for_each(|file| self.tick(file, |_, _| ticks));
    }

    /// Ticks every place of a file, or none where there are some.
    pub(super) fn toggle_file(&mut self, file: usize) {
        let ticks = self.ticked(file) == 0;
        self.tick(file, |_, _| ticks);
    }

    /// How many of the files hold approved descriptions, and how many of these are changed.
    pub(super) fn approved(&self) -> (usize, usize) {
        let approved = || (0..self.found.len()).filter(|&file| self.found[file].is_approved());
        (approved().count(), approved().filter(|&file| self.ticked(file) > 0).count())
    }

    /// Tells whether an approved description has the name in a field that names it.
    pub(super) fn approved_names(&self) -> bool {
        let mut approved = self.found.iter().filter(|found| found.is_approved());
        approved.any(|found| (0..found.count()).any(|hit| found.is_whole(hit)))
    }

    /// Leaves the approved descriptions as they are, or has them changed after all.
    pub(super) fn spare_approved(&mut self, spares: bool) {
        self.spares = spares;
        for file in 0..self.found.len() {
            match (self.found[file].is_approved(), spares) {
                (false, _) => {}
                (true, true) => self.tick(file, |_, _| false),
                (true, false) => self.tick_sure(file),
            }
        }
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

/// The names of a kind that stand in the folder, each once, in the order in which they are read.
fn names(folder: &Folder, named: Named) -> Arc<[String]> {
    let name = |document: &PositionDescription| match named {
        Named::Department => document.identity.department.trim().to_owned(),
        Named::Position => document.identity.title.trim().to_owned(),
        Named::Company => document.identity.organization.trim().to_owned(),
    };
    let all = folder.documents().map(name).filter(|name| !name.is_empty());
    let all: BTreeSet<(Reading, String)> = all.map(|name| (reading(&name), name)).collect();
    all.into_iter().map(|(_, name)| name).collect()
}

/// What a person calls the kind, where it is chosen.
pub(super) fn kinds(lang: Lang, now: Named) -> Vec<(&'static str, bool)> {
    Named::ALL.iter().map(|&named| (named.label().get(lang), named == now)).collect()
}
