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
use crate::document::compare::{Line, Part, Parts};
use crate::document::merge::{Change, Take, compare, merge};
use crate::document::pack::Pack;
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
    /// Both documents part by part, where they can be compared.
    sides: Option<Sides>,
    /// A newer program wrote it: what is not known here would be lost.
    newer: bool,
}

/// Two documents of one kind.
enum Sides {
    Description(Both<PositionDescription>),
    Pack(Both<Pack>),
}

/// What both made of what they had before them.
struct Both<D: 'static> {
    base: Box<D>,
    mine: Arc<D>,
    theirs: Box<D>,
    /// The parts in which the two differ.
    rows: Vec<(&'static Part<D>, Change, Take)>,
}

impl<D: Parts> Both<D> {
    fn new(base: Box<D>, mine: &Arc<D>, theirs: &D) -> Self {
        let compared = compare(&*base, &**mine, theirs).into_iter();
        let rows = compared.map(|(part, change)| (part, change, change.proposal())).collect();
        Self { base, mine: Arc::clone(mine), theirs: Box::new(theirs.clone()), rows }
    }

    /// Mine with what was chosen of theirs.
    fn merged(&self) -> D {
        let taken: Vec<_> = self.rows.iter().map(|(part, _, take)| (*part, *take)).collect();
        merge(&self.base, &self.mine, &self.theirs, &taken)
    }

    fn rows_ui(&mut self, ui: &mut Ui, lang: Lang) {
        for row in &mut self.rows {
            ui.separator();
            row_ui(ui, row, [&*self.base, &*self.mine, &*self.theirs], lang);
        }
    }
}

impl Sides {
    /// Both sides of `mine` and `theirs`, which came of `base`; nothing when they are of two kinds.
    fn of(base: Option<&str>, mine: &Document, theirs: &Content) -> Option<Self> {
        let packs = matches!(theirs, Content::Pack(_));
        let base = base.and_then(|base| ron::read_either(base, packs).ok());
        match (mine, theirs) {
            (Document::Description(mine), Content::Description(theirs)) => {
                let base = base.and_then(Content::description).unwrap_or_default();
                Some(Self::Description(Both::new(base, mine, theirs)))
            }
            (Document::Pack(mine), Content::Pack(theirs)) => {
                let base = base.and_then(Content::pack).unwrap_or_default();
                Some(Self::Pack(Both::new(base, mine, theirs)))
            }
            _ => None,
        }
    }

    /// Tells whether there is nothing to choose.
    fn is_empty(&self) -> bool {
        match self {
            Self::Description(both) => both.rows.is_empty(),
            Self::Pack(both) => both.rows.is_empty(),
        }
    }

    fn merged(&self) -> Content {
        match self {
            Self::Description(both) => Content::Description(Box::new(both.merged())),
            Self::Pack(both) => Content::Pack(Box::new(both.merged())),
        }
    }

    fn rows_ui(&mut self, ui: &mut Ui, lang: Lang) {
        match self {
            Self::Description(both) => both.rows_ui(ui, lang),
            Self::Pack(both) => both.rows_ui(ui, lang),
        }
    }
}

enum Choice {
    Cancel,
    Elsewhere,
    Mine,
    Theirs,
    Chosen,
}

impl Conflict {
    /// Tells whether there are parts to choose from.
    fn has_rows(&self) -> bool {
        self.sides.as_ref().is_some_and(|sides| !sides.is_empty())
    }
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
        let base = tab.guard().base.as_deref();
        let sides = theirs.as_ref().and_then(|theirs| Sides::of(base, document, &theirs.content));
        // What is asked about shows.
        self.bring(Some(serial), ctx);
        self.keeping.conflict = Some(Conflict { serial, path, theirs, sides, newer });
    }

    fn settle(&mut self, conflict: Conflict, choice: &Choice, ctx: &egui::Context) {
        // Another file may have come to the front behind the box.
        self.bring(self.tabs.get(conflict.serial).map(Tab::serial), ctx);
        let Some(tab) = self.tabs.front_mut() else { return };
        let Conflict { theirs, sides, .. } = conflict;
        match choice {
            Choice::Cancel => return,
            Choice::Elsewhere => {
                let packs = matches!(tab, Tab::Pack(_));
                self.ask(if packs { Question::SavePack } else { Question::Save });
                return;
            }
            Choice::Mine => {}
            Choice::Theirs => {
                let Some(theirs) = &theirs else { return };
                tab.replace(theirs.content.clone(), time_of(ctx));
            }
            Choice::Chosen => {
                let Some(sides) = &sides else { return };
                tab.replace(sides.merged(), time_of(ctx));
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
    let width = (ctx.content_rect().width() - 80.0).min(860.0);
    let mut choice = None;
    let modal = modal_ui(ctx, "conflict", width, |ui| {
        head_ui(ui, &conflict, lang);
        if let Some(sides) = &mut conflict.sides {
            // What stands around the rows leaves them this much.
            let height = (ctx.content_rect().height() - 210.0).max(120.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| sides.rows_ui(ui, lang));
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
        Lang::Zh => format!("“{name}”已被别人改过，还没有保存"),
        Lang::En => format!("Somebody else has changed \"{name}\"; nothing is saved yet"),
    };
    ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(tokens.text));
    let about = match (&conflict.theirs, conflict.has_rows()) {
        _ if conflict.newer => Text::new(
            "对方用更新的版本保存了它。请另存为别的文件，升级后再合并。",
            "It was saved by a newer version. Save yours elsewhere, update, and bring the two together then.",
        ),
        (None, _) => Text::new(
            "文件现在的内容读不出来。可以另存为别的文件，或用你的内容覆盖它。",
            "What the file holds now cannot be read. Save yours elsewhere, or write it over the file.",
        ),
        (Some(_), false) => Text::new("请选择保留哪一份。", "Choose which one stays."),
        (Some(_), true) => Text::new(
            "逐项选择保留谁的内容；只有一方改过的已经选好，两人都改过的请过目。",
            "Choose field by field. What only one of you changed is chosen already; look at what both did.",
        ),
    };
    ui.label(RichText::new(about.get(lang)).size(theme::BODY).color(tokens.text2));
}

/// A part: what it was, what I and the other made of it, and which of them stays.
fn row_ui<D>(ui: &mut Ui, row: &mut (&'static Part<D>, Change, Take), sides: [&D; 3], lang: Lang) {
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
    let sides = sides.map(|document| (part.lines)(document, lang));
    ui.columns(3, |columns| {
        for ((column, name), side) in columns.iter_mut().zip(names).zip(&sides) {
            let text = without_common(side, &sides);
            let shown = if text.is_empty() { Text::new("（空）", "(empty)").get(lang).to_owned() } else { text };
            column.label(RichText::new(name.get(lang)).size(theme::CAPTION).color(tokens.text3));
            column.label(RichText::new(shown).size(theme::BODY).color(tokens.text));
        }
    });
}

/// The lines of `side` that do not stand on all sides: what is the same needs no look.
fn without_common(side: &[Line], sides: &[Vec<Line>; 3]) -> String {
    let common = |line: &Line| sides.iter().all(|side| side.iter().any(|other| other.text == line.text));
    let lines = side.iter().filter(|line| !common(line)).map(|line| one_line(&line.text));
    lines.collect::<Vec<_>>().join("\n")
}

fn buttons_ui(ui: &mut Ui, conflict: &Conflict, lang: Lang) -> Option<Choice> {
    let mut buttons = Vec::new();
    if conflict.has_rows() {
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
            let button = Button::new(name.get(lang), look).ui(ui);
            // What the fields say is chosen already: the keys begin at what follows from that.
            if ui.memory(|memory| memory.focused().is_none()) {
                button.request_focus();
            }
            if button.clicked() {
                chosen = Some(choice);
            }
        }
    });
    chosen
}
