//! The bar above the form that finds words in the description and puts others in their place.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Color32, Context, Frame, Id, Key, Margin, Modifiers, Response, RichText, Stroke, Ui};

use super::field::flatten_paste;
use super::{Form, State, id_of};
use crate::app::find::{Found, Hit, find, order, replace};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_ui};
use crate::app::widget::text::TextField;
use crate::document::{Place, PositionDescription};

/// What is being looked for.
pub(super) struct Find {
    what: String,
    with: String,
    found: Found,
    /// What the hits were found in, and the words they were found by.
    of: Option<(Arc<PositionDescription>, String)>,
    /// The hit that shows, or showed until it was changed.
    at: Option<Hit>,
    /// The place that had the focus before.
    from: Option<Place>,
    /// The bar shall have the focus.
    fresh: bool,
}

/// What the bar was asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    Next,
    Previous,
    Replace,
    ReplaceAll,
    Close,
}

impl State {
    /// Opens the bar, or gives it the focus; words that are selected are what to look for.
    pub(in crate::app) fn find(&mut self, ctx: &Context, document: &PositionDescription) {
        let focus = self.focus.filter(|&place| ctx.memory(|memory| memory.has_focus(id_of(place))));
        let selected = focus.and_then(|place| selected(ctx, place, document));
        let find = self.find.get_or_insert_with(|| Find {
            what: String::new(),
            with: String::new(),
            found: Found::default(),
            of: None,
            at: None,
            from: None,
            fresh: true,
        });
        find.fresh = true;
        find.from = focus.or(find.from);
        if let Some(selected) = selected {
            find.what = selected;
        }
    }

    /// The words at `place` that were found, and whether they are the ones that show.
    pub(super) fn found_at(&self, place: Place) -> impl Iterator<Item = (Range<usize>, bool)> {
        let find = self.find.as_ref();
        let hits = find.into_iter().flat_map(|find| &find.found.hits).filter(move |hit| hit.place == place);
        hits.map(move |hit| (hit.words.clone(), find.is_some_and(|find| find.at.as_ref() == Some(hit))))
    }
}

impl Find {
    /// Looks again after a change; tells whether other words are looked for.
    fn update(&mut self, document: &Arc<PositionDescription>) -> bool {
        let other = self.of.as_ref().is_none_or(|(_, what)| *what != self.what);
        if other || self.of.as_ref().is_none_or(|(of, _)| !Arc::ptr_eq(of, document)) {
            self.found = find(document, &self.what);
            self.of = Some((Arc::clone(document), self.what.clone()));
        }
        other
    }

    /// The hit after the one that shows, or before it; from the end it goes on at the beginning.
    fn step(&self, forwards: bool) -> Option<&Hit> {
        let Some(at) = &self.at else { return if forwards { self.found.hits.first() } else { self.found.hits.last() } };
        if forwards {
            self.found.hits.iter().find(|hit| hit.order() > at.order()).or(self.found.hits.first())
        } else {
            self.found.hits.iter().rfind(|hit| hit.order() < at.order()).or(self.found.hits.last())
        }
    }

    /// The number of the hit that shows, from 0.
    fn number(&self) -> Option<usize> {
        self.found.hits.iter().position(|hit| Some(hit) == self.at.as_ref())
    }

    /// "3 / 12"
    fn count(&self) -> String {
        let count = self.found.hits.len();
        self.number().map_or_else(|| count.to_string(), |number| format!("{} / {count}", number + 1))
    }
}

/// Shows the bar while it is open.
pub(in crate::app) fn find_ui(ui: &mut Ui, form: &mut Form<'_>) {
    let Some(mut find) = form.state.find.take() else { return };
    let document = form.document();
    let given = find.update(&document);
    let tokens = tokens(ui);
    let frame = Frame::new().fill(tokens.app).inner_margin(Margin::symmetric(24, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let first = ui.horizontal(|ui| what_ui(ui, form, &mut find)).inner;
        let second = ui.horizontal(|ui| with_ui(ui, form, &mut find)).inner;
        first.or(second)
    });
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().hline(shown.response.rect.x_range(), shown.response.rect.bottom() - 0.5, line);
    if find.update(&document) || given {
        // While the words are typed, the first ones from where the person was show.
        let from = find.from.map(order);
        find.at =
            find.found.hits.iter().find(|hit| Some(order(hit.place)) >= from).or(find.found.hits.first()).cloned();
        show(form, &find);
    }
    match shown.inner {
        Some(Ask::Close) => return close(ui.ctx(), form, &find),
        // Who looks for initials means other words than those to be replaced.
        Some(Ask::Replace | Ask::ReplaceAll) if find.found.by_initials => {}
        Some(Ask::Replace) => replace_one(form, &mut find),
        Some(Ask::ReplaceAll) => replace_in_one_step(form, &find.found.hits, &find.with),
        Some(ask) => {
            find.at = find.step(ask == Ask::Next).cloned();
            show(form, &find);
        }
        None => {}
    }
    find.update(&form.document());
    form.state.find = Some(find);
}

/// The words to look for, how many there are, the way from one to the next.
fn what_ui(ui: &mut Ui, form: &Form<'_>, find: &mut Find) -> Option<Ask> {
    let id = Id::unique("find");
    let name = form.t("查找", "Find");
    let back = typed(ui, form, id, Modifiers::SHIFT);
    let on = typed(ui, form, id, Modifiers::NONE);
    let field = TextField::new(id, name, field_width(ui)).hint(name).ui(ui, &mut find.what);
    if std::mem::take(&mut find.fresh) {
        field.request_focus();
        select(ui.ctx(), id, &find.what, 0..find.what.len());
    }
    let mut ask = back.then_some(Ask::Previous).or(on.then_some(Ask::Next));
    let none = find.found.hits.is_empty();
    let count =
        if none && !find.what.is_empty() { form.t("没有找到", "Not found").to_owned() } else { find.count() };
    let ink = if none { tokens(ui).text3 } else { tokens(ui).text };
    let text = if find.what.is_empty() { String::new() } else { count };
    ui.add_sized([72.0, theme::ROW], egui::Label::new(RichText::new(text).size(theme::BODY).color(ink)));
    let mut gone = leaves(ui, form, &field);
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

/// The words to put in their place.
fn with_ui(ui: &mut Ui, form: &Form<'_>, find: &mut Find) -> Option<Ask> {
    let id = Id::unique("replace");
    let name = form.t("替换为", "Replace with");
    let mut ask = typed(ui, form, id, Modifiers::NONE).then_some(Ask::Replace);
    let field = TextField::new(id, name, field_width(ui)).hint(name).ui(ui, &mut find.with);
    let mut gone = leaves(ui, form, &field);
    ui.add_enabled_ui(!find.found.hits.is_empty() && !find.found.by_initials, |ui| {
        for (text, to) in
            [(form.t("替换", "Replace"), Ask::Replace), (form.t("全部替换", "Replace all"), Ask::ReplaceAll)]
        {
            let button = Button::new(text, Look::Outlined).ui(ui);
            gone |= leaves(ui, form, &button);
            ask = ask.or(button.clicked().then_some(to));
        }
    });
    if gone { Some(Ask::Close) } else { ask }
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

/// Shows the words in the form; the bar keeps the focus.
fn show(form: &mut Form<'_>, find: &Find) {
    if let Some(hit) = &find.at {
        form.state.show(hit.place);
    }
}

/// Replaces the words that show and goes on to the next; where none show yet, shows the first.
fn replace_one(form: &mut Form<'_>, find: &mut Find) {
    if let Some(number) = find.number() {
        let hit = find.found.hits[number].clone();
        replace_in_one_step(form, std::slice::from_ref(&hit), &find.with);
        find.update(&form.document());
        // What was just put there is not looked at again, even when it has the same words in it.
        let end = (order(hit.place), hit.words.start + find.with.len());
        let after = |other: &&Hit| (order(other.place), other.words.start) >= end;
        find.at = find.found.hits.iter().find(after).or(find.found.hits.first()).cloned();
    } else {
        find.at = find.step(true).cloned();
    }
    show(form, find);
}

/// Replaces `hits` in one step.
fn replace_in_one_step(form: &mut Form<'_>, hits: &[Hit], with: &str) {
    if let Some(first) = hits.first() {
        form.step(first.place, |document| replace(document, hits, with));
    }
}

/// Gives the focus to the words that show, or back to where it was.
fn close(ctx: &Context, form: &mut Form<'_>, find: &Find) {
    let document = form.document();
    if let Some(hit) = find.number().and_then(|number| find.found.hits.get(number)) {
        form.state.jump(hit.place, &document);
        if let Some(text) = hit.place.words(&document) {
            select(ctx, id_of(hit.place), text, hit.words.clone());
        }
    } else if let Some(from) = find.from {
        form.state.jump(from, &document);
    }
}

/// Selects `words` of `text` in the field `id`.
fn select(ctx: &Context, id: Id, text: &str, words: Range<usize>) {
    let cursor = |byte: usize| CCursor::new(text.get(..byte).unwrap_or_default().chars().count());
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(cursor(words.start), cursor(words.end))));
    state.store(ctx, id);
}

/// The words that are selected in the field of `place`, where they stand on one line.
fn selected(ctx: &Context, place: Place, document: &PositionDescription) -> Option<String> {
    let range = TextEditState::load(ctx, id_of(place))?.cursor.char_range()?.as_sorted_char_range();
    let text = place.words(document)?;
    let words: String = text.chars().skip(range.start.0).take(range.end.0 - range.start.0).collect();
    Some(words).filter(|words| !words.is_empty() && !words.contains('\n'))
}

/// The words at `place` that were found, each with the colour of its ground.
pub(super) fn grounds(ui: &Ui, form: &Form<'_>, place: Place) -> Vec<(Range<usize>, Color32)> {
    let tokens = tokens(ui);
    let ground = |shows| if shows { tokens.accent_line } else { tokens.accent_soft };
    form.state.found_at(place).map(|(words, shows)| (words, ground(shows))).collect()
}
