//! JD018: a misspelling of the trade.
//!
//! 帐 for 账 and 十年年 pass every proof-reader, and every client sees them.

use super::is_prose;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::check::subject::Written;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "JD018",
    severity: Severity::Warning,
    title: Text::new("行业里的常见错别字", "A misspelling of the trade"),
    why: Text::new("校对的人常看不见，客户一眼就看见。", "Proof-readers pass over them, and every client sees them."),
    source: Text::new(
        "《现代汉语词典》（第7版）；《通用规范汉字表》（2013）",
        "Xiandai Hanyu Cidian, 7th ed.; Table of General Standard Characters (2013)",
    ),
    bad: &[
        Example::In(Field::DutyTask, "每月核对往来帐目"),
        Example::In(Field::Experience, "十年年以上财务工作经验"),
        Example::In(Field::Experience, "5年年进出口经验"),
    ],
    good: &[
        Example::In(Field::DutyTask, "每月核对往来账目"),
        Example::In(Field::Experience, "十年以上财务工作经验"),
        Example::In(Field::DutyTask, "近三年年均增长率不低于 5%"),
        Example::In(Field::DutyTask, "按装箱单核对到货"),
    ],
    find: Find::Within(find),
};

/// What 年年 is legitimate before: 三年年均, 两年年检.
const YEARLY: &str = "均报检终薪度初底末会审平化考息金";

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = subject
        .worded("typos")
        .into_iter()
        .filter(|worded| is_prose(worded.written.place.field))
        .map(|worded| {
            let right = worded.hits.iter().map(|hit| hit.entry.column(0)).collect::<Vec<_>>().join("、");
            let text = worded.replaced(|hit| hit.entry.column(0).to_owned());
            judge(worded.written, worded.ranges(), &worded.quoted(), &right, text)
        })
        .collect();
    let taken: Vec<Place> = found.iter().map(|found| found.place).collect();
    let years = subject.texts.iter().filter(|written| is_prose(written.place.field) && !taken.contains(&written.place));
    found.extend(years.filter_map(|&written| {
        let at = doubled_year(written.text)?;
        let words = at..at + "年年".len();
        let mut text = written.text.to_owned();
        text.replace_range(words.clone(), "年");
        Some(judge(written, vec![words], "年年", "年", text))
    }));
    found
}

fn judge(written: Written<'_>, words: Vec<Range<usize>>, wrong: &str, right: &str, text: String) -> Found {
    Found::new(
        written.place,
        format!("错别字“{wrong}”：应为“{right}”"),
        format!("\"{wrong}\" is misspelt: write \"{right}\""),
    )
    .words(words)
    .rewrite(text)
}

/// Where 年年 follows a number and should be 年.
fn doubled_year(text: &str) -> Option<usize> {
    let mut places = text.match_indices("年年").map(|(at, _)| at);
    places.find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + "年年".len()..].chars().next();
        before.is_some_and(|c| c.is_ascii_digit() || "一二两三四五六七八九十数几多".contains(c))
            && !after.is_some_and(|c| YEARLY.contains(c))
    })
}
