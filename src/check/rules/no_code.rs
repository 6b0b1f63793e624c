//! JD025: a description without a position code.
//!
//! Pay, organisation chart and archive know the post by its code.

use super::absent;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD025",
    severity: Severity::Warning,
    title: Text::new("没有岗位编号", "No position code"),
    why: Text::new(
        "薪酬、架构图和档案都按编号找岗位。",
        "Pay, organisation chart and archive know the post by its code.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File("(format: 1)"), Example::In(Field::Code, " ")],
    good: &[Example::In(Field::Code, "CC-KF-02")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    absent(
        subject,
        Field::Code,
        "缺少岗位编号：请按“公司-部门-序号”编号",
        "the position code is missing: give one, such as company-department-number",
    )
}
