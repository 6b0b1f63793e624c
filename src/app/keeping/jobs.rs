//! What is done elsewhere so that nothing is lost: saving with care, versions, drafts, locks.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::work::{Errand, Lane, Order, Report, Work};
use crate::storage::lock::{self, Holder};
use crate::storage::recovery::{Document, Draft, Left, Recovery};
use crate::storage::shared::{self, Saved};
use crate::storage::{self, StorageError, versions};

impl Work {
    /// Writes a document, unless somebody else has changed its file, and keeps what it was and what it is now.
    pub(in crate::app) fn save(&mut self, order: Order, document: Document) {
        self.start(&order.path.clone(), Errand::Save, move || {
            let Order { path, serial, stays, base, versions } = order;
            if let Some(stays) = stays.filter(|_| storage::exists(&path)) {
                return Report::Stayed(path, serial, stays);
            }
            let text: Arc<str> = Arc::from(document.text());
            // What could not be opened again is not written over what can.
            let outcome = match document.excess() {
                Some(fault) => Err(StorageError::new(&path, fault)),
                None => shared::save(&path, &text, base.as_deref()),
            };
            let unkept = match (&outcome, versions) {
                (Ok(Saved::Written(found)), Some((folder, at))) => {
                    versions::keep_both(&folder, &path, found.as_deref(), &text, at).err()
                }
                _ => None,
            };
            Report::Saved { path, document, text, serial, outcome, unkept }
        });
    }

    /// Looks whether files still hold what they held.
    pub(in crate::app) fn look_elsewhere(&mut self, files: Vec<(u64, PathBuf, Arc<str>)>) {
        let mut folders: BTreeMap<PathBuf, Vec<_>> = BTreeMap::new();
        // Once is enough while a folder does not answer.
        for file in files.into_iter().filter(|(_, path, _)| !self.waits_for(path)) {
            folders.entry(file.1.parent().unwrap_or(&file.1).to_owned()).or_default().push(file);
        }
        let look = |(serial, path, base): (u64, PathBuf, Arc<str>)| {
            let now = shared::look(&path, &base);
            (serial, base, now)
        };
        for files in folders.into_values() {
            let first = files[0].1.clone();
            self.start(&first, Errand::Other, move || Report::Looked(files.into_iter().map(look).collect()));
        }
    }

    pub(in crate::app) fn list_versions(&mut self, folder: PathBuf, path: PathBuf, serial: u64) {
        self.start(&path.clone(), Errand::Other, move || Report::Versions(serial, versions::list(&folder, &path)));
    }

    /// Reads the file at `path` to compare the document of a number with.
    pub(in crate::app) fn read_to_compare(&mut self, path: PathBuf, serial: u64) {
        self.start(&path.clone(), Errand::Other, move || {
            let read = storage::folder::read(&path).map(|(content, _)| content);
            Report::ReadToCompare(path, serial, read)
        });
    }

    pub(in crate::app) fn keep_draft(&mut self, recovery: Recovery, draft: Draft) {
        self.on_drafts(recovery.folder().to_owned(), move || Report::DraftKept(recovery.keep(&draft)));
    }

    pub(in crate::app) fn forget_draft(&mut self, recovery: Recovery, serial: u64) {
        self.on_drafts(recovery.folder().to_owned(), move || Report::DraftKept(recovery.forget(serial)));
    }

    /// Looks for what the program left behind last time.
    pub(in crate::app) fn find_left(&mut self, recovery: Recovery) {
        self.on_drafts(recovery.folder().to_owned(), move || Report::Left(recovery.left()));
    }

    /// Takes away what was left behind: at once, or only if the document of a number is kept in its place.
    pub(in crate::app) fn discard_left(&mut self, instead: Option<(Recovery, u64)>, left: Left) {
        self.on_drafts(left.folder().to_owned(), move || {
            let safe = instead.is_none_or(|(recovery, serial)| recovery.is_kept(serial));
            Report::DraftKept(if safe { Recovery::discard(&left) } else { Ok(()) })
        });
    }

    /// Does a job with the drafts in `folder`.
    fn on_drafts(&mut self, folder: PathBuf, job: impl FnOnce() -> Report + Send + 'static) {
        self.start_on(Lane::Drafts(folder.clone()), (folder, Errand::Other), job);
    }

    /// Says that a file is open here, or says so again.
    pub(in crate::app) fn lock(&mut self, path: PathBuf, me: Holder, again: bool) {
        self.start(&path.clone(), Errand::Other, move || {
            if again {
                lock::renew(&path, &me);
            } else {
                lock::take(&path, &me);
            }
            Report::Locked
        });
    }

    pub(in crate::app) fn unlock(&mut self, path: PathBuf, me: Holder) {
        self.start(&path.clone(), Errand::Other, move || {
            lock::release(&path, &me);
            Report::Locked
        });
    }
}
