//! The menu of a printed page: what can be done with all pages, and the text of the place that was pointed at.

use egui::{Response, Ui};

use super::top::row_ui;
use crate::app::App;
use crate::app::command::Command;
use crate::app::icon;
use crate::app::widget::menu::{Row, context_ui, rule_ui};
use crate::document::Field;
use crate::lang::Lang;

/// Shows the menu where one of `pages` was clicked with the right button.
pub(super) fn page_menu_ui(app: &mut App, pages: &[Response]) {
    for page in pages {
        context_ui(page, |ui| menu_ui(app, ui));
    }
}

fn menu_ui(app: &mut App, ui: &mut Ui) {
    if app.tabs.folder().is_none() {
        copy_ui(app, ui);
        for command in [Command::ExportPdf, Command::ExportOpen, Command::ExportAgain, Command::Print] {
            row_ui(app, ui, command, false);
        }
        rule_ui(ui);
    }
    for command in [Command::ZoomIn, Command::ZoomOut, Command::FitWidth] {
        row_ui(app, ui, command, false);
    }
    let follows = app.preview.follows;
    if app.tabs.open().is_some() {
        row_ui(app, ui, Command::Follow, follows);
    }
    row_ui(app, ui, Command::TogglePreview, true);
}

/// The row that copies what the field says that printed the place.
fn copy_ui(app: &App, ui: &mut Ui) {
    let (Some(open), Some(place), lang) = (app.tabs.open(), app.preview.pointed, app.settings.lang) else { return };
    let Some(text) = Field::text(place, open.shown(), lang) else { return };
    let name = match lang {
        Lang::Zh => format!("复制“{}”的文字", place.name(lang)),
        Lang::En => format!("Copy the text of {}", place.name(lang)),
    };
    if Row::new(&name).icon(icon::COPY).ui(ui).clicked() {
        ui.copy_text(text);
    }
    rule_ui(ui);
}
