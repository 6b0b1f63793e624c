//! JD201: a limit to one sex, or a preference for one.
//!
//! The law knows one exception, the work that is forbidden to women (女职工禁忌劳动): then cite it.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD201",
    severity: Severity::Error,
    title: Text::new("限定性别，或性别优先", "A limit to one sex, or a preference"),
    why: Text::new(
        "除女职工禁忌劳动外，不得限定性别或性别优先。",
        "But for work that is forbidden to women the law allows neither a limit nor a preference.",
    ),
    source: Text::new(
        "《就业促进法》第三、二十六条；《妇女权益保障法》（2022）第四十三条；人社部等九部门2019年通知",
        "Employment Promotion Law art. 3, 26; Women's Rights Law (2022) art. 43; notice of nine ministries, 2019",
    ),
    bad: &[
        Example::In(Field::Personal, "限男性"),
        Example::In(Field::Personal, "性别：男"),
        Example::In(Field::Personal, "男，35岁"),
        Example::In(Field::OtherQualifications, "男士优先"),
    ],
    good: &[
        Example::In(Field::Personal, "性别：男女不限"),
        Example::In(Field::OtherQualifications, "井下作业，按《女职工劳动保护特别规定》附录属女职工禁忌劳动，限男性"),
        Example::In(Field::DutyTask, "受理订单"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "不得限定性别或性别优先；请删去，确属女职工禁忌劳动的写明依据",
        "no limit to one sex and no preference: delete it, or cite the work forbidden to women",
    )
}
