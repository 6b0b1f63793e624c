//! What the window has done for it elsewhere: reading and writing files, asking for file names.
//!
//! Files are read and written on one thread, in the order in which that was asked for, drafts on another; dialogs wait
//! on threads of their own. All report by message, so that the window never waits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::thread::JoinHandle;

use super::dialog::{Dialogs, Question};
use super::folder::renaming::Way;
use super::folder::{Gathered, batch};
use super::pack::export;
use super::words::Words;
use crate::check::Rulebook;
use crate::document::PositionDescription;
use crate::lang::Lang;
use crate::storage::change::Applied;
use crate::storage::lock::{self, Holder};
use crate::storage::recovery::{Document, Left};
use crate::storage::settings::Settings;
use crate::storage::shared::{self, Now, Opened, Saved};
use crate::storage::versions::Version;
use crate::storage::{self, StorageError};
use crate::{layout, pdf};

/// What a job reports.
pub(super) enum Report {
    /// With the time at which it was asked, and the number of the document that was open then.
    Answered {
        question: Question,
        asked_at: f64,
        serial: u64,
        files: Vec<PathBuf>,
    },
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
    /// With the characters that the face lacks.
    Exported(PathBuf, Vec<char>, Result<(), StorageError>),
    SettingsKept(Result<(), StorageError>),
    DraftKept(Result<(), StorageError>),
    /// What the program left behind last time.
    Left(Vec<Left>),
    /// The versions of the document of this number.
    Versions(u64, Vec<Version>),
    /// A lock was looked after.
    Locked,
    /// For documents by their number: what their file held when that was asked, and what it holds now.
    Looked(Vec<(u64, Arc<str>, Now)>),
    /// A client's own rules for the document of this number.
    Rules(u64, Result<Box<Rulebook>, StorageError>),
    /// The file for the document of this number, to be printed from.
    PrintPlace(u64, Result<PathBuf, StorageError>),
    /// The system showed a file, or said why it could not.
    Shown(PathBuf, Result<(), String>),
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

/// The threads: a folder that does not answer must not hold up the drafts.
#[derive(Clone, Copy)]
pub(super) enum Lane {
    Files,
    Drafts,
    /// What one could do without: nothing waits for it.
    Words,
}

type Job = Box<dyn FnOnce() -> Report + Send>;
type Thread = (Sender<Job>, JoinHandle<()>);

/// Starts jobs and collects their reports.
pub(super) struct Work {
    ctx: egui::Context,
    lanes: [Option<Thread>; 3],
    sender: Sender<Report>,
    receiver: Receiver<Report>,
    running: usize,
}

impl Work {
    pub(super) fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, lanes: [None, None, None], sender, receiver, running: 0 }
    }

    /// The reports that came since the last call.
    pub(super) fn reports(&mut self) -> Vec<Report> {
        let reports: Vec<_> = self.receiver.try_iter().collect();
        self.running = self.running.saturating_sub(reports.len());
        reports
    }

    /// Tells whether a job has not reported yet.
    pub(super) fn is_busy(&self) -> bool {
        self.running > 0
    }

    pub(super) fn ask(
        &mut self,
        dialogs: &dyn Dialogs,
        question: Question,
        suggestion: &Path,
        (lang, serial): (Lang, u64),
    ) {
        let asked_at = self.ctx.input(|input| input.time);
        self.running += 1;
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let reply = move |files| {
            // A window that is gone needs no answer.
            let _ = sender.send(Report::Answered { question, asked_at, serial, files });
            ctx.request_repaint();
        };
        dialogs.ask(question, suggestion, lang, Box::new(reply));
    }

    pub(super) fn open(&mut self, path: PathBuf, again: bool, me: Option<Holder>) {
        self.start(move || {
            if storage::is_folder(&path) {
                return Report::Folder { path, again };
            }
            let opened = shared::open(&path);
            let held = me.and_then(|me| lock::holder(&path, &me));
            Report::Opened { path, again, opened, held, gathers: Gathered::new() }
        });
    }

    /// Does a job that takes long on a thread of its own.
    pub(super) fn aside(&mut self, job: impl FnOnce() -> Report + Send + 'static) {
        self.running += 1;
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let _ = sender.send(catch_unwind(AssertUnwindSafe(job)).unwrap_or(Report::Stopped));
            ctx.request_repaint();
        });
    }

    /// Reads the client's own rules that lie beside the file at `path`, else those in `chosen`, when there are some.
    pub(super) fn read_rules(&mut self, path: PathBuf, chosen: Option<PathBuf>, serial: u64) {
        self.start(move || {
            let rules = super::rules::rules_of(&path, chosen.as_deref());
            Report::Rules(serial, rules.map(|(rules, _)| Box::new(rules)))
        });
    }

    pub(super) fn export(
        &mut self,
        path: PathBuf,
        document: Arc<PositionDescription>,
        options: layout::Options,
        (serial, stays): (u64, Option<Stays>),
    ) {
        self.start(move || {
            if let Some(stays) = stays.filter(|_| storage::exists(&path)) {
                return Report::Stayed(path, serial, stays);
            }
            let printed = layout::print(&document, &options);
            let bytes = pdf::write(&printed.pages, &printed.about, pdf::Effort::Small);
            let written = storage::write(&path, &bytes);
            Report::Exported(path, printed.missing, written)
        });
    }

    pub(super) fn keep_settings(&mut self, path: PathBuf, settings: Settings) {
        self.start(move || Report::SettingsKept(settings.save(&path)));
    }

    pub(super) fn start(&mut self, job: impl FnOnce() -> Report + Send + 'static) {
        self.start_on(Lane::Files, job);
    }

    pub(super) fn start_on(&mut self, lane: Lane, job: impl FnOnce() -> Report + Send + 'static) {
        self.running += 1;
        if let Err(SendError(job)) = self.lane(lane).send(Box::new(job)) {
            // The thread is gone: a job that nobody does would be a save that never happens.
            self.lanes[lane as usize] = None;
            if self.lane(lane).send(job).is_err() {
                let _ = self.sender.send(Report::Stopped);
            }
        }
    }

    /// The way to a thread, which is started when it is first needed.
    fn lane(&mut self, lane: Lane) -> &Sender<Job> {
        let (jobs, _) = self.lanes[lane as usize].get_or_insert_with(|| {
            let (jobs, receiver) = channel::<Job>();
            let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
            let thread = std::thread::spawn(move || {
                for job in receiver {
                    // A job owns all it works with, so that nothing half done is left behind by one that panics.
                    let report = catch_unwind(AssertUnwindSafe(job)).unwrap_or(Report::Stopped);
                    let _ = sender.send(report);
                    ctx.request_repaint();
                }
            });
            (jobs, thread)
        });
        jobs
    }
}

impl Drop for Work {
    /// Finishes what was begun: a file is saved even when the window closes right after.
    fn drop(&mut self) {
        for lane in [Lane::Files, Lane::Drafts] {
            let Some((jobs, thread)) = self.lanes[lane as usize].take() else { continue };
            drop(jobs);
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(work: &Work) -> Report {
        work.receiver.recv_timeout(std::time::Duration::from_secs(10)).expect("it reports")
    }

    #[test]
    fn a_job_that_panics_reports_and_the_next_one_is_done() {
        let mut work = Work::new(egui::Context::default());
        work.start(|| panic!("on purpose"));
        assert!(matches!(next(&work), Report::Stopped));
        work.start(|| Report::SettingsKept(Ok(())));
        assert!(matches!(next(&work), Report::SettingsKept(Ok(()))));
    }

    #[test]
    fn a_thread_that_is_gone_is_started_again() {
        let mut work = Work::new(egui::Context::default());
        work.lanes[0] = Some((channel().0, std::thread::spawn(|| {})));
        work.start(|| Report::SettingsKept(Ok(())));
        assert!(matches!(next(&work), Report::SettingsKept(Ok(()))));
    }
}
