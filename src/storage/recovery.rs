//! Drafts: what has not been saved yet, kept aside so that it outlives the program.
//!
//! A draft is a file that can be opened like any other, with its origin in the first lines. Beside it stands the text
//! of the document's file as it was opened. Each running program holds the lock of a session; what lies there from a
//! session whose lock is free was left behind by a program that ended without being asked.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::kept::{self, remove};
use super::{Content, StorageError, exists, make_folder, read_text, ron, write};
use crate::document::Fault;
use crate::document::compare::changed_parts;
use crate::lang::{Message, Text};

const LOCK: &str = "lock";
const DRAFT: &str = "ron";
const BASE: &str = "base";
/// So long a file is waited for that may hold what was left behind.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is kept of an open document.
#[derive(Clone)]
pub struct Draft {
    /// The number of the document.
    pub serial: u64,
    /// Its file, once it has one.
    pub path: Option<PathBuf>,
    /// When it was kept.
    pub at: jiff::civil::DateTime,
    /// The document as it stands.
    pub document: Document,
    /// What stood in its file when it was opened or saved last.
    pub base: Option<Arc<str>>,
}

/// A document of either kind, shared with the window.
#[derive(Clone)]
pub enum Document {
    /// A description.
    Description(Arc<crate::document::PositionDescription>),
    /// A pack.
    Pack(Arc<crate::document::pack::Pack>),
}

impl From<Content> for Document {
    fn from(content: Content) -> Self {
        match content {
            Content::Description(document) => Self::Description(Arc::new(*document)),
            Content::Pack(pack) => Self::Pack(Arc::new(*pack)),
        }
    }
}

impl Document {
    /// In what it holds more than its file could be opened with again, if it does.
    #[must_use]
    pub fn excess(&self) -> Option<Fault> {
        let remedy = Message::new("请删减后再保存", "shorten it, then save it");
        let fault = match self {
            Self::Description(document) => Fault::excess(document),
            Self::Pack(pack) => Fault::excess_of_pack(pack),
        };
        fault.map(|fault| Fault { remedy, ..fault })
    }

    /// The text of its file.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Description(document) => ron::write(document),
            Self::Pack(pack) => ron::write_pack(pack),
        }
    }
}

/// What a program that ended without being asked left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// The draft.
    file: PathBuf,
    /// The file of the document, if it had one.
    pub path: Option<PathBuf>,
    /// When it was kept.
    pub at: jiff::civil::DateTime,
    /// What was kept.
    pub content: Content,
    /// What stood in the file of the document.
    pub base: Option<Arc<str>>,
}

impl Left {
    /// Where its draft lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(&self.file)
    }

    /// What the document was before it was changed.
    #[must_use]
    pub fn before(&self) -> Content {
        let packs = matches!(self.content, Content::Pack(_));
        let read = self.base.as_deref().and_then(|base| ron::read_either(base, packs).ok());
        read.unwrap_or_else(|| if packs { Content::Pack(Box::default()) } else { Content::Description(Box::default()) })
    }

    /// What a person calls the parts in which it differs from its file.
    #[must_use]
    pub fn changes(&self) -> Vec<Text> {
        match (&self.before(), &self.content) {
            (Content::Description(before), Content::Description(now)) => changed_parts(&**before, now),
            (Content::Pack(before), Content::Pack(now)) => changed_parts(&**before, now),
            _ => Vec::new(),
        }
    }
}

/// Where the drafts of this run of the program go. Clones share what they hold.
#[derive(Clone)]
pub struct Recovery {
    folder: PathBuf,
    session: String,
    held: Arc<Held>,
}

struct Held {
    /// It is free again as soon as this is closed, however the program ends.
    lock: File,
    /// What may not have been written yet, for the case that the program panics.
    drafts: Mutex<Vec<Draft>>,
}

impl Recovery {
    /// Begins a session in `folder`.
    ///
    /// # Errors
    ///
    /// Fails when nothing can be written there.
    pub fn begin(folder: &Path) -> Result<Self, StorageError> {
        make_folder(folder)?;
        let failed = |error| StorageError::writing(folder, &error);
        // A number that an older session had and left drafts under is not taken again.
        for number in 0_u32.. {
            let session = format!("{}-{number}", std::process::id());
            let path = folder.join(&session).with_extension(LOCK);
            match File::create_new(&path) {
                Ok(lock) => {
                    lock.lock().map_err(failed)?;
                    let held = Arc::new(Held { lock, drafts: Mutex::default() });
                    return Ok(Self { folder: folder.to_owned(), session, held });
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(error)),
            }
        }
        unreachable!("no folder holds so many files")
    }

    /// Where the drafts lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Ends the session before the program has ended: what is kept is left behind.
    pub fn end(&self) {
        // Where it cannot be unlocked it is so at the end.
        let _ = self.held.lock.unlock();
    }

    fn file(&self, serial: u64, ending: &str) -> PathBuf {
        self.folder.join(format!("{}-{serial}.{ending}", self.session))
    }

    /// Notes what a document has come to, so that it can be written even when the program panics.
    pub fn note(&self, draft: Draft) {
        if let Ok(mut drafts) = self.held.drafts.lock() {
            drafts.retain(|old| old.serial != draft.serial);
            drafts.push(draft);
        }
    }

    /// Writes a draft.
    ///
    /// # Errors
    ///
    /// Fails when it cannot be written; an older one is then still there.
    pub fn keep(&self, draft: &Draft) -> Result<(), StorageError> {
        let base = self.file(draft.serial, BASE);
        match &draft.base {
            Some(text) => write(&base, text.as_bytes())?,
            None => remove(&base)?,
        }
        let (file, text) = (self.file(draft.serial, DRAFT), draft.document.text());
        kept::keep(&file, draft.at, draft.path.as_deref(), &text)
    }

    /// Writes every draft that was noted, as the last thing that a program does; gives their number. Never waits.
    #[must_use]
    pub fn keep_all(&self) -> usize {
        let Ok(drafts) = self.held.drafts.try_lock() else { return 0 };
        drafts.iter().filter(|draft| self.keep(draft).is_ok()).count()
    }

    /// Tells whether a draft of the document of this number is there.
    #[must_use]
    pub fn is_kept(&self, serial: u64) -> bool {
        self.file(serial, DRAFT).exists()
    }

    /// Takes away the draft of a document that was saved or given up.
    ///
    /// # Errors
    ///
    /// Fails when it cannot be removed.
    pub fn forget(&self, serial: u64) -> Result<(), StorageError> {
        if let Ok(mut drafts) = self.held.drafts.lock() {
            drafts.retain(|draft| draft.serial != serial);
        }
        remove(&self.file(serial, DRAFT))?;
        remove(&self.file(serial, BASE))
    }

    /// Takes away what was left behind, once it is kept elsewhere or given up.
    ///
    /// # Errors
    ///
    /// Fails when it cannot be removed.
    pub fn discard(left: &Left) -> Result<(), StorageError> {
        remove(&left.file)?;
        remove(&left.file.with_extension(BASE))
    }

    /// What other sessions left behind, the newest first. What cannot be read stays where it is; what the file of the
    /// document holds as well is of no use to anybody, and goes.
    #[must_use]
    pub fn left(&self) -> Vec<Left> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        let drafts = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == DRAFT));
        let mut left: Vec<Left> =
            drafts.filter(|draft| self.is_left(draft)).filter_map(|draft| read_left(draft)).collect();
        left.sort_by_key(|left| std::cmp::Reverse(left.at));
        let known = known(&left);
        for (left, _) in left.iter().zip(&known).filter(|(_, known)| **known) {
            // What cannot be removed is found and passed over again.
            let _ = Self::discard(left);
        }
        let mut known = known.into_iter();
        left.retain(|_| !known.next().unwrap_or(false));
        // The lock of a session that left nothing is of no use any more.
        for lock in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == LOCK)) {
            let session = lock.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let holds = |path: &PathBuf| session_of(path).is_some_and(|of| of == session) && exists(path);
            if session != self.session && !paths.iter().any(holds) && is_free(lock) {
                let _ = fs::remove_file(lock);
            }
        }
        left
    }

    /// Tells whether a draft is of a session that has ended.
    fn is_left(&self, draft: &Path) -> bool {
        session_of(draft)
            .is_some_and(|session| session != self.session && is_free(&self.folder.join(session).with_extension(LOCK)))
    }
}

/// Of which of `left` nothing would be lost. Files that do not answer soon, as on a network that is gone, are not known.
fn known(left: &[Left]) -> Vec<bool> {
    let (sender, answers) = channel();
    let asked = left.to_vec();
    std::thread::spawn(move || asked.iter().map(is_known).try_for_each(|known| sender.send(known)));
    let mut known: Vec<bool> = left.iter().map_while(|_| answers.recv_timeout(PATIENCE).ok()).collect();
    known.resize(left.len(), false);
    known
}

/// Tells whether the file of a document that was left behind holds it, or was never to hold anything else.
fn is_known(left: &Left) -> bool {
    let Some(path) = &left.path else { return left.changes().is_empty() };
    let packs = matches!(left.content, Content::Pack(_));
    let there = read_text(path).ok().and_then(|text| ron::read_either(&text, packs).ok());
    there.is_some_and(|there| there == left.content || (left.base.is_some() && left.changes().is_empty()))
}

/// The session of a draft: its name without the number of the document.
fn session_of(draft: &Path) -> Option<String> {
    let ours = draft.extension().is_some_and(|ending| ending == DRAFT || ending == BASE);
    let (session, _) = draft.file_stem()?.to_str()?.rsplit_once('-').filter(|_| ours)?;
    Some(session.to_owned())
}

/// Tells whether nobody holds a lock. Where that cannot be told somebody may.
fn is_free(lock: &Path) -> bool {
    match File::open(lock) {
        Ok(file) => file.try_lock().is_ok(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

fn read_left(file: &Path) -> Option<Left> {
    let kept = kept::read(file)?;
    let packs = kept.path.as_ref().is_some_and(|path| path.ends_with(super::PACK));
    let content = ron::read_either(&kept.text, packs).ok()?;
    let base = read_text(&file.with_extension(BASE)).ok().map(Arc::from);
    Some(Left { file: file.to_owned(), path: kept.path, at: kept.at, content, base })
}
