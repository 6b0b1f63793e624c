//! Lists of names, several side by side: 直接下级, 能力素质. The keys are those of every list.

use egui::epaint::RectShape;
use egui::{Shape, Stroke, StrokeKind, Ui};

use super::Form;
use super::field::Style;
use super::finding::findings_ui;
use super::rows::{Rows, add_ui, head_ui};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::row_button_ui;

/// A chip is at least this wide, where there is room for that; all are equally wide, so that none moves while its
/// neighbour is typed in.
const LEAST: f32 = 200.0;
/// Between chips.
const GAP: f32 = 6.0;

/// Shows a whole list of names: what it is called, its chips, and the button that adds one.
pub(super) fn chips_ui(ui: &mut Ui, form: &mut Form<'_>, rows: Rows<String>) {
    let width = ui.available_width();
    let columns = (((width + GAP) / (LEAST + GAP)) as usize).max(1);
    let chip = (width + GAP) / columns as f32 - GAP;
    let label = form.label(rows.field);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        head_ui(ui, form, rows.field);
        let count = rows.count(form.editor.document(), 0);
        for first in (0..count).step_by(columns) {
            let line = first..count.min(first + columns);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for row in line.clone() {
                    chip_ui(ui, form, rows, (row, &format!("{label} {}", row + 1)), chip);
                }
            });
            // A chip is too narrow for what was found.
            for row in line {
                findings_ui(ui, form, rows.place(0, row));
            }
            ui.add_space(GAP - 2.0);
        }
        add_ui(ui, form, rows, 0, label);
        ui.add_space(8.0);
    });
}

fn chip_ui(ui: &mut Ui, form: &mut Form<'_>, rows: Rows<String>, (row, name): (usize, &str), width: f32) {
    let tokens = tokens(ui);
    let ground = ui.painter().add(Shape::Noop);
    let chip = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let style = Style { plain: true, ..Style::default() };
        ui.vertical(|ui| rows.bare_row_ui(ui, form, (0, row), name, width - theme::BUTTON, style));
        row_button_ui(ui, icon::CLOSE, &format!("{} {name}", form.t("删除", "Delete"))).clicked()
    });
    let rect = chip.response.rect;
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().set(ground, RectShape::new(rect, theme::CORNER, tokens.soft, line, StrokeKind::Inside));
    if chip.inner {
        rows.remove(form, 0, row);
    }
}
