//! The settings: who writes, in which language, light or dark, how large, and what holds for new descriptions.

use egui::{Id, RichText, Ui};

use crate::app::command::Command;
use crate::app::dialog::Question;
use crate::app::form::field::flat;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_ui};
use crate::app::widget::menu::chooser_ui;
use crate::app::widget::modal::modal_ui;
use crate::app::widget::text::TextField;
use crate::app::{App, icon};
use crate::document::{Choice as _, Form, Labels};
use crate::lang::{Lang, Text};
use crate::storage::settings::{Settings, Theme};

const WIDTH: f32 = 380.0;

/// Shows the settings while they are open.
pub(in crate::app) fn settings_ui(app: &mut App, ctx: &egui::Context) {
    if !app.settings_show {
        return;
    }
    let lang = app.settings.lang;
    let mut done = false;
    let modal = modal_ui(ctx, "settings", WIDTH, |ui| {
        let ink = tokens(ui).text;
        ui.label(RichText::new(Text::new("设置", "Settings").get(lang)).font(theme::bold(theme::TITLE)).color(ink));
        text_ui(app, ui, Text::new("修订者署名", "Your name in revisions"), |settings| &mut settings.author);
        let langs = [Lang::Zh, Lang::En].map(Command::Speak);
        commands_ui(app, ui, Text::new("界面语言", "Language"), &langs, Command::Speak(lang));
        let themes = [Theme::System, Theme::Light, Theme::Dark].map(Command::Paint);
        let now = Command::Paint(app.settings.theme);
        commands_ui(app, ui, Text::new("主题", "Theme"), &themes, now);
        scale_ui(app, ui);
        company_ui(app, ui);
        ui.add_space(8.0);
        done = Button::new(Text::new("完成", "Done").get(lang), Look::Filled).ui(ui).clicked();
    });
    if done || modal.should_close() {
        app.settings_show = false;
        app.keep_settings();
    }
}

/// What holds for the house: for new descriptions, and for folders that say nothing else.
fn company_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let ink = tokens(ui).text;
    ui.add_space(6.0);
    let head = Text::new("新建说明书时", "For new descriptions").get(lang);
    ui.label(RichText::new(head).font(theme::bold(theme::BODY)).color(ink));
    text_ui(app, ui, Text::new("单位", "Organisation"), |settings| &mut settings.organization);
    let name = Text::new("打印版式", "Printed form");
    if let Some(form) = list_ui(ui, lang, name, Form::ALL, |form| form.label().get(lang).to_owned(), app.settings.form)
    {
        app.settings.form = form;
        app.preview.form = form;
        app.keep_settings();
    }
    let labels: Vec<_> = Labels::ALL.iter().map(|&labels| Command::Label(labels)).collect();
    let now = Command::Label(app.settings.labels);
    commands_ui(app, ui, Text::new("打印标签", "Printed labels"), &labels, now);
    checks_ui(app, ui);
}

/// The checks of folders that hold none of their own.
fn checks_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    label_ui(
        ui,
        Text::new("公司检查规则（文件夹内没有 checks.ron 时使用）", "Checks, where a folder has no checks.ron")
            .get(lang),
    );
    ui.horizontal(|ui| {
        let choose = Text::new("选择规则文件…", "Choose a file…").get(lang);
        if Button::new(choose, Look::Outlined).ui(ui).clicked() {
            app.ask(Question::Checks);
        }
        let Some(file) = app.settings.checks.clone() else {
            return label_ui(ui, Text::new("未选择", "None").get(lang));
        };
        let clear = Text::new("不用规则文件", "Use none").get(lang);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button_ui(ui, icon::CLOSE, clear).clicked() {
                app.set_checks(None);
            }
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = RichText::new(name).size(theme::BODY).color(tokens(ui).text2);
            ui.add(egui::Label::new(text).truncate().show_tooltip_when_elided(false))
                .on_hover_text(file.display().to_string());
        });
    });
}

fn scale_ui(app: &mut App, ui: &mut Ui) {
    let (lang, now) = (app.settings.lang, app.settings.scale());
    let name = Text::new("界面大小", "Size of the interface");
    if let Some(size) = list_ui(ui, lang, name, &Settings::SCALES, |size| format!("{size}%"), now) {
        app.scale(ui.ctx(), |_, _| Some(size));
    }
}

fn label_ui(ui: &mut Ui, text: &str) {
    let ink = tokens(ui).text2;
    ui.label(RichText::new(text).size(theme::CAPTION).color(ink));
}

/// A text of the settings.
fn text_ui(app: &mut App, ui: &mut Ui, name: Text, member: fn(&mut Settings) -> &mut String) {
    let name = name.get(app.settings.lang);
    label_ui(ui, name);
    let mut text = member(&mut app.settings).clone();
    TextField::new(Id::unique(("setting", name)), name, ui.available_width()).ui(ui, &mut text);
    let text = flat(&text);
    if text != *member(&mut app.settings) {
        *member(&mut app.settings) = text;
        // At once: the program may end while the box is open.
        app.keep_settings();
    }
}

/// A chooser among values.
fn list_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    lang: Lang,
    name: Text,
    values: &[T],
    text: impl Fn(T) -> String,
    now: T,
) -> Option<T> {
    let name = name.get(lang);
    label_ui(ui, name);
    let texts: Vec<String> = values.iter().map(|&value| text(value)).collect();
    let rows: Vec<_> = texts.iter().zip(values).map(|(text, value)| (text.as_str(), *value == now)).collect();
    let shown = text(now);
    let (response, taken) = chooser_ui(ui, Id::unique(name), ui.available_width(), Some(&shown), "", &rows);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(shown.clone());
        info
    });
    taken.and_then(|index| values.get(index)).copied()
}

/// A chooser among commands.
fn commands_ui(app: &mut App, ui: &mut Ui, name: Text, commands: &[Command], now: Command) {
    let lang = app.settings.lang;
    let taken = list_ui(ui, lang, name, commands, |command| command.label().get(lang).to_owned(), now);
    app.commands.extend(taken);
}
