//! A month to pick a day from.

use egui::{Align2, Id, Role, Sense, Ui, WidgetInfo, vec2};
use jiff::ToSpan;

use super::button::{icon_button_ui, paint_focus};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::document::Date;
use crate::lang::{Lang, Text};

const CELL: f32 = 30.0;

const WEEKDAYS: [Text; 7] = [
    Text::new("一", "Mo"),
    Text::new("二", "Tu"),
    Text::new("三", "We"),
    Text::new("四", "Th"),
    Text::new("五", "Fr"),
    Text::new("六", "Sa"),
    Text::new("日", "Su"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Shows the month of `chosen`, or of `today`, and returns the day that was picked.
pub(in crate::app) fn calendar_ui(ui: &mut Ui, id: Id, chosen: Option<Date>, today: Date, lang: Lang) -> Option<Date> {
    let start = chosen.unwrap_or(today).first_of_month();
    let mut month = ui.data(|data| data.get_temp::<Date>(id)).unwrap_or(start);
    ui.set_width(CELL * 7.0);
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    ui.horizontal(|ui| {
        if icon_button_ui(ui, icon::CHEVRON_LEFT, Text::new("上一月", "Previous month").get(lang)).clicked() {
            month = month.checked_sub(1.month()).unwrap_or(month);
        }
        let title = match lang {
            Lang::Zh => format!("{} 年 {} 月", month.year(), month.month()),
            Lang::En => format!("{} {}", MONTHS[usize::from(month.month().unsigned_abs()) - 1], month.year()),
        };
        let (rect, _) = ui.allocate_exact_size(vec2(CELL * 7.0 - theme::BUTTON * 2.0, theme::BUTTON), Sense::hover());
        let ink = tokens(ui).text;
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, title, theme::bold(theme::BODY), ink);
        if icon_button_ui(ui, icon::CHEVRON_RIGHT, Text::new("下一月", "Next month").get(lang)).clicked() {
            month = month.checked_add(1.month()).unwrap_or(month);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, month));
    let picked = days_ui(ui, month, chosen, today, lang);
    if picked.is_some() {
        ui.data_mut(|data| data.remove::<Date>(id));
        ui.close();
    }
    picked
}

fn days_ui(ui: &mut Ui, month: Date, chosen: Option<Date>, today: Date, lang: Lang) -> Option<Date> {
    let ink = tokens(ui).text3;
    ui.horizontal(|ui| {
        for weekday in WEEKDAYS {
            let (rect, _) = ui.allocate_exact_size(vec2(CELL, theme::SMALL), Sense::hover());
            let font = theme::regular(theme::CAPTION);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, weekday.get(lang), font, ink);
        }
    });
    let before = month.weekday().to_monday_zero_offset();
    let mut picked = None;
    let first = month.checked_sub(i64::from(before).days()).ok()?;
    for week in 0..6 {
        ui.horizontal(|ui| {
            for weekday in 0..7 {
                let Ok(day) = first.checked_add((week * 7 + weekday).days()) else { continue };
                if day_ui(ui, day, day.month() == month.month(), chosen == Some(day), today == day) {
                    picked = Some(day);
                }
            }
        });
    }
    picked
}

fn day_ui(ui: &mut Ui, day: Date, inside: bool, chosen: bool, today: bool) -> bool {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(CELL, CELL - 2.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), day.to_string()));
    if chosen {
        ui.painter().rect_filled(rect.shrink(1.0), theme::CORNER, tokens.accent_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), theme::CORNER, tokens.soft);
    }
    paint_focus(ui, rect.shrink(1.0), response.has_focus());
    let ink = match (chosen, today, inside) {
        (true, _, _) => theme::ON_ACCENT,
        (_, true, _) => tokens.accent,
        (_, _, true) => tokens.text,
        _ => tokens.text3.gamma_multiply(0.6),
    };
    let font = if today { theme::bold(theme::BODY) } else { theme::regular(theme::BODY) };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, day.day(), font, ink);
    response.clicked()
}
