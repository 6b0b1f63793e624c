//! What shall be in view and have the focus next: where a jump goes, and what is nearest where its place is gone.

use egui::{Context, Response};

use super::{Form, State};
use crate::document::schema::Shape;
use crate::document::{Field, Place, PositionDescription, Section};

/// What shall be in view and have the focus as soon as it is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The control of a place; for the weights of all duties, the button that shares them out.
    At(Place),
    /// The control of a place, which is to be in view only: the focus stays where it is.
    Seen(Place),
    /// What was found at a place that has no field, such as a list as a whole.
    Said(Place),
    /// The button that adds a row to the list that this field leads, or the first that adds anything: there are no rows.
    Adding(Option<Field>),
}

impl State {
    /// Shows `section` and gives its first field the focus.
    pub(in crate::app) fn enter(&mut self, section: Section, document: &PositionDescription) {
        self.go(section);
        let (field, newest_first) = match section {
            Section::Identity => (Field::Title, false),
            Section::Relations => (Field::InternalParty, false),
            Section::Purpose => (Field::Purpose, false),
            Section::Duties => (Field::DutyName, false),
            Section::Authorities => (Field::Power, false),
            Section::Indicators => (Field::IndicatorName, false),
            Section::Qualifications => (Field::Education, false),
            Section::Conditions => (Field::Hours, false),
            Section::Other => (Field::SectionHeading, false),
            Section::Revisions => (Field::RevisionVersion, true),
            Section::Notes => (Field::Notes, false),
        };
        let places = Place::each(field, document);
        let place = if newest_first { places.last() } else { places.first() };
        self.wanted = Some(place.map_or(Wanted::Adding(None), |&place| Wanted::At(place)));
    }

    /// Shows `place` and gives it the focus, or what stands nearest to it where it is gone.
    pub(in crate::app) fn jump(&mut self, place: Place, document: &PositionDescription) {
        self.reveal(place);
        // Who jumps has done typing: what is wrong there is to be seen.
        self.typing = None;
        let near = near(place, document);
        self.wanted = Some(near.map_or(Wanted::Adding(Some(place.field.lead())), Wanted::At));
    }

    /// Keeps the duties folded that were, wherever a step took them.
    pub(in crate::app) fn follow(&mut self, before: &PositionDescription, after: &PositionDescription) {
        let (before, after) = (&before.duties, &after.duties);
        let now = |&at: &usize| {
            let duty = before.get(at)?;
            let stays = after.get(at) == Some(duty);
            let moved = || after.iter().position(|other| other == duty);
            if stays { Some(at) } else { moved().or((before.len() == after.len()).then_some(at)) }
        };
        self.folded = self.folded.iter().filter_map(now).collect();
    }

    /// Shows `place`, which is in the document, and leaves the focus where it is.
    pub(super) fn show(&mut self, place: Place) {
        self.reveal(place);
        self.focus = Some(place);
        self.wanted = Some(Wanted::Seen(place));
    }

    /// Brings what shall have the focus into view without it, where no field can have it; it is marked on the page.
    pub(in crate::app) fn see_wanted(&mut self) {
        if let Some(Wanted::At(place)) = self.wanted {
            self.show(place);
        }
    }

    /// Unfolds what `place` stands in.
    fn reveal(&mut self, place: Place) {
        self.go(place.field.spec().section);
        self.left.insert(place);
        self.draft = None;
        if place.field.spec().section == Section::Duties {
            self.folded.remove(&place.row());
        }
        self.personal_shows |= place.field == Field::Personal;
    }
}

/// `place`, or what stands nearest to it where it is gone; nothing where its list is empty or is meant as a whole: what
/// is said of all of it stands beside the button that adds to it.
fn near(place: Place, document: &PositionDescription) -> Option<Place> {
    // The weights as a whole have a card of their own.
    if place == Place::of(Field::DutyWeight) && !document.duties.is_empty() {
        return Some(place);
    }
    if place.named_row().is_none() && !matches!(place.field.spec().shape, Shape::One) {
        return None;
    }
    let before = |other: &&Place| **other <= place;
    let nearest = |places: &[Place]| places.iter().rfind(before).or(places.first()).copied();
    let mut places = Place::each(place.field, document);
    if matches!(place.field.spec().shape, Shape::Subs(..)) && place.named_row().is_some() {
        places.retain(|other| other.row() == place.row());
        let row = Place::at(place.field.lead(), place.row());
        return nearest(&places).or_else(|| near(row, document));
    }
    nearest(&places)
}

impl Form<'_> {
    pub(super) fn focus(&mut self, place: Place) {
        self.state.wanted = Some(Wanted::At(place));
    }

    /// Tells whether `button`, which adds a row to the list that `lead` leads, was clicked; gives it the focus where
    /// there is no field to have it.
    pub(super) fn adds(&mut self, button: &Response, lead: Field) -> bool {
        if [None, Some(lead)].into_iter().any(|list| self.takes(&button.ctx, Wanted::Adding(list))) {
            button.request_focus();
            button.scroll_to_me(None);
        }
        button.clicked()
    }

    /// Takes `wish`, when it is what is wanted and can be had in this frame.
    pub(super) fn takes(&mut self, ctx: &Context, wish: Wanted) -> bool {
        if self.state.wanted != Some(wish) {
            return false;
        }
        // A field gives up the focus when something else is clicked: after a click it has to wait for the next frame.
        // So it has to while a box lay over it.
        let covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if covered || ctx.input(|input| input.pointer.any_click()) {
            ctx.request_repaint();
            return false;
        }
        self.state.wanted = None;
        true
    }

    /// Tells whether `place` shall be in view as soon as it is drawn.
    pub(super) fn wants(&self, place: Place) -> bool {
        [Wanted::At(place), Wanted::Seen(place)].map(Some).contains(&self.state.wanted)
    }
}
