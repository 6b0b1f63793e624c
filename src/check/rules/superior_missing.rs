//! JD301: a superior who has no description.
//!
//! Either the name is written in another way, or a description is missing. Reported once a superior, and not for those
//! at the top, who seldom have one.

use super::{bare, is_variant, whole};
use crate::check::group::Group;
use crate::check::lexicon;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    code: "JD301",
    severity: Severity::Warning,
    title: Text::new("上级岗位没有说明书", "A superior without a description"),
    why: Text::new(
        "可能是名称写法不同，也可能少了一份说明书。",
        "Either the name is written in another way, or a description is missing.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::Files(&[
            r#"(identity: (title: "客服专员", reports_to: "客户服务主管"))"#,
            r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]))"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "客服专员", reports_to: "值班经理"))"#,
            r#"(identity: (title: "仓管员"))"#,
        ]),
    ],
    good: &[Example::Files(&[
        r#"(identity: (title: "客服专员", reports_to: "客服主管"))"#,
        r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]))"#,
    ])],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut said: BTreeSet<(String, String)> = BTreeSet::new();
    // Many posts may name the same one.
    let mut meant: BTreeMap<String, Option<&str>> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, document) in group.documents.iter().enumerate() {
        let identity = &document.identity;
        let name = identity.reports_to.trim();
        if name.is_empty() || !group.posts(name, index).is_empty() {
            continue;
        }
        let near = *meant.entry(bare(name)).or_insert_with_key(|name| {
            group.titles().find(|(title, _)| is_variant(name, title)).map(|(_, title)| title)
        });
        let place = Place::of(Field::ReportsTo);
        if let Some(near) = near {
            let one = Found::new(
                place,
                format!("没有“{name}”的说明书，只有“{near}”：请统一名称"),
                format!("there is no description of {name}, but one of {near}: write one name"),
            );
            found.push((index, one.words(whole(name))));
        } else if !is_top(name) && said.insert((bare(&identity.organization), bare(name))) {
            let one = Found::new(
                place,
                format!("没有“{name}”的说明书：请核对名称，或补上这一份"),
                format!("there is no description of {name}: check the name, or add it"),
            );
            found.push((index, one.words(whole(name))));
        }
    }
    found
}

/// Tells whether `name` is a post that sets of descriptions end below.
fn is_top(name: &str) -> bool {
    let titles = lexicon::built_in().find(name);
    titles.iter().any(|(_, entry)| entry.list == "titles" && entry.column(0) == "senior")
}
