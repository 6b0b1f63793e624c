//! `export`: a PDF for each description.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{DONE, Failure, LangOption, files, read, report, warn_of_missing};
use crate::layout::{self, Form, Options};
use crate::pdf::{self, Effort};
use crate::storage;

/// Work that takes longer than this shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(Args)]
pub struct Export {
    /// Descriptions (.ron or .json), or folders of them
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// The PDF to write, or the folder for several; beside each input when missing
    #[arg(short, long, value_name = "FILE.pdf or DIR")]
    output: Option<PathBuf>,
    /// The printed form
    #[arg(long, value_enum, default_value = "standard")]
    layout: FormOption,
    /// The language of the labels
    #[arg(long, value_enum, default_value = "zh")]
    lang: LangOption,
}

/// A printed form, as an option.
#[derive(Clone, Copy, ValueEnum)]
enum FormOption {
    /// 标准表格
    Standard,
    /// 权重表
    Weighted,
    /// 使命版
    Mission,
    /// 叙述版
    Narrative,
}

impl From<FormOption> for Form {
    fn from(option: FormOption) -> Self {
        match option {
            FormOption::Standard => Self::Standard,
            FormOption::Weighted => Self::Weighted,
            FormOption::Mission => Self::Mission,
            FormOption::Narrative => Self::Narrative,
        }
    }
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
                status = report(&failure, err);
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
        let is_pdf = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
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
            if let Some(other) = jobs.insert(output.clone(), input) {
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
        let printed = layout::print(&document, Options { form: self.layout.into(), lang: self.lang.into() });
        warn_of_missing(input, &printed.missing, err)?;
        let bytes = pdf::write(&printed.pages, &printed.about, Effort::Small);
        Ok(storage::write(output, &bytes)?)
    }
}
