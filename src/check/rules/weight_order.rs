//! JD007: duties in another order than their weights.
//!
//! The order says what is important; where the weights say otherwise the reader believes neither.

use super::weight_missing::without_weight;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD007",
    severity: Severity::Hint,
    title: Text::new("职责的顺序与权重不一致", "Order and weights disagree"),
    why: Text::new(
        "顺序表示重要性；与权重不一致时，读者两边都不信。",
        "The order says what is important; where the weights disagree the reader believes neither.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File(r#"(duties: [(name: "受理咨询", weight: 40), (name: "处理投诉", weight: 60)])"#)],
    good: &[
        Example::File(r#"(duties: [(name: "处理投诉", weight: 60), (name: "受理咨询", weight: 40)])"#),
        Example::File(r#"(duties: [(name: "受理咨询", weight: 40), (name: "处理投诉", weight: 60), (name: "回访")])"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    // Before all are shared out nobody can say.
    if !without_weight(subject.document, Field::DutyWeight).is_empty() {
        return Vec::new();
    }
    let weighted: Vec<_> =
        subject.document.duties.iter().enumerate().filter_map(|(row, duty)| Some((row, duty.weight?))).collect();
    let rising = weighted.windows(2).find(|pair| pair[1].1 > pair[0].1);
    let found = rising.map(|pair| {
        let [(before, less), (row, more)] = [pair[0], pair[1]];
        Found::new(
            Place::at(Field::DutyWeight, row),
            format!("第 {} 项（{more}%）重于前面的第 {} 项（{less}%）：请调整顺序或权重", row + 1, before + 1),
            format!(
                "duty {} ({more}%) outweighs duty {} before it ({less}%): change order or weight",
                row + 1,
                before + 1
            ),
        )
    });
    found.into_iter().collect()
}
