//! 考核指标: a table of indicator, target, source and weight.

use egui::{Sense, Ui, vec2};

use super::Form;
use super::card::card_ui;
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::loose::strip_ui;
use super::rows::Rows;
use super::table::Table;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::row_button_ui;
use crate::app::widget::menu::one_line;
use crate::document::{Field, Indicator, Place};

pub(super) const INDICATORS: Table<Indicator> = Table {
    rows: Rows {
        field: Field::IndicatorName,
        list: |document, _| Some(&mut document.indicators),
        make: |name| Indicator { name, ..Indicator::default() },
    },
    columns: &[Field::IndicatorName, Field::IndicatorTarget, Field::IndicatorSource, Field::IndicatorWeight],
    rest: None,
};

/// As on paper, each with its share of the width.
const COLUMNS: [(Field, f32); 4] = [
    (Field::IndicatorName, 0.32),
    (Field::IndicatorTarget, 0.27),
    (Field::IndicatorSource, 0.28),
    (Field::IndicatorWeight, 0.13),
];

/// 考核指标
pub(super) fn indicators_ui(ui: &mut Ui, form: &mut Form<'_>) {
    card_ui(ui, false, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let room = ui.available_width() - theme::BUTTON - 6.0 * 4.0;
        ui.horizontal(|ui| {
            for (field, share) in COLUMNS {
                let (rect, _) = ui.allocate_exact_size(vec2(room * share, 18.0), Sense::hover());
                let galley = one_line(ui, form.label(field), theme::CAPTION, tokens(ui).text2, rect.width());
                ui.painter().galley(rect.min, galley, tokens(ui).text2);
            }
        });
        for row in 0..INDICATORS.rows.count(form.editor.document(), 0) {
            indicator_ui(ui, form, row, room);
        }
        let what = form.t("指标", "Indicator");
        INDICATORS.add_ui(ui, form, 0, what);
        let said: Vec<_> = form.said_of_weights(Field::IndicatorWeight).cloned().collect();
        for finding in &said {
            strip_ui(ui, form, finding);
        }
    });
}

fn indicator_ui(ui: &mut Ui, form: &mut Form<'_>, row: usize, room: f32) {
    ui.horizontal_top(|ui| {
        for (field, share) in COLUMNS {
            let name = format!("{} {}", form.label(field), row + 1);
            let width = room * share;
            ui.vertical(|ui| {
                ui.set_width(width);
                INDICATORS.keys(ui, form, (0, row), field);
                if field == INDICATORS.rows.field {
                    INDICATORS.rows.bare_row_ui(ui, form, (0, row), &name, width, Style::default());
                } else {
                    control_ui(ui, form, Place::at(field, row), &name, width, Style::default());
                }
            });
        }
        if row_button_ui(ui, icon::CLOSE, &format!("{} {}", form.t("删除指标", "Delete indicator"), row + 1)).clicked()
        {
            INDICATORS.rows.remove(form, 0, row);
        }
    });
    // Below the whole row: the columns are too narrow for a sentence.
    for (field, _) in COLUMNS {
        findings_ui(ui, form, Place::at(field, row));
    }
}
