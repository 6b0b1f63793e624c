//! The question about unsaved changes: of one document, or of several when the program shall end.

use egui::{RichText, ScrollArea};

use crate::app::App;
use crate::app::documents::Pending;
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::modal::modal_ui;
use crate::lang::{Lang, Text};

/// What the list of several documents takes at most.
const LIST: f32 = 200.0;

enum Choice {
    Save,
    Discard,
    Cancel,
}

/// Asks while something waits for the answer.
pub(in crate::app) fn ask_ui(app: &mut App, ctx: &egui::Context) {
    let Some(pending) = app.pending else { return };
    let lang = app.settings.lang;
    let unsaved = app.unsaved(pending);
    let tabs = unsaved.iter().filter_map(|&serial| app.tabs.get(serial));
    let names: Vec<String> = tabs.map(|tab: &Tab| tab.name(lang)).collect();
    let all_saving = unsaved.iter().all(|&serial| app.tabs.get(serial).is_some_and(|tab| tab.guard().saving.is_some()));
    let saves = pending == Pending::Quit && app.keeping.recovery.is_some() && all_saving;
    let mut choice = None;
    let modal = modal_ui(ctx, "unsaved", 420.0, |ui| {
        let tokens = tokens(ui);
        let head = match (&names[..], lang) {
            ([name], Lang::Zh) => format!("“{name}”有改动没有保存"),
            ([name], Lang::En) => format!("\"{name}\" has unsaved changes"),
            (names, Lang::Zh) => format!("{} 份文件有改动没有保存", names.len()),
            (names, Lang::En) => format!("{} documents have unsaved changes", names.len()),
        };
        ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(tokens.text));
        if names.len() > 1 {
            ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
                for name in &names {
                    let name = RichText::new(format!("• {name}")).size(theme::BODY).color(tokens.text);
                    ui.add(egui::Label::new(name).truncate());
                }
            });
        }
        let text = if saves {
            Text::new(
                "保存还没有完成。不再等待也不会丢：改动留在本机，下次启动时可以恢复。",
                "Saving has not come to an end. Nothing is lost without it: the changes are kept on this computer, and offered at the next start.",
            )
        } else {
            Text::new("不保存的话，改动就没有了。", "Without saving, the changes are lost.")
        };
        ui.label(RichText::new(text.get(lang)).size(theme::BODY).color(tokens.text2));
        ui.add_space(8.0);
        choice = buttons_ui(ui, (names.len() > 1, saves), lang);
    });
    if modal.should_close() {
        choice = Some(Choice::Cancel);
    }
    let Some(choice) = choice else { return };
    app.pending = None;
    match choice {
        Choice::Save => app.save_for(pending, ctx),
        Choice::Discard => app.proceed(pending, ctx),
        Choice::Cancel => {}
    }
}

fn buttons_ui(ui: &mut egui::Ui, (several, saves): (bool, bool), lang: Lang) -> Option<Choice> {
    let mut choice = None;
    let (save, discard) = if saves {
        (Text::new("保存完再退出", "Quit when saved"), Text::new("现在退出", "Quit now"))
    } else if several {
        (Text::new("全部保存", "Save all"), Text::new("全部不保存", "Discard all"))
    } else {
        (Text::new("保存", "Save"), Text::new("不保存", "Discard"))
    };
    ui.horizontal(|ui| {
        let save = Button::new(save.get(lang), Look::Filled).ui(ui);
        // Enter is for the button that has the focus, which is this one to begin with.
        if ui.memory(|memory| memory.focused().is_none()) {
            save.request_focus();
        }
        if save.clicked() {
            choice = Some(Choice::Save);
        }
        if Button::new(discard.get(lang), Look::Outlined).ui(ui).clicked() {
            choice = Some(Choice::Discard);
        }
        if Button::new(Text::new("取消", "Cancel").get(lang), Look::Outlined).ui(ui).clicked() {
            choice = Some(Choice::Cancel);
        }
    });
    choice
}
