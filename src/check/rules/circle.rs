//! JD304: posts that report to each other in a circle.
//!
//! Nobody stands at the top of it.

use super::whole;
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD304",
    severity: Severity::Error,
    title: Text::new("汇报关系绕成一圈", "Posts that report in a circle"),
    why: Text::new("圈里没有人在最上面。", "Nobody stands at the top of it."),
    source: Text::new("", ""),
    bad: &[
        Example::Files(&[
            r#"(identity: (title: "甲主管", reports_to: "乙主管", direct_reports: ["乙主管"]))"#,
            r#"(identity: (title: "乙主管", reports_to: "甲主管", direct_reports: ["甲主管"]))"#,
        ]),
        Example::Files(&[r#"(identity: (title: "甲主管", reports_to: "甲主管"))"#]),
    ],
    good: &[Example::Files(&[
        r#"(identity: (title: "客服专员", reports_to: "客服主管"))"#,
        r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]))"#,
    ])],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let above: Vec<Option<usize>> = (0..group.documents.len()).map(|index| group.superior(index)).collect();
    let mut found = Vec::new();
    for index in 0..above.len() {
        let Some(circle) = circle(index, &above) else { continue };
        let names: Vec<&str> = circle.iter().chain([&index]).map(|&post| group.title(post)).collect();
        let way = names.join(" → ");
        let one = Found::new(
            Place::of(Field::ReportsTo),
            format!("汇报关系绕成一圈：{way}；请改正其中一个上级"),
            format!("the line of reporting is a circle: {way}; correct one of the superiors"),
        );
        found.push((index, one.words(whole(&group.documents[index].identity.reports_to))));
    }
    found
}

/// The posts from `start` up to the one below it again, when it is in a circle.
fn circle(start: usize, above: &[Option<usize>]) -> Option<Vec<usize>> {
    let mut way = vec![start];
    let mut post = above[start]?;
    while post != start {
        // A circle further up that does not lead through here is found there.
        if way.contains(&post) {
            return None;
        }
        way.push(post);
        post = above[post]?;
    }
    Some(way)
}
