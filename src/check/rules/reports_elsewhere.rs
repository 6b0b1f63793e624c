//! JD303: a direct report that reports to somebody else.
//!
//! Two superiors assign its work, or one list is out of date.

use super::{bare, is_variant, whole};
use crate::check::group::Group;
use crate::check::group::post_of;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD303",
    severity: Severity::Warning,
    title: Text::new("直接下级的说明书写着另一个上级", "A direct report that reports to somebody else"),
    why: Text::new(
        "要么有两个上级安排工作，要么有一份名单过期。",
        "Two superiors assign its work, or one list is out of date.",
    ),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]))"#,
        r#"(identity: (title: "客服专员", reports_to: "运营主管"))"#,
    ])],
    good: &[Example::Files(&[
        r#"(identity: (title: "客服专员", reports_to: "客服主管"))"#,
        r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]))"#,
    ])],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    for (index, document) in group.documents.iter().enumerate() {
        let own = bare(&document.identity.title);
        for (row, listed) in document.identity.direct_reports.iter().enumerate() {
            let [below] = group.posts(&post_of(listed), index)[..] else { continue };
            let other = group.documents[below].identity.reports_to.trim();
            // A name that is written in another way is another finding.
            if below == index || other.is_empty() || bare(other) == own || is_variant(&bare(other), &own) {
                continue;
            }
            let post = group.title(below);
            let one = Found::new(
                Place::at(Field::DirectReports, row),
                format!("“{post}”的说明书写的上级是“{other}”：请修改其中一份"),
                format!("{post} reports to {other} by its own description: change one of the two"),
            );
            found.push((index, one.words(whole(listed))));
        }
    }
    found
}
