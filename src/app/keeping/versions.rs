//! The last saved versions of the open document: a list, a look at one, and the way back to it.

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use super::{moment, names};
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look as Style};
use crate::app::widget::modal::modal_ui;
use crate::app::widget::order::ends_ui;
use crate::app::{App, time_of};
use crate::document::PositionDescription;
use crate::document::compare::changed_parts;
use crate::editor::Editor;
use crate::lang::{Lang, Text};
use crate::storage::Content;
use crate::storage::versions::{MOST, Origin, Version};

/// A version that is looked at in place of the document.
pub(in crate::app) struct Look {
    pub(in crate::app) editor: Editor,
    pub(in crate::app) at: jiff::civil::DateTime,
}

/// The list, while it shows.
pub(in crate::app) struct Versions {
    serial: u64,
    /// Each with what differs from the document as it stands.
    rows: Vec<(Version, Content, String)>,
}

enum Choice {
    Look(usize),
    Compare(usize),
    Restore(usize),
}

/// What a version is called.
pub(in crate::app) fn version_name(at: jiff::civil::DateTime, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} 的版本", moment(at)),
        Lang::En => format!("the version of {}", moment(at)),
    }
}

impl App {
    /// Asks for the versions of what shows.
    pub(in crate::app) fn ask_versions(&mut self) {
        let Some(tab) = self.tabs.front() else { return };
        let (path, serial) = (tab.path().map(ToOwned::to_owned), tab.serial());
        match (path, self.versions_folder()) {
            (Some(path), Some(folder)) => self.work.list_versions(folder, path, serial),
            _ => self.list_versions(serial, Vec::new()),
        }
    }

    /// Where versions are kept: beside the settings.
    pub(in crate::app) fn versions_folder(&self) -> Option<std::path::PathBuf> {
        self.settings_path.as_ref().map(|path| path.with_file_name("versions"))
    }

    /// Shows the versions of the document of this number.
    pub(in crate::app) fn list_versions(&mut self, serial: u64, versions: Vec<Version>) {
        let Some(tab) = self.tabs.front().filter(|tab| tab.serial() == serial) else { return };
        let lang = self.settings.lang;
        let row = |version: Version| {
            let content = version.content(matches!(tab, Tab::Pack(_))).ok()?;
            let differs = differs(tab, &content, lang);
            Some((version, content, differs))
        };
        let rows = versions.into_iter().filter_map(row).collect();
        self.keeping.versions = Some(Versions { serial, rows });
    }

    fn take_version(&mut self, choice: &Choice, ctx: &egui::Context) {
        let Some(mut list) = self.keeping.versions.take() else { return };
        let (Choice::Look(index) | Choice::Compare(index) | Choice::Restore(index)) = *choice;
        let (version, content, _) = list.rows.swap_remove(index);
        if self.tabs.shown() != Some(list.serial) {
            return;
        }
        match (choice, content) {
            (Choice::Look(_), Content::Description(document)) => {
                let mut editor = Editor::new(*document);
                editor.protect(true);
                if let Some(open) = self.tabs.open_mut() {
                    open.look = Some(Look { editor, at: version.at });
                    open.form.show_from_the_top();
                }
            }
            (Choice::Compare(_), content) => {
                self.compare_with(version_name(version.at, self.settings.lang), content.into(), list.serial);
            }
            (_, content) => self.bring_back(content, version.at, ctx),
        }
    }

    /// Ends the look at a version.
    pub(in crate::app) fn look_away(&mut self) {
        if let Some(open) = self.tabs.open_mut() {
            open.look = None;
            open.form.show_from_the_top();
        }
    }

    /// Makes the version that is looked at the document.
    pub(in crate::app) fn bring_look_back(&mut self, ctx: &egui::Context) {
        let Some(look) = self.tabs.open_mut().and_then(|open| open.look.take()) else { return };
        let document = PositionDescription::clone(look.editor.document());
        self.bring_back(Content::Description(Box::new(document)), look.at, ctx);
    }

    /// Makes a version the document, as a step that can be taken back.
    fn bring_back(&mut self, content: Content, at: jiff::civil::DateTime, ctx: &egui::Context) {
        let Some(tab) = self.tabs.front_mut() else { return };
        tab.replace(content, time_of(ctx));
        if let Tab::Description(open) = tab {
            open.form.show_from_the_top();
        }
        let generation = tab.generation();
        let text = match self.settings.lang {
            Lang::Zh => format!("已恢复 {} 的版本，保存后才写入文件", moment(at)),
            Lang::En => format!("The version of {} is back; save to write it to the file", moment(at)),
        };
        self.toasts.push(Toast::undoable(text, generation));
    }
}

/// How a version differs from what is open.
fn differs(tab: &Tab, content: &Content, lang: Lang) -> String {
    let parts = match (content, tab) {
        (Content::Description(version), Tab::Description(open)) => changed_parts(&**version, open.editor.document()),
        (Content::Pack(version), Tab::Pack(pack)) => changed_parts(&**version, pack.editor.document()),
        _ => return Text::new("与现在不同", "differs from now").get(lang).to_owned(),
    };
    match (parts.is_empty(), lang) {
        (true, _) => Text::new("与现在相同", "as it stands now").get(lang).to_owned(),
        (false, Lang::Zh) => format!("与现在不同 {}", names(&parts, lang)),
        (false, Lang::En) => format!("differs in {}", names(&parts, lang)),
    }
}

/// Shows the list while it is open.
pub(in crate::app) fn versions_ui(app: &mut App, ctx: &egui::Context) {
    let Some(versions) = &app.keeping.versions else { return };
    let lang = app.settings.lang;
    let protected = app.tabs.open().is_some_and(|open| open.editor.is_protected());
    let mut choice = None;
    let mut done = false;
    let modal = modal_ui(ctx, "versions", 560.0, |ui| {
        let tokens = tokens(ui);
        let head = Text::new("历史版本", "Versions").get(lang);
        ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(tokens.text));
        let about = match lang {
            Lang::Zh => format!("每次保存留一份，最近 {MOST} 份存放在本机。"),
            Lang::En => format!("Each save keeps one, the last {MOST} of them on this computer."),
        };
        ui.label(RichText::new(about).size(theme::CAPTION).color(tokens.text2));
        if versions.rows.is_empty() {
            let none = Text::new("还没有历史版本：保存后就会有。", "There is none yet: save, and there will be.");
            ui.add_space(8.0);
            ui.label(RichText::new(none.get(lang)).size(theme::BODY).color(tokens.text2));
        }
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            for (index, (version, content, differs)) in versions.rows.iter().enumerate() {
                ui.separator();
                let looks = matches!(content, Content::Description(_));
                choice =
                    row_ui(ui, (version, differs), (looks, !protected), lang).map(|of| of(index)).or(choice.take());
            }
        });
        ui.add_space(8.0);
        done = Button::new(Text::new("关闭列表", "Close the list").get(lang), Style::Outlined).ui(ui).clicked();
    });
    if done || modal.should_close() {
        app.keeping.versions = None;
    } else if let Some(choice) = choice {
        app.take_version(&choice, ctx);
    }
}

/// A version; tells whether it shall be looked at, compared, or brought back.
fn row_ui(
    ui: &mut Ui,
    (version, differs): (&Version, &str),
    (looks, brings): (bool, bool),
    lang: Lang,
) -> Option<fn(usize) -> Choice> {
    let tokens = tokens(ui);
    let mut taken: Option<fn(usize) -> Choice> = None;
    let origin = match version.origin {
        Origin::Saved => Text::new("保存", "saved"),
        Origin::Found => Text::new("保存前文件里的内容", "what the file held before"),
    };
    ui.horizontal(|ui| {
        let left = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let head = format!("{} · {}", moment(version.at), origin.get(lang));
                ui.label(RichText::new(head).size(theme::FIELD).color(tokens.text));
                ui.label(RichText::new(differs).size(theme::CAPTION).color(tokens.text2));
            });
        };
        ends_ui(ui, "version", left, |ui| {
            if looks && Button::new(Text::new("查看", "Look").get(lang), Style::Outlined).ui(ui).clicked() {
                taken = Some(Choice::Look);
            }
            if Button::new(Text::new("对比", "Compare").get(lang), Style::Outlined).ui(ui).clicked() {
                taken = Some(Choice::Compare);
            }
            let bring = Text::new("恢复", "Bring back").get(lang);
            if ui.add_enabled_ui(brings, |ui| Button::new(bring, Style::Accented).ui(ui)).inner.clicked() {
                taken = Some(Choice::Restore);
            }
        });
    });
    taken
}

/// What a document shows: itself, or the version that is looked at.
impl crate::app::open::Open {
    pub(in crate::app) fn shown(&self) -> &Arc<PositionDescription> {
        self.look.as_ref().map_or(self.editor.document(), |look| look.editor.document())
    }
}
