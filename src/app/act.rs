//! What each command does.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::dialog::Question;
use super::open::Open;
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
    /// To another file, which is still to be chosen.
    Choose,
    /// To another file.
    File(PathBuf),
    /// Out of the program.
    Quit,
}

/// The steps of the zoom.
const ZOOMS: [f32; 10] = [0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0];

impl App {
    /// Carries out a command.
    pub(super) fn run(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::New | Command::Close => self.guard(Pending::Start, ctx),
            Command::Open => self.guard(Pending::Choose, ctx),
            Command::Quit => self.guard(Pending::Quit, ctx),
            Command::Save => {
                self.save();
            }
            Command::SaveAs => {
                self.ask(Question::Save);
            }
            Command::ExportPdf => self.export(),
            Command::Undo | Command::Redo => self.step(command == Command::Undo),
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::ToggleProblems => self.problems.toggle(),
            Command::NextSection => self.go_by(1),
            Command::PreviousSection => self.go_by(-1),
            Command::Go(section) => self.enter(section),
            Command::Settings => self.settings_show = true,
            Command::TogglePreview => self.preview_shows = Some(!super::panel::preview_shows(self, ctx)),
            Command::ZoomIn => self.preview.zoom = Zoom::Times(self.zoom_step(true)),
            Command::ZoomOut => self.preview.zoom = Zoom::Times(self.zoom_step(false)),
            Command::FitWidth => self.preview.zoom = Zoom::Fit,
            Command::Speak(lang) => {
                self.settings.lang = lang;
                self.keep_settings();
            }
            Command::Label(labels) => {
                self.settings.labels = labels;
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
        if self.open.as_mut().is_some_and(|open| open.digest().dirty) {
            self.pending = Some(pending);
        } else {
            self.proceed(pending, ctx);
        }
    }

    /// Does what may lose changes.
    pub(super) fn proceed(&mut self, pending: Pending, ctx: &egui::Context) {
        match pending {
            Pending::Start => self.show(None),
            Pending::Choose => {
                self.ask(Question::Open);
            }
            Pending::File(path) => self.work.open(path),
            Pending::Quit => {
                self.given.quits = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Shows a document, or the start screen.
    pub(super) fn show(&mut self, open: Option<Open>) {
        self.open = open;
        self.serial += 1;
        self.given.discards = None;
        self.after_save = None;
        self.toasts.retain(|toast| !toast.is_undoable());
        self.preview.clear();
    }

    /// Starts a new document.
    pub(super) fn start_with(&mut self, document: PositionDescription) {
        self.show(Some(Open::new(document, None)));
    }

    /// Saves, and does `pending` once that is done.
    pub(super) fn save_for(&mut self, pending: Pending, ctx: &egui::Context) {
        if self.open.as_mut().is_none_or(|open| !open.digest().dirty) {
            // It was saved while the question stood.
            self.proceed(pending, ctx);
        } else {
            self.after_save = self.save().then_some((self.serial, pending));
        }
    }

    /// Saves to the document's file, or asks for one; tells whether a report will come of it.
    fn save(&mut self) -> bool {
        let Some(open) = &mut self.open else { return false };
        let Some(path) = open.path.clone() else { return self.ask(Question::Save) };
        // A file written by hand keeps its comments as long as nothing in it changed.
        let stays = (!open.digest().dirty).then_some(Stays::Current);
        self.work.save(path, Arc::clone(open.editor.document()), self.serial, stays);
        true
    }

    fn export(&mut self) {
        let Some(open) = &self.open else { return };
        match layout::refusal(open.editor.document()) {
            Some(refusal) => self.toasts.push(Toast::failed(refusal.get(self.settings.lang))),
            None => {
                self.ask(Question::Export);
            }
        }
    }

    /// Asks for a file name, and tells whether it could: one dialog at a time.
    fn ask(&mut self, question: Question) -> bool {
        if self.given.asking {
            return false;
        }
        let lang = self.settings.lang;
        let suggestion = match (question, &self.open) {
            (Question::Open, open) => open.as_ref().and_then(|open| open.path.clone()).unwrap_or_default(),
            (Question::Save, Some(open)) => open.suggestion("ron", lang),
            (Question::Export, Some(open)) => open.suggestion("pdf", lang),
            (Question::Save | Question::Export, None) => return false,
        };
        self.given.asking = true;
        self.work.ask(&*self.dialogs, question, &suggestion, (lang, self.serial));
        true
    }

    fn step(&mut self, back: bool) {
        let Some(open) = &mut self.open else { return };
        let place = if back { open.editor.undo() } else { open.editor.redo() };
        if let Some(place) = place {
            let document = Arc::clone(open.editor.document());
            open.form.jump(place, &document);
        }
    }

    fn go_to_finding(&mut self, forwards: bool) {
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
        let Some(open) = &self.open else { return };
        let at = Section::ALL.iter().position(|&section| section == open.form.section).unwrap_or(0);
        if let Some(&section) = at.checked_add_signed(by).and_then(|at| Section::ALL.get(at)) {
            self.enter(section);
        }
    }

    fn enter(&mut self, section: Section) {
        if let Some(open) = &mut self.open {
            let document = Arc::clone(open.editor.document());
            open.form.enter(section, &document);
        }
    }

    fn zoom_step(&self, up: bool) -> f32 {
        let now = self.preview.shown_zoom;
        let next = if up {
            ZOOMS.iter().copied().find(|&zoom| zoom > now + 0.01)
        } else {
            ZOOMS.iter().copied().rfind(|&zoom| zoom < now - 0.01)
        };
        next.unwrap_or(now)
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
        if asked && !self.given.quits && self.open.as_mut().is_some_and(|open| open.digest().dirty) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.pending = Some(Pending::Quit);
        }
    }

    /// Keeps the title of the window up to date.
    pub(super) fn name_window(&mut self, ctx: &egui::Context) {
        let title = match &mut self.open {
            Some(open) => {
                let mark = if open.digest().dirty { "• " } else { "" };
                format!("{mark}{} — Rolewright", open.name(self.settings.lang))
            }
            None => "Rolewright".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
