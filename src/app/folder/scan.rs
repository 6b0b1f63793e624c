//! Reading and judging a folder, away from the window and on all processors: what was read before and has not changed is
//! not read again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};

use rayon::prelude::*;

use super::summary::Summary;
use crate::app::rules::rules_of;
use crate::check::{Finding, Group, Rulebook, Severity};
use crate::document::completeness::completeness;
use crate::document::pack::Pack;
use crate::document::{Choice as _, Date, Field, Place, PositionDescription};
use crate::lang::Lang;
use crate::storage::folder::{self, Stamp, Walk};
use crate::storage::{self, Content, StorageError};

/// So many files are shown at a time as they come.
const AT_ONCE: usize = 100;

/// How many findings of each severity.
pub(super) type Counts = [usize; Severity::ALL.len()];

/// A file of the folder.
pub(super) struct Entry {
    pub(super) path: PathBuf,
    stamp: Stamp,
    pub(super) content: Result<Held, StorageError>,
}

/// What a file holds.
pub(super) enum Held {
    Post(Box<Post>),
    /// A pack and its text.
    Pack(Arc<Pack>, Arc<str>),
}

/// A description, with what its row says.
pub(super) struct Post {
    pub(super) document: Arc<PositionDescription>,
    /// Its text as it was read.
    pub(super) text: Arc<str>,
    /// The share of what is wanted that is there.
    pub(super) share: f32,
    /// What the rules find in it alone.
    pub(super) findings: Counts,
    /// All that is written in it, in small letters.
    pub(super) words: String,
}

impl Entry {
    /// The description, when it is one.
    pub(super) fn post(&self) -> Option<&Post> {
        match &self.content {
            Ok(Held::Post(post)) => Some(post),
            _ => None,
        }
    }
}

/// What the descriptions contradict one another in, by their files.
pub(super) type Across = BTreeMap<PathBuf, Vec<Finding>>;

/// What comes while a folder is read, with what there is to say about all that came: nothing is left to be worked out by
/// who shows it.
pub(super) enum News {
    /// Some of the files, the first time.
    Entries(Vec<Arc<Entry>>, Summary),
    /// Some more were looked at, which are known.
    Goes,
    /// All is read.
    Done {
        entries: Vec<Arc<Entry>>,
        summary: Summary,
        /// What is found between each file and the others, in the order of the files.
        between: Vec<Counts>,
        left_out: Vec<StorageError>,
        rules: Arc<str>,
    },
    /// Nothing has changed.
    Same,
    Failed(StorageError),
}

/// What is known from the last time.
#[derive(Clone, Default)]
pub(super) struct Known {
    pub(super) entries: Vec<Arc<Entry>>,
    /// The text of the client's own checks.
    pub(super) rules: Arc<str>,
    /// Where these are when the folder has none.
    pub(super) checks: Option<PathBuf>,
    pub(super) first: bool,
}

/// Takes the news, and tells whether somebody wants more.
type Send<'a> = &'a dyn Fn(News) -> bool;

/// Takes what has come; tells whether no more will, also because the reader panicked.
pub(super) fn take(reading: &Receiver<News>, news: &mut Vec<News>) -> bool {
    loop {
        match reading.try_recv() {
            Ok(one) => news.push(one),
            Err(error) => return error == TryRecvError::Disconnected,
        }
    }
}

/// Reads `folder` and sends what is there, until `stopped`.
pub(super) fn scan(folder: &Path, known: &Known, today: Date, stopped: &AtomicBool, send: Send<'_>) {
    let told = read(folder, known, today, stopped, send).unwrap_or_else(|error| Some(News::Failed(error)));
    told.map(send);
}

fn read(
    folder: &Path,
    known: &Known,
    today: Date,
    stopped: &AtomicBool,
    send: Send<'_>,
) -> Result<Option<News>, StorageError> {
    let (rulebook, rules) = rules_of(folder, known.checks.as_deref())?;
    let Walk { files, left_out } = folder::walk(folder)?;
    // Other rules find other things.
    let old: BTreeMap<&Path, &Arc<Entry>> = if rules == known.rules {
        known.entries.iter().map(|entry| (entry.path.as_path(), entry)).collect()
    } else {
        BTreeMap::new()
    };
    let mut entries = Vec::with_capacity(files.len());
    let mut summary = Summary::default();
    for files in files.chunks(AT_ONCE) {
        let one = |path: &PathBuf| entry(path, old.get(path.as_path()).copied(), &rulebook);
        let some: Vec<_> = storage::on_own_threads(|| files.par_iter().map(one).collect());
        entries.extend(some.iter().cloned());
        summary.add(&some, today);
        let news = if known.first { News::Entries(some, summary.clone()) } else { News::Goes };
        if stopped.load(Ordering::Relaxed) || !send(news) {
            return Ok(None);
        }
    }
    let same = entries.len() == known.entries.len()
        && entries.iter().zip(&known.entries).all(|(new, old)| Arc::ptr_eq(new, old));
    if same && !known.first && rules == known.rules {
        return Ok(Some(News::Same));
    }
    let posts: Vec<(&Path, &Post)> =
        entries.iter().filter_map(|entry| Some((entry.path.as_path(), entry.post()?))).collect();
    let group = Group::new(posts.iter().map(|(_, post)| &*post.document).collect(), None);
    let mut across = Across::new();
    for (index, finding) in rulebook.across(&group) {
        if finding.kept.is_none() {
            across.entry(posts[index].0.to_owned()).or_default().push(finding);
        }
    }
    summary.add_across(&entries, &across);
    let between = |entry: &Arc<Entry>| counts(across.get(&entry.path).into_iter().flatten());
    let between = entries.iter().map(between).collect();
    Ok(Some(News::Done { entries, summary, between, left_out, rules }))
}

fn entry(path: &Path, old: Option<&Arc<Entry>>, rulebook: &Rulebook) -> Arc<Entry> {
    let stamp = Stamp::of(path);
    // What could not be read is tried again: what stood in the way leaves no trace in the file.
    if let Some(old) = old.filter(|old| old.content.is_ok() && old.stamp.is(&stamp)) {
        return Arc::clone(old);
    }
    let content = folder::read(path).map(|(content, text)| match content {
        Content::Description(document) => Held::Post(Box::new(post(*document, text, rulebook))),
        Content::Pack(pack) => Held::Pack(Arc::new(*pack), text),
    });
    Arc::new(Entry { path: path.to_owned(), stamp, content })
}

fn post(document: PositionDescription, text: Arc<str>, rulebook: &Rulebook) -> Post {
    let found = rulebook.check(&document);
    let findings = counts(found.iter().filter(|finding| finding.kept.is_none()));
    let words: Vec<String> =
        Place::all(&document).filter_map(|place| Field::text(place, &document, Lang::Zh)).collect();
    let words = words.join("\n").to_lowercase();
    Post { share: completeness(&document), document: Arc::new(document), text, findings, words }
}

/// How many of `findings` there are of each severity.
pub(super) fn counts<'a>(findings: impl Iterator<Item = &'a Finding>) -> Counts {
    let mut counts = Counts::default();
    for finding in findings {
        let at = Severity::ALL.iter().position(|&severity| severity == finding.severity);
        counts[at.unwrap_or_default()] += 1;
    }
    counts
}
