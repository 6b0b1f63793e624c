//! What Escape puts away, the topmost first: the notes, the bar that finds words, the list of problems, a
//! version that is looked at, the start screen over open documents.

use std::sync::Arc;

use egui::{Context, Key, Modifiers, Popup};

use super::App;
use super::command::Command;
use super::pack::OpenPack;
use super::widget::compose::is_composing;

impl App {
    /// Tells whether Escape is pressed and nothing above the panels, and no field, takes it.
    fn escapes(&self, ctx: &Context) -> bool {
        let above = self.has_box() || Popup::is_any_open(ctx) || ctx.dragged_id().is_some() || is_composing(ctx);
        ctx.input(|input| input.key_pressed(Key::Escape) && input.modifiers.is_none())
            && !above
            && self.tabs.open().is_none_or(|open| !open.form.takes_escape(ctx))
    }

    /// Has Escape put the notes away first, as what lies on top of all; the focus stays where it was.
    pub(super) fn put_notes_away(&mut self, ctx: &Context) {
        let front = self.tabs.shown();
        if self.toasts.show(front) && self.escapes(ctx) {
            self.toasts.put_away(front);
            ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            ctx.memory_mut(|memory| self.hands.focused().into_iter().for_each(|id| memory.request_focus(id)));
        }
    }

    /// What Escape may put away in this frame: tells whether the bar that finds words is open; nothing where something
    /// else takes the key.
    pub(super) fn watch_escape(&self, ctx: &Context) -> Option<bool> {
        if !self.escapes(ctx) {
            return None;
        }
        if self.tabs.shown().is_none() {
            return (self.tabs.len() > 0).then_some(false);
        }
        let folds = self.tabs.pack().is_some_and(OpenPack::folds) || self.tabs.folder().is_some_and(|of| of.folds(ctx));
        if folds { Some(false) } else { self.tabs.open().map(|open| open.form.finds()) }
    }

    /// Puts the bar away that `found` words when the key was pressed, else the list of problems, else the version that is
    /// looked at.
    pub(super) fn put_away(&mut self, found: bool) {
        if self.tabs.shown().is_none() {
            return self.commands.push(Command::Close);
        }
        if let Some(pack) = self.tabs.pack_mut() {
            return pack.fold_problems();
        }
        if let Some(folder) = self.tabs.folder_mut() {
            return folder.fold_across();
        }
        let Some(open) = self.tabs.open_mut() else { return };
        // The bar goes by itself where the focus is in it.
        if open.form.finds() != found {
            return;
        }
        if found {
            open.form.stop_finding();
        } else if self.problems.shows() {
            self.problems.toggle();
        } else {
            if open.look.is_some() {
                self.look_away();
            }
            return;
        }
        if let Some(place) = open.form.focus {
            let document = Arc::clone(open.shown());
            open.form.jump(place, &document);
        }
    }
}
