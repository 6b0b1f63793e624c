//! Asks for a file name. The answer comes later and on another thread: a dialog never holds the window up.
//!
//! The window knows the trait only, so that a test can answer for a person.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use crate::lang::{Lang, Text};

/// What a file name is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// To open descriptions or packs: several files.
    Open,
    /// To save a description.
    Save,
    /// To begin a pack.
    NewPack,
    /// To save a pack.
    SavePack,
    /// To export a PDF.
    Export,
    /// To add descriptions to a pack: several files.
    Members,
    /// To open a folder.
    Folder,
    /// To export several descriptions: a folder.
    Target,
    /// To choose the checks of a client.
    Checks,
}

impl Question {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Open | Self::Save | Self::NewPack | Self::SavePack | Self::Members | Self::Checks => "ron",
            Self::Export | Self::Folder | Self::Target => "pdf",
        }
    }

    /// The file of the answer, with the ending of its kind; and whether the answer lacked it.
    pub(super) fn with_ending(self, path: PathBuf) -> (PathBuf, bool) {
        let Some(name) = path.file_name() else { return (path, false) };
        let ending = format!(".{}", self.ending());
        // What stands after the last dot of "岗位说明书V1.0" is no ending.
        if name.to_string_lossy().to_lowercase().ends_with(&ending) {
            return (path, false);
        }
        let mut name = name.to_owned();
        name.push(ending);
        (path.with_file_name(name), true)
    }
}

/// Takes the answer: a file (several for [`Question::Open`] and [`Question::Members`]), or none when the person thought better of it or the
/// system has no dialog.
pub type Reply = Box<dyn FnOnce(Vec<PathBuf>) + Send>;

/// Somebody who can ask.
pub trait Dialogs {
    /// Asks `question`, with `suggestion` as the file name to begin with, and returns at once.
    fn ask(&self, question: Question, suggestion: &Path, lang: Lang, reply: Reply);
}

/// The dialogs of the system.
pub struct SystemDialogs;

impl Dialogs for SystemDialogs {
    fn ask(&self, question: Question, suggestion: &Path, lang: Lang, reply: Reply) {
        let (title, kind) = match question {
            Question::Open => (Text::new("打开岗位说明书或汇编", "Open a description or a pack"), BOTH),
            Question::Save => (Text::new("保存岗位说明书", "Save the description"), RON),
            Question::NewPack => (Text::new("新建汇编", "New pack"), PACK),
            Question::SavePack => (Text::new("保存汇编", "Save the pack"), PACK),
            Question::Members => (Text::new("添加岗位说明书", "Add descriptions"), RON),
            Question::Folder => (Text::new("打开文件夹", "Open a folder"), RON),
            Question::Target => {
                let text = Text::new(
                    "选择导出到的文件夹（同名的 PDF 会被替换）",
                    "Choose the folder to export to (PDFs of the same name are replaced)",
                );
                (text, PDF)
            }
            Question::Checks => (Text::new("选择公司检查规则", "Choose a company's checks"), CHECKS),
            Question::Export => (Text::new("导出 PDF", "Export a PDF"), PDF),
        };
        let ending = question.ending();
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title.get(lang)).add_filter(kind.get(lang), &[ending]);
        // Where a folder is meant, nothing is suggested but the place.
        let place = matches!(question, Question::Members | Question::Folder | Question::Target);
        let folder = if place { Some(suggestion) } else { suggestion.parent() };
        if let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = suggestion.file_name().filter(|_| !place) {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        // The dialog is made on the window's thread, as some systems demand, and waited for on another.
        let one = |file: Option<rfd::FileHandle>| file.into_iter().collect();
        match question {
            Question::Open | Question::Members => wait(dialog.pick_files(), Option::unwrap_or_default, reply),
            Question::Folder | Question::Target => wait(dialog.pick_folder(), one, reply),
            Question::Checks => wait(dialog.pick_file(), one, reply),
            _ => wait(dialog.save_file(), one, reply),
        }
    }
}

const RON: Text = Text::new("岗位说明书", "Description");
const PACK: Text = Text::new("汇编", "Pack");
const BOTH: Text = Text::new("岗位说明书、汇编", "Descriptions, packs");
const CHECKS: Text = Text::new("检查规则", "Checks");
const PDF: Text = Text::new("PDF 文件", "PDF file");

fn wait<T: 'static>(
    answer: impl Future<Output = T> + Send + 'static,
    files: impl FnOnce(T) -> Vec<rfd::FileHandle> + Send + 'static,
    reply: Reply,
) {
    std::thread::spawn(move || reply(files(block_on(answer)).iter().map(|file| file.path().to_owned()).collect()));
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_its_ending_unless_it_has_it() {
        for (given, whole) in [("岗位V1.0", "岗位V1.0.ron"), ("岗位", "岗位.ron"), ("岗位.RON", "岗位.RON")]
        {
            let (path, added) = Question::Save.with_ending(PathBuf::from("文件").join(given));
            assert_eq!(path, Path::new("文件").join(whole));
            assert_eq!(added, given != whole);
        }
    }
}
