//! The menu of a duty or a task: under its button, or by Shift+F10 in its field.

use egui::{Key, Modifiers, Response, Ui};

use super::{Form, has_focus};
use crate::app::widget::menu::{Row, open_menu, popup_ui};
use crate::document::Place;

impl Form<'_> {
    /// Opens the menu of the row that `row` leads when its key is pressed in the field of `place`.
    pub(super) fn watch_menu_key(&mut self, ui: &Ui, place: Place, row: Place) {
        if has_focus(ui, place) && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10)) {
            self.state.menu = Some(row);
        }
    }

    /// The menu of the row that `row` leads, under `button`.
    pub(super) fn row_menu_ui(&mut self, button: &Response, row: Place, add: impl FnOnce(&mut Ui, &mut Self)) {
        if self.state.menu.take_if(|menu| *menu == row).is_some() {
            open_menu(button);
        }
        let closed = popup_ui(button, |ui| add(ui, self));
        if closed && self.state.wanted.is_none() && self.state.moving.is_none() {
            self.focus(row);
        }
    }
}

/// A row of a menu; tells whether it was clicked.
pub(in crate::app) fn row_ui(ui: &mut Ui, text: &str, icon: Option<char>, keys: &str, enabled: bool) -> bool {
    ui.add_enabled_ui(enabled, |ui| (Row { icon, keys, ..Row::new(text) }).ui(ui).clicked()).inner
}
