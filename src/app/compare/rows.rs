//! A field that differs: its words as they were and as they are.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Label, Layout, Rect, RichText, Role, Stroke, Ui, UiBuilder, WidgetInfo, pos2};

use super::Goes;
use super::view::Choice;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::order::ends_ui;
use crate::document::differences::{Difference, Shown, UNSEEN, same_rows, shown};
use crate::document::redline::{Fate, Row, indented};
use crate::document::taking::Match;
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

/// A part that differs.
///
/// `into_old` says which document it can be taken over into, where nothing else holds it.
pub(super) fn difference_ui(
    ui: &mut Ui,
    difference: &Difference,
    goes: Goes,
    into_old: Option<bool>,
    lang: Lang,
) -> Option<Choice> {
    let count = difference.rows.iter().filter(|row| !row.is_same()).count();
    // One row that differs is all of it.
    let by_rows = into_old.filter(|_| difference.listed && count > 1);
    let (head, row) = match goes {
        Goes::Nowhere => (false, None),
        Goes::Row(part, row) if part == difference.part && by_rows.is_some() => (false, Some(row.min(count - 1))),
        Goes::Part | Goes::Row(..) => (true, None),
    };
    ui.push_id(difference.part, |ui| {
        let chosen = head_ui(ui, difference, (head, into_old.is_some()), lang);
        chosen.or(rows_ui(ui, difference, (by_rows, row), lang))
    })
    .inner
}

/// What the part is called, and what can be done with all of it.
fn head_ui(ui: &mut Ui, difference: &Difference, (goes, takes): (bool, bool), lang: Lang) -> Option<Choice> {
    let label = difference.label.get(lang);
    let mut choice = None;
    let ink = tokens(ui).text;
    let left = |ui: &mut Ui| {
        ui.label(RichText::new(label).font(theme::bold(theme::FIELD)).color(ink));
    };
    let right = |ui: &mut Ui| {
        let mut fresh = goes;
        let actions = [
            (true, Text::new("转到", "Go to"), Choice::Go(difference.part)),
            (takes, Text::new("取用对方的", "Take the other's"), Choice::Take(difference.part, None)),
        ];
        for (_, text, to) in actions.into_iter().filter(|(offered, ..)| *offered) {
            let name = format!("{} {label}", text.get(lang));
            let button = Button::new(text.get(lang), Look::Accented).small().ui(ui);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if std::mem::take(&mut fresh) {
                button.request_focus();
                button.scroll_to_me(Some(Align::Min));
            }
            if button.clicked() {
                choice = Some(to);
            }
        }
    };
    ui.horizontal(|ui| ends_ui(ui, "difference", left, right));
    choice
}

/// The rows of a part: those that did not change are counted, not shown. Each of the others can be taken over by itself
/// where it is said into which document; `goes` gives one of them the focus.
fn rows_ui(
    ui: &mut Ui,
    difference: &Difference,
    (into_old, goes): (Option<bool>, Option<usize>),
    lang: Lang,
) -> Option<Choice> {
    if difference.rows.iter().all(Row::is_same) {
        ui.label(RichText::new(UNSEEN.get(lang)).size(theme::CAPTION).color(tokens(ui).text2));
        return None;
    }
    let mut choice = None;
    let mut nth = 0;
    for row in shown(&difference.rows) {
        match row {
            Shown::Changed(number, row) => {
                let action = into_old.map(|into_old| action(difference.matched(row, into_old)));
                if action_row_ui(ui, row, (action, goes == Some(nth)), lang) {
                    choice = Some(Choice::Take(difference.part, Some(number)));
                }
                nth += 1;
            }
            Shown::Head(row) => row_ui(ui, row, lang),
            Shown::Same(count) => {
                let text = same_rows(count);
                ui.label(RichText::new(text.get(lang)).size(theme::CAPTION).color(tokens(ui).text3));
            }
        }
    }
    choice
}

/// What taking over a row does to the document.
fn action(row: Match) -> Text {
    match row {
        Match { moved: true, .. } => Text::new("移动", "Move"),
        Match { mine: None, .. } => Text::new("加入", "Add"),
        Match { theirs: None, .. } => Text::new("删去", "Remove"),
        _ => Text::new("取用", "Take"),
    }
}

/// So wide is the room of what takes over a row.
const ACTION: f32 = 72.0;

/// A row, beside it what takes it over by itself; `goes` gives that the focus. Tells whether it is to be done.
fn action_row_ui(ui: &mut Ui, row: &Row, (action, goes): (Option<Text>, bool), lang: Lang) -> bool {
    let Some(action) = action else {
        row_ui(ui, row, lang);
        return false;
    };
    let room = ui.available_rect_before_wrap();
    ui.scope_builder(UiBuilder::new().max_rect(room.with_max_x(room.right() - ACTION)), |ui| {
        let line = ui.fonts_mut(|fonts| fonts.row_height(&theme::regular(theme::BODY)));
        ui.add_space(((theme::SMALL - line) / 2.0).max(0.0));
        row_ui(ui, row, lang);
    });
    // It stands beside the first line of the row.
    let place =
        Rect::from_min_max(pos2(room.right() - ACTION, room.top()), pos2(room.right(), room.top() + theme::SMALL));
    let mut side = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)));
    let button = Button::new(action.get(lang), Look::QuietAccent).small().ui(&mut side);
    let name = format!("{} {}", action.get(lang), spoken(row, lang));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if goes {
        button.request_focus();
        button.scroll_to_me(None);
    }
    button.clicked()
}

/// Said before a row that stood elsewhere.
const MOVED: Text = Text::new("移到这里：", "Moved here: ");

fn row_ui(ui: &mut Ui, row: &Row, lang: Lang) {
    let mut job = LayoutJob::default();
    let (indent, words) = indented(row);
    job.append(indent, 0.0, fated(ui, Fate::Same, theme::BODY));
    if row.is_moved() {
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
    let (old, new) = (row.text(Fate::New), row.text(Fate::Gone));
    let (old, new) = (old.trim(), new.trim());
    if row.is_same() {
        return new.to_owned();
    }
    if row.is_moved() {
        return format!("{}{new}", MOVED.get(lang));
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
