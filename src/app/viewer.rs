//! What was exported, and what the system shows or prints of it: a PDF of ours, in the program that it has for PDFs.
//!
//! Nothing in a file starts a program. A person's command does, on a file that was written for it a moment before.

#[cfg(not(windows))]
use std::{
    io::ErrorKind,
    process::{Command, Stdio},
    sync::mpsc::channel,
    time::Duration,
};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::tab::Tab;
use super::toast::Toast;
use super::work::Report;
use crate::lang::{Lang, Text, one_line};
use crate::storage::{self, StorageError};

/// Somebody who shows files.
pub trait Viewer: Send + Sync {
    /// Shows the file at `path` in the program that the system has for its kind, or a folder in that for folders. It may
    /// take some seconds until that is known to have begun.
    ///
    /// # Errors
    ///
    /// Fails when there is no such program, or when it says that it could not.
    fn show(&self, path: &Path) -> Result<(), Unshown>;
}

/// Why a file does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unshown {
    /// The system has no program for it.
    NoProgram,
    /// There is one, and this is what became of it.
    Failed(String),
}

/// The programs of the system.
pub struct SystemViewer;

impl Viewer for SystemViewer {
    #[cfg(windows)]
    fn show(&self, path: &Path) -> Result<(), Unshown> {
        opener::open(path).map_err(|error| Unshown::Failed(error.to_string()))
    }

    #[cfg(not(windows))]
    fn show(&self, path: &Path) -> Result<(), Unshown> {
        hand_over(LAUNCHERS, path, PATIENCE)
    }
}

/// What starts the program for a file: the first that is there does.
#[cfg(not(windows))]
const LAUNCHERS: &[&[&str]] =
    if cfg!(target_os = "macos") { &[&["open"]] } else { &[&["wslview"], &["xdg-open"], &["gio", "open"]] };

/// A launcher that runs longer than this has become the program itself.
#[cfg(not(windows))]
const PATIENCE: Duration = Duration::from_secs(2);

/// What `xdg-open` ends with where it finds no program.
#[cfg(not(windows))]
const FOUND_NONE: i32 = 3;

#[cfg(not(windows))]
fn hand_over(launchers: &[&[&str]], path: &Path, patience: Duration) -> Result<(), Unshown> {
    for launcher in launchers {
        let mut command = Command::new(launcher[0]);
        command.args(&launcher[1..]).arg(path);
        // What is started goes on when this program has ended, and must not write to a pipe that nobody reads.
        let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut child = match started {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Unshown::Failed(error.to_string())),
        };
        let (sender, ended) = channel();
        std::thread::spawn(move || sender.send(child.wait()));
        return match ended.recv_timeout(patience) {
            Ok(Ok(status)) if status.success() => Ok(()),
            Ok(Ok(status)) if status.code() == Some(FOUND_NONE) => Err(Unshown::NoProgram),
            Ok(Ok(status)) => Err(Unshown::Failed(format!("{}: {status}", launcher[0]))),
            Ok(Err(error)) => Err(Unshown::Failed(error.to_string())),
            Err(_) => Ok(()),
        };
    }
    Err(Unshown::NoProgram)
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
        // What was handed on is said once that has worked.
        if !self.open_exported(path) {
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
        self.hand_over(path.to_owned(), prints);
        prints
    }

    /// Has the system show a file, which may be for the printer, or a folder.
    pub(super) fn hand_over(&mut self, path: PathBuf, prints: bool) {
        let viewer = Arc::clone(&self.viewer);
        // On a thread of its own: the program that is started may keep this one waiting.
        self.work.aside(move || {
            let shown = viewer.show(&path);
            Report::Shown(path, prints, shown)
        });
    }

    /// Says that what is to be printed was handed on, or that the system could not show a file.
    pub(super) fn shown(&mut self, path: PathBuf, prints: bool, shown: Result<(), Unshown>) {
        let lang = self.settings.lang;
        let Err(error) = shown else {
            self.toasts.extend(prints.then(|| Toast::done(PRINTS.get(lang))));
            return;
        };
        let why = match error {
            Unshown::NoProgram => {
                Text::new("系统里没有能打开它的程序", "the system has no program for it").get(lang).to_owned()
            }
            Unshown::Failed(words) => one_line(&words),
        };
        let place = path.display();
        let text = match (prints, lang) {
            (true, Lang::Zh) => format!("没有打开，也没有打印（{why}）；请用 PDF 阅读器打开并打印 {place}"),
            (true, Lang::En) => {
                format!("Not opened, nor printed ({why}): open and print it with a PDF viewer: {place}")
            }
            (false, Lang::Zh) => format!("没有打开（{why}）；请自行打开 {place}"),
            (false, Lang::En) => format!("Not opened ({why}): open it yourself: {place}"),
        };
        self.toasts.push(Toast::about_file(text, path));
    }
}

/// What is said when a file was handed on to be printed.
const PRINTS: Text =
    Text::new("已交给系统的 PDF 阅读器，请在那里打印", "Handed to the system's PDF viewer: print it there");

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_the_launcher_ends_with_is_heard_and_one_that_stays_is_the_viewer() {
        let show = |launchers: &[&[&str]], patience| hand_over(launchers, Path::new("x.pdf"), patience);
        let long = Duration::from_secs(20);
        assert_eq!(show(&[&["no such program"]], long), Err(Unshown::NoProgram));
        assert_eq!(show(&[&["no such program"], &["sh", "-c", "exit 0"]], long), Ok(()));
        assert_eq!(show(&[&["sh", "-c", "exit 3"]], long), Err(Unshown::NoProgram));
        assert!(matches!(show(&[&["sh", "-c", "exit 4"]], long), Err(Unshown::Failed(words)) if words.contains('4')));
        assert_eq!(show(&[&["sh", "-c", "sleep 3"]], Duration::from_millis(50)), Ok(()));
    }
}
