//! JD024: characters that the face cannot print.
//!
//! A 〓 stands in their place on paper.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::font;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD024",
    severity: Severity::Error,
    title: Text::new("字库里没有的字", "Characters that cannot be printed"),
    why: Text::new("印出来是“〓”。", "A 〓 stands in their place on paper."),
    source: Text::new("", ""),
    bad: &[Example::In(Field::DutyTask, "归档\u{10fffe}单据")],
    good: &[Example::In(Field::DutyTask, "归档单据：①②③，±3℃")],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let texts = subject.texts.iter();
    texts
        .filter_map(|written| {
            let missing = font::missing(written.text);
            if missing.is_empty() {
                return None;
            }
            let words = written.text.char_indices().filter(|(_, c)| missing.contains(c));
            let shown: Vec<String> = missing.iter().map(|&c| format!("{c} (U+{:04X})", c as u32)).collect();
            let found = Found::new(
                written.place,
                format!("字库没有“{}”：会印成〓，请换一个字", shown.join("、")),
                format!("the face lacks {}: a 〓 is printed, use another character", shown.join(", ")),
            );
            Some(found.words(words.map(|(at, c)| at..at + c.len_utf8()).collect()))
        })
        .collect()
}
