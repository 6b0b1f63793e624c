//! JD009: a duty without tasks.
//!
//! A heading alone says neither what is done nor how far it goes.

use crate::check::rule::{Example, Find, Found, Rule};
use crate::check::subject::Subject;
use crate::document::Field;
use crate::document::Place;
use crate::document::Severity;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD009",
    severity: Severity::Warning,
    title: Text::new("职责下面没有内容描述", "A duty without tasks"),
    why: Text::new(
        "只有标题，说不清做什么、做到哪里。",
        "A heading alone says neither what is done nor how far it goes.",
    ),
    source: Text::new("", ""),
    bad: &[Example::File(r#"(duties: [(name: "受理客户咨询")])"#)],
    good: &[Example::File(r#"(duties: [(name: "受理客户咨询", tasks: ["每个工作日 8:30 前分派当日工单"])])"#)],
    find: Find::Within(find),
};

fn find(subject: &Subject<'_>) -> Vec<Found> {
    let duties = subject.document.duties.iter().enumerate();
    duties
        .filter(|(_, duty)| !duty.name.trim().is_empty() && duty.tasks.iter().all(|task| task.trim().is_empty()))
        .map(|(row, _)| {
            let (zh, en) = ("这项职责没有内容描述：请写出 1 至 4 条任务", "this duty has no tasks: write one to four");
            Found::new(Place::at(Field::DutyTask, row), zh, en)
        })
        .collect()
}
