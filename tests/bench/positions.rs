//! Packs of any size for the benchmarks: ordinary posts of two pages each.

use rolewright::document::pack::{Department, Pack};
use rolewright::document::{Date, PositionDescription};
use rolewright::layout::pack::Chapter;
use rolewright::storage::ron;

/// Posts in a department.
const DEPARTMENT: usize = 20;

/// The `number`th description: the sample of an ordinary post, no two alike.
fn description(sample: &PositionDescription, number: usize) -> PositionDescription {
    let mut document = sample.clone();
    document.identity.title = format!("{}{number}", sample.identity.title);
    document.identity.code = format!("CC-{:02}-{:03}", number / DEPARTMENT + 1, number % DEPARTMENT + 1);
    document.identity.department = format!("第{}事业部", number / DEPARTMENT + 1);
    document.purpose = format!("{}（第{number}号）", sample.purpose);
    for (nth, duty) in document.duties.iter_mut().enumerate() {
        duty.name = format!("{}（{}）", duty.name, number * 7 + nth);
        duty.tasks.rotate_left(number % 3);
    }
    for revision in &mut document.revisions {
        revision.date = Some(Date::constant(2026, 1 + (number % 12) as i8, 1 + (number % 28) as i8));
    }
    document
}

/// A pack of `count` descriptions.
pub fn pack(count: usize) -> (Pack, Vec<PositionDescription>) {
    let sample = ron::read(include_str!("post.ron")).expect("it can be read");
    let documents: Vec<PositionDescription> = (0..count).map(|number| description(&sample, number)).collect();
    let department = |(index, members): (usize, &[PositionDescription])| Department {
        name: format!("第{}事业部", index + 1),
        intro: "统筹本事业部的订单、客户与交付，对年度目标负责。".into(),
        members: members.iter().map(|member| format!("{}.ron", member.identity.code)).collect(),
    };
    let departments = documents.chunks(DEPARTMENT).enumerate().map(department).collect();
    let pack =
        Pack { title: "岗位说明书汇编".into(), client: "澄川集团".into(), departments, ..Pack::default() };
    (pack, documents)
}

/// `documents` department by department.
pub fn chapters<'a>(pack: &'a Pack, documents: &'a [PositionDescription]) -> Vec<Chapter<'a>> {
    let members = documents.chunks(DEPARTMENT);
    let chapter = |(department, members): (&'a Department, &'a [PositionDescription])| Chapter {
        department,
        documents: members.iter().collect(),
    };
    pack.departments.iter().zip(members).map(chapter).collect()
}
