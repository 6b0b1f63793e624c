//! What was exported, and what the system shows or prints of it: a PDF of ours, in the program that it has for PDFs.
//!
//! Nothing in a file starts a program. A person's command does, on a file that was written for it a moment before.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::tab::Tab;
use super::toast::Toast;
use super::work::Report;
use crate::lang::{Lang, Text};
use crate::storage::{self, StorageError};

/// Somebody who shows files.
pub trait Viewer: Send + Sync {
    /// Shows the file at `path` in the program that the system has for its kind.
    ///
    /// # Errors
    ///
    /// Fails, with the system's words, when there is no such program.
    fn show(&self, path: &Path) -> Result<(), String>;
}

/// The programs of the system.
pub struct SystemViewer;

impl Viewer for SystemViewer {
    fn show(&self, path: &Path) -> Result<(), String> {
        opener::open(path).map_err(|error| error.to_string())
    }
}

/// What is to be shown once it is exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Opens {
    #[default]
    Nothing,
    /// The file that the person chooses.
    Chosen,
    /// This file; it may be for the printer.
    File(PathBuf, bool),
}

impl App {
    /// Has what shows written to a file of its own, to be handed to the program that the system has for PDFs, which
    /// knows the printers.
    pub(super) fn print(&mut self) {
        if !self.can_print() {
            return;
        }
        let lang = self.settings.lang;
        let (serial, name) = match self.tabs.front() {
            Some(Tab::Pack(pack)) => (pack.serial, pack.suggestion(lang)),
            Some(Tab::Description(open)) => (open.serial, open.suggestion("pdf", lang)),
            Some(Tab::Folder(_)) | None => return,
        };
        self.work.aside(move || Report::PrintPlace(serial, storage::place_to_print(&name)));
    }

    /// Writes the document of this number to the file that was made for the printer.
    pub(super) fn print_to(&mut self, serial: u64, place: Result<PathBuf, StorageError>) {
        let path = match place {
            Ok(path) => path,
            Err(error) => return self.fail(&error),
        };
        self.given.opens = Opens::File(path.clone(), true);
        self.export_to(path, serial, None);
    }

    /// Says what was exported, and which characters the face lacks.
    pub(super) fn exported(&mut self, path: &Path, missing: &[char]) {
        let lang = self.settings.lang;
        if self.open_exported(path) {
            self.toasts.push(Toast::done(PRINTS.get(lang)));
        } else {
            let done = Text::new("已导出", "Exported").get(lang);
            self.toasts.push(Toast::done(format!("{done} {}", path.display())));
        }
        if !missing.is_empty() {
            let list: Vec<String> = missing.iter().take(20).map(|c| format!("{c} U+{:04X}", *c as u32)).collect();
            let what =
                Text::new("这些字无法打印，已印成〓：", "These characters cannot be printed, 〓 stands for them:");
            self.toasts.push(Toast::failed(format!("{} {}", what.get(lang), list.join(", "))));
        }
    }

    /// Shows the file at `path` when it was exported for that; tells whether it is for the printer.
    fn open_exported(&mut self, path: &Path) -> bool {
        let Opens::File(wanted, prints) = &self.given.opens else { return false };
        if wanted != path {
            return false;
        }
        let prints = *prints;
        self.given.opens = Opens::Nothing;
        let (viewer, path) = (Arc::clone(&self.viewer), path.to_owned());
        // On a thread of its own: the program that is started may keep this one waiting.
        self.work.aside(move || {
            let shown = viewer.show(&path);
            Report::Shown(path, shown)
        });
        prints
    }

    /// Says that the system could not show a file.
    pub(super) fn shown(&mut self, path: &Path, shown: Result<(), String>) {
        if let Err(error) = shown {
            let path = path.display();
            let text = match self.settings.lang {
                Lang::Zh => format!("系统没有能打开 PDF 的程序（{error}）；文件在 {path}"),
                Lang::En => format!("The system has no program for a PDF ({error}); the file is {path}"),
            };
            self.toasts.push(Toast::failed(text));
        }
    }
}

/// What is said when a file was handed on to be printed.
const PRINTS: Text =
    Text::new("已交给系统的 PDF 阅读器，请在那里打印", "Handed to the system's PDF viewer: print it there");
