//! The card of a duty: handle, number, name, weight, fold, menu; its tasks and its standard below.

use egui::{Align, CornerRadius, Key, Layout, Modifiers, Rect, Sense, Ui, vec2};

use super::card::card_ui;
use super::drag::{self, Spot, handle_ui, number_handle_ui};
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::moving::Moving;
use super::rows::{Rows, add_ui};
use super::{Form, duties, far, has_focus};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{more_button_ui, passed_button_ui, row_button_ui};
use crate::app::widget::mark::{key_ui, paint_badge, tone_of};
use crate::app::widget::menu::{Row, open_menu, popup_ui, rule_ui};
use crate::document::{Field, Place, Section};

pub(super) const TASKS: Rows<String> = Rows {
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

/// While the name or the weight has the focus, Alt with an arrow moves the duty, and Enter goes on to the first task.
fn keys(ui: &Ui, form: &mut Form<'_>, index: usize) {
    let fields = [Field::DutyName, Field::DutyWeight].map(|field| Place::at(field, index));
    let Some(&place) = fields.iter().find(|&&place| !form.state.composing && has_focus(ui, place)) else { return };
    form.suggestion_keys(ui, place);
    let take = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if take(Modifiers::ALT, Key::ArrowUp) && index > 0 {
        duties::shift(form, index, index - 1);
    } else if take(Modifiers::ALT, Key::ArrowDown) {
        duties::shift(form, index, index + 1);
    } else if take(Modifiers::NONE, Key::Enter) {
        form.state.folded.remove(&index);
        if TASKS.count(form.editor.document(), index) == 0 {
            TASKS.append(form, index);
        }
        form.focus(TASKS.place(index, 0));
    }
    form.watch_menu_key(ui, place, Place::at(Field::DutyName, index));
}

impl Form<'_> {
    /// Opens the menu of the row that `row` leads when its key is pressed in the field of `place`.
    fn watch_menu_key(&mut self, ui: &Ui, place: Place, row: Place) {
        if has_focus(ui, place) && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10)) {
            self.state.menu = Some(row);
        }
    }

    /// The menu of the row that `row` leads, under `button`.
    fn row_menu_ui(&mut self, button: &egui::Response, row: Place, add: impl FnOnce(&mut Ui, &mut Self)) {
        if self.state.menu.take_if(|menu| *menu == row).is_some() {
            open_menu(button);
        }
        let closed = popup_ui(button, |ui| add(ui, self));
        if closed && self.state.wanted.is_none() && self.state.moving.is_none() {
            self.focus(row);
        }
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
    form.row_menu_ui(&button, Place::at(Field::DutyName, index), |ui, form| {
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
        if row_ui(ui, form.t("删除职责", "Delete duty"), Some(icon::DELETE), "", true) {
            duties::remove(form, index);
        }
    });
}

/// A row of a menu; tells whether it was clicked.
fn row_ui(ui: &mut Ui, text: &str, icon: Option<char>, keys: &str, enabled: bool) -> bool {
    ui.add_enabled_ui(enabled, |ui| (Row { icon, keys, ..Row::new(text) }).ui(ui).clicked()).inner
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
    let spare = form
        .state
        .focus
        .is_some_and(|place| place.field == Field::DutyTask && is_spare(form, (place.row(), place.sub())));
    key_ui(ui, "Enter", if spare { form.t("下一项职责", "next duty") } else { form.t("下一条", "next") });
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
    task_keys(ui, form, (duty, row));
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

/// Enter in the empty last task goes on to the next duty.
fn task_keys(ui: &Ui, form: &mut Form<'_>, (duty, row): (usize, usize)) {
    let place = TASKS.place(duty, row);
    let goes_on = has_focus(ui, place) && !form.state.composing && is_spare(form, (duty, row));
    if goes_on && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        duties::go_on(form, duty);
    }
    form.watch_menu_key(ui, place, place);
}

/// Tells whether the task is empty and the last of several.
fn is_spare(form: &Form<'_>, (duty, row): (usize, usize)) -> bool {
    row > 0 && row + 1 == TASKS.count(form.editor.document(), duty) && TASKS.text(form, duty, row).trim().is_empty()
}

fn task_menu_ui(ui: &mut Ui, form: &mut Form<'_>, duty: usize, row: usize, number: &str) {
    let name = format!("{} {number}", form.t("任务菜单", "Menu of task"));
    let size = vec2(theme::SMALL, theme::ROW);
    let button = passed_button_ui(ui, icon::MORE_VERTICAL, &name, size);
    form.row_menu_ui(&button, TASKS.place(duty, row), |ui, form| {
        let document = form.document();
        let count = TASKS.count(&document, duty);
        if row_ui(ui, form.t("上移", "Move up"), Some(icon::ARROW_UP), "Alt+↑", row > 0) {
            TASKS.shift(form, duty, row, row - 1);
        }
        if row_ui(ui, form.t("下移", "Move down"), Some(icon::ARROW_DOWN), "Alt+↓", row + 1 < count) {
            TASKS.shift(form, duty, row, row + 1);
        }
        let others = document.duties.len() > 1;
        if row_ui(ui, form.t("移到职责…", "Move to duty…"), Some(icon::MOVE_TO), "", others) {
            form.state.moving = Some(Moving { duty, row, fresh: true });
        }
        rule_ui(ui);
        let chosen = TASKS.split_here(ui.ctx(), form, duty, row).filter(|chosen| chosen.start > 0);
        if row_ui(ui, form.t("在光标处拆分", "Split at the caret"), Some(icon::SPLIT), "Enter", chosen.is_some())
        {
            let chosen = chosen.unwrap_or_default();
            TASKS.split(ui.ctx(), form, duty, row, &chosen);
        }
        let joins = TASKS.joins(form, duty, row);
        if row_ui(ui, form.t("并入上一条", "Join to the task above"), Some(icon::JOIN), "Backspace", joins) {
            TASKS.join(ui.ctx(), form, duty, row);
        }
        if row_ui(ui, form.t("从此条起另立职责", "Begin a duty here"), Some(icon::DUTIES), "", row > 0) {
            duties::split(form, duty, row);
        }
        rule_ui(ui);
        if row_ui(ui, form.t("删除任务", "Delete task"), Some(icon::DELETE), "", true) {
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
