//! The start screen's cards of what was not saved when the program ended last.

use egui::{Frame, Margin, RichText, Stroke, Ui};

use super::{moment, names};
use crate::app::documents::Pending;
use crate::app::open::Open;
use crate::app::pack::OpenPack;
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look, icon_button_ui, icon_ui};
use crate::app::widget::order::ends_ui;
use crate::app::{App, icon, time_of};
use crate::lang::{Lang, Text, one_line};
use crate::storage::Content;
use crate::storage::recovery::Left;

/// What is done with a card.
#[derive(Clone, Copy)]
enum Choice {
    Restore,
    Discard,
}

/// Shows what became of the program, and a card for each document that was left behind.
pub(in crate::app) fn left_ui(app: &mut App, ui: &mut Ui) {
    stopped_ui(app, ui);
    if app.keeping.left.is_empty() {
        return;
    }
    let lang = app.settings.lang;
    let ink = tokens(ui).text;
    let title = Text::new("上次没有保存的内容", "Not saved last time").get(lang);
    ui.label(RichText::new(title).font(theme::bold(theme::TITLE)).color(ink));
    ui.add_space(8.0);
    let mut chosen = None;
    for (index, left) in app.keeping.left.iter().enumerate() {
        if let Some(choice) = card_ui(ui, left, lang) {
            chosen = Some((index, choice));
        }
        ui.add_space(8.0);
    }
    ui.add_space(16.0);
    if let Some((index, choice)) = chosen {
        let left = app.keeping.left.remove(index);
        match choice {
            Choice::Restore => app.restore(left, ui.ctx()),
            Choice::Discard => app.work.discard_left(None, left),
        }
    }
}

/// Says that the program panicked, what became of the work, and what would help against it.
fn stopped_ui(app: &mut App, ui: &mut Ui) {
    let Some(why) = &app.keeping.stopped else { return };
    let (lang, tokens) = (app.settings.lang, tokens(ui));
    let head = if app.keeping.left.is_empty() {
        Text::new(
            "程序刚才出错中止，已重新打开；没有找到未保存的改动",
            "The program stopped because of a fault and was opened again; no unsaved changes were found",
        )
    } else {
        Text::new(
            "程序刚才出错中止，已重新打开；未保存的改动都在，点下面的“恢复”继续",
            "The program stopped because of a fault and was opened again; restore your unsaved changes below",
        )
    };
    let why = one_line(why);
    let advice = match lang {
        Lang::Zh => format!("如果再次发生，请把这一行发给维护者：{why}"),
        Lang::En => format!("If it happens again, send this line to the maintainers: {why}"),
    };
    let frame = Frame::new().fill(tokens.error.soft).stroke(Stroke::new(1.0, tokens.error.line));
    let (mut copied, mut closed) = (false, false);
    frame.corner_radius(theme::CARD_CORNER).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.horizontal(|ui| {
            icon_ui(ui, icon::ERROR, theme::ICON, tokens.error.text);
            let left = |ui: &mut Ui| two_lines_ui(ui, head.get(lang), &advice);
            ends_ui(ui, "stopped", left, |ui| {
                copied = Button::new(Text::new("复制", "Copy").get(lang), Look::Outlined).ui(ui).clicked();
                closed = icon_button_ui(ui, icon::CLOSE, Text::new("关闭提示", "Close note").get(lang)).clicked();
            });
        });
    });
    ui.add_space(24.0);
    if copied {
        ui.copy_text(why);
    }
    if closed {
        app.keeping.stopped = None;
    }
}

/// A bold line, and what is said of it.
fn two_lines_ui(ui: &mut Ui, head: &str, about: &str) {
    let tokens = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(head).font(theme::bold(theme::FIELD)).color(tokens.text));
        ui.label(RichText::new(about).size(theme::CAPTION).color(tokens.text2));
    });
}

/// What the document calls itself, or its file.
fn name_of(left: &Left, lang: Lang) -> String {
    let title = match &left.content {
        Content::Description(document) => &document.identity.title,
        Content::Pack(pack) => &pack.title,
    };
    let file = left.path.as_ref().and_then(|path| path.file_stem()).map(|name| name.to_string_lossy().into_owned());
    let untitled = || Text::new("未命名", "Untitled").get(lang).to_owned();
    if title.trim().is_empty() { file.unwrap_or_else(untitled) } else { one_line(title.trim()) }
}

fn facts(left: &Left, lang: Lang) -> String {
    let changes = left.changes();
    let what = match (changes.is_empty(), lang) {
        (true, Lang::Zh) => "与文件相同".to_owned(),
        (true, Lang::En) => "the same as its file".to_owned(),
        (false, Lang::Zh) => format!("改动 {}", names(&changes, lang)),
        (false, Lang::En) => format!("changes {}", names(&changes, lang)),
    };
    let place = match &left.path {
        Some(path) => path.display().to_string(),
        None => Text::new("还没有存为文件", "not a file yet").get(lang).to_owned(),
    };
    one_line(&format!("{} · {what} · {place}", moment(left.at)))
}

fn card_ui(ui: &mut Ui, left: &Left, lang: Lang) -> Option<Choice> {
    let tokens = tokens(ui);
    let frame = Frame::new().fill(tokens.warning.soft).stroke(Stroke::new(1.0, tokens.warning.line));
    let mut choice = None;
    let name = name_of(left, lang);
    frame.corner_radius(theme::CARD_CORNER).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.horizontal(|ui| {
            icon_ui(ui, icon::HISTORY, theme::ICON, tokens.warning.text);
            let facts = facts(left, lang);
            ends_ui(
                ui,
                "left behind",
                |ui| two_lines_ui(ui, &name, &facts),
                |ui| {
                    let text = Text::new("恢复", "Restore").get(lang);
                    if Button::new(text, Look::Filled).ui(ui).clicked() {
                        choice = Some(Choice::Restore);
                    }
                    let text = Text::new("丢弃", "Discard").get(lang);
                    if Button::new(text, Look::Outlined).ui(ui).clicked() {
                        choice = Some(Choice::Discard);
                    }
                },
            );
        });
    });
    choice
}

impl App {
    /// Takes in what was left behind; on the start screen it is offered, elsewhere a note says where.
    pub(in crate::app) fn found_left(&mut self, left: Vec<Left>) {
        // It may be found only some seconds after the start: who has begun to write stays there.
        if !left.is_empty() && std::mem::take(&mut self.keeping.offers) && self.unsaved(Pending::Quit).is_empty() {
            self.tabs.show(None);
        }
        let new = |left: &&Left| self.tabs.shown().is_some() && !self.keeping.left.contains(left);
        if let Some(newest) = left.iter().find(new) {
            let (name, lang) = (name_of(newest, self.settings.lang), self.settings.lang);
            self.toasts.push(Toast::failed(match lang {
                Lang::Zh => format!("“{name}”上次有改动没有保存：点标签页旁的“＋”，可在开始页恢复"),
                Lang::En => {
                    format!("\"{name}\" was not saved last time: restore it on the start page, by + beside the tabs")
                }
            }));
        }
        self.keeping.left = left;
    }

    /// Looks for what was left behind.
    pub(in crate::app) fn find_left(&mut self) {
        // Beside the window of one file there may be another that offers it.
        if let Some(recovery) = self.keeping.recovery.clone().filter(|_| !self.keeping.reviews) {
            self.work.find_left(recovery);
        }
    }

    /// Opens what was left behind, with its changes as a step that can be taken back.
    fn restore(&mut self, left: Left, ctx: &egui::Context) {
        let lang = self.settings.lang;
        let same = left.path.as_deref().and_then(|path| self.tabs.with_path(path));
        if let Some(tab) = same.and_then(|same| self.tabs.get_mut(same))
            && tab.is_dirty()
        {
            let name = tab.name(lang);
            self.toasts.push(Toast::failed(match lang {
                Lang::Zh => format!("“{name}”正打开着，也有改动没有保存：请先保存或关闭它，再恢复"),
                Lang::En => {
                    format!("\"{name}\" is open with unsaved changes: save or close it first, then restore this")
                }
            }));
            self.keeping.left.push(left);
            return;
        }
        let serial = self.tabs.next_serial();
        let path = left.path.clone();
        let mut tab = match left.before() {
            Content::Description(before) => Tab::Description(Box::new(Open::new(*before, path, serial))),
            Content::Pack(before) => Tab::Pack(Box::new(OpenPack::new(*before, path.unwrap_or_default(), serial, ctx))),
        };
        tab.replace(left.content.clone(), time_of(ctx));
        tab.guard_mut().base.clone_from(&left.base);
        self.show(tab, same, ctx);
        // What is left behind goes only once the same is kept by this run of the program.
        self.keep(ctx);
        self.work.discard_left(self.keeping.recovery.clone().map(|recovery| (recovery, serial)), left);
    }
}
