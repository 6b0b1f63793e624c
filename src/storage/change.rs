//! Writing changed files, each only while it holds what was read, so that one step takes all of them back.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::recovery::Document;
use super::shared::{self, Saved};
use super::{StorageError, versions};
use crate::document::Fault;
use crate::lang::Message;

/// A file, what it holds, and what it shall hold.
#[derive(Clone)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub from: Arc<str>,
    /// What it shall hold.
    pub to: To,
}

/// What a file shall hold.
#[derive(Clone)]
pub enum To {
    /// A document, whose text is made when it is written.
    Document(Document),
    /// A text.
    Text(Arc<str>),
}

impl To {
    fn text(&self) -> Arc<str> {
        match self {
            Self::Document(document) => document.text().into(),
            Self::Text(text) => Arc::clone(text),
        }
    }
}

impl Change {
    /// What the file holds once it is changed.
    #[must_use]
    pub fn text(&self) -> Arc<str> {
        self.to.text()
    }

    /// The way back.
    fn back(&self) -> Self {
        Self { path: self.path.clone(), from: self.to.text(), to: To::Text(Arc::clone(&self.from)) }
    }
}

/// The way back from all of `changes`.
#[must_use]
pub fn back(changes: &[Change]) -> Vec<Change> {
    changes.iter().map(Change::back).collect()
}

/// A change of many files that goes on, as both sides see it.
#[derive(Clone, Default)]
pub struct Progress {
    /// How many files there are.
    pub count: usize,
    done: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

impl Progress {
    /// That of `count` files, of which none is done.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { count, ..Self::default() }
    }

    /// How many files are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks it to stop after the files that are being written.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

/// What came of a change of files.
pub struct Applied {
    /// The files that were written, with what they hold now.
    pub written: Vec<Change>,
    /// Why the others were not.
    pub failed: Vec<StorageError>,
    /// It was stopped before all were.
    pub stopped: bool,
}

/// Writes `changes`, and keeps what the files held among the versions in the folder `kept`, with the time, when there is one.
#[must_use]
pub fn apply(changes: &[Change], progress: &Progress, kept: Option<&(PathBuf, jiff::civil::DateTime)>) -> Applied {
    let write = |change: &Change| {
        if progress.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let text = change.to.text();
        let saved = shared::save(&change.path, &text, Some(&change.from));
        progress.done.fetch_add(1, Ordering::Relaxed);
        Some(saved.and_then(|saved| match saved {
            Saved::Written(_) => {
                if let Some((folder, at)) = kept {
                    // The way back is known all the same.
                    let _ = versions::keep_both(folder, &change.path, Some(&change.from), &text, *at);
                }
                Ok(Change { to: To::Text(text), ..change.clone() })
            }
            Saved::Changed(_) => Err(changed_since(change)),
        }))
    };
    let outcomes: Vec<Option<Result<Change, StorageError>>> =
        super::on_own_threads(|| changes.par_iter().map(write).collect());
    let stopped = outcomes.iter().any(Option::is_none);
    let (written, failed): (Vec<_>, Vec<_>) = outcomes.into_iter().flatten().partition(Result::is_ok);
    let written = written.into_iter().filter_map(Result::ok).collect();
    Applied { written, failed: failed.into_iter().filter_map(Result::err).collect(), stopped }
}

fn changed_since(change: &Change) -> StorageError {
    let what = Message::new("文件在此期间被改过，没有动它", "it was changed meanwhile and stays as it is");
    let remedy = Message::new("请打开它核对", "open it and look");
    StorageError::new(&change.path, Fault::of_file(what, remedy))
}
