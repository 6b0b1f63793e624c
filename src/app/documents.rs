//! Which documents are open: what shows, what is opened, saved and closed, and what would be lost by that.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::dialog::Question;
use super::folder::Folder;
use super::keeping::{Review, Saving};
use super::open::Open;
use super::pack::OpenPack;
use super::tab::Tab;
use super::toast::Toast;
use super::viewer::Opens;
use super::work::{Order, Stays};
use crate::document::{Field, Place, PositionDescription, Section};
use crate::lang::Text;
use crate::layout;
use crate::storage::recovery::Document;

/// What would lose unsaved changes, and so may have to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    /// The document of this number is closed.
    Close(u64),
    /// Out of the program.
    Quit,
}

impl App {
    /// Does `pending` at once, or asks first when it would lose changes.
    pub(super) fn guard(&mut self, pending: Pending, ctx: &egui::Context) {
        if self.unsaved(pending).is_empty() {
            self.proceed(pending, ctx);
        } else {
            self.pending = Some(pending);
        }
    }

    /// The numbers of the documents whose changes `pending` would lose.
    pub(super) fn unsaved(&mut self, pending: Pending) -> Vec<u64> {
        let lost = |tab: &Tab| match pending {
            Pending::Close(serial) => tab.serial() == serial,
            Pending::Quit => true,
        };
        let tabs = self.tabs.iter_mut().filter(|tab| lost(tab));
        tabs.filter_map(|tab| tab.is_dirty().then(|| tab.serial())).collect()
    }

    /// Does what may lose changes.
    pub(super) fn proceed(&mut self, pending: Pending, ctx: &egui::Context) {
        match pending {
            Pending::Close(serial) => self.close(serial, ctx),
            Pending::Quit => {
                self.given.quits = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    fn close(&mut self, serial: u64, ctx: &egui::Context) {
        let shown = self.tabs.shown();
        self.tabs.close(serial);
        self.toasts.retain(|toast| !toast.is_unsaved(serial) && !toast.is_of_tab(serial));
        if shown == Some(serial) {
            self.came_to_front(ctx);
        }
    }

    /// Shows the document of this number, or the start screen.
    pub(super) fn bring(&mut self, serial: Option<u64>, ctx: &egui::Context) {
        if serial != self.tabs.shown() {
            self.tabs.show(serial);
            self.came_to_front(ctx);
        }
    }

    /// Shows a document that was opened, in the place of that of another number when one is given.
    pub(super) fn show(&mut self, tab: Tab, instead: Option<u64>, ctx: &egui::Context) {
        let serial = tab.serial();
        self.tabs.add(tab, instead);
        self.bring(Some(serial), ctx);
    }

    /// Has the window show what is in front now, with the focus where it was.
    fn came_to_front(&mut self, ctx: &egui::Context) {
        self.toasts.retain(|toast| !toast.is_undoable());
        self.preview.clear();
        // What was dropped down is of the other document.
        egui::Popup::close_all(ctx);
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        match self.tabs.front_mut() {
            Some(Tab::Description(open)) => {
                if let Some(place) = open.form.focus {
                    let document = Arc::clone(open.shown());
                    open.form.jump(place, &document);
                }
            }
            Some(Tab::Folder(folder)) => folder.enter(),
            Some(Tab::Pack(_)) | None => {}
        }
        self.look_again();
    }

    /// Opens a file, or shows it when it is open already.
    pub(super) fn open_file(&mut self, path: PathBuf, ctx: &egui::Context) {
        match self.tabs.with_path(&path) {
            Some(serial) => self.bring(Some(serial), ctx),
            None => self.work.open(path, false, self.holder()),
        }
    }

    /// Opens the files that were open when the program ended.
    pub(super) fn open_again(&mut self) {
        for path in self.settings.tabs.clone() {
            self.work.open(path, true, self.holder());
        }
    }

    /// Remembers the files that are open for the next start, and which of them shows when the program `ends`.
    pub(super) fn remember_tabs(&mut self, ends: bool) {
        // While files are being opened there will be more of them. What is not open by the end, where its folder does
        // not answer, may be next time.
        let opening: Vec<PathBuf> = self.work.opening().map(ToOwned::to_owned).collect();
        if !opening.is_empty() && !ends {
            return;
        }
        // A name that is no text cannot stand in the settings.
        let all = || self.tabs.paths().chain(opening.iter().map(PathBuf::as_path));
        let kept = || all().filter(|path| path.to_str().is_some());
        if ends || !kept().eq(self.settings.tabs.iter()) {
            self.settings.tabs = kept().map(ToOwned::to_owned).collect();
            self.settings.front = self.tabs.front().and_then(Tab::path).map(ToOwned::to_owned);
            self.keep_settings();
        }
    }

    /// Has the members of the packs and the folders looked at again: their files may have changed.
    pub(super) fn look_again(&mut self) {
        self.tabs.packs_mut().for_each(OpenPack::look_again);
        self.tabs.folders_mut().for_each(Folder::look_again);
    }

    /// Starts a new document.
    pub(super) fn start_with(&mut self, mut document: PositionDescription, ctx: &egui::Context) {
        let house = &self.settings.organization;
        if !house.is_empty() {
            document.identity.organization = house.clone();
        }
        let mut open = Open::new(document, None, self.tabs.next_serial());
        // Whoever begins can write at once, and has left nothing empty yet.
        let document = Arc::clone(open.editor.document());
        open.form.enter(Section::Identity, &document);
        self.show(Tab::Description(Box::new(open)), None, ctx);
    }

    /// Saves what would be lost, one document after the other, and does `pending` once that is done.
    pub(super) fn save_for(&mut self, pending: Pending, ctx: &egui::Context) {
        // It may have been saved while the question stood.
        let Some(&serial) = self.unsaved(pending).first() else { return self.proceed(pending, ctx) };
        // What has no file yet asks for one, and whoever is asked shall see what for.
        self.bring(Some(serial), ctx);
        self.after_save = self.save().then_some((serial, pending));
    }

    /// Saves what shows to its file, or asks for one; tells whether a report will come of it.
    pub(super) fn save(&mut self) -> bool {
        let Some(tab) = self.tabs.front_mut() else { return false };
        if let Some(review) = tab.guard().review.clone() {
            let serial = tab.serial();
            self.refuse_to_save(&review, serial);
            return false;
        }
        // A file written by hand keeps its comments as long as nothing in it changed.
        let stays = (!tab.is_dirty()).then_some(Stays::Current);
        let (serial, Some(document)) = (tab.serial(), tab.document()) else { return false };
        let meant = match tab {
            Tab::Description(open) => open.meant.clone(),
            _ => None,
        };
        match (tab.path().map(ToOwned::to_owned), meant) {
            (Some(path), _) => self.write_to(path, document, serial, stays),
            // Nothing was there when it was named.
            (None, Some(path)) => self.write_to(path, document, serial, Some(Stays::Unchosen)),
            (None, None) => return self.ask(Question::Save),
        }
        true
    }

    /// Writes a document to a file; over its own only while that holds what was opened.
    pub(super) fn write_to(&mut self, path: PathBuf, document: Document, serial: u64, stays: Option<Stays>) {
        let own = self.tabs.get(serial).filter(|tab| tab.path() == Some(&path));
        let base = own.and_then(|tab| tab.guard().base.clone());
        if let Some(tab) = self.tabs.get_mut(serial) {
            let saving = &mut tab.guard_mut().saving;
            if let Some(saving) = saving.as_mut().filter(|saving| saving.path == path) {
                // What it holds by then is written once this is: against what stands there now it would be a conflict.
                saving.again = true;
                return;
            }
            *saving = Some(Saving { path: path.clone(), again: false });
        }
        let versions = self.versions_folder().map(|folder| (folder, self.clock.now()));
        self.work.save(Order { path, serial, stays, base, versions }, document);
    }

    /// Says why the document of a number, which is read only, is not saved.
    pub(super) fn refuse_to_save(&mut self, review: &Review, serial: u64) {
        let text = match review {
            Review::Newer => Text::new(
                "文件由更新的版本写成，没有保存：升级后再编辑",
                "Written by a newer version, and not saved: update to edit it",
            ),
            _ => Text::new("正在只读查看，没有保存", "Open for reading only: nothing was saved"),
        };
        self.toasts.push(Toast::unsaved(text.get(self.settings.lang), serial));
    }

    pub(super) fn export(&mut self, opens: Opens) {
        if self.can_print() && self.ask(Question::Export) {
            self.given.opens = opens;
        }
    }

    /// Tells whether what shows can be printed, and says why when it cannot.
    pub(super) fn can_print(&mut self) -> bool {
        let (lang, front) = (self.settings.lang, self.tabs.shown());
        // What failed before is tried again.
        self.toasts.retain(|toast| !toast.is_failure_of(front));
        let refusal = match self.tabs.front() {
            Some(Tab::Pack(pack)) => pack.refusal(lang),
            Some(Tab::Description(open)) => layout::refusal(open.editor.document()).map(|why| why.sentence(lang)),
            Some(Tab::Folder(_)) | None => return false,
        };
        let can = refusal.is_none();
        // Nothing but a missing title keeps a description from being printed.
        if let Some(open) = self.tabs.open_mut().filter(|_| !can) {
            let document = Arc::clone(open.editor.document());
            open.form.jump(Place::of(Field::Title), &document);
        }
        self.toasts.extend(refusal.map(|why| Toast::failed(why).of_tab(front)));
        can
    }

    /// Opens the files that were dropped on the window.
    pub(super) fn take_drops(&mut self, ctx: &egui::Context) {
        let files = ctx.input(|input| input.raw.dropped_files.clone());
        for file in files {
            self.open_file(file.path().to_owned(), ctx);
        }
    }

    /// Opens what a later start of the program hands over, and comes to the front.
    pub(super) fn take_arrivals(&mut self, ctx: &egui::Context) {
        let arrived: Vec<Vec<PathBuf>> = self.arrivals.iter().flat_map(std::sync::mpsc::Receiver::try_iter).collect();
        let comes = !arrived.is_empty();
        self.given.arrived.extend(arrived.into_iter().flatten());
        if comes {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            // Some systems let no window come to the front by itself: it asks to be looked at.
            let attention = egui::UserAttentionType::Informational;
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestUserAttention(attention));
        }
        // What a box asks is about what shows: it is answered first.
        if self.has_box() {
            return;
        }
        for file in std::mem::take(&mut self.given.arrived) {
            match self.tabs.with_path(&file) {
                Some(serial) => self.bring(Some(serial), ctx),
                None => self.work.open_or_begin(file, self.holder()),
            }
        }
    }

    /// Stops the window from closing over unsaved changes.
    pub(super) fn watch_close(&mut self, ctx: &egui::Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.given.quits && !self.unsaved(Pending::Quit).is_empty() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.pending = Some(Pending::Quit);
        }
    }
}
