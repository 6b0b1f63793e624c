//! 其他章节, 修订记录 and 签字确认: what stands at the end of every form.

use super::parts::Source;
use crate::document::{Field, FormBlock, OtherSection, Place, Section};
use crate::lang::Text;
use crate::layout::line;
use crate::layout::table::{Align, BODY, BOLD, Block, Cell, FAINT, Para, Row, SIDE, SMALL};
use crate::page::mm;

/// The heading and the paragraphs of each section that has either; a heading that is cut stands whole before them.
pub fn sections(source: Source<'_>) -> Vec<(Para, Vec<Para>)> {
    if !source.shows(FormBlock::Sections) {
        return Vec::new();
    }
    let section = |(index, section): (usize, &OtherSection)| {
        let place = Place::at(Field::SectionHeading, index);
        let (heading, whole) = source.heading(place);
        let places =
            (0..section.paragraphs.len()).map(|paragraph| Place::inside(Field::SectionParagraph, index, paragraph));
        let paras = places.filter(|&place| source.has(place)).map(|place| source.para(place));
        let paras: Vec<Para> = whole.into_iter().chain(paras).collect();
        match (source.has(place), paras.is_empty()) {
            (true, _) => Some((heading, paras)),
            (false, true) => None,
            (false, false) => Some((Para::new(source.say(Text::new("其他", "Other"))), paras)),
        }
    };
    source.document.sections.iter().enumerate().filter_map(section).collect()
}

/// A block a section, in order.
pub fn other_sections(source: Source<'_>) -> Vec<Block> {
    let block = |(heading, paras): (Para, Vec<Para>)| {
        let rows = if paras.is_empty() { Vec::new() } else { vec![Row::new(vec![Cell::paras(170.0, paras)])] };
        let mut block = Block::new(heading.text, rows);
        block.heading.key = heading.key;
        block
    };
    sections(source).into_iter().map(block).collect()
}

/// 修订记录, the oldest first.
pub fn revisions(source: Source<'_>) -> Option<Block> {
    let name = name_width(source);
    let columns = [
        (Field::RevisionVersion, 16.0),
        (Field::RevisionDate, 27.0),
        (Field::RevisionSummary, 127.0 - 3.0 * name),
        (Field::RevisedBy, name),
        (Field::ReviewedBy, name),
        (Field::ApprovedBy, name),
    ];
    let cell = |row: usize, (field, width): (Field, f32)| {
        let align = if field == Field::RevisionSummary { Align::Left } else { Align::Centre };
        Cell::para(width, source.para(Place::at(field, row)).align(align))
    };
    let count = source.document.revisions.len();
    let rows: Vec<Row> = (0..count).map(|row| Row::new(columns.map(|column| cell(row, column)).into())).collect();
    let heads = columns.map(|(field, width)| Cell::head(width, source.label(field)));
    let block = Block::new(source.name(Section::Revisions.name()), rows);
    (count > 0 && source.shows(FormBlock::Revisions)).then(|| Block {
        heads: Some(Row::new(heads.into())),
        with_next: true,
        ..block
    })
}

/// How wide a column of names is, in millimetres: a Latin name is not broken where that can be helped.
fn name_width(source: Source<'_>) -> f32 {
    const LEAST: f32 = 20.0;
    const MOST: f32 = 28.0;
    let fields = [Field::RevisedBy, Field::ReviewedBy, Field::ApprovedBy];
    let of_row = |row: usize| fields.into_iter().filter_map(move |field| source.read(Place::at(field, row)));
    let names = (0..source.document.revisions.len()).flat_map(of_row).map(|name| line::width(&name, BODY));
    let heads = fields.into_iter().map(|field| line::width(&source.label(field).first, BOLD));
    let widest = names.chain(heads).fold(0.0, f32::max);
    ((widest + 2.0 * SIDE + 1.0) / mm(1.0)).clamp(LEAST, MOST)
}

/// 签字确认, to be signed by hand.
pub fn signatures(source: Source<'_>) -> Option<Block> {
    let names = [
        Text::new("任职者", "Jobholder"),
        Text::new("直接上级", "Superior"),
        Text::new("人力资源部", "Human resources"),
        Text::new("日期", "Date"),
    ];
    let heads = names.map(|name| Cell::head(42.5, source.name(name)));
    let date =
        Para::new(Text::new("年　　月　　日", "").get(source.lang())).style(SMALL).color(FAINT).align(Align::Centre);
    let blank = || Cell::para(42.5, Para::new(""));
    let row = Row { min_height: mm(13.0), ..Row::new(vec![blank(), blank(), blank(), Cell::para(42.5, date)]) };
    let heading = source.name(Text::new("签字确认", "Signatures"));
    let block = Block { heads: Some(Row::new(heads.into())), ..Block::new(heading, vec![row]) };
    source.shows(FormBlock::Signatures).then_some(block)
}
