//! JD021: an authority that does not say how far it goes.
//!
//! Whether the post recommends, reviews or approves is the whole point of the row.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD021",
    severity: Severity::Warning,
    title: Text::new("职权没有写明权限程度", "An authority without its level"),
    why: Text::new(
        "是建议、审核还是审批，正是这一行要说的。",
        "Whether the post recommends, reviews or approves is the whole point of the row.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File(r#"(authorities: [(kind: expense, powers: ["2000元以内的客户补偿"])])"#)],
    good: &[
        Example::File(r#"(authorities: [(kind: expense, powers: [(text: "2000元以内的客户补偿", level: approve)])])"#),
        Example::File(r#"(authorities: [(kind: expense, powers: ["审批2000元以内的客户补偿"])])"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let said: Vec<Place> = subject.worded("levels").iter().map(|worded| worded.written.place).collect();
    let powers = subject.of(&[Field::Power]).filter(|written| !said.contains(&written.place));
    powers
        .filter(|written| {
            let group = subject.document.authorities.get(written.place.row());
            group.and_then(|group| group.powers.get(written.place.sub())).is_some_and(|power| power.level.is_none())
        })
        .map(|written| {
            Found::new(
                Place::inside(Field::PowerLevel, written.place.row(), written.place.sub()),
                "没有写明权限程度：请选择建议、审核、审批等",
                "the level is missing: choose recommend, review, approve …",
            )
        })
        .collect()
}
