//! What is wrong with a text that should be a description: one place, what, and what to do.

use super::pack::{MOST_MEMBERS, Pack};
use super::place::{LONGEST_TEXT, MOST_PLACES, MOST_ROWS};
use super::schema::Kind;
use super::{Field, Place, PositionDescription};
use crate::lang::Message;

/// Why a text is not a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line and the column, in characters, each counted from 1; nothing when no place is at fault.
    pub position: Option<(usize, usize)>,
    /// What is wrong.
    pub what: Message,
    /// What to do about it.
    pub remedy: Message,
}

impl Fault {
    /// Something about the file as a whole.
    #[must_use]
    pub fn of_file(what: impl Into<Message>, remedy: impl Into<Message>) -> Self {
        Self { position: None, what: what.into(), remedy: remedy.into() }
    }

    /// A byte sequence that is not UTF-8, after `valid` good bytes.
    #[must_use]
    pub fn not_utf8(bytes: &[u8], valid: usize) -> Self {
        let good = String::from_utf8_lossy(&bytes[..valid]);
        let line = good.matches('\n').count() + 1;
        let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self {
            position: Some((line, column)),
            what: Message::new("不是 UTF-8 文本", "this is not UTF-8 text"),
            remedy: Message::new("请用 UTF-8 编码另存该文件", "save the file in UTF-8"),
        }
    }

    /// A field that is not known, with the likely name among `expected` when one is near.
    #[must_use]
    pub fn unknown_field(line: usize, column: usize, found: &str, expected: &[&str]) -> Self {
        Self {
            position: Some((line, column)),
            what: Message::new(format!("没有名为“{found}”的字段"), format!("there is no field `{found}`")),
            remedy: Self::likely_field(found, expected),
        }
    }

    /// What to do about a field that is not known: the likely name among `expected` when one is near, else all of them.
    #[must_use]
    pub fn likely_field(found: &str, expected: &[&str]) -> Message {
        let near = expected
            .iter()
            .map(|name| (strsim::jaro_winkler(found, name), *name))
            .filter(|(likeness, _)| *likeness > 0.75)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match near {
            Some((_, name)) => Message::new(format!("是否应为“{name}”？"), format!("did you mean `{name}`?")),
            None => Message::new(
                format!("可用的字段：{}", expected.join("、")),
                format!("the fields here are {}", expected.join(", ")),
            ),
        }
    }

    /// A format that only a newer program knows.
    #[must_use]
    pub fn newer_format(line: usize, column: usize, detail: &str) -> Self {
        Self {
            position: Some((line, column)),
            what: Message::new("文件由更新的版本写成", detail),
            remedy: Message::new("请升级后再打开", "open it with a newer version of Rolewright"),
        }
    }

    /// Gives `document` back, or what is wrong with its size.
    ///
    /// # Errors
    ///
    /// Fails when a list has more rows, or a text more characters, than a description can have.
    pub fn limit(document: PositionDescription) -> Result<PositionDescription, Self> {
        let too_much = |zh: String, en: String| {
            let remedy = Message::new("这不像岗位说明书，请检查是否选错文件", "this is hardly a description: split it");
            Err(Self { position: None, what: Message::new(zh, en), remedy })
        };
        let field = Field::ALL.iter().find(|field| field.longest_list(&document) > MOST_ROWS);
        let long = field.map(|field| (field.spec().label.zh, Place::of(*field).path()));
        let kept = (document.kept.len() > MOST_ROWS).then(|| ("保留意见", "kept".to_owned()));
        if let Some((label, path)) = long.or(kept) {
            return too_much(format!("“{label}”超过 {MOST_ROWS} 行"), format!("{path} has more than {MOST_ROWS} rows"));
        }
        if Place::all(&document).nth(MOST_PLACES).is_some() {
            return too_much(format!("内容超过 {MOST_PLACES} 项"), format!("it holds more than {MOST_PLACES} values"));
        }
        let long = |place: &Place| match place.field.spec().kind {
            Kind::Line(lens) | Kind::Prose(lens) => {
                // A text of few bytes has few characters.
                let text = (lens.get)(&document, *place).filter(|text| text.len() > LONGEST_TEXT);
                text.is_some_and(|text| text.chars().count() > LONGEST_TEXT)
            }
            _ => false,
        };
        let longest = Place::all(&document).find(long);
        match longest {
            None => Ok(document),
            Some(place) => too_much(
                format!("“{}”超过 {LONGEST_TEXT} 字", place.field.spec().label.zh),
                format!("{} has more than {LONGEST_TEXT} characters", place.path()),
            ),
        }
    }

    /// Gives `pack` back, or what is wrong with its size.
    ///
    /// # Errors
    ///
    /// Fails when it has more members, or a text more characters, than a pack can have.
    pub fn limit_pack(pack: Pack) -> Result<Pack, Self> {
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
            return Ok(pack);
        };
        let remedy = Message::new("请把汇编分成几份", "make several packs of it");
        Err(Self { position: None, what, remedy })
    }

    /// Anything else that a parser has to say.
    #[must_use]
    pub fn syntax(line: usize, column: usize, what: Message) -> Self {
        let remedy =
            Message::new("请改正此处，或改用该文件的备份", "mend this place, or go back to a copy of the file");
        Self { position: Some((line, column)), what, remedy }
    }
}
