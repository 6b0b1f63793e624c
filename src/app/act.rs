//! What each command does.

use std::sync::Arc;

use super::command::Command;
use super::dialog::Question;
use super::documents::Pending;
use super::form::duties::sort as sort_duties;
use super::form::identity::mark;
use super::keeping::Review;
use super::pack::Part;
use super::palette::Palette;
use super::panel::help::Help;
use super::preview::Zoom;
use super::tab::Tab;
use super::toast::Toast;
use super::viewer::Opens;
use super::{App, panel, theme};
use crate::document::{Place, PositionDescription, Section};
use crate::lang::Text;

/// The steps of the zoom.
const ZOOMS: [f32; 10] = [0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0];

impl App {
    /// Carries out a command.
    pub(super) fn run(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::Find | Command::ToggleProblems | Command::ExportPdf | Command::StopExport
                if self.tabs.folder().is_some() =>
            {
                self.run_on_folder(command, ctx);
            }
            Command::NewHere | Command::Gather | Command::GatherInto(_) | Command::Rename => {
                self.run_on_folder(command, ctx);
            }
            Command::OpenFolder => {
                self.ask(Question::Folder);
            }
            // Who asks on the start screen means the first thing there.
            Command::New if self.tabs.shown().is_none() => self.start_with(PositionDescription::default(), ctx),
            Command::New => self.bring(None, ctx),
            Command::NewPack => {
                self.ask(Question::NewPack);
            }
            Command::Close => match self.tabs.shown() {
                Some(serial) => self.guard(Pending::Close(serial), ctx),
                // The start screen goes as a tab does.
                None => self.bring(self.tabs.beside(false), ctx),
            },
            Command::CloseTab(serial) => self.guard(Pending::Close(serial), ctx),
            Command::Show(serial) => self.bring(Some(serial), ctx),
            Command::NextTab => self.bring(self.tabs.beside(true), ctx),
            Command::PreviousTab => self.bring(self.tabs.beside(false), ctx),
            Command::Reopen => {
                if let Some(path) = self.tabs.take_closed() {
                    self.open_file(path, ctx);
                }
            }
            Command::Open => {
                self.ask(Question::Open);
            }
            Command::Quit => self.guard(Pending::Quit, ctx),
            Command::Save => {
                self.save();
            }
            Command::SaveAs => {
                let pack = self.tabs.pack().is_some();
                if self.is_newer() {
                    return self.refuse_to_save(&Review::Newer, self.tabs.shown().unwrap_or_default());
                }
                self.ask(if pack { Question::SavePack } else { Question::Save });
            }
            Command::ExportPdf => self.export(Opens::Nothing),
            Command::ExportOpen => self.export(Opens::Chosen),
            Command::ExportAgain => self.export_again(),
            Command::Print => self.print(),
            Command::Undo | Command::Redo => self.step(command == Command::Undo),
            Command::Find => self.find(ctx),
            Command::Palette => self.palette = Some(Palette::new(ctx)),
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::ToggleProblems => match self.tabs.pack_mut() {
                Some(pack) => pack.toggle_problems(),
                None => self.toggle_problems(),
            },
            Command::NextSection => self.go_by(1),
            Command::PreviousSection => self.go_by(-1),
            Command::Go(section) => self.enter(section),
            Command::AddDepartment | Command::AddMembers(_) | Command::OpenMember(..) | Command::LocateMember(..) => {
                self.run_on_pack(command, ctx);
            }
            Command::StopExport => self.stop_export(),
            Command::Versions => self.ask_versions(),
            Command::Compare => self.compare(),
            Command::Revise => self.revise(ctx),
            Command::Mark(status) => panel::in_form(self, ctx, |form| mark(form, status)),
            Command::Review => self.toggle_review(),
            Command::Cut | Command::Copy | Command::Paste | Command::SelectAll | Command::RowMenu => {
                self.write_in_field(command, ctx);
            }
            Command::Settings => self.settings_show = true,
            Command::Keys => self.help = Some(Help::Keys),
            Command::About => self.help = Some(Help::About(0)),
            Command::TogglePreview => self.settings.preview = Some(!panel::preview_shows(self, ctx)),
            Command::ZoomIn => self.zoom(true),
            Command::ZoomOut => self.zoom(false),
            Command::FitWidth => self.front_preview().zoom = Zoom::Fit,
            Command::Follow => self.preview.follow(),
            Command::SortDuties => panel::in_form(self, ctx, sort_duties),
            Command::ScaleUp => self.scale(ctx, |sizes, now| sizes.iter().copied().find(|&size| size > now)),
            Command::ScaleDown => self.scale(ctx, |sizes, now| sizes.iter().copied().rfind(|&size| size < now)),
            Command::ScaleReset => self.scale(ctx, |sizes, _| sizes.first().copied()),
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

    fn step(&mut self, back: bool) {
        if self.tabs.folder().is_some() {
            return self.step_folder(back);
        }
        // What is taken back needs no note that it was done.
        if let Some(generation) = self.tabs.front().filter(|_| back).map(Tab::generation) {
            self.toasts.retain(|toast| !toast.is_of(generation));
        }
        if let Some(pack) = self.tabs.pack_mut() {
            let place = if back { pack.editor.undo() } else { pack.editor.redo() };
            if let Some(place) = place {
                pack.jump(place);
            }
            return;
        }
        // Behind a version that is looked at nothing is taken back unseen.
        let Some(open) = self.tabs.open_mut().filter(|open| open.look.is_none()) else { return };
        let before = Arc::clone(open.editor.document());
        let place = if back { open.editor.undo() } else { open.editor.redo() };
        if let Some(place) = place {
            let document = Arc::clone(open.editor.document());
            open.form.follow(&before, &document);
            open.form.jump(place, &document);
        }
    }

    /// Opens the bar that finds words in the description; a pack has none.
    fn find(&mut self, ctx: &egui::Context) {
        if let Some(open) = self.tabs.open_mut() {
            let document = Arc::clone(open.editor.document());
            open.form.find(ctx, &document);
        }
    }

    /// Shows the list of problems, or puts it away. Whoever asks for it wants to know all.
    fn toggle_problems(&mut self) {
        self.problems.toggle();
        if let Some(open) = self.tabs.open_mut().filter(|_| self.problems.shows()) {
            open.form.tell_all();
        }
    }

    fn go_to_finding(&mut self, forwards: bool) {
        if let Some(pack) = self.tabs.pack_mut() {
            if !pack.go_to_problem(forwards) {
                self.say_nothing_found();
            }
            return;
        }
        let Some(open) = self.tabs.open_mut() else { return };
        open.form.tell_all();
        let mut places: Vec<Place> = open.editor.findings().iter().map(|finding| finding.place).collect();
        places.sort();
        let first = open.form.found.or(open.form.focus);
        let next = match first {
            None => places.first(),
            Some(at) if forwards => places.iter().find(|&&place| place > at).or(places.first()),
            Some(at) => places.iter().rfind(|&&place| place < at).or(places.last()),
        };
        match next {
            Some(&place) => {
                let document = Arc::clone(open.editor.document());
                open.form.jump_to_found(place, &document);
            }
            None => self.say_nothing_found(),
        }
    }

    fn say_nothing_found(&mut self) {
        let text = Text::new("没有发现问题", "No problems were found").get(self.settings.lang);
        self.toasts.push(Toast::done(text).of_tab(self.tabs.shown()));
    }

    fn go_by(&mut self, by: isize) {
        if let Some(pack) = self.tabs.pack_mut() {
            return pack.go_by(by);
        }
        let Some(open) = self.tabs.open() else { return };
        let at = Section::ALL.iter().position(|&section| section == open.form.section).unwrap_or(0);
        if let Some(&section) = at.checked_add_signed(by).and_then(|at| Section::ALL.get(at)) {
            self.enter(section);
        }
    }

    /// Enters a section; in a pack its key is that of a part.
    fn enter(&mut self, section: Section) {
        if let Some(pack) = self.tabs.pack_mut() {
            let nth = Section::ALL.iter().position(|&other| other == section);
            if let Some(&part) = nth.and_then(|nth| Part::ALL.get(nth)) {
                pack.go(part);
            }
            return;
        }
        if let Some(open) = self.tabs.open_mut() {
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
        // A window of its own for one file leaves what the other remembers as it is.
        if let Some(path) = self.settings_path.clone().filter(|_| !self.keeping.reviews) {
            self.work.keep_settings(path, self.settings.clone());
        }
    }

    /// Looks at the files again when the person comes back to the window, and on the start screen at what was left
    /// behind: a program that ended a moment ago may still have held it.
    pub(super) fn watch_focus(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.look_again();
            self.look_elsewhere();
            if self.tabs.shown().is_none() {
                self.find_left();
            }
        }
    }

    /// Keeps the title of the window up to date.
    pub(super) fn name_window(&mut self, ctx: &egui::Context) {
        let lang = self.settings.lang;
        let title = match self.tabs.front_mut() {
            Some(tab) => format!("{}{} — Rolewright", if tab.is_dirty() { "• " } else { "" }, tab.name(lang)),
            None => "Rolewright".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
