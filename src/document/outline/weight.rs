//! A weight that was typed into the text of a duty.

use crate::document::Percent;

const WORDS: [&str; 5] = ["权重", "占比", "比重", "所占比例", "weight"];
/// What stands before a percentage that is no weight.
const AIMS: [&str; 13] = ["于", "到", "达", "过", "率", "度", "量", "为", "超", "至", "≥", "≤", "约"];
const OPEN: [char; 4] = ['（', '(', '【', '['];
const CLOSE: [char; 4] = ['）', ')', '】', ']'];

/// `text` without the weight in it, and the weight.
pub(super) fn take(text: &str) -> (String, Option<Percent>) {
    let text = text.trim();
    let end = text.trim_end_matches(['。', '；', ';', '，', '：', ':', ' ']);
    in_brackets_at_start(end).or_else(|| at_end(end)).map_or((text.to_owned(), None), |(rest, weight)| {
        (rest.trim_end_matches(|c: char| c.is_whitespace() || "，,；;：:—-".contains(c)).to_owned(), Some(weight))
    })
}

/// The weight of a line that says nothing else.
pub(super) fn alone(text: &str) -> Option<Percent> {
    let (rest, weight) = take(text);
    weight.filter(|_| rest.is_empty())
}

/// "【30%】受理咨询"
fn in_brackets_at_start(text: &str) -> Option<(&str, Percent)> {
    let (inner, rest) = text.strip_prefix(OPEN)?.split_once(CLOSE)?;
    Some((rest.trim_start(), read(inner)?))
}

/// "受理咨询（30%）", "受理咨询 权重：30%", "受理咨询 30%"
fn at_end(text: &str) -> Option<(&str, Percent)> {
    if let Some((rest, inner)) = text.strip_suffix(CLOSE).and_then(|inner| inner.rsplit_once(OPEN)) {
        return Some((rest, read(inner)?));
    }
    if let Some((at, _)) = WORDS.iter().filter_map(|word| text.rmatch_indices(word).next()).min() {
        return Some((&text[..at], read(&text[at..])?));
    }
    let at = text.rfind(|c: char| c.is_whitespace() || c == '—').map_or(0, |at| at + 1);
    let at = (at..text.len()).find(|&at| text.is_char_boundary(at))?;
    // "合格率不低于 98%" is an aim.
    if AIMS.iter().any(|word| text[..at].trim_end().ends_with(word)) {
        return None;
    }
    Some((&text[..at], read(&text[at..])?))
}

/// "30%", "权重：30%", "权重 30"
fn read(text: &str) -> Option<Percent> {
    let word = WORDS.iter().find_map(|word| text.trim().strip_prefix(word));
    let number = word.unwrap_or(text).trim_start_matches([':', '：', '为', ' ', '\u{3000}']).trim_end();
    (word.is_some() || number.ends_with(['%', '％'])).then(|| number.parse().ok())?
}

/// What a cell says in a column of weights: a share of one is a percentage there.
#[must_use]
pub fn in_cell(text: &str) -> Option<Percent> {
    let text = text.trim();
    let share: Option<f64> = text.strip_prefix("0.").and_then(|_| text.parse().ok());
    match share {
        Some(share) => Some(Percent::from_tenths((share * 1000.0).round() as u32)),
        None => text.parse().ok(),
    }
}
