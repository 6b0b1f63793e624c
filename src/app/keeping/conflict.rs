//! The question what to do when somebody else has changed the file meanwhile: mine, theirs, or each field by itself.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use crate::app::dialog::Question;
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::menu::segments_ui;
use crate::app::widget::modal::modal_ui;
use crate::app::{App, time_of};
use crate::document::PositionDescription;
use crate::document::compare::{Change, Part, Take, compare, merge};
use crate::lang::{Lang, Text, one_line};
use crate::storage::recovery::Document;
use crate::storage::shared::{Bar, Opened};
use crate::storage::{Content, StorageError, ron};

/// What is asked.
pub(in crate::app) struct Conflict {
    serial: u64,
    path: PathBuf,
    /// What the other wrote; nothing when it cannot be read.
    theirs: Option<Opened>,
    base: Box<PositionDescription>,
    /// The parts in which the two differ; none of a pack.
    rows: Vec<(&'static Part, Change, Take)>,
    /// A newer program wrote it: what is not known here would be lost.
    newer: bool,
}

enum Choice {
    Cancel,
    Elsewhere,
    Mine,
    Theirs,
    Chosen,
}

impl App {
    /// Asks what to do with a file that somebody else has changed.
    pub(in crate::app) fn changed(
        &mut self,
        path: PathBuf,
        serial: u64,
        document: &Document,
        theirs: Result<Opened, StorageError>,
        ctx: &egui::Context,
    ) {
        let Some(tab) = self.tabs.get(serial) else { return };
        let newer = theirs.as_ref().is_ok_and(|theirs| theirs.bars == Some(Bar::Newer));
        let theirs = theirs.ok().filter(|_| !newer);
        let base = tab.guard().base.as_deref().and_then(|base| ron::read(base).ok()).unwrap_or_default();
        let rows = match (document, theirs.as_ref().map(|theirs| &theirs.content)) {
            (Document::Description(mine), Some(Content::Description(theirs))) => {
                let compared = compare(&base, mine, theirs).into_iter();
                compared.map(|(part, change)| (part, change, change.proposal())).collect()
            }
            _ => Vec::new(),
        };
        // What is asked about shows.
        self.bring(Some(serial), ctx);
        self.keeping.conflict = Some(Conflict { serial, path, theirs, base: Box::new(base), rows, newer });
    }

    fn settle(&mut self, conflict: Conflict, choice: &Choice, ctx: &egui::Context) {
        let Some(tab) = self.tabs.front_mut().filter(|tab| tab.serial() == conflict.serial) else { return };
        let Conflict { theirs, base, rows, .. } = conflict;
        match choice {
            Choice::Cancel => return,
            Choice::Elsewhere => {
                let packs = matches!(tab, Tab::Pack(_));
                self.ask(if packs { Question::SavePack } else { Question::Save });
                return;
            }
            Choice::Mine => {}
            Choice::Theirs | Choice::Chosen => {
                let Some(theirs) = &theirs else { return };
                let rows: Vec<(&Part, Take)> = match choice {
                    Choice::Theirs => rows.iter().map(|(part, ..)| (*part, Take::Theirs)).collect(),
                    _ => rows.iter().map(|(part, _, take)| (*part, *take)).collect(),
                };
                let taken = match (&theirs.content, tab.document()) {
                    (Content::Description(theirs), Some(Document::Description(mine))) => {
                        Content::Description(Box::new(merge(&base, &mine, theirs, &rows)))
                    }
                    (theirs, _) => theirs.clone(),
                };
                tab.replace(taken, time_of(ctx));
            }
        }
        // What stands in the file now has been seen: the next save is compared with that.
        tab.guard_mut().base = theirs.as_ref().map(|theirs| Arc::clone(&theirs.text));
        if let Some(theirs) = theirs {
            tab.mark_saved(theirs.content);
        }
        self.save();
    }
}

/// Asks while the answer is wanted.
pub(in crate::app) fn conflict_ui(app: &mut App, ctx: &egui::Context) {
    let Some(mut conflict) = app.keeping.conflict.take() else { return };
    let lang = app.settings.lang;
    let mine = app.tabs.open().map(|open| Arc::clone(open.editor.document())).unwrap_or_default();
    let width = (ctx.content_rect().width() - 80.0).min(860.0);
    let mut choice = None;
    let modal = modal_ui(ctx, "conflict", width, |ui| {
        head_ui(ui, &conflict, lang);
        if let Some(Content::Description(theirs)) = conflict.theirs.as_ref().map(|theirs| &theirs.content) {
            let sides = [&*conflict.base, &*mine, theirs];
            ScrollArea::vertical().max_height(ctx.content_rect().height() - 280.0).show(ui, |ui| {
                for row in &mut conflict.rows {
                    ui.separator();
                    row_ui(ui, row, sides, lang);
                }
            });
        }
        ui.add_space(8.0);
        choice = buttons_ui(ui, &conflict, lang);
    });
    if modal.should_close() {
        choice = Some(Choice::Cancel);
    }
    match choice {
        Some(choice) => app.settle(conflict, &choice, ctx),
        None => app.keeping.conflict = Some(conflict),
    }
}

fn head_ui(ui: &mut Ui, conflict: &Conflict, lang: Lang) {
    let tokens = tokens(ui);
    let name = one_line(&conflict.path.file_name().unwrap_or_default().to_string_lossy());
    let head = match lang {
        Lang::Zh => format!("「{name}」已被别人改过，还没有保存"),
        Lang::En => format!("Somebody else has changed “{name}”; nothing is saved yet"),
    };
    ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(tokens.text));
    let about = match (&conflict.theirs, conflict.rows.is_empty()) {
        _ if conflict.newer => Text::new(
            "对方用更新的版本保存了它。请另存为别的文件，升级后再合并。",
            "It was saved by a newer version. Save yours elsewhere, update, and bring the two together then.",
        ),
        (None, _) => Text::new(
            "文件现在的内容读不出来。可以另存为别的文件，或用你的内容覆盖它。",
            "What the file holds now cannot be read. Save yours elsewhere, or write it over the file.",
        ),
        (Some(_), true) => Text::new("请选择保留哪一份。", "Choose which one stays."),
        (Some(_), false) => Text::new(
            "逐项选择保留谁的内容；只有一方改过的已经选好，两人都改过的请过目。",
            "Choose field by field. What only one of you changed is chosen already; look at what both did.",
        ),
    };
    ui.label(RichText::new(about.get(lang)).size(theme::BODY).color(tokens.text2));
}

/// A part: what it was, what I and the other made of it, and which of them stays.
fn row_ui(ui: &mut Ui, row: &mut (&'static Part, Change, Take), sides: [&PositionDescription; 3], lang: Lang) {
    let tokens = tokens(ui);
    let (part, change, take) = row;
    ui.horizontal(|ui| {
        let ink = if *change == Change::Conflict { tokens.warning.text } else { tokens.text };
        ui.label(RichText::new((part.label)().get(lang)).font(theme::bold(theme::FIELD)).color(ink));
        let what = match change {
            Change::Mine => Text::new("只有我改过", "only I changed it"),
            Change::Theirs => Text::new("只有对方改过", "only the other changed it"),
            Change::Both => Text::new("各改了不同的行，可以合并", "different rows changed: both can stay"),
            Change::Conflict => Text::new("两人都改过", "both changed it"),
        };
        ui.label(RichText::new(what.get(lang)).size(theme::CAPTION).color(tokens.text2));
        let mut takes = vec![(Take::Mine, Text::new("我的", "Mine")), (Take::Theirs, Text::new("对方的", "Theirs"))];
        if *change == Change::Both {
            takes.push((Take::Both, Text::new("都保留", "Both")));
        }
        let choices: Vec<(&str, bool)> = takes.iter().map(|(of, name)| (name.get(lang), of == take)).collect();
        let chosen = ui.push_id((part.label)().en, |ui| segments_ui(ui, &choices)).inner;
        if let Some(chosen) = chosen {
            *take = takes[chosen].0;
        }
    });
    let names = [Text::new("原来", "Before"), Text::new("我的", "Mine"), Text::new("对方的", "Theirs")];
    let texts = sides.map(|document| (part.text)(document, lang));
    ui.columns(3, |columns| {
        for ((column, name), text) in columns.iter_mut().zip(names).zip(&texts) {
            let text = without_common(text, &texts);
            let shown =
                if text.is_empty() { Text::new("（空）", "(empty)").get(lang).to_owned() } else { visible(&text) };
            column.label(RichText::new(name.get(lang)).size(theme::CAPTION).color(tokens.text3));
            column.label(RichText::new(shown).size(theme::BODY).color(tokens.text));
        }
    });
}

/// The rows of `text` that do not stand in all of `texts`: what is the same needs no look.
fn without_common(text: &str, texts: &[String; 3]) -> String {
    let common = |line: &&str| texts.iter().all(|text| text.lines().any(|other| other == *line));
    text.lines().filter(|line| !common(line)).collect::<Vec<_>>().join("\n")
}

/// The text with line ends, and nothing else that steers.
fn visible(text: &str) -> String {
    text.lines().map(one_line).collect::<Vec<_>>().join("\n")
}

fn buttons_ui(ui: &mut Ui, conflict: &Conflict, lang: Lang) -> Option<Choice> {
    let mut buttons = Vec::new();
    if !conflict.rows.is_empty() {
        buttons.push((Text::new("按所选合并并保存", "Save as chosen"), Look::Filled, Choice::Chosen));
    }
    if !conflict.newer {
        buttons.push((Text::new("全部用我的", "All mine"), Look::Outlined, Choice::Mine));
    }
    if conflict.theirs.is_some() {
        buttons.push((Text::new("全部用对方的", "All theirs"), Look::Outlined, Choice::Theirs));
    }
    buttons.push((Text::new("另存为…", "Save as…"), Look::Outlined, Choice::Elsewhere));
    buttons.push((Text::new("取消", "Cancel"), Look::Outlined, Choice::Cancel));
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (name, look, choice) in buttons {
            if Button::new(name.get(lang), look).ui(ui).clicked() {
                chosen = Some(choice);
            }
        }
    });
    chosen
}
