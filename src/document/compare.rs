//! Two descriptions or two packs side by side: in which parts they differ.
//!
//! A part is a field that stands once, or a whole list: a row has no name by which it could be known again.
//! To add a field that stands once or a list, add a line to the table; a test says when one is missing.

use std::collections::BTreeMap;

use super::merge::merge_rows;
use super::pack::Pack;
use super::pack_text::{departments, names, yes_or_no};
use super::taking::{At, Match, take};
use super::{Choice, Field, Place, PositionDescription};
use crate::lang::{Lang, Text};

/// What is compared as one.
pub struct Part<D: 'static = PositionDescription> {
    /// What the file calls it.
    pub path: &'static str,
    /// What a person calls it.
    pub label: fn() -> Text,
    /// Tells whether two documents have the same here.
    pub same: fn(&D, &D) -> bool,
    /// What a person reads here; nothing when it is empty.
    pub lines: fn(&D, Lang) -> Vec<Line>,
    /// Takes it over from the first document into the second.
    pub copy: fn(&D, &mut D),
    /// The same for one match of its rows, where it has rows.
    pub take: Option<TakeRow<D>>,
    /// Puts what mine and theirs, the second and the third, made of the first into the last, and tells whether it could.
    pub(super) merge: fn(&D, &D, &D, &mut D) -> bool,
}

impl<D> Part<D> {
    /// Takes over from the first document into the second what one match of the rows says, or all of it.
    pub fn bring(&self, from: &D, into: &mut D, row: Option<&(Vec<Match>, usize)>) {
        match (self.take, row) {
            (Some(take), Some((matches, row))) => take(from, into, matches, *row),
            _ => (self.copy)(from, into),
        }
    }
}

/// A line of what a person reads of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row that it is of: a text may have several lines.
    pub at: At,
    /// What it says.
    pub text: String,
}

/// The lines of a row that says `text`.
pub(super) fn lines_of(at: At, text: &str) -> Vec<Line> {
    text.lines().map(|line| Line { at, text: line.to_owned() }).collect()
}

/// The lines of a value, which has no rows.
fn value(text: &str) -> Vec<Line> {
    lines_of((0, None), text)
}

/// Takes one of the matches over from the first document into the second.
pub type TakeRow<D> = fn(&D, &mut D, &[Match], usize);

/// A document that can be compared.
pub trait Parts: Clone + Default + 'static {
    /// Every part, in the order of the file.
    const PARTS: &'static [Part<Self>];
}

macro_rules! merge {
    (value $($path:ident).+) => {
        |_, _, _, _| false
    };
    (rows $($path:ident).+) => {
        |base, mine, theirs, into| {
            merge_rows(&base.$($path).+, &mine.$($path).+, &theirs.$($path).+)
                .map(|rows| into.$($path).+ = rows)
                .is_some()
        }
    };
}

macro_rules! take {
    (value $($path:ident).+) => {
        None
    };
    (rows $($path:ident).+) => {
        Some(|from, into, matches, taken| take(&from.$($path).+, &mut into.$($path).+, matches, taken))
    };
}

/// What was said about the findings is no field, and has no place in the table.
macro_rules! lines {
    ($field:ident kept) => {
        |document, _| {
            let rows = document.kept.iter().map(|kept| format!("{} · {}", kept.rule, kept.reason));
            rows.enumerate().flat_map(|(row, text)| lines_of((row, None), &text)).collect()
        }
    };
    ($field:ident $($path:ident).+) => {
        |document, lang| lines_from(Field::$field, document, lang)
    };
}

macro_rules! part {
    ($kind:ident ($($path:ident).+) $label:expr, $lines:expr) => {
        Part {
            path: stringify!($($path).+),
            label: || $label,
            lines: $lines,
            same: |one, other| one.$($path).+ == other.$($path).+,
            copy: |from, to| to.$($path).+ = from.$($path).+.clone(),
            take: take!($kind $($path).+),
            merge: merge!($kind $($path).+),
        }
    };
}

macro_rules! parts {
    ($($kind:ident $field:ident ($($path:ident).+) $label:expr;)+) => {
        impl Parts for PositionDescription {
            const PARTS: &'static [Part] = &[$(part!($kind ($($path).+) $label, lines!($field $($path).+)),)+];
        }
    };
}

parts! {
    value Status (status) Field::Status.spec().label;
    value Title (identity.title) Field::Title.spec().label;
    value Code (identity.code) Field::Code.spec().label;
    value DocumentNumber (identity.document_number) Field::DocumentNumber.spec().label;
    value Organization (identity.organization) Field::Organization.spec().label;
    value Department (identity.department) Field::Department.spec().label;
    value Headcount (identity.headcount) Field::Headcount.spec().label;
    value Grade (identity.grade) Field::Grade.spec().label;
    value Level (identity.level) Field::Level.spec().label;
    value JobFamily (identity.job_family) Field::JobFamily.spec().label;
    value Location (identity.location) Field::Location.spec().label;
    value ReportsTo (identity.reports_to) Field::ReportsTo.spec().label;
    rows DirectReports (identity.direct_reports) Field::DirectReports.spec().label;
    value DirectReportCount (identity.direct_report_count) Field::DirectReportCount.spec().label;
    rows InternalParty (relations.internal) Text::new("内部工作关系", "Internal relations");
    rows ExternalParty (relations.external) Text::new("外部工作关系", "External relations");
    value Purpose (purpose) Field::Purpose.spec().label;
    rows DutyName (duties) Text::new("工作职责", "Duties");
    rows AuthorityKind (authorities) Text::new("工作职权", "Authorities");
    rows IndicatorName (indicators) Text::new("考核指标", "Indicators");
    value Education (qualifications.education) Field::Education.spec().label;
    value Major (qualifications.major) Field::Major.spec().label;
    rows Experience (qualifications.experience) Field::Experience.spec().label;
    rows Certificates (qualifications.certificates) Field::Certificates.spec().label;
    rows Skills (qualifications.skills) Field::Skills.spec().label;
    rows LanguageName (qualifications.languages) Text::new("语言", "Languages");
    value Computer (qualifications.computer) Field::Computer.spec().label;
    rows KnowledgeName (qualifications.knowledge) Text::new("知识", "Knowledge");
    rows Competencies (qualifications.competencies) Field::Competencies.spec().label;
    rows Personal (qualifications.personal) Field::Personal.spec().label;
    rows OtherQualifications (qualifications.other) Field::OtherQualifications.spec().label;
    value Hours (conditions.hours) Field::Hours.spec().label;
    value Environment (conditions.environment) Field::Environment.spec().label;
    value Equipment (conditions.equipment) Field::Equipment.spec().label;
    value Travel (conditions.travel) Field::Travel.spec().label;
    rows SectionHeading (sections) Text::new("其他章节", "Other sections");
    rows RevisionVersion (revisions) Text::new("修订记录", "Revisions");
    value Notes (notes) Field::Notes.spec().label;
    rows Notes (kept) Text::new("保留意见", "Reasons for what is kept");
}

macro_rules! pack_parts {
    ($($kind:ident ($($path:ident).+) $zh:literal, $en:literal, $lines:expr;)+) => {
        impl Parts for Pack {
            const PARTS: &'static [Part<Self>] = &[$(part!($kind ($($path).+) Text::new($zh, $en), $lines),)+];
        }
    };
}

pack_parts! {
    value (title) "标题", "Title", |pack, _| value(&pack.title);
    value (client) "客户", "Client", |pack, _| value(&pack.client);
    value (issuer) "编制单位", "Issued by", |pack, _| value(&pack.issuer);
    value (date) "日期", "Date", |pack, _| value(&pack.date.map(|date| date.to_string()).unwrap_or_default());
    value (version) "版本", "Version", |pack, _| value(&pack.version);
    value (confidentiality) "密级", "Confidentiality", |pack, _| value(&pack.confidentiality);
    value (preface) "编制说明", "Preface", |pack, _| value(&pack.preface);
    value (style.logo) "徽标", "Logo", |pack, _| value(&pack.style.logo);
    value (style.accent) "主题色", "Colour", |pack, _| value(&pack.style.accent.map(|accent| accent.to_string()).unwrap_or_default());
    value (style.header) "页眉", "Header", |pack, _| value(&pack.style.header);
    value (style.footer) "页脚", "Footer", |pack, _| value(&pack.style.footer);
    value (style.layout) "打印样式", "Printed form", |pack, lang| value(pack.style.layout.label().get(lang));
    value (style.labels) "标签语言", "Labels", |pack, lang| value(pack.style.labels.label().get(lang));
    value (style.without) "不印的部分", "Parts left out", |pack, lang| value(&names(&pack.style.without, lang));
    value (style.without_blocks) "不印的版块", "Blocks left out", |pack, lang| value(&names(&pack.style.without_blocks, lang));
    value (style.draft) "草案水印", "Draft mark", |pack, lang| value(&yes_or_no(pack.style.draft, lang));
    value (style.findings) "检查意见", "Findings", |pack, lang| value(&yes_or_no(pack.style.findings, lang));
    rows (departments) "部门与岗位", "Departments", |pack, _| departments(pack);
}

/// Stands before a row within a row.
pub const INDENT: &str = "　　";

/// What stands in the rows that `first` is the first field of, a row within a row on a line of its own.
fn lines_from(first: Field, document: &PositionDescription, lang: Lang) -> Vec<Line> {
    let fields = Field::ALL.iter().filter(|field| root(**field) == root(first));
    let mut lines: BTreeMap<At, String> = BTreeMap::new();
    for place in fields.flat_map(|&field| Place::each(field, document)) {
        let Some(text) = Field::text(place, document, lang) else { continue };
        let line = lines.entry((place.row(), place.named_sub())).or_default();
        match (line.is_empty(), place.named_sub()) {
            (true, Some(_)) => line.push_str(INDENT),
            (true, None) => {}
            (false, _) => line.push_str(" · "),
        }
        line.push_str(&text);
    }
    lines.into_iter().flat_map(|(at, text)| lines_of(at, &text)).collect()
}

/// The path of a field to the first list on it: what its part is known by.
pub(super) fn root(field: Field) -> String {
    field.spec().path.split("[]").next().unwrap_or_default().replace(' ', "")
}

/// The parts in which two documents differ.
pub(super) fn changes<D: Parts>(one: &D, other: &D) -> Vec<&'static Part<D>> {
    D::PARTS.iter().filter(|part| !(part.same)(one, other)).collect()
}

/// What a person calls the parts in which two documents differ.
#[must_use]
pub fn changed_parts<D: Parts>(one: &D, other: &D) -> Vec<Text> {
    changes(one, other).into_iter().map(|part| (part.label)()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the parts say is the same is the same.
    #[test]
    fn every_member_belongs_to_a_part() {
        let members = |text: &str, name: &str| {
            let body = text.split(&format!("pub struct {name} {{")).nth(1).and_then(|rest| rest.split("\n}").next());
            body.expect("it is there").matches("\n    pub ").count()
        };
        // The format is no part; four members are structs with parts of their own.
        let text = include_str!("mod.rs");
        let inner: usize =
            ["Identity", "Relations", "Qualifications", "Conditions"].iter().map(|name| members(text, name)).sum();
        assert_eq!(PositionDescription::PARTS.len(), members(text, "PositionDescription") - 1 - 4 + inner);
        let text = include_str!("pack.rs");
        assert_eq!(Pack::PARTS.len(), members(text, "Pack") - 1 - 1 + members(text, "PackStyle"));
    }
}
