//! 任职资格: education and experience, skills, languages, graded knowledge, competencies; personal conditions
//! folded, with a note on the law.

use egui::{Id, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::card::{card_ui, help_ui, label_ui};
use super::chips::chips_ui;
use super::field::{Style, control_ui, field_ui, pairs_ui};
use super::finding::findings_ui;
use super::rows::{Rows, list_ui};
use super::table::Table;
use super::{Form, id_of};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, paint_focus, row_button_ui};
use crate::document::schema::Kind;
use crate::document::{Field, Knowledge, Language, Place, Rank};
use crate::lang::Text;

macro_rules! texts {
    ($field:ident, $member:ident) => {
        Rows { field: Field::$field, list: |document, _| Some(&mut document.qualifications.$member), make: |text| text }
    };
}

const LANGUAGES: Table<Language> = Table {
    rows: Rows {
        field: Field::LanguageName,
        list: |document, _| Some(&mut document.qualifications.languages),
        make: |name| Language { name, level: String::new() },
    },
    columns: &[Field::LanguageName, Field::LanguageLevel],
    rest: Some(Field::LanguageLevel),
};

const KNOWLEDGE: Table<Knowledge> = Table {
    rows: Rows {
        field: Field::KnowledgeName,
        list: |document, _| Some(&mut document.qualifications.knowledge),
        make: |name| Knowledge { name, level: None },
    },
    columns: &[Field::KnowledgeName, Field::KnowledgeLevel],
    rest: Some(Field::KnowledgeName),
};

/// 任职资格
pub(super) fn qualifications_ui(ui: &mut Ui, form: &mut Form<'_>) {
    card_ui(ui, false, |ui| {
        pairs_ui(ui, form, &[Field::Education, Field::Major].map(Place::of));
        wide(ui, form, texts!(Experience, experience));
        wide(ui, form, texts!(Certificates, certificates));
    });
    card_ui(ui, false, |ui| {
        wide(ui, form, texts!(Skills, skills));
        graded_ui(ui, form, LANGUAGES, Field::LanguageLevel);
        let width = ui.available_width();
        field_ui(ui, form, Place::of(Field::Computer), width);
        graded_ui(ui, form, KNOWLEDGE, Field::KnowledgeLevel);
    });
    card_ui(ui, false, |ui| {
        chips_ui(ui, form, texts!(Competencies, competencies));
        wide(ui, form, texts!(OtherQualifications, other));
    });
    card_ui(ui, false, |ui| personal_ui(ui, form));
}

fn wide(ui: &mut Ui, form: &mut Form<'_>, rows: Rows<String>) {
    let width = ui.available_width();
    list_ui(ui, form, rows, width);
}

/// Personal conditions stay folded while there are none: most of them are unlawful.
fn personal_ui(ui: &mut Ui, form: &mut Form<'_>) {
    let shows = form.state.personal_shows || Field::Personal.has_content(form.editor.document());
    if shows {
        wide(ui, form, texts!(Personal, personal));
        return;
    }
    ui.horizontal(|ui| {
        let text = form.label(Field::Personal);
        if Button::new(text, Look::Quiet).icon(icon::UNFOLD).ui(ui).clicked() {
            form.state.personal_shows = true;
        }
        help_ui(ui, Field::Personal.spec().help.get(form.lang));
    });
}

/// A list whose rows have a text and a grade.
fn graded_ui<T: Clone + Default + PartialEq>(ui: &mut Ui, form: &mut Form<'_>, table: Table<T>, grade: Field) {
    let rows = table.rows;
    let label = form.label(rows.field);
    label_ui(ui, label, false);
    help_ui(ui, grade.spec().help.get(form.lang));
    let is_rank = matches!(grade.spec().kind, Kind::Rank(_));
    for row in 0..rows.count(form.editor.document(), 0) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let room = ui.available_width() - theme::BUTTON - 8.0;
            let grade_width = if is_rank { 84.0 } else { room * 0.5 };
            let name = format!("{label} {}", row + 1);
            let width = room - grade_width;
            for &column in table.columns {
                table.keys(ui, form, (0, row), column);
            }
            ui.vertical(|ui| rows.row_ui(ui, form, (0, row), &name, width, Style::default()));
            let graded = format!("{name} {}", form.label(grade));
            control_ui(ui, form, Place::at(grade, row), &graded, grade_width, Style::default());
            if row_button_ui(ui, icon::CLOSE, &format!("{} {name}", form.t("删除", "Delete"))).clicked() {
                rows.remove(form, 0, row);
            }
        });
        findings_ui(ui, form, Place::at(grade, row));
    }
    table.add_ui(ui, form, 0, label);
    ui.add_space(8.0);
}

pub(super) const RANKS: [Text; 3] =
    [Text::new("了解", "aware"), Text::new("熟悉", "familiar"), Text::new("精通", "expert")];

/// The dots of a rank, each with its number and its identity.
pub(super) fn dots(place: Place) -> impl Iterator<Item = (u8, Id)> {
    (1..=Rank::MAX).map(move |dot| (dot, if dot == 1 { id_of(place) } else { id_of(place).with(dot) }))
}

/// One to three dots; a click on the last filled one takes the rank away.
pub(super) fn rank_ui(ui: &mut Ui, form: &mut Form<'_>, place: Place, name: &str) -> Response {
    let Kind::Rank(lens) = place.field.spec().kind else {
        return ui.allocate_response(vec2(0.0, 0.0), Sense::hover());
    };
    let rank = (lens.get)(form.editor.document(), place).copied().flatten().map_or(0, Rank::get);
    let mut taken = None;
    let (_, whole) = ui.allocate_space(vec2(84.0, theme::ROW));
    let mut all: Option<Response> = None;
    for (dot, id) in dots(place) {
        let left = whole.left() + 28.0 * f32::from(dot - 1);
        let rect = egui::Rect::from_min_size(egui::pos2(left, whole.top() + 2.0), vec2(28.0, 28.0));
        let response = ui.interact(rect, id, Sense::click());
        let what = RANKS[usize::from(dot) - 1].get(form.lang);
        response.widget_info(|| {
            let label = format!("{name} {dot} {what}");
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), rank == dot, label)
        });
        let tokens = tokens(ui);
        if dot <= rank {
            ui.painter().circle_filled(rect.center(), 7.0, tokens.accent_fill);
        } else {
            let line = if response.hovered() { tokens.accent } else { tokens.strong_line };
            ui.painter().circle_stroke(rect.center(), 6.5, Stroke::new(1.5, line));
        }
        paint_focus(ui, rect, response.has_focus());
        let response = response.on_hover_text(format!("{dot} {what}"));
        if response.clicked() {
            taken = Some(if dot == rank { None } else { Rank::new(dot) });
        }
        all = Some(match all {
            Some(all) => all | response,
            None => response,
        });
    }
    if let Some(value) = taken {
        form.step(place, |document| {
            if let Some(old) = (lens.get_mut)(document, place) {
                *old = value;
            }
        });
    }
    all.unwrap_or_else(|| ui.allocate_response(vec2(0.0, 0.0), Sense::hover()))
}
