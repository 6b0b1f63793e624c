//! The box that compares: what to choose from, then what differs, field by field.

use egui::text::LayoutJob;
use egui::{Context, Key, Label, Modifiers, RichText, ScrollArea, Ui};

use super::rows::{difference_ui, fated, format};
use super::{Compare, Goes, Shown, Source, own_name};
use crate::app::command::Command;
use crate::app::dialog::Question;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_ui};
use crate::app::widget::menu::Row as Entry;
use crate::app::widget::modal::modal_ui;
use crate::app::widget::order::ends_ui;
use crate::app::{App, icon};
use crate::document::redline::Fate;
use crate::lang::{Lang, Text, counted, one_line};

const WIDTH: f32 = 900.0;
/// The box while there is only something to choose.
const NARROW: f32 = 480.0;
/// What stands around the list leaves it this much less than the window.
const AROUND: f32 = 250.0;

pub(super) enum Choice {
    Close,
    /// To compare with something else.
    Other,
    Source(usize),
    File,
    Versions,
    Turn,
    /// Writes it as a PDF.
    Export,
    /// Takes back what was taken over last.
    Back,
    /// Takes over a part, or the row of a number of it.
    Take(usize, Option<usize>),
    /// Goes to a part in the form.
    Go(usize),
}

/// Shows the comparison while it is open.
pub(in crate::app) fn compare_ui(app: &mut App, ctx: &Context) {
    let asks = app.given.own.is_some() || app.given.asked.is_some();
    let front = app.tabs.shown();
    // While a file is asked for, it waits; beside another document it says nothing.
    let Some(mut compare) = app.compare.take_if(|compare| !asks || Some(compare.serial) != front) else { return };
    let Some(tab) = app.tabs.front().filter(|tab| tab.serial() == compare.serial) else { return };
    let lang = app.settings.lang;
    compare.work_out(tab, lang);
    let name = own_name(tab, lang);
    let choice = match compare.shown.take() {
        None => choose_ui(app, ctx, &compare),
        Some(shown) => {
            let protected = tab_is_protected(app);
            let choice = shown_ui(ctx, (&mut compare, &shown), (&name, protected), lang);
            compare.shown = Some(shown);
            choice
        }
    };
    match choice {
        Some(choice) => take(app, compare, &choice, ctx),
        None => app.compare = Some(compare),
    }
}

fn tab_is_protected(app: &App) -> bool {
    app.tabs.front().is_some_and(|tab| tab.guard().review.is_some())
}

/// Does what was chosen; the box stays open unless it says otherwise.
fn take(app: &mut App, mut compare: Compare, choice: &Choice, ctx: &Context) {
    let serial = compare.serial;
    match *choice {
        Choice::Close => return,
        Choice::Other => compare = Compare::new(serial, None),
        Choice::Source(index) => {
            if let Some((name, source)) = app.sources(serial).into_iter().nth(index) {
                return app.choose_source(serial, name, &source);
            }
        }
        Choice::File => {
            compare.said = None;
            app.ask(Question::Compare);
        }
        Choice::Versions => return app.commands.push(Command::Versions),
        Choice::Turn => compare.turned = !compare.turned,
        Choice::Export => drop(app.ask(Question::Comparison)),
        Choice::Back => app.take_back(&mut compare),
        Choice::Take(part, row) => app.take_over(&mut compare, (part, row), ctx),
        Choice::Go(part) => return app.go_to_part(serial, part),
    }
    app.compare = Some(compare);
}

fn head_ui(ui: &mut Ui, lang: Lang) {
    let head = Text::new("对比", "Compare").get(lang);
    ui.label(RichText::new(head).font(theme::bold(theme::TITLE)).color(tokens(ui).text));
}

/// What there is to compare with.
fn choose_ui(app: &mut App, ctx: &Context, compare: &Compare) -> Option<Choice> {
    let lang = app.settings.lang;
    let sources: Vec<(String, Source)> = app.sources(compare.serial);
    let mut choice = None;
    let modal = modal_ui(ctx, "compare with", NARROW, |ui| {
        head_ui(ui, lang);
        let about = Text::new("把当前文件和哪一份对比？", "What is the open file to be compared with?").get(lang);
        ui.label(RichText::new(about).size(theme::BODY).color(tokens(ui).text2));
        if let Some(said) = &compare.said {
            ui.label(RichText::new(said).size(theme::BODY).color(tokens(ui).error.text));
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let height = (ctx.content_rect().height() - AROUND).max(120.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                for (index, (name, source)) in sources.iter().enumerate() {
                    let icon = if matches!(source, Source::Saved) { icon::SAVE } else { icon::DOCUMENT };
                    let entry = Entry { wide: true, ..Entry::new(name).icon(icon) };
                    if entry.ui(ui).clicked() {
                        choice = Some(Choice::Source(index));
                    }
                }
            });
        });
        ui.horizontal_wrapped(|ui| {
            for (text, look, to) in [
                (Text::new("选择文件…", "Choose a file…"), Look::Filled, Choice::File),
                (Text::new("历史版本…", "Versions…"), Look::Outlined, Choice::Versions),
                (Text::new("取消", "Cancel"), Look::Outlined, Choice::Close),
            ] {
                let button = Button::new(text.get(lang), look).ui(ui);
                let first = matches!(to, Choice::File);
                if first && ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    choice = Some(to);
                }
            }
        });
    });
    // A row closes what it stands in.
    choice.or(modal.should_close().then_some(Choice::Close))
}

/// What differs.
fn shown_ui(
    ctx: &Context,
    (compare, shown): (&mut Compare, &Shown),
    (name, protected): (&str, bool),
    lang: Lang,
) -> Option<Choice> {
    let width = (ctx.content_rect().width() - 80.0).min(WIDTH);
    let mut choice = None;
    step(ctx, compare, shown.differences.len());
    let modal = modal_ui(ctx, "compare", width, |ui| {
        choice = sides_ui(ui, compare, shown, name, lang);
        let height = (ctx.content_rect().height() - AROUND).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (index, difference) in shown.differences.iter().enumerate() {
                ui.separator();
                let is_at = compare.at == Some(index);
                let goes = if is_at { std::mem::take(&mut compare.goes) } else { Goes::Nowhere };
                if let Some(taken) = difference_ui(ui, difference, goes, (!protected).then_some(compare.turned), lang) {
                    compare.at = Some(index);
                    choice = Some(taken);
                }
            }
            same_ui(ui, compare, shown, lang);
        });
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let mut button = |ui: &mut Ui, text: Text, look, to| {
                if Button::new(text.get(lang), look).ui(ui).clicked() {
                    choice = Some(to);
                }
            };
            button(ui, Text::new("关闭", "Close"), Look::Filled, Choice::Close);
            if !shown.differences.is_empty() {
                button(ui, Text::new("导出修订对照…", "Export as PDF…"), Look::Outlined, Choice::Export);
            }
            button(ui, Text::new("换一份对比…", "Compare with another…"), Look::Outlined, Choice::Other);
            if compare.taken > 0 {
                button(ui, Text::new("撤销取用", "Undo taking over"), Look::Outlined, Choice::Back);
            }
        });
    });
    if modal.should_close() { Some(Choice::Close) } else { choice }
}

/// The keys that go from one finding to the next go from one difference to the next.
fn step(ctx: &Context, compare: &mut Compare, count: usize) {
    let pressed = |modifiers| ctx.input_mut(|input| input.consume_key(modifiers, Key::F7));
    // The one with Shift first: the other would match it, too.
    let (back, on) = (pressed(Modifiers::SHIFT), pressed(Modifiers::NONE));
    if count > 0 && (back || on) {
        let at = compare.at.map_or(0, |at| (at + if on { 1 } else { count - 1 }) % count);
        (compare.at, compare.goes) = (Some(at), Goes::Part);
    }
}

/// What is compared, which is the old one, how much differs, and how that is marked.
fn sides_ui(ui: &mut Ui, compare: &Compare, shown: &Shown, name: &str, lang: Lang) -> Option<Choice> {
    let tokens = tokens(ui);
    let other = compare.other.as_ref().map_or("", |other| &other.name);
    let (old, new) = if compare.turned { (name, other) } else { (other, name) };
    let mut choice = None;
    head_ui(ui, lang);
    let left = |ui: &mut Ui| {
        let side = |text: Text, name: &str| format!("{}{}", text.get(lang), one_line(name));
        let (old, new) = (side(Text::new("旧：", "Old: "), old), side(Text::new("新：", "New: "), new));
        let text = RichText::new(format!("{old}    {new}")).size(theme::BODY).color(tokens.text);
        ui.add(Label::new(text).truncate());
    };
    ui.horizontal(|ui| {
        ends_ui(ui, "sides", left, |ui| {
            if Button::new(Text::new("交换新旧", "Swap").get(lang), Look::Outlined).small().ui(ui).clicked() {
                choice = Some(Choice::Turn);
            }
        });
    });
    let count = shown.differences.len();
    if count == 0 {
        let text = Text::new("两份内容完全相同。", "Both are the same.").get(lang);
        ui.horizontal(|ui| {
            icon_ui(ui, icon::CHECK, theme::ICON, tokens.good);
            ui.label(RichText::new(text).size(theme::FIELD).color(tokens.text));
        });
        return choice;
    }
    let mut job = LayoutJob::default();
    let plain = |job: &mut LayoutJob, text: &str| job.append(text, 0.0, format(tokens.text2, theme::CAPTION));
    let words = match lang {
        Lang::Zh => [format!("{count} 项不同。"), "删去的".into(), " ".into(), "新增的".into(), "  F7 下一处".into()],
        Lang::En => [
            format!("{} differ{}. ", counted(count, "field"), if count == 1 { "s" } else { "" }),
            "gone".into(),
            " ".into(),
            "new".into(),
            "  F7 goes to the next".into(),
        ],
    };
    plain(&mut job, &words[0]);
    job.append(&words[1], 0.0, fated(ui, Fate::Gone, theme::CAPTION));
    plain(&mut job, &words[2]);
    job.append(&words[3], 0.0, fated(ui, Fate::New, theme::CAPTION));
    plain(&mut job, &words[4]);
    ui.label(job);
    choice
}

/// What does not differ, in a line that names it when it is asked to.
fn same_ui(ui: &mut Ui, compare: &mut Compare, shown: &Shown, lang: Lang) {
    if shown.same.is_empty() {
        return;
    }
    ui.separator();
    let text = match lang {
        Lang::Zh => format!("{} 项相同", shown.same.len()),
        Lang::En => format!("{} the same", counted(shown.same.len(), "field")),
    };
    let icon = if compare.unfolded { icon::FOLD } else { icon::UNFOLD };
    if Button::new(&text, Look::Quiet).icon(icon).small().ui(ui).clicked() {
        compare.unfolded = !compare.unfolded;
    }
    if compare.unfolded {
        let names: Vec<&str> = shown.same.iter().map(|name| name.get(lang)).collect();
        let names = names.join(if lang == Lang::Zh { "、" } else { ", " });
        ui.label(RichText::new(names).size(theme::CAPTION).color(tokens(ui).text2));
    }
}
