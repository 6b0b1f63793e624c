//! Keeps the field that has the focus in sight, and where it is on screen while what lies around it grows or shrinks.
//!
//! A frame in which it would have moved, or lain out of sight, is not shown: the form scrolls by as much, and the frame is
//! made again.

use egui::{Context, Rangef, Rect};

use crate::document::Place;

/// What is jumped to has this much of its surroundings in view.
const AROUND: f32 = 48.0;
/// Between a row and what would cover it.
const GAP: f32 = 8.0;

/// Where the field lies.
#[derive(Default)]
pub(in crate::app) struct Anchor {
    /// The field as it was in the last frame, where it would be on screen with nothing scrolled away.
    held: Option<Row>,
    /// The field in this frame, where it is on screen.
    seen: Option<Row>,
    /// Somebody jumps to the field of this place.
    jumps: Option<Row>,
    /// How far the form is to be scrolled in the next frame.
    to: Option<f32>,
    /// How high the form was.
    height: f32,
    /// How much of it could be seen.
    room: f32,
    /// The room below the form that lets it scroll so far.
    slack: f32,
}

/// Of a field that is higher only the line that is written is to be in sight.
const LONG: f32 = 160.0;

/// A field.
#[derive(Clone, Copy)]
struct Row {
    place: Place,
    top: f32,
    /// What of it is to be in sight.
    sight: Rangef,
}

impl Row {
    fn moved(self, by: f32) -> Self {
        let sight = Rangef::new(self.sight.min + by, self.sight.max + by);
        Self { top: self.top + by, sight, ..self }
    }
}

impl Anchor {
    /// Notes that the field of `place` has the focus and where it lies on screen.
    pub(super) fn see(&mut self, ctx: &Context, place: Place, rect: Rect) {
        // Of a long text the line that is written.
        let caret = ctx.output(|output| output.ime.map(|ime| ime.cursor_rect)).filter(|_| rect.height() > LONG);
        self.seen = Some(Row { place, top: rect.top(), sight: caret.unwrap_or(rect).y_range() });
    }

    /// Somebody jumps to the field of `place`, which lies there: the form scrolls to it.
    pub(super) fn jump(&mut self, place: Place, rect: Rect) {
        self.let_go();
        self.jumps = Some(Row { place, top: rect.top(), sight: rect.y_range().expand(AROUND) });
    }

    /// What is said of `place`, if anything, ends there: who jumps to it sees that, too.
    pub(super) fn say(&mut self, place: Place, bottom: f32) {
        if let Some(row) = self.jumps.as_mut().filter(|row| row.place == place) {
            row.sight.max = row.sight.max.max(bottom + GAP);
        }
    }

    /// Somebody jumps: the form scrolls to where he goes.
    pub(super) fn let_go(&mut self) {
        self.held = None;
    }

    /// How far the form is to be scrolled, when not as far as it is.
    pub(in crate::app) fn take(&mut self) -> Option<f32> {
        self.to.take()
    }

    /// Scrolls the form, which was shown at `form` on screen and of which `view` is seen but for what is `covered` at its
    /// foot, so that the field stays where it was and is not covered; gives the room that this takes below the form.
    pub(in crate::app) fn hold(&mut self, ctx: &Context, form: Rect, view: Rect, covered: f32) -> f32 {
        let scrolled = view.top() - form.top();
        let room = Rangef::new(view.top(), view.bottom() - covered);
        let shrank = form.height() < std::mem::replace(&mut self.height, form.height()) - 0.5;
        let narrows = room.span() < std::mem::replace(&mut self.room, room.span()) - 0.5;
        let seen = self.seen.take().map(|row| row.moved(scrolled));
        let held = std::mem::replace(&mut self.held, seen);
        let stayed = held.zip(seen).filter(|(before, now)| before.place == now.place);
        let moved = stayed.map_or(0.0, |(before, now)| now.top - before.top);
        let mut offset = (scrolled + moved).max(0.0);
        if let Some(row) = self.jumps.take() {
            // A form that is not as high as its view can lie a fraction of a point below its top.
            let most = (form.height() - view.height()).max(scrolled).max(0.0);
            offset = reveal(row.moved(scrolled).sight, offset, room).clamp(0.0, most);
        } else if let Some(row) = seen {
            let grows =
                stayed.is_some_and(|(before, now)| now.sight.max - now.top > before.sight.max - before.top + 0.5);
            // Who clicks sees what he clicks on, and who scrolls away knows where he goes.
            let comes = stayed.is_none() && !ctx.input(|input| input.pointer.any_click());
            let is_seen = view.y_range().expand(1.0).contains(row.sight.min - offset);
            if comes || is_seen && (grows || narrows) {
                let sight = Rangef::new(row.sight.min, row.sight.max + GAP);
                offset = offset.max(reveal(sight, offset, room));
            }
        }
        let scrolls = (offset - scrolled).abs() > 0.5;
        if scrolls {
            self.to = Some(offset);
            ctx.request_discard("the field that has the focus stays in sight, where it is");
        }
        let needed = if offset > 0.0 { (offset + view.height() - form.height()).max(0.0) } else { 0.0 };
        // What goes below the field would pull the form down.
        let grows = scrolls || shrank && held.is_some();
        self.slack = if grows { needed } else { self.slack.min(needed) };
        self.slack
    }
}

/// How far the form is to be scrolled, as little from `offset` as can be, so that `sight`, where it is with nothing
/// scrolled away, is within `room`; of what is higher, its top.
fn reveal(sight: Rangef, offset: f32, room: Rangef) -> f32 {
    offset.max(sight.max - room.max).min(sight.min - room.min).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_sight_comes_into_view_by_the_shortest_way() {
        for (top, bottom, offset, to) in [
            (150.0, 182.0, 0.0, 0.0),
            (150.0, 182.0, 30.0, 30.0),
            (150.0, 182.0, 120.0, 50.0),
            (400.0, 432.0, 0.0, 32.0),
            (80.0, 130.0, 10.0, 0.0),
            (500.0, 900.0, 0.0, 400.0),
        ] {
            assert!(
                (reveal(Rangef::new(top, bottom), offset, Rangef::new(100.0, 400.0)) - to).abs() < 0.1,
                "{top} {bottom} {offset}"
            );
        }
    }
}
