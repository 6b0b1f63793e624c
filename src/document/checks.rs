//! What people say about the checks: findings that a drafter keeps, and a client's own lists and severities.
//!
//! Plain data; [`crate::check`] makes use of it.

use serde::{Deserialize, Serialize};

use super::value::is_default;
use super::{Format, Place, Severity};
use crate::lang::Message;

/// 保留意见: a finding that stays as it is, with the reason why. Stored in the description's file.
///
/// It holds for a text, not for a row: rows may move, but once the text changes the finding is back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kept {
    /// The code of the rule, such as `JD208`.
    pub rule: String,
    /// The path of the field without row numbers: `duties[].tasks[]`.
    pub field: String,
    /// The words that the finding means, when it means some.
    #[serde(skip_serializing_if = "is_default")]
    pub words: String,
    /// The text as it stood when the finding was kept.
    #[serde(skip_serializing_if = "is_default")]
    pub text: String,
    /// Why it stays.
    pub reason: String,
}

/// What the checks say about a description of several, as a list of it names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The number of the description, from 0.
    pub document: usize,
    /// The code of the rule.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, and what to do.
    pub message: Message,
    /// Why the drafter keeps it as it is, when he does.
    pub kept: Option<String>,
}

/// A client's own checks: `checks.ron` beside the descriptions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Checks {
    /// 格式版本, first in the file.
    pub format: Format,
    /// The codes of the rules that say nothing.
    #[serde(skip_serializing_if = "is_default")]
    pub silence: Vec<String>,
    /// The rules that matter more or less than usual.
    #[serde(skip_serializing_if = "is_default")]
    pub severities: Vec<RuleSeverity>,
    /// Words of the client's own that are found in every text.
    #[serde(skip_serializing_if = "is_default")]
    pub words: Vec<ClientWord>,
}

/// How much the findings of a rule matter to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSeverity {
    /// The code of the rule.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
}

/// A word that a client does not want to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientWord {
    /// The word.
    pub word: String,
    /// How much it matters.
    pub severity: Severity,
    /// Why it should not stand there.
    pub reason: String,
    /// What should stand in its place, when one word fits everywhere.
    #[serde(default, skip_serializing_if = "is_default")]
    pub instead: Option<String>,
}
