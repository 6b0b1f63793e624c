//! The open document, a description or a pack: the one door for changes, and the history behind it.
//!
//! Nothing here draws, stores or reads a clock: the time of an edit is a parameter.

use std::sync::Arc;
use std::time::Duration;

use crate::check::{Finding, Rulebook};
use crate::document::pack::Pack;
use crate::document::{Fault, PackPlace, Place, PositionDescription};

/// Edits of one place that follow one another within this time are one step of the history.
const MERGE: Duration = Duration::from_secs(1);

/// The steps that can be taken back.
const DEPTH: usize = 1000;

/// What an editor can hold.
pub trait Content: Clone + PartialEq {
    /// Names what an edit changes: edits of one place that follow one another merge.
    type Place: Copy + PartialEq;
    /// What it is judged by.
    type Rules: Default;
    /// What can be said about the content from itself alone.
    type Findings;

    /// In what it holds more than its file could be opened with again, if it does.
    fn excess(&self) -> Option<Fault>;

    /// Says it: what is open, and what the drafter keeps with a reason.
    fn check(&self, rules: &Self::Rules) -> (Self::Findings, Self::Findings);
}

impl Content for PositionDescription {
    type Place = Place;
    type Rules = Rulebook;
    type Findings = Vec<Finding>;

    fn excess(&self) -> Option<Fault> {
        Fault::excess(self)
    }

    fn check(&self, rules: &Rulebook) -> (Vec<Finding>, Vec<Finding>) {
        rules.check(self).into_iter().partition(|finding| finding.kept.is_none())
    }
}

impl Content for Pack {
    type Place = PackPlace;
    /// A pack is judged together with its members, which come from their files: see [`crate::check::pack`].
    type Rules = ();
    type Findings = ();

    fn excess(&self) -> Option<Fault> {
        Fault::excess_of_pack(self)
    }

    fn check(&self, (): &()) -> ((), ()) {
        ((), ())
    }
}

/// An open document.
pub struct Editor<D: Content = PositionDescription> {
    document: Arc<D>,
    saved: Arc<D>,
    rules: D::Rules,
    findings: D::Findings,
    kept: D::Findings,
    past: Vec<Step<D>>,
    future: Vec<Step<D>>,
    /// The place and the time of the newest edit, while the next may still merge into it.
    open_step: Option<(D::Place, Duration)>,
    generation: u64,
    /// Nothing may be changed.
    protected: bool,
    /// Why the newest change was refused.
    refused: Option<Fault>,
}

/// A document as it was, and the place whose change left it: before the change and after it.
struct Step<D: Content> {
    document: Arc<D>,
    before: D::Place,
    after: D::Place,
}

impl<D: Content> Editor<D> {
    /// Opens `document`, which stands in a file as it is.
    #[must_use]
    pub fn new(document: D) -> Self {
        let document = Arc::new(document);
        let rules = D::Rules::default();
        let (findings, kept) = document.check(&rules);
        Self {
            saved: Arc::clone(&document),
            document,
            rules,
            findings,
            kept,
            past: Vec::new(),
            future: Vec::new(),
            open_step: None,
            generation: 0,
            protected: false,
            refused: None,
        }
    }

    /// Judges by `rules` from now on.
    pub fn set_rules(&mut self, rules: D::Rules) {
        self.rules = rules;
        self.check();
    }

    /// The document as it stands.
    #[must_use]
    pub fn document(&self) -> &Arc<D> {
        &self.document
    }

    /// What the checks find in it, without what is kept.
    #[must_use]
    pub fn findings(&self) -> &D::Findings {
        &self.findings
    }

    /// What the checks find in it and the drafter keeps, each with the reason.
    #[must_use]
    pub fn kept(&self) -> &D::Findings {
        &self.kept
    }

    /// Counts the changes, so that a copy elsewhere knows whether it is stale.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Keeps the document as it is, or lets it be changed again.
    pub fn protect(&mut self, protected: bool) {
        self.protected = protected;
    }

    /// Tells whether the document is kept as it is.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        self.protected
    }

    /// Changes the document at `place`. `now` is the time since any fixed moment.
    ///
    /// A change that changes nothing leaves no step, and a protected document stays as it is. So does one that would hold
    /// more than its file could be opened with again: [`Editor::take_refused`] says why.
    pub fn edit(&mut self, place: D::Place, now: Duration, change: impl FnOnce(&mut D)) {
        self.edit_between((place, place), now, change);
    }

    /// Moves what stands at `from` to `to`, as a step of its own: taken back it is at `from`, made again at `to`.
    pub fn shift(&mut self, from: D::Place, to: D::Place, now: Duration, change: impl FnOnce(&mut D)) {
        self.end_step();
        self.edit_between((from, to), now, change);
        self.end_step();
    }

    fn edit_between(&mut self, (before, after): (D::Place, D::Place), now: Duration, change: impl FnOnce(&mut D)) {
        if self.protected {
            return;
        }
        let mut changed = D::clone(&self.document);
        change(&mut changed);
        if changed == *self.document {
            return;
        }
        // What holds too much already may become less.
        if let Some(fault) = changed.excess().filter(|_| self.document.excess().is_none()) {
            self.refused = Some(fault);
            return;
        }
        let merges = self.open_step.is_some_and(|(open, at)| open == after && now.saturating_sub(at) < MERGE);
        if !merges {
            self.past.push(Step { document: Arc::clone(&self.document), before, after });
            if self.past.len() > DEPTH {
                self.past.remove(0);
            }
        }
        self.open_step = Some((after, now));
        self.future.clear();
        self.replace(Arc::new(changed));
    }

    /// Tells whether a change was refused, and nobody has asked why.
    #[must_use]
    pub fn has_refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Why a change was refused since this was asked last.
    pub fn take_refused(&mut self) -> Option<Fault> {
        self.refused.take()
    }

    /// Ends the step: the next edit is one of its own, whatever its place and time.
    pub fn end_step(&mut self) {
        self.open_step = None;
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.past.len()
    }

    /// Makes one step of those since there were `depth`: what a person does at once he takes back at once.
    pub fn join(&mut self, depth: usize) {
        if let Some(last) = self.past.get(depth + 1..).and_then(<[_]>::last) {
            self.past[depth].after = last.after;
            self.past.truncate(depth + 1);
        }
    }

    /// Takes the newest step back and tells where it was.
    pub fn undo(&mut self) -> Option<D::Place> {
        let step = if self.protected { None } else { self.past.pop() }?;
        let (before, after) = (step.before, step.after);
        self.future.push(Step { document: Arc::clone(&self.document), before, after });
        self.open_step = None;
        self.replace(step.document);
        Some(before)
    }

    /// Makes the step taken back last again and tells where it is.
    pub fn redo(&mut self) -> Option<D::Place> {
        let step = if self.protected { None } else { self.future.pop() }?;
        let (before, after) = (step.before, step.after);
        self.past.push(Step { document: Arc::clone(&self.document), before, after });
        self.open_step = None;
        self.replace(step.document);
        Some(after)
    }

    /// Tells whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty() && !self.protected
    }

    /// Tells whether there is a step to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty() && !self.protected
    }

    /// Tells whether the document differs from the one saved last.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        !Arc::ptr_eq(&self.document, &self.saved) && self.document != self.saved
    }

    /// What the file holds.
    #[must_use]
    pub fn saved(&self) -> &D {
        &self.saved
    }

    /// Notes that `document` is now in the file.
    pub fn mark_saved(&mut self, document: Arc<D>) {
        self.saved = document;
        self.open_step = None;
    }

    fn replace(&mut self, document: Arc<D>) {
        self.document = document;
        self.check();
        self.generation += 1;
    }

    fn check(&mut self) {
        (self.findings, self.kept) = self.document.check(&self.rules);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Field;

    const TITLE: Place = Place::of(Field::Title);

    fn type_title(editor: &mut Editor, millis: u64, title: &str) {
        editor.edit(TITLE, Duration::from_millis(millis), |document| document.identity.title = title.into());
    }

    #[test]
    fn typing_without_a_pause_is_one_step() {
        let mut editor = Editor::new(PositionDescription::default());
        for (millis, title) in [(0, "客"), (300, "客户"), (600, "客户服"), (5000, "客户服务")] {
            type_title(&mut editor, millis, title);
        }
        assert_eq!(editor.undo(), Some(TITLE));
        assert_eq!(editor.document().identity.title, "客户服");
        assert_eq!(editor.undo(), Some(TITLE));
        assert_eq!(editor.document().identity.title, "");
        assert_eq!(editor.undo(), None);
        assert_eq!((editor.redo(), editor.redo(), editor.redo()), (Some(TITLE), Some(TITLE), None));
        assert_eq!(editor.document().identity.title, "客户服务");
    }

    #[test]
    fn a_new_edit_after_an_undo_forgets_the_future() {
        let mut editor = Editor::new(PositionDescription::default());
        type_title(&mut editor, 0, "甲");
        editor.undo();
        type_title(&mut editor, 10, "乙");
        assert!(!editor.can_redo());
    }

    #[test]
    fn a_document_is_dirty_until_it_is_as_it_was_saved() {
        let mut editor = Editor::new(PositionDescription::default());
        assert!(!editor.is_dirty());
        type_title(&mut editor, 0, "甲");
        assert!(editor.is_dirty());
        editor.undo();
        assert!(!editor.is_dirty());
        editor.redo();
        editor.mark_saved(Arc::clone(editor.document()));
        assert!(!editor.is_dirty());
    }

    #[test]
    fn an_edit_that_changes_nothing_leaves_no_step() {
        let mut editor = Editor::new(PositionDescription::default());
        editor.edit(TITLE, Duration::ZERO, |_| {});
        assert!(!editor.can_undo());
        assert_eq!(editor.generation(), 0);
    }

    /// Otherwise what is saved could not be opened again.
    #[test]
    fn what_no_file_may_hold_is_refused_and_what_holds_too_much_may_become_less() {
        let longest = "岗".repeat(50_000);
        let mut editor = Editor::new(PositionDescription::default());
        type_title(&mut editor, 0, &longest);
        assert!(editor.take_refused().is_none());
        type_title(&mut editor, 5000, &format!("{longest}位"));
        assert_eq!(editor.document().identity.title, longest);
        assert!(editor.take_refused().is_some() && editor.take_refused().is_none());
        let mut large = PositionDescription::default();
        large.identity.title = longest.repeat(3);
        let mut editor = Editor::new(large);
        type_title(&mut editor, 0, &longest.repeat(2));
        assert!(editor.take_refused().is_none() && editor.document().identity.title.len() == 2 * longest.len());
    }
}
