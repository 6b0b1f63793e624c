//! Two descriptions or two packs side by side: what differs, part by part, and what can be merged.
//!
//! A part is a field that stands once, or a whole list: a row has no name by which it could be known again.
//! To add a field that stands once or a list, add a line to the table; a test says when one is missing.

use std::collections::BTreeMap;

use super::pack::Pack;
use super::pack_text::{departments, names, yes_or_no};
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
    /// What a person reads here, a row a line; nothing when it is empty.
    pub text: fn(&D, Lang) -> String,
    /// Takes it over from the first document into the second.
    pub copy: fn(&D, &mut D),
    /// Puts what mine and theirs, the second and the third, made of the first into the last, and tells whether it could.
    merge: fn(&D, &D, &D, &mut D) -> bool,
}

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

/// What was said about the findings is no field, and has no place in the table.
macro_rules! text {
    ($field:ident kept) => {
        |document, _| {
            let lines = document.kept.iter().map(|kept| format!("{} · {}", kept.rule, kept.reason));
            lines.collect::<Vec<_>>().join("\n")
        }
    };
    ($field:ident $($path:ident).+) => {
        |document, lang| text_of(Field::$field, document, lang)
    };
}

macro_rules! part {
    ($kind:ident ($($path:ident).+) $label:expr, $text:expr) => {
        Part {
            path: stringify!($($path).+),
            label: || $label,
            text: $text,
            same: |one, other| one.$($path).+ == other.$($path).+,
            copy: |from, to| to.$($path).+ = from.$($path).+.clone(),
            merge: merge!($kind $($path).+),
        }
    };
}

macro_rules! parts {
    ($($kind:ident $field:ident ($($path:ident).+) $label:expr;)+) => {
        impl Parts for PositionDescription {
            const PARTS: &'static [Part] = &[$(part!($kind ($($path).+) $label, text!($field $($path).+)),)+];
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
    ($($kind:ident ($($path:ident).+) $zh:literal, $en:literal, $text:expr;)+) => {
        impl Parts for Pack {
            const PARTS: &'static [Part<Self>] = &[$(part!($kind ($($path).+) Text::new($zh, $en), $text),)+];
        }
    };
}

pack_parts! {
    value (title) "标题", "Title", |pack, _| pack.title.clone();
    value (client) "客户", "Client", |pack, _| pack.client.clone();
    value (issuer) "编制单位", "Issued by", |pack, _| pack.issuer.clone();
    value (date) "日期", "Date", |pack, _| pack.date.map(|date| date.to_string()).unwrap_or_default();
    value (version) "版本", "Version", |pack, _| pack.version.clone();
    value (confidentiality) "密级", "Confidentiality", |pack, _| pack.confidentiality.clone();
    value (preface) "编制说明", "Preface", |pack, _| pack.preface.clone();
    value (style.logo) "徽标", "Logo", |pack, _| pack.style.logo.clone();
    value (style.accent) "主题色", "Colour", |pack, _| pack.style.accent.map(|accent| accent.to_string()).unwrap_or_default();
    value (style.header) "页眉", "Header", |pack, _| pack.style.header.clone();
    value (style.footer) "页脚", "Footer", |pack, _| pack.style.footer.clone();
    value (style.layout) "打印样式", "Printed form", |pack, lang| pack.style.layout.label().get(lang).to_owned();
    value (style.labels) "标签语言", "Labels", |pack, lang| pack.style.labels.label().get(lang).to_owned();
    value (style.without) "不印的部分", "Parts left out", |pack, lang| names(&pack.style.without, lang);
    value (style.without_blocks) "不印的版块", "Blocks left out", |pack, lang| names(&pack.style.without_blocks, lang);
    value (style.draft) "草案水印", "Draft mark", |pack, lang| yes_or_no(pack.style.draft, lang);
    value (style.findings) "检查意见", "Findings", |pack, lang| yes_or_no(pack.style.findings, lang);
    rows (departments) "部门与岗位", "Departments", |pack, _| departments(pack);
}

/// Stands before a row within a row.
pub const INDENT: &str = "　　";

/// What stands in the rows that `first` is the first field of, a row within a row on a line of its own.
fn text_of(first: Field, document: &PositionDescription, lang: Lang) -> String {
    let fields = Field::ALL.iter().filter(|field| root(**field) == root(first));
    let mut lines: BTreeMap<(usize, Option<usize>), String> = BTreeMap::new();
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
    lines.into_values().collect::<Vec<_>>().join("\n")
}

/// The path of a field to the first list on it: what its part is known by.
pub(super) fn root(field: Field) -> String {
    field.spec().path.split("[]").next().unwrap_or_default().replace(' ', "")
}

/// The parts in which two documents differ.
fn changes<D: Parts>(one: &D, other: &D) -> Vec<&'static Part<D>> {
    D::PARTS.iter().filter(|part| !(part.same)(one, other)).collect()
}

/// What a person calls the parts in which two documents differ.
#[must_use]
pub fn changed_parts<D: Parts>(one: &D, other: &D) -> Vec<Text> {
    changes(one, other).into_iter().map(|part| (part.label)()).collect()
}

/// What became of a part that two people had before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only I changed it.
    Mine,
    /// Only the other changed it.
    Theirs,
    /// Both changed rows of it, and not the same ones.
    Both,
    /// Both changed it, each in another way.
    Conflict,
}

/// The parts in which mine and theirs differ, with what became of each since both were as `base`.
#[must_use]
pub fn compare<D: Parts>(base: &D, mine: &D, theirs: &D) -> Vec<(&'static Part<D>, Change)> {
    let change = |part: &'static Part<D>| {
        let change = match ((part.same)(base, mine), (part.same)(base, theirs)) {
            (_, true) => Change::Mine,
            (true, _) => Change::Theirs,
            _ if (part.merge)(base, mine, theirs, &mut D::default()) => Change::Both,
            _ => Change::Conflict,
        };
        (part, change)
    };
    changes(mine, theirs).into_iter().map(change).collect()
}

/// What is taken over for a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// What I wrote.
    Mine,
    /// What the other wrote.
    Theirs,
    /// The rows of both.
    Both,
}

impl Change {
    /// What to take unless a person says otherwise.
    #[must_use]
    pub fn proposal(self) -> Take {
        match self {
            Self::Mine | Self::Conflict => Take::Mine,
            Self::Theirs => Take::Theirs,
            Self::Both => Take::Both,
        }
    }
}

/// Mine, with what was taken of theirs.
#[must_use]
pub fn merge<D: Parts>(base: &D, mine: &D, theirs: &D, taken: &[(&Part<D>, Take)]) -> D {
    let mut merged = mine.clone();
    for (part, take) in taken {
        match take {
            Take::Mine => {}
            Take::Theirs => (part.copy)(theirs, &mut merged),
            Take::Both => drop((part.merge)(base, mine, theirs, &mut merged)),
        }
    }
    merged
}

/// The rows of `base` from the first to before the last that `new` changed, and the same of `new`.
fn changed<T: PartialEq>(base: &[T], new: &[T]) -> (usize, usize, usize) {
    let before = base.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = base.len().min(new.len()) - before;
    let after = base.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    (before, base.len() - after, new.len() - after)
}

/// Both changes of a list, when they lie apart: nothing when they touch.
fn merge_rows<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Option<Vec<T>> {
    let (first, second) = (changed(base, mine), changed(base, theirs));
    let ((upper, above), (lower, below)) =
        if first.0 <= second.0 { ((first, mine), (second, theirs)) } else { ((second, theirs), (first, mine)) };
    // Rows added at the same place could stand in either order.
    if upper.1 > lower.0 || upper.0 == lower.0 {
        return None;
    }
    let parts = [&above[..upper.2], &base[upper.1..lower.0], &below[lower.0..lower.2], &base[lower.1..]];
    Some(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<char> {
        text.chars().collect()
    }

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

    #[test]
    fn changes_of_a_list_that_lie_apart_merge() {
        let merged = |base, mine, theirs| merge_rows(&rows(base), &rows(mine), &rows(theirs)).map(String::from_iter);
        for (base, mine, theirs, both) in [
            ("abcd", "Abcd", "abcD", Some("AbcD")),
            ("abcd", "bcd", "abcde", Some("bcde")),
            ("abcd", "abcd", "aXbcd", Some("aXbcd")),
            ("abcd", "abXcd", "abc", Some("abXc")),
            ("abcd", "aBcd", "aβcd", None),
            ("ab", "abc", "abd", None),
            ("", "a", "b", None),
        ] {
            assert_eq!(merged(base, mine, theirs).as_deref(), both, "{base} {mine} {theirs}");
            assert_eq!(merged(base, theirs, mine).as_deref(), both, "{base} {theirs} {mine}");
        }
    }
}
