//! What is done with many descriptions of a folder at once: exported, gathered into packs.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use rolewright::document::Status;
use rolewright::document::pack::{Department, Pack};
use rolewright::storage;

use crate::folder::{Given, tick, titles};
use crate::{CTRL, Screen, app, click, press, settle, type_into};

#[test]
fn what_is_ticked_is_exported_each_to_its_file() {
    let given = Given::new();
    let target = given.file("交付");
    let mut screen = given.open(vec![target.clone()]);
    tick(&mut screen, "客服专员");
    tick(&mut screen, "仓储主管");
    click(&mut screen, "批量导出…");
    click(&mut screen, "插入序号");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    screen.get_by_label_contains("已导出 2 份到");
    let mut files: Vec<String> = names_in(&target);
    files.sort();
    assert_eq!(files, ["CC-1-仓储主管001.pdf", "KF-2-客服专员002.pdf"], "as it was asked for");
    assert_eq!(app(&screen).settings().pattern, "{编号}-{岗位名称}{序号}", "it is remembered");
    assert!(fs::read(target.join(&files[0])).expect("it was written").starts_with(b"%PDF-"));
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it is there");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn what_cannot_be_exported_is_named_and_the_rest_is_written() {
    let given = Given::new();
    let target = given.file("交付");
    given.write("空.ron", ["", "客服部", "KF-9", ""], Status::Draft, 2026);
    let mut screen = given.open(vec![target.clone()]);
    press(&mut screen, CTRL, Key::E);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    screen.get_by_label_contains("已导出 3 份到");
    screen.get_by_label_contains("没有岗位名称");
    assert_eq!(names_in(&target).len(), 3);
}

#[test]
fn an_export_of_many_is_stopped_by_its_button() {
    let given = Given::new();
    for nth in 0..300 {
        given.write(&format!("岗位{nth}.ron"), ["岗位", "客服部", &nth.to_string(), ""], Status::Draft, 2026);
    }
    let target = given.file("交付");
    let mut screen = given.open(vec![target.clone()]);
    press(&mut screen, CTRL, Key::E);
    screen.key_press_modifiers(Modifiers::NONE, Key::Enter);
    let end = Instant::now() + Duration::from_mins(1);
    while screen.query_by_label("取消导出").is_none() {
        assert!(Instant::now() < end, "it never begins");
        screen.run();
    }
    screen.get_by_label("取消导出").click();
    settle(&mut screen);
    screen.get_by_label_contains("已取消导出");
    assert!(names_in(&target).len() < 303);
    assert!(screen.query_by_label("取消导出").is_none());
}

#[test]
fn descriptions_go_into_a_new_pack_and_into_an_open_one_by_their_departments() {
    let given = Given::new();
    let file = given.file("pack.ron");
    let mut screen = given.open(vec![file.clone()]);
    tick(&mut screen, "客服专员");
    click(&mut screen, "组成汇编…");
    settle(&mut screen);
    let departments = |screen: &Screen| -> Vec<(String, Vec<String>)> {
        let pack = app(screen).pack().expect("it shows");
        pack.departments.iter().map(|department| (department.name.clone(), department.members.clone())).collect()
    };
    assert_eq!(departments(&screen), [("客服部".to_owned(), vec!["专员.ron".to_owned()])]);
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    settle(&mut screen);
    tick(&mut screen, "仓储主管");
    click(&mut screen, "加入汇编");
    click(&mut screen, "未命名汇编");
    settle(&mut screen);
    assert_eq!(departments(&screen)[1], ("仓储部".to_owned(), vec!["仓储/主管.ron".to_owned()]));
    screen.get_by_label_contains("已在汇编中");
}

#[test]
fn a_pack_has_its_posts_in_the_order_of_the_table() {
    let given = Given::new();
    let mut screen = given.open(vec![given.file("pack.ron")]);
    let department = |name: &str| vec![format!("{name}.ron")];
    tick(&mut screen, "客服主任");
    tick(&mut screen, "客服专员");
    let shown: Vec<String> = titles(&screen).into_iter().filter(|title| title.starts_with("客服")).collect();
    click(&mut screen, "组成汇编…");
    settle(&mut screen);
    let members = |screen: &Screen| app(screen).pack().expect("it shows").departments[0].members.clone();
    let wanted: Vec<String> = shown.iter().flat_map(|title| department(title.trim_start_matches("客服"))).collect();
    assert_eq!(members(&screen), wanted);
}

#[test]
fn a_pack_in_the_folder_opens_from_the_left() {
    let given = Given::new();
    let department = Department { members: vec!["主任.ron".into()], ..Department::default() };
    let pack = Pack { title: "2026 版汇编".into(), departments: vec![department], ..Pack::default() };
    storage::pack::save(&given.file("汇编.ron"), &pack).expect("it saves");
    let mut screen = given.open(Vec::new());
    click(&mut screen, "2026 版汇编");
    settle(&mut screen);
    assert_eq!(app(&screen).pack(), Some(&pack));
}

#[test]
fn what_is_not_saved_in_another_tab_is_said_to_be_there() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    type_into(&mut screen, "工作地点", "一楼");
    screen.get_by_label("有改动未保存");
    click(&mut screen, "文件夹");
    screen.get_by_label("其他标签页有改动未保存");
}
