//! JD005: weights that do not sum to 100 %.
//!
//! Weights say how the effort is shared out; a sum of 90 % means that a tenth of the work is
//! written nowhere, or that somebody added wrongly by hand.
//!
//! Bad:  30 %, 25 %, 15 %, 10 %, 10 %
//! Good: 30 %, 25 %, 20 %, 15 %, 10 %

use crate::check::{Rule, Severity};
use crate::document::{Field, Percent, Place, PositionDescription};
use crate::lang::Message;

pub(super) const RULE: Rule = Rule { code: "JD005", severity: Severity::Error, find };

fn find(document: &PositionDescription) -> Vec<(Place, Message)> {
    let indicators = document.indicators.iter().filter_map(|indicator| indicator.weight).reduce(Percent::plus);
    [(Field::DutyWeight, document.weight_sum()), (Field::IndicatorWeight, indicators)]
        .into_iter()
        .filter_map(|(field, sum)| Some((Place::of(field), message(field, sum?)?)))
        .collect()
}

fn message(field: Field, sum: Percent) -> Option<Message> {
    let gap = Percent::from_tenths(sum.tenths().abs_diff(Percent::HUNDRED.tenths()));
    let (zh, en) = match sum.cmp(&Percent::HUNDRED) {
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Less => ("还差", "are missing"),
        std::cmp::Ordering::Greater => ("多出", "are too much"),
    };
    let section = field.spec().section.name();
    Some(Message::new(
        format!("{}的权重合计 {sum}%，{zh} {gap}%：应合计 100%", section.zh),
        format!("{}: weights sum to {sum}%, {gap}% {en}: they should sum to 100%", section.en),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::findings_of;
    use crate::document::Duty;

    fn weigh(document: &mut PositionDescription, tenths: &[u32]) {
        document.duties = tenths
            .iter()
            .map(|&tenths| Duty { weight: Some(Percent::from_tenths(tenths)), ..Duty::default() })
            .collect();
    }

    #[test]
    fn fires_below_and_above_a_hundred() {
        let below = findings_of(&RULE, |document| weigh(document, &[300, 250, 150, 100, 100]));
        assert_eq!(below.len(), 1);
        assert_eq!(below[0].0, "duties");
        assert!(below[0].1.contains("sum to 90%, 10% are missing"), "{}", below[0].1);
        let above = findings_of(&RULE, |document| weigh(document, &[1000, 1]));
        assert!(above[0].1.contains("0.1% are too much"), "{}", above[0].1);
    }

    #[test]
    fn is_silent_at_a_hundred_and_without_weights() {
        assert_eq!(findings_of(&RULE, |document| weigh(document, &[333, 333, 334])), []);
        assert_eq!(findings_of(&RULE, |document| document.duties = vec![Duty::default()]), []);
    }
}
