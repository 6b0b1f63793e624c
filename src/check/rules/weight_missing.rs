//! JD006: a duty without a weight among weighted ones.
//!
//! The reader cannot tell whether it takes no time or was forgotten.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::{Field, Percent, Place, PositionDescription, Severity};
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
    [Field::DutyWeight, Field::IndicatorWeight].into_iter().filter_map(|field| judge(subject, field)).collect()
}

/// One finding for the whole list: who weighs its rows one after the other is told once.
fn judge(subject: &Subject<'_>, field: Field) -> Option<Found> {
    let missing = without_weight(subject.document, field);
    let place = Place::at(field, *missing.first()?);
    let numbers = |comma| missing.iter().map(|row| (row + 1).to_string()).collect::<Vec<_>>().join(comma);
    let (verb, them) = if missing.len() == 1 { ("has", "it") } else { ("have", "them") };
    Some(Found::new(
        place,
        format!("第 {} 项没有权重，其他项都有：请补上", numbers("、")),
        format!("number {} {verb} no weight, the others do: add {them}", numbers(", ")),
    ))
}

/// The named rows of the list without a weight, where others have one.
pub(super) fn without_weight(document: &PositionDescription, field: Field) -> Vec<usize> {
    let named = |name: &str| !name.trim().is_empty();
    let rows: Vec<(bool, Option<Percent>)> = if field == Field::DutyWeight {
        document.duties.iter().map(|duty| (named(&duty.name), duty.weight)).collect()
    } else {
        document.indicators.iter().map(|indicator| (named(&indicator.name), indicator.weight)).collect()
    };
    let lacks = |&row: &usize| matches!(rows.get(row), Some((true, None)));
    if rows.iter().any(|(_, weight)| weight.is_some()) { (0..rows.len()).filter(lacks).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::said;
    use crate::document::Duty;

    #[test]
    fn what_lacks_a_weight_is_named_once() {
        let duty = |name: &str, weight| Duty { name: name.into(), weight, ..Duty::default() };
        let said = said(&RULE, |document| {
            document.duties =
                vec![duty("甲", None), duty("乙", Some(Percent::from_tenths(300))), duty("", None), duty("丁", None)];
        });
        assert_eq!(said, [("duties[0].weight".into(), "number 1, 4 have no weight, the others do: add them".into())]);
    }
}
