//! What is wrong with the pack: a card that names the first problems, or all of them; a click goes to the row.

use egui::{Frame, Margin, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::View;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_ui, paint_focus, paint_icon};
use crate::app::widget::mark::{icon_of, tone_of};
use crate::app::widget::menu::lines_of;
use crate::check::{Alike, Severity};
use crate::lang::{Lang, counted};

/// How many problems show before the person asks for all.
const FIRST: usize = 2;
/// A problem takes no more lines, and this height in the list of all.
const LINES: usize = 2;
const ROW: f32 = 44.0;

/// Shows the card, and what its descriptions say of themselves.
pub(super) fn problems_ui(ui: &mut Ui, view: &mut View<'_>) {
    card_ui(ui, view);
    besides_ui(ui, view);
}

/// How many findings there are in the texts besides, and the way to them: the folder counts them file by file.
fn besides_ui(ui: &mut Ui, view: &mut View<'_>) {
    let count = view.digest.besides;
    if count == 0 {
        return;
    }
    let text = match view.lang {
        Lang::Zh => format!("另有 {count} 条针对单份说明书文字的问题和提示，见各说明书"),
        Lang::En => format!("{} about the texts of single descriptions besides", counted(count, "finding")),
    };
    ui.horizontal(|ui| {
        let text = egui::RichText::new(text).size(theme::CAPTION).color(tokens(ui).text2);
        ui.add(egui::Label::new(text).wrap_mode(egui::TextWrapMode::Truncate));
        let way = view.t("在文件夹中查看", "Show in the folder");
        if Button::new(way, Look::QuietAccent).small().ui(ui).clicked() {
            view.state.to_folder = true;
        }
    });
    ui.add_space(6.0);
}

/// Shows the card; nothing when all is well. Hints alone are no reason for a card: they stand in their rows.
fn card_ui(ui: &mut Ui, view: &mut View<'_>) {
    let digest = view.digest;
    let severity = |line: &Alike| digest.problems[line.first()].severity;
    let Some(gravest) = digest.lines.first().map(severity) else { return };
    if gravest == Severity::Hint && !view.state.all_problems {
        return;
    }
    let tone = tone_of(tokens(ui), gravest);
    let frame = Frame::new()
        .fill(tone.soft)
        .stroke(Stroke::new(1.0, tone.line))
        .corner_radius(theme::CARD_CORNER)
        .inner_margin(Margin { left: 12, right: 8, top: 6, bottom: 8 });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, view, gravest);
        if view.state.all_problems {
            let area = ScrollArea::vertical().max_height(6.0 * ROW).id_salt("problems");
            area.show_rows(ui, ROW, digest.lines.len(), |ui, visible| {
                digest.lines[visible].iter().for_each(|line| line_ui(ui, view, line, ROW));
            });
        } else {
            let first = digest.lines.iter().filter(|line| severity(line) != Severity::Hint).take(FIRST);
            first.for_each(|line| line_ui(ui, view, line, theme::SMALL));
        }
    });
    ui.add_space(6.0);
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, gravest: Severity) {
    let tone = tone_of(tokens(ui), gravest);
    let problems = &view.digest.problems;
    let hints = problems.iter().filter(|problem| problem.severity == Severity::Hint).count();
    let count = problems.len() - hints;
    ui.horizontal(|ui| {
        icon_ui(ui, icon_of(gravest), theme::SMALL_ICON, tone.text);
        ui.label(
            egui::RichText::new(said(count, hints, view.lang)).font(theme::bold(theme::BODY)).color(tokens(ui).text),
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let all = view.state.all_problems;
            let text = if all { view.t("收起", "Show less") } else { view.t("全部显示", "Show all") };
            if (all || count > FIRST || hints > 0) && Button::new(text, Look::Outlined).small().ui(ui).clicked() {
                view.state.all_problems = !all;
            }
        });
    });
}

/// How many problems there are, and how many hints: the status bar has the sum of both.
fn said(count: usize, hints: usize, lang: Lang) -> String {
    let count = match (count, lang) {
        (0, _) => None,
        (_, Lang::Zh) => Some(format!("{count} 处需要处理")),
        (_, Lang::En) => Some(format!("{} to look at", counted(count, "thing"))),
    };
    let hints = match (hints, lang) {
        (0, _) => None,
        (_, Lang::Zh) => Some(format!("{hints} 条提示")),
        (_, Lang::En) => Some(counted(hints, "hint")),
    };
    let parts: Vec<String> = count.into_iter().chain(hints).collect();
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// Problems that say the same, at least this high: a click goes to the row of the first, the next one to that of the next.
fn line_ui(ui: &mut Ui, view: &mut View<'_>, line: &Alike, least: f32) {
    let problem = &view.digest.problems[line.first()];
    let message = &*match &problem.post {
        Some(post) => line.line(post, &problem.message, view.lang),
        None => problem.message.sentence(view.lang),
    };
    let at = view.state.found.and_then(|found| line.all.iter().position(|&index| index == found));
    let tokens = tokens(ui);
    let width = ui.available_width() - 4.0;
    // What is to be done stands at the end.
    let galley = lines_of(ui, message, tokens.text, (width - 28.0, LINES));
    let height = (galley.size().y + 6.0).max(least);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, message));
    let tone = tone_of(tokens, problem.severity);
    if response.hovered() || at.is_some() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.card.gamma_multiply(0.7));
    }
    paint_focus(ui, rect, response.has_focus());
    paint_icon(ui, egui::pos2(rect.left() + 10.0, rect.center().y), icon_of(problem.severity), 14.0, tone.text);
    let cut = galley.elided;
    ui.painter().galley(egui::pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0), galley, tokens.text);
    if response.clicked() {
        let next = line.all[at.map_or(0, |at| (at + 1) % line.all.len())];
        let place = view.digest.problems[next].place;
        view.state.found = Some(next);
        if let crate::document::PackPlace::Member(department, _) = place {
            view.state.folded.remove(&department);
        }
        view.focus(place);
    }
    if cut {
        response.on_hover_text(message);
    }
}
