//! What keeps work from being lost: drafts, locks, versions, and the care for what others write into the same file.
//!
//! Every frame what is open is compared with what is kept of it, so that no way to open, save or close a document has to
//! remember its draft or its lock.

mod conflict;
mod elsewhere;
mod jobs;
mod left;
mod notice;
mod versions;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub(super) use conflict::{Conflict, conflict_ui};
pub(super) use left::left_ui;
pub(super) use notice::{notice_height, notice_ui};
pub(super) use versions::{Look, Versions, version_name, versions_ui};

use super::documents::Pending;
use super::toast::Toast;
use super::{App, Setup, time_of};
use crate::lang::{Lang, Text};
use crate::storage::lock::Holder;
use crate::storage::recovery::{Draft, Left, Recovery};
use crate::storage::shared::Bar;
use crate::storage::{StorageError, shared};

/// A draft is written at once, and then no sooner than so many seconds after the last.
const PAUSE: f64 = 1.0;

/// A lock is renewed every so many seconds.
const RENEWAL: f64 = 300.0;

/// So often, in seconds, what is open is compared with its files while somebody works on it.
const GLANCE: f64 = 5.0;

/// A program that was killed holds what it left until its disk has answered: so many seconds after the start it is looked
/// for again.
const LOOKS: [f64; 3] = [2.0, 6.0, 20.0];

/// What the window knows about the file of a document.
#[derive(Default)]
pub(super) struct Guard {
    /// What stood in the file when it was opened or saved last.
    pub(super) base: Option<Arc<str>>,
    /// Why it is read only, while it is.
    pub(super) review: Option<Review>,
    /// What became of the file meanwhile, where that differs from the document.
    pub(super) elsewhere: Option<Elsewhere>,
    /// The save that has not been answered yet.
    pub(super) saving: Option<Saving>,
    /// Where it could not be saved last.
    pub(super) tried: Option<PathBuf>,
}

/// A save that goes on.
pub(super) struct Saving {
    pub(super) path: PathBuf,
    /// It was asked for once more meanwhile.
    pub(super) again: bool,
}

/// What became of a file while its document was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// Somebody else has written into it.
    Changed,
    /// It is no longer there.
    Gone,
}

/// Why a document is read only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Review {
    /// The person wants it so.
    Asked,
    /// Its file cannot be written.
    ReadOnly,
    /// Its file is of a newer format.
    Newer,
    /// Somebody else has it open.
    Held(Box<Holder>),
}

/// What is kept, and what is asked about it.
#[derive(Default)]
pub(super) struct Keeping {
    pub(super) recovery: Option<Recovery>,
    /// Who this is, for locks; nobody says nothing.
    pub(super) me: Option<Holder>,
    /// The file that shall be opened for reading only.
    pub(super) review: Option<PathBuf>,
    /// The window was opened for that file alone.
    pub(super) reviews: bool,
    /// What made the program panic, until that was read.
    pub(super) stopped: Option<String>,
    pub(super) left: Vec<Left>,
    /// How often that was looked for again.
    looks: usize,
    /// No file was asked for at the start: what was left behind is offered before anything else.
    pub(super) offers: bool,
    pub(super) conflict: Option<Conflict>,
    pub(super) versions: Option<Versions>,
    drafts: BTreeMap<u64, Kept>,
    locks: BTreeMap<u64, (PathBuf, f64)>,
    /// When it was last looked whether the files that are open are still what they were.
    glanced: f64,
    /// It was said that drafts cannot be kept.
    complained: bool,
}

/// How much of a document is kept.
struct Kept {
    /// The generation that was noted, and the one that was written.
    noted: u64,
    written: Option<u64>,
    at: f64,
}

impl Keeping {
    /// Takes what it needs of what the window is given.
    pub(super) fn new(setup: &mut Setup) -> Self {
        Self {
            recovery: setup.recovery.take(),
            me: setup.me.take(),
            review: setup.file.clone().filter(|_| setup.review),
            reviews: setup.review,
            stopped: setup.stopped.take(),
            offers: setup.file.is_none(),
            ..Self::default()
        }
    }
}

impl Guard {
    /// What is known about a file that was opened.
    pub(super) fn new(opened: &shared::Opened, held: Option<Holder>, asked: bool) -> Self {
        let review = match (opened.bars, held) {
            (Some(Bar::Newer), _) => Some(Review::Newer),
            (Some(Bar::ReadOnly), _) => Some(Review::ReadOnly),
            (None, Some(holder)) => Some(Review::Held(Box::new(holder))),
            (None, None) => asked.then_some(Review::Asked),
        };
        Self { base: Some(Arc::clone(&opened.text)), review, ..Self::default() }
    }
}

impl App {
    /// Switches what shows between reading and editing.
    pub(super) fn toggle_review(&mut self) {
        let Some(tab) = self.tabs.front_mut() else { return };
        match tab.guard().review {
            // What cannot be saved whole is not edited.
            Some(Review::Newer) => {}
            Some(_) => tab.review(None),
            None => tab.review(Some(Review::Asked)),
        }
    }

    /// Tells whether what shows holds more than this program knows of it.
    pub(super) fn is_newer(&self) -> bool {
        self.tabs.front().is_some_and(|tab| tab.guard().review == Some(Review::Newer))
    }

    /// Brings drafts and locks up to what is open.
    pub(super) fn keep(&mut self, ctx: &egui::Context) {
        self.keep_drafts(ctx);
        self.keep_locks(ctx);
        self.look_for_left(ctx);
        self.glance_elsewhere(ctx);
        self.remember_tabs(false);
    }

    fn look_for_left(&mut self, ctx: &egui::Context) {
        let Some(due) = LOOKS.get(self.keeping.looks) else { return };
        let rest = due - time_of(ctx).as_secs_f64();
        if rest > 0.0 {
            return ctx.request_repaint_after_secs(rest as f32);
        }
        self.keeping.looks += 1;
        self.find_left();
    }

    fn keep_drafts(&mut self, ctx: &egui::Context) {
        let Some(recovery) = self.keeping.recovery.clone() else { return };
        let now = time_of(ctx).as_secs_f64();
        let mut gone: Vec<u64> = self.keeping.drafts.keys().copied().collect();
        for tab in self.tabs.iter_mut() {
            if !tab.is_dirty() {
                continue;
            }
            let (serial, generation) = (tab.serial(), tab.generation());
            gone.retain(|other| *other != serial);
            let (noted, written, at) = match self.keeping.drafts.get(&serial) {
                Some(kept) => (Some(kept.noted), kept.written, kept.at),
                None => (None, None, f64::MIN),
            };
            if written == Some(generation) {
                continue;
            }
            let due = now - at >= PAUSE;
            if due || noted != Some(generation) {
                let (path, base) = (tab.path().map(ToOwned::to_owned), tab.guard().base.clone());
                let Some(document) = tab.document() else { continue };
                let draft = Draft { serial, path, at: self.clock.now(), document, base };
                recovery.note(draft.clone());
                if due {
                    self.work.keep_draft(recovery.clone(), draft);
                }
            }
            let (written, at) = if due { (Some(generation), now) } else { (written, at) };
            self.keeping.drafts.insert(serial, Kept { noted: generation, written, at });
            if !due {
                ctx.request_repaint_after_secs((at + PAUSE - now) as f32);
            }
        }
        for serial in gone {
            self.keeping.drafts.remove(&serial);
            self.work.forget_draft(recovery.clone(), serial);
        }
    }

    fn keep_locks(&mut self, ctx: &egui::Context) {
        let Some(me) = self.holder() else { return };
        let now = time_of(ctx).as_secs_f64();
        let edited = self.tabs.iter().filter(|tab| tab.document().is_some() && tab.guard().review.is_none());
        let wanted: BTreeMap<u64, PathBuf> =
            edited.filter_map(|tab| Some((tab.serial(), tab.path()?.to_owned()))).collect();
        let locks = std::mem::take(&mut self.keeping.locks);
        for (serial, (path, at)) in locks {
            if wanted.get(&serial) != Some(&path) {
                self.work.unlock(path, me.clone());
            } else if now - at >= RENEWAL {
                self.work.lock(path.clone(), me.clone(), true);
                self.keeping.locks.insert(serial, (path, now));
            } else {
                self.keeping.locks.insert(serial, (path, at));
            }
        }
        for (serial, path) in wanted {
            if !self.keeping.locks.contains_key(&serial) {
                self.work.lock(path.clone(), me.clone(), false);
                self.keeping.locks.insert(serial, (path, now));
            }
        }
        if !self.keeping.locks.is_empty() {
            ctx.request_repaint_after_secs(RENEWAL as f32);
        }
    }

    /// This person, at this moment.
    pub(super) fn holder(&self) -> Option<Holder> {
        let me = self.keeping.me.clone()?;
        let now = self.clock.now();
        let name = if self.settings.author.is_empty() { me.name.clone() } else { self.settings.author.clone() };
        Some(Holder { name, since: now, seen: now, ..me })
    }

    /// Leaves nothing behind when the program ends as it should: no lock, and no draft of what was saved or given up.
    pub(super) fn leave(&mut self) {
        if let Some(me) = self.holder() {
            for (path, _) in std::mem::take(&mut self.keeping.locks).into_values() {
                self.work.unlock(path, me.clone());
            }
        }
        self.remember_tabs(true);
        let gives_up = self.given.quits || self.unsaved(Pending::Quit).is_empty();
        if let Some(recovery) = self.keeping.recovery.clone().filter(|_| gives_up) {
            let mut kept = std::mem::take(&mut self.keeping.drafts);
            // Nobody knows yet whether what is being saved arrives.
            kept.retain(|serial, _| self.tabs.get(*serial).is_none_or(|tab| tab.guard().saving.is_none()));
            for serial in kept.into_keys() {
                self.work.forget_draft(recovery.clone(), serial);
            }
            // A thread that waits for a disk may hold the program, and with it the lock, after its end.
            if self.tabs.iter().any(|tab| tab.guard().saving.is_some()) {
                recovery.end();
            }
        }
    }

    /// Says once that unsaved changes would not outlive the program.
    pub(super) fn draft_failed(&mut self, error: &StorageError) {
        if std::mem::replace(&mut self.keeping.complained, true) {
            return;
        }
        let lang = self.settings.lang;
        let what =
            Text::new("无法自动保留未保存的内容，请及时保存", "Unsaved changes cannot be kept aside, so save often");
        self.toasts.push(Toast::failed(format!("{}: {}", what.get(lang), error.line(lang))));
    }
}

/// The names of what changed, the first few of them.
fn names(parts: &[Text], lang: Lang) -> String {
    const MOST: usize = 4;
    let labels: Vec<&str> = parts.iter().take(MOST).map(|part| part.get(lang)).collect();
    match lang {
        Lang::Zh => format!("{} 处：{}{}", parts.len(), labels.join("、"), if parts.len() > MOST { "……" } else { "" }),
        Lang::En => format!("{}: {}{}", parts.len(), labels.join(", "), if parts.len() > MOST { " …" } else { "" }),
    }
}

/// A moment as a person reads it.
fn moment(at: jiff::civil::DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M").to_string()
}
