//! JD309: a task that stands in several descriptions word for word.
//!
//! It was pasted: two posts do not do the same thing to the same object.

use super::{bare, whole};
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::{Written, written};
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "JD309",
    severity: Severity::Warning,
    title: Text::new("同一条任务粘贴在几个岗位里", "A task pasted into several posts"),
    why: Text::new(
        "两个岗位不会对同一件事做同样的工作：应写明各自做到哪一步。",
        "Two posts do not do the same to the same object: each should say how far it goes.",
    ),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(identity: (title: "客服主管"), duties: [(tasks: ["核对客户资料并录入系统。"])])"#,
        r#"(identity: (title: "客服专员"), duties: [(tasks: ["核对客户资料，并录入系统"])])"#,
    ])],
    good: &[
        Example::Files(&[
            r#"(identity: (title: "客服主管"), duties: [(tasks: ["抽查客户资料的录入质量"])])"#,
            r#"(identity: (title: "客服专员"), duties: [(tasks: ["核对客户资料并录入系统"])])"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "甲"), duties: [(tasks: ["完成上级交办的其他任务"])])"#,
            r#"(identity: (title: "乙"), duties: [(tasks: ["完成上级交办的其他任务"])])"#,
        ]),
    ],
    find: Find::Across(find),
};

/// A shorter task is no sentence that anybody pastes.
const LEAST: usize = 8;

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut places: BTreeMap<String, Vec<(usize, Written<'_>)>> = BTreeMap::new();
    for (index, document) in group.documents.iter().enumerate() {
        for written in written(document, Field::DutyTask) {
            let text = bare(written.text);
            if text.chars().count() >= LEAST && !text.contains("交办") {
                places.entry(text).or_default().push((index, written));
            }
        }
    }
    let mut found = Vec::new();
    for same in places.into_values() {
        for (nth, (index, written)) in same.iter().enumerate() {
            let other = same.iter().map(|(other, _)| *other).find(|other| other != index);
            let first = same[..nth].iter().all(|(before, _)| before != index);
            let Some(other) = other.filter(|_| first) else { continue };
            let other = group.title(other);
            let one = Found::new(
                written.place,
                format!("与“{other}”的任务一字不差：请写明各自做到哪一步"),
                format!("word for word a task of {other}: say how far each of them goes"),
            );
            found.push((*index, one.words(whole(written.text))));
        }
    }
    found
}
