//! JD203: an ethnic group or a religion as a condition.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD203",
    severity: Severity::Error,
    title: Text::new("民族或宗教作为条件", "An ethnic or religious limit"),
    why: Text::new(
        "劳动者就业不因民族、种族、宗教信仰不同而受歧视。",
        "Nobody may be turned away for ethnic group, race or belief.",
    ),
    source: Text::new("《就业促进法》第三、二十八条", "Employment Promotion Law art. 3, 28"),
    bad: &[Example::In(Field::Personal, "汉族"), Example::In(Field::Personal, "无宗教信仰")],
    good: &[Example::In(Field::OtherQualifications, "尊重员工的民族习惯")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "不得以民族或宗教信仰为条件；请删去",
        "ethnic group and belief may not be a condition: delete it",
    )
}
