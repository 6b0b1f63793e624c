//! JD014: revision dates or versions that run backwards.
//!
//! The newest row is the last one; where it is older than the one above nobody knows what holds.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD014",
    severity: Severity::Warning,
    title: Text::new("修订记录的日期或版本倒退", "Revisions run backwards"),
    why: Text::new(
        "最后一行应是最新一行，否则不知道哪一版有效。",
        "The last row is the newest: where it is older than the one above nobody knows what holds.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::File(r#"(revisions: [(version: "V1.0", date: "2026-07-01"), (version: "V1.1", date: "2026-06-01")])"#),
        Example::File(r#"(revisions: [(version: "V2.0"), (version: "V1.9")])"#),
    ],
    good: &[
        Example::File(
            r#"(revisions: [(version: "V1.9", date: "2026-06-01"), (version: "V1.10", date: "2026-07-01")])"#,
        ),
        Example::File(r#"(revisions: [(version: "A/0"), (version: "甲版")])"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let revisions = &subject.document.revisions;
    let mut found = Vec::new();
    for (above, pair) in revisions.windows(2).enumerate() {
        let (old, new) = (&pair[0], &pair[1]);
        if let (Some(old), Some(new)) = (old.date, new.date)
            && new < old
        {
            found.push(Found::new(
                Place::at(Field::RevisionDate, above + 1),
                format!("早于上一行的 {old}：请核对日期，最新一行放在最后"),
                format!("before {old} in the row above: check the dates, the newest row comes last"),
            ));
        }
        if let (Some(before), Some(after)) = (numbers(&old.version), numbers(&new.version))
            && after <= before
        {
            let old = old.version.trim();
            found.push(Found::new(
                Place::at(Field::RevisionVersion, above + 1),
                format!("没有高于上一行的 {old}：请核对版本号"),
                format!("not above {old} in the row before: check the version"),
            ));
        }
    }
    found
}

/// 1 and 10 of "V1.10"; nothing for a version of another kind.
fn numbers(version: &str) -> Option<Vec<u32>> {
    let bare = version.trim().trim_start_matches(['V', 'v', '第']).trim_end_matches(['版', '稿']).trim();
    bare.split('.').map(|part| part.parse().ok()).collect()
}
