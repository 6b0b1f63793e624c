//! JD307: one position code on two descriptions.
//!
//! Pay and archive know a post by its code alone.

use super::whole;
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "JD307",
    severity: Severity::Error,
    title: Text::new("岗位编号重复", "One code on two descriptions"),
    why: Text::new("薪酬和档案只认编号。", "Pay and archive know a post by its code alone."),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(identity: (title: "客服主管", code: "CC-KF-02"))"#,
        r#"(identity: (title: "客服专员", code: "CC-KF-02 "))"#,
    ])],
    good: &[Example::Files(&[
        r#"(identity: (title: "客服主管", code: "CC-KF-02"))"#,
        r#"(identity: (title: "客服专员", code: "CC-KF-03"))"#,
        "(format: 1)",
        "(format: 1)",
    ])],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, document) in group.documents.iter().enumerate() {
        let code = document.identity.code.trim().to_uppercase();
        if !code.is_empty() {
            holders.entry(code).or_default().push(index);
        }
    }
    let shared = holders.into_values().filter(|holders| holders.len() > 1);
    shared
        .flat_map(|holders| {
            let all = holders.clone();
            holders.into_iter().map(move |index| (index, all.iter().copied().find(|&other| other != index)))
        })
        .filter_map(|(index, other)| {
            let (code, other) = (&group.documents[index].identity.code, group.title(other?));
            let found = Found::new(
                Place::of(Field::Code),
                format!("与“{other}”的编号相同：请改其中一个"),
                format!("{other} has the same code: change one of them"),
            );
            Some((index, found.words(whole(code))))
        })
        .collect()
}
