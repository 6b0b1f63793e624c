//! The open document: its editor, its file, what the form remembers of it, and what the panels say about it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::form;
use super::keeping::{Guard, Look};
use crate::check::{Finding, Rulebook};
use crate::document::completeness::{Completeness, completeness};
use crate::document::{Form, PositionDescription, Section, Status};
use crate::editor::Editor;
use crate::lang::{Lang, one_line};
use crate::storage::naming;

/// An open document.
pub(super) struct Open {
    pub(super) editor: Editor,
    /// The number of the document.
    pub(super) serial: u64,
    /// Its file, once it has one.
    pub(super) path: Option<PathBuf>,
    pub(super) guard: Guard,
    /// The version that shows in its place, for a look.
    pub(super) look: Option<Look>,
    /// The time of day at which it was saved last.
    pub(super) saved_at: Option<String>,
    pub(super) form: form::State,
    /// The folder that it shall be saved in, while it has no file.
    pub(super) home: Option<PathBuf>,
    /// The file that it shall be saved to, while it has none.
    pub(super) meant: Option<PathBuf>,
    /// The printed form that was chosen while it has no file; of a file the settings remember it.
    pub(super) printed: Option<Form>,
    /// That an approved version is changed was said and heard.
    pub(super) heard: bool,
    /// The file holds an approved version that was changed after it had been approved.
    pub(super) overwritten: bool,
    digest: Digest,
}

/// What the panels say about a document, worked out once a change.
pub(super) struct Digest {
    of: Arc<PositionDescription>,
    pub(super) sections: [SectionDigest; Section::ALL.len()],
    /// The share of what is wanted that is there.
    pub(super) share: f32,
    pub(super) dirty: bool,
    /// What was approved is being changed, and is still called so.
    pub(super) overwrites: bool,
}

/// What the panels say about a section.
#[derive(Clone, Copy)]
pub(super) struct SectionDigest {
    pub(super) section: Section,
    pub(super) completeness: Completeness,
    /// In how many places something is missing.
    pub(super) missing: usize,
}

impl Open {
    pub(super) fn new(document: PositionDescription, path: Option<PathBuf>, serial: u64) -> Self {
        let editor = Editor::new(document);
        let digest = Digest::of(&editor);
        let (guard, mut form) = (Guard::default(), form::State::default());
        if path.is_some() {
            form.tell_all();
        }
        let (home, meant) = (None, None);
        Self {
            editor,
            serial,
            path,
            guard,
            look: None,
            saved_at: None,
            form,
            home,
            meant,
            printed: None,
            heard: false,
            overwritten: false,
            digest,
        }
    }

    /// What there is to say about the document as it stands.
    pub(super) fn digest(&mut self) -> &Digest {
        if !Arc::ptr_eq(&self.digest.of, self.editor.document()) {
            self.digest = Digest::of(&self.editor);
        }
        &self.digest
    }

    /// Judges the document by a client's own rules.
    pub(super) fn set_rules(&mut self, rules: Rulebook) {
        self.editor.set_rules(rules);
        self.digest = Digest::of(&self.editor);
    }

    /// Notes that the document was saved, so that what there is to say is worked out again.
    pub(super) fn saved(&mut self, path: PathBuf, document: Arc<PositionDescription>, at: String) {
        self.overwritten = document.status == Status::Approved && (self.overwritten || self.digest().overwrites);
        self.path = Some(path);
        self.saved_at = Some(at);
        self.form.tell_all();
        self.mark_saved(document);
    }

    /// What was found that may be said by now, for who looks at the whole of it.
    pub(super) fn found(&self, now: Duration) -> impl Iterator<Item = &Finding> {
        let document = self.editor.document();
        self.editor.findings().iter().filter(move |finding| self.form.counts(finding, document, now))
    }

    /// Notes what stands in the file.
    pub(super) fn mark_saved(&mut self, document: Arc<PositionDescription>) {
        self.editor.mark_saved(document);
        self.digest = Digest::of(&self.editor);
    }

    /// What was approved is being changed or was saved with changes, and is still called so.
    pub(super) fn overwrites(&mut self) -> bool {
        self.digest().overwrites || (self.overwritten && self.editor.document().status == Status::Approved)
    }

    /// Its file, or the one that it shall be saved to.
    pub(super) fn file(&self) -> Option<&Path> {
        self.path.as_deref().or(self.meant.as_deref())
    }

    /// Its name in the tab and in the title of the window.
    pub(super) fn name(&self, lang: Lang) -> String {
        let title = self.editor.document().identity.title.trim();
        if title.is_empty() {
            let file = self.file().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
            file.unwrap_or_else(|| crate::lang::Text::new("未命名", "Untitled").get(lang).to_owned())
        } else {
            one_line(title)
        }
    }

    /// The file to suggest, with `ending`.
    pub(super) fn suggestion(&self, ending: &str, lang: Lang) -> PathBuf {
        if let Some(path) = self.file() {
            return path.with_extension(ending);
        }
        self.home.clone().unwrap_or_default().join(format!("{}.{ending}", naming::safe(&self.name(lang))))
    }
}

impl Digest {
    fn of(editor: &Editor) -> Self {
        let document = editor.document();
        let sections = Section::ALL.map(|section| SectionDigest {
            section,
            completeness: section.completeness(document),
            missing: section.missing(document).len(),
        });
        Self {
            of: Arc::clone(document),
            sections,
            share: completeness(document),
            dirty: editor.is_dirty(),
            overwrites: overwrites(editor),
        }
    }
}

/// Tells whether the file holds an approved version, and the document the same version with other words. What is never
/// printed, and the table of revisions, may change at any time.
fn overwrites(editor: &Editor) -> bool {
    let (saved, now) = (editor.saved(), editor.document());
    let still = saved.status == Status::Approved && now.status == Status::Approved;
    let bare = |document: &PositionDescription| PositionDescription {
        revisions: Vec::new(),
        notes: String::new(),
        kept: Vec::new(),
        ..document.clone()
    };
    still
        && saved.newest_revision().map(|r| &r.version) == now.newest_revision().map(|r| &r.version)
        && bare(saved) != bare(now)
}
