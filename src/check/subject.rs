//! A description as the rules see it: its texts in a row, and the words of the lists that stand in them.

use std::ops::Range;

use super::lexicon::{Entry, Lexicon};
use crate::document::schema::Kind;
use crate::document::{Field, Place, PositionDescription, Section};

/// A description to be judged.
pub struct Subject<'a> {
    /// The description.
    pub document: &'a PositionDescription,
    /// Every text that is printed and not blank, in the order of the fields.
    pub texts: Vec<Written<'a>>,
    hits: Vec<Hit<'a>>,
}

/// A text and its place.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    /// Its place.
    pub place: Place,
    /// The text.
    pub text: &'a str,
}

/// A word of a list in a text.
#[derive(Clone)]
pub struct Hit<'a> {
    /// The text's number among the texts.
    text: usize,
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The entry of the list.
    pub entry: &'a Entry,
}

/// A text with the words of one list in it.
pub struct Worded<'s, 'a> {
    /// The text.
    pub written: Written<'a>,
    /// The words, in order; never none.
    pub hits: &'s [Hit<'a>],
}

impl Worded<'_, '_> {
    /// The bytes of the words.
    pub fn ranges(&self) -> Vec<Range<usize>> {
        self.hits.iter().map(|hit| hit.range.clone()).collect()
    }

    /// The words, each once, as one reads them: “及时、相关”.
    pub fn quoted(&self) -> String {
        quoted(self.written.text, &self.ranges())
    }

    /// The text with each word replaced by what `by` gives.
    pub fn replaced(&self, by: impl Fn(&Hit<'_>) -> String) -> String {
        let mut text = String::with_capacity(self.written.text.len());
        let mut end = 0;
        for hit in self.hits {
            text.push_str(&self.written.text[end..hit.range.start]);
            text.push_str(&by(hit));
            end = hit.range.end;
        }
        text + &self.written.text[end..]
    }
}

/// The parts `ranges` of `text`, each once, with a 、 between them.
pub fn quoted(text: &str, ranges: &[Range<usize>]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in ranges.iter().filter_map(|range| text.get(range.clone())) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join("、")
}

impl<'a> Subject<'a> {
    /// `document` with the words of `lexicons` in it.
    #[must_use]
    pub fn new(document: &'a PositionDescription, lexicons: &[&'a Lexicon]) -> Self {
        let texts: Vec<Written<'a>> = Field::ALL
            .iter()
            .filter(|&&field| field != Field::Notes)
            .flat_map(|&field| written(document, field))
            .collect();
        let mut hits: Vec<Hit<'a>> = Vec::new();
        for (text, written) in texts.iter().enumerate() {
            for lexicon in lexicons {
                hits.extend(lexicon.find(written.text).into_iter().map(|(range, entry)| Hit { text, range, entry }));
            }
        }
        // Stable: the words of a text stay in their order.
        hits.sort_by(|a, b| a.entry.list.cmp(&b.entry.list));
        Self { document, texts, hits }
    }

    /// The texts in which words of `list` stand.
    #[must_use]
    pub fn worded(&self, list: &str) -> Vec<Worded<'_, 'a>> {
        let start = self.hits.partition_point(|hit| hit.entry.list.as_str() < list);
        let end = self.hits.partition_point(|hit| hit.entry.list.as_str() <= list);
        self.hits[start..end]
            .chunk_by(|a, b| a.text == b.text)
            .map(|hits| Worded { written: self.texts[hits[0].text], hits })
            .collect()
    }

    /// The texts of `fields`.
    pub fn of<'s>(&'s self, fields: &'s [Field]) -> impl Iterator<Item = Written<'a>> + 's {
        self.texts.iter().copied().filter(|written| fields.contains(&written.place.field))
    }
}

/// The texts of `field` that are not blank.
pub fn written(document: &PositionDescription, field: Field) -> Vec<Written<'_>> {
    let (Kind::Line(lens) | Kind::Prose(lens)) = field.spec().kind else { return Vec::new() };
    Place::each(field, document)
        .into_iter()
        .filter_map(|place| Some(Written { place, text: (lens.get)(document, place)? }))
        .filter(|written| !written.text.trim().is_empty())
        .collect()
}

impl Written<'_> {
    /// Tells whether the text says what a person must bring or accept.
    pub fn is_condition(self) -> bool {
        let section = self.place.field.spec().section;
        matches!(section, Section::Qualifications | Section::Conditions | Section::Other)
    }
}
