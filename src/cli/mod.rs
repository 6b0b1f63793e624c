//! The command line, a file a subcommand.
//!
//! Everything goes to the writers given and comes back as an exit status: 0 done, 1 `check` found
//! an error, 2 it could not be done. A failure is one line: `error: FILE:LINE:COLUMN: what; what to do`.

mod check;
mod convert;
mod export;
mod pack;
mod progress;
mod rename;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{CommandFactory as _, Parser, Subcommand};
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;

use crate::document::{Fault, PositionDescription};
use crate::exchange::json;
use crate::lang::{Message, one_line};
use crate::storage::{self, StorageError};

/// Prints, checks and converts position descriptions.
#[derive(Parser)]
#[command(name = "rolewright-cli", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a PDF for each description
    Export(export::Export),
    /// Write a whole pack as one PDF
    Pack(pack::Pack),
    /// Report what is missing or contradicts itself
    Check(check::Check),
    /// Convert a description between RON and JSON
    Convert(convert::Convert),
    /// Change the name of a department, a position or a company in every file
    Rename(rename::Rename),
    /// Write the completions for a shell to standard output
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Reads a value of an option by the name that the file format has for it.
fn named<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    T::deserialize(StrDeserializer::<serde::de::value::Error>::new(name)).map_err(|error| error.to_string())
}

/// Why a command could not be carried out.
enum Failure {
    /// A file is at fault.
    Storage(StorageError),
    /// Standard output is closed or full.
    Output(io::Error),
}

impl Failure {
    fn new(path: &Path, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (what, remedy) = (what.into(), remedy.into());
        let fault = Fault::of_file(Message::new(what.clone(), what), Message::new(remedy.clone(), remedy));
        Self::Storage(StorageError::new(path, fault))
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage(error) => error.fmt(formatter),
            Self::Output(error) => write!(formatter, "standard output: {error}; write to a file instead"),
        }
    }
}

/// Done.
pub const DONE: u8 = 0;
/// `check` found an error.
pub const FOUND: u8 = 1;
/// It could not be done.
pub const FAILED: u8 = 2;

/// Carries out the command line `arguments`, the first of which names the program.
///
/// Gives back the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, out, err),
    };
    let done = match arguments.command {
        Command::Export(export) => export.run(err),
        Command::Pack(pack) => pack.run(err),
        Command::Check(check) => check.run(out, err),
        Command::Convert(convert) => convert.run(out),
        Command::Rename(rename) => rename.run(out, err),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "rolewright-cli", &mut script);
            out.write_all(&script).map_err(Failure::from).map(|()| DONE)
        }
    };
    // What is still held back must come out before the status says that it is done.
    let done = done.and_then(|status| out.flush().map(|()| status).map_err(Failure::from));
    done.unwrap_or_else(|failure| report(&failure, err))
}

/// Help and version go to standard output, a wrong command line to standard error.
fn usage(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if error.use_stderr() {
        let text = error.to_string();
        let first = text.split("\n\n").next().unwrap_or_default();
        let words: Vec<&str> = first.split_whitespace().collect();
        let _ = writeln!(err, "{}; see rolewright-cli --help", words.join(" "));
        FAILED
    } else {
        let _ = write!(out, "{error}");
        DONE
    }
}

/// Writes the one line of a failure. Who closed a pipe has read enough, and hears nothing.
fn report(failure: &Failure, err: &mut dyn Write) -> u8 {
    if let Failure::Output(error) = failure
        && error.kind() == io::ErrorKind::BrokenPipe
    {
        return DONE;
    }
    let _ = writeln!(err, "error: {failure}");
    FAILED
}

/// So many failures of one input are told one by one.
const NAMED: usize = 10;

/// Writes the lines of what failed in `input`, when there is something: the first few, and how many more there are.
fn report_all(input: &Path, errors: Vec<StorageError>, err: &mut dyn Write) -> u8 {
    let more = errors.len().saturating_sub(NAMED);
    // A line that says “1 more” is no shorter than the one itself.
    let named = if more == 1 { NAMED + 1 } else { NAMED };
    let mut status = DONE;
    for error in errors.into_iter().take(named) {
        status = report(&error.into(), err);
    }
    if more > 1 {
        let what = format!("{more} more of its files are missing or cannot be read");
        status = report(&Failure::new(input, what, "mend those above, then try again to see the rest"), err);
    }
    status
}

/// Tells which characters of the file at `path` could not be printed.
fn warn_of_missing(path: &Path, missing: &[char], err: &mut dyn Write) {
    if missing.is_empty() {
        return;
    }
    let missing: Vec<String> = missing.iter().map(|c| format!("{c} (U+{:04X})", *c as u32)).collect();
    let text = format!("{}: the face lacks {}; 〓 stands in their place", path.display(), missing.join(", "));
    // A warning that nobody can read is no reason to stop.
    let _ = writeln!(err, "warning: {}", one_line(&text));
}

/// Reads a description, JSON by its ending and RON otherwise.
fn read(path: &Path) -> Result<PositionDescription, StorageError> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        let text = storage::read_text(path)?;
        return json::read(&text).map_err(|fault| StorageError::new(path, fault));
    }
    storage::open(path)
}

/// The files that `inputs` name: a folder stands for the descriptions in it.
fn files(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for input in inputs {
        if !storage::is_folder(input) {
            files.push(input.clone());
            continue;
        }
        let found = storage::descriptions_in(input)?;
        if found.is_empty() {
            return Err(Failure::new(
                input,
                "there is no .ron file in this folder",
                "name another folder, or the files one by one",
            ));
        }
        files.extend(found);
    }
    Ok(files)
}
