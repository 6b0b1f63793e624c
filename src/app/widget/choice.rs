//! What the keys do in a chooser: an arrow or a letter opens it, as a click does, a letter goes to the row that begins
//! with it. In the open menu the arrows and their like walk through the rows, Tab takes the marked one and goes on.

use egui::{Context, Event, FocusDirection, Id, Key, Modifiers, Popup, Response, Ui};

use super::menu::{Row, focus_first_row, open_menu, take_first_row};
use crate::app::initials::begins;

/// The row that has the focus first when the menu opens, where it is not the one in force.
#[derive(Clone, Default)]
struct Begin(usize);

/// Where Tab leads from the chooser whose menu it closed.
#[derive(Clone, Copy, Default)]
struct Leave(FocusDirection);

/// Leads the focus on from the chooser of `id`, before it shows, when Tab closed its menu in the last frame.
pub(super) fn leave(ctx: &Context, id: Id) {
    if let Some(Leave(direction)) = ctx.data_mut(|data| data.remove_temp(id)) {
        ctx.memory_mut(|memory| {
            memory.request_focus(id);
            memory.move_focus(direction);
        });
    }
}

/// Opens the menu of a chooser when a key in it asks for that, and sees to it that the keys go on in one that is clicked.
pub(super) fn watch(chooser: &Response, rows: &[(&str, bool)]) {
    let (ctx, menu) = (&chooser.ctx, Popup::default_response_id(chooser));
    if Popup::is_id_open(ctx, menu) {
        return;
    }
    if chooser.clicked() {
        return focus_first_row(ctx);
    }
    if !chooser.has_focus() {
        return;
    }
    let arrows = [Key::ArrowDown, Key::ArrowUp];
    if ctx.input_mut(|input| arrows.into_iter().any(|key| input.consume_key(Modifiers::NONE, key))) {
        // Else it would lead to the next field, too.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        open_menu(chooser);
    } else if let Some(row) = take_letter(ctx, rows, chosen(rows)) {
        ctx.data_mut(|data| data.insert_temp(Id::NULL, Begin(row)));
        open_menu(chooser);
    }
}

/// What a key does in an open menu.
enum Step {
    By(isize),
    First,
    Last,
    /// To the left or to the right there is nothing.
    Nowhere,
    Leave(FocusDirection),
}

/// So many rows a page has.
const PAGE: isize = 8;

/// Takes a key that walks in the menu out of the input, so that it leads nowhere else.
fn take_step(ctx: &Context) -> Option<Step> {
    let steps = [
        (Modifiers::NONE, Key::ArrowUp, Step::By(-1)),
        (Modifiers::NONE, Key::ArrowDown, Step::By(1)),
        (Modifiers::NONE, Key::PageUp, Step::By(-PAGE)),
        (Modifiers::NONE, Key::PageDown, Step::By(PAGE)),
        (Modifiers::NONE, Key::Home, Step::First),
        (Modifiers::NONE, Key::End, Step::Last),
        (Modifiers::NONE, Key::ArrowLeft, Step::Nowhere),
        (Modifiers::NONE, Key::ArrowRight, Step::Nowhere),
        (Modifiers::SHIFT, Key::Tab, Step::Leave(FocusDirection::Previous)),
        (Modifiers::NONE, Key::Tab, Step::Leave(FocusDirection::Next)),
    ];
    let taken =
        |(modifiers, key, _): &(Modifiers, Key, Step)| ctx.input_mut(|input| input.consume_key(*modifiers, *key));
    let (.., step) = steps.into_iter().find(taken)?;
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    Some(step)
}

/// Shows the rows of the menu of the chooser of `id` and gives the number of the one that was taken.
pub(super) fn rows_ui(ui: &mut Ui, id: Id, rows: &[(&str, bool)]) -> Option<usize> {
    let ctx = ui.ctx().clone();
    let opens = take_first_row(&ctx);
    let step = take_step(&ctx);
    let shown: Vec<Response> = rows.iter().map(|&(text, chosen)| Row::new(text).chosen(chosen).ui(ui)).collect();
    if opens && ui.is_sizing_pass() {
        // Where the rows lie is known in the next pass.
        focus_first_row(&ctx);
        return None;
    }
    let focused = shown.iter().position(Response::has_focus);
    let wanted = if opens {
        let begin = ctx.data_mut(|data| data.remove_temp(Id::NULL)).map(|Begin(row)| row);
        Some(begin.or(chosen(rows)).unwrap_or(0))
    } else {
        match step {
            Some(Step::Leave(direction)) => {
                ctx.data_mut(|data| data.insert_temp(id, Leave(direction)));
                ui.close();
                return focused;
            }
            Some(Step::By(by)) => Some(focused.map_or(0, |row| row.saturating_add_signed(by))),
            Some(Step::First) => Some(0),
            Some(Step::Last) => Some(rows.len()),
            Some(Step::Nowhere) => focused,
            None => focused.and_then(|row| take_letter(&ctx, rows, Some(row))),
        }
        .map(|row| row.min(rows.len().saturating_sub(1)))
    };
    if let Some(row) = wanted.and_then(|row| shown.get(row)) {
        row.request_focus();
        row.scroll_to_me(None);
    }
    shown.iter().position(Response::clicked)
}

/// The row in force.
fn chosen(rows: &[(&str, bool)]) -> Option<usize> {
    rows.iter().position(|&(_, chosen)| chosen)
}

/// Takes a letter out of the input, when a row begins with it or is read so: the next one after `row`.
fn take_letter(ctx: &Context, rows: &[(&str, bool)], row: Option<usize>) -> Option<usize> {
    ctx.input_mut(|input| {
        let (at, row) = input.events.iter().enumerate().find_map(|(at, event)| match event {
            Event::Text(text) => Some((at, next_with(rows, row, text)?)),
            _ => None,
        })?;
        input.events.remove(at);
        Some(row)
    })
}

/// The next row after `row` that begins with the letter `typed`.
fn next_with(rows: &[(&str, bool)], row: Option<usize>, typed: &str) -> Option<usize> {
    let mut letters = typed.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
    let means = |&at: &usize| rows[at].0.chars().next().is_some_and(|first| begins(first, letter));
    let after = row.map_or(0, |row| row + 1).min(rows.len());
    (after..rows.len()).chain(0..after).find(means)
}

#[cfg(test)]
mod tests {
    use super::next_with;

    #[test]
    fn a_letter_means_the_next_row_that_begins_with_it_or_is_read_so() {
        let rows = [("不写", false), ("合作", true), ("沟通", false), ("核对", false), ("Other", false)];
        for (row, letter, meant) in [
            (None, "h", Some(1)),
            (Some(1), "h", Some(3)),
            (Some(3), "H", Some(1)),
            (Some(1), "g", Some(2)),
            (None, "o", Some(4)),
            (None, "沟", Some(2)),
            (None, "z", None),
            (None, "合作", None),
        ] {
            assert_eq!(next_with(&rows, row, letter), meant, "{letter}");
        }
    }
}
