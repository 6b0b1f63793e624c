//! The control that fits each kind of field.

use egui::{Response, Ui};

use super::card::{help_ui, label_ui};
use super::find::grounds;
use super::finding::findings_ui;
use super::typed::{count_ui, date_ui, percent_ui};
use super::{Form, Wanted, has_focus, id_of};
use crate::app::widget::menu::chooser_ui;
use crate::app::widget::text::TextField;
use crate::document::schema::{Kind, Lens, Want};
use crate::document::{Choice, Place, PositionDescription};
use crate::lang::Text;

/// How a control of text looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    /// Looks like plain text until it has the focus.
    pub(super) plain: bool,
    pub(super) bold: bool,
    /// The lines of prose to begin with.
    pub(super) rows: usize,
}

/// Shows a field with its name above, its guidance, and what was found in it below.
pub(super) fn field_ui(ui: &mut Ui, form: &mut Form<'_>, place: Place, width: f32) {
    let spec = place.field.spec();
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        label_ui(ui, spec.label.get(form.lang), spec.want == Want::Required);
        help_ui(ui, spec.help.get(form.lang));
        ui.add_space(2.0);
        control_ui(ui, form, place, spec.label.get(form.lang), width, Style { rows: 3, ..Style::default() });
        findings_ui(ui, form, place);
        ui.add_space(6.0);
    });
}

/// Shows the control of `place` alone; `name` is what a screen reader says.
pub(super) fn control_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    name: &str,
    width: f32,
    style: Style,
) -> Response {
    let wanted = form.takes(ui.ctx(), Wanted::At(place));
    let seen = form.takes(ui.ctx(), Wanted::Seen(place));
    if wanted {
        ui.memory_mut(|memory| memory.request_focus(id_of(place)));
        // The key that led here is not one of the field's.
        ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    }
    let response = kind_ui(ui, form, place, name, width, style);
    if response.has_focus() {
        form.state.anchor.see(ui.ctx(), place, response.rect);
    }
    if wanted || seen {
        form.state.anchor.jump(place, response.rect);
    }
    if response.has_focus() && form.state.focus != Some(place) {
        form.state.focus = Some(place);
        form.state.found = None;
        ui.ctx().request_repaint();
    }
    if let Some(rest) = form.pause(place) {
        ui.ctx().request_repaint_after(rest);
    }
    if response.lost_focus() {
        form.state.leaves = Some(place);
        form.editor.end_step();
        ui.ctx().request_repaint();
    }
    response
}

fn kind_ui(ui: &mut Ui, form: &mut Form<'_>, place: Place, name: &str, width: f32, style: Style) -> Response {
    match place.field.spec().kind {
        Kind::Line(lens) => text_ui(ui, form, place, lens, (name, width, style), false),
        Kind::Prose(lens) => text_ui(ui, form, place, lens, (name, width, style), style.rows > 0),
        Kind::Count(lens) => count_ui(ui, form, place, name, width, lens),
        Kind::Percent(lens) => percent_ui(ui, form, place, name, width, lens),
        Kind::Date(lens) => date_ui(ui, form, place, name, width, lens),
        Kind::Rank(_) => super::qualifications::rank_ui(ui, form, place, name),
        Kind::Status(lens) => choice_ui(
            ui,
            form,
            place,
            (name, width),
            |d| (lens.get)(d, place).copied(),
            |d, v| {
                put(d, place, lens, v);
            },
        ),
        Kind::AuthorityKind(lens) => {
            choice_ui(ui, form, place, (name, width), |d| (lens.get)(d, place).copied(), |d, v| put(d, place, lens, v))
        }
        Kind::Nature(lens) => optional_ui(ui, form, place, (name, width), lens),
        Kind::AuthorityLevel(lens) => optional_ui(ui, form, place, (name, width), lens),
    }
}

/// Writes `value` to `place`.
pub(super) fn put<T>(document: &mut PositionDescription, place: Place, lens: Lens<T>, value: T) {
    if let Some(old) = (lens.get_mut)(document, place) {
        *old = value;
    }
}

fn text_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    lens: Lens<String>,
    (name, width, style): (&str, f32, Style),
    breaks: bool,
) -> Response {
    if !breaks {
        form.suggestion_keys(ui, place);
    }
    let mut text = (lens.get)(form.editor.document(), place).cloned().unwrap_or_default();
    let enter = !breaks
        && !form.state.composing
        && has_focus(ui, place)
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    if !breaks && has_focus(ui, place) {
        flatten_paste(ui);
    }
    if enter {
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
    }
    let mut field =
        TextField::new(id_of(place), name, width).hint(place.field.spec().example.get(form.lang)).plain(style.plain);
    if breaks {
        field = field.breaks(style.rows);
    }
    if style.bold {
        field = field.bold();
    }
    let field = field.marks(form.marks(ui, place)).grounds(grounds(ui, form, place));
    let response = field.ui(ui, &mut text);
    if response.changed() {
        // Prose may have come with line feeds from elsewhere: they stay.
        if matches!(place.field.spec().kind, Kind::Line(_)) {
            text = flat(&text);
        }
        if !breaks {
            form.suggest(place, &text);
        }
        form.edit(place, |document| put(document, place, lens, text));
    }
    form.suggestions_ui(ui, place, &response);
    response
}

/// Makes one line of what is pasted.
pub(in crate::app) fn flatten_paste(ui: &Ui) {
    ui.input_mut(|input| {
        for event in &mut input.events {
            if let egui::Event::Paste(text) = event {
                *text = flat(text.trim_end_matches(['\n', '\r'])).replace('\t', " ");
            }
        }
    });
}

/// `text` on one line.
pub(in crate::app) fn flat(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

fn choice_ui<T: Choice>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    (name, width): (&str, f32),
    get: impl Fn(&PositionDescription) -> Option<T>,
    set: impl FnOnce(&mut PositionDescription, T),
) -> Response {
    let chosen = get(form.editor.document());
    let rows: Vec<_> = T::ALL.iter().map(|&choice| (choice.label().get(form.lang), Some(choice) == chosen)).collect();
    let shown = chosen.map(|choice| choice.label().get(form.lang));
    let (response, taken) = chooser_ui(ui, id_of(place), width, shown, "", &rows);
    name_chooser(ui, &response, name, shown.unwrap_or_default());
    if let Some(taken) = taken.and_then(|index| T::ALL.get(index)) {
        form.step(place, |document| set(document, *taken));
    }
    response
}

fn optional_ui<T: Choice>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    (name, width): (&str, f32),
    lens: Lens<Option<T>>,
) -> Response {
    let chosen = (lens.get)(form.editor.document(), place).copied().flatten();
    let none = Text::new("不写", "None").get(form.lang);
    let mut rows = vec![(none, chosen.is_none())];
    rows.extend(T::ALL.iter().map(|&choice| (choice.label().get(form.lang), Some(choice) == chosen)));
    let shown = chosen.map(|choice| choice.label().get(form.lang));
    let (response, taken) = chooser_ui(ui, id_of(place), width, shown, form.label(place.field), &rows);
    name_chooser(ui, &response, name, shown.unwrap_or_default());
    if let Some(taken) = taken {
        let value = taken.checked_sub(1).and_then(|index| T::ALL.get(index)).copied();
        form.step(place, |document| put(document, place, lens, value));
    }
    response
}

fn name_chooser(ui: &Ui, response: &Response, name: &str, value: &str) {
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(value.to_owned());
        info
    });
}

/// Shows fields two in a row, or one where the form is narrow. Of two in a row both have guidance, or neither.
pub(super) fn pairs_ui(ui: &mut Ui, form: &mut Form<'_>, places: &[Place]) {
    let columns = if ui.available_width() < 460.0 { 1 } else { 2 };
    let width = (ui.available_width() - 16.0 * (columns as f32 - 1.0)) / columns as f32;
    for row in places.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for &place in row {
                field_ui(ui, form, place, width);
            }
        });
    }
}
