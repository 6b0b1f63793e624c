//! Keeping up with the files of a folder: they are read when they may have changed, and what was read is taken in.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use super::Folder;
use super::scan::{self, News, scan};
use crate::app::work::{Report, Work};
use crate::document::Date;
use crate::storage::StorageError;

impl Folder {
    /// Reads the files again: they may have changed.
    pub(in crate::app) fn look_again(&mut self) {
        self.due = true;
    }

    /// Judges by the client's own checks at `checks` where the folder has none.
    pub(in crate::app) fn set_checks(&mut self, checks: Option<PathBuf>) {
        self.due |= self.known.checks != checks;
        self.known.checks = checks;
    }

    /// Takes in what was read, and begins to read when it is time.
    pub(in crate::app) fn watch(&mut self, work: &mut Work, ctx: &egui::Context, today: Date) -> Option<StorageError> {
        let mut failed = None;
        let mut news = Vec::new();
        let ended = self.reading.as_ref().is_some_and(|reading| scan::take(reading, &mut news));
        let now = ctx.input(|input| input.time);
        if !news.is_empty() || self.reading.is_none() {
            self.heard = now;
        }
        for news in news {
            match news {
                News::Entries(entries, summary) => {
                    self.known.entries.extend(entries);
                    self.summary = summary;
                    self.version += 1;
                }
                News::Done { entries, summary, between, left_out, rules } => {
                    (self.known.first, self.known.rules) = (false, rules);
                    self.known.entries = entries;
                    (self.summary, self.between, self.left_out) = (summary, between, left_out);
                    // The files come in the order of their paths.
                    let files = &self.known.entries;
                    self.chosen.retain(|path| files.binary_search_by(|entry| entry.path.cmp(path)).is_ok());
                    self.reading = None;
                    self.version += 1;
                }
                News::Goes => {}
                News::Same => self.reading = None,
                News::Failed(error) => {
                    failed = Some(error);
                    self.reading = None;
                }
            }
        }
        if ended {
            self.reading = None;
        }
        if self.due && self.reading.is_none() {
            self.due = false;
            if self.known.first {
                self.known.entries.clear();
            }
            let (sender, receiver) = channel();
            self.reading = Some(receiver);
            let (path, known, stopped) = (self.path.clone(), self.known.clone(), Arc::clone(&self.stopped));
            let ctx = ctx.clone();
            work.aside(move || {
                // A folder that was closed wants no news.
                let send = |news| {
                    ctx.request_repaint();
                    sender.send(news).is_ok()
                };
                scan(&path, &known, today, &stopped, &send);
                Report::Scanned
            });
        }
        failed
    }

    /// For how many seconds it has been read without a word, while it is and somebody cares.
    pub(in crate::app) fn silence(&self, now: f64) -> Option<f64> {
        self.reading.is_some().then_some(now - self.heard).filter(|_| self.heard.is_finite())
    }

    /// Says no more that it takes long.
    pub(in crate::app) fn hush(&mut self) {
        self.heard = f64::INFINITY;
    }
}
