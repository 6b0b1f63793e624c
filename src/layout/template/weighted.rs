//! 权重表: the compact form, whose heart is the table of duties and their weights.

use super::parts::{Source, nothing};
use super::work::DutyTable;
use super::{person, record, relations, work};
use crate::document::{Field, Place, Section};
use crate::lang::Text;
use crate::layout::line;
use crate::layout::table::{BOLD, Block, Cell, Para, Row, SIDE};
use crate::page::mm;

/// The width of the labels in the rows at the top, in millimetres.
const LABEL: f32 = 22.0;
/// The width of the values beside them.
const VALUES: [f32; 3] = [36.0, 36.0, 32.0];

/// The blocks of the form, from the top; a block without any content is left out.
#[must_use]
pub fn blocks(source: Source<'_>) -> Vec<Block> {
    let more = [Field::Code, Field::Location, Field::Level, Field::JobFamily, Field::Organization];
    let mut blocks = vec![overview(source, &more, Some(Text::new("职位概要", "Summary")))];
    blocks.extend(duties(source));
    blocks.extend(person::in_one_column(source));
    blocks.extend(work::authorities(source));
    blocks.extend(work::indicators(source));
    blocks.extend(relations::contacts(source));
    blocks.extend(person::conditions(source));
    blocks.extend(record::other_sections(source));
    blocks.extend(record::revisions(source));
    blocks.extend(record::signatures(source));
    blocks
}

/// Rows of three pairs on what the post is, with those of `more` that have content, and its purpose across under the
/// name that is given for it. What would be a column of lines stands across, too: a long title before the others, many
/// subordinates behind them.
pub fn overview(source: Source<'_>, more: &[Field], purpose: Option<Text>) -> Block {
    let mut fields =
        vec![Field::Title, Field::Department, Field::Headcount, Field::ReportsTo, Field::Grade, Field::DirectReports];
    fields.extend(source.unshown_number());
    fields.extend(more.iter().filter(|field| source.any(**field)));
    let (across, fields): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(|&field| is_across(source, field));
    let (first, across): (Vec<Field>, Vec<Field>) = across.into_iter().partition(|&field| field == Field::Title);
    let triples = fields.chunks(3).chain(across.chunks(1));
    let mut rows: Vec<Row> = first.chunks(1).chain(triples).map(|fields| triple(source, fields)).collect();
    let purpose = purpose.filter(|_| source.any(Field::Purpose));
    rows.extend(purpose.map(|purpose| {
        let label = Cell::label(LABEL, source.name(purpose));
        Row::new(vec![label, Cell::para(170.0 - LABEL, source.only(Field::Purpose))])
    }));
    Block::new(source.name(Section::Identity.name()), rows)
}

/// Tells whether the value of a field is too long for its cell among the three of a row.
fn is_across(source: Source<'_>, field: Field) -> bool {
    let lines = if field == Field::DirectReports { 1.0 } else { 2.0 };
    let para = value(source, field);
    line::width(&para.text, para.style) > lines * (mm(VALUES[2]) - 2.0 * SIDE)
}

/// Up to three labels, each with its value beside it; the last value takes the width that is left.
fn triple(source: Source<'_>, fields: &[Field]) -> Row {
    let mut rest = 170.0;
    let mut cells = Vec::new();
    for (index, (&field, width)) in fields.iter().zip(VALUES).enumerate() {
        rest -= LABEL;
        let width = if index + 1 == fields.len() { rest } else { width };
        cells.extend([Cell::label(LABEL, source.label(field)), Cell::para(width, value(source, field))]);
        rest -= width;
    }
    Row::new(cells)
}

fn value(source: Source<'_>, field: Field) -> Para {
    match field {
        Field::Title => source.only(field).style(BOLD),
        Field::Headcount => source.persons(field),
        Field::DirectReports => direct_reports(source),
        _ => source.only(field),
    }
}

/// The posts below, and how many persons they are.
fn direct_reports(source: Source<'_>) -> Para {
    let names = source.run_together(Field::DirectReports).map(|names| names.text);
    let count = source.any(Field::DirectReportCount).then(|| source.persons(Field::DirectReportCount).text);
    let comma = Text::new("，共 ", ", ").get(source.lang());
    let text = [names, count].into_iter().flatten().collect::<Vec<_>>().join(comma);
    let place = Place::of(Field::DirectReports);
    if text.is_empty() { nothing() } else { Para::new(text) }.key(place.key())
}

fn duties(source: Source<'_>) -> Option<Block> {
    let table = DutyTable {
        heading: Block::heading_of(source.name(Text::new("职责", "Duties"))),
        heads: [Text::new("职责模块", "Duty"), Text::new("职责细则", "Tasks"), Text::new("权重比例", "Weight")],
        numbered: false,
        name_width: 28.0,
        strong: true,
    };
    table.block(source, |index, width| Cell::paras(width, work::tasks(source, index)))
}
