//! `compare`: what differs between two descriptions or two packs, as a PDF.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{DONE, Failure, named, pdf_at, read, warn_of_missing};
use crate::document::differences::differences;
use crate::lang::{Lang, Text, one_line};
use crate::layout::comparison::{self, Sides};
use crate::pdf::{self, Effort};
use crate::storage::{self, Content};

#[derive(Args)]
pub struct Compare {
    /// The old description (.ron or .json) or pack
    old: PathBuf,
    /// The new one, of the same kind
    new: PathBuf,
    /// The PDF to write; beside NEW when missing
    #[arg(short, long, value_name = "FILE.pdf")]
    output: Option<PathBuf>,
    /// The language of the labels: zh or en
    #[arg(long, value_parser = named::<Lang>, default_value = "zh")]
    lang: Lang,
}

impl Compare {
    pub fn run(&self, lang: Lang, err: &mut dyn Write) -> Result<u8, Failure> {
        let output = pdf_at(self.output.clone().unwrap_or_else(|| {
            let stem = self.new.file_stem().unwrap_or_default().to_string_lossy();
            self.new.with_file_name(format!("{stem} {}.pdf", comparison::NAME.get(self.lang)))
        }))?;
        let (title, (differences, same)) = match (content(&self.old)?, content(&self.new)?) {
            (Content::Description(old), Content::Description(new)) => {
                (new.identity.title.clone(), differences(&*old, &*new, self.lang))
            }
            (Content::Pack(old), Content::Pack(new)) => (new.title.clone(), differences(&*old, &*new, self.lang)),
            _ => {
                let what = Text::new("岗位说明书与汇编不能相互对比", "a description and a pack cannot be compared");
                return Err(Failure::new(&self.new, what, Text::new("请给出同一类文件", "name two of a kind")));
            }
        };
        let (old, new) = (self.name(&self.old), self.name(&self.new));
        let printed = comparison::print(&Sides { title, old, new }, (&differences, &same), self.lang);
        warn_of_missing(&self.new, &printed.missing, lang, err);
        storage::write(&output, &pdf::write(&printed.pages, &printed.about, Effort::Small))?;
        Ok(DONE)
    }

    /// What a side is called: its file, with its folder where both files have one name.
    fn name(&self, path: &Path) -> String {
        let alone = self.old.file_name() != self.new.file_name();
        let name = path.file_name().filter(|_| alone).map_or(path, Path::new);
        one_line(&name.display().to_string())
    }
}

/// What a file holds.
fn content(path: &Path) -> Result<Content, Failure> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return Ok(Content::Description(Box::new(read(path)?)));
    }
    Ok(storage::folder::read(path)?.0)
}
