//! What became of a text, for a person to read: row by row, and within a row word by word.
//!
//! A Chinese text is compared character by character and a Latin one word by word: half of a word says nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::compare::INDENT;

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They stand in both texts.
    Same,
    /// They stand in the old text alone.
    Gone,
    /// They stand in the new text alone.
    New,
    /// A whole row that stands in both, elsewhere in the old text; it is told where it stands in the new one.
    Moved,
}

/// Words of one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What became of them.
    pub fate: Fate,
    /// The words.
    pub text: String,
}

/// A row, which stands in the old text, in the new one, or in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its words in the order in which they are read, what is gone before what is new.
    pub spans: Vec<Span>,
    /// Its number among the rows of the old text.
    pub old: Option<usize>,
    /// Its number among the rows of the new text.
    pub new: Option<usize>,
}

impl Row {
    /// Tells whether it did not change.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.is_all(Fate::Same)
    }

    /// Tells whether it stood elsewhere.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.spans.iter().any(|span| span.fate == Fate::Moved)
    }

    /// Tells whether all its words are of one fate.
    #[must_use]
    pub fn is_all(&self, fate: Fate) -> bool {
        self.spans.iter().all(|span| span.fate == fate)
    }

    /// Tells whether it is a row within a row.
    #[must_use]
    pub fn is_within(&self) -> bool {
        self.spans.first().is_some_and(|span| span.text.starts_with(INDENT))
    }

    /// Its text in the new document when `without` is [`Fate::Gone`], in the old one when it is [`Fate::New`].
    #[must_use]
    pub fn text(&self, without: Fate) -> String {
        self.spans.iter().filter(|span| span.fate != without).map(|span| span.text.as_str()).collect()
    }
}

/// The blank that a row within a row begins with, which no fate shows in, and the words behind it.
pub fn indented(row: &Row) -> (&'static str, impl Iterator<Item = (Fate, &str)>) {
    let within = row.is_within();
    let skipped = move |nth| if nth == 0 && within { INDENT.len() } else { 0 };
    let words = row.spans.iter().enumerate().map(move |(nth, span)| (span.fate, &span.text[skipped(nth)..]));
    (if within { INDENT } else { "" }, words)
}

/// Beyond so many rows, or so many words of a row, in both texts together nobody could follow, and comparing would take
/// long: what differs is told as a whole.
const MOST: usize = 4_000;
/// So many steps all rows together may cost, that a file made on purpose does not hold up the window: two texts cost the
/// square of their words.
const BUDGET: usize = 50_000_000;
/// So many characters of a row tell what it is about.
const TELLING: usize = 200;
/// So many pairs of rows are weighed for which of them belong together.
const MOST_PAIRS: usize = 10_000;
/// A row of fewer letters, as a number, is not known again elsewhere.
const KNOWN: usize = 4;
/// Rows that have less of their characters in common are two rows, not one that was changed.
const ALIKE: f32 = 0.4;

/// Compares the rows of `old` with those of `new`.
#[must_use]
pub fn redline(old: &[&str], new: &[&str]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut budget = BUDGET;
    for (tag, from, to) in ops(old, new) {
        match tag {
            DiffTag::Equal => rows.extend(from.zip(to).map(|(i, j)| whole(Fate::Same, old[i], (Some(i), Some(j))))),
            _ => pair((old, from), (new, to), &mut budget, &mut rows),
        }
    }
    with_moved(rows)
}

/// The rows in which what went in one place and came in another is one row that was moved.
fn with_moved(mut rows: Vec<Row>) -> Vec<Row> {
    let is_whole = |row: &Row, fate: Fate| matches!(&row.spans[..], [span] if span.fate == fate && told(&span.text).len() >= KNOWN);
    let mut gone: BTreeMap<String, Vec<(usize, Option<usize>)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_whole(row, Fate::Gone)) {
        gone.entry(row.spans[0].text.clone()).or_default().push((at, row.old));
    }
    let mut left = BTreeSet::new();
    for row in rows.iter_mut().filter(|row| is_whole(row, Fate::New)) {
        if let Some((at, old)) = gone.get_mut(&row.spans[0].text).and_then(Vec::pop) {
            left.insert(at);
            row.spans[0].fate = Fate::Moved;
            row.old = old;
        }
    }
    let rows = rows.into_iter().enumerate().filter(|(at, _)| !left.contains(at));
    rows.map(|(_, row)| row).collect()
}

type Ops = Vec<(DiffTag, Range<usize>, Range<usize>)>;

/// What is equal in two lists and what is not, from the start to the end.
fn ops(old: &[&str], new: &[&str]) -> Ops {
    if old.len() + new.len() > MOST {
        return vec![(DiffTag::Replace, 0..old.len(), 0..new.len())];
    }
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    ops.iter().map(similar::DiffOp::as_tag_tuple).collect()
}

fn span(fate: Fate, text: &str) -> Span {
    Span { fate, text: text.to_owned() }
}

fn whole(fate: Fate, text: &str, (old, new): (Option<usize>, Option<usize>)) -> Row {
    Row { spans: vec![span(fate, text)], old, new }
}

/// Rows in the place of others: those that are alike are compared, the others came or went.
fn pair(
    (old, from): (&[&str], Range<usize>),
    (new, to): (&[&str], Range<usize>),
    budget: &mut usize,
    rows: &mut Vec<Row>,
) {
    let told_of = |rows: &[&str]| rows.iter().map(|row| told(row)).collect::<Vec<_>>();
    let (one, other) = (told_of(&old[from.clone()]), told_of(&new[to.clone()]));
    let likeness = if one.len() * other.len() <= MOST_PAIRS { best(&one, &other) } else { Vec::new() };
    let at = |i: usize, j: usize| likeness.get(i * (other.len() + 1) + j).copied().unwrap_or_default();
    let gone = |i: usize| whole(Fate::Gone, old[from.start + i], (Some(from.start + i), None));
    let come = |j: usize| whole(Fate::New, new[to.start + j], (None, Some(to.start + j)));
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        let here = alike(&one[i], &other[j]);
        if here >= ALIKE && at(i, j) <= here + at(i + 1, j + 1) + f32::EPSILON {
            let spans = words(old[from.start + i], new[to.start + j], budget);
            rows.push(Row { spans, old: Some(from.start + i), new: Some(to.start + j) });
            (i, j) = (i + 1, j + 1);
        } else if at(i + 1, j) >= at(i, j + 1) {
            rows.push(gone(i));
            i += 1;
        } else {
            rows.push(come(j));
            j += 1;
        }
    }
    rows.extend((i..one.len()).map(gone));
    rows.extend((j..other.len()).map(come));
}

/// How much can be alike from each pair of rows on, in a table of `new.len() + 1` columns.
fn best(old: &[Vec<char>], new: &[Vec<char>]) -> Vec<f32> {
    let columns = new.len() + 1;
    let mut best = vec![0.0_f32; (old.len() + 1) * columns];
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let here = alike(one, other);
            let paired = if here >= ALIKE { here + best[(i + 1) * columns + j + 1] } else { 0.0 };
            best[i * columns + j] = paired.max(best[(i + 1) * columns + j]).max(best[i * columns + j + 1]);
        }
    }
    best
}

/// The characters that tell what a row is about, in the order of their codes.
fn told(row: &str) -> Vec<char> {
    let mut chars: Vec<char> = row.chars().filter(|c| c.is_alphanumeric()).take(TELLING).collect();
    chars.sort_unstable();
    chars
}

/// The share of the characters that two rows have in common, wherever they stand.
fn alike(one: &[char], other: &[char]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        common += usize::from(a == b);
        (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
    }
    2.0 * common as f32 / (one.len() + other.len()).max(1) as f32
}

/// Compares two rows word by word, while the budget lasts.
fn words(old: &str, new: &str, budget: &mut usize) -> Vec<Span> {
    let (from, to) = (tokens(old), tokens(new));
    let Some(left) = budget.checked_sub((from.len() + to.len()).pow(2)) else {
        return vec![span(Fate::Gone, old), span(Fate::New, new)];
    };
    *budget = left;
    let mut changes: Vec<(bool, String, String)> = Vec::new();
    let ops = ops(&from, &to);
    for (index, (tag, old, new)) in ops.iter().enumerate() {
        let (old, new) = (from[old.clone()].concat(), to[new.clone()].concat());
        // What is left between two changes of a single character or a mark is no anchor for who reads.
        let between = index > 0 && index + 1 < ops.len();
        let same = *tag == DiffTag::Equal && !(between && is_slight(&old));
        match changes.last_mut() {
            Some((false, gone, come)) if !same => {
                gone.push_str(&old);
                come.push_str(&new);
            }
            _ => changes.push((same, old, new)),
        }
    }
    let spans = changes.iter().flat_map(|(same, old, new)| {
        let spans = if *same {
            [span(Fate::Same, old), span(Fate::Same, "")]
        } else {
            [span(Fate::Gone, old), span(Fate::New, new)]
        };
        spans.into_iter().filter(|span| !span.text.is_empty())
    });
    spans.collect()
}

/// Tells whether a text is one character, marks aside, or none.
fn is_slight(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).count() <= 1
}

/// The words of a text: a run of letters or digits, a run of blanks, or any other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Sort {
        Word,
        Blank,
        Single,
    }
    let sort = |c: char| match c {
        _ if c.is_whitespace() => Sort::Blank,
        // Hanzi, kana and what stands with them begin here.
        '\u{2E80}'.. => Sort::Single,
        _ if c.is_alphanumeric() => Sort::Word,
        _ => Sort::Single,
    };
    let mut tokens = Vec::new();
    let mut begin = 0;
    let mut before = Sort::Single;
    for (at, c) in text.char_indices() {
        let now = sort(c);
        if at > begin && (now != before || now == Sort::Single) {
            tokens.push(&text[begin..at]);
            begin = at;
        }
        before = now;
    }
    if begin < text.len() {
        tokens.push(&text[begin..]);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The row with what is gone in brackets and what is new in braces.
    fn marked(row: &Row) -> String {
        let tell = |span: &Span| match span.fate {
            Fate::Same => span.text.clone(),
            Fate::Gone => format!("[{}]", span.text),
            Fate::New => format!("{{{}}}", span.text),
            Fate::Moved => format!("<{}>", span.text),
        };
        row.spans.iter().map(tell).collect()
    }

    fn of(old: &[&str], new: &[&str]) -> Vec<String> {
        redline(old, new).iter().map(marked).collect()
    }

    #[test]
    fn a_changed_row_shows_the_words_that_changed() {
        for (old, new, row) in [
            ("每月5日前提交库存报表", "每月8日前提交库存与损耗报表", "每月[5]{8}日前提交库存{与损耗}报表"),
            ("负责仓库管理", "负责仓库管理", "负责仓库管理"),
            (
                "Reports to the Branch Manager",
                "Reports to the Regional Manager",
                "Reports to the [Branch]{Regional} Manager",
            ),
            // 库 between two changes says nothing.
            ("组织仓库盘点工作", "组织车库清点工作", "组织[仓库盘]{车库清}点工作"),
        ] {
            assert_eq!(of(&[old], &[new]), [row]);
        }
    }

    #[test]
    fn rows_that_came_or_went_are_whole_and_those_that_are_alike_stand_together() {
        let old = ["受理客户投诉并跟进", "编制排班表", "组织月度例会"];
        let new = ["编制排班表", "受理客户投诉并在两小时内答复", "培训新员工", "组织月度例会"];
        assert_eq!(
            of(&old, &new),
            ["[受理客户投诉并跟进]", "编制排班表", "{受理客户投诉并在两小时内答复}", "{培训新员工}", "组织月度例会"]
        );
        assert_eq!(of(&["甲乙丙丁", "子丑寅卯"], &["子丑寅卯辰"]), ["[甲乙丙丁]", "子丑寅卯{辰}"]);
        assert_eq!(of(&[], &["甲"]), ["{甲}"]);
        assert_eq!(of(&["甲"], &[]), ["[甲]"]);
    }

    #[test]
    fn a_row_that_was_moved_is_told_once_where_it_stands_now() {
        let old = ["受理客户投诉", "编制排班表", "组织月度例会", "30"];
        let new = ["30", "组织月度例会", "受理客户投诉", "编制排班表"];
        assert_eq!(of(&old, &new), ["{30}", "<组织月度例会>", "受理客户投诉", "编制排班表", "[30]"]);
        let twice = ["组织月度例会", "编制排班表", "培训新员工", "组织月度例会"];
        assert_eq!(of(&twice[..3], &twice[1..]), ["编制排班表", "培训新员工", "<组织月度例会>"]);
    }

    #[test]
    fn long_rows_that_share_all_their_characters_are_told_as_a_whole_once_they_cost_too_much() {
        let row = |seed: usize| -> String {
            (0..1900).map(|at| char::from_u32(0x4E00 + (at * seed % 1901) as u32).expect("a hanzi")).collect()
        };
        let (old, new): (Vec<String>, Vec<String>) = ((1..60).map(row).collect(), (901..960).map(row).collect());
        let rows = redline(
            &old.iter().map(String::as_str).collect::<Vec<_>>(),
            &new.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        let gone: usize = rows
            .iter()
            .flat_map(|row| &row.spans)
            .filter(|span| span.fate != Fate::New)
            .map(|span| span.text.len())
            .sum();
        assert_eq!(gone, old.concat().len());
    }

    /// What stays and what is gone is the old text; what stays and what is new is the new one.
    #[test]
    fn nothing_is_lost_also_where_there_is_too_much_to_compare() {
        let long = |seed: usize| -> Vec<String> {
            (0..3000)
                .map(|row| format!("第{row}项：{}", "甲乙丙丁".chars().nth(row * seed % 4).expect("one of four")))
                .collect()
        };
        for (old, new) in [
            (long(1), long(3)),
            (vec!["仓".repeat(50_000)], vec![format!("{}库{}", "仓".repeat(30_000), "仓".repeat(9))]),
            (vec!["a b  c，d".into(), "é 好".into()], vec!["a  b c。d".into(), String::new()]),
        ] {
            let rows = redline(
                &old.iter().map(String::as_str).collect::<Vec<_>>(),
                &new.iter().map(String::as_str).collect::<Vec<_>>(),
            );
            let side = |other: Fate| {
                let texts = rows.iter().filter(|row| !row.is_all(other) || row.spans.is_empty());
                texts.map(|row| row.text(other)).collect::<Vec<String>>()
            };
            assert_eq!(side(Fate::New), old);
            assert_eq!(side(Fate::Gone).concat(), new.concat());
        }
    }
}
