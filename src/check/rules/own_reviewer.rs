//! JD015: a reviser who reviews or approves his own revision.
//!
//! Four eyes are what the sign-off is for.

use super::whole;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD015",
    severity: Severity::Warning,
    title: Text::new("自己审核或审批自己的修订", "A reviser who approves his own revision"),
    why: Text::new("签字的意义在于由另一个人看过。", "Four eyes are what the sign-off is for."),
    source: Text::new("", ""),
    bad: &[
        Example::File(r#"(revisions: [(revised_by: "温以宁", approved_by: "温以宁")])"#),
        Example::File(r#"(revisions: [(revised_by: "温以宁", reviewed_by: "温以宁 ")])"#),
    ],
    good: &[
        Example::File(r#"(revisions: [(revised_by: "温以宁", reviewed_by: "顾长策", approved_by: "林叙白")])"#),
        Example::File("(revisions: [()])"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let rows = subject.document.revisions.iter().enumerate();
    rows.flat_map(|(row, revision)| {
        let signed = [(Field::ReviewedBy, &revision.reviewed_by), (Field::ApprovedBy, &revision.approved_by)];
        signed.map(|(field, name)| (Place::at(field, row), name.trim(), revision.revised_by.trim()))
    })
    .filter(|(_, name, reviser)| !name.is_empty() && name == reviser)
    .map(|(place, name, _)| {
        Found::new(
            place,
            format!("修订者“{name}”不能审核或审批自己的修订：请由另一人签字"),
            format!("{name} made this revision and cannot sign it off: let another person do it"),
        )
        .words(whole(name))
    })
    .collect()
}
