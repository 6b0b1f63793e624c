//! 修订记录: the newest on top here, the oldest first in the file and on paper.

use egui::{Key, Modifiers, Ui, vec2};

use super::Form;
use super::card::{card_ui, label_ui};
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::rows::Rows;
use super::table::{Table, is_worked_in};
use crate::app::icon;
use crate::app::theme;
use crate::app::widget::button::{Button, Look, row_button_ui};
use crate::document::{Date, Field, Place, PositionDescription, Revision};

/// The cells of a row, as on the form.
pub(super) const REVISIONS: Table<Revision> = Table {
    rows: Rows {
        field: Field::RevisionVersion,
        list: |document, _| Some(&mut document.revisions),
        make: |version| Revision { version, ..Revision::default() },
    },
    columns: &[
        Field::RevisionVersion,
        Field::RevisionDate,
        Field::RevisionSummary,
        Field::RevisedBy,
        Field::ReviewedBy,
        Field::ApprovedBy,
    ],
    rest: None,
};

/// 修订记录
pub(super) fn revisions_ui(ui: &mut Ui, form: &mut Form<'_>) {
    let button = Button::new(form.t("新增修订", "New revision"), Look::Accented).icon(icon::ADD).ui(ui);
    if form.adds(&button, Field::RevisionVersion) {
        add(form);
    }
    ui.add_space(8.0);
    for row in (0..form.editor.document().revisions.len()).rev() {
        card_ui(ui, false, |ui| revision_ui(ui, form, row));
    }
}

/// Adds a row with the next version, today and the author, and goes on with its summary.
fn add(form: &mut Form<'_>) {
    let at = form.editor.document().revisions.len();
    let revision = next(form.editor.document(), form.today, form.author);
    form.step(Place::at(Field::RevisionSummary, at), |document| document.revisions.push(revision));
    form.focus(Place::at(Field::RevisionSummary, at));
}

/// The next row of the table: what comes after the newest version, today, by `author`.
pub(in crate::app) fn next(document: &PositionDescription, today: Date, author: &str) -> Revision {
    let version = next_version(document);
    Revision { version, date: Some(today), revised_by: author.to_owned(), ..Revision::default() }
}

/// The version after the newest: its last number goes up by one.
fn next_version(document: &PositionDescription) -> String {
    let Some(newest) = document.newest_revision().map(|revision| revision.version.trim()).filter(|v| !v.is_empty())
    else {
        return "V1.0".to_owned();
    };
    let digits = newest.chars().rev().take_while(char::is_ascii_digit).count();
    let (head, number) = newest.split_at(newest.len() - digits);
    match number.parse::<u64>() {
        Ok(number) => format!("{head}{}", number.saturating_add(1)),
        Err(_) => format!("{newest}.1"),
    }
}

/// Cells that are pasted go where they belong, and Enter in the last cell of the newest row adds the next one.
fn keys(ui: &Ui, form: &mut Form<'_>, row: usize) {
    for &column in REVISIONS.columns {
        REVISIONS.take_cells(ui, form, (0, row), column);
    }
    let last = Place::at(Field::ApprovedBy, row);
    let is_newest = row + 1 == form.editor.document().revisions.len();
    if is_newest && is_worked_in(ui, form, last) {
        form.suggestion_keys(ui, last);
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            add(form);
        }
    }
}

fn revision_ui(ui: &mut Ui, form: &mut Form<'_>, row: usize) {
    keys(ui, form, row);
    ui.spacing_mut().item_spacing = vec2(10.0, 4.0);
    let room = ui.available_width();
    ui.horizontal_top(|ui| {
        let date = 160.0;
        let version = 96.0;
        cell_ui(ui, form, Field::RevisionVersion, row, version);
        cell_ui(ui, form, Field::RevisionDate, row, date);
        cell_ui(ui, form, Field::RevisionSummary, row, room - version - date - theme::BUTTON - 30.0);
        let name = format!("{} {}", form.t("删除修订", "Delete revision"), row + 1);
        if row_button_ui(ui, icon::CLOSE, &name).clicked() {
            form.step(Place::at(Field::RevisionSummary, row), |document| {
                if row < document.revisions.len() {
                    document.revisions.remove(row);
                }
            });
        }
    });
    // Below the whole row: the columns are too narrow for a sentence.
    for field in [Field::RevisionVersion, Field::RevisionDate, Field::RevisionSummary] {
        findings_ui(ui, form, Place::at(field, row));
    }
    let names = [Field::RevisedBy, Field::ReviewedBy, Field::ApprovedBy];
    ui.horizontal_top(|ui| {
        let width = (room - 20.0) / 3.0;
        for field in names {
            cell_ui(ui, form, field, row, width);
        }
    });
    for field in names {
        findings_ui(ui, form, Place::at(field, row));
    }
}

fn cell_ui(ui: &mut Ui, form: &mut Form<'_>, field: Field, row: usize, width: f32) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = form.label(field);
        label_ui(ui, label, false);
        let place = Place::at(field, row);
        control_ui(ui, form, place, &format!("{label} {}", row + 1), width, Style::default());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_counts_on_as_the_last_one_does() {
        for (newest, next) in [("", "V1.0"), ("V1.3", "V1.4"), ("V1", "V2"), ("A/9", "A/10"), ("试行", "试行.1")] {
            let mut document = PositionDescription::default();
            document.revisions.push(Revision { version: newest.into(), ..Revision::default() });
            assert_eq!(next_version(&document), next);
        }
    }
}
