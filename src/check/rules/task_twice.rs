//! JD010: the same task twice in a description.
//!
//! It was pasted and not rewritten, and is counted twice wherever work is measured.

use super::{bare, whole};
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "JD010",
    severity: Severity::Warning,
    title: Text::new("同一条任务写了两遍", "The same task twice"),
    why: Text::new(
        "粘贴后没有改写，衡量工作量时会重复计算。",
        "It was pasted and not rewritten, and is counted twice wherever work is measured.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File(r#"(duties: [(tasks: ["核对当日订单与发货单。", "核对当日订单与发货单"])])"#)],
    good: &[Example::File(r#"(duties: [(tasks: ["核对当日订单与发货单。", "归档当日订单与发货单。"])])"#)],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    let mut found = Vec::new();
    for written in subject.of(&[Field::DutyTask]) {
        let Some(first) = seen.get(&bare(written.text)) else {
            seen.insert(bare(written.text), written.place);
            continue;
        };
        let (duty, task) = (first.row() + 1, first.sub() + 1);
        found.push(
            Found::new(
                written.place,
                format!("与第 {duty} 项第 {task} 条相同：请删去或改写"),
                format!("the same as task {task} of duty {duty}: delete or rewrite it"),
            )
            .words(whole(written.text)),
        );
    }
    found
}
