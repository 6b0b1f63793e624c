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

/// Names without blanks and marks, each with one way in which it is written and the descriptions that use it.
type Names<'a> = BTreeMap<String, (&'a str, Vec<usize>)>;

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut found = variants(group, Field::Department);
    found.extend(variants(group, Field::Organization));
    found.extend(references(group, Field::DirectReports, &names(group, Field::Title)));
    found.extend(references(group, Field::InternalParty, &names(group, Field::Department)));
    found
}

/// The names in `field`.
fn names<'a>(group: &Group<'a>, field: Field) -> Names<'a> {
    let mut names = Names::new();
    for (index, document) in group.documents.iter().enumerate() {
        for written in written(document, field) {
            names.entry(bare(written.text)).or_insert((written.text.trim(), Vec::new())).1.push(index);
        }
    }
    names
}

/// The rarer of two ways to write a name in `field`.
fn variants(group: &Group<'_>, field: Field) -> Vec<(usize, Found)> {
    let names = names(group, field);
    let mut found = Vec::new();
    for (name, (_, users)) in &names {
        let better = names.iter().find(|(other, (_, others))| {
            // Of two that are used as often the longer one is the full name.
            (others.len(), other.chars().count()) > (users.len(), name.chars().count()) && is_variant(name, other)
        });
        let Some((_, (better, _))) = better else { continue };
        found.extend(users.iter().filter_map(|&index| {
            let text = Field::text(Place::of(field), group.documents[index], Lang::Zh)?;
            Some((index, judge(Place::of(field), &text, better)))
        }));
    }
    found
}

/// What is named in `field`, is none of `known`, and is one of them written in another way.
fn references(group: &Group<'_>, field: Field, known: &Names<'_>) -> Vec<(usize, Found)> {
    // Many descriptions name the same few posts.
    let mut meant: BTreeMap<String, Option<&str>> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, document) in group.documents.iter().enumerate() {
        for written in written(document, field) {
            let meant = *meant.entry(post_of(written.text)).or_insert_with_key(|name| {
                let variant = || known.iter().find(|(known, _)| is_variant(name, known)).map(|(_, (known, _))| *known);
                if known.contains_key(name) { None } else { variant() }
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
