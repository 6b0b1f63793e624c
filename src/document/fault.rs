//! What is wrong with a text that should be a description: one place, what, and what to do.

use super::place::MOST_ROWS;
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
        let near = expected
            .iter()
            .map(|name| (strsim::jaro_winkler(found, name), *name))
            .filter(|(likeness, _)| *likeness > 0.75)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let remedy = match near {
            Some((_, name)) => Message::new(format!("是否应为“{name}”？"), format!("did you mean `{name}`?")),
            None => Message::new(
                format!("可用的字段：{}", expected.join("、")),
                format!("the fields here are {}", expected.join(", ")),
            ),
        };
        Self {
            position: Some((line, column)),
            what: Message::new(format!("没有名为“{found}”的字段"), format!("there is no field `{found}`")),
            remedy,
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
    /// Fails when a list has more rows than a description can have.
    pub fn limit(document: PositionDescription) -> Result<PositionDescription, Self> {
        let field = Field::ALL.iter().find(|field| field.longest_list(&document) > MOST_ROWS);
        let long = field.map(|field| (field.spec().label.zh, Place::of(*field).path()));
        match long.or_else(|| (document.kept.len() > MOST_ROWS).then(|| ("保留意见", "kept".to_owned()))) {
            None => Ok(document),
            Some((label, path)) => {
                let what = Message::new(
                    format!("“{label}”超过 {MOST_ROWS} 行"),
                    format!("{path} has more than {MOST_ROWS} rows"),
                );
                let remedy =
                    Message::new("这不像岗位说明书，请检查是否选错文件", "this is hardly a description: split it");
                Err(Self { position: None, what, remedy })
            }
        }
    }

    /// Anything else that a parser has to say.
    #[must_use]
    pub fn syntax(line: usize, column: usize, what: Message) -> Self {
        let remedy =
            Message::new("请改正此处，或改用该文件的备份", "mend this place, or go back to a copy of the file");
        Self { position: Some((line, column)), what, remedy }
    }
}
