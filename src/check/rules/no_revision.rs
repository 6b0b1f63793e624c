//! JD013: a description without a row in its revision table.
//!
//! Without one nobody can tell which of two copies holds, and who approved it.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD013",
    severity: Severity::Warning,
    title: Text::new("没有修订记录", "No revision row"),
    why: Text::new(
        "没有修订记录，就说不清哪一份有效、由谁批准。",
        "Without one nobody can tell which of two copies holds, and who approved it.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File("(format: 1)")],
    good: &[Example::File(r#"(revisions: [(version: "V1.0", summary: "首次填写")])"#)],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    if subject.document.revisions.is_empty() {
        let (zh, en) = ("缺少修订记录：请填写首次填写的一行", "there is no revision row: fill in the first issue");
        vec![Found::new(Place::of(Field::RevisionVersion), zh, en)]
    } else {
        Vec::new()
    }
}
