//! What is done with the descriptions of a folder: opened, begun, exported, gathered into a pack.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::batch::{Order, Outcome, Running, export, names};
use super::{Folder, Wanted};
use crate::app::App;
use crate::app::command::Command;
use crate::app::dialog::Question;
use crate::app::open::Open;
use crate::app::tab::Tab;
use crate::app::toast::Toast;
use crate::app::work::Report;
use crate::check::Alike;
use crate::document::{Place, PositionDescription};
use crate::lang::Lang;
use crate::storage::change::Progress;

/// So many files that were not exported are named.
pub(super) const MOST: usize = 5;

/// Descriptions for a pack: each file with the department that it goes into.
pub(in crate::app) type Gathered = Vec<(PathBuf, String)>;

impl App {
    /// Has the open folders read again, and shows what was read.
    pub(in crate::app) fn watch_folders(&mut self, ctx: &egui::Context) {
        let (work, checks, today) = (&mut self.work, &self.settings.checks, self.clock.now().date());
        let watch = |folder: &mut Folder| {
            folder.set_checks(checks.clone());
            folder.watch(work, ctx, today)
        };
        let failed: Vec<_> = self.tabs.folders_mut().filter_map(watch).collect();
        for error in failed {
            self.fail(&error);
        }
    }

    /// Carries out a command that is about the folder alone.
    pub(in crate::app) fn run_on_folder(&mut self, command: Command, ctx: &egui::Context) {
        let Some(folder) = self.tabs.folder_mut() else { return };
        match command {
            Command::NewHere => self.begin_here(ctx),
            Command::Find => folder.wanted = Some(Wanted::Search),
            Command::ToggleProblems => folder.across_shows = !folder.across_shows,
            Command::ExportPdf if folder.export.is_none() => self.begin_naming(),
            Command::StopExport => {
                folder.export.iter().for_each(Running::stop);
                folder.progress.iter().for_each(Progress::stop);
            }
            Command::Rename => self.begin_renaming(),
            Command::Gather => {
                let gathered = gathered(folder);
                if self.ask(Question::NewPack) {
                    self.given.gathers = gathered;
                }
            }
            Command::GatherInto(pack) => {
                let gathered = gathered(folder);
                self.bring(Some(pack), ctx);
                self.gather(gathered);
            }
            _ => {}
        }
    }

    /// Begins a description that shall be saved in the folder, of the department that shows.
    fn begin_here(&mut self, ctx: &egui::Context) {
        let Some(folder) = self.tabs.folder() else { return };
        let mut document = PositionDescription::default();
        document.identity.department = folder.query.department.clone().unwrap_or_default();
        let organization = folder.documents().map(|document| &document.identity.organization);
        document.identity.organization = organization.last().cloned().unwrap_or_default();
        let path = folder.path.clone();
        let serial = self.tabs.next_serial();
        let mut open = Open::new(document, None, serial);
        open.home = Some(path);
        self.show(Tab::Description(Box::new(open)), None, ctx);
    }

    /// Adds descriptions to the pack that shows.
    pub(in crate::app) fn gather(&mut self, gathered: Gathered) {
        if let Some(pack) = self.tabs.pack().filter(|_| !gathered.is_empty()) {
            self.work.name_members(pack.path.clone(), gathered, pack.serial);
        }
    }

    /// Begins to export to the folder `target`.
    pub(in crate::app) fn export_batch(&mut self, target: PathBuf, serial: u64) {
        let lang = self.settings.lang;
        let Some(Tab::Folder(folder)) = self.tabs.get_mut(serial) else { return };
        let meant = folder.meant();
        let posts = || meant.iter().filter_map(|entry| Some((entry.path.as_path(), &entry.post()?.document)));
        let names = names(self.settings.pattern(), posts().map(|(_, document)| &**document));
        let running = Running::new(target, meant.len());
        folder.export = Some(running.clone());
        let order = |((path, document), name): ((&Path, &Arc<PositionDescription>), String)| Order {
            document: Arc::clone(document),
            options: self.options_for(path, None),
            name,
        };
        let orders: Vec<Order> = posts().zip(names).map(order).collect();
        self.work.aside(move || Report::BatchExported(serial, export(&orders, &running, lang)));
    }

    /// Says what came of an export.
    pub(in crate::app) fn batch_exported(&mut self, serial: u64, outcome: &Outcome) {
        if let Some(Tab::Folder(folder)) = self.tabs.get_mut(serial) {
            folder.export = None;
        }
        let (written, folder) = (outcome.written, outcome.folder.display());
        self.toasts.push(match (outcome.stopped, self.settings.lang) {
            (false, Lang::Zh) => Toast::done(format!("已导出 {written} 份到 {folder}")),
            (false, Lang::En) => Toast::done(format!("{written} exported to {folder}")),
            (true, Lang::Zh) => Toast::done(format!("已取消导出；此前写好的 {written} 份留在 {folder}")),
            (true, Lang::En) => Toast::done(format!("Cancelled; the {written} written before stay in {folder}")),
        });
        let failed = outcome.failed.len();
        let mut lines: Vec<String> = outcome.failed.iter().take(MOST).cloned().collect();
        if failed > MOST {
            lines.push(match self.settings.lang {
                Lang::Zh => format!("另有 {} 份没有导出", failed - MOST),
                Lang::En => format!("{} more were not exported", failed - MOST),
            });
        }
        if !lines.is_empty() {
            self.toasts.push(Toast::failed(lines.join("\n")));
        }
    }

    /// Opens a file of the folder, at `place` when one is given.
    pub(in crate::app) fn open_at(&mut self, path: PathBuf, place: Option<Place>, ctx: &egui::Context) {
        self.given.place = place.map(|place| (path.clone(), place));
        self.open_file(path, ctx);
        self.go_to_given();
    }

    /// Goes to the place that was asked for, once its file is open.
    pub(in crate::app) fn go_to_given(&mut self) {
        let Some(open) = self.tabs.open_mut() else { return };
        let Some((_, place)) = self.given.place.take_if(|(path, _)| open.path.as_ref() == Some(path)) else { return };
        let document = Arc::clone(open.editor.document());
        open.form.jump(place, &document);
    }

    /// Shows the folder that holds what shows, with the cursor on it, and asks for one where that has no file yet; or shows
    /// what the cursor of the folder is on.
    pub(in crate::app) fn switch_folder(&mut self, ctx: &egui::Context) {
        if let Some(folder) = self.tabs.folder() {
            let pointed = folder.pointed().map(|(path, _)| path.to_owned());
            let open = || self.tabs.iter().find(|tab| matches!(tab, Tab::Description(_))).map(Tab::serial);
            match (pointed, open()) {
                (Some(path), _) => self.open_file(path, ctx),
                (None, serial @ Some(_)) => self.bring(serial, ctx),
                (None, None) => {}
            }
            return;
        }
        let Some(path) = self.tabs.front().and_then(Tab::path).map(ToOwned::to_owned) else {
            self.ask(Question::Folder);
            return;
        };
        let Some(folder) = self.tabs.folders_mut().find(|folder| folder.holds(&path)) else {
            return path.parent().into_iter().for_each(|folder| self.open_file(folder.to_owned(), ctx));
        };
        folder.point(&path);
        let serial = folder.serial;
        self.bring(Some(serial), ctx);
    }
}

impl App {
    /// In how many places the description that shows contradicts others of an open folder.
    pub(in crate::app) fn across_of_front(&self) -> usize {
        let Some(path) = self.tabs.open().and_then(|open| open.path.as_deref()) else { return 0 };
        self.tabs.folders().map(|folder| folder.across_of(path)).max().unwrap_or(0)
    }

    /// Shows these in the list of the folder.
    pub(in crate::app) fn show_across(&mut self, ctx: &egui::Context) {
        let Some(path) = self.tabs.open().and_then(|open| open.path.clone()) else { return };
        let Some(folder) = self.tabs.folders_mut().find(|folder| folder.across_of(&path) > 0) else { return };
        folder.point(&path);
        folder.across_shows = true;
        let summary = &folder.summary;
        let is_of = |line: &Alike| line.all.iter().any(|&one| summary.across[one].path == path);
        folder.to_line = summary.alike.iter().position(is_of);
        let serial = folder.serial;
        self.bring(Some(serial), ctx);
    }
}

/// The descriptions that are meant, department by department.
fn gathered(folder: &mut Folder) -> Gathered {
    let meant = folder.meant();
    let posts = meant.iter().filter_map(|entry| Some((&entry.path, &entry.post()?.document.identity.department)));
    posts.map(|(path, department)| (path.clone(), department.trim().to_owned())).collect()
}
