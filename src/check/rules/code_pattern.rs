//! JD308: a position code of another make than the others.

use super::{bare, whole};
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "JD308",
    severity: Severity::Warning,
    title: Text::new("岗位编号的写法与其他岗位不同", "A code of another make than the others"),
    why: Text::new("排序、检索和导入都会漏掉它。", "Sorting, searching and importing lose it."),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(identity: (title: "岗0", code: "CC-KF-01"))"#,
        r#"(identity: (title: "岗1", code: "CC-KF-02"))"#,
        r#"(identity: (title: "岗2", code: "CC-WL-01"))"#,
        r#"(identity: (title: "岗3", code: "CCKF3"))"#,
    ])],
    good: &[
        Example::Files(&[
            r#"(identity: (title: "岗0", code: "CC-KF-01"))"#,
            r#"(identity: (title: "岗1", code: "CC-KF-02"))"#,
            r#"(identity: (title: "岗2", code: "CC-WLB-01"))"#,
            r#"(identity: (title: "岗3", code: "CC-DK-12"))"#,
        ]),
        Example::Files(&[r#"(identity: (title: "岗0", code: "A1"))"#, r#"(identity: (title: "岗1", code: "B-2"))"#]),
    ],
    find: Find::Across(find),
};

/// As many codes of one make as set a pattern.
const LEAST: usize = 3;

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut organizations: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (index, document) in group.documents.iter().enumerate() {
        let code = document.identity.code.trim();
        if !code.is_empty() {
            organizations.entry(bare(&document.identity.organization)).or_default().push((index, make(code)));
        }
    }
    let mut found = Vec::new();
    for codes in organizations.into_values() {
        let Some((pattern, model)) = usual(&codes) else { continue };
        for (index, make) in &codes {
            if make != pattern {
                let model = group.documents[model].identity.code.trim();
                let one = Found::new(
                    Place::of(Field::Code),
                    format!("其他岗位的编号写成“{model}”这样：请统一"),
                    format!("the other codes are made like {model}: make them all alike"),
                );
                found.push((*index, one.words(whole(&group.documents[*index].identity.code))));
            }
        }
    }
    found
}

/// The make that most of `codes` have, with one that has it; nothing when there is no such make.
fn usual(codes: &[(usize, String)]) -> Option<(&str, usize)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (index, make) in codes {
        counts.entry(make).or_insert((0, *index)).0 += 1;
    }
    let (make, (count, index)) = counts.into_iter().max_by_key(|(_, (count, _))| *count)?;
    (count >= LEAST && count * 4 >= codes.len() * 3).then_some((make, index))
}

/// “A-A-99” of “CC-KF-02”.
fn make(code: &str) -> String {
    let mut make = String::new();
    for c in code.chars() {
        let kind = match c {
            c if c.is_numeric() => '9',
            c if c.is_alphabetic() => 'A',
            c => c,
        };
        if kind != 'A' || !make.ends_with('A') {
            make.push(kind);
        }
    }
    make
}
