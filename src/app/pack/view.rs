//! What the panels of a pack work with during a frame: the one way to change it, and what is known about its rows.

use std::sync::Arc;
use std::time::Duration;

use super::bind::Book;
use super::{Digest, State};
use crate::app::command::Command;
use crate::app::toast::Toast;
use crate::check::pack::Problem;
use crate::document::pack::Pack;
use crate::document::{Date, PackPlace, PositionDescription};
use crate::editor::Editor;
use crate::lang::{Lang, Text};
use crate::storage::pack::{Members, Outcome};

/// What the panels of the pack work with during a frame.
pub(super) struct View<'a> {
    pub(super) editor: &'a mut Editor<Pack>,
    pub(super) state: &'a mut State,
    pub(super) members: Option<&'a Members>,
    pub(super) book: &'a Book,
    pub(super) digest: &'a Digest,
    pub(super) lang: Lang,
    /// Since any fixed moment.
    pub(super) now: Duration,
    pub(super) today: Date,
    /// What is to be told afterwards.
    pub(super) toast: &'a mut Option<Toast>,
    pub(super) commands: &'a mut Vec<Command>,
}

impl View<'_> {
    pub(super) fn pack(&self) -> Arc<Pack> {
        Arc::clone(self.editor.document())
    }

    pub(super) fn t(&self, zh: &'static str, en: &'static str) -> &'static str {
        Text::new(zh, en).get(self.lang)
    }

    /// A change that merges with the one before, such as a letter typed.
    pub(super) fn edit(&mut self, place: PackPlace, change: impl FnOnce(&mut Pack)) {
        self.editor.edit(place, self.now, change);
    }

    /// A change that is a step of its own, such as a member moved.
    pub(super) fn step(&mut self, place: PackPlace, change: impl FnOnce(&mut Pack)) {
        self.editor.end_step();
        self.editor.edit(place, self.now, change);
        self.editor.end_step();
    }

    /// What could be read of a member; nothing while that has not been tried.
    pub(super) fn outcome(&self, name: &str) -> Option<&Outcome> {
        self.members.and_then(|members| members.get(name))
    }

    pub(super) fn document(&self, name: &str) -> Option<&PositionDescription> {
        self.outcome(name).and_then(|outcome| outcome.as_deref().ok())
    }

    pub(super) fn problems_at(&self, place: PackPlace) -> impl Iterator<Item = &Problem> {
        let numbers = self.digest.at.get(&place).map(Vec::as_slice).unwrap_or_default();
        numbers.iter().map(|&index| &self.digest.problems[index])
    }

    pub(super) fn focus(&mut self, place: PackPlace) {
        self.state.enter(place);
    }

    /// Tells whether `place` shall have the focus now: after a click elsewhere it has to wait for the next frame, and
    /// until a box over it is gone.
    pub(super) fn takes_focus(&mut self, ui: &egui::Ui, place: PackPlace) -> bool {
        let wanted = self.state.wanted == Some(place) && ui.memory(|memory| memory.top_modal_layer().is_none());
        if wanted && ui.input(|input| input.pointer.any_click()) {
            ui.ctx().request_repaint();
            return false;
        }
        if wanted {
            self.state.wanted = None;
        }
        wanted
    }
}

/// The identity of the control of `place`.
pub(super) fn id_of(place: PackPlace) -> egui::Id {
    egui::Id::unique(("pack", format!("{place:?}")))
}
