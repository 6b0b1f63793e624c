//! JD210: a clean criminal record as a condition.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD210",
    severity: Severity::Warning,
    title: Text::new("无犯罪记录作为条件", "A clean criminal record as a condition"),
    why: Text::new("只有法律要求时才可以写，并写明依据。", "Only where a law asks for it, and then cite the law."),
    source: Text::new(
        "如《教师法》第十四条、《保安服务管理条例》第十七条",
        "such as the Teachers Law art. 14 or the Security Services Regulations art. 17",
    ),
    bad: &[Example::In(Field::OtherQualifications, "无犯罪记录")],
    good: &[Example::In(Field::OtherQualifications, "无犯罪记录（《保安服务管理条例》第十七条）")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "只有法律要求时才可以写；请写明依据或删去",
        "only where a law asks for it: cite the law, or delete it",
    )
}
