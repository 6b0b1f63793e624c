//! 工作关系: two columns where there is room for them, internal and external; a row a contact: party, nature, matter.

use std::ops::Range;

use egui::{Ui, vec2};

use super::Form;
use super::card::{card_ui, head_ui, help_ui};
use super::field::{Style, control_ui};
use super::fill::Strays;
use super::finding::findings_ui;
use super::rows::{Rows, add_with_ui};
use super::table::{Table, is_worked_in, take_cells};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::row_button_ui;
use crate::document::{Contact, Field, Place, outline};
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
        rest: Some(Field::InternalMatter),
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
        rest: Some(Field::ExternalMatter),
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
        add_with_ui(ui, form, side.table.rows, (0, what), |form, text| {
            let end = side.table.rows.count(form.editor.document(), 0);
            match apart(&outline::rows(text)) {
                Some(rows) => paste(form, side, end..end, rows),
                None => side.table.append_pasted(form, 0, text),
            }
        });
    });
}

fn contact_ui(ui: &mut Ui, form: &mut Form<'_>, side: &Side, row: usize) {
    let head = side.head.get(form.lang);
    let name = |form: &Form<'_>, field| format!("{head} {} {}", row + 1, form.label(field));
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    let width = ui.available_width();
    let rows = side.table.rows;
    let cells = [rows.field, side.nature].map(|field| Place::at(field, row));
    if cells.into_iter().any(|place| is_worked_in(ui, form, place))
        && let Some(text) = take_cells(ui, |text| apart(&outline::rows(text)).is_some())
    {
        let old = side.table.paste_at(form, 0, row);
        if let Some(rows) = apart(&outline::rows(&text)) {
            paste(form, side, old, rows);
        }
    }
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

/// Tells whether a cell says which side its row is of: 0 for internal, 1 for external.
fn side_of(cell: &str) -> Option<usize> {
    // 内部, 内部联系, 外部关系
    let begins = |word: &str| cell.starts_with(word) && cell.chars().count() <= 4;
    let is = |zh: &str, en: &str| begins(zh) || cell.eq_ignore_ascii_case(en);
    [is("内部", "internal"), is("外部", "external")].iter().position(|is| *is)
}

/// The rows of each side, where a column of `rows` says of which they are; that column goes, and a row that names the
/// columns heads both.
fn apart(rows: &[Vec<String>]) -> Option<[Vec<Vec<String>>; 2]> {
    let width = rows.iter().map(Vec::len).max()?;
    let of = |row: &Vec<String>, at: usize| row.get(at).and_then(|cell| side_of(cell));
    let data = |at: usize| &rows[usize::from(rows.len() > 1 && of(&rows[0], at).is_none())..];
    let at = (0..width).find(|&at| width > 1 && data(at).iter().all(|row| of(row, at).is_some()))?;
    let of_side = |side: usize| {
        let is_data = |row: &&Vec<String>| of(row, at) == Some(side);
        let has_any = rows.iter().any(|row| is_data(&row));
        let kept = rows.iter().filter(|row| has_any && (is_data(row) || of(row, at).is_none()));
        kept.map(|row| {
            row.iter().enumerate().filter(|(column, _)| *column != at).map(|(_, cell)| cell.clone()).collect()
        })
        .collect()
    };
    Some([of_side(0), of_side(1)])
}

/// Puts the rows of `side` where `old` ones stood, and those of the other side at its end, in one step.
fn paste(form: &mut Form<'_>, side: &Side, old: Range<usize>, [internal, external]: [Vec<Vec<String>>; 2]) {
    let is_internal = side.nature == Field::InternalNature;
    let (other, mine, theirs) =
        if is_internal { (EXTERNAL, internal, external) } else { (INTERNAL, external, internal) };
    let (mine, theirs) = (side.table.read(mine), other.table.read(theirs));
    let (mut strays, end) = (Strays::default(), other.table.rows.count(form.editor.document(), 0));
    let (start, counts) = (old.start, [mine.0.len(), theirs.0.len()]);
    if counts == [0, 0] {
        return;
    }
    form.step(side.table.rows.place(0, start), |document| {
        side.table.put(document, (0, old), &mine, &mut strays);
        other.table.put(document, (0, end..end), &theirs, &mut strays);
    });
    let last = match counts {
        [0, theirs] => other.table.rows.place(0, end + theirs - 1),
        [mine, _] => side.table.rows.place(0, start + mine - 1),
    };
    form.focus(last);
    form.say_pasted(counts.iter().sum(), strays);
}
