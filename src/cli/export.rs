//! `export`: a PDF for each description.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{DONE, Failure, files, named, read, report, warn_of_missing};
use crate::lang::Lang;
use crate::layout::{self, Form, Options};
use crate::pdf::{self, Effort};
use crate::storage;

/// Work that takes longer than this shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(Args)]
pub struct Export {
    /// Descriptions (.ron or .json), or folders of .ron files
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// The PDF to write, or the folder for several; beside each input when missing
    #[arg(short, long, value_name = "FILE.pdf or DIR")]
    output: Option<PathBuf>,
    /// The printed form: standard, weighted, mission or narrative
    #[arg(long, value_parser = named::<Form>, default_value = "standard")]
    layout: Form,
    /// The language of the labels: zh or en
    #[arg(long, value_parser = named::<Lang>, default_value = "zh")]
    lang: Lang,
}

impl Export {
    pub fn run(&self, err: &mut dyn Write) -> Result<u8, Failure> {
        let jobs = self.jobs()?;
        let bar = ProgressBar::with_draw_target(Some(jobs.len() as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        let mut status = DONE;
        for (output, input) in &jobs {
            if bar.is_hidden() && bar.elapsed() > PATIENCE {
                // Stays hidden when standard error is no terminal.
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            if let Err(failure) = self.export(input, output, err) {
                status = status.max(report(&failure, err));
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(status)
    }

    /// Which file is written from which, each once.
    fn jobs(&self) -> Result<BTreeMap<PathBuf, PathBuf>, Failure> {
        let inputs = files(&self.inputs)?;
        let single = match inputs.as_slice() {
            [input] if !storage::is_folder(&self.inputs[0]) => Some(input.clone()),
            _ => None,
        };
        let is_file_name = |path: &Path| path.extension().is_some() && !storage::is_folder(path);
        let is_pdf = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        if let Some(odd) = self.output.as_ref().filter(|path| is_file_name(path) && !is_pdf(path)) {
            return Err(Failure::new(odd, "this is neither a folder nor the name of a PDF", "let it end in .pdf"));
        }
        let mut jobs = BTreeMap::new();
        for input in inputs {
            let output = match &self.output {
                None => input.with_extension("pdf"),
                Some(file) if is_pdf(file) && !storage::is_folder(file) => {
                    if single.is_none() {
                        return Err(Failure::new(
                            file,
                            "several descriptions do not go into one file",
                            "name a folder after -o",
                        ));
                    }
                    file.clone()
                }
                Some(folder) => folder.join(input.with_extension("pdf").file_name().unwrap_or_default()),
            };
            let other = jobs.insert(output.clone(), input.clone());
            if let Some(other) = other.filter(|other| *other != input) {
                let what = format!("{} would be written over by another description of this name", other.display());
                return Err(Failure::new(&output, what, "export them one by one, or without -o"));
            }
        }
        if let Some(folder) = self.output.as_ref().filter(|path| !is_pdf(path)) {
            storage::make_folder(folder)?;
        }
        Ok(jobs)
    }

    fn export(&self, input: &Path, output: &Path, err: &mut dyn Write) -> Result<(), Failure> {
        let document = read(input)?;
        if let Some(refusal) = layout::refusal(&document) {
            return Err(Failure::new(input, refusal.en, "fill in identity.title"));
        }
        let printed = layout::print(&document, Options { form: self.layout, lang: self.lang });
        warn_of_missing(input, &printed.missing, err);
        let bytes = pdf::write(&printed.pages, &printed.about, Effort::Small);
        Ok(storage::write(output, &bytes)?)
    }
}
