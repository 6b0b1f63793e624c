//! The regions of the window, a file each, and where they go.

pub(super) mod ask;
mod bars;
pub(super) mod field_menu;
pub(super) mod help;
mod left;
mod middle;
mod missing;
mod page_menu;
mod pages;
pub(super) mod problems;
pub(super) mod settings;
mod start;
mod status;
mod tabs;
mod thumbnails;
mod top;

use egui::{CentralPanel, Frame, Margin, Panel, Rangef, Rect, Ui};

use super::tab::Kind;
use super::theme::tokens;
use super::widget::edge::Edge;
use super::widget::order::{keep, kept_ui};
use super::{App, folder, keeping, pack};
use crate::lang::Text;
pub(super) use middle::{in_form, still};

/// Below this width the preview shows only when asked for.
const ROOM_FOR_PREVIEW: f32 = 1180.0;
/// Below this width the sections are icons only.
const ROOM_FOR_NAMES: f32 = 900.0;
const LEFT: f32 = 220.0;
/// The left column gets no narrower and no wider.
const NAMES: Rangef = Rangef { min: 180.0, max: 360.0 };
const ICONS: f32 = 52.0;
const PREVIEW: f32 = 460.0;
/// The page of a row of a table, which wants more room than a form.
const PREVIEW_OF_ROW: f32 = 340.0;
/// The pages get no narrower than this.
const PAGES: f32 = 240.0;
/// The form gets no narrower than this for the preview's sake.
const FORM: f32 = 400.0;
/// The table gets no narrower than this for the preview's sake, while the pages do not get too narrow.
const TABLE: f32 = 820.0;

/// Tells whether the preview shows.
pub(super) fn preview_shows(app: &App, ctx: &egui::Context) -> bool {
    app.settings.preview.unwrap_or_else(|| ctx.content_rect().width() >= ROOM_FOR_PREVIEW)
}

/// Shows every panel.
pub(super) fn panels_ui(app: &mut App, ui: &mut Ui) {
    let tokens = tokens(ui);
    let bare = |fill| Frame::new().fill(fill);
    Panel::top("top").exact_size(44.0).frame(bare(tokens.app)).show(ui, |ui| top::top_ui(app, ui));
    let Some(front) = app.tabs.front() else {
        CentralPanel::no_frame().frame(bare(tokens.panel)).show(ui, |ui| start::start_ui(app, ui));
        return;
    };
    let kind = front.kind();
    if let Some(height) = keeping::notice_height(app) {
        Panel::top("notice").exact_size(height).frame(Frame::NONE).show(ui, |ui| keeping::notice_ui(app, ui));
    }
    let status = keep(ui, Panel::bottom("status").exact_size(28.0).frame(bare(tokens.app)));
    let problems = problems::keep_ui(app, ui);
    let width = ui.available_width();
    let preview = preview_shows(app, ui.ctx());
    let narrow = width < ROOM_FOR_NAMES || (preview && width < ROOM_FOR_PREVIEW);
    let left = if narrow { ICONS } else { app.settings.left.map_or(LEFT, |wide| NAMES.clamp(f32::from(wide))) };
    let whole = ui.available_rect_before_wrap();
    Panel::left("sections").exact_size(left).resizable(false).frame(bare(tokens.app)).show(ui, |ui| match kind {
        Kind::Description => left::left_ui(app, ui, narrow),
        Kind::Pack => pack::left::left_ui(app, ui, narrow),
        Kind::Folder => folder::left::left_ui(app, ui, narrow),
    });
    let room = pages_width(app, kind, width - left);
    let pages = Panel::right("preview").exact_size(room).resizable(false).frame(bare(tokens.canvas));
    let pages = preview.then(|| keep(ui, pages));
    app.bind_unseen(preview);
    let middle = Frame::new().fill(tokens.panel).inner_margin(Margin::ZERO);
    let shown = CentralPanel::no_frame().frame(middle).show(ui, |ui| match kind {
        Kind::Description => middle::middle_ui(app, ui),
        Kind::Pack => pack::middle::middle_ui(app, ui),
        Kind::Folder => folder::middle::middle_ui(app, ui),
    });
    app.notes.room = Some(shown.response.rect);
    if let Some(place) = pages {
        kept_ui(ui, place, "pages", |ui| pages::pages_ui(app, ui));
    }
    // Beside a table the pages keep to their width.
    let right = (preview && kind != Kind::Folder).then_some(room);
    edges_ui(app, ui, whole, (!narrow).then_some(left), right);
    if let Some(place) = problems {
        kept_ui(ui, place, "problems", |ui| problems::problems_ui(app, ui));
    }
    kept_ui(ui, status, "status", |ui| status::status_ui(app, ui));
}

/// How wide the pages are beside a form or a table, when both have `room`.
fn pages_width(app: &App, kind: Kind, room: f32) -> f32 {
    let (wanted, beside) = match kind {
        Kind::Folder => (PREVIEW_OF_ROW, TABLE),
        _ => (app.settings.right.map_or(PREVIEW, f32::from), FORM),
    };
    wanted.min(room - beside).max(PAGES)
}

/// The edges of the left column and of the pages, of those that show with names or at all.
fn edges_ui(app: &mut App, ui: &mut Ui, whole: Rect, left: Option<f32>, right: Option<f32>) {
    let (lang, height) = (app.settings.lang, whole.y_range());
    let mut moved = false;
    if let Some(width) = left {
        let name = Text::new("左栏宽度", "Width of the left column").get(lang);
        let edge = Edge { name, x: whole.left() + width, height, width, widths: NAMES, at_right: false };
        if let Some(to) = edge.ui(ui) {
            app.settings.left = to.width();
            moved = true;
        }
    }
    if let Some(width) = right {
        let name = Text::new("预览宽度", "Width of the preview").get(lang);
        let widths = Rangef::new(PAGES, (whole.width() - left.unwrap_or(ICONS) - FORM).max(PAGES));
        let edge = Edge { name, x: whole.right() - width, height, width, widths, at_right: true };
        if let Some(to) = edge.ui(ui) {
            app.settings.right = to.width();
            moved = true;
        }
    }
    if moved {
        ui.ctx().request_repaint();
    }
}
