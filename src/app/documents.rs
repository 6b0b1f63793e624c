//! Which documents are open: what shows, what is opened, saved and closed, and what would be lost by that.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::command::Front;
use super::dialog::Question;
use super::keeping::Review;
use super::open::Open;
use super::pack::OpenPack;
use super::toast::Toast;
use super::work::{Order, Stays};
use crate::document::PositionDescription;
use crate::lang::Text;
use crate::layout;
use crate::storage::recovery::Document;

/// What would lose unsaved changes, and so may have to wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    /// To the start screen.
    Start,
    /// What shows is closed.
    Close,
    /// To another file, which is still to be chosen.
    Choose,
    /// To another file.
    File(PathBuf),
    /// To the description of a member of the pack, beside it.
    Member(PathBuf),
    /// To a new pack, whose file is still to be chosen.
    NewPack,
    /// Out of the program.
    Quit,
}

impl App {
    /// Does `pending` at once, or asks first when it would lose changes.
    pub(super) fn guard(&mut self, pending: Pending, ctx: &egui::Context) {
        if self.unsaved(&pending).is_some() {
            self.pending = Some(pending);
        } else {
            self.proceed(pending, ctx);
        }
    }

    /// The first document whose changes `pending` would lose, unless that was agreed to.
    pub(super) fn unsaved(&mut self, pending: &Pending) -> Option<Front> {
        let front = self.front();
        let lost = |document: &Front| match pending {
            Pending::Close => front == Some(*document),
            Pending::Member(_) => *document == Front::Description,
            _ => true,
        };
        let dirty = [
            (Front::Description, self.open.as_mut().is_some_and(|open| open.digest().dirty)),
            (Front::Pack, self.pack.as_mut().is_some_and(OpenPack::is_dirty)),
        ];
        let kept = |front: &Front| self.state(*front).is_some_and(|state| !self.given.discards.contains(&state));
        dirty.into_iter().filter(|(_, dirty)| *dirty).map(|(front, _)| front).filter(lost).find(kept)
    }

    /// Does what may lose changes.
    pub(super) fn proceed(&mut self, pending: Pending, ctx: &egui::Context) {
        match pending {
            Pending::Start => self.show(None, None),
            Pending::Close => self.close(),
            Pending::Choose => {
                self.ask(Question::Open);
            }
            Pending::File(path) => self.work.open(path, false, self.holder()),
            Pending::Member(path) => self.work.open(path, true, self.holder()),
            Pending::NewPack => {
                self.ask(Question::NewPack);
            }
            Pending::Quit => {
                self.given.quits = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Shows these documents, or the start screen.
    pub(super) fn show(&mut self, open: Option<Open>, pack: Option<OpenPack>) {
        self.front = if open.is_some() { Front::Description } else { Front::Pack };
        self.open = open;
        self.pack = pack;
        self.given.discards.clear();
        self.after_save = None;
        self.toasts.retain(|toast| !toast.is_undoable());
        self.preview.clear();
    }

    /// Closes what shows; a document beside it shows then.
    fn close(&mut self) {
        let front = self.front();
        let open = self.open.take().filter(|_| front == Some(Front::Pack));
        let pack = self.pack.take().filter(|_| front == Some(Front::Description));
        self.show(open, pack);
        self.look_again();
    }

    /// Shows the pack or the description beside it.
    pub(super) fn bring(&mut self, front: Front) {
        self.front = front;
        self.toasts.retain(|toast| !toast.is_undoable());
        self.look_again();
    }

    /// Shows the description of a member, which may be the one that is open already.
    pub(super) fn open_member(&mut self, file: PathBuf, ctx: &egui::Context) {
        if self.open.as_ref().is_some_and(|open| open.path.as_ref() == Some(&file)) {
            self.bring(Front::Description);
        } else {
            self.guard(Pending::Member(file), ctx);
        }
    }

    /// Has the members of the pack looked at again: their files may have changed.
    pub(super) fn look_again(&mut self) {
        if let Some(pack) = &mut self.pack {
            pack.look_again();
        }
    }

    /// A number for a document.
    pub(super) fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    /// Starts a new document.
    pub(super) fn start_with(&mut self, document: PositionDescription) {
        let serial = self.next_serial();
        self.show(Some(Open::new(document, None, serial)), None);
    }

    /// Saves what would be lost, and does `pending` once that is done.
    pub(super) fn save_for(&mut self, pending: Pending, ctx: &egui::Context) {
        // It may have been saved while the question stood.
        let Some(front) = self.unsaved(&pending) else { return self.proceed(pending, ctx) };
        let serial = self.state(front).map_or(0, |(serial, _)| serial);
        self.after_save = self.save_of(front).then_some((serial, pending));
    }

    pub(super) fn save(&mut self) {
        if let Some(front) = self.front() {
            self.save_of(front);
        }
    }

    /// Saves to the document's file, or asks for one; tells whether a report will come of it.
    pub(super) fn save_of(&mut self, front: Front) -> bool {
        // A file written by hand keeps its comments as long as nothing in it changed.
        let stays = |dirty: bool| (!dirty).then_some(Stays::Current);
        if let Some(review) = self.guard_of(front).and_then(|guard| guard.review.clone()) {
            self.refuse_to_save(&review);
            return false;
        }
        match front {
            Front::Pack => {
                let Some(pack) = &mut self.pack else { return false };
                let stays = stays(pack.is_dirty());
                let (path, serial) = (pack.path.clone(), pack.serial);
                let document = Document::Pack(Arc::clone(pack.editor.document()));
                self.write_to(path, document, serial, stays);
            }
            Front::Description => {
                let Some(open) = &mut self.open else { return false };
                let stays = stays(open.digest().dirty);
                let Some(path) = open.path.clone() else { return self.ask(Question::Save) };
                let (serial, document) = (open.serial, Document::Description(Arc::clone(open.editor.document())));
                self.write_to(path, document, serial, stays);
            }
        }
        true
    }

    /// Writes a document to a file; over its own only while that holds what was opened.
    pub(super) fn write_to(&mut self, path: PathBuf, document: Document, serial: u64, stays: Option<Stays>) {
        let (own, guard) = match &document {
            Document::Description(_) => (self.open.as_ref().and_then(|open| open.path.clone()), Front::Description),
            Document::Pack(_) => (self.pack.as_ref().map(|pack| pack.path.clone()), Front::Pack),
        };
        let base = self.guard_of(guard).and_then(|guard| guard.base.clone()).filter(|_| own.as_ref() == Some(&path));
        let versions = self.versions_folder().map(|folder| (folder, self.clock.now()));
        self.work.save(Order { path, serial, stays, base, versions }, document);
    }

    /// Says why a document that is read only is not saved.
    pub(super) fn refuse_to_save(&mut self, review: &Review) {
        let text = match review {
            Review::Newer => Text::new(
                "文件由更新的版本写成，没有保存：升级后再编辑",
                "Written by a newer version, and not saved: update to edit it",
            ),
            _ => Text::new("正在只读查看，没有保存", "Open for reading only: nothing was saved"),
        };
        self.toasts.push(Toast::failed(text.get(self.settings.lang)));
    }

    pub(super) fn export(&mut self) {
        let lang = self.settings.lang;
        let refusal = match self.front() {
            Some(Front::Pack) => self.pack_refusal(),
            Some(Front::Description) => {
                let open = self.open.as_ref();
                open.and_then(|open| layout::refusal(open.editor.document())).map(|why| why.get(lang).to_owned())
            }
            None => return,
        };
        match refusal {
            Some(refusal) => self.toasts.push(Toast::failed(refusal)),
            None => {
                self.ask(Question::Export);
            }
        }
    }

    /// Asks for a file name, and tells whether it could: one dialog at a time.
    pub(super) fn ask(&mut self, question: Question) -> bool {
        if self.given.asking {
            return false;
        }
        let lang = self.settings.lang;
        let serial = self.front().and_then(|front| self.state(front)).map_or(0, |(serial, _)| serial);
        let here = match self.front() {
            Some(Front::Pack) => self.pack.as_ref().map(|pack| pack.path.clone()),
            _ => self.open.as_ref().and_then(|open| open.path.clone()),
        };
        let shown = (&self.open, &self.pack, self.front());
        let suggestion = match (question, shown) {
            (Question::Open, _) => here.unwrap_or_default(),
            (Question::NewPack, _) => here.map_or_else(|| "pack.ron".into(), |path| path.with_file_name("pack.ron")),
            (Question::SavePack, (_, Some(pack), _)) => pack.path.clone(),
            // A folder: nothing is suggested but the place.
            (Question::Members, (_, Some(pack), _)) => pack.path.with_file_name(""),
            (Question::Export, (_, Some(pack), Some(Front::Pack))) => pack.suggestion(lang),
            (Question::Save, (Some(open), ..)) => open.suggestion("ron", lang),
            (Question::Export, (Some(open), ..)) => open.suggestion("pdf", lang),
            _ => return false,
        };
        self.given.asking = true;
        self.work.ask(&*self.dialogs, question, &suggestion, (lang, serial));
        true
    }

    /// Opens a file that was dropped on the window.
    pub(super) fn take_drops(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.guard(Pending::File(path), ctx);
        }
    }

    /// Stops the window from closing over unsaved changes.
    pub(super) fn watch_close(&mut self, ctx: &egui::Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.given.quits && self.unsaved(&Pending::Quit).is_some() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.pending = Some(Pending::Quit);
        }
    }
}
