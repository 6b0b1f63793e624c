//! The box that asks for a file where the system has no dialog, and a file that is named before it is there.

use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::app::{Dialogs, Question, Reply, Setup};
use rolewright::document::pack::{Department, Pack};
use rolewright::lang::Lang;
use rolewright::storage;

use crate::{CTRL, LARGE, Screen, app, click, document, open, press, screen_of, settle, setup, supervisor, type_into};

/// A system without dialogs, which notes how often it was asked for one.
#[derive(Clone, Default)]
struct Without(Arc<Mutex<usize>>);

impl Dialogs for Without {
    fn ask(&self, _: Question, _: &Path, _: Lang, reply: Reply) {
        *self.0.lock().expect("no test panics with it") += 1;
        reply(None);
    }
}

/// A window on such a system, of somebody who lives in `home`.
fn screen(home: &Path, file: Option<&Path>) -> (Screen, Without) {
    let without = Without::default();
    let file = file.map(ToOwned::to_owned);
    let setup = Setup { dialogs: Box::new(without.clone()), home: Some(home.to_owned()), file, ..setup() };
    (screen_of(setup, LARGE), without)
}

fn path(screen: &Screen) -> String {
    screen.get_by_role_and_label(Role::TextInput, "路径").value().unwrap_or_default()
}

/// Types over the whole path, and takes it.
fn name(screen: &mut Screen, path: &str) {
    press(screen, CTRL, Key::A);
    screen.event(Event::Text(path.to_owned()));
    settle(screen);
    enter(screen);
}

fn enter(screen: &mut Screen) {
    press(screen, Modifiers::NONE, Key::Enter);
    settle(screen);
}

fn begun(screen: &mut Screen) {
    click(screen, "空白");
    type_into(screen, "岗位名称", "出纳");
    press(screen, CTRL, Key::S);
    settle(screen);
}

#[test]
fn without_a_dialog_of_the_system_a_new_description_is_saved_all_the_same() {
    let home = tempfile::tempdir().expect("a folder");
    let (mut screen, without) = screen(home.path(), None);
    begun(&mut screen);
    assert_eq!(Path::new(&path(&screen)), home.path().join("出纳.ron"), "a folder and a name are there already");
    // The name is chosen, without its ending: typing takes its place.
    screen.event(Event::Text("会计".to_owned()));
    settle(&mut screen);
    enter(&mut screen);
    assert_eq!(storage::open(&home.path().join("会计.ron")).expect("it opens").identity.title, "出纳");
    assert!(screen.query_by_role_and_label(Role::TextInput, "路径").is_none(), "the box is gone");
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    name(&mut screen, "~/交付.pdf");
    assert!(std::fs::read(home.path().join("交付.pdf")).expect("it is written").starts_with(b"%PDF"));
    assert_eq!(*without.0.lock().expect("no test panics with it"), 1, "the system is asked once");
}

#[test]
fn a_file_is_replaced_only_when_enter_says_so_twice_and_esc_leaves_it() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("出纳.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    let (mut screen, _) = screen(home.path(), None);
    begun(&mut screen);
    name(&mut screen, "~/出纳.ron");
    screen.get_by_label_contains("文件已存在");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    assert_eq!(storage::open(&file).expect("it opens"), supervisor());
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    name(&mut screen, "~/出纳.ron");
    assert_eq!(storage::open(&file).expect("it opens"), supervisor());
    click(&mut screen, "覆盖");
    assert_eq!(storage::open(&file).expect("it opens").identity.title, "出纳");
}

#[test]
fn a_save_that_failed_is_asked_for_where_it_was_and_its_note_goes_once_one_succeeds() {
    let home = tempfile::tempdir().expect("a folder");
    let (mut screen, _) = screen(home.path(), None);
    begun(&mut screen);
    let long = home.path().join(format!("{}.ron", "长".repeat(200)));
    name(&mut screen, &long.display().to_string());
    screen.get_by_label_contains("文件名太长");
    // The note itself leads on, and what was typed need not be typed again.
    screen.get_by_role_and_label(Role::Button, "另存为…").click();
    settle(&mut screen);
    assert_eq!(Path::new(&path(&screen)), long);
    name(&mut screen, "~/出纳.ron");
    assert_eq!(storage::open(&home.path().join("出纳.ron")).expect("it opens").identity.title, "出纳");
    assert!(screen.query_by_label_contains("文件名太长").is_none(), "it is saved now");
}

#[test]
fn the_file_of_another_tab_is_not_written_over() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("主任.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    let (mut screen, _) = screen(home.path(), Some(&file));
    press(&mut screen, CTRL, Key::N);
    settle(&mut screen);
    begun(&mut screen);
    name(&mut screen, &file.display().to_string());
    enter(&mut screen);
    screen.get_by_label_contains("已在标签页");
    assert_eq!(storage::open(&file).expect("it opens"), supervisor());
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    name(&mut screen, "~/出纳.ron");
    assert_eq!(storage::open(&home.path().join("出纳.ron")).expect("it opens").identity.title, "出纳");
}

#[test]
fn a_folder_that_is_not_there_is_made_once_that_is_agreed_to() {
    let home = tempfile::tempdir().expect("a folder");
    let (mut screen, _) = screen(home.path(), None);
    begun(&mut screen);
    name(&mut screen, "财务部/出纳");
    screen.get_by_label_contains("文件夹不存在");
    assert!(!home.path().join("财务部").exists());
    enter(&mut screen);
    assert_eq!(storage::open(&home.path().join("财务部/出纳.ron")).expect("it opens").identity.title, "出纳");
}

#[test]
fn what_is_opened_can_be_chosen_from_the_list_and_what_is_not_there_is_said() {
    let home = tempfile::tempdir().expect("a folder");
    storage::make_folder(&home.path().join("客服部")).expect("it is made");
    storage::save(&home.path().join("客服部/主任.ron"), &supervisor()).expect("it saves");
    let (mut screen, _) = screen(home.path(), None);
    press(&mut screen, CTRL, Key::O);
    settle(&mut screen);
    name(&mut screen, "无.ron");
    screen.get_by_label_contains("没有这个文件");
    name(&mut screen, "~/");
    // A folder is opened as such: from the list it is entered.
    assert!(app(&screen).document().is_none());
    press(&mut screen, CTRL, Key::O);
    settle(&mut screen);
    click(&mut screen, "客服部");
    // The second of two quick clicks would fall on what nobody meant, and does nothing.
    screen.run_steps(30);
    click(&mut screen, "主任.ron");
    enter(&mut screen);
    assert_eq!(document(&screen), &supervisor());
}

#[test]
fn a_file_that_is_named_before_it_is_there_is_begun_and_saved_under_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("出纳.ron");
    let (mut screen, without) = screen(folder.path(), Some(&file));
    // Its title is that of the file, the caret behind it, and nothing would be lost.
    assert_eq!(document(&screen).identity.title, "出纳");
    assert!(!file.exists());
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.title, "");
    press(&mut screen, CTRL, Key::Y);
    press(&mut screen, Modifiers::NONE, Key::End);
    screen.event(Event::Text("员".to_owned()));
    settle(&mut screen);
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert_eq!(storage::open(&file).expect("it opens").identity.title, "出纳员");
    assert_eq!(*without.0.lock().expect("no test panics with it"), 0);
}

#[test]
fn what_came_to_lie_there_meanwhile_is_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("出纳.ron");
    let (mut screen, _) = screen(folder.path(), Some(&file));
    storage::save(&file, &supervisor()).expect("it saves");
    type_into(&mut screen, "岗位名称", "出纳");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    screen.get_by_label_contains("已经存在");
    assert_eq!(storage::open(&file).expect("it opens"), supervisor());
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    screen.get_by_role_and_label(Role::TextInput, "路径");
}

#[test]
fn a_name_that_is_handed_over_is_begun_once_and_one_without_a_folder_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sender, arrivals) = channel();
    let mut screen = screen_of(Setup { arrivals: Some(arrivals), ..setup() }, LARGE);
    for _ in 0..2 {
        sender.send(vec![folder.path().join("出纳.ron")]).expect("it listens");
        settle(&mut screen);
    }
    assert!(app(&screen).document().is_some());
    assert_eq!(screen.get_all_by_label_contains("关闭 出纳").count(), 1);
    sender.send(vec![folder.path().join("无/会计.ron")]).expect("it listens");
    settle(&mut screen);
    screen.get_by_label_contains("文件夹不存在");
    assert_eq!(screen.get_all_by_label_contains("关闭 出纳").count(), 1);
}

#[test]
fn the_box_of_an_open_description_begins_in_its_folder() {
    let (mut screen, folder) = open(&supervisor());
    press(&mut screen, CTRL.plus(Modifiers::SHIFT), Key::S);
    settle(&mut screen);
    assert_eq!(Path::new(&path(&screen)), folder.path().join("岗位-2.ron"), "a copy has a name of its own");
}

#[test]
fn after_a_click_that_asks_first_enter_answers_in_the_field() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("出纳.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    let (mut screen, _) = screen(home.path(), None);
    begun(&mut screen);
    press(&mut screen, CTRL, Key::A);
    screen.event(Event::Text("~/出纳.ron".to_owned()));
    settle(&mut screen);
    screen.get_all_by_role_and_label(Role::Button, "保存").last().expect("that of the box").click();
    settle(&mut screen);
    screen.get_by_label_contains("文件已存在");
    assert!(screen.get_by_role_and_label(Role::TextInput, "路径").is_focused());
    enter(&mut screen);
    assert_eq!(storage::open(&file).expect("it opens").identity.title, "出纳");
}

#[test]
fn a_new_pack_is_not_offered_the_name_of_another() {
    let home = tempfile::tempdir().expect("a folder");
    for name in ["pack.ron", "pack-2.ron"] {
        storage::pack::save(&home.path().join(name), &Pack::default()).expect("it saves");
    }
    let (mut screen, _) = screen(home.path(), None);
    press(&mut screen, CTRL.plus(Modifiers::SHIFT), Key::N);
    settle(&mut screen);
    assert_eq!(Path::new(&path(&screen)), home.path().join("pack-3.ron"));
}

#[test]
fn the_name_of_another_description_is_not_offered_either() {
    let home = tempfile::tempdir().expect("a folder");
    storage::save(&home.path().join("出纳.ron"), &supervisor()).expect("it saves");
    let (mut screen, _) = screen(home.path(), None);
    begun(&mut screen);
    assert_eq!(Path::new(&path(&screen)), home.path().join("出纳-2.ron"));
}

#[test]
fn several_files_are_chosen_with_the_mouse_and_with_the_keys() {
    let home = tempfile::tempdir().expect("a folder");
    for name in ["甲.ron", "乙.ron", "丙.ron", "丁.ron"] {
        storage::save(&home.path().join(name), &supervisor()).expect("it saves");
    }
    let file = home.path().join("pack.ron");
    storage::pack::save(&file, &Pack { departments: vec![Department::default()], ..Pack::default() })
        .expect("it saves");
    let (mut screen, _) = screen(home.path(), Some(&file));
    let members = |screen: &Screen| app(screen).pack().expect("a pack is open").departments[0].members.clone();
    let ask = |screen: &mut Screen| {
        // A row is called by its file until that is read.
        let unread = |screen: &Screen| ["丁.ron", "丙.ron", "乙.ron"].map(|name| screen.query_by_label(name).is_some());
        crate::pack::until(screen, "all are read", |screen| unread(screen) == [false; 3]);
        screen.get_all_by_role_and_label(Role::Button, "添加岗位…").next().expect("one in the head").click();
        settle(screen);
    };
    let chosen = |screen: &mut Screen, name: &str, modifiers: Modifiers| {
        screen.get_by_role_and_label(Role::Button, name).click_modifiers(modifiers);
        settle(screen);
    };
    ask(&mut screen);
    screen.get_by_role_and_label(Role::TextInput, "路径").focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "pack.ron").is_focused(), "from the path down into the list");
    click(&mut screen, "取消");
    ask(&mut screen);
    // They stand as their names are sorted: 丁, 丙, 乙, 甲.
    click(&mut screen, "丁.ron");
    chosen(&mut screen, "乙.ron", CTRL);
    click(&mut screen, "添加 2 份");
    assert_eq!(members(&screen), ["丁.ron", "乙.ron"]);
    ask(&mut screen);
    click(&mut screen, "丁.ron");
    chosen(&mut screen, "甲.ron", Modifiers::SHIFT);
    screen.get_by_role_and_label(Role::Button, "添加 4 份");
    chosen(&mut screen, "丙.ron", Modifiers::SHIFT);
    screen.get_by_role_and_label(Role::Button, "添加 2 份");
    // By the keys, from the row that has the focus.
    press(&mut screen, Modifiers::NONE, Key::Space);
    assert!(screen.query_by_role_and_label(Role::Button, "添加 2 份").is_none());
    press(&mut screen, Modifiers::SHIFT, Key::ArrowDown);
    screen.run();
    click(&mut screen, "添加 2 份");
    assert_eq!(members(&screen).len(), 3, "乙 is there already, 丙 is new");
    // What is typed says what is meant.
    ask(&mut screen);
    click(&mut screen, "丁.ron");
    chosen(&mut screen, "丙.ron", CTRL);
    let path = home.path().join("甲.ron").display().to_string();
    screen.get_by_role_and_label(Role::TextInput, "路径").focus();
    screen.run();
    name(&mut screen, &path);
    assert_eq!(members(&screen).last().map(String::as_str), Some("甲.ron"));
}

#[test]
fn a_new_description_is_begun_on_the_start_screen() {
    let home = tempfile::tempdir().expect("a folder");
    let (mut screen, _) = screen(home.path(), None);
    press(&mut screen, CTRL, Key::N);
    settle(&mut screen);
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位名称").is_focused());
    press(&mut screen, CTRL, Key::N);
    assert!(screen.get_by_label("空白").is_focused(), "the keys go on from here");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位名称").is_focused(), "what was there is there again");
    press(&mut screen, CTRL, Key::N);
    press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    assert!(!screen.get_by_label("空白").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert!(!document(&screen).duties.is_empty(), "it is the template beside it");
}

#[test]
fn a_whole_path_that_is_pasted_takes_the_place_of_the_one_that_was_there() {
    let home = tempfile::tempdir().expect("a folder");
    let (mut screen, _) = screen(home.path(), None);
    press(&mut screen, CTRL, Key::O);
    settle(&mut screen);
    let path = home.path().join("甲.ron").display().to_string();
    // The caret stands behind what is there.
    press(&mut screen, Modifiers::NONE, Key::End);
    screen.event(egui::Event::Paste(path.clone()));
    screen.run();
    assert_eq!(screen.get_by_role_and_label(Role::TextInput, "路径").value(), Some(path));
}
