//! Exporting many descriptions at once, each to a PDF of its own: on threads of its own, with its progress, stopped when
//! somebody asks for it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::document::PositionDescription;
use crate::lang::Lang;
use crate::layout::{self, Options};
use crate::pdf::{self, Effort};
use crate::storage::{self, naming};

/// An export that goes on, as both sides see it.
#[derive(Clone)]
pub(in crate::app) struct Running {
    pub(super) folder: PathBuf,
    pub(super) count: usize,
    done: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

impl Running {
    pub(super) fn new(folder: PathBuf, count: usize) -> Self {
        Self { folder, count, done: Arc::default(), stopped: Arc::default() }
    }

    pub(super) fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks it to stop after the files that are being written.
    pub(in crate::app) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

/// A description to export.
pub(super) struct Order {
    pub(super) document: Arc<PositionDescription>,
    pub(super) options: Options,
    /// The name of the PDF.
    pub(super) name: String,
}

/// What came of an export.
pub(in crate::app) struct Outcome {
    pub(in crate::app) folder: PathBuf,
    pub(in crate::app) written: usize,
    /// A line for each that was not written, in the language of the window.
    pub(in crate::app) failed: Vec<String>,
    pub(in crate::app) stopped: bool,
}

/// The names of the PDFs of `documents`, no two alike on any file system.
pub(super) fn names<'a>(pattern: &str, documents: impl Iterator<Item = &'a PositionDescription>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |(index, document): (usize, &PositionDescription)| {
        let name = naming::pdf(pattern, index + 1, &document.identity.department, document);
        let stem = name[..name.len() - ".pdf".len()].to_owned();
        let more = (2..).map(|nth| format!("{stem} ({nth}).pdf"));
        let free = std::iter::once(name).chain(more).find(|name| taken.insert(name.to_lowercase()));
        free.unwrap_or_default()
    };
    documents.enumerate().map(name).collect()
}

/// Writes what is ordered.
pub(super) fn export(orders: &[Order], running: &Running, lang: Lang) -> Outcome {
    let folder = running.folder.clone();
    if let Err(error) = storage::make_folder(&folder) {
        return Outcome { folder, written: 0, failed: vec![error.line(lang)], stopped: false };
    }
    let export = |order: &Order| {
        if running.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let written = write(order, &folder, lang);
        running.done.fetch_add(1, Ordering::Relaxed);
        Some(written)
    };
    let outcomes: Vec<Option<Result<(), String>>> = storage::on_own_threads(|| orders.par_iter().map(export).collect());
    let stopped = outcomes.iter().any(Option::is_none);
    let (written, failed): (Vec<_>, Vec<_>) = outcomes.into_iter().flatten().partition(Result::is_ok);
    let failed = failed.into_iter().filter_map(Result::err).collect();
    Outcome { folder, written: written.len(), failed, stopped }
}

fn write(order: &Order, folder: &Path, lang: Lang) -> Result<(), String> {
    if let Some(refusal) = layout::refusal(&order.document) {
        return Err(format!("{}: {}", order.name, refusal.get(lang)));
    }
    let printed = layout::print(&order.document, &order.options);
    let bytes = pdf::write(&printed.pages, &printed.about, Effort::Small);
    storage::write(&folder.join(&order.name), &bytes).map_err(|error| error.line(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_files_have_one_name() {
        let document = |code: &str| {
            let mut document = PositionDescription::default();
            (document.identity.code, document.identity.title) = (code.into(), "出纳/会计".into());
            document
        };
        let documents = [document("A-1"), document("a-1"), document(""), document("A-1")];
        let names = names(naming::PATTERN, documents.iter());
        assert_eq!(names, ["A-1-出纳_会计.pdf", "a-1-出纳_会计 (2).pdf", "出纳_会计.pdf", "A-1-出纳_会计 (3).pdf"]);
    }
}
