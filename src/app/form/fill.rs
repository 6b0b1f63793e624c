//! Cells that are pasted over others, and what is said of those that no field could take.

use super::{Form, cells};
use crate::app::toast::Toast;
use crate::document::{Field, Place, PositionDescription};
use crate::lang::{Lang, counted};

/// How many cells of what is pasted no field could take.
#[derive(Clone, Copy, Default)]
pub(super) struct Strays {
    /// Those that are left out.
    pub(super) unfit: usize,
    /// Those that were put into a field all the same.
    pub(super) joined: Option<(usize, Field)>,
}

impl Form<'_> {
    /// Writes `rows` of cells, each to the place that `at` names by its row and column, after `add` has made room; the
    /// focus stays at `place`.
    pub(super) fn fill(
        &mut self,
        place: Place,
        rows: &[Vec<String>],
        add: impl FnOnce(&mut PositionDescription),
        at: impl Fn(usize, usize) -> Option<Place>,
    ) {
        let (mut unfit, mut filled) = (0, 0);
        self.step(place, |document| {
            add(document);
            for (row, cells) in rows.iter().enumerate() {
                let mut left = 0;
                for (column, text) in cells.iter().enumerate() {
                    let place = at(row, column);
                    let written = place.is_some_and(|place| cells::write(document, place, text));
                    left += usize::from(!text.is_empty() && !written);
                }
                unfit += left;
                filled += usize::from(left < cells.len());
            }
        });
        self.focus(place);
        self.say_pasted(filled, Strays { unfit, joined: None });
    }

    /// Says how many rows were pasted, and what became of the cells that no field could take.
    pub(super) fn say_pasted(&mut self, rows: usize, strays: Strays) {
        if rows == 0 {
            let text =
                self.t("粘贴的内容与这一栏不符，没有填入", "What was pasted does not fit this field and was left out");
            *self.toast = Some(Toast::hint(text));
            return;
        }
        let pasted = match self.lang {
            Lang::Zh => format!("已粘贴 {rows} 行"),
            Lang::En => format!("Rows pasted: {rows}"),
        };
        let joined = strays.joined.map(|(count, field)| (count, self.label(field)));
        let joined = match (self.lang, joined) {
            (_, None) => String::new(),
            (Lang::Zh, Some((count, field))) => format!("，有 {count} 格没有合适的栏，并入了“{field}”：请核对"),
            (Lang::En, Some((count, field))) => {
                format!("; {} without a field put into \"{field}\": please check", counted(count, "cell"))
            }
        };
        let unfit = match (self.lang, strays.unfit) {
            (_, 0) => String::new(),
            (Lang::Zh, unfit) => format!("，有 {unfit} 格没有合适的栏，没有填入：请核对"),
            (Lang::En, 1) => "; 1 cell fits no field and is left out: please check".to_owned(),
            (Lang::En, unfit) => format!("; {unfit} cells fit no field and are left out: please check"),
        };
        let text = pasted + &joined + &unfit;
        *self.toast = Some(Toast::undoable(text, self.editor.generation()));
    }
}
