//! Labels in one language or in two: Chinese, and the English in smaller type under it or behind it.

use std::borrow::Cow;

use super::line::Style;
use super::table::{Align, Para};
use crate::document::Labels;
use crate::lang::{Lang, Message, Text};
use crate::page::{Color, Face, Pt};

/// The size of the second language in a cell.
const SECOND: Pt = 7.5;
/// Its colour.
const SECOND_COLOR: Color = Color::grey(70);

/// A label, and the same in the second language when the print has two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// In the first language.
    pub first: Cow<'static, str>,
    /// In the second; empty when there is none.
    pub second: Cow<'static, str>,
}

impl<T: Into<Cow<'static, str>>> From<T> for Label {
    fn from(text: T) -> Self {
        Self { first: text.into(), second: "".into() }
    }
}

impl Label {
    /// On one line.
    #[must_use]
    pub fn inline(self) -> Cow<'static, str> {
        if self.second.is_empty() { self.first } else { format!("{} {}", self.first, self.second).into() }
    }

    /// In the middle of a cell in `style`, the second language under the first.
    #[must_use]
    pub fn paras(self, style: Style) -> Vec<Para> {
        let mut paras = vec![Para::new(self.first).style(style).align(Align::Centre)];
        if !self.second.is_empty() {
            let small = Style { face: Face::Regular, size: SECOND.min(style.size) };
            let second = Para::new(self.second).style(small).color(SECOND_COLOR).align(Align::Centre);
            paras.push(Para { leading: 1.1, ..second });
        }
        paras
    }

    /// The second language as the note behind a heading, with `note` after it.
    #[must_use]
    pub fn note(&self, note: &str) -> String {
        if self.second.is_empty() { note.to_owned() } else { format!("  {}{note}", self.second) }
    }
}

impl Labels {
    /// The language of marks, units and whole sentences.
    #[must_use]
    pub(super) fn lang(self) -> Lang {
        match self {
            Self::Zh | Self::Both => Lang::Zh,
            Self::En => Lang::En,
        }
    }

    /// `text` as a label.
    #[must_use]
    pub(super) fn of(self, text: Text) -> Label {
        let second = if self == Self::Both { text.en } else { "" };
        Label { first: text.get(self.lang()).into(), second: second.into() }
    }

    /// `text` on one line.
    #[must_use]
    pub(super) fn say(self, text: impl Into<Message>) -> String {
        let text = text.into();
        match self {
            Self::Zh => text.zh,
            Self::En => text.en,
            Self::Both => format!("{} {}", text.zh, text.en.trim_start()),
        }
    }
}
