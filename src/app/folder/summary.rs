//! What is said about a folder as a whole, worked out where it is read.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::rows::file_name;
use super::scan::{Across, Counts, Entry, counts};
use crate::app::initials::{Reading, reading};
use crate::check::{Alike, Severity, alike, rule};
use crate::document::{Choice as _, Date, Place, Status};
use crate::lang::{Message, Text, one_line};

/// After so many years without a revision a description may say what is no longer so.
const YEARS: i32 = 3;

/// What is said.
#[derive(Clone, Default)]
pub(super) struct Summary {
    /// How many descriptions there are.
    pub(super) count: usize,
    pub(super) approved: usize,
    /// How many have not been revised for years.
    pub(super) old: usize,
    /// The departments in the order in which they are read, and how many posts each has.
    pub(super) departments: BTreeMap<(Reading, String), usize>,
    /// What the descriptions contradict one another in, the gravest first.
    pub(super) across: Vec<Line>,
    /// Those of them that say the same by their numbers.
    pub(super) alike: Vec<Alike>,
    /// The kinds of these, and how many there are of each.
    pub(super) kinds: Vec<(Text, usize)>,
    /// How many findings there are of each severity.
    findings: Counts,
}

/// Something in which descriptions contradict one another.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) path: PathBuf,
    pub(super) place: Place,
    pub(super) severity: Severity,
    /// What the description is called.
    pub(super) title: String,
    pub(super) message: Message,
    code: &'static str,
}

impl Summary {
    /// Takes in more files.
    pub(super) fn add(&mut self, entries: &[Arc<Entry>], today: Date) {
        for post in entries.iter().filter_map(|entry| entry.post()) {
            let document = &post.document;
            self.count += 1;
            self.approved += usize::from(document.status == Status::Approved);
            let revised = document.newest_revision().and_then(|revision| revision.date);
            self.old += usize::from(revised.is_some_and(|date| is_old(date, today)));
            let department = document.identity.department.trim();
            *self.departments.entry((reading(department), department.to_owned())).or_insert(0) += 1;
            self.findings.iter_mut().zip(post.findings).for_each(|(sum, count)| *sum += count);
        }
    }

    /// Takes in what is found between the files, which are `entries`.
    pub(super) fn add_across(&mut self, entries: &[Arc<Entry>], across: &Across) {
        self.across = lines(entries, across);
        let said = |line: &Line| (line.severity, line.code, line.message.zh.clone());
        let said = self.across.iter().enumerate().map(|(index, line)| (index, said(line), &line.path));
        self.alike = alike(said);
        self.kinds = kinds(&self.across);
        let counts = counts(across.values().flatten());
        self.findings.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }

    /// How many findings there are, and how grave the gravest is.
    pub(super) fn findings(&self) -> (usize, Option<Severity>) {
        let gravest = Severity::ALL.iter().zip(self.findings).find(|(_, count)| *count > 0);
        (self.findings.iter().sum(), gravest.map(|(severity, _)| *severity))
    }
}

fn lines(entries: &[Arc<Entry>], across: &Across) -> Vec<Line> {
    let title = |entry: &Arc<Entry>| {
        let title = entry.post().map_or("", |post| post.document.identity.title.trim());
        if title.is_empty() { file_name(&entry.path) } else { one_line(title) }
    };
    let titles: HashMap<&Path, String> = entries.iter().map(|entry| (entry.path.as_path(), title(entry))).collect();
    let mut lines = Vec::new();
    for (path, findings) in across {
        lines.extend(findings.iter().map(|finding| Line {
            path: path.clone(),
            place: finding.place,
            severity: finding.severity,
            title: titles.get(path.as_path()).cloned().unwrap_or_default(),
            message: finding.message.clone(),
            code: finding.code,
        }));
    }
    lines.sort_by_key(|line| line.severity);
    lines
}

/// The kinds of `lines` in their order.
fn kinds(lines: &[Line]) -> Vec<(Text, usize)> {
    let mut kinds: Vec<(Text, usize)> = Vec::new();
    for title in lines.iter().filter_map(|line| Some(rule(line.code)?.title)) {
        match kinds.iter_mut().find(|(kind, _)| *kind == title) {
            Some((_, count)) => *count += 1,
            None => kinds.push((title, 1)),
        }
    }
    kinds
}

/// Tells whether what was revised on `date` may say what is no longer so.
pub(super) fn is_old(date: Date, today: Date) -> bool {
    use jiff::ToSpan as _;
    today.checked_sub(YEARS.years()).is_ok_and(|limit| date < limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_old_after_three_years() {
        let today = Date::constant(2026, 7, 1);
        for (date, old) in [((2023, 6, 30), true), ((2023, 7, 1), false), ((2026, 1, 1), false)] {
            assert_eq!(is_old(Date::constant(date.0, date.1, date.2), today), old, "{date:?}");
        }
    }
}
