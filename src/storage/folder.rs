//! The files of a folder: one walk for whoever asks what lies there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Content, PACK, StorageError, checks, read_text, ron};
use crate::document::Fault;
use crate::lang::Message;

/// So many folders deep a description may lie.
const DEEPEST: usize = 12;

/// So many files are taken in.
const MOST: usize = 10_000;

/// What lies in a folder.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The files that may be descriptions or packs, in the order of their paths.
    pub files: Vec<PathBuf>,
    /// What was not looked at: a folder that cannot be read, or lies too deep, or all that is too much.
    pub left_out: Vec<StorageError>,
}

/// Looks for descriptions and packs in `folder` and the folders in it. What begins with a dot is passed over, and a link
/// is not followed: it could lead out of the folder, or in a circle.
///
/// # Errors
///
/// Fails when `folder` itself cannot be read.
pub fn walk(folder: &Path) -> Result<Walk, StorageError> {
    let mut walk = Walk::default();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let entries = match entries(&folder) {
            Ok(entries) => entries,
            Err(error) if depth == 0 => return Err(error),
            Err(error) => {
                walk.left_out.push(error);
                continue;
            }
        };
        for (path, kind) in entries {
            if kind.is_dir() && depth == DEEPEST {
                walk.left_out.push(too_deep(&path));
            } else if kind.is_dir() {
                folders.push((path, depth + 1));
            } else if kind.is_file() && path.extension().is_some_and(|ending| ending == "ron") {
                walk.files.push(path);
            }
        }
        if walk.files.len() > MOST {
            walk.left_out.push(too_many(&folder));
            break;
        }
    }
    walk.files.retain(|path| !path.ends_with(checks::NAME));
    walk.files.sort();
    walk.files.truncate(MOST);
    Ok(walk)
}

/// What lies in `folder` itself, without what begins with a dot.
pub(super) fn entries(folder: &Path) -> Result<Vec<(PathBuf, fs::FileType)>, StorageError> {
    let read = || -> io::Result<Vec<_>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                entries.push((entry.path(), entry.file_type()?));
            }
        }
        Ok(entries)
    };
    read().map_err(|error| StorageError::reading(folder, &error))
}

fn too_deep(folder: &Path) -> StorageError {
    let what = Message::new(
        format!("文件夹套了 {DEEPEST} 层以上，里面的没有读"),
        format!("it lies more than {DEEPEST} folders deep and was not looked into"),
    );
    let remedy = Message::new("请单独打开它", "open it by itself");
    StorageError::new(folder, Fault::of_file(what, remedy))
}

fn too_many(folder: &Path) -> StorageError {
    let what = Message::new(
        format!("文件超过 {MOST} 份，其余没有读"),
        format!("there are more than {MOST} files, not all are read"),
    );
    let remedy = Message::new("请分别打开下一级文件夹", "open the folders in it one by one");
    StorageError::new(folder, Fault::of_file(what, remedy))
}

/// The descriptions in `folder` and the folders in it, in the order of their paths.
///
/// # Errors
///
/// Fails when a folder cannot be read or looked at whole.
pub fn descriptions_in(folder: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let Walk { mut files, left_out } = walk(folder)?;
    if let Some(error) = left_out.into_iter().next() {
        return Err(error);
    }
    files.retain(|path| !path.ends_with(PACK));
    Ok(files)
}

/// By what a file is known to be as it was; nothing when there is none.
#[derive(Clone, Debug, Default)]
pub struct Stamp(Option<fs::Metadata>);

impl Stamp {
    /// That of the file at `path`, as it is now.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        Self(fs::metadata(path).ok())
    }

    /// Tells whether a file is as long as it was, and was not written since.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let (Some(old), Some(new)) = (&self.0, &other.0) else { return false };
        old.len() == new.len() && old.modified().ok() == new.modified().ok()
    }
}

/// Reads the description or the pack at `path`, and gives its text with it.
///
/// # Errors
///
/// Fails as [`super::open`] does.
pub fn read(path: &Path) -> Result<(Content, Arc<str>), StorageError> {
    let text = read_text(path)?;
    let content = ron::read_either(&text, path.ends_with(PACK)).map_err(|fault| StorageError::new(path, fault))?;
    Ok((content, Arc::from(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_stays_inside_and_says_what_it_left_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut deep = folder.path().to_owned();
        for nth in 0..=DEEPEST {
            deep.push(format!("层{nth}"));
        }
        fs::create_dir_all(&deep).expect("they are made");
        fs::create_dir_all(folder.path().join(".git")).expect("it is made");
        for file in ["甲.ron", "层0/乙.ron", ".git/丙.ron", "checks.ron", "甲.pdf", "pack.ron"] {
            fs::write(folder.path().join(file), "()").expect("it is written");
        }
        fs::write(deep.join("丁.ron"), "()").expect("it is written");
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), folder.path().join("层0/圈")).expect("it is made");
        let walk = walk(folder.path()).expect("it can be read");
        let names: Vec<_> = walk.files.iter().map(|path| path.strip_prefix(folder.path()).expect("inside")).collect();
        assert_eq!(names, ["pack.ron", "层0/乙.ron", "甲.ron"].map(Path::new));
        assert_eq!(walk.left_out.len(), 1);
        assert!(walk.left_out[0].path.ends_with(format!("层{DEEPEST}")), "{}", walk.left_out[0]);
        assert!(descriptions_in(folder.path()).is_err(), "who wants all of them is told");
    }
}
