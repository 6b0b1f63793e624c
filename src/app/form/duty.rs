//! The card of a duty: handle, number, name, weight, fold, menu; its tasks and its standard below.

use egui::{Align, CornerRadius, Key, Layout, Modifiers, Rect, Sense, Ui, vec2};

use super::card::card_ui;
use super::drag::{self, Spot, handle_ui, number_handle_ui};
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::rows::{Rows, add_ui};
use super::{Form, duties, far, has_focus};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{icon_button_of_ui, more_button_ui};
use crate::app::widget::mark::{key_ui, paint_badge, tone_of};
use crate::app::widget::menu::{Row, popup_ui, rule_ui};
use crate::document::{Field, Place, Section};

const TASKS: Rows<String> = Rows {
    field: Field::DutyTask,
    list: |document, duty| document.duties.get_mut(duty).map(|duty| &mut duty.tasks),
    make: |text| text,
};

const PLAIN: Style = Style { plain: true, bold: false, rows: 0 };

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
            findings_ui(ui, form, Place::at(Field::DutyTask, index));
            if !folded {
                tasks_ui(ui, form, index, lit);
            }
        })
        .response
        .rect
    });
    shown.inner
}

fn head_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize, lit: bool, folded: bool) {
    let number = index + 1;
    keys(ui, form, index);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let name = format!("{} {number}", form.t("拖动职责", "Drag duty"));
        handle_ui(ui, form, Spot::Duty(index), &name, vec2(16.0, theme::ROW));
        number_ui(ui, number, lit);
        let tail = tail_width(ui, form, index, folded);
        let width = (ui.available_width() - tail).max(80.0);
        let name = format!("{} {number}", form.label(Field::DutyName));
        let style = Style { plain: true, bold: true, rows: 0 };
        control_ui(ui, form, Place::at(Field::DutyName, index), &name, width, style);
        tail_ui(ui, form, index, folded);
    });
}

/// Alt with an arrow moves the duty while its name or its weight has the focus.
fn keys(ui: &Ui, form: &mut Form<'_>, index: usize) {
    let fields = [Field::DutyName, Field::DutyWeight];
    if form.state.composing || !fields.iter().any(|&field| has_focus(ui, Place::at(field, index))) {
        return;
    }
    let (up, down) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::ALT, Key::ArrowUp), input.consume_key(Modifiers::ALT, Key::ArrowDown))
    });
    if up && index > 0 {
        duties::shift(form, index, index - 1);
    } else if down {
        duties::shift(form, index, index + 1);
    }
}

fn number_ui(ui: &mut Ui, number: usize, lit: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, theme::ROW), Sense::hover());
    let tokens = tokens(ui);
    let square = Rect::from_center_size(rect.center(), vec2(22.0, 22.0));
    let (fill, ink) = if lit { (tokens.accent_fill, theme::ON_ACCENT) } else { (tokens.soft, tokens.text2) };
    ui.painter().rect_filled(square, CornerRadius::same(5), fill);
    let font = theme::regular(theme::BODY);
    ui.painter().text(square.center(), egui::Align2::CENTER_CENTER, number, font, ink);
}

/// The text that stands for the folded tasks.
fn count_text(form: &Form<'_>, index: usize) -> String {
    let count = form.editor.document().duties.get(index).map_or(0, |duty| duty.tasks.len());
    match form.lang {
        crate::lang::Lang::Zh => format!("{count} 条任务"),
        crate::lang::Lang::En => format!("{count} tasks"),
    }
}

fn tail_width(ui: &Ui, form: &Form<'_>, index: usize, folded: bool) -> f32 {
    let buttons = 64.0 + 2.0 * theme::BUTTON + 3.0 * 4.0;
    let badge = if badge(form, index).is_some() { 26.0 } else { 0.0 };
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
    if let Some((text, severity)) = badge(form, index) {
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, theme::ROW), Sense::hover());
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
    let size = vec2(theme::BUTTON, theme::ROW);
    if icon_button_of_ui(ui, icon, &format!("{name} {number}"), size, false).clicked() {
        if folded {
            form.state.folded.remove(&index);
        } else {
            form.state.folded.insert(index);
        }
    }
    menu_ui(ui, form, index);
}

/// How many findings the duty has, and how grave the gravest is.
fn badge(form: &Form<'_>, index: usize) -> Option<(String, crate::check::Severity)> {
    let of_duty = |place: Place| place.field.spec().section == Section::Duties && place.named_row() == Some(index);
    let found: Vec<_> = form.editor.findings().iter().filter(|finding| of_duty(finding.place)).collect();
    let gravest = found.iter().map(|finding| finding.severity).min()?;
    Some((found.len().to_string(), gravest))
}

fn menu_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize) {
    let name = format!("{} {}", form.t("职责菜单", "Menu of duty"), index + 1);
    let button = more_button_ui(ui, &name);
    let count = form.editor.document().duties.len();
    popup_ui(&button, |ui| {
        ui.add_enabled_ui(index > 0, |ui| {
            if Row::new(form.t("上移", "Move up")).icon(icon::ARROW_UP).ui(ui).clicked() {
                duties::shift(form, index, index - 1);
            }
        });
        ui.add_enabled_ui(index + 1 < count, |ui| {
            if Row::new(form.t("下移", "Move down")).icon(icon::ARROW_DOWN).ui(ui).clicked() {
                duties::shift(form, index, index + 1);
            }
        });
        if Row::new(form.t("复制一份", "Duplicate")).icon(icon::COPY).ui(ui).clicked()
            && let Some(duty) = form.editor.document().duties.get(index).cloned()
        {
            duties::add(form, index + 1, vec![duty]);
        }
        rule_ui(ui);
        if Row::new(form.t("删除职责", "Delete duty")).icon(icon::DELETE).ui(ui).clicked() {
            duties::remove(form, index);
        }
    });
}

fn tasks_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize, lit: bool) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(4.0);
    let mut last = None;
    for row in 0..TASKS.count(form.editor.document(), index) {
        let rect = task_ui(ui, form, (index, row), lit);
        drag::may_land(form, rect, true, Spot::Task(index, row));
        last = Some((rect, row + 1));
    }
    let gap = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    let (rect, row) = last.unwrap_or((gap, 0));
    drag::may_land(form, rect, false, Spot::Task(index, row));
    standard_ui(ui, form, index, lit);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add_space(20.0);
        let what = form.t("任务", "Task");
        add_ui(ui, form, TASKS, index, what);
        if lit && ui.available_width() > 220.0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| hints_ui(ui, form));
        }
    });
}

/// The keys that work in the tasks, from right to left.
fn hints_ui(ui: &mut Ui, form: &Form<'_>) {
    ui.spacing_mut().item_spacing.x = 8.0;
    key_ui(ui, "Alt ↑↓", form.t("移动", "move"));
    key_ui(ui, "Enter", form.t("下一条", "next"));
}

fn task_ui(ui: &mut Ui, form: &mut Form<'_>, (duty, row): (usize, usize), lit: bool) -> Rect {
    let place = TASKS.place(duty, row);
    let key = {
        let text = form.editor.document().duties.get(duty).and_then(|duty| duty.tasks.get(row));
        far::key(text.map_or("", String::as_str), ui.available_width(), form.shown_at(place))
    };
    if !form.wants(place)
        && !has_focus(ui, place)
        && let Some(rect) = form.state.heights.skip_ui(ui, key)
    {
        return rect;
    }
    let number = format!("{}.{}", duty + 1, row + 1);
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(16.0);
        if form.state.drag.held() == Some(Spot::Task(duty, row)) {
            ui.multiply_opacity(0.5);
        }
        let name = format!("{} {number}", form.t("拖动任务", "Drag task"));
        number_handle_ui(ui, form, Spot::Task(duty, row), &number, &name);
        let width = ui.available_width() - theme::SMALL - 4.0;
        let name = format!("{} {number}", form.label(Field::DutyTask));
        ui.vertical(|ui| TASKS.row_ui(ui, form, (duty, row), &name, width, PLAIN));
        // There for the keyboard and a screen reader, shown where the hands are.
        let near = lit || ui.rect_contains_pointer(ui.min_rect().with_max_x(ui.max_rect().right()));
        ui.multiply_opacity(if near { 1.0 } else { 0.0 });
        task_menu_ui(ui, form, duty, row, &number);
    });
    form.state.heights.learn(key, shown.response.rect.height());
    shown.response.rect
}

fn task_menu_ui(ui: &mut Ui, form: &mut Form<'_>, duty: usize, row: usize, number: &str) {
    let name = format!("{} {number}", form.t("任务菜单", "Menu of task"));
    let size = vec2(theme::SMALL, theme::ROW);
    let button = icon_button_of_ui(ui, icon::MORE_VERTICAL, &name, size, false);
    let count = TASKS.count(form.editor.document(), duty);
    popup_ui(&button, |ui| {
        ui.add_enabled_ui(row > 0, |ui| {
            if Row::new(form.t("上移", "Move up")).icon(icon::ARROW_UP).ui(ui).clicked() {
                TASKS.shift(form, duty, row, row - 1);
            }
        });
        ui.add_enabled_ui(row + 1 < count, |ui| {
            if Row::new(form.t("下移", "Move down")).icon(icon::ARROW_DOWN).ui(ui).clicked() {
                TASKS.shift(form, duty, row, row + 1);
            }
        });
        if Row::new(form.t("删除任务", "Delete task")).icon(icon::DELETE).ui(ui).clicked() {
            TASKS.remove(form, duty, row);
        }
    });
}

/// 工作标准 shows where there is one, and in the duty that has the focus.
fn standard_ui(ui: &mut Ui, form: &mut Form<'_>, duty: usize, lit: bool) {
    let place = Place::at(Field::DutyStandard, duty);
    let written = Field::text(place, form.editor.document(), form.lang).is_some();
    if !written && !lit {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(20.0);
        let label = form.label(Field::DutyStandard);
        let galley = ui.painter().layout_no_wrap(label.to_owned(), theme::regular(theme::CAPTION), tokens(ui).text3);
        let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x.max(32.0), theme::ROW), Sense::hover());
        ui.painter().galley(rect.left_center() - vec2(0.0, galley.size().y / 2.0), galley, tokens(ui).text3);
        let width = ui.available_width() - theme::SMALL - 4.0;
        ui.vertical(|ui| {
            ui.set_max_width(width);
            control_ui(ui, form, place, &format!("{label} {}", duty + 1), width, PLAIN);
            findings_ui(ui, form, place);
        });
    });
}
