//! 保留: findings that stay as they are because somebody said why.

use super::rule::Finding;
use super::subject::quoted;
use crate::document::{Field, Kept, Place, PositionDescription};
use crate::lang::Lang;

/// Keeps `finding` in `document` because of `reason`.
///
/// What was kept about texts that stand nowhere any more is forgotten.
pub fn keep(document: &mut PositionDescription, finding: &Finding, reason: &str) {
    let kept = entry(document, finding, reason);
    release(document, finding);
    let stale: Vec<bool> = document.kept.iter().map(|kept| !stands(document, kept)).collect();
    let mut stale = stale.into_iter();
    document.kept.retain(|_| !stale.next().unwrap_or_default());
    document.kept.push(kept);
}

/// Takes back that `finding` is kept.
pub fn release(document: &mut PositionDescription, finding: &Finding) {
    let kept = entry(document, finding, "");
    document.kept.retain(|other| !same(other, &kept));
}

/// Why `finding` is kept in `document`, when it is.
pub(super) fn reason<'d>(document: &'d PositionDescription, finding: &Finding) -> Option<&'d str> {
    let near = |kept: &&Kept| kept.rule == finding.code;
    // Most descriptions keep nothing, and the text of a place takes time to put together.
    document.kept.iter().find(near)?;
    let sought = entry(document, finding, "");
    document.kept.iter().find(|kept| same(kept, &sought)).map(|kept| kept.reason.as_str())
}

fn same(a: &Kept, b: &Kept) -> bool {
    (&a.rule, &a.field, &a.words, &a.text) == (&b.rule, &b.field, &b.words, &b.text)
}

fn entry(document: &PositionDescription, finding: &Finding, reason: &str) -> Kept {
    let text = judged(document, finding.place);
    Kept {
        rule: finding.code.to_owned(),
        field: path(finding.place.field),
        words: quoted(&text, &finding.words),
        text,
        reason: reason.trim().to_owned(),
    }
}

/// The path of `field` without row numbers.
fn path(field: Field) -> String {
    field.spec().path.replace(' ', "")
}

/// Tells whether the text that `kept` is about still stands somewhere in its field.
fn stands(document: &PositionDescription, kept: &Kept) -> bool {
    let Some(&field) = Field::ALL.iter().find(|field| path(**field) == kept.field) else { return false };
    let mut places = Place::each(field, document);
    places.push(Place::of(field));
    // A duty without tasks has a row and no place of its own.
    places.extend((0..field.longest_list(document)).map(|row| Place::at(field, row)));
    places.into_iter().any(|place| judged(document, place) == kept.text)
}

/// The text that a finding at `place` judges: the one there, else those of its row, else those of all rows.
fn judged(document: &PositionDescription, place: Place) -> String {
    let path = path(place.field);
    let lists: Vec<&str> = path.match_indices("[]").map(|(at, _)| &path[..at]).collect();
    let whole = place == Place::of(place.field) && !lists.is_empty();
    if !whole && let Some(text) = Field::text(place, document, Lang::Zh) {
        return text;
    }
    if whole {
        return join(document, &Place::each(place.field, document));
    }
    // From the innermost row outwards: a duty without tasks is known by its name.
    let rows = lists.iter().enumerate().rev().map(|(depth, list)| {
        let fields =
            Field::ALL.iter().filter(|field| self::path(**field).rsplit_once("[]").is_some_and(|(of, _)| of == *list));
        let same_row = |other: &Place| other.row() == place.row() && (depth == 0 || other.sub() == place.sub());
        join(document, &fields.flat_map(|&field| Place::each(field, document)).filter(same_row).collect::<Vec<_>>())
    });
    rows.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn join(document: &PositionDescription, places: &[Place]) -> String {
    let texts: Vec<String> = places.iter().filter_map(|&place| Field::text(place, document, Lang::Zh)).collect();
    texts.join(" · ")
}
