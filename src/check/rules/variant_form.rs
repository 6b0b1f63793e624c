//! JD019: traditional or variant characters in a simplified text.
//!
//! They come along when text is pasted, and searches miss the words.

use super::is_prose;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD019",
    severity: Severity::Hint,
    title: Text::new("繁体字或异体字", "Traditional or variant characters"),
    why: Text::new(
        "多是粘贴带来的，检索时会漏掉。",
        "They come along when text is pasted, and searches miss the words.",
    ),
    source: Text::new("《通用规范汉字表》（2013）", "Table of General Standard Characters (2013)"),
    bad: &[Example::In(Field::DutyTask, "審核報銷單據")],
    good: &[Example::In(Field::DutyTask, "审核报销单据")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let worded = subject.worded("variants").into_iter().filter(|worded| is_prose(worded.written.place.field));
    worded
        .map(|worded| {
            let (shown, text) = (worded.quoted(), worded.replaced(|hit| hit.entry.column(0).to_owned()));
            Found::new(
                worded.written.place,
                format!("繁体字或异体字“{shown}”：请改用规范字"),
                format!("traditional or variant \"{shown}\": use the standard characters"),
            )
            .words(worded.ranges())
            .rewrite(text)
        })
        .collect()
}
