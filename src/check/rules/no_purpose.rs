//! JD002: a description without a purpose.
//!
//! Who reads a description asks first why the post exists; duties without a purpose cannot be ranked.

use super::absent;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD002",
    severity: Severity::Error,
    title: Text::new("没有职位设置目的", "No purpose"),
    why: Text::new(
        "读者先问岗位为什么存在；没有目的，职责就无法排序。",
        "The first question is why the post exists; without an answer duties cannot be ranked.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File("(format: 1)"), Example::In(Field::Purpose, "  ")],
    good: &[Example::In(Field::Purpose, "为了减少退货损失，在年度服务预算内，受理并办结客户投诉")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    absent(
        subject,
        Field::Purpose,
        "缺少职位设置目的：用一句话说明这个岗位为什么存在",
        "the purpose is missing: say in a sentence why the post exists",
    )
}
