//! Pasted text as the items of a list: a line an item, without the numbers and bullets that were typed in front.

/// The items in `text`.
#[must_use]
pub fn items(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // "2.1 …" is a number only where every line has one: "1.5 小时" alone is an amount.
    let levelled = lines.iter().all(|line| without_level(line).is_some());
    lines
        .into_iter()
        .map(|line| if levelled { without_level(line).unwrap_or(line) } else { bare(line) })
        .map(str::to_owned)
        .collect()
}

/// `line` without its bullet or number.
#[must_use]
pub fn bare(line: &str) -> &str {
    let line = line.trim();
    // A hyphen is a bullet only before a space: "-5℃" is an amount.
    let rest = line.strip_prefix(['-', '－']).filter(|rest| rest.starts_with(char::is_whitespace)).unwrap_or(line);
    let rest = rest.trim_start().trim_start_matches(is_bullet).trim_start();
    let rest = without_number(rest).unwrap_or(rest).trim_start();
    if rest.is_empty() { line } else { rest }
}

/// What follows the number or the bullet that somebody typed in front of `text`; nothing when there is none.
#[must_use]
pub fn without_typed_number(text: &str) -> Option<&str> {
    // "1.5 小时" alone is an amount, "2.1 核对" is a number: what it counts tells them apart.
    let rest = without_level(text).filter(|rest| !is_unit(rest)).unwrap_or_else(|| bare(text));
    (rest.len() < text.len()).then_some(rest)
}

/// Tells whether `text` goes on from an amount.
pub(super) fn is_unit(text: &str) -> bool {
    UNITS.iter().any(|unit| text.starts_with(unit))
}

/// What a number in a sentence counts.
const UNITS: &[&str] = &[
    "小时", "年", "月", "日", "周", "个", "天", "万", "元", "%", "％", "米", "倍", "分", "千", "公", "吨", "亿", "名",
    "人", "次", "hour", "year", "day",
];

pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '➢' | '•'
            | '·'
            | '●'
            | '○'
            | '■'
            | '□'
            | '▪'
            | '◆'
            | '◇'
            | '▶'
            | '►'
            | '✓'
            | '√'
            | '*'
            | '–'
            | '—'
    ) || ('①'..='⑳').contains(&c)
        || ('\u{F000}'..='\u{F0FF}').contains(&c)
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || is_hanzi_number(c)
}

fn is_hanzi_number(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn after_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_number);
    (rest.len() < text.len()).then_some(rest)
}

/// What follows "1、", "2.", "(3)", "四、" or "5）".
fn without_number(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix(['(', '（']) {
        return after_number(inner)?.strip_prefix([')', '）']);
    }
    let rest = after_number(text)?;
    let dotted = rest.starts_with(['.', '．', ':', '：']);
    let rest = rest.strip_prefix(['、', '.', '．', ')', '）', ':', '：'])?;
    // "三.八妇女节" and "一：一帮扶" are words; "1.一线客户" has a number in front.
    let is_word = dotted && text.starts_with(is_hanzi_number) && rest.starts_with(is_hanzi_number);
    // "3.5" and "9:30" are amounts.
    let is_amount = rest.starts_with(|c: char| c.is_ascii_digit());
    (!is_word && !is_amount).then_some(rest)
}

/// What follows "2.1" and a space.
fn without_level(text: &str) -> Option<&str> {
    let rest = after_number(text)?.strip_prefix(['.', '．'])?;
    let rest = after_number(rest)?.trim_start_matches(['.', '、', '．']);
    let bare = rest.trim_start();
    (bare.len() < rest.len() && !bare.is_empty()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_numbers_and_bullets_are_taken_off() {
        let text = "1、受理咨询\n (2) 登记投诉\r\n3. 回访客户\n➢ 归档\n\n（四）上报\n② 复核";
        assert_eq!(items(text), ["受理咨询", "登记投诉", "回访客户", "归档", "上报", "复核"]);
        assert_eq!(items("2.1 接到投诉\n2.2 查明原因"), ["接到投诉", "查明原因"]);
        for text in ["- 归档", "• 归档", "· 归档", "– 归档", "-\t归档", "- 1. 归档", "三.归档", "三、归档"]
        {
            assert_eq!(items(&format!("{text}\n1.一线客户优先")), ["归档", "一线客户优先"], "{text}");
        }
    }

    #[test]
    fn amounts_stay() {
        for text in [
            "三.八妇女节活动",
            "一：一帮扶",
            "-5℃ 冷库值守",
            "2 小时内联系客户",
            "3.5 年经验",
            "9:30 前开门",
            "一线客户优先",
            "24小时值班",
        ] {
            assert_eq!(items(&format!("{text}\n归档"))[0], text);
        }
    }
}
