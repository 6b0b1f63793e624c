//! JD204: a local household registration or a place of origin as a condition.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD204",
    severity: Severity::Error,
    title: Text::new("户籍或籍贯作为条件", "Household registration or origin as a condition"),
    why: Text::new(
        "与岗位的内在要求没有联系，法院判赔。",
        "It has no link to the inherent needs of a post; a court awarded damages.",
    ),
    source: Text::new(
        "《就业促进法》第三十一条；最高人民法院指导案例185号",
        "Employment Promotion Law art. 31; Guiding Case 185 of the Supreme People's Court",
    ),
    bad: &[Example::In(Field::Personal, "本地户口优先"), Example::In(Field::OtherQualifications, "籍贯：不招外地人")],
    good: &[Example::In(Field::Personal, "户籍不限"), Example::In(Field::DutyTask, "登记员工户口本信息")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "不得以户籍、籍贯为条件；请删去",
        "registration and origin may not be a condition: delete it",
    )
}
