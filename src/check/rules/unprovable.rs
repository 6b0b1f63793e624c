//! JD106: a quality that nobody can prove as a condition of employment.
//!
//! Whom it turns away can ask how it was measured; 能力素质 is the place for it.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Section;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD106",
    severity: Severity::Hint,
    title: Text::new("作为任职条件的、无法证明的品质", "A quality that nobody can prove"),
    why: Text::new(
        "面试无法证明，落选者可以追问；写成可观察的行为，或放在能力素质。",
        "Whom it turns away can ask how it was measured; name conduct that can be seen, or list it as a competency.",
    ),
    source: Text::new("", ""),
    bad: &[Example::In(Field::OtherQualifications, "有团队合作精神，认同企业文化")],
    good: &[
        Example::In(Field::Competencies, "团队合作精神"),
        Example::In(Field::OtherQualifications, "能适应早晚班轮换"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let worded = subject.worded("qualities").into_iter();
    worded
        .filter(|worded| {
            let field = worded.written.place.field;
            field.spec().section == Section::Qualifications && field != Field::Competencies
        })
        .map(|worded| {
            let shown = worded.quoted();
            Found::new(
                worded.written.place,
                format!("“{shown}”无法证明：写成可以观察的行为或经历，或移到能力素质"),
                format!("\"{shown}\" cannot be proved: name conduct that can be seen, or list it as a competency"),
            )
            .words(worded.ranges())
        })
        .collect()
}
