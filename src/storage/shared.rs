//! Files that others may change meanwhile: opened with what is known about them, and never saved over unseen.

use std::path::Path;
use std::sync::Arc;

use super::{Content, PACK, StorageError, exists, is_writable, newer, read_text, ron, write};

/// A file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What it holds.
    pub content: Content,
    /// Its text, by which a later change is known.
    pub text: Arc<str>,
    /// Why it should not be edited, when there is a reason.
    pub bars: Option<Bar>,
}

/// Why a file is opened for reading only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// It cannot be written.
    ReadOnly,
    /// A newer program wrote it: saving would drop what this one does not know.
    Newer,
}

/// Reads the description or the pack at `path`. One of a newer format is read as far as it is known.
///
/// # Errors
///
/// Fails as [`super::open`] does.
pub fn open(path: &Path) -> Result<Opened, StorageError> {
    let text = read_text(path)?;
    let packs = path.ends_with(PACK);
    let (content, is_newer) = match ron::read_either(&text, packs) {
        Ok(content) => (content, false),
        Err(fault) => match newer::read(&text, packs) {
            Some(content) => (content, true),
            None => return Err(StorageError::new(path, fault)),
        },
    };
    let bars = match (is_newer, is_writable(path)) {
        (true, _) => Some(Bar::Newer),
        (_, false) => Some(Bar::ReadOnly),
        _ => None,
    };
    Ok(Opened { content, text: Arc::from(text), bars })
}

/// What became of a file since it held a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Now {
    /// It holds the text.
    Same,
    /// It is no longer there.
    Gone,
    /// It holds something else, which may be no document.
    Changed(Box<Result<Opened, StorageError>>),
}

/// Looks whether the file at `path` still holds `base`.
#[must_use]
pub fn look(path: &Path, base: &str) -> Now {
    match read_text(path) {
        Ok(text) if text == base => Now::Same,
        Err(_) if !exists(path) => Now::Gone,
        _ => Now::Changed(Box::new(open(path))),
    }
}

/// What came of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// The file holds the text now; with what it held before.
    Written(Option<String>),
    /// Somebody else has changed the file, and it was left as it is.
    Changed(Box<Result<Opened, StorageError>>),
}

/// Writes `text` to `path`, unless the file holds something else than `base`, what it held when it was opened. Without
/// a base whatever is there may be replaced.
///
/// # Errors
///
/// Fails as [`write()`] does.
pub fn save(path: &Path, text: &str, base: Option<&str>) -> Result<Saved, StorageError> {
    let there = if exists(path) { Some(read_text(path)) } else { None };
    let changed = match (base, &there) {
        (Some(base), Some(Ok(there))) => there != base && there != text,
        (Some(_), Some(Err(_))) => true,
        _ => false,
    };
    if changed {
        return Ok(Saved::Changed(Box::new(open(path))));
    }
    write(path, text.as_bytes())?;
    Ok(Saved::Written(there.and_then(Result::ok)))
}
