//! JD209: famous or full-time schools only.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD209",
    severity: Severity::Warning,
    title: Text::new("限定院校或全日制", "Famous or full-time schools only"),
    why: Text::new(
        "限定院校、学习方式的要求被明令禁止用于校园招聘；写所需的知识。",
        "Such limits are forbidden in campus recruiting: name the knowledge that the work needs.",
    ),
    source: Text::new(
        "教学厅〔2013〕5号（高校毕业生招聘）；中共中央、国务院《深化新时代教育评价改革总体方案》（2020）",
        "MoE circular 2013 no. 5 (campus recruiting); General Plan for Reform of Educational Evaluation (2020)",
    ),
    bad: &[Example::In(Field::Education, "985/211院校统招本科")],
    good: &[
        Example::In(Field::Education, "大学本科及以上"),
        Example::In(Field::SectionParagraph, "签订全日制劳动合同"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "请删去对院校和学习方式的限定，写所需的学历层次与知识",
        "drop the limit to certain schools: name the degree and the knowledge",
    )
}
