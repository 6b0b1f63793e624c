//! JD003: a description without a direct superior.
//!
//! Nobody assigns, appraises or signs for a post that reports to no one; even 总经理 reports to 董事会.

use super::absent;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD003",
    severity: Severity::Error,
    title: Text::new("没有直接上级", "No direct superior"),
    why: Text::new(
        "没有上级，就没有人下达任务、考核和签字；总经理也向董事会汇报。",
        "Nobody assigns, appraises or signs for a post that reports to no one; even a general manager reports to the board.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File("(format: 1)"), Example::In(Field::ReportsTo, " ")],
    good: &[Example::In(Field::ReportsTo, "客户服务经理")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    absent(
        subject,
        Field::ReportsTo,
        "缺少直接上级：请填写一个岗位",
        "the direct superior is missing: name one position",
    )
}
