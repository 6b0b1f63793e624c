//! Several files of the list: by Ctrl and Shift with the mouse, by Space and by Shift and the arrows with the keys.

use std::path::PathBuf;

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::super::Question;
use super::{Own, Said, within};

impl Own {
    /// Tells whether more than one file can be the answer.
    pub(super) fn takes_several(&self) -> bool {
        matches!(self.asked.question, Question::Open | Question::Members)
    }

    /// The files that are chosen, where these are more than the path can say.
    pub(super) fn several(&self) -> Option<Vec<PathBuf>> {
        (self.chosen.len() > 1).then(|| self.chosen.iter().map(|name| self.folder.join(name)).collect())
    }

    /// Forgets what was chosen: the path says what is meant.
    pub(super) fn choose_none(&mut self) {
        self.chosen.clear();
        (self.anchor, self.focus) = (None, None);
    }

    /// Chooses `name` besides the others, or no more.
    fn toggle(&mut self, name: &str) {
        if !self.chosen.remove(name) {
            self.chosen.insert(name.to_owned());
        }
        self.anchor = Some(name.to_owned());
        self.follow(name);
    }

    /// Chooses all of `names` from the one that was chosen last to `name`.
    fn stretch(&mut self, names: &[String], name: &str) {
        let at = |name: &str| names.iter().position(|other| other == name);
        let Some(to) = at(name) else { return };
        let from = self.anchor.as_deref().and_then(at).unwrap_or(to);
        self.anchor = Some(names[from].clone());
        self.chosen = names[from.min(to)..=from.max(to)].iter().cloned().collect();
        self.follow(name);
    }

    /// Has the path say what is chosen as far as it can, and the row of `name` keep the focus.
    fn follow(&mut self, name: &str) {
        self.text = match (self.chosen.len(), self.chosen.first()) {
            (1, Some(only)) => self.folder.join(only).display().to_string(),
            _ => within(&self.folder, ""),
        };
        (self.said, self.looks) = (Said::Nothing, None);
        self.focus = Some(name.to_owned());
    }

    /// Does what mouse and keys ask of the row of the file `name`, one of `names`; tells whether it was something about
    /// several files.
    pub(super) fn choose(&mut self, ui: &Ui, row: &Response, names: &[String], name: &str) -> bool {
        if self.focus.as_deref() == Some(name) {
            self.focus = None;
            row.request_focus();
            row.scroll_to_me(None);
        }
        if row.has_focus() {
            // The arrows are the list's.
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
            self.walk(ui, names, name);
        }
        let space = row.has_focus() && ui.input(|input| input.key_pressed(Key::Space));
        let modifiers = ui.input(|input| input.modifiers);
        match row.clicked() {
            true if modifiers.command || space => self.toggle(name),
            true if modifiers.shift => self.stretch(names, name),
            _ => return false,
        }
        true
    }

    /// The arrows go from file to file, with Shift they choose what they pass.
    fn walk(&mut self, ui: &Ui, names: &[String], name: &str) {
        let Some(at) = names.iter().position(|other| other == name) else { return };
        for (key, next) in [(Key::ArrowUp, at.checked_sub(1)), (Key::ArrowDown, Some(at + 1))] {
            let next = next.and_then(|next| names.get(next));
            // That with Shift first: the other takes any.
            if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
                self.anchor.get_or_insert_with(|| name.to_owned());
                self.stretch(names, next.map_or(name, String::as_str));
            } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.focus = next.cloned();
            }
        }
    }
}
