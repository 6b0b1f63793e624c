//! What each command does.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::{Command, Front};
use super::dialog::Question;
use super::open::Open;
use super::pack::{OpenPack, Part};
use super::preview::Zoom;
use super::toast::Toast;
use super::work::Stays;
use super::{App, theme};
use crate::document::{Place, PositionDescription, Section};
use crate::layout;

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

/// The steps of the zoom.
const ZOOMS: [f32; 10] = [0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0];

impl App {
    /// Carries out a command.
    pub(super) fn run(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::New => self.guard(Pending::Start, ctx),
            Command::NewPack => self.guard(Pending::NewPack, ctx),
            Command::Close => self.guard(Pending::Close, ctx),
            Command::Open => self.guard(Pending::Choose, ctx),
            Command::Quit => self.guard(Pending::Quit, ctx),
            Command::Save => {
                self.save();
            }
            Command::SaveAs => {
                let pack = self.front() == Some(Front::Pack);
                self.ask(if pack { Question::SavePack } else { Question::Save });
            }
            Command::ExportPdf => self.export(),
            Command::Undo | Command::Redo => self.step(command == Command::Undo),
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::NextSection => self.go_by(1),
            Command::PreviousSection => self.go_by(-1),
            Command::Go(section) => self.enter(section),
            Command::Front(front) => self.bring(front),
            Command::OpenMember(department, row) => {
                if let Some(file) = self.member_file(department, row) {
                    self.open_member(file, ctx);
                }
            }
            Command::AddDepartment | Command::AddMembers(_) => self.run_on_pack(command, ctx),
            Command::StopExport => self.stop_export(),
            Command::Settings => self.settings_show = true,
            Command::TogglePreview => self.preview_shows = Some(!super::panel::preview_shows(self, ctx)),
            Command::ZoomIn => self.zoom(true),
            Command::ZoomOut => self.zoom(false),
            Command::FitWidth => self.front_preview().zoom = Zoom::Fit,
            Command::Speak(lang) => {
                self.settings.lang = lang;
                self.keep_settings();
            }
            Command::Paint(theme) => {
                self.settings.theme = theme;
                theme::choose(ctx, theme);
                self.keep_settings();
            }
        }
    }

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
            Pending::File(path) => self.work.open(path, false),
            Pending::Member(path) => self.work.open(path, true),
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
    fn bring(&mut self, front: Front) {
        self.front = front;
        self.toasts.retain(|toast| !toast.is_undoable());
        self.look_again();
    }

    /// Shows the description of a member, which may be the one that is open already.
    fn open_member(&mut self, file: PathBuf, ctx: &egui::Context) {
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

    fn save(&mut self) {
        if let Some(front) = self.front() {
            self.save_of(front);
        }
    }

    /// Saves to the document's file, or asks for one; tells whether a report will come of it.
    fn save_of(&mut self, front: Front) -> bool {
        // A file written by hand keeps its comments as long as nothing in it changed.
        let stays = |dirty: bool| (!dirty).then_some(Stays::Current);
        match front {
            Front::Pack => {
                let Some(pack) = &mut self.pack else { return false };
                let stays = stays(pack.is_dirty());
                self.work.save_pack(pack.path.clone(), Arc::clone(pack.editor.document()), pack.serial, stays);
            }
            Front::Description => {
                let Some(open) = &mut self.open else { return false };
                let stays = stays(open.digest().dirty);
                let Some(path) = open.path.clone() else { return self.ask(Question::Save) };
                self.work.save(path, Arc::clone(open.editor.document()), open.serial, stays);
            }
        }
        true
    }

    fn export(&mut self) {
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

    fn step(&mut self, back: bool) {
        if let Some(pack) = self.front_pack() {
            let place = if back { pack.editor.undo() } else { pack.editor.redo() };
            if let Some(place) = place {
                pack.jump(place);
            }
            return;
        }
        let Some(open) = &mut self.open else { return };
        let place = if back { open.editor.undo() } else { open.editor.redo() };
        if let Some(place) = place {
            let document = Arc::clone(open.editor.document());
            open.form.jump(place, &document);
        }
    }

    fn go_to_finding(&mut self, forwards: bool) {
        if let Some(pack) = self.front_pack() {
            return pack.go_to_problem(forwards);
        }
        let Some(open) = &mut self.open else { return };
        let mut places: Vec<Place> = open.editor.findings().iter().map(|finding| finding.place).collect();
        places.sort();
        let first = open.form.found.or(open.form.focus);
        let next = match first {
            None => places.first(),
            Some(at) if forwards => places.iter().find(|&&place| place > at).or(places.first()),
            Some(at) => places.iter().rfind(|&&place| place < at).or(places.last()),
        };
        if let Some(&place) = next {
            let document = Arc::clone(open.editor.document());
            open.form.jump(place, &document);
            open.form.found = Some(place);
        }
    }

    fn go_by(&mut self, by: isize) {
        if let Some(pack) = self.front_pack() {
            return pack.go_by(by);
        }
        let Some(open) = &self.open else { return };
        let at = Section::ALL.iter().position(|&section| section == open.form.section).unwrap_or(0);
        if let Some(&section) = at.checked_add_signed(by).and_then(|at| Section::ALL.get(at)) {
            self.enter(section);
        }
    }

    /// Enters a section; in a pack its key is that of a part.
    fn enter(&mut self, section: Section) {
        if let Some(pack) = self.front_pack() {
            let nth = Section::ALL.iter().position(|&other| other == section);
            if let Some(&part) = nth.and_then(|nth| Part::ALL.get(nth)) {
                pack.go(part);
            }
            return;
        }
        if let Some(open) = &mut self.open {
            let document = Arc::clone(open.editor.document());
            open.form.enter(section, &document);
        }
    }

    fn zoom(&mut self, up: bool) {
        let preview = self.front_preview();
        let now = preview.shown_zoom;
        let next = if up {
            ZOOMS.iter().copied().find(|&zoom| zoom > now + 0.01)
        } else {
            ZOOMS.iter().copied().rfind(|&zoom| zoom < now - 0.01)
        };
        preview.zoom = Zoom::Times(next.unwrap_or(now));
    }

    /// Keeps the settings for the next time.
    pub(super) fn keep_settings(&mut self) {
        if let Some(path) = self.settings_path.clone() {
            self.work.keep_settings(path, self.settings.clone());
        }
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

    /// What a document is called, and whether it has unsaved changes.
    pub(super) fn name_of(&mut self, front: Front) -> (String, bool) {
        let lang = self.settings.lang;
        match front {
            Front::Description => self.open.as_mut().map(|open| (open.name(lang), open.digest().dirty)),
            Front::Pack => self.pack.as_mut().map(|pack| (pack.name(lang), pack.is_dirty())),
        }
        .unwrap_or_default()
    }

    /// Looks at the files of the pack again when the person comes back to the window.
    pub(super) fn watch_focus(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.look_again();
        }
    }

    /// Keeps the title of the window up to date.
    pub(super) fn name_window(&mut self, ctx: &egui::Context) {
        let title = match self.front() {
            Some(front) => {
                let (name, dirty) = self.name_of(front);
                format!("{}{name} — Rolewright", if dirty { "• " } else { "" })
            }
            None => "Rolewright".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
