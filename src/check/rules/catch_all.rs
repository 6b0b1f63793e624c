//! JD103: the line that takes in all other work, elsewhere than at the end.
//!
//! 完成上级交办的其他任务 is accepted practice as the last task, and only there.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD103",
    severity: Severity::Hint,
    title: Text::new("“交办的其他任务”不在最后", "A catch-all task before the end"),
    why: Text::new("惯例是只写在最后一条。", "It is accepted practice as the last task, and only there."),
    source: Text::new("", ""),
    bad: &[Example::File(r#"(duties: [(tasks: ["完成上级交办的其他任务", "归档工单"])])"#)],
    good: &[Example::File(r#"(duties: [(tasks: ["归档工单", "完成上级交办的其他任务"])])"#)],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let last = subject.of(&[Field::DutyTask]).last().map(|written| written.place);
    let worded = subject.worded("catch-all").into_iter();
    worded
        .filter(|worded| worded.written.place.field == Field::DutyTask && Some(worded.written.place) != last)
        .map(|worded| {
            Found::new(
                worded.written.place,
                "兜底的一条应写在最后：请移到末尾或删去",
                "a catch-all belongs at the very end: move it there, or delete it",
            )
            .words(worded.ranges())
        })
        .collect()
}
