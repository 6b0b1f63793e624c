//! 工作关系: two columns where there is room for them, internal and external; a row a contact: party, nature, matter.

use egui::{Ui, vec2};

use super::Form;
use super::card::{card_ui, head_ui, help_ui};
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::rows::Rows;
use super::table::Table;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::row_button_ui;
use crate::document::{Contact, Field, Place};
use crate::lang::Text;

/// A side of the relations.
struct Side {
    table: Table<Contact>,
    matter: Field,
    nature: Field,
    head: Text,
    help: Text,
}

const INTERNAL: Side = Side {
    table: Table {
        rows: Rows {
            field: Field::InternalParty,
            list: |document, _| Some(&mut document.relations.internal),
            make: |party| Contact { party, ..Contact::default() },
        },
        columns: &[Field::InternalParty, Field::InternalNature, Field::InternalMatter],
    },
    matter: Field::InternalMatter,
    nature: Field::InternalNature,
    head: Text::new("内部", "Internal"),
    help: Text::new("本单位的岗位与部门", "Positions and departments of the house"),
};

const EXTERNAL: Side = Side {
    table: Table {
        rows: Rows {
            field: Field::ExternalParty,
            list: |document, _| Some(&mut document.relations.external),
            make: |party| Contact { party, ..Contact::default() },
        },
        columns: &[Field::ExternalParty, Field::ExternalNature, Field::ExternalMatter],
    },
    matter: Field::ExternalMatter,
    nature: Field::ExternalNature,
    head: Text::new("外部", "External"),
    help: Text::new("客户、供应商、主管机关等", "Customers, suppliers, authorities …"),
};

/// With less room the sides stand one below the other: a party wants to be read in a line.
const TWO_COLUMNS: f32 = 640.0;

/// The width of the chooser of a nature.
const NATURE: f32 = 126.0;

/// 工作关系
pub(super) fn contacts_ui(ui: &mut Ui, form: &mut Form<'_>) {
    let columns = if ui.available_width() < TWO_COLUMNS { 1 } else { 2 };
    let width = (ui.available_width() - 12.0 * (columns as f32 - 1.0)) / columns as f32;
    let sides = [INTERNAL, EXTERNAL];
    for pair in sides.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for side in pair {
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.vertical(|ui| side_ui(ui, form, side));
                });
            }
        });
    }
}

fn side_ui(ui: &mut Ui, form: &mut Form<'_>, side: &Side) {
    card_ui(ui, false, |ui| {
        head_ui(ui, side.head.get(form.lang));
        help_ui(ui, side.help.get(form.lang));
        ui.add_space(4.0);
        for row in 0..side.table.rows.count(form.editor.document(), 0) {
            contact_ui(ui, form, side, row);
        }
        let what = form.t("对象", "Party");
        side.table.add_ui(ui, form, 0, what);
    });
}

fn contact_ui(ui: &mut Ui, form: &mut Form<'_>, side: &Side, row: usize) {
    let head = side.head.get(form.lang);
    let name = |form: &Form<'_>, field| format!("{head} {} {}", row + 1, form.label(field));
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    let width = ui.available_width();
    let rows = side.table.rows;
    for &column in side.table.columns {
        side.table.keys(ui, form, (0, row), column);
    }
    ui.horizontal_top(|ui| {
        let party = name(form, rows.field);
        let rest = width - theme::BUTTON - NATURE - 8.0;
        rows.bare_row_ui(ui, form, (0, row), &party, rest, Style { bold: true, ..Style::default() });
        let nature = name(form, side.nature);
        control_ui(ui, form, Place::at(side.nature, row), &nature, NATURE, Style::default());
        let erase = format!("{} {head} {}", form.t("删除", "Delete"), row + 1);
        if row_button_ui(ui, icon::CLOSE, &erase).clicked() {
            rows.remove(form, 0, row);
        }
    });
    findings_ui(ui, form, Place::at(rows.field, row));
    let matter = name(form, side.matter);
    control_ui(ui, form, Place::at(side.matter, row), &matter, width, Style::default());
    findings_ui(ui, form, Place::at(side.matter, row));
    let (rect, _) = ui.allocate_exact_size(vec2(width, 9.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, tokens(ui).line));
}
