//! JD310: an authority that several posts hold word for word and to the same extent.
//!
//! Who decides when both may? Powers over one's own reports are everybody's and do not count.

use super::{bare, whole};
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::{Written, written};
use crate::document::AuthorityLevel;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "JD310",
    severity: Severity::Hint,
    title: Text::new("几个岗位有一字不差的职权", "The same authority at several posts"),
    why: Text::new(
        "两个岗位都能批，到底由谁批？对自己直接下级的职权不在此列。",
        "When both may, who decides? Powers over one's own reports do not count.",
    ),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(identity: (title: "客服主管"), authorities: [(powers: [(text: "单笔2000元以下的客户补偿", level: approve)])])"#,
        r#"(identity: (title: "客服经理"), authorities: [(powers: [(text: "单笔2000元以下的客户补偿", level: approve)])])"#,
    ])],
    good: &[
        Example::Files(&[
            r#"(identity: (title: "客服主管"), authorities: [(powers: [(text: "单笔2000元以下的客户补偿", level: approve)])])"#,
            r#"(identity: (title: "客服经理"), authorities: [(powers: [(text: "单笔2000元以下的客户补偿", level: review)])])"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "客服主管"), authorities: [(powers: [(text: "直接下级2天以下的请假与换班", level: approve)])])"#,
            r#"(identity: (title: "仓储主管"), authorities: [(powers: [(text: "直接下级2天以下的请假与换班", level: approve)])])"#,
        ]),
    ],
    find: Find::Across(find),
};

/// What is each superior's own: the same words do not mean the same thing.
const OWN: &[&str] = &["直接下级", "下属", "本部门", "本班组", "部门", "direct report", "own"];

/// A shorter power names a kind and no case.
const LEAST: usize = 8;

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut places: BTreeMap<(String, &str), Vec<(usize, Written<'_>)>> = BTreeMap::new();
    for (index, document) in group.documents.iter().enumerate() {
        for written in written(document, Field::Power) {
            let power = document.authorities.get(written.place.row());
            let level = power.and_then(|group| group.powers.get(written.place.sub())?.level);
            let text = bare(written.text);
            if matches!(level, Some(AuthorityLevel::Approve))
                && text.chars().count() >= LEAST
                && !OWN.iter().any(|own| text.contains(own))
            {
                let organization = document.identity.organization.trim();
                places.entry((text, organization)).or_default().push((index, written));
            }
        }
    }
    let mut found = Vec::new();
    for same in places.into_values() {
        for (index, written) in &same {
            let Some(other) = same.iter().map(|(other, _)| *other).find(|other| other != index) else { continue };
            let other = group.title(other);
            let one = Found::new(
                written.place,
                format!("“{other}”也有同样的审批权：请写明由谁批"),
                format!("{other} may approve the same: say who does"),
            );
            found.push((*index, one.words(whole(written.text))));
        }
    }
    found
}
