//! A field of text that grows with what is in it.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{
    Align2, Color32, FontId, Frame, Id, LayerId, Margin, Rect, Response, Stroke, StrokeKind, TextBuffer, TextEdit, Ui,
    vec2,
};

use super::button::keep_in_view;
use super::compose;
use super::menu::line_of;
use crate::app::theme::{self, tokens};
use crate::lang::steers;

/// A field of text, to be shown with [`TextField::ui`].
pub(in crate::app) struct TextField<'a> {
    id: Id,
    /// What a screen reader says.
    name: &'a str,
    hint: &'a str,
    width: f32,
    /// The lines to begin with, where Enter starts a new one.
    breaks: Option<usize>,
    /// Looks like plain text until it has the focus or the pointer.
    plain: bool,
    bold: bool,
    wrong: bool,
    unit: &'a str,
    /// Words to underline, in their order, each with its colour.
    marks: Vec<(Range<usize>, Color32)>,
    /// Words on a ground of their own, each with its colour.
    grounds: Vec<(Range<usize>, Color32)>,
}

impl<'a> TextField<'a> {
    pub(in crate::app) fn new(id: Id, name: &'a str, width: f32) -> Self {
        let (hint, unit, marks, grounds) = ("", "", Vec::new(), Vec::new());
        Self { id, name, hint, width, breaks: None, plain: false, bold: false, wrong: false, unit, marks, grounds }
    }

    pub(in crate::app) fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// Lets Enter start a new line, and begins with `rows` lines.
    pub(in crate::app) fn breaks(self, rows: usize) -> Self {
        Self { breaks: Some(rows), ..self }
    }

    pub(in crate::app) fn plain(self, plain: bool) -> Self {
        Self { plain, ..self }
    }

    pub(in crate::app) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(in crate::app) fn wrong(self, wrong: bool) -> Self {
        Self { wrong, ..self }
    }

    /// A unit at the right end.
    pub(in crate::app) fn unit(self, unit: &'a str) -> Self {
        Self { unit, ..self }
    }

    /// Underlines the words `marks`.
    pub(in crate::app) fn marks(self, marks: Vec<(Range<usize>, Color32)>) -> Self {
        Self { marks, ..self }
    }

    /// Puts a ground under the words `grounds`.
    pub(in crate::app) fn grounds(self, grounds: Vec<(Range<usize>, Color32)>) -> Self {
        Self { grounds, ..self }
    }

    pub(in crate::app) fn ui(self, ui: &mut Ui, text: &mut String) -> Response {
        let tokens = tokens(ui);
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let ground = ui.painter().add(egui::Shape::Noop);
        let font = if self.bold { theme::bold(theme::FIELD) } else { theme::regular(theme::FIELD) };
        let right = if self.unit.is_empty() { 8 } else { 26 };
        let align = if self.breaks.is_some() { Align2::LEFT_TOP } else { Align2::LEFT_CENTER };
        let (marks, marked) = ([&self.marks[..], &self.grounds[..]], font.clone());
        let mut layouter = move |ui: &Ui, text: &dyn TextBuffer, width: f32| {
            let job = mark(ui, text.as_str(), &marked, tokens.text, width, marks);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        // An example of several lines would have the row grow smaller with the first letter.
        let faint = ui.visuals().weak_text_color();
        let room = self.width - 8.0 - f32::from(right);
        let hint = match self.breaks {
            Some(_) => egui::WidgetText::from(self.hint),
            None => line_of(ui, self.hint, font.clone(), faint, room).into(),
        };
        let mut shown = compose::begin(ui.ctx(), self.id, text);
        let trick = shown.chars().find(|&c| is_trick(c));
        let mut edit = TextEdit::multiline(&mut shown)
            .id(self.id)
            .font(font)
            .hint_text(hint)
            .frame(Frame::new().inner_margin(Margin { left: 8, right, top: 5, bottom: 5 }))
            .desired_width(self.width)
            .desired_rows(self.breaks.unwrap_or(1))
            .min_size(vec2(self.width, theme::ROW))
            .align(align)
            .text_color(tokens.text);
        if self.breaks.is_none() {
            edit = edit.return_key(None);
        }
        if marks.iter().any(|marks| !marks.is_empty()) || trick.is_some() {
            edit = edit.layouter(&mut layouter);
        }
        let before = selection(ui.ctx(), self.id);
        let mut response = edit.show(ui).response.response;
        watch_right_button(&response, before);
        compose::end(&mut response, self.id, text, shown);
        if let Some(c) = trick {
            // The number of a character is the same in every language.
            response = response.on_hover_text(format!("{MARK} = U+{:04X}", u32::from(c)));
        }
        keep_in_view(&response);
        let rect = response.rect;
        let show = focused || !self.plain || response.hovered();
        let line = match (focused, self.wrong) {
            _ if !show => Color32::TRANSPARENT,
            (_, true) => tokens.error.text,
            (true, _) => tokens.accent,
            (false, _) if self.plain => tokens.line,
            (false, _) => tokens.strong_line,
        };
        let fill = if focused || !self.plain { tokens.field } else { Color32::TRANSPARENT };
        let frame = egui::epaint::RectShape::new(rect, theme::CORNER, fill, Stroke::new(1.0, line), StrokeKind::Inside);
        ui.painter().set(ground, frame);
        if focused {
            let ring = Stroke::new(2.0, line.gamma_multiply(0.25));
            ui.painter().rect_stroke(rect, theme::CORNER, ring, StrokeKind::Outside);
        }
        if !self.unit.is_empty() {
            let at = egui::pos2(rect.right() - 9.0, rect.center().y);
            ui.painter().text(at, Align2::RIGHT_CENTER, self.unit, theme::regular(theme::BODY), tokens.text3);
        }
        if self.breaks.is_none() {
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_role(egui::Role::TextInput));
        }
        if response.has_focus() {
            let (layer, menu) = (response.layer_id, response.secondary_clicked());
            let chosen = selection(ui.ctx(), self.id).unwrap_or_default();
            let field = Field { id: self.id, rect, layer, chosen, menu };
            ui.data_mut(|data| data.insert_temp(Id::NULL, field));
        }
        response.accessible_name(self.name)
    }
}

/// The field that has the focus, or had it last.
#[derive(Clone)]
pub(in crate::app) struct Field {
    pub(in crate::app) id: Id,
    pub(in crate::app) rect: Rect,
    pub(in crate::app) layer: LayerId,
    /// The characters that are chosen: without the focus a field forgets them.
    pub(in crate::app) chosen: Range<usize>,
    /// Its menu is asked for by the right button.
    pub(in crate::app) menu: bool,
}

/// The field that has the focus, or had it last.
pub(in crate::app) fn last_field(ctx: &egui::Context) -> Option<Field> {
    ctx.data(|data| data.get_temp(Id::NULL))
}

/// What was chosen when the right button went down on it.
#[derive(Clone)]
struct Held(Range<usize>);

/// Leaves what was chosen as it is when the right button asks for the menu about it: a press would choose nothing.
fn watch_right_button(response: &Response, before: Option<Range<usize>>) {
    let (ctx, id) = (&response.ctx, response.id);
    let (pressed, down, released) = ctx.input(|input| {
        let pointer = &input.pointer;
        (pointer.secondary_pressed(), pointer.secondary_down(), pointer.secondary_released())
    });
    if pressed && response.hovered() {
        let caret = selection(ctx, id).map(|now| now.start);
        let on = |chosen: &Range<usize>| caret.is_some_and(|caret| chosen.start <= caret && caret <= chosen.end);
        if let Some(chosen) = before.filter(|chosen| !chosen.is_empty() && on(chosen)) {
            ctx.data_mut(|data| data.insert_temp(id, Held(chosen)));
        }
    }
    let Some(Held(chosen)) = ctx.data(|data| data.get_temp(id)) else { return };
    if down || released {
        select(ctx, id, chosen);
    }
    if !down {
        ctx.data_mut(|data| data.remove::<Held>(id));
    }
}

/// Stands for a character that shows nothing but makes what is around it look like something else, as it does on paper.
const MARK: char = '〓';

fn is_trick(c: char) -> bool {
    steers(c) && !c.is_whitespace()
}

/// The text with a mark in the place of each such character: one for one, so that the cursor is where it shows.
fn shown(text: &str) -> String {
    text.replace(is_trick, MARK.encode_utf8(&mut [0; 4]))
}

/// The characters that are chosen in the field of `id`, where the caret is when none are; nothing while it was never
/// worked in.
pub(in crate::app) fn selection(ctx: &egui::Context, id: Id) -> Option<Range<usize>> {
    let range = TextEdit::load_state(ctx, id)?.cursor.char_range()?.as_sorted_char_range();
    Some(range.start.0..range.end.0)
}

/// Puts the caret of the field of `id` before the character of number `at`.
pub(in crate::app) fn set_caret(ctx: &egui::Context, id: Id, at: usize) {
    select(ctx, id, at..at);
}

/// Chooses these characters of the field of `id`, and puts the caret behind them.
pub(in crate::app) fn select(ctx: &egui::Context, id: Id, chosen: Range<usize>) {
    let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(chosen.start), CCursor::new(chosen.end));
    state.cursor.set_char_range(Some(range));
    state.store(ctx, id);
}

/// `text` as a field of text lays it out, with some words underlined and some on a ground of their own.
fn mark(
    ui: &Ui,
    text: &str,
    font: &FontId,
    ink: Color32,
    width: f32,
    [underlined, grounds]: [&[(Range<usize>, Color32)]; 2],
) -> LayoutJob {
    let line = ui.fonts_mut(|fonts| fonts.row_height(font)) + ui.spacing().extra_text_line_spacing;
    let plain = TextFormat { line_height: Some(line), ..TextFormat::simple(font.clone(), ink) };
    let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
    job.wrap.max_width = width;
    let ends = underlined.iter().chain(grounds).flat_map(|(words, _)| [words.start, words.end]);
    // While a key is taken in, the text is ahead of what was found in it.
    let mut cuts: Vec<usize> = ends.filter(|&end| text.is_char_boundary(end)).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    for pair in cuts.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let of = |marks: &[(Range<usize>, Color32)]| marks.iter().find(|(words, _)| words.contains(&from)).map(|m| m.1);
        let mut format = plain.clone();
        if let Some(ink) = of(underlined) {
            format.underline = Stroke::new(1.5, ink);
        }
        if let Some(ground) = of(grounds) {
            format.background = ground;
        }
        job.append(&shown(&text[from..to]), 0.0, format);
    }
    job
}
