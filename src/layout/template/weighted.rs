//! 权重表: the compact form, whose heart is the table of duties and their weights.

use super::parts::{Source, nothing};
use super::work::DutyTable;
use super::{person, record, relations, work};
use crate::document::{Field, Place, Section};
use crate::lang::Text;
use crate::layout::label::Label;
use crate::layout::line;
use crate::layout::table::{BODY, BOLD, Block, Cell, Para, Row, SIDE};
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
/// name that is given for it. Many subordinates stand across, too.
pub fn overview(source: Source<'_>, more: &[Field], purpose: Option<Text>) -> Block {
    let reports = direct_reports(source);
    let across = line::width(&reports.text, BODY) > mm(VALUES[2]) - 2.0 * SIDE;
    let mut fields = vec![Field::Title, Field::Department, Field::Headcount, Field::ReportsTo, Field::Grade];
    fields.extend((!across).then_some(Field::DirectReports));
    fields.extend(source.unshown_number());
    fields.extend(more.iter().filter(|field| source.any(**field)));
    let mut rows: Vec<Row> = fields.chunks(3).map(|fields| triple(source, fields)).collect();
    let wide = |label: Label, para: Para| Row::new(vec![Cell::label(LABEL, label), Cell::para(170.0 - LABEL, para)]);
    rows.extend(across.then(|| wide(source.label(Field::DirectReports), reports)));
    let purpose = purpose.filter(|_| source.any(Field::Purpose));
    rows.extend(purpose.map(|purpose| wide(source.name(purpose), source.only(Field::Purpose))));
    Block::new(source.name(Section::Identity.name()), rows)
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
