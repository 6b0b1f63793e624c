//! JD302: a post whose superior does not list it.
//!
//! Both descriptions are signed, and they contradict each other.

use super::{bare, is_variant, whole};
use crate::check::group::{Group, post_of};
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD302",
    severity: Severity::Warning,
    title: Text::new("上级没有把这个岗位列为直接下级", "A superior does not list the post"),
    why: Text::new("两份说明书都签了字，却互相矛盾。", "Both descriptions are signed, and they contradict each other."),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(identity: (title: "客服专员", reports_to: "客服主管"))"#,
        r#"(identity: (title: "客服主管", direct_reports: ["单证专员"]))"#,
    ])],
    good: &[Example::Files(&[
        r#"(identity: (title: "客服专员", reports_to: "客服主管"))"#,
        r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]))"#,
    ])],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let posts = (0..group.documents.len()).filter(|&index| !group.title(index).is_empty());
    posts
        .filter_map(|index| {
            let above = group.superior(index).filter(|&above| above != index)?;
            // A name that is written in another way is another finding.
            let own = bare(group.title(index));
            let mut listed = group.documents[above].identity.direct_reports.iter();
            if group.lists(above, group.title(index)) || listed.any(|name| is_variant(&post_of(name), &own)) {
                return None;
            }
            let (post, superior) = (group.title(index), group.title(above));
            let found = Found::new(
                Place::of(Field::ReportsTo),
                format!("“{superior}”的直接下级里没有“{post}”：请修改其中一份"),
                format!("{superior} does not list {post} among the direct reports: change one of the two"),
            );
            Some((index, found.words(whole(&group.documents[index].identity.reports_to))))
        })
        .collect()
}
