//! What is to be done elsewhere, and what comes back of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::folder::renaming::Way;
use super::folder::{Gathered, batch};
use super::pack::export;
use super::viewer::{Aim, Unshown};
use super::words::Words;
use crate::check::Rulebook;
use crate::storage::change::Applied;
use crate::storage::lock::Holder;
use crate::storage::place::{Entry, Place};
use crate::storage::recovery::{Document, Left};
use crate::storage::shared::{Now, Opened, Saved};
use crate::storage::versions::Version;
use crate::storage::{Content, StorageError};

/// What a job reports.
pub(super) enum Report {
    /// The names that a dialog of the system was given; nothing when there is no dialog.
    Answered(Option<Vec<PathBuf>>),
    /// What lies at a path that was typed.
    Placed(PathBuf, Result<Place, StorageError>),
    /// What lies in a folder to choose from.
    Listed(PathBuf, Vec<Entry>),
    Opened {
        path: PathBuf,
        /// It was open when the program ended: it opens without a word.
        again: bool,
        opened: Result<Opened, StorageError>,
        /// Who else has it open.
        held: Option<Holder>,
        /// The descriptions that go into it: it is a pack that was just begun.
        gathers: Gathered,
    },
    /// Nothing is at the path that was named at the start: a description that shall be saved there begins.
    Begins(PathBuf),
    /// A folder; it was open when the program ended.
    Folder {
        path: PathBuf,
        again: bool,
    },
    /// A folder was read.
    Scanned,
    /// What came of changing names in the folder of this number.
    NamesChanged(u64, Applied, Way),
    /// What came of exporting descriptions of the folder of this number.
    BatchExported(u64, batch::Outcome),
    /// What the pack of this number calls the files that were chosen for it, each with the department it goes into.
    Named(u64, Vec<(Result<String, StorageError>, String)>),
    PackExported(PathBuf, u64, export::Outcome),
    Saved {
        path: PathBuf,
        document: Document,
        /// What was to be written.
        text: Arc<str>,
        serial: u64,
        outcome: Result<Saved, StorageError>,
        /// Why no version of it is kept.
        unkept: Option<StorageError>,
    },
    /// Nothing was written over what was there.
    Stayed(PathBuf, u64, Stays),
    /// What was exported, the document of a number as whose export it counts, and the characters that the face lacks.
    Exported(PathBuf, Option<u64>, Vec<char>, Result<(), StorageError>),
    SettingsKept(Result<(), StorageError>),
    DraftKept(Result<(), StorageError>),
    /// What the program left behind last time.
    Left(Vec<Left>),
    /// The versions of the document of this number.
    Versions(u64, Vec<Version>),
    /// A file to compare the document of this number with.
    ReadToCompare(PathBuf, u64, Result<Content, StorageError>),
    /// A lock was looked after.
    Locked,
    /// For documents by their number: what their file held when that was asked, and what it holds now.
    Looked(Vec<(u64, Arc<str>, Now)>),
    /// A client's own rules for the document of this number.
    Rules(u64, Result<Box<Rulebook>, StorageError>),
    /// The file for the document of this number, to be printed from.
    PrintPlace(u64, Result<PathBuf, StorageError>),
    /// The system did something with a file, for the tab of a number, or said why it could not.
    Shown(PathBuf, (Aim, Option<u64>), Result<(), Unshown>),
    /// What is offered to who writes.
    Words(Arc<Words>),
    /// A job panicked.
    Stopped,
}

/// Why a file that is there shall stay as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stays {
    /// Its name is not the one that was chosen, and so nobody agreed to lose it.
    Unchosen,
    /// It holds the document as it stands.
    Current,
}

/// What is to be written where.
pub(super) struct Order {
    pub(super) path: PathBuf,
    pub(super) serial: u64,
    pub(super) stays: Option<Stays>,
    /// What the file held when it was opened; it may have become something else.
    pub(super) base: Option<Arc<str>>,
    /// Where versions are kept, and the time.
    pub(super) versions: Option<(PathBuf, jiff::civil::DateTime)>,
}
