//! What the keys do in a list: Enter adds a row or splits one at the caret, Backspace removes a blank row or joins one
//! to the row above, Alt with an arrow moves, pasted lines become rows.
//!
//! A row that holds more than its text is neither split nor joined: what else it holds belongs to all of the text.

use std::ops::Range;

use egui::{Context, Event, Key, Modifiers, Ui};

use super::field::put;
use super::rows::Rows;
use super::{Form, cells, has_focus, id_of};
use crate::app::toast::Toast;
use crate::app::widget::text::{selection, set_caret};
use crate::document::PositionDescription;
use crate::document::schema::Kind;

impl Form<'_> {
    /// Says that a row is the first or the last already.
    pub(super) fn say_no_further(&mut self) {
        let text = self.t("已经到头，不能再移动", "It is at the end already and moves no further");
        *self.toast = Some(Toast::hint(text));
    }
}

/// What the keys ask of a list.
enum Act {
    Add,
    /// Splits the row at what is chosen in its text, in characters.
    Split(Range<usize>),
    /// Joins the row of this number to the one above.
    Join(usize),
    Erase,
    Up,
    Down,
    Paste(Vec<String>),
}

impl<T: Clone + Default + PartialEq + 'static> Rows<T> {
    /// Does what the keys ask while the text of the row has the focus.
    pub(super) fn keys(self, ui: &Ui, form: &mut Form<'_>, parent: usize, row: usize) {
        if has_focus(ui, self.place(parent, row))
            && !form.state.composing
            && let Some(act) = self.asked(ui, form, parent, row)
        {
            self.act(ui.ctx(), form, parent, row, act);
        }
    }

    /// Takes a key that means the list out of the input.
    fn asked(self, ui: &Ui, form: &Form<'_>, parent: usize, row: usize) -> Option<Act> {
        let take = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if take(Modifiers::ALT, Key::ArrowUp) {
            return Some(Act::Up);
        }
        if take(Modifiers::ALT, Key::ArrowDown) {
            return Some(Act::Down);
        }
        if take(Modifiers::COMMAND, Key::Enter) {
            return Some(Act::Add);
        }
        if take(Modifiers::NONE, Key::Enter) {
            return Some(self.split_here(ui.ctx(), form, parent, row).map_or(Act::Add, Act::Split));
        }
        let pressed = |key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
        if pressed(Key::Backspace)
            && let Some(act) = self.erasure(ui.ctx(), form, parent, row)
            && take(Modifiers::NONE, Key::Backspace)
        {
            return Some(act);
        }
        let at_end = || self.caret(ui.ctx(), form, parent, row) == Some(self.text(form, parent, row).chars().count());
        if pressed(Key::Delete) && at_end() && self.joins(form, parent, row + 1) && take(Modifiers::NONE, Key::Delete) {
            return Some(Act::Join(row + 1));
        }
        ui.input_mut(|input| {
            let pasted =
                input.events.iter().position(|event| matches!(event, Event::Paste(text) if text.trim().contains('\n')));
            let Event::Paste(text) = input.events.remove(pasted?) else { return None };
            Some(Act::Paste(cells::items(&text)))
        })
    }

    /// What Backspace removes, when that is more than a character.
    fn erasure(self, ctx: &Context, form: &Form<'_>, parent: usize, row: usize) -> Option<Act> {
        if self.is_blank(form, parent, row) {
            return Some(Act::Erase);
        }
        let joins = self.caret(ctx, form, parent, row) == Some(0) && self.joins(form, parent, row);
        joins.then_some(Act::Join(row))
    }

    /// Tells whether the row gives way to what is pasted: it is blank, or all of its text is chosen.
    fn gives_way(self, ctx: &Context, form: &Form<'_>, parent: usize, row: usize) -> bool {
        let text = self.text(form, parent, row);
        let all = 0..text.chars().count();
        self.is_blank(form, parent, row)
            || (selection(ctx, id_of(self.place(parent, row))) == Some(all) && self.is_alone(form, parent, row, text))
    }

    /// Where Enter splits the row: nowhere at the end of its text.
    pub(super) fn split_here(self, ctx: &Context, form: &Form<'_>, parent: usize, row: usize) -> Option<Range<usize>> {
        let text = self.text(form, parent, row);
        let chosen = selection(ctx, id_of(self.place(parent, row)))?;
        let splits = chosen.start < text.chars().count() && self.is_alone(form, parent, row, text);
        splits.then_some(chosen)
    }

    /// Where the caret is, while nothing is chosen.
    fn caret(self, ctx: &Context, form: &Form<'_>, parent: usize, row: usize) -> Option<usize> {
        let length = self.text(form, parent, row).chars().count();
        let chosen = selection(ctx, id_of(self.place(parent, row))).unwrap_or(length..length);
        chosen.is_empty().then_some(chosen.start.min(length))
    }

    /// Tells whether the row `lower` can be joined to the one above.
    pub(super) fn joins(self, form: &Form<'_>, parent: usize, lower: usize) -> bool {
        lower > 0
            && lower < self.count(form.editor.document(), parent)
            && self.is_alone(form, parent, lower, self.text(form, parent, lower))
    }

    fn act(self, ctx: &Context, form: &mut Form<'_>, parent: usize, row: usize, act: Act) {
        let count = self.count(form.editor.document(), parent);
        match act {
            Act::Add if self.text(form, parent, row).trim().is_empty() => {}
            Act::Add => self.insert(form, parent, row + 1, vec![String::new()]),
            Act::Split(chosen) => self.split(ctx, form, parent, row, &chosen),
            Act::Join(lower) => self.join(ctx, form, parent, lower),
            Act::Erase => {
                self.remove(form, parent, row);
                if count > 1 {
                    let near = row.saturating_sub(1);
                    let end = if row == 0 { 0 } else { self.text(form, parent, near).chars().count() };
                    set_caret(ctx, id_of(self.place(parent, near)), end);
                    form.focus(self.place(parent, near));
                }
            }
            Act::Up if row > 0 => self.shift(form, parent, row, row - 1),
            Act::Down if row + 1 < count => self.shift(form, parent, row, row + 1),
            Act::Up | Act::Down => form.say_no_further(),
            Act::Paste(texts) if self.gives_way(ctx, form, parent, row) => {
                self.replace(form, parent, row..row + 1, texts);
            }
            Act::Paste(texts) => self.insert(form, parent, row + 1, texts),
        }
    }

    /// Makes two rows of one: what stands before `chosen` and what stands after it.
    pub(super) fn split(self, ctx: &Context, form: &mut Form<'_>, parent: usize, row: usize, chosen: &Range<usize>) {
        let text = self.text(form, parent, row);
        let byte = |at| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        let head = text[..byte(chosen.start)].trim_end().to_owned();
        let tail = text[byte(chosen.end)..].trim_start().to_owned();
        form.step(self.place(parent, row), |document| {
            self.write(document, parent, row, head);
            if let Some(list) = (self.list)(document, parent) {
                list.insert(row + 1, (self.make)(tail));
            }
        });
        set_caret(ctx, id_of(self.place(parent, row + 1)), 0);
        form.focus(self.place(parent, row + 1));
    }

    /// Joins the row `lower` to the one above, with the caret where they meet.
    pub(super) fn join(self, ctx: &Context, form: &mut Form<'_>, parent: usize, lower: usize) {
        let upper = lower - 1;
        let mut text = self.text(form, parent, upper);
        let tail = self.text(form, parent, lower);
        // Words of letters are told apart by a space, Chinese ones by nothing.
        let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if letters(text.chars().last()) && letters(tail.chars().next()) {
            text.push(' ');
        }
        let middle = text.chars().count();
        text.push_str(&tail);
        form.step(self.place(parent, upper), |document| {
            self.write(document, parent, upper, text);
            if let Some(list) = (self.list)(document, parent) {
                list.remove(lower);
            }
        });
        set_caret(ctx, id_of(self.place(parent, upper)), middle);
        form.focus(self.place(parent, upper));
    }

    /// The text of a row.
    pub(super) fn text(self, form: &Form<'_>, parent: usize, row: usize) -> String {
        let place = self.place(parent, row);
        match place.field.spec().kind {
            Kind::Line(lens) | Kind::Prose(lens) => (lens.get)(form.editor.document(), place).cloned(),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn write(self, document: &mut PositionDescription, parent: usize, row: usize, text: String) {
        let place = self.place(parent, row);
        if let Kind::Line(lens) | Kind::Prose(lens) = place.field.spec().kind {
            put(document, place, lens, text);
        }
    }

    /// Tells whether there is nothing in the whole row: its text may be only one part of it.
    pub(super) fn is_blank(self, form: &Form<'_>, parent: usize, row: usize) -> bool {
        self.holds(form, parent, row, |held| *held == (self.make)(String::new()) || *held == T::default())
    }

    /// Tells whether the row holds `text` and nothing else.
    fn is_alone(self, form: &Form<'_>, parent: usize, row: usize, text: String) -> bool {
        let made = (self.make)(text);
        self.holds(form, parent, row, |held| *held == made)
    }

    fn holds(self, form: &Form<'_>, parent: usize, row: usize, test: impl FnOnce(&T) -> bool) -> bool {
        // The way to the list is one for writing; a copy serves for reading where a key was pressed.
        let mut copy = PositionDescription::clone(form.editor.document());
        (self.list)(&mut copy, parent).and_then(|list| list.get(row)).is_some_and(test)
    }
}
