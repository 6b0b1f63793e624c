//! The pages of a pack as small pictures side by side: an overview by keyboard and by mouse, from which a page is opened.
//! Only those in view are drawn.

use std::ops::Range;
use std::sync::Arc;

use egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, vec2,
};

use crate::app::icon;
use crate::app::pack::menu::{Ask, rows_ui};
use crate::app::preview::{Preview, Source};
use crate::app::theme::{self, tokens};
use crate::app::widget::button::paint_focus;
use crate::app::widget::menu::{Row, context_ui, one_line, rule_ui};
use crate::document::pack::Pack;
use crate::lang::{Lang, Text};

/// Around the pictures and between them.
const EDGE: f32 = 18.0;
const GAP: f32 = 14.0;
/// A picture is at least this wide, where there is room for that.
const LEAST: f32 = 112.0;
/// What stands below a picture.
const CAPTION: f32 = 24.0;
/// How many pages around the visible ones keep their small picture.
const KEPT: usize = 60;

/// Where the pictures stand.
struct Grid {
    count: usize,
    columns: usize,
    /// The size of a picture.
    picture: egui::Vec2,
}

impl Grid {
    /// As many pictures of pages of the size `page` side by side as there is room for in `width`.
    fn of(count: usize, page: egui::Vec2, width: f32) -> Self {
        let room = width - 2.0 * EDGE;
        let columns = (((room + GAP) / (LEAST + GAP)) as usize).max(1);
        let width = ((room + GAP) / columns as f32 - GAP).max(24.0);
        Self { count, columns, picture: vec2(width, width * page.y / page.x) }
    }

    /// From a picture to the next one at its right, and under it.
    fn pitch(&self) -> egui::Vec2 {
        self.picture + vec2(GAP, CAPTION + GAP)
    }

    fn height(&self) -> f32 {
        self.count.div_ceil(self.columns) as f32 * self.pitch().y + 2.0 * EDGE - GAP
    }

    /// The place of a picture with what stands below it.
    fn cell(&self, origin: Pos2, index: usize) -> Rect {
        let (column, row) = (index % self.columns, index / self.columns);
        let at = vec2(column as f32 * self.pitch().x, row as f32 * self.pitch().y);
        Rect::from_min_size((origin + vec2(EDGE, EDGE) + at).round(), self.picture + vec2(0.0, CAPTION))
    }

    /// The pictures that lie in `view`.
    fn seen(&self, view: egui::Rangef) -> Range<usize> {
        let row = |y: f32| ((y - EDGE) / self.pitch().y).max(0.0);
        let (first, last) = (row(view.min) as usize, row(view.max) as usize + 1);
        (first * self.columns).min(self.count)..(last * self.columns).min(self.count)
    }
}

/// What is asked of a picture.
pub(super) enum Asked {
    /// Its page shall be opened.
    Page(usize),
    /// Something about the member whose page it is.
    Member((usize, usize), Ask),
}

/// Shows the small pictures of the pages of `source`, which comes from `pack`, that of a number and may be one that
/// `changes`.
pub(super) fn thumbnails_ui(
    preview: &mut Preview,
    ui: &mut Ui,
    (source, serial): (Source, u64),
    (pack, changes): (&Arc<Pack>, bool),
    lang: Lang,
) -> Option<Asked> {
    let page = preview.sheets.first().map_or(vec2(595.3, 841.9), |sheet| vec2(sheet.width, sheet.height));
    let area = ui.available_rect_before_wrap();
    let grid = Grid::of(preview.sheets.len(), page, area.width() - ui.spacing().scroll.allocated_width());
    let list = ui.interact(area, Id::unique(("thumbnails", serial)), Sense::click());
    let name = Text::new("页面缩略图", "Thumbnails").get(lang);
    list.widget_info(|| {
        let at = preview.book.name(preview.page, lang);
        WidgetInfo::labeled(Role::ListBox, true, format!("{name} {at}").trim())
    });
    let rows = (area.height() / grid.pitch().y) as usize;
    let mut asked = keys(ui, preview, &grid, rows.max(1), &list).then_some(Asked::Page(preview.page));
    let mut visible = 0..0;
    let scroll = ScrollArea::vertical().id_salt(("thumbnails", serial)).auto_shrink(false);
    scroll.show_viewport(ui, |ui, view| {
        let (_, whole) = ui.allocate_space(vec2(ui.available_width(), grid.height()));
        visible = grid.seen(view.y_range());
        if let Some(page) = preview.go_to.take() {
            preview.page = page.min(grid.count.saturating_sub(1));
            ui.scroll_to_rect(grid.cell(whole.min, preview.page).expand(GAP), None);
        }
        for index in visible.clone() {
            let response = picture_ui(ui, preview, (index, grid.cell(whole.min, index)), list.has_focus(), lang);
            if response.clicked() {
                asked = Some(Asked::Page(index));
            }
            if response.secondary_clicked() {
                preview.page = index;
            }
            context_ui(&response, |ui| asked = menu_ui(ui, preview, index, (pack, changes), lang).or(asked.take()));
        }
    });
    preview.ask(source, grid.picture.x / page.x * ui.pixels_per_point(), visible.clone());
    preview.forget_beyond(&visible, KEPT);
    asked
}

/// The menu of a picture: of its page, and of the member that the page belongs to.
fn menu_ui(
    ui: &mut Ui,
    preview: &Preview,
    index: usize,
    (pack, changes): (&Arc<Pack>, bool),
    lang: Lang,
) -> Option<Asked> {
    let mut asked = None;
    if Row::new(Text::new("放大这一页", "Enlarge this page").get(lang)).icon(icon::FIND).ui(ui).clicked() {
        asked = Some(Asked::Page(index));
    }
    // While the pages are made anew they are not those of the members as they stand.
    let member = preview.book.member_at(index).filter(|_| Arc::ptr_eq(&preview.book.of, pack));
    if let Some(at) = member {
        rule_ui(ui);
        asked = rows_ui(ui, pack, at, changes, lang).map(|ask| Asked::Member(at, ask)).or(asked);
    }
    asked
}

/// What the keys do while the list has the focus; tells whether the page at the cursor shall be opened.
fn keys(ui: &Ui, preview: &mut Preview, grid: &Grid, rows: usize, list: &Response) -> bool {
    if !list.has_focus() || grid.count == 0 {
        return false;
    }
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
    let plain = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (at, end) = (preview.page, grid.count - 1);
    let ways = [
        (Key::ArrowRight, at + 1),
        (Key::ArrowLeft, at.saturating_sub(1)),
        (Key::ArrowDown, if at + grid.columns > end { at } else { at + grid.columns }),
        (Key::ArrowUp, at.checked_sub(grid.columns).unwrap_or(at)),
        (Key::PageDown, at + grid.columns * rows),
        (Key::PageUp, at.saturating_sub(grid.columns * rows)),
        (Key::Home, 0),
        (Key::End, end),
    ];
    for (key, to) in ways {
        if plain(key) {
            preview.go_to = Some(to.min(end));
        }
    }
    plain(Key::Enter) | plain(Key::Space)
}

/// Shows the picture of a page.
fn picture_ui(ui: &mut Ui, preview: &Preview, (index, cell): (usize, Rect), focused: bool, lang: Lang) -> Response {
    // Tab goes from the list on to what is below it, not through all pages.
    let response = ui.interact(cell, ui.scope_id().with(("thumbnail", index)), Sense::CLICK);
    let (number, name) = (preview.book.number(index), preview.book.name(index, lang));
    let pointed = preview.page == index;
    response.widget_info(|| {
        let spoken = match lang {
            Lang::Zh => format!("第 {number} 页 {name}"),
            Lang::En => format!("Page {number} {name}"),
        };
        WidgetInfo::selected(Role::Button, true, pointed, spoken)
    });
    let tokens = tokens(ui);
    let paper = cell.with_max_y(cell.bottom() - CAPTION);
    let line = if response.hovered() { tokens.strong_line } else { tokens.line };
    ui.painter().rect(paper, CornerRadius::ZERO, theme::PAPER, Stroke::new(1.0, line), StrokeKind::Outside);
    if let Some(texture) = preview.sheets.get(index).and_then(|sheet| sheet.texture.as_ref()) {
        let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
        ui.painter().image(texture.id(), paper, whole, egui::Color32::WHITE);
    }
    if pointed {
        let stroke = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(paper, CornerRadius::ZERO, stroke, StrokeKind::Outside);
        paint_focus(ui, paper.expand(3.0), focused);
    }
    let ink = if pointed { tokens.accent } else { tokens.text2 };
    let text = format!("{number}　{name}");
    let galley = one_line(ui, text.trim_end(), theme::CAPTION, ink, cell.width());
    let at = Pos2::new(cell.center().x - galley.size().x / 2.0, paper.bottom() + 6.0);
    let cut = galley.elided;
    ui.painter().galley(at, galley, ink);
    if cut { response.on_hover_text(text) } else { response }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pictures_in_view_are_those_whose_cells_meet_it() {
        for (count, width) in [(1, 300.0), (7, 440.0), (640, 440.0), (640, 1200.0), (5, 60.0)] {
            let grid = Grid::of(count, vec2(595.3, 841.9), width);
            for top in [0.0, 100.0, 777.0, grid.height() - 500.0] {
                let view = egui::Rangef::new(top, top + 500.0);
                let seen = grid.seen(view);
                let meets = |index: &usize| view.intersects(grid.cell(Pos2::ZERO, *index).y_range());
                assert!((0..count).filter(meets).all(|index| seen.contains(&index)), "{count} {width} {top}");
                assert!(seen.len() <= grid.columns * (500.0 / grid.pitch().y + 2.0).ceil() as usize);
            }
            let right = (0..count).map(|index| grid.cell(Pos2::ZERO, index).right()).fold(0.0, f32::max);
            assert!(right <= width.max(60.0) + 1.0 && grid.cell(Pos2::ZERO, count - 1).bottom() <= grid.height());
        }
    }
}
