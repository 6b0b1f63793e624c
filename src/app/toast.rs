//! Short notes of what happened, which go by themselves.

use std::path::{Path, PathBuf};

use egui::{Align2, Area, Color32, Frame, Id, Margin, Order, Rect, Stroke, Ui, vec2};

use super::command::Command;
use super::tab::Tab;
use super::theme::{self, tokens};
use super::viewer::Aim;
use super::widget::button::{Button, Look, icon_button_ui, icon_ui};
use super::{App, icon, waiting};
use crate::lang::{Lang, Text};

/// How long a note stays, in seconds; one that asks for something stays longer.
const SHORT: f64 = 5.0;
const LONG: f64 = 15.0;

/// Where the notes stand: at the foot of the middle, beside the pages and what is said of them.
#[derive(Default)]
pub(super) struct Stand {
    /// The middle of the window, in which what is written shows.
    pub(super) room: Option<Rect>,
    /// How high they are: by so much more the form scrolls, so that they cover nothing for good.
    pub(super) height: f32,
}

impl Stand {
    /// How much they cover of the foot of what is written.
    pub(super) fn covers(&self) -> f32 {
        if self.height > 0.0 { self.height + EDGE } else { 0.0 }
    }
}

/// Below the notes, and beside them.
const EDGE: f32 = 16.0;
/// So many stand one above the other at most.
const MOST: usize = 4;

/// The notes, the oldest first.
#[derive(Default)]
pub(super) struct Toasts(Vec<Toast>);

impl Toasts {
    /// Shows a note, in the place of one that says the same or of what failed before; the oldest gives way where there
    /// would be too many.
    pub(super) fn push(&mut self, toast: Toast) {
        self.0.retain(|old| !old.gives_way_to(&toast));
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push(toast);
    }

    /// Shows a note where there is one.
    pub(super) fn extend(&mut self, toast: Option<Toast>) {
        if let Some(toast) = toast {
            self.push(toast);
        }
    }

    /// Keeps the notes of which `stays` says so.
    pub(super) fn retain(&mut self, stays: impl FnMut(&Toast) -> bool) {
        self.0.retain(stays);
    }

    /// Tells whether one shows beside the tab of the number `front`.
    pub(super) fn show(&self, front: Option<u64>) -> bool {
        self.0.iter().any(|toast| toast.shows(front))
    }

    /// Puts away those that show beside the tab of the number `front`.
    pub(super) fn put_away(&mut self, front: Option<u64>) {
        self.0.retain(|toast| !toast.shows(front));
    }
}

/// A note.
pub(super) struct Toast {
    text: String,
    kind: Kind,
    /// The file that it is about, where a person may want to go to it, what was to be done with it, and more about what
    /// happened.
    file: Option<(PathBuf, Aim, String)>,
    /// The number of the tab that it is about: beside another it does not show.
    tab: Option<u64>,
    /// When it goes; set when it is first shown.
    until: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Done,
    /// Done, and can be taken back while the editor is at this generation.
    Undoable(u64),
    /// Something to know, that nobody asked for.
    Hint,
    Failed,
    /// The tab of this number could not be saved.
    Unsaved(u64),
}

impl Toast {
    pub(super) fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: Kind::Done, file: None, tab: None, until: None }
    }

    /// A note of the change that brought the editor to `generation`.
    pub(super) fn undoable(text: impl Into<String>, generation: u64) -> Self {
        Self { kind: Kind::Undoable(generation), ..Self::done(text) }
    }

    /// Tells whether it is about the change that brought the editor to `generation`.
    pub(super) fn is_of(&self, generation: u64) -> bool {
        self.kind == Kind::Undoable(generation)
    }

    /// Tells whether it is about the open document.
    pub(super) fn is_undoable(&self) -> bool {
        matches!(self.kind, Kind::Undoable(_))
    }

    pub(super) fn hint(text: impl Into<String>) -> Self {
        Self { kind: Kind::Hint, ..Self::done(text) }
    }

    /// The note as one of the tab of a number.
    pub(super) fn of_tab(self, tab: Option<u64>) -> Self {
        Self { tab, ..self }
    }

    /// Tells whether it is of the tab of a number.
    pub(super) fn is_of_tab(&self, tab: u64) -> bool {
        self.tab == Some(tab)
    }

    /// Tells whether it says what could not be done with the tab of a number.
    pub(super) fn is_failure_of(&self, tab: Option<u64>) -> bool {
        self.kind == Kind::Failed && self.tab.is_some() && self.tab == tab
    }

    /// Tells whether `newer` says the same, or what became of the same save.
    fn gives_way_to(&self, newer: &Self) -> bool {
        self.text == newer.text || matches!(self.kind, Kind::Unsaved(_)) && self.kind == newer.kind
    }

    /// A note that the tab of a number could not be saved. It shows beside every tab, and goes once that one is saved.
    pub(super) fn unsaved(text: impl Into<String>, tab: u64) -> Self {
        Self { kind: Kind::Unsaved(tab), ..Self::done(text) }
    }

    /// Tells whether it says that the tab of a number could not be saved.
    pub(super) fn is_unsaved(&self, tab: u64) -> bool {
        self.kind == Kind::Unsaved(tab)
    }

    pub(super) fn failed(text: impl Into<String>) -> Self {
        Self { kind: Kind::Failed, ..Self::done(text) }
    }

    /// A note that something could not be done with a file that is there, of the tab of a number; `more` is told to who
    /// asks.
    pub(super) fn about_file(
        text: impl Into<String>,
        more: String,
        (file, aim): (PathBuf, Aim),
        tab: Option<u64>,
    ) -> Self {
        Self { file: Some((file, aim, more)), tab, ..Self::failed(text) }
    }

    /// Tells whether it shows beside the tab of the number `front`.
    fn shows(&self, front: Option<u64>) -> bool {
        self.tab.is_none() || self.tab == front
    }
}

/// Shows the notes above the status bar.
pub(super) fn toasts_ui(app: &mut App, ctx: &egui::Context) {
    let now = ctx.input(|input| input.time);
    let front = app.tabs.shown();
    for toast in app.toasts.0.iter_mut().filter(|toast| toast.shows(front)) {
        let stay = if matches!(toast.kind, Kind::Failed | Kind::Unsaved(_)) { LONG } else { SHORT };
        let until = *toast.until.get_or_insert(now + stay);
        ctx.request_repaint_after_secs((until - now).max(0.0) as f32);
    }
    let tabs = &app.tabs;
    app.toasts.retain(|toast| {
        toast.until.is_none_or(|until| now < until) && toast.tab.is_none_or(|tab| tabs.get(tab).is_some())
    });
    let waits = waiting::waits(app, ctx);
    if !app.toasts.show(front) && waits.is_empty() {
        app.notes.height = 0.0;
        return;
    }
    let (mut closed, mut folder) = (None, None);
    let lang = app.settings.lang;
    let generation = app.tabs.front().map(Tab::generation);
    let room = app.notes.room.take().unwrap_or_else(|| ctx.content_rect());
    let area = Area::new(Id::unique("toasts")).pivot(Align2::CENTER_BOTTOM);
    let area = area.fixed_pos(room.center_bottom() - vec2(0.0, EDGE)).order(Order::Foreground);
    let shown = area.show(ctx, |ui| {
        ui.set_max_width(room.width() - 2.0 * EDGE);
        waiting::waiting_ui(app, ui, waits);
        for (index, toast) in app.toasts.0.iter().enumerate().filter(|(_, toast)| toast.shows(front)) {
            // After another change, undo would take that one back.
            let can_undo = generation.is_some_and(|now| toast.kind == Kind::Undoable(now));
            match toast_ui(ui, toast, (can_undo, front), lang) {
                Some(Click::Do(command)) => {
                    app.commands.push(command);
                    closed = Some(index);
                }
                Some(Click::Folder) => {
                    folder = toast.file.as_ref().and_then(|(file, ..)| file.parent()).map(ToOwned::to_owned);
                }
                Some(Click::Close) => closed = Some(index),
                None => {}
            }
        }
    });
    app.notes.height = shown.response.rect.height();
    if let Some(folder) = folder {
        app.hand_over(folder, Aim::Folder, front);
    }
    if let Some(index) = closed {
        app.toasts.0.remove(index);
    }
}

enum Click {
    Do(Command),
    Folder,
    Close,
}

fn toast_ui(ui: &mut Ui, toast: &Toast, (can_undo, front): (bool, Option<u64>), lang: Lang) -> Option<Click> {
    let tokens = tokens(ui);
    let (icon, ink, line) = match toast.kind {
        Kind::Failed | Kind::Unsaved(_) => (icon::ERROR, tokens.error.text, tokens.error.line),
        Kind::Hint => (icon::INFO, tokens.info.text, tokens.line),
        Kind::Done | Kind::Undoable(_) => (icon::CHECK, tokens.good, tokens.line),
    };
    let more = toast.file.as_ref().map_or("", |(.., more)| more);
    note_ui(ui, (icon, ink, line), (&toast.text, more), |ui| {
        let elsewhere = front.is_some_and(|front| toast.is_unsaved(front)).then_some(Command::SaveAs);
        let offer = can_undo.then_some(Command::Undo).or(elsewhere);
        let taken = offer.filter(|offer| Button::new(offer.label().get(lang), Look::Accented).small().ui(ui).clicked());
        let folder = toast.file.as_ref().is_some_and(|(file, aim, _)| file_ui(ui, file, *aim, lang));
        let close = icon_button_ui(ui, icon::CLOSE, Text::new("关闭提示", "Close note").get(lang)).clicked();
        match (taken, folder) {
            (Some(command), _) => Some(Click::Do(command)),
            (_, true) => Some(Click::Folder),
            _ => close.then_some(Click::Close),
        }
    })
}

/// What can be done with a file; tells whether its folder is to be shown. A folder can only be named.
fn file_ui(ui: &mut Ui, file: &Path, aim: Aim, lang: Lang) -> bool {
    let copies = Button::new(Text::new("复制路径", "Copy path").get(lang), Look::Outlined).small().ui(ui);
    if copies.clicked() {
        ui.copy_text(file.display().to_string());
    }
    aim != Aim::Folder
        && Button::new(Text::new("打开文件夹", "Open folder").get(lang), Look::Accented).small().ui(ui).clicked()
}

/// Shows a note with what can be done about it behind its text; the tooltip says more.
pub(super) fn note_ui<R>(
    ui: &mut Ui,
    (icon, ink, line): (char, Color32, Color32),
    (text, more): (&str, &str),
    buttons: impl FnOnce(&mut Ui) -> R,
) -> R {
    /// What stands beside the text takes no more than this, and the text gets no narrower.
    const BESIDE: f32 = 300.0;
    const NARROWEST: f32 = 200.0;
    let tokens = tokens(ui);
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(theme::CARD_CORNER)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(12, 6));
    let room = (ui.max_rect().width() - BESIDE).max(NARROWEST);
    let row = |ui: &mut Ui| {
        icon_ui(ui, icon, theme::SMALL_ICON, ink);
        // A path may be longer than the window is wide.
        let galley = ui.painter().layout(text.to_owned(), theme::regular(theme::BODY), tokens.text, room);
        let label = ui.add(egui::Label::new(galley));
        if !more.is_empty() {
            label.on_hover_text(more);
        }
        buttons(ui)
    };
    frame.show(ui, |ui| ui.horizontal(row).inner).inner
}
