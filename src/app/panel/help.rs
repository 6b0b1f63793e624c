//! Help: the keys, and what this program is, under which licences, and where it keeps what it keeps.

use egui::{Key, Modifiers, RichText, ScrollArea, Ui, vec2};

use crate::app::command::Command;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::mark::{key_ui, said};
use crate::app::widget::menu::segments_ui;
use crate::app::widget::modal::modal_ui;
use crate::app::{App, palette};
use crate::lang::{Lang, Text};

/// What help shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Help {
    Keys,
    /// With the number of the licence that shows.
    About(usize),
}

const WIDTH: f32 = 640.0;
const ROW: f32 = 24.0;

/// What the hands do where they write; these keys mean it there only.
const HANDS: [(&str, Text); 14] = [
    ("Alt+F E V T H", Text::new("打开文件、编辑、视图、工具、帮助菜单", "Open the menu of that letter")),
    ("Enter", Text::new("下一条；在一条中间则从光标处拆分", "Next item; in its middle, split it")),
    ("Ctrl+Enter", Text::new("在此条之后添加一条", "Add an item after this one")),
    ("Backspace", Text::new("删去空条；在开头则并入上一条", "Remove or join an item")),
    ("Alt+↑ ↓", Text::new("移动一条或一项职责", "Move an item or a duty")),
    ("Ctrl+Space", Text::new("列出可选的词语", "Offer words")),
    ("Shift+F10", Text::new("打开职责、任务或字段的菜单", "Menu of a duty, task, field")),
    ("↓ / Space", Text::new("打开下拉框；首字母选取", "Open a list; a letter chooses")),
    ("Tab", Text::new("下一个字段", "Next field")),
    ("Esc", Text::new("关闭列表、查找栏、问题列表和对话框", "Close a list, the search, the problems or a box")),
    ("Space", Text::new("文件夹中：勾选这一行", "In a folder: tick the row")),
    ("Shift+↑ ↓", Text::new("文件夹中：连续勾选", "In a folder: tick several rows")),
    ("Ctrl+A", Text::new("文件夹中：全部勾选", "In a folder: tick all rows")),
    ("Enter", Text::new("文件夹和汇编中：打开说明书", "In a folder or a pack: open it")),
];

/// The licences of what the program is made of.
const LICENCES: [(Text, &str); 3] = [
    (Text::new("本程序 · MIT", "Program · MIT"), include_str!("../../../LICENSE")),
    (Text::new("字体 · OFL", "Face · OFL"), include_str!("../../../assets/face/OFL.txt")),
    (Text::new("图标 · Apache 2.0", "Icons · Apache 2.0"), include_str!("../../../assets/icons/LICENSE")),
];

/// Shows help while it is open.
pub(in crate::app) fn help_ui(app: &mut App, ctx: &egui::Context) {
    let Some(help) = app.help else { return };
    let lang = app.settings.lang;
    let mut done = false;
    let width = (ctx.content_rect().width() - 80.0).min(WIDTH);
    let modal = modal_ui(ctx, "help", width, |ui| {
        let ink = tokens(ui).text;
        let head = match help {
            Help::Keys => Command::Keys.label().get(lang).trim_end_matches('…').to_owned(),
            Help::About(_) => format!("Rolewright {}", env!("CARGO_PKG_VERSION")),
        };
        ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(ink));
        let height = (ctx.content_rect().height() - 200.0).max(120.0);
        match help {
            Help::Keys => keys_ui(ui, height, lang),
            Help::About(nth) => about_ui(app, ui, nth, height - 150.0),
        }
        ui.add_space(4.0);
        let close = Button::new(Text::new("关闭", "Close").get(lang), Look::Outlined).ui(ui);
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        done = close.clicked();
    });
    if done || modal.should_close() {
        app.help = None;
    }
}

/// Every key, those of the commands first.
fn keys_ui(ui: &mut Ui, height: f32, lang: Lang) {
    let commands = Command::all().filter_map(|command| {
        let keys: Vec<_> = command.shortcuts().iter().map(|keys| said(ui.ctx(), *keys)).collect();
        let name = palette::name(command, lang).trim_end_matches('…').to_owned();
        (!keys.is_empty()).then(|| (keys.join(" / "), name))
    });
    let hands = HANDS.iter().map(|(keys, what)| ((*keys).to_owned(), what.get(lang).to_owned()));
    let commands: Vec<_> = commands.collect();
    let hands: Vec<_> = hands.collect();
    scrolled_ui(ui, "keys", height, |ui| {
        for (head, rows) in
            [(Text::new("命令", "Commands"), commands), (Text::new("在列表和字段中", "In lists and fields"), hands)]
        {
            let head = RichText::new(head.get(lang)).font(theme::bold(theme::BODY)).color(tokens(ui).text);
            ui.label(head);
            columns_ui(ui, &rows);
            ui.add_space(8.0);
        }
    });
}

/// Keys with what they do, in two columns where there is room.
fn columns_ui(ui: &mut Ui, rows: &[(String, String)]) {
    let columns = if ui.available_width() < 520.0 { 1 } else { 2 };
    let width = (ui.available_width() - 24.0 * (columns as f32 - 1.0)) / columns as f32;
    let height = rows.len().div_ceil(columns);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        for rows in rows.chunks(height) {
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 2.0;
                for (keys, what) in rows {
                    ui.allocate_ui_with_layout(
                        vec2(width, ROW),
                        egui::Layout::right_to_left(egui::Align::Center),
                        |ui| {
                            key_ui(ui, keys, "");
                            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                                let text = RichText::new(what).size(theme::BODY).color(tokens(ui).text2);
                                ui.add(egui::Label::new(text).truncate());
                            });
                        },
                    );
                }
            });
        }
    });
}

/// What the program is, where it keeps what it keeps, and a licence.
fn about_ui(app: &mut App, ui: &mut Ui, nth: usize, height: f32) {
    let lang = app.settings.lang;
    let tokens = tokens(ui);
    let what = Text::new(
        "岗位说明书编辑器。离线工作，文件都在您自己的电脑上。",
        "An editor for position descriptions. It works offline, on files of your own.",
    );
    ui.label(RichText::new(what.get(lang)).size(theme::BODY).color(tokens.text2));
    if let Some(settings) = &app.settings_path {
        let places = [
            (Text::new("设置", "Settings"), settings.clone()),
            (Text::new("未保存内容的备份", "Unsaved changes"), settings.with_file_name("recovery")),
            (Text::new("历史版本", "Versions"), settings.with_file_name("versions")),
        ];
        for (name, path) in places {
            ui.horizontal(|ui| {
                let name = RichText::new(name.get(lang)).size(theme::CAPTION).color(tokens.text3);
                let left = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(vec2(120.0, 18.0), left, |ui| {
                    ui.set_width(120.0);
                    ui.label(name);
                });
                let path = RichText::new(path.display().to_string()).size(theme::CAPTION).color(tokens.text2);
                ui.add(egui::Label::new(path).selectable(true).truncate());
            });
        }
    }
    ui.add_space(4.0);
    let choices: Vec<_> = LICENCES.iter().enumerate().map(|(at, (name, _))| (name.get(lang), at == nth)).collect();
    if let Some(taken) = segments_ui(ui, &choices) {
        app.help = Some(Help::About(taken));
    }
    let text = RichText::new(LICENCES[nth].1.trim()).size(theme::CAPTION).color(tokens.text2);
    scrolled_ui(ui, ("licence", nth), height.max(80.0), |ui| ui.add(egui::Label::new(text).selectable(true)));
}

/// What may be higher than there is room: the wheel and the keys scroll it.
fn scrolled_ui<R>(ui: &mut Ui, id: impl egui::AsIdSalt, height: f32, add: impl FnOnce(&mut Ui) -> R) {
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).id_salt(id).show(ui, |ui| {
        let steps =
            [(Key::ArrowDown, -ROW), (Key::ArrowUp, ROW), (Key::PageDown, 60.0 - height), (Key::PageUp, height - 60.0)];
        for (key, by) in steps {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                ui.scroll_with_delta(vec2(0.0, by));
            }
        }
        add(ui);
    });
}
