//! `export`: a PDF for each description.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::Progress;
use super::{DONE, Failure, files, named, read, report, warn_of_missing, written_over};
use crate::document::{Form, Labels};
use crate::lang::{Lang, Text};
use crate::layout::{self, Options};
use crate::pdf::{self, Effort};
use crate::storage;

#[derive(Args)]
pub struct Export {
    /// Descriptions (.ron or .json), or folders of .ron files
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// The PDF to write, or the folder for several; beside each input when missing
    #[arg(short, long, value_name = "FILE.pdf or DIR")]
    output: Option<PathBuf>,
    /// The printed form: standard (unless the style says another), weighted, mission or narrative
    #[arg(long, value_parser = named::<Form>)]
    layout: Option<Form>,
    /// The language of the labels: zh (unless the style says another), en or both
    #[arg(long, value_parser = named::<Labels>)]
    lang: Option<Labels>,
    /// The pack file (.ron) whose house style the descriptions have: logo, colour, header, footer …
    #[arg(long, value_name = "PACK.ron")]
    style: Option<PathBuf>,
}

impl Export {
    pub fn run(&self, lang: Lang, err: &mut dyn Write) -> Result<u8, Failure> {
        let options = self.options()?;
        let jobs = self.jobs()?;
        let progress = Progress::new(jobs.len());
        let mut status = DONE;
        for (output, input) in &jobs {
            if let Err(failure) = export(input, output, &options, lang, err) {
                status = status.max(report(&failure, lang, err));
            }
            progress.step();
        }
        progress.finish();
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
            let what = Text::new("这既不是文件夹，也不是 PDF 的名字", "this is neither a folder nor the name of a PDF");
            return Err(Failure::new(odd, what, Text::new("请以 .pdf 结尾", "let it end in .pdf")));
        }
        let mut jobs = BTreeMap::new();
        for input in inputs {
            let output = match &self.output {
                None => input.with_extension("pdf"),
                Some(file) if is_pdf(file) && !storage::is_folder(file) => {
                    if single.is_none() {
                        return Err(Failure::new(
                            file,
                            Text::new("几份岗位说明书写不进一个文件", "several descriptions do not go into one file"),
                            Text::new("请在 -o 后面写文件夹", "name a folder after -o"),
                        ));
                    }
                    file.clone()
                }
                Some(folder) => folder.join(input.with_extension("pdf").file_name().unwrap_or_default()),
            };
            let other = jobs.insert(output.clone(), input.clone());
            if let Some(other) = other.filter(|other| *other != input) {
                let remedy = Text::new("请逐个导出，或不用 -o", "export them one by one, or without -o");
                return Err(Failure::new(&output, written_over(&other), remedy));
            }
        }
        if let Some(folder) = self.output.as_ref().filter(|path| !is_pdf(path)) {
            storage::make_folder(folder)?;
        }
        Ok(jobs)
    }

    /// The house style, if there is one, with what the command line says in its place.
    fn options(&self) -> Result<Options, Failure> {
        let mut options = match &self.style {
            Some(path) => {
                let pack = storage::pack::open(path)?;
                Options::of(&pack, storage::pack::open_logo(path, &pack)?)
            }
            None => Options::default(),
        };
        options.style.layout = self.layout.unwrap_or(options.style.layout);
        options.style.labels = self.lang.unwrap_or(options.style.labels);
        Ok(options)
    }
}

fn export(input: &Path, output: &Path, options: &Options, lang: Lang, err: &mut dyn Write) -> Result<(), Failure> {
    let document = read(input)?;
    if let Some(refusal) = layout::refusal(&document) {
        return Err(Failure::new(input, refusal, Text::new("请填写 identity.title", "fill in identity.title")));
    }
    let printed = layout::print(&document, options);
    warn_of_missing(input, &printed.missing, lang, err);
    let bytes = pdf::write(&printed.pages, &printed.about, Effort::Small);
    Ok(storage::write(output, &bytes)?)
}
