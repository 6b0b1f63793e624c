//! A field that differs: its words as they were and as they are.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Label, RichText, Role, Stroke, Ui, WidgetInfo};

use super::view::Choice;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::order::ends_ui;
use crate::document::differences::{Difference, Shown, UNSEEN, is_same, same_rows, shown};
use crate::document::redline::{Fate, Row, Span, indented};
use crate::lang::{Lang, Text, one_line};

pub(super) fn format(ink: Color32, size: f32) -> TextFormat {
    TextFormat::simple(theme::regular(size), ink)
}

/// How words of a fate are shown: not by their colour alone.
pub(super) fn fated(ui: &Ui, fate: Fate, size: f32) -> TextFormat {
    let tokens = tokens(ui);
    match fate {
        Fate::Same => format(tokens.text, size),
        Fate::Gone => TextFormat {
            strikethrough: Stroke::new(1.0, tokens.error.text),
            background: tokens.error.soft,
            ..format(tokens.error.text, size)
        },
        Fate::New => TextFormat {
            underline: Stroke::new(1.0, tokens.info.text),
            background: tokens.info.soft,
            ..format(tokens.info.text, size)
        },
        Fate::Moved => TextFormat { background: tokens.soft, ..format(tokens.text2, size) },
    }
}

/// A part that differs; `goes` gives it the focus, and it can be taken over where nothing else holds the document.
pub(super) fn difference_ui(
    ui: &mut Ui,
    difference: &Difference,
    (goes, takes): (bool, bool),
    lang: Lang,
) -> Option<Choice> {
    let label = difference.label.get(lang);
    let mut choice = None;
    ui.push_id(difference.part, |ui| {
        let ink = tokens(ui).text;
        let left = |ui: &mut Ui| {
            ui.label(RichText::new(label).font(theme::bold(theme::FIELD)).color(ink));
        };
        let right = |ui: &mut Ui| {
            let mut fresh = goes;
            let actions = [
                (true, Text::new("转到", "Go to"), Choice::Go(difference.part)),
                (takes, Text::new("取用对方的", "Take the other's"), Choice::Take(difference.part)),
            ];
            for (_, text, to) in actions.into_iter().filter(|(offered, ..)| *offered) {
                let name = format!("{} {label}", text.get(lang));
                let button = Button::new(text.get(lang), Look::Accented).small().ui(ui);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if std::mem::take(&mut fresh) {
                    button.request_focus();
                    button.scroll_to_me(Some(egui::Align::Min));
                }
                if button.clicked() {
                    choice = Some(to);
                }
            }
        };
        ui.horizontal(|ui| ends_ui(ui, "difference", left, right));
        rows_ui(ui, &difference.rows, lang);
    });
    choice
}

/// The rows of a part: those that did not change are counted, not shown.
fn rows_ui(ui: &mut Ui, rows: &[Row], lang: Lang) {
    if rows.iter().all(is_same) {
        ui.label(RichText::new(UNSEEN.get(lang)).size(theme::CAPTION).color(tokens(ui).text2));
        return;
    }
    for row in shown(rows) {
        match row {
            Shown::Changed(row) | Shown::Head(row) => row_ui(ui, row, lang),
            Shown::Same(count) => {
                let text = same_rows(count);
                ui.label(RichText::new(text.get(lang)).size(theme::CAPTION).color(tokens(ui).text3));
            }
        }
    }
}

/// Said before a row that stood elsewhere.
const MOVED: Text = Text::new("移到这里：", "Moved here: ");

fn row_ui(ui: &mut Ui, row: &Row, lang: Lang) {
    let mut job = LayoutJob::default();
    let (indent, words) = indented(row);
    job.append(indent, 0.0, fated(ui, Fate::Same, theme::BODY));
    if row.iter().any(|span| span.fate == Fate::Moved) {
        job.append(MOVED.get(lang), 0.0, format(tokens(ui).text3, theme::CAPTION));
    }
    for (fate, words) in words.filter(|(_, words)| !words.is_empty()) {
        job.append(&visible(words), 0.0, fated(ui, fate, theme::BODY));
    }
    let response = ui.add(Label::new(job).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken(row, lang)));
}

/// A text on one line, in which blanks alone can be seen.
fn visible(text: &str) -> String {
    if text.trim().is_empty() { text.chars().map(|_| '␣').collect() } else { one_line(text) }
}

/// What a screen reader says of a row, to which a line through words means nothing.
fn spoken(row: &Row, lang: Lang) -> String {
    let side = |other: Fate| -> String {
        row.iter().filter(|span| span.fate != other).map(|span| span.text.as_str()).collect()
    };
    let (old, new) = (side(Fate::New), side(Fate::Gone));
    let (old, new) = (old.trim(), new.trim());
    match &row[..] {
        [Span { fate: Fate::Moved, .. }] => return format!("{}{new}", MOVED.get(lang)),
        [Span { fate: Fate::Same, .. }] => return new.to_owned(),
        _ => {}
    }
    match (old.is_empty(), new.is_empty(), lang) {
        (true, _, Lang::Zh) => format!("新增：{new}"),
        (true, _, Lang::En) => format!("New: {new}"),
        (_, true, Lang::Zh) => format!("删去：{old}"),
        (_, true, Lang::En) => format!("Gone: {old}"),
        (_, _, Lang::Zh) => format!("原为“{old}”，改为“{new}”"),
        (_, _, Lang::En) => format!("Was \"{old}\", is now \"{new}\""),
    }
}
