//! 工作职责: the weights, the duties, and what adds to them.

use std::collections::BTreeSet;

use egui::Ui;

use super::drag::{self, Spot};
use super::finding::findings_ui;
use super::{Form, duty, paste, weights};
use crate::app::icon;
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look};
use crate::document::{Duty, Field, Place};

/// 工作职责
pub(super) fn duties_ui(ui: &mut Ui, form: &mut Form<'_>) {
    weights_and_findings_ui(ui, form);
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
        if Button::new(form.t("粘贴多行…", "Paste lines…"), Look::Quiet).icon(icon::PASTE).ui(ui).clicked() {
            form.state.paste = Some(String::new());
        }
    });
    drag::finish_ui(ui, form);
    paste::paste_ui(ui, form);
}

fn weights_and_findings_ui(ui: &mut Ui, form: &mut Form<'_>) {
    weights::weights_ui(ui, form);
    // The chip in the card says what is missing or over; only other findings of the weights need a strip.
    if form.editor.document().weight_sum().is_none() {
        findings_ui(ui, form, Place::of(Field::DutyWeight));
    }
}

/// Puts duties at `at` and gives the name of the first the focus.
pub(super) fn add(form: &mut Form<'_>, at: usize, duties: Vec<Duty>) {
    let count = duties.len();
    let place = Place::at(Field::DutyName, at);
    form.step(place, |document| {
        let at = at.min(document.duties.len());
        document.duties.splice(at..at, duties);
    });
    form.state.folded = form.state.folded.iter().map(|&old| if old >= at { old + count } else { old }).collect();
    form.focus(place);
}

/// Moves a duty to where another stands.
pub(super) fn shift(form: &mut Form<'_>, from: usize, to: usize) {
    let count = form.editor.document().duties.len();
    if from == to || from >= count || to >= count {
        return;
    }
    let place = Place::at(Field::DutyName, to);
    form.step(place, |document| {
        let duty = document.duties.remove(from);
        document.duties.insert(to, duty);
    });
    let mut order: Vec<usize> = (0..count).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let folded: BTreeSet<usize> =
        order.iter().enumerate().filter(|(_, old)| form.state.folded.contains(old)).map(|(new, _)| new).collect();
    form.state.folded = folded;
    form.focus(place);
}

/// Takes a duty away and offers to bring it back.
pub(super) fn remove(form: &mut Form<'_>, at: usize) {
    let Some(name) = form.editor.document().duties.get(at).map(|duty| duty.name.clone()) else { return };
    form.step(Place::at(Field::DutyName, at), |document| {
        if at < document.duties.len() {
            document.duties.remove(at);
        }
    });
    let after = |old: usize| if old > at { old - 1 } else { old };
    form.state.folded = form.state.folded.iter().filter(|&&old| old != at).map(|&old| after(old)).collect();
    form.state.focus = None;
    let what = if name.is_empty() { (at + 1).to_string() } else { name };
    let text = match form.lang {
        crate::lang::Lang::Zh => format!("已删除职责「{what}」"),
        crate::lang::Lang::En => format!("Duty “{what}” deleted"),
    };
    *form.toast = Some(Toast::undoable(text, form.editor.generation()));
}
