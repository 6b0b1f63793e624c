//! Menus: a row of a menu, the button that opens one, a chooser that looks like a field.

use egui::{Color32, Id, Key, Modifiers, Pos2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::button::{keep_in_view, paint_focus, paint_icon};
use super::choice;
use crate::app::icon;
use crate::app::theme::{self, tokens};

/// What a chooser needs beside its text.
const BESIDE_TEXT: f32 = 34.0;
/// A text in a menu is no wider.
const WIDEST: f32 = 420.0;

/// What is left of the height of the window beside a menu that is scrolled: the bar at the top, and a margin.
const BESIDE_MENU: f32 = 64.0;

/// No menu is higher.
const TALLEST: f32 = 680.0;

/// A row of a menu.
pub(in crate::app) struct Row<'a> {
    pub(in crate::app) icon: Option<char>,
    pub(in crate::app) text: &'a str,
    /// The keys that do the same.
    pub(in crate::app) keys: &'a str,
    /// It is the choice in force.
    pub(in crate::app) chosen: bool,
    /// The focus stays elsewhere, and Tab passes it over; whether it is the one that Enter takes.
    pub(in crate::app) aside: Option<bool>,
    /// It is as wide as there is room.
    pub(in crate::app) wide: bool,
}

impl<'a> Row<'a> {
    pub(in crate::app) fn new(text: &'a str) -> Self {
        Self { icon: None, text, keys: "", chosen: false, aside: None, wide: false }
    }

    pub(in crate::app) fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    pub(in crate::app) fn chosen(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }

    /// Shows it, as wide as the widest row; a click closes the menu.
    pub(in crate::app) fn ui(&self, ui: &mut Ui) -> Response {
        let tokens = tokens(ui);
        let most = if self.wide { ui.available_width() } else { WIDEST };
        let text = one_line(ui, self.text, theme::BODY, tokens.text, most);
        let cut = text.elided;
        let keys = ui.painter().layout_no_wrap(self.keys.to_owned(), theme::regular(theme::CAPTION), tokens.text3);
        let gap = if self.keys.is_empty() { 12.0 } else { 32.0 };
        let width =
            (34.0 + text.size().x + gap + keys.size().x).max(if self.wide { ui.available_width() } else { 150.0 });
        let sense = if self.aside.is_some() { Sense::CLICK } else { Sense::click() };
        let (rect, response) = ui.allocate_at_least(vec2(width, theme::BUTTON), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.text));
        if ui.is_enabled() && take_first_row(ui.ctx()) {
            response.request_focus();
        }
        keep_in_view(&response);
        let lit = self.aside == Some(true);
        if lit || response.hovered() || response.has_focus() {
            let fill = if lit { tokens.accent_soft } else { tokens.soft };
            ui.painter().rect_filled(rect, theme::CORNER, fill);
        }
        let ink = if ui.is_enabled() { tokens.text } else { tokens.text3.gamma_multiply(0.6) };
        if let Some(icon) = if self.chosen { Some(icon::CHECK) } else { self.icon } {
            let ink = if self.chosen { tokens.accent } else { ink };
            paint_icon(ui, Pos2::new(rect.left() + 17.0, rect.center().y), icon, theme::SMALL_ICON, ink);
        }
        let top = rect.center().y - text.size().y / 2.0;
        ui.painter().galley_with_override_text_color(Pos2::new(rect.left() + 32.0, top), text, ink);
        let at = Pos2::new(rect.right() - 10.0 - keys.size().x, rect.center().y - keys.size().y / 2.0);
        ui.painter().galley(at, keys, tokens.text3);
        if response.clicked() {
            ui.close();
        }
        if cut { response.on_hover_text(self.text) } else { response }
    }
}

/// A thin line between the rows of a menu.
pub(in crate::app) fn rule_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_at_least(vec2(16.0, 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens(ui).line));
}

/// The next row that shows shall have the focus.
#[derive(Clone, Default)]
struct FirstRow;

/// Gives the focus to the first row of the menu that opens now.
pub(in crate::app) fn focus_first_row(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(Id::NULL, FirstRow));
}

/// Tells whether the next row that shows shall have the focus; it is said once.
pub(super) fn take_first_row(ctx: &egui::Context) -> bool {
    ctx.data_mut(|data| data.remove_temp::<FirstRow>(Id::NULL)).is_some()
}

/// Opens the menu under `response`, for the keyboard.
pub(in crate::app) fn open_menu(response: &Response) {
    egui::Popup::open_id(&response.ctx, egui::Popup::default_response_id(response));
    focus_first_row(&response.ctx);
}

/// Opens a menu under `response`; tells whether a key closed it, so that the focus is nowhere.
pub(in crate::app) fn popup_ui(response: &Response, add: impl FnOnce(&mut Ui)) -> bool {
    let (ctx, popup) = (&response.ctx, egui::Popup::default_response_id(response));
    let by_key = !ctx.input(|input| input.pointer.any_click());
    if response.clicked() && by_key {
        focus_first_row(ctx);
    }
    let was_open = egui::Popup::is_id_open(ctx, popup);
    egui::Popup::menu(response).gap(4.0).show(|ui| rows_ui(ui, add));
    let closed = was_open && by_key && !egui::Popup::is_id_open(ctx, popup);
    // Who closed it by a key goes on from here, not from the top of the window.
    if closed {
        response.request_focus();
    }
    closed
}

/// Opens a menu where `response` is clicked with the right button.
pub(in crate::app) fn context_ui(response: &Response, add: impl FnOnce(&mut Ui)) {
    egui::Popup::context_menu(response).show(|ui| rows_ui(ui, add));
}

/// The rows of a menu, which are scrolled where the window is lower than they are.
pub(in crate::app) fn rows_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().item_spacing.y = 1.0;
    // What opened it stays in view above it.
    let height = ui.ctx().content_rect().height() - BESIDE_MENU;
    if height > TALLEST {
        return add(ui);
    }
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, add);
}

/// Opens a box under `response` that stays open while it is worked in.
pub(in crate::app) fn box_ui(response: &Response, add: impl FnOnce(&mut Ui)) {
    let behavior = egui::PopupCloseBehavior::CloseOnClickOutside;
    egui::Popup::menu(response).gap(4.0).close_behavior(behavior).show(add);
}

/// A word that opens a menu, as Alt with `key` does.
pub(in crate::app) fn menu_ui(ui: &mut Ui, text: &str, key: Key, add: impl FnOnce(&mut Ui)) {
    let tokens = tokens(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::regular(theme::BODY), tokens.text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, theme::BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    if response.hovered() || egui::Popup::is_id_open(ui.ctx(), egui::Popup::default_response_id(&response)) {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.softer);
    }
    paint_focus(ui, rect, response.has_focus());
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tokens.text);
    if response.clicked() {
        ui.data_mut(|data| data.remove_temp::<Option<Id>>(response.id));
    }
    let free = ui.memory(|memory| memory.top_modal_layer().is_none());
    if free && ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
        let before = ui.memory(egui::Memory::focused);
        ui.data_mut(|data| data.insert_temp(response.id, before));
        open_menu(&response);
    }
    if popup_ui(&response, add)
        && let Some(before) = ui.data_mut(|data| data.remove_temp::<Option<Id>>(response.id)).flatten()
    {
        // Who came by the key goes on where he was.
        ui.memory_mut(|memory| memory.request_focus(before));
    }
}

/// A chooser that looks like a field. The rows give the number of the choice that was taken.
pub(in crate::app) fn chooser_ui(
    ui: &mut Ui,
    id: Id,
    width: f32,
    shown: Option<&str>,
    hint: &str,
    rows: &[(&str, bool)],
) -> (Response, Option<usize>) {
    choice::leave(ui.ctx(), id);
    let (_, rect) = ui.allocate_space(vec2(width, theme::ROW));
    let response = ui.interact(rect, id, Sense::click());
    keep_in_view(&response);
    let tokens = tokens(ui);
    if ui.is_rect_visible(rect) {
        let line = Stroke::new(1.0, tokens.strong_line);
        ui.painter().rect(rect, theme::CORNER, tokens.field, line, StrokeKind::Inside);
        paint_focus(ui, rect, response.has_focus());
        let ink = if shown.is_some() { tokens.text } else { ui.visuals().weak_text_color() };
        paint_text(ui, rect, shown.unwrap_or(hint), ink);
        let middle = Pos2::new(rect.right() - 14.0, rect.center().y);
        paint_icon(ui, middle, icon::UNFOLD, theme::SMALL_ICON, tokens.text3);
    }
    let response = match shown {
        Some(shown) if chooser_width(ui, shown) > width => response.on_hover_text(shown),
        _ => response,
    };
    choice::watch(&response, rows);
    let mut taken = None;
    popup_ui(&response, |ui| {
        let height = ui.ctx().content_rect().height() * 0.6;
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| taken = choice::rows_ui(ui, id, rows));
    });
    if taken.is_some() {
        response.request_focus();
    }
    (response, taken)
}

/// How wide a chooser must be to show all of `text`.
pub(in crate::app) fn chooser_width(ui: &Ui, text: &str) -> f32 {
    BESIDE_TEXT + width_of(ui, text, theme::FIELD)
}

fn width_of(ui: &Ui, text: &str, size: f32) -> f32 {
    // A hair is lost where a text of just this width is cut again.
    one_line(ui, text, size, Color32::BLACK, f32::INFINITY).size().x.ceil() + 1.0
}

fn paint_text(ui: &Ui, rect: egui::Rect, text: &str, ink: Color32) {
    let galley = one_line(ui, text, theme::FIELD, ink, rect.width() - BESIDE_TEXT);
    ui.painter().galley(Pos2::new(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0), galley, ink);
}

/// `text` on one line of `width`, with "…" at the end where it is cut.
pub(in crate::app) fn one_line(
    ui: &Ui,
    text: &str,
    size: f32,
    ink: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    line_of(ui, text, theme::regular(size), ink, width)
}

/// As [`one_line`], in any face.
pub(in crate::app) fn line_of(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    ink: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

/// `text` on at most so many lines of a width, with "…" at the end where it is cut.
pub(in crate::app) fn lines_of(
    ui: &Ui,
    text: &str,
    ink: Color32,
    (width, rows): (f32, usize),
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), theme::regular(theme::BODY), ink, width.max(0.0));
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// Beside the text of a segment.
const PAD: f32 = 9.0;

/// How wide [`segments_ui`] is with these choices.
pub(in crate::app) fn segments_width(ui: &Ui, choices: &[&str]) -> f32 {
    choices.iter().map(|text| width_of(ui, text, theme::BODY) + 2.0 * PAD).sum::<f32>() + 4.0
}

/// A row of choices of which one is taken, as wide as there is room where the layout is justified; gives the number of the
/// one that was clicked.
pub(in crate::app) fn segments_ui(ui: &mut Ui, choices: &[(&str, bool)]) -> Option<usize> {
    let tokens = tokens(ui);
    let texts: Vec<_> = choices
        .iter()
        .map(|(text, _)| ui.painter().layout_no_wrap((*text).to_owned(), theme::regular(theme::BODY), tokens.text2))
        .collect();
    let width = texts.iter().map(|text| text.size().x + 2.0 * PAD).sum::<f32>() + 4.0;
    let spare = if ui.layout().horizontal_justify() { (ui.available_width() - width).max(0.0) } else { 0.0 };
    let pad = 2.0 * PAD + spare / choices.len() as f32;
    let (_, whole) = ui.allocate_space(vec2(width + spare, theme::BUTTON));
    ui.painter().rect_filled(whole, theme::CORNER, tokens.softer);
    let mut left = whole.left() + 2.0;
    let mut taken = None;
    for (index, (text, (name, chosen))) in texts.into_iter().zip(choices).enumerate() {
        let size = vec2(text.size().x + pad, theme::BUTTON - 4.0);
        let rect = egui::Rect::from_min_size(Pos2::new(left, whole.top() + 2.0), size);
        left += size.x;
        let response = ui.interact(rect, ui.scope_id().with(("segment", index)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), *chosen, *name));
        if *chosen {
            let line = Stroke::new(1.0, tokens.strong_line);
            ui.painter().rect(rect, theme::CORNER, tokens.card, line, StrokeKind::Inside);
        }
        paint_focus(ui, rect, response.has_focus());
        let ink = if *chosen || response.hovered() { tokens.text } else { tokens.text2 };
        ui.painter().galley_with_override_text_color(rect.center() - text.size() / 2.0, text, ink);
        if response.clicked() {
            taken = Some(index);
        }
    }
    taken
}
