//! What the forms share: labelled cells, lists and tables made from values and their places.

use crate::document::{Field, Percent, Place, PositionDescription};
use crate::lang::Lang;
use crate::layout::line;
use crate::layout::table::{Align, BODY, Cell, FAINT, Para, Row};

/// What a form is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The description.
    pub document: &'a PositionDescription,
    /// The language of the labels.
    pub lang: Lang,
}

impl Source<'_> {
    /// What the value at `place` reads, or a grey dash.
    pub fn para(&self, place: Place) -> Para {
        let para = match Field::text(place, self.document, self.lang) {
            Some(text) => Para::new(text),
            None => Para::new("—").color(FAINT),
        };
        para.key(place.key())
    }

    /// What the only place of `field` reads, or a grey dash.
    pub fn only(&self, field: Field) -> Para {
        self.para(Place::of(field))
    }

    /// What all rows of `field` read, numbered when there are several; blank rows are passed over.
    pub fn list(&self, field: Field) -> Vec<Para> {
        self.list_at(Place::each(field, self.document))
    }

    /// What `places` read, numbered when there are several; blank ones are passed over.
    pub fn list_at(&self, places: Vec<Place>) -> Vec<Para> {
        let filled = places.into_iter().filter(|&place| self.has(place));
        let paras: Vec<Para> = filled.map(|place| self.para(place)).collect();
        if paras.is_empty() { vec![Para::new("—").color(FAINT)] } else { Para::numbered(paras) }
    }

    /// Tells whether there is something to read at `place`.
    pub fn has(&self, place: Place) -> bool {
        Field::text(place, self.document, self.lang).is_some()
    }

    /// Tells whether any row of `field` has something to read.
    pub fn any(&self, field: Field) -> bool {
        field.has_content(self.document)
    }

    /// The name of `field`.
    pub fn label(&self, field: Field) -> &'static str {
        field.spec().label.get(self.lang)
    }

    /// A label and the list of `field` beside it, as a row; nothing when the list is empty.
    pub fn list_row(&self, field: Field) -> Option<Row> {
        let row = || Row::new(vec![Cell::label(26.0, self.label(field)), Cell::paras(144.0, self.list(field))]);
        self.any(field).then(row)
    }

    /// A label and the text of `field` beside it, as a row; nothing when it is empty.
    pub fn text_row(&self, field: Field) -> Option<Row> {
        let row = || Row::new(vec![Cell::label(26.0, self.label(field)), Cell::para(144.0, self.only(field))]);
        self.any(field).then(row)
    }

    /// Two labels with the text of their fields beside them, as a row.
    pub fn pair_row(&self, left: Field, right: Option<Field>) -> Row {
        let mut cells = vec![Cell::label(26.0, self.label(left))];
        match right {
            Some(right) => cells.extend([
                Cell::para(59.0, self.only(left)),
                Cell::label(26.0, self.label(right)),
                Cell::para(59.0, self.only(right)),
            ]),
            None => cells.push(Cell::para(144.0, self.only(left))),
        }
        Row::new(cells)
    }
}

/// Aligns the percentages of a column: flush right, the widest in the middle.
pub fn figures<'a>(percents: impl Iterator<Item = &'a Percent>) -> Align {
    let widest = percents.map(|percent| line::single(&format!("{percent}%"), BODY).width);
    Align::Figures(widest.fold(0.0, f32::max))
}
