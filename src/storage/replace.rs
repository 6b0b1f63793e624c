//! Writing a file whole or not at all: a temporary one in the same folder takes the place of the old one.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::path::Path;

use super::StorageError;

/// Writes `bytes` to `path`, whole or not at all: a temporary file in the same folder is flushed
/// to disk and renamed over the old one, whose permissions it takes over. A link stays a link.
///
/// # Errors
///
/// Fails when the folder or the file cannot be written; what stood there before stays.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    write_with(path, bytes, &mut |_| Ok(()))
}

/// What [`write_with`] asks of the file system, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// To make the temporary file.
    Create,
    /// To write the first half into it, and the second.
    Write,
    /// To give it the permissions of the old file.
    Permit,
    /// To bring it to the disk.
    Flush,
    /// To put it in the place of the old file.
    Replace,
}

/// Writes as [`write()`] does what `fill` writes.
///
/// # Errors
///
/// Fails as [`write()`] does, and where `fill` does.
pub fn write_from(path: &Path, fill: &mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>) -> Result<(), StorageError> {
    replace(path, fill, &mut |_| Ok(()))
}

/// Writes as [`write()`] does, and asks `allow` before each call: what it refuses fails as if the disk had refused it.
///
/// # Errors
///
/// Fails as [`write()`] does, and where `allow` says so.
pub fn write_with(
    path: &Path,
    bytes: &[u8],
    allow: &mut dyn FnMut(Call) -> io::Result<()>,
) -> Result<(), StorageError> {
    let allow = RefCell::new(allow);
    let mut halves = |out: &mut dyn io::Write| {
        for half in [&bytes[..bytes.len() / 2], &bytes[bytes.len() / 2..]] {
            (allow.borrow_mut())(Call::Write)?;
            out.write_all(half)?;
        }
        Ok(())
    };
    replace(path, &mut halves, &mut |call| (allow.borrow_mut())(call))
}

/// Puts what `fill` writes in the place of the file at `path`.
fn replace(
    path: &Path,
    fill: &mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>,
    allow: &mut dyn FnMut(Call) -> io::Result<()>,
) -> Result<(), StorageError> {
    let mut write = || -> io::Result<()> {
        let target = if path.is_symlink() { fs::canonicalize(path)? } else { path.to_owned() };
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let old = fs::metadata(&target).ok();
        if let Some(old) = &old
            && old.permissions().readonly()
        {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
        }
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "no plain file"));
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".rolewright-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        allow(Call::Create)?;
        let mut temporary = builder.tempfile_in(folder)?;
        fill(&mut temporary)?;
        if let Some(old) = old {
            allow(Call::Permit)?;
            temporary.as_file().set_permissions(old.permissions())?;
        }
        allow(Call::Flush)?;
        temporary.as_file().sync_all()?;
        allow(Call::Replace)?;
        temporary.persist(&target)?;
        #[cfg(unix)]
        {
            // The file stands where it should; some file systems cannot flush a folder.
            let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    };
    write().map_err(|error| StorageError::writing(path, &error))
}
