//! What two people made of one document: what can stay of both, part by part.

use super::compare::{Part, Parts, changes};

/// What became of a part that two people had before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only I changed it.
    Mine,
    /// Only the other changed it.
    Theirs,
    /// Both changed rows of it, and not the same ones.
    Both,
    /// Both changed it, each in another way.
    Conflict,
}

/// The parts in which mine and theirs differ, with what became of each since both were as `base`.
#[must_use]
pub fn compare<D: Parts>(base: &D, mine: &D, theirs: &D) -> Vec<(&'static Part<D>, Change)> {
    let change = |part: &'static Part<D>| {
        let change = match ((part.same)(base, mine), (part.same)(base, theirs)) {
            (_, true) => Change::Mine,
            (true, _) => Change::Theirs,
            _ if (part.merge)(base, mine, theirs, &mut D::default()) => Change::Both,
            _ => Change::Conflict,
        };
        (part, change)
    };
    changes(mine, theirs).into_iter().map(change).collect()
}

/// What is taken over for a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// What I wrote.
    Mine,
    /// What the other wrote.
    Theirs,
    /// The rows of both.
    Both,
}

impl Change {
    /// What to take unless a person says otherwise.
    #[must_use]
    pub fn proposal(self) -> Take {
        match self {
            Self::Mine | Self::Conflict => Take::Mine,
            Self::Theirs => Take::Theirs,
            Self::Both => Take::Both,
        }
    }
}

/// Mine, with what was taken of theirs.
#[must_use]
pub fn merge<D: Parts>(base: &D, mine: &D, theirs: &D, taken: &[(&Part<D>, Take)]) -> D {
    let mut merged = mine.clone();
    for (part, take) in taken {
        match take {
            Take::Mine => {}
            Take::Theirs => (part.copy)(theirs, &mut merged),
            Take::Both => drop((part.merge)(base, mine, theirs, &mut merged)),
        }
    }
    merged
}

/// The rows of `base` from the first to before the last that `new` changed, and the same of `new`.
fn changed<T: PartialEq>(base: &[T], new: &[T]) -> (usize, usize, usize) {
    let before = base.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = base.len().min(new.len()) - before;
    let after = base.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    (before, base.len() - after, new.len() - after)
}

/// Both changes of a list, when they lie apart: nothing when they touch.
pub(super) fn merge_rows<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Option<Vec<T>> {
    let (first, second) = (changed(base, mine), changed(base, theirs));
    let ((upper, above), (lower, below)) =
        if first.0 <= second.0 { ((first, mine), (second, theirs)) } else { ((second, theirs), (first, mine)) };
    // Rows added at the same place could stand in either order.
    if upper.1 > lower.0 || upper.0 == lower.0 {
        return None;
    }
    let parts = [&above[..upper.2], &base[upper.1..lower.0], &below[lower.0..lower.2], &base[lower.1..]];
    Some(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn changes_of_a_list_that_lie_apart_merge() {
        let merged = |base, mine, theirs| merge_rows(&rows(base), &rows(mine), &rows(theirs)).map(String::from_iter);
        for (base, mine, theirs, both) in [
            ("abcd", "Abcd", "abcD", Some("AbcD")),
            ("abcd", "bcd", "abcde", Some("bcde")),
            ("abcd", "abcd", "aXbcd", Some("aXbcd")),
            ("abcd", "abXcd", "abc", Some("abXc")),
            ("abcd", "aBcd", "aβcd", None),
            ("ab", "abc", "abd", None),
            ("", "a", "b", None),
        ] {
            assert_eq!(merged(base, mine, theirs).as_deref(), both, "{base} {mine} {theirs}");
            assert_eq!(merged(base, theirs, mine).as_deref(), both, "{base} {theirs} {mine}");
        }
    }
}
