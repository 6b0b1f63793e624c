//! The box that asks how the files of an export are named, before it asks where they go.

use egui::{Context, Id, Key, Modifiers, RichText, Ui};

use super::batch::names;
use crate::app::App;
use crate::app::dialog::Question;
use crate::app::form::field::flatten_paste;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::compose::is_composing;
use crate::app::widget::modal::modal_ui;
use crate::app::widget::text::{TextField, selection, set_caret};
use crate::lang::{Lang, Text};
use crate::storage::naming::{FIELDS, fault, in_words};

const WIDTH: f32 = 460.0;

/// The pattern while it is being chosen.
pub(super) struct Naming {
    pattern: String,
    /// The first of the descriptions, for an example, and how many there are.
    sample: (Option<crate::document::PositionDescription>, usize),
    fresh: bool,
}

impl App {
    /// Opens the box.
    pub(super) fn begin_naming(&mut self) {
        // Each gets its ending, whatever the pattern says.
        let pattern = in_words(self.settings.pattern().trim_end_matches(".pdf"), self.settings.lang);
        let Some(folder) = self.tabs.folder_mut() else { return };
        let meant = folder.meant();
        let posts = || meant.iter().filter_map(|entry| entry.post());
        let sample = (posts().next().map(|post| (*post.document).clone()), posts().count());
        folder.naming = Some(Naming { pattern, sample, fresh: true });
    }
}

/// Shows the box while it is open.
pub(in crate::app) fn naming_ui(app: &mut App, ctx: &Context) {
    let lang = app.settings.lang;
    let Some(mut naming) = app.tabs.folder_mut().and_then(|folder| folder.naming.take()) else { return };
    let (mut goes_on, mut given_up) = (false, false);
    let modal = modal_ui(ctx, "naming", WIDTH, |ui| {
        let head = match lang {
            Lang::Zh => format!("批量导出 {} 份", naming.sample.1),
            Lang::En => format!("Export {} descriptions", naming.sample.1),
        };
        ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(tokens(ui).text));
        let enter = pattern_ui(ui, &mut naming, lang);
        let sound = fault(&naming.pattern).is_none() && !naming.pattern.trim().is_empty();
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let text = Text::new("选择文件夹…", "Choose the folder…").get(lang);
            goes_on = ui.add_enabled_ui(sound, |ui| Button::new(text, Look::Filled).ui(ui)).inner.clicked();
            goes_on |= enter && sound;
            given_up = Button::new(Text::new("取消", "Cancel").get(lang), Look::Outlined).ui(ui).clicked();
        });
    });
    if goes_on {
        app.settings.pattern = naming.pattern.trim().to_owned();
        app.keep_settings();
        app.ask(Question::Target);
    } else if !given_up
        && !modal.should_close()
        && let Some(folder) = app.tabs.folder_mut()
    {
        folder.naming = Some(naming);
    }
}

/// The pattern, what can stand in it, and what it gives; tells whether Enter was pressed in it.
fn pattern_ui(ui: &mut Ui, naming: &mut Naming, lang: Lang) -> bool {
    let tokens = tokens(ui);
    let id = Id::unique("file names");
    let name = Text::new("PDF 的文件名", "Names of the files").get(lang);
    ui.label(RichText::new(name).size(theme::CAPTION).color(tokens.text2));
    let writes = ui.memory(|memory| memory.has_focus(id)) && !is_composing(ui.ctx());
    if writes {
        flatten_paste(ui);
    }
    let enter = writes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = TextField::new(id, name, ui.available_width()).ui(ui, &mut naming.pattern);
    if std::mem::take(&mut naming.fresh) {
        field.request_focus();
    }
    ui.horizontal_wrapped(|ui| {
        for field in FIELDS {
            let button = Button::new(field.get(lang), Look::Outlined).small().ui(ui);
            let name = match lang {
                Lang::Zh => format!("插入{}", field.zh),
                Lang::En => format!("Insert the {}", field.en),
            };
            if button.accessible_name(name).clicked() {
                insert(ui, naming, id, &format!("{{{}}}", field.get(lang)));
            }
        }
    });
    let wrong = fault(&naming.pattern);
    let sample = names(&naming.pattern, naming.sample.0.iter()).pop().unwrap_or_default();
    let (text, ink) = match (&wrong, lang) {
        (Some(fault), _) => (format!("{}，{}", fault.what.get(lang), fault.remedy.get(lang)), tokens.error.text),
        (None, Lang::Zh) => (format!("例如：{sample}"), tokens.text2),
        (None, Lang::En) => (format!("Such as {sample}"), tokens.text2),
    };
    ui.label(RichText::new(text).size(theme::CAPTION).color(ink));
    enter
}

/// Puts `text` where the caret is, or was last.
fn insert(ui: &Ui, naming: &mut Naming, id: Id, text: &str) {
    let count = naming.pattern.chars().count();
    let at = selection(ui.ctx(), id).map_or(count, |chosen| chosen.end.min(count));
    let byte = naming.pattern.char_indices().nth(at).map_or(naming.pattern.len(), |(byte, _)| byte);
    naming.pattern.insert_str(byte, text);
    set_caret(ui.ctx(), id, at + text.chars().count());
    ui.memory_mut(|memory| memory.request_focus(id));
}
