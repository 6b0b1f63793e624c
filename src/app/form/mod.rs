//! The form: a file a section, each made of the controls in `field.rs` and the lists in `rows.rs`.
//!
//! Every change goes through [`Form::edit`] or [`Form::step`], and so through the editor's one door.
//!
//! To add a section, add a file and an arm in [`section_ui`].

pub(super) mod anchor;
mod authorities;
pub(super) mod card;
mod cells;
mod chips;
mod contacts;
mod drag;
pub(super) mod duties;
mod duty;
mod far;
pub(super) mod field;
mod fill;
pub(super) mod find;
pub(super) mod finding;
pub(super) mod identity;
mod indicators;
mod keys;
mod library;
mod loose;
mod moving;
mod other;
mod paste;
mod qualifications;
pub(super) mod revisions;
pub(super) mod row_menu;
mod rows;
mod say;
pub(super) mod shares;
mod stray;
mod suggest;
mod table;
mod task;
pub(super) mod typed;
mod wanted;
mod weights;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::{Id, Ui};

use super::toast::Toast;
use super::widget::compose::is_composing;
use super::widget::drag::Drag;
use super::words::Words;
use crate::document::{Date, Field, Place, PositionDescription, Section};
use crate::editor::Editor;
use crate::lang::{Lang, Text};
use finding::Keeping;
use say::Typing;
use wanted::Wanted;

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
    /// The field that was left in this frame: what is said below it from the next one on is not what Tab goes to.
    leaves: Option<Place>,
    /// How much of what is found is told to who looks at the whole.
    told: say::Told,
    /// What stands in a field of numbers while it is typed.
    draft: Option<(Place, String)>,
    ratio: weights::Ratio,
    /// The duties that show their head only.
    pub(super) folded: BTreeSet<usize>,
    drag: Drag<drag::Spot>,
    /// What is typed into the box that takes many duties at once, while it is open.
    paste: Option<paste::Pasted>,
    moving: Option<moving::Moving>,
    /// The box that offers whole duties, while it is open.
    library: Option<library::Library>,
    /// What is offered under the field that is typed in.
    suggest: Option<suggest::Suggest>,
    /// The field whose menu was asked for by its key.
    menu: Option<Place>,
    /// What is being looked for, while the bar above the form is open.
    find: Option<find::Find>,
    /// The finding whose reason is being typed.
    keeping: Option<Keeping>,
    /// Where somebody types.
    typing: Option<Typing>,
    /// The input method is composing: its keys are not ours.
    composing: bool,
    personal_shows: bool,
    heights: far::Heights,
    pub(super) anchor: anchor::Anchor,
    /// The section was just changed: the form starts at its top.
    pub(super) to_top: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            section: Section::Identity,
            focus: None,
            found: None,
            wanted: None,
            left: BTreeSet::new(),
            leaves: None,
            told: say::Told::default(),
            draft: None,
            ratio: weights::Ratio::default(),
            folded: BTreeSet::new(),
            drag: Drag::default(),
            paste: None,
            moving: None,
            library: None,
            suggest: None,
            menu: None,
            find: None,
            keeping: None,
            typing: None,
            composing: false,
            personal_shows: false,
            heights: far::Heights::default(),
            anchor: anchor::Anchor::default(),
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
            self.typing = None;
            self.focus = None;
            self.found = None;
            self.to_top = true;
        }
    }

    /// Begins again at the top: the document has become another.
    pub(super) fn show_from_the_top(&mut self) {
        *self = Self { section: self.section, to_top: true, told: self.told, ..Self::default() };
    }

    /// Tells whether a box lies over the form.
    pub(super) fn has_box(&self) -> bool {
        // They show in their section only.
        (self.paste.is_some() || self.moving.is_some() || self.library.is_some()) && self.section == Section::Duties
    }

    /// Tells whether Escape is for the field that has the focus: it closes what is offered or leaves what is typed.
    pub(super) fn takes_escape(&self, ctx: &egui::Context) -> bool {
        let drafts = |(place, _): &(Place, String)| ctx.memory(|memory| memory.had_focus_last_frame(id_of(*place)));
        self.composing || self.suggest.is_some() || self.draft.as_ref().is_some_and(drafts)
    }

    /// Notes whether an input method is composing.
    pub(super) fn watch_input_method(&mut self, ctx: &egui::Context) {
        self.composing = is_composing(ctx);
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
    /// The file of the document, once it has one.
    pub(super) file: Option<&'a Path>,
    /// What other descriptions say.
    pub(super) words: &'a Words,
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
        self.shift(place, place, change);
    }

    /// A row moved, which takes the focus along.
    fn shift_row(&mut self, from: Place, to: Place, change: impl FnOnce(&mut PositionDescription)) {
        self.shift(from, to, change);
        self.focus(to);
    }

    fn shift(&mut self, from: Place, to: Place, change: impl FnOnce(&mut PositionDescription)) {
        self.editor.shift(from, to, self.now, change);
        self.state.draft = None;
        self.state.ratio.before = None;
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
    let left = form.state.leaves.take();
    form.state.left.extend(left);
    let stray = stray::may_be(ui, form);
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
    loose::loose_findings_ui(ui, form, section);
    if stray {
        stray::end(ui, form);
    }
}
