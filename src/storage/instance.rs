//! One running program: a second start hands its files to the first over a socket that only its owner can reach.
//!
//! Paths are all that is handed over; they are treated like those on a command line. Where nothing can listen, every
//! start is a program of its own, and the locks keep them from one another's files.

use std::io::{self, Read as _, Write as _};
use std::net::Shutdown;
#[cfg(unix)]
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

#[cfg(windows)]
use uds_windows::{UnixListener, UnixStream};

/// No more bytes are taken.
const MOST: u64 = 64 << 10;
/// A program that does not answer within this time is none.
const PATIENCE: Duration = Duration::from_secs(2);
const TAKEN: &[u8] = b"taken";

/// What a start became.
pub enum Start {
    /// Another program runs and has taken the files.
    HandedOver,
    /// This one runs on; what later starts hand over comes here, an empty list from one without a file.
    Runs(Option<Arrivals>),
}

/// The files that later starts hand over.
pub type Arrivals = Receiver<Vec<PathBuf>>;

/// Hands `files` to the program that listens at `socket`, or listens there from now on and calls `wake` when something
/// came.
#[must_use]
pub fn start(socket: &Path, files: &[PathBuf], wake: impl Fn() + Send + 'static) -> Start {
    if hand_over(socket, files).is_ok() {
        return Start::HandedOver;
    }
    Start::Runs(listen(socket, wake).ok())
}

fn hand_over(socket: &Path, files: &[PathBuf]) -> io::Result<()> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    for file in files {
        stream.write_all(file.as_os_str().as_encoded_bytes())?;
        stream.write_all(&[0])?;
    }
    stream.shutdown(Shutdown::Write)?;
    let mut answer = [0; TAKEN.len()];
    stream.read_exact(&mut answer)?;
    if answer == TAKEN { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

fn listen(socket: &Path, wake: impl Fn() + Send + 'static) -> io::Result<Arrivals> {
    if let Some(folder) = socket.parent() {
        create_own(folder)?;
    }
    // Nobody answered: what lies there was left behind by a program that was killed.
    match std::fs::remove_file(socket) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(socket)?;
    #[cfg(unix)]
    std::fs::set_permissions(socket, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    let (sender, arrivals) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Some((mut stream, files)) = stream.ok().and_then(|stream| read(stream).ok()) else { continue };
            if sender.send(files).is_err() {
                return;
            }
            // Who handed them over may be gone by now.
            let _ = stream.write_all(TAKEN);
            wake();
        }
    });
    Ok(arrivals)
}

/// Creates a folder that only its owner can enter; on Windows that of the settings is so already.
fn create_own(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

fn read(stream: UnixStream) -> io::Result<(UnixStream, Vec<PathBuf>)> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut bytes = Vec::new();
    stream.try_clone()?.take(MOST).read_to_end(&mut bytes)?;
    // A path that is not whole means another file here.
    let files = bytes.split(|&byte| byte == 0).map(path_of).filter(|path| path.is_absolute());
    let files = files.collect();
    Ok((stream, files))
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes).into()
}

/// A name with half a character in it becomes one that is not there, and the window says so.
#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::Duration;

    use super::*;

    fn runs(socket: &Path) -> Arrivals {
        match start(socket, &[], || {}) {
            Start::Runs(arrivals) => arrivals.expect("it listens"),
            Start::HandedOver => panic!("nobody else is there"),
        }
    }

    #[test]
    fn a_second_start_hands_its_files_over_and_a_relative_path_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("own/socket");
        let arrivals = runs(&socket);
        let files = [PathBuf::from("/文件/岗位.ron"), PathBuf::from("here.ron")];
        assert!(matches!(start(&socket, &files, || {}), Start::HandedOver));
        let arrived = arrivals.recv_timeout(Duration::from_mins(1)).expect("it arrives");
        assert_eq!(arrived, [PathBuf::from("/文件/岗位.ron")]);
        assert!(matches!(start(&socket, &[], || {}), Start::HandedOver));
        assert!(arrivals.recv_timeout(Duration::from_mins(1)).expect("it arrives").is_empty());
    }

    #[test]
    fn only_the_owner_reaches_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("own/socket");
        let _arrivals = runs(&socket);
        let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!((mode(socket.parent().expect("a folder")), mode(&socket)), (0o700, 0o600));
    }

    #[test]
    fn what_a_killed_program_left_is_taken_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("socket");
        drop(std::os::unix::net::UnixListener::bind(&socket).expect("it binds"));
        assert!(socket.exists());
        let arrivals = runs(&socket);
        assert!(matches!(start(&socket, &[], || {}), Start::HandedOver));
        arrivals.recv_timeout(Duration::from_mins(1)).expect("it arrives");
    }
}
