//! The file format: a description or a pack as RON text, and back.
//!
//! Never touches a file. Equal documents give equal text, and text written here reads back equal.

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str(text).map_err(|error| fault(&error)).and_then(Fault::limit)
}

/// Reads a pack.
///
/// # Errors
///
/// Fails as [`read`] does.
pub fn read_pack(text: &str) -> Result<Pack, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str(text).map_err(|error| fault(&error)).and_then(Fault::limit_pack)
}

/// What a file of this program can hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A description.
    Description(Box<PositionDescription>),
    /// A pack.
    Pack(Box<Pack>),
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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str(text).map_err(|error| fault(&error))
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
        Error::InvalidValueForType { expected, found } => Fault::syntax(
            line,
            column,
            Message::new(format!("此处应为 {expected}，却是 {found}"), format!("expected {expected}, found {found}")),
        ),
        Error::Message(text) if text.contains(Format::NEWER) => Fault::newer_format(line, column, text),
        other => Fault::syntax(line, column, syntax_message(other)),
    }
}

fn syntax_message(error: &Error) -> Message {
    let zh = match error {
        Error::Eof => "文件到此中断，内容不完整".to_owned(),
        Error::ExpectedString => "此处应为带引号的文本".to_owned(),
        Error::ExpectedInteger | Error::ExpectedFloat | Error::InvalidIntegerDigit { .. } => "此处应为数字".to_owned(),
        Error::ExpectedComma => "此处缺少逗号".to_owned(),
        Error::ExpectedStringEnd => "文本缺少结尾的引号".to_owned(),
        Error::ExpectedArrayEnd => "列表缺少结尾的 ]".to_owned(),
        Error::ExpectedStructLikeEnd | Error::ExpectedMapEnd => "缺少结尾的 )".to_owned(),
        Error::ExpectedMapColon => "字段名之后缺少冒号".to_owned(),
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => "此处应为字段名".to_owned(),
        Error::ExpectedArray => "此处应为列表 [ … ]".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedMap => {
            "此处应为 ( … )".to_owned()
        }
        Error::ExceededRecursionLimit => "嵌套过深".to_owned(),
        Error::TrailingCharacters => "结尾之后还有多余的内容".to_owned(),
        other => format!("无法读取：{other}"),
    };
    Message::new(zh, lower_first(&error.to_string()))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
