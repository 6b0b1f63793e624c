//! 工作关系: the cross diagram, and under it a table of the contacts.

use super::parts::Source;
use crate::document::{Contact, Field, FormBlock, Place, Section};
use crate::lang::Text;
use crate::layout::block::relations::{self, Diagram};
use crate::layout::label::Label;
use crate::layout::table::{Align, Block, Body, Cell, Heads, Row};

/// The diagram and the table; nothing when there is nothing to show.
pub fn working_relations(source: Source<'_>) -> Vec<Block> {
    let fields =
        [Field::ReportsTo, Field::DirectReports, Field::DirectReportCount, Field::InternalParty, Field::ExternalParty];
    let contacts = [Field::InternalMatter, Field::ExternalMatter, Field::InternalNature, Field::ExternalNature];
    let any = fields.iter().chain(&contacts).any(|field| source.any(*field));
    if !any || !source.shows(FormBlock::Relations) {
        return Vec::new();
    }
    let Diagram { figure, cut } = relations::diagram(source.document, source.options);
    let mut rows = vec![Row::new(vec![Cell { body: Body::Figure(figure), ..Cell::paras(170.0, Vec::new()) }])];
    rows.extend(
        [Field::ReportsTo, Field::DirectReports]
            .into_iter()
            .filter(|field| cut.contains(field))
            .filter_map(|field| source.list_row(field)),
    );
    let told = |contact: &Contact| !contact.matter.trim().is_empty() || contact.nature.is_some();
    let table = contact_table(source, |contacts, field| contacts.iter().any(told) || cut.contains(&field));
    let table = table.map(|table| Block { goes_on: true, ..table });
    std::iter::once(Block::new(heading(source), rows)).chain(table).collect()
}

/// The table alone, with every contact.
pub fn contacts(source: Source<'_>) -> Option<Block> {
    let table = contact_table(source, |contacts, _| contacts.iter().any(|contact| *contact != Contact::default()));
    table.filter(|_| source.shows(FormBlock::Relations))
}

fn heading(source: Source<'_>) -> Label {
    source.name(Section::Relations.name())
}

/// The contacts with all that is known of them, on the sides of which `shows` says so.
fn contact_table(source: Source<'_>, shows: impl Fn(&[Contact], Field) -> bool) -> Option<Block> {
    let both = &source.document.relations;
    let internal = [Field::InternalParty, Field::InternalNature, Field::InternalMatter];
    let external = [Field::ExternalParty, Field::ExternalNature, Field::ExternalMatter];
    let sides = [
        (Text::new("内部", "Internal"), &both.internal, internal),
        (Text::new("外部", "External"), &both.external, external),
    ];
    let heads = [
        (26.0, Text::new("范围", "Scope")),
        (44.0, Text::new("对象", "Party")),
        (28.0, Text::new("性质", "Nature")),
        (72.0, Text::new("事项", "Matter")),
    ];
    let heads = Row::new(heads.map(|(width, text)| Cell::head(width, source.name(text))).into());
    let side = |(label, contacts, [party, nature, matter]): (Text, &Vec<Contact>, [Field; 3])| {
        let row = |row| {
            Row::new(vec![
                Cell { heads: Heads::Row, ..Cell::para(44.0, source.para(Place::at(party, row))) },
                Cell::para(28.0, source.para(Place::at(nature, row)).align(Align::Centre)),
                Cell::para(72.0, source.para(Place::at(matter, row))),
            ])
        };
        let filled = (0..contacts.len()).filter(|&row| contacts[row] != Contact::default());
        let rows = Cell::rows(144.0, filled.map(row).collect());
        Row::new(vec![Cell::label(26.0, source.name(label)), rows])
    };
    let rows: Vec<Row> =
        sides.into_iter().filter(|(_, contacts, fields)| shows(contacts, fields[0])).map(side).collect();
    (!rows.is_empty()).then(|| Block { heads: Some(heads), whole: false, ..Block::new(heading(source), rows) })
}
