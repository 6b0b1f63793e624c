//! The file format: a description or a pack as RON text, and back.
//!
//! Never touches a file. Equal documents give equal text, and text written here reads back equal.

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::whole;
use crate::document::checks::Checks;
use crate::document::pack::Pack;
use crate::document::schema::Section;
use crate::document::{Fault, Format, PositionDescription};
use crate::lang::{Lang, Message};

/// A row of a list stays on one line up to this many characters.
const ROW_WIDTH: usize = 110;

pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a description.
///
/// # Errors
///
/// Fails at the first syntax error, unknown field, wrong type or newer format.
pub fn read(text: &str) -> Result<PositionDescription, Fault> {
    parse(text).and_then(Fault::limit)
}

/// Reads a pack.
///
/// # Errors
///
/// Fails as [`read`] does.
pub fn read_pack(text: &str) -> Result<Pack, Fault> {
    parse(text).and_then(Fault::limit_pack)
}

/// What a file of this program can hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A description.
    Description(Box<PositionDescription>),
    /// A pack.
    Pack(Box<Pack>),
}

impl Content {
    /// The description, when it is one.
    #[must_use]
    pub fn description(self) -> Option<Box<PositionDescription>> {
        if let Self::Description(document) = self { Some(document) } else { None }
    }

    /// The pack, when it is one.
    #[must_use]
    pub fn pack(self) -> Option<Box<Pack>> {
        if let Self::Pack(pack) = self { Some(pack) } else { None }
    }
}

/// Reads a description or a pack, whichever it is. Where it could be either, since it holds nothing,
/// `likely_pack` decides.
///
/// # Errors
///
/// Fails as [`read`] does, with the fault of the reading that came further.
pub fn read_either(text: &str, likely_pack: bool) -> Result<Content, Fault> {
    let description = read(text).map(|document| Content::Description(Box::new(document)));
    if description.is_ok() && !likely_pack {
        return description;
    }
    let pack = read_pack(text).map(|pack| Content::Pack(Box::new(pack)));
    match (pack, description) {
        (Ok(pack), _) => Ok(pack),
        (_, Ok(description)) => Ok(description),
        (Err(of_pack), Err(of_description)) => {
            Err(if likely_pack || of_pack.position > of_description.position { of_pack } else { of_description })
        }
    }
}

/// Reads a client's own checks.
///
/// # Errors
///
/// Fails as [`read`] does.
pub fn read_checks(text: &str) -> Result<Checks, Fault> {
    parse(text).and_then(Fault::limit_checks)
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str(text).map_err(|error| {
        let reached = (error.span.end.line, error.span.end.col);
        if !begins(text) {
            return Fault::foreign();
        }
        whole::broken_off(text, reached, fault(&error).with_full_width(text))
    })
}

/// Tells whether `text` begins as a file of this program may: with a bracket, its name in front, a remark, or not at all.
fn begins(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').trim_start();
    text.is_empty() || text.starts_with(['#', '/']) || rest.starts_with('(') || rest.is_empty()
}

/// Writes a description: fixed order, empty fields left out, one task a line, LF at the end.
///
/// # Panics
///
/// Never: every description can be written.
#[must_use]
pub fn write(document: &PositionDescription) -> String {
    pretty(document)
}

/// Writes a pack as [`write()`] does a description.
///
/// # Panics
///
/// Never: every pack can be written.
#[must_use]
pub fn write_pack(pack: &Pack) -> String {
    pretty(pack)
}

fn pretty(value: &impl serde::Serialize) -> String {
    let config = PrettyConfig::new().indentor("  ").new_line("\n");
    let plain = options().to_string_pretty(value, config).expect("plain data serialises");
    tidy(&plain)
}

/// Puts short rows on one line and the Chinese name of each section above it.
///
/// Strings hold no line breaks (they are escaped), so every line is structure.
fn tidy(plain: &str) -> String {
    let lines: Vec<&str> = plain.lines().collect();
    let mut tidy = String::with_capacity(plain.len());
    let mut index = 0;
    while index < lines.len() {
        let line = lines[index];
        if let Some(name) = section_comment(line) {
            tidy.push_str("  // ");
            tidy.push_str(name);
            tidy.push('\n');
        }
        let (row, used) = one_line_row(&lines[index..]).unwrap_or_else(|| (line.to_owned(), 1));
        tidy.push_str(&readable(&row));
        tidy.push('\n');
        index += used;
    }
    tidy
}

/// `line` with what needs no escape in a string as it is: apostrophes, and the spaces that Chinese drafts use.
fn readable(line: &str) -> String {
    let mut readable = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        readable.push_str(&rest[..at]);
        let escape = &rest[at..];
        let plain = [("\\'", "'"), ("\\u{3000}", "\u{3000}"), ("\\u{a0}", "\u{a0}")];
        let known = plain.into_iter().find(|(escaped, _)| escape.starts_with(escaped));
        // Another escape is kept with its next character, which may be a backslash itself.
        let (shown, length) = known.map_or((&escape[..2], 2), |(escaped, shown)| (shown, escaped.len()));
        readable.push_str(shown);
        rest = &escape[length..];
    }
    readable + rest
}

/// The comment above a line that opens a section, when it does.
fn section_comment(line: &str) -> Option<&'static str> {
    let (key, _) = line.strip_prefix("  ")?.split_once(':')?;
    if key == "kept" {
        return Some("保留意见");
    }
    Section::ALL.into_iter().find(|section| section.key() == key).map(|section| section.name().get(Lang::Zh))
}

/// The row that opens at the first of `lines` as one line, with the number of lines that it takes.
fn one_line_row(lines: &[&str]) -> Option<(String, usize)> {
    if lines[0].trim() != "(" || !lines[0].starts_with("    ") {
        return None;
    }
    let end = lines.iter().position(|line| matches!(line.trim(), ")," | ")"))?;
    let members = &lines[1..end];
    if members.iter().any(|line| line.ends_with(['(', '['])) {
        return None;
    }
    let members: Vec<&str> = members.iter().map(|line| line.trim().trim_end_matches(',')).collect();
    let row = format!("{}{}{}", lines[0], members.join(", "), lines[end].trim());
    (row.chars().count() <= ROW_WIDTH).then_some((row, end + 1))
}

fn fault(error: &SpannedError) -> Fault {
    let (line, column) = (error.span.start.line, error.span.start.col);
    let at_end = (error.span.end.line, error.span.end.col);
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            // The parser stands behind the name it did not know.
            let column = at_end.1.saturating_sub(found.chars().count()).max(1);
            Fault::unknown_field(at_end.0, column, found, expected)
        }
        Error::NoSuchEnumVariant { expected, found, .. } => Fault {
            position: Some((line, column)),
            what: Message::new(format!("没有“{found}”这个取值"), format!("there is no value `{found}`")),
            remedy: Message::new(
                format!("可用的取值：{}", expected.join("、")),
                format!("the values here are {}", expected.join(", ")),
            ),
        },
        Error::DuplicateStructField { field, .. } => Fault::syntax(
            line,
            column,
            Message::new(format!("字段“{field}”出现了两次"), format!("`{field}` stands here twice")),
        ),
        Error::MissingStructField { field, .. } => Fault::syntax(
            line,
            column,
            Message::new(format!("缺少字段“{field}”"), format!("the field `{field}` is missing")),
        ),
        Error::InvalidValueForType { expected, found } => Fault::syntax(line, column, kind_message(expected, found)),
        Error::Message(text) if text.contains(Format::NEWER) => Fault::newer_format(line, column, text),
        other => Fault::syntax(line, column, syntax_message(other)),
    }
}

fn syntax_message(error: &Error) -> Message {
    let (zh, en) = match error {
        Error::ExpectedString => ("此处应为带引号的文本", "a text in quotes should stand here"),
        Error::ExpectedInteger | Error::ExpectedFloat | Error::InvalidIntegerDigit { .. } => {
            ("此处应为数字", "a number should stand here")
        }
        Error::ExpectedComma => ("此处缺少逗号", "a comma is missing here"),
        Error::ExpectedArrayEnd => ("列表缺少结尾的 ]", "a list lacks its closing ]"),
        Error::ExpectedStructLikeEnd | Error::ExpectedMapEnd => ("缺少结尾的 )", "a closing ) is missing"),
        Error::ExpectedMapColon => ("字段名之后缺少冒号", "a colon is missing after the name of the field"),
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => {
            ("此处应为字段名", "the name of a field should stand here")
        }
        Error::ExpectedArray => ("此处应为列表 [ … ]", "a list [ … ] should stand here"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedMap => {
            ("此处应为 ( … )", "( … ) should stand here")
        }
        Error::ExceededRecursionLimit => ("嵌套过深", "it is nested too deeply"),
        Error::TrailingCharacters => ("结尾之后还有多余的内容", "something stands behind the end"),
        Error::InvalidEscape(_) => ("反斜杠之后的写法不对", "what follows the backslash means nothing"),
        Error::IntegerOutOfBounds => ("数字超出范围", "the number is out of range"),
        Error::Message(text) => {
            return Fault::no_date(text).unwrap_or_else(|| Message::new("此处的取值不对", lower_first(text)));
        }
        _ => ("此处的写法不对", "this cannot be read"),
    };
    Message::new(zh, en)
}

/// A value of the wrong kind, in words; `expected` and `found` are the parser's.
fn kind_message(expected: &str, found: &str) -> Message {
    let begins = |text: &str, words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let (zh, en) = match expected {
        _ if begins(expected, &["a colour"]) => ("像 #1F4E79 这样的颜色", expected),
        _ if begins(expected, &["a percentage"]) => ("0 到 999.9 的百分数，最多一位小数", expected),
        _ if begins(expected, &["a level"]) => ("1 到 3 的级别", expected),
        _ if begins(expected, &["a text or"]) => ("文本或 ( … )", "a text or ( … )"),
        _ if begins(expected, &["a string", "string", "str"]) => ("带引号的文本", "a text in quotes"),
        _ if begins(expected, &["a sequence", "sequence", "an array"]) => ("列表 [ … ]", "a list [ … ]"),
        _ if begins(expected, &["u", "i", "f", "an integer"]) => ("数字", "a number"),
        _ if begins(expected, &["a boolean"]) => ("true 或 false", "true or false"),
        _ if begins(expected, &["struct", "a map", "map"]) => ("( … )", "( … )"),
        _ => ("别的内容", "something else"),
    };
    // The text itself, where one was found: it says most about what was meant.
    let quoted = found.split_once('"').and_then(|(_, rest)| Some(rest.rsplit_once('"')?.0));
    if let Some(text) = quoted {
        return Message::new(format!("此处应为{zh}，却是“{text}”"), format!("{en} should stand here, not \"{text}\""));
    }
    let (found_zh, found_en) = match found {
        _ if begins(found, &["the string", "string"]) => ("文本", "a text"),
        _ if begins(found, &["the integer", "integer", "the floating", "floating", "the unsigned", "the signed"]) => {
            ("数字", "a number")
        }
        _ if begins(found, &["a sequence", "sequence"]) => ("列表", "a list"),
        _ if begins(found, &["a map", "map"]) => ("( … )", "( … )"),
        _ if begins(found, &["the boolean", "boolean"]) => ("true 或 false", "true or false"),
        _ => ("别的内容", "something else"),
    };
    Message::new(format!("此处应为{zh}，却是{found_zh}"), format!("{en} should stand here, not {found_en}"))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
