//! JD023: a weight typed into the name of a duty.
//!
//! It is printed twice, and soon the two differ.

use std::ops::Range;

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Percent;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD023",
    severity: Severity::Warning,
    title: Text::new("职责名称里手打的权重", "A weight typed into a duty's name"),
    why: Text::new("会印两遍，改了一处就互相矛盾。", "It is printed twice, and soon the two differ."),
    source: Text::new("", ""),
    bad: &[
        Example::File(r#"(duties: [(name: "受理客户咨询（30%）", weight: 25)])"#),
        Example::File(r#"(duties: [(name: "受理客户咨询 30%")])"#),
    ],
    good: &[
        Example::File(r#"(duties: [(name: "受理客户咨询", weight: 30)])"#),
        Example::File(r#"(duties: [(name: "压降 30% 的退货损失", weight: 30)])"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let names = subject.of(&[Field::DutyName]);
    names
        .filter_map(|written| {
            let name = written.text.trim_end();
            let inner = name.trim_end_matches(['）', ')']).strip_suffix(['%', '％'])?;
            let bare = inner.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            let typed: Percent = inner[bare.len()..].parse().ok()?;
            let start = bare.trim_end_matches(['（', '(', ' ', '　']).len();
            let weight = subject.document.duties.get(written.place.row()).and_then(|duty| duty.weight);
            let (zh, en) = match weight {
                Some(weight) if weight != typed => {
                    (format!("与权重 {weight}% 不一致"), format!("contradicts the weight of {weight}%"))
                }
                _ => ("应填在权重栏".to_owned(), "belongs into the weight".to_owned()),
            };
            let found = Found::new(
                written.place,
                format!("名称里写了 {typed}%，{zh}：请从名称中删去"),
                format!("{typed}% in the name {en}: delete it from the name"),
            );
            // Where the weight agrees nothing is lost with the words.
            let found = if weight == Some(typed) { found.rewrite(name[..start].to_owned()) } else { found };
            Some(found.words(vec![Range { start, end: name.len() }]))
        })
        .collect()
}
