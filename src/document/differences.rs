//! In which parts two documents differ, with what became of their words.

use super::compare::{Line, Part, Parts, root};
use super::pack::Pack;
use super::pack_place::PackPlace;
use super::redline::{Row, redline};
use super::taking::{At, Match};
use super::{Field, Place, PositionDescription};
use crate::lang::{Lang, Message, Text, counted};

/// A part in which two documents differ.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Its number among [`Parts::PARTS`].
    pub part: usize,
    /// What a person calls it.
    pub label: Text,
    /// It stands on paper, too: notes and what is said about findings never do.
    pub printed: bool,
    /// Its rows stand in a list: each can be taken over by itself.
    pub listed: bool,
    /// The rows of both, in the order in which they are read.
    pub rows: Vec<Row>,
    /// Where the rows of the old document stand in their list, and those of the new one.
    at: (Vec<At>, Vec<At>),
}

impl Difference {
    /// What belongs together, row by row, for who takes from the old document into the new one, or the other way round.
    #[must_use]
    pub fn matches(&self, into_old: bool) -> Vec<Match> {
        self.rows.iter().map(|row| self.matched(row, into_old)).collect()
    }

    /// The one of the matches that is a row of this.
    #[must_use]
    pub fn matched(&self, row: &Row, into_old: bool) -> Match {
        let old = row.old.and_then(|old| self.at.0.get(old)).copied();
        let new = row.new.and_then(|new| self.at.1.get(new)).copied();
        let (theirs, mine) = if into_old { (new, old) } else { (old, new) };
        Match { theirs, mine, moved: row.is_moved() }
    }
}

/// In which parts `new` differs from `old`, in the order of the file, and what those are called that hold the same
/// something in both.
#[must_use]
pub fn differences<D: Parts>(old: &D, new: &D, lang: Lang) -> (Vec<Difference>, Vec<Text>) {
    let (mut differences, mut same) = (Vec::new(), Vec::new());
    for (number, part) in D::PARTS.iter().enumerate() {
        let (before, after) = ((part.lines)(old, lang), (part.lines)(new, lang));
        let label = (part.label)();
        if !(part.same)(old, new) {
            let rows = redline(&texts(&before), &texts(&after));
            let printed = !["notes", "kept"].contains(&part.path);
            let at = |lines: Vec<Line>| lines.into_iter().map(|line| line.at).collect();
            let at = (at(before), at(after));
            differences.push(Difference { part: number, label, printed, listed: part.take.is_some(), rows, at });
        } else if !before.is_empty() {
            same.push(label);
        }
    }
    (differences, same)
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// What is shown of the rows of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A row that changed, and its number among all.
    Changed(usize, &'a Row),
    /// A row that did not, but names what the changed ones below it are rows of.
    Head(&'a Row),
    /// So many rows that did not change.
    Same(usize),
}

/// Said of a part that differs in nothing that shows.
pub const UNSEEN: Text = Text::new("只有空白处或没有印出的内容不同", "Only blanks, or what is not printed, differ");

/// What is said in place of `count` rows that did not change.
#[must_use]
pub fn same_rows(count: usize) -> Message {
    Message::new(format!("…… {count} 行相同"), format!("… {} the same", counted(count, "row")))
}

/// The rows of a part as they are shown: those that did not change are counted.
#[must_use]
pub fn shown(rows: &[Row]) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    let mut end = 0;
    for run in rows.chunk_by(|one, other| one.is_same() == other.is_same()) {
        let start = end;
        end += run.len();
        if !run[0].is_same() {
            shown.extend((start..end).map(|number| Shown::Changed(number, &rows[number])));
            continue;
        }
        let named = rows.get(end).is_some_and(Row::is_within);
        let head = run.iter().rposition(|row| !row.is_within()).filter(|_| named);
        let (before, after) = head.map_or((run.len(), 0), |head| (head, run.len() - head - 1));
        shown.extend((before > 0).then_some(Shown::Same(before)));
        shown.extend(head.map(|head| Shown::Head(&run[head])));
        shown.extend((after > 0).then_some(Shown::Same(after)));
    }
    shown
}

/// Where the part of a description begins, for who goes there; what is said about findings stands nowhere.
#[must_use]
pub fn place_of(part: &Part, document: &PositionDescription) -> Option<Place> {
    let field = *Field::ALL.iter().find(|&&field| root(field) == part.path.replace(' ', ""))?;
    Some(Place::each(field, document).first().copied().unwrap_or(Place::of(field)))
}

/// Where the part of a pack begins: that of the style that has no place of its own is among the others.
#[must_use]
pub fn place_in_pack(part: &Part<Pack>) -> PackPlace {
    use PackPlace as At;
    let texts = [At::Title, At::Client, At::Issuer, At::Date, At::Version, At::Confidentiality, At::Preface];
    let style = [At::Logo, At::Accent, At::Header, At::Footer];
    let path = part.path.replace(' ', "");
    let own = texts.into_iter().chain(style).find(|place| place.path() == path);
    own.unwrap_or(if path == "departments" { At::Name(0) } else { At::Style })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Duty;
    use crate::document::redline::Fate;

    #[test]
    fn what_differs_is_told_part_by_part_and_a_task_is_a_row_of_its_own() {
        let mut old = PositionDescription::default();
        old.identity.title = "仓储主管".into();
        old.identity.code = "CC-01".into();
        old.duties.push(Duty {
            name: "库存".into(),
            tasks: vec!["每月盘点".into(), "编制报表".into()],
            ..Duty::default()
        });
        let mut new = old.clone();
        new.identity.code = "CC-02".into();
        new.duties[0].tasks[1] = "编制损耗报表".into();
        let (differences, same) = differences(&old, &new, Lang::Zh);
        assert_eq!(differences.iter().map(|one| one.label.zh).collect::<Vec<_>>(), ["岗位编号", "工作职责"]);
        assert_eq!(same.iter().map(|label| label.zh).collect::<Vec<_>>(), ["状态", "岗位名称"]);
        let changed: Vec<usize> = differences[1]
            .rows
            .iter()
            .map(|row| row.spans.iter().filter(|span| span.fate != Fate::Same).count())
            .collect();
        assert_eq!(changed, [0, 0, 1], "the duty, a task, the other task with a word more");
    }

    #[test]
    fn a_changed_task_stands_under_the_name_of_its_duty() {
        let duty = |name: &str| Duty {
            name: name.into(),
            tasks: ["甲", "乙", "丙"].map(|task| format!("{name}{task}")).into(),
            ..Duty::default()
        };
        let old =
            PositionDescription { duties: vec![duty("库存"), duty("运输")], ..PositionDescription::default() };
        let mut new = old.clone();
        new.duties[1].tasks[1].push_str("并登记");
        let (differences, _) = differences(&old, &new, Lang::Zh);
        let told = shown(&differences[0].rows).into_iter().map(|shown| match shown {
            Shown::Same(count) => count.to_string(),
            Shown::Head(row) => format!("[{}]", row.spans[0].text),
            Shown::Changed(_, row) => row.spans.iter().map(|span| span.text.trim()).collect(),
        });
        assert_eq!(told.collect::<Vec<_>>(), ["4", "[运输]", "1", "运输乙并登记", "1"]);
    }

    #[test]
    fn every_part_but_what_is_said_of_findings_leads_to_a_place() {
        let document = PositionDescription::default();
        for part in PositionDescription::PARTS.iter().filter(|part| part.path != "kept") {
            assert!(place_of(part, &document).is_some(), "{}", part.path);
        }
    }
}
