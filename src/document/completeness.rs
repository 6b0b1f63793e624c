//! How far a description is written, and what is still wanted.

use super::schema::{Field, Section, Shape, Want};
use super::{Place, PositionDescription};
use crate::lang::Lang;

/// How far a section is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Completeness {
    /// Nothing is there.
    Empty,
    /// The share of the fields wanted that are filled.
    Part(f32),
    /// Everything wanted is there.
    Full,
}

impl Section {
    /// How far the section of `document` is written.
    #[must_use]
    pub fn completeness(self, document: &PositionDescription) -> Completeness {
        let fields = || Field::ALL.iter().filter(move |field| field.spec().section == self);
        let wanted: Vec<_> = wanted(self).collect();
        if wanted.is_empty() {
            let any = fields().any(|field| field.has_content(document));
            return if any { Completeness::Full } else { Completeness::Empty };
        }
        match wanted.iter().filter(|field| field.is_filled(document)).count() {
            0 => Completeness::Empty,
            filled if filled == wanted.len() => Completeness::Full,
            filled => Completeness::Part(filled as f32 / wanted.len() as f32),
        }
    }

    /// Where something wanted is still to be written, in the order of the fields.
    #[must_use]
    pub fn missing(self, document: &PositionDescription) -> Vec<Place> {
        wanted(self).filter(|field| !field.is_filled(document)).flat_map(|&field| blanks(field, document)).collect()
    }
}

/// The fields of `section` that a finished description has.
fn wanted(section: Section) -> impl Iterator<Item = &'static Field> {
    Field::ALL.iter().filter(move |field| field.spec().section == section && field.spec().want != Want::Optional)
}

/// The empty places of `field`; all of it, or all of each row, where it has none.
fn blanks(field: Field, document: &PositionDescription) -> Vec<Place> {
    let places = Place::each(field, document);
    if !places.is_empty() {
        return places.into_iter().filter(|&place| Field::text(place, document, Lang::Zh).is_none()).collect();
    }
    match field.spec().shape {
        Shape::Subs(rows, _) if rows(document) > 0 => (0..rows(document)).map(|row| Place::at(field, row)).collect(),
        _ => vec![Place::of(field)],
    }
}

/// The share of all fields wanted that are filled, from 0 to 1.
#[must_use]
pub fn completeness(document: &PositionDescription) -> f32 {
    let wanted: Vec<_> = Field::ALL.iter().filter(|field| field.spec().want != Want::Optional).collect();
    let filled = wanted.iter().filter(|field| field.is_filled(document)).count();
    filled as f32 / wanted.len() as f32
}
