//! JD305: a number of direct reports that contradicts the headcounts of those posts.

use crate::check::group::Group;
use crate::check::group::post_of;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD305",
    severity: Severity::Warning,
    title: Text::new("直接下级人数与下级岗位的定员不符", "The number of direct reports contradicts their headcounts"),
    why: Text::new("两份说明书里的人数对不上。", "The numbers in the descriptions do not agree."),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(identity: (title: "客服主管", direct_reports: ["客服专员"], direct_report_count: 6))"#,
        r#"(identity: (title: "客服专员", headcount: 4))"#,
    ])],
    good: &[
        Example::Files(&[
            r#"(identity: (title: "客服主管", direct_reports: ["客服专员"], direct_report_count: 4))"#,
            r#"(identity: (title: "客服专员", headcount: 4))"#,
        ]),
        Example::Files(&[
            r#"(identity: (title: "客服主管", direct_reports: ["客服专员", "单证专员"], direct_report_count: 6))"#,
            r#"(identity: (title: "客服专员", headcount: 4))"#,
        ]),
    ],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let posts = group.documents.iter().enumerate();
    posts
        .filter_map(|(index, document)| {
            let identity = &document.identity;
            let count = identity.direct_report_count?;
            let listed = identity.direct_reports.iter().filter(|name| !name.trim().is_empty());
            // Only where every post listed has a description with a headcount do the numbers speak.
            let headcounts: Option<Vec<u32>> = listed
                .map(|name| match group.posts(&post_of(name), index)[..] {
                    [below] => group.documents[below].identity.headcount,
                    _ => None,
                })
                .collect();
            let sum = headcounts.filter(|counts| !counts.is_empty())?.into_iter().fold(0, u32::saturating_add);
            let found = Found::new(
                Place::of(Field::DirectReportCount),
                format!("填写 {count} 人，下级岗位的定员合计 {sum} 人：请核对"),
                format!("{count} here, but the headcounts of those posts sum to {sum}: make them agree"),
            );
            (sum != count).then_some((index, found))
        })
        .collect()
}
