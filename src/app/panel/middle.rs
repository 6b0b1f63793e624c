//! The middle: the head of the section, which stays, and the form below it.

use std::sync::Arc;

use egui::{Align, Context, Frame, Layout, Margin, Pos2, ScrollArea, Sense, Stroke, Ui, vec2};

use super::left::icon_of;
use super::missing;
use crate::app::command::Command;
use crate::app::form::{self, Form};
use crate::app::open::Open;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_of_ui, paint_icon};
use crate::app::widget::menu::{line_of, one_line};
use crate::app::widget::order::right_ui;
use crate::app::{App, icon};
use crate::document::{PositionDescription, Section};
use crate::lang::{Lang, Text};

/// The form is at most this wide.
const WIDEST: f32 = 760.0;

/// Shows the head and the form.
pub(super) fn middle_ui(app: &mut App, ui: &mut Ui) {
    head_ui(app, ui);
    let Some(open) = app.tabs.open_mut() else { return };
    let salt = ("form", open.serial, open.form.section);
    let mut area = ScrollArea::vertical().auto_shrink(false).animated(false).id_salt(salt);
    if std::mem::take(&mut open.form.to_top) {
        area = area.vertical_scroll_offset(0.0);
    }
    if let Some(offset) = open.form.anchor.take() {
        area = area.vertical_scroll_offset(offset);
    }
    let notes = app.notes.covers();
    with_form(app, ui, |ui, form| {
        form::find::find_ui(ui, form);
        let view = ui.available_rect_before_wrap();
        area.show(ui, |ui| {
            let side = margin(ui.available_width());
            let margin = Margin { left: side, right: side, top: 14, bottom: 48 };
            let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
                if form.editor.is_protected() {
                    form.state.see_wanted();
                    still(ui);
                }
                ui.set_width(ui.available_width().min(WIDEST));
                form::section_ui(ui, form);
                ui.add_space(notes);
            });
            let slack = form.state.anchor.hold(ui.ctx(), shown.response.rect, view, notes);
            ui.add_space(slack);
        });
    });
}

/// Shows something that works with the form of the open document.
pub(super) fn with_form(app: &mut App, ui: &mut Ui, show: impl FnOnce(&mut Ui, &mut Form<'_>)) {
    let ctx = ui.ctx().clone();
    in_form(app, &ctx, |form| show(ui, form));
}

/// Does something in the form of the open document.
pub(in crate::app) fn in_form(app: &mut App, ctx: &Context, act: impl FnOnce(&mut Form<'_>)) {
    let today = app.clock.now().date();
    let now = crate::app::time_of(ctx);
    let Some(open) = app.tabs.open_mut() else { return };
    let mut toast = None;
    let mut form = Form {
        editor: open.look.as_mut().map_or(&mut open.editor, |look| &mut look.editor),
        state: &mut open.form,
        lang: app.settings.lang,
        now,
        today,
        author: &app.settings.author,
        file: open.path.as_deref(),
        words: &app.folder.words,
        toast: &mut toast,
    };
    act(&mut form);
    // What was refused was not done, whatever the form says of it.
    if form.editor.has_refused() {
        toast = None;
    }
    app.toasts.extend(toast);
}

/// Shows fields as they are but takes nothing from keys and pointer, so that nobody writes in vain.
pub(in crate::app) fn still(ui: &mut Ui) {
    // What is read only shall be read.
    ui.visuals_mut().disabled_alpha = 0.85;
    ui.disable();
}

/// The space at either side of the form.
fn margin(width: f32) -> i8 {
    if width < 480.0 { 12 } else { 24 }
}

fn head_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(open) = app.tabs.open_mut() else { return };
    let section = open.form.section;
    let guidance = section.guidance().get(lang);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 62.0), Sense::hover());
    let tokens = tokens(ui);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let left = rect.left() + f32::from(margin(rect.width()));
    paint_icon(ui, Pos2::new(left + 9.0, rect.top() + 22.0), icon_of(section), theme::ICON + 2.0, tokens.accent);
    let buttons = buttons_ui(app, ui, rect, section);
    let room = buttons - left - 40.0;
    let title = line_of(ui, section.name().get(lang), theme::bold(theme::TITLE + 1.0), tokens.text, room);
    let at = Pos2::new(left + 28.0, rect.top() + 22.0 - title.size().y / 2.0);
    let mut after = at.x + title.size().x + 8.0;
    ui.painter().galley(at, title, tokens.text);
    if let Some(count) = app.tabs.open().and_then(|open| count(section, open.shown(), lang)) {
        let galley = one_line(ui, &count, theme::CAPTION, tokens.text2, 80.0);
        let chip = egui::Rect::from_min_size(Pos2::new(after, rect.top() + 12.0), galley.size() + vec2(12.0, 2.0));
        if chip.right() < buttons {
            ui.painter().rect_filled(chip, theme::CORNER, tokens.soft);
            ui.painter().galley(chip.min + vec2(6.0, 1.0), galley, tokens.text2);
            after = chip.right() + 8.0;
        }
    }
    missing_ui(app, ui, egui::Rect::from_x_y_ranges(after..=buttons, rect.top() + 10.0..=rect.top() + 34.0), section);
    let galley = one_line(ui, guidance, theme::CAPTION, tokens.text2, rect.right() - left - 44.0);
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(left + 28.0, rect.top() + 36.0), galley, tokens.text2);
    if cut {
        response.on_hover_text(guidance);
    }
}

/// How many things the section lacks, where there is room for it: a button that lists them.
fn missing_ui(app: &mut App, ui: &mut Ui, room: egui::Rect, section: Section) {
    let lang = app.settings.lang;
    let Some(open) = app.tabs.open_mut() else { return };
    let count = open.digest().sections.iter().find(|digest| digest.section == section).map_or(0, |it| it.missing);
    let text = missing::count_text(count, lang);
    let width = one_line(ui, &text, theme::CAPTION, tokens(ui).text2, f32::INFINITY).size().x + 16.0;
    if count == 0 || width > room.width() {
        return;
    }
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room));
    let button = Button::new(&text, Look::QuietAccent).small().ui(&mut child);
    let document = Arc::clone(open.editor.document());
    if let Some(place) = missing::missing_ui(&button, &[section], &document, lang) {
        open.form.jump(place, &document);
    }
}

/// Fold all, previous and next section, and the preview where it is hidden; tells where they begin.
fn buttons_ui(app: &mut App, ui: &mut Ui, head: egui::Rect, section: Section) -> f32 {
    let row = egui::Rect::from_min_max(head.min, Pos2::new(head.right() - 20.0, head.top() + 42.0));
    let builder = egui::UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center));
    // A child of its own: the cursor below the head stays where it is.
    let mut child = ui.new_child(builder);
    right_ui(&mut child, "steps", |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        steps_ui(app, ui, section);
        ui.min_rect().left()
    })
}

fn steps_ui(app: &mut App, ui: &mut Ui, section: Section) {
    let lang = app.settings.lang;
    let shows = super::preview_shows(app, ui.ctx());
    let commands = &mut app.commands;
    let Some(open) = app.tabs.open_mut() else { return };
    if section == Section::Duties && !open.editor.document().duties.is_empty() {
        fold_ui(open, ui, lang);
    }
    let mut steps = vec![(Command::PreviousSection, icon::PREVIOUS), (Command::NextSection, icon::NEXT)];
    steps.extend((!shows).then_some((Command::TogglePreview, icon::PANEL_OPEN)));
    for (command, icon) in steps {
        let enabled = match command {
            Command::NextSection => section != Section::Notes,
            Command::PreviousSection => section != Section::Identity,
            _ => true,
        };
        let size = vec2(theme::BUTTON, theme::BUTTON);
        ui.add_enabled_ui(enabled, |ui| {
            let name = command.label().get(lang);
            let tooltip = command.tooltip(ui.ctx(), lang);
            if icon_button_of_ui(ui, icon, &tooltip, size, false).accessible_name(name).clicked() {
                commands.push(command);
            }
        });
    }
}

fn fold_ui(open: &mut Open, ui: &mut Ui, lang: Lang) {
    let count = open.editor.document().duties.len();
    let all = open.form.folded.len() >= count;
    let (text, icon) = if all {
        (Text::new("全部展开", "Unfold all"), icon::UNFOLD_ALL)
    } else {
        (Text::new("全部折叠", "Fold all"), icon::FOLD_ALL)
    };
    if Button::new(text.get(lang), Look::Quiet).icon(icon).ui(ui).clicked() {
        open.form.folded = if all { std::collections::BTreeSet::new() } else { (0..count).collect() };
    }
}

/// How many rows the section has, where it is a list.
fn count(section: Section, document: &PositionDescription, lang: Lang) -> Option<String> {
    let count = match section {
        Section::Relations => document.relations.internal.len() + document.relations.external.len(),
        Section::Duties => document.duties.len(),
        Section::Authorities => document.authorities.iter().map(|group| group.powers.len()).sum(),
        Section::Indicators => document.indicators.len(),
        Section::Other => document.sections.len(),
        Section::Revisions => document.revisions.len(),
        _ => return None,
    };
    Some(match lang {
        Lang::Zh => format!("{count} 项"),
        Lang::En => count.to_string(),
    })
}
