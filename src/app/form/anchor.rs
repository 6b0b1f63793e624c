//! Keeps the field that has the focus where it is on screen while what lies around it grows or shrinks.
//!
//! A frame in which it would have moved is not shown: the form scrolls by as much, and the frame is made again.

use egui::{Context, Rect};

use crate::document::Place;

/// Where the field lies.
#[derive(Default)]
pub(in crate::app) struct Anchor {
    /// The field, and where it would be on screen with nothing scrolled away.
    held: Option<(Place, f32)>,
    seen: Option<(Place, f32)>,
    /// How far the form is to be scrolled in the next frame.
    to: Option<f32>,
    /// How high the form was.
    height: f32,
    /// The room below the form that lets it scroll so far.
    slack: f32,
}

impl Anchor {
    /// Notes that the field of `place` has the focus and where it lies on screen.
    pub(super) fn see(&mut self, place: Place, top: f32) {
        self.seen = Some((place, top));
    }

    /// Somebody jumps: the form scrolls to where he goes.
    pub(super) fn let_go(&mut self) {
        self.held = None;
    }

    /// How far the form is to be scrolled, when not as far as it is.
    pub(in crate::app) fn take(&mut self) -> Option<f32> {
        self.to.take()
    }

    /// Scrolls the form, which was shown at `form` on screen and of which `view` is seen, so that the field stays where
    /// it was; gives the room that this takes below the form.
    pub(in crate::app) fn hold(&mut self, ctx: &Context, form: Rect, view: Rect) -> f32 {
        let scrolled = view.top() - form.top();
        let seen = self.seen.take().map(|(place, top)| (place, top + scrolled));
        let held = std::mem::replace(&mut self.held, seen);
        let shrank = form.height() < std::mem::replace(&mut self.height, form.height()) - 0.5;
        let moved = match (held, seen) {
            (Some((before, was)), Some((place, is))) if before == place => is - was,
            _ => 0.0,
        };
        let offset = (scrolled + moved).max(0.0);
        if moved.abs() > 0.5 {
            self.to = Some(offset);
            ctx.request_discard("the field that has the focus stays where it is");
        }
        let needed = if offset > 0.0 { (offset + view.height() - form.height()).max(0.0) } else { 0.0 };
        // What goes below the field would pull the form down.
        let grows = moved.abs() > 0.5 || shrank && held.is_some();
        self.slack = if grows { needed } else { self.slack.min(needed) };
        self.slack
    }
}
