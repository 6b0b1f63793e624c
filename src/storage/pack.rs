//! Packs on disk: the pack file, and the members and the logo that it names.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::folder::Stamp;
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
    ron::read_pack(&text).map_err(|fault| {
        let what = Text::new("这是一份岗位说明书，不是汇编", "this is a description and no pack");
        let remedy =
            Text::new("请改选汇编文件（pack.ron），或用 export 命令导出", "name a pack file, or export it by `export`");
        StorageError::new(path, if ron::read(&text).is_ok() { Fault::of_file(what, remedy) } else { fault })
    })
}

/// Tells whether `text` is a pack.
pub(super) fn is_pack(text: &str) -> bool {
    ron::read_pack(text).is_ok()
}

/// Writes `pack` to `path`, whole or not at all.
///
/// # Errors
///
/// Fails as [`super::save`] does.
pub fn save(path: &Path, pack: &Pack) -> Result<(), StorageError> {
    super::write(path, ron::write_pack(pack).as_bytes())
}

const MEMBER: Text = Text::new("成员", "member");

/// The members of a pack take no more room than this together, in bytes: a hundred times the largest pack ever seen.
const MOST_BYTES: u64 = 64 << 20;

/// What is left of the room that the members of a pack may take.
struct Room(u64);

impl Room {
    /// Reads a member of the pack at `pack`, unless there is no room for it.
    fn open(&mut self, pack: &Path, member: &Path) -> Result<PositionDescription, StorageError> {
        let size = std::fs::metadata(member).map_or(0, |about| about.len());
        let Some(left) = self.0.checked_sub(size) else {
            self.0 = 0;
            let what = Message::new("成员加起来超过 64 MB", "its members have more than 64 MB together");
            let remedy = Message::new("请把汇编分成几份", "make several packs of it");
            return Err(StorageError::new(pack, Fault::of_file(what, remedy)));
        };
        self.0 = left;
        super::open(member)
    }
}

/// Reads the members of the pack at `path`, department by department.
///
/// # Errors
///
/// Gives every member that cannot be read, or that lies outside the folder of the pack.
pub fn open_members(path: &Path, pack: &Pack) -> Result<Vec<Vec<PositionDescription>>, Vec<StorageError>> {
    let mut errors = Vec::new();
    let mut departments = Vec::new();
    let mut room = Room(MOST_BYTES);
    // Read once, and only when a member is missing: a pack from a stranger may miss thousands.
    let text = LazyCell::new(|| read_text(path).unwrap_or_default());
    for department in &pack.departments {
        let mut documents = Vec::new();
        for member in &department.members {
            let found = path_inside(path, member, MEMBER).and_then(|file| {
                if super::exists(&file) { room.open(path, &file) } else { Err(absent(path, &text, member)) }
            });
            match found {
                Ok(document) => documents.push(document),
                Err(error) => errors.push(error),
            }
            if room.0 == 0 {
                return Err(errors);
            }
        }
        departments.push(documents);
    }
    if errors.is_empty() { Ok(departments) } else { Err(errors) }
}

/// A member that is not there: the place in the text of the pack that names it is where to mend that.
fn absent(pack: &Path, text: &str, member: &str) -> StorageError {
    let what = Message::new(format!("成员“{member}”不存在"), format!("the member {member} does not exist"));
    let remedy = Text::new("请补上这个文件，或从汇编中删去这一行", "bring the file back, or delete it from the pack");
    // A name with escapes is not looked for.
    let position = text.find(&format!("\"{member}\"")).map(|at| {
        let before = &text[..at];
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (before.matches('\n').count() + 1, column)
    });
    StorageError::new(pack, Fault { position, ..Fault::of_file(what, remedy) })
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
        StorageError::new(pack, Fault::of_file(what, remedy))
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

/// How the pack at `pack` names the member that lies at `file`.
///
/// # Errors
///
/// Fails when the file lies outside the folder of the pack, or cannot be found.
pub fn member_name(pack: &Path, file: &Path) -> Result<String, StorageError> {
    let folder = pack.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let real = |path: &Path| std::fs::canonicalize(path).map_err(|error| StorageError::reading(path, &error));
    let (root, target) = (real(folder)?, real(file)?);
    let inside = target.strip_prefix(&root).ok().and_then(|inside| {
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        parts.map(|parts| parts.join("/")).filter(|name| !name.is_empty() && !name.contains('\\'))
    });
    inside.ok_or_else(|| {
        let what =
            Message::new("不在汇编的文件夹内，没有添加", "it lies outside the folder of the pack and is not added");
        let remedy = Message::new(
            format!("请先把它放进 {}", folder.display()),
            format!("put it into {} first", folder.display()),
        );
        StorageError::new(file, Fault::of_file(what, remedy))
    })
}

/// What could be read of a member.
pub type Outcome = Result<Arc<PositionDescription>, StorageError>;

/// What could be read of each member, by the name that the pack has for it.
pub type Members = BTreeMap<String, Outcome>;

/// The members of a pack, each read again only when its file has changed.
#[derive(Default)]
pub struct Library {
    /// The pack file.
    path: PathBuf,
    members: Arc<Members>,
    stamps: BTreeMap<String, Stamp>,
}

impl Library {
    /// The members of `pack`, which lies at `path`, as they stand on disk now. Between any two files `goes_on` is
    /// asked with the number of those done; when it says no there is no answer.
    pub fn read(&mut self, path: &Path, pack: &Pack, goes_on: &mut dyn FnMut(usize) -> bool) -> Option<Arc<Members>> {
        if self.path != path {
            *self = Self { path: path.to_owned(), ..Self::default() };
        }
        let mut members = Members::new();
        let mut stamps = BTreeMap::new();
        let mut changed = false;
        let mut room = Room(MOST_BYTES);
        let names = pack.departments.iter().flat_map(|department| &department.members);
        for (done, name) in names.enumerate() {
            if !goes_on(done) {
                return None;
            }
            if members.contains_key(name) {
                continue;
            }
            let file = path_inside(path, name, MEMBER);
            let stamp = file.as_ref().map_or_else(|_| Stamp::default(), |file| Stamp::of(file));
            // What could not be read is tried again: what stood in the way leaves no trace in the file.
            let as_it_was = self.stamps.get(name).is_some_and(|old| old.is(&stamp));
            let known = self.members.get(name).filter(|known| known.is_ok() && as_it_was);
            let outcome = known.cloned().unwrap_or_else(|| file.and_then(|file| room.open(path, &file)).map(Arc::new));
            changed |= known.is_none() && self.members.get(name) != Some(&outcome);
            members.insert(name.clone(), outcome);
            stamps.insert(name.clone(), stamp);
        }
        // The same members are the same answer, so that nothing is laid out again for them.
        if changed || members.len() != self.members.len() {
            self.members = Arc::new(members);
        }
        self.stamps = stamps;
        Some(Arc::clone(&self.members))
    }
}
