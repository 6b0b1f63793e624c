//! What moving, adding and removing does to the departments and their members.

use crate::document::pack::Pack;

/// Moves a department to the gap above another; tells where it stands then.
pub(super) fn move_department(pack: &mut Pack, from: usize, gap: usize) -> Option<usize> {
    if from >= pack.departments.len() || gap > pack.departments.len() {
        return None;
    }
    let to = if gap > from { gap - 1 } else { gap };
    let moved = pack.departments.remove(from);
    pack.departments.insert(to, moved);
    Some(to)
}

/// Moves a member to a gap of the same or another department; tells where it stands then.
pub(super) fn move_member(pack: &mut Pack, from: (usize, usize), gap: (usize, usize)) -> Option<(usize, usize)> {
    let there = pack.departments.get(from.0).is_some_and(|department| from.1 < department.members.len());
    if !there || gap.0 >= pack.departments.len() {
        return None;
    }
    let moved = pack.departments[from.0].members.remove(from.1);
    let row = if from.0 == gap.0 && gap.1 > from.1 { gap.1 - 1 } else { gap.1 };
    let members = &mut pack.departments[gap.0].members;
    let row = row.min(members.len());
    members.insert(row, moved);
    Some((gap.0, row))
}

/// The gap into which a member moves by one row up or down, over the edge of its department into the next one.
pub(super) fn gap_beside(pack: &Pack, (department, row): (usize, usize), down: bool) -> Option<(usize, usize)> {
    let count = |department: usize| pack.departments.get(department).map(|department| department.members.len());
    match (down, row) {
        (false, 0) => {
            let above = department.checked_sub(1)?;
            Some((above, count(above)?))
        }
        (false, row) => Some((department, row - 1)),
        (true, row) if row + 1 < count(department)? => Some((department, row + 2)),
        (true, _) => count(department + 1).map(|_| (department + 1, 0)),
    }
}

/// Where the old departments stand after a move from one place to another.
pub(super) fn after_move(old: usize, from: usize, to: usize) -> usize {
    match old {
        _ if old == from => to,
        _ if from < old && old <= to => old - 1,
        _ if to <= old && old < from => old + 1,
        _ => old,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::pack::Department;

    fn pack(departments: &[&[&str]]) -> Pack {
        let department = |members: &&[&str]| Department {
            members: members.iter().map(|&member| member.to_owned()).collect(),
            ..Department::default()
        };
        Pack { departments: departments.iter().map(department).collect(), ..Pack::default() }
    }

    fn members(pack: &Pack) -> Vec<String> {
        pack.departments.iter().map(|department| department.members.concat()).collect()
    }

    #[test]
    fn a_member_lands_in_the_gap_it_was_let_go_over() {
        for (from, gap, after, at) in [
            ((0, 0), (0, 2), ["bac", "d"], Some((0, 1))),
            ((0, 2), (0, 0), ["cab", "d"], Some((0, 0))),
            ((0, 1), (1, 1), ["ac", "db"], Some((1, 1))),
            ((1, 0), (0, 9), ["abcd", ""], Some((0, 3))),
            ((1, 5), (0, 0), ["abc", "d"], None),
        ] {
            let mut pack = pack(&[&["a", "b", "c"], &["d"]]);
            assert_eq!(move_member(&mut pack, from, gap), at);
            assert_eq!(members(&pack), after);
        }
    }

    #[test]
    fn the_keys_walk_a_member_through_all_departments() {
        let mut pack = pack(&[&["a", "b"], &[], &["c"]]);
        let mut at = (0, 0);
        let mut seen = Vec::new();
        while let Some(gap) = gap_beside(&pack, at, true) {
            at = move_member(&mut pack, at, gap).expect("it is there");
            seen.push(members(&pack).join("|"));
        }
        assert_eq!(seen, ["ba||c", "b|a|c", "b||ac", "b||ca"]);
        while let Some(gap) = gap_beside(&pack, at, false) {
            at = move_member(&mut pack, at, gap).expect("it is there");
        }
        assert_eq!(members(&pack).join("|"), "ab||c");
    }

    #[test]
    fn what_was_folded_stays_folded_after_a_move() {
        for (from, gap) in [(0, 3), (2, 0), (1, 3), (1, 1)] {
            let mut pack = pack(&[&["a"], &["b"], &["c"]]);
            let before = members(&pack);
            let to = move_department(&mut pack, from, gap).expect("it is there");
            for (old, name) in before.iter().enumerate() {
                assert_eq!(&members(&pack)[after_move(old, from, to)], name);
            }
        }
    }
}
