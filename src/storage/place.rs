//! What lies at a path that somebody typed, and what there is to choose from around it.

use std::path::Path;

use super::folder::entries;
use super::{PACK, StorageError, checks, exists};

/// No more of a folder is listed.
const MOST: usize = 2000;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nothing, in a folder that is there.
    Free,
    /// Nothing, and its folder is not there either.
    Nowhere,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// It is a folder.
    pub is_folder: bool,
}

/// Looks what lies at `path`.
#[must_use]
pub fn look(path: &Path) -> Place {
    if path.is_dir() {
        Place::Folder
    } else if !path.parent().is_some_and(Path::is_dir) {
        Place::Nowhere
    } else if exists(path) {
        Place::File
    } else {
        Place::Free
    }
}

/// Tells whether a description may begin at `path`, which somebody named at the start of the program: nothing is there
/// yet, and it is the name of one.
///
/// # Errors
///
/// Fails when it would be one, but for its folder that is not there.
pub fn may_begin(path: &Path) -> Result<bool, StorageError> {
    let named = path.extension().is_some_and(|ending| ending == "ron");
    if !named || [PACK, checks::NAME].iter().any(|name| path.ends_with(name)) {
        return Ok(false);
    }
    match look(path) {
        Place::Free => Ok(true),
        Place::Nowhere => Err(StorageError::writing(path, &std::io::ErrorKind::NotFound.into())),
        Place::File | Place::Folder => Ok(false),
    }
}

/// The folders in `folder` and the files with `ending`, each by name, the folders first; nothing when it cannot be read.
#[must_use]
pub fn list(folder: &Path, ending: &str) -> Vec<Entry> {
    let mut listed: Vec<Entry> = entries(folder)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(path, kind)| {
            let is_folder = kind.is_dir() || (kind.is_symlink() && path.is_dir());
            let takes = is_folder || path.extension().is_some_and(|other| other.eq_ignore_ascii_case(ending));
            // A name that is no text cannot be typed either.
            let name = path.file_name()?.to_str().filter(|_| takes)?.to_owned();
            Some(Entry { name, is_folder })
        })
        .collect();
    listed.sort_by(|a, b| b.is_folder.cmp(&a.is_folder).then_with(|| a.name.cmp(&b.name)));
    listed.truncate(MOST);
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_free_nowhere_a_file_or_a_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("甲.ron"), "").expect("it writes");
        for (path, place) in [
            ("甲.ron", Place::File),
            ("乙.ron", Place::Free),
            ("无/乙.ron", Place::Nowhere),
            ("甲.ron/乙.ron", Place::Nowhere),
            ("", Place::Folder),
        ] {
            assert_eq!(look(&folder.path().join(path)), place, "{path}");
        }
    }

    #[test]
    fn a_description_begins_where_nothing_is_in_a_folder_that_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| may_begin(&folder.path().join(name));
        assert_eq!(at("出纳.ron"), Ok(true));
        for other in ["出纳", "pack.ron", "checks.ron", ""] {
            assert_eq!(at(other), Ok(false), "{other}");
        }
        assert!(at("无/出纳.ron").is_err());
        std::fs::write(folder.path().join("出纳.ron"), "").expect("it writes");
        assert_eq!(at("出纳.ron"), Ok(false));
    }

    #[test]
    fn folders_come_first_and_other_files_are_left_out() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["乙.ron", "甲.RON", "丙.pdf", ".~甲.ron.lock"] {
            std::fs::write(folder.path().join(name), "").expect("it writes");
        }
        std::fs::create_dir(folder.path().join("部门")).expect("it is made");
        let names: Vec<_> = list(folder.path(), "ron").into_iter().map(|entry| (entry.name, entry.is_folder)).collect();
        assert_eq!(names, [("部门".into(), true), ("乙.ron".into(), false), ("甲.RON".into(), false)]);
        assert!(list(&folder.path().join("无"), "ron").is_empty());
    }
}
