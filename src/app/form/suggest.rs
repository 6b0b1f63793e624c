//! The list under a field of what other descriptions say there.
//!
//! It comes with the first character typed, or when it is asked for, and takes no key before an arrow went into it
//! but Escape. While an input method composes, it stays away.

use egui::{Align2, Area, EventFilter, Frame, Key, Margin, Modifiers, Order, Response, Ui, vec2};

use super::field::put;
use super::{Form, has_focus, id_of};
use crate::app::theme;
use crate::app::widget::menu::Row;
use crate::app::widget::text::set_caret;
use crate::app::words::language;
use crate::document::Place;
use crate::document::schema::{Kind, Shape};

/// How many texts are offered at a time.
const ROWS: usize = 8;

/// What is offered under a field.
pub(super) struct Suggest {
    place: Place,
    found: Vec<String>,
    /// The row that Enter takes.
    lit: Option<usize>,
}

/// Tells whether Tab leads to another field in this frame.
fn leaves(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Tab) && (input.modifiers.is_none() || input.modifiers.shift_only()))
}

impl Form<'_> {
    /// Offers what `text`, which was just typed at `place`, may mean.
    pub(super) fn suggest(&mut self, place: Place, text: &str) {
        let typed = !text.trim().is_empty() && !self.state.composing;
        let found = if typed { self.meant(place, text) } else { Vec::new() };
        self.state.suggest = (!found.is_empty()).then_some(Suggest { place, found, lit: None });
    }

    /// Offers everything there is for `place`, when what stands there means nothing.
    fn suggest_all(&mut self, place: Place) {
        let text = self.line_at(place);
        self.suggest(place, &text);
        if self.state.suggest.is_none() {
            let found = self.meant(place, "");
            self.state.suggest = (!found.is_empty()).then_some(Suggest { place, found, lit: None });
        }
        if let Some(suggest) = &mut self.state.suggest {
            suggest.lit = Some(0);
        }
    }

    /// What `text` may mean at `place`, in the language of the description.
    fn meant(&self, place: Place, text: &str) -> Vec<String> {
        let lang = language(self.editor.document(), self.lang);
        self.words.meant(place.field, text, lang, ROWS)
    }

    fn line_at(&self, place: Place) -> String {
        match place.field.spec().kind {
            Kind::Line(lens) | Kind::Prose(lens) => (lens.get)(self.editor.document(), place).cloned(),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// Takes the keys that mean the list under the field of `place` out of the input, before others see them.
    pub(super) fn suggestion_keys(&mut self, ui: &Ui, place: Place) {
        if !has_focus(ui, place) || self.state.composing || self.editor.is_protected() {
            return;
        }
        let take = |modifiers: Modifiers, key| {
            ui.input_mut(|input| input.modifiers == modifiers && input.consume_key(modifiers, key))
        };
        // In a list the arrow moves a row, unless there is nothing in it to move.
        let arrow = matches!(place.field.spec().shape, Shape::One) || self.line_at(place).is_empty();
        let ctrl = ui.input(|input| input.modifiers.command_only()) && {
            ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Space))
        };
        if ctrl || arrow && take(Modifiers::ALT, Key::ArrowDown) {
            return self.suggest_all(place);
        }
        let Some(suggest) = self.state.suggest.as_mut().filter(|suggest| suggest.place == place) else { return };
        let last = suggest.found.len() - 1;
        if take(Modifiers::NONE, Key::Escape) {
            self.state.suggest = None;
        } else if take(Modifiers::NONE, Key::ArrowDown) {
            suggest.lit = Some(suggest.lit.map_or(0, |lit| if lit == last { 0 } else { lit + 1 }));
        } else if take(Modifiers::NONE, Key::ArrowUp) {
            suggest.lit = Some(suggest.lit.map_or(last, |lit| lit.checked_sub(1).unwrap_or(last)));
        } else if take(Modifiers::NONE, Key::PageDown) {
            suggest.lit = Some(last);
        } else if take(Modifiers::NONE, Key::PageUp) {
            suggest.lit = Some(0);
        } else if let Some(lit) = suggest.lit
            && (take(Modifiers::NONE, Key::Enter) || leaves(ui))
        {
            self.take_suggestion(ui, lit);
        }
    }

    fn take_suggestion(&mut self, ui: &Ui, row: usize) {
        let Some(suggest) = self.state.suggest.take() else { return };
        let (place, Some(text)) = (suggest.place, suggest.found.into_iter().nth(row)) else { return };
        set_caret(ui.ctx(), id_of(place), text.chars().count());
        if let Kind::Line(lens) | Kind::Prose(lens) = place.field.spec().kind {
            self.step(place, |document| put(document, place, lens, text));
        }
    }

    /// Shows the list under the field of `place`, whose control is `field`.
    pub(super) fn suggestions_ui(&mut self, ui: &Ui, place: Place, field: &Response) {
        let Some(suggest) = self.state.suggest.as_ref().filter(|suggest| suggest.place == place) else { return };
        // A click on a row takes the focus away first. The candidates of an input method stand in the same place.
        if !field.has_focus() && !field.lost_focus() || self.state.composing {
            self.state.suggest = None;
            return;
        }
        // Escape closes the list and leaves the focus where it is.
        let all = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, all));
        // The side does not change while there is less and less to offer.
        let height = ROWS as f32 * (theme::BUTTON + 1.0) + 12.0;
        let below = field.rect.bottom() + height <= ui.ctx().content_rect().bottom();
        let (pivot, at) = if below {
            (Align2::LEFT_TOP, field.rect.left_bottom() + vec2(0.0, 4.0))
        } else {
            (Align2::LEFT_BOTTOM, field.rect.left_top() - vec2(0.0, 4.0))
        };
        let mut clicked = None;
        let area = Area::new(field.id.with("suggestions")).order(Order::Foreground).pivot(pivot).fixed_pos(at);
        area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(Margin::same(4)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.set_width(field.rect.width().clamp(160.0, 420.0) - 10.0);
                for (row, text) in suggest.found.iter().enumerate() {
                    if (Row { aside: Some(suggest.lit == Some(row)), wide: true, ..Row::new(text) }).ui(ui).clicked() {
                        clicked = Some(row);
                    }
                }
            });
        });
        if let Some(row) = clicked {
            self.take_suggestion(ui, row);
            self.focus(place);
        } else if field.lost_focus() {
            self.state.suggest = None;
        }
    }
}
