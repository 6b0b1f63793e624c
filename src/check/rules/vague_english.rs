//! JD104: an English word that promises no result, no amount or no time.

use super::is_worked;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD104",
    severity: Severity::Hint,
    title: Text::new("英文里的空泛词", "A vague English word"),
    why: Text::new(
        "assist、timely 之类没有说明结果和时限。",
        "Words such as assist or timely promise no result and no time.",
    ),
    source: Text::new("", ""),
    bad: &[Example::In(Field::DutyTask, "Assist in various projects as needed")],
    good: &[
        Example::In(Field::DutyTask, "Books supplier invoices within two working days"),
        Example::In(Field::DutyTask, "Runs the technical support desk from 8 to 18"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let worded = subject.worded("english").into_iter().filter(|worded| is_worked(worded.written.place.field));
    worded
        .map(|worded| {
            let shown = worded.quoted();
            Found::new(
                worded.written.place,
                format!("“{shown}”空泛：写明结果、数量或时限"),
                format!("\"{shown}\" is vague: give the result, the amount or the time"),
            )
            .words(worded.ranges())
        })
        .collect()
}
