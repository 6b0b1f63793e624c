//! 标准表格: the table form that most Chinese companies use, four sections to a usual page.

use super::parts::{Source, figures};
use crate::document::{AuthorityGroup, AuthorityKind, Choice, Contact, Field, OtherSection, Percent, Place, Rank};
use crate::lang::{Lang, Text};
use crate::layout::block::frame;
use crate::layout::block::relations::{self, Diagram};
use crate::layout::table::{Align, BOLD, Block, Body, Cell, FAINT, LABEL_FILL, Para, Row, SIDE, SMALL};
use crate::page::mm;

/// The blocks of the form, from the top; a block without any content is left out.
#[must_use]
pub fn blocks(source: Source<'_>) -> Vec<Block> {
    let mut blocks = vec![identity(source)];
    blocks.extend(working_relations(source));
    blocks.extend(purpose(source));
    blocks.extend(duties(source));
    blocks.extend(indicators(source));
    blocks.extend(authorities(source));
    blocks.extend(qualifications(source));
    blocks.extend(conditions(source));
    blocks.extend(other_sections(source));
    blocks.extend(revisions(source));
    blocks.push(signatures(source));
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
    if let (Lang::Zh, Body::Paras(paras), true) =
        (source.lang, &mut rows[1].cells[3].body, source.any(Field::Headcount))
    {
        paras[0].text.push_str(" 人");
    }
    let mut more = vec![Field::Level, Field::JobFamily, Field::Organization];
    if !frame::shows_whole_number(source.document) {
        more.push(Field::DocumentNumber);
    }
    more.retain(|field| source.any(*field));
    rows.extend(more.chunks(2).map(|pair| source.pair_row(pair[0], pair.get(1).copied())));
    Block::new(Text::new("基本信息", "Basic information").get(source.lang), rows)
}

fn working_relations(source: Source<'_>) -> Vec<Block> {
    let fields =
        [Field::ReportsTo, Field::DirectReports, Field::DirectReportCount, Field::InternalParty, Field::ExternalParty];
    let contacts = [Field::InternalMatter, Field::ExternalMatter, Field::InternalNature, Field::ExternalNature];
    if !fields.iter().chain(&contacts).any(|field| source.any(*field)) {
        return Vec::new();
    }
    let Diagram { figure, cut } = relations::diagram(source.document, source.lang);
    let mut rows = vec![Row::new(vec![Cell { body: Body::Figure(figure), ..Cell::paras(170.0, Vec::new()) }])];
    rows.extend(
        [Field::ReportsTo, Field::DirectReports]
            .into_iter()
            .filter(|field| cut.contains(field))
            .filter_map(|field| source.list_row(field)),
    );
    let heading = Text::new("工作关系", "Working relations").get(source.lang);
    std::iter::once(Block::new(heading, rows)).chain(contact_table(source, heading, &cut)).collect()
}

/// The contacts with all that is known of them, when that is more than the diagram shows.
fn contact_table(source: Source<'_>, heading: &str, cut: &[Field]) -> Option<Block> {
    let both = &source.document.relations;
    let internal = [Field::InternalParty, Field::InternalNature, Field::InternalMatter];
    let external = [Field::ExternalParty, Field::ExternalNature, Field::ExternalMatter];
    let sides = [
        (Text::new("内部", "Internal"), &both.internal, internal),
        (Text::new("外部", "External"), &both.external, external),
    ];
    let told = |contact: &Contact| !contact.matter.trim().is_empty() || contact.nature.is_some();
    let shown = sides.into_iter().filter(|(_, contacts, fields)| contacts.iter().any(told) || cut.contains(&fields[0]));
    let shown: Vec<_> = shown.collect();
    let heads = [
        (26.0, Text::new("范围", "Side")),
        (44.0, Text::new("对象", "Party")),
        (24.0, Text::new("性质", "Nature")),
        (76.0, Text::new("事项", "Matter")),
    ];
    let heads = Row::new(heads.map(|(width, text)| Cell::head(width, text.get(source.lang))).into());
    let side = |(label, contacts, [party, nature, matter]): (Text, &Vec<Contact>, [Field; 3])| {
        let row = |row| {
            Row::new(vec![
                Cell::para(44.0, source.para(Place::at(party, row))),
                Cell::para(24.0, source.para(Place::at(nature, row)).align(Align::Centre)),
                Cell::para(76.0, source.para(Place::at(matter, row))),
            ])
        };
        let filled = (0..contacts.len()).filter(|&row| contacts[row] != Contact::default());
        let rows = Cell::rows(144.0, filled.map(row).collect());
        Row::new(vec![Cell::label(26.0, label.get(source.lang)), rows])
    };
    let rows: Vec<Row> = shown.into_iter().map(side).collect();
    let block = || Block { heads: Some(heads), whole: false, goes_on: true, ..Block::new(heading, rows.clone()) };
    (!rows.is_empty()).then(block)
}

fn purpose(source: Source<'_>) -> Option<Block> {
    let heading = Text::new("职位设置目的与职责", "Purpose and duties").get(source.lang);
    source.text_row(Field::Purpose).map(|row| Block::new(heading, vec![row]))
}

fn duties(source: Source<'_>) -> Option<Block> {
    let fields = [Field::DutyName, Field::DutyTask, Field::DutyStandard, Field::DutyWeight];
    if !fields.iter().any(|field| source.any(*field)) {
        return None;
    }
    let duties = &source.document.duties;
    let sum = source.document.weight_sum();
    let align = figures(duties.iter().filter_map(|duty| duty.weight.as_ref()).chain(&sum));
    let wide = if sum.is_some() { 110.0 } else { 128.0 };
    let mut rows: Vec<Row> = (0..duties.len())
        .map(|index| {
            let mut cells = vec![
                Cell::para(12.0, Para::new((index + 1).to_string()).align(Align::Centre)).repeating(),
                Cell::para(30.0, source.para(Place::at(Field::DutyName, index))).repeating(),
                Cell::paras(wide, tasks(source, index)),
            ];
            if sum.is_some() {
                cells.push(Cell::para(18.0, source.para(Place::at(Field::DutyWeight, index)).align(align)));
            }
            Row::new(cells)
        })
        .collect();
    rows.extend(sum.map(|sum| total_row(source.lang, sum, align)));
    let mut block = Block::new(Text::new("主要工作职责", "Main duties").get(source.lang), rows);
    block.heading.note = Text::new("(按重要性排序)", " (most important first)").get(source.lang).to_owned();
    block.whole = false;
    let heads = [(12.0, "序号", "No."), (30.0, "概述", "Duty"), (wide, "内容描述", "Tasks"), (18.0, "权重", "Weight")];
    let heads = heads.into_iter().take(if sum.is_some() { 4 } else { 3 });
    block.heads =
        Some(Row::new(heads.map(|(width, zh, en)| Cell::head(width, Text::new(zh, en).get(source.lang))).collect()));
    Some(block)
}

/// The tasks of duty `index`, numbered, and its standard under them.
fn tasks(source: Source<'_>, index: usize) -> Vec<Para> {
    let places = (0..source.document.duties[index].tasks.len()).map(|task| Place::inside(Field::DutyTask, index, task));
    let standard = Place::at(Field::DutyStandard, index);
    let mut paras = source.list_at(places.collect());
    if source.has(standard) {
        let mut para = source.para(standard);
        para.text = format!("{}{}", Text::new("工作标准：", "Standard: ").get(source.lang), para.text);
        if paras.len() == 1 && paras[0].color == FAINT {
            paras.clear();
        }
        paras.push(para);
    }
    paras
}

fn total_row(lang: Lang, sum: Percent, align: Align) -> Row {
    let label = Para::new(Text::new("权重合计", "Sum of weights").get(lang)).style(BOLD);
    // Flush right: a column of figures as wide as its cell.
    let right = Align::Figures(mm(152.0) - 2.0 * SIDE);
    let label = Cell { fill: Some(LABEL_FILL), ..Cell::para(152.0, label.align(right)) };
    let sum = Cell::para(18.0, Para::new(format!("{sum}%")).style(BOLD).align(align));
    Row { clings: true, ..Row::new(vec![label, sum]) }
}

fn indicators(source: Source<'_>) -> Option<Block> {
    if !source.any(Field::IndicatorName) && !source.any(Field::IndicatorTarget) {
        return None;
    }
    let all = &source.document.indicators;
    let align = figures(all.iter().filter_map(|indicator| indicator.weight.as_ref()));
    let (sourced, weighted) = (source.any(Field::IndicatorSource), source.any(Field::IndicatorWeight));
    let rest = 158.0 - if weighted { 18.0 } else { 0.0 } - if sourced { 40.0 } else { 0.0 };
    let name = (rest * 0.46_f32).round();
    let mut columns =
        vec![(Field::IndicatorName, name, Align::Left), (Field::IndicatorTarget, rest - name, Align::Left)];
    columns.extend(sourced.then_some((Field::IndicatorSource, 40.0, Align::Left)));
    columns.extend(weighted.then_some((Field::IndicatorWeight, 18.0, align)));
    let row = |index: usize| {
        let number = Cell::para(12.0, Para::new((index + 1).to_string()).align(Align::Centre));
        let cell = |&(field, width, align)| Cell::para(width, source.para(Place::at(field, index)).align(align));
        Row::new(std::iter::once(number).chain(columns.iter().map(cell)).collect())
    };
    let rows: Vec<Row> = (0..all.len()).map(row).collect();
    let number = Cell::head(12.0, Text::new("序号", "No.").get(source.lang));
    let heads = columns.iter().map(|&(field, width, _)| Cell::head(width, source.label(field)));
    let heads = Row::new(std::iter::once(number).chain(heads).collect());
    let whole = rows.len() <= 6;
    let heading = Text::new("关键绩效指标", "Key indicators").get(source.lang);
    Some(Block { heads: Some(heads), whole, ..Block::new(heading, rows) })
}

fn authorities(source: Source<'_>) -> Option<Block> {
    let groups = &source.document.authorities;
    let row = |(index, group): (usize, &AuthorityGroup)| {
        let kind = match (group.kind, group.name.trim()) {
            (AuthorityKind::Other, name) if !name.is_empty() => source.para(Place::at(Field::AuthorityName, index)),
            (kind, name) => {
                let para = source.para(Place::at(Field::AuthorityKind, index));
                let text = if name.is_empty() {
                    para.text.clone()
                } else {
                    format!("{}（{name}）", kind.label().get(source.lang))
                };
                Para { text, spread: name.is_empty(), ..para }
            }
        };
        let label = Cell { fill: Some(LABEL_FILL), ..Cell::para(26.0, kind.align(Align::Centre)) };
        Row::new(vec![label.repeating(), Cell::paras(144.0, powers(source, index))])
    };
    let rows: Vec<Row> = groups.iter().enumerate().map(row).collect();
    let heading = Text::new("工作职权", "Authorities").get(source.lang);
    (!rows.is_empty()).then(|| Block::new(heading, rows))
}

/// The powers of group `index`, numbered, each with its level unless the text already says it.
fn powers(source: Source<'_>, index: usize) -> Vec<Para> {
    let powers = &source.document.authorities[index].powers;
    let mut paras = source.list_at((0..powers.len()).map(|power| Place::inside(Field::Power, index, power)).collect());
    let filled = powers.iter().filter(|power| !power.text.trim().is_empty());
    for (para, power) in paras.iter_mut().zip(filled) {
        let Some(level) = power.level else { continue };
        let level = level.label().get(source.lang);
        if !power.text.to_lowercase().contains(&level.to_lowercase()) {
            para.text = match source.lang {
                Lang::Zh => format!("{}（{level}）", para.text),
                Lang::En => format!("{} ({})", para.text, level.to_lowercase()),
            };
        }
    }
    paras
}

fn qualifications(source: Source<'_>) -> Option<Block> {
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

fn conditions(source: Source<'_>) -> Option<Block> {
    let fields = [Field::Hours, Field::Environment, Field::Equipment, Field::Travel];
    let rows: Vec<Row> = fields.into_iter().filter_map(|field| source.text_row(field)).collect();
    (!rows.is_empty()).then(|| Block::new(Text::new("工作条件", "Working conditions").get(source.lang), rows))
}

fn other_sections(source: Source<'_>) -> Vec<Block> {
    let sections = source.document.sections.iter().enumerate();
    let block = |(index, section): (usize, &OtherSection)| {
        let places =
            (0..section.paragraphs.len()).map(|paragraph| Place::inside(Field::SectionParagraph, index, paragraph));
        let paras: Vec<Para> = places.filter(|&place| source.has(place)).map(|place| source.para(place)).collect();
        let heading = section.heading.trim();
        if heading.is_empty() && paras.is_empty() {
            return None;
        }
        let heading = if heading.is_empty() { Text::new("其他", "Other").get(source.lang) } else { heading };
        let rows = if paras.is_empty() { Vec::new() } else { vec![Row::new(vec![Cell::paras(170.0, paras)])] };
        let mut block = Block::new(heading, rows);
        block.heading.key = Some(Place::at(Field::SectionHeading, index).key());
        Some(block)
    };
    sections.filter_map(block).collect()
}

fn revisions(source: Source<'_>) -> Option<Block> {
    const COLUMNS: [(Field, f32); 6] = [
        (Field::RevisionVersion, 16.0),
        (Field::RevisionDate, 27.0),
        (Field::RevisionSummary, 67.0),
        (Field::RevisedBy, 20.0),
        (Field::ReviewedBy, 20.0),
        (Field::ApprovedBy, 20.0),
    ];
    let cell = |row: usize, (field, width): (Field, f32)| {
        let align = if field == Field::RevisionSummary { Align::Left } else { Align::Centre };
        Cell::para(width, source.para(Place::at(field, row)).align(align))
    };
    let count = source.document.revisions.len();
    let rows: Vec<Row> = (0..count).map(|row| Row::new(COLUMNS.map(|column| cell(row, column)).into())).collect();
    let heads = COLUMNS.map(|(field, width)| Cell::head(width, source.label(field)));
    let block = Block::new(Text::new("修订记录", "Revisions").get(source.lang), rows);
    (count > 0).then(|| Block { heads: Some(Row::new(heads.into())), with_next: true, ..block })
}

fn signatures(source: Source<'_>) -> Block {
    let names = [
        Text::new("任职者", "Jobholder"),
        Text::new("直接上级", "Superior"),
        Text::new("人力资源部", "Human resources"),
        Text::new("日期", "Date"),
    ];
    let heads = names.map(|name| Cell::head(42.5, name.get(source.lang)));
    let date =
        Para::new(Text::new("年　　月　　日", "").get(source.lang)).style(SMALL).color(FAINT).align(Align::Centre);
    let blank = || Cell::para(42.5, Para::new(""));
    let row = Row { min_height: mm(13.0), ..Row::new(vec![blank(), blank(), blank(), Cell::para(42.5, date)]) };
    let heading = Text::new("签字确认", "Signatures").get(source.lang);
    Block { heads: Some(Row::new(heads.into())), ..Block::new(heading, vec![row]) }
}
