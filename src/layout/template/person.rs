//! 任职资格 and 工作条件: who can do the work, and under which conditions.

use super::parts::Source;
use crate::document::{Field, FormBlock, Language, Place, Rank, Section};
use crate::lang::Text;
use crate::layout::label::Label;
use crate::layout::table::{Align, Block, Cell, Heads, LABEL_FILL, Para, Row};

/// The fields of 工作条件.
pub const CONDITIONS: [Field; 4] = [Field::Hours, Field::Environment, Field::Equipment, Field::Travel];

/// 任职资格, a row a field that has content.
pub fn qualifications(source: Source<'_>) -> Option<Block> {
    let pair = || source.pair_row(Field::Education, Some(Field::Major));
    let list = |field| source.list_row(field);
    let known: Vec<Para> = known(source).map(|row| knowledge(source, row)).collect();
    let competencies = Place::each(Field::Competencies, source.document).into_iter().filter(|&place| source.has(place));
    let competencies: Vec<Para> = competencies.map(|place| source.para(place).align(Align::Centre)).collect();
    let rows = [
        (source.any(Field::Education) || source.any(Field::Major)).then(pair),
        list(Field::Experience),
        list(Field::Certificates),
        list(Field::Skills),
        languages(source),
        source.text_row(Field::Computer),
        grid_row(source, Field::KnowledgeName, 2, &known),
        grid_row(source, Field::Competencies, 3, &competencies),
        list(Field::Personal),
        list(Field::OtherQualifications),
    ];
    let rows: Vec<Row> = rows.into_iter().flatten().collect();
    (!rows.is_empty()).then(|| Block::new(heading(source), rows))
}

fn languages(source: Source<'_>) -> Option<Row> {
    let row = |row| {
        let name = source.para(Place::at(Field::LanguageName, row)).align(Align::Centre);
        let name = Cell { fill: Some(LABEL_FILL), heads: Heads::Row, ..Cell::para(18.0, name) };
        Row::new(vec![name, Cell::para(126.0, source.para(Place::at(Field::LanguageLevel, row)))])
    };
    let rows: Vec<Row> = (0..source.document.qualifications.languages.len()).map(row).collect();
    let label = || Cell::label(26.0, source.label(Field::LanguageName));
    let any = source.any(Field::LanguageName) || source.any(Field::LanguageLevel);
    any.then(|| Row::new(vec![label(), Cell::rows(144.0, rows)]))
}

/// What is known, and how well: ●●○.
fn knowledge(source: Source<'_>, row: usize) -> Para {
    let para = source.para(Place::at(Field::KnowledgeName, row));
    let dots = source.document.qualifications.knowledge[row].level.map(dots);
    Para { note: dots.map_or_else(String::new, |dots| format!("　{dots}")), ..para }
}

/// A rank as dots, one to three of three filled.
fn dots(rank: Rank) -> String {
    (1..=Rank::MAX).map(|dot| if dot <= rank.get() { '●' } else { '○' }).collect()
}

/// What is known, numbered, each with its rank.
fn knowledge_list(source: Source<'_>) -> Vec<Para> {
    Para::numbered(known(source).map(|row| knowledge(source, row)).collect())
}

/// The rows of knowledge that say anything.
fn known(source: Source<'_>) -> impl Iterator<Item = usize> {
    let all = source.document.qualifications.knowledge.iter().enumerate();
    all.filter(|(_, knowledge)| !knowledge.name.trim().is_empty() || knowledge.level.is_some()).map(|(row, _)| row)
}

/// A label and short entries beside it, `columns` to a line; nothing when there are none.
fn grid_row(source: Source<'_>, field: Field, columns: usize, entries: &[Para]) -> Option<Row> {
    let width = 144.0 / columns as f32;
    let line = |entries: &[Para]| {
        let cells = (0..columns).map(|column| entries.get(column).cloned().unwrap_or_else(|| Para::new("")));
        Row::new(cells.map(|entry| Cell::para(width, entry)).collect())
    };
    let lines: Vec<Row> = entries.chunks(columns).map(line).collect();
    (!lines.is_empty()).then(|| Row::new(vec![Cell::label(26.0, source.label(field)), Cell::rows(144.0, lines)]))
}

/// The languages as a list, each name with its level.
fn language_list(source: Source<'_>) -> Vec<Para> {
    let colon = Text::new("：", ": ").get(source.lang());
    let languages = source.document.qualifications.languages.iter().enumerate();
    let para = |(row, language): (usize, &Language)| {
        let both = [language.name.trim(), language.level.trim()];
        let text = both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(colon);
        (!text.is_empty()).then(|| Para::new(text).key(Place::at(Field::LanguageName, row).key()))
    };
    Para::numbered(languages.filter_map(para).collect())
}

/// The fields of 任职资格 that have content, each with what it reads.
pub fn entries(source: Source<'_>) -> Vec<(Field, Vec<Para>)> {
    let only = |field| (field, if source.any(field) { vec![source.only(field)] } else { Vec::new() });
    let list = |field| (field, if source.any(field) { source.list(field) } else { Vec::new() });
    let together = |field| (field, source.run_together(field).into_iter().collect());
    let mut entries = vec![
        list(Field::Personal),
        only(Field::Education),
        only(Field::Major),
        list(Field::Experience),
        list(Field::Certificates),
        list(Field::Skills),
        (Field::LanguageName, language_list(source)),
        only(Field::Computer),
        (Field::KnowledgeName, knowledge_list(source)),
        together(Field::Competencies),
        list(Field::OtherQualifications),
    ];
    entries.retain(|(_, paras)| !paras.is_empty());
    entries
}

/// 任职资格 in one column of labels, a row a field that has content.
pub fn in_one_column(source: Source<'_>) -> Option<Block> {
    let row = |(field, paras): (Field, Vec<Para>)| source.labelled(source.label(field), paras);
    let rows: Vec<Row> = entries(source).into_iter().map(row).collect();
    (!rows.is_empty()).then(|| Block::new(heading(source), rows))
}

/// 任职资格 in three bands: 基本要求, 经验, 知识.
pub fn in_bands(source: Source<'_>) -> Option<Block> {
    let (mut basic, mut experience, mut knowledge) = (Vec::new(), Vec::new(), Vec::new());
    for (field, paras) in entries(source) {
        let row = Row::new(vec![Cell::label(26.0, source.label(field)), Cell::paras(118.0, paras)]);
        match field {
            Field::Experience => experience.push(row),
            Field::KnowledgeName | Field::Skills => knowledge.push(row),
            _ => basic.push(row),
        }
    }
    let bands: [(Text, Vec<Row>); 3] = [
        (Text::new("基本要求", "Basic"), basic),
        (Text::new("经验", "Experience"), experience),
        (Text::new("知识", "Knowledge"), knowledge),
    ];
    let band = |(label, rows): (Text, Vec<Row>)| {
        (!rows.is_empty()).then(|| Row::new(vec![Cell::label(26.0, source.name(label)), Cell::rows(144.0, rows)]))
    };
    let rows: Vec<Row> = bands.into_iter().filter_map(band).collect();
    (!rows.is_empty()).then(|| Block { whole: false, ..Block::new(heading(source), rows) })
}

fn heading(source: Source<'_>) -> Label {
    source.name(Section::Qualifications.name())
}

/// 工作条件, a row a field that has content.
pub fn conditions(source: Source<'_>) -> Option<Block> {
    let rows: Vec<Row> = CONDITIONS.into_iter().filter_map(|field| source.text_row(field)).collect();
    (!rows.is_empty() && source.shows(FormBlock::Conditions))
        .then(|| Block::new(source.name(Section::Conditions.name()), rows))
}
