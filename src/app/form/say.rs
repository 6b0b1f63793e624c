//! When a finding is said: not before its field was left, and nothing new in the midst of typing.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{Form, State};
use crate::check::Finding;
use crate::document::schema::Shape;
use crate::document::{Field, Place, PositionDescription};
use crate::lang::Lang;

/// So long after the last key a finding waits before it shows: nothing moves under who is typing.
const PAUSE: Duration = Duration::from_millis(900);

/// How much of what is found is told to who looks at the whole.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing of what is missing where nobody was yet.
    #[default]
    Left,
    All,
}

/// What is typed: until a pause only what was said before is said.
pub(super) struct Typing {
    place: Place,
    at: Duration,
    said: BTreeSet<(Place, &'static str)>,
}

impl Typing {
    /// How long it is until the pause is long enough.
    fn pausing(&self, now: Duration) -> Option<Duration> {
        (self.at + PAUSE).checked_sub(now).filter(|rest| !rest.is_zero())
    }
}

impl State {
    /// Says from now on all that is found, also of fields where nobody was yet: the description comes from a file, or
    /// somebody asked for what is wrong with it.
    pub(in crate::app) fn tell_all(&mut self) {
        self.told = Told::All;
    }

    /// Tells whether the panels count `finding`: as the form says it, and once all is to be told that, too.
    pub(in crate::app) fn counts(&self, finding: &Finding, document: &PositionDescription, now: Duration) -> bool {
        (self.told == Told::All || self.was_left(finding.place, document)) && self.is_settled(finding, document, now)
    }

    /// Tells whether something stands at `place`, or somebody was there.
    fn was_left(&self, place: Place, document: &PositionDescription) -> bool {
        Field::text(place, document, Lang::Zh).is_some()
            || place.field.has_content(document)
            || self.left.contains(&place)
    }

    /// Tells whether `finding` is not about something that somebody is still writing.
    fn is_settled(&self, finding: &Finding, document: &PositionDescription, now: Duration) -> bool {
        let Some(typing) = &self.typing else { return true };
        let place = finding.place;
        let same_section = typing.place.field.spec().section == place.field.spec().section;
        let row = place.named_row();
        let blank = || Field::text(place, document, Lang::Zh).is_none();
        let is_written = same_section && row.is_some() && row == self.focus.and_then(Place::named_row) && blank();
        let of_list = same_section && row.is_none() && !matches!(place.field.spec().shape, Shape::One);
        let waits = typing.pausing(now).is_some() || is_written || of_list && !is_weight(place.field);
        !waits || typing.said.contains(&(place, finding.code))
    }
}

impl Form<'_> {
    /// What is missing is not said before the field was left, and nothing new is said in the midst of typing: nor what
    /// a row lacks while somebody writes it, nor what a whole list lacks before its section was left.
    pub(super) fn may_say(&self, finding: &Finding) -> bool {
        let document = self.editor.document();
        self.state.was_left(finding.place, document) && self.state.is_settled(finding, document, self.now)
    }

    /// Tells whether the panels count `finding`.
    pub(in crate::app) fn counts(&self, finding: &Finding) -> bool {
        self.state.counts(finding, self.editor.document(), self.now)
    }

    /// Notes that somebody types at `place`, before the change.
    pub(super) fn note_typing(&mut self, place: Place) {
        let said = self.editor.findings().iter().filter(|finding| self.counts(finding));
        let said = said.map(|finding| (finding.place, finding.code)).collect();
        self.state.typing = Some(Typing { place, at: self.now, said });
    }

    /// How long it is until what was found at `place` in the midst of typing may be said.
    pub(super) fn pause(&self, place: Place) -> Option<Duration> {
        self.state.typing.as_ref().filter(|typing| typing.place == place).and_then(|typing| typing.pausing(self.now))
    }
}

/// Tells whether `field` holds weights, which mean something beside one another only.
pub(super) fn is_weight(field: Field) -> bool {
    matches!(field, Field::DutyWeight | Field::IndicatorWeight)
}
