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
use crate::lang::{Text, one_line};
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
    /// This file, for this.
    File(PathBuf, Aim),
}

/// What the system is to do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// Show it.
    Show,
    /// Show it to be printed.
    Print,
    /// Show what lies in it: it is a folder.
    Folder,
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
        self.given.opens = Opens::File(path.clone(), Aim::Print);
        self.export_to(path, serial, None);
    }

    /// Where the document that shows was exported last.
    pub(super) fn exported_to(&self) -> Option<&Path> {
        self.given.exported.get(&self.tabs.shown()?).map(PathBuf::as_path)
    }

    /// Exports what shows to where it was exported last, over what was written there.
    pub(super) fn export_again(&mut self) {
        let again = self.exported_to().map(ToOwned::to_owned).zip(self.tabs.shown());
        if let Some((path, serial)) = again.filter(|_| self.can_print()) {
            self.export_to(path, serial, None);
        }
    }

    /// Says what was exported, and which characters the face lacks. The document of the number in `again` is exported
    /// there again.
    pub(super) fn exported(&mut self, path: &Path, again: Option<u64>, missing: &[char]) {
        let lang = self.settings.lang;
        // What was handed on is said once that has worked.
        if !again.is_some_and(|serial| self.open_exported(path, serial)) {
            self.given.exported.extend(again.map(|serial| (serial, path.to_owned())));
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
    fn open_exported(&mut self, path: &Path, serial: u64) -> bool {
        let Opens::File(wanted, aim) = &self.given.opens else { return false };
        if wanted != path {
            return false;
        }
        let aim = *aim;
        self.given.opens = Opens::Nothing;
        self.hand_over(path.to_owned(), aim, Some(serial));
        aim == Aim::Print
    }

    /// Has the system do something with a file or a folder, for the tab of a number.
    pub(super) fn hand_over(&mut self, path: PathBuf, aim: Aim, tab: Option<u64>) {
        let viewer = Arc::clone(&self.viewer);
        // On a thread of its own: the program that is started may keep this one waiting.
        self.work.aside(move || {
            let shown = viewer.show(&path);
            Report::Shown(path, (aim, tab), shown)
        });
    }

    /// Says that what is to be printed was handed on, or what became of it where the system could do nothing with it.
    pub(super) fn shown(&mut self, path: PathBuf, (aim, tab): (Aim, Option<u64>), shown: Result<(), Unshown>) {
        let lang = self.settings.lang;
        let Err(error) = shown else {
            self.toasts.extend((aim == Aim::Print).then(|| Toast::done(PRINTS.get(lang))));
            return;
        };
        let text = match (aim, &error) {
            (Aim::Print, Unshown::NoProgram) => Text::new(
                "没有打印：这台电脑上没有能打开 PDF 的程序。PDF 已写好，可到文件夹里取用",
                "Not printed: this computer has no program for PDFs. The PDF is written: fetch it from its folder",
            ),
            (Aim::Print, Unshown::Failed(_)) => Text::new(
                "没有打印：PDF 阅读器没能打开文件。PDF 已写好，请到文件夹里用别的程序打开并打印",
                "Not printed: the PDF viewer could not open the file. It is written: print it from its folder",
            ),
            (Aim::Show, Unshown::NoProgram) => Text::new(
                "已导出，但没有打开：这台电脑上没有能打开 PDF 的程序",
                "Exported, but not opened: this computer has no program for PDFs",
            ),
            (Aim::Show, Unshown::Failed(_)) => Text::new(
                "已导出，但 PDF 阅读器没能打开它：请到文件夹里用别的程序打开",
                "Exported, but the PDF viewer could not open it: open it from its folder",
            ),
            (Aim::Folder, _) => Text::new(
                "没有打开文件夹：请复制路径，在文件管理器里打开",
                "The folder could not be opened: copy its path, and open it in the file manager",
            ),
        };
        let words = match error {
            Unshown::NoProgram => String::new(),
            Unshown::Failed(words) => format!("\n{}", one_line(&words)),
        };
        let more = format!("{}{words}", path.display());
        self.toasts.push(Toast::about_file(text.get(lang), more, (path, aim), tab));
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
