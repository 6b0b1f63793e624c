//! Which files of the folder show, and in which order.

use std::cmp::Ordering;
use std::path::Path;
use std::sync::Arc;

use super::scan::{Counts, Entry};
use crate::app::initials::{Reading, reading, spans};
use crate::document::{Choice as _, Date, Status};
use crate::lang::Text;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Department,
    Code,
    Superior,
    Share,
    Findings,
    Status,
    Revised,
}

impl Column {
    pub(super) const ALL: [Self; 8] = [
        Self::Title,
        Self::Department,
        Self::Code,
        Self::Superior,
        Self::Share,
        Self::Findings,
        Self::Status,
        Self::Revised,
    ];

    pub(super) fn label(self) -> Text {
        match self {
            Self::Title => Text::new("岗位", "Post"),
            Self::Department => Text::new("部门", "Department"),
            Self::Code => Text::new("编号", "Code"),
            Self::Superior => Text::new("直接上级", "Reports to"),
            Self::Share => Text::new("完成度", "Complete"),
            Self::Findings => Text::new("问题", "Findings"),
            Self::Status => Text::new("状态", "Status"),
            Self::Revised => Text::new("修订日期", "Revised"),
        }
    }

    /// Tells whether who sorts by it wants the most or the newest first.
    pub(super) fn falls_first(self) -> bool {
        matches!(self, Self::Findings | Self::Revised)
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Query {
    pub(super) what: String,
    /// A department; the empty one is that of posts without.
    pub(super) department: Option<String>,
    pub(super) status: Option<Status>,
    pub(super) found: bool,
    pub(super) by: Column,
    pub(super) falls: bool,
}

impl Default for Query {
    fn default() -> Self {
        Self { what: String::new(), department: None, status: None, found: false, by: Column::Department, falls: false }
    }
}

impl Query {
    /// Tells whether some files may be left out.
    pub(super) fn narrows(&self) -> bool {
        !self.what.trim().is_empty() || self.department.is_some() || self.status.is_some() || self.found
    }
}

/// A file that shows.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) entry: Arc<Entry>,
    /// What is found in it, and between it and the others.
    pub(super) findings: Counts,
    /// How the name is read that it stands by in the order, where that is one.
    reading: Reading,
}

impl Row {
    /// What a person calls it: the title, or the file where it has none.
    pub(super) fn name(&self) -> String {
        let title = self.entry.post().map_or("", |post| post.document.identity.title.trim());
        if title.is_empty() { file_name(&self.entry.path) } else { crate::lang::one_line(title) }
    }

    fn text(&self, column: Column) -> &str {
        let Some(post) = self.entry.post() else { return "" };
        let identity = &post.document.identity;
        match column {
            Column::Department => identity.department.trim(),
            Column::Code => identity.code.trim(),
            Column::Superior => identity.reports_to.trim(),
            _ => identity.title.trim(),
        }
    }

    /// When it was revised last.
    pub(super) fn revised(&self) -> Option<Date> {
        self.entry.post()?.document.newest_revision()?.date
    }

    fn status(&self) -> Option<usize> {
        let status = self.entry.post()?.document.status;
        Status::ALL.iter().position(|&other| other == status)
    }

    fn order(&self, other: &Self, by: Column) -> Ordering {
        let share = |row: &Self| row.entry.post().map_or(-1.0, |post| post.share);
        match by {
            Column::Share => share(self).total_cmp(&share(other)),
            Column::Findings => self.findings.cmp(&other.findings),
            Column::Status => self.status().cmp(&other.status()),
            Column::Revised => self.revised().cmp(&other.revised()),
            Column::Title | Column::Department | Column::Code | Column::Superior => self.reading.cmp(&other.reading),
        }
    }
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The rows of `entries` that `query` asks for, in its order; `between` is what was found between each of them and the
/// others, as far as that is known. What cannot be read stands last.
pub(super) fn rows(entries: &[Arc<Entry>], between: &[Counts], query: &Query) -> Vec<Row> {
    let between = between.iter().copied().chain(std::iter::repeat(Counts::default()));
    let row = |(entry, more): (&Arc<Entry>, Counts)| {
        let mut findings = entry.post().map_or_else(Counts::default, |post| post.findings);
        findings.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        let mut row = Row { entry: Arc::clone(entry), findings, reading: Reading::new() };
        if matches!(query.by, Column::Title | Column::Department | Column::Code | Column::Superior) {
            row.reading = reading(row.text(query.by));
        }
        row
    };
    let posts = entries.iter().zip(between).filter(|(entry, _)| entry.post().is_some() || entry.content.is_err());
    let mut rows: Vec<Row> = posts.map(row).filter(|row| is_meant(row, query)).collect();
    rows.sort_by(|a, b| {
        let readable = b.entry.content.is_ok().cmp(&a.entry.content.is_ok());
        let order = a.order(b, query.by);
        let order = if query.falls { order.reverse() } else { order };
        readable.then(order).then_with(|| a.text(Column::Code).cmp(b.text(Column::Code)))
    });
    rows
}

fn is_meant(row: &Row, query: &Query) -> bool {
    let Some(post) = row.entry.post() else { return !query.narrows() };
    let identity = &post.document.identity;
    let department = query.department.as_ref().is_none_or(|department| identity.department.trim() == department);
    let status = query.status.is_none_or(|status| post.document.status == status);
    let found = !query.found || row.findings.iter().any(|&count| count > 0);
    let stands = |word: &str| {
        post.words.contains(&word.to_lowercase())
            || [&identity.title, &identity.department].iter().any(|text| !spans(text, word).is_empty())
    };
    department && status && found && query.what.split_whitespace().all(stands)
}
