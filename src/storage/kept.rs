//! A text kept aside, with its origin in its first lines: it can still be opened like any other.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::{StorageError, read_text, write};

/// In front of a line that says where a text comes from.
const MARK: &str = "//@ ";

/// A text, when it was kept, and the file that it belongs to.
pub(super) struct Kept {
    pub(super) at: DateTime,
    pub(super) path: Option<PathBuf>,
    pub(super) text: String,
}

/// Writes `text` to `file`, as kept `at` for `path`.
pub(super) fn keep(file: &Path, at: DateTime, path: Option<&Path>, text: &str) -> Result<(), StorageError> {
    // A name may hold a line feed: it is escaped as in the files themselves.
    let name = ::ron::to_string(path.and_then(Path::to_str).unwrap_or_default())
        .map_err(|error| StorageError::writing(file, &std::io::Error::other(error)))?;
    write(file, format!("{MARK}{at}\n{MARK}{name}\n{text}").as_bytes())
}

/// Reads what was kept in `file`; nothing when it is not what [`keep`] writes.
pub(super) fn read(file: &Path) -> Option<Kept> {
    let text = read_text(file).ok()?;
    let mut lines = text.splitn(3, '\n');
    let mut mark = || lines.next().and_then(|line| line.strip_prefix(MARK));
    let (at, name) = (mark()?.parse().ok()?, mark()?);
    let name: String = ::ron::from_str(name).ok()?;
    let path = Some(name).filter(|name| !name.is_empty()).map(PathBuf::from);
    Some(Kept { at, path, text: lines.next()?.to_owned() })
}

/// Removes a file that may be gone already.
pub(super) fn remove(file: &Path) -> Result<(), StorageError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StorageError::writing(file, &error)),
        _ => Ok(()),
    }
}
