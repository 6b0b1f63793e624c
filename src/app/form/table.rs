//! Lists whose rows have several cells: Enter in the last one adds a row, and cells copied from a spreadsheet go where they
//! belong. The first cell is the text of [`Rows`]; what else its keys do stands in `keys.rs`.

use std::ops::Range;

use egui::{Event, Key, Modifiers, Ui};

use super::fill::Strays;
use super::qualifications::dots;
use super::rows::{Rows, add_with_ui};
use super::typed::read_date;
use super::{Form, cells, has_focus};
use crate::document::schema::{Kind, Shape};
use crate::document::{Field, Place, PositionDescription, outline};

/// The rows of a table that is pasted, and the field of each column.
pub(super) type Read = (Vec<Vec<String>>, Vec<Option<Field>>);

/// A list of the description whose rows have several cells.
pub(super) struct Table<T: 'static> {
    pub(super) rows: Rows<T>,
    /// The cells of a row, its text first, in the order of the form.
    pub(super) columns: &'static [Field],
    /// Which of them takes what is pasted and fits none, so that nothing is lost.
    pub(super) rest: Option<Field>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Table<T> {}

impl<T: Clone + Default + PartialEq + 'static> Table<T> {
    /// Does what the keys ask while a cell has the focus, before its control sees them.
    pub(super) fn keys(self, ui: &Ui, form: &mut Form<'_>, (parent, row): (usize, usize), column: Field) {
        let place = cell(column, parent, row);
        if !is_worked_in(ui, form, place) {
            return;
        }
        form.suggestion_keys(ui, place);
        self.take_cells(ui, form, (parent, row), column);
        // The other keys of the first cell are those of a list, and a chooser has its own.
        let writes = matches!(column.spec().kind, Kind::Line(_) | Kind::Prose(_) | Kind::Percent(_));
        if column == self.rows.field {
            return;
        }
        let take = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let last = self.rows.count(form.editor.document(), parent).saturating_sub(1);
        if writes && take(Modifiers::ALT, Key::ArrowUp) {
            self.shift(form, place, (parent, row), row.saturating_sub(1));
        } else if writes && take(Modifiers::ALT, Key::ArrowDown) {
            self.shift(form, place, (parent, row), (row + 1).min(last));
        } else if take(Modifiers::COMMAND, Key::Enter)
            || writes && self.columns.last() == Some(&column) && take(Modifiers::NONE, Key::Enter)
        {
            self.go_on(form, parent, row);
        }
    }

    /// Takes in cells that are pasted while a cell has the focus.
    pub(super) fn take_cells(self, ui: &Ui, form: &mut Form<'_>, (parent, row): (usize, usize), column: Field) {
        let (place, leads) = (cell(column, parent, row), column == self.rows.field);
        if !is_worked_in(ui, form, place) {
            return;
        }
        let is_cells = |text: &str| if leads { text.contains('\t') } else { cells::is_cells(text, column) };
        let Some(text) = take_cells(ui, is_cells) else { return };
        // What no cell from here on can take is no column but rows.
        if leads || !self.takes(column, &text) {
            let old = self.paste_at(form, parent, row);
            self.paste_rows(form, parent, old, &text);
        } else {
            self.fill(form, place, &text);
        }
    }

    /// Goes on after a row that is written: with the next one while that is blank, else with a new one.
    fn go_on(self, form: &mut Form<'_>, parent: usize, row: usize) {
        let count = self.rows.count(form.editor.document(), parent);
        if self.rows.is_blank(form, parent, row) {
            return;
        }
        if row + 1 < count && self.rows.is_blank(form, parent, row + 1) {
            form.focus(self.rows.place(parent, row + 1));
        } else {
            self.rows.insert(form, parent, row + 1, vec![String::new()]);
        }
    }

    fn shift(self, form: &mut Form<'_>, place: Place, (parent, row): (usize, usize), to: usize) {
        if row == to {
            return form.say_no_further();
        }
        self.rows.shift(form, parent, row, to);
        form.focus(cell(place.field, parent, to));
    }

    /// Shows the button that adds a row.
    pub(super) fn add_ui(self, ui: &mut Ui, form: &mut Form<'_>, parent: usize, what: &str) {
        add_with_ui(ui, form, self.rows, (parent, what), |form, text| self.append_pasted(form, parent, text));
    }

    /// Adds rows with what was pasted at the end.
    pub(super) fn append_pasted(self, form: &mut Form<'_>, parent: usize, text: &str) {
        let end = self.rows.count(form.editor.document(), parent);
        self.paste_rows(form, parent, end..end, text);
    }

    /// Puts rows with what was pasted where others stood: with several cells each, or an item each.
    fn paste_rows(self, form: &mut Form<'_>, parent: usize, old: Range<usize>, text: &str) {
        if text.contains('\t') {
            self.paste(form, parent, old, outline::rows(text));
        } else {
            self.rows.replace(form, parent, old, cells::items(text));
        }
    }

    /// The rows whose place those take that are pasted in `row`: itself while it is blank, else none behind it.
    pub(super) fn paste_at(self, form: &Form<'_>, parent: usize, row: usize) -> Range<usize> {
        if self.rows.is_blank(form, parent, row) { row..row + 1 } else { row + 1..row + 1 }
    }

    /// Puts rows with the cells of `rows` where others stood.
    fn paste(self, form: &mut Form<'_>, parent: usize, old: Range<usize>, rows: Vec<Vec<String>>) {
        let (start, read) = (old.start, self.read(rows));
        let count = read.0.len();
        if count == 0 {
            return;
        }
        let mut strays = Strays::default();
        form.step(self.rows.place(parent, start), |document| self.put(document, (parent, old), &read, &mut strays));
        form.focus(self.rows.place(parent, start + count - 1));
        form.say_pasted(count, strays);
    }

    /// The rows of a table in the order of the file, and the field of each column.
    pub(super) fn read(self, rows: Vec<Vec<String>>) -> Read {
        let (mut rows, columns) = cells::table(rows, self.columns);
        if self.newest_first() {
            // In the file the newest comes last, however the table had them.
            let dates = columns.iter().position(|column| *column == Some(Field::RevisionDate));
            let date = |row: &Vec<String>| read_date(row.get(dates?)?).ok();
            if rows.first().and_then(date) > rows.last().and_then(date) {
                rows.reverse();
            }
        }
        (rows, columns)
    }

    /// Puts what was read where other rows stood.
    pub(super) fn put(
        self,
        document: &mut PositionDescription,
        (parent, old): (usize, Range<usize>),
        (rows, columns): &Read,
        strays: &mut Strays,
    ) {
        let Some(list) = (self.rows.list)(document, parent) else { return };
        let start = old.start.min(list.len());
        list.splice(start..old.end.min(list.len()), rows.iter().map(|_| (self.rows.make)(String::new())));
        for (row, cells) in rows.iter().enumerate() {
            let place = |column| cell(column, parent, start + row);
            let columns = columns.iter().copied().chain(std::iter::repeat(None));
            let mut unfit = Vec::new();
            for (text, column) in cells.iter().zip(columns).filter(|(text, _)| !text.is_empty()) {
                if !column.is_some_and(|column| cells::write(document, place(column), text)) {
                    unfit.push(text);
                }
            }
            match self.rest {
                Some(rest) if !unfit.is_empty() => {
                    strays.joined = Some((strays.joined.map_or(0, |(count, _)| count) + unfit.len(), rest));
                    for text in unfit {
                        cells::join(document, place(rest), text);
                    }
                }
                _ => strays.unfit += unfit.len(),
            }
        }
    }

    /// Tells whether anything in `text` can be written from `column` on.
    fn takes(self, column: Field, text: &str) -> bool {
        let from = self.columns.iter().position(|&other| other == column).unwrap_or(0);
        self.newest_first() || outline::grid(text).iter().any(|cells| self.fits(from, cells))
    }

    /// Tells whether a row of cells says anything that the columns from `from` on can take.
    fn fits(self, from: usize, cells: &[String]) -> bool {
        self.columns[from..].iter().zip(cells).any(|(&column, cell)| cells::fits(column, cell))
    }

    /// Writes the cells in `text` over those from `place` on, to the right and down, as a spreadsheet does.
    fn fill(self, form: &mut Form<'_>, place: Place, text: &str) {
        let (rows, parent, first) = (outline::grid(text), place.row(), self.row_of(place));
        let parent = if matches!(place.field.spec().shape, Shape::Subs(..)) { parent } else { 0 };
        let from = self.columns.iter().position(|&column| column == place.field).unwrap_or(0);
        // Rows for which there is no room from here on are whole rows of the table.
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        let from = if from + widest > self.columns.len() { 0 } else { from };
        // Nothing but what fits makes a new row, and never a new revision.
        let wanted = if self.newest_first() {
            0
        } else {
            rows.iter().rposition(|row| self.fits(from, row)).map_or(0, |last| first + last + 1)
        };
        let missing = wanted.saturating_sub(self.rows.count(form.editor.document(), parent));
        let add = |document: &mut PositionDescription| {
            if let Some(list) = (self.rows.list)(document, parent) {
                list.extend(std::iter::repeat_with(|| (self.rows.make)(String::new())).take(missing));
            }
        };
        let down = |row| if self.newest_first() { first.checked_sub(row) } else { Some(first + row) };
        let at = |row, column: usize| Some(cell(*self.columns.get(from + column)?, parent, down(row)?));
        form.fill(place, &rows, add, at);
    }

    /// Tells whether the form shows the last row on top.
    fn newest_first(self) -> bool {
        self.rows.field == Field::RevisionVersion
    }

    fn row_of(self, place: Place) -> usize {
        if matches!(self.rows.field.spec().shape, Shape::Subs(..)) { place.sub() } else { place.row() }
    }
}

/// Tells whether keys in the control of `place` are for the list.
pub(super) fn is_worked_in(ui: &Ui, form: &Form<'_>, place: Place) -> bool {
    let has_it = match place.field.spec().kind {
        Kind::Rank(_) => dots(place).any(|(_, dot)| ui.memory(|memory| memory.has_focus(dot))),
        _ => has_focus(ui, place),
    };
    has_it && !form.state.composing && !form.editor.is_protected()
}

/// The place of a cell.
fn cell(column: Field, parent: usize, row: usize) -> Place {
    match column.spec().shape {
        Shape::Subs(..) => Place::inside(column, parent, row),
        _ => Place::at(column, row),
    }
}

/// Takes what is pasted out of the input when it is cells.
pub(super) fn take_cells(ui: &Ui, is_cells: impl Fn(&str) -> bool) -> Option<String> {
    ui.input_mut(|input| {
        let pasted = |event: &Event| matches!(event, Event::Paste(text) if is_cells(text));
        let at = input.events.iter().position(pasted)?;
        let Event::Paste(text) = input.events.remove(at) else { return None };
        Some(text)
    })
}
