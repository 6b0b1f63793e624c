//! 工作职权: a card a kind; powers as a numbered list, each with a level chooser.

use egui::Ui;

use super::Form;
use super::card::card_ui;
use super::drag::number_ui;
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::rows::Rows;
use super::stray::{self, Stray};
use super::table::{Table, is_worked_in, take_cells};
use crate::app::icon;
use crate::app::theme;
use crate::app::widget::button::{Button, Look, row_button_ui};
use crate::document::{AuthorityGroup, AuthorityKind, Choice, Field, Place, Power};

const POWERS: Table<Power> = Table {
    rows: Rows {
        field: Field::Power,
        list: |document, group| document.authorities.get_mut(group).map(|group| &mut group.powers),
        make: |text| Power { text, level: None },
    },
    columns: &[Field::Power, Field::PowerLevel],
    rest: Some(Field::Power),
};

/// The width of the chooser of a level.
const LEVEL: f32 = 116.0;

/// 工作职权
pub(super) fn authorities_ui(ui: &mut Ui, form: &mut Form<'_>) {
    for group in 0..form.editor.document().authorities.len() {
        group_ui(ui, form, group);
    }
    ui.horizontal_wrapped(|ui| {
        for &kind in AuthorityKind::ALL {
            let document = form.document();
            if kind != AuthorityKind::Other && document.authorities.iter().any(|group| group.kind == kind) {
                continue;
            }
            let text = match form.lang {
                crate::lang::Lang::Zh => format!("添加{}职权", kind.label().zh.trim_end_matches('类')),
                crate::lang::Lang::En => format!("Add {}", kind.label().en.to_lowercase()),
            };
            let button = Button::new(&text, Look::Accented).icon(icon::ADD).ui(ui);
            let stray = stray::take_at(&button);
            if form.adds(&button, Field::AuthorityKind) || stray.is_some() {
                let at = document.authorities.len();
                let group = AuthorityGroup { kind, name: String::new(), powers: Vec::new() };
                let depth = form.editor.depth();
                form.step(Place::at(Field::AuthorityKind, at), |document| document.authorities.push(group));
                match stray {
                    Some(Stray::Pasted(text)) => POWERS.append_pasted(form, at, &text),
                    Some(Stray::Typed(text)) => POWERS.rows.begin(ui.ctx(), form, at, text),
                    None => POWERS.rows.append(form, at),
                }
                form.editor.join(depth);
            }
        }
    });
}

fn group_ui(ui: &mut Ui, form: &mut Form<'_>, group: usize) {
    if is_worked_in(ui, form, Place::at(Field::AuthorityKind, group))
        && let Some(text) = take_cells(ui, |text| !text.trim().is_empty())
    {
        POWERS.append_pasted(form, group, &text);
    }
    let Some(kind) = form.editor.document().authorities.get(group).map(|group| group.kind) else { return };
    let lit = form.state.focus.is_some_and(|place| {
        place.named_row() == Some(group) && place.field.spec().section == crate::document::Section::Authorities
    });
    card_ui(ui, lit, |ui| {
        ui.horizontal(|ui| {
            let place = Place::at(Field::AuthorityKind, group);
            let name = format!("{} {}", form.label(Field::AuthorityKind), group + 1);
            control_ui(ui, form, place, &name, 150.0, Style::default());
            if kind == AuthorityKind::Other {
                let place = Place::at(Field::AuthorityName, group);
                let name = form.label(Field::AuthorityName);
                let width = ui.available_width() - theme::BUTTON - 8.0;
                control_ui(ui, form, place, name, width, Style { bold: true, ..Style::default() });
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = format!("{} {}", form.t("删除职权类别", "Delete kind"), group + 1);
                if row_button_ui(ui, icon::DELETE, &name).clicked() {
                    form.step(Place::at(Field::AuthorityKind, group), |document| {
                        if group < document.authorities.len() {
                            document.authorities.remove(group);
                        }
                    });
                }
            });
        });
        findings_ui(ui, form, Place::at(Field::AuthorityName, group));
        ui.add_space(4.0);
        for row in 0..POWERS.rows.count(form.editor.document(), group) {
            power_ui(ui, form, group, row);
        }
        let what = form.label(Field::Power);
        POWERS.add_ui(ui, form, group, what);
    });
}

fn power_ui(ui: &mut Ui, form: &mut Form<'_>, group: usize, row: usize) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        number_ui(ui, &format!("{}.", row + 1), 24.0);
        let number = format!("{}.{}", group + 1, row + 1);
        let width = ui.available_width() - LEVEL - theme::BUTTON - 14.0;
        let name = format!("{} {number}", form.label(Field::Power));
        let style = Style { plain: true, ..Style::default() };
        for &column in POWERS.columns {
            POWERS.keys(ui, form, (group, row), column);
        }
        ui.vertical(|ui| POWERS.rows.row_ui(ui, form, (group, row), &name, width, style));
        let name = format!("{} {number}", form.label(Field::PowerLevel));
        control_ui(ui, form, Place::inside(Field::PowerLevel, group, row), &name, LEVEL, Style::default());
        if row_button_ui(ui, icon::CLOSE, &format!("{} {number}", form.t("删除权限", "Delete power"))).clicked() {
            POWERS.rows.remove(form, group, row);
        }
    });
    findings_ui(ui, form, Place::inside(Field::PowerLevel, group, row));
}
