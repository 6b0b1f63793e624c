//! What can be done with a member of a pack wherever it shows: in its row, and on the small pictures of its pages.

use std::path::Path;

use egui::{ScrollArea, Ui};

use super::departments::move_member;
use super::member::{remove, shift};
use super::rows::gap_beside;
use super::{OpenPack, View};
use crate::app::command::Command;
use crate::app::form::row_menu::row_ui;
use crate::app::tab::Tab;
use crate::app::viewer::Aim;
use crate::app::widget::menu::{Row, rule_ui};
use crate::app::{App, icon, theme};
use crate::document::PackPlace;
use crate::document::pack::Pack;
use crate::lang::{Lang, Text};

/// So many departments show at a time; the others are scrolled to.
const DEPARTMENTS: f32 = 8.0;

/// What is asked of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Ask {
    Open,
    /// Names another file for it.
    Locate,
    /// Shows the folder of its file.
    Folder,
    /// Down by one row, or up.
    Shift(bool),
    /// To the end of another department.
    Move(usize),
    Remove,
}

/// The rows of the menu of the member at `at`; those that change the pack are dim unless it `changes`.
pub(in crate::app) fn rows_ui(ui: &mut Ui, pack: &Pack, at: (usize, usize), changes: bool, lang: Lang) -> Option<Ask> {
    let mut asked = None;
    let mut row = |ui: &mut Ui, text: Text, icon, keys, enabled, ask| {
        if row_ui(ui, text.get(lang), Some(icon), keys, enabled) {
            asked = Some(ask);
        }
    };
    let beside = |down| changes && gap_beside(pack, at, down).is_some();
    row(ui, Command::OpenMember(at.0, at.1).label(), icon::OPEN_IN, "Enter", true, Ask::Open);
    row(ui, Command::LocateMember(at.0, at.1).label(), icon::FIND, "", changes, Ask::Locate);
    row(ui, Text::new("打开所在文件夹", "Open its folder"), icon::FOLDER, "", true, Ask::Folder);
    rule_ui(ui);
    row(ui, Text::new("上移岗位", "Move up"), icon::ARROW_UP, "Alt+↑", beside(false), Ask::Shift(false));
    row(ui, Text::new("下移岗位", "Move down"), icon::ARROW_DOWN, "Alt+↓", beside(true), Ask::Shift(true));
    rule_ui(ui);
    row(ui, Text::new("移出汇编", "Remove from pack"), icon::DELETE, "Delete", changes, Ask::Remove);
    // The list is last: it is as long as there are departments.
    if pack.departments.len() > 1 {
        rule_ui(ui);
        let department = ui.add_enabled_ui(changes, |ui| departments_ui(ui, pack, at.0, lang)).inner;
        asked = department.map(Ask::Move).or(asked);
    }
    asked
}

/// The departments that the member could move to; gives the one that is clicked.
fn departments_ui(ui: &mut Ui, pack: &Pack, of: usize, lang: Lang) -> Option<usize> {
    let mut clicked = None;
    let height = DEPARTMENTS * (theme::BUTTON + 1.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).id_salt("departments").show(ui, |ui| {
        for (index, department) in pack.departments.iter().enumerate().filter(|(index, _)| *index != of) {
            let text = match (department.name.trim(), lang) {
                ("", Lang::Zh) => format!("移到第 {} 个部门", index + 1),
                ("", Lang::En) => format!("Move to department {}", index + 1),
                (name, Lang::Zh) => format!("移到“{name}”"),
                (name, Lang::En) => format!("Move to {name}"),
            };
            if Row::new(&text).icon(icon::MOVE_TO).ui(ui).clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}

impl View<'_> {
    /// Does what is asked of the member at `at`.
    pub(super) fn act(&mut self, at: (usize, usize), ask: Ask) {
        match ask {
            Ask::Open => self.commands.push(Command::OpenMember(at.0, at.1)),
            Ask::Locate => self.commands.push(Command::LocateMember(at.0, at.1)),
            Ask::Folder => {
                self.state.shows_folder = Some(at);
                self.state.wanted = Some(PackPlace::Member(at.0, at.1));
            }
            Ask::Shift(down) => shift(self, at, down),
            Ask::Move(department) => {
                let end = self.editor.document().departments.get(department).map_or(0, |of| of.members.len());
                move_member(self, at, (department, end));
            }
            Ask::Remove => remove(self, at),
        }
    }
}

impl OpenPack {
    /// Tells whether it can be changed.
    pub(in crate::app) fn changes(&self) -> bool {
        !self.editor.is_protected()
    }
}

impl App {
    /// Does what is asked of a member away from its row.
    pub(in crate::app) fn act_on_member(&mut self, ctx: &egui::Context, at: (usize, usize), ask: Ask) {
        let mut toast = None;
        if let Some(view) = &mut self.pack_view(ctx, &mut toast) {
            view.act(at, ask);
        }
        self.toasts.extend(toast);
        self.show_folder_of_member();
    }

    /// Has the system show the folder that was asked for.
    pub(super) fn show_folder_of_member(&mut self) {
        let asked = self.tabs.pack_mut().and_then(|pack| pack.state.shows_folder.take());
        let file = asked.and_then(|(department, row)| self.member_file(department, row));
        if let Some(folder) = file.as_deref().and_then(Path::parent) {
            let tab = self.tabs.front().map(Tab::serial);
            self.hand_over(folder.to_owned(), Aim::Folder, tab);
        }
    }
}
