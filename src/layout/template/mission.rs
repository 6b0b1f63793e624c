//! 使命版: what the post is for stands first, in a block of its own; the requirements stand in three bands.

use super::parts::{Source, figures};
use super::{person, record, relations, weighted, work};
use crate::document::{Field, Place};
use crate::lang::Text;
use crate::layout::table::{ACCENT_SOFT, Align, BOLD, Block, Cell, Para, Row};

/// The blocks of the form, from the top; a block without any content is left out.
#[must_use]
pub fn blocks(source: Source<'_>) -> Vec<Block> {
    let more = [Field::Level, Field::JobFamily, Field::Code, Field::Location, Field::Organization];
    let mut overview = weighted::overview(source, &more, Text::new("", ""));
    if source.any(Field::Purpose) {
        // The mission has a block of its own.
        overview.rows.pop();
    }
    let mut blocks = vec![overview];
    blocks.extend(mission(source));
    blocks.extend(tasks(source));
    blocks.extend(work::indicators(source));
    blocks.extend(work::authorities(source));
    blocks.extend(relations::contacts(source));
    blocks.extend(person::in_bands(source));
    blocks.extend(person::conditions(source));
    blocks.extend(record::other_sections(source));
    blocks.extend(record::revisions(source));
    blocks.push(record::signatures(source));
    blocks
}

fn mission(source: Source<'_>) -> Option<Block> {
    let text = Cell { fill: Some(ACCENT_SOFT), pad: 9.0, ..Cell::para(170.0, source.only(Field::Purpose)) };
    let heading = Text::new("岗位使命", "Mission").get(source.lang);
    source.any(Field::Purpose).then(|| Block::new(heading, vec![Row::new(vec![text])]))
}

/// 工作任务: a row a task, the module at the left of its tasks.
fn tasks(source: Source<'_>) -> Option<Block> {
    let duties = &source.document.duties;
    let sum = source.document.weight_sum();
    let align = figures(duties.iter().filter_map(|duty| duty.weight.as_ref()).chain(&sum));
    let wide = if sum.is_some() { 122.0 } else { 140.0 };
    let row = |index| {
        let name = source.para(Place::at(Field::DutyName, index)).style(BOLD).align(Align::Centre);
        let line = |(nth, para): (usize, Para)| {
            let number =
                Para::new(para.marker.as_ref().map_or(String::new(), |_| format!("{}.{}", index + 1, nth + 1)));
            let text = Para { marker: None, ..para };
            Row::new(vec![Cell::para(14.0, number.align(Align::Centre)), Cell::para(wide - 14.0, text)])
        };
        let lines = work::tasks(source, index).into_iter().enumerate().map(line).collect();
        let mut cells = vec![Cell::para(30.0, name).repeating(), Cell::rows(wide, lines)];
        let weight = || Cell::para(18.0, source.para(Place::at(Field::DutyWeight, index)).align(align));
        cells.extend(sum.map(|_| weight().repeating()));
        Row::new(cells)
    };
    let mut rows: Vec<Row> = (0..duties.len()).map(row).collect();
    rows.extend(sum.map(|sum| work::total_row(source.lang, sum, align)));
    let heads = [(30.0, "工作模块", "Module"), (wide, "工作任务", "Tasks"), (18.0, "权重", "Weight")];
    let heads = heads.into_iter().take(if sum.is_some() { 3 } else { 2 });
    let heads = heads.map(|(width, zh, en)| Cell::head(width, Text::new(zh, en).get(source.lang)));
    let block = Block::new(Text::new("工作任务", "Tasks").get(source.lang), rows);
    (!duties.is_empty()).then(|| Block { heads: Some(Row::new(heads.collect())), whole: false, ..block })
}
