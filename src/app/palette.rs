//! The command palette: every command that can be given now, by its name.

use egui::{Context, Id, Key, Modifiers, ScrollArea, Ui};

use super::App;
use super::command::Command;
use super::form::field::flatten_paste;
use super::initials::spans;
use super::theme::{self, tokens};
use super::widget::compose::is_composing;
use super::widget::mark::said;
use super::widget::menu::Row;
use super::widget::modal::{list_height, modal_ui};
use super::widget::text::TextField;
use crate::lang::{Lang, Text};

const WIDTH: f32 = 520.0;
/// The rows that show without scrolling.
const ROWS: f32 = 10.0;

/// The palette while it is open.
pub(super) struct Palette {
    what: String,
    /// The row that Enter takes.
    row: usize,
    /// What had the focus before.
    back: Option<Id>,
    /// It is gone from the next frame on.
    closes: bool,
    /// The command that was chosen.
    taken: Option<Command>,
    fresh: bool,
}

impl Palette {
    pub(super) fn new(ctx: &Context) -> Self {
        let back = ctx.memory(egui::Memory::focused);
        Self { what: String::new(), row: 0, back, closes: false, taken: None, fresh: true }
    }
}

/// What the keys ask of the list.
#[derive(Default)]
struct Keys {
    up: bool,
    down: bool,
    enter: bool,
}

/// Shows the palette while it is open.
pub(super) fn palette_ui(app: &mut App, ctx: &Context) {
    let Some(mut palette) = app.palette.take() else { return };
    if palette.closes {
        return finish(app, ctx, &palette);
    }
    let lang = app.settings.lang;
    let mut taken = None;
    let modal = modal_ui(ctx, "palette", WIDTH, |ui| {
        let keys = field_ui(ui, &mut palette, lang);
        let offered = Command::all().filter(|&command| command != Command::Palette && app.offers(command, ctx));
        let found = found(offered, &palette.what, lang);
        let last = found.len().saturating_sub(1);
        palette.row = match (keys.up, keys.down) {
            (true, _) => palette.row.checked_sub(1).unwrap_or(last),
            (_, true) if palette.row >= last => 0,
            (_, true) => palette.row + 1,
            _ => palette.row.min(last),
        };
        taken = rows_ui(ui, &found, palette.row, keys.up || keys.down, lang);
        if keys.enter {
            taken = found.get(palette.row).copied();
        }
    });
    palette.closes = taken.is_some() || modal.should_close();
    palette.taken = taken;
    if palette.closes {
        ctx.request_repaint();
    }
    app.palette = Some(palette);
}

/// Goes on where the focus was, or where the command wants it.
///
/// This waits until the palette is gone: nothing takes the focus while a box lies over it.
fn finish(app: &mut App, ctx: &Context, palette: &Palette) {
    if let Some(back) = palette.back {
        ctx.memory_mut(|memory| memory.request_focus(back));
    }
    app.commands.extend(palette.taken);
}

/// The field for the name; its arrows and Enter are for the list.
fn field_ui(ui: &mut Ui, palette: &mut Palette, lang: Lang) -> Keys {
    let id = Id::unique("command");
    let mut keys = Keys::default();
    if ui.memory(|memory| memory.has_focus(id)) && !is_composing(ui.ctx()) {
        flatten_paste(ui);
        let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        keys = Keys { up: take(Key::ArrowUp), down: take(Key::ArrowDown), enter: take(Key::Enter) };
    }
    let name = Text::new("要做什么", "What to do").get(lang);
    let hint = Text::new("输入命令的名称", "Type the name of a command").get(lang);
    let field = TextField::new(id, name, WIDTH).hint(hint).ui(ui, &mut palette.what);
    if field.changed() {
        palette.row = 0;
    }
    if std::mem::take(&mut palette.fresh) {
        field.request_focus();
    }
    keys
}

/// The commands found, and the one that was clicked.
fn rows_ui(ui: &mut Ui, found: &[Command], at: usize, moved: bool, lang: Lang) -> Option<Command> {
    // Beside the field.
    let height = list_height(ui.ctx(), theme::ROW + 12.0, ROWS * (theme::BUTTON + 1.0));
    let mut taken = None;
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if found.is_empty() {
            let none = Text::new("没有这个命令", "No such command").get(lang);
            ui.label(egui::RichText::new(none).size(theme::BODY).color(tokens(ui).text3));
        }
        for (row, &command) in found.iter().enumerate() {
            let keys = command.shortcuts().first().map(|keys| said(ui.ctx(), *keys)).unwrap_or_default();
            let name = name(command, lang);
            let response =
                Row { icon: command.icon(), keys: &keys, wide: true, aside: Some(row == at), ..Row::new(&name) }.ui(ui);
            if row == at && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                taken = Some(command);
            }
        }
    });
    taken
}

/// What a command is called where nothing around it says what it is about.
pub(super) fn name(command: Command, lang: Lang) -> String {
    let about = match command {
        Command::Go(_) => Text::new("转到", "Go to"),
        Command::Speak(_) => Text::new("界面语言", "Language"),
        Command::Paint(_) => Text::new("主题", "Theme"),
        Command::Mark(_) => Text::new("状态", "Status"),
        _ => return command.label().get(lang).to_owned(),
    };
    match lang {
        Lang::Zh => format!("{}：{}", about.zh, command.label().zh),
        Lang::En => format!("{}: {}", about.en, command.label().en),
    }
}

/// Those of `commands` that are meant by `what`, the likeliest first.
fn found(commands: impl Iterator<Item = Command>, what: &str, lang: Lang) -> Vec<Command> {
    let ranked = commands.filter_map(|command| Some((rank(command, what, lang)?, command)));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, command)| command).collect()
}

/// How far the words of `what` are from what `command` is called, all of them written or as the initials of what is: at
/// the start of its own name, at the start of another word for it, in the midst of its name. Nothing where one is not
/// there.
fn rank(command: Command, what: &str, lang: Lang) -> Option<usize> {
    let own = command.label().get(lang).to_lowercase();
    let (whole, also) = (name(command, lang).to_lowercase(), command.also().get(lang).to_lowercase());
    let begins = |text: &str, word: &str| {
        text.starts_with(word) || spans(text, word).first().is_some_and(|span| span.start == 0)
    };
    let rank_of = |word: &str| {
        let word = &*word.to_lowercase();
        let is_other = || also.split_whitespace().any(|other| begins(other, word));
        let stands = || whole.contains(word) || !spans(&whole, word).is_empty();
        let ranks: [&dyn Fn() -> bool; 3] = [&|| begins(&own, word), &is_other, &stands];
        ranks.iter().position(|is| is())
    };
    what.split_whitespace().try_fold(0, |most, word| Some(rank_of(word)?.max(most)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Section, Status};

    #[test]
    fn a_command_is_meant_by_words_of_its_name_in_any_order() {
        let is_meant = |command, what, lang| rank(command, what, lang).is_some();
        assert!(is_meant(Command::ExportPdf, "pdf", Lang::Zh));
        assert!(is_meant(Command::ExportPdf, "pdf exp", Lang::En));
        assert!(is_meant(Command::Go(Section::Duties), "转到 职责", Lang::Zh));
        assert!(is_meant(Command::Save, "bc", Lang::Zh));
        assert!(is_meant(Command::Undo, "", Lang::Zh));
        assert!(!is_meant(Command::Undo, "重做", Lang::Zh));
    }

    #[test]
    fn what_begins_so_comes_first_and_other_words_lead_to_it() {
        let first = |what, lang| found(Command::all(), what, lang).first().copied();
        for (what, command) in [
            ("xd", Command::Go(Section::Revisions)),
            ("修订", Command::Go(Section::Revisions)),
            ("bz", Command::Go(Section::Notes)),
            ("对比", Command::Compare),
            ("bj", Command::Compare),
            ("批准", Command::Mark(Status::Approved)),
            ("pz", Command::Mark(Status::Approved)),
            ("dc", Command::ExportPdf),
        ] {
            assert_eq!(first(what, Lang::Zh), Some(command), "{what}");
        }
        assert_eq!(first("compare", Lang::En), Some(Command::Compare));
        assert_eq!(first("approve", Lang::En), Some(Command::Mark(Status::Approved)));
        assert_eq!(first("", Lang::Zh), Command::all().next());
    }
}
