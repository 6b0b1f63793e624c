//! JD012: several actions in one task.
//!
//! A task that is three tasks cannot be weighed, delegated or appraised as one.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD012",
    severity: Severity::Hint,
    title: Text::new("一条任务里有几件事", "Several actions in one task"),
    why: Text::new(
        "几件事写在一条里，无法分别考核和交接。",
        "Three tasks in one cannot be weighed, delegated or appraised apart.",
    ),
    source: Text::new("", ""),
    bad: &[Example::In(Field::DutyTask, "接听客户来电；登记客户需求；回访已办结的工单。")],
    good: &[Example::In(Field::DutyTask, "接听客户来电，登记需求，当日转交承办部门。")],
    find: Find::Within(find),
};

/// As many sentences as a task may have.
const MOST: usize = 2;

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let tasks = subject.of(&[Field::DutyTask]);
    tasks
        .map(|written| {
            let parts = written.text.split(['；', '。', ';', '\n']).filter(|part| !part.trim().is_empty());
            (written.place, parts.count())
        })
        .filter(|(_, count)| *count > MOST)
        .map(|(place, count)| {
            Found::new(
                place,
                format!("一条里写了 {count} 件事：请各写一条"),
                format!("{count} actions in one task: give each its own"),
            )
        })
        .collect()
}
