//! What the commands do to a pack.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::{OpenPack, View, departments, export};
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
    pub(in crate::app) fn named(
        &mut self,
        serial: u64,
        names: Vec<(Result<String, StorageError>, String)>,
        ctx: &egui::Context,
    ) {
        // The answer is about the pack that asked.
        if self.tabs.get(serial).is_none() {
            return;
        }
        self.bring(Some(serial), ctx);
        if let Some(error) = names.iter().find_map(|(name, _)| name.as_ref().err()) {
            self.fail(error);
        }
        let inside: Vec<_> =
            names.into_iter().filter_map(|(name, department)| Some((name.ok()?, department))).collect();
        let mut toast = None;
        let located = self.pack_view(ctx, &mut toast).and_then(|mut view| {
            let asked = view.state.locates.take()?;
            locate(&mut view, asked, &inside);
            Some(())
        });
        self.toasts.extend(toast);
        if located.is_none() {
            self.add_members(inside, ctx);
        }
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
            digest: &pack.digest,
            lang,
            now: crate::app::time_of(ctx),
            today,
            toast,
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
            Command::OpenMember(department, row) => {
                let field = self.tabs.pack().and_then(|pack| pack.field_found(department, row));
                if let Some(file) = self.member_file(department, row) {
                    self.open_at(file, field, ctx);
                }
            }
            Command::LocateMember(department, row) => {
                if !self.ask(Question::Member) {
                    return;
                }
                if let Some(pack) = self.tabs.pack_mut() {
                    let name = PackPlace::Member(department, row).text(pack.editor.document()).cloned();
                    pack.state.locates = name.map(|name| ((department, row), name));
                }
            }
            _ => {}
        }
    }

    /// Puts files into the departments they are of, or into the one that asked for them.
    pub(in crate::app) fn add_members(&mut self, names: Vec<(String, String)>, ctx: &egui::Context) {
        let mut toast = None;
        let Some(mut view) = self.pack_view(ctx, &mut toast) else { return };
        let pack = view.pack();
        let mut known: BTreeSet<String> =
            pack.departments.iter().flat_map(|department| &department.members).cloned().collect();
        let asked = names.len();
        let new: Vec<_> = names.into_iter().filter(|(name, _)| known.insert(name.clone())).collect();
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

impl OpenPack {
    /// Nobody named the file that was asked for.
    pub(in crate::app) fn locates_none(&mut self) {
        self.state.locates = None;
    }
}

/// Gives the member that was asked about the file that was named, wherever it stands by now.
fn locate(view: &mut View<'_>, ((department, row), before): ((usize, usize), String), names: &[(String, String)]) {
    let Some((name, _)) = names.first() else { return };
    let place = PackPlace::Member(department, row);
    if place.text(view.editor.document()) != Some(&before) || *name == before {
        return;
    }
    view.step(place, |pack| pack.departments[department].members[row].clone_from(name));
    view.focus(place);
    let text = match view.lang {
        Lang::Zh => format!("“{before}”改为“{name}”"),
        Lang::En => format!("{before} is {name} now"),
    };
    *view.toast = Some(Toast::undoable(text, view.editor.generation()));
}

fn add(view: &mut View<'_>, names: Vec<(String, String)>) {
    let at = view.state.adds_to;
    let first = names.first().map(|(file, _)| file.clone()).unwrap_or_default();
    view.step(PackPlace::Member(at, 0), |pack: &mut Pack| {
        for (file, department) in names {
            let of = department_of(pack, department, at);
            pack.departments[of].members.push(file);
        }
    });
    let departments = &view.editor.document().departments;
    let stands = |department: &Department| department.members.iter().position(|file| *file == first);
    let place = departments.iter().enumerate().find_map(|(nth, department)| Some((nth, stands(department)?)));
    view.state.part = super::Part::Departments;
    if let Some((department, row)) = place {
        view.state.folded.remove(&department);
        view.focus(PackPlace::Member(department, row));
    }
}

/// The department called `name`, which is added where there is none; without a name the one at `at`.
fn department_of(pack: &mut Pack, name: String, at: usize) -> usize {
    let last = pack.departments.len().checked_sub(1);
    match (last, name.is_empty()) {
        (Some(last), true) => at.min(last),
        _ => pack.departments.iter().position(|department| department.name == name).unwrap_or_else(|| {
            pack.departments.push(Department { name, ..Department::default() });
            pack.departments.len() - 1
        }),
    }
}
