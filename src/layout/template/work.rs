//! 职责, 考核指标 and 职权: what is done, how it is measured, what may be decided.

use super::parts::{Source, figures, nothing};
use crate::document::{AuthorityKind, Choice, Field, FormBlock, Labels, Percent, Place, Section};
use crate::lang::{Lang, Text};
use crate::layout::label::Label;
use crate::layout::table::{Align, BOLD, Block, Cell, LABEL_FILL, Para, Row, SIDE};
use crate::page::mm;

/// The width of a column of numbers, in millimetres.
const NUMBER: f32 = 12.0;
/// The width of a column of weights, in millimetres.
const WEIGHT: f32 = 18.0;

/// How a form sets its table of duties. The tasks take the width that the other columns leave.
pub struct DutyTable {
    /// The heading of the block.
    pub heading: Para,
    /// The heads of the columns: duty, tasks, weight.
    pub heads: [Text; 3],
    /// The duties are numbered in a column of their own.
    pub numbered: bool,
    /// The width of the duties' names, in millimetres.
    pub name_width: f32,
    /// The names stand in the middle, in bold.
    pub strong: bool,
}

impl DutyTable {
    /// The table of the duties of `source`, with weights and their sum when there are any; `body` makes the cell of a
    /// duty's tasks, as wide as it is told. Nothing when there are no duties.
    pub fn block(self, source: Source<'_>, body: impl Fn(usize, f32) -> Cell) -> Option<Block> {
        let duties = &source.document.duties;
        let fields = [Field::DutyName, Field::DutyTask, Field::DutyStandard, Field::DutyWeight];
        if !fields.iter().any(|field| source.any(*field)) {
            return None;
        }
        let sum = source.document.weight_sum();
        let align = figures(duties.iter().filter_map(|duty| duty.weight.as_ref()).chain(&sum));
        let number_width = if self.numbered { NUMBER } else { 0.0 };
        let weight_width = if sum.is_some() { WEIGHT } else { 0.0 };
        let wide = 170.0 - number_width - self.name_width - weight_width;
        let row = |index: usize| {
            let number = Para::new((index + 1).to_string()).align(Align::Centre);
            let name = source.para(Place::at(Field::DutyName, index));
            let name = if self.strong { name.style(BOLD).align(Align::Centre) } else { name };
            let weight =
                || Cell::para(WEIGHT, source.para(Place::at(Field::DutyWeight, index)).align(align)).repeating();
            let mut cells = Vec::new();
            cells.extend(self.numbered.then(|| Cell::para(NUMBER, number).repeating()));
            cells.extend([Cell::para(self.name_width, name).repeating(), body(index, wide)]);
            cells.extend(sum.map(|_| weight()));
            Row::new(cells)
        };
        let mut rows: Vec<Row> = (0..duties.len()).map(row).collect();
        rows.extend(sum.map(|sum| total_row(source, sum, align)));
        let [name, tasks, weight] = self.heads.map(|head| source.name(head));
        let mut heads = Vec::new();
        heads.extend(self.numbered.then(|| Cell::head(NUMBER, source.name(Text::new("序号", "No.")))));
        heads.extend([Cell::head(self.name_width, name), Cell::head(wide, tasks)]);
        heads.extend(sum.map(|_| Cell::head(WEIGHT, weight)));
        let block = Block { heading: self.heading, heads: Some(Row::new(heads)), whole: false, ..Block::new("", rows) };
        Some(block)
    }
}

/// 主要工作职责, with weights when there are any.
pub fn duties(source: Source<'_>) -> Option<Block> {
    let heading = Block::heading_of(source.name(Section::Duties.name()));
    let note = match source.options.style.labels {
        Labels::Zh => "（按重要性排序）",
        Labels::En => " (most important first)",
        Labels::Both => "（按重要性排序 most important first）",
    };
    let table = DutyTable {
        heading: Para { note: format!("{}{note}", heading.note), ..heading },
        heads: [Field::DutyName, Field::DutyTask, Field::DutyWeight].map(|field| field.spec().label),
        numbered: true,
        name_width: 30.0,
        strong: false,
    };
    table.block(source, |index, width| Cell::paras(width, tasks(source, index)))
}

/// The tasks of duty `index`, numbered, and its standard under them.
pub fn tasks(source: Source<'_>, index: usize) -> Vec<Para> {
    let count = source.document.duties[index].tasks.len();
    let places = (0..count).map(|task| Place::inside(Field::DutyTask, index, task));
    let standard = Place::at(Field::DutyStandard, index);
    let mut paras = source.list_at(places.collect());
    if source.has(standard) {
        let mut para = source.para(standard);
        let colon = Text::new("：", ": ").get(source.lang());
        para.text = format!("{}{colon}{}", source.say(Field::DutyStandard.spec().label), para.text).into();
        if !(0..count).any(|task| source.has(Place::inside(Field::DutyTask, index, task))) {
            paras.clear();
        }
        paras.push(para);
    }
    paras
}

/// The row under weighted duties, which never parts from the last of them.
fn total_row(source: Source<'_>, sum: Percent, align: Align) -> Row {
    let label = Para::new(source.say(Text::new("权重合计", "Sum of weights"))).style(BOLD);
    // Flush right: a column of figures as wide as its cell.
    let right = Align::Figures(mm(152.0) - 2.0 * SIDE);
    let label = Cell { fill: Some(LABEL_FILL), ..Cell::para(152.0, label.align(right)) };
    let sum = Cell::para(18.0, Para::new(format!("{sum}%")).style(BOLD).align(align));
    Row { clings: true, ..Row::new(vec![label, sum]) }
}

/// 考核指标, with the columns that have content.
pub fn indicators(source: Source<'_>) -> Option<Block> {
    let fields = [Field::IndicatorName, Field::IndicatorTarget, Field::IndicatorSource, Field::IndicatorWeight];
    if !fields.iter().any(|field| source.any(*field)) || !source.shows(FormBlock::Indicators) {
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
    let number = Cell::head(12.0, source.name(Text::new("序号", "No.")));
    let heads = columns.iter().map(|&(field, width, _)| Cell::head(width, source.label(field)));
    let heads = Row::new(std::iter::once(number).chain(heads).collect());
    let whole = rows.len() <= 6;
    let heading = source.name(Section::Indicators.name());
    Some(Block { heads: Some(heads), whole, ..Block::new(heading, rows) })
}

/// 工作职权, a row a kind.
pub fn authorities(source: Source<'_>) -> Option<Block> {
    let groups = &source.document.authorities;
    let row = |index| {
        let (label, key) = authority_kind(source, index);
        let label = Cell::label(source.label_width, label).keyed(key);
        Row::new(vec![label, Cell::paras(170.0 - source.label_width, powers(source, index))])
    };
    let rows: Vec<Row> = (0..groups.len()).map(row).collect();
    let heading = source.name(Section::Authorities.name());
    (!rows.is_empty() && source.shows(FormBlock::Authorities)).then(|| Block::new(heading, rows))
}

/// The kind of group `index`, with the key of its value; a name of its own takes the place of “other”.
pub fn authority_kind(source: Source<'_>, index: usize) -> (Label, u64) {
    let group = &source.document.authorities[index];
    let key = Place::at(Field::AuthorityKind, index).key();
    let kind = source.name(group.kind.label());
    match (group.kind, group.name.trim()) {
        (_, "") => (kind, key),
        (AuthorityKind::Other, name) => (name.to_owned().into(), Place::at(Field::AuthorityName, index).key()),
        (_, name) => (Label { first: format!("{}（{name}）", kind.first).into(), ..kind }, key),
    }
}

/// The powers of group `index`, numbered, each with its level unless the text opens with it.
pub fn powers(source: Source<'_>, index: usize) -> Vec<Para> {
    let powers = source.document.authorities[index].powers.iter().enumerate();
    let said = powers.filter(|(_, power)| !power.text.trim().is_empty() || power.level.is_some());
    let paras = said.map(|(row, power)| {
        let mut para = source.para(Place::inside(Field::Power, index, row));
        let told =
            |level: &Text| power.text.trim_start().to_lowercase().starts_with(&level.get(source.lang()).to_lowercase());
        if let Some(level) = power.level.map(Choice::label).filter(|level| !told(level)) {
            para.text = match source.lang() {
                Lang::Zh => format!("{}（{}）", para.text, source.say(level)).into(),
                Lang::En => format!("{} ({})", para.text, level.en.to_lowercase()).into(),
            };
        }
        para
    });
    let paras: Vec<Para> = paras.collect();
    if paras.is_empty() { vec![nothing()] } else { Para::numbered(paras) }
}
