//! 使命版: what the post is for stands first, in a block of its own; the requirements stand in three bands.

use super::parts::Source;
use super::work::DutyTable;
use super::{person, record, relations, weighted, work};
use crate::document::Field;
use crate::lang::Text;
use crate::layout::table::{Align, Block, Cell, Heads, Para, Row};

/// The blocks of the form, from the top; a block without any content is left out.
#[must_use]
pub fn blocks(source: Source<'_>) -> Vec<Block> {
    let more = [Field::Level, Field::JobFamily, Field::Code, Field::Location, Field::Organization];
    // The mission has a block of its own.
    let mut blocks = vec![weighted::overview(source, &more, None)];
    blocks.extend(mission(source));
    blocks.extend(tasks(source));
    blocks.extend(work::indicators(source));
    blocks.extend(work::authorities(source));
    blocks.extend(relations::contacts(source));
    blocks.extend(person::in_bands(source));
    blocks.extend(person::conditions(source));
    blocks.extend(record::other_sections(source));
    blocks.extend(record::revisions(source));
    blocks.extend(record::signatures(source));
    blocks
}

fn mission(source: Source<'_>) -> Option<Block> {
    let text =
        Cell { fill: Some(source.options.shades().soft), pad: 9.0, ..Cell::para(170.0, source.only(Field::Purpose)) };
    let heading = source.name(Text::new("岗位使命", "Mission"));
    source.any(Field::Purpose).then(|| Block::new(heading, vec![Row::new(vec![text])]))
}

/// 工作任务: a row a task, the module at the left of its tasks.
fn tasks(source: Source<'_>) -> Option<Block> {
    let table = DutyTable {
        heading: Block::heading_of(source.name(Text::new("工作模块与任务", "Modules and tasks"))),
        heads: [Text::new("工作模块", "Module"), Text::new("工作任务", "Tasks"), Text::new("权重", "Weight")],
        numbered: false,
        name_width: 30.0,
        strong: true,
    };
    table.block(source, |index, width| {
        let line = |(nth, para): (usize, Para)| {
            let number = para.marker.as_ref().map_or(String::new(), |_| format!("{}.{}", index + 1, nth + 1));
            let heads = if number.is_empty() { Heads::Nothing } else { Heads::Row };
            let number = Cell { heads, ..Cell::para(14.0, Para::new(number).align(Align::Centre)) };
            Row::new(vec![number, Cell::para(width - 14.0, Para { marker: None, ..para })])
        };
        Cell::rows(width, work::tasks(source, index).into_iter().enumerate().map(line).collect())
    })
}
