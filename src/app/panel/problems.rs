//! The list of problems, which rises from the status bar: by severity, with a filter, each with its words, its reason,
//! its rule and its source, and the same actions as under the field.

use egui::{
    Align, EventFilter, Id, Key, Layout, Modifiers, Panel, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::middle::with_form;
use crate::app::command::Command;
use crate::app::form::Form;
use crate::app::form::finding::{RELEASE, actions_ui, actions_width, button_width, keeping_ui};
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_of_ui, paint_focus, paint_icon};
use crate::app::widget::mark::{icon_of, tone_of};
use crate::app::widget::menu::{chooser_ui, line_of, one_line, segments_ui};
use crate::app::widget::order::keep;
use crate::app::{App, icon, time_of};
use crate::check::{Finding, Severity};
use crate::document::{Choice as _, Field, Section};
use crate::lang::{Lang, Text, capital};

/// The height of a row.
const ROW: f32 = 44.0;
/// The height of the whole while there is nothing to list.
const EMPTY: f32 = 76.0;

/// What the list remembers between two frames.
#[derive(Default)]
pub(in crate::app) struct Problems {
    shows: bool,
    shown: Shown,
    section: Option<Section>,
    /// The row, counted from 0, that shall have the focus as soon as it is drawn.
    wanted: Option<usize>,
}

/// Which findings are listed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Open,
    Only(Severity),
    Kept,
}

impl Problems {
    /// Shows the list, with the focus in it, or puts it away.
    pub(in crate::app) fn toggle(&mut self) {
        self.shows = !self.shows;
        self.wanted = self.shows.then_some(0);
    }

    /// Tells whether it shows.
    pub(in crate::app) fn shows(&self) -> bool {
        self.shows
    }

    /// The findings of the open document that are asked for.
    fn listed(&self, form: &Form<'_>) -> Vec<Finding> {
        let all = if self.shown == Shown::Kept { form.editor.kept() } else { form.editor.findings() };
        let asked = |finding: &&Finding| {
            (match self.shown {
                Shown::Kept => true,
                Shown::Open => form.counts(finding),
                Shown::Only(severity) => finding.severity == severity && form.counts(finding),
            }) && self.section.is_none_or(|section| finding.place.field.spec().section == section)
        };
        all.iter().filter(asked).cloned().collect()
    }
}

/// Shows the list while it is asked for.
pub(super) fn problems_ui(app: &mut App, ui: &mut Ui) {
    let top = ui.max_rect();
    ui.painter().hline(top.x_range(), top.top(), Stroke::new(1.0, tokens(ui).line));
    head_ui(app, ui);
    let mut problems = std::mem::take(&mut app.problems);
    with_form(app, ui, |ui, form| list_ui(ui, form, &mut problems));
    app.problems = problems;
}

/// Keeps the place of the list while it shows.
pub(super) fn keep_ui(app: &App, ui: &mut Ui) -> Option<Rect> {
    // A pack and a folder list their problems in their own ways.
    let open = app.tabs.open().filter(|_| app.problems.shows)?;
    let nothing = open.found(time_of(ui.ctx())).next().is_none() && open.editor.kept().is_empty();
    // One line is enough to say that there is nothing.
    let height = if nothing { EMPTY } else { (ui.available_height() / 3.0).clamp(140.0, 420.0) };
    let frame = egui::Frame::new().fill(tokens(ui).panel);
    Some(keep(ui, Panel::bottom("problems").exact_size(height).frame(frame)))
}

/// The filters and the button that closes the list.
fn head_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(open) = app.tabs.open() else { return };
    let found: Vec<&Finding> = open.found(time_of(ui.ctx())).collect();
    let count = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    let mut choices = vec![(format!("{} {}", ALL.get(lang), found.len()), Shown::Open)];
    choices.extend(Severity::ALL.iter().map(|&severity| {
        (format!("{} {}", capital(severity.label().get(lang)), count(severity)), Shown::Only(severity))
    }));
    choices.push((format!("{} {}", KEPT.get(lang), open.editor.kept().len()), Shown::Kept));
    let sections: Vec<Section> = Section::ALL
        .into_iter()
        .filter(|&section| {
            let mut all = found.iter().copied().chain(open.editor.kept());
            app.problems.section == Some(section) || all.any(|finding| finding.place.field.spec().section == section)
        })
        .collect();
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let row = row.shrink2(vec2(16.0, 6.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)));
    let ui = &mut child;
    let names: Vec<(&str, bool)> =
        choices.iter().map(|(name, shown)| (name.as_str(), *shown == app.problems.shown)).collect();
    if let Some(taken) = segments_ui(ui, &names) {
        app.problems.shown = choices[taken].1;
    }
    section_ui(app, ui, &sections);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let name = Text::new("关闭问题列表", "Close the list").get(lang);
        if icon_button_of_ui(ui, icon::CLOSE, name, vec2(theme::BUTTON, theme::BUTTON), false).clicked() {
            app.commands.push(Command::ToggleProblems);
        }
    });
}

const ALL: Text = Text::new("全部", "All");
const KEPT: Text = Text::new("已保留", "Kept");

fn section_ui(app: &mut App, ui: &mut Ui, sections: &[Section]) {
    let lang = app.settings.lang;
    let all = Text::new("全部章节", "All sections").get(lang);
    let mut rows = vec![(all, app.problems.section.is_none())];
    rows.extend(sections.iter().map(|&section| (section.name().get(lang), app.problems.section == Some(section))));
    let shown = app.problems.section.map_or(all, |section| section.name().get(lang));
    let (response, taken) = chooser_ui(ui, Id::unique("problems of a section"), 150.0, Some(shown), "", &rows);
    let name = Text::new("按章节筛选", "Filter by section").get(lang);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    if let Some(taken) = taken {
        app.problems.section = taken.checked_sub(1).and_then(|index| sections.get(index)).copied();
    }
}

fn list_ui(ui: &mut Ui, form: &mut Form<'_>, problems: &mut Problems) {
    let listed = problems.listed(form);
    keys(ui, problems, listed.len());
    ScrollArea::vertical().auto_shrink(false).id_salt("problems").show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        if listed.is_empty() {
            let text = Text::new("没有要列出的问题", "Nothing to list").get(form.lang);
            ui.horizontal(|ui| {
                ui.add_space(16.0);
                ui.label(egui::RichText::new(text).size(theme::BODY).color(tokens(ui).text3));
            });
        }
        let mut severity = None;
        for (row, finding) in listed.iter().enumerate() {
            if severity != Some(finding.severity) {
                severity = Some(finding.severity);
                let count = listed.iter().filter(|other| other.severity == finding.severity).count();
                group_ui(ui, finding.severity, count, form.lang);
            }
            row_ui(ui, form, problems, row, finding);
        }
    });
}

/// The identity of a row.
fn id_of(row: usize) -> Id {
    Id::unique(("problem", row))
}

/// The arrows go from row to row.
fn keys(ui: &Ui, problems: &mut Problems, count: usize) {
    let Some(at) = (0..count).find(|&row| ui.memory(|memory| memory.has_focus(id_of(row)))) else { return };
    ui.memory_mut(|memory| {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        memory.set_focus_lock_filter(id_of(at), filter);
    });
    let (up, down) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowUp), input.consume_key(Modifiers::NONE, Key::ArrowDown))
    });
    if up {
        problems.wanted = Some(at.saturating_sub(1));
    } else if down {
        problems.wanted = Some((at + 1).min(count - 1));
    }
}

fn group_ui(ui: &mut Ui, severity: Severity, count: usize, lang: Lang) {
    let tone = tone_of(tokens(ui), severity);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let text = format!("{} · {count}", capital(severity.label().get(lang)));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    paint_icon(ui, Pos2::new(rect.left() + 25.0, rect.center().y), icon_of(severity), theme::SMALL_ICON, tone.text);
    let galley = line_of(ui, &text, theme::bold(theme::CAPTION), tone.text, rect.width() - 60.0);
    ui.painter().galley(Pos2::new(rect.left() + 40.0, rect.center().y - galley.size().y / 2.0), galley, tone.text);
}

fn row_ui(ui: &mut Ui, form: &mut Form<'_>, problems: &mut Problems, row: usize, finding: &Finding) {
    let lang = form.lang;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let response = ui.interact(rect, id_of(row), Sense::click());
    let message = &*finding.message.sentence(lang);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, message));
    if problems.wanted == Some(row) {
        problems.wanted = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect.shrink2(vec2(8.0, 1.0)), theme::CORNER, tokens(ui).soft);
        }
        paint_focus(ui, rect.shrink2(vec2(8.0, 1.0)), response.has_focus());
        let release = button_width(ui, RELEASE.get(lang)) + 6.0;
        let actions = if finding.kept.is_some() { release } else { actions_width(ui, form, finding) };
        let room = Rect::from_min_max(rect.min, Pos2::new(rect.right() - actions - 24.0, rect.bottom()));
        paint_lines(ui, form, room, finding);
        let buttons =
            Rect::from_min_max(Pos2::new(room.right(), rect.top()), Pos2::new(rect.right() - 16.0, rect.bottom()));
        let layout = Layout::left_to_right(Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(buttons).layout(layout));
        // Between the last of them and the end.
        child.add_space(2.0);
        buttons_ui(&mut child, form, finding);
    }
    let whole = format!("{message}\n{}", cited(finding, lang));
    if response.on_hover_text(whole).clicked() {
        // The field that gets the focus in this frame shall not take the key as one of its own.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let document = std::sync::Arc::clone(form.editor.document());
        form.state.jump_to_found(finding.place, &document);
    }
    keeping_ui(ui, form, finding, true);
}

/// Where and what is wrong, and below it in grey the rule, the words and the source, or why it is kept.
fn paint_lines(ui: &Ui, form: &Form<'_>, rect: Rect, finding: &Finding) {
    let (lang, tokens) = (form.lang, tokens(ui));
    let left = rect.left() + 40.0;
    let spec = finding.place.field.spec();
    let (section, name) = (spec.section.name().get(lang), finding.place.name(lang));
    let place = if name == section { name } else { format!("{section} · {name}") };
    // As wide in every row, whatever stands at its end.
    let first = 230.0_f32.min((ui.max_rect().width() - 60.0) * 0.24);
    let column = left + first + 12.0;
    let place = one_line(ui, &place, theme::BODY, tokens.text2, first);
    let message = one_line(ui, &finding.message.sentence(lang), theme::BODY, tokens.text, rect.right() - column);
    ui.painter().galley(Pos2::new(left, rect.top() + 4.0), place, tokens.text2);
    ui.painter().galley(Pos2::new(column, rect.top() + 4.0), message, tokens.text);
    let text = cited(finding, lang);
    let below = one_line(ui, &text, theme::CAPTION, tokens.text3, rect.right() - column);
    let code = one_line(ui, &quoted(form, finding), theme::CAPTION, tokens.text3, first);
    ui.painter().galley(Pos2::new(left, rect.top() + 24.0), code, tokens.text3);
    ui.painter().galley(Pos2::new(column, rect.top() + 24.0), below, tokens.text3);
}

/// The words that are meant, as they stand in the text.
fn quoted(form: &Form<'_>, finding: &Finding) -> String {
    let text = Field::text(finding.place, form.editor.document(), form.lang).unwrap_or_default();
    let words: Vec<&str> = finding.words.iter().filter_map(|words| text.get(words.clone())).collect();
    match form.lang {
        _ if words.is_empty() => String::new(),
        Lang::Zh => format!("“{}”", words.join("、")),
        // The curly ones are as wide as a Chinese character.
        Lang::En => format!("\"{}\"", words.join(", ")),
    }
}

/// The rule, and why it is kept or where it is written.
fn cited(finding: &Finding, lang: Lang) -> String {
    let code = finding.code;
    let source = finding.source.get(lang);
    match &finding.kept {
        Some(reason) => format!("{code} · {}{reason}", Text::new("保留，因为：", "Kept because: ").get(lang)),
        None if source.is_empty() => code.to_owned(),
        None => format!("{code} · {source}"),
    }
}

fn buttons_ui(ui: &mut Ui, form: &mut Form<'_>, finding: &Finding) {
    ui.spacing_mut().item_spacing.x = 6.0;
    if finding.kept.is_some() {
        if Button::new(RELEASE.get(form.lang), Look::Quiet).small().ui(ui).clicked() {
            form.release(finding);
        }
    } else {
        actions_ui(ui, form, finding, true);
    }
}
