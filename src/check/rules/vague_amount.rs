//! JD102: an amount, a time or a quality that nobody can measure.
//!
//! 及时 is an hour to one reader and a week to the other.

use super::is_worked;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD102",
    severity: Severity::Hint,
    title: Text::new("无法衡量的数量、时间或程度", "A vague amount, time or quality"),
    why: Text::new(
        "“及时”对有的人是一小时，对有的人是一周。",
        "\"Promptly\" is an hour to one reader and a week to the other.",
    ),
    source: Text::new("", ""),
    bad: &[Example::In(Field::DutyTask, "及时答复客户的有关问题"), Example::In(Field::DutyTask, "收集咨询、投诉等。")],
    good: &[
        Example::In(Field::DutyTask, "2 小时内答复客户的订单问题"),
        Example::In(Field::DutyTask, "提高及时率"),
        Example::In(Field::DutyTask, "完成上级交办的其他任务"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let worded = subject.worded("amounts").into_iter().filter(|worded| is_worked(worded.written.place.field));
    worded
        .map(|worded| {
            let shown = worded.quoted();
            Found::new(
                worded.written.place,
                format!("“{shown}”无法衡量：写明数量、时限或范围"),
                format!("\"{shown}\" cannot be measured: give the amount, the time or the scope"),
            )
            .words(worded.ranges())
        })
        .collect()
}
