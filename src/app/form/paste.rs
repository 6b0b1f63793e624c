//! The box that takes many duties at once: a line a duty, an indented line a task of the duty above.

use egui::{Id, RichText, ScrollArea, Ui};

use super::card::head_ui;
use super::{Form, duties};
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::modal::modal_ui;
use crate::app::widget::text::TextField;
use crate::document::{Duty, lines};

/// Shows the box while it is open.
pub(super) fn paste_ui(ui: &Ui, form: &mut Form<'_>) {
    let Some(mut text) = form.state.paste.take() else { return };
    let found = read(&text);
    let (mut done, mut open) = (false, true);
    let modal = modal_ui(ui.ctx(), "paste duties", 520.0, |ui| {
        head_ui(ui, form.t("粘贴多行", "Paste lines"));
        let help = form.t(
            "一行一项职责；缩进的行是上一项职责的任务。",
            "A line a duty; an indented line is a task of the duty above.",
        );
        let ink = tokens(ui).text3;
        ui.label(RichText::new(help).size(theme::CAPTION).color(ink));
        let name = form.t("要粘贴的内容", "Lines to paste");
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            TextField::new(Id::unique("pasted duties"), name, 520.0).breaks(10).ui(ui, &mut text).request_focus();
        });
        ui.horizontal(|ui| {
            let add = match form.lang {
                crate::lang::Lang::Zh => format!("添加 {} 项职责", found.len()),
                crate::lang::Lang::En => format!("Add {} duties", found.len()),
            };
            ui.add_enabled_ui(!found.is_empty(), |ui| done = Button::new(&add, Look::Filled).ui(ui).clicked());
            open = !Button::new(form.t("取消", "Cancel"), Look::Outlined).ui(ui).clicked();
        });
    });
    if done {
        let at = form.editor.document().duties.len();
        duties::add(form, at, found);
    } else if open && !modal.should_close() {
        form.state.paste = Some(text);
    }
}

/// The duties in `text`.
fn read(text: &str) -> Vec<Duty> {
    let mut found: Vec<Duty> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let item = lines::bare(line).to_owned();
        match found.last_mut() {
            Some(duty) if line.starts_with(['\t', ' ', '\u{3000}']) => duty.tasks.push(item),
            _ => found.push(Duty { name: item, ..Duty::default() }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indented_line_is_a_task_of_the_duty_above() {
        let found = read("一、受理咨询\n  1. 接听来电\n\t(2) 登记需求\n二、处理投诉\n");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].name, "受理咨询");
        assert_eq!(found[0].tasks, ["接听来电", "登记需求"]);
        assert_eq!(found[1].name, "处理投诉");
    }
}
