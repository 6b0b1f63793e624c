//! Packs on disk: the pack file, and the members and the logo that it names.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::{StorageError, read_text, ron};
use crate::document::pack::Pack;
use crate::document::{Fault, PositionDescription};
use crate::lang::{Message, Text};
use crate::logo;
use crate::page::Image;

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
            match path_inside(path, member, Text::new("成员", "member")).and_then(|member| super::open(&member)) {
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
    let members = pack.departments.iter().flat_map(|department| &department.members);
    members.map(|member| path_inside(path, member, Text::new("成员", "member"))).collect()
}

/// Reads the logo that the style of the pack at `path` names, if it names one.
///
/// # Errors
///
/// Fails when it lies outside the folder of the pack, cannot be read, or is not a picture that can be printed.
pub fn open_logo(path: &Path, pack: &Pack) -> Result<Option<Arc<Image>>, StorageError> {
    if pack.style.logo.is_empty() {
        return Ok(None);
    }
    let what = Text::new("徽标", "logo");
    let file = path_inside(path, &pack.style.logo, what)?;
    let faulty = |fault| StorageError::new(&file, fault);
    let bytes = super::read_bytes(&file, logo::MOST_BYTES)?.ok_or_else(|| faulty(logo::too_large()))?;
    let alt = if pack.client.is_empty() { what.zh } else { &pack.client };
    logo::decode(&bytes, alt).map(|image| Some(Arc::new(image))).map_err(faulty)
}

/// Where the file that the pack at `pack` names `name` lies: below the folder of the pack, also when a link leads there.
fn path_inside(pack: &Path, name: &str, kind: Text) -> Result<PathBuf, StorageError> {
    let folder = pack.parent().unwrap_or(Path::new(""));
    let outside = || {
        let what = Message::new(
            format!("{}“{name}”在汇编的文件夹之外", kind.zh),
            format!("the {} {name} lies outside its folder", kind.en),
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
