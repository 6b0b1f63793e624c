//! `check`: what is missing, unwise or contradicts itself, for a person or for a program; and the pages of the rules.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{DONE, FAILED, FOUND, Failure, files, named, read, report_all};
use crate::check::{self, Finding, Group, Rulebook, Severity};
use crate::document::pack::Pack;
use crate::document::{Choice as _, Field, PositionDescription};
use crate::exchange::json;
use crate::lang::{Lang, Message, Text, one_line};
use crate::storage::{self, StorageError};

#[derive(Args)]
pub struct Check {
    /// Descriptions (.ron or .json), folders of .ron files, or packs; folders and packs are checked across too
    #[arg(required_unless_present_any = ["explain", "list"])]
    inputs: Vec<PathBuf>,
    /// For a person or for a program
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// A client's own words and severities, in place of the checks.ron beside the input
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Print the page of a rule: why, a bad and a good example, its source
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// Print a line for each rule
    #[arg(long)]
    list: bool,
    /// The language of the findings and of what could not be read: zh or en
    #[arg(long, value_parser = named::<Lang>, default_value = "zh")]
    pub(super) lang: Lang,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A line a finding
    Text,
    /// An array of findings
    Json,
}

/// A finding, as a program reads it.
#[derive(Serialize)]
struct Reported {
    code: &'static str,
    severity: Severity,
    file: String,
    field: String,
    message: String,
    /// The words that are meant, as they stand in the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    source: String,
    /// What could safely stand in place of the whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewrite: Option<String>,
    /// Why the drafter keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<String>,
}

/// Descriptions that are checked side by side, or one alone.
struct Unit {
    /// What the command line named.
    input: PathBuf,
    files: Vec<PathBuf>,
    pack: Option<Pack>,
    alone: bool,
}

impl Check {
    pub fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8, Failure> {
        if self.list {
            for rule in check::RULES {
                writeln!(out, "{}", check::line(rule, self.lang))?;
            }
            return Ok(DONE);
        }
        if let Some(code) = &self.explain {
            let rule = check::rule(code).ok_or_else(|| {
                let what = Message::new(format!("没有规则 {code}"), format!("there is no rule {code}"));
                let remedy = Text::new("check --list 列出全部规则", "check --list names all rules");
                Failure::new(Path::new("--explain"), what, remedy)
            })?;
            write!(out, "{}", check::page(rule, self.lang))?;
            return Ok(DONE);
        }
        let (reported, failed) = self.judge(err)?;
        self.write(&reported, out)?;
        let open = |finding: &Reported| finding.severity == Severity::Error && finding.kept.is_none();
        Ok(if failed {
            FAILED
        } else if reported.iter().any(open) {
            FOUND
        } else {
            DONE
        })
    }

    /// Every finding, and whether a file could not be read.
    fn judge(&self, err: &mut dyn Write) -> Result<(Vec<Reported>, bool), Failure> {
        let mut rulebooks = Rulebooks { given: self.rules.as_deref(), known: BTreeMap::new() };
        let (mut reported, mut failed) = (Vec::new(), false);
        for unit in units(&self.inputs)? {
            let rulebook = rulebooks.of(&unit.input)?;
            let (mut paths, mut documents, mut errors) = (Vec::new(), Vec::new(), Vec::new());
            for path in &unit.files {
                match read(path) {
                    Ok(document) => {
                        paths.push(path);
                        documents.push(document);
                    }
                    Err(error) => errors.push(error),
                }
            }
            failed |= report_all(&unit.input, errors, self.lang, err) == FAILED;
            let mut findings: Vec<Vec<Finding>> = documents.iter().map(|document| rulebook.check(document)).collect();
            let across = match &unit.pack {
                Some(pack) => {
                    let read: BTreeMap<&Path, &PositionDescription> =
                        paths.iter().map(|path| path.as_path()).zip(&documents).collect();
                    let names = pack.departments.iter().flat_map(|department| &department.members);
                    let known: BTreeMap<&str, &PositionDescription> = names
                        .zip(&unit.files)
                        .filter_map(|(name, path)| Some((&**name, *read.get(path.as_path())?)))
                        .collect();
                    check::pack::across_readable(pack, |name| known.get(name).map(|&document| Ok(document)), rulebook)
                }
                None if unit.alone => Vec::new(),
                None => rulebook.across(&Group::new(documents.iter().collect(), None)),
            };
            for (index, finding) in across {
                findings[index].push(finding);
            }
            if let Some(pack) = &unit.pack {
                reported.extend(self.of_pack(&unit, pack));
            }
            for ((path, document), findings) in paths.iter().zip(&documents).zip(findings) {
                reported.extend(findings.into_iter().map(|finding| self.report(path, document, finding)));
            }
        }
        Ok((reported, failed))
    }

    /// What is wrong with the pack file itself; members that cannot be read or lack a title are told of besides.
    fn of_pack(&self, unit: &Unit, pack: &Pack) -> Vec<Reported> {
        let logo = storage::pack::open_logo(&unit.input, pack).err();
        let problems = check::pack::check(pack, |_| None, logo.as_ref().map(|error| &*error.fault));
        let report = |problem: check::pack::Problem| Reported {
            code: problem.code,
            severity: problem.severity,
            file: unit.input.display().to_string(),
            field: problem.place.path(),
            message: problem.line(self.lang),
            words: Vec::new(),
            source: String::new(),
            rewrite: None,
            kept: None,
        };
        problems.into_iter().map(report).collect()
    }

    fn report(&self, path: &Path, document: &PositionDescription, finding: Finding) -> Reported {
        let text = Field::text(finding.place, document, Lang::Zh).unwrap_or_default();
        let words = finding.words.iter().filter_map(|range| text.get(range.clone()));
        Reported {
            code: finding.code,
            severity: finding.severity,
            file: path.display().to_string(),
            field: finding.place.path(),
            message: finding.message.get(self.lang).to_owned(),
            words: words.map(str::to_owned).collect(),
            source: finding.source.get(self.lang).to_owned(),
            rewrite: finding.rewrite,
            kept: finding.kept,
        }
    }

    fn write(&self, reported: &[Reported], out: &mut dyn Write) -> Result<(), Failure> {
        let lang = self.lang;
        match self.format {
            Format::Text => {
                for finding in reported.iter().filter(|finding| finding.kept.is_none()) {
                    let Reported { code, severity, file, field, message, source, .. } = finding;
                    let cited = if source.is_empty() { String::new() } else { format!(" [{source}]") };
                    let line = format!("{file}: {} {code} {field}: {message}{cited}", severity.label().get(lang));
                    writeln!(out, "{}", one_line(&line))?;
                }
                let kept = reported.iter().filter(|finding| finding.kept.is_some()).count();
                match lang {
                    _ if kept == 0 => {}
                    Lang::Zh => writeln!(out, "另有 {kept} 条已保留并写明理由（--format json 可见）")?,
                    Lang::En => writeln!(out, "{kept} more are kept, each with its reason (see --format json)")?,
                }
            }
            Format::Json => {
                let text = serde_json::to_string_pretty(&reported).map_err(std::io::Error::from)?;
                writeln!(out, "{}", json::harmless(&text))?;
            }
        }
        Ok(())
    }
}

/// What `inputs` name: a folder and a pack stand for descriptions side by side.
fn units(inputs: &[PathBuf]) -> Result<Vec<Unit>, Failure> {
    let unit = |input: &PathBuf| {
        if storage::is_folder(input) {
            let files = files(std::slice::from_ref(input))?;
            return Ok(Unit { input: input.clone(), files, pack: None, alone: false });
        }
        match pack(input)? {
            None => Ok(Unit { input: input.clone(), files: vec![input.clone()], pack: None, alone: true }),
            Some(pack) => {
                let files = storage::pack::member_paths(input, &pack)?;
                Ok(Unit { input: input.clone(), files, pack: Some(pack), alone: false })
            }
        }
    };
    inputs.iter().map(unit).collect()
}

/// The pack at `path`, when it is one: by its name, or because it reads as a pack and not as a description.
fn pack(path: &Path) -> Result<Option<Pack>, StorageError> {
    if path.ends_with(storage::PACK) {
        return storage::pack::open(path).map(Some);
    }
    if !storage::exists(path) || read(path).is_ok() {
        return Ok(None);
    }
    Ok(storage::pack::open(path).ok())
}

/// The rulebooks read so far.
struct Rulebooks<'a> {
    given: Option<&'a Path>,
    known: BTreeMap<Option<PathBuf>, Rulebook>,
}

impl Rulebooks<'_> {
    /// The rules for what lies at `input`.
    fn of(&mut self, input: &Path) -> Result<&Rulebook, StorageError> {
        let file = self.given.map(Path::to_owned).or_else(|| storage::checks::beside(input));
        if !self.known.contains_key(&file) {
            let rulebook = file.as_deref().map_or_else(|| Ok(Rulebook::default()), open_rulebook)?;
            self.known.insert(file.clone(), rulebook);
        }
        Ok(&self.known[&file])
    }
}

/// The rules for what lies at `input`, with the client's own beside it.
pub(super) fn rulebook_beside(input: &Path) -> Result<Rulebook, StorageError> {
    storage::checks::beside(input).as_deref().map_or_else(|| Ok(Rulebook::default()), open_rulebook)
}

fn open_rulebook(path: &Path) -> Result<Rulebook, StorageError> {
    let (checks, text) = storage::checks::open(path)?;
    Rulebook::new(&checks, &text).map_err(|fault| StorageError::new(path, fault))
}
