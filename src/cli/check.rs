//! `check`: what is missing or contradicts itself, for a person or for a program.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{DONE, FAILED, FOUND, Failure, files, named, read, report};
use crate::check::{Severity, check};
use crate::document::Choice as _;
use crate::exchange::json;
use crate::lang::{Lang, one_line};

#[derive(Args)]
pub struct Check {
    /// Descriptions (.ron or .json), or folders of .ron files
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// For a person or for a program
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The language of the messages: zh or en
    #[arg(long, value_parser = named::<Lang>, default_value = "zh")]
    lang: Lang,
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
}

impl Check {
    pub fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8, Failure> {
        let lang = self.lang;
        let mut status = DONE;
        let mut reported = Vec::new();
        for file in files(&self.inputs)? {
            let document = match read(&file) {
                Ok(document) => document,
                Err(error) => {
                    status = report(&error.into(), err);
                    continue;
                }
            };
            reported.extend(check(&document).into_iter().map(|finding| Reported {
                code: finding.code,
                severity: finding.severity,
                file: file.display().to_string(),
                field: finding.place.path(),
                message: finding.message.get(lang).to_owned(),
            }));
        }
        match self.format {
            Format::Text => {
                for Reported { code, severity, file, field, message } in &reported {
                    let line = format!("{file}: {} {code} {field}: {message}", severity.label().get(lang));
                    writeln!(out, "{}", one_line(&line))?;
                }
            }
            Format::Json => {
                let text = serde_json::to_string_pretty(&reported).map_err(std::io::Error::from)?;
                writeln!(out, "{}", json::harmless(&text))?;
            }
        }
        let found = reported.iter().any(|finding| finding.severity == Severity::Error);
        Ok(if status == FAILED {
            FAILED
        } else if found {
            FOUND
        } else {
            DONE
        })
    }
}
