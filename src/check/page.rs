//! The pages of the rules, for `check --explain` and `check --list`.

use std::fmt::Write as _;

use super::Severity;
use super::lexicon::date_of;
use super::rule::{Example, Rule};
use crate::document::Choice as _;
use crate::lang::{Lang, Text};

/// The line of `rule` in a list: code, severity, what it finds.
#[must_use]
pub fn line(rule: &Rule, lang: Lang) -> String {
    format!("{} {} {}", rule.code, Severity::label(rule.severity).get(lang), rule.title.get(lang))
}

/// The page of `rule`: what it finds, why, a bad and a good example, its source.
#[must_use]
pub fn page(rule: &Rule, lang: Lang) -> String {
    let mut page = line(rule, lang) + "\n";
    let mut part = |name: Text, body: String| {
        if !body.is_empty() {
            // Writing to a text cannot fail.
            let _ = write!(page, "\n{}\n", name.get(lang));
            for line in body.lines() {
                let _ = writeln!(page, "  {line}");
            }
        }
    };
    let shown = |examples: &[Example]| examples.iter().map(|example| example.show(lang)).collect::<Vec<_>>().join("\n");
    part(Text::new("为什么", "Why"), rule.why.get(lang).to_owned());
    part(Text::new("不好", "Bad"), shown(rule.bad));
    part(Text::new("好", "Good"), shown(rule.good));
    let mut source = rule.source.get(lang).to_owned();
    if rule.code.starts_with("JD2")
        && let Some(date) = date_of("law")
    {
        let dated = match lang {
            Lang::Zh => format!("\n词表日期 {date}；仅供参考，不构成法律意见"),
            Lang::En => format!("\nlist of {date}; a reference, not legal advice"),
        };
        source.push_str(&dated);
    }
    part(Text::new("依据", "Source"), source);
    page
}
