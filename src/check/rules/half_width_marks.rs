//! JD017: half-width marks between Chinese characters.
//!
//! They stand too narrow on paper and betray a text pasted from the web.

use super::{is_han, is_prose};
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::check::subject::quoted;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "JD017",
    severity: Severity::Hint,
    title: Text::new("中文之间的半角标点", "Half-width marks between Chinese characters"),
    why: Text::new(
        "印出来太窄，一看就是从网上粘贴的。",
        "They stand too narrow on paper and betray a text pasted from the web.",
    ),
    source: Text::new("《标点符号用法》GB/T 15834—2011", "GB/T 15834-2011, use of punctuation marks"),
    bad: &[
        Example::In(Field::DutyTask, "受理咨询,登记需求;当日回复."),
        Example::In(Field::Purpose, "按制度(试行)执行"),
    ],
    good: &[
        Example::In(Field::DutyTask, "受理咨询，登记需求；当日回复。"),
        Example::In(Field::DutyTask, "8:30 前核对 1,000 元以上的订单，比例为 1:2。"),
        Example::In(Field::DutyTask, "使用ERP系统(SAP)"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let texts = subject.texts.iter().filter(|written| is_prose(written.place.field));
    texts
        .filter_map(|written| {
            let marks = marks(written.text);
            if marks.is_empty() {
                return None;
            }
            let shown = quoted(written.text, &marks.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>());
            let mut text = String::with_capacity(written.text.len());
            let mut end = 0;
            for (range, mark) in &marks {
                text.push_str(&written.text[end..range.start]);
                text.push(*mark);
                end = range.end;
            }
            text.push_str(&written.text[end..]);
            let found = Found::new(
                written.place,
                format!("半角标点“{shown}”：中文里用全角标点"),
                format!("half-width \"{shown}\" between Chinese characters: use the full-width marks"),
            );
            Some(found.words(marks.into_iter().map(|(range, _)| range).collect()).rewrite(text))
        })
        .collect()
}

/// The half-width marks in `text` that should be full-width, with what they should be.
fn marks(text: &str) -> Vec<(Range<usize>, char)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut marks = Vec::new();
    let mut open = Vec::new();
    for (index, &(at, c)) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| chars[index].1);
        let after = chars.get(index + 1).map(|(_, c)| *c);
        let between = before.is_some_and(is_han) && after.is_none_or(|c| is_han(c) || c == '\n');
        match (c, full_width(c)) {
            ('(', _) => open.push((at, before.is_some_and(is_han))),
            // A pair is Chinese when a Chinese character stands before it and inside it.
            (')', _) => {
                if let Some((start, true)) = open.pop()
                    && text[start..at].chars().any(is_han)
                {
                    marks.push((start..start + 1, '（'));
                    marks.push((at..at + 1, '）'));
                }
            }
            (_, Some(mark)) if between => marks.push((at..at + 1, mark)),
            _ => {}
        }
    }
    marks.sort_by_key(|(range, _)| range.start);
    marks
}

fn full_width(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '.' => '。',
        _ => return None,
    })
}
