//! What a rule is, and what it finds: the words of this module's vocabulary.

use std::ops::Range;

use super::group::Group;
use super::subject::Subject;
use crate::document::pack::{Department, Pack};
use crate::document::{Field, Place, Severity};
use crate::lang::{Lang, Message, Text};

/// A rule, with its own page of documentation.
pub struct Rule {
    /// A stable name: `JD` and three digits. 0xx structure, 1xx wording, 2xx law and fairness, 3xx across descriptions,
    /// 4xx a client's own words.
    pub code: &'static str,
    /// How much its findings matter, unless one says otherwise.
    pub severity: Severity,
    /// What it finds.
    pub title: Text,
    /// Why that is bad, in a line.
    pub why: Text,
    /// Where it is written, when it is; one finding may cite its own.
    pub source: Text,
    /// Descriptions that it speaks up about.
    pub bad: &'static [Example],
    /// Descriptions that it is silent about.
    pub good: &'static [Example],
    /// How it finds what it looks for.
    pub find: Find,
}

/// How a rule looks: at one description, or at several side by side.
pub enum Find {
    /// At one description.
    Within(fn(&Subject<'_>) -> Vec<Found>),
    /// At several; each finding with the number of the description it belongs to.
    Across(fn(&Group<'_>) -> Vec<(usize, Found)>),
}

/// A piece of a description, good or bad.
#[derive(Clone, Copy)]
pub enum Example {
    /// A text in a field.
    In(Field, &'static str),
    /// A description as it stands in its file.
    File(&'static str),
    /// Several descriptions side by side.
    Files(&'static [&'static str]),
    /// A pack: the names of its departments, each with its descriptions.
    Pack(&'static [(&'static str, &'static [&'static str])]),
}

impl Example {
    /// The descriptions as they stand in their files.
    #[must_use]
    pub fn files(self) -> Vec<String> {
        match self {
            Self::File(file) => vec![file.to_owned()],
            Self::Files(files) => files.iter().map(|&file| file.to_owned()).collect(),
            Self::Pack(departments) => {
                departments.iter().flat_map(|(_, files)| *files).map(|&file| file.into()).collect()
            }
            Self::In(field, text) => {
                let path = field.spec().path.replace(' ', "");
                let file = path.rsplit('.').fold(format!("{text:?}"), |inner, part| match part.strip_suffix("[]") {
                    Some(name) => format!("({name}: [{inner}])"),
                    None => format!("({part}: {inner})"),
                });
                vec![file]
            }
        }
    }

    /// The pack that the descriptions are the members of, when they are of one.
    #[must_use]
    pub fn pack(self) -> Option<Pack> {
        let Self::Pack(departments) = self else { return None };
        let department = |&(name, files): &(&str, &[&str])| Department {
            name: name.to_owned(),
            members: (1..=files.len()).map(|nth| format!("{name}-{nth}.ron")).collect(),
            ..Department::default()
        };
        Some(Pack { departments: departments.iter().map(department).collect(), ..Pack::default() })
    }

    /// What a person reads.
    #[must_use]
    pub fn show(self, lang: Lang) -> String {
        match self {
            Self::In(field, text) => match lang {
                Lang::Zh => format!("{}：{text}", field.spec().label.zh),
                Lang::En => format!("{}: {text}", field.spec().label.en),
            },
            Self::File(_) | Self::Files(_) => self.files().join("\n"),
            Self::Pack(departments) => {
                let in_pack = Text::new("汇编：", "Pack: ").get(lang);
                let department = |(name, files): &(&str, &[&str])| format!("{in_pack}{name}\n  {}", files.join("\n  "));
                departments.iter().map(department).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// What a rule found, before it is known which rule it was.
#[derive(Clone, Debug)]
pub struct Found {
    pub(super) place: Place,
    pub(super) message: Message,
    pub(super) words: Vec<Range<usize>>,
    pub(super) rewrite: Option<String>,
    pub(super) severity: Option<Severity>,
    pub(super) source: Option<Message>,
}

impl Found {
    /// At `place`, with what is wrong and what to do.
    pub(super) fn new(place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { place, message: Message::new(zh, en), words: Vec::new(), rewrite: None, severity: None, source: None }
    }

    /// Means the bytes `words` of the text.
    pub(super) fn words(self, words: Vec<Range<usize>>) -> Self {
        Self { words, ..self }
    }

    /// `text` could safely stand in place of the whole text.
    pub(super) fn rewrite(self, text: String) -> Self {
        Self { rewrite: Some(text), ..self }
    }

    /// Matters as much as `severity` says.
    pub(super) fn severity(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }

    /// Cites `source`.
    pub(super) fn source(self, source: Message) -> Self {
        Self { source: Some(source), ..self }
    }
}

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code of the rule.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, and what to do.
    pub message: Message,
    /// The bytes of the text that are meant, in order; none when the whole field is.
    pub words: Vec<Range<usize>>,
    /// Where it is written, or empty.
    pub source: Message,
    /// A text that could safely stand in place of the whole one.
    pub rewrite: Option<String>,
    /// Why the drafter keeps it, when he does.
    pub kept: Option<String>,
}
