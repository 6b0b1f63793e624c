//! The boxed head and foot that stand on every page.

use crate::document::{Choice, Field, Labels, Place, PositionDescription};
use crate::lang::{Message, Text};
use crate::layout::Options;
use crate::layout::block::logo;
use crate::layout::house::Fields;
use crate::layout::line::{self, Style};
use crate::layout::reading::Voice;
use crate::layout::set::{SetBody, SetRow, set, set_cell};
use crate::layout::sheet::Sheet;
use crate::layout::table::{Align, Body, Cell, FAINT, HEADING, Heads, LABEL_FILL, Para, Row, SIDE, SMALL, WIDTH};
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
/// Where it stands on a page without a boxed head, and the rule below it.
const HEAD_APART: (Pt, Pt) = (mm(14.0), mm(20.5));
/// Where the number of the page stands.
const PAGE_NUMBER: Pt = mm(282.382);
/// The title of the form: its size, and the space between its letters in thousandths of an em.
const TITLE: (Style, f32) = (Style { face: Face::Bold, size: 15.0 }, 280.0);
/// What a text of the head can show at most, in characters.
const MEASURED: usize = 400;
/// Text that must fit is never set smaller.
const SMALLEST: Pt = 7.0;

/// What stands at the edges of a page: above its head, and below its foot.
pub struct Edges<'a> {
    /// What the fields of the house's header and footer stand for.
    pub fields: Fields<'a>,
    /// At the left above the head when the house has no header, in the middle, at the right.
    pub head: [&'a str; 3],
    /// The number of the page, where the house does not give it.
    pub number: String,
    /// At the right below the foot.
    pub status: Para,
    /// There is no boxed head: what stands above it has the room for itself, with a rule below.
    pub apart: bool,
}

/// The edges of a page of `document`, with `number` as the number of the page.
#[must_use]
pub fn edges_of<'a>(
    document: &'a PositionDescription,
    options: &Options,
    fields: Fields<'a>,
    head: [&'a str; 3],
) -> Edges<'a> {
    // What is stamped as a draft is none of the description's states, least of all 已批准.
    let status = if options.style.draft { logo::DRAFT } else { document.status.label() };
    let status = options.style.labels.say(status);
    let status = Para::new(status).style(SMALL).color(Color::grey(90)).key(Place::of(Field::Status).key());
    let number = page_number(options, &fields.page, &fields.pages);
    Edges { fields, head, number, status, apart: false }
}

/// Draws what stands at the edges of a page.
pub fn draw_edges(sheet: &mut Sheet, options: &Options, edges: &Edges<'_>) {
    let small = |text: &str| Para::new(text.to_owned()).style(SMALL);
    let [client, middle, right] = edges.head;
    let header = &options.style.header;
    let left = if header.is_empty() { client.to_owned() } else { edges.fields.fill(header) };
    let y = if edges.apart { HEAD_APART.0 } else { RUNNING_HEAD };
    line_of_three(sheet, y, [small(&left), small(middle), small(right)]);
    if edges.apart {
        sheet.rule((LEFT, HEAD_APART.1), (LEFT + WIDTH, HEAD_APART.1), 0.5, Color::grey(70));
    }
    let number = if options.numbers_pages() { "" } else { &edges.number };
    let footer = edges.fields.fill(&options.style.footer);
    line_of_three(sheet, PAGE_NUMBER, [small(&footer), small(number), edges.status.clone()]);
}

/// Draws three texts on one line at `y`, each smaller or cut where it has no room: the one at the left gives way first.
fn line_of_three(sheet: &mut Sheet, y: Pt, [left, middle, right]: [Para; 3]) {
    let needs = |para: &Para, most: f32| match line::width(&para.text, SMALL) {
        width if width > 0.0 => (width + 2.0 * SIDE + 1.0).min(mm(most)),
        _ => 0.0,
    };
    let (middle_width, right_width) = (needs(&middle, 60.0), needs(&right, 50.0));
    let left_width = if middle_width > 0.0 { (WIDTH - middle_width) / 2.0 } else { WIDTH - right_width };
    let rest = WIDTH - left_width - middle_width;
    let cell = |para: Para, width: Pt, align: Align| {
        let fitting = fitted(width * 25.4 / 72.0, &para.text, SMALL.size, Face::Regular, 1);
        Cell { width, ..Cell::para(0.0, Para { text: fitting.text, ..para.style(fitting.style) }.align(align)).tight() }
    };
    let cells = vec![
        cell(left, left_width, Align::Left),
        cell(middle, middle_width, Align::Centre),
        cell(right, rest, Align::Figures(rest - 2.0 * SIDE)),
    ];
    let row = set(Row { ruled: false, ..Row::new(cells) });
    let height = row.height;
    sheet.row(row, (LEFT, y), height, true, Voice::Silent);
}

/// What the line at the bottom of page `page` of `pages` says.
#[must_use]
pub fn page_number(options: &Options, page: &str, pages: &str) -> String {
    let text = Message::new(format!("第 {page} 页 共 {pages} 页"), format!("Page {page} of {pages}"));
    options.style.labels.say(text)
}

/// Head and foot of a description, which are the same on all its pages but for the number of the page.
pub struct Frame {
    head: SetRow,
    foot: SetRow,
    /// The width of the cell with the number, in millimetres.
    number_width: f32,
}

impl Frame {
    /// Head and foot of `document`.
    #[must_use]
    pub fn of(document: &PositionDescription, options: &Options) -> Self {
        let number_width = data_widths(options).1;
        Self { head: head(document, options), foot: foot(document, options), number_width }
    }

    /// Draws them on page `number` of `count`, from 1, under what stands on `sheet`.
    pub fn draw(&self, sheet: &mut Sheet, number: usize, count: usize) {
        let mut frame = Sheet::default();
        // The first head is the title of what follows; the others only remind of it.
        let voice = if number == 1 { Voice::Loose } else { Voice::Silent };
        let mut head = self.head.clone();
        if let Some(SetBody::Rows(data)) = head.cells.last_mut().map(|cell| &mut cell.body)
            && let Some(cell) = data.last_mut().and_then(|row| row.cells.last_mut())
        {
            let number = head_value(self.number_width, &format!("{number} / {count}"), None);
            cell.body = set_cell(number).body;
        }
        frame.row(head, (LEFT, HEAD.0), HEAD.1, true, voice);
        frame.frame(Rect::new(LEFT, HEAD.0, WIDTH, HEAD.1));
        frame.row(self.foot.clone(), (LEFT, FOOT.0), FOOT.1, true, Voice::Silent);
        frame.frame(Rect::new(LEFT, FOOT.0, WIDTH, FOOT.1));
        sheet.prepend(frame);
    }
}

fn head(document: &PositionDescription, options: &Options) -> SetRow {
    let identity = &document.identity;
    let owner = if let Some(image) = &options.logo {
        let figure = logo::in_cell(image, document, (mm(38.0), HEAD.1));
        Cell { body: Body::Figure(figure), ..Cell::paras(38.0, Vec::new()) }
    } else {
        let name = fitted(38.0, &identity.organization, HEADING.size, Face::Bold, 4).align(Align::Centre);
        Cell::para(38.0, name.key(Place::of(Field::Organization).key()))
    };
    let heading = options.label("岗位说明书", "Position description");
    let title = Para { note: heading.note(""), tracking: TITLE.1, ..Para::new(heading.first).style(TITLE.0) };
    let (label, value) = data_widths(options);
    let middle = 132.0 - label - value;
    let post = fitted(middle, &identity.title, HEADING.size, Face::Bold, 2).color(options.shades().ink);
    let post = Para { heading: 1, ..post };
    let row = Row {
        min_height: HEAD.1,
        ..Row::new(vec![
            owner,
            Cell::paras(
                middle,
                vec![title.align(Align::Centre), post.align(Align::Centre).key(Place::of(Field::Title).key())],
            ),
            Cell::rows(label + value, head_data(document, options)),
        ])
    };
    set(row)
}

/// The widths of the labels and of the values at the right of the head, in millimetres: labels in two languages need more.
fn data_widths(options: &Options) -> (f32, f32) {
    if options.style.labels == Labels::Both { (25.0, 33.0) } else { (19.0, 35.0) }
}

/// A label of head or foot, on one line.
fn small_label(millimetres: f32, options: &Options, text: Text, spread: bool) -> Cell {
    let size = if options.style.labels == Labels::Both { 7.5 } else { SMALL.size };
    let label = options.style.labels.say(text);
    let para = Para { spread, ..Para::new(label).style(Style { size, ..SMALL }).align(Align::Centre) };
    Cell { fill: Some(LABEL_FILL), heads: Heads::Row, ..Cell::para(millimetres, para) }.tight()
}

/// 文件编号, 版本 and 页码; the number of the page is filled in later.
fn head_data(document: &PositionDescription, options: &Options) -> Vec<Row> {
    let revision = document.newest_revision();
    let version = revision.map_or_else(String::new, |revision| match revision.date {
        Some(date) => format!("{}{}({date})", revision.version, Text::new("", " ").get(options.lang())),
        None => revision.version.clone(),
    });
    let newest = document.revisions.len().saturating_sub(1);
    let number = Place::of(Field::DocumentNumber).key();
    let rows = [
        (Text::new("文件编号", "Number"), document.identity.document_number.as_str(), Some(number)),
        (Text::new("版本", "Version"), version.as_str(), Some(Place::at(Field::RevisionVersion, newest).key())),
        (Text::new("页码", "Page"), "", None),
    ];
    let (label_width, value_width) = data_widths(options);
    let row = |(label, text, key): (Text, &str, Option<u64>)| {
        let row = Row::new(vec![small_label(label_width, options, label, true), head_value(value_width, text, key)]);
        Row { min_height: HEAD.1 / 3.0, ..row }
    };
    rows.into_iter().map(row).collect()
}

/// A value at the right of the head, `millimetres` wide.
fn head_value(millimetres: f32, text: &str, key: Option<u64>) -> Cell {
    let shown = if text.is_empty() {
        Para::new("—").style(SMALL).color(FAINT)
    } else {
        fitted(millimetres, text, SMALL.size, Face::Regular, 1)
    };
    Cell::para(millimetres, Para { key, ..shown.align(Align::Centre) }).tight()
}

/// `text` as large as `size` if it fits into a cell of `millimetres`, smaller if it must, then on up to
/// `most` lines and cut off with an ellipsis. What is cut stands whole in the body of the page.
fn fitted(millimetres: f32, text: &str, size: Pt, face: Face, most: usize) -> Para {
    let room = mm(millimetres) - 2.0 * SIDE;
    // More than this never shows, and measuring it on every page would cost more than the page.
    let end = text.char_indices().nth(MEASURED).map_or(text.len(), |(end, _)| end);
    let text = &text[..end];
    let width = line::width(text, Style { face, size });
    let size = if width > room { (size * room / width - 0.05).max(SMALLEST) } else { size };
    let style = Style { face, size };
    let lines = line::lines(text.to_owned().into(), style, room);
    if lines.len() <= most {
        return Para::new(text.to_owned()).style(style);
    }
    let mut kept: String = lines[..most].iter().map(|line| &*line.text).collect();
    while line::lines(format!("{kept}…").into(), style, room).len() > most && kept.pop().is_some() {}
    Para::new(format!("{kept}…")).style(style)
}

/// Tells whether the head has room for the whole of the document's number.
#[must_use]
pub fn shows_whole_number(document: &PositionDescription, options: &Options) -> bool {
    let number = &document.identity.document_number;
    fitted(data_widths(options).1, number, SMALL.size, Face::Regular, 1).text == *number
}

fn foot(document: &PositionDescription, options: &Options) -> SetRow {
    let newest = document.revisions.len().saturating_sub(1);
    let names = document.newest_revision();
    let people = [
        (Text::new("编制", "Prepared"), Field::RevisedBy, names.map(|names| names.revised_by.as_str())),
        (Text::new("审核", "Reviewed"), Field::ReviewedBy, names.map(|names| names.reviewed_by.as_str())),
        (Text::new("批准", "Approved"), Field::ApprovedBy, names.map(|names| names.approved_by.as_str())),
    ];
    let label_width = if options.style.labels == Labels::Both { 24.0 } else { 18.0 };
    let name_width = 170.0 / 3.0 - label_width;
    let cells = people.into_iter().flat_map(|(label, field, name)| {
        let name = fitted(name_width, name.unwrap_or_default(), SMALL.size, Face::Regular, 1).align(Align::Centre);
        let name = Cell::para(name_width, name.key(Place::at(field, newest).key()));
        [small_label(label_width, options, label, false), name.tight()]
    });
    set(Row { min_height: FOOT.1, ..Row::new(cells.collect()) })
}
