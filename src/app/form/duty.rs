//! The card of a duty: handle, number, name, weight, fold, menu; its tasks below.

use egui::{CornerRadius, Key, Modifiers, Rect, Response, Sense, Ui, vec2};

use super::card::card_ui;
use super::drag::{self, Spot, handle_ui};
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::row_menu::row_ui;
use super::shares::are_by_weight;
use super::table::take_cells;
use super::task::{TASKS, tasks_ui};
use super::{Form, cells, duties, has_focus, paste};
use crate::app::command::Command;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{more_button_ui, row_button_ui};
use crate::app::widget::mark::{paint_badge, tone_of};
use crate::app::widget::menu::{context_ui, rule_ui};
use crate::document::{Field, Place, Section, outline};

/// Shows the duty and tells where its card lies.
pub(super) fn duty_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize) -> Rect {
    let lit = form
        .state
        .focus
        .is_some_and(|place| place.field.spec().section == Section::Duties && place.named_row() == Some(index));
    let folded = form.state.folded.contains(&index);
    let held = form.state.drag.held() == Some(Spot::Duty(index));
    let shown = ui.scope(|ui| {
        if held {
            ui.multiply_opacity(0.5);
        }
        card_ui(ui, lit, |ui| {
            head_ui(ui, form, index, lit, folded);
            findings_ui(ui, form, Place::at(Field::DutyName, index));
            findings_ui(ui, form, Place::at(Field::DutyWeight, index));
            if !folded {
                tasks_ui(ui, form, index, lit);
            }
            // That there are no tasks is said where they would stand.
            findings_ui(ui, form, Place::at(Field::DutyTask, index));
        })
        .response
        .rect
    });
    if folded {
        // A task let go over it becomes its last one.
        let over = shown.inner.with_max_y(shown.inner.center().y + 8.0);
        drag::may_land(form, over, false, Spot::Task(index, TASKS.count(form.editor.document(), index)));
    }
    shown.inner
}

fn head_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize, lit: bool, folded: bool) {
    let number = index + 1;
    keys(ui, form, index);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let name = format!("{} {number}", form.t("拖动职责", "Drag duty"));
        let handle = handle_ui(ui, form, Spot::Duty(index), &name, vec2(16.0, theme::ROW));
        for handle in [handle, number_ui(ui, number, lit)] {
            context_ui(&handle, |ui| menu_rows_ui(ui, form, index));
        }
        let tail = tail_width(ui, form, index, folded);
        let width = (ui.available_width() - tail).max(80.0);
        let name = format!("{} {number}", form.label(Field::DutyName));
        let style = Style { plain: true, bold: true, rows: 0 };
        control_ui(ui, form, Place::at(Field::DutyName, index), &name, width, style);
        tail_ui(ui, form, index, folded);
    });
}

/// While the name or the weight has the focus, Alt with an arrow moves the duty, and Enter goes on to the first task:
/// from the weight of a folded one to the next weight.
fn keys(ui: &Ui, form: &mut Form<'_>, index: usize) {
    let fields = [Field::DutyName, Field::DutyWeight].map(|field| Place::at(field, index));
    let Some(&place) = fields.iter().find(|&&place| !form.state.composing && has_focus(ui, place)) else { return };
    form.suggestion_keys(ui, place);
    let take = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let moves = [(Key::ArrowUp, index.checked_sub(1)), (Key::ArrowDown, Some(index + 1))];
    if let Some((_, to)) = moves.into_iter().find(|&(key, _)| take(Modifiers::ALT, key)) {
        match to.filter(|&to| to < form.editor.document().duties.len()) {
            Some(to) => duties::shift(form, index, to),
            None => form.say_no_further(),
        }
    } else if take(Modifiers::NONE, Key::Enter) {
        let next = Place::at(Field::DutyWeight, index + 1);
        let is_last = index + 1 >= form.editor.document().duties.len();
        if place.field == next.field && !is_last && form.state.folded.contains(&index) {
            return form.focus(next);
        }
        form.state.folded.remove(&index);
        if TASKS.count(form.editor.document(), index) == 0 {
            TASKS.append(form, index);
        }
        form.focus(TASKS.place(index, 0));
    }
    let are_weights = |text: &str| {
        cells::is_cells(text, place.field)
            && outline::grid(text).iter().any(|row| row.first().is_some_and(|cell| cells::fits(place.field, cell)))
    };
    if place.field == Field::DutyWeight
        && let Some(text) = take_cells(ui, are_weights)
    {
        // A column of weights goes down the duties.
        let count = form.editor.document().duties.len();
        let at = |row, column| (column == 0 && index + row < count).then(|| Place::at(Field::DutyWeight, index + row));
        form.fill(place, &outline::grid(&text), |_| {}, at);
    } else {
        paste::into_name(ui, form, index);
    }
    form.watch_menu_key(ui, place, Place::at(Field::DutyName, index));
}

fn number_ui(ui: &mut Ui, number: usize, lit: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, theme::ROW), Sense::CLICK);
    let tokens = tokens(ui);
    let square = Rect::from_center_size(rect.center(), vec2(22.0, 22.0));
    let (fill, ink) = if lit { (tokens.accent_fill, theme::ON_ACCENT) } else { (tokens.soft, tokens.text2) };
    ui.painter().rect_filled(square, CornerRadius::same(5), fill);
    let font = theme::regular(theme::BODY);
    ui.painter().text(square.center(), egui::Align2::CENTER_CENTER, number, font, ink);
    response
}

/// The text that stands for the folded tasks.
fn count_text(form: &Form<'_>, index: usize) -> String {
    let count = form.editor.document().duties.get(index).map_or(0, |duty| duty.tasks.len());
    match form.lang {
        crate::lang::Lang::Zh => format!("{count} 条任务"),
        crate::lang::Lang::En => crate::lang::counted(count, "task"),
    }
}

fn tail_width(ui: &Ui, form: &Form<'_>, index: usize, folded: bool) -> f32 {
    let buttons = 64.0 + 2.0 * theme::BUTTON + 3.0 * 4.0;
    // Room for the badge is kept: a name does not break anew for it.
    let badge = 26.0;
    if !folded {
        return buttons + badge;
    }
    let text = ui.painter().layout_no_wrap(
        count_text(form, index),
        theme::regular(theme::CAPTION),
        egui::Color32::PLACEHOLDER,
    );
    buttons + badge + text.size().x + 8.0
}

fn tail_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize, folded: bool) {
    let number = index + 1;
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, theme::ROW), Sense::hover());
    if let Some((text, severity)) = badge(form, index) {
        paint_badge(ui, rect.right_center(), &text, tone_of(tokens(ui), severity));
    }
    if folded {
        let ink = tokens(ui).text3;
        let galley = ui.painter().layout_no_wrap(count_text(form, index), theme::regular(theme::CAPTION), ink);
        let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x + 4.0, theme::ROW), Sense::hover());
        ui.painter().galley(rect.left_center() - vec2(0.0, galley.size().y / 2.0), galley, ink);
    }
    let name = format!("{} {number}", form.label(Field::DutyWeight));
    control_ui(ui, form, Place::at(Field::DutyWeight, index), &name, 64.0, Style::default());
    let (icon, name) = if folded {
        (icon::UNFOLD, form.t("展开职责", "Unfold duty"))
    } else {
        (icon::FOLD, form.t("折叠职责", "Fold duty"))
    };
    if row_button_ui(ui, icon, &format!("{name} {number}")).clicked() {
        fold(form, index);
    }
    menu_ui(ui, form, index);
}

fn fold(form: &mut Form<'_>, index: usize) {
    if !form.state.folded.remove(&index) {
        form.state.folded.insert(index);
    }
}

/// How many findings of the duty are said by now, and how grave the gravest is. Those of the weights stand in their card.
fn badge(form: &Form<'_>, index: usize) -> Option<(String, crate::check::Severity)> {
    let of_duty = |place: Place| {
        let field = place.field;
        field.spec().section == Section::Duties && field != Field::DutyWeight && place.named_row() == Some(index)
    };
    let found = form.editor.findings().iter().filter(|finding| of_duty(finding.place));
    let found: Vec<_> = found.filter(|finding| form.may_say(finding)).collect();
    let gravest = found.iter().map(|finding| finding.severity).min()?;
    Some((found.len().to_string(), gravest))
}

fn menu_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize) {
    let name = format!("{} {}", form.t("职责菜单", "Menu of duty"), index + 1);
    let button = more_button_ui(ui, &name);
    form.row_menu_ui(&button, Place::at(Field::DutyName, index), |ui, form| menu_rows_ui(ui, form, index));
}

fn menu_rows_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize) {
    let count = form.editor.document().duties.len();
    if row_ui(ui, form.t("上移", "Move up"), Some(icon::ARROW_UP), "Alt+↑", index > 0) {
        duties::shift(form, index, index - 1);
    }
    if row_ui(ui, form.t("下移", "Move down"), Some(icon::ARROW_DOWN), "Alt+↓", index + 1 < count) {
        duties::shift(form, index, index + 1);
    }
    if row_ui(ui, form.t("并入上一项职责", "Join to the duty above"), Some(icon::JOIN), "", index > 0) {
        duties::join(form, index);
    }
    if row_ui(ui, form.t("复制一份", "Duplicate"), Some(icon::COPY), "", true)
        && let Some(duty) = form.editor.document().duties.get(index).cloned()
    {
        duties::add(form, index + 1, vec![duty]);
    }
    let (icon, name) = if form.state.folded.contains(&index) {
        (icon::UNFOLD, form.t("展开", "Unfold"))
    } else {
        (icon::FOLD, form.t("折叠", "Fold"))
    };
    if row_ui(ui, name, Some(icon), "", true) {
        fold(form, index);
    }
    rule_ui(ui);
    let sort = Command::SortDuties.label().get(form.lang);
    if row_ui(ui, sort, None, "", !are_by_weight(&form.editor.document().duties)) {
        duties::sort(form);
    }
    rule_ui(ui);
    if row_ui(ui, form.t("删除职责", "Delete duty"), Some(icon::DELETE), "", true) {
        duties::remove(form, index);
    }
}
