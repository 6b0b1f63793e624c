//! Ways through a pack: to a part, a place, a problem, a page.

use std::sync::Arc;

use super::{OpenPack, Part, State};
use crate::document::PackPlace;
use crate::lang::Lang;

impl State {
    /// Gives `place` the focus, marks it, and has the pages turn to it: those of a department begin with its first member.
    pub(super) fn enter(&mut self, place: PackPlace) {
        self.marked = Some(place);
        self.wanted = Some(place);
        self.turns_to = match place {
            PackPlace::Member(department, row) => Some((department, row)),
            PackPlace::Name(department) => Some((department, 0)),
            _ => None,
        };
    }
}

impl OpenPack {
    /// Shows `part`, and its page beside it.
    pub(in crate::app) fn go(&mut self, part: Part) {
        self.state.part = part;
        self.state.turns_to = None;
        if let Some(page) = part.of_paper().and_then(|part| self.preview.book.parts.iter().find(|(of, _)| *of == part))
        {
            self.preview.go_to = Some(page.1);
        }
    }

    /// Shows the part by `by` places further.
    pub(in crate::app) fn go_by(&mut self, by: isize) {
        let at = Part::ALL.iter().position(|&part| part == self.state.part).unwrap_or(0);
        if let Some(&part) = at.checked_add_signed(by).and_then(|at| Part::ALL.get(at)) {
            self.go(part);
        }
    }

    /// Shows `place`, gives it the focus and marks it.
    pub(in crate::app) fn jump(&mut self, place: PackPlace) {
        self.state.part = Part::of_place(place, self.state.part);
        self.state.draft = None;
        if let PackPlace::Member(department, _) = place {
            self.state.folded.remove(&department);
        }
        if let PackPlace::Intro(department) = place {
            self.state.intro = Some(department);
            self.state.folded.remove(&department);
        }
        self.state.enter(place);
    }

    /// Why the member that was gone to last has no pages, when it could not be read.
    pub(in crate::app) fn pageless(&self, lang: Lang) -> Option<String> {
        let Some(place @ PackPlace::Member(..)) = self.state.marked.filter(|_| self.state.part == Part::Departments)
        else {
            return None;
        };
        let name = place.text(self.editor.document())?;
        let fault = &self.preview.files.as_ref()?.members.get(name)?.as_ref().err()?.fault;
        let what = fault.what.get(lang);
        Some(match lang {
            Lang::Zh => format!("“{name}”没有可以预览的页：{what}"),
            Lang::En => format!("{name} has no pages to show: {what}"),
        })
    }

    /// Turns to the page of what was gone to last, as soon as the pages are those of the pack as it stands.
    pub(in crate::app) fn turn(&mut self) {
        let (book, state) = (&self.preview.book, &mut self.state);
        if Arc::ptr_eq(&book.of, self.editor.document())
            && let Some(page) = state.turns_to.take().and_then(|at| book.members.get(&at))
        {
            self.preview.go_to = Some(*page);
        }
    }

    /// Shows all problems in the card above the departments, or the gravest only.
    pub(in crate::app) fn toggle_problems(&mut self) {
        self.state.all_problems = self.state.part != Part::Departments || !self.state.all_problems;
        self.state.part = Part::Departments;
    }

    /// Tells whether Escape is for the list of all problems.
    pub(in crate::app) fn folds(&self) -> bool {
        self.state.all_problems && self.state.intro.is_none()
    }

    /// Shows the gravest problems only, and gives the focus back to the row that was gone to last.
    pub(in crate::app) fn fold_problems(&mut self) {
        if std::mem::take(&mut self.state.all_problems) {
            self.state.wanted = self.state.marked;
        }
    }

    /// Goes to the next problem, or to the one before; tells whether there is one.
    pub(in crate::app) fn go_to_problem(&mut self, forwards: bool) -> bool {
        let count = self.problems().len();
        if count == 0 {
            return false;
        }
        let next = match (self.state.found.filter(|&at| at < count), forwards) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        let place = self.problems()[next].place;
        self.jump(place);
        self.state.found = Some(next);
        true
    }

    /// Shows the member that the page belongs to.
    pub(in crate::app) fn enter_page(&mut self, page: usize) {
        if let Some((department, row)) = self.preview.book.member_at(page) {
            self.state.part = Part::Departments;
            self.state.folded.remove(&department);
            let place = PackPlace::Member(department, row);
            self.state.marked = Some(place);
            self.state.wanted = Some(place);
        }
    }
}
