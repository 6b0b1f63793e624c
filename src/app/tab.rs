//! What is open, a document of either kind or a folder, and what is asked of it whatever its kind is.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::folder::Folder;
use super::icon;
use super::keeping::{Guard, Review};
use super::open::Open;
use super::pack::OpenPack;
use crate::check::Rulebook;
use crate::document::{Field, PackPlace, Place};
use crate::lang::{Lang, one_line};
use crate::storage::Content;
use crate::storage::recovery::Document;

/// What is open.
pub(super) enum Tab {
    Description(Box<Open>),
    Pack(Box<OpenPack>),
    Folder(Box<Folder>),
}

/// Of which kind something open is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Description,
    Pack,
    Folder,
}

impl Tab {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Description(_) => Kind::Description,
            Self::Pack(_) => Kind::Pack,
            Self::Folder(_) => Kind::Folder,
        }
    }

    /// Its number: unlike its place among the tabs it never changes.
    pub(super) fn serial(&self) -> u64 {
        match self {
            Self::Description(open) => open.serial,
            Self::Pack(pack) => pack.serial,
            Self::Folder(folder) => folder.serial,
        }
    }

    /// Counts its changes.
    pub(super) fn generation(&self) -> u64 {
        match self {
            Self::Description(open) => open.editor.generation(),
            Self::Pack(pack) => pack.editor.generation(),
            Self::Folder(folder) => folder.steps,
        }
    }

    /// Its file, once it has one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Description(open) => open.path.as_deref(),
            Self::Pack(pack) => Some(&pack.path),
            Self::Folder(folder) => Some(&folder.path),
        }
    }

    pub(super) fn name(&self, lang: Lang) -> String {
        match self {
            Self::Description(open) => open.name(lang),
            Self::Pack(pack) => pack.name(lang),
            Self::Folder(folder) => folder.name(),
        }
    }

    /// For whom a pack is; nothing where that is not said.
    pub(super) fn client(&self) -> Option<String> {
        let Self::Pack(pack) = self else { return None };
        Some(one_line(pack.editor.document().client.trim())).filter(|client| !client.is_empty())
    }

    /// What a pack is called: by its client and its title.
    pub(super) fn pack_name(&self) -> Option<String> {
        let Self::Pack(pack) = self else { return None };
        let pack = pack.editor.document();
        let parts = [one_line(pack.client.trim()), one_line(pack.title.trim())];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    pub(super) fn icon(&self) -> char {
        match self {
            Self::Description(_) => icon::DOCUMENT,
            Self::Pack(_) => icon::PACK,
            Self::Folder(_) => icon::OPEN,
        }
    }

    pub(super) fn is_dirty(&mut self) -> bool {
        match self {
            Self::Description(open) => open.digest().dirty,
            Self::Pack(pack) => pack.is_dirty(),
            Self::Folder(_) => false,
        }
    }

    /// Whether there is a step to take back, and one to make again.
    pub(super) fn steps(&self) -> (bool, bool) {
        match self {
            Self::Description(open) => (open.editor.can_undo(), open.editor.can_redo()),
            Self::Pack(pack) => (pack.editor.can_undo(), pack.editor.can_redo()),
            Self::Folder(folder) => folder.can_step(),
        }
    }

    pub(super) fn guard(&self) -> &Guard {
        match self {
            Self::Description(open) => &open.guard,
            Self::Pack(pack) => &pack.guard,
            Self::Folder(folder) => &folder.guard,
        }
    }

    pub(super) fn guard_mut(&mut self) -> &mut Guard {
        match self {
            Self::Description(open) => &mut open.guard,
            Self::Pack(pack) => &mut pack.guard,
            Self::Folder(folder) => &mut folder.guard,
        }
    }

    /// Makes it read only, or lets it be edited again.
    pub(super) fn review(&mut self, review: Option<Review>) {
        match self {
            Self::Description(open) => open.editor.protect(review.is_some()),
            Self::Pack(pack) => pack.editor.protect(review.is_some()),
            Self::Folder(_) => {}
        }
        self.guard_mut().review = review;
    }

    /// Judges it by a client's own rules.
    pub(super) fn set_rules(&mut self, rules: Rulebook) {
        match self {
            Self::Description(open) => open.set_rules(rules),
            Self::Pack(pack) => pack.set_rules(rules),
            Self::Folder(_) => {}
        }
    }

    /// The document as it stands; a folder is none.
    pub(super) fn document(&self) -> Option<Document> {
        match self {
            Self::Description(open) => Some(Document::Description(Arc::clone(open.editor.document()))),
            Self::Pack(pack) => Some(Document::Pack(Arc::clone(pack.editor.document()))),
            Self::Folder(_) => None,
        }
    }

    /// Notes that `document`, which is of its kind, was saved.
    pub(super) fn saved(&mut self, path: PathBuf, document: Document, at: String) {
        match (self, document) {
            (Self::Description(open), Document::Description(document)) => open.saved(path, document, at),
            (Self::Pack(pack), Document::Pack(document)) => pack.saved(path, document, at),
            _ => {}
        }
    }

    /// Notes what stands in its file.
    pub(super) fn mark_saved(&mut self, content: Content) {
        match (self, content) {
            (Self::Description(open), Content::Description(document)) => open.mark_saved(Arc::new(*document)),
            (Self::Pack(pack), Content::Pack(document)) => pack.mark_saved(Arc::new(*document)),
            _ => {}
        }
    }

    /// Makes `content` the document, as a step that can be taken back.
    pub(super) fn replace(&mut self, content: Content, now: Duration) {
        match (self, content) {
            (Self::Description(open), Content::Description(content)) => {
                open.editor.end_step();
                open.editor.edit(Place::of(Field::Title), now, |document| *document = *content);
                open.editor.end_step();
            }
            (Self::Pack(pack), Content::Pack(content)) => {
                pack.editor.end_step();
                pack.editor.edit(PackPlace::Style, now, |document| *document = *content);
                pack.editor.end_step();
            }
            _ => {}
        }
    }

    /// Takes over what its file holds now, also while it is read only.
    pub(super) fn reload(&mut self, content: Content, text: Arc<str>, now: Duration) {
        let review = self.guard().review.clone();
        self.review(None);
        self.replace(content.clone(), now);
        self.mark_saved(content);
        self.review(review);
        self.guard_mut().base = Some(text);
    }
}
