//! JD208: an age as a condition.
//!
//! Age is not among the grounds that art. 3 of the Employment Promotion Law names, and is contested in practice. The
//! age at which one may work (年满16/18周岁) is no limit, and neither are ages of children or patients.

use std::ops::Range;

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::{Subject, quoted};
use crate::document::{Field, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD208",
    severity: Severity::Warning,
    title: Text::new("年龄作为条件", "An age as a condition"),
    why: Text::new(
        "多数岗位说不出年龄与工作的联系，实务中有争议；年满16、18周岁不在此列。",
        "Few posts can say what age has to do with the work; being of age to work is another matter.",
    ),
    source: Text::new(
        "《就业促进法》第三条未列年龄，实务中有争议",
        "not in the list of Employment Promotion Law art. 3, contested in practice",
    ),
    bad: &[
        Example::In(Field::Personal, "22—35岁"),
        Example::In(Field::Personal, "年龄三十五周岁以下"),
        Example::In(Field::OtherQualifications, "年龄要求：不超过45"),
        Example::In(Field::Experience, "3年以上经验，40岁以内"),
    ],
    good: &[
        Example::In(Field::Personal, "年满18周岁"),
        Example::In(Field::Personal, "18周岁以上"),
        Example::In(Field::Experience, "有3—6岁儿童照护经验"),
        Example::In(Field::Personal, "年龄不限"),
    ],
    find: Find::Within(find),
};

/// What follows an age that is somebody else's.
const OTHERS: &[&str] =
    &["儿童", "幼儿", "婴", "的孩子", "孩子", "老人", "老年", "患者", "学员", "学生", "客户", "业主"];

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let conditions = subject.texts.iter().filter(|written| written.is_condition());
    conditions
        .filter_map(|written| {
            let words = ages(written.text);
            if words.is_empty() {
                return None;
            }
            let shown = quoted(written.text, &words);
            let found = Found::new(
                written.place,
                format!("“{shown}”：年龄限制有争议；请写明任务对人的要求，或删去"),
                format!("\"{shown}\": a limit of age is contested; name what the task asks for, or delete it"),
            );
            Some(found.words(words))
        })
        .collect()
}

/// The limits of age in `text`.
fn ages(text: &str) -> Vec<Range<usize>> {
    let named = text.contains("年龄");
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('岁') {
        let number = text[from..at].trim_end_matches('周');
        let start = from + trim_number(number).len();
        let end = at + '岁'.len_utf8();
        let bound = ["及以下", "及以上", "以下", "以内", "之内", "以上", "左右", "之间"]
            .into_iter()
            .find(|bound| text[end..].starts_with(bound))
            .unwrap_or_default();
        let after = &text[end + bound.len()..];
        let digits = &number[start - from..];
        let limits = !bound.is_empty() || named || digits.contains(RANGE) || text[..start].ends_with(LIMITS);
        let others = OTHERS.iter().any(|others| after.trim_start_matches('的').starts_with(others));
        from = end;
        if !digits.is_empty() && limits && !others && !is_of_age(digits, bound) {
            found.push(start..end + bound.len());
        }
    }
    // “年龄：22-35” goes without 岁.
    if found.is_empty()
        && !text.contains('岁')
        && let Some(at) = text.find("年龄")
        && text[at..].chars().take(12).any(|c| c.is_ascii_digit())
    {
        found.push(at..text.len());
    }
    found
}

/// The marks between the two ends of a span of ages.
const RANGE: [char; 9] = ['-', '—', '–', '－', '~', '～', '至', '到', '−'];

/// What stands in front of an upper limit.
const LIMITS: [char; 6] = ['过', '于', '在', '满', '限', '≤'];

/// `text` without the number or the span at its end: “年龄22—35” gives “年龄”.
fn trim_number(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || RANGE.contains(&c) || "一二三四五六七八九十周岁 ".contains(c))
}

/// Tells whether an age is the one from which one may work, or a span that shuts nobody of working age out.
fn is_of_age(digits: &str, bound: &str) -> bool {
    let digits = digits.trim();
    let adult = |text: &str| matches!(text.trim(), "16" | "18" | "十六" | "十八");
    match digits.split_once(RANGE) {
        Some((from, to)) => {
            adult(from.trim_end_matches(['岁', '周'])) && to.trim().parse().is_ok_and(|to: u32| to >= 60)
        }
        None => adult(digits) && !matches!(bound, "以下" | "以内" | "之内" | "及以下" | "左右"),
    }
}
