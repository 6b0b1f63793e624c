//! The pages of a pack: beside its rows, as small pictures, as a PDF.

use std::fs;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::storage;

use crate::pack::{Given, drag, until};
use crate::{Answers, CTRL, Screen, click, press, settle};

#[test]
fn the_rows_know_their_members_also_where_there_is_no_room_for_the_pages() {
    let given = Given::new();
    let mut screen = given.open_at(Answers::default(), Vec2::new(1016.0, 716.0));
    screen.get_by_role_and_label(Role::Button, "客服主任");
    drag(&mut screen, "拖动部门 2", "拖动部门 1", 20.0);
    until(&mut screen, "the pages are counted again", |screen| screen.query_by_label("第 4 页").is_some());
}

fn export(screen: &mut Screen) {
    press(screen, CTRL, Key::E);
    settle(screen);
}

#[test]
fn the_pack_is_exported_whatever_is_found_but_not_without_its_members() {
    let given = Given::new();
    given.write("专员.ron", "客服专员", "1", "经理");
    let pdf = given.file("交付.pdf");
    let mut screen = given.open_with(Answers { files: vec![pdf.clone()], ..Answers::default() });
    export(&mut screen);
    assert!(fs::read(&pdf).expect("it was written").starts_with(b"%PDF-"));
    screen.get_by_label_contains("已导出");
    fs::remove_file(&pdf).expect("it goes");
    fs::remove_file(given.file("专员.ron")).expect("it goes");
    export(&mut screen);
    assert!(!pdf.exists());
    screen.get_by_label_contains("读不到（专员.ron）");
}

#[test]
fn an_export_is_stopped_by_its_button_and_writes_nothing() {
    let mut given = Given::new();
    // So many that the export is still at work when the button is clicked.
    given.pack.departments[0].members = (0..400)
        .map(|nth| {
            let file = format!("岗位{nth}.ron");
            given.write(&file, &format!("岗位{nth}"), &nth.to_string(), "");
            file
        })
        .collect();
    storage::pack::save(&given.file("pack.ron"), &given.pack).expect("it saves");
    let pdf = given.file("交付.pdf");
    let mut screen = given.open_with(Answers { files: vec![pdf.clone()], ..Answers::default() });
    screen.key_press_modifiers(CTRL, Key::E);
    until(&mut screen, "it has begun", |screen| screen.query_by_label("取消导出").is_some());
    screen.get_by_label_contains("/ 401");
    screen.get_by_label("取消导出").click();
    settle(&mut screen);
    screen.get_by_label_contains("已取消导出");
    assert!(!pdf.exists());
    assert!(screen.query_by_label("取消导出").is_none());
}

#[test]
fn a_typed_number_brings_its_page_into_view() {
    let given = Given::new();
    let mut screen = given.open();
    // Those before page 1 are counted by themselves, as the contents do.
    screen.get_by_label_contains("i / v");
    let field = screen.get_by_label("转到页码");
    field.focus();
    screen.run();
    press(&mut screen, CTRL, Key::A);
    screen.get_by_label("转到页码").type_text("4");
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    until(&mut screen, "page 4 shows", |screen| {
        screen.get_by_label("转到页码").accesskit_node().value().is_some_and(|value| value == "4")
    });
    let of = screen.get_by_label_contains("/ ").accesskit_node().value().expect("it has one");
    let numbered: usize = of.trim_start_matches("/ ").trim_end_matches(" 页").parse().expect("a number");
    assert!(screen.query_by_label(&format!("{} 页，其中正文 {numbered} 页", numbered + 5)).is_some(), "{of}");
}

/// Tells whether the foot of the preview names the page by this number.
fn at_page(screen: &Screen, number: &str) -> bool {
    screen.get_by_label("转到页码").accesskit_node().value().is_some_and(|value| value == number)
}

#[test]
fn a_small_picture_leads_to_its_page() {
    let given = Given::new();
    let mut screen = given.open();
    click(&mut screen, "缩略图");
    assert!(screen.query_by_role_and_label(Role::Button, "放大预览").is_none(), "small pictures have one size");
    screen.get_by_role_and_label(Role::Button, "第 i 页 封面");
    screen.get_by_role_and_label(Role::Button, "第 1 页 客服部");
    screen.get_by_role_and_label(Role::Button, "第 2 页 客服主任").click();
    screen.run();
    until(&mut screen, "page 2 shows", |screen| at_page(screen, "2"));
    assert!(screen.query_by_role_and_label(Role::Button, "第 2 页 客服主任").is_none(), "the pages show again");
    screen.get_by_role_and_label(Role::Button, "放大预览");
}

#[test]
fn the_small_pictures_are_walked_by_keys() {
    let given = Given::new();
    let mut screen = given.open();
    click(&mut screen, "缩略图");
    screen.get_by_role(Role::ListBox).focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::End);
    screen.get_by_role_and_label(Role::ListBox, "页面缩略图 签收表");
    press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    screen.get_by_role_and_label(Role::ListBox, "页面缩略图 签收表");
    press(&mut screen, Modifiers::NONE, Key::Home);
    screen.get_by_role_and_label(Role::ListBox, "页面缩略图 封面");
    press(&mut screen, Modifiers::NONE, Key::ArrowUp);
    press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    screen.get_by_role_and_label(Role::ListBox, "页面缩略图 批准页");
    press(&mut screen, Modifiers::NONE, Key::ArrowLeft);
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    // Three stand side by side: cover, approval and contents.
    screen.get_by_role_and_label(Role::ListBox, "页面缩略图 组织结构图");
    press(&mut screen, Modifiers::NONE, Key::Home);
    for _ in 0..6 {
        press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    }
    press(&mut screen, Modifiers::NONE, Key::Enter);
    until(&mut screen, "a page shows", |screen| screen.query_by_role(Role::ListBox).is_none());
    until(&mut screen, "the page of the cursor", |screen| !at_page(screen, "封面"));
}

#[test]
fn of_hundreds_of_pages_only_the_small_pictures_in_view_are_drawn_and_kept() {
    let mut given = Given::new();
    let files = (0..300).map(|nth| format!("{nth}.ron"));
    for (nth, file) in files.clone().enumerate() {
        given.write(&file, &format!("岗位{nth}"), &nth.to_string(), "客服主任");
    }
    given.pack.departments[1].members.extend(files);
    storage::pack::save(&given.file("pack.ron"), &given.pack).expect("it saves");
    let mut screen = given.open();
    click(&mut screen, "缩略图");
    screen.get_by_role(Role::ListBox).focus();
    screen.run();
    for key in [Key::End, Key::PageUp, Key::PageUp, Key::Home, Key::PageDown, Key::ArrowDown, Key::End] {
        press(&mut screen, Modifiers::NONE, key);
        let pictures = |screen: &Screen| {
            let names = screen.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
            names.filter(|name| name.starts_with("第 ") && name.contains(" 页 ")).count()
        };
        assert!((4..80).contains(&pictures(&screen)), "{key:?}: {}", pictures(&screen));
    }
    screen.get_by_role_and_label(Role::ListBox, "页面缩略图 签收表");
    let start = Instant::now();
    for _ in 0..50 {
        screen.step();
    }
    assert!(start.elapsed() < Duration::from_millis(50 * 8 * SLOWER), "{:?} a frame", start.elapsed() / 50);
}

/// How many times slower than a release a test may be, on a machine that others use too.
const SLOWER: u64 = 6;
