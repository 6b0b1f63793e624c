//! JD020: text that stands in for something still to be written.
//!
//! A reader takes 待定 and ×× for an answer, or for carelessness.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD020",
    severity: Severity::Error,
    title: Text::new("没有填完的占位文字", "Placeholder text"),
    why: Text::new(
        "交付时还留着“待定”“××”，等于没有写。",
        "A 待定 or ×× that leaves the house says that nobody read it.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::In(Field::Department, "待定"),
        Example::In(Field::DutyTask, "向××部门提交报表"),
        Example::In(Field::DutyTask, "报____审批"),
        Example::In(Field::Hours, "TBD"),
    ],
    good: &[Example::In(Field::Department, "客户服务部"), Example::In(Field::DutyTask, "对暂估待确认收入逐笔登记")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let worded = subject.worded("placeholders").into_iter();
    worded
        .map(|worded| {
            let shown = worded.quoted();
            Found::new(
                worded.written.place,
                format!("占位文字“{shown}”：请填写实际内容，或删去这一项"),
                format!("\"{shown}\" is a placeholder: write what it stands for, or leave the field empty"),
            )
            .words(worded.ranges())
        })
        .collect()
}
