//! JD212: a line that says that either sex will do.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD212",
    severity: Severity::Hint,
    title: Text::new("写了“男女不限”", "A line that says that either sex will do"),
    why: Text::new("没有限制就不必写。", "Where there is no limit there is nothing to say."),
    source: Text::new("", ""),
    bad: &[Example::In(Field::Personal, "男女不限")],
    good: &[Example::In(Field::OtherQualifications, "能适应轮班")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "没有限制就不必写：请删去",
        "where there is no limit there is nothing to say: leave it out",
    )
}
