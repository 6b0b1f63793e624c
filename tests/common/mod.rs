//! What the tests share: a description with every field filled, random ones, the text of pages.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::path::{Path, PathBuf};

use rolewright::document::schema::Kind;
use rolewright::document::{
    AuthorityGroup, AuthorityKind, AuthorityLevel, Choice, Contact, Date, Duty, Indicator, Knowledge, Language, Nature,
    OtherSection, Percent, Place, PositionDescription, Power, Rank, Revision, Status,
};
use rolewright::page::{Item, Page};

/// The folder of this package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the samples.
pub fn samples() -> Vec<PathBuf> {
    let found = rolewright::storage::descriptions_in(&root().join("samples")).expect("samples are there");
    assert!(found.len() >= 8, "{found:?}");
    found
}

/// Every file of the templates.
pub fn templates() -> Vec<PathBuf> {
    rolewright::storage::descriptions_in(&root().join("assets/templates")).expect("templates are there")
}

/// A description with `rows` rows in every list, and a text of its own in every field.
pub fn full(rows: usize) -> PositionDescription {
    let mut document = PositionDescription::default();
    shape(&mut document, rows);
    for place in Place::all(&document).collect::<Vec<_>>() {
        fill(&mut document, place);
    }
    document
}

/// Gives every list `rows` empty rows.
fn shape(document: &mut PositionDescription, rows: usize) {
    let texts = vec![String::new(); rows];
    document.identity.direct_reports.clone_from(&texts);
    document.relations.internal = vec![Contact::default(); rows];
    document.relations.external = vec![Contact::default(); rows];
    document.duties = vec![Duty { tasks: texts.clone(), ..Duty::default() }; rows];
    document.authorities = vec![AuthorityGroup { powers: vec![Power::default(); rows], ..Default::default() }; rows];
    document.indicators = vec![Indicator::default(); rows];
    let qualifications = &mut document.qualifications;
    for list in [
        &mut qualifications.experience,
        &mut qualifications.certificates,
        &mut qualifications.skills,
        &mut qualifications.competencies,
        &mut qualifications.personal,
        &mut qualifications.other,
    ] {
        list.clone_from(&texts);
    }
    qualifications.languages = vec![Language::default(); rows];
    qualifications.knowledge = vec![Knowledge::default(); rows];
    document.sections = vec![OtherSection { paragraphs: texts, ..OtherSection::default() }; rows];
    document.revisions = vec![Revision::default(); rows];
}

/// Puts a value at `place` that stands nowhere else.
fn fill(document: &mut PositionDescription, place: Place) {
    let nth = place.row() * 16 + place.sub();
    let number = u32::try_from(place.key() % 97).expect("small") + 1;
    match place.field.spec().kind {
        Kind::Line(lens) | Kind::Prose(lens) => {
            let text = format!("{}甲{}乙{}", place.field.spec().label.zh, place.row(), place.sub());
            *(lens.get_mut)(document, place).expect("the row is there") = format!("{text}《{:?}》", place.field);
        }
        Kind::Count(lens) => *(lens.get_mut)(document, place).expect("there") = Some(number + 700),
        Kind::Percent(lens) => {
            *(lens.get_mut)(document, place).expect("there") = Some(Percent::from_tenths(number + 101));
        }
        Kind::Rank(lens) => *(lens.get_mut)(document, place).expect("there") = Rank::new((nth % 3) as u8 + 1),
        Kind::Date(lens) => {
            *(lens.get_mut)(document, place).expect("there") = Some(Date::constant(2024, 3, (nth % 28) as i8 + 1));
        }
        Kind::Status(lens) => *(lens.get_mut)(document, place).expect("there") = Status::InReview,
        Kind::Nature(lens) => *(lens.get_mut)(document, place).expect("there") = Some(Nature::ALL[nth % 4]),
        Kind::AuthorityKind(lens) => {
            *(lens.get_mut)(document, place).expect("there") = AuthorityKind::ALL[place.row() % 4];
        }
        Kind::AuthorityLevel(lens) => {
            *(lens.get_mut)(document, place).expect("there") = Some(AuthorityLevel::ALL[nth % 6]);
        }
    }
}

/// The text at `place`, to be read or changed; nothing when no text stands there.
pub fn text_at(document: &mut PositionDescription, place: Place) -> Option<&mut String> {
    match place.field.spec().kind {
        Kind::Line(lens) | Kind::Prose(lens) => (lens.get_mut)(document, place),
        _ => None,
    }
}

/// Random numbers that are the same in every run (xorshift).
pub struct Random(pub u64);

impl Random {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// A text of any kind: Chinese, Latin, mixed, long words, marks, rare and missing characters, line feeds.
    pub fn text(&mut self) -> String {
        const PIECES: [&str; 18] = [
            "受理客户咨询",
            "，",
            "。",
            "（",
            "）",
            "《客户服务制度》",
            "ERP",
            " ",
            "5个工作日内",
            "≥98%",
            "CC-KF-02",
            "“引号”",
            "Supercalifragilisticexpialidocious",
            "\n",
            "\u{10ffff}",
            "𠮷",
            "——",
            "\t",
        ];
        let count = [0, 1, 4, 12, 60][self.below(5)];
        (0..count).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }

    /// A description with random texts in a random number of rows.
    pub fn document(&mut self) -> PositionDescription {
        let mut document = full([0, 1, 2, 9][self.below(4)]);
        for place in Place::all(&document).collect::<Vec<_>>() {
            if let Kind::Line(lens) | Kind::Prose(lens) = place.field.spec().kind {
                *(lens.get_mut)(&mut document, place).expect("the row is there") = self.text();
            }
        }
        document
    }
}

/// All text on `pages`, without spaces.
pub fn text_of(pages: &[Page]) -> String {
    let runs = pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Text(run) => Some(&*run.text),
        _ => None,
    });
    squeezed(&runs.collect::<String>())
}

/// `text` without spaces and line feeds.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
