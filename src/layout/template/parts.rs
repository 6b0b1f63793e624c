//! What the forms share: labelled cells, lists and tables made from values and their places.

use crate::document::{Field, FormBlock, Labels, Percent, Place, PositionDescription};
use crate::lang::{Lang, Text};
use crate::layout::block::frame;
use crate::layout::label::Label;
use crate::layout::table::{Align, BODY, Cell, FAINT, Para, Row};
use crate::layout::{Options, line};

/// A heading has no more characters than this.
const LONGEST_HEADING: usize = 80;

/// What a form is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The description.
    pub document: &'a PositionDescription,
    /// How to print it.
    pub options: &'a Options,
    /// The width of the column of labels, in millimetres.
    pub label_width: f32,
}

impl Source<'_> {
    /// The language of marks, units and whole sentences.
    pub fn lang(&self) -> Lang {
        self.options.lang()
    }

    /// `text` as a label.
    pub fn name(&self, text: Text) -> Label {
        self.options.style.labels.of(text)
    }

    /// `text` on one line.
    pub fn say(&self, text: Text) -> String {
        self.options.style.labels.say(text)
    }

    /// Tells whether the style leaves `block` in.
    pub fn shows(&self, block: FormBlock) -> bool {
        self.options.shows(block)
    }

    /// What a person reads at `place`, a choice in the languages of the labels; nothing when it is empty.
    pub fn read(&self, place: Place) -> Option<String> {
        let first = Field::text(place, self.document, self.lang())?;
        let english = || Field::text(place, self.document, Lang::En).filter(|second| *second != first);
        let second = (self.options.style.labels == Labels::Both).then(english).flatten();
        Some(second.map_or_else(|| first.clone(), |second| format!("{first} {second}")))
    }

    /// What the value at `place` reads, or a grey dash.
    pub fn para(&self, place: Place) -> Para {
        self.read(place).map_or_else(nothing, Para::new).key(place.key())
    }

    /// The number of persons in `field`.
    pub fn persons(&self, field: Field) -> Para {
        let mut para = self.only(field);
        if self.any(field) && self.lang() == Lang::Zh {
            para.text.to_mut().push_str(" 人");
        }
        para
    }

    /// The field of the document's number, when the head of the page has no room for all of it.
    pub fn unshown_number(&self) -> Option<Field> {
        (!frame::shows_whole_number(self.document, self.options)).then_some(Field::DocumentNumber)
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
        if paras.is_empty() { vec![nothing()] } else { Para::numbered(paras) }
    }

    /// What all rows of `field` read, on one line; nothing when there is nothing.
    pub fn run_together(&self, field: Field) -> Option<Para> {
        let places = Place::each(field, self.document).into_iter();
        let texts: Vec<String> = places.filter_map(|place| self.read(place)).collect();
        let comma = Text::new("、", ", ").get(self.lang());
        (!texts.is_empty()).then(|| Para::new(texts.join(comma)).key(Place::of(field).key()))
    }

    /// The text at `place` as a heading. A long one is cut, and stands whole in the paragraph that comes back with it.
    pub fn heading(&self, place: Place) -> (Para, Option<Para>) {
        let whole = self.para(place);
        let text = whole.text.replace(char::is_control, " ");
        match text.char_indices().nth(LONGEST_HEADING) {
            Some((end, _)) => (Para { text: format!("{}…", &text[..end]).into(), ..whole.clone() }, Some(whole)),
            None => (Para { text: text.into(), ..whole }, None),
        }
    }

    /// Tells whether there is something to read at `place`.
    pub fn has(&self, place: Place) -> bool {
        Field::text(place, self.document, self.lang()).is_some()
    }

    /// Tells whether any row of `field` has something to read.
    pub fn any(&self, field: Field) -> bool {
        field.has_content(self.document)
    }

    /// The name of `field`.
    pub fn label(&self, field: Field) -> Label {
        self.name(field.spec().label)
    }

    /// A label with `body` beside it, across the page.
    pub fn labelled(&self, label: impl Into<Label>, body: Vec<Para>) -> Row {
        Row::new(vec![Cell::label(self.label_width, label), Cell::paras(170.0 - self.label_width, body)])
    }

    /// A label and the list of `field` beside it, as a row; nothing when the list is empty.
    pub fn list_row(&self, field: Field) -> Option<Row> {
        self.any(field).then(|| self.labelled(self.label(field), self.list(field)))
    }

    /// A label and the text of `field` beside it, as a row; nothing when it is empty.
    pub fn text_row(&self, field: Field) -> Option<Row> {
        self.any(field).then(|| self.labelled(self.label(field), vec![self.only(field)]))
    }

    /// Two labels with the text of their fields beside them, as a row.
    pub fn pair_row(&self, left: Field, right: Option<Field>) -> Row {
        let (label, value) = (self.label_width, 85.0 - self.label_width);
        let Some(right) = right else { return self.labelled(self.label(left), vec![self.only(left)]) };
        Row::new(vec![
            Cell::label(label, self.label(left)),
            Cell::para(value, self.only(left)),
            Cell::label(label, self.label(right)),
            Cell::para(value, self.only(right)),
        ])
    }
}

/// A grey dash.
pub fn nothing() -> Para {
    Para::new("—").color(FAINT)
}

/// Aligns the percentages of a column: flush right, the widest in the middle.
pub fn figures<'a>(percents: impl Iterator<Item = &'a Percent>) -> Align {
    let widest = percents.map(|percent| line::width(&format!("{percent}%"), BODY));
    Align::Figures(widest.fold(0.0, f32::max))
}
