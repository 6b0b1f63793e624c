//! What each command does.

use std::sync::Arc;

use super::command::{Command, Front};
use super::dialog::Question;
use super::documents::Pending;
use super::keeping::Review;
use super::pack::Part;
use super::palette::Palette;
use super::preview::Zoom;
use super::{App, panel, theme};
use crate::document::{Place, Section};

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
                if self.is_newer() {
                    return self.refuse_to_save(&Review::Newer);
                }
                self.ask(if pack { Question::SavePack } else { Question::Save });
            }
            Command::ExportPdf => self.export(),
            Command::Undo | Command::Redo => self.step(command == Command::Undo),
            Command::Find => self.find(ctx),
            Command::Palette => self.palette = Some(Palette::new(ctx)),
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::ToggleProblems => match self.front_pack() {
                Some(pack) => pack.toggle_problems(),
                None => self.problems.toggle(),
            },
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
            Command::Versions => self.ask_versions(),
            Command::Review => self.toggle_review(),
            Command::Settings => self.settings_show = true,
            Command::TogglePreview => self.preview_shows = Some(!panel::preview_shows(self, ctx)),
            Command::ZoomIn => self.zoom(true),
            Command::ZoomOut => self.zoom(false),
            Command::FitWidth => self.front_preview().zoom = Zoom::Fit,
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

    /// Tells whether a command can be given as things stand.
    pub(super) fn offers(&mut self, command: Command, ctx: &egui::Context) -> bool {
        let front = self.front();
        match command {
            Command::Save
            | Command::SaveAs
            | Command::ExportPdf
            | Command::Close
            | Command::TogglePreview
            | Command::NextSection
            | Command::PreviousSection
            | Command::Versions
            | Command::Review
            | Command::ToggleProblems => front.is_some(),
            Command::ZoomIn | Command::ZoomOut | Command::FitWidth => {
                front.is_some() && panel::preview_shows(self, ctx)
            }
            Command::Undo => self.steps().0,
            Command::Redo => self.steps().1,
            Command::Find | Command::Go(_) => front == Some(Front::Description),
            Command::NextFinding | Command::PreviousFinding => match self.front_pack() {
                Some(pack) => !pack.problems().is_empty(),
                None => self.open.as_ref().is_some_and(|open| !open.editor.findings().is_empty()),
            },
            Command::Front(other) => self.open.is_some() && self.pack.is_some() && front != Some(other),
            Command::AddDepartment | Command::AddMembers(_) | Command::OpenMember(..) => front == Some(Front::Pack),
            Command::StopExport => self.pack.as_ref().is_some_and(|pack| pack.export.is_some()),
            Command::New
            | Command::NewPack
            | Command::Open
            | Command::Quit
            | Command::Settings
            | Command::Palette
            | Command::Speak(_)
            | Command::Label(_)
            | Command::Paint(_) => true,
        }
    }

    /// Whether there is a step to take back, and one to make again.
    fn steps(&self) -> (bool, bool) {
        match (self.front(), &self.open, &self.pack) {
            (Some(Front::Pack), _, Some(pack)) => (pack.editor.can_undo(), pack.editor.can_redo()),
            (Some(Front::Description), Some(open), _) => (open.editor.can_undo(), open.editor.can_redo()),
            _ => (false, false),
        }
    }

    fn step(&mut self, back: bool) {
        // What is taken back needs no note that it was done.
        if let Some((_, generation)) = self.front().filter(|_| back).and_then(|front| self.state(front)) {
            self.toasts.retain(|toast| !toast.is_of(generation));
        }
        if let Some(pack) = self.front_pack() {
            let place = if back { pack.editor.undo() } else { pack.editor.redo() };
            if let Some(place) = place {
                pack.jump(place);
            }
            return;
        }
        // Behind a version that is looked at nothing is taken back unseen.
        let Some(open) = self.open.as_mut().filter(|open| open.look.is_none()) else { return };
        let place = if back { open.editor.undo() } else { open.editor.redo() };
        if let Some(place) = place {
            let document = Arc::clone(open.editor.document());
            open.form.jump(place, &document);
        }
    }

    /// Opens the bar that finds words in the description; a pack has none.
    fn find(&mut self, ctx: &egui::Context) {
        if self.front() == Some(Front::Description)
            && let Some(open) = &mut self.open
        {
            let document = Arc::clone(open.editor.document());
            open.form.find(ctx, &document);
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

    /// What a document is called, and whether it has unsaved changes.
    pub(super) fn name_of(&mut self, front: Front) -> (String, bool) {
        let lang = self.settings.lang;
        match front {
            Front::Description => self.open.as_mut().map(|open| (open.name(lang), open.digest().dirty)),
            Front::Pack => self.pack.as_mut().map(|pack| (pack.name(lang), pack.is_dirty())),
        }
        .unwrap_or_default()
    }

    /// Looks at the files of the pack again when the person comes back to the window, and on the start screen at what was
    /// left behind: a program that ended a moment ago may still have held it.
    pub(super) fn watch_focus(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.look_again();
            if self.front().is_none() {
                self.find_left();
            }
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
