//! Taking a list over row by row: one task of the other's duties, say, and nothing else of them.

use std::collections::BTreeMap;

use super::pack::Department;
use super::{AuthorityGroup, Contact, Duty, Indicator, Kept, Knowledge, Language, OtherSection, Power, Revision};

/// Where something stands in a list: the row, and the row within it; the rows without one are what holds the others.
pub type At = (usize, Option<usize>);

/// What belongs together in the lists of two documents: a row of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where it stands in what is taken from.
    pub theirs: Option<At>,
    /// Where it stands in what is taken into.
    pub mine: Option<At>,
    /// It is the same in both, elsewhere.
    pub moved: bool,
}

/// A row of a list, which may hold rows of its own.
pub(super) trait Nest: Clone + Default + PartialEq {
    /// A row within the row.
    type Inner: Clone;

    /// The rows within; nothing where there can be none.
    fn inner(&mut self) -> Option<&mut Vec<Self::Inner>> {
        None
    }
}

macro_rules! nest {
    ($($row:ty $(: $inner:ty, $member:ident)?;)+) => {
        $(impl Nest for $row {
            nest!(inner $($inner, $member)?);
        })+
    };
    (inner $inner:ty, $member:ident) => {
        type Inner = $inner;

        fn inner(&mut self) -> Option<&mut Vec<$inner>> {
            Some(&mut self.$member)
        }
    };
    (inner) => {
        type Inner = ();
    };
}

nest! {
    String;
    Contact;
    Duty: String, tasks;
    AuthorityGroup: Power, powers;
    Indicator;
    Language;
    Knowledge;
    OtherSection: String, paragraphs;
    Revision;
    Kept;
    Department: String, members;
}

/// A row without what it holds, or one that it held.
#[derive(Clone)]
enum Unit<T: Nest> {
    Row(T),
    Inner(T::Inner),
}

/// A list as it is read, from its first row to the last one within a row.
struct Flat<T: Nest>(Vec<(Option<At>, Unit<T>)>);

impl<T: Nest> Flat<T> {
    fn of(rows: &[T]) -> Self {
        let mut units = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let mut row = row.clone();
            let inner = row.inner().map(std::mem::take).unwrap_or_default();
            units.push((Some((number, None)), Unit::Row(row)));
            let within = |(sub, inner)| (Some((number, Some(sub))), Unit::Inner(inner));
            units.extend(inner.into_iter().enumerate().map(within));
        }
        Self(units)
    }

    /// The list again; what stands before the first row gets one.
    fn rows(self) -> Vec<T> {
        let mut rows: Vec<T> = Vec::new();
        for (_, unit) in self.0 {
            match unit {
                Unit::Row(row) => rows.push(row),
                Unit::Inner(inner) => {
                    if rows.is_empty() {
                        rows.push(T::default());
                    }
                    // A row that can hold none never held one.
                    if let Some(held) = rows.last_mut().and_then(T::inner) {
                        held.push(inner);
                    }
                }
            }
        }
        rows
    }

    fn find(&self, at: At) -> Option<usize> {
        self.0.iter().position(|(stood, _)| *stood == Some(at))
    }

    /// Puts `units` before what stands at `place`. A row comes in the place of an empty one: what that holds lost its own
    /// when that was taken away.
    fn insert(&mut self, place: usize, units: Vec<(Option<At>, Unit<T>)>) {
        let is_row = matches!(units.first(), Some((_, Unit::Row(_))));
        let is_empty = matches!(self.0.get(place), Some((_, Unit::Row(row))) if *row == T::default());
        self.0.splice(place..place + usize::from(is_row && is_empty), units);
    }

    /// Drops the rows in which nothing is left of what stood in them in `before`.
    fn drop_hollow(&mut self, before: &[T]) {
        let holds = |at: usize| matches!(self.0.get(at + 1), Some((_, Unit::Inner(_))));
        let is_hollow = |(at, (stood, unit)): (usize, &(Option<At>, Unit<T>))| {
            let held = stood.is_some_and(|(row, _)| before[row] != T::default());
            held && !holds(at) && matches!(unit, Unit::Row(row) if *row == T::default())
        };
        let hollow: Vec<bool> = self.0.iter().enumerate().map(is_hollow).collect();
        let mut hollow = hollow.into_iter();
        self.0.retain(|_| !hollow.next().unwrap_or_default());
    }

    /// Those that `which` is true of, taken out.
    fn take_out(&mut self, which: impl Fn(At) -> bool) -> Vec<(Option<At>, Unit<T>)> {
        self.0.extract_if(.., |(stood, _)| stood.is_some_and(&which)).collect()
    }
}

/// Which rows of two lists belong together.
struct Pairs {
    mine_of: BTreeMap<At, At>,
    theirs_of: BTreeMap<At, At>,
}

impl Pairs {
    fn of(matches: &[Match]) -> Self {
        let (mut mine_of, mut theirs_of) = (BTreeMap::new(), BTreeMap::new());
        for (theirs, mine) in matches.iter().filter_map(|one| Some((one.theirs?, one.mine?))) {
            // A text of several lines has several matches.
            if !mine_of.contains_key(&theirs) && !theirs_of.contains_key(&mine) {
                mine_of.insert(theirs, mine);
                theirs_of.insert(mine, theirs);
            }
        }
        Self { mine_of, theirs_of }
    }

    /// Where what stands at `first` in `theirs` belongs among what is left of `mine`: behind what it stands behind there.
    fn place<T: Nest>(&self, first: At, theirs: &Flat<T>, mine: &Flat<T>) -> usize {
        let holder = self.mine_of.get(&(first.0, None)).filter(|_| first.1.is_some());
        let before = theirs.0.iter().filter_map(|(stood, _)| *stood).take_while(|at| *at != first);
        for at in before.collect::<Vec<_>>().into_iter().rev() {
            let Some(paired) = self.mine_of.get(&at) else { continue };
            let Some(found) = mine.find(*paired).filter(|_| holder.is_none_or(|holder| holder.0 == paired.0)) else {
                continue;
            };
            // A row of its own takes nothing with it that stands before it, or not at all, in theirs.
            let goes_on = |(stood, unit): &&(Option<At>, Unit<T>)| {
                let comes = stood.and_then(|stood| self.theirs_of.get(&stood)).is_some_and(|other| *other > first);
                first.1.is_none() && matches!(unit, Unit::Inner(_)) && !comes
            };
            return found + 1 + mine.0[found + 1..].iter().take_while(goes_on).count();
        }
        // What a row holds has one before it.
        usize::from(first.1.is_some() && !mine.0.is_empty())
    }
}

/// Makes of `mine` what `theirs` says of the match `taken`; a row that came or went does so with what it holds alone.
pub(super) fn take<T: Nest>(theirs: &[T], mine: &mut Vec<T>, matches: &[Match], taken: usize) {
    let Some(&Match { theirs: from, mine: to, moved }) = matches.get(taken) else { return };
    let pairs = Pairs::of(matches);
    let from = from.or_else(|| pairs.theirs_of.get(&to?).copied());
    let to = to.or_else(|| pairs.mine_of.get(&from?).copied());
    let (theirs, mut flat) = (Flat::of(theirs), Flat::of(mine));
    let is_of = |at: At, row: At| at == row || row.1.is_none() && at.0 == row.0;
    match (from, to) {
        (Some(from), Some(to)) if moved => {
            // What it holds that the other holds elsewhere stays.
            let stays = |at: &At| pairs.theirs_of.get(at).is_some_and(|other| other.0 != from.0);
            let units = flat.take_out(|at| is_of(at, to) && !stays(&at));
            let place = pairs.place(from, &theirs, &flat);
            flat.insert(place, units);
        }
        (Some(from), Some(to)) => {
            if let (Some(from), Some(to)) = (theirs.find(from), flat.find(to)) {
                flat.0[to].1 = theirs.0[from].1.clone();
            }
        }
        (Some(from), None) => {
            let holder = (from.0, None);
            let comes = |at: At| is_of(at, from) || at == holder;
            let comes = |at: At| comes(at) && !pairs.mine_of.contains_key(&at);
            let units = theirs.0.iter().filter(|(stood, _)| stood.is_some_and(comes));
            let units: Vec<_> = units.map(|(_, unit)| (None, unit.clone())).collect();
            let first = if comes(holder) { holder } else { from };
            let place = pairs.place(first, &theirs, &flat);
            flat.insert(place, units);
        }
        (None, Some(to)) => drop(flat.take_out(|at| is_of(at, to) && !pairs.theirs_of.contains_key(&at))),
        (None, None) => {}
    }
    flat.drop_hollow(mine);
    *mine = flat.rows();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PositionDescription;
    use crate::document::compare::Parts;
    use crate::document::differences::differences;
    use crate::document::redline::{Fate, Row};
    use crate::lang::Lang;

    /// Duties, of which each is written `name:task,task`.
    fn duties(text: &str) -> PositionDescription {
        let duty = |text: &str| {
            let (name, tasks) = text.split_once(':').unwrap_or((text, ""));
            let tasks = tasks.split(',').filter(|task| !task.is_empty()).map(String::from).collect();
            Duty { name: name.to_owned(), tasks, ..Duty::default() }
        };
        PositionDescription { duties: text.split_whitespace().map(duty).collect(), ..PositionDescription::default() }
    }

    fn written(document: &PositionDescription) -> String {
        let duty = |duty: &Duty| format!("{}:{}", duty.name, duty.tasks.join(","));
        document.duties.iter().map(duty).collect::<Vec<_>>().join(" ")
    }

    /// Takes one row over into `mine`, which is the old document or the new one; `choose` says which of those that differ.
    fn take_one(
        theirs: &PositionDescription,
        mine: &mut PositionDescription,
        into_old: bool,
        choose: impl Fn(&[&Row]) -> usize,
    ) -> bool {
        let (old, new) = if into_old { (&*mine, theirs) } else { (theirs, &*mine) };
        let (told, _) = differences(old, new, Lang::Zh);
        let Some(difference) = told.first() else { return false };
        let differing: Vec<&Row> = difference.rows.iter().filter(|row| !row.is_same()).collect();
        if differing.is_empty() {
            return false;
        }
        let chosen = differing[choose(&differing)];
        let row = difference.rows.iter().position(|row| std::ptr::eq(row, chosen)).expect("it is one of them");
        let part = &PositionDescription::PARTS[difference.part];
        part.bring(theirs, mine, Some(&(difference.matches(into_old), row)));
        true
    }

    #[test]
    fn one_row_is_taken_and_what_is_mine_stays() {
        for (theirs, mine, row_text, taken) in [
            // A task with other words, a task more, a task less.
            ("库存:每月盘点,编制损耗报表", "库存:每月盘点,编制报表", "报表", "库存:每月盘点,编制损耗报表"),
            (
                "库存:每月盘点,核对出入库单据",
                "库存:每月盘点 运输:排车",
                "核对",
                "库存:每月盘点,核对出入库单据 运输:排车",
            ),
            ("库存:每月盘点", "库存:每月盘点,核对出入库单据", "核对", "库存:每月盘点"),
            // The other's duty comes with its tasks and takes none of mine.
            ("库存:每月盘点 运输:排车", "库存:每月盘点,我写的一条", "运输", "库存:每月盘点,我写的一条 运输:排车"),
            // One task of it comes with the name of its duty alone.
            ("库存:每月盘点 运输:安排车辆,核对运单", "库存:每月盘点", "核对", "库存:每月盘点 运输:核对运单"),
            // Where the other split a duty, taking its name splits mine.
            (
                "库存:每月盘点 运输:安排车辆,核对运单",
                "库存:每月盘点,安排车辆,核对运单",
                "运输",
                "库存:每月盘点 运输:安排车辆,核对运单",
            ),
            // A duty that the other does not have goes with the tasks that he does not have.
            ("库存:每月盘点", "库存:每月盘点 运输:安排车辆", "运输", "库存:每月盘点"),
            ("库存:每月盘点,安排车辆", "库存:每月盘点 运输:安排车辆,我写的一条", "运输", "库存:每月盘点,安排车辆"),
            // The first row of all.
            ("运输:安排车辆 库存:每月盘点", "库存:每月盘点", "运输", "运输:安排车辆 库存:每月盘点"),
        ] {
            for into_old in [false, true] {
                let mut into = duties(mine);
                let says =
                    |row: &&Row| row.text(Fate::New).contains(row_text) || row.text(Fate::Gone).contains(row_text);
                let choose = |rows: &[&Row]| rows.iter().position(says).expect("it differs");
                assert!(take_one(&duties(theirs), &mut into, into_old, choose));
                assert_eq!(written(&into), taken, "{theirs} into {mine}, old: {into_old}");
            }
        }
    }

    #[test]
    fn a_row_that_was_moved_goes_where_the_other_has_it() {
        let theirs = duties("库存:每月盘点,每周抽查录音,核对出入库单据 运输:安排车辆,核对运单");
        for mine in [
            "库存:每周抽查录音,核对出入库单据,每月盘点 运输:安排车辆,核对运单",
            "库存:每月盘点,核对出入库单据 运输:安排车辆,每周抽查录音,核对运单",
        ] {
            for into_old in [false, true] {
                let mut into = duties(mine);
                assert!(take_one(&theirs, &mut into, into_old, |_| 0));
                assert_eq!(written(&into), written(&theirs), "{mine}, old: {into_old}");
            }
        }
    }

    /// Whatever is taken first, who takes all has what the other has, and each step makes them more alike.
    #[test]
    fn who_takes_every_row_has_what_the_other_has() {
        const TASKS: [&str; 9] = [
            "受理客户投诉",
            "编制排班表",
            "组织月度例会",
            "受理客户投诉并跟进",
            "每日核对往来账目",
            "每月编制服务报表",
            "30",
            "培训新员工",
            "抽查录音",
        ];
        let mut seed = 7_u32;
        let mut random = move |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below
        };
        let mut some = || {
            let duties = (0..random(4)).map(|_| {
                let tasks: Vec<&str> = (0..random(5)).map(|_| TASKS[random(TASKS.len())]).collect();
                format!("{}:{}", ["库存", "运输管理", "客户服务", "运输"][random(4)], tasks.join(","))
            });
            duties.collect::<Vec<_>>().join(" ")
        };
        for round in 0..300 {
            let (theirs, mine) = (duties(&some()), duties(&some()));
            let (mut into, mut steps) = (mine.clone(), 0);
            let choose = |steps: usize| move |rows: &[&Row]| (round * 7 + steps) % rows.len();
            while take_one(&theirs, &mut into, round % 2 == 0, choose(steps)) {
                steps += 1;
                assert!(steps < 100, "{} never becomes {}: {}", written(&mine), written(&theirs), written(&into));
            }
            assert_eq!(written(&into), written(&theirs), "from {}", written(&mine));
        }
    }
}
