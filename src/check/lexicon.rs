//! The word lists of `assets/checks`, and a search for all their words at once.
//!
//! A list is a text: an entry a line, its columns parted by `|`, remarks after `#`. In front of a word `!` says that
//! the words of the list do not count inside it (!及时率), `~` that they do not count in a text with it. `^` in front
//! and `$` behind bind a word to the start and the end of the text.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Every list, with its name.
const LISTS: &[(&str, &str)] = &[
    ("amounts", include_str!("../../assets/checks/amounts.txt")),
    ("catch-all", include_str!("../../assets/checks/catch-all.txt")),
    ("english", include_str!("../../assets/checks/english.txt")),
    ("law", include_str!("../../assets/checks/law.txt")),
    ("levels", include_str!("../../assets/checks/levels.txt")),
    ("placeholders", include_str!("../../assets/checks/placeholders.txt")),
    ("qualities", include_str!("../../assets/checks/qualities.txt")),
    ("ranks", include_str!("../../assets/checks/ranks.txt")),
    ("titles", include_str!("../../assets/checks/titles.txt")),
    ("typos", include_str!("../../assets/checks/typos.txt")),
    ("variants", include_str!("../../assets/checks/variants.txt")),
    ("verbs", include_str!("../../assets/checks/verbs.txt")),
];

static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(built_in_entries()));

/// A word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The list it belongs to: the name of the file; in the list of the law the code of the rule.
    pub list: String,
    /// The word.
    pub word: String,
    /// What stands behind it in the list.
    pub columns: Vec<String>,
    role: Role,
    at_start: bool,
    at_end: bool,
}

/// What it means that the word stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It is found.
    Word,
    /// Other words do not count inside it.
    Shelter,
    /// Other words do not count in the text.
    Silencer,
}

/// Lists that are searched together.
pub struct Lexicon {
    entries: Vec<Entry>,
    search: AhoCorasick,
}

/// The lists that come with the program.
pub fn built_in() -> &'static Lexicon {
    &BUILT_IN
}

/// The day of the list `name`, as its first line gives it.
pub fn date_of(name: &str) -> Option<&'static str> {
    let (_, text) = LISTS.iter().find(|(list, _)| *list == name)?;
    text.lines().next()?.strip_prefix("# ")?.split_whitespace().next()
}

fn built_in_entries() -> Vec<Entry> {
    LISTS.iter().flat_map(|(name, text)| text.lines().filter_map(|line| Entry::read(name, line))).collect()
}

impl Entry {
    /// A word as it stands, of the list `list`.
    pub fn plain(list: &str, word: &str, columns: Vec<String>) -> Self {
        Self { list: list.into(), word: word.into(), columns, role: Role::Word, at_start: false, at_end: false }
    }

    /// The entry in a line of the list `name`, unless it is blank or a remark.
    fn read(name: &str, line: &str) -> Option<Self> {
        let line = line.split('#').next().unwrap_or_default().trim();
        let mut columns = line.split('|').map(|column| column.trim().to_owned());
        let word = columns.next().filter(|word| !word.is_empty())?;
        let mut columns: Vec<String> = columns.collect();
        // One list of law for a person to keep up, one list a rule to find in.
        let list = if name == "law" && !columns.is_empty() { columns.remove(0) } else { name.to_owned() };
        let (role, word) = match (word.strip_prefix('!'), word.strip_prefix('~')) {
            (Some(word), _) => (Role::Shelter, word),
            (_, Some(word)) => (Role::Silencer, word),
            _ => (Role::Word, word.as_str()),
        };
        let (at_start, word) = word.strip_prefix('^').map_or((false, word), |word| (true, word));
        let (at_end, word) = word.strip_suffix('$').map_or((false, word), |word| (true, word));
        Some(Self { word: word.to_owned(), role, at_start, at_end, ..Self::plain(&list, word, columns) })
    }

    /// What stands in column `column`, counted from 0.
    pub fn column(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }

    /// `range` of `text` without the marks that only bind the word: 女 of “^女，”.
    fn without_marks(&self, text: &str, range: &Range<usize>) -> Range<usize> {
        if !self.at_start && !self.at_end {
            return range.clone();
        }
        let word = text[range.clone()].trim_end_matches(['，', '、', '；', '。', ',', ';']);
        range.start..range.start + word.len()
    }

    /// Tells whether the word may stand at `range` of `text`: where it is bound to, and whole when it is English.
    fn fits(&self, text: &str, range: &Range<usize>) -> bool {
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let whole = |edge: Option<char>, next: Option<char>| {
            !(edge.is_some_and(|c| c.is_ascii_alphanumeric()) && next.is_some_and(|c| c.is_ascii_alphanumeric()))
        };
        (!self.at_start || before.trim().is_empty())
            && (!self.at_end || after.trim().is_empty())
            && whole(self.word.chars().next(), before.chars().next_back())
            && whole(self.word.chars().next_back(), after.chars().next())
    }
}

impl Lexicon {
    /// The words `entries`.
    ///
    /// # Panics
    ///
    /// Never: a search for words can always be built.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(entries.iter().map(|entry| entry.word.as_bytes()))
            .expect("some hundred words fit");
        Self { entries, search }
    }

    /// The words in `text`, list by list in the order of their places; of words that overlap the first, then the longest.
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, &Entry)> {
        let mut found: Vec<(Range<usize>, &Entry)> = self
            .search
            .find_overlapping_iter(text)
            .map(|found| (found.range(), &self.entries[found.pattern().as_usize()]))
            .filter(|(range, entry)| entry.fits(text, range))
            .collect();
        found.sort_by_key(|(range, entry)| (entry.list.as_str(), range.start, std::cmp::Reverse(range.end)));
        let mut kept = Vec::with_capacity(found.len());
        for list in found.chunk_by(|a, b| a.1.list == b.1.list) {
            if list.iter().any(|(_, entry)| entry.role == Role::Silencer) {
                continue;
            }
            let mut end = 0;
            for (range, entry) in list {
                if range.start < end {
                    continue;
                }
                end = range.end;
                if entry.role == Role::Word {
                    kept.push((entry.without_marks(text, range), *entry));
                }
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(lines: &str) -> Lexicon {
        Lexicon::new(lines.lines().filter_map(|line| Entry::read("test", line)).collect())
    }

    fn words<'t>(lexicon: &Lexicon, text: &'t str) -> Vec<&'t str> {
        lexicon.find(text).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn the_longest_word_is_found_and_shelters_hold() {
        let lexicon = lexicon("及时\n定期\n不定期\n!及时率 # remark\n# remark\n~无须\nmany");
        assert_eq!(words(&lexicon, "及时通报，不定期检查及时率"), ["及时", "不定期"]);
        assert_eq!(words(&lexicon, "及时通报，无须等待"), Vec::<&str>::new());
        assert_eq!(words(&lexicon, "Many customers, Germany"), ["Many"]);
    }

    #[test]
    fn a_bound_word_stands_at_the_start_or_the_end() {
        let lexicon = lexicon("^男，\n等。$");
        assert_eq!(words(&lexicon, "男，等。三十岁"), ["男"]);
        assert_eq!(words(&lexicon, "甲男，乙等。"), ["等"]);
    }

    #[test]
    fn every_list_is_dated_and_names_no_word_twice() {
        for (name, text) in LISTS {
            assert!(date_of(name).is_some_and(|date| date.parse::<crate::document::Date>().is_ok()), "{name}");
            let mut entries: Vec<Entry> = text.lines().filter_map(|line| Entry::read(name, line)).collect();
            let count = entries.len();
            entries.sort_by(|a, b| (&a.list, &a.word).cmp(&(&b.list, &b.word)));
            entries.dedup_by(|a, b| (&a.list, &a.word) == (&b.list, &b.word));
            assert!(count > 5 && entries.len() == count, "{name}");
        }
    }
}
