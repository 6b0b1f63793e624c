//! JD211: veterans, graduates or party members first.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD211",
    severity: Severity::Hint,
    title: Text::new("退伍军人、应届生、党员优先", "Veterans, graduates or party members first"),
    why: Text::new("请说明与岗位有什么联系。", "Say how it is linked to the post."),
    source: Text::new("最高人民法院指导案例185号", "Guiding Case 185 of the Supreme People's Court"),
    bad: &[
        Example::In(Field::OtherQualifications, "退伍军人优先"),
        Example::In(Field::OtherQualifications, "中共党员"),
    ],
    good: &[Example::In(Field::DutyTask, "组织党员学习")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(subject, RULE.code, "与岗位有什么联系？请写明或删去", "how is it linked to the post? say so, or delete it")
}
