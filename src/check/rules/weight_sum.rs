//! JD005: weights that do not sum to 100%.
//!
//! Weights say how the effort is shared out; a sum of 90% means that a tenth of the work is
//! written nowhere, or that somebody added wrongly by hand.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Percent;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD005",
    severity: Severity::Error,
    title: Text::new("权重合计不是 100%", "Weights that do not sum to 100%"),
    why: Text::new(
        "权重表示精力的分配；合计 90% 说明有一成工作没有写，或加错了。",
        "Weights share out the effort: a sum of 90% leaves a tenth of the work unwritten, or is added wrongly.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::File("(duties: [(weight: 30), (weight: 25), (weight: 15), (weight: 10), (weight: 10)])"),
        Example::File("(duties: [(weight: 100), (weight: 0.1)])"),
        Example::File("(indicators: [(weight: 60), (weight: 30)])"),
    ],
    good: &[
        Example::File("(duties: [(weight: 33.3), (weight: 33.3), (weight: 33.4)])"),
        Example::File("(duties: [()])"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let document = subject.document;
    let indicators = document.indicators.iter().filter_map(|indicator| indicator.weight).reduce(Percent::plus);
    [(Field::DutyWeight, document.weight_sum()), (Field::IndicatorWeight, indicators)]
        .into_iter()
        .filter_map(|(field, sum)| judge(field, sum?))
        .collect()
}

fn judge(field: Field, sum: Percent) -> Option<Found> {
    let gap = Percent::from_tenths(sum.tenths().abs_diff(Percent::HUNDRED.tenths()));
    let (zh, en) = match sum.cmp(&Percent::HUNDRED) {
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Less => ("还差", "are missing"),
        std::cmp::Ordering::Greater => ("多出", "are too much"),
    };
    let section = field.spec().section.name();
    Some(Found::new(
        Place::of(field),
        format!("{}的权重合计 {sum}%，{zh} {gap}%：应合计 100%", section.zh),
        format!("{}: weights sum to {sum}%, {gap}% {en}: they should sum to 100%", section.en),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::said;

    #[test]
    fn it_says_how_much_is_missing_or_over() {
        let said = |weights: &[u32]| {
            said(&RULE, |document| {
                document.duties = weights
                    .iter()
                    .map(|&tenths| crate::document::Duty {
                        weight: Some(Percent::from_tenths(tenths)),
                        ..Default::default()
                    })
                    .collect();
            })
        };
        let below = said(&[300, 250, 150, 100, 100]);
        assert_eq!(below[0].0, "duties");
        assert!(below[0].1.contains("sum to 90%, 10% are missing"), "{below:?}");
        assert!(said(&[1000, 1])[0].1.contains("0.1% are too much"));
    }
}
