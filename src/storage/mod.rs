//! Descriptions on disk: open, save, list. The only module of the library that touches files.
//!
//! A file is never changed by opening it, and never half written by saving it.
//!
//! To read an older format, add a function that brings it up to the newest one.

pub mod change;
pub mod checks;
pub mod folder;
pub mod instance;
mod kept;
pub mod lock;
pub mod naming;
pub mod newer;
pub mod pack;
pub mod place;
pub mod recovery;
pub mod rename;
mod replace;
pub mod ron;
pub mod settings;
pub mod shared;
pub mod siblings;
pub mod versions;
mod whole;

use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::document::{Fault, PositionDescription};
use crate::lang::{Lang, Message, Text, one_line};
pub use folder::descriptions_in;
pub use replace::{Call, write, write_from, write_with};
pub use ron::Content;

/// The largest file that is read, in bytes: ten times the largest description ever seen.
const MAX_BYTES: u64 = 2 << 20;

/// An error names the last so many characters of a path: all of any that a person would give.
const MOST_OF_PATH: usize = 300;

/// Why a file could not be read or written. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, and where when the content is at fault.
    pub fault: Box<Fault>,
}

impl StorageError {
    /// Puts a fault, in brief, beside its file.
    #[must_use]
    pub fn new(path: &Path, fault: Fault) -> Self {
        Self { path: path.to_owned(), fault: Box::new(fault.brief()) }
    }

    fn reading(path: &Path, error: &io::Error) -> Self {
        let (what, remedy) = match error.kind() {
            io::ErrorKind::NotFound => return Self::new(path, Fault::absent()),
            io::ErrorKind::PermissionDenied => (
                Message::new("没有读取权限", "reading is not permitted"),
                Message::new("请向文件所有者申请权限", "ask its owner for permission"),
            ),
            io::ErrorKind::InvalidInput => (
                Message::new("这不是普通文件", "it is no plain file"),
                Message::new(
                    "文件夹、设备和管道不能打开，请选文件",
                    "a folder, a device or a pipe cannot be opened: name a file",
                ),
            ),
            _ => (
                Message::new(format!("无法读取：{error}"), format!("it cannot be read: {error}")),
                Message::new("请检查磁盘或网络后重试", "check the disk or the network and try again"),
            ),
        };
        Self::new(path, Fault::of_file(what, remedy))
    }

    fn writing(path: &Path, error: &io::Error) -> Self {
        // Some folders of the system have no room for files and say that there is no such thing.
        let takes_none = error.kind() == io::ErrorKind::NotFound && path.parent().is_some_and(Path::is_dir);
        let kind = if takes_none { io::ErrorKind::PermissionDenied } else { error.kind() };
        let (what, remedy) = match kind {
            io::ErrorKind::NotFound => (
                Message::new("文件夹不存在", "its folder does not exist"),
                Message::new("请先建立文件夹，或换一个位置", "make the folder first, or name another place"),
            ),
            io::ErrorKind::PermissionDenied => (
                Message::new("没有写入权限，或文件为只读", "writing is not permitted, or the file is read-only"),
                Message::new("请换一个位置另存", "save it elsewhere, or ask for permission"),
            ),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (
                Message::new("磁盘已满", "the disk is full"),
                Message::new("请清理磁盘后重试，或保存到别的磁盘", "make room and try again, or save to another disk"),
            ),
            io::ErrorKind::ReadOnlyFilesystem => (
                Message::new("磁盘是只读的", "the disk is read-only"),
                Message::new("请保存到别的位置", "save it elsewhere"),
            ),
            io::ErrorKind::InvalidFilename => (
                Message::new(
                    "文件名太长，或有系统不允许的字符",
                    "its name is too long, or the system does not allow it",
                ),
                Message::new("请换一个文件名", "take another name"),
            ),
            io::ErrorKind::InvalidInput => (
                Message::new("那里有一个文件夹、设备或管道", "a folder, a device or a pipe is there"),
                Message::new("请换一个文件名", "take another name"),
            ),
            _ => (
                Message::new(format!("无法写入：{error}"), format!("it cannot be written: {error}")),
                Message::new("请换一个位置另存，或检查磁盘空间", "save it elsewhere, or check the space on the disk"),
            ),
        };
        Self::new(path, Fault::of_file(what, remedy))
    }

    /// The same, for who sees the folder that the file lies in, in the window.
    #[must_use]
    pub fn within(&self, folder: &Path) -> Self {
        let path = self.path.strip_prefix(folder).unwrap_or(&self.path).to_owned();
        Self { path, fault: Box::new(self.fault.as_ref().clone().in_window()) }
    }

    /// One line: the place, what is wrong, what to do.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let path = one_line(&self.path.display().to_string());
        let beyond = path.chars().count().saturating_sub(MOST_OF_PATH);
        let path = if beyond > 0 { format!("…{}", path.chars().skip(beyond).collect::<String>()) } else { path };
        let place = match self.fault.position {
            Some((line, column)) => format!("{path}:{line}:{column}"),
            None => path,
        };
        let line = format!("{place}: {}; {}", self.fault.what.get(lang), self.fault.remedy.get(lang));
        one_line(&line)
    }
}

impl fmt::Display for StorageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.line(Lang::En))
    }
}

impl std::error::Error for StorageError {}

/// Refuses what is there but is no plain file: a device never ends, and a pipe waits for ever.
fn plain(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.is_file() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no plain file"))
}

/// Reads the file at `path`; nothing when it is larger than `most` bytes.
fn read_bytes(path: &Path, most: u64) -> Result<Option<Vec<u8>>, StorageError> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        plain(path)?;
        fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| StorageError::reading(path, &error))?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Reads the text at `path`.
///
/// # Errors
///
/// Fails when the file cannot be read, is larger than 2 MiB, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, StorageError> {
    let bytes = read_bytes(path, MAX_BYTES)?.ok_or_else(|| {
        let what = Message::new("文件超过 2 MB", "it is larger than 2 MB");
        let remedy = Message::new(
            "这不像岗位说明书，请检查是否选错文件",
            "this is hardly a description: check that it is the right file",
        );
        StorageError::new(path, Fault::of_file(what, remedy))
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        StorageError::new(path, Fault::not_utf8(error.as_bytes(), valid))
    })
}

/// Reads the description at `path`.
///
/// # Errors
///
/// Fails when the file cannot be read, is not RON of a known format, or was written by a newer
/// program. The file is never changed.
pub fn open(path: &Path) -> Result<PositionDescription, StorageError> {
    let text = read_text(path)?;
    ron::read(&text).map_err(|fault| {
        let what = Text::new("这是一份汇编，不是岗位说明书", "this is a pack and no description");
        let remedy =
            Text::new("请改选它的某个成员，或用 pack 命令导出", "name one of its members, or export it by `pack`");
        let is_pack = pack::is_pack(&text);
        StorageError::new(path, if is_pack { Fault::of_file(what, remedy) } else { fault })
    })
}

/// Writes `document` to `path` as RON, whole or not at all.
///
/// # Errors
///
/// Fails when the folder or the file cannot be written; what stood there before stays.
pub fn save(path: &Path, document: &PositionDescription) -> Result<(), StorageError> {
    write(path, ron::write(document).as_bytes())
}

/// A file that is there for nobody else, named as `name`, for what is handed to another program. The system removes it
/// with its other passing files.
///
/// # Errors
///
/// Fails when its folder cannot be made.
pub fn place_to_print(name: &Path) -> Result<PathBuf, StorageError> {
    let folder = tempfile::Builder::new().prefix("rolewright-").tempdir();
    let folder = folder.map_err(|error| StorageError::writing(name, &error))?.keep();
    Ok(folder.join(name.file_name().unwrap_or(name.as_os_str())))
}

/// Tells whether there is anything at `path`.
#[must_use]
pub fn exists(path: &Path) -> bool {
    // A link that leads nowhere is there, too; where nothing can be told, there may be something, but for a name that
    // cannot be.
    path.is_symlink() || path.try_exists().unwrap_or_else(|error| error.kind() != io::ErrorKind::InvalidFilename)
}

/// Tells whether the file at `path` may be changed, as far as it says so itself.
fn is_writable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.permissions().readonly())
}

/// Tells whether `path` names a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Makes the folder `path`, and those around it, unless it is there.
///
/// # Errors
///
/// Fails when it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), StorageError> {
    fs::create_dir_all(path).map_err(|error| StorageError::writing(path, &error))
}

/// The file that makes a folder a pack.
pub const PACK: &str = "pack.ron";

/// Does what reads or writes many files on threads of its own: those that all share would be gone where a file does not
/// answer, and nothing could be printed any more.
pub fn on_own_threads<R: Send>(job: impl FnOnce() -> R + Send) -> R {
    match rayon::ThreadPoolBuilder::new().build() {
        Ok(pool) => pool.install(job),
        Err(_) => job(),
    }
}
