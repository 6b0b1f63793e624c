//! The left column of a pack: title and client, the parts with a box for those that can be left out, the counts at the
//! foot.

use egui::{Frame, Margin, Panel, Pos2, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::style::toggle;
use super::{OpenPack, Part};
use crate::app::App;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{entry_ui, paint_focus, paint_icon};
use crate::app::widget::mark::{paint_badge, tone_of};
use crate::app::widget::menu::{line_of, one_line};
use crate::app::widget::order::{keep, kept_ui};
use crate::app::widget::tick::paint_box;
use crate::document::{Choice as _, PackPart, PackPlace};
use crate::lang::{Lang, counted};

/// What was clicked.
enum Click {
    Go(Part),
    Toggle(PackPart),
}

/// Shows the column; `narrow` leaves the icons only.
pub(in crate::app) fn left_ui(app: &mut App, ui: &mut Ui, narrow: bool) {
    let lang = app.settings.lang;
    let now = crate::app::time_of(ui.ctx());
    let Some(pack) = app.tabs.pack_mut() else { return };
    let frame = Frame::new().inner_margin(Margin::symmetric(16, 0));
    let foot = (!narrow).then(|| keep(ui, Panel::bottom("pack counts").exact_size(44.0).frame(frame)));
    if !narrow {
        head_ui(pack, ui, lang);
    }
    let mut clicked = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(4.0);
        for part in Part::ALL {
            clicked = part_ui(ui, pack, part, narrow, lang).or(clicked.take());
        }
    });
    if let Some(place) = foot {
        kept_ui(ui, place, "pack counts", |ui| foot_ui(pack, ui, lang));
    }
    match clicked {
        Some(Click::Go(part)) => pack.go(part),
        Some(Click::Toggle(part)) => {
            let nth = PackPart::ALL.iter().position(|&other| other == part).unwrap_or_default();
            pack.editor.end_step();
            pack.editor.edit(PackPlace::Part, now, |pack| toggle(&mut pack.style.without, PackPart::ALL, nth));
            pack.editor.end_step();
        }
        None => {}
    }
}

fn head_ui(pack: &OpenPack, ui: &mut Ui, lang: Lang) {
    let tokens = tokens(ui);
    let inner = ui.available_width() - 32.0;
    let title = pack.name(lang);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 70.0), Sense::hover());
    let galley = line_of(ui, &title, theme::bold(theme::FIELD + 1.0), tokens.text, inner);
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(rect.left() + 16.0, rect.top() + 16.0), galley, tokens.text);
    let document = pack.editor.document();
    let line = [document.client.trim(), document.version.trim()];
    let line: Vec<&str> = line.into_iter().filter(|part| !part.is_empty()).collect();
    let galley = one_line(ui, &line.join(" · "), theme::CAPTION, tokens.text3, inner);
    ui.painter().galley(Pos2::new(rect.left() + 16.0, rect.top() + 40.0), galley, tokens.text3);
    if cut {
        response.on_hover_text(title);
    }
}

fn part_ui(ui: &mut Ui, pack: &mut OpenPack, part: Part, narrow: bool, lang: Lang) -> Option<Click> {
    let name = part.name().get(lang);
    let chosen = pack.state.part == part;
    let (rect, response) = entry_ui(ui, name, chosen);
    let tokens = tokens(ui);
    let without = part.of_paper().is_some_and(|part| pack.editor.document().style.without.contains(&part));
    let ink = match (chosen, without) {
        (true, _) => tokens.accent,
        (_, true) => tokens.text3,
        _ => tokens.text2,
    };
    let middle = rect.center().y;
    let counts = if part == Part::Departments { pack.digest().counts() } else { Vec::new() };
    if narrow {
        paint_icon(ui, rect.center(), part.icon(), theme::ICON, ink);
        if let Some((severity, _)) = counts.first() {
            let dot = Pos2::new(rect.right() - 6.0, rect.top() + 7.0);
            ui.painter().circle_filled(dot, 3.0, tone_of(tokens, *severity).text);
        }
        return response.on_hover_text(name).clicked().then_some(Click::Go(part));
    }
    paint_icon(ui, Pos2::new(rect.left() + 17.0, middle), part.icon(), theme::ICON, ink);
    let mut right = rect.right() - if part.of_paper().is_some() { 30.0 } else { 6.0 };
    for (severity, count) in counts.iter().rev() {
        right -= paint_badge(ui, Pos2::new(right, middle), &count.to_string(), tone_of(tokens, *severity)) + 4.0;
    }
    let font = if chosen { theme::bold(theme::FIELD) } else { theme::regular(theme::FIELD) };
    let text = if chosen {
        tokens.accent
    } else if without {
        tokens.text3
    } else {
        tokens.text
    };
    let galley = line_of(ui, name, font, text, right - rect.left() - 34.0);
    ui.painter().galley(Pos2::new(rect.left() + 34.0, middle - galley.size().y / 2.0), galley, text);
    let ticked = part.of_paper().and_then(|paper| box_ui(ui, rect, (paper, name), !without, lang));
    ticked.or_else(|| response.clicked().then_some(Click::Go(part)))
}

/// The box that says whether the part appears.
fn box_ui(ui: &mut Ui, row: Rect, (part, name): (PackPart, &str), ticked: bool, lang: Lang) -> Option<Click> {
    let place = Rect::from_center_size(Pos2::new(row.right() - 16.0, row.center().y), vec2(24.0, 24.0));
    let response = ui.interact(place, ui.scope_id().with(("box", name)), Sense::click());
    let label = match lang {
        Lang::Zh => format!("收入{name}"),
        Lang::En => format!("Have {}", name.to_lowercase()),
    };
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), ticked, &label));
    if response.hovered() {
        ui.painter().rect_filled(place, theme::CORNER, tokens(ui).softer);
    }
    paint_focus(ui, place, response.has_focus());
    paint_box(ui, place.center(), ticked);
    response.on_hover_text(label).clicked().then_some(Click::Toggle(part))
}

/// How much the pack holds.
fn foot_ui(pack: &OpenPack, ui: &mut Ui, lang: Lang) {
    let (posts, departments) = (pack.count(), pack.editor.document().departments.len());
    let pages = pack.preview.sheets.len();
    // The pages before page 1 are counted by themselves on paper.
    let front = pack.preview.book.front.min(pages);
    let numbered = pages - front;
    let text = match lang {
        Lang::Zh => format!("{posts} 份 · {departments} 个部门 · {front}+{numbered} 页"),
        Lang::En => format!("{} · {departments} dept. · {front}+{numbered} pp.", counted(posts, "post")),
    };
    let whole = match lang {
        Lang::Zh => format!("{text}：封面、目录等 {front} 页，正文 {numbered} 页"),
        Lang::En => format!("{text}: {front} before page 1, {numbered} numbered"),
    };
    let ink = tokens(ui).text2;
    let label = RichText::new(&text).size(theme::CAPTION).color(ink);
    let label = egui::Label::new(label).truncate().show_tooltip_when_elided(false);
    ui.horizontal_centered(|ui| ui.add(label).on_hover_text(&whole));
}
