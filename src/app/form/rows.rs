//! Lists that grow under the hands. What the keys do in them stands in `keys.rs`.

use std::ops::Range;

use egui::{Response, Ui};

use super::card::{help_ui, label_ui};
use super::field::{Style, control_ui};
use super::finding::findings_ui;
use super::stray::{self, Stray};
use super::{Form, cells, id_of};
use crate::app::icon;
use crate::app::theme;
use crate::app::widget::button::{Button, Look, row_button_ui};
use crate::app::widget::text::set_caret;
use crate::document::schema::{Shape, Want};
use crate::document::{Field, Place, PositionDescription};

/// A list of the description whose rows have a text.
pub(super) struct Rows<T: 'static> {
    /// The text of a row.
    pub(super) field: Field,
    /// The list, in row `parent` where it stands inside another.
    pub(super) list: fn(&mut PositionDescription, usize) -> Option<&mut Vec<T>>,
    /// A row with this text.
    pub(super) make: fn(String) -> T,
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Rows<T> {}

impl<T: Clone + Default + PartialEq + 'static> Rows<T> {
    pub(super) fn place(self, parent: usize, row: usize) -> Place {
        match self.field.spec().shape {
            Shape::Subs(..) => Place::inside(self.field, parent, row),
            _ => Place::at(self.field, row),
        }
    }

    pub(super) fn count(self, document: &PositionDescription, parent: usize) -> usize {
        match self.field.spec().shape {
            Shape::One => 1,
            Shape::Rows(rows) => rows(document),
            Shape::Subs(_, subs) => subs(document, parent),
        }
    }

    /// Puts rows with `texts` at `row` and gives the last of them the focus.
    pub(super) fn insert(self, form: &mut Form<'_>, parent: usize, row: usize, texts: Vec<String>) {
        self.replace(form, parent, row..row, texts);
    }

    /// Puts rows with `texts` where others stood and gives the last of them the focus.
    pub(super) fn replace(self, form: &mut Form<'_>, parent: usize, old: Range<usize>, texts: Vec<String>) {
        let last = old.start + texts.len().max(1) - 1;
        form.step(self.place(parent, old.start), |document| {
            if let Some(list) = (self.list)(document, parent) {
                let old = old.start.min(list.len())..old.end.min(list.len());
                list.splice(old, texts.into_iter().map(self.make));
            }
        });
        form.focus(self.place(parent, last));
    }

    /// Adds an empty row at the end.
    pub(super) fn append(self, form: &mut Form<'_>, parent: usize) {
        let row = self.count(form.editor.document(), parent);
        self.insert(form, parent, row, vec![String::new()]);
    }

    /// Adds a row at the end that begins with `text`, the caret behind it.
    pub(super) fn begin(self, ctx: &egui::Context, form: &mut Form<'_>, parent: usize, text: String) {
        let row = self.count(form.editor.document(), parent);
        set_caret(ctx, id_of(self.place(parent, row)), text.chars().count());
        self.insert(form, parent, row, vec![text]);
    }

    pub(super) fn remove(self, form: &mut Form<'_>, parent: usize, row: usize) {
        form.step(self.place(parent, row), |document| {
            if let Some(list) = (self.list)(document, parent)
                && row < list.len()
            {
                list.remove(row);
            }
        });
    }

    /// Moves a row to where another stands and takes the focus along.
    pub(super) fn shift(self, form: &mut Form<'_>, parent: usize, row: usize, to: usize) {
        form.shift_row(self.place(parent, row), self.place(parent, to), |document| {
            if let Some(list) = (self.list)(document, parent)
                && row < list.len()
                && to < list.len()
            {
                let moved = list.remove(row);
                list.insert(to, moved);
            }
        });
    }

    /// Shows the text of a row, what was found in it below, and does what its keys ask.
    pub(super) fn row_ui(
        self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        (parent, row): (usize, usize),
        name: &str,
        width: f32,
        style: Style,
    ) -> Response {
        // What is said below is no wider than the field: buttons of the row stand beside it.
        ui.set_max_width(width);
        let response = self.bare_row_ui(ui, form, (parent, row), name, width, style);
        findings_ui(ui, form, self.place(parent, row));
        response
    }

    /// As [`Rows::row_ui`], where the column is too narrow for what was found.
    pub(super) fn bare_row_ui(
        self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        (parent, row): (usize, usize),
        name: &str,
        width: f32,
        style: Style,
    ) -> Response {
        let place = self.place(parent, row);
        form.suggestion_keys(ui, place);
        self.keys(ui, form, parent, row);
        control_ui(ui, form, place, name, width, style)
    }
}

/// Shows a whole list of plain texts: its name, its rows, and the button that adds one.
pub(super) fn list_ui(ui: &mut Ui, form: &mut Form<'_>, rows: Rows<String>, width: f32) {
    let label = form.label(rows.field);
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        head_ui(ui, form, rows.field);
        for row in 0..rows.count(form.editor.document(), 0) {
            let erase = ui
                .horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let name = format!("{label} {}", row + 1);
                    let rest = width - theme::BUTTON - 2.0;
                    ui.vertical(|ui| rows.row_ui(ui, form, (0, row), &name, rest, Style::default()));
                    ui.add_space(0.0);
                    row_button_ui(ui, icon::CLOSE, &format!("{} {name}", form.t("删除", "Delete"))).clicked()
                })
                .inner;
            if erase {
                rows.remove(form, 0, row);
            }
        }
        add_ui(ui, form, rows, 0, label);
        ui.add_space(8.0);
    });
}

/// Shows what a list is called, and its guidance.
pub(super) fn head_ui(ui: &mut Ui, form: &Form<'_>, field: Field) {
    let spec = field.spec();
    label_ui(ui, spec.label.get(form.lang), spec.want == Want::Required);
    help_ui(ui, spec.help.get(form.lang));
    ui.add_space(2.0);
}

/// Shows the button that adds a row; what is pasted while it has the focus becomes rows.
pub(super) fn add_ui<T: Clone + Default + PartialEq>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    rows: Rows<T>,
    parent: usize,
    what: &str,
) {
    add_with_ui(ui, form, rows, (parent, what), |form, text| {
        let end = rows.count(form.editor.document(), parent);
        rows.insert(form, parent, end, cells::items(text));
    });
}

/// As [`add_ui`], where something else becomes of what is pasted.
pub(super) fn add_with_ui<T: Clone + Default + PartialEq>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    rows: Rows<T>,
    (parent, what): (usize, &str),
    paste: impl FnOnce(&mut Form<'_>, &str),
) {
    let text = match form.lang {
        crate::lang::Lang::Zh => format!("添加{what}"),
        crate::lang::Lang::En => format!("Add {}", what.to_lowercase()),
    };
    let button = Button::new(&text, Look::QuietAccent).icon(icon::ADD).small().ui(ui);
    if form.adds(&button, rows.field) {
        rows.append(form, parent);
    }
    match stray::take_at(&button) {
        // Who types on goes on in the new row.
        Some(Stray::Typed(text)) => rows.begin(ui.ctx(), form, parent, text),
        Some(Stray::Pasted(text)) => paste(form, &text),
        None => {}
    }
}
