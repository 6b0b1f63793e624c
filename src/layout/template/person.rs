//! 任职资格 and 工作条件: who can do the work, and under which conditions.

use super::parts::Source;
use crate::document::{Field, Language, Place, Rank};
use crate::lang::Text;
use crate::layout::table::{Align, Block, Cell, LABEL_FILL, Para, Row};

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
        let name = Cell { fill: Some(LABEL_FILL), ..Cell::para(18.0, name) };
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
    let colon = Text::new("：", ": ").get(source.lang);
    let languages = source.document.qualifications.languages.iter().enumerate();
    let para = |(row, language): (usize, &Language)| {
        let both = [language.name.trim(), language.level.trim()];
        let text = both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(colon);
        (!text.is_empty()).then(|| Para::new(text).key(Place::at(Field::LanguageName, row).key()))
    };
    Para::numbered(languages.filter_map(para).collect())
}

/// 任职资格 in one column of labels, a row a field that has content.
pub fn in_one_column(source: Source<'_>) -> Option<Block> {
    let text = |field| source.text_row(field);
    let list = |field| source.list_row(field);
    let row = |field, paras: Vec<Para>| (!paras.is_empty()).then(|| source.labelled(source.label(field), paras));
    let rows = [
        list(Field::Personal),
        text(Field::Education),
        text(Field::Major),
        list(Field::Experience),
        list(Field::Certificates),
        list(Field::Skills),
        row(Field::LanguageName, language_list(source)),
        text(Field::Computer),
        row(Field::KnowledgeName, knowledge_list(source)),
        row(Field::Competencies, run_together(source, Field::Competencies)),
        list(Field::OtherQualifications),
    ];
    let rows: Vec<Row> = rows.into_iter().flatten().collect();
    (!rows.is_empty()).then(|| Block::new(heading(source), rows))
}

/// Short entries on one line; none when there are none.
fn run_together(source: Source<'_>, field: Field) -> Vec<Para> {
    let entries = Place::each(field, source.document).into_iter();
    let entries: Vec<String> = entries.filter_map(|place| Field::text(place, source.document, source.lang)).collect();
    let text = entries.join(Text::new("、", ", ").get(source.lang));
    if text.is_empty() { Vec::new() } else { vec![Para::new(text).key(Place::of(field).key())] }
}

/// 任职资格 in three bands: 基本要求, 经验, 知识.
pub fn in_bands(source: Source<'_>) -> Option<Block> {
    let row = |field: Field, paras: Vec<Para>| {
        let filled = source.any(field) && !paras.is_empty();
        filled.then(|| Row::new(vec![Cell::label(26.0, source.label(field)), Cell::paras(118.0, paras)]))
    };
    let list = |field| row(field, source.list(field));
    let basic = [
        row(Field::Education, vec![source.only(Field::Education)]),
        row(Field::Major, vec![source.only(Field::Major)]),
        list(Field::Certificates),
        row(Field::LanguageName, language_list(source)),
        row(Field::Computer, vec![source.only(Field::Computer)]),
        row(Field::Competencies, run_together(source, Field::Competencies)),
        list(Field::Personal),
        list(Field::OtherQualifications),
    ];
    let experience = [list(Field::Experience)];
    let knowledge = [row(Field::KnowledgeName, knowledge_list(source)), list(Field::Skills)];
    let bands: [(Text, Vec<Row>); 3] = [
        (Text::new("基本要求", "Basic"), basic.into_iter().flatten().collect()),
        (Text::new("经验", "Experience"), experience.into_iter().flatten().collect()),
        (Text::new("知识", "Knowledge"), knowledge.into_iter().flatten().collect()),
    ];
    let band = |(label, rows): (Text, Vec<Row>)| {
        (!rows.is_empty()).then(|| Row::new(vec![Cell::label(26.0, label.get(source.lang)), Cell::rows(144.0, rows)]))
    };
    let rows: Vec<Row> = bands.into_iter().filter_map(band).collect();
    (!rows.is_empty()).then(|| Block { whole: false, ..Block::new(heading(source), rows) })
}

fn heading(source: Source<'_>) -> &'static str {
    Text::new("任职资格", "Qualifications").get(source.lang)
}

/// 工作条件, a row a field that has content.
pub fn conditions(source: Source<'_>) -> Option<Block> {
    let fields = [Field::Hours, Field::Environment, Field::Equipment, Field::Travel];
    let rows: Vec<Row> = fields.into_iter().filter_map(|field| source.text_row(field)).collect();
    (!rows.is_empty()).then(|| Block::new(Text::new("工作条件", "Working conditions").get(source.lang), rows))
}
