//! 工作职责: the weights, the duties, and what adds to them.

use std::collections::BTreeSet;
use std::ops::Range;

use egui::Ui;

use super::drag::{self, Spot};
use super::shares::sort_by_weight;
use super::{Form, duty, id_of, library, moving, paste, stray, weights};
use crate::app::icon;
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look};
use crate::app::widget::text::set_caret;
use crate::document::{Duty, Field, Percent, Place, Section};
use crate::lang::Lang;

/// 工作职责
pub(super) fn duties_ui(ui: &mut Ui, form: &mut Form<'_>) {
    weights::weights_ui(ui, form);
    let mut last = None;
    for index in 0..form.editor.document().duties.len() {
        let rect = duty::duty_ui(ui, form, index);
        drag::may_land(form, rect, true, Spot::Duty(index));
        last = Some((rect, index));
    }
    if let Some((rect, index)) = last {
        drag::may_land(form, rect, false, Spot::Duty(index + 1));
    }
    ui.horizontal_wrapped(|ui| {
        let button = Button::new(form.t("添加职责", "Add duty"), Look::Accented).icon(icon::ADD).ui(ui);
        if form.adds(&button, Field::DutyName) {
            let at = form.editor.document().duties.len();
            add(form, at, vec![Duty { tasks: vec![String::new()], ..Duty::default() }]);
        }
        if let Some(name) = stray::take_typed_at(&button) {
            let place = Place::at(Field::DutyName, form.editor.document().duties.len());
            set_caret(ui.ctx(), id_of(place), name.chars().count());
            add(form, place.row(), vec![Duty { name, tasks: vec![String::new()], ..Duty::default() }]);
        }
        if Button::new(form.t("从职责库选取…", "From the library…"), Look::Quiet).icon(icon::LIBRARY).ui(ui).clicked()
        {
            form.state.library = Some(library::Library::default());
        }
        if Button::new(form.t("粘贴多行…", "Paste lines…"), Look::Quiet).icon(icon::PASTE).ui(ui).clicked() {
            form.state.paste = Some(paste::Pasted::default());
        }
    });
    drag::finish_ui(ui, form);
    paste::paste_ui(ui, form);
    moving::moving_ui(ui, form);
    library::library_ui(ui, form);
}

/// Puts duties at `at` and gives the name of the first the focus.
pub(super) fn add(form: &mut Form<'_>, at: usize, duties: Vec<Duty>) {
    replace(form, at..at, duties);
}

/// Puts duties where others stood and gives the name of the first the focus.
pub(super) fn replace(form: &mut Form<'_>, old: Range<usize>, duties: Vec<Duty>) {
    let (count, place) = (duties.len(), Place::at(Field::DutyName, old.start));
    form.step(place, |document| {
        let most = document.duties.len();
        document.duties.splice(old.start.min(most)..old.end.min(most), duties);
    });
    for at in old.clone().rev() {
        go(form, at);
    }
    come(form, old.start, count);
    form.focus(place);
}

/// Notes that `count` duties came in at `at`.
fn come(form: &mut Form<'_>, at: usize, count: usize) {
    form.state.folded = form.state.folded.iter().map(|&old| if old >= at { old + count } else { old }).collect();
}

/// Notes that the duty at `at` went.
fn go(form: &mut Form<'_>, at: usize) {
    let after = |old: usize| if old > at { old - 1 } else { old };
    form.state.folded = form.state.folded.iter().filter(|&&old| old != at).map(|&old| after(old)).collect();
}

/// Begins a duty of its own with the task `row` of the duty at `at`; its name has the focus.
pub(super) fn split(form: &mut Form<'_>, at: usize, row: usize) {
    let place = Place::at(Field::DutyName, at + 1);
    form.step(place, |document| {
        let Some(duty) = document.duties.get_mut(at).filter(|duty| row <= duty.tasks.len()) else { return };
        let tasks = duty.tasks.split_off(row);
        document.duties.insert(at + 1, Duty { tasks, ..Duty::default() });
    });
    come(form, at + 1, 1);
    form.focus(place);
}

/// Joins the duty at `at` to the one above: its tasks follow, the weights add up, the name above stays.
pub(super) fn join(form: &mut Form<'_>, at: usize) {
    let document = form.document();
    let (Some(upper), Some(lower)) =
        (at.checked_sub(1).and_then(|up| document.duties.get(up)), document.duties.get(at))
    else {
        return;
    };
    let either = |glue, upper: &str, lower: &str| match (upper, lower) {
        (upper, "") => upper.to_owned(),
        ("", lower) => lower.to_owned(),
        (upper, lower) => format!("{upper}{glue}{lower}"),
    };
    let name = if upper.name.is_empty() { &lower.name } else { &upper.name };
    let weight = [upper.weight, lower.weight].into_iter().flatten().reduce(Percent::plus);
    let joined = Duty {
        name: name.clone(),
        weight: weight.map(|weight| weight.min(Percent::MAX)),
        tasks: [&upper.tasks[..], &lower.tasks[..]].concat(),
        standard: either("\n", &upper.standard, &lower.standard),
    };
    let place = Place::at(Field::DutyName, at - 1);
    form.step(place, |document| {
        document.duties.splice(at - 1..=at, [joined]);
    });
    go(form, at);
    form.state.folded.remove(&(at - 1));
    form.focus(place);
    let (upper, lower) = (called(upper, at - 1), called(lower, at));
    let text = match form.lang {
        Lang::Zh => format!("已将职责“{lower}”并入“{upper}”"),
        Lang::En => format!("Duty \"{lower}\" joined to \"{upper}\""),
    };
    *form.toast = Some(Toast::undoable(text, form.editor.generation()));
}

/// Goes on from the empty last task of the duty at `at`: it goes, and the name of the next duty has the focus, a new one
/// after the last.
pub(super) fn go_on(form: &mut Form<'_>, at: usize) {
    let next = Place::at(Field::DutyName, at + 1);
    let is_last = at + 1 == form.editor.document().duties.len();
    form.step(next, |document| {
        if let Some(duty) = document.duties.get_mut(at) {
            duty.tasks.pop();
        }
        if is_last {
            document.duties.push(Duty::default());
        }
    });
    form.focus(next);
}

/// Moves a task to row `to` of another duty, or of its own.
pub(super) fn move_task(form: &mut Form<'_>, (duty, row): (usize, usize), (other, to): (usize, usize)) {
    let [from, to_place] = [(duty, row), (other, to)].map(|(duty, row)| Place::inside(Field::DutyTask, duty, row));
    form.shift_row(from, to_place, |document| {
        let taken = document.duties.get_mut(duty).filter(|duty| row < duty.tasks.len());
        let Some(task) = taken.map(|duty| duty.tasks.remove(row)) else { return };
        if let Some(duty) = document.duties.get_mut(other) {
            duty.tasks.insert(to.min(duty.tasks.len()), task);
        }
    });
    form.state.folded.remove(&other);
}

/// What a duty is called where it is spoken of.
pub(super) fn called(duty: &Duty, at: usize) -> String {
    if duty.name.is_empty() { (at + 1).to_string() } else { duty.name.clone() }
}

/// Moves a duty to where another stands.
pub(super) fn shift(form: &mut Form<'_>, from: usize, to: usize) {
    let count = form.editor.document().duties.len();
    if from == to || from >= count || to >= count {
        return;
    }
    form.shift_row(Place::at(Field::DutyName, from), Place::at(Field::DutyName, to), |document| {
        let duty = document.duties.remove(from);
        document.duties.insert(to, duty);
    });
    let mut order: Vec<usize> = (0..count).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let folded: BTreeSet<usize> =
        order.iter().enumerate().filter(|(_, old)| form.state.folded.contains(old)).map(|(new, _)| new).collect();
    form.state.folded = folded;
}

/// Puts the duties in the order of their weights, the heaviest first.
pub(in crate::app) fn sort(form: &mut Form<'_>) {
    let (before, focus) = (form.document(), form.state.focus);
    form.step(Place::of(Field::DutyWeight), |document| sort_by_weight(&mut document.duties));
    let after = form.document();
    form.state.follow(&before, &after);
    // The caret stays in its duty.
    if let Some(place) = focus.filter(|place| place.field.spec().section == Section::Duties) {
        let duty = place.named_row().and_then(|row| before.duties.get(row));
        let row = after.duties.iter().position(|other| Some(other) == duty);
        if let Some(row) = row {
            form.focus(place.in_row(row));
        }
    }
    let text = form.t("已按权重从大到小排列职责", "Duties sorted by weight, the heaviest first");
    *form.toast = Some(Toast::undoable(text, form.editor.generation()));
}

/// Takes a duty away and offers to bring it back.
pub(super) fn remove(form: &mut Form<'_>, at: usize) {
    let Some(what) = form.editor.document().duties.get(at).map(|duty| called(duty, at)) else { return };
    form.step(Place::at(Field::DutyName, at), |document| {
        if at < document.duties.len() {
            document.duties.remove(at);
        }
    });
    go(form, at);
    form.state.focus = None;
    let text = match form.lang {
        Lang::Zh => format!("已删除职责“{what}”"),
        Lang::En => format!("Duty \"{what}\" deleted"),
    };
    *form.toast = Some(Toast::undoable(text, form.editor.generation()));
}
