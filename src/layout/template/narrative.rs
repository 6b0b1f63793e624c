//! 叙述版: for reading, not for filling in. Numbered headings, prose and lists; tables only where people sign.

use super::parts::Source;
use super::{person, record, work};
use crate::document::schema::Kind;
use crate::document::{Contact, Field, FormBlock, Percent, Place, Section};
use crate::lang::{Lang, Text};
use crate::layout::line::{self, Style};
use crate::layout::table::{Align, Block, Cell, Para, Row};
use crate::page::{Face, Pt, mm};

/// The text.
const TEXT: Style = Style { face: Face::Regular, size: 10.5 };
/// Labels and the names of duties.
const STRONG: Style = Style { face: Face::Bold, size: 10.5 };
/// The headings.
const HEADING: Style = Style { face: Face::Bold, size: 12.0 };
/// From one baseline to the next, for an em of 1: 17 points.
const LEADING: f32 = 17.0 / 10.5;

/// A wider label stands on a line of its own.
const LONG_LABEL: Pt = mm(74.0);

/// A heading and what stands under it.
type Part = (Para, Vec<Row>);

/// The blocks of the form, from the top; a section without any content is left out.
#[must_use]
pub fn blocks(source: Source<'_>) -> Vec<Block> {
    let titled = |name: Text, rows| (Block::heading_of(source.name(name)), rows);
    let shown = |block, rows: Vec<Row>| if source.shows(block) { rows } else { Vec::new() };
    let mut parts: Vec<Part> = vec![
        titled(Section::Identity.name(), labelled(source, &identity(source))),
        titled(Section::Purpose.name(), purpose(source)),
        titled(Section::Duties.name(), duties(source)),
        titled(Section::Authorities.name(), shown(FormBlock::Authorities, authorities(source))),
        titled(Section::Relations.name(), shown(FormBlock::Relations, contacts(source))),
        titled(Section::Indicators.name(), shown(FormBlock::Indicators, indicators(source))),
        titled(Section::Qualifications.name(), qualifications(source)),
        titled(Section::Conditions.name(), shown(FormBlock::Conditions, labelled(source, &person::CONDITIONS))),
    ];
    parts.retain(|(_, rows)| !rows.is_empty());
    let own = record::sections(source).into_iter();
    parts.extend(own.map(|(heading, paras)| (heading, paras.into_iter().map(prose).collect())));
    let numbered = parts.into_iter().enumerate().map(|(index, part)| block(source.lang(), index + 1, part));
    let mut blocks: Vec<Block> = numbered.collect();
    if let Some(last) = blocks.last_mut() {
        // A table follows: it keeps its distance.
        last.rows.push(Row { min_height: 14.0, clings: true, ..prose(Para::new("")) });
    }
    blocks.extend(record::revisions(source));
    blocks.extend(record::signatures(source));
    blocks
}

fn block(lang: Lang, number: usize, (heading, rows): Part) -> Block {
    let text = match lang {
        Lang::Zh => format!("{}、{}", in_hanzi(number), heading.text),
        Lang::En => format!("{number}. {}", heading.text),
    };
    let heading = Para { text: text.into(), style: HEADING, align: Align::Left, ..heading };
    Block { heading, whole: false, prose: true, ..Block::new("", rows) }
}

/// A number in hanzi, from a hundred on in digits.
fn in_hanzi(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number > 99 {
        return number.to_string();
    }
    let ten = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens % 10]),
    };
    ten + DIGITS[number % 10]
}

/// A paragraph across the page.
fn prose(para: Para) -> Row {
    Row { ruled: false, ..Row::new(vec![Cell { pad: 1.5, ..Cell::para(170.0, text(para)) }]) }
}

fn text(para: Para) -> Para {
    Para {
        leading: LEADING,
        marker_style: if para.style == STRONG { STRONG } else { para.marker_style },
        ..para.style(TEXT)
    }
}

/// A label in bold, and behind it what `para` says; under it when the label is long.
fn with_label(source: Source<'_>, label: &str, para: Para) -> Vec<Row> {
    // More than this is too wide in any case, and measuring a whole novel would take its time.
    let long = label.chars().nth(60).is_some();
    if long || line::width(label, STRONG) > LONG_LABEL {
        return titled_list(Para::new(label.to_owned()), vec![para]);
    }
    let colon = Text::new("：", ": ").get(source.lang());
    vec![prose(Para { marker: Some(format!("{label}{colon}")), marker_style: STRONG, ..para })]
}

/// The fields that have content, each with its label; the rows of a list are run together.
fn labelled(source: Source<'_>, fields: &[Field]) -> Vec<Row> {
    let filled = fields.iter().filter(|field| source.any(**field));
    filled
        .filter_map(|&field| Some(with_label(source, &source.label(field).inline(), read(source, field)?)))
        .flatten()
        .collect()
}

/// What a field reads on one line; persons are counted as such.
fn read(source: Source<'_>, field: Field) -> Option<Para> {
    match field.spec().kind {
        Kind::Count(_) => source.any(field).then(|| source.persons(field)),
        _ => source.run_together(field),
    }
}

fn identity(source: Source<'_>) -> Vec<Field> {
    let mut fields = vec![
        Field::Title,
        Field::Code,
        Field::Organization,
        Field::Department,
        Field::ReportsTo,
        Field::DirectReports,
        Field::DirectReportCount,
        Field::Headcount,
        Field::Grade,
        Field::Level,
        Field::JobFamily,
        Field::Location,
    ];
    fields.extend(source.unshown_number());
    fields
}

fn purpose(source: Source<'_>) -> Vec<Row> {
    let mut para = source.only(Field::Purpose);
    if source.lang() == Lang::Zh {
        // The first line is indented by two characters.
        para.text.to_mut().insert_str(0, "　　");
    }
    if source.any(Field::Purpose) { vec![prose(para)] } else { Vec::new() }
}

/// A bold line that stays with what follows, and under it `paras` with their numbers in parentheses.
fn titled_list(title: Para, paras: Vec<Para>) -> Vec<Row> {
    let title = Para { style: STRONG, spread: false, ..title };
    let title = Row {
        ruled: false,
        ..Row::new(vec![Cell { pad: 2.5, ..Cell::para(170.0, Para { leading: LEADING, ..title }) }])
    };
    let item = |para: Para| {
        let marker = para.marker.as_ref().map(|marker| format!("({})", marker.trim_end_matches('.')));
        Row { clings: false, ..prose(Para { marker, ..para }) }
    };
    let mut rows = vec![title];
    rows.extend(paras.into_iter().map(item));
    if let Some(first) = rows.get_mut(1) {
        first.clings = true;
    }
    rows
}

fn duties(source: Source<'_>) -> Vec<Row> {
    let duty = |index: usize| {
        let mut name = source.para(Place::at(Field::DutyName, index));
        let weight = |weight: Percent| match source.lang() {
            Lang::Zh => format!("（{} {weight}%）", source.say(Text::new("权重", "weight"))),
            Lang::En => format!(" (weight {weight}%)"),
        };
        name.text = format!("{}. {}", index + 1, name.text).into();
        name.text.to_mut().extend(source.document.duties[index].weight.map(weight));
        let mut rows = titled_list(name, work::tasks(source, index));
        if let Some(last) = rows.last_mut() {
            // The standard of a duty does not begin a page alone.
            last.clings |= source.has(Place::at(Field::DutyStandard, index));
        }
        rows
    };
    (0..source.document.duties.len()).flat_map(duty).collect()
}

fn authorities(source: Source<'_>) -> Vec<Row> {
    let group = |index| {
        let (kind, key) = work::authority_kind(source, index);
        titled_list(Para::new(kind.inline()).key(key), work::powers(source, index))
    };
    (0..source.document.authorities.len()).flat_map(group).collect()
}

/// With whom the post deals, inside and outside, and about what.
fn contacts(source: Source<'_>) -> Vec<Row> {
    let internal = (Text::new("内部", "Internal"), Field::InternalParty, Field::InternalNature, Field::InternalMatter);
    let external = (Text::new("外部", "External"), Field::ExternalParty, Field::ExternalNature, Field::ExternalMatter);
    let relations = &source.document.relations;
    let side = |(label, party, nature, matter): (Text, Field, Field, Field), contacts: &[Contact]| {
        let paras = (0..contacts.len()).filter(|&row| contacts[row] != Contact::default()).map(|row| {
            let read = |field| source.read(Place::at(field, row));
            let nature = read(nature).map(|nature| match source.lang() {
                Lang::Zh => format!("（{nature}）"),
                Lang::En => format!(" ({nature})"),
            });
            let matter = read(matter).map(|matter| format!("{}{matter}", Text::new("：", ": ").get(source.lang())));
            let text = [read(party), nature, matter].into_iter().flatten().collect::<String>();
            Para::new(text).key(Place::at(party, row).key())
        });
        let paras = Para::numbered(paras.collect());
        if paras.is_empty() { Vec::new() } else { titled_list(Para::new(source.say(label)), paras) }
    };
    [side(internal, &relations.internal), side(external, &relations.external)].concat()
}

/// The indicators, a line each: target, weight and source behind the name.
fn indicators(source: Source<'_>) -> Vec<Row> {
    let indicator = |row| {
        let read = |field| source.read(Place::at(field, row));
        let name = read(Field::IndicatorName).unwrap_or_default();
        let rest = [Field::IndicatorTarget, Field::IndicatorWeight, Field::IndicatorSource].into_iter();
        let rest = rest.filter_map(|field| Some((field, read(field)?))).map(|(field, text)| match field {
            Field::IndicatorTarget => text,
            _ => format!("{}{}{text}", source.label(field).inline(), Text::new("：", ": ").get(source.lang())),
        });
        let rest = rest.collect::<Vec<_>>().join(Text::new("；", "; ").get(source.lang()));
        let para = Para::new(rest).key(Place::at(Field::IndicatorName, row).key());
        with_label(source, &name, para)
    };
    (0..source.document.indicators.len()).flat_map(indicator).collect()
}

fn qualifications(source: Source<'_>) -> Vec<Row> {
    let rows = |(field, mut paras): (Field, Vec<Para>)| match paras.len() {
        1 => with_label(source, &source.label(field).inline(), paras.remove(0)),
        _ => titled_list(Para::new(source.label(field).inline()), paras),
    };
    person::entries(source).into_iter().flat_map(rows).collect()
}
