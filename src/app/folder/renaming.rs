//! The box that changes a name in all files of the folder, and what follows from it in the window.

use std::sync::Arc;

use egui::{Align, Context, Id, Key, Layout, Modifiers, RichText, ScrollArea, Ui};

use super::offer::{Offer, old_name_ui};
use super::places::{head_ui, list_ui};
use super::rename::{Renaming, kinds};
use super::strip::strip_ui;
use crate::app::form::field::flatten_paste;
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look, icon_ui};
use crate::app::widget::compose::is_composing;
use crate::app::widget::menu::segments_ui;
use crate::app::widget::modal::modal_ui;
use crate::app::widget::text::TextField;
use crate::app::work::Report;
use crate::app::{App, icon, time_of};
use crate::document::Choice as _;
use crate::document::rename::Named;
use crate::lang::{Lang, Text, counted};
use crate::storage::change::{Applied, Change, Progress, apply, back};
use crate::storage::ron;

const WIDTH: f32 = 720.0;
/// What stands above and below the list, with the edges of the window.
const BESIDE_LIST: f32 = 400.0;

/// Which way names are changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Way {
    /// The first time, or again.
    Forth,
    /// Taken back.
    Back,
}

enum Choice {
    Apply,
    Cancel,
}

impl App {
    /// Opens the box, with the department that shows as the name.
    pub(super) fn begin_renaming(&mut self) {
        let Some(folder) = self.tabs.folder_mut() else { return };
        if folder.progress.is_none() {
            let department = folder.query.department.clone().unwrap_or_default();
            folder.renaming = Some(Renaming::new(Named::Department, department));
        }
    }

    /// Takes the last change of names back, or makes it again.
    pub(in crate::app) fn step_folder(&mut self, goes_back: bool) {
        let Some(folder) = self.tabs.folder_mut().filter(|folder| folder.progress.is_none()) else { return };
        let (changes, way) =
            if goes_back { (folder.past.clone(), Way::Back) } else { (folder.future.clone(), Way::Forth) };
        if !changes.is_empty() {
            self.change_names(changes, way);
        }
    }

    /// Begins to write `changes`; what is open and not saved must be saved first.
    fn change_names(&mut self, changes: Vec<Change>, way: Way) {
        let lang = self.settings.lang;
        let is_changed = |tab: &Tab| changes.iter().any(|change| tab.path() == Some(&change.path));
        let unsaved =
            self.tabs.iter_mut().filter(|tab| is_changed(tab)).filter_map(|tab| tab.is_dirty().then(|| tab.name(lang)));
        let unsaved: Vec<String> = unsaved.collect();
        if !unsaved.is_empty() {
            let named = unsaved.join(Text::new("、", ", ").get(lang));
            self.toasts.push(Toast::failed(match lang {
                Lang::Zh => format!("没有改名：{named}正打开着，有改动没有保存；请先保存"),
                Lang::En => format!("Nothing is renamed: {named} has unsaved changes; save them first"),
            }));
            return;
        }
        let kept = self.versions_folder().map(|folder| (folder, self.clock.now()));
        let Some(folder) = self.tabs.folder_mut() else { return };
        let progress = Progress::new(changes.len());
        folder.progress = Some(progress.clone());
        let serial = folder.serial;
        self.work.aside(move || Report::NamesChanged(serial, apply(&changes, &progress, kept.as_ref()), way));
    }

    /// Takes in what came of a change of names.
    pub(in crate::app) fn names_changed(&mut self, serial: u64, applied: &Applied, way: Way, ctx: &Context) {
        let lang = self.settings.lang;
        for change in &applied.written {
            let text = change.text();
            let open = self.tabs.with_path(&change.path).and_then(|serial| self.tabs.get_mut(serial));
            // Where something was typed meanwhile, the next save asks.
            if let Some(tab) = open
                && !tab.is_dirty()
                && let Ok(content) = ron::read_either(&text, matches!(tab, Tab::Pack(_)))
            {
                tab.reload(content, text, time_of(ctx));
            }
        }
        let Some(Tab::Folder(folder)) = self.tabs.get_mut(serial) else { return };
        folder.progress = None;
        folder.steps += 1;
        let there_and_back = back(&applied.written);
        (folder.past, folder.future) = match way {
            Way::Forth => (there_and_back, Vec::new()),
            Way::Back => (Vec::new(), there_and_back),
        };
        let generation = folder.steps;
        let (count, unread) = (applied.written.len(), folder.unreadable());
        // A note of the change that is now taken back would say what is no longer so.
        self.toasts.retain(|toast| !toast.is_of_tab(serial));
        let text = match (way, applied.stopped, lang) {
            (Way::Forth, false, Lang::Zh) if unread > 0 => {
                format!("已在 {count} 份文件中改名；{unread} 份读不出，没有改")
            }
            (Way::Forth, false, Lang::En) if unread > 0 => {
                format!("Renamed in {}; {unread} cannot be read and stay", counted(count, "file"))
            }
            (Way::Forth, false, Lang::Zh) => format!("已在 {count} 份文件中改名"),
            (Way::Forth, false, Lang::En) => format!("Renamed in {}", counted(count, "file")),
            (Way::Back, false, Lang::Zh) => format!("已把 {count} 份文件恢复原样"),
            (Way::Back, false, Lang::En) => format!("{} restored", counted(count, "file")),
            (_, true, Lang::Zh) => format!("已取消；此前改好 {count} 份文件"),
            (_, true, Lang::En) => format!("Cancelled; {} changed before", counted(count, "file")),
        };
        let note = if way == Way::Forth { Toast::undoable(text, generation) } else { Toast::done(text) };
        self.toasts.push(note.of_tab(Some(serial)));
        let failed: Vec<String> = applied.failed.iter().take(super::act::MOST).map(|error| error.line(lang)).collect();
        if !failed.is_empty() {
            self.toasts.push(Toast::failed(failed.join("\n")));
        }
        self.look_again();
    }
}

/// Shows the box while it is open.
pub(in crate::app) fn renaming_ui(app: &mut App, ctx: &Context) {
    let lang = app.settings.lang;
    let Some(folder) = app.tabs.folder_mut() else { return };
    let Some(mut renaming) = folder.renaming.take() else { return };
    renaming.look(folder);
    let (root, unread) = (folder.path.clone(), folder.unreadable());
    let width = (ctx.content_rect().width() - 80.0).min(WIDTH);
    let mut choice = None;
    let modal = modal_ui(ctx, "rename", width, |ui| {
        let ink = tokens(ui).text;
        let head = Text::new("统一改名（整个文件夹）", "Rename in the whole folder").get(lang);
        ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(ink));
        let enter = names_ui(ui, &mut renaming, width, lang);
        approved_ui(ui, &mut renaming, lang);
        unread_ui(ui, unread, lang);
        head_ui(ui, &mut renaming, lang);
        let height = (ctx.content_rect().height() - BESIDE_LIST).max(80.0);
        // As high from the first frame on: a box that grows is hit beside the mark.
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            list_ui(ui, &mut renaming, &root, lang);
        });
        choice = buttons_ui(ui, &renaming, enter, lang);
    });
    if modal.should_close() {
        choice = Some(Choice::Cancel);
    }
    match choice {
        Some(Choice::Apply) => {
            if let Some(folder) = app.tabs.folder_mut() {
                folder.enter();
            }
            app.change_names(renaming.changes(), Way::Forth);
        }
        Some(Choice::Cancel) => {}
        None => {
            if let Some(folder) = app.tabs.folder_mut() {
                folder.renaming = Some(renaming);
            }
        }
    }
}

/// What is renamed, from which name to which; tells whether Enter was pressed in the new one.
fn names_ui(ui: &mut Ui, renaming: &mut Renaming, width: f32, lang: Lang) -> bool {
    if let Some(taken) = segments_ui(ui, &kinds(lang, renaming.named)) {
        renaming.named = Named::ALL[taken];
        renaming.old.clear();
        renaming.offer = Offer::default();
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let each = (width - 12.0) / 2.0;
        let id = Id::unique("new name");
        let writes = ui.memory(|memory| memory.has_focus(id)) && !is_composing(ui.ctx());
        if writes {
            flatten_paste(ui);
        }
        let enter = writes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let names = Arc::clone(&renaming.names);
        let old = old_name_ui(ui, renaming, &names, (each, id), lang);
        let name = Text::new("新的名称", "The new name").get(lang);
        let new = TextField::new(id, name, each).hint(name).ui(ui, &mut renaming.new);
        if std::mem::take(&mut renaming.fresh) {
            if renaming.old.is_empty() { old } else { new }.request_focus();
        }
        enter
    })
    .inner
}

/// How many of the files are approved versions, and the button that leaves them as they are.
fn approved_ui(ui: &mut Ui, renaming: &mut Renaming, lang: Lang) {
    let (count, changed) = renaming.approved();
    if count == 0 {
        return;
    }
    let spares = changed == 0;
    let (text, button) = match (spares, lang) {
        (false, Lang::Zh) => (format!("其中 {changed} 份是已批准的版本，改名会直接改动它们"), "不改已批准的"),
        (false, Lang::En) => {
            (format!("{} would change as well", counted(changed, "approved version")), "Leave them out")
        }
        (true, Lang::Zh) => (format!("{count} 份已批准的版本保持不变"), "已批准的也改"),
        (true, Lang::En) => (format!("Kept as before: {}", counted(count, "approved version")), "Change them too"),
    };
    let tone = if spares { tokens(ui).info } else { tokens(ui).warning };
    let mut toggles = false;
    // Where nothing but words in texts could be changed, they are ticked one by one.
    let helps = !spares || renaming.approved_names();
    let right = |ui: &mut Ui| toggles = helps && Button::new(button, Look::Outlined).small().ui(ui).clicked();
    let left = |ui: &mut Ui| {
        icon_ui(ui, if spares { icon::INFO } else { icon::WARNING }, theme::ICON, tone.text);
        let text = RichText::new(&text).size(theme::BODY).color(tokens(ui).text);
        ui.add(egui::Label::new(text).truncate());
    };
    strip_ui(ui, ("approved", tone), left, right);
    if toggles {
        renaming.spare_approved(!spares);
    }
}

/// Says that some files keep the name, since they cannot be read.
fn unread_ui(ui: &mut Ui, count: usize, lang: Lang) {
    if count == 0 {
        return;
    }
    let text = match lang {
        Lang::Zh => format!("另有 {count} 份文件读不出，里面的名称不会改：先修好，再改一次"),
        Lang::En => format!("{} cannot be read and keep the name: mend them, then do it again", counted(count, "file")),
    };
    let tone = tokens(ui).warning;
    let left = |ui: &mut Ui| {
        icon_ui(ui, icon::WARNING, theme::ICON, tone.text);
        let text = RichText::new(&text).size(theme::BODY).color(tokens(ui).text);
        ui.add(egui::Label::new(text).truncate());
    };
    strip_ui(ui, ("unread", tone), left, |_| {});
}

/// `enter` does what the first of the buttons does.
fn buttons_ui(ui: &mut Ui, renaming: &Renaming, enter: bool, lang: Lang) -> Option<Choice> {
    let (places, files) = renaming.count();
    let new = renaming.new.trim();
    let ready = places > 0 && !new.is_empty() && new != renaming.old.trim();
    let mut choice = None;
    ui.horizontal(|ui| {
        let text = match (renaming.approved().1, lang) {
            (0, Lang::Zh) => format!("改名（{places} 处，{files} 份文件）"),
            (approved, Lang::Zh) => format!("改名（{places} 处，{files} 份文件，含已批准 {approved} 份）"),
            (0, Lang::En) => format!("Rename ({}, {})", counted(places, "place"), counted(files, "file")),
            (approved, Lang::En) => {
                format!("Rename ({}, {}, {approved} approved)", counted(places, "place"), counted(files, "file"))
            }
        };
        let apply = ui.add_enabled_ui(ready, |ui| Button::new(&text, Look::Filled).ui(ui)).inner;
        if apply.accessible_name(Text::new("改名", "Rename").get(lang)).clicked() || enter && ready {
            choice = Some(Choice::Apply);
        }
        if Button::new(Text::new("取消", "Cancel").get(lang), Look::Outlined).ui(ui).clicked() {
            choice = Some(Choice::Cancel);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = Text::new("改名后可以撤销", "It can be taken back").get(lang);
            ui.label(RichText::new(text).size(theme::CAPTION).color(tokens(ui).text3));
        });
    });
    choice
}
