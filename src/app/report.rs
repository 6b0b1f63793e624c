//! What comes back from the work done elsewhere, and what the window makes of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::keeping::Guard;
use super::pack::export::{Outcome, refusal};
use super::tab::Tab;
use super::toast::Toast;
use super::work::{Report, Stays};
use crate::lang::{Lang, Text};
use crate::layout;
use crate::storage::StorageError;
use crate::storage::recovery::Document;
use crate::storage::shared::Saved;

impl App {
    /// Takes in what was done elsewhere.
    pub(super) fn take_reports(&mut self, ctx: &egui::Context) {
        for report in self.work.reports() {
            match report {
                Report::Answered(files) => self.dialog_answered(files, ctx),
                Report::Placed(path, place) => self.placed(path, place, ctx),
                Report::Listed(folder, entries) => self.listed(&folder, entries),
                Report::Opened { path, again, opened: Ok(opened), held, gathers } => {
                    self.opened(path, again, opened, held, ctx);
                    self.gather(gathers);
                }
                Report::Begins(path) => self.begins(path, ctx),
                Report::Looked(files) => self.looked(files, ctx),
                Report::Folder { path, again } => self.opened_folder(&path, again, ctx),
                Report::BatchExported(serial, outcome) => self.batch_exported(serial, &outcome),
                Report::NamesChanged(serial, applied, way) => self.names_changed(serial, &applied, way, ctx),
                Report::Named(serial, names) => self.named(serial, names, ctx),
                Report::PackExported(path, serial, outcome) => self.pack_exported(&path, serial, outcome),
                Report::Saved { path, document, text, serial, outcome, unkept } => {
                    let Some(again) = self.save_answered(&path, serial) else {
                        self.saved_late(&path, serial, &outcome, text);
                        continue;
                    };
                    match outcome {
                        Ok(Saved::Written(found)) => {
                            self.say_if_anew(&path, found.is_none(), serial);
                            self.saved((path, again), document, &text, serial, ctx);
                        }
                        Ok(Saved::Changed(theirs)) => {
                            self.forget_after_save(serial);
                            // What was typed while the folder did not answer is mine, too.
                            let mine = self.tabs.get(serial).and_then(Tab::document).unwrap_or(document);
                            self.changed(path, serial, &mine, *theirs, ctx);
                        }
                        Err(error) => {
                            self.forget_after_save(serial);
                            self.save_failed(path, serial, &error);
                        }
                    }
                    if let Some(error) = unkept {
                        self.fail(&error);
                    }
                }
                Report::Left(left) => self.found_left(left),
                Report::Versions(serial, versions) => self.list_versions(serial, versions),
                Report::ReadToCompare(path, serial, read) => self.read_to_compare(&path, serial, read),
                Report::DraftKept(Err(error)) => self.draft_failed(&error),
                Report::Exported(path, again, missing, Ok(())) => self.exported(&path, again, &missing),
                Report::Opened { again: false, opened: Err(error), .. }
                | Report::Exported(.., Err(error))
                | Report::SettingsKept(Err(error))
                | Report::Rules(_, Err(error)) => self.fail(&error),
                // What was open last time may have gone since.
                Report::Opened { again: true, opened: Err(_), .. }
                | Report::SettingsKept(Ok(()))
                | Report::DraftKept(Ok(()))
                | Report::Scanned
                | Report::Locked => {}
                Report::Rules(serial, Ok(rules)) => {
                    if let Some(tab) = self.tabs.get_mut(serial) {
                        tab.set_rules(*rules);
                    }
                }
                Report::Stayed(path, serial, stays) => self.stayed(&path, serial, stays),
                Report::PrintPlace(serial, place) => self.print_to(serial, place),
                Report::Shown(path, asked, shown) => self.shown(path, asked, shown),
                Report::Words(words) => self.folder.words = words,
                Report::Stopped => self.stopped(),
            }
        }
    }

    /// Exports the document of this number.
    pub(super) fn export_to(&mut self, path: PathBuf, serial: u64, stays: Option<Stays>) {
        match self.tabs.get(serial) {
            Some(Tab::Pack(_)) => self.export_pack(path, serial, stays),
            Some(Tab::Description(open)) => {
                let options = self.options_of(open);
                let document = Arc::clone(open.editor.document());
                let print = move || layout::print(&document, &options);
                self.work.export(path, print, (serial, Some(serial), stays));
            }
            // The answer is about a document that is no longer open.
            Some(Tab::Folder(_)) | None => {}
        }
    }

    fn pack_exported(&mut self, path: &Path, serial: u64, outcome: Outcome) {
        if let Some(Tab::Pack(pack)) = self.tabs.get_mut(serial) {
            pack.export = None;
        }
        let lang = self.settings.lang;
        match outcome {
            Outcome::Written(missing) => self.exported(path, Some(serial), &missing),
            Outcome::Stopped => {
                let text = Text::new("已取消导出，没有写入文件", "Export cancelled, no file was written");
                self.toasts.push(Toast::done(text.get(lang)));
            }
            Outcome::Unreadable(names) => self.toasts.push(Toast::failed(refusal(&names, lang)).of_tab(Some(serial))),
            Outcome::Failed(error) => self.toasts.push(Toast::failed(error.line(lang)).of_tab(Some(serial))),
        }
    }

    /// Says why what was pasted or typed in the document that shows was refused.
    pub(super) fn say_refused(&mut self) {
        let fault = match self.tabs.front_mut() {
            Some(Tab::Description(open)) => open.editor.take_refused(),
            Some(Tab::Pack(pack)) => pack.editor.take_refused(),
            Some(Tab::Folder(_)) | None => None,
        };
        if let Some(fault) = fault {
            let what = fault.what.get(self.settings.lang);
            self.toasts.push(Toast::failed(match self.settings.lang {
                Lang::Zh => format!("没有写入：{what}，这样的文件打不开"),
                Lang::En => format!("Nothing was written: {what}, and such a file cannot be opened"),
            }));
        }
    }

    pub(super) fn fail(&mut self, error: &StorageError) {
        self.toasts.push(Toast::failed(error.line(self.settings.lang)));
    }

    /// A document could not be saved: what was typed for its name is proposed again.
    fn save_failed(&mut self, path: PathBuf, serial: u64, error: &StorageError) {
        if let Some(tab) = self.tabs.get_mut(serial).filter(|tab| tab.path() != Some(&path)) {
            tab.guard_mut().tried = Some(path);
        }
        self.toasts.push(Toast::unsaved(error.line(self.settings.lang), serial));
    }

    /// Says so when the file that the document of a number came from was `gone`, and is there again.
    fn say_if_anew(&mut self, path: &Path, gone: bool, serial: u64) {
        let own = self.tabs.get(serial).is_some_and(|tab| tab.path() == Some(path) && tab.guard().base.is_some());
        if gone && own {
            let path = path.display();
            self.toasts.push(Toast::hint(match self.settings.lang {
                Lang::Zh => format!("文件原已不在 {path}（被删除、移走或改名），现已重新写入"),
                Lang::En => format!("{path} had been deleted, moved or renamed, and is written anew"),
            }));
        }
    }

    /// What nobody waits for any more, since it was asked for another place, was written after all: the file that the
    /// document comes from holds that now.
    fn saved_late(&mut self, path: &Path, serial: u64, outcome: &Result<Saved, StorageError>, text: Arc<str>) {
        if let (Ok(Saved::Written(_)), Some(tab)) = (outcome, self.tabs.get_mut(serial))
            && tab.path() == Some(path)
        {
            tab.guard_mut().base = Some(text);
        }
    }

    /// A file was left as it was.
    fn stayed(&mut self, path: &Path, serial: u64, stays: Stays) {
        let again = self.save_answered(path, serial).unwrap_or_default();
        // What was typed since is to be saved, too.
        let newer = self.tabs.get(serial).filter(|_| again && stays == Stays::Current).and_then(Tab::document);
        if let Some(document) = newer {
            return self.write_to(path.to_owned(), document, serial, None);
        }
        self.forget_after_save(serial);
        match self.tabs.get_mut(serial) {
            Some(Tab::Pack(pack)) => drop(pack.export.take_if(|running| running.path == path)),
            // Another name is asked for next time.
            Some(Tab::Description(open)) => drop(open.meant.take_if(|meant| meant == path)),
            _ => {}
        }
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
        self.after_save = None;
        self.tabs.iter_mut().for_each(|tab| tab.guard_mut().saving = None);
        self.tabs.packs_mut().for_each(|pack| pack.export = None);
        let text = Text::new(
            "操作意外中止，文件没有改动；请重试，或换一个位置另存",
            "This stopped unexpectedly, the file is as it was: try again, or save elsewhere",
        );
        self.toasts.push(Toast::failed(text.get(self.settings.lang)));
    }

    /// Notes that the save of a document to `path` was answered, and tells whether it was asked for once more
    /// meanwhile. Nothing when the document was saved elsewhere while this one waited.
    fn save_answered(&mut self, path: &Path, serial: u64) -> Option<bool> {
        let Some(tab) = self.tabs.get_mut(serial) else { return Some(false) };
        match &tab.guard().saving {
            Some(saving) if saving.path == path => tab.guard_mut().saving.take().map(|saving| saving.again),
            None if tab.path() == Some(path) => Some(false),
            _ => None,
        }
    }

    fn saved(
        &mut self,
        (path, again): (PathBuf, bool),
        document: Document,
        text: &Arc<str>,
        serial: u64,
        ctx: &egui::Context,
    ) {
        let name = self.tabs.get(serial).and_then(Tab::pack_name);
        // Saved elsewhere, it is printed as before.
        let form = match self.tabs.get(serial) {
            Some(Tab::Description(open)) if open.path.as_ref() != Some(&path) => self.chosen_form(open),
            _ => None,
        };
        if form.is_some() {
            self.settings.choose_form(&path, form);
        }
        self.remember(&path, name);
        let at = self.time_of_day();
        if let Some(tab) = self.tabs.get_mut(serial) {
            // Elsewhere other rules may hold.
            if tab.path() != Some(&path) {
                self.work.read_rules(path.clone(), self.settings.checks.clone(), serial);
            }
            tab.saved(path.clone(), document, at);
            self.toasts.retain(|toast| !toast.is_unsaved(serial));
            // What was saved elsewhere can be written.
            tab.review(None);
            *tab.guard_mut() = Guard { base: Some(Arc::clone(text)), ..Guard::default() };
        }
        self.look_again();
        self.go_on_after_save(serial, ctx);
        let newer = self.tabs.get(serial).filter(|_| again).filter(|tab| tab.guard().saving.is_none());
        if let Some(document) = newer.and_then(Tab::document) {
            self.write_to(path, document, serial, None);
        }
    }

    fn time_of_day(&self) -> String {
        let now = self.clock.now();
        format!("{:02}:{:02}", now.hour(), now.minute())
    }

    /// Does what waited for the document of this number to be saved.
    fn go_on_after_save(&mut self, serial: u64, ctx: &egui::Context) {
        if let Some((_, pending)) = self.after_save.take_if(|(of, _)| *of == serial) {
            self.save_for(pending, ctx);
        }
    }

    /// The document of this number is not saved after all: nothing follows.
    pub(super) fn forget_after_save(&mut self, serial: u64) {
        self.after_save.take_if(|(of, _)| *of == serial);
    }

    pub(super) fn remember(&mut self, path: &Path, pack: Option<String>) {
        self.settings.remember(path, pack);
        self.keep_settings();
    }
}
