//! The last saved versions of each file, kept in a folder of the program's own.
//!
//! A version holds the text of the file byte for byte. What stood in a file before it was saved over for the first time
//! is a version, too, so that nothing that was ever there is lost by a save.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::{Content, StorageError, kept, make_folder, ron};

/// How many versions of a file are kept.
pub const MOST: usize = 10;

/// All versions together take no more room than this, in bytes: the oldest go first.
const ROOM: u64 = 256 << 20;

/// Where a version came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was saved by this program.
    Saved,
    /// It stood in the file, and was about to be saved over.
    Found,
}

/// A version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    file: PathBuf,
    /// When it was kept.
    pub at: DateTime,
    /// Where it came from.
    pub origin: Origin,
    /// The text of the file.
    pub text: String,
}

impl Version {
    /// What it holds.
    ///
    /// # Errors
    ///
    /// Fails when its text is neither a description nor a pack.
    pub fn content(&self, packs: bool) -> Result<Content, StorageError> {
        ron::read_either(&self.text, packs).map_err(|fault| StorageError::new(&self.file, fault))
    }
}

/// Keeps `text` as the newest version of the file at `path`, unless it is that already.
///
/// # Errors
///
/// Fails when nothing can be written to `folder`; the file itself has nothing to do with that.
pub fn keep(folder: &Path, path: &Path, text: &str, at: DateTime, origin: Origin) -> Result<(), StorageError> {
    let path = real(path);
    let room = room_of(folder, &path);
    let versions = list(folder, &path);
    if versions.first().is_some_and(|newest| newest.text == text) {
        return Ok(());
    }
    make_folder(&room)?;
    let ending = if origin == Origin::Found { "found.ron" } else { "ron" };
    // Names are in the order of time; those of one second are numbered.
    let second = at.strftime("%Y%m%d-%H%M%S").to_string();
    let number = |file: &PathBuf| {
        let name = file.file_name()?.to_str()?.strip_prefix(&second)?.strip_prefix('-')?;
        name.split('.').next()?.parse::<u32>().ok()
    };
    let next = files_in(&room).iter().filter_map(number).max().map_or(0, |last| last + 1);
    kept::keep(&room.join(format!("{second}-{next:04}.{ending}")), at, Some(&path), text)?;
    for old in versions.iter().skip(MOST - 1) {
        kept::remove(&old.file)?;
    }
    thin(folder)
}

/// Keeps what stood in a file before it was saved, and what was saved.
///
/// # Errors
///
/// Fails as [`keep`] does.
pub fn keep_both(
    folder: &Path,
    path: &Path,
    found: Option<&str>,
    saved: &str,
    at: DateTime,
) -> Result<(), StorageError> {
    if let Some(found) = found {
        keep(folder, path, found, at, Origin::Found)?;
    }
    keep(folder, path, saved, at, Origin::Saved)
}

/// The versions of the file at `path`, the newest first.
#[must_use]
pub fn list(folder: &Path, path: &Path) -> Vec<Version> {
    let path = real(path);
    let mut files = files_in(&room_of(folder, &path));
    files.sort();
    let version = |file: PathBuf| {
        let found = kept::read(&file)?;
        let origin = if file.to_string_lossy().ends_with(".found.ron") { Origin::Found } else { Origin::Saved };
        // Two paths could share a folder by chance.
        (found.path.as_ref() == Some(&path)).then_some(Version { file, at: found.at, origin, text: found.text })
    };
    files.into_iter().rev().filter_map(version).collect()
}

/// The path by which the versions of a file are known, however it is named: links and `..` resolved.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The folder of the versions of a file.
fn room_of(folder: &Path, path: &Path) -> PathBuf {
    // FNV-1a: the same number in every version of the program and on every machine.
    let bytes = path.as_os_str().as_encoded_bytes();
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    folder.join(format!("{hash:016x}"))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect()
}

/// Takes the oldest versions away while all together take too much room.
fn thin(folder: &Path) -> Result<(), StorageError> {
    let rooms = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = rooms.flat_map(|room| files_in(&room.path()));
    let size = |file: &Path| fs::metadata(file).map_or(0, |about| about.len());
    let mut sizes: Vec<(PathBuf, u64)> = files.map(|file| (file.clone(), size(&file))).collect();
    let mut sum: u64 = sizes.iter().map(|(_, size)| size).sum();
    sizes.sort_by(|(one, _), (other, _)| one.file_name().cmp(&other.file_name()));
    for (file, size) in sizes {
        if sum <= ROOM {
            break;
        }
        kept::remove(&file)?;
        sum -= size;
    }
    Ok(())
}
