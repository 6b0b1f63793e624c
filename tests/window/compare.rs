//! Two documents side by side: what differs, what is taken over of it, and where it leads.

use std::fs;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::app::{Question, Setup};
use rolewright::document::{PositionDescription, Section};
use rolewright::storage;

use crate::pack::Given;
use crate::{
    Answers, CTRL, LARGE, Screen, app, click, document, go, open, press, screen_of, settle, setup, supervisor,
    type_into,
};

/// A window with the supervisor open, in which `other` is the file that is chosen.
fn screen_with(other: &str) -> (Screen, Answers, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, chosen) = (folder.path().join("岗位.ron"), folder.path().join("另一份.ron"));
    storage::save(&file, &supervisor()).expect("it saves");
    fs::write(&chosen, other).expect("it is written");
    let answers = Answers { files: vec![chosen], ..Answers::default() };
    let screen = screen_of(Setup { dialogs: Box::new(answers.clone()), file: Some(file), ..setup() }, LARGE);
    (screen, answers, folder)
}

fn changed() -> PositionDescription {
    let mut other = supervisor();
    other.identity.code = "KF-09".into();
    other.purpose = "保证客户诉求及时闭环。".into();
    other
}

#[test]
fn what_is_unsaved_is_compared_with_the_file_and_what_was_there_is_taken_back() {
    let (mut screen, _folder) = open(&changed());
    type_into(&mut screen, "岗位编号", "B");
    let typed = document(&screen).identity.code.clone();
    press(&mut screen, CTRL, Key::D);
    settle(&mut screen);
    click(&mut screen, "已保存的内容");
    settle(&mut screen);
    screen.get_by_label_contains("1 项不同");
    // The words are marked for the eye, and told to who does not see them.
    screen.get_by_label(&format!("原为“KF-09”，改为“{typed}”"));
    click(&mut screen, "取用对方的 岗位编号");
    settle(&mut screen);
    assert_eq!(document(&screen).identity.code, "KF-09");
    screen.get_by_label("两份内容完全相同。");
    click(&mut screen, "撤销取用");
    settle(&mut screen);
    assert_eq!(document(&screen).identity.code, typed);
    press(&mut screen, Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    assert!(screen.query_by_label_contains("1 项不同").is_none());
}

#[test]
fn a_file_is_compared_without_being_opened_or_changed() {
    let (mut screen, answers, folder) = screen_with(&storage::ron::write(&changed()));
    let before = fs::read(folder.path().join("另一份.ron")).expect("it is there");
    press(&mut screen, CTRL, Key::D);
    settle(&mut screen);
    click(&mut screen, "选择文件…");
    settle(&mut screen);
    assert_eq!(*answers.asked.lock().expect("no test panics with it"), [Question::Compare]);
    screen.get_by_label_contains("/另一份.ron");
    screen.get_by_label_contains("2 项不同");
    click(&mut screen, "交换新旧");
    settle(&mut screen);
    screen.get_by_label_contains("/另一份.ron");
    assert_eq!(fs::read(folder.path().join("另一份.ron")).expect("it is there"), before);
    assert_eq!(*document(&screen), supervisor());
}

#[test]
fn the_keys_of_findings_go_from_difference_to_difference() {
    let (mut screen, _, _folder) = screen_with(&storage::ron::write(&changed()));
    press(&mut screen, CTRL, Key::D);
    settle(&mut screen);
    click(&mut screen, "选择文件…");
    settle(&mut screen);
    let is_at = |screen: &Screen, name: &str| screen.get_by_role_and_label(Role::Button, name).is_focused();
    assert!(is_at(&screen, "转到 岗位编号"), "the first difference is at hand");
    press(&mut screen, Modifiers::NONE, Key::F7);
    settle(&mut screen);
    assert!(is_at(&screen, "转到 职位设置目的"));
    press(&mut screen, Modifiers::SHIFT, Key::F7);
    settle(&mut screen);
    assert!(is_at(&screen, "转到 岗位编号"));
    press(&mut screen, Modifiers::NONE, Key::F7);
    settle(&mut screen);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert!(screen.query_by_label_contains("2 项不同").is_none(), "the form shows");
    assert!(screen.get_by_role_and_label(Role::MultilineTextInput, "职位设置目的").is_focused());
}

#[test]
fn a_task_that_was_only_moved_is_told_once() {
    let mut other = supervisor();
    let duty = &mut other.duties[0];
    duty.tasks = vec!["每日核对往来账目".into(), "每周抽查录音".into(), "每月编制服务报表".into()];
    let mut mine = other.clone();
    mine.duties[0].tasks.rotate_left(1);
    let (mut screen, _folder) = open(&other);
    let tasks = mine.duties[0].tasks.clone();
    go(&mut screen, Section::Duties);
    screen.get_by_role_and_label(Role::TextInput, "内容描述 1.1").focus();
    screen.run();
    for _ in 0..2 {
        press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    }
    assert_eq!(document(&screen).duties[0].tasks, tasks);
    press(&mut screen, CTRL, Key::D);
    settle(&mut screen);
    click(&mut screen, "已保存的内容");
    settle(&mut screen);
    screen.get_by_label("移到这里：每日核对往来账目");
}

#[test]
fn a_pack_leads_to_what_differs_too() {
    let given = Given::new();
    let mut other = given.pack.clone();
    other.client = "乙公司".into();
    other.style.footer = "{number}".into();
    other.departments.pop();
    let file = given.file("别的.ron");
    storage::pack::save(&file, &other).expect("it saves");
    let mut screen = given.open_with(Answers { files: vec![file], ..Answers::default() });
    for (name, lands) in [("客户", "客户"), ("页脚", "页脚"), ("部门与岗位", "部门名称 1")] {
        press(&mut screen, CTRL, Key::D);
        settle(&mut screen);
        click(&mut screen, "选择文件…");
        settle(&mut screen);
        click(&mut screen, &format!("转到 {name}"));
        settle(&mut screen);
        assert!(screen.get_by_role_and_label(Role::TextInput, lands).is_focused(), "{name}");
    }
}

#[test]
fn what_differs_goes_on_paper() {
    let (mut screen, answers, folder) = screen_with(&storage::ron::write(&changed()));
    press(&mut screen, CTRL, Key::D);
    settle(&mut screen);
    click(&mut screen, "选择文件…");
    settle(&mut screen);
    // It is answered with the same file, whose name gets the ending of a PDF.
    click(&mut screen, "导出修订对照…");
    settle(&mut screen);
    assert_eq!(answers.asked.lock().expect("nobody panicked").last(), Some(&Question::Comparison));
    let pdf = folder.path().join("另一份.ron.pdf");
    assert!(fs::read(&pdf).expect("it is written").starts_with(b"%PDF"));
    screen.get_by_label_contains("已导出");
    screen.get_by_label_contains("2 项不同");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    fs::remove_file(&pdf).expect("it goes");
    press(&mut screen, Modifiers::NONE, Key::F5);
    settle(&mut screen);
    assert!(!pdf.exists(), "what is exported again is the description, and not to there");
}

#[test]
fn what_cannot_be_compared_is_said_in_one_line_and_something_else_can_be_chosen() {
    for (text, said) in [
        ("(format: 1, departments: [])", "岗位说明书与汇编不能相互对比"),
        ("(format: 1, identity: (titel: \"\"))", "另一份.ron:1:24"),
    ] {
        let (mut screen, _, _folder) = screen_with(text);
        press(&mut screen, CTRL, Key::D);
        settle(&mut screen);
        click(&mut screen, "选择文件…");
        settle(&mut screen);
        screen.get_by_label_contains(said);
        click(&mut screen, "取消");
        settle(&mut screen);
        assert_eq!(*document(&screen), supervisor());
        assert!(!app(&screen).is_busy());
    }
}

#[test]
fn rows_of_a_list_are_taken_over_one_by_one() {
    let mut other = supervisor();
    other.duties[0].tasks = ["接听来电并录音", "登记需求", "每周抽查录音"].map(String::from).into();
    other.duties[1].tasks.clear();
    let (mut screen, _, _folder) = screen_with(&storage::ron::write(&other));
    let mine = supervisor().duties;
    press(&mut screen, CTRL, Key::D);
    settle(&mut screen);
    click(&mut screen, "选择文件…");
    settle(&mut screen);
    click(&mut screen, "加入 删去：每周抽查录音");
    settle(&mut screen);
    let mut taken = mine.clone();
    taken[0].tasks.push("每周抽查录音".into());
    assert_eq!(document(&screen).duties, taken, "nothing else of theirs");
    let next = "删去 新增：查明原因";
    assert!(screen.get_by_role_and_label(Role::Button, next).is_focused(), "the next row is at hand");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    taken[1].tasks.remove(0);
    assert_eq!(document(&screen).duties, taken);
    for _ in 0..2 {
        click(&mut screen, "撤销取用");
        settle(&mut screen);
    }
    assert_eq!(document(&screen).duties, mine);
}
