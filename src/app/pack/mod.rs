//! The pack in the window: its parts at the left, its cover, departments and members in the middle.
//!
//! Every change goes through [`View::edit`] or [`View::step`], and so through the editor's one door. Members are read
//! by the worker of the preview; what is wrong is worked out from them here.

mod act;
mod badge;
pub(super) mod bind;
mod cover;
mod department;
mod departments;
pub(super) mod export;
mod field;
mod go;
mod jobs;
pub(super) mod left;
mod member;
pub(super) mod menu;
pub(super) mod middle;
mod part;
mod problems;
mod rows;
pub(super) mod strip;
mod style;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::keeping::Guard;
use super::preview::{Preview, Source};
use super::widget::drag::Drag;
use crate::check::pack::{self as check, Problem};
use crate::check::{Alike, Rulebook, Severity, alike};
use crate::document::pack::Pack;
use crate::document::{PackPlace, Place};
use crate::editor::Editor;
use crate::lang::{Lang, Text};
use crate::layout::Options;
use crate::storage::naming;
use bind::Files;
pub(super) use part::Part;
use view::{View, id_of};

/// An open pack.
pub(super) struct OpenPack {
    pub(super) editor: Editor<Pack>,
    /// Its file: a pack always has one, since its members are named from it.
    pub(super) path: PathBuf,
    /// The number of the document.
    pub(super) serial: u64,
    pub(super) guard: Guard,
    /// The time of day at which it was saved last.
    pub(super) saved_at: Option<String>,
    pub(super) preview: Preview,
    pub(super) export: Option<export::Running>,
    state: State,
    /// Counts the times at which a member's file may have changed.
    look: u64,
    digest: Digest,
}

/// What the panels say about a pack, worked out once a change.
struct Digest {
    of: Arc<Pack>,
    files: Option<Arc<Files>>,
    problems: Vec<Problem>,
    /// Which of them stand where, by their numbers.
    at: BTreeMap<PackPlace, Vec<usize>>,
    /// Those that say the same by their numbers, the gravest first and of these the upper ones.
    lines: Vec<Alike>,
    /// How many findings there are besides in the texts of its members, each of which tells of its own.
    besides: usize,
    rules: Arc<Rulebook>,
    dirty: bool,
}

/// What can be dragged, and the gap in which it can land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    /// A department, or the gap above it.
    Department(usize),
    /// A member of a department, or the gap above it.
    Member(usize, usize),
}

/// What the window remembers of the pack between two frames.
#[derive(Default)]
struct State {
    part: Part,
    /// The place that shall have the focus as soon as it is drawn.
    wanted: Option<PackPlace>,
    /// The row that was gone to last.
    marked: Option<PackPlace>,
    /// The member to whose page the preview turns as soon as it is known.
    turns_to: Option<(usize, usize)>,
    /// The row whose menu opens, asked for by a key.
    menu: Option<PackPlace>,
    /// The member whose folder the system shall show.
    shows_folder: Option<(usize, usize)>,
    /// The folder shall show, with what is found in each description.
    to_folder: bool,
    /// The problem that was gone to last.
    found: Option<usize>,
    /// The departments that show their head only.
    folded: BTreeSet<usize>,
    /// The department into which the files go that were asked for.
    adds_to: usize,
    /// The member whose file is asked for, and its name so far.
    locates: Option<((usize, usize), String)>,
    /// The department whose 部门职责 are being written.
    intro: Option<usize>,
    drag: Drag<Spot>,
    /// All problems show, not the first only.
    all_problems: bool,
    /// What stands in a field of a date or a colour while it is typed.
    draft: Option<(PackPlace, String)>,
}

impl OpenPack {
    pub(super) fn new(pack: Pack, path: PathBuf, serial: u64, ctx: &egui::Context) -> Self {
        let editor = Editor::new(pack);
        let digest = Digest::of(&editor, None, None);
        let (preview, state) = (Preview::new(ctx.clone()), State::default());
        let guard = Guard::default();
        Self { editor, path, serial, guard, saved_at: None, preview, export: None, state, look: 0, digest }
    }

    /// What there is to say about the pack as it stands.
    fn digest(&mut self) -> &Digest {
        let of = |files: &Option<Arc<Files>>| files.as_ref().map(Arc::as_ptr);
        let same = Arc::ptr_eq(&self.digest.of, self.editor.document());
        if !same || of(&self.digest.files) != of(&self.preview.files) {
            self.digest = Digest::of(&self.editor, self.preview.files.clone(), Some(&self.digest));
        }
        &self.digest
    }

    pub(super) fn is_dirty(&mut self) -> bool {
        self.digest().dirty
    }

    /// What is wrong, from top to bottom.
    pub(super) fn problems(&mut self) -> &[Problem] {
        &self.digest().problems
    }

    /// How many members it has.
    pub(super) fn count(&self) -> usize {
        self.editor.document().departments.iter().map(|department| department.members.len()).sum()
    }

    /// Notes that the pack was saved.
    pub(super) fn saved(&mut self, path: PathBuf, pack: Arc<Pack>, at: String) {
        self.path = path;
        self.saved_at = Some(at);
        self.mark_saved(pack);
    }

    /// Notes what stands in the file.
    pub(super) fn mark_saved(&mut self, pack: Arc<Pack>) {
        self.editor.mark_saved(pack);
        self.digest = Digest::of(&self.editor, self.preview.files.clone(), Some(&self.digest));
    }

    /// Judges by `rules` from now on.
    pub(super) fn set_rules(&mut self, rules: Rulebook) {
        self.digest.rules = Arc::new(rules);
        self.digest = Digest::of(&self.editor, self.preview.files.clone(), Some(&self.digest));
    }

    /// Looks at the files of the members again.
    pub(super) fn look_again(&mut self) {
        self.look += 1;
    }

    /// What the preview shows.
    pub(super) fn source(&self) -> Source {
        Source::Pack(self.bound())
    }

    /// Has the pack bound while no page of it shows: its rows say what stands in the members, and on which page.
    pub(super) fn bind_unseen(&mut self) {
        let source = self.source();
        self.preview.ask(source, 1.0, 0..0);
    }

    /// What is to be bound.
    fn bound(&self) -> bind::Source {
        let (pack, rules) = (Arc::clone(self.editor.document()), Arc::clone(&self.digest.rules));
        bind::Source { path: self.path.clone(), pack, look: self.look, rules }
    }

    /// Its name in the tab and in the title of the window.
    pub(super) fn name(&self, lang: Lang) -> String {
        let pack = self.editor.document();
        let title = pack.title.trim();
        let file = self.path.file_stem().unwrap_or_default().to_string_lossy();
        match (title.is_empty(), file == "pack") {
            (false, _) => title.to_owned(),
            (true, true) => Text::new("未命名汇编", "Untitled pack").get(lang).to_owned(),
            (true, false) => file.into_owned(),
        }
    }

    /// The name of a PDF of it: client and title.
    pub(super) fn suggestion(&self, lang: Lang) -> PathBuf {
        let client = self.editor.document().client.trim();
        let title = self.name(lang);
        let name = if client.is_empty() { title } else { format!("{client}-{title}") };
        self.path.with_file_name(format!("{}.pdf", naming::safe(&name)))
    }

    /// Why it cannot be exported now.
    pub(super) fn refusal(&self, lang: Lang) -> Option<String> {
        if self.export.is_some() {
            let text = Text::new("正在导出，请等它完成或取消", "An export is going on: wait for it, or cancel it");
            return Some(text.get(lang).to_owned());
        }
        if self.count() == 0 {
            let text = Text::new(
                "没有导出：汇编里还没有岗位，请先添加",
                "Not exported: the pack has no posts yet, add some first",
            );
            return Some(text.get(lang).to_owned());
        }
        let unreadable = export::unreadable(&self.preview.files.as_ref()?.members);
        (!unreadable.is_empty()).then(|| export::refusal(&unreadable, lang))
    }

    /// Tells whether the description at `file` is a member.
    pub(super) fn lists(&self, file: &Path) -> bool {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let Ok(name) = file.strip_prefix(folder) else { return false };
        let mut members = self.editor.document().departments.iter().flat_map(|department| &department.members);
        members.any(|member| Path::new(member) == name)
    }

    /// How its members are printed.
    pub(super) fn options(&self) -> Options {
        let logo = self.preview.files.as_ref().and_then(|files| files.logo.clone().ok().flatten());
        Options::of(self.editor.document(), logo)
    }

    /// The field of a member that the problem is about which was gone to last.
    pub(super) fn field_found(&self, department: usize, row: usize) -> Option<Place> {
        let problem = self.digest.problems.get(self.state.found?)?;
        problem.field.filter(|_| problem.place == PackPlace::Member(department, row))
    }

    /// The file of a member.
    fn file_of(&self, department: usize, row: usize) -> Option<PathBuf> {
        let name = self.editor.document().departments.get(department)?.members.get(row)?;
        Some(self.path.parent().unwrap_or(Path::new("")).join(name))
    }
}

impl Digest {
    fn of(editor: &Editor<Pack>, files: Option<Arc<Files>>, before: Option<&Self>) -> Self {
        let pack = editor.document();
        let known = |name: &str| -> Option<crate::check::pack::Known<'_>> {
            let outcome = files.as_ref()?.members.get(name)?;
            Some(outcome.as_deref().map_err(|error| &*error.fault))
        };
        let logo = files.as_ref().and_then(|files| files.logo.as_ref().err()).map(|error| &*error.fault);
        let rules = before.map_or_else(Arc::default, |before| Arc::clone(&before.rules));
        let mut problems = check::check(pack, known, logo);
        // Until the worker has looked again, what it found stays as far as there are rows for it: a list that comes and
        // goes with every change would make the rows below it jump.
        let across = files.iter().flat_map(|files| &files.across.found.problems);
        problems.extend(across.filter(|problem| problem.place.text(pack).is_some()).cloned());
        check::sort(&mut problems);
        let mut at: BTreeMap<PackPlace, Vec<usize>> = BTreeMap::new();
        problems.iter().enumerate().for_each(|(index, problem)| at.entry(problem.place).or_default().push(index));
        let mut gravest: Vec<usize> = (0..problems.len()).collect();
        gravest.sort_by_key(|&index| problems[index].severity);
        let besides = files.as_ref().map_or(0, |files| files.across.found.besides);
        let lines = alike(gravest.into_iter().map(|index| {
            let problem = &problems[index];
            let what = (problem.severity, problem.code, &*problem.message.zh, problem.post.is_some());
            (index, what, problem.place)
        }));
        Self { of: Arc::clone(pack), problems, at, lines, besides, rules, dirty: editor.is_dirty(), files }
    }

    /// How many problems there are that are worth a badge, by how much they matter.
    fn counts(&self) -> Vec<(Severity, usize)> {
        let count = |severity| self.problems.iter().filter(|problem| problem.severity == severity).count();
        let counts = [Severity::Error, Severity::Warning].map(|severity| (severity, count(severity)));
        counts.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}
