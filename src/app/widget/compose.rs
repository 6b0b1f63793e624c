//! What an input method composes: it shows in its field, underlined, but is no text before it is committed.
//!
//! So the document, its findings, its page and its history know of whole words only.

use egui::output::IMEOutput;
use egui::text_edit::TextEditState;
use egui::{Context, Event, EventFilter, FullOutput, Id, ImeEvent, Response};

/// Whether an input method is composing.
#[derive(Clone, Copy, Default)]
struct Composing(bool);

/// Keeps the input method at work while the focus goes from field to field.
///
/// Where it is let go between two fields, or interrupted though nothing is composed, X11 gives the window a new one for
/// each field: it is off, has to be called again, and the first letters go around it.
pub(in crate::app) struct Steady {
    /// The system is told a point and no more, as X11 is: the candidates stand right below it.
    point: bool,
    /// What was said last about where the text is.
    last: Option<IMEOutput>,
}

impl Steady {
    pub(in crate::app) fn new(point: bool) -> Self {
        Self { point, last: None }
    }
}

impl egui::Plugin for Steady {
    fn debug_name(&self) -> &'static str {
        "input method"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let ime = &mut output.platform_output.ime;
        let left = ime.is_none();
        if left {
            ime.clone_from(&self.last);
        }
        if let Some(ime) = ime {
            // What is composed belongs to the field that was left.
            ime.should_interrupt_composition = is_composing(ctx) && (left || ime.should_interrupt_composition);
            self.last = Some(*ime);
            if self.point {
                // Else they would cover the line that is written.
                *ime.cursor_rect.top_mut() = ime.cursor_rect.bottom();
            }
        }
    }
}

/// A field with what is being composed in it.
#[derive(Clone, Default)]
struct Preedit {
    /// The text of the field when that began.
    of: String,
    shown: String,
}

/// Notes, once a frame and before anything shows, whether an input method is composing, and takes the keys that are its
/// own out of the input: some systems tell of them as well, and Enter, which takes a candidate, must do nothing else.
pub(in crate::app) fn watch(ctx: &Context) {
    // A field that was left has no composition any more, though not every system says so.
    let focused = ctx.memory(egui::Memory::focused);
    let goes_on = focused.is_some_and(|id| ctx.data(|data| data.get_temp::<Preedit>(id)).is_some());
    let before = is_composing(ctx) && goes_on;
    let composing = ctx.input_mut(|input| {
        if before {
            let is_its = |event: &Event| matches!(event, Event::Key { modifiers, .. } if !modifiers.command);
            input.events.retain(|event| !is_its(event));
        }
        input.events.iter().fold(before, |composing, event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
            Event::Ime(ImeEvent::Commit(_)) | Event::WindowFocused(false) => false,
            _ => composing,
        })
    });
    ctx.data_mut(|data| data.insert_temp(Id::NULL, Composing(composing)));
}

/// Tells whether an input method is composing: its keys are not ours.
pub(in crate::app) fn is_composing(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp::<Composing>(Id::NULL)).is_some_and(|composing| composing.0)
}

/// What the field of `id` edits: `text`, with what is being composed in it.
pub(super) fn begin(ctx: &Context, id: Id, text: &str) -> String {
    let Some(preedit) = ctx.data(|data| data.get_temp::<Preedit>(id)) else { return text.to_owned() };
    if preedit.of == text && ctx.memory(|memory| memory.has_focus(id)) {
        return preedit.shown;
    }
    // The text became another meanwhile, or the field was left: what was composed is nowhere any more.
    ctx.data_mut(|data| data.remove::<Preedit>(id));
    TextEditState::default().store(ctx, id);
    text.to_owned()
}

/// Takes what the field of `id` came to into `text`, unless it is still being composed: then nothing has changed.
pub(super) fn end(response: &mut Response, id: Id, text: &mut String, shown: String) {
    let ctx = response.ctx.clone();
    if is_composing(&ctx) && response.has_focus() {
        ctx.data_mut(|data| {
            let of = data.get_temp::<Preedit>(id).map_or_else(|| text.clone(), |preedit| preedit.of);
            data.insert_temp(id, Preedit { of, shown });
        });
        // Nor do they take the focus away.
        let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, all));
        response.flags.remove(egui::response::Flags::CHANGED);
        return;
    }
    ctx.data_mut(|data| data.remove::<Preedit>(id));
    if shown != *text {
        *text = shown;
        response.mark_changed();
    }
}
