//! What is typed or pasted while no field of text has the focus: it goes where it can only be meant for, and where that
//! cannot be told somebody is told so.

use egui::{Context, Event, ImeEvent, Response, Ui};

use super::field::put;
use super::indicators::INDICATORS;
use super::{Form, id_of, paste};
use crate::app::toast::Toast;
use crate::app::widget::text::set_caret;
use crate::document::schema::Kind;
use crate::document::{Field, Place, Section};

/// What was typed or pasted.
pub(super) enum Stray {
    Typed(String),
    Pasted(String),
}

/// Takes what is typed or pasted while `button` has the focus out of the input.
pub(super) fn take_at(button: &Response) -> Option<Stray> {
    button.has_focus().then(|| take(&button.ctx)).flatten()
}

/// Takes what is typed while `button` has the focus out of the input.
pub(super) fn take_typed_at(button: &Response) -> Option<String> {
    button.has_focus().then(|| take_typed(&button.ctx)).flatten()
}

fn take(ctx: &Context) -> Option<Stray> {
    take_typed(ctx).map(Stray::Typed).or_else(|| {
        ctx.input_mut(|input| {
            let pasted = |event: &Event| matches!(event, Event::Paste(text) if !text.trim().is_empty());
            let at = input.events.iter().position(pasted)?;
            let Event::Paste(text) = input.events.remove(at) else { return None };
            Some(Stray::Pasted(text))
        })
    })
}

/// All that was typed, but for a space, which presses buttons.
fn take_typed(ctx: &Context) -> Option<String> {
    let mut typed = String::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) if !text.trim().is_empty() => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
    });
    (!typed.is_empty()).then_some(typed)
}

/// Tells whether what is typed now goes to no field of text, no menu and no box.
pub(super) fn may_be(ui: &Ui, form: &Form<'_>) -> bool {
    let ctx = ui.ctx();
    let covered = egui::Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some());
    !covered && !form.state.has_box() && !ctx.text_edit_focused() && !form.editor.is_protected()
}

/// Does what can be done with what nobody took.
pub(super) fn end(ui: &Ui, form: &mut Form<'_>) {
    // A field that got the focus meanwhile has heard it already.
    let Some(stray) = (!ui.ctx().text_edit_focused()).then(|| take(ui.ctx())).flatten() else { return };
    let nowhere = ui.memory(|memory| memory.focused().is_none());
    match (stray, form.state.section) {
        (Stray::Pasted(text), Section::Duties) => form.state.paste = Some(paste::Pasted::of(text)),
        (Stray::Pasted(text), Section::Indicators) => INDICATORS.append_pasted(form, 0, &text),
        (Stray::Pasted(text), Section::Purpose) => append(ui, form, Field::Purpose, &text),
        (Stray::Pasted(text), Section::Notes) => append(ui, form, Field::Notes, &text),
        (stray, _) => {
            let text = match (stray, nowhere) {
                (Stray::Pasted(_), true) => form.t(
                    "没有选中字段，没有粘贴：请先点要粘贴到的字段，或按 Tab 走到那里",
                    "No field has the focus, so nothing was pasted: click one first, or go there with Tab",
                ),
                (Stray::Pasted(_), false) => form.t(
                    "这里不能放文字，没有粘贴：请先点要粘贴到的字段，或按 Tab 走到那里",
                    "No text goes here, so nothing was pasted: click a field first, or go there with Tab",
                ),
                (Stray::Typed(_), true) => form.t(
                    "没有选中字段，刚才输入的没有写进去：请先点一个字段，或按 Tab 走到那里",
                    "No field has the focus, so nothing was written: click one first, or go there with Tab",
                ),
                (Stray::Typed(_), false) => form.t(
                    "这里不能放文字，刚才输入的没有写进去：请先点一个字段，或按 Tab 走到那里",
                    "No text goes here, so nothing was written: click a field first, or go there with Tab",
                ),
            };
            *form.toast = Some(Toast::hint(text));
        }
    }
    ui.ctx().request_repaint();
}

/// Puts `text` behind what stands in the only field of a section.
fn append(ui: &Ui, form: &mut Form<'_>, field: Field, text: &str) {
    let (place, Kind::Prose(lens)) = (Place::of(field), field.spec().kind) else { return };
    let mut whole = (lens.get)(form.editor.document(), place).cloned().unwrap_or_default();
    whole.push_str(text);
    set_caret(ui.ctx(), id_of(place), whole.chars().count());
    form.step(place, |document| put(document, place, lens, whole));
    form.focus(place);
}
