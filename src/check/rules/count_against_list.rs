//! JD022: a number of direct reports that contradicts the list beside it.
//!
//! Each post listed has one holder at least, and none has fewer than its own line says.

use crate::check::group::holders;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD022",
    severity: Severity::Warning,
    title: Text::new("直接下级人数与名单不符", "The number of direct reports contradicts their list"),
    why: Text::new("名单上每个岗位至少一人。", "Each post listed has one holder at least."),
    source: Text::new("", ""),
    bad: &[
        Example::File(r#"(identity: (direct_reports: ["客服专员", "单证专员"], direct_report_count: 1))"#),
        Example::File(r#"(identity: (direct_reports: ["客服专员（3人）", "单证专员2名"], direct_report_count: 4))"#),
        Example::File("(identity: (direct_report_count: 4))"),
    ],
    good: &[
        Example::File(r#"(identity: (direct_reports: ["客服专员", "单证专员"], direct_report_count: 5))"#),
        Example::File(r#"(identity: (direct_reports: ["客服专员（3人）", "单证专员2名"], direct_report_count: 5))"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let identity = &subject.document.identity;
    let listed: Vec<&str> =
        identity.direct_reports.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let Some(count) = identity.direct_report_count else { return Vec::new() };
    let persons: Vec<Option<u32>> = listed.iter().map(|name| holders(name).map(|(_, count)| count)).collect();
    let least: u32 = persons.iter().map(|persons| persons.unwrap_or(1)).fold(0, u32::saturating_add);
    let exact = !listed.is_empty() && persons.iter().all(Option::is_some);
    let (zh, en) = if count > 0 && listed.is_empty() {
        ("没有列出任何直接下级".to_owned(), "no direct report is listed".to_owned())
    } else if count < least || (exact && count != least) {
        let at_least = if exact { ("", "") } else { ("至少", "at least ") };
        (format!("名单上{} {least} 人", at_least.0), format!("the list has {}{least}", at_least.1))
    } else {
        return Vec::new();
    };
    vec![Found::new(
        Place::of(Field::DirectReportCount),
        format!("填写 {count} 人，但{zh}：请核对"),
        format!("{count} here, but {en}: make them agree"),
    )]
}
