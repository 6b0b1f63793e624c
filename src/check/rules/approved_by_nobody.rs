//! JD027: an approved version whose newest revision names nobody who approved it.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::{Field, Place, Severity, Status};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD027",
    severity: Severity::Warning,
    title: Text::new("已批准，却没有写审批者", "Approved by nobody"),
    why: Text::new(
        "页脚的“批准”栏印的是最新一行修订的审批者；空着的已批准版本，审计时说不清谁批的。",
        "The foot of the page prints who approved the newest revision: without a name nobody can tell an auditor who did.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File(r#"(status: approved, revisions: [(version: "V1.0", revised_by: "姚知夏")])"#)],
    good: &[
        Example::File(r#"(status: approved, revisions: [(version: "V1.0", approved_by: "陆景行")])"#),
        Example::File(r#"(status: in_review, revisions: [(version: "V1.0")])"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let document = subject.document;
    let newest = document.revisions.len().checked_sub(1);
    let nameless = newest.filter(|&row| document.revisions[row].approved_by.trim().is_empty());
    let found = nameless.filter(|_| document.status == Status::Approved).map(|row| {
        Found::new(
            Place::at(Field::ApprovedBy, row),
            "状态是已批准，审批者却空着：填上审批者，或把状态改回待审",
            "the status is approved, but nobody is named who approved it: name them, or set it back to in review",
        )
    });
    found.into_iter().collect()
}
