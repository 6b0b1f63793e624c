//! The boxed head and foot that stand on every page.

use crate::document::{Choice, Field, Place, PositionDescription};
use crate::lang::{Lang, Text};
use crate::layout::line::{self, Style};
use crate::layout::reading::Voice;
use crate::layout::set::{SetBody, SetRow, set};
use crate::layout::sheet::Sheet;
use crate::layout::table::{ACCENT, Align, Cell, FAINT, HEADING, LABEL_FILL, Para, Row, SIDE, SMALL, WIDTH};
use crate::page::{Color, Face, Pt, Rect, mm};

/// The left edge of the text.
pub const LEFT: Pt = mm(20.0);
/// Where the body begins.
pub const TOP: Pt = mm(34.0);
/// Where the body ends.
pub const BOTTOM: Pt = mm(270.0);
/// Where the head begins, and how high it is.
const HEAD: (Pt, Pt) = (mm(12.0), mm(18.0));
/// Where the foot begins, and how high it is.
const FOOT: (Pt, Pt) = (mm(274.0), mm(6.0));
/// Where the running head of a pack stands.
const RUNNING_HEAD: Pt = mm(5.5);
/// Where the number of the page stands.
const PAGE_NUMBER: Pt = mm(281.5);
/// The title of the form: its size, and the space between its letters in thousandths of an em.
const TITLE: (Style, f32) = (Style { face: Face::Bold, size: 15.0 }, 280.0);
/// What a text of the head can show at most, in characters.
const MEASURED: usize = 400;
/// Text that must fit is never set smaller.
const SMALLEST: Pt = 7.0;

/// Draws head and foot of page `number` of `count` (from 1) of a description; `foot_line` stands under the foot.
pub fn draw(
    sheet: &mut Sheet,
    document: &PositionDescription,
    lang: Lang,
    (number, count): (usize, usize),
    foot_line: &str,
) {
    // The first head is the title of what follows; the others only remind of it.
    let voice = if number == 1 { Voice::Loose } else { Voice::Silent };
    head(sheet, document, lang, &format!("{number} / {count}"), voice);
    foot(sheet, document, lang);
    let status = Para::new(document.status.label().get(lang)).color(Color::grey(90));
    page_line(sheet, "", foot_line, status.key(Place::of(Field::Status).key()));
}

/// The line at the bottom of page `number` of `count` (from 1).
#[must_use]
pub fn page_number(lang: Lang, number: usize, count: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {number} 页 共 {count} 页"),
        Lang::En => format!("Page {number} of {count}"),
    }
}

/// Draws the line above the head of a page: at the left, at the right.
pub fn running_head(sheet: &mut Sheet, left: Para, right: Para) {
    let right = Para { align: Align::Figures(mm(85.0) - 2.0 * SIDE), ..right };
    let row =
        set(Row { ruled: false, ..Row::new(vec![Cell::para(85.0, left).tight(), Cell::para(85.0, right).tight()]) });
    sheet.row(&row, (LEFT, RUNNING_HEAD), row.height, true, Voice::Silent);
}

/// Draws the line at the bottom of a page: at the left, in the middle, at the right.
pub fn page_line(sheet: &mut Sheet, left: &str, middle: &str, right: Para) {
    let right = Para { align: Align::Figures(mm(40.0) - 2.0 * SIDE), ..right.style(SMALL) };
    let cells = vec![
        Cell::para(40.0, Para::new(left).style(SMALL)),
        Cell::para(90.0, Para::new(middle).style(SMALL).align(Align::Centre)),
        Cell::para(40.0, right),
    ];
    let row = set(Row { ruled: false, ..Row::new(cells) });
    sheet.row(&row, (LEFT, PAGE_NUMBER), row.height, true, Voice::Silent);
}

fn head(sheet: &mut Sheet, document: &PositionDescription, lang: Lang, page: &str, voice: Voice) {
    let identity = &document.identity;
    let organization = fitted(38.0, &identity.organization, HEADING.size, Face::Bold, 4);
    let heading = Text::new("岗位说明书", "Position description").get(lang);
    let title = Para::new(heading).style(TITLE.0);
    let post = fitted(78.0, &identity.title, HEADING.size, Face::Bold, 2).color(ACCENT);
    let post = Para { heading: 1, ..post };
    let row = Row {
        min_height: HEAD.1,
        ..Row::new(vec![
            Cell::para(38.0, organization.align(Align::Centre).key(Place::of(Field::Organization).key())),
            Cell::paras(
                78.0,
                vec![title.align(Align::Centre), post.align(Align::Centre).key(Place::of(Field::Title).key())],
            ),
            Cell::rows(54.0, head_data(document, lang, page)),
        ])
    };
    let mut row = set(row);
    space_title(&mut row, heading, lang);
    sheet.row(&row, (LEFT, HEAD.0), HEAD.1, true, voice);
    sheet.frame(Rect::new(LEFT, HEAD.0, WIDTH, HEAD.1));
}

/// Spaces the letters of the form's title.
fn space_title(row: &mut SetRow, heading: &str, lang: Lang) {
    let SetBody::Lines(lines) = &mut row.cells[1].body else { return };
    if let (Lang::Zh, Some((x, line, style))) = (lang, lines[0].pieces.first_mut()) {
        let gaps = heading.chars().count() - 1;
        let extra = TITLE.1 * gaps as f32 * style.size / 1000.0;
        line.spacing = TITLE.1;
        line.width += extra;
        *x -= extra / 2.0;
    }
}

fn head_data(document: &PositionDescription, lang: Lang, page: &str) -> Vec<Row> {
    let revision = document.newest_revision();
    let version = revision.map_or_else(String::new, |revision| match revision.date {
        Some(date) => format!("{}({date})", revision.version),
        None => revision.version.clone(),
    });
    let newest = document.revisions.len().saturating_sub(1);
    let number = Place::of(Field::DocumentNumber).key();
    let rows = [
        (Text::new("文件编号", "Number"), document.identity.document_number.as_str(), Some(number)),
        (Text::new("版本", "Version"), version.as_str(), Some(Place::at(Field::RevisionVersion, newest).key())),
        (Text::new("页码", "Page"), page, None),
    ];
    rows.into_iter().map(|(label, text, key)| head_row(label.get(lang), text, key)).collect()
}

fn head_row(label: &str, text: &str, key: Option<u64>) -> Row {
    let shown = if text.is_empty() {
        Para::new("—").style(SMALL).color(FAINT)
    } else {
        fitted(35.0, text, SMALL.size, Face::Regular, 1)
    };
    let name = Cell::label_in(19.0, label, SMALL).tight();
    let row = Row::new(vec![name, Cell::para(35.0, Para { key, ..shown.align(Align::Centre) }).tight()]);
    Row { min_height: HEAD.1 / 3.0, ..row }
}

/// `text` as large as `size` if it fits into a cell of `millimetres`, smaller if it must, then on up to
/// `most` lines and cut off with an ellipsis. What is cut stands whole in the body of the page.
fn fitted(millimetres: f32, text: &str, size: Pt, face: Face, most: usize) -> Para {
    let room = mm(millimetres) - 2.0 * SIDE;
    // More than this never shows, and measuring it on every page would cost more than the page.
    let end = text.char_indices().nth(MEASURED).map_or(text.len(), |(end, _)| end);
    let text = &text[..end];
    let width = line::single(text, Style { face, size }).width;
    let size = if width > room { (size * room / width - 0.05).max(SMALLEST) } else { size };
    let style = Style { face, size };
    let lines = line::lines(text, style, room);
    if lines.len() <= most {
        return Para::new(text).style(style);
    }
    let mut kept: String = lines[..most].iter().map(|line| line.text.as_str()).collect();
    while line::lines(&format!("{kept}…"), style, room).len() > most && kept.pop().is_some() {}
    Para::new(format!("{kept}…")).style(style)
}

/// Tells whether the head has room for the whole of the document's number.
#[must_use]
pub fn shows_whole_number(document: &PositionDescription) -> bool {
    let number = &document.identity.document_number;
    fitted(35.0, number, SMALL.size, Face::Regular, 1).text == *number
}

fn foot(sheet: &mut Sheet, document: &PositionDescription, lang: Lang) {
    let newest = document.revisions.len().saturating_sub(1);
    let names = document.newest_revision();
    let people = [
        (Text::new("编制", "Written"), Field::RevisedBy, names.map(|names| names.revised_by.as_str())),
        (Text::new("审核", "Reviewed"), Field::ReviewedBy, names.map(|names| names.reviewed_by.as_str())),
        (Text::new("批准", "Approved"), Field::ApprovedBy, names.map(|names| names.approved_by.as_str())),
    ];
    let cells = people.into_iter().flat_map(|(label, field, name)| {
        let name = fitted(38.0, name.unwrap_or_default(), SMALL.size, Face::Regular, 1).align(Align::Centre);
        let name = Cell::para(38.666_668, name.key(Place::at(field, newest).key()));
        let label = Para::new(label.get(lang)).style(SMALL).align(Align::Centre);
        [Cell { fill: Some(LABEL_FILL), ..Cell::para(18.0, label).tight() }, name.tight()]
    });
    let row = set(Row { min_height: FOOT.1, ..Row::new(cells.collect()) });
    sheet.row(&row, (LEFT, FOOT.0), FOOT.1, true, Voice::Silent);
    sheet.frame(Rect::new(LEFT, FOOT.0, WIDTH, FOOT.1));
}
