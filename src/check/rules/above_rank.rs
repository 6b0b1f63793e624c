//! JD105: a verb above the rank of the post.
//!
//! A 专员 who 审批 or 决定 is worth a question: usually he prepares what another one decides.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::AuthorityLevel;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD105",
    severity: Severity::Hint,
    title: Text::new("动词高于岗位的层级", "A verb above the rank of the post"),
    why: Text::new(
        "专员、员工“审批”“决定”值得一问：通常是拟订、提交。",
        "A base post that approves or decides is worth a question: usually it prepares what another decides.",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::File(r#"(identity: (title: "仓管员"), duties: [(tasks: ["审批库存调整单"])])"#),
        Example::File(
            r#"(identity: (title: "前台接待员"), authorities: [(powers: [(text: "500元以下退款", level: approve)])])"#,
        ),
    ],
    good: &[
        Example::File(r#"(identity: (title: "仓管员"), duties: [(tasks: ["提交库存调整单，由主管审批"])])"#),
        Example::File(r#"(identity: (title: "仓储主管"), duties: [(tasks: ["审批库存调整单"])])"#),
        Example::File(r#"(identity: (title: "总经理助理"), duties: [(tasks: ["主持周例会"])])"#),
    ],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let titles = subject.worded("titles");
    let title = titles.iter().find(|worded| worded.written.place.field == Field::Title);
    let rank = title.map_or("", |worded| worded.hits[0].entry.column(0));
    if !matches!(rank, "base" | "specialist") {
        return Vec::new();
    }
    let ranks = subject.worded("ranks");
    let tasks = ranks.iter().filter(|worded| worded.written.place.field == Field::DutyTask).filter_map(|worded| {
        let head = worded.hits.first().filter(|hit| hit.entry.column(0) == "senior")?;
        let before = worded.written.text[..head.range.start].trim();
        matches!(before, "" | "负责" | "主要负责").then(|| {
            judge(worded.written.place, &worded.written.text[head.range.clone()]).words(vec![head.range.clone()])
        })
    });
    let groups = subject.document.authorities.iter().enumerate().filter(|_| rank == "base");
    let powers = groups.flat_map(|(row, group)| {
        let approving = group.powers.iter().enumerate();
        approving
            .filter(|(_, power)| power.level == Some(AuthorityLevel::Approve))
            .map(move |(sub, _)| judge(Place::inside(Field::PowerLevel, row, sub), "审批"))
    });
    tasks.chain(powers).collect()
}

fn judge(place: Place, verb: &str) -> Found {
    Found::new(
        place,
        format!("“{verb}”高于这个岗位的层级：是否应为拟订、核对或提交？"),
        format!("\"{verb}\" is above the rank of this post: should it prepare, check or submit?"),
    )
}
