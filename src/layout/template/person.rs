//! 任职资格 and 工作条件: who can do the work, and under which conditions.

use super::parts::Source;
use crate::document::{Field, Place, Rank};
use crate::lang::Text;
use crate::layout::table::{Align, Block, Cell, LABEL_FILL, Para, Row};

/// 任职资格, a row a field that has content.
pub fn qualifications(source: Source<'_>) -> Option<Block> {
    let mut rows = Vec::new();
    if source.any(Field::Education) || source.any(Field::Major) {
        rows.push(source.pair_row(Field::Education, Some(Field::Major)));
    }
    rows.extend(
        [Field::Experience, Field::Certificates, Field::Skills]
            .map(|field| source.list_row(field))
            .into_iter()
            .flatten(),
    );
    rows.extend(languages(source));
    rows.extend(source.text_row(Field::Computer));
    rows.extend(grid_row(source, Field::KnowledgeName, 2, &|row| knowledge(source, row)));
    rows.extend(grid_row(source, Field::Competencies, 3, &|row| {
        source.para(Place::at(Field::Competencies, row)).align(Align::Centre)
    }));
    rows.extend(
        [Field::Personal, Field::OtherQualifications].map(|field| source.list_row(field)).into_iter().flatten(),
    );
    (!rows.is_empty()).then(|| Block::new(Text::new("任职资格", "Qualifications").get(source.lang), rows))
}

fn languages(source: Source<'_>) -> Option<Row> {
    if !source.any(Field::LanguageName) && !source.any(Field::LanguageLevel) {
        return None;
    }
    let row = |row| {
        let name = source.para(Place::at(Field::LanguageName, row)).align(Align::Centre);
        let name = Cell { fill: Some(LABEL_FILL), ..Cell::para(18.0, name) };
        Row::new(vec![name, Cell::para(126.0, source.para(Place::at(Field::LanguageLevel, row)))])
    };
    let rows = (0..source.document.qualifications.languages.len()).map(row).collect();
    Some(Row::new(vec![Cell::label(26.0, source.label(Field::LanguageName)), Cell::rows(144.0, rows)]))
}

/// What is known, and how well: ●●○.
fn knowledge(source: Source<'_>, row: usize) -> Para {
    let para = source.para(Place::at(Field::KnowledgeName, row));
    let dots = source.document.qualifications.knowledge[row].level.map(dots);
    Para { note: dots.map_or_else(String::new, |dots| format!("　{dots}")), ..para }
}

/// A rank as dots, one to three of three filled.
#[must_use]
pub fn dots(rank: Rank) -> String {
    (1..=Rank::MAX).map(|dot| if dot <= rank.get() { '●' } else { '○' }).collect()
}

/// A label and short entries beside it, `columns` to a line; nothing when there are none.
fn grid_row(source: Source<'_>, field: Field, columns: usize, para: &dyn Fn(usize) -> Para) -> Option<Row> {
    let rows: Vec<usize> =
        Place::each(field, source.document).into_iter().filter(|&place| source.has(place)).map(Place::row).collect();
    let width = 144.0 / columns as f32;
    let line = |entries: &[usize]| {
        let cells = (0..columns).map(|column| {
            let entry = entries.get(column).map_or_else(|| Para::new(""), |&row| para(row));
            Cell::para(width, entry)
        });
        Row::new(cells.collect())
    };
    let lines: Vec<Row> = rows.chunks(columns).map(line).collect();
    (!lines.is_empty()).then(|| Row::new(vec![Cell::label(26.0, source.label(field)), Cell::rows(144.0, lines)]))
}

/// 工作条件, a row a field that has content.
pub fn conditions(source: Source<'_>) -> Option<Block> {
    let fields = [Field::Hours, Field::Environment, Field::Equipment, Field::Travel];
    let rows: Vec<Row> = fields.into_iter().filter_map(|field| source.text_row(field)).collect();
    (!rows.is_empty()).then(|| Block::new(Text::new("工作条件", "Working conditions").get(source.lang), rows))
}
