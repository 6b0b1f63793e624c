//! JD202: marriage, children or a pregnancy test as a condition.

use super::law::listed;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD202",
    severity: Severity::Error,
    title: Text::new("婚育作为条件", "Marriage or children as a condition"),
    why: Text::new(
        "不得询问婚育情况，不得以婚育或孕检为录用条件。",
        "An employer may neither ask about it nor make it a condition.",
    ),
    source: Text::new(
        "《妇女权益保障法》（2022）第四十三条；《就业促进法》第二十七条",
        "Women's Rights Law (2022) art. 43; Employment Promotion Law art. 27",
    ),
    bad: &[Example::In(Field::Personal, "已婚已育优先"), Example::In(Field::OtherQualifications, "三年内不生育")],
    good: &[
        Example::In(Field::SectionParagraph, "按规定享受产假与孕检假"),
        Example::In(Field::OtherQualifications, "能适应轮班"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    listed(
        subject,
        RULE.code,
        "不得以婚育情况为条件；请删去",
        "marriage and children may not be a condition: delete it",
    )
}
