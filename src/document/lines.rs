//! Pasted lines without the numbers and bullets that were typed in front.
//!
//! What looks like a number but is an amount stays. To add a way of numbering, add an arm to `mark`.

/// The items in `text`, one a line.
#[must_use]
pub fn items(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    read(&lines).into_iter().map(|line| line.text.to_owned()).collect()
}

/// What follows the number or the bullet that somebody typed in front of `text`; nothing when there is none.
#[must_use]
pub fn without_typed_number(text: &str) -> Option<&str> {
    // "2.1 核对" is a number, "3.15晚会" a day.
    let apart = |rest: &str| text[..text.len() - rest.len()].ends_with([' ', '\t', '\u{3000}', '.', '．', '、']);
    let one = || mark(text, false).filter(|_| !is_pair(text));
    let (.., rest) = dotted(text).filter(|(.., rest)| apart(rest)).or_else(one)?;
    (!rest.is_empty()).then_some(rest)
}

/// A way of numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 一、
    Han,
    /// （一）
    HanInside,
    /// 第一条, with the word that is counted
    Nth(char),
    /// 1、 1. 1) with the mark behind
    Digits(char),
    /// （1）
    DigitsInside,
    /// 1.1, with how many numbers there are
    Dotted(usize),
    /// a)
    Letter,
    /// ①
    Circled,
    Bullet(char),
    /// Nothing in front.
    None,
}

impl Kind {
    /// Tells whether `other` counts in the same way but for the mark behind.
    pub(super) fn is_like(self, other: Self) -> bool {
        matches!((self, other), (Self::Digits(_), Self::Digits(_)))
    }
}

/// A line without what stands in front of its text.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) kind: Kind,
    /// What it was numbered.
    pub(super) number: u32,
    pub(super) indented: bool,
    pub(super) text: &'a str,
}

/// Reads the marks of lines that belong together.
pub(super) fn read<'a>(lines: &[&'a str]) -> Vec<Line<'a>> {
    // What all have is a margin.
    let margin = lines.iter().map(|line| indent(line)).min().unwrap_or(0);
    // "1.5 万元" alone is an amount, "3.15晚会" a day: only where several lines are numbered so is it a number.
    let several = lines.iter().filter(|line| dotted(line.trim()).is_some()).count() > 1;
    let numbers: Vec<u32> = lines.iter().filter_map(|line| Some(digits(line.trim())?.0)).collect();
    let goes_on = |number: u32| numbers.iter().any(|other| other.abs_diff(number) == 1);
    let read = |line: &&'a str| {
        let (text, indented) = (line.trim(), indent(line) > margin + 1);
        let plain = (Kind::None, 0, text);
        let one = || mark(text, several).filter(|&(_, number, _)| number == 1 || !is_pair(text) || goes_on(number));
        let found = dotted(text).filter(|_| several).or_else(one).unwrap_or(plain);
        let (kind, number, rest) = if found.2.is_empty() { plain } else { found };
        Line { kind, number, indented, text: rest }
    };
    lines.iter().map(read).collect()
}

/// "3、4级风险" may be two numbers of one phrase as well as "4级风险" under a number.
fn is_pair(text: &str) -> bool {
    let pair = digits(text).and_then(|(one, rest)| Some((one, digits(rest.strip_prefix('、')?)?.0)));
    pair.is_some_and(|(one, next)| next == one + 1)
}

/// The items that a line numbers one after the other, each with its number: "1、接听；2、登记".
pub(super) fn apart(line: &str) -> Vec<&str> {
    let (mut items, mut rest) = (Vec::new(), line);
    let first = mark(line.trim(), false).filter(|&(_, number, _)| number == 1);
    while let Some((kind, ..)) = first {
        let numbered = |&(at, _): &(usize, char)| {
            let next = mark(rest[at..].trim_start_matches(ENDS), false);
            next.is_some_and(|(other, number, _)| other == kind && number as usize == items.len() + 2)
        };
        let Some((at, _)) = rest.char_indices().filter(|(_, c)| ENDS.contains(c)).find(numbered) else { break };
        items.push(rest[..at].trim_end());
        rest = rest[at..].trim_start_matches(ENDS);
    }
    items.push(rest);
    items
}

/// What ends an item before the next one on the same line.
const ENDS: [char; 4] = ['；', ';', '。', ' '];

/// `line` without its mark.
pub(super) fn unmarked(line: &str) -> &str {
    mark(line.trim(), false).map_or(line.trim(), |(.., rest)| rest)
}

/// How far a line is indented, in half-width characters.
fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| c.is_whitespace());
    blanks.map(|c| if c == ' ' { 1 } else { 2 }).sum()
}

type Mark<'a> = (Kind, u32, &'a str);

/// "1.1 接听", also without the blank where no amount follows.
fn dotted(text: &str) -> Option<Mark<'_>> {
    let (mut rest, mut numbers) = (text, 0);
    loop {
        let (last, after) = digits(rest)?;
        numbers += 1;
        match after.strip_prefix(['.', '．']) {
            Some(next) if digits(next).is_some() => rest = next,
            _ => {
                let bare = after.trim_start_matches(['.', '．', '、']).trim_start();
                let is_amount = is_unit(bare) || after.starts_with(['%', '％']);
                return (numbers > 1 && !is_amount).then_some((Kind::Dotted(numbers), last, bare));
            }
        }
    }
}

/// `bare` takes "1 受理" for a number, too: beside "1.1" it is one.
fn mark(text: &str, bare: bool) -> Option<Mark<'_>> {
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let (kind, (number, rest)) = match (digits(rest), han(rest), letter(rest)) {
            (Some(found), ..) => (Kind::DigitsInside, found),
            (_, Some(found), _) => (Kind::HanInside, found),
            (.., Some(found)) => (Kind::Letter, found),
            _ => return None,
        };
        return Some((kind, number, rest.strip_prefix(['）', ')'])?.trim_start_matches(['、', '.']).trim_start()));
    }
    if ('①'..='⑳').contains(&first) {
        return Some((
            Kind::Circled,
            first as u32 - '①' as u32 + 1,
            after.trim_start_matches(['、', '.']).trim_start(),
        ));
    }
    // What a word processor makes of its bullets.
    let is_typed = after.starts_with('\t') && is_symbol(&text[..first.len_utf8()]);
    // A hyphen is a bullet only before a blank: "-5℃" is an amount.
    let is_hyphen = matches!(first, '-' | '－') && after.starts_with(char::is_whitespace);
    if is_typed || is_hyphen || is_bullet(first) {
        let rest = after.trim_start();
        let numbered = mark(rest, false).filter(|(kind, ..)| !matches!(kind, Kind::Bullet(_)));
        return Some((Kind::Bullet(first), 0, numbered.map_or(rest, |(.., rest)| rest)));
    }
    if let Some(rest) = text.strip_prefix('第') {
        return nth(rest);
    }
    if let Some((number, rest)) = digits(text) {
        return behind(rest, Kind::Digits, number).or_else(|| {
            let blank = rest.starts_with('\t') || bare && rest.starts_with([' ', '\u{3000}']);
            let text = rest.trim_start();
            (blank && !is_unit(text)).then_some((Kind::Digits(' '), number, text))
        });
    }
    if let Some((number, rest)) = han(text) {
        let listed = rest.starts_with('、');
        let (kind, number, rest) = behind(rest, |_| Kind::Han, number)?;
        // "三.八" and "一：一" are words.
        return (han(rest).is_none() || listed).then_some((kind, number, rest));
    }
    // "C、C++" are two words, and "A：" is a class.
    let (number, rest) = letter(text).filter(|(_, rest)| rest.starts_with(['.', '．', ')', '）']))?;
    behind(rest, |_| Kind::Letter, number).filter(|(.., rest)| !rest.is_empty())
}

/// What follows the mark behind a number.
fn behind(rest: &str, kind: impl Fn(char) -> Kind, number: u32) -> Option<Mark<'_>> {
    let sign = rest.chars().next().filter(|sign| "、.．)）：:,，".contains(*sign))?;
    let after = &rest[sign.len_utf8()..];
    // "3.5", "9:30", "1,000" and "e.g." are no numbers of lines.
    if after.starts_with(|c: char| c.is_ascii_alphanumeric()) && !matches!(sign, '、' | ')' | '）') {
        let is_latin = after.starts_with(|c: char| c.is_ascii_alphabetic()) && matches!(kind(sign), Kind::Digits(_));
        if !is_latin {
            return None;
        }
    }
    let sign = match sign {
        '．' => '.',
        '）' => ')',
        sign => sign,
    };
    Some((kind(sign), number, after.trim_start()))
}

/// Tells whether `text` is what a bullet of a word processor becomes without its face.
pub(super) fn is_symbol(text: &str) -> bool {
    ["l", "n", "u", "o", "Ø", "ü", "§", "v", "q", "p"].contains(&text)
}

/// "一条", after 第: what is counted, and a blank or a mark where the word could go on.
fn nth(text: &str) -> Option<Mark<'_>> {
    let (number, rest) = han(text).or_else(|| digits(text))?;
    let word = rest.chars().next().filter(|word| "条章节款项部点".contains(*word))?;
    let rest = &rest[word.len_utf8()..];
    let rest = if word == '部' { rest.strip_prefix('分')? } else { rest };
    let bare = rest.trim_start().trim_start_matches(['、', '：', ':', '.']).trim_start();
    (word == '条' || bare.len() < rest.len()).then_some((Kind::Nth(word), number, bare))
}

/// A number of a line: no longer than lists are.
fn digits(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let typed = &text[..text.len() - rest.len()];
    let value = |c: char| c.to_digit(10).unwrap_or_else(|| c as u32 - '０' as u32);
    let short = (1..=3).contains(&typed.chars().count());
    short.then(|| (typed.chars().fold(0, |number, c| number * 10 + value(c)), rest))
}

/// 一 to 九十九.
fn han(text: &str) -> Option<(u32, &str)> {
    const DIGITS: &str = "一二三四五六七八九";
    let rest = text.trim_start_matches(|c| c == '十' || DIGITS.contains(c));
    let typed = &text[..text.len() - rest.len()];
    let value = |part: &str, none: u32| match part.chars().next() {
        Some(c) => DIGITS.chars().position(|digit| digit == c).map_or(none, |at| at as u32 + 1),
        None => none,
    };
    let number = match typed.split_once('十') {
        Some((tens, ones)) => value(tens, 1) * 10 + value(ones, 0),
        None => value(typed, 0),
    };
    (!typed.is_empty()).then_some((number, rest))
}

fn letter(text: &str) -> Option<(u32, &str)> {
    let first = text.chars().next().filter(char::is_ascii_alphabetic)?;
    Some((first.to_ascii_lowercase() as u32 - 'a' as u32 + 1, &text[1..]))
}

/// Tells whether `text` goes on from an amount.
fn is_unit(text: &str) -> bool {
    UNITS.iter().any(|unit| text.starts_with(unit)) && !NO_UNITS.split(' ').any(|word| text.starts_with(word))
}

/// What a number in a sentence counts.
const UNITS: &[&str] = &[
    "小时", "年", "月", "日", "周", "个", "天", "万", "元", "%", "％", "米", "倍", "分", "千", "公", "吨", "亿", "名",
    "人", "次", "hour", "year", "day",
];

/// Words of the trade that begin like a unit: "1.1 年度预算" is a number.
const NO_UNITS: &str = "年度 年终 月度 月末 日常 日报 周报 周例 个人 个性 分析 分配 分类 分管 分解 公司 公共 公文 公开 公关 公示 公告 名单 名录 人员 人力 人事 人才 人工 次日 元旦";

fn is_bullet(c: char) -> bool {
    "➢•·●○■□▪◆◇▶►✓√*–—".contains(c) || ('①'..='⑳').contains(&c) || ('\u{F000}'..='\u{F0FF}').contains(&c)
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
    fn a_word_that_begins_like_a_unit_makes_no_amount() {
        assert_eq!(items("1.1 年度预算\n2.1 日常核算\n3.1 公司公文"), ["年度预算", "日常核算", "公司公文"]);
        assert_eq!(items("1.5 万元以下\n2.5 年经验"), ["1.5 万元以下", "2.5 年经验"]);
    }

    #[test]
    fn two_numbers_of_one_phrase_stay_unless_the_lines_count_on() {
        assert_eq!(items("7、8月份防汛\n值班"), ["7、8月份防汛", "值班"]);
        assert_eq!(items("1、接听\n2、3个工作日内答复"), ["接听", "3个工作日内答复"]);
        for text in ["3、4级风险处置", "三.八妇女节、元旦活动组织", "一：一帮扶、走访慰问", "A：重点客户维护"]
        {
            assert_eq!((without_typed_number(text), items(text)), (None, vec![text.to_owned()]), "{text}");
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
