//! The command line, a file a subcommand.
//!
//! Everything goes to the writers given and comes back as an exit status: 0 done, 1 `check` found
//! an error, 2 it could not be done. A failure is one line: `error: FILE:LINE:COLUMN: what; what to do`, in the language
//! of the findings where there are such, else in that of the system.

mod check;
mod compare;
mod convert;
mod export;
mod pack;
mod progress;
mod rename;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{CommandFactory as _, Parser, Subcommand};
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;

use crate::document::{Fault, PositionDescription};
use crate::exchange::json;
use crate::lang::{Lang, Message, Text, one_line};
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
    /// Write what differs between two descriptions or two packs as a PDF
    Compare(compare::Compare),
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

impl Command {
    /// The language of all that is said: that of the findings where there are such, else that of the system.
    fn lang(&self, system: Lang) -> Lang {
        match self {
            Self::Check(check) => check.lang,
            _ => system,
        }
    }
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
    fn new(path: &Path, what: impl Into<Message>, remedy: impl Into<Message>) -> Self {
        Self::Storage(StorageError::new(path, Fault::of_file(what, remedy)))
    }

    /// What it says in `lang`.
    fn line(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Storage(error), lang) => error.line(lang),
            (Self::Output(error), Lang::Zh) => format!("标准输出写不进去：{error}；请写到文件"),
            (Self::Output(error), Lang::En) => format!("standard output: {error}; write to a file instead"),
        }
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

/// Done.
pub const DONE: u8 = 0;
/// `check` found an error.
pub const FOUND: u8 = 1;
/// It could not be done.
pub const FAILED: u8 = 2;

/// Carries out the command line `arguments`, the first of which names the program, on a system in the language `system`.
///
/// Gives back the exit status.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    system: Lang,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, out, err),
    };
    let lang = arguments.command.lang(system);
    let done = match arguments.command {
        Command::Export(export) => export.run(lang, err),
        Command::Pack(pack) => pack.run(lang, err),
        Command::Check(check) => check.run(out, err),
        Command::Compare(compare) => compare.run(lang, err),
        Command::Convert(convert) => convert.run(out),
        Command::Rename(rename) => rename.run(lang, out, err),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "rolewright-cli", &mut script);
            out.write_all(&script).map_err(Failure::from).map(|()| DONE)
        }
    };
    // What is still held back must come out before the status says that it is done.
    let done = done.and_then(|status| out.flush().map(|()| status).map_err(Failure::from));
    done.unwrap_or_else(|failure| report(&failure, lang, err))
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
fn report(failure: &Failure, lang: Lang, err: &mut dyn Write) -> u8 {
    if let Failure::Output(error) = failure
        && error.kind() == io::ErrorKind::BrokenPipe
    {
        return DONE;
    }
    let head = Text::new("错误：", "error: ").get(lang);
    let _ = writeln!(err, "{head}{}", failure.line(lang));
    FAILED
}

/// So many failures of one input are told one by one.
const NAMED: usize = 10;

/// Writes the lines of what failed in `input`, when there is something: the first few, and how many more there are.
fn report_all(input: &Path, errors: Vec<StorageError>, lang: Lang, err: &mut dyn Write) -> u8 {
    let more = errors.len().saturating_sub(NAMED);
    // A line that says “1 more” is no shorter than the one itself.
    let named = if more == 1 { NAMED + 1 } else { NAMED };
    let mut status = DONE;
    for error in errors.into_iter().take(named) {
        status = report(&error.into(), lang, err);
    }
    if more > 1 {
        let what = Message::new(
            format!("另有 {more} 份文件不存在或读不出"),
            format!("{more} more of its files are missing or cannot be read"),
        );
        let remedy =
            Text::new("请先处理以上各份，再试一次看其余的", "mend those above, then try again to see the rest");
        status = report(&Failure::new(input, what, remedy), lang, err);
    }
    status
}

/// `output`, unless it has another ending than that of a PDF: a description named by mistake would be written over.
fn pdf_at(output: PathBuf) -> Result<PathBuf, Failure> {
    if output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Ok(output);
    }
    let what = Text::new("这不是 PDF 的名字", "this is not the name of a PDF");
    Err(Failure::new(&output, what, Text::new("请以 .pdf 结尾", "let it end in .pdf")))
}

/// What is said of the file at `path` that a run would write twice.
fn written_over(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("{path} 会被另一份同名的岗位说明书覆盖"),
        format!("{path} would be written over by another description of this name"),
    )
}

/// Tells which characters of the file at `path` could not be printed.
fn warn_of_missing(path: &Path, missing: &[char], lang: Lang, err: &mut dyn Write) {
    if missing.is_empty() {
        return;
    }
    let missing: Vec<String> = missing.iter().map(|c| format!("{c} (U+{:04X})", *c as u32)).collect();
    let (path, missing) = (path.display(), missing.join(", "));
    let text = match lang {
        Lang::Zh => format!("警告：{path}：字库里没有 {missing}，以 〓 代替"),
        Lang::En => format!("warning: {path}: the face lacks {missing}; 〓 stands in their place"),
    };
    // A warning that nobody can read is no reason to stop.
    let _ = writeln!(err, "{}", one_line(&text));
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
                Text::new("这个文件夹里没有 .ron 文件", "there is no .ron file in this folder"),
                Text::new("请换一个文件夹，或逐个写出文件", "name another folder, or the files one by one"),
            ));
        }
        files.extend(found);
    }
    Ok(files)
}
