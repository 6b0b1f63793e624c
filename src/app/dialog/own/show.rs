//! How the box shows: the path, what is said of it, what lies around it.

use std::path::Path;

use egui::{Context, Event, Frame, Id, Key, Modifiers, RichText, ScrollArea, Stroke, Ui, UiBuilder};

use super::super::Question;
use super::{Choice, Own, Said, name_in, within};
use crate::app::form::field::flatten_paste;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::compose::is_composing;
use crate::app::widget::menu::Row;
use crate::app::widget::modal::modal_ui;
use crate::app::widget::text::{TextField, select, set_caret};
use crate::app::work::{Errand, Lane, Report, Work};
use crate::app::{App, icon};
use crate::lang::{Lang, Text, one_line};
use crate::storage::place::{self, Entry};

const WIDTH: f32 = 560.0;
/// What the list takes at most.
const LIST: f32 = 230.0;

/// Shows the box while it is open.
pub(in crate::app) fn own_ui(app: &mut App, ctx: &Context) {
    let Some(mut own) = app.given.own.take() else { return };
    let lang = app.settings.lang;
    let home = app.home.as_deref();
    list_folder(&mut own, &mut app.work, home);
    let mut choice = None;
    let modal = modal_ui(ctx, "own dialog", WIDTH, |ui| {
        let title = own.asked.question.title().get(lang);
        ui.label(RichText::new(title).font(theme::bold(theme::TITLE)).color(tokens(ui).text));
        if path_ui(ui, &mut own, lang) {
            choice = Some(Choice::Take);
        }
        said_ui(ui, &own, lang);
        if list_ui(ui, &mut own, home, lang) {
            choice = Some(Choice::Take);
        }
        ui.add_space(4.0);
        choice = buttons_ui(ui, &own, lang).or(choice);
    });
    if modal.should_close() {
        choice = Some(Choice::Leave);
    }
    match choice {
        Some(Choice::Take) if let Some(files) = own.several() => return app.answered(&own.asked, files, ctx),
        Some(Choice::Take) if own.looks.is_none() => own.look(&mut app.work, home, lang),
        Some(Choice::Leave) => return app.answered(&own.asked, Vec::new(), ctx),
        _ => {}
    }
    app.given.own = Some(own);
}

/// Has the folder listed that the path leads to.
fn list_folder(own: &mut Own, work: &mut Work, home: Option<&Path>) {
    let (folder, _) = own.parts(home);
    if folder == own.folder {
        return;
    }
    own.folder = folder.clone();
    own.entries.clear();
    own.choose_none();
    // Nothing of a folder can be chosen where a folder is meant but the folders in it.
    let ending = if own.asked.question.wants_folder() { "" } else { own.asked.question.ending() };
    work.start_on(Lane::Folder(folder.clone()), (folder.clone(), Errand::Other), move || {
        let entries = place::list(&folder, ending);
        Report::Listed(folder, entries)
    });
}

/// Lets a whole path that is pasted take the place of what stands there, instead of standing behind it.
fn take_whole_path(ui: &Ui, own: &mut Own, id: Id) {
    let is_whole = |text: &str| {
        let bare = text.trim().trim_start_matches(['"', '\'']);
        Path::new(bare).is_absolute() || bare.starts_with("~/")
    };
    let mut pasted = None;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Paste(text) if is_whole(text) => {
                pasted = Some(one_line(text.trim()));
                false
            }
            _ => true,
        });
    });
    if let Some(path) = pasted {
        set_caret(ui.ctx(), id, path.chars().count());
        own.text = path;
        own.said = Said::Nothing;
        own.looks = None;
        own.choose_none();
    }
}

/// The path; tells whether Enter was pressed in it.
fn path_ui(ui: &mut Ui, own: &mut Own, lang: Lang) -> bool {
    let id = Id::unique("path");
    let name = Text::new("路径", "Path").get(lang);
    let writes = ui.memory(|memory| memory.has_focus(id)) && !is_composing(ui.ctx());
    if writes {
        take_whole_path(ui, own, id);
        flatten_paste(ui);
    }
    let enter = writes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let lists = own.takes_several() && own.ends_in_folder();
    if writes && lists && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
        // Down into the list.
        own.focus = own.entries.iter().find(|entry| !entry.is_folder).map(|entry| entry.name.clone());
    }
    let wrong = matches!(own.said, Said::Wrong(_));
    let field = TextField::new(id, name, ui.available_width()).wrong(wrong).ui(ui, &mut own.text);
    if field.changed() {
        own.said = Said::Nothing;
        own.looks = None;
        own.choose_none();
    }
    if std::mem::take(&mut own.fresh) {
        field.request_focus();
        select(ui.ctx(), id, name_in(&own.text, own.asked.question.ending()));
    }
    enter
}

fn said_ui(ui: &mut Ui, own: &Own, lang: Lang) {
    let tokens = tokens(ui);
    let (text, ink) = match &own.said {
        Said::Nothing if own.takes_several() => (
            Text::new(
                "系统没有文件对话框，请输入路径或从下面选，~ 是个人文件夹；按住 Ctrl 或 Shift 点击、用空格或 Shift+↑↓ 选多份。",
                "The system has no file dialog: type the path or choose below, ~ is your own folder. Ctrl or Shift and a click, Space, or Shift and the arrows choose several.",
            )
            .get(lang),
            tokens.text3,
        ),
        Said::Nothing => (
            Text::new(
                "系统没有文件对话框，请在这里输入路径或从下面选；~ 是个人文件夹。装上 zenity 或 xdg-desktop-portal 后用系统的对话框。",
                "The system has no file dialog: type the path here or choose below; ~ is your own folder. With zenity or xdg-desktop-portal there is one.",
            )
            .get(lang),
            tokens.text3,
        ),
        Said::Wrong(text) => (&**text, tokens.error.text),
        Said::Replaces => (
            Text::new("文件已存在，再按一次 Enter 就覆盖它", "The file is there already: Enter once more replaces it")
                .get(lang),
            tokens.warning.text,
        ),
        Said::Makes => (
            Text::new("文件夹不存在，再按一次 Enter 就建立它", "The folder is not there: Enter once more makes it").get(lang),
            tokens.warning.text,
        ),
    };
    ui.label(RichText::new(text).size(theme::CAPTION).color(ink));
}

/// What there is to choose from; tells whether a file was chosen for good.
fn list_ui(ui: &mut Ui, own: &mut Own, home: Option<&Path>, lang: Lang) -> bool {
    let (folder, typed) = own.parts(home);
    // What is chosen does not hide the others.
    let is_whole = own.asked.question.writes_file() || own.entries.iter().any(|entry| entry.name == typed);
    let seeks = if is_whole { String::new() } else { typed.to_lowercase() };
    let shown = own.entries.iter().filter(|entry| entry.name.to_lowercase().contains(&seeks));
    let shown: Vec<Entry> = shown.cloned().collect();
    let files = shown.iter().filter(|entry| !entry.is_folder).map(|entry| entry.name.clone());
    let files: Vec<String> = if own.takes_several() { files.collect() } else { Vec::new() };
    let up = Text::new("上一级文件夹", "The folder above").get(lang);
    let (mut chosen, mut taken) = (None, false);
    let frame =
        Frame::new().fill(tokens(ui).card).stroke(Stroke::new(1.0, tokens(ui).line)).corner_radius(theme::CORNER);
    // A row closes what it stands in, which must not be the box.
    ui.scope_builder(UiBuilder::new().closable(), |ui| {
        frame.inner_margin(4.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let area =
                ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST.min(120.0)).auto_shrink([false, true]);
            let area = match own.focus.as_ref().and_then(|name| shown.iter().position(|entry| entry.name == *name)) {
                // Only the rows in view are there to have the focus.
                Some(at) if own.beyond => area.vertical_scroll_offset(at as f32 * (theme::BUTTON + 1.0) - LIST / 2.0),
                _ => area,
            };
            area.id_salt("entries").show_rows(ui, theme::BUTTON, shown.len() + 1, |ui, rows| {
                for row in rows {
                    let entry = row.checked_sub(1).and_then(|at| shown.get(at));
                    let (name, symbol) = match entry {
                        None => (up, icon::ARROW_UP),
                        Some(entry) if entry.is_folder => (&*entry.name, icon::FOLDER),
                        Some(entry) => (&*entry.name, icon::DOCUMENT),
                    };
                    let row = Row::new(name).icon(symbol).chosen(entry.is_some() && own.chosen.contains(name));
                    let response = Row { wide: true, ..row }.ui(ui);
                    let of_several = files.iter().any(|file| file == name);
                    if of_several && own.choose(ui, &response, &files, name) {
                        continue;
                    }
                    if response.clicked() {
                        let target = entry.map_or_else(
                            || folder.parent().map(|above| (above.to_owned(), true)),
                            |entry| Some((folder.join(&entry.name), entry.is_folder)),
                        );
                        // After a first click that led into a folder, the second of two falls on what nobody meant.
                        let same =
                            target.as_ref().is_some_and(|(path, is_folder)| !is_folder && *path == own.path(home));
                        taken = response.double_clicked() && same;
                        chosen = (taken || !response.double_clicked()).then_some(target);
                    }
                }
            });
        });
    });
    own.beyond = own.focus.is_some();
    let Some(Some((path, is_folder))) = chosen else { return false };
    own.text = match (is_folder, own.asked.question.writes_file()) {
        (true, true) => within(&path, &typed),
        (true, false) => within(&path, ""),
        (false, _) => path.display().to_string(),
    };
    own.choose_none();
    if own.takes_several() && !is_folder {
        own.chosen.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        own.anchor = own.chosen.first().cloned();
    }
    (own.said, own.looks) = (Said::Nothing, None);
    // The folder that is entered is searched by typing on.
    own.fresh = !taken;
    taken
}

fn buttons_ui(ui: &mut Ui, own: &Own, lang: Lang) -> Option<Choice> {
    let does = match (&own.said, own.asked.question) {
        (Said::Replaces, _) => Text::new("覆盖", "Replace"),
        (Said::Makes, _) => Text::new("建立文件夹", "Make the folder"),
        (_, Question::Open | Question::Folder) => Text::new("打开", "Open"),
        (_, Question::Save | Question::SavePack) => Text::new("保存", "Save"),
        (_, Question::NewPack) => Text::new("新建", "Create"),
        (_, Question::Export | Question::Comparison | Question::Target) => Text::new("导出", "Export"),
        (_, Question::Members) => Text::new("添加", "Add"),
        (_, Question::Member | Question::Compare | Question::Checks) => Text::new("选择", "Choose"),
    };
    let several = own.several().map(|files| files.len());
    let does = match (several, lang) {
        (Some(count), Lang::Zh) => format!("{} {count} 份", does.zh),
        (Some(count), Lang::En) => format!("{} {count}", does.en),
        (None, _) => does.get(lang).to_owned(),
    };
    let mut choice = None;
    ui.horizontal(|ui| {
        if Button::new(&does, Look::Filled).ui(ui).clicked() {
            choice = Some(Choice::Take);
        }
        if Button::new(Text::new("取消", "Cancel").get(lang), Look::Outlined).ui(ui).clicked() {
            choice = Some(Choice::Leave);
        }
        if own.looks.is_some() {
            ui.spinner();
        }
    });
    choice
}
