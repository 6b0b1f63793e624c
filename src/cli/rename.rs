//! `rename`: a department, a position or a company has another name from now on, in every file.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{DONE, FAILED, Failure, named, report};
use crate::document::rename::Named;
use crate::lang::{Lang, Text, counted, one_line};
use crate::storage::change::{Change, Progress, apply};
use crate::storage::folder::{self, Walk};
use crate::storage::recovery::Document;
use crate::storage::rename::Found;
use crate::storage::{self, StorageError};

#[derive(Args)]
pub struct Rename {
    /// What has the name: department, position or company
    #[arg(value_name = "KIND", value_parser = named::<Named>)]
    named: Named,
    /// The name so far
    old: String,
    /// The new name
    new: String,
    /// Folders, each with all that lies in it, or single descriptions and packs (.ron)
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Change other texts in which the name stands, too; there it may mean something else
    #[arg(long)]
    texts: bool,
    /// List each place and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Rename {
    pub fn run(&self, lang: Lang, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8, Failure> {
        let (old, new) = (self.old.trim(), self.new.trim());
        if old.is_empty() || new.is_empty() || old == new {
            return Err(Failure::new(
                Path::new("rename"),
                Text::new("没有两个不同的名称", "there are no two names"),
                Text::new("请写出旧名称和新名称", "give the old one and the new one"),
            ));
        }
        let mut status = DONE;
        let mut changes: Vec<Change> = Vec::new();
        let mut counts = BTreeMap::new();
        for file in self.files(&mut status, lang, err)? {
            match find(&file, self.named, old) {
                Ok(None) => {}
                Ok(Some(found)) => {
                    counts.insert(file.clone(), self.list(&found, new, lang, out)?);
                    changes.extend(found.change(|hit| self.changes(&found, hit), new));
                }
                Err(error) => status = report(&error.into(), lang, err),
            }
        }
        let (mut places, mut files): (usize, _) = (counts.values().sum(), changes.len());
        if !self.dry_run {
            let applied = apply(&changes, &Progress::new(files), None);
            places = applied.written.iter().filter_map(|change| counts.get(&change.path)).sum();
            files = applied.written.len();
            for error in applied.failed {
                status = report(&error.into(), lang, err);
            }
        }
        match lang {
            Lang::Zh => {
                let done = if self.dry_run { "将改" } else { "已改" };
                writeln!(out, "{done} {files} 份文件中的 {places} 处")?;
            }
            Lang::En => {
                let would = if self.dry_run { "would be " } else { "" };
                writeln!(out, "{}, {} {would}changed", counted(places, "place"), counted(files, "file"))?;
            }
        }
        Ok(status)
    }

    /// The files to look at; what cannot be looked at is told.
    fn files(&self, status: &mut u8, lang: Lang, err: &mut dyn Write) -> Result<Vec<PathBuf>, Failure> {
        let mut all = Vec::new();
        for input in &self.inputs {
            if !storage::is_folder(input) {
                all.push(input.clone());
                continue;
            }
            let Walk { files, left_out } = folder::walk(input)?;
            all.extend(files);
            for error in left_out {
                *status = report(&error.into(), lang, err).max(FAILED);
            }
        }
        all.sort();
        all.dedup();
        Ok(all)
    }

    fn changes(&self, found: &Found, hit: usize) -> bool {
        self.texts || found.is_whole(hit)
    }

    /// Lists the places in a file, and tells how many of them are changed.
    fn list(&self, found: &Found, new: &str, lang: Lang, out: &mut dyn Write) -> Result<usize, Failure> {
        let mut count = 0;
        for hit in 0..found.count() {
            let line = found.line(hit, lang);
            let (file, old, new) = (found.path.display(), line.old(), one_line(&line.renamed(new)));
            if self.changes(found, hit) {
                count += 1;
                writeln!(out, "{file}: {}: {old} → {new}", line.label)?;
            } else {
                let stays = Text::new("不改；加上 --texts 才改", "stays; --texts changes it, too").get(lang);
                writeln!(out, "{file}: {}: {old} {stays}", line.label)?;
            }
        }
        Ok(count)
    }
}

fn find(path: &Path, named: Named, old: &str) -> Result<Option<Found>, StorageError> {
    let (content, text) = folder::read(path)?;
    Ok(Found::find(path, &text, Document::from(content), named, old))
}
