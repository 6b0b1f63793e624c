//! A folder in the window: its descriptions as rows of a table, by department, with what is found in them and between
//! them.
//!
//! The files are read and judged elsewhere (`scan.rs`) and shown as they come (`watch.rs`).

mod act;
pub(super) mod batch;
mod head;
mod keys;
pub(super) mod left;
pub(super) mod middle;
pub(super) mod naming;
mod offer;
mod places;
pub(super) mod rename;
pub(super) mod renaming;
mod row;
mod rows;
mod scan;
mod strip;
mod summary;
mod table;
mod watch;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;

use super::keeping::Guard;
use crate::check::Severity;
use crate::document::PositionDescription;
use crate::lang::Lang;
use crate::storage::StorageError;
use crate::storage::change::{Change, Progress};
pub(super) use act::Gathered;
use rename::Renaming;
use rows::{Query, Row, rows};
use scan::{Counts, Entry, Held, Known, News};
use summary::{Summary, is_old};

/// An open folder.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// The number of its tab.
    pub(super) serial: u64,
    /// No one else can keep a folder from being read: there is never anything to say.
    pub(super) guard: Guard,
    known: Known,
    /// What is found between each file and the others, in the order of the files.
    between: Vec<Counts>,
    left_out: Vec<StorageError>,
    summary: Summary,
    reading: Option<Receiver<News>>,
    /// When something came last.
    heard: f64,
    stopped: Arc<AtomicBool>,
    /// The files may have changed since they were read.
    due: bool,
    query: Query,
    /// The rows that show, and what they were made from.
    rows: Vec<Row>,
    made_from: Option<(u64, Query)>,
    /// Counts what came.
    version: u64,
    cursor: Option<PathBuf>,
    /// The row of the cursor shall be in view.
    to_cursor: bool,
    chosen: BTreeSet<PathBuf>,
    /// The list of what the descriptions contradict one another in shows.
    across_shows: bool,
    /// The line of it that shall be in view.
    to_line: Option<usize>,
    /// The table, or the field that searches, shall have the focus.
    wanted: Option<Wanted>,
    pub(super) export: Option<batch::Running>,
    renaming: Option<Renaming>,
    /// How the files of an export are named, while that is asked.
    naming: Option<naming::Naming>,
    /// A change of names that goes on.
    progress: Option<Progress>,
    /// What takes the last change of names back, and what makes it again.
    past: Vec<Change>,
    future: Vec<Change>,
    /// Counts the changes of names.
    pub(super) steps: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Table,
    Search,
}

impl Folder {
    pub(super) fn new(path: PathBuf, serial: u64) -> Self {
        Self {
            path,
            serial,
            guard: Guard::default(),
            known: Known { first: true, ..Known::default() },
            between: Vec::new(),
            left_out: Vec::new(),
            summary: Summary::default(),
            reading: None,
            heard: 0.0,
            stopped: Arc::default(),
            due: true,
            query: Query::default(),
            rows: Vec::new(),
            made_from: None,
            version: 0,
            cursor: None,
            to_cursor: false,
            chosen: BTreeSet::new(),
            across_shows: false,
            to_line: None,
            wanted: Some(Wanted::Table),
            export: None,
            renaming: None,
            naming: None,
            progress: None,
            past: Vec::new(),
            future: Vec::new(),
            steps: 0,
        }
    }

    pub(super) fn name(&self) -> String {
        rows::file_name(&self.path)
    }

    /// Whether a change of names can be taken back, and made again.
    pub(super) fn can_step(&self) -> (bool, bool) {
        let rests = self.progress.is_none();
        (rests && !self.past.is_empty(), rests && !self.future.is_empty())
    }

    /// Tells whether something goes on that can be stopped.
    pub(super) fn is_at_work(&self) -> bool {
        self.export.is_some() || self.progress.is_some()
    }

    /// Tells whether a box lies over it.
    pub(super) fn has_box(&self) -> bool {
        self.renaming.is_some() || self.naming.is_some()
    }

    /// Tells whether Escape is for that list: what is searched for and what is ticked go first.
    pub(super) fn folds(&self, ctx: &egui::Context) -> bool {
        let searches = ctx.memory(|memory| memory.has_focus(head::search_id()));
        self.across_shows && self.chosen.is_empty() && !searches
    }

    /// Puts the list away of what the descriptions contradict one another in.
    pub(super) fn fold_across(&mut self) {
        if std::mem::take(&mut self.across_shows) {
            self.enter();
        }
    }

    /// Gives the table the focus.
    pub(super) fn enter(&mut self) {
        self.wanted = Some(Wanted::Table);
    }

    /// The rows that show.
    fn rows(&mut self) -> &[Row] {
        let from = (self.version, self.query.clone());
        if self.made_from.as_ref() != Some(&from) {
            self.rows = rows(&self.known.entries, &self.between, &self.query);
            self.made_from = Some(from);
        }
        &self.rows
    }

    /// The place of the cursor among the rows that show.
    fn at(&mut self) -> Option<usize> {
        let cursor = self.cursor.clone()?;
        self.rows().iter().position(|row| row.entry.path == cursor)
    }

    /// The file under the cursor; the first one before there is a cursor.
    fn entry(&self) -> Option<&Entry> {
        match &self.cursor {
            Some(cursor) => self.known.entries.iter().find(|entry| entry.path == *cursor).map(|entry| &**entry),
            None => self.rows.first().map(|row| &*row.entry),
        }
    }

    /// The description under the cursor, and its file.
    pub(super) fn pointed(&self) -> Option<(&Path, &Arc<PositionDescription>)> {
        let entry = self.entry()?;
        Some((&entry.path, &entry.post()?.document))
    }

    /// Why the file under the cursor has no pages, when it could not be read.
    pub(super) fn pageless(&self, lang: Lang) -> Option<String> {
        self.entry()?.content.as_ref().err().map(|error| error.fault.what.sentence(lang))
    }

    /// Puts the cursor on `path` and brings it into view.
    pub(super) fn point(&mut self, path: &Path) {
        self.cursor = Some(path.to_owned());
        self.to_cursor = true;
    }

    /// Tells whether the file at `path` lies in it.
    pub(super) fn holds(&self, path: &Path) -> bool {
        path.starts_with(&self.path)
    }

    fn documents(&self) -> impl Iterator<Item = &PositionDescription> {
        self.known.entries.iter().filter_map(|entry| Some(&*entry.post()?.document))
    }

    /// How many descriptions it has.
    pub(super) fn count(&self) -> usize {
        self.summary.count
    }

    /// How many descriptions show while something is asked for.
    pub(super) fn shown(&mut self) -> Option<usize> {
        self.query.narrows().then(|| self.rows().len())
    }

    pub(super) fn chosen(&self) -> usize {
        self.chosen.len()
    }

    /// The descriptions that an action is about, as they stand in the table: those that are ticked, or all that show
    /// where none is.
    fn meant(&mut self) -> Vec<Arc<Entry>> {
        let chosen = self.chosen.clone();
        let rows = self.rows().iter().filter(|row| row.entry.post().is_some());
        let mut entries: Vec<Arc<Entry>> = rows.map(|row| Arc::clone(&row.entry)).collect();
        if chosen.is_empty() {
            return entries;
        }
        entries.retain(|entry| chosen.contains(&entry.path));
        // What is ticked counts also while a filter hides it.
        let shown: BTreeSet<PathBuf> = entries.iter().map(|entry| entry.path.clone()).collect();
        let is_hidden = |entry: &&Arc<Entry>| {
            entry.post().is_some() && chosen.contains(&entry.path) && !shown.contains(&entry.path)
        };
        entries.extend(self.known.entries.iter().filter(is_hidden).cloned());
        entries
    }

    /// How many of its files cannot be read.
    pub(super) fn unreadable(&self) -> usize {
        self.known.entries.iter().filter(|entry| entry.content.is_err()).count()
    }

    /// The packs, with their titles and the number of their members.
    fn packs(&self) -> impl Iterator<Item = (&Path, &str, usize)> {
        self.known.entries.iter().filter_map(|entry| match &entry.content {
            Ok(Held::Pack(pack, _)) => {
                let members = pack.departments.iter().map(|department| department.members.len()).sum();
                Some((entry.path.as_path(), pack.title.as_str(), members))
            }
            _ => None,
        })
    }

    /// In how many places the description at `path` contradicts others.
    pub(super) fn across_of(&self, path: &Path) -> usize {
        self.summary.across.iter().filter(|line| line.path == path).count()
    }

    /// How many findings there are, how many of them between the descriptions, and how grave the gravest is.
    pub(super) fn findings(&self) -> (usize, usize, Option<Severity>) {
        let (all, gravest) = self.summary.findings();
        (all, self.summary.across.len(), gravest)
    }
}

impl Drop for Folder {
    /// A folder that is closed is read and exported no more; names are changed everywhere or, when asked, nowhere else.
    fn drop(&mut self) {
        self.export.iter().for_each(batch::Running::stop);
        self.stopped.store(true, Ordering::Relaxed);
    }
}
