//! What stands before the numbered pages, in its order: cover, preface, approval, contents, chart and roster.

use super::lists::{self, Entry, name_of};
use super::{Bound, FRONT, chart, classification, edges, front, of_pack};
use crate::document::PackPart;
use crate::layout::block::frame::{self, Edges};
use crate::layout::flow;
use crate::layout::house::Fields;
use crate::layout::sheet::Sheet;
use crate::layout::table::{Block, LINK};
use crate::page::Page;

/// Cover, preface, approval, contents, chart and roster, each by itself; `after` the departments the contents name what
/// else there is.
pub fn sheets(bound: &Bound<'_>, after: &[Entry]) -> Vec<Vec<Sheet>> {
    let part = |part, blocks: &dyn Fn() -> Vec<Block>| {
        let sheets = if bound.has(part) { flow(blocks(), bound.options).0 } else { Vec::new() };
        sheets.into_iter().filter(|sheet| !sheet.is_blank()).collect::<Vec<_>>()
    };
    let mut front = Vec::new();
    if bound.has(PackPart::Cover) {
        front.push(vec![front::cover(bound)]);
    }
    front.push(part(PackPart::Preface, &|| front::preface(bound).into_iter().collect()));
    front.push(part(PackPart::Approval, &|| front::approval(bound)));
    let first: usize = front.iter().map(Vec::len).sum();
    let chart = part(PackPart::Chart, &|| chart::charts(bound));
    let roster = part(PackPart::Roster, &|| lists::roster(bound));
    let contents = |long: usize| {
        let mut index = first + long;
        let mut before = Vec::new();
        for (part, sheets) in [(PackPart::Chart, &chart), (PackPart::Roster, &roster)] {
            let entry = Entry { label: name_of(bound, part), page: roman(index + 1), key: LINK | FRONT | index as u64 };
            before.extend((!sheets.is_empty()).then_some(entry));
            index += sheets.len();
        }
        part(PackPart::Contents, &|| lists::contents(bound, &before, after))
    };
    // What follows the contents begins where they end: they are laid out once to know how long they are.
    let contents = contents(contents(1).len());
    front.extend([contents, chart, roster]);
    front.retain(|part| !part.is_empty());
    front
}

/// Puts heads and feet on the sheets before the numbered ones, but the cover.
pub fn pages(bound: &Bound<'_>, parts: Vec<Vec<Sheet>>) -> Vec<Vec<Page>> {
    let Bound { pack, options, .. } = bound;
    let (classification, count) = (classification(bound), roman(parts.iter().map(Vec::len).sum()));
    let covered = usize::from(bound.has(PackPart::Cover));
    let mut index = 0;
    let mut page = |mut sheet: Sheet| {
        if index >= covered {
            let fields = Fields { page: roman(index + 1), pages: count.clone(), ..of_pack(pack) };
            let head = [pack.client.as_str(), classification.as_str(), pack.title.as_str()];
            let number = fields.page.clone();
            frame::draw_edges(&mut sheet, options, &Edges { number, ..edges(bound, fields, head) });
        }
        index += 1;
        sheet.finish()
    };
    parts.into_iter().map(|sheets| sheets.into_iter().map(&mut page).collect()).collect()
}

/// A small number in lower-case Roman numerals.
#[must_use]
pub fn roman(number: usize) -> String {
    const DIGITS: [(usize, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = number;
    let mut roman = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            roman.push_str(digits);
            rest -= value;
        }
    }
    roman
}
