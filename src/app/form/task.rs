//! The tasks of a duty, each with its menu, and its standard below.

use egui::{Align, Key, Layout, Modifiers, Rect, Sense, Ui, vec2};

use super::drag::{self, Spot, number_handle_ui};
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::moving::Moving;
use super::row_menu::row_ui;
use super::rows::{Rows, add_ui};
use super::{Form, duties, far, has_focus};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, passed_button_ui};
use crate::app::widget::mark::key_ui;
use crate::app::widget::menu::{context_ui, rule_ui};
use crate::document::{Field, Place};

pub(super) const TASKS: Rows<String> = Rows {
    field: Field::DutyTask,
    list: |document, duty| document.duties.get_mut(duty).map(|duty| &mut duty.tasks),
    make: |text| text,
};

const PLAIN: Style = Style { plain: true, bold: false, rows: 0 };

/// Shows the tasks of the duty, and what adds to them.
pub(super) fn tasks_ui(ui: &mut Ui, form: &mut Form<'_>, index: usize, lit: bool) {
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
    let has_standard = standard_ui(ui, form, index);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add_space(20.0);
        let what = form.t("任务", "Task");
        add_ui(ui, form, TASKS, index, what);
        if !has_standard {
            let standard = Button::new(form.label(Field::DutyStandard), Look::Quiet).icon(icon::ADD).small().ui(ui);
            if standard.clicked() {
                form.focus(Place::at(Field::DutyStandard, index));
            }
        }
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
        let handle = number_handle_ui(ui, form, Spot::Task(duty, row), &number, &name);
        context_ui(&handle, |ui| menu_rows_ui(ui, form, (duty, row)));
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

/// Enter in the empty last task goes on to the next duty, Alt with an arrow moves a task also from duty to duty.
fn task_keys(ui: &Ui, form: &mut Form<'_>, (duty, row): (usize, usize)) {
    let place = TASKS.place(duty, row);
    if has_focus(ui, place) && !form.state.composing {
        let take = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if is_spare(form, (duty, row)) && take(Modifiers::NONE, Key::Enter) {
            duties::go_on(form, duty);
        }
        let beyond = [(Key::ArrowUp, false), (Key::ArrowDown, true)]
            .map(|(key, down)| beside(form, (duty, row), down).filter(|to| to.0 != duty).map(|to| (key, to)));
        for (key, to) in beyond.into_iter().flatten() {
            if take(Modifiers::ALT, key) {
                duties::move_task(form, (duty, row), to);
            }
        }
    }
    form.watch_menu_key(ui, place, place);
}

/// Where a task goes that moves by one: the first and the last one of a duty go to the duty beside.
fn beside(form: &Form<'_>, (duty, row): (usize, usize), down: bool) -> Option<(usize, usize)> {
    let document = form.editor.document();
    if down {
        let next = row + 1 < TASKS.count(document, duty);
        if next { Some((duty, row + 1)) } else { (duty + 1 < document.duties.len()).then_some((duty + 1, 0)) }
    } else {
        let above = || duty.checked_sub(1).map(|above| (above, TASKS.count(document, above)));
        row.checked_sub(1).map(|up| (duty, up)).or_else(above)
    }
}

/// Tells whether the task is empty and the last of several.
fn is_spare(form: &Form<'_>, (duty, row): (usize, usize)) -> bool {
    row > 0 && row + 1 == TASKS.count(form.editor.document(), duty) && TASKS.text(form, duty, row).trim().is_empty()
}

fn task_menu_ui(ui: &mut Ui, form: &mut Form<'_>, duty: usize, row: usize, number: &str) {
    let name = format!("{} {number}", form.t("任务菜单", "Menu of task"));
    let size = vec2(theme::SMALL, theme::ROW);
    let button = passed_button_ui(ui, icon::MORE_VERTICAL, &name, size);
    form.row_menu_ui(&button, TASKS.place(duty, row), |ui, form| menu_rows_ui(ui, form, (duty, row)));
}

fn menu_rows_ui(ui: &mut Ui, form: &mut Form<'_>, (duty, row): (usize, usize)) {
    let document = form.document();
    let steps = [("上移", "Move up", icon::ARROW_UP, "Alt+↑"), ("下移", "Move down", icon::ARROW_DOWN, "Alt+↓")];
    for (down, (zh, en, icon, keys)) in [false, true].into_iter().zip(steps) {
        let to = beside(form, (duty, row), down);
        if row_ui(ui, form.t(zh, en), Some(icon), keys, to.is_some())
            && let Some(to) = to
        {
            duties::move_task(form, (duty, row), to);
        }
    }
    let others = document.duties.len() > 1;
    if row_ui(ui, form.t("移到职责…", "Move to duty…"), Some(icon::MOVE_TO), "", others) {
        form.state.moving = Some(Moving { duty, row, fresh: true });
    }
    rule_ui(ui);
    let chosen = TASKS.split_here(ui.ctx(), form, duty, row).filter(|chosen| chosen.start > 0);
    if row_ui(ui, form.t("在光标处拆分", "Split at the caret"), Some(icon::SPLIT), "Enter", chosen.is_some()) {
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
}

/// 工作标准 shows where there is one or it is asked for: a field that came and went with the focus would move the
/// duties below under the pointer. Tells whether it shows.
fn standard_ui(ui: &mut Ui, form: &mut Form<'_>, duty: usize) -> bool {
    let place = Place::at(Field::DutyStandard, duty);
    let written = Field::text(place, form.editor.document(), form.lang).is_some();
    if !written && !form.wants(place) && form.state.focus != Some(place) {
        return false;
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
    true
}
