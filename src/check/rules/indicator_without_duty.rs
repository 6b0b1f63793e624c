//! JD312: an indicator that no duty of the post can move.
//!
//! Who is measured by what he does not do learns to explain, not to improve.

use super::{is_han, whole};
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::written;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD312",
    severity: Severity::Hint,
    title: Text::new("没有职责能影响的考核指标", "An indicator that no duty can move"),
    why: Text::new(
        "被考核的人做不到，只会解释，不会改进。",
        "Who is measured by what he does not do learns to explain, not to improve.",
    ),
    source: Text::new("", ""),
    bad: &[Example::Files(&[
        r#"(duties: [(name: "受理客户咨询", tasks: ["分派当日工单"])], indicators: [(name: "销售毛利率")])"#,
    ])],
    good: &[
        Example::Files(&[
            r#"(duties: [(name: "受理客户咨询", tasks: ["分派当日工单"])], indicators: [(name: "工单办结率")])"#,
        ]),
        Example::Files(&[r#"(indicators: [(name: "销售毛利率")])"#]),
    ],
    find: Find::Across(find),
};

/// What every indicator measures and no duty is about.
const MEASURES: &[&str] = &[
    "率", "数", "值", "量", "度", "完成", "达标", "及时", "准确", "合格", "平均", "得分", "人均", "年度", "月度",
    "按时", "按期", "偏差", "增长",
];

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    for (index, document) in group.documents.iter().enumerate() {
        let duties = [Field::DutyName, Field::DutyTask, Field::DutyStandard, Field::Purpose];
        let work: String =
            duties.iter().flat_map(|&field| written(document, field)).map(|written| written.text).collect();
        if document.duties.is_empty() {
            continue;
        }
        for written in written(document, Field::IndicatorName) {
            let parts = content(written.text);
            if is_foreign(&parts, &work) {
                let name = written.text.trim();
                let one = Found::new(
                    written.place,
                    format!("职责里没有能影响“{name}”的工作：请补上职责，或换一个指标"),
                    format!("no duty here moves {name}: add the duty, or choose another indicator"),
                );
                found.push((index, one.words(whole(written.text))));
            }
        }
    }
    found
}

/// Tells whether `work` has none of the pairs of characters `parts`, and not half of the characters in them.
fn is_foreign(parts: &[String], work: &str) -> bool {
    let chars: Vec<char> = parts.iter().flat_map(|part| part.chars()).collect();
    let known = chars.iter().filter(|&&c| work.contains(c)).count();
    !parts.is_empty() && !parts.iter().any(|part| work.contains(part.as_str())) && known * 2 < chars.len()
}

/// The pairs of Chinese characters in `name` that say what it is about.
fn content(name: &str) -> Vec<String> {
    let mut bare = name.to_owned();
    for measure in MEASURES {
        bare = bare.replace(measure, " ");
    }
    let chars: Vec<char> = bare.chars().collect();
    let pairs = chars.windows(2).filter(|pair| pair.iter().all(|&c| is_han(c)));
    pairs.map(|pair| pair.iter().collect()).collect()
}
