//! JD001: a description without a title.
//!
//! Nothing prints without it: the title is the name under which everyone looks the post up.

use super::absent;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD001",
    severity: Severity::Error,
    title: Text::new("没有岗位名称", "No job title"),
    why: Text::new("没有名称就无法打印，也无法查找。", "Nothing prints without it, and nobody finds the post."),
    source: Text::new("", ""),
    bad: &[Example::File("(format: 1)"), Example::In(Field::Title, "　")],
    good: &[Example::In(Field::Title, "客户服务主任")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    absent(
        subject,
        Field::Title,
        "缺少岗位名称：请填写与任命文件一致的名称",
        "the job title is missing: give it as in the letter of appointment",
    )
}
