//! The rules as a client wants them: some silent, some more or less severe, with words of the client's own.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::group::Group;
use super::keep::reason;
use super::lexicon::{Entry, Lexicon, built_in};
use super::rule::{Find, Finding, Found, Rule};
use super::subject::Subject;
use super::{RULES, Severity, rule};
use crate::document::checks::Checks;
use crate::document::{Choice as _, Fault, PositionDescription};
use crate::lang::Message;

/// The list of a client's own words.
pub(super) const CLIENT: &str = "client";

/// Which rules speak, and how loudly.
#[derive(Default)]
pub struct Rulebook {
    /// By code: a severity of the client's, or silence.
    changed: BTreeMap<&'static str, Option<Severity>>,
    words: Option<Lexicon>,
}

impl Rulebook {
    /// The rules as `checks`, which stand in the file's text `text`, want them.
    ///
    /// # Errors
    ///
    /// Fails when `checks` names a rule that there is not, or has an empty word.
    pub fn new(checks: &Checks, text: &str) -> Result<Self, Fault> {
        let code = |name: &String| rule(name).map(|rule| rule.code).ok_or_else(|| no_such_rule(name, text));
        let mut changed = BTreeMap::new();
        for entry in &checks.severities {
            changed.insert(code(&entry.rule)?, Some(entry.severity));
        }
        for name in &checks.silence {
            changed.insert(code(name)?, None);
        }
        if checks.words.iter().any(|entry| entry.word.trim().is_empty()) {
            let what = Message::new("words 中有空白的 word", "a word of `words` is empty");
            let remedy = Message::new("请填写要查找的词，或删去这一行", "give the word to look for, or delete the row");
            return Err(Fault::of_file(what, remedy));
        }
        let entries = checks.words.iter().map(|entry| {
            let severity = entry.severity.label().en.to_owned();
            let mut columns = vec![severity, entry.reason.clone()];
            columns.extend(entry.instead.clone());
            Entry::plain(CLIENT, entry.word.trim(), columns)
        });
        let words = (!checks.words.is_empty()).then(|| Lexicon::new(entries.collect()));
        Ok(Self { changed, words })
    }

    /// What the rules find in `document`, kept or not, in the order of the severities, then of the fields.
    #[must_use]
    pub fn check(&self, document: &PositionDescription) -> Vec<Finding> {
        let lexicons: Vec<&Lexicon> = std::iter::once(built_in()).chain(&self.words).collect();
        let subject = Subject::new(document, &lexicons);
        let mut findings = Vec::new();
        for (rule, severity) in self.speaking() {
            if let Find::Within(find) = rule.find {
                findings.extend(find(&subject).into_iter().map(|found| finding(rule, severity, found, document)));
            }
        }
        findings.sort_by(order);
        findings
    }

    /// What the rules find between the descriptions of `group`, each with the number of its description.
    #[must_use]
    pub fn across(&self, group: &Group<'_>) -> Vec<(usize, Finding)> {
        let mut findings = Vec::new();
        for (rule, severity) in self.speaking() {
            if let Find::Across(find) = rule.find {
                findings.extend(
                    find(group)
                        .into_iter()
                        .map(|(index, found)| (index, finding(rule, severity, found, group.documents[index]))),
                );
            }
        }
        findings.sort_by(|(a, first), (b, second)| a.cmp(b).then_with(|| order(first, second)));
        findings
    }

    /// The rules that are not silent, with the severity that the client gives them.
    fn speaking(&self) -> impl Iterator<Item = (&'static Rule, Option<Severity>)> + '_ {
        RULES.iter().filter_map(|rule| match self.changed.get(rule.code) {
            Some(None) => None,
            Some(&severity) => Some((rule, severity)),
            None => Some((rule, None)),
        })
    }
}

fn order(a: &Finding, b: &Finding) -> Ordering {
    (a.severity, a.place, a.code).cmp(&(b.severity, b.place, b.code))
}

fn finding(rule: &Rule, severity: Option<Severity>, found: Found, document: &PositionDescription) -> Finding {
    let mut finding = Finding {
        code: rule.code,
        severity: severity.or(found.severity).unwrap_or(rule.severity),
        place: found.place,
        message: found.message,
        words: found.words,
        source: found.source.unwrap_or_else(|| rule.source.into()),
        rewrite: found.rewrite,
        kept: None,
    };
    finding.kept = reason(document, &finding).map(str::to_owned);
    finding
}

fn no_such_rule(name: &str, text: &str) -> Fault {
    let before = text.find(&format!("{name:?}")).map(|at| &text[..at]);
    let position = before.map(|before| {
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    });
    Fault {
        position,
        what: Message::new(format!("没有编号为“{name}”的规则"), format!("there is no rule `{name}`")),
        remedy: Message::new("用 check --list 查看全部规则", "check --list names all rules"),
    }
}
