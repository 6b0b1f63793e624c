//! The field for the name that shall be changed: it is typed, or taken from the names of the folder, which show below it.

use egui::{EventFilter, Id, Key, Modifiers, Popup, Response, ScrollArea, Ui};

use super::rename::Renaming;
use crate::app::form::field::flatten_paste;
use crate::app::initials::spans;
use crate::app::theme;
use crate::app::widget::compose::is_composing;
use crate::app::widget::menu::Row;
use crate::app::widget::text::{TextField, set_caret};
use crate::lang::{Lang, Text};

/// So many names show at a time; the others are scrolled to.
const ROWS: f32 = 8.0;

/// What is offered below the field.
#[derive(Default)]
pub(super) struct Offer {
    /// The list shows while the field has the focus.
    opens: bool,
    /// The row that Enter takes.
    lit: Option<usize>,
    /// The field had the focus in the last frame.
    had_focus: bool,
}

/// Shows the field; `names` are those that stand in the folder. Enter goes on to the field at `next`.
pub(super) fn old_name_ui(
    ui: &mut Ui,
    renaming: &mut Renaming,
    names: &[String],
    (width, next): (f32, Id),
    lang: Lang,
) -> Response {
    let id = Id::unique("old name");
    let writes = ui.memory(|memory| memory.has_focus(id)) && !is_composing(ui.ctx());
    let offered = if writes && renaming.offer.opens { meant(names, &renaming.old) } else { Vec::new() };
    let mut taken = None;
    if writes {
        flatten_paste(ui);
        taken = keys(ui, &mut renaming.offer, offered.len(), next);
    }
    let name = Text::new("原来的名称", "The name so far").get(lang);
    let hint = Text::new("输入，或从列表中选", "Type it, or choose").get(lang);
    let before = renaming.old.clone();
    let field = TextField::new(id, name, width).hint(hint).ui(ui, &mut renaming.old);
    let has_focus = field.has_focus();
    if has_focus && (!renaming.offer.had_focus || field.clicked() || renaming.old != before) {
        renaming.offer = Offer { opens: true, ..Offer::default() };
        ui.ctx().request_repaint();
    }
    renaming.offer.had_focus = has_focus;
    // A click on a row takes the focus away first.
    if !offered.is_empty() && (field.has_focus() || field.lost_focus()) {
        taken = list_ui(ui, &field, &mut renaming.offer, &offered, width).or(taken);
    }
    if let Some(name) = taken.and_then(|row| offered.get(row)) {
        renaming.old = (*name).clone();
        renaming.offer = Offer::default();
        set_caret(ui.ctx(), id, renaming.old.chars().count());
        ui.memory_mut(|memory| memory.request_focus(next));
    }
    field
}

/// The names that `typed` means: those it stands in, and those it is the initials of.
fn meant<'a>(names: &'a [String], typed: &str) -> Vec<&'a String> {
    let typed = typed.trim();
    let is_meant = |name: &&String| *name != typed && (name.contains(typed) || !spans(name, typed).is_empty());
    names.iter().filter(is_meant).collect()
}

/// What the keys do in the field, `count` names being offered; gives the number of the one that is taken.
fn keys(ui: &Ui, offer: &mut Offer, count: usize, next: Id) -> Option<usize> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if count > 0 {
        let last = count - 1;
        if pressed(Key::ArrowDown) {
            offer.lit = Some(offer.lit.map_or(0, |lit| (lit + 1).min(last)));
        } else if pressed(Key::ArrowUp) {
            offer.lit = Some(offer.lit.map_or(last, |lit| lit.saturating_sub(1)));
        } else if pressed(Key::Escape) {
            offer.opens = false;
        }
    } else if pressed(Key::ArrowDown) {
        offer.opens = true;
    }
    if !pressed(Key::Enter) {
        return None;
    }
    if offer.lit.is_none() {
        ui.memory_mut(|memory| memory.request_focus(next));
    }
    offer.lit.take()
}

/// Shows the names below the field; gives the number of the one that is clicked.
fn list_ui(ui: &Ui, field: &Response, offer: &mut Offer, names: &[&String], width: f32) -> Option<usize> {
    // Escape closes the list and leaves the focus where it is.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, filter));
    let mut clicked = None;
    let popup = Popup::from_response(field).open(true).gap(4.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.set_width(width - 14.0);
        let height = ROWS * (theme::BUTTON + 1.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            for (row, name) in names.iter().enumerate() {
                let lit = offer.lit == Some(row);
                let response = Row { aside: Some(lit), wide: true, ..Row::new(name) }.ui(ui);
                if lit {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(row);
                }
            }
        });
    });
    // A click into the box lays it over what it opened.
    if let Some(popup) = popup {
        ui.ctx().move_to_top(popup.response.layer_id);
    }
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_meant_by_a_part_of_them_or_by_their_initials() {
        let names = ["仓储部", "客服部", "客服部二组"].map(str::to_owned);
        let of = |typed| meant(&names, typed).into_iter().map(String::as_str).collect::<Vec<&str>>();
        assert_eq!(of(""), ["仓储部", "客服部", "客服部二组"]);
        assert_eq!(of("服"), ["客服部", "客服部二组"]);
        assert_eq!(of("ccb"), ["仓储部"]);
        assert_eq!(of("客服部"), ["客服部二组"], "what is typed in full needs no offer");
        assert!(of("财务").is_empty());
    }
}
