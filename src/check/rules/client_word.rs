//! JD401: a word that the client does not want to read.
//!
//! The words stand in the client's `checks.ron`, each with its severity and the reason.

use crate::check::rule::{Find, Found, Rule};
use crate::check::rulebook::CLIENT;
use crate::check::subject::Subject;
use crate::document::{Choice as _, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD401",
    severity: Severity::Warning,
    title: Text::new("客户自定的用词", "A word on the client's own list"),
    why: Text::new(
        "写在 checks.ron 的 words 里，每个词有自己的轻重和理由。",
        "It stands among the words of checks.ron, with its own severity and reason.",
    ),
    source: Text::new("checks.ron", "checks.ron"),
    bad: &[],
    good: &[],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for worded in subject.worded(CLIENT) {
        // Each word has a reason of its own, so each is a finding of its own.
        let mut words: Vec<&str> = worded.hits.iter().map(|hit| hit.entry.word.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            let hits: Vec<_> = worded.hits.iter().filter(|hit| hit.entry.word == word).cloned().collect();
            let entry = hits[0].entry;
            let severity = Severity::ALL.iter().find(|severity| severity.label().en == entry.column(0));
            let (reason, instead) = (entry.column(1), entry.columns.get(2));
            let mut one =
                Found::new(worded.written.place, format!("“{word}”：{reason}"), format!("\"{word}\": {reason}"))
                    .words(hits.iter().map(|hit| hit.range.clone()).collect())
                    .severity(severity.copied().unwrap_or(RULE.severity));
            if let Some(instead) = instead {
                let only = crate::check::subject::Worded { written: worded.written, hits: &hits };
                one = one.rewrite(only.replaced(|_| instead.clone()));
            }
            found.push(one);
        }
    }
    found
}
