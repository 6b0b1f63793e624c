//! One key at a time: what is typed behind a key that leads elsewhere goes where that key leads.
//!
//! A frame that takes long holds several keys, and all of its text would go to the field that had the focus when it began:
//! of 甲, Enter, 乙 both would stand in the first of two tasks. What could lead elsewhere has a frame of its own here, and
//! what follows waits for the next one.

use std::collections::BTreeSet;

use egui::{Context, Event, Key, Plugin, RawInput};

/// Beyond so many events nobody typed them, and none waits.
const MOST: usize = 2_000;

/// Gives the window no more of the input at once than can be told apart.
#[derive(Default)]
pub(super) struct Pace {
    /// What waits, in the order in which it came.
    waiting: Vec<Event>,
    /// The keys that are held down: what they repeat leads nowhere else, and shall not go on when they are let go.
    down: BTreeSet<Key>,
    /// Alt is held down, and not together with Ctrl, which means `AltGr`.
    alt: bool,
}

impl Plugin for Pace {
    fn debug_name(&self) -> &'static str {
        "pace"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        input.events.retain(|event| self.is_meant(event));
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        if events.len() <= MOST {
            self.waiting = events.split_off(self.at_once(&events));
        }
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
        input.events = events;
    }
}

impl Pace {
    /// Tells whether an event is what it says: a letter with Alt opens a menu and is no text, but on a Mac.
    fn is_meant(&mut self, event: &Event) -> bool {
        match event {
            Event::ModifiersChanged(modifiers) | Event::Key { modifiers, .. } => {
                self.alt = modifiers.alt && !modifiers.ctrl;
                true
            }
            Event::Text(_) => !self.alt || cfg!(target_os = "macos"),
            _ => true,
        }
    }

    /// How many of the first `events` can be told apart in one frame.
    fn at_once(&mut self, events: &[Event]) -> usize {
        let mut typed = false;
        for (index, event) in events.iter().enumerate() {
            match event {
                _ if self.leads_elsewhere(event) => return if typed { index } else { self.seen(event, index + 1) },
                Event::Text(_) | Event::Ime(_) => typed = true,
                _ => {}
            }
            self.seen(event, index);
        }
        events.len()
    }

    /// Notes which keys are down.
    fn seen(&mut self, event: &Event, next: usize) -> usize {
        match *event {
            Event::Key { key, pressed: true, .. } => drop(self.down.insert(key)),
            Event::Key { key, pressed: false, .. } => drop(self.down.remove(&key)),
            Event::WindowFocused(_) => self.down.clear(),
            _ => {}
        }
        next
    }

    /// Tells whether the focus may be elsewhere after it.
    fn leads_elsewhere(&self, event: &Event) -> bool {
        const KEYS: [Key; 11] = [
            Key::Enter,
            Key::Tab,
            Key::Escape,
            Key::Backspace,
            Key::Delete,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::Home,
            Key::End,
        ];
        match event {
            Event::Key { key, pressed: true, modifiers, .. } if !self.down.contains(key) => {
                KEYS.contains(key) || modifiers.any() && !modifiers.shift_only() || is_function(*key)
            }
            Event::Paste(_) | Event::Cut | Event::PointerButton { .. } => true,
            _ => false,
        }
    }
}

/// F1 and its like.
fn is_function(key: Key) -> bool {
    (Key::F1..=Key::F35).contains(&key)
}

#[cfg(test)]
mod tests {
    use egui::{ImeEvent, Modifiers};

    use super::*;

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.into())
    }

    /// What each frame gets of events that come at once.
    fn frames(events: Vec<Event>) -> Vec<Vec<Event>> {
        let (mut pace, ctx) = (Pace::default(), Context::default());
        let mut frames = Vec::new();
        let mut input = RawInput { events, ..RawInput::default() };
        loop {
            pace.input_hook(&ctx, &mut input);
            frames.push(std::mem::take(&mut input.events));
            if pace.waiting.is_empty() {
                return frames;
            }
        }
    }

    #[test]
    fn what_follows_a_key_that_leads_elsewhere_waits_and_what_came_before_it_does_not() {
        let (down, up) = (key(Key::Enter, true), key(Key::Enter, false));
        let committed = Event::Ime(ImeEvent::Commit("乙".into()));
        let events =
            vec![text("甲"), text("子"), down.clone(), up.clone(), committed.clone(), down.clone(), up.clone()];
        assert_eq!(
            frames(events),
            [vec![text("甲"), text("子")], vec![down.clone()], vec![up.clone(), committed], vec![down], vec![up]]
        );
    }

    #[test]
    fn a_key_that_is_held_down_does_not_run_on() {
        let down = key(Key::ArrowDown, true);
        let events: Vec<Event> = std::iter::repeat_n(down.clone(), 30).collect();
        assert_eq!(frames(events), [vec![down.clone()], vec![down; 29]]);
    }

    #[test]
    #[cfg(not(target_os = "macos"))]
    fn a_letter_with_alt_is_no_text() {
        let alt = Event::ModifiersChanged(Modifiers::ALT);
        let graph = Event::ModifiersChanged(Modifiers::ALT | Modifiers::CTRL);
        let none = Event::ModifiersChanged(Modifiers::NONE);
        assert_eq!(
            frames(vec![alt.clone(), text("f"), graph.clone(), text("@"), none.clone(), text("f")]).concat(),
            [alt, graph, text("@"), none, text("f")]
        );
    }

    #[test]
    fn letters_go_together_and_too_much_does_not_wait() {
        let letters = vec![key(Key::A, true), text("a"), key(Key::A, false), key(Key::B, true), text("b")];
        assert_eq!(frames(letters.clone()), [letters]);
        let flood: Vec<Event> = (0..=MOST).map(|nth| key(Key::Enter, nth % 2 == 0)).collect();
        assert_eq!(frames(flood.clone()), [flood]);
    }
}
