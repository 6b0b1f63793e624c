//! The form: a file a section, each made of the controls in `field.rs` and the lists in `rows.rs`.
//!
//! Every change goes through [`Form::edit`] or [`Form::step`], and so through the editor's one door.
//!
//! To add a section, add a file and an arm in [`section_ui`].

mod authorities;
pub(super) mod card;
mod contacts;
mod drag;
mod duties;
mod duty;
mod far;
pub(super) mod field;
pub(super) mod finding;
mod identity;
mod indicators;
mod other;
mod paste;
mod qualifications;
mod revisions;
mod rows;
pub(super) mod typed;
mod weights;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use egui::{Id, Ui};

use super::toast::Toast;
use super::widget::drag::Drag;
use crate::check::Finding;
use crate::document::{Date, Field, Place, PositionDescription, Section};
use crate::editor::Editor;
use crate::lang::{Lang, Text};
use finding::{Keeping, Typing, finding_ui};

/// What the form remembers of the open document between two frames.
pub(super) struct State {
    /// The section that shows.
    pub(super) section: Section,
    /// The place that had the focus last.
    pub(super) focus: Option<Place>,
    /// The place of the finding that was shown last.
    pub(super) found: Option<Place>,
    /// The place that shall have the focus as soon as it is drawn.
    wanted: Option<Wanted>,
    /// The places whose field was left: from then on what they lack is said.
    left: BTreeSet<Place>,
    /// What stands in a field of numbers while it is typed.
    draft: Option<(Place, String)>,
    /// The duties that show their head only.
    pub(super) folded: BTreeSet<usize>,
    drag: Drag<drag::Spot>,
    /// What is typed into the box that takes many duties at once, while it is open.
    paste: Option<String>,
    /// The finding whose reason is being typed.
    keeping: Option<Keeping>,
    /// Where somebody types.
    typing: Option<Typing>,
    /// The input method is composing: its keys are not ours.
    composing: bool,
    personal_shows: bool,
    heights: far::Heights,
    /// The section was just changed: the form starts at its top.
    pub(super) to_top: bool,
}

/// What shall have the focus as soon as it is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The control of a place.
    At(Place),
    /// The first button that adds a row: a section without rows was entered.
    Adding,
}

impl Default for State {
    fn default() -> Self {
        Self {
            section: Section::Identity,
            focus: None,
            found: None,
            wanted: None,
            left: BTreeSet::new(),
            draft: None,
            folded: BTreeSet::new(),
            drag: Drag::default(),
            paste: None,
            keeping: None,
            typing: None,
            composing: false,
            personal_shows: false,
            heights: far::Heights::default(),
            to_top: false,
        }
    }
}

impl State {
    /// Shows `section`; what the old one lacks is said from now on.
    pub(super) fn go(&mut self, section: Section) {
        if section != self.section {
            let fields = Field::ALL.iter().filter(|field| field.spec().section == self.section);
            self.left.extend(fields.map(|&field| Place::of(field)));
            self.section = section;
            self.focus = None;
            self.found = None;
            self.to_top = true;
        }
    }

    /// Begins again at the top: the document has become another.
    pub(super) fn show_from_the_top(&mut self) {
        *self = Self { section: self.section, to_top: true, ..Self::default() };
    }

    /// Shows `section` and gives its first field the focus.
    pub(super) fn enter(&mut self, section: Section, document: &PositionDescription) {
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
        self.wanted = Some(place.map_or(Wanted::Adding, |&place| Wanted::At(place)));
    }

    /// Shows `place` and gives it the focus.
    pub(super) fn jump(&mut self, place: Place, document: &PositionDescription) {
        self.go(place.field.spec().section);
        self.left.insert(place);
        self.draft = None;
        let places = Place::each(place.field, document);
        // What concerns a whole list is said above its first row.
        let before = |other: &&Place| place.named_row().is_some() && **other <= place;
        let near = places.iter().rfind(before).or(places.first()).copied();
        self.wanted = if places.contains(&place) { Some(place) } else { near }.map(Wanted::At);
        if place.field.spec().section == Section::Duties {
            self.folded.remove(&place.row());
        }
        self.personal_shows |= place.field == Field::Personal;
    }

    /// Tells whether the box that takes many duties is open.
    pub(super) fn has_box(&self) -> bool {
        // It shows in its section only.
        self.paste.is_some() && self.section == Section::Duties
    }

    /// Notes whether an input method is composing.
    pub(super) fn watch_input_method(&mut self, ctx: &egui::Context) {
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    egui::Event::Ime(egui::ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                    egui::Event::Ime(egui::ImeEvent::Commit(_)) => self.composing = false,
                    _ => {}
                }
            }
        });
    }
}

/// What the form works with during a frame.
pub(super) struct Form<'a> {
    pub(super) editor: &'a mut Editor,
    pub(super) state: &'a mut State,
    pub(super) lang: Lang,
    /// Since any fixed moment.
    pub(super) now: Duration,
    pub(super) today: Date,
    /// Who stands in a new revision.
    pub(super) author: &'a str,
    /// What is to be told afterwards.
    pub(super) toast: &'a mut Option<Toast>,
}

impl Form<'_> {
    fn document(&self) -> Arc<PositionDescription> {
        Arc::clone(self.editor.document())
    }

    fn t(&self, zh: &'static str, en: &'static str) -> &'static str {
        Text::new(zh, en).get(self.lang)
    }

    fn label(&self, field: Field) -> &'static str {
        field.spec().label.get(self.lang)
    }

    /// A change that merges with the one before, such as a letter typed.
    fn edit(&mut self, place: Place, change: impl FnOnce(&mut PositionDescription)) {
        self.note_typing(place);
        self.editor.edit(place, self.now, change);
    }

    /// A change that is a step of its own, such as a row added.
    fn step(&mut self, place: Place, change: impl FnOnce(&mut PositionDescription)) {
        self.editor.end_step();
        self.editor.edit(place, self.now, change);
        self.editor.end_step();
        self.state.draft = None;
    }

    fn focus(&mut self, place: Place) {
        self.state.wanted = Some(Wanted::At(place));
    }

    /// Tells whether `button`, which adds a row, was clicked; gives it the focus where there is no field to have it.
    fn adds(&mut self, button: &egui::Response) -> bool {
        if self.state.wanted == Some(Wanted::Adding) {
            self.state.wanted = None;
            button.request_focus();
        }
        button.clicked()
    }

    /// Tells whether `place` shall have the focus as soon as it is drawn.
    fn wants(&self, place: Place) -> bool {
        self.state.wanted == Some(Wanted::At(place))
    }
}

/// The identity of the control of `place`.
pub(super) fn id_of(place: Place) -> Id {
    Id::unique(("place", place.key()))
}

fn has_focus(ui: &Ui, place: Place) -> bool {
    ui.memory(|memory| memory.has_focus(id_of(place)))
}

/// Shows the form of the section in force.
pub(super) fn section_ui(ui: &mut Ui, form: &mut Form<'_>) {
    ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
    let section = form.state.section;
    loose_findings_ui(ui, form, section);
    match section {
        Section::Identity => identity::identity_ui(ui, form),
        Section::Relations => contacts::contacts_ui(ui, form),
        Section::Purpose => identity::prose_ui(ui, form, Field::Purpose, 4),
        Section::Duties => duties::duties_ui(ui, form),
        Section::Authorities => authorities::authorities_ui(ui, form),
        Section::Indicators => indicators::indicators_ui(ui, form),
        Section::Qualifications => qualifications::qualifications_ui(ui, form),
        Section::Conditions => identity::conditions_ui(ui, form),
        Section::Other => other::other_ui(ui, form),
        Section::Revisions => revisions::revisions_ui(ui, form),
        Section::Notes => identity::prose_ui(ui, form, Field::Notes, 8),
    }
}

/// Says what was found in the section but at no field of it, except where a card of its own says it.
fn loose_findings_ui(ui: &mut Ui, form: &mut Form<'_>, section: Section) {
    let document = form.document();
    let loose: Vec<Finding> = form
        .editor
        .findings()
        .iter()
        .filter(|finding| finding.place.field.spec().section == section)
        .filter(|finding| !matches!(finding.place.field, Field::DutyWeight | Field::IndicatorWeight))
        .filter(|finding| !Place::each(finding.place.field, &document).contains(&finding.place))
        // What a duty lacks is said in its card.
        .filter(|finding| finding.place.field != Field::DutyTask)
        .filter(|finding| form.may_say(finding))
        .cloned()
        .collect();
    for finding in &loose {
        finding_ui(ui, form, finding);
    }
    if !loose.is_empty() {
        ui.add_space(8.0);
    }
}
