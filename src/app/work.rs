//! What the window has done for it elsewhere: reading and writing files, asking for file names.
//!
//! Files are read and written on one thread, in the order in which that was asked for; dialogs wait on threads
//! of their own. All report by message, so that the window never waits.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::dialog::{Dialogs, Question};
use crate::document::PositionDescription;
use crate::lang::Lang;
use crate::storage::settings::Settings;
use crate::storage::{self, StorageError};
use crate::{layout, pdf};

/// What a job reports.
pub(super) enum Report {
    /// With the time at which it was asked, and the number of the document that was open then.
    Answered {
        question: Question,
        asked_at: f64,
        serial: u64,
        file: Option<PathBuf>,
    },
    Opened(PathBuf, Result<Box<PositionDescription>, StorageError>),
    Saved {
        path: PathBuf,
        document: Arc<PositionDescription>,
        serial: u64,
        outcome: Result<(), StorageError>,
    },
    /// With the characters that the face lacks.
    Exported(PathBuf, Vec<char>, Result<(), StorageError>),
    SettingsKept(Result<(), StorageError>),
}

type Job = Box<dyn FnOnce() -> Report + Send>;

/// Starts jobs and collects their reports.
pub(super) struct Work {
    ctx: egui::Context,
    files: Option<(Sender<Job>, JoinHandle<()>)>,
    sender: Sender<Report>,
    receiver: Receiver<Report>,
    running: usize,
}

impl Work {
    pub(super) fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, files: None, sender, receiver, running: 0 }
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
        let reply = move |file| {
            // A window that is gone needs no answer.
            let _ = sender.send(Report::Answered { question, asked_at, serial, file });
            ctx.request_repaint();
        };
        dialogs.ask(question, suggestion, lang, Box::new(reply));
    }

    pub(super) fn open(&mut self, path: PathBuf) {
        self.start(move || {
            let document = storage::open(&path).map(Box::new);
            Report::Opened(path, document)
        });
    }

    pub(super) fn save(&mut self, path: PathBuf, document: Arc<PositionDescription>, serial: u64) {
        self.start(move || {
            let outcome = storage::save(&path, &document);
            Report::Saved { path, document, serial, outcome }
        });
    }

    pub(super) fn export(&mut self, path: PathBuf, document: Arc<PositionDescription>, options: layout::Options) {
        self.start(move || {
            let printed = layout::print(&document, options);
            let bytes = pdf::write(&printed.pages, &printed.about, pdf::Effort::Small);
            let written = storage::write(&path, &bytes);
            Report::Exported(path, printed.missing, written)
        });
    }

    pub(super) fn keep_settings(&mut self, path: PathBuf, settings: Settings) {
        self.start(move || Report::SettingsKept(settings.save(&path)));
    }

    fn start(&mut self, job: impl FnOnce() -> Report + Send + 'static) {
        self.running += 1;
        let (files, _) = self.files.get_or_insert_with(|| {
            let (jobs, receiver) = channel::<Job>();
            let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
            let thread = std::thread::spawn(move || {
                for job in receiver {
                    let _ = sender.send(job());
                    ctx.request_repaint();
                }
            });
            (jobs, thread)
        });
        let _ = files.send(Box::new(job));
    }
}

impl Drop for Work {
    /// Finishes what was begun: a file is saved even when the window closes right after.
    fn drop(&mut self) {
        if let Some((files, thread)) = self.files.take() {
            drop(files);
            let _ = thread.join();
        }
    }
}
