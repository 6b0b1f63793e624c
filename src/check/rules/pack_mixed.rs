//! JD313: members of a folder or a pack at different statuses, or with versions of another make.
//!
//! A pack is delivered as one: a draft in it is a draft of the whole.

use std::collections::BTreeMap;

use super::{bare, whole};
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::PositionDescription;
use crate::document::Severity;
use crate::document::{Choice as _, Status};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD313",
    severity: Severity::Warning,
    title: Text::new("尚未批准，或版本写法与其他不同", "Not approved yet, or its version written otherwise"),
    why: Text::new(
        "汇编作为一个整体交付，夹着一份草稿，整本就是草稿。",
        "A pack is delivered as one: a draft in it is a draft of the whole.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::Files(&[
            r#"(status: approved, identity: (title: "甲"), revisions: [(version: "V1.0")])"#,
            r#"(status: approved, identity: (title: "乙"), revisions: [(version: "V1.1")])"#,
            r#"(status: draft, identity: (title: "丙"), revisions: [(version: "V1.0")])"#,
        ]),
        Example::Files(&[
            r#"(status: approved, identity: (title: "甲"), revisions: [(version: "V1.0")])"#,
            r#"(status: approved, identity: (title: "乙"), revisions: [(version: "V1.1")])"#,
            r#"(status: approved, identity: (title: "丁"), revisions: [(version: "V2.0")])"#,
            r#"(status: approved, identity: (title: "丙"), revisions: [(version: "2026版")])"#,
        ]),
    ],
    good: &[
        Example::Files(&[
            r#"(status: approved, identity: (title: "甲"), revisions: [(version: "V1.0")])"#,
            r#"(status: approved, identity: (title: "乙"), revisions: [(version: "V2.3")])"#,
        ]),
        Example::Files(&[
            r#"(status: approved, identity: (title: "甲", organization: "一家"), revisions: [(version: "V1.0")])"#,
            r#"(status: draft, identity: (title: "乙", organization: "另一家"), revisions: [(version: "V1.0")])"#,
        ]),
        Example::Files(&[
            r#"(status: draft, identity: (title: "甲"), revisions: [(version: "V1.0")])"#,
            r#"(status: draft, identity: (title: "乙"), revisions: [(version: "V1.0")])"#,
        ]),
    ],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let documents = || group.documents.iter().enumerate();
    // A pack is delivered as one; a folder may hold those of several companies.
    let house = |document: &PositionDescription| match group.pack {
        Some(_) => String::new(),
        None => bare(&document.identity.organization),
    };
    let mut approved: BTreeMap<String, usize> = BTreeMap::new();
    for (_, document) in documents().filter(|(_, document)| document.status == Status::Approved) {
        *approved.entry(house(document)).or_default() += 1;
    }
    let mut found = Vec::new();
    // In a folder a draft is work in progress, in a pack it is delivered.
    let severity = if group.pack.is_some() { Severity::Warning } else { Severity::Hint };
    if !approved.is_empty() {
        let open = documents().filter(|(_, document)| document.status != Status::Approved);
        found.extend(open.filter_map(|(index, document)| {
            let approved = approved.get(&house(document))?;
            let status = document.status.label();
            let one = Found::new(
                Place::of(Field::Status),
                format!("状态为“{}”，另有 {approved} 份已经批准：交付前请批准它，或不收入汇编", status.zh),
                format!("{} while {approved} others are approved: approve it or leave it out", status.en),
            );
            Some((index, one.severity(severity)))
        }));
    }
    let versions: Vec<(usize, &str)> = documents()
        .filter_map(|(index, document)| Some((index, document.newest_revision()?.version.trim())))
        .filter(|(_, version)| !version.is_empty())
        .collect();
    let usual: Vec<&str> = versions.iter().map(|(_, version)| *version).filter(|version| is_v(version)).collect();
    // Three in four make a pattern, with three at least.
    if usual.len() >= 3 && usual.len() * 4 >= versions.len() * 3 {
        let odd = versions.iter().filter(|(_, version)| !is_v(version));
        found.extend(odd.map(|&(index, version)| {
            let row = group.documents[index].revisions.len() - 1;
            let one = Found::new(
                Place::at(Field::RevisionVersion, row),
                format!("其他岗位的版本写成“{}”这样：请改成一样的写法", usual[0]),
                format!("the others write their version like {}: make them all alike", usual[0]),
            );
            (index, one.words(whole(version)))
        }));
    }
    found
}

/// Tells whether `version` is written like V1.0.
fn is_v(version: &str) -> bool {
    version.strip_prefix(['V', 'v']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}
