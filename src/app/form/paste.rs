//! Many duties at once: pasted into a box that says what becomes of them, or into the name of a duty.

use std::ops::Range;

use egui::{Event, Id, Key, Modifiers, RichText, ScrollArea, Ui};

use super::card::head_ui;
use super::{Form, duties};
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look};
use crate::app::widget::modal::{list_height, modal_ui};
use crate::app::widget::text::TextField;
use crate::document::{Duty, outline};
use crate::lang::{Lang, Text, counted};

/// What is typed into the box.
#[derive(Default)]
pub(super) struct Pasted {
    text: String,
    /// The box has shown.
    shown: bool,
}

impl Pasted {
    /// The box with `text` in it.
    pub(super) fn of(text: String) -> Self {
        Self { text, shown: false }
    }
}

/// Shows the box while it is open.
pub(super) fn paste_ui(ui: &Ui, form: &mut Form<'_>) {
    let Some(mut pasted) = form.state.paste.take() else { return };
    let found = outline::duties(&pasted.text);
    let (mut done, mut open) = (false, true);
    let modal = modal_ui(ui.ctx(), "paste duties", 520.0, |ui| {
        head_ui(ui, form.t("粘贴多行", "Paste lines"));
        let help = form.t(
            "从 Word、Excel 或网页粘贴：按编号、缩进或表格的列分出职责与任务，权重归入权重栏。",
            "Numbering, indents or columns tell duties from tasks; weights go to their field.",
        );
        let ink = tokens(ui).text3;
        ui.label(RichText::new(help).size(theme::CAPTION).color(ink));
        let name = form.t("要粘贴的内容", "Lines to paste");
        let height = list_height(ui.ctx(), 132.0, 320.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height.min(200.0)).show(ui, |ui| {
            let width = ui.available_width();
            let field = TextField::new(Id::unique("pasted duties"), name, width).breaks(10).ui(ui, &mut pasted.text);
            if !std::mem::replace(&mut pasted.shown, true) {
                field.request_focus();
            }
        });
        // What it says is there from the start: nothing moves when something is pasted.
        let ink = tokens(ui).text2;
        ui.label(RichText::new(about(&found, form.lang)).size(theme::CAPTION).color(ink));
        ui.horizontal(|ui| {
            let add = match form.lang {
                Lang::Zh => format!("添加 {} 项职责", found.len()),
                Lang::En if found.len() == 1 => "Add 1 duty".to_owned(),
                Lang::En => format!("Add {} duties", found.len()),
            };
            ui.add_enabled_ui(!found.is_empty(), |ui| {
                done = Button::new(&add, Look::Filled).ui(ui).clicked()
                    || !found.is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            });
            open = !Button::new(form.t("取消", "Cancel"), Look::Outlined).ui(ui).clicked();
        });
    });
    if done {
        let at = form.editor.document().duties.len();
        put_in(form, at..at, found);
    } else if open && !modal.should_close() {
        form.state.paste = Some(pasted);
    }
}

/// Puts duties that were pasted in the place of those at `old`, and says what became of them.
fn put_in(form: &mut Form<'_>, old: Range<usize>, found: Vec<Duty>) {
    let text = match form.lang {
        Lang::Zh => format!("已添加 {}", about(&found, form.lang)),
        Lang::En => format!("Added: {}", about(&found, form.lang)),
    };
    duties::replace(form, old, found);
    *form.toast = Some(Toast::undoable(text, form.editor.generation()));
}

/// What the duties are, in numbers.
fn about(found: &[Duty], lang: Lang) -> String {
    let (duties, tasks, weights) = outline::count(found);
    match (lang, weights) {
        (_, _) if found.is_empty() => Text::new("还没有内容", "Nothing yet").get(lang).to_owned(),
        (Lang::Zh, 0) => format!("{duties} 项职责、{tasks} 条任务"),
        (Lang::Zh, _) => format!("{duties} 项职责、{tasks} 条任务，{weights} 项带权重"),
        (Lang::En, 0) => format!("{}, {}", counted(duties, "duty"), counted(tasks, "task")),
        (Lang::En, _) => {
            format!("{}, {}, {weights} with a weight", counted(duties, "duty"), counted(tasks, "task"))
        }
    }
}

/// Lines that are pasted into the name or the weight of the duty at `index` become duties after it, or in its place while there is
/// nothing in it.
pub(super) fn into_name(ui: &Ui, form: &mut Form<'_>, index: usize) {
    let found = ui.input_mut(|input| {
        let lists = |event: &Event| match event {
            Event::Paste(text) if text.trim().contains('\n') => Some(outline::duties(text)),
            _ => None,
        };
        let (at, found) = input.events.iter().enumerate().find_map(|(at, event)| Some((at, lists(event)?)))?;
        // What holds no duty is text like any other.
        (!found.is_empty()).then(|| input.events.remove(at)).map(|_| found)
    });
    let Some(found) = found else { return };
    let is_blank = form.editor.document().duties.get(index).is_some_and(|duty| {
        let has_text = [&duty.name, &duty.standard].into_iter().chain(&duty.tasks).any(|text| !text.trim().is_empty());
        !has_text && duty.weight.is_none()
    });
    put_in(form, if is_blank { index..index + 1 } else { index + 1..index + 1 }, found);
}
