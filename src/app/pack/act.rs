//! What the commands do to a pack.

use std::path::PathBuf;
use std::sync::Arc;

use super::{View, departments, export};
use crate::app::App;
use crate::app::command::Command;
use crate::app::dialog::Question;
use crate::app::tab::Tab;
use crate::app::toast::Toast;
use crate::app::work::Stays;
use crate::document::PackPlace;
use crate::document::pack::{Department, Pack};
use crate::lang::Lang;
use crate::storage::StorageError;

impl App {
    /// Adds the files that lie where a pack can name them, and says which do not.
    pub(in crate::app) fn named(&mut self, serial: u64, names: Vec<Result<String, StorageError>>, ctx: &egui::Context) {
        // The answer is about the pack that asked.
        if self.tabs.get(serial).is_none() {
            return;
        }
        self.bring(Some(serial), ctx);
        let (inside, outside): (Vec<_>, Vec<_>) = names.into_iter().partition(Result::is_ok);
        if let Some(error) = outside.into_iter().find_map(Result::err) {
            self.fail(&error);
        }
        self.add_members(inside.into_iter().flatten().collect(), ctx);
    }

    /// What the panels of the pack work with in this frame.
    pub(super) fn pack_view<'a>(&'a mut self, ctx: &egui::Context, toast: &'a mut Option<Toast>) -> Option<View<'a>> {
        let (lang, today) = (self.settings.lang, self.clock.now().date());
        let pack = self.tabs.pack_mut()?;
        pack.digest();
        let preview = &mut pack.preview;
        Some(View {
            editor: &mut pack.editor,
            state: &mut pack.state,
            members: preview.files.as_deref().map(|files| &*files.members),
            book: &preview.book,
            problems: &pack.digest.problems,
            lang,
            now: crate::app::time_of(ctx),
            today,
            toast,
            go_to: &mut preview.go_to,
            commands: &mut self.commands,
        })
    }

    /// Carries out a command that is about the pack alone.
    pub(in crate::app) fn run_on_pack(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::AddDepartment => {
                let mut toast = None;
                if let Some(mut view) = self.pack_view(ctx, &mut toast) {
                    view.state.part = super::Part::Departments;
                    departments::add_department(&mut view);
                }
            }
            Command::AddMembers(department) => {
                if let Some(pack) = self.tabs.pack_mut() {
                    let last = pack.editor.document().departments.len().saturating_sub(1);
                    let marked = match pack.state.marked {
                        Some(PackPlace::Member(department, _) | PackPlace::Name(department)) => Some(department),
                        _ => None,
                    };
                    pack.state.adds_to = department.or(marked).unwrap_or(last).min(last);
                }
                self.ask(Question::Members);
            }
            _ => {}
        }
    }

    /// Puts the files that were chosen into the department that asked for them.
    pub(in crate::app) fn add_members(&mut self, names: Vec<String>, ctx: &egui::Context) {
        let mut toast = None;
        let Some(mut view) = self.pack_view(ctx, &mut toast) else { return };
        let pack = view.pack();
        let known: Vec<&String> = pack.departments.iter().flat_map(|department| &department.members).collect();
        let mut new: Vec<String> = Vec::new();
        let asked = names.len();
        for name in names {
            if !known.contains(&&name) && !new.contains(&name) {
                new.push(name);
            }
        }
        let twice = asked - new.len();
        if !new.is_empty() {
            add(&mut view, new);
        }
        let lang = view.lang;
        if twice > 0 {
            let text = match lang {
                Lang::Zh => format!("{twice} 份已在汇编中，没有重复添加"),
                Lang::En => format!("{twice} are in the pack already and were not added again"),
            };
            self.toasts.push(Toast::done(text));
        }
    }

    /// Begins to export the pack to `path`.
    pub(in crate::app) fn export_pack(&mut self, path: PathBuf, serial: u64, stays: Option<Stays>) {
        let Some(Tab::Pack(pack)) = self.tabs.get_mut(serial) else { return };
        if pack.export.is_some() {
            return;
        }
        let running = export::Running::new(path.clone(), pack.count());
        self.work.export_pack(path, pack.bound(), Arc::clone(&running.watch), (pack.serial, stays));
        pack.export = Some(running);
    }

    /// The file of a member of the pack that shows.
    pub(in crate::app) fn member_file(&self, department: usize, row: usize) -> Option<PathBuf> {
        self.tabs.pack()?.file_of(department, row)
    }

    /// Stops the export.
    pub(in crate::app) fn stop_export(&mut self) {
        if let Some(running) = self.tabs.pack().and_then(|pack| pack.export.as_ref()) {
            running.stop();
        }
    }
}

fn add(view: &mut View<'_>, names: Vec<String>) {
    let at = view.state.adds_to;
    let row = view.editor.document().departments.get(at).map_or(0, |department| department.members.len());
    view.step(PackPlace::Member(at, row), |pack: &mut Pack| {
        if pack.departments.is_empty() {
            pack.departments.push(Department::default());
        }
        let at = at.min(pack.departments.len() - 1);
        pack.departments[at].members.extend(names);
    });
    view.state.folded.remove(&at);
    view.state.part = super::Part::Departments;
    view.focus(PackPlace::Member(at, row));
}
