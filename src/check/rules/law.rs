//! What the rules of law and fairness share: the list `law.txt`, each entry with its severity and reference.

use crate::check::rule::Found;
use crate::check::subject::{Subject, Worded};
use crate::document::{Field, Severity};
use crate::lang::Message;

/// The mark of an entry that counts in every text.
const EVERYWHERE: &str = "全文";

/// The words of the rule `code` where they are conditions, with the advice in both languages.
pub(super) fn listed(subject: &Subject<'_>, code: &str, zh: &str, en: &str) -> Vec<Found> {
    let worded = subject.worded(code).into_iter().filter(counts);
    worded
        .map(|worded| {
            let (entry, shown) = (&worded.hits[0].entry, worded.quoted());
            let (ref_zh, ref_en) = entry.column(1).split_once(" / ").unwrap_or((entry.column(1), entry.column(1)));
            let severity = match entry.column(0) {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                _ => Severity::Hint,
            };
            Found::new(worded.written.place, format!("“{shown}”：{zh}"), format!("\"{shown}\": {en}"))
                .words(worded.ranges())
                .severity(severity)
                .source(Message::new(ref_zh, ref_en))
        })
        .collect()
}

fn counts(worded: &Worded<'_, '_>) -> bool {
    worded.written.is_condition()
        || worded.written.place.field == Field::Title
        || worded.hits.iter().any(|hit| hit.entry.column(2) == EVERYWHERE)
}
