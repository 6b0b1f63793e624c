//! JD306: a headcount in a pack's words on a department that contradicts its descriptions.
//!
//! The introduction of a department is written first and mended last.

use crate::check::group::Group;
use crate::check::rule::{Find, Found, Rule};
use crate::document::{Field, Place, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD306",
    severity: Severity::Warning,
    title: Text::new("部门定员与各岗位定员之和不符", "A department's headcount contradicts its posts"),
    why: Text::new(
        "部门介绍里的人数与各岗位定员之和对不上，读者不知道信哪个。",
        "Where the introduction and the posts disagree the reader does not know which to believe.",
    ),
    source: Text::new("", ""),
    bad: &[],
    good: &[],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    let mut first = 0;
    for department in group.pack.map(|pack| pack.departments.as_slice()).unwrap_or_default() {
        let members = first..(first + department.members.len()).min(group.documents.len());
        let headcounts: Option<Vec<u32>> =
            group.documents[members.clone()].iter().map(|document| document.identity.headcount).collect();
        let sum = headcounts.unwrap_or_default().into_iter().fold(0, u32::saturating_add);
        if let Some(stated) = stated(&department.intro)
            && sum > 0
            && stated != sum
        {
            let name = department.name.trim();
            let one = Found::new(
                Place::of(Field::Headcount),
                format!("汇编写“{name}”定员 {stated} 人，各岗位合计 {sum} 人：请核对"),
                format!("the pack gives {name} a headcount of {stated}, its posts sum to {sum}: make them agree"),
            );
            found.push((members.start, one));
        }
        first = members.end;
    }
    found
}

/// The number in “定员 12 人” or “编制12名”.
fn stated(intro: &str) -> Option<u32> {
    ["定员", "编制", "headcount"].iter().find_map(|word| {
        let after = intro.split_once(word)?.1.trim_start_matches(|c: char| !c.is_ascii_digit() && c.is_whitespace());
        let after = after.trim_start_matches(['为', '共', '：', ':', ' ', 'o', 'f']);
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        after[..digits].parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PositionDescription;
    use crate::document::pack::{Department, Pack};

    fn find_in(intro: &str) -> usize {
        let mut member = PositionDescription::default();
        member.identity.headcount = Some(4);
        let department = Department { intro: intro.into(), members: vec!["a.ron".into()], ..Department::default() };
        let pack = Pack { departments: vec![department], ..Pack::default() };
        find(&Group::new(vec![&member], Some(&pack))).len()
    }

    #[test]
    fn fires_where_the_introduction_says_another_number() {
        assert_eq!(find_in("受理客户咨询。定员 6 人。"), 1);
    }

    #[test]
    fn is_silent_where_they_agree_and_where_none_is_given() {
        assert_eq!(find_in("编制共4名"), 0);
        assert_eq!(find_in("受理客户咨询。"), 0);
    }
}
