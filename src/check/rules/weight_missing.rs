//! JD006: a duty without a weight among weighted ones.
//!
//! The reader cannot tell whether it takes no time or was forgotten.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD006",
    severity: Severity::Warning,
    title: Text::new("部分权重没有填", "A weight is missing among others"),
    why: Text::new(
        "读者分不清是不占精力，还是忘了填。",
        "The reader cannot tell whether it takes no time or was forgotten.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::File(r#"(duties: [(name: "受理咨询", weight: 100), (name: "处理投诉")])"#),
        Example::File(r#"(indicators: [(name: "满意度", weight: 100), (name: "回访率")])"#),
    ],
    good: &[
        Example::File(r#"(duties: [(name: "受理咨询", weight: 60), (name: "处理投诉", weight: 40)])"#),
        Example::File(r#"(duties: [(name: "受理咨询"), (name: "处理投诉")])"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let document = subject.document;
    let duties = document.duties.iter().map(|duty| (!duty.name.trim().is_empty(), duty.weight));
    let indicators = document.indicators.iter().map(|indicator| (!indicator.name.trim().is_empty(), indicator.weight));
    [(Field::DutyWeight, duties.collect::<Vec<_>>()), (Field::IndicatorWeight, indicators.collect())]
        .into_iter()
        .filter(|(_, rows)| rows.iter().any(|(_, weight)| weight.is_some()))
        .flat_map(|(field, rows)| {
            let missing = rows.into_iter().enumerate().filter(|(_, (named, weight))| *named && weight.is_none());
            missing.map(move |(row, _)| {
                let (zh, en) =
                    ("其他行有权重，这一行没有：请补上", "the other rows have a weight, this one has none: add it");
                Found::new(Place::at(field, row), zh, en)
            })
        })
        .collect()
}
