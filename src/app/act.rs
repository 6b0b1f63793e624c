//! What each command does, and what comes back from the work done elsewhere.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::dialog::Question;
use super::open::Open;
use super::preview::Zoom;
use super::toast::Toast;
use super::work::Report;
use super::{App, theme};
use crate::document::{Place, PositionDescription, Section};
use crate::lang::Text;
use crate::layout;
use crate::storage::StorageError;

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

/// An answer that comes sooner than a person could give it, in seconds, means that there was no dialog.
const TOO_SOON: f64 = 0.15;

/// The steps of the zoom.
const ZOOMS: [f32; 10] = [0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0];

impl App {
    /// Carries out a command.
    pub(super) fn run(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::New | Command::Close => self.guard(Pending::Start, ctx),
            Command::Open => self.guard(Pending::Choose, ctx),
            Command::Quit => self.guard(Pending::Quit, ctx),
            Command::Save => self.save(),
            Command::SaveAs => self.ask(Question::Save),
            Command::ExportPdf => self.export(),
            Command::Undo | Command::Redo => self.step(command == Command::Undo),
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::NextSection => self.go_by(1),
            Command::PreviousSection => self.go_by(-1),
            Command::Go(section) => {
                if let Some(open) = &mut self.open {
                    open.form.go(section);
                }
            }
            Command::Settings => self.settings_show = true,
            Command::TogglePreview => self.preview_shows = Some(!super::panel::preview_shows(self, ctx)),
            Command::ZoomIn => self.preview.zoom = Zoom::Times(self.zoom_step(true)),
            Command::ZoomOut => self.preview.zoom = Zoom::Times(self.zoom_step(false)),
            Command::FitWidth => self.preview.zoom = Zoom::Fit,
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
            Pending::Choose => self.ask(Question::Open),
            Pending::File(path) => self.work.open(path),
            Pending::Quit => {
                self.quits = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Shows a document, or the start screen.
    pub(super) fn show(&mut self, open: Option<Open>) {
        self.open = open;
        self.preview.clear();
    }

    /// Starts a new document.
    pub(super) fn start_with(&mut self, document: PositionDescription) {
        self.show(Some(Open::new(document, None)));
    }

    /// Saves to the document's file, or asks for one.
    pub(super) fn save(&mut self) {
        let Some(open) = &self.open else { return };
        match open.path.clone() {
            Some(path) => self.work.save(path, Arc::clone(open.editor.document())),
            None => self.ask(Question::Save),
        }
    }

    fn export(&mut self) {
        let Some(open) = &self.open else { return };
        match layout::refusal(open.editor.document()) {
            Some(refusal) => self.toasts.push(Toast::failed(refusal.get(self.settings.lang))),
            None => self.ask(Question::Export),
        }
    }

    fn ask(&mut self, question: Question) {
        let lang = self.settings.lang;
        let suggestion = match (question, &self.open) {
            (Question::Open, open) => open.as_ref().and_then(|open| open.path.clone()).unwrap_or_default(),
            (Question::Save, Some(open)) => open.suggestion("ron", lang),
            (Question::Export, Some(open)) => open.suggestion("pdf", lang),
            (Question::Save | Question::Export, None) => return,
        };
        self.work.ask(&*self.dialogs, question, &suggestion, lang);
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
        let Some(open) = &mut self.open else { return };
        let at = Section::ALL.iter().position(|&section| section == open.form.section).unwrap_or(0);
        if let Some(&section) = at.checked_add_signed(by).and_then(|at| Section::ALL.get(at)) {
            open.form.go(section);
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

    /// Takes in what was done elsewhere.
    pub(super) fn take_reports(&mut self, ctx: &egui::Context) {
        for report in self.work.reports() {
            match report {
                Report::Answered(question, asked_at, None) => self.unanswered(question, asked_at, ctx),
                Report::Answered(Question::Open, _, Some(path)) => self.work.open(path),
                Report::Answered(Question::Save, _, Some(path)) => {
                    if let Some(open) = &self.open {
                        self.work.save(path, Arc::clone(open.editor.document()));
                    }
                }
                Report::Answered(Question::Export, _, Some(path)) => {
                    if let Some(open) = &self.open {
                        self.work.export(path, Arc::clone(open.editor.document()), self.settings.lang);
                    }
                }
                Report::Opened(path, Ok(document)) => {
                    self.remember(&path);
                    self.show(Some(Open::new(*document, Some(path))));
                }
                Report::Saved(path, document, Ok(())) => self.saved(path, document, ctx),
                Report::Exported(path, missing, Ok(())) => self.exported(&path.display().to_string(), &missing),
                Report::Saved(_, _, Err(error)) => {
                    self.after_save = None;
                    self.fail(&error);
                }
                Report::Opened(_, Err(error))
                | Report::Exported(_, _, Err(error))
                | Report::SettingsKept(Err(error)) => {
                    self.fail(&error);
                }
                Report::SettingsKept(Ok(())) => {}
            }
        }
    }

    fn fail(&mut self, error: &StorageError) {
        self.toasts.push(Toast::failed(error.line(self.settings.lang)));
    }

    fn unanswered(&mut self, question: Question, asked_at: f64, ctx: &egui::Context) {
        self.after_save = None;
        if ctx.input(|input| input.time) - asked_at < TOO_SOON {
            let hint = match question {
                Question::Open => Text::new(
                    "系统没有文件对话框,请把文件拖入窗口",
                    "The system has no file dialog: drop the file on the window",
                ),
                Question::Save | Question::Export => Text::new(
                    "系统没有文件对话框,请安装 zenity 或 xdg-desktop-portal",
                    "The system has no file dialog: install zenity or xdg-desktop-portal",
                ),
            };
            self.toasts.push(Toast::failed(hint.get(self.settings.lang)));
        }
    }

    fn saved(&mut self, path: PathBuf, document: Arc<PositionDescription>, ctx: &egui::Context) {
        self.remember(&path);
        let now = self.clock.now();
        let at = format!("{:02}:{:02}", now.hour(), now.minute());
        if let Some(open) = &mut self.open {
            open.saved(path, document, at);
        }
        if let Some(pending) = self.after_save.take() {
            self.guard(pending, ctx);
        }
    }

    fn exported(&mut self, path: &str, missing: &[char]) {
        let lang = self.settings.lang;
        let done = Text::new("已导出", "Exported").get(lang);
        self.toasts.push(Toast::done(format!("{done} {path}")));
        if !missing.is_empty() {
            let list: Vec<String> = missing.iter().take(20).map(|c| format!("{c} U+{:04X}", *c as u32)).collect();
            let what = Text::new("这些字无法打印,已印成〓:", "These characters cannot be printed, 〓 stands for them:");
            self.toasts.push(Toast::failed(format!("{} {}", what.get(lang), list.join(", "))));
        }
    }

    fn remember(&mut self, path: &std::path::Path) {
        self.settings.remember(path);
        self.keep_settings();
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
        if asked && !self.quits && self.open.as_mut().is_some_and(|open| open.digest().dirty) {
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
