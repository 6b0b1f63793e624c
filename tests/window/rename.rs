//! Changing a name in all files of a folder: what is shown before, what follows, and what takes it back.

use std::fs;

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::document::Status;
use rolewright::document::pack::{Department, Pack};
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

use crate::folder::Given;
use crate::{CTRL, Screen, click, document, focus, press, settle, type_into};

/// Opens the box and asks for the department 客服部 to be called 客户服务部.
fn ask_to_rename(screen: &mut Screen) {
    click(screen, "统一改名…");
    type_into(screen, "原来的名称", "客服部");
    type_into(screen, "新的名称", "客户服务部");
}

/// The words around a name stay in view, however long the text is, and each file says how many of its places change.
#[test]
fn what_a_renaming_changes_shows_with_the_words_around_it_and_the_folder_of_the_file() {
    let given = Given::new();
    let mut document = storage::open(&given.file("仓储/主管.ron")).expect("it opens");
    document.purpose = format!("{}由客服部核对，{}", "保证库存准确。".repeat(9), "并报总经理批准。".repeat(9));
    document.identity.reports_to = "客服部".into();
    storage::save(&given.file("仓储/主管.ron"), &document).expect("it saves");
    let mut screen =
        given.open_at(Vec::new(), Vec2::new(1280.0, 720.0), Settings { theme: Theme::Light, ..Settings::default() });
    ask_to_rename(&mut screen);
    let file = format!("仓储{}主管.ron（已批准）", std::path::MAIN_SEPARATOR);
    screen.get_by_label(&format!("{file}: 改 0 处，共 2 处"));
    screen.get_by_label("主任.ron（已批准）: 改 1 处，共 1 处");
    let place = screen.get_by_label_contains("由客服部核对，并报总经理批准");
    assert!(place.accesskit_node().label().is_some_and(|label| label.contains("由客户服务部核对")));
    place.click();
    screen.run();
    let place = screen.get_by_label_contains("由客服部核对，并报总经理批准");
    assert!(place.rect().height() > 40.0, "it is as high as its lines: {}", place.rect());
    screen.get_by_label(&format!("{file}: 改 1 处，共 2 处"));
    // A longer name needs more lines.
    let before = screen.get_by_label_contains("由客服部核对").rect().height();
    type_into(&mut screen, "新的名称", &"客户服务与关怀".repeat(8));
    assert!(screen.get_by_label_contains("由客服部核对").rect().height() > before);
}

#[test]
fn files_that_cannot_be_read_are_said_to_keep_the_name() {
    let given = Given::new();
    fs::write(given.file("坏.ron"), "(format: 1, identity: (department: \"客服部\"").expect("it is written");
    let mut screen = given.open(Vec::new());
    ask_to_rename(&mut screen);
    screen.get_by_label_contains("另有 1 份文件读不出");
    click(&mut screen, "改名");
    settle(&mut screen);
    screen.get_by_label_contains("1 份读不出，没有改");
}

fn department(given: &Given, file: &str) -> String {
    storage::open(&given.file(file)).expect("it opens").identity.department
}

#[test]
fn a_department_is_renamed_everywhere_and_one_undo_takes_it_back_byte_for_byte() {
    let given = Given::new();
    let pack =
        Pack { departments: vec![Department { name: "客服部".into(), ..Department::default() }], ..Pack::default() };
    storage::pack::save(&given.file("pack.ron"), &pack).expect("it saves");
    let by_hand =
        "// 手写\n(format: 1, identity: (title: \"文员\", department: \"客服部\"), purpose: \"协助客服部经理\")";
    fs::write(given.file("文员.ron"), by_hand).expect("it is written");
    let mut screen = given.open(Vec::new());
    ask_to_rename(&mut screen);
    // What may mean something else is offered, but not ticked.
    let offered = "职位设置目的: 协助客服部经理 → 协助客户服务部经理";
    screen.get_by_role_and_label(Role::CheckBox, offered).click();
    screen.run();
    let files = ["主任.ron", "专员.ron", "文员.ron", "pack.ron"].map(|name| given.file(name));
    let before = files.clone().map(|file| fs::read(file).expect("it is there"));
    click(&mut screen, "改名");
    settle(&mut screen);
    screen.get_by_label("已在 4 份文件中改名");
    assert!(screen.get_by_role(Role::ListBox).is_focused(), "the rows are at hand again");
    assert_eq!(department(&given, "主任.ron"), "客户服务部");
    assert_eq!(storage::open(&given.file("文员.ron")).expect("it opens").purpose, "协助客户服务部经理");
    assert_eq!(storage::pack::open(&files[3]).expect("it opens").departments[0].name, "客户服务部");
    assert_eq!(department(&given, "仓储/主管.ron"), "仓储部");
    let after = files.clone().map(|file| fs::read(file).expect("it is there"));
    press(&mut screen, CTRL, Key::Z);
    settle(&mut screen);
    screen.get_by_label("已把 4 份文件恢复原样");
    assert!(screen.query_by_label("已在 4 份文件中改名").is_none(), "it is no longer so");
    assert_eq!(files.clone().map(|file| fs::read(file).expect("it is there")), before);
    press(&mut screen, CTRL.plus(Modifiers::SHIFT), Key::Z);
    settle(&mut screen);
    assert_eq!(files.map(|file| fs::read(file).expect("it is there")), after);
}

#[test]
fn what_changed_meanwhile_stays_and_what_is_not_saved_comes_first() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    type_into(&mut screen, "工作地点", "一楼");
    click(&mut screen, "文件夹");
    settle(&mut screen);
    ask_to_rename(&mut screen);
    click(&mut screen, "改名");
    settle(&mut screen);
    screen.get_by_label_contains("没有改名：客服专员正打开着");
    assert_eq!(department(&given, "主任.ron"), "客服部", "nothing is done by halves");
    click(&mut screen, "转到 客服专员");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    click(&mut screen, "文件夹");
    settle(&mut screen);
    given.write("主任.ron", ["客服主任", "客服部", "KF-7", ""], Status::Draft, 2026);
    ask_to_rename(&mut screen);
    click(&mut screen, "改名");
    settle(&mut screen);
    screen.get_by_label_contains("文件在此期间被改过，没有动它");
    assert_eq!(
        (department(&given, "主任.ron"), department(&given, "专员.ron")),
        ("客服部".into(), "客户服务部".into())
    );
    click(&mut screen, "转到 客服专员");
    assert_eq!(document(&screen).identity.department, "客户服务部", "what is open follows");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.department, "客服部", "as a step of its own");
}

/// The boxes of places and of files, from top to bottom, and whether they are ticked.
fn boxes(screen: &Screen) -> Vec<(String, bool)> {
    let boxes = screen.get_all_by_role(Role::CheckBox).filter_map(|node| {
        let name = node.accesskit_node().label().filter(|name| name.contains('→') || name.contains(".ron"))?;
        let ticked = node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
        Some((node.rect().top(), (name.split([':', '（']).next().unwrap_or_default().to_owned(), ticked)))
    });
    let mut boxes: Vec<_> = boxes.collect();
    boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
    boxes.into_iter().map(|(_, row)| row).collect()
}

#[test]
fn what_is_approved_is_said_before_and_left_out_by_one_click() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    ask_to_rename(&mut screen);
    screen.get_by_label("其中 1 份是已批准的版本，改名会直接改动它们");
    screen.get_by_label("主任.ron（已批准）: 改 1 处，共 1 处");
    screen.get_by_label("专员.ron: 改 1 处，共 1 处");
    click(&mut screen, "不改已批准的");
    screen.get_by_label("1 份已批准的版本保持不变");
    screen.get_by_label("主任.ron（已批准）: 改 0 处，共 1 处");
    click(&mut screen, "已批准的也改");
    screen.get_by_label("主任.ron（已批准）: 改 1 处，共 1 处");
    click(&mut screen, "不改已批准的");
    // It holds when the folder is read again, for approved versions that appear then, too.
    given.write("顾问.ron", ["客服顾问", "客服部", "KF-9", ""], Status::Approved, 2026);
    given.write("助理.ron", ["客服助理", "客服部", "KF-8", ""], Status::Draft, 2026);
    screen.event(egui::Event::WindowFocused(true));
    settle(&mut screen);
    screen.get_by_label("主任.ron（已批准）: 改 0 处，共 1 处");
    screen.get_by_label("顾问.ron（已批准）: 改 0 处，共 1 处");
    screen.get_by_label("助理.ron: 改 1 处，共 1 处");
    click(&mut screen, "改名");
    settle(&mut screen);
    screen.get_by_label("已在 2 份文件中改名");
    assert_eq!(
        (department(&given, "主任.ron"), department(&given, "专员.ron")),
        ("客服部".into(), "客户服务部".into())
    );
}

#[test]
fn everything_nothing_or_a_file_is_ticked_by_one_click() {
    let given = Given::new();
    let mut document = storage::open(&given.file("专员.ron")).expect("it opens");
    document.purpose = "协助客服部经理".into();
    storage::save(&given.file("专员.ron"), &document).expect("it saves");
    let mut screen = given.open(Vec::new());
    ask_to_rename(&mut screen);
    let ticked = |screen: &Screen| boxes(screen).into_iter().map(|(_, ticked)| ticked).collect::<Vec<bool>>();
    assert_eq!(
        boxes(&screen),
        [("专员.ron", true), ("所在部门", true), ("职位设置目的", false), ("主任.ron", true), ("所在部门", true)]
            .map(|(name, ticked)| (name.to_owned(), ticked))
    );
    click(&mut screen, "全选");
    assert_eq!(ticked(&screen), [true; 5]);
    click(&mut screen, "全不选");
    assert_eq!(ticked(&screen), [false; 5]);
    assert!(screen.get_by_role_and_label(Role::Button, "改名").accesskit_node().is_disabled());
    screen.get_by_label_contains("主任.ron").click();
    screen.run();
    assert_eq!(ticked(&screen), [false, false, false, true, true]);
    screen.get_by_label_contains("主任.ron").click();
    screen.run();
    assert_eq!(ticked(&screen), [false; 5]);
}

/// The name so far may be any: those of the folder are offered below its field, and taken by keys or a click.
#[test]
fn the_name_so_far_is_typed_or_taken_from_those_of_the_folder() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    click(&mut screen, "统一改名…");
    let value = |screen: &Screen| {
        screen.get_by_role_and_label(Role::TextInput, "原来的名称").accesskit_node().value().unwrap_or_default()
    };
    let offers = |screen: &Screen, name: &str| {
        let inside = |node: &egui_kittest::Node<'_>| node.rect().left() > 230.0;
        screen.query_all_by_role_and_label(Role::Button, name).find(inside).is_some()
    };
    assert!(screen.get_by_role_and_label(Role::TextInput, "原来的名称").is_focused());
    assert!(offers(&screen, "客服部") && offers(&screen, "仓储部"), "all are offered");
    type_into(&mut screen, "原来的名称", "ccb");
    assert!(!offers(&screen, "客服部"));
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&screen), "仓储部");
    assert!(screen.get_by_role_and_label(Role::TextInput, "新的名称").is_focused(), "the next thing to write");
    assert!(!offers(&screen, "客服部"));
    focus(&mut screen, "原来的名称");
    press(&mut screen, CTRL, Key::A);
    type_into(&mut screen, "原来的名称", "库区");
    screen.get_by_label_contains("直接上级: 库区班长 →");
    press(&mut screen, CTRL, Key::A);
    type_into(&mut screen, "原来的名称", "部");
    assert!(offers(&screen, "客服部"));
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(!offers(&screen, "客服部"));
    assert!(screen.get_by_role_and_label(Role::TextInput, "原来的名称").is_focused(), "the box stays open");
}

#[test]
fn enter_in_the_new_name_renames_once_there_is_something_to_rename() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    click(&mut screen, "统一改名…");
    type_into(&mut screen, "原来的名称", "客服部");
    focus(&mut screen, "新的名称");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert_eq!(department(&given, "主任.ron"), "客服部");
    type_into(&mut screen, "新的名称", "客户服务部");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    screen.get_by_label("已在 2 份文件中改名");
    assert_eq!(department(&given, "主任.ron"), "客户服务部");
}
