//! Pinyin: who types the initials `kh` means 客户, and names stand in the order in which they are read.

use std::ops::Range;

use pinyin::{Pinyin, ToPinyin as _, ToPinyinMulti as _};

/// Fewer letters would mean nearly every word.
const FEWEST: usize = 2;

/// Where characters with the initials `letters` stand in `text`, in bytes; a letter stands for itself, too.
pub(super) fn spans(text: &str, letters: &str) -> Vec<Range<usize>> {
    if letters.len() < FEWEST || !letters.chars().all(|letter| letter.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (start, _) in text.char_indices() {
        if spans.last().is_none_or(|last| start >= last.end)
            && let Some(length) = length(&text[start..], letters)
        {
            spans.push(start..start + length);
        }
    }
    spans
}

/// The initials of the characters at the start of `text`, at most `most` of them; nothing unless they mean something.
pub(super) fn of(text: &str, most: usize) -> Option<String> {
    let initial = |c: char| c.to_pinyin()?.plain().chars().next();
    let letters: String = text.trim().chars().map_while(initial).take(most).collect();
    (letters.len() >= FEWEST).then_some(letters)
}

/// How a text is read, by which texts are put in order: character by character, what is no hanzi first; digits that stand
/// together are one number.
pub(super) type Reading = Vec<(Option<&'static str>, char, u64)>;

/// How `text` is read.
pub(super) fn reading(text: &str) -> Reading {
    let mut reading = Reading::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match (c.to_digit(10), reading.last_mut()) {
            (Some(digit), Some((None, '0', number))) => {
                *number = number.saturating_mul(10).saturating_add(digit.into());
            }
            (Some(digit), _) => reading.push((None, '0', digit.into())),
            (None, _) => reading.push((c.to_pinyin().map(Pinyin::plain), c, 0)),
        }
    }
    reading
}

/// How many bytes at the start of `text` have the initials `letters`.
fn length(text: &str, letters: &str) -> Option<usize> {
    let mut chars = text.chars();
    let fits = letters.chars().all(|letter| chars.next().is_some_and(|c| begins(c, letter)));
    fits.then(|| text.len() - chars.as_str().len())
}

/// Tells whether any reading of `c` begins with `letter`.
pub(super) fn begins(c: char, letter: char) -> bool {
    let reads = |letter: char| {
        let mut readings = c.to_pinyin_multi().into_iter().flatten();
        readings.any(|reading| reading.plain().starts_with(letter))
    };
    c.eq_ignore_ascii_case(&letter) || reads(letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_mean_the_characters_that_are_read_so() {
        let words = |text, letters| spans(text, letters).into_iter().map(|span| &text[span]).collect::<Vec<&str>>();
        assert_eq!(words("受理客户咨询，回访客户", "kh"), ["客户", "客户"]);
        assert_eq!(words("维护 CRM 系统", "wh"), ["维护"]);
        assert_eq!(words("导出 PDF", "dc"), ["导出"]);
        // 行 is read háng and xíng, 长 cháng and zhǎng.
        assert_eq!(words("银行行长", "yhhz"), ["银行行长"]);
        assert_eq!(words("行政", "XZ"), ["行政"]);
    }

    #[test]
    fn the_initials_of_a_name_lead_back_to_it() {
        assert_eq!(of("客户服务主任", 6).as_deref(), Some("khfwzr"));
        assert_eq!(of(" 仓储主管（夜班）", 9).as_deref(), Some("cczg"));
        // Whichever of its readings it takes.
        let bank = "银行行长";
        assert_eq!(spans(bank, &of(bank, 6).expect("it has initials")).len(), 1);
        assert_eq!((of("IT 主管", 6), of("长", 6), of("", 6)), (None, None, None));
    }

    #[test]
    fn texts_stand_in_the_order_in_which_they_are_read() {
        let mut names = ["客服部", "财务部", "行政部", "仓储部", "IT 部", "a 组", "采购部", ""];
        names.sort_by_key(|name| reading(name));
        assert_eq!(names, ["", "a 组", "IT 部", "财务部", "采购部", "仓储部", "客服部", "行政部"]);
        let mut names = ["第10车间", "第9车间", "CC-11", "CC-2", "第2车间B组", "2 部", "第2车间"];
        names.sort_by_key(|name| reading(name));
        assert_eq!(names, ["2 部", "CC-2", "CC-11", "第2车间", "第2车间B组", "第9车间", "第10车间"]);
    }

    #[test]
    fn one_letter_or_a_word_that_is_no_letters_means_nothing() {
        assert!(spans("客户", "k").is_empty());
        assert!(spans("客户", "客h").is_empty());
        assert!(spans("客户", "").is_empty());
    }
}
