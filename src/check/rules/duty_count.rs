//! JD008: fewer than four duties, or more than eight.
//!
//! Three lines hide work; ten modules are tasks that nobody grouped.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::{Text, counted};

pub(super) const RULE: Rule = Rule {
    code: "JD008",
    severity: Severity::Hint,
    title: Text::new("职责少于 4 项或多于 8 项", "Fewer than 4 duties, or more than 8"),
    why: Text::new("太少会遗漏工作，太多说明没有归并。", "Too few hide work; too many are tasks that nobody grouped."),
    source: Text::new("", ""),
    bad: &[
        Example::File(r#"(duties: [(name: "甲"), (name: "乙"), (name: "丙")])"#),
        Example::File(
            r#"(duties: [(name: "1a"), (name: "2a"), (name: "3a"), (name: "4a"), (name: "5a"), (name: "6a"), (name: "7a"), (name: "8a"), (name: "9a")])"#,
        ),
    ],
    good: &[
        Example::File(r#"(duties: [(name: "甲"), (name: "乙"), (name: "丙"), (name: "丁")])"#),
        Example::File("(format: 1)"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let count = subject.of(&[Field::DutyName]).count();
    let (zh, en) = match count {
        0 | 4..=8 => return Vec::new(),
        1..=3 => ("请补充遗漏的工作，或拆开过大的职责", "add what is missing, or divide a duty that is too large"),
        _ => ("请归并相近的职责", "group what belongs together"),
    };
    vec![Found::new(
        Place::of(Field::DutyName),
        format!("共 {count} 项职责，一般为 4 至 8 项：{zh}"),
        format!("{}, where 4 to 8 are usual: {en}", counted(count, "duty")),
    )]
}
