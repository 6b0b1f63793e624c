//! The dialogs of the system.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use super::{Dialogs, Question, Reply};
use crate::lang::{Lang, Text};

/// The dialogs of the system.
pub struct SystemDialogs(());

impl SystemDialogs {
    /// Listens to what becomes of the dialogs from now on.
    #[must_use]
    pub fn new() -> Self {
        // Whoever listens already is listened to in vain, and an answer that comes at once tells the same.
        if log::set_logger(&Ear).is_ok() {
            log::set_max_level(log::LevelFilter::Error);
        }
        Self(())
    }
}

impl Default for SystemDialogs {
    fn default() -> Self {
        Self::new()
    }
}

/// No dialog could be started.
static MISSING: AtomicBool = AtomicBool::new(false);

/// Hears that no dialog could be started: a library of dialogs says that in its log only, its answer is that of a person
/// who thought better of it.
struct Ear;

impl log::Log for Ear {
    fn enabled(&self, about: &log::Metadata) -> bool {
        about.level() == log::Level::Error && about.target().starts_with("rfd")
    }

    fn log(&self, record: &log::Record) {
        // The last it tries is the program zenity.
        if self.enabled(record.metadata()) && record.args().to_string().contains("with zenity") {
            MISSING.store(true, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

impl Dialogs for SystemDialogs {
    fn ask(&self, question: Question, suggestion: &Path, lang: Lang, reply: Reply) {
        let kind = match question {
            Question::Open | Question::Compare => Text::new("岗位说明书、汇编", "Descriptions, packs"),
            Question::Save | Question::Members | Question::Member | Question::Folder => {
                Text::new("岗位说明书", "Description")
            }
            Question::NewPack | Question::SavePack => Text::new("汇编", "Pack"),
            Question::Checks => Text::new("检查规则", "Checks"),
            Question::Export | Question::Comparison | Question::Target => Text::new("PDF 文件", "PDF file"),
        };
        let dialog = rfd::AsyncFileDialog::new().set_title(question.title().get(lang));
        let mut dialog = dialog.add_filter(kind.get(lang), &[question.ending()]);
        let folder = if question.writes_file() { suggestion.parent() } else { Some(suggestion) };
        if let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = suggestion.file_name().filter(|_| question.writes_file()) {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        MISSING.store(false, Ordering::Relaxed);
        // The dialog is made on the window's thread, as some systems demand, and waited for on another.
        let one = |file: Option<rfd::FileHandle>| file.into_iter().collect();
        match question {
            Question::Open | Question::Members => wait(dialog.pick_files(), Option::unwrap_or_default, reply),
            Question::Folder | Question::Target => wait(dialog.pick_folder(), one, reply),
            Question::Member | Question::Compare | Question::Checks => wait(dialog.pick_file(), one, reply),
            _ => wait(dialog.save_file(), one, reply),
        }
    }
}

fn wait<T: 'static>(
    answer: impl Future<Output = T> + Send + 'static,
    files: impl FnOnce(T) -> Vec<rfd::FileHandle> + Send + 'static,
    reply: Reply,
) {
    std::thread::spawn(move || {
        let files: Vec<PathBuf> = files(block_on(answer)).iter().map(|file| file.path().to_owned()).collect();
        let missing = files.is_empty() && MISSING.load(Ordering::Relaxed);
        reply((!missing).then_some(files));
    });
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
