//! Fields whose text stands for a value: counts, percentages, dates. While the text cannot be read as one, the
//! value stays as it is.

use egui::{Response, Ui, vec2};

use super::field::put;
use super::shares::keep_ratio;
use super::{Form, id_of};
use crate::app::icon;
use crate::app::theme;
use crate::app::widget::button::icon_button_of_ui;
use crate::app::widget::calendar::calendar_ui;
use crate::app::widget::menu::box_ui;
use crate::app::widget::text::{TextField, select};
use crate::document::schema::{Kind, Lens};
use crate::document::{Date, Percent, Place};
use crate::lang::Text;

/// The ways between a value and its text.
type Typed<T> = (Lens<Option<T>>, fn(T) -> String, fn(&str) -> Result<T, ()>);

fn show_count(count: u32) -> String {
    count.to_string()
}

pub(super) fn read_count(text: &str) -> Result<u32, ()> {
    text.parse().map_err(|_| ())
}

fn show_percent(percent: Percent) -> String {
    percent.to_string()
}

fn read_percent(text: &str) -> Result<Percent, ()> {
    text.parse()
}

fn show_date(date: Date) -> String {
    date.to_string()
}

/// Reads a date as people write it.
pub(in crate::app) fn read_date(text: &str) -> Result<Date, ()> {
    let digits: String = text.trim().chars().map(|c| wide_digit(c).and_then(as_digit).unwrap_or(c)).collect();
    let parts: Vec<&str> =
        digits.trim_end_matches(['日', '号']).split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return Err(()) };
    let short = |part: &str| part.len() <= 2;
    // "26-7-1" could be any century, and a sign is no part of a date.
    if year.len() != 4 || !short(month) || !short(day) || !parts.concat().chars().all(|c| c.is_ascii_digit()) {
        return Err(());
    }
    // Without leading zeros, too, as dates are mostly written.
    format!("{year}-{month:0>2}-{day:0>2}").parse().map_err(|_| ())
}

/// A whole number: anything but digits is passed over.
pub(super) fn count_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    name: &str,
    width: f32,
    lens: Lens<Option<u32>>,
) -> Response {
    typed_ui(ui, form, place, (name, width, ""), (lens, show_count, read_count))
}

/// A percentage: full-width digits and a sign are taken too.
pub(super) fn percent_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    name: &str,
    width: f32,
    lens: Lens<Option<Percent>>,
) -> Response {
    typed_ui(ui, form, place, (name, width, "%"), (lens, show_percent, read_percent))
}

/// How a date is to be written.
pub(in crate::app) const MISREAD_DATE: Text =
    Text::new("请写成 2026-07-01 或 2026年7月1日", "Write it as 2026-07-01 or 2026/7/1");

impl Form<'_> {
    /// Why what is typed at `place` is no value, when it is none.
    pub(super) fn misread(&self, place: Place) -> Option<&'static str> {
        let (_, text) = self.state.draft.as_ref().filter(|(drafted, _)| *drafted == place)?;
        let text = text.trim();
        if text.is_empty() || self.pause(place).is_some() {
            return None;
        }
        match place.field.spec().kind {
            Kind::Percent(_) => read_percent(text).is_err().then(|| {
                self.t("请填 0 到 999.9 的数，最多一位小数", "A number from 0 to 999.9 with one decimal at most")
            }),
            Kind::Count(_) => read_count(text).is_err().then(|| self.t("这个数太大了", "This number is too large")),
            Kind::Date(_) => read_date(text).is_err().then(|| MISREAD_DATE.get(self.lang)),
            _ => None,
        }
    }
}

/// What is typed for a number or a date has no more characters.
const LONGEST: usize = 16;

/// A field whose text stands for a value: while it cannot be read, the value stays as it is.
fn typed_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    (name, width, unit): (&str, f32, &str),
    (lens, show, read): Typed<T>,
) -> Response {
    let value = (lens.get)(form.editor.document(), place).copied().flatten();
    let mut text = match &form.state.draft {
        Some((drafted, draft)) if *drafted == place => draft.clone(),
        _ => value.map(show).unwrap_or_default(),
    };
    let wrong = !text.is_empty() && read(&text).is_err();
    let response = TextField::new(id_of(place), name, width)
        .hint(place.field.spec().example.get(form.lang))
        .unit(unit)
        .wrong(wrong)
        .ui(ui, &mut text);
    // Who comes by a key types another value in the place of this one; a click says where in it to type.
    if response.gained_focus() && !ui.input(|input| input.pointer.any_click()) {
        select(ui.ctx(), response.id, 0..text.chars().count());
    }
    if response.changed() {
        // A value is short, and stands on one line whatever was pasted.
        text = text.lines().next().unwrap_or_default().chars().take(LONGEST).collect();
        if matches!(place.field.spec().kind, Kind::Count(_)) {
            text =
                text.chars().filter_map(|c| c.to_digit(10).or_else(|| wide_digit(c))).map(|d| d.to_string()).collect();
        }
        if text.trim().is_empty() {
            form.edit(place, |document| put(document, place, lens, None));
        } else if let Ok(value) = read(text.trim()) {
            let ratio = form.ratio_at(place);
            form.edit(place, |document| {
                put(document, place, lens, Some(value));
                if let Some(before) = ratio {
                    keep_ratio(&mut document.duties, place.row(), &before);
                }
            });
        }
        form.note_typing(place);
        form.state.draft = Some((place, text));
    }
    if response.lost_focus() {
        form.state.ratio.before = None;
        // What is no value stays until it is put right, with the reason below.
        form.state.draft.take_if(|(drafted, text)| *drafted == place && read(text.trim()).is_ok());
    }
    response
}

fn as_digit(digit: u32) -> Option<char> {
    char::from_digit(digit, 10)
}

fn wide_digit(c: char) -> Option<u32> {
    ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32)
}

/// A date, typed or picked from a calendar.
pub(super) fn date_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    place: Place,
    name: &str,
    width: f32,
    lens: Lens<Option<Date>>,
) -> Response {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let rest = width - theme::BUTTON - 2.0;
        let response = typed_ui(ui, form, place, (name, rest, ""), (lens, show_date, read_date));
        let title = form.t("选择日期", "Pick a date");
        let size = vec2(theme::BUTTON, theme::ROW);
        let button = icon_button_of_ui(ui, icon::CALENDAR, &format!("{title} {name}"), size, false);
        let chosen = (lens.get)(form.editor.document(), place).copied().flatten();
        box_ui(&button, |ui| {
            if let Some(day) = calendar_ui(ui, id_of(place).with("month"), chosen, form.today, form.lang) {
                form.step(place, |document| put(document, place, lens, Some(day)));
            }
        });
        response
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_it_is_written() {
        let texts =
            ["2026年7月1日", "2026.7.1", "2026/7/1", "2026-7-1", "2026-07-01", " 2026 年 07 月 1 日", "２０２６.７.１"];
        for text in texts {
            assert_eq!(read_date(text), Ok(jiff::civil::date(2026, 7, 1)), "{text}");
        }
        for text in ["2026", "2026-7", "26-7-1", "2026-13-1", "2026-2-30", "2026-7-", "-2026-7-1", "2026-+7-1", "待定"]
        {
            assert_eq!(read_date(text), Err(()), "{text}");
        }
    }
}
