//! A place in a description: one field in one row.

use super::PositionDescription;
use super::schema::{Field, Kind, Lens, Shape};
use crate::lang::Lang;

/// Names one value of a description: the third task of the second duty, say.
///
/// Findings, zones on paper, undo steps and the focus of the form all speak of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The field.
    pub field: Field,
    row: u16,
    sub: u16,
}

/// A list has no more rows than this: the longest ever seen had three hundred.
pub const MOST_ROWS: usize = 5_000;

/// A description has no more values than this: the largest ever seen had two thousand.
pub const MOST_PLACES: usize = 100_000;

/// A text has no more characters than this: the longest ever seen had two thousand.
pub const LONGEST_TEXT: usize = 50_000;

/// Stands for "no row in particular".
const WHOLE: u16 = u16::MAX;

impl Place {
    /// The field as a whole: the only place of a field without rows, all rows of another.
    #[must_use]
    pub const fn of(field: Field) -> Self {
        Self { field, row: WHOLE, sub: WHOLE }
    }

    /// The field in row `row`, counted from 0.
    #[must_use]
    pub const fn at(field: Field, row: usize) -> Self {
        Self { field, row: clamp(row), sub: WHOLE }
    }

    /// The field in row `sub` inside row `row`: a task of a duty, a power of a group.
    #[must_use]
    pub const fn inside(field: Field, row: usize, sub: usize) -> Self {
        Self { field, row: clamp(row), sub: clamp(sub) }
    }

    /// The row, counted from 0; 0 when the place has none.
    #[must_use]
    pub const fn row(self) -> usize {
        if self.row == WHOLE { 0 } else { self.row as usize }
    }

    /// The row inside the row, counted from 0; 0 when the place has none.
    #[must_use]
    pub const fn sub(self) -> usize {
        if self.sub == WHOLE { 0 } else { self.sub as usize }
    }

    /// The same in another row.
    #[must_use]
    pub const fn in_row(self, row: usize) -> Self {
        Self { row: clamp(row), ..self }
    }

    /// The row, when the place names one.
    #[must_use]
    pub fn named_row(self) -> Option<usize> {
        (self.row != WHOLE).then_some(self.row())
    }

    /// The row inside the row, when the place names one.
    #[must_use]
    pub fn named_sub(self) -> Option<usize> {
        (self.sub != WHOLE).then_some(self.sub())
    }

    /// The path in the file, rows counted from 0: `duties[1].tasks[2]`.
    #[must_use]
    pub fn path(self) -> String {
        let mut path = String::new();
        let mut rows = [self.row, self.sub].into_iter();
        for (index, part) in self.field.spec().path.replace(' ', "").split("[]").enumerate() {
            if index > 0 {
                match rows.next() {
                    Some(row) if row != WHOLE => path.extend(["[", &row.to_string(), "]"]),
                    _ => break,
                }
            }
            path.push_str(part);
        }
        path
    }

    /// What a person calls it: the field, and the number of the row where there are several, 内容描述 2.3; the section
    /// for all rows of the field that its table begins with.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        let spec = self.field.spec();
        let label = spec.label.get(lang);
        let begins = || Field::ALL.iter().find(|field| field.spec().section == spec.section) == Some(&self.field);
        match self.named_row() {
            None if spec.path.contains("[]") && begins() => spec.section.name().get(lang).to_owned(),
            None => label.to_owned(),
            Some(row) if self.sub != WHOLE => format!("{label} {}.{}", row + 1, self.sub() + 1),
            Some(row) => format!("{label} {}", row + 1),
        }
    }

    /// A number for a program that knows no fields; [`Place::from_key`] takes it back.
    #[must_use]
    pub fn key(self) -> u64 {
        (self.field as u64) << 32 | u64::from(self.row) << 16 | u64::from(self.sub)
    }

    /// The place that [`Place::key`] numbered.
    #[must_use]
    pub fn from_key(key: u64) -> Option<Self> {
        let field = *Field::ALL.get(usize::try_from(key >> 32).ok()?)?;
        Some(Self { field, row: (key >> 16) as u16, sub: key as u16 })
    }

    /// The words that stand here, where there are words.
    #[must_use]
    pub fn words(self, document: &PositionDescription) -> Option<&String> {
        (self.lens()?.get)(document, self)
    }

    /// The words that stand here, to be written.
    pub fn words_mut(self, document: &mut PositionDescription) -> Option<&mut String> {
        (self.lens()?.get_mut)(document, self)
    }

    fn lens(self) -> Option<Lens<String>> {
        match self.field.spec().kind {
            Kind::Line(lens) | Kind::Prose(lens) => Some(lens),
            _ => None,
        }
    }

    /// Every place of `document`, in the order of the table of fields.
    pub fn all(document: &PositionDescription) -> impl Iterator<Item = Place> + '_ {
        Field::ALL.iter().flat_map(move |&field| Self::each(field, document))
    }

    /// Every place of `field`: none when a list is empty.
    #[must_use]
    pub fn each(field: Field, document: &PositionDescription) -> Vec<Place> {
        match field.spec().shape {
            Shape::One => vec![Self::of(field)],
            Shape::Rows(rows) => (0..rows(document)).map(|row| Self::at(field, row)).collect(),
            Shape::Subs(rows, subs) => (0..rows(document))
                .flat_map(|row| (0..subs(document, row)).map(move |sub| Self::inside(field, row, sub)))
                .collect(),
        }
    }
}

const fn clamp(row: usize) -> u16 {
    if row < WHOLE as usize { row as u16 } else { WHOLE - 1 }
}
