//! Sets a description on pages: text to lines, lines to cells, rows to pages.
//!
//! The outcome is a display list of [`crate::page`]; nothing here knows a PDF, and nothing here
//! fails: an empty description is a page too. Equal documents give equal pages.
//!
//! To add a printed form, add a file to `template/`.

mod block;
mod breaks;
pub mod comparison;
mod figure;
mod grid;
mod house;
mod label;
mod line;
pub mod pack;
mod paginate;
mod paragraph;
mod reading;
mod redline;
mod set;
mod set_block;
mod set_para;
mod shades;
mod sheet;
mod split;
mod table;
mod template;

use crate::document::{Field, Place, PositionDescription};
pub use crate::document::{Form, Labels};
use crate::font;
use crate::lang::{Lang, Message, Text, one_line};
use crate::page::{About, Page, Pt, mm};
use block::frame::{self, Frame};
use block::logo;
use house::Fields;
pub use house::Options;
use paginate::{Area, paginate};
use sheet::Sheet;
use table::Block;

/// A printed description.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Its pages, one at least.
    pub pages: Vec<Page>,
    /// The characters that the face lacks, each once; a 〓 stands in their place.
    pub missing: Vec<char>,
    /// What the document says about itself.
    pub about: About,
}

/// Why `document` should not be given out on paper: the title is the one field without which nothing prints.
///
/// [`print()`] sets it all the same, for the preview.
#[must_use]
pub fn refusal(document: &PositionDescription) -> Option<Message> {
    let missing = !Field::Title.has_content(document);
    missing.then(|| Message::new("没有岗位名称，无法导出", "it has no job title, and nothing prints without one"))
}

/// Sets `document` on pages.
#[must_use]
pub fn print(document: &PositionDescription, options: &Options) -> Printed {
    let mut sheets = sheets(document, options);
    let count = sheets.len();
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let (page, pages) = ((index + 1).to_string(), count.to_string());
        let fields = Fields { page, pages, ..Fields::of(document, &options.client) };
        let mut edges = Sheet::default();
        frame::draw_edges(&mut edges, options, &frame::edges_of(document, options, fields, ["", "", ""]));
        sheet.prepend(edges);
    }
    let pages = sheets.into_iter().map(Sheet::finish).collect();
    Printed { pages, missing: missing_in(document, options), about: about(document, options.lang()) }
}

/// So little on a last page is next to nothing: the revisions and the signatures, and no more.
const NEXT_TO_NOTHING: Pt = mm(70.0);

/// The sheets of `document` with head and foot, but without what stands at the edges of the pages.
fn sheets(document: &PositionDescription, options: &Options) -> Vec<Sheet> {
    let (mut sheets, taken) = flow(template::blocks(document, options), options);
    // A last page with next to nothing on it is saved where a little less air in the cells does that.
    if sheets.len() > 1 && taken < NEXT_TO_NOTHING {
        let tighter = template::blocks(document, options).into_iter().map(Block::tightened).collect();
        let (fewer, _) = flow(tighter, options);
        if fewer.len() < sheets.len() {
            sheets = fewer;
        }
    }
    let (frame, count) = (Frame::of(document, options), sheets.len());
    for (index, sheet) in sheets.iter_mut().enumerate() {
        frame.draw(sheet, index + 1, count);
    }
    sheets
}

/// Lays `blocks` into the area between head and foot, and tells how much of the last sheet is taken.
fn flow(blocks: Vec<Block>, options: &Options) -> (Vec<Sheet>, Pt) {
    flow_from(frame::TOP, blocks, options)
}

/// The same, from `first_top` on on the first page.
fn flow_from(first_top: Pt, blocks: Vec<Block>, options: &Options) -> (Vec<Sheet>, Pt) {
    let area = Area { x: frame::LEFT, top: frame::TOP, first_top, bottom: frame::BOTTOM };
    let (mut sheets, taken) = paginate(blocks, area, again(options));
    for sheet in &mut sheets {
        logo::stamp(sheet, options);
    }
    (sheets, taken)
}

/// What stands behind a heading that is repeated.
fn again(options: &Options) -> &'static str {
    match options.style.labels {
        Labels::Zh => "（续）",
        Labels::En => " (continued)",
        Labels::Both => "（续 continued）",
    }
}

fn about(document: &PositionDescription, lang: Lang) -> About {
    let form = Text::new("岗位说明书", "Position description").get(lang);
    let author = document.newest_revision().map_or_else(String::new, |revision| revision.revised_by.clone());
    About {
        title: one_line(format!("{} {form}", document.identity.title).trim()),
        author: one_line(if author.is_empty() { &document.identity.organization } else { &author }),
        subject: one_line(&document.identity.department),
        lang: lang.tag(),
        front: 0,
    }
}

/// The characters that the face lacks, each once, those of the house style with those of the document.
fn missing_in(document: &PositionDescription, options: &Options) -> Vec<char> {
    let house = [&options.style.header, &options.style.footer, &options.client].map(String::as_str).concat();
    let mut all = [missing(document), font::missing(&house)].concat();
    all.sort_unstable();
    all.dedup();
    all
}

/// The characters of the printed fields that the face lacks, each once.
fn missing(document: &PositionDescription) -> Vec<char> {
    let printed = Place::all(document).filter(|place| place.field != Field::Notes);
    let text: String = printed.filter_map(|place| Field::text(place, document, Lang::Zh)).collect();
    font::missing(&text)
}
