//! Finding words in a description: where they stand, in reading order, and putting others in their place.
//!
//! Nothing here shows anything: the bar that asks for the words is in `form/find.rs`.

use std::cmp::Reverse;
use std::ops::Range;

use super::initials::spans;
use crate::document::{AuthorityKind, Field, Place, PositionDescription, Section};

/// Words that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) place: Place,
    /// Where they stand in the text, in bytes.
    pub(super) words: Range<usize>,
}

impl Hit {
    /// Orders hits as they are read.
    pub(super) fn order(&self) -> impl Ord + use<> {
        (order(self.place), self.words.start)
    }
}

/// Orders places as they are read: row by row where a list has several fields, the newest revision first.
pub(super) fn order(place: Place) -> impl Ord + use<> {
    let newest_first = place.field.spec().section == Section::Revisions;
    let row = if newest_first { (Reverse(place.row()), 0) } else { (Reverse(0), place.row()) };
    (place.field.lead(), row, place)
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) hits: Vec<Hit>,
    /// Nothing is written as it was asked for: these are the words whose pinyin has such initials.
    pub(super) by_initials: bool,
}

/// Where `what` stands in `document`; small and capital letters are the same.
pub(super) fn find(document: &PositionDescription, what: &str) -> Found {
    if what.is_empty() {
        return Found::default();
    }
    let small = what.to_ascii_lowercase();
    let hits = collect(document, |text| {
        // Only ASCII changes, so that every byte stays where it is.
        let text = text.to_ascii_lowercase();
        text.match_indices(&small).map(|(at, words)| at..at + words.len()).collect()
    });
    if !hits.is_empty() {
        return Found { hits, by_initials: false };
    }
    Found { hits: collect(document, |text| spans(text, what)), by_initials: true }
}

/// The words that `look` finds in the texts of `document`, in reading order.
fn collect(document: &PositionDescription, look: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Hit> {
    let mut places: Vec<Place> = Place::all(document).filter(|&place| shows(document, place)).collect();
    places.sort_by_cached_key(|&place| order(place));
    let words = |place: Place| place.words(document).map(|text| look(text)).unwrap_or_default();
    places.into_iter().flat_map(|place| words(place).into_iter().map(move |words| Hit { place, words })).collect()
}

/// Puts `with` in the place of every one of `hits`, which come from `document` in their order.
pub(super) fn replace(document: &mut PositionDescription, hits: &[Hit], with: &str) {
    // From the last to the first: what is replaced moves only what stands after it.
    for hit in hits.iter().rev() {
        let text = hit.place.words_mut(document);
        if let Some(text) = text.filter(|text| text.get(hit.words.clone()).is_some()) {
            text.replace_range(hit.words.clone(), with);
        }
    }
}

/// Those of `hits` in `document` that do not stand in the words `with` already: who replaces all after some were replaced
/// one by one does not mean these again.
pub(super) fn unreplaced(document: &PositionDescription, hits: &[Hit], with: &str) -> Vec<Hit> {
    let stands = |hit: &&Hit| {
        let text = hit.place.words(document).map_or("", String::as_str);
        let mut whole = text.match_indices(with).map(|(at, words)| at..at + words.len());
        !with.is_empty() && whole.any(|whole| whole.start <= hit.words.start && hit.words.end <= whole.end)
    };
    hits.iter().filter(|hit| !stands(hit)).cloned().collect()
}

/// Tells whether the form has a field for `place`: the name of a kind of authority is asked for 其他 only.
fn shows(document: &PositionDescription, place: Place) -> bool {
    let kind = document.authorities.get(place.row()).map(|group| group.kind);
    place.field != Field::AuthorityName || kind == Some(AuthorityKind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Duty, Revision};

    fn document() -> PositionDescription {
        let duty = |name: &str, task: &str| Duty { name: name.into(), tasks: vec![task.into()], ..Duty::default() };
        let revision = |summary: &str| Revision { summary: summary.into(), ..Revision::default() };
        let mut document = PositionDescription::default();
        document.identity.title = "客户主任".into();
        document.duties = vec![duty("受理客户咨询", "答复客户，回访客户"), duty("维护客户档案", "录入 CRM")];
        document.revisions = vec![revision("客户"), revision("客户")];
        document
    }

    #[test]
    fn words_are_found_in_the_order_in_which_they_are_read() {
        let places: Vec<String> = find(&document(), "客户").hits.iter().map(|hit| hit.place.path()).collect();
        let read = [
            "identity.title",
            "duties[0].name",
            "duties[0].tasks[0]",
            "duties[0].tasks[0]",
            "duties[1].name",
            "revisions[1].summary",
            "revisions[0].summary",
        ];
        assert_eq!(places, read);
        assert_eq!(find(&document(), "crm").hits.len(), 1);
        assert_eq!(find(&document(), "").hits, []);
    }

    #[test]
    fn all_are_replaced_even_where_one_text_has_several() {
        let mut changed = document();
        let found = find(&changed, "客户").hits;
        replace(&mut changed, &found, "来访业主");
        assert_eq!(changed.duties[0].tasks[0], "答复来访业主，回访来访业主");
        assert_eq!(find(&changed, "客户").hits, []);
    }

    #[test]
    fn what_the_form_does_not_show_is_not_found() {
        let mut document = PositionDescription::default();
        let group = |kind| crate::document::AuthorityGroup { kind, name: "信息类".into(), powers: Vec::new() };
        document.authorities = vec![group(AuthorityKind::Business), group(AuthorityKind::Other)];
        let places: Vec<Place> = find(&document, "信息").hits.iter().map(|hit| hit.place).collect();
        assert_eq!(places, [Place::at(Field::AuthorityName, 1)]);
    }

    #[test]
    fn initials_count_only_where_nothing_is_written_so() {
        let mut document = document();
        let found = find(&document, "khzr");
        assert!(found.by_initials);
        assert_eq!(found.hits, [Hit { place: Place::of(Field::Title), words: 0..12 }]);
        document.notes = "KHZR".into();
        let found = find(&document, "khzr");
        assert!(!found.by_initials);
        assert_eq!(found.hits, [Hit { place: Place::of(Field::Notes), words: 0..4 }]);
    }
}
