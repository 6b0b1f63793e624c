//! JD016: a number or a bullet typed in front of an item.
//!
//! Numbers are generated: a typed one is printed beside it, and is wrong as soon as a row moves.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::document::lines;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD016",
    severity: Severity::Warning,
    title: Text::new("手工输入的编号", "A number typed by hand"),
    why: Text::new(
        "编号会自动生成；手打的编号会重复印出，移动一行就错。",
        "Numbers are generated: a typed one is printed beside it, and is wrong as soon as a row moves.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::In(Field::DutyTask, "1、受理客户咨询"),
        Example::In(Field::DutyTask, "(3)登记投诉"),
        Example::In(Field::DutyTask, "➢ 回访客户"),
        Example::In(Field::DutyTask, "2.1 归档工单"),
        Example::In(Field::Power, "2. 审批请假"),
    ],
    good: &[
        Example::In(Field::DutyTask, "24小时内回访客户"),
        Example::In(Field::DutyTask, "一线客户优先答复"),
        Example::In(Field::DutyTask, "3.5 年内的合同逐份归档"),
    ],
    find: Find::Within(find),
};

/// The lists whose rows are numbered when printed.
const NUMBERED: &[Field] = &[
    Field::DutyName,
    Field::DutyTask,
    Field::Power,
    Field::Experience,
    Field::Certificates,
    Field::Skills,
    Field::OtherQualifications,
];

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let texts = subject.of(NUMBERED);
    texts
        .filter_map(|written| {
            let text = written.text.trim();
            let rest = lines::without_typed_number(text)?;
            let start = written.text.len() - written.text.trim_start().len();
            let words = start..start + text.len() - rest.len();
            let typed = written.text[words.clone()].trim();
            let found = Found::new(
                written.place,
                format!("手工输入的“{typed}”：编号会自动生成，请删去"),
                format!("\"{typed}\" is typed: numbers come by themselves, delete it"),
            );
            Some(found.rewrite(rest.to_owned()).words(vec![words]))
        })
        .collect()
}
