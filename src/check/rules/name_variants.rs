//! JD311: one department, organisation or title written in several ways.
//!
//! The reader takes 客服部 and 客户服务部 for two.

use super::{bare, is_variant, whole};
use crate::check::group::Group;
use crate::check::group::post_of;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::written;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Lang;
use crate::lang::Text;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "JD311",
    severity: Severity::Warning,
    title: Text::new("同一名称有几种写法", "One name written in several ways"),
    why: Text::new("读者会当成两个部门、两个岗位。", "The reader takes them for two."),
    source: Text::new("", ""),
    bad: &[
        Example::Files(&[
            r#"(identity: (title: "客服主管", department: "客户服务部"))"#,
            r#"(identity: (title: "客服专员", department: "客服部"))"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "甲", organization: "澄川贸易有限公司"))"#,
            r#"(identity: (title: "乙", organization: "澄川贸易"))"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "客服主管", direct_reports: ["客户服务专员"]))"#,
            r#"(identity: (title: "客服专员"))"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "客服主管", department: "客户服务部"))"#,
            r#"(relations: (internal: [(party: "客服部")]))"#,
        ]),
    ],
    good: &[
        Example::Files(&[
            r#"(identity: (title: "销售一部主管", department: "销售一部"))"#,
            r#"(identity: (title: "销售主管", department: "销售部"))"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "客服主管", department: "客户服务部"))"#,
            r#"(identity: (title: "客服专员", department: "客户服务部"))"#,
        ]),
    ],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut found = variants(group, Field::Department);
    found.extend(variants(group, Field::Organization));
    let titles: Vec<String> = group.titles().map(str::to_owned).collect();
    let departments: Vec<String> = names(group, Field::Department).into_keys().collect();
    found.extend(references(group, Field::DirectReports, &titles));
    found.extend(references(group, Field::InternalParty, &departments));
    found
}

/// The names in `field`, without blanks and marks, each with the descriptions that use it.
fn names(group: &Group<'_>, field: Field) -> BTreeMap<String, Vec<usize>> {
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, document) in group.documents.iter().enumerate() {
        for written in written(document, field) {
            names.entry(bare(written.text)).or_default().push(index);
        }
    }
    names
}

/// The rarer of two ways to write a name in `field`.
fn variants(group: &Group<'_>, field: Field) -> Vec<(usize, Found)> {
    let names = names(group, field);
    let mut found = Vec::new();
    for (name, users) in &names {
        let better = names.iter().find(|(other, others)| {
            // Of two that are used as often the longer one is the full name.
            (others.len(), other.chars().count()) > (users.len(), name.chars().count()) && is_variant(name, other)
        });
        let Some((better, _)) = better else { continue };
        found.extend(users.iter().filter_map(|&index| {
            let text = Field::text(Place::of(field), group.documents[index], Lang::Zh)?;
            Some((index, judge(Place::of(field), &text, better)))
        }));
    }
    found
}

/// What is named in `field`, is none of `known`, and is one of them written in another way.
fn references(group: &Group<'_>, field: Field, known: &[String]) -> Vec<(usize, Found)> {
    // Many descriptions name the same few posts.
    let mut meant: BTreeMap<String, Option<&String>> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, document) in group.documents.iter().enumerate() {
        for written in written(document, field) {
            let name = post_of(written.text);
            let meant = meant.entry(name).or_insert_with_key(|name| {
                if known.contains(name) { None } else { known.iter().find(|known| is_variant(name, known)) }
            });
            found.extend(meant.map(|meant| (index, judge(written.place, written.text, meant))));
        }
    }
    found
}

fn judge(place: Place, name: &str, better: &str) -> Found {
    Found::new(place, format!("别处写作“{better}”：请统一写法"), format!("{better} elsewhere: write one name"))
        .words(whole(name))
}
