//! An approved version is not changed unseen.

use egui::{Key, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::{PositionDescription, Revision, Section, Status};

use crate::{CTRL, click, document, go, open, press, settle, supervisor, type_into};

fn approved() -> PositionDescription {
    let mut document = supervisor();
    document.status = Status::Approved;
    document.revisions = vec![Revision { version: "V1.0".into(), ..Revision::default() }];
    document
}

#[test]
fn changing_an_approved_version_offers_a_new_one_which_is_one_step() {
    let (mut screen, _folder) = open(&approved());
    assert!(screen.query_by_label_contains("已批准，而您").is_none(), "nothing has changed yet");
    type_into(&mut screen, "岗位编号", "CC-01");
    screen.get_by_label_contains("V1.0 已批准，而您正在改动它");
    click(&mut screen, "开始新版本");
    let begun = document(&screen).clone();
    assert_eq!((begun.status, begun.revisions.len()), (Status::Draft, 2));
    let revision = &begun.revisions[1];
    assert_eq!((revision.version.as_str(), revision.revised_by.as_str()), ("V1.1", "方砚"));
    assert_eq!(revision.date, Some(jiff::civil::date(2026, 7, 1)));
    // Why is asked for where it is to be written.
    assert!(screen.get_by_role_and_label(Role::TextInput, "修订内容 2").is_focused());
    assert!(screen.query_by_label_contains("已批准，而您").is_none());
    press(&mut screen, CTRL, Key::Z);
    assert_eq!((document(&screen).status, document(&screen).revisions.len()), (Status::Approved, 1));
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    screen.get_by_label_contains("V1.0 已批准，而您正在改动它");
    assert_eq!(document(&screen).identity.code, "CC-01", "what was typed before stays");
}

#[test]
fn that_an_approved_version_is_changed_is_said_once_and_never_of_notes() {
    let (mut screen, _folder) = open(&approved());
    go(&mut screen, Section::Notes);
    let notes = screen.get_by_role_and_label(Role::MultilineTextInput, "备注");
    notes.focus();
    screen.run();
    screen.event(egui::Event::Text("待与部门核对".to_owned()));
    screen.run();
    assert_eq!(document(&screen).notes, "待与部门核对");
    assert!(screen.query_by_label_contains("已批准，而您").is_none(), "notes are never printed");
    go(&mut screen, Section::Identity);
    type_into(&mut screen, "岗位编号", "CC-01");
    click(&mut screen, "关闭提示");
    type_into(&mut screen, "岗位编号", "2");
    assert!(screen.query_by_label_contains("已批准，而您").is_none());
}
