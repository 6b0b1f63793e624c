//! The settings: who writes, in which language, light or dark.

use egui::{Id, RichText, Ui};

use crate::app::App;
use crate::app::command::Command;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::menu::chooser_ui;
use crate::app::widget::modal::modal_ui;
use crate::app::widget::text::TextField;
use crate::lang::{Lang, Text};
use crate::storage::settings::Theme;

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
        author_ui(app, ui);
        let langs = [Lang::Zh, Lang::En];
        let chosen =
            choice_ui(app, ui, Text::new("界面语言", "Language"), &langs.map(Command::Speak), langs.map(|l| l == lang));
        app.commands.extend(chosen);
        let themes = [Theme::System, Theme::Light, Theme::Dark];
        let now = app.settings.theme;
        let chosen =
            choice_ui(app, ui, Text::new("外观", "Theme"), &themes.map(Command::Paint), themes.map(|t| t == now));
        app.commands.extend(chosen);
        ui.add_space(8.0);
        done = Button::new(Text::new("完成", "Done").get(lang), Look::Filled).ui(ui).clicked();
    });
    if done || modal.should_close() {
        app.settings_show = false;
        app.keep_settings();
    }
}

fn label_ui(ui: &mut Ui, text: &str) {
    let ink = tokens(ui).text2;
    ui.label(RichText::new(text).size(theme::CAPTION).color(ink));
}

fn author_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let name = Text::new("修订者署名", "Your name in revisions").get(lang);
    label_ui(ui, name);
    let mut author = app.settings.author.clone();
    TextField::new(Id::unique("author"), name, WIDTH).ui(ui, &mut author);
    let author = author.replace(['\n', '\r'], "");
    if author != app.settings.author {
        app.settings.author = author;
        // At once: the program may end while the box is open.
        app.keep_settings();
    }
}

/// A chooser among commands.
fn choice_ui<const N: usize>(
    app: &App,
    ui: &mut Ui,
    name: Text,
    commands: &[Command; N],
    chosen: [bool; N],
) -> Option<Command> {
    let lang = app.settings.lang;
    let name = name.get(lang);
    label_ui(ui, name);
    let rows: Vec<_> = commands.iter().zip(chosen).map(|(command, now)| (command.label().get(lang), now)).collect();
    let shown = rows.iter().find(|(_, now)| *now).map(|(text, _)| *text);
    let (response, taken) = chooser_ui(ui, Id::unique(name), WIDTH, shown, "", &rows);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    taken.and_then(|index| commands.get(index)).copied()
}
