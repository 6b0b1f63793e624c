//! What a person reads of the parts of a pack that are more than a text.

use super::Choice;
use super::compare::{INDENT, Line, lines_of};
use super::pack::Pack;
use crate::lang::{Lang, Text};

pub(super) fn names(chosen: &[impl Choice], lang: Lang) -> String {
    chosen.iter().map(|of| of.label().get(lang)).collect::<Vec<_>>().join("\n")
}

pub(super) fn yes_or_no(says: bool, lang: Lang) -> String {
    if says { Text::new("是", "Yes") } else { Text::new("否", "No") }.get(lang).to_owned()
}

/// A department a line, and its members within it.
pub(super) fn departments(pack: &Pack) -> Vec<Line> {
    let lines = pack.departments.iter().enumerate().flat_map(|(row, department)| {
        let head = [department.name.trim(), department.intro.trim()].into_iter().filter(|text| !text.is_empty());
        let head = head.collect::<Vec<_>>().join(" · ").replace('\n', " ");
        let member = |(sub, member): (usize, &String)| lines_of((row, Some(sub)), &format!("{INDENT}{member}"));
        let members = department.members.iter().enumerate().flat_map(member);
        lines_of((row, None), &head).into_iter().chain(members.collect::<Vec<_>>())
    });
    lines.collect()
}
