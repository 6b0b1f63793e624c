//! The fields of a pack: texts, the date, the colour.

use egui::{Response, Ui, vec2};

use super::{View, id_of};
use crate::app::form::card::label_ui;
use crate::app::form::field::{flat, flatten_paste};
use crate::app::form::typed::{MISREAD_DATE, read_date};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::icon_button_of_ui;
use crate::app::widget::calendar::calendar_ui;
use crate::app::widget::menu::box_ui;
use crate::app::widget::text::TextField;
use crate::document::PackPlace;

/// What is typed for a date or a colour has no more characters.
const LONGEST: usize = 16;

/// Shows the name of a field and below it what `add` shows.
pub(super) fn labelled_ui<R>(ui: &mut Ui, name: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        label_ui(ui, name, false);
        ui.add_space(2.0);
        let inner = add(ui);
        ui.add_space(6.0);
        inner
    })
    .inner
}

/// How a text is written.
#[derive(Clone, Copy, Default)]
pub(super) struct Style<'a> {
    pub(super) hint: &'a str,
    /// The lines to begin with, where Enter starts a new one.
    pub(super) rows: usize,
    /// Looks like a heading until it has the focus.
    pub(super) heading: bool,
}

/// A text, with its name above.
pub(super) fn text_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: PackPlace,
    name: &str,
    width: f32,
    style: Style<'_>,
) -> Response {
    labelled_ui(ui, name, width, |ui| bare_text_ui(ui, view, place, name, width, style))
}

/// A text alone; `name` is what a screen reader says.
pub(super) fn bare_text_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: PackPlace,
    name: &str,
    width: f32,
    style: Style<'_>,
) -> Response {
    let id = id_of(place);
    focus_wanted(ui, view, place);
    let breaks = style.rows > 0;
    if !breaks && ui.memory(|memory| memory.has_focus(id)) {
        flatten_paste(ui);
    }
    let mut text = place.text(view.editor.document()).cloned().unwrap_or_default();
    let mut field = TextField::new(id, name, width).hint(style.hint).plain(style.heading);
    if breaks {
        field = field.breaks(style.rows);
    }
    if style.heading {
        field = field.bold();
    }
    let response = field.ui(ui, &mut text);
    if response.changed() {
        let text = if breaks { text } else { flat(&text) };
        view.edit(place, |pack| {
            if let Some(old) = place.text_mut(pack) {
                *old = text;
            }
        });
    }
    left(ui, view, &response);
    response
}

/// Gives the control of `place` the focus when it is wanted.
fn focus_wanted(ui: &Ui, view: &mut View<'_>, place: PackPlace) {
    if view.takes_focus(ui, place) {
        ui.memory_mut(|memory| memory.request_focus(id_of(place)));
        let rect = egui::Rect::from_min_size(ui.cursor().min, vec2(1.0, theme::ROW));
        ui.scroll_to_rect(rect.expand2(vec2(0.0, 48.0)), None);
    }
}

/// Ends the step of a field that was left.
fn left(ui: &Ui, view: &mut View<'_>, response: &Response) {
    if response.lost_focus() {
        view.editor.end_step();
        ui.ctx().request_repaint();
    }
}

/// A field whose text stands for a value: while it cannot be read, the value stays as it is.
pub(super) fn typed_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: PackPlace,
    (name, width, hint): (&str, f32, &str),
    shown: Option<&str>,
    mut put: impl FnMut(&mut View<'_>, &str) -> bool,
) -> Response {
    focus_wanted(ui, view, place);
    let mut text = match &view.state.draft {
        Some((drafted, draft)) if *drafted == place => draft.clone(),
        _ => shown.unwrap_or_default().to_owned(),
    };
    let drafted = view.state.draft.as_ref().is_some_and(|(drafted, _)| *drafted == place);
    // What was typed and taken shows as the value does, spelled as it may be.
    let wrong = drafted && !text.trim().is_empty() && !put(view, text.trim());
    let response = TextField::new(id_of(place), name, width).hint(hint).wrong(wrong).ui(ui, &mut text);
    if response.changed() {
        text = text.lines().next().unwrap_or_default().chars().take(LONGEST).collect();
        put(view, text.trim());
        view.state.draft = Some((place, text));
    }
    // What is no value stays until it is put right, with the reason below.
    if response.lost_focus() && !wrong {
        view.state.draft.take_if(|(drafted, _)| *drafted == place);
    }
    left(ui, view, &response);
    response
}

/// Says why what was typed at `place` was not taken, once the field was left.
pub(super) fn misread_ui(ui: &mut Ui, view: &View<'_>, place: PackPlace, why: &str) {
    let typed = view.state.draft.as_ref().is_some_and(|(drafted, text)| *drafted == place && !text.trim().is_empty());
    if typed && !ui.memory(|memory| memory.has_focus(id_of(place))) {
        ui.label(egui::RichText::new(why).size(theme::CAPTION).color(tokens(ui).error.text));
    }
}

/// The date of the pack, typed or picked from a calendar.
pub(super) fn date_ui(ui: &mut Ui, view: &mut View<'_>, name: &str, width: f32) {
    labelled_ui(ui, name, width, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let date = view.editor.document().date;
            let rest = width - theme::BUTTON - 2.0;
            let shown = date.map(|date| date.to_string());
            typed_ui(ui, view, PackPlace::Date, (name, rest, "2026-07-01"), shown.as_deref(), |view, text| {
                let date = if text.is_empty() { Ok(None) } else { read_date(text).map(Some) };
                date.map(|date| view.edit(PackPlace::Date, |pack| pack.date = date)).is_ok()
            });
            let title = view.t("选择日期", "Pick a date");
            let button = icon_button_of_ui(ui, icon::CALENDAR, title, vec2(theme::BUTTON, theme::ROW), false);
            let (today, lang) = (view.today, view.lang);
            box_ui(&button, |ui| {
                let month = id_of(PackPlace::Date).with("month");
                if let Some(day) = calendar_ui(ui, month, date, today, lang) {
                    view.state.draft = None;
                    view.step(PackPlace::Date, |pack| pack.date = Some(day));
                }
            });
        });
        misread_ui(ui, view, PackPlace::Date, MISREAD_DATE.get(view.lang));
    });
}
