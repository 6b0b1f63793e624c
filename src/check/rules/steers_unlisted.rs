//! JD026: a post that steers another which it does not list below itself.
//!
//! Who assigns the work of a post is its superior; either the list or the sentence is wrong.

use super::bare;
use crate::check::lexicon;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Nature;
use crate::document::Severity;
use crate::lang::Text;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "JD026",
    severity: Severity::Warning,
    title: Text::new("安排别的岗位的工作，却没有列为直接下级", "Steers a post that it does not list below itself"),
    why: Text::new(
        "安排工作的人就是上级：名单和这句话有一处不对。",
        "Who assigns a post's work is its superior: either the list or the sentence is wrong.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::In(Field::Power, "对仓管员的工作进行安排"),
        Example::In(Field::DutyTask, "安排仓管员工作"),
        Example::File(
            r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]), duties: [(tasks: ["安排仓管员的日常工作"])])"#,
        ),
        Example::File(r#"(relations: (internal: [(party: "仓管员", nature: supervises)]))"#),
    ],
    good: &[
        Example::In(Field::DutyTask, "安排工作人员的班车"),
        Example::In(Field::DutyTask, "对客户的工作建议当日答复"),
        Example::File(
            r#"(identity: (title: "客服主管", direct_reports: ["客服专员"]), duties: [(tasks: ["安排客服专员的日常工作", "安排下属员工的工作"])])"#,
        ),
        Example::File(
            r#"(identity: (direct_reports: ["楼宇管家", "前台接待员"]), relations: (internal: [(party: "楼宇管家、前台接待员", nature: supervises), (party: "保洁班组", nature: supervises)]))"#,
        ),
    ],
    find: Find::Within(find),
};

/// What a superior does with the work of a post.
const STEERS: &[&str] = &["安排", "分派", "布置", "指挥", "领导", "调度", "分配"];

/// What is steered.
const TAILS: &[&str] = &["的工作", "的日常工作", "的任务", "日常工作", "的班次", "工作"];

/// As many characters as may stand between the verb and “的工作”.
const REACH: usize = 24;

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let texts = subject.of(&[Field::DutyTask, Field::Power, Field::DutyName]);
    let told = texts.flat_map(|written| steered(written.text).into_iter().map(move |words| (written, words)));
    let contacts = subject.of(&[Field::InternalParty]).filter(|written| {
        let contact = subject.document.relations.internal.get(written.place.row());
        contact.is_some_and(|contact| contact.nature == Some(Nature::Supervises))
    });
    let ruled = contacts
        .flat_map(|written| parts(written.text, 0..written.text.len()).into_iter().map(move |words| (written, words)));
    told.chain(ruled)
        .filter(|(written, words)| is_foreign(subject, &written.text[words.clone()]))
        .map(|(written, words)| {
            let post = &written.text[words.clone()];
            Found::new(
                written.place,
                format!("安排“{post}”的工作，但直接下级里没有这个岗位：请补上，或改写这句话"),
                format!("steers {post}, which is not among the direct reports: list it, or rewrite this"),
            )
            .words(vec![words])
        })
        .collect()
}

/// The posts in “安排甲、乙的日常工作”, or in “对甲的工作进行安排”.
fn steered(text: &str) -> Vec<Range<usize>> {
    let ends = TAILS.iter().filter_map(|tail| text.find(tail));
    let Some(end) = ends.min() else { return Vec::new() };
    let before = STEERS.iter().filter_map(|verb| text[..end].rfind(verb).map(|at| at + verb.len()));
    let behind = || STEERS.iter().any(|verb| text[end..].contains(verb));
    let start = before.max().or_else(|| text[..end].rfind('对').filter(|_| behind()).map(|at| at + '对'.len_utf8()));
    match start {
        Some(start) if text[start..end].chars().count() <= REACH => parts(text, start..end),
        _ => Vec::new(),
    }
}

/// The names in `range` of `text`, parted by 、 and 和.
fn parts(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    for (at, part) in text[range.clone()].match_indices(['、', '，', '/', '和', '与', '及']) {
        found.push(start..range.start + at);
        start = range.start + at + part.len();
    }
    found.push(start..range.end);
    found.retain(|words| !text[words.clone()].trim().is_empty());
    found
}

/// Tells whether `name` is a post, and neither this one nor one that is listed below it.
fn is_foreign(subject: &Subject<'_>, name: &str) -> bool {
    let identity = &subject.document.identity;
    let name = name.trim().trim_start_matches(['各', '全']);
    let known = |listed: &String| {
        let listed = bare(listed);
        !listed.is_empty() && (listed.contains(&bare(name)) || bare(name).contains(&listed))
    };
    lexicon::built_in().find(name).iter().any(|(_, entry)| entry.list == "titles")
        && !identity.direct_reports.iter().any(known)
        && !known(&identity.title)
}
