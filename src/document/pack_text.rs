//! What a person reads of the parts of a pack that are more than a text.

use super::Choice;
use super::pack::Pack;
use crate::lang::{Lang, Text};

pub(super) fn names(chosen: &[impl Choice], lang: Lang) -> String {
    chosen.iter().map(|of| of.label().get(lang)).collect::<Vec<_>>().join("\n")
}

pub(super) fn yes_or_no(says: bool, lang: Lang) -> String {
    if says { Text::new("是", "Yes") } else { Text::new("否", "No") }.get(lang).to_owned()
}

/// A department a line, and below it its members.
pub(super) fn departments(pack: &Pack) -> String {
    let lines = pack.departments.iter().flat_map(|department| {
        let head = [department.name.trim(), department.intro.trim()].into_iter().filter(|text| !text.is_empty());
        let head = head.collect::<Vec<_>>().join(" · ").replace('\n', " ");
        let members = department.members.iter().map(|member| format!("{} · {member}", department.name.trim()));
        std::iter::once(head).chain(members)
    });
    lines.collect::<Vec<_>>().join("\n")
}
