//! JD011: a task of more than 120 characters.
//!
//! Nobody reads to its end, and nobody can say whether it was done.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD011",
    severity: Severity::Hint,
    title: Text::new("一条任务超过 120 字", "A task of more than 120 characters"),
    why: Text::new(
        "没有人读到最后，也说不清有没有做完。",
        "Nobody reads to its end, and nobody can say whether it was done.",
    ),
    source: Text::new("", ""),
    bad: &[Example::In(
        Field::DutyTask,
        "核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，核对当日订单、发货单与回单，",
    )],
    good: &[Example::In(Field::DutyTask, "每日核对订单与发货单，差异在 2 小时内查明。")],
    find: Find::Within(find),
};

/// As many characters as a task may have; Latin ones count half.
const MOST: usize = 120;

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let tasks = subject.of(&[Field::DutyTask]);
    tasks
        .map(|written| (written, width(written.text).div_ceil(2)))
        .filter(|(_, length)| *length > MOST)
        .map(|(written, length)| {
            Found::new(
                written.place,
                format!("约 {length} 字，超过 {MOST} 字：请拆成几条"),
                format!("about {length} characters wide, more than {MOST}: divide it"),
            )
        })
        .collect()
}

/// The width in half characters.
fn width(text: &str) -> usize {
    text.trim().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
