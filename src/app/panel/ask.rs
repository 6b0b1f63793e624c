//! The question about unsaved changes.

use egui::{Key, Modifiers, RichText};

use crate::app::App;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::modal::modal_ui;
use crate::lang::{Lang, Text};

enum Choice {
    Save,
    Discard,
    Cancel,
}

/// Asks while something waits for the answer.
pub(in crate::app) fn ask_ui(app: &mut App, ctx: &egui::Context) {
    let Some(pending) = app.pending.clone() else { return };
    let lang = app.settings.lang;
    let front = app.unsaved(&pending);
    let name = front.map(|front| app.name_of(front).0).unwrap_or_default();
    let mut choice = None;
    let modal = modal_ui(ctx, "unsaved", 420.0, |ui| {
        let tokens = tokens(ui);
        let head = match lang {
            Lang::Zh => format!("「{name}」有改动没有保存"),
            Lang::En => format!("“{name}” has unsaved changes"),
        };
        ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(tokens.text));
        let text = Text::new("不保存的话，改动就没有了。", "Without saving, the changes are lost.");
        ui.label(RichText::new(text.get(lang)).size(theme::BODY).color(tokens.text2));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let save = Button::new(Text::new("保存", "Save").get(lang), Look::Filled).ui(ui);
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            if save.clicked() || (enter && !ui.memory(|memory| memory.focused().is_some_and(|id| id != save.id))) {
                choice = Some(Choice::Save);
            }
            if Button::new(Text::new("不保存", "Discard").get(lang), Look::Outlined).ui(ui).clicked() {
                choice = Some(Choice::Discard);
            }
            if Button::new(Text::new("取消", "Cancel").get(lang), Look::Outlined).ui(ui).clicked() {
                choice = Some(Choice::Cancel);
            }
        });
    });
    if modal.should_close() {
        choice = Some(Choice::Cancel);
    }
    let Some(choice) = choice else { return };
    app.pending = None;
    match choice {
        Choice::Save => app.save_for(pending, ctx),
        Choice::Discard => {
            app.given.discards.extend(front.and_then(|front| app.state(front)));
            // A second document may have changes, too.
            app.guard(pending, ctx);
        }
        Choice::Cancel => {}
    }
}
