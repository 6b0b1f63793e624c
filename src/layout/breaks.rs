//! Where a line may break, and the classes of characters that this depends on.
//!
//! Breaks follow UAX 14, with what Chinese typesetting (CLREQ) and this trade add: short Latin codes
//! and numbers with their units stay whole, a break is allowed at a quotation mark beside a hanzi.

use unicode_linebreak::BreakOpportunity;

/// A Latin word of up to this many characters (a code, `A/B`, `C+`) stays whole.
const SHORT_WORD: usize = 12;
/// What stands between a number and its unit.
const MAGNITUDES: [&str; 6] = ["余", "多", "百万", "万", "亿", "千"];
/// Units that stay with their number, the longest first where one begins another.
const UNITS: [&str; 48] = [
    "个工作日",
    "个自然日",
    "平方米",
    "立方米",
    "个小时",
    "工作日",
    "自然日",
    "个月",
    "小时",
    "分钟",
    "公里",
    "毫米",
    "厘米",
    "公斤",
    "千克",
    "季度",
    "美元",
    "欧元",
    "人次",
    "以上",
    "元",
    "天",
    "日",
    "月",
    "年",
    "人",
    "名",
    "次",
    "份",
    "件",
    "条",
    "项",
    "家",
    "周",
    "岁",
    "级",
    "倍",
    "吨",
    "米",
    "户",
    "台",
    "套",
    "秒",
    "个",
    "页",
    "号",
    "期",
    "笔",
];

/// For each character, whether a line may break before it.
#[must_use]
pub fn opportunities(chars: &[char]) -> Vec<bool> {
    let text: String = chars.iter().collect();
    let mut breaks = vec![false; chars.len()];
    let mut allowed =
        unicode_linebreak::linebreaks(&text).filter(|(_, kind)| *kind == BreakOpportunity::Allowed).peekable();
    for (index, (offset, _)) in text.char_indices().enumerate() {
        if allowed.next_if(|(at, _)| *at == offset).is_some() {
            breaks[index] = true;
        }
    }
    for index in 1..chars.len() {
        let (before, after) = (chars[index - 1], chars[index]);
        let opens = matches!(after, '“' | '‘') && (is_hanzi(before) || is_closing(before));
        if opens || matches!(before, '”' | '’') && (is_hanzi(after) || is_opening(after)) {
            breaks[index] = true;
        }
        let is_sign = matches!(before, '≥' | '≤' | '≧' | '≦' | '＞' | '＜' | '±' | '￥' | '¥');
        if is_sign && is_digit(after) || before == '/' && is_hanzi(after) {
            breaks[index] = false;
        }
    }
    keep_short_words(chars, &mut breaks);
    keep_units(chars, &mut breaks);
    breaks
}

/// Takes the breaks out of Latin words that are short: a code, `A/B`, `C+`.
fn keep_short_words(chars: &[char], breaks: &mut [bool]) {
    let mut start = 0;
    for index in 0..=chars.len() {
        if chars.get(index).is_some_and(char::is_ascii_graphic) {
            continue;
        }
        if index - start <= SHORT_WORD {
            breaks[(start + 1).min(index)..index].fill(false);
        }
        start = index + 1;
    }
}

/// Takes the breaks out between a number and its unit, and inside the unit.
fn keep_units(chars: &[char], breaks: &mut [bool]) {
    for index in 1..chars.len() {
        if !is_digit(chars[index - 1]) || is_digit(chars[index]) {
            continue;
        }
        let start = if chars[index] == ' ' { index + 1 } else { index };
        let mut end = start;
        if let Some(magnitude) = MAGNITUDES.iter().find(|word| starts_with(&chars[end..], word)) {
            end += magnitude.chars().count();
        }
        if let Some(unit) = UNITS.iter().find(|word| starts_with(&chars[end..], word)) {
            end += unit.chars().count();
        }
        if end > start {
            breaks[index..end].fill(false);
        }
    }
}

fn starts_with(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

/// A Chinese character.
#[must_use]
pub fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇' | '々')
}

/// A letter, a digit or a sign that is set like one.
#[must_use]
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | '‰' | '+' | '°' | '℃' | '\u{c0}'..='\u{24f}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '%' | '‰')
}

/// A full-width mark with its blank half behind it: never begins a line.
#[must_use]
pub fn is_closing(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '”' | '’')
        || matches!(c, '〉' | '」' | '』' | '】' | '〕')
}

/// A full-width mark with its blank half before it: never ends a line.
#[must_use]
pub fn is_opening(c: char) -> bool {
    matches!(c, '（' | '《' | '“' | '‘' | '〈' | '「' | '『' | '【' | '〔')
}

/// A full-width mark.
#[must_use]
pub fn is_full_width_mark(c: char) -> bool {
    is_closing(c) || is_opening(c)
}

/// A mark of any width.
#[must_use]
pub fn is_mark(c: char) -> bool {
    is_full_width_mark(c) || c.is_ascii_punctuation() || matches!(c, '…' | '—')
}

/// Tells whether the space between two neighbours may grow.
#[must_use]
pub fn may_stretch(before: char, after: char) -> bool {
    let dashes = |c| matches!(c, '—' | '…');
    let wide = |c| is_hanzi(c) || is_full_width_mark(c);
    before == ' ' || (wide(before) || wide(after)) && !(dashes(before) && dashes(after)) && after != ' '
}
