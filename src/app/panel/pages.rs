//! The preview: the pages on the canvas, the field in focus marked on them.

use std::ops::Range;
use std::sync::Arc;

use egui::{Align, Color32, CornerRadius, Frame, Margin, Panel, Pos2, Rect, ScrollArea, Sense, Stroke};
use egui::{Response, RichText, Role, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::bars;
use super::page_menu::page_menu_ui;
use super::thumbnails::{self, Asked};
use crate::app::App;
use crate::app::preview::{Preview, Sheet, Source, Zoom};
use crate::app::theme::{self, tokens};
use crate::document::{Place, Section};
use crate::lang::Lang;
use crate::page::Zone;

/// Around the pages and between them.
const EDGE: f32 = 18.0;
const GAP: f32 = 16.0;
/// How many pages around the visible ones keep their picture.
const KEPT: usize = 2;
/// Window points a point on paper, at full size.
const FULL: f32 = 96.0 / 72.0;
/// How many pixels of a page side at most: a picture of more would be slow and large.
const MOST_PIXELS: f32 = 3000.0;

/// Shows the preview.
pub(super) fn pages_ui(app: &mut App, ui: &mut Ui) {
    let tokens = tokens(ui);
    let bar = |fill| Frame::new().fill(fill).inner_margin(Margin::symmetric(10, 0));
    Panel::top("preview head").exact_size(44.0).frame(bar(tokens.panel)).show(ui, |ui| bars::head_ui(app, ui));
    Panel::bottom("preview foot").exact_size(36.0).frame(bar(tokens.panel)).show(ui, |ui| bars::foot_ui(app, ui));
    sheets_ui(app, ui);
}

/// Shows the pages; a click on one leads to what printed it, the right button opens its menu.
fn sheets_ui(app: &mut App, ui: &mut Ui) {
    let mut pages = Vec::new();
    show_ui(app, ui, &mut pages);
    page_menu_ui(app, &pages);
}

fn show_ui(app: &mut App, ui: &mut Ui, pages: &mut Vec<Response>) {
    let lang = app.settings.lang;
    if let Some(pack) = app.tabs.pack_mut() {
        pack.turn();
        let source = pack.source();
        if pack.preview.thumbnails {
            let of = (pack.editor.document(), pack.changes());
            match thumbnails::thumbnails_ui(&mut pack.preview, ui, (source, pack.serial), of, lang) {
                Some(Asked::Page(page)) => pack.preview.show_thumbnails(false, page),
                Some(Asked::Member(at, ask)) => app.act_on_member(ui.ctx(), at, ask),
                None => {}
            }
        } else if let Some(why) = pack.pageless(lang) {
            pack.bind_unseen();
            pageless_ui(ui, &why);
        } else if let Some((page, _)) = scroll_ui(&mut pack.preview, ui, (source, pack.serial), None, (lang, pages)) {
            pack.enter_page(page);
        }
        return;
    }
    if let Some(folder) = app.tabs.folder() {
        if let Some((path, document)) = folder.pointed() {
            let source = Source::Description(Arc::clone(document), app.options_for(path, None));
            let serial = folder.serial;
            scroll_ui(&mut app.preview, ui, (source, serial), None, (lang, pages));
        } else {
            let why = folder.pageless(lang);
            if !app.preview.sheets.is_empty() {
                app.preview.clear();
            }
            if let Some(why) = why {
                pageless_ui(ui, &why);
            }
        }
        return;
    }
    let Some(options) = app.tabs.open().map(|open| app.options_of(open)) else { return };
    let Some(open) = app.tabs.open_mut() else { return };
    let document = Arc::clone(open.shown());
    let source = Source::Description(Arc::clone(&document), options);
    let clicked = scroll_ui(&mut app.preview, ui, (source, open.serial), open.form.focus, (lang, pages));
    if let Some(place) = clicked.and_then(|(_, zone)| zone).and_then(|zone| Place::from_key(zone.key)) {
        open.form.jump(place, &document);
    }
}

/// Says why there are no pages.
fn pageless_ui(ui: &mut Ui, why: &str) {
    let text = RichText::new(why).size(theme::BODY).color(tokens(ui).text2);
    Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.vertical_centered(|ui| ui.add(egui::Label::new(text).wrap()));
    });
}

/// Shows the pages of `source`, which comes from the document of a number, and tells which was clicked where. Those that
/// are in view come into `pages`.
fn scroll_ui(
    preview: &mut Preview,
    ui: &mut Ui,
    (source, serial): (Source, u64),
    focus: Option<Place>,
    (lang, pages): (Lang, &mut Vec<Response>),
) -> Option<(usize, Option<Zone>)> {
    wheel(preview, ui);
    let width = preview.sheets.first().map_or(595.3, |sheet| sheet.width);
    let fit = (ui.available_width() - 2.0 * EDGE) / width;
    let scale = match preview.zoom {
        Zoom::Fit => fit,
        Zoom::Times(zoom) => zoom * FULL,
    };
    preview.shown_zoom = scale / FULL;
    preview.follow_due |= focus != preview.followed;
    preview.followed = focus;
    let mut clicked = None;
    let mut visible = 0..1;
    ScrollArea::both().id_salt(("pages", serial)).auto_shrink(false).show_viewport(ui, |ui, view| {
        let tops = tops(&preview.sheets, scale);
        let size = vec2(ui.available_width().max(width * scale + 2.0 * EDGE), tops.last().copied().unwrap_or(0.0));
        let (_, whole) = ui.allocate_space(size);
        visible = seen(&tops, view.y_range());
        preview.page = page_at(&tops, view.center().y);
        if let Some(page) = preview.go_to.take() {
            let top = whole.top() + tops.get(page).copied().unwrap_or(0.0) - GAP / 2.0;
            ui.scroll_to_rect(Rect::from_min_size(Pos2::new(whole.left(), top), vec2(1.0, 1.0)), Some(Align::Min));
        }
        let target = focus.filter(|_| preview.follow_due && preview.follows);
        let target = target.and_then(|place| zone_to_show(&preview.sheets, place));
        for (index, (sheet, top)) in preview.sheets.iter().zip(&tops).enumerate() {
            let left = whole.center().x - sheet.width * scale / 2.0;
            let top = whole.top() + top;
            let size = vec2(sheet.width, sheet.height) * scale;
            let rect = Rect::from_min_size(Pos2::new(left.round(), top.round()), size);
            let marked = focus.map_or_else(Vec::new, |place| zones_of(sheet, place));
            if let Some((_, zone)) = target.filter(|(page, _)| *page == index) {
                preview.follow_due = false;
                ui.scroll_to_rect(on_screen(rect, zone, scale).expand(24.0), None);
            }
            if visible.contains(&index) {
                let (page, zone) = sheet_ui(ui, sheet, (index, rect), scale, &marked, lang);
                if page.clicked() {
                    clicked = Some((index, zone));
                }
                if page.secondary_clicked() {
                    preview.pointed = zone.and_then(|zone| Place::from_key(zone.key));
                }
                pages.push(page);
            }
        }
    });
    let pixels = (scale * ui.pixels_per_point()).min(MOST_PIXELS / width);
    preview.ask(source, pixels, visible.clone());
    preview.forget_beyond(&visible, KEPT);
    clicked
}

/// Ctrl and the wheel zoom.
fn wheel(preview: &mut Preview, ui: &Ui) {
    let delta = ui.input(egui::InputState::zoom_delta);
    if (delta - 1.0).abs() > f32::EPSILON && ui.rect_contains_pointer(ui.max_rect()) {
        preview.zoom = Zoom::Times((preview.shown_zoom * delta).clamp(0.25, 3.0));
    }
}

/// The top of each page, and behind them the height of the whole.
fn tops(sheets: &[Sheet], scale: f32) -> Vec<f32> {
    let mut top = EDGE;
    let mut tops = Vec::with_capacity(sheets.len() + 1);
    for sheet in sheets {
        tops.push(top);
        top += sheet.height * scale + GAP;
    }
    tops.push(top);
    tops
}

/// The pages that lie in `view`.
fn seen(tops: &[f32], view: egui::Rangef) -> Range<usize> {
    let count = tops.len() - 1;
    let start = tops[1..].iter().position(|&bottom| bottom > view.min).unwrap_or(0);
    let end = tops[..count].iter().rposition(|&top| top < view.max).map_or(1, |last| last + 1);
    start..end.max(start + 1)
}

fn page_at(tops: &[f32], y: f32) -> usize {
    tops[..tops.len() - 1].iter().rposition(|&top| top <= y).unwrap_or(0)
}

/// Where `place` lies on the page: the row of a table as one, any other field wherever it is printed.
fn zones_of(sheet: &Sheet, place: Place) -> Vec<Zone> {
    let of = |zone: &&Zone| Place::from_key(zone.key).is_some_and(|other| belongs(other, place));
    let zones: Vec<Zone> = sheet.zones.iter().filter(of).copied().collect();
    if is_row(place) { in_rows(zones) } else { zones }
}

/// The page and the zone to bring into view for `place`: its own, since its row may run over several pages, else what is
/// marked first.
fn zone_to_show(sheets: &[Sheet], place: Place) -> Option<(usize, Zone)> {
    let own = |sheet: &Sheet| sheet.zones.iter().find(|zone| zone.key == place.key()).copied();
    let first = |find: &dyn Fn(&Sheet) -> Option<Zone>| {
        sheets.iter().enumerate().find_map(|(page, sheet)| find(sheet).map(|zone| (page, zone)))
    };
    first(&own).or_else(|| first(&|sheet| zones_of(sheet, place).first().copied()))
}

/// The zones that stand side by side as one each: a row of the table, but not the head of the page with it.
fn in_rows(zones: Vec<Zone>) -> Vec<Zone> {
    let mut rows: Vec<Zone> = Vec::new();
    for zone in zones {
        let beside = |row: &&mut Zone| row.rect.y < zone.rect.bottom() && zone.rect.y < row.rect.bottom();
        match rows.iter_mut().find(beside) {
            Some(row) => *row = union(*row, zone),
            None => rows.push(zone),
        }
    }
    rows
}

fn union(a: Zone, b: Zone) -> Zone {
    let (x, y) = (a.rect.x.min(b.rect.x), a.rect.y.min(b.rect.y));
    let (right, bottom) = (a.rect.right().max(b.rect.right()), a.rect.bottom().max(b.rect.bottom()));
    Zone { key: a.key, rect: crate::page::Rect::new(x, y, right - x, bottom - y) }
}

fn is_row(place: Place) -> bool {
    let section = place.field.spec().section;
    matches!(section, Section::Duties | Section::Indicators | Section::Revisions) && place.named_row().is_some()
}

fn belongs(zone: Place, focus: Place) -> bool {
    if is_row(focus) {
        zone.field.spec().section == focus.field.spec().section && zone.named_row() == focus.named_row()
    } else {
        zone == focus
    }
}

fn on_screen(page: Rect, zone: Zone, scale: f32) -> Rect {
    let min = page.min + vec2(zone.rect.x, zone.rect.y) * scale;
    Rect::from_min_size(min, vec2(zone.rect.w, zone.rect.h) * scale)
}

/// Shows a page and tells in which zone the pointer is.
fn sheet_ui(
    ui: &mut Ui,
    sheet: &Sheet,
    (index, rect): (usize, Rect),
    scale: f32,
    marked: &[Zone],
    lang: Lang,
) -> (Response, Option<Zone>) {
    let page = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("sheet", index)));
    let response = page.interact(rect, page.scope_id().with("page"), Sense::click());
    response.widget_info(|| {
        let name = match lang {
            Lang::Zh => format!("第 {} 页", index + 1),
            Lang::En => format!("Page {}", index + 1),
        };
        WidgetInfo::labeled(Role::Image, true, name)
    });
    let painter = page.painter();
    let line = Stroke::new(1.0, tokens(&page).line);
    painter.rect(rect, CornerRadius::ZERO, theme::PAPER, line, StrokeKind::Outside);
    if let Some(texture) = &sheet.texture {
        let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
        painter.image(texture.id(), rect, whole, Color32::WHITE);
    }
    for &zone in marked {
        let zone = on_screen(rect, zone, scale);
        painter.rect_filled(zone, CornerRadius::ZERO, theme::PAPER_MARK);
        let bar = Rect::from_min_size(zone.min - vec2(1.0, 0.0), vec2(3.0, zone.height()));
        painter.rect_filled(bar, CornerRadius::ZERO, theme::PAPER_BAR);
    }
    let zone = |at: Pos2| {
        let (x, y) = ((at.x - rect.left()) / scale, (at.y - rect.top()) / scale);
        let under = sheet.zones.iter().filter(|zone| zone.rect.contains(x, y));
        under.min_by(|a, b| (a.rect.w * a.rect.h).total_cmp(&(b.rect.w * b.rect.h))).copied()
    };
    let pointed = response.interact_pointer_pos().or(response.hover_pos()).and_then(zone);
    if pointed.is_some() && response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    (response, pointed)
}
