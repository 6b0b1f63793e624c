//! Judges a document: a pure function from a document to a list of findings.
//!
//! A rule never fails and never changes the document.
//!
//! To add a rule, add a file to `rules/` and a line to [`RULES`].

pub mod pack;
mod rules;

use serde::Serialize;

use crate::document::{Choice, Place, PositionDescription};
use crate::lang::{Message, Text};
pub use rules::RULES;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Must not leave the house.
    Error,
    /// A reviewer will ask.
    Warning,
    /// Style.
    Hint,
}

impl Choice for Severity {
    const ALL: &'static [Self] = &[Self::Error, Self::Warning, Self::Hint];

    fn label(self) -> Text {
        match self {
            Self::Error => Text::new("错误", "error"),
            Self::Warning => Text::new("警告", "warning"),
            Self::Hint => Text::new("提示", "hint"),
        }
    }
}

/// A rule.
pub struct Rule {
    /// A stable name, `JD` and three digits.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Where in the document it finds what it looks for, and what it says there.
    pub find: fn(&PositionDescription) -> Vec<(Place, Message)>,
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
}

/// What all rules find in `document`, in the order of the severities, then of the fields.
#[must_use]
pub fn check(document: &PositionDescription) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| {
            (rule.find)(document).into_iter().map(|(place, message)| Finding {
                code: rule.code,
                severity: rule.severity,
                place,
                message,
            })
        })
        .collect();
    findings.sort_by_key(|finding| (finding.severity, finding.place));
    findings
}
