//! Sharing out a hundred percent among duties.

use crate::document::{Duty, Percent};

pub(super) const HUNDRED: u32 = Percent::HUNDRED.tenths();

/// Gives every duty the same whole percentage; what is left over goes to the first ones, a percent each.
pub(super) fn share_evenly(duties: &mut [Duty]) {
    let count = duties.len().max(1) as u32;
    let (share, left) = (100 / count, 100 % count);
    for (index, duty) in duties.iter_mut().enumerate() {
        let percent = share + u32::from((index as u32) < left);
        duty.weight = Some(Percent::from_tenths(percent * 10));
    }
}

/// Puts the heaviest duty first; those that weigh the same stay in their order, those without a weight come last.
pub(super) fn sort_by_weight(duties: &mut [Duty]) {
    duties.sort_by_key(|duty| std::cmp::Reverse(duty.weight));
}

/// Tells whether the duties stand in the order of their weights.
pub(in crate::app) fn are_by_weight(duties: &[Duty]) -> bool {
    duties.is_sorted_by_key(|duty| std::cmp::Reverse(duty.weight))
}

/// Gives what is missing to the duties without a weight, or else to all in proportion.
pub(super) fn fill_up(duties: &mut [Duty]) {
    let sum: u32 = duties.iter().filter_map(|duty| duty.weight).map(Percent::tenths).sum();
    let without = duties.iter().filter(|duty| duty.weight.is_none()).count();
    let all = without == 0;
    let parts: Vec<u32> = duties
        .iter()
        .map(|duty| match duty.weight {
            _ if all && sum == 0 => 1,
            Some(weight) if all => weight.tenths(),
            Some(_) => 0,
            None => 1,
        })
        .collect();
    // Whole percents where the gap is one.
    let shares = share(HUNDRED.saturating_sub(sum), &parts, 10);
    for (duty, (part, share)) in duties.iter_mut().zip(parts.iter().zip(shares)) {
        if *part > 0 {
            let old = duty.weight.map_or(0, Percent::tenths);
            duty.weight = Some(Percent::from_tenths(old + share));
        }
    }
}

/// Gives the duties but `row` what it leaves of a hundred, in the ratio of the weights `before`, or evenly where none of
/// them had any.
pub(super) fn keep_ratio(duties: &mut [Duty], row: usize, before: &[Option<Percent>]) {
    let Some(rest) = duties.get(row).and_then(|duty| duty.weight).and_then(|own| HUNDRED.checked_sub(own.tenths()))
    else {
        return;
    };
    let mut parts: Vec<u32> = before.iter().map(|weight| weight.map_or(0, Percent::tenths)).collect();
    if let Some(own) = parts.get_mut(row) {
        *own = 0;
    }
    if parts.iter().all(|&part| part == 0) {
        parts = (0..duties.len()).map(|other| u32::from(other != row)).collect();
    }
    for (duty, (part, share)) in duties.iter_mut().zip(parts.iter().zip(share(rest, &parts, 1))) {
        if *part > 0 {
            duty.weight = Some(Percent::from_tenths(share));
        }
    }
}

/// Shares out `amount` in proportion to `parts`, in multiples of `grain`; the last share takes what rounding left.
fn share(amount: u32, parts: &[u32], grain: u64) -> Vec<u32> {
    let total: u64 = parts.iter().map(|&part| u64::from(part)).sum();
    let (mut given, mut seen) = (0, 0);
    let next = |&part: &u32| {
        seen += u64::from(part);
        let exact = u64::from(amount) * seen / total.max(1);
        // Rounding up must not give more than there is.
        let rounded = ((exact + grain / 2) / grain * grain).min(u64::from(amount)) as u32;
        let up_to = if seen == total { amount } else { rounded };
        let share = if part > 0 { up_to - given } else { 0 };
        given += share;
        share
    };
    parts.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duties(weights: &[Option<u32>]) -> Vec<Duty> {
        weights.iter().map(|w| Duty { weight: w.map(|w| Percent::from_tenths(w * 10)), ..Duty::default() }).collect()
    }

    fn percents(duties: &[Duty]) -> Vec<u32> {
        duties.iter().filter_map(|duty| duty.weight).map(|weight| weight.tenths() / 10).collect()
    }

    #[test]
    fn an_even_share_sums_to_a_hundred() {
        let mut seven = duties(&[None; 7]);
        share_evenly(&mut seven);
        assert_eq!(percents(&seven), [15, 15, 14, 14, 14, 14, 14]);
    }

    #[test]
    fn what_is_missing_goes_to_those_without_a_weight_or_to_all_in_proportion() {
        let mut some = duties(&[Some(40), None, Some(20), None]);
        fill_up(&mut some);
        assert_eq!(percents(&some), [40, 20, 20, 20]);
        let mut all = duties(&[Some(30), Some(25), Some(15), Some(10), Some(10)]);
        fill_up(&mut all);
        assert_eq!(percents(&all).iter().sum::<u32>(), 100);
    }

    #[test]
    fn the_others_keep_their_ratio_and_the_sum_stays_a_hundred() {
        let weigh = |row: usize, percent: u32, before: &[Option<u32>]| {
            let mut changed = duties(before);
            let before: Vec<_> = changed.iter().map(|duty| duty.weight).collect();
            changed[row].weight = Some(Percent::from_tenths(percent));
            keep_ratio(&mut changed, row, &before);
            changed.iter().map(|duty| duty.weight.map(Percent::tenths)).collect::<Vec<_>>()
        };
        assert_eq!(weigh(0, 400, &[Some(20), Some(60), Some(20)]), [Some(400), Some(450), Some(150)]);
        assert_eq!(weigh(1, 333, &[Some(10), Some(10), Some(10), None]), [Some(333), Some(333), Some(334), None]);
        assert_eq!(weigh(0, 400, &[Some(100), None, None]), [Some(400), Some(300), Some(300)]);
        assert_eq!(weigh(0, 1001, &[Some(50), Some(50)]), [Some(1001), Some(500)], "there is no rest to share");
    }

    #[test]
    fn the_heaviest_comes_first_and_what_weighs_the_same_keeps_its_order() {
        let mut some = duties(&[Some(20), None, Some(50), Some(20), None]);
        for (at, duty) in some.iter_mut().enumerate() {
            duty.name = at.to_string();
        }
        assert!(!are_by_weight(&some));
        sort_by_weight(&mut some);
        assert!(are_by_weight(&some));
        assert_eq!(some.iter().map(|duty| duty.name.as_str()).collect::<String>(), "20314");
    }

    #[test]
    fn a_gap_smaller_than_a_percent_is_never_overfilled() {
        let tenths = [Some(331), Some(331), Some(330), None, None, None];
        let mut some: Vec<Duty> =
            tenths.iter().map(|w| Duty { weight: w.map(Percent::from_tenths), ..Duty::default() }).collect();
        fill_up(&mut some);
        let filled: Vec<u32> = some.iter().filter_map(|duty| duty.weight).map(Percent::tenths).collect();
        assert_eq!((filled.len(), filled.iter().sum()), (6, HUNDRED));
    }
}
