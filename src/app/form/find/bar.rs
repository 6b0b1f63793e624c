//! The fields and the buttons of the bar, and what the keys do in them.

use egui::{Align, Id, Key, Layout, Modifiers, Response, RichText, Ui};

use super::super::Form;
use super::super::field::flatten_paste;
use super::{Ask, Find, select};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_ui};
use crate::app::widget::text::TextField;

/// The words to look for, and those to put in their place.
pub(super) fn fields_ui(ui: &mut Ui, form: &Form<'_>, find: &mut Find) -> Option<Ask> {
    let room = field_width(ui);
    let id = Id::unique("find");
    let name = form.t("查找", "Find");
    let back = typed(ui, form, id, Modifiers::SHIFT);
    let on = typed(ui, form, id, Modifiers::NONE);
    let field = TextField::new(id, name, room).hint(name).ui(ui, &mut find.what);
    if std::mem::take(&mut find.fresh) {
        field.request_focus();
        select(ui.ctx(), id, &find.what, 0..find.what.len());
    }
    let id = Id::unique("replace");
    let name = form.t("替换为", "Replace with");
    let puts = typed(ui, form, id, Modifiers::NONE);
    let other = TextField::new(id, name, room).hint(name).ui(ui, &mut find.with);
    if leaves(ui, form, &field) || leaves(ui, form, &other) {
        return Some(Ask::Close);
    }
    [(back, Ask::Previous), (on, Ask::Next), (puts, Ask::Replace)]
        .into_iter()
        .find_map(|(asked, ask)| asked.then_some(ask))
}

/// What stands beside a field, in its middle.
pub(super) fn row_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Option<Ask>) -> Option<Ask> {
    let size = egui::vec2(ui.available_width(), theme::ROW);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), add).inner
}

/// How many places there are, the way from one to the next.
pub(super) fn steps_ui(ui: &mut Ui, form: &Form<'_>, find: &Find) -> Option<Ask> {
    let none = find.found.hits.is_empty();
    let count =
        if none && !find.what.is_empty() { form.t("没有找到", "Not found").to_owned() } else { find.count() };
    let ink = if none { tokens(ui).text3 } else { tokens(ui).text };
    let text = if find.what.is_empty() { String::new() } else { count };
    ui.add_sized([72.0, theme::ROW], egui::Label::new(RichText::new(text).size(theme::BODY).color(ink)));
    let (mut ask, mut gone) = (None, false);
    ui.add_enabled_ui(!none, |ui| {
        for (icon, name, to) in [
            (icon::FOLD, form.t("上一处", "Previous place"), Ask::Previous),
            (icon::UNFOLD, form.t("下一处", "Next place"), Ask::Next),
        ] {
            let button = icon_button_ui(ui, icon, name);
            gone |= leaves(ui, form, &button);
            ask = ask.or(button.clicked().then_some(to));
        }
    });
    let button = icon_button_ui(ui, icon::CLOSE, form.t("关闭查找", "Close find"));
    gone |= leaves(ui, form, &button) || button.clicked();
    if gone { Some(Ask::Close) } else { ask }
}

/// The buttons that put the other words in their place.
pub(super) fn puts_ui(ui: &mut Ui, form: &Form<'_>, find: &Find) -> Option<Ask> {
    let (mut ask, mut gone) = (None, false);
    ui.add_enabled_ui(!find.found.hits.is_empty() && !find.refuses(), |ui| {
        for (text, to) in
            [(form.t("替换", "Replace"), Ask::Replace), (form.t("全部替换", "Replace all"), Ask::ReplaceAll)]
        {
            let mut button = Button::new(text, Look::Outlined).ui(ui);
            if find.refuses() {
                button = button.on_disabled_hover_text(refusal(form));
            }
            gone |= leaves(ui, form, &button);
            ask = ask.or(button.clicked().then_some(to));
        }
    });
    if gone { Some(Ask::Close) } else { ask }
}

/// Why nothing can be replaced.
pub(super) fn refusal(form: &Form<'_>) -> &'static str {
    form.t("按拼音首字母查找时不能替换", "What is found by its pinyin initials cannot be replaced")
}

/// Both fields are as wide, beside what stands right of them.
fn field_width(ui: &Ui) -> f32 {
    (ui.available_width() - 200.0).clamp(120.0, 420.0)
}

/// Tells whether Enter was pressed with `modifiers` in the field `id`, whose text stays on one line.
fn typed(ui: &Ui, form: &Form<'_>, id: Id, modifiers: Modifiers) -> bool {
    if form.state.composing || !ui.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    flatten_paste(ui);
    ui.input_mut(|input| input.consume_key(modifiers, Key::Enter))
}

/// Escape takes the focus away before anything else sees it.
fn leaves(ui: &Ui, form: &Form<'_>, control: &Response) -> bool {
    !form.state.composing && control.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape))
}
