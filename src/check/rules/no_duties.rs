//! JD004: a description without duties.
//!
//! The duties are what the description is for: grading, appraisal and hiring all read them.

use super::absent;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD004",
    severity: Severity::Error,
    title: Text::new("没有工作职责", "No duties"),
    why: Text::new("定级、考核和招聘都以职责为依据。", "Grading, appraisal and hiring all read the duties."),
    source: Text::new("", ""),
    bad: &[Example::File("(format: 1)"), Example::File("(duties: [()])")],
    good: &[Example::In(Field::DutyName, "受理客户咨询")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    absent(subject, Field::DutyName, "缺少工作职责：请至少写 4 项", "the duties are missing: write at least four")
}
