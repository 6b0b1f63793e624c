//! The pages of a pack: beside its rows, as small pictures, as a PDF.

use std::fs;
use std::sync::Arc;

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::storage;

use crate::pack::{Given, drag, members, pack, row, until};
use crate::{Answers, CTRL, LARGE, Screen, Shows, click, press, screen_of, settle, setup};

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
}

/// The page that the foot of the preview names, once the pages are those of the pack.
fn follows(screen: &mut Screen, number: &str) {
    until(screen, &format!("page {number} shows"), |screen| at_page(screen, number));
}

#[test]
fn the_page_of_a_member_shows_when_it_is_chosen_moved_or_comes_back() {
    let given = Given::new();
    let mut screen = given.open();
    until(&mut screen, "the pages are known", |screen| screen.query_by_label("第 5 页").is_some());
    row(&mut screen, "客服专员");
    follows(&mut screen, "3");
    // 仓储部 and its only member come first: a divider, 主管, a divider, 主任, 专员.
    drag(&mut screen, "拖动部门 2", "拖动部门 1", 20.0);
    follows(&mut screen, "2");
    drag(&mut screen, "拖动 客服专员", "拖动 仓储主管", 16.0);
    until(&mut screen, "it stands in front", |screen| screen.query_by_label("第 3 页").is_some());
    follows(&mut screen, "2");
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    follows(&mut screen, "3");
    press(&mut screen, CTRL, Key::Z);
    follows(&mut screen, "2");
}

fn right_click(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::Button, name).click_secondary();
    screen.run();
}

#[test]
fn the_right_button_opens_the_menu_of_a_member_of_a_department_and_of_a_small_picture() {
    let given = Given::new();
    let shows = Shows::default();
    let (file, viewer) = (Some(given.file("pack.ron")), Arc::new(shows.clone()));
    let mut screen = screen_of(Setup { file, viewer, ..setup() }, LARGE);
    until(&mut screen, "the pages are known", |screen| screen.query_by_label("第 5 页").is_some());
    right_click(&mut screen, "客服专员");
    let enabled =
        |screen: &Screen, name: &str| !screen.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled();
    assert!(enabled(&screen, "上移岗位") && enabled(&screen, "下移岗位"));
    click(&mut screen, "移到“仓储部”");
    assert_eq!(members(&screen), [vec!["主任.ron"], vec!["主管.ron", "专员.ron"]]);
    right_click(&mut screen, "客服专员");
    assert!(!enabled(&screen, "下移岗位"), "it is the last");
    click(&mut screen, "打开所在文件夹");
    until(&mut screen, "the folder shows", |_| !shows.files.lock().expect("no test panics with it").is_empty());
    assert_eq!(shows.files.lock().expect("no test panics with it")[0], given.file(""));
    // By its key, too, and Escape leads back to the row.
    press(&mut screen, Modifiers::SHIFT, Key::F10);
    assert!(screen.get_by_role_and_label(Role::Button, "打开说明书").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Escape);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "客服专员").is_focused());
    // The name of the department stands in its own field; the ground beside it is the department's.
    let head = screen.get_by_role_and_label(Role::Button, "编辑部门职责 2").rect();
    screen.hover_at(head.right_center() + Vec2::new(30.0, 0.0));
    let at = head.right_center() + Vec2::new(30.0, 0.0);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        screen.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        screen.run();
    }
    click(&mut screen, "上移部门");
    assert_eq!(pack(&screen).departments[0].name, "仓储部");
    until(&mut screen, "the pages follow", |screen| screen.query_by_label("第 2 页").is_some());
    click(&mut screen, "缩略图");
    until(&mut screen, "the pages follow", |screen| {
        screen.query_by_role_and_label(Role::Button, "第 2 页 仓储主管").is_some()
    });
    screen.get_by_role(Role::ListBox).focus();
    press(&mut screen, Modifiers::NONE, Key::Home);
    right_click(&mut screen, "第 2 页 仓储主管");
    click(&mut screen, "移出汇编");
    assert_eq!(members(&screen), [vec!["专员.ron"], vec!["主任.ron"]]);
    // A menu goes with the picture that it belongs to, when the pages are made anew.
    until(&mut screen, "the pages follow", |screen| {
        screen.query_by_role_and_label(Role::Button, "第 2 页 客服专员").is_some()
    });
    // Where the list stands depends on which page showed when the pictures were asked for.
    screen.get_by_role(Role::ListBox).focus();
    press(&mut screen, Modifiers::NONE, Key::Home);
    right_click(&mut screen, "第 i 页 封面");
    assert!(screen.query_by_label("移出汇编").is_none(), "the cover is no member");
    click(&mut screen, "放大这一页");
    assert!(screen.query_by_role(Role::ListBox).is_none(), "the page itself shows");
}

/// Of a hundred departments those far from what is seen are not laid out, and take just as much room.
#[test]
fn a_department_out_of_view_takes_the_room_that_it_has_in_view() {
    let mut given = Given::new();
    let one = given.pack.departments[1].clone();
    given.pack.departments.extend(std::iter::repeat_n(one, 100));
    given.pack.departments[60].members.clear();
    storage::pack::save(&given.file("pack.ron"), &given.pack).expect("it saves");
    let mut screen = given.open();
    assert!(screen.query_by_role_and_label(Role::TextInput, "部门名称 90").is_none());
    let top = |screen: &Screen| screen.get_by_role_and_label(Role::TextInput, "标题").rect().top();
    let (from, height) = (top(&screen), |screen: &Screen, nth: usize| {
        screen.get_by_role_and_label(Role::TextInput, &format!("部门名称 {nth}")).rect().top() - top(screen)
    });
    let [first, second] = [2, 3].map(|nth| height(&screen, nth));
    // F7 goes to the empty one, far below, and then on to the next.
    for _ in 0..400 {
        press(&mut screen, Modifiers::NONE, Key::F7);
        if screen.query_by_role_and_label(Role::TextInput, "部门名称 61").is_some_and(|node| node.is_focused()) {
            break;
        }
    }
    assert!(top(&screen) < from - 1000.0, "it is scrolled to");
    let far = height(&screen, 60) - first;
    assert!((far - 58.0 * (second - first)).abs() < 0.5, "{far} {first} {second}");
    let empty = height(&screen, 62) - height(&screen, 61);
    assert!((empty - (second - first) - 4.0).abs() < 0.5, "a row of another height: {empty}");
}
