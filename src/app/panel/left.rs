//! The left column: the title, the sections with what is found and how far they are, the whole at the foot.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::missing;

use crate::app::command::Command;
use crate::app::icon;
use crate::app::open::{Open, SectionDigest};
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{entry_ui, paint_focus, paint_icon};
use crate::app::widget::mark::{paint_badge, paint_bar, paint_ring, tone_of};
use crate::app::widget::menu::{line_of, one_line};
use crate::app::widget::order::{keep, kept_ui};
use crate::app::{App, folder, time_of};
use crate::check::Severity;
use crate::document::completeness::Completeness;
use crate::document::{Choice, Section};
use crate::lang::{Lang, Text};

/// The symbol of a section.
pub(super) fn icon_of(section: Section) -> char {
    match section {
        Section::Identity => icon::IDENTITY,
        Section::Relations => icon::RELATIONS,
        Section::Purpose => icon::PURPOSE,
        Section::Duties => icon::DUTIES,
        Section::Authorities => icon::AUTHORITIES,
        Section::Indicators => icon::INDICATORS,
        Section::Qualifications => icon::QUALIFICATIONS,
        Section::Conditions => icon::CONDITIONS,
        Section::Other => icon::OTHER,
        Section::Revisions => icon::HISTORY,
        Section::Notes => icon::NOTES,
    }
}

/// Shows the column; `narrow` leaves the icons only.
pub(super) fn left_ui(app: &mut App, ui: &mut Ui, narrow: bool) {
    let lang = app.settings.lang;
    let Some(open) = app.tabs.open_mut() else { return };
    let chosen = open.form.section;
    let mut go = None;
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 6));
    let foot = (!narrow).then(|| keep(ui, egui::Panel::bottom("completeness").exact_size(80.0).frame(frame)));
    if !narrow {
        folder::left::switch_ui(app, ui);
    }
    let Some(open) = app.tabs.open_mut() else { return };
    if !narrow {
        head_ui(open, ui, lang);
    }
    let sections = open.digest().sections;
    let mut found: BTreeMap<Section, (usize, Severity)> = BTreeMap::new();
    for finding in open.found(time_of(ui.ctx())) {
        let (count, gravest) = found.entry(finding.place.field.spec().section).or_insert((0, finding.severity));
        (*count, *gravest) = (*count + 1, finding.severity.min(*gravest));
    }
    let document = Arc::clone(open.editor.document());
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(4.0);
        for digest in sections {
            if digest.section == Section::Revisions {
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
                let span = rect.shrink2(vec2(if narrow { 8.0 } else { 16.0 }, 0.0));
                ui.painter().hline(span.x_range(), rect.center().y, Stroke::new(1.0, tokens(ui).line));
            }
            let hint = || missing::line(digest.section, &document, lang);
            let found = found.get(&digest.section).copied();
            if section_ui(ui, (digest, found), (digest.section == chosen, narrow), lang, hint) {
                go = Some(digest.section);
            }
            if digest.section == chosen {
                follow(ui, chosen);
            }
        }
    });
    if let Some(place) = foot {
        kept_ui(ui, place, "completeness", |ui| foot_ui(open, ui, lang));
    }
    if let Some(section) = go {
        app.commands.push(Command::Go(section));
    }
}

/// Brings the entry shown last, that of the section at hand, into view when another became so, or the list lower.
fn follow(ui: &Ui, chosen: Section) {
    let id = ui.scope_id().with("section in view");
    let now = (chosen, ui.clip_rect().height() as i32);
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, now), now));
    if before != now {
        let foot = ui.min_rect().bottom();
        ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), foot - theme::ROW..=foot), None);
    }
}

fn head_ui(open: &Open, ui: &mut Ui, lang: Lang) {
    let document = open.editor.document();
    let tokens = tokens(ui);
    let inner = ui.available_width() - 32.0;
    let title = open.name(lang);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 70.0), Sense::hover());
    let galley = line_of(ui, &title, theme::bold(theme::FIELD + 1.0), tokens.text, inner);
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(rect.left() + 16.0, rect.top() + 16.0), galley, tokens.text);
    let version = document.newest_revision().map(|revision| revision.version.clone()).unwrap_or_default();
    let last = format!("{version} {}", document.status.label().get(lang));
    let line = [document.identity.code.clone(), last.trim().to_owned()].into_iter().filter(|part| !part.is_empty());
    let line = line.collect::<Vec<_>>().join(" · ");
    let galley = one_line(ui, &line, theme::CAPTION, tokens.text3, inner);
    ui.painter().galley(Pos2::new(rect.left() + 16.0, rect.top() + 40.0), galley, tokens.text3);
    if cut {
        response.on_hover_text(title);
    }
}

/// An entry of the list: how complete the section is, how many findings it has and how grave the gravest is.
fn section_ui(
    ui: &mut Ui,
    (digest, found): (SectionDigest, Option<(usize, Severity)>),
    (chosen, narrow): (bool, bool),
    lang: Lang,
    hint: impl FnOnce() -> Option<String>,
) -> bool {
    let name = digest.section.name().get(lang);
    let (rect, response) = entry_ui(ui, name, chosen);
    let tokens = tokens(ui);
    let ink = if chosen { tokens.accent } else { tokens.text2 };
    let middle = rect.center().y;
    let command = Command::Go(digest.section);
    if narrow {
        paint_icon(ui, rect.center(), icon_of(digest.section), theme::ICON, ink);
        if let Some((_, severity)) = found {
            let dot = Pos2::new(rect.right() - 6.0, rect.top() + 7.0);
            ui.painter().circle_filled(dot, 3.0, tone_of(tokens, severity).text);
        }
        return response.on_hover_text(command.tooltip(ui.ctx(), lang)).clicked();
    }
    paint_icon(ui, Pos2::new(rect.left() + 17.0, middle), icon_of(digest.section), theme::ICON, ink);
    let mut right = rect.right() - 30.0;
    // A tick beside a finding would say that nothing is to be done.
    if found.is_some() && digest.completeness == Completeness::Full {
        right += 24.0;
    } else {
        paint_ring(ui, Pos2::new(rect.right() - 15.0, middle), digest.completeness);
    }
    if let Some((count, severity)) = found {
        right -= paint_badge(ui, Pos2::new(right, middle), &count.to_string(), tone_of(tokens, severity)) + 4.0;
    }
    let font = |size| if chosen { theme::bold(size) } else { theme::regular(size) };
    let ink = if chosen { tokens.accent } else { tokens.text };
    let room = right - rect.left() - 34.0;
    // A long name beside a badge is a little smaller before it is cut.
    let galley = Some(line_of(ui, name, font(theme::FIELD), ink, room)).filter(|galley| !galley.elided);
    let galley = galley.unwrap_or_else(|| line_of(ui, name, font(theme::BODY), ink, room));
    ui.painter().galley(Pos2::new(rect.left() + 34.0, middle - galley.size().y / 2.0), galley, ink);
    if !response.hovered() {
        return response.clicked();
    }
    let told: Vec<String> = [command.tooltip(ui.ctx(), lang)].into_iter().chain(hint()).collect();
    response.on_hover_text(told.join("\n")).clicked()
}

/// The share of the whole, and the sections that lack something: a button that lists what is missing.
fn foot_ui(open: &mut Open, ui: &mut Ui, lang: Lang) {
    let digest = open.digest();
    let percent = format!("{:.0}%", (digest.share * 100.0).floor());
    let (share, sections) = (digest.share, digest.sections);
    let lacking = sections.iter().filter(|digest| digest.missing > 0);
    let lacking: Vec<_> = lacking.map(|digest| digest.section.name().get(lang)).collect();
    let count: usize = sections.iter().map(|digest| digest.missing).sum();
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click());
    let label = Text::new("完成度", "Completeness").get(lang);
    let spoken = format!("{label} {percent} · {}", missing::count_text(count, lang));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.soft);
    }
    paint_focus(ui, rect, response.has_focus());
    let inner = rect.shrink2(vec2(8.0, 6.0));
    let label = one_line(ui, label, theme::CAPTION, tokens.text2, inner.width() - 48.0);
    ui.painter().galley(inner.min, label, tokens.text2);
    let font = theme::bold(theme::BODY);
    ui.painter().text(inner.right_top(), egui::Align2::RIGHT_TOP, percent, font, tokens.text);
    let top = inner.top() + 24.0;
    paint_bar(ui, Rect::from_x_y_ranges(inner.x_range(), top..=top + 6.0), share);
    if !lacking.is_empty() {
        let (head, comma) = match lang {
            Lang::Zh => ("还差：", "、"),
            Lang::En => ("Missing: ", ", "),
        };
        let text = format!("{head}{}", lacking.join(comma));
        let line = one_line(ui, &text, theme::CAPTION, tokens.text3, inner.width());
        ui.painter().galley(Pos2::new(inner.left(), top + 13.0), line, tokens.text3);
    }
    let document = Arc::clone(open.editor.document());
    if let Some(place) = missing::missing_ui(&response, &Section::ALL, &document, lang) {
        open.form.jump(place, &document);
    }
}
