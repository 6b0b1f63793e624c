//! What is asked for a name, and what follows from the answer.

use std::path::{Path, PathBuf};

use super::{Own, Question};
use crate::app::App;
use crate::app::tab::Tab;
use crate::app::toast::Toast;
use crate::app::viewer::{Aim, Opens};
use crate::app::work::Stays;
use crate::document::pack::Pack;
use crate::lang::{Lang, Text};
use crate::layout::comparison;
use crate::storage::naming;

/// An answer that comes sooner than a person could give it, in seconds, means that there was no dialog.
const TOO_SOON: f64 = 0.15;

/// A question that is open.
pub(in crate::app) struct Asked {
    pub(super) question: Question,
    /// The file or the folder to begin with.
    pub(super) suggestion: PathBuf,
    /// The number of the document that it is about.
    pub(super) serial: u64,
    pub(super) at: f64,
}

impl App {
    /// Asks for a file name, and tells whether it could: one dialog at a time.
    pub(in crate::app) fn ask(&mut self, question: Question) -> bool {
        if self.given.asked.is_some() || self.given.own.is_some() {
            return false;
        }
        let lang = self.settings.lang;
        let front = self.tabs.front();
        let here = front.and_then(Tab::path).map(ToOwned::to_owned);
        let folder = || here.as_deref().and_then(Path::parent).map(ToOwned::to_owned).unwrap_or_default();
        let suggestion = match (question, front) {
            (Question::NewPack, Some(Tab::Folder(folder))) => folder.path.join("pack.ron"),
            (Question::NewPack, _) => folder().join("pack.ron"),
            (Question::Save | Question::SavePack, Some(tab)) if tab.guard().tried.is_some() => {
                tab.guard().tried.clone().unwrap_or_default()
            }
            (Question::SavePack, Some(Tab::Pack(pack))) => pack.path.clone(),
            (Question::Target | Question::Folder | Question::Open | Question::Checks, Some(Tab::Folder(folder))) => {
                folder.path.clone()
            }
            (Question::Folder | Question::Open | Question::Compare | Question::Checks, _)
            | (Question::Members | Question::Member, Some(Tab::Pack(_))) => folder(),
            (Question::Export, Some(Tab::Pack(pack))) => pack.suggestion(lang),
            (Question::Save, Some(Tab::Description(open))) => open.suggestion("ron", lang),
            (Question::Export, Some(Tab::Description(open))) => open.suggestion("pdf", lang),
            (Question::Comparison, Some(tab)) => {
                let name = format!("{} {}.pdf", tab.name(lang), comparison::NAME.get(lang));
                folder().join(naming::safe(&name))
            }
            _ => return false,
        };
        let serial = self.tabs.shown().unwrap_or_default();
        let asked = Asked { question, suggestion, serial, at: self.work.now() };
        if self.given.no_dialogs {
            self.ask_ourselves(asked);
        } else {
            self.work.ask(&*self.dialogs, question, &asked.suggestion, lang);
            self.given.asked = Some(asked);
        }
        true
    }

    /// Takes in what a dialog of the system came to.
    pub(in crate::app) fn dialog_answered(&mut self, files: Option<Vec<PathBuf>>, ctx: &egui::Context) {
        let Some(asked) = self.given.asked.take() else { return };
        let files = files.filter(|files| !files.is_empty() || self.work.now() - asked.at >= TOO_SOON);
        if let Some(files) = files {
            return self.answered(&asked, files, ctx);
        }
        // It would be asked in vain every time, and may take long to say so.
        self.given.no_dialogs = true;
        self.ask_ourselves(asked);
    }

    fn ask_ourselves(&mut self, asked: Asked) {
        let last = self.settings.recent.first().and_then(|path| path.parent()).map(ToOwned::to_owned);
        let place = last.or_else(|| self.home.clone()).unwrap_or_default();
        self.given.own = Some(Own::new(asked, place));
    }

    /// Does what the names were asked for.
    pub(super) fn answered(&mut self, asked: &Asked, files: Vec<PathBuf>, ctx: &egui::Context) {
        let (question, serial) = (asked.question, asked.serial);
        let Some(path) = files.first().cloned() else { return self.unanswered(question, serial) };
        let (whole, completed) = question.with_ending(path.clone());
        let stays = completed.then_some(Stays::Unchosen);
        if self.is_of_another(&whole, question, serial) {
            return;
        }
        if question == Question::Export && self.given.opens == Opens::Chosen {
            self.given.opens = Opens::File(whole.clone(), Aim::Show);
        }
        match question {
            Question::Open | Question::Folder => {
                for path in files {
                    self.open_file(path, ctx);
                }
            }
            Question::Target => self.export_batch(path, serial),
            Question::Checks => self.set_checks(Some(path)),
            Question::Compare => self.work.read_to_compare(path, serial),
            Question::NewPack => {
                let pack = Pack { date: Some(self.clock.now().date()), ..Pack::default() };
                let gathers = std::mem::take(&mut self.given.gathers);
                self.work.begin_pack(whole, pack, stays, gathers);
            }
            Question::Export => self.export_to(whole, serial, stays),
            Question::Comparison => self.export_comparison(whole, stays),
            Question::Save | Question::SavePack => self.save_as(whole, serial, stays),
            Question::Members | Question::Member => {
                if let Some(pack) = self.tabs.get(serial).and_then(Tab::path) {
                    let files = files.into_iter().map(|file| (file, String::new())).collect();
                    self.work.name_members(pack.to_owned(), files, serial);
                }
            }
        }
    }

    /// Tells whether a document would be written over the file of another that is open, and says so: the other would not
    /// know that its file holds something else.
    fn is_of_another(&mut self, path: &Path, question: Question, serial: u64) -> bool {
        let begins = question == Question::NewPack;
        let writes = begins || matches!(question, Question::Save | Question::SavePack);
        let Some(other) = self.tabs.with_path(path).filter(|&other| writes && (begins || other != serial)) else {
            return false;
        };
        self.unanswered(question, serial);
        let name = self.tabs.get(other).map(|tab| tab.name(self.settings.lang)).unwrap_or_default();
        let text = match self.settings.lang {
            Lang::Zh => format!("这个文件已在标签页“{name}”中打开，没有覆盖：请换一个名字，或先关闭那一页"),
            Lang::En => {
                format!("This file is open in the tab {name} and stays: take another name, or close that tab first")
            }
        };
        self.toasts.push(Toast::unsaved(text, serial));
        true
    }

    fn unanswered(&mut self, question: Question, serial: u64) {
        match question {
            Question::Save | Question::SavePack => self.forget_after_save(serial),
            Question::NewPack => self.given.gathers.clear(),
            Question::Member => {
                if let Some(Tab::Pack(pack)) = self.tabs.get_mut(serial) {
                    pack.locates_none();
                }
            }
            _ => {}
        }
    }

    /// Saves a document under another name. A pack stays in its folder: elsewhere it would not find its members.
    fn save_as(&mut self, path: PathBuf, serial: u64, stays: Option<Stays>) {
        let Some(tab) = self.tabs.get(serial) else { return };
        let packs = matches!(tab, Tab::Pack(_));
        if !packs || path.parent() == tab.path().and_then(Path::parent) {
            let Some(document) = tab.document() else { return };
            self.write_to(path, document, serial, stays);
            return;
        }
        self.forget_after_save(serial);
        let text = Text::new(
            "汇编要和它的岗位说明书在一起：请保存到原来的文件夹，换一个名字即可",
            "A pack stays with its descriptions: save it to the same folder, under another name",
        );
        self.toasts.push(Toast::failed(text.get(self.settings.lang)));
    }
}
