//! The bar above the form that finds words in the description and puts others in their place.

mod bar;

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Color32, Context, Frame, Id, Margin, RichText, Stroke, Ui};

use super::{Form, State, id_of};
use crate::app::find::{Found, Hit, find, order, replace, unreplaced};
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::document::{Place, PositionDescription};
use crate::lang::{Lang, counted};
use bar::{fields_ui, puts_ui, refusal, row_ui, steps_ui};

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

    /// Tells whether the bar is open.
    pub(in crate::app) fn finds(&self) -> bool {
        self.find.is_some()
    }

    /// Puts the bar away.
    pub(in crate::app) fn stop_finding(&mut self) {
        self.find = None;
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

    /// Tells whether what was found cannot be replaced.
    fn refuses(&self) -> bool {
        self.found.by_initials && !self.found.hits.is_empty()
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
        // Both fields stand before the buttons, so that Tab goes from the one to the other.
        let asked = ui.horizontal_top(|ui| {
            let fields = ui.vertical(|ui| fields_ui(ui, form, &mut find)).inner;
            let buttons = ui.vertical(|ui| {
                row_ui(ui, |ui| steps_ui(ui, form, &find)).or(row_ui(ui, |ui| puts_ui(ui, form, &find)))
            });
            fields.or(buttons.inner)
        });
        if find.refuses() && !find.with.is_empty() {
            ui.label(RichText::new(refusal(form)).size(theme::CAPTION).color(tokens.warning.text));
        }
        asked.inner
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
        Some(Ask::Replace | Ask::ReplaceAll) if find.refuses() => {}
        Some(Ask::Replace) => replace_one(form, &mut find),
        Some(Ask::ReplaceAll) => replace_all(form, &find),
        Some(ask) => {
            find.at = find.step(ask == Ask::Next).cloned();
            show(form, &find);
        }
        None => {}
    }
    find.update(&form.document());
    form.state.find = Some(find);
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

/// Replaces all that was found in one step, and says how much that was.
fn replace_all(form: &mut Form<'_>, find: &Find) {
    let hits = unreplaced(form.editor.document(), &find.found.hits, &find.with);
    if hits.is_empty() {
        let text = form.t("这些地方已是要替换成的词，没有改动", "These places say so already: nothing was replaced");
        *form.toast = Some(Toast::hint(text));
        return;
    }
    replace_in_one_step(form, &hits, &find.with);
    let count = hits.len();
    let text = match form.lang {
        Lang::Zh => format!("已替换 {count} 处"),
        Lang::En => format!("Replaced in {}", counted(count, "place")),
    };
    *form.toast = Some(Toast::undoable(text, form.editor.generation()));
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
