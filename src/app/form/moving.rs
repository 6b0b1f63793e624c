//! The box that asks which duty a task shall move to: what dragging does, by keys.

use egui::{ScrollArea, Ui};

use super::card::{head_ui, help_ui};
use super::{Form, duties};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::menu::{Row, focus_first_row};
use crate::app::widget::modal::modal_ui;

/// The task for which another duty is being chosen.
pub(super) struct Moving {
    pub(super) duty: usize,
    pub(super) row: usize,
    /// Whether the box did not show yet.
    pub(super) fresh: bool,
}

/// Shows the box while it is open.
pub(super) fn moving_ui(ui: &Ui, form: &mut Form<'_>) {
    let Some(moving) = &mut form.state.moving else { return };
    let (duty, row) = (moving.duty, moving.row);
    if std::mem::take(&mut moving.fresh) {
        focus_first_row(ui.ctx());
    }
    let document = form.document();
    let Some(task) = document.duties.get(duty).and_then(|duty| duty.tasks.get(row)) else {
        form.state.moving = None;
        return;
    };
    let (mut chosen, mut given_up) = (None, false);
    let modal = modal_ui(ui.ctx(), "move task", 420.0, |ui| {
        head_ui(ui, form.t("移到职责", "Move to duty"));
        help_ui(ui, task);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (index, other) in document.duties.iter().enumerate().filter(|(index, _)| *index != duty) {
                let text = format!("{}. {}", index + 1, other.name);
                if (Row { wide: true, ..Row::new(&text) }).ui(ui).clicked() {
                    chosen = Some((index, other.tasks.len()));
                }
            }
        });
        given_up = Button::new(form.t("取消", "Cancel"), Look::Outlined).ui(ui).clicked();
    });
    if let Some(to) = chosen {
        form.state.moving = None;
        duties::move_task(form, (duty, row), to);
    } else if given_up || modal.should_close() {
        form.state.moving = None;
        form.focus(super::task::TASKS.place(duty, row));
    }
}
