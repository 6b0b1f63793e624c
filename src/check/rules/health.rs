//! JD207: good health, or no disability, as a condition.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD207",
    severity: Severity::Warning,
    title: Text::new("身体健康或无残疾作为条件", "Health or no disability as a condition"),
    why: Text::new(
        "招用人员不得歧视残疾人；写任务对身体的要求。",
        "Disabled persons may not be turned away for it: name the demand of the task.",
    ),
    source: Text::new(
        "《就业促进法》第二十九条；《残疾人保障法》第三十八条",
        "Employment Promotion Law art. 29; Law on the Protection of Disabled Persons art. 38",
    ),
    bad: &[Example::In(Field::Personal, "身体健康，无残疾")],
    good: &[
        Example::In(Field::OtherQualifications, "能搬运 20 千克以内的货箱"),
        Example::In(Field::DutyTask, "组织身心健康讲座"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "请改写为任务的要求，如“能搬运 20 千克以内的货箱”",
        "name the demand of the task instead, such as lifting boxes of up to 20 kg",
    )
}
