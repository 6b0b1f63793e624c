//! How much a document may hold: what is more comes from no person, and would make the window slow.

use super::checks::Checks;
use super::pack::{MOST_MEMBERS, Pack};
use super::place::{LONGEST_TEXT, MOST_PLACES, MOST_ROWS};
use super::schema::Kind;
use super::{Fault, Field, Place, PositionDescription};
use crate::lang::Message;

/// A word to look for has no more characters.
pub(super) const LONGEST_WORD: usize = 100;

impl Fault {
    /// Gives `document` back, or what is wrong with its size.
    ///
    /// # Errors
    ///
    /// Fails when a list has more rows, or a text more characters, than a description can have.
    pub fn limit(document: PositionDescription) -> Result<PositionDescription, Self> {
        Self::excess(&document).map_or(Ok(document), Err)
    }

    /// In what `document` holds more than a description can, if it does.
    #[must_use]
    pub fn excess(document: &PositionDescription) -> Option<Self> {
        let too_much = |zh: String, en: String| {
            let remedy = Message::new("这不像岗位说明书，请检查是否选错文件", "this is hardly a description: split it");
            Some(Self { position: None, what: Message::new(zh, en), remedy })
        };
        let field = Field::ALL.iter().find(|field| field.longest_list(document) > MOST_ROWS);
        let long = field.map(|field| (field.spec().label.zh, Place::of(*field).path()));
        let kept = (document.kept.len() > MOST_ROWS).then(|| ("保留意见", "kept".to_owned()));
        if let Some((label, path)) = long.or(kept) {
            return too_much(format!("“{label}”超过 {MOST_ROWS} 行"), format!("{path} has more than {MOST_ROWS} rows"));
        }
        if Place::all(document).nth(MOST_PLACES).is_some() {
            return too_much(format!("内容超过 {MOST_PLACES} 项"), format!("it holds more than {MOST_PLACES} values"));
        }
        let long = |place: &Place| match place.field.spec().kind {
            Kind::Line(lens) | Kind::Prose(lens) => {
                // A text of few bytes has few characters.
                let text = (lens.get)(document, *place).filter(|text| text.len() > LONGEST_TEXT);
                text.is_some_and(|text| text.chars().count() > LONGEST_TEXT)
            }
            _ => false,
        };
        let place = Place::all(document).find(long)?;
        too_much(
            format!("“{}”超过 {LONGEST_TEXT} 字", place.field.spec().label.zh),
            format!("{} has more than {LONGEST_TEXT} characters", place.path()),
        )
    }

    /// Gives `pack` back, or what is wrong with its size.
    ///
    /// # Errors
    ///
    /// Fails when it has more members, or a text more characters, than a pack can have.
    pub fn limit_pack(pack: Pack) -> Result<Pack, Self> {
        Self::excess_of_pack(&pack).map_or(Ok(pack), Err)
    }

    /// In what `pack` holds more than a pack can, if it does.
    #[must_use]
    pub fn excess_of_pack(pack: &Pack) -> Option<Self> {
        let members: usize = pack.departments.iter().map(|department| department.members.len()).sum();
        let cover = [&pack.title, &pack.client, &pack.issuer, &pack.version, &pack.confidentiality, &pack.preface];
        let style = [&pack.style.logo, &pack.style.header, &pack.style.footer];
        let departments = pack.departments.iter().flat_map(|department| [&department.name, &department.intro]);
        let longest = cover.into_iter().chain(style).chain(departments).map(String::len).max().unwrap_or_default();
        let what = if members > MOST_MEMBERS || pack.departments.len() > MOST_MEMBERS {
            Message::new(
                format!("成员或部门超过 {MOST_MEMBERS} 个"),
                format!("it has more than {MOST_MEMBERS} members or departments"),
            )
        } else if longest > 4 * LONGEST_TEXT {
            Message::new(
                format!("有一段文字超过 {LONGEST_TEXT} 字"),
                format!("a text has more than {LONGEST_TEXT} characters"),
            )
        } else {
            return None;
        };
        let remedy = Message::new("请把汇编分成几份", "make several packs of it");
        Some(Self { position: None, what, remedy })
    }

    /// Gives `checks` back, or what is wrong with their size.
    ///
    /// # Errors
    ///
    /// Fails when a list has more rows, or a word more characters, than anybody would look for.
    pub fn limit_checks(checks: Checks) -> Result<Checks, Self> {
        let rows = checks.words.len().max(checks.silence.len()).max(checks.severities.len());
        let longest = checks.words.iter().map(|entry| entry.word.chars().count()).max().unwrap_or_default();
        let what = if rows > MOST_ROWS {
            Message::new(format!("列表超过 {MOST_ROWS} 行"), format!("a list has more than {MOST_ROWS} rows"))
        } else if longest > LONGEST_WORD {
            let zh = format!("words 中有超过 {LONGEST_WORD} 字的 word");
            Message::new(zh, format!("a word of `words` has more than {LONGEST_WORD} characters"))
        } else {
            return Ok(checks);
        };
        let remedy = Message::new("请删短后重试", "shorten it and try again");
        Err(Self { position: None, what, remedy })
    }
}
