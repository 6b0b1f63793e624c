//! `pack`: the whole pack as one PDF, and on request a PDF for each description.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;

use super::check::rulebook_beside;
use super::progress::Progress;
use super::{DONE, Failure, named, pdf_at, report_all, warn_of_missing, written_over};
use crate::check;
use crate::document::{self, Labels, PositionDescription, Remark};
use crate::lang::{Lang, Text};
use crate::layout::pack::{Chapter, Extras, bind_on};
use crate::layout::{self, Options, print};
use crate::pdf::{self, Effort, Writer};
use crate::storage::{self, StorageError, naming};

#[derive(Args)]
pub struct Pack {
    /// The pack file (.ron), or the folder of a pack.ron
    input: PathBuf,
    /// The PDF to write; beside the pack file when missing
    #[arg(short, long, value_name = "FILE.pdf")]
    output: Option<PathBuf>,
    /// A folder for a PDF of each description besides
    #[arg(long, value_name = "DIR")]
    each: Option<PathBuf>,
    /// How the files of --each are named; {code}, {title}, {department} and {number}, or {编号}, {岗位名称}, {部门}
    /// and {序号}, stand for what they say
    #[arg(long, default_value = naming::PATTERN)]
    name: String,
    /// The language of the labels: zh, en or both, in place of what the pack's style says
    #[arg(long, value_parser = named::<Labels>)]
    lang: Option<Labels>,
    /// Add an appendix with what the checks say about the descriptions
    #[arg(long)]
    findings: bool,
}

impl Pack {
    pub fn run(&self, lang: Lang, err: &mut dyn Write) -> Result<u8, Failure> {
        if let Some(fault) = naming::fault(&self.name) {
            return Err(StorageError::new(Path::new("--name"), fault).into());
        }
        let input = &self.input();
        let output = pdf_at(self.output.clone().unwrap_or_else(|| input.with_extension("pdf")))?;
        let mut pack = storage::pack::open(input)?;
        pack.style.labels = self.lang.unwrap_or(pack.style.labels);
        let members = match storage::pack::open_members(input, &pack) {
            Ok(members) => members,
            // Not only the first is named, so that several can be mended in one go.
            Err(errors) => return Ok(report_all(input, errors, lang, err)),
        };
        let chapters: Vec<Chapter<'_>> = pack
            .departments
            .iter()
            .zip(&members)
            .map(|(department, documents)| Chapter { department, documents: documents.iter().collect() })
            .collect();
        let extras = Extras { logo: storage::pack::open_logo(input, &pack)?, remarks: self.remarks(&pack, &members)? };
        if let Some(why) = layout::pack::refusal(&chapters) {
            return Err(Failure::new(
                input,
                why,
                Text::new("请在 departments[].members 里写上成员", "name some under departments[].members"),
            ));
        }
        let progress = Progress::new(members.iter().map(Vec::len).sum());
        let writer = Writer::new(Effort::Small);
        let watch = |_| {
            progress.step();
            ControlFlow::Continue(())
        };
        if let Some(bound) = bind_on(&writer, &pack, &chapters, &extras, &watch) {
            warn_of_missing(input, &bound.missing, lang, err);
            let (mut parts, about) = (bound.parts, bound.about);
            storage::write_from(&output, &mut |out| writer.finish_to(std::mem::take(&mut parts), &about, out))?;
        }
        progress.finish();
        if let Some(folder) = &self.each {
            self.write_each(folder, &chapters, &Options::of(&pack, extras.logo))?;
        }
        Ok(DONE)
    }

    /// The pack file; a folder stands for the one in it.
    fn input(&self) -> PathBuf {
        if storage::is_folder(&self.input) { self.input.join(storage::PACK) } else { self.input.clone() }
    }

    /// What the checks say about the descriptions, when the pack or the person asks for it.
    fn remarks(
        &self,
        pack: &document::pack::Pack,
        members: &[Vec<PositionDescription>],
    ) -> Result<Option<Vec<Remark>>, Failure> {
        if !self.findings && !pack.style.findings {
            return Ok(None);
        }
        let rules = rulebook_beside(&self.input())?;
        let names = pack.departments.iter().flat_map(|department| &department.members);
        let known: BTreeMap<&str, &PositionDescription> =
            names.map(String::as_str).zip(members.iter().flatten()).collect();
        Ok(Some(check::pack::remarks(pack, |name| known.get(name).map(|&document| Ok(document)), &rules)))
    }

    fn write_each(&self, folder: &Path, chapters: &[Chapter<'_>], options: &Options) -> Result<(), Failure> {
        let all =
            || chapters.iter().flat_map(|chapter| chapter.documents.iter().map(move |&document| (chapter, document)));
        let paths: Vec<PathBuf> = all()
            .enumerate()
            .map(|(index, (chapter, document))| {
                folder.join(naming::pdf(&self.name, index + 1, &chapter.department.name, document))
            })
            .collect();
        for (index, path) in paths.iter().enumerate() {
            if paths[..index].contains(path) {
                let remedy = Text::new("请在 --name 里加上 {序号}", "add {number} to --name");
                return Err(Failure::new(&self.input, written_over(path), remedy));
            }
        }
        storage::make_folder(folder)?;
        for ((_, document), path) in all().zip(&paths) {
            let printed = print(document, options);
            storage::write(path, &pdf::write(&printed.pages, &printed.about, Effort::Small))?;
        }
        Ok(())
    }
}
