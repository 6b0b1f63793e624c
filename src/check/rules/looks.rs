//! JD206: looks, height, voice, blood group or star sign as a condition.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD206",
    severity: Severity::Warning,
    title: Text::new("相貌、身高、声音、血型、星座作为条件", "Looks, height, voice or star sign as a condition"),
    why: Text::new(
        "与岗位的内在要求没有联系；写任务的要求，如“普通话二级甲等”。",
        "They have no link to the needs of the post; name what the task asks for.",
    ),
    source: Text::new("最高人民法院指导案例185号裁判理由", "Guiding Case 185 of the Supreme People's Court, reasoning"),
    bad: &[Example::In(Field::Personal, "五官端正，声音甜美"), Example::In(Field::Personal, "身高165cm以上")],
    good: &[
        Example::In(Field::LanguageLevel, "二级甲等，能清楚答复来电"),
        Example::In(Field::DutyTask, "测量学员的身高与体重并登记"),
        Example::In(Field::SectionParagraph, "维护公司形象"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "与岗位的内在要求没有联系；请改写为任务的要求，如“普通话二级甲等”",
        "has no link to the needs of the post: name what the task asks for",
    )
}
