//! The two languages of the interface and of the printed labels, and texts that exist in both.
//!
//! To add a language, add a variant to [`Lang`] and a member to [`Text`] and [`Message`]:
//! the compiler lists the rest.

use serde::{Deserialize, Serialize};

/// A language of the interface or of the labels on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The tag of BCP 47, as a PDF's `/Lang` wants it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The language that `text` is in: Chinese where any of its characters is, nothing where there are no letters.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if text.chars().any(is_han) {
            return Some(Self::Zh);
        }
        text.chars().any(char::is_alphabetic).then_some(Self::En)
    }
}

/// Tells whether `c` is a Chinese character.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// A number of what the English `noun` names: `1 file`, `2 files`, `3 duties`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix("ty")) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ties"),
        (_, None) => format!("{count} {noun}s"),
    }
}

/// A fixed text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// Pairs the two wordings.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The wording in `lang`.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A composed text in every language, such as the message of an error or a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Message {
    /// Pairs the two wordings.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The wording in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The wording in `lang` as a sentence that stands alone; on the command line it goes on behind a colon.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh.clone(),
            Lang::En => capital(&self.en),
        }
    }
}

/// `text` with a capital at its start.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl From<Text> for Message {
    fn from(text: Text) -> Self {
        Self::new(text.zh, text.en)
    }
}

/// `text` as one line that cannot steer a terminal: what a stranger's file or file name says may hold line feeds,
/// escape sequences, or marks that turn the direction of writing.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.replace(steers, " ")
}

/// The Latin words in braces of `text`.
pub fn names_in_braces(text: &str) -> impl Iterator<Item = &str> {
    let name = |part: &str| -> Option<usize> {
        let end = part.find('}')?;
        (end > 0 && part[..end].bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')).then_some(end)
    };
    text.split('{').skip(1).filter_map(move |part| Some(&part[..name(part)?]))
}

/// Tells whether `c` shows nothing but makes what is around it look like something else: a control character, a line
/// end, a mark that turns the direction of writing.
#[must_use]
pub fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}
