//! Judges descriptions: a pure function from one description, or from several side by side, to a list of findings.
//!
//! A rule never fails and never changes a description. The words that it looks for are data in `assets/checks`.
//!
//! To add a rule, add a file to `rules/` and a line to [`RULES`]; to add a word, add a line to its list.

mod alike;
mod group;
mod keep;
mod lexicon;
pub mod pack;
mod page;
mod rule;
mod rulebook;
mod rules;
mod subject;

use crate::document::PositionDescription;
pub use crate::document::Severity;
pub use alike::{Alike, alike};
pub use group::Group;
pub use keep::{keep, release};
pub use page::{line, page};
pub use rule::{Example, Find, Finding, Found, Rule};
pub use rulebook::Rulebook;
pub use rules::{RULES, WEIGHT_ORDER};
pub use subject::Subject;

/// What the rules find in `document`, in the order of the severities, then of the fields: without what is kept, and
/// without a client's own checks.
#[must_use]
pub fn check(document: &PositionDescription) -> Vec<Finding> {
    let mut findings = Rulebook::default().check(document);
    findings.retain(|finding| finding.kept.is_none());
    findings
}

/// The rule with the code `code`, in capitals or not.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}
