//! JD101: a task that opens with a verb which does not say what is done.
//!
//! 负责 and 协助 leave open what comes out; a verb, an object and a result can be asked after.

use crate::check::lexicon;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD101",
    severity: Severity::Hint,
    title: Text::new("任务只有一个空泛的动词", "A vague verb alone"),
    why: Text::new(
        "“负责”“协助”没有说做出什么；写“动词 + 对象 + 结果”才能检查。",
        "\"负责\" and \"assist\" leave open what comes out; verb, object and result can be asked after.",
    ),
    source: Text::new("", ""),
    bad: &[Example::In(Field::DutyTask, "负责安全工作"), Example::In(Field::DutyTask, "负责编制年度预算")],
    good: &[
        Example::In(Field::DutyTask, "检查并记录每班安全隐患"),
        Example::In(Field::DutyTask, "负责当日 18:00 前核对全部订单"),
        Example::In(Field::DutyTask, "参与合同评审，写出付款条款的意见"),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let verbs = lexicon::built_in();
    let worded = subject.worded("verbs").into_iter();
    worded
        .filter(|worded| worded.written.place.field == Field::DutyTask)
        .filter_map(|worded| {
            let (text, words) = (worded.written.text, worded.hits[0].range.clone());
            let rest = &text[words.end..];
            let verb = &text[words.clone()];
            if rest.contains(|c: char| c.is_numeric() || "《，；,;".contains(c)) {
                return None;
            }
            // “负责编制预算” says what is done; “负责” can go.
            let doubled = verb.ends_with("负责")
                && verbs.find(rest).iter().any(|(range, entry)| range.start == 0 && entry.list == "ranks");
            let found = if doubled {
                Found::new(
                    worded.written.place,
                    format!("“{verb}”多余：后面的动词已经说明做什么"),
                    format!("\"{verb}\" says nothing: the verb behind it does"),
                )
                .rewrite(rest.to_owned())
            } else {
                Found::new(
                    worded.written.place,
                    format!("“{verb}”没有说明做什么：写成“动词 + 对象 + 结果”，或“依据 + 动词 + 对象 + 结果”"),
                    format!("\"{verb}\" does not say what is done: give verb, object and result"),
                )
            };
            Some(found.words(vec![words]))
        })
        .collect()
}
