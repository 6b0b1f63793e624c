//! 基本信息, and the sections that are a few plain fields: 职位设置目的, 工作条件, 备注.

use egui::Ui;

use super::Form;
use super::card::card_ui;
use super::chips::chips_ui;
use super::field::{Style, control_ui, field_ui, pairs_ui};
use super::finding::findings_ui;
use super::rows::Rows;
use crate::app::toast::Toast;
use crate::document::{Choice as _, Field, Place, Status};
use crate::lang::Lang;

const DIRECT_REPORTS: Rows<String> = Rows {
    field: Field::DirectReports,
    list: |document, _| Some(&mut document.identity.direct_reports),
    make: |text| text,
};

/// 基本信息
pub(super) fn identity_ui(ui: &mut Ui, form: &mut Form<'_>) {
    card_ui(ui, false, |ui| {
        // As on paper.
        let fields = [
            Field::Title,
            Field::Code,
            Field::Department,
            Field::Headcount,
            Field::Grade,
            Field::Location,
            Field::Level,
            Field::JobFamily,
            Field::Organization,
            Field::DocumentNumber,
            Field::Status,
        ];
        pairs_ui(ui, form, &fields.map(Place::of));
    });
    card_ui(ui, false, |ui| {
        pairs_ui(ui, form, &[Field::ReportsTo, Field::DirectReportCount].map(Place::of));
        chips_ui(ui, form, DIRECT_REPORTS);
    });
}

/// Gives the description a status.
pub(in crate::app) fn mark(form: &mut Form<'_>, status: Status) {
    form.step(Place::of(Field::Status), |document| document.status = status);
    let status = status.label();
    let text = match form.lang {
        Lang::Zh => format!("状态已改为“{}”", status.zh),
        Lang::En => format!("Status changed to \"{}\"", status.en),
    };
    *form.toast = Some(Toast::undoable(text, form.editor.generation()));
}

/// A section that is one text.
pub(super) fn prose_ui(ui: &mut Ui, form: &mut Form<'_>, field: Field, rows: usize) {
    card_ui(ui, false, |ui| {
        let (place, width) = (Place::of(field), ui.available_width());
        let name = form.label(field);
        control_ui(ui, form, place, name, width, Style { rows, ..Style::default() });
        findings_ui(ui, form, place);
    });
}

/// 工作条件
pub(super) fn conditions_ui(ui: &mut Ui, form: &mut Form<'_>) {
    card_ui(ui, false, |ui| {
        for field in [Field::Hours, Field::Environment, Field::Equipment, Field::Travel] {
            let width = ui.available_width();
            field_ui(ui, form, Place::of(field), width);
        }
    });
}
