//! The lock beside a document: says who has it open, to those who see the same folder.
//!
//! It only tells; nobody is kept from anything by it. A lock whose program has ended, or that nobody has renewed for
//! long, is taken over. Where no lock can be written there is none.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{kept, read_text, write};
use crate::lang::one_line;

/// A lock that was not renewed for so many minutes is of a program that was cut off.
const STALE: i64 = 30;

/// A name in a lock is shown up to so many characters.
const NAME: usize = 40;

/// Who has a document open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The person.
    pub name: String,
    /// The machine.
    pub host: String,
    /// The number of the program there.
    pub process: u32,
    /// When the document was opened.
    pub since: DateTime,
    /// When the lock was renewed last.
    pub seen: DateTime,
}

impl Holder {
    /// The person and the machine, in one line.
    #[must_use]
    pub fn label(&self) -> String {
        let short = |text: &str| one_line(text).trim().chars().take(NAME).collect::<String>();
        match (short(&self.name), short(&self.host)) {
            (name, host) if host.is_empty() => name,
            (name, host) if name.is_empty() => host,
            (name, host) => format!("{name} ({host})"),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        (&self.host, self.process) == (&other.host, other.process)
    }

    /// Tells whether its program cannot be there any more, as seen by `other`.
    fn is_gone(&self, other: &Self) -> bool {
        let age = self.seen.until((jiff::Unit::Minute, other.seen)).map_or(i64::MAX, |span| span.get_minutes());
        let ended = self.host == other.host && !self.host.is_empty() && !runs(self.process);
        // A clock that is ahead by a little is no reason to take a lock away.
        ended || !(-STALE..=STALE).contains(&age)
    }
}

/// Tells whether a program of this number runs here. Only Linux says so without more than the standard library:
/// elsewhere it may run, and a lock that a crash left on the same machine goes stale by its age.
fn runs(process: u32) -> bool {
    let programs = Path::new("/proc");
    if !programs.join("self").exists() {
        return true;
    }
    // One that was killed may stay until its disk has answered, but does nothing any more.
    let Ok(about) = fs::read(programs.join(process.to_string()).join("stat")) else { return false };
    let about = String::from_utf8_lossy(&about);
    !about.rsplit(')').next().is_some_and(|state| state.trim_start().starts_with(['Z', 'X']))
}

/// Where the lock of the document at `path` lies.
fn file_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(".~");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    path.with_file_name(name)
}

fn text_of(holder: &Holder) -> String {
    ::ron::to_string(holder).unwrap_or_default()
}

/// Who else has the document at `path` open, as far as a lock says.
#[must_use]
pub fn holder(path: &Path, me: &Holder) -> Option<Holder> {
    let text = read_text(&file_of(path)).ok()?;
    let other: Holder = ::ron::from_str(&text).ok()?;
    (!other.is_same(me) && !other.is_gone(me)).then_some(other)
}

/// Says that `me` has the document at `path` open, unless somebody else says so already.
pub fn take(path: &Path, me: &Holder) {
    let file = file_of(path);
    if let Ok(mut lock) = fs::File::create_new(&file) {
        // A lock that could not be written says nothing, and is taken over by the next.
        let _ = lock.write_all(text_of(me).as_bytes());
    } else if holder(path, me).is_none() {
        // What a program left that was cut off is taken over.
        renew(path, me);
    }
}

/// Says again that `me` has the document open, where there is a lock at all.
pub fn renew(path: &Path, me: &Holder) {
    let file = file_of(path);
    if file.is_file() {
        // Where it cannot be written it goes stale, and that is all.
        let _ = write(&file, text_of(me).as_bytes());
    }
}

/// Takes the lock of `me` away.
pub fn release(path: &Path, me: &Holder) {
    let file = file_of(path);
    let holder = read_text(&file).ok().and_then(|text| ::ron::from_str::<Holder>(&text).ok());
    if holder.is_some_and(|holder| holder.is_same(me)) {
        let _ = kept::remove(&file);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::{Command, id};
    use std::thread::sleep;
    use std::time::Duration;

    use super::runs;

    #[test]
    fn a_program_that_has_ended_runs_no_more_even_while_its_end_is_not_taken_in() {
        assert!(runs(id()));
        let mut ended = Command::new("true").spawn().expect("it starts");
        let ends = (0..2_000).any(|_| {
            sleep(Duration::from_millis(5));
            !runs(ended.id())
        });
        assert!(ends);
        ended.wait().expect("it was not taken in before");
    }
}
