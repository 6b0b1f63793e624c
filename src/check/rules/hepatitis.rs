//! JD205: hepatitis B, or being a carrier, as a condition.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD205",
    severity: Severity::Error,
    title: Text::new("乙肝或病原携带作为条件", "Hepatitis B as a condition"),
    why: Text::new(
        "不得以传染病病原携带为由拒绝录用，入职体检不得查乙肝。",
        "Carriers may not be turned away, and the medical may not test for it.",
    ),
    source: Text::new(
        "《就业促进法》第三十条；人社部发〔2010〕12号",
        "Employment Promotion Law art. 30; MOHRSS circular 2010 no. 12",
    ),
    bad: &[Example::In(Field::Personal, "无乙肝")],
    good: &[Example::In(Field::OtherQualifications, "持有效的健康证明（餐饮服务）")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "不得以乙肝或病原携带为条件；请删去，法律要求健康证明的写明证明名称",
        "carriers may not be turned away: delete it, or name the certificate that a law asks for",
    )
}
