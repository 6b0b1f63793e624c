//! 其他章节: a card a section, its heading and its paragraphs.

use egui::Ui;

use super::Form;
use super::card::card_ui;
use super::field::Style;
use super::rows::{Rows, add_ui};
use crate::app::icon;
use crate::app::theme;
use crate::app::widget::button::{Button, Look, row_button_ui};
use crate::document::{Field, OtherSection};

const SECTIONS: Rows<OtherSection> = Rows {
    field: Field::SectionHeading,
    list: |document, _| Some(&mut document.sections),
    make: |heading| OtherSection { heading, paragraphs: vec![String::new()] },
};

const PARAGRAPHS: Rows<String> = Rows {
    field: Field::SectionParagraph,
    list: |document, section| document.sections.get_mut(section).map(|section| &mut section.paragraphs),
    make: |text| text,
};

/// 其他章节
pub(super) fn other_ui(ui: &mut Ui, form: &mut Form<'_>) {
    for section in 0..SECTIONS.count(form.editor.document(), 0) {
        card_ui(ui, false, |ui| {
            head_ui(ui, form, section);
            ui.add_space(2.0);
            for row in 0..PARAGRAPHS.count(form.editor.document(), section) {
                paragraph_ui(ui, form, section, row);
            }
            let what = form.label(Field::SectionParagraph);
            add_ui(ui, form, PARAGRAPHS, section, what);
        });
    }
    let button = Button::new(form.t("添加章节", "Add section"), Look::Accented).icon(icon::ADD).ui(ui);
    if form.adds(&button, SECTIONS.field) {
        SECTIONS.append(form, 0);
    }
}

fn head_ui(ui: &mut Ui, form: &mut Form<'_>, section: usize) {
    ui.horizontal_top(|ui| {
        let name = format!("{} {}", form.label(Field::SectionHeading), section + 1);
        let width = ui.available_width() - theme::BUTTON - 8.0;
        let style = Style { bold: true, ..Style::default() };
        ui.vertical(|ui| SECTIONS.row_ui(ui, form, (0, section), &name, width, style));
        if row_button_ui(ui, icon::DELETE, &format!("{} {}", form.t("删除章节", "Delete section"), section + 1))
            .clicked()
        {
            SECTIONS.remove(form, 0, section);
        }
    });
}

fn paragraph_ui(ui: &mut Ui, form: &mut Form<'_>, section: usize, row: usize) {
    ui.horizontal_top(|ui| {
        let name = format!("{} {}.{}", form.label(Field::SectionParagraph), section + 1, row + 1);
        let width = ui.available_width() - theme::BUTTON - 8.0;
        ui.vertical(|ui| PARAGRAPHS.row_ui(ui, form, (section, row), &name, width, Style::default()));
        if row_button_ui(ui, icon::CLOSE, &format!("{} {name}", form.t("删除", "Delete"))).clicked() {
            PARAGRAPHS.remove(form, section, row);
        }
    });
}
