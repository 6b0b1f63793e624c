//! The status bar: saved or not and when, the file, the sum of the weights, the pages, the findings.

use std::path::PathBuf;
use std::time::Duration;

use egui::{Color32, Pos2, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::command::Command;
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{paint_focus, paint_icon};
use crate::app::widget::mark::{icon_of, tone_of};
use crate::app::widget::menu::one_line;
use crate::app::widget::order::right_ui;
use crate::app::{App, icon, time_of};
use crate::check::Severity;
use crate::document::Percent;
use crate::lang::{Lang, Text, counted};

/// What the bar says, of a description or of a pack.
struct Facts {
    path: Option<PathBuf>,
    saved_at: Option<String>,
    dirty: bool,
    pages: usize,
    /// How many of them are counted by themselves, before page 1.
    front: usize,
    findings: usize,
    /// How many of the findings are between the descriptions of a folder.
    across: usize,
    gravest: Option<Severity>,
    /// The sum of the weights, or how many descriptions a pack has.
    sum: Option<(String, bool)>,
}

fn facts(app: &mut App, now: Duration) -> Option<Facts> {
    let lang = app.settings.lang;
    if let Some(pack) = app.tabs.pack_mut() {
        let dirty = pack.is_dirty();
        let problems = pack.problems();
        let (findings, gravest) = (problems.len(), problems.iter().map(|problem| problem.severity).min());
        let count = pack.count();
        let posts = match lang {
            Lang::Zh => format!("{count} 份"),
            Lang::En => counted(count, "post"),
        };
        return Some(Facts {
            path: Some(pack.path.clone()),
            saved_at: pack.saved_at.clone(),
            dirty,
            pages: pack.preview.sheets.len(),
            front: pack.preview.book.front,
            findings,
            across: 0,
            gravest,
            sum: Some((posts, true)),
        });
    }
    let dirty = app.tabs.iter_mut().any(Tab::is_dirty);
    if let Some(folder) = app.tabs.folder_mut() {
        let (findings, across, gravest) = folder.findings();
        let count = match (folder.shown(), lang) {
            (Some(shown), Lang::Zh) => format!("显示 {shown} 份，共 {} 份", folder.count()),
            (Some(shown), Lang::En) => format!("{shown} of {} posts shown", folder.count()),
            (None, Lang::Zh) => format!("{} 份", folder.count()),
            (None, Lang::En) => counted(folder.count(), "post"),
        };
        let text = match (folder.chosen(), lang) {
            (0, _) => count,
            (chosen, Lang::Zh) => format!("{count} · 选中 {chosen} 份"),
            (chosen, Lang::En) => format!("{count} · {chosen} selected"),
        };
        return Some(Facts {
            path: Some(folder.path.clone()),
            saved_at: None,
            dirty,
            pages: 0,
            front: 0,
            findings,
            across,
            gravest,
            sum: Some((text, true)),
        });
    }
    let pages = app.preview.sheets.len();
    let open = app.tabs.open_mut()?;
    let dirty = open.digest().dirty;
    let severities: Vec<Severity> = open.found(now).map(|finding| finding.severity).collect();
    let weights =
        |sum: Percent| (format!("{} {sum}%", Text::new("权重", "Weights").get(lang)), sum == Percent::HUNDRED);
    Some(Facts {
        path: open.path.clone(),
        saved_at: open.saved_at.clone(),
        dirty,
        pages,
        front: 0,
        findings: severities.len(),
        across: 0,
        gravest: severities.into_iter().min(),
        sum: open.editor.document().weight_sum().map(weights),
    })
}

/// Shows the status bar.
pub(super) fn status_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(facts) = facts(app, time_of(ui.ctx())) else { return };
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        let (icon, ink, text) = match (&facts.path, facts.dirty, &facts.saved_at) {
            (None, _, _) => (icon::SAVE, tokens.text3, Text::new("未保存", "Not saved").get(lang).to_owned()),
            (_, true, _) if app.tabs.folder().is_some() => {
                let text = Text::new("其他标签页有改动未保存", "Unsaved changes in other tabs");
                (icon::SAVE, tokens.warning.text, text.get(lang).to_owned())
            }
            (_, true, _) => {
                (icon::SAVE, tokens.warning.text, Text::new("有改动未保存", "Unsaved changes").get(lang).to_owned())
            }
            (_, _, Some(at)) => (icon::CHECK, tokens.good, format!("{} {at}", Text::new("已保存", "Saved").get(lang))),
            (..) => (icon::CHECK, tokens.good, Text::new("已保存", "Saved").get(lang).to_owned()),
        };
        piece_ui(ui, Some((icon, ink)), &text, tokens.text2, false);
        if let Some(path) = &facts.path {
            rule_ui(ui);
            let kind = app.tabs.front().map_or(icon::DOCUMENT, Tab::icon);
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let piece = piece_ui(ui, Some((kind, tokens.text3)), &name, tokens.text2, false);
            piece.on_hover_text(path.display().to_string());
        }
        let room = ui.available_width();
        right_ui(ui, "status", |ui| facts_ui(app, ui, &facts, room));
    });
}

/// What leads on is never cut for the sake of what is only told: that wants so much room.
const ROOM_TO_TELL: f32 = 320.0;
/// What contradicts other posts takes so much of it.
const ROOM_OF_OTHERS: f32 = 220.0;

/// The sum of the weights, the pages, the findings, and what contradicts other posts, in so much room.
fn facts_ui(app: &mut App, ui: &mut Ui, facts: &Facts, room: f32) {
    let (lang, tokens) = (app.settings.lang, tokens(ui));
    let others = app.across_of_front();
    let tells = room >= ROOM_TO_TELL + if others > 0 { ROOM_OF_OTHERS } else { 0.0 };
    // Nothing here asks for the room that is left: it is as wide as what stands in it.
    ui.set_max_width(room);
    if let Some((text, sound)) = facts.sum.as_ref().filter(|_| tells) {
        let ink = if *sound { tokens.text2 } else { tokens.warning.text };
        piece_ui(ui, None, text, ink, false);
        rule_ui(ui);
    }
    if facts.pages > 0 && tells {
        // The preview counts as the paper does, from page 1 on.
        let numbered = facts.pages.saturating_sub(facts.front);
        let text = match (lang, facts.front) {
            (Lang::Zh, 0) => format!("{} 页", facts.pages),
            (Lang::Zh, _) => format!("{} 页，其中正文 {numbered} 页", facts.pages),
            (Lang::En, 0) => counted(facts.pages, "page"),
            (Lang::En, _) => format!("{}, {numbered} numbered", counted(facts.pages, "page")),
        };
        piece_ui(ui, None, &text, tokens.text2, false);
        rule_ui(ui);
    }
    if findings_ui(ui, facts, lang).clicked() {
        app.commands.push(Command::ToggleProblems);
    }
    if others_ui(ui, others, lang) {
        app.show_across(ui.ctx());
    }
    ui.add_space(12.0);
}

fn findings_ui(ui: &mut Ui, facts: &Facts, lang: Lang) -> Response {
    let tokens = tokens(ui);
    let (count, across) = (facts.findings, facts.across);
    let Some(gravest) = facts.gravest else {
        let text = Text::new("没有问题", "No findings").get(lang);
        // What is kept can be looked at even when nothing is open.
        return piece_ui(ui, Some((icon::CHECK, tokens.good)), text, tokens.text2, true);
    };
    let all = match lang {
        Lang::Zh => format!("{count} 个问题"),
        Lang::En if count == 1 => "1 finding".to_owned(),
        Lang::En => counted(count, "finding"),
    };
    // The list below the table has those only; the others stand in the rows.
    let text = match (across, lang) {
        (0, _) => all,
        (_, Lang::Zh) => format!("{all}，其中跨岗位 {across} 处"),
        (_, Lang::En) => format!("{all}, {across} across the posts"),
    };
    let mark = (icon_of(gravest), tone_of(tokens, gravest).text);
    piece_ui(ui, Some(mark), &text, tokens.text, true).on_hover_text(Command::ToggleProblems.tooltip(ui.ctx(), lang))
}

/// What the open folder knows of the description beside its own findings; tells whether it was clicked.
fn others_ui(ui: &mut Ui, count: usize, lang: Lang) -> bool {
    if count == 0 {
        return false;
    }
    let text = match lang {
        Lang::Zh => format!("另有 {count} 处与其他岗位不一致"),
        Lang::En => format!("{count} more against other posts"),
    };
    let mark = (icon::DEPARTMENTS, tokens(ui).warning.text);
    rule_ui(ui);
    let piece = piece_ui(ui, Some(mark), &text, tokens(ui).text, true);
    piece.on_hover_text(Text::new("在文件夹中查看", "Look at them in the folder").get(lang)).clicked()
}

fn rule_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(1.0, 16.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, tokens(ui).line));
}

/// A symbol and a text, which may be a button.
fn piece_ui(ui: &mut Ui, mark: Option<(char, Color32)>, text: &str, ink: Color32, clicks: bool) -> Response {
    let room = (ui.available_width() - 40.0).clamp(20.0, 360.0);
    let galley = one_line(ui, text, theme::CAPTION, ink, room);
    let before = if mark.is_some() { 20.0 } else { 0.0 };
    let size = vec2(galley.size().x + before + 8.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, if clicks { Sense::click() } else { Sense::hover() });
    let kind = if clicks { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(kind, ui.is_enabled(), text));
    if clicks && response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens(ui).softer);
    }
    paint_focus(ui, rect, clicks && response.has_focus());
    if let Some((icon, ink)) = mark {
        paint_icon(ui, Pos2::new(rect.left() + 12.0, rect.center().y), icon, theme::SMALL_ICON, ink);
    }
    let at = Pos2::new(rect.left() + 4.0 + before, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response
}
