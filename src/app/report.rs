//! What comes back from the work done elsewhere, and what the window makes of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::act::Pending;
use super::dialog::Question;
use super::open::Open;
use super::toast::Toast;
use super::work::{Report, Stays};
use crate::document::PositionDescription;
use crate::lang::{Lang, Text};
use crate::layout::Options;
use crate::storage::StorageError;

/// An answer that comes sooner than a person could give it, in seconds, means that there was no dialog.
const TOO_SOON: f64 = 0.15;

impl App {
    /// Takes in what was done elsewhere.
    pub(super) fn take_reports(&mut self, ctx: &egui::Context) {
        for report in self.work.reports() {
            match report {
                Report::Answered { question, asked_at, serial, file } => {
                    self.given.asking = false;
                    match file {
                        None => self.unanswered(question, asked_at, serial, ctx),
                        Some(path) if question == Question::Open => self.work.open(path),
                        // The answer is about a document that is no longer open.
                        Some(_) if serial != self.serial => {}
                        Some(path) => self.write(question, path),
                    }
                }
                Report::Opened(path, Ok(document)) => self.opened(path, *document),
                Report::Saved { path, document, serial, outcome: Ok(()) } => self.saved(path, document, serial, ctx),
                Report::Exported(path, missing, Ok(())) => self.exported(&path.display().to_string(), &missing),
                Report::Saved { outcome: Err(error), serial, .. } => {
                    self.forget_after_save(serial);
                    self.fail(&error);
                }
                Report::Opened(_, Err(error)) => {
                    self.given.discards = None;
                    self.fail(&error);
                }
                Report::Exported(_, _, Err(error))
                | Report::SettingsKept(Err(error))
                | Report::Rules(_, Err(error)) => self.fail(&error),
                Report::SettingsKept(Ok(())) => {}
                Report::Rules(serial, Ok(rules)) => {
                    if let Some(open) = self.open.as_mut().filter(|_| serial == self.serial) {
                        open.set_rules(*rules);
                    }
                }
                Report::Stayed(path, serial, stays) => self.stayed(&path, serial, stays),
                Report::Stopped => self.stopped(),
            }
        }
    }

    fn write(&mut self, question: Question, path: PathBuf) {
        let Some(open) = &self.open else { return };
        let document = Arc::clone(open.editor.document());
        let (path, completed) = question.with_ending(path);
        let stays = completed.then_some(Stays::Unchosen);
        match question {
            Question::Export => {
                let options = Options::new(self.preview.form, self.settings.labels);
                self.work.export(path, document, options, (self.serial, stays));
            }
            Question::Save | Question::Open => self.work.save(path, document, self.serial, stays),
        }
    }

    /// Shows a file that was read, unless something was written in the meantime: then it asks first.
    fn opened(&mut self, path: PathBuf, document: PositionDescription) {
        let discards = self.given.discards.is_some() && self.given.discards == self.state();
        if !discards && self.open.as_mut().is_some_and(|open| open.digest().dirty) {
            self.pending = Some(Pending::File(path));
            return;
        }
        self.remember(&path);
        self.show(Some(Open::new(document, Some(path.clone()))));
        self.work.read_rules(path, self.serial);
    }

    fn fail(&mut self, error: &StorageError) {
        self.toasts.push(Toast::failed(error.line(self.settings.lang)));
    }

    /// A file was left as it was.
    fn stayed(&mut self, path: &Path, serial: u64, stays: Stays) {
        self.forget_after_save(serial);
        let (lang, path) = (self.settings.lang, path.display());
        self.toasts.push(match (stays, lang) {
            (Stays::Current, Lang::Zh) => Toast::done("已保存，没有新的改动"),
            (Stays::Current, Lang::En) => Toast::done("Already saved: nothing has changed"),
            (Stays::Unchosen, Lang::Zh) => {
                Toast::failed(format!("{path} 已经存在，没有覆盖；请换一个名字，或在对话框里选中这个文件"))
            }
            (Stays::Unchosen, Lang::En) => {
                Toast::failed(format!("{path} is there already and stays: take another name, or choose that file"))
            }
        });
    }

    fn stopped(&mut self) {
        self.given.discards = None;
        self.after_save = None;
        let text = Text::new(
            "操作意外中止，文件没有改动；请重试，或换一个位置另存",
            "This stopped unexpectedly, the file is as it was: try again, or save elsewhere",
        );
        self.toasts.push(Toast::failed(text.get(self.settings.lang)));
    }

    fn unanswered(&mut self, question: Question, asked_at: f64, serial: u64, ctx: &egui::Context) {
        match question {
            Question::Open => self.given.discards = None,
            Question::Save => self.forget_after_save(serial),
            Question::Export => {}
        }
        if ctx.input(|input| input.time) - asked_at < TOO_SOON {
            let hint = match question {
                Question::Open => Text::new(
                    "系统没有文件对话框，请把文件拖入窗口",
                    "The system has no file dialog: drop the file on the window",
                ),
                Question::Save | Question::Export => Text::new(
                    "系统没有文件对话框，请安装 zenity 或 xdg-desktop-portal",
                    "The system has no file dialog: install zenity or xdg-desktop-portal",
                ),
            };
            self.toasts.push(Toast::failed(hint.get(self.settings.lang)));
        }
    }

    fn saved(&mut self, path: PathBuf, document: Arc<PositionDescription>, serial: u64, ctx: &egui::Context) {
        self.remember(&path);
        let now = self.clock.now();
        let at = format!("{:02}:{:02}", now.hour(), now.minute());
        if let Some(open) = self.open.as_mut().filter(|_| serial == self.serial) {
            // Elsewhere other rules may hold.
            if open.path.as_ref() != Some(&path) {
                self.work.read_rules(path.clone(), serial);
            }
            open.saved(path, document, at);
        }
        if let Some((_, pending)) = self.after_save.take_if(|(of, _)| *of == serial) {
            self.guard(pending, ctx);
        }
    }

    /// The document of this number is not saved after all: nothing follows.
    fn forget_after_save(&mut self, serial: u64) {
        self.after_save.take_if(|(of, _)| *of == serial);
    }

    fn exported(&mut self, path: &str, missing: &[char]) {
        let lang = self.settings.lang;
        let done = Text::new("已导出", "Exported").get(lang);
        self.toasts.push(Toast::done(format!("{done} {path}")));
        if !missing.is_empty() {
            let list: Vec<String> = missing.iter().take(20).map(|c| format!("{c} U+{:04X}", *c as u32)).collect();
            let what =
                Text::new("这些字无法打印，已印成〓：", "These characters cannot be printed, 〓 stands for them:");
            self.toasts.push(Toast::failed(format!("{} {}", what.get(lang), list.join(", "))));
        }
    }

    fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.keep_settings();
    }
}
