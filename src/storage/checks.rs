//! A client's own checks on disk: the file beside the descriptions.

use std::path::{Path, PathBuf};

use super::{StorageError, read_text, ron};
use crate::document::checks::Checks;

/// The name of the file that holds the checks of its folder.
pub const NAME: &str = "checks.ron";

/// Reads the checks at `path`, with the text of the file, in which who uses them may look for the place of a fault.
///
/// # Errors
///
/// Fails as [`super::open`] does.
pub fn open(path: &Path) -> Result<(Checks, String), StorageError> {
    let text = read_text(path)?;
    let checks = ron::read_checks(&text).map_err(|fault| StorageError::new(path, fault))?;
    Ok((checks, text))
}

/// The file with the checks for what lies at `path`, a folder or a file, when there is one.
#[must_use]
pub fn beside(path: &Path) -> Option<PathBuf> {
    let folder = if path.is_dir() { path } else { path.parent()? };
    let file = folder.join(NAME);
    file.is_file().then_some(file)
}
