//! 标准表格: the table form that most Chinese companies use.

use super::parts::Source;
use super::{person, record, relations, work};
use crate::document::{Field, FormBlock, Section};
use crate::layout::table::{BOLD, Block, Body, Cell, Row};

/// The blocks of the form, from the top; a block without any content is left out.
#[must_use]
pub fn blocks(source: Source<'_>) -> Vec<Block> {
    let mut blocks = vec![identity(source)];
    blocks.extend(relations::working_relations(source));
    blocks.extend(purpose(source));
    blocks.extend(work::duties(source));
    blocks.extend(work::indicators(source));
    blocks.extend(work::authorities(source));
    blocks.extend(person::qualifications(source));
    blocks.extend(person::conditions(source));
    blocks.extend(record::other_sections(source));
    blocks.extend(record::revisions(source));
    blocks.extend(record::signatures(source));
    blocks
}

fn identity(source: Source<'_>) -> Block {
    let mut title = source.pair_row(Field::Title, Some(Field::Code));
    if let Body::Paras(paras) = &mut title.cells[1].body {
        paras[0].style = BOLD;
    }
    let mut rows = vec![
        title,
        source.pair_row(Field::Department, Some(Field::Headcount)),
        source.pair_row(Field::Grade, Some(Field::Location)),
    ];
    rows[1].cells[3].body = Body::Paras(vec![source.persons(Field::Headcount)]);
    let mut more = vec![Field::Level, Field::JobFamily, Field::Organization];
    if !source.shows(FormBlock::Relations) {
        // The diagram would name them.
        more.extend([Field::ReportsTo, Field::DirectReportCount]);
    }
    more.extend(source.unshown_number());
    more.retain(|field| source.any(*field));
    rows.extend(more.chunks(2).map(|pair| source.pair_row(pair[0], pair.get(1).copied())));
    rows.extend(source.list_row(Field::DirectReports).filter(|_| !source.shows(FormBlock::Relations)));
    Block::new(source.name(Section::Identity.name()), rows)
}

/// Across, under the name that it has in the form.
fn purpose(source: Source<'_>) -> Option<Block> {
    let row = || Row::new(vec![Cell::para(170.0, source.only(Field::Purpose))]);
    source.any(Field::Purpose).then(|| Block::new(source.name(Section::Purpose.name()), vec![row()]))
}
