//! Packs on disk: the pack file, and the members that it names.

use std::path::{Component, Path, PathBuf};

use super::{StorageError, read_text, ron};
use crate::document::pack::Pack;
use crate::document::{Fault, PositionDescription};
use crate::lang::Message;

/// Reads the pack at `path`.
///
/// # Errors
///
/// Fails as [`super::open`] does.
pub fn open(path: &Path) -> Result<Pack, StorageError> {
    let text = read_text(path)?;
    ron::read_pack(&text).map_err(|fault| StorageError::new(path, fault))
}

/// Reads the members of the pack at `path`, department by department.
///
/// # Errors
///
/// Gives every member that cannot be read, or that lies outside the folder of the pack.
pub fn open_members(path: &Path, pack: &Pack) -> Result<Vec<Vec<PositionDescription>>, Vec<StorageError>> {
    let mut errors = Vec::new();
    let mut departments = Vec::new();
    for department in &pack.departments {
        let mut documents = Vec::new();
        for member in &department.members {
            match member_path(path, member).and_then(|member| super::open(&member)) {
                Ok(document) => documents.push(document),
                Err(error) => errors.push(error),
            }
        }
        departments.push(documents);
    }
    if errors.is_empty() { Ok(departments) } else { Err(errors) }
}

/// Where the members of the pack at `path` lie, department by department.
///
/// # Errors
///
/// Gives the first member that lies outside the folder of the pack.
pub fn member_paths(path: &Path, pack: &Pack) -> Result<Vec<PathBuf>, StorageError> {
    pack.departments.iter().flat_map(|department| &department.members).map(|member| member_path(path, member)).collect()
}

/// Where the member named `name` of the pack at `pack` lies: below the folder of the pack, also when a link leads there.
fn member_path(pack: &Path, name: &str) -> Result<PathBuf, StorageError> {
    let folder = pack.parent().unwrap_or(Path::new(""));
    let outside = || {
        let what = Message::new(
            format!("成员“{name}”在汇编的文件夹之外"),
            format!("the member {name} lies outside its folder"),
        );
        let remedy = Message::new("请改用汇编文件夹内的相对路径", "move it there and name it by a relative path");
        StorageError::new(pack, Fault { position: None, what, remedy })
    };
    let relative = Path::new(name);
    if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        || name.contains('\\')
    {
        return Err(outside());
    }
    let member = folder.join(relative);
    let real = |path: &Path| std::fs::canonicalize(path);
    let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (real(root), real(&member)) {
        (Ok(root), Ok(target)) if !target.starts_with(&root) => Err(outside()),
        // What cannot be found is reported when it is read.
        _ => Ok(member),
    }
}
