//! Several documents: each in its tab, none lost, all back at the next start.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rolewright::app::Setup;
use rolewright::document::PositionDescription;
use rolewright::document::pack::{Department, Pack};
use rolewright::storage;
use rolewright::storage::recovery::Recovery;
use rolewright::storage::settings::Settings;

use crate::{
    Answers, CTRL, LARGE, Screen, app, click, document, press, screen_of, settle, setup, supervisor, type_into,
};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// A folder with a description for each of `titles`.
fn folder(titles: &[&str]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let files = titles.iter().map(|title| write(folder.path(), title)).collect();
    (folder, files)
}

fn write(folder: &Path, title: &str) -> PathBuf {
    let file = folder.join(format!("{title}.ron"));
    storage::save(&file, &titled(title)).expect("it saves");
    file
}

fn titled(title: &str) -> PositionDescription {
    let mut document = PositionDescription::default();
    document.identity.title = title.into();
    document
}

fn title(screen: &Screen) -> &str {
    &document(screen).identity.title
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("a dropped file is opened by its path".into())
    }
}

fn drop_files(screen: &mut Screen, files: &[PathBuf]) {
    for file in files {
        screen.input_mut().dropped_files.push(Arc::new(Dropped(file.clone())));
    }
    screen.step();
    settle(screen);
}

/// A window with `files` open, the last in front.
fn open(files: &[PathBuf], size: Vec2) -> Screen {
    let mut screen = screen_of(setup(), size);
    drop_files(&mut screen, files);
    screen
}

fn code(file: &Path) -> String {
    storage::open(file).expect("it opens").identity.code
}

#[test]
fn several_dropped_files_open_each_in_a_tab() {
    let (_folder, files) = folder(&["出纳", "会计", "稽核"]);
    let mut screen = open(&files, LARGE);
    assert_eq!(title(&screen), "稽核");
    click(&mut screen, "转到 出纳");
    assert_eq!(title(&screen), "出纳");
    // A file that is open already comes to the front as it is.
    type_into(&mut screen, "岗位编号", "1");
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    drop_files(&mut screen, &files[..1]);
    assert_eq!((title(&screen), &*document(&screen).identity.code), ("出纳", "1"));
}

#[test]
fn packs_of_one_title_are_told_apart_by_their_client_or_their_folder() {
    use rolewright::document::pack::Pack;
    let folder = tempfile::tempdir().expect("a folder");
    let pack = |place: &str, client: &str| {
        let file = folder.path().join(place).join("pack.ron");
        storage::make_folder(file.parent().expect("it has one")).expect("it is made");
        let pack = Pack { title: "岗位说明书汇编".into(), client: client.into(), ..Pack::default() };
        storage::pack::save(&file, &pack).expect("it saves");
        file
    };
    let files = [pack("初稿", "澄川贸易"), pack("定稿", "澄川贸易"), pack("物业", "栖和物业")];
    let screen = open(&files, LARGE);
    // They are read side by side, and stand in the order in which they came.
    for beside in ["初稿", "定稿", "栖和物业"] {
        screen.get_by_label(&format!("关闭 岗位说明书汇编 · {beside}"));
    }
}

#[test]
fn several_chosen_files_open_each_in_a_tab() {
    let (_folder, files) = folder(&["出纳", "会计"]);
    let answers = Answers { files, ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers), ..setup() }, LARGE);
    press(&mut screen, CTRL, Key::O);
    settle(&mut screen);
    screen.get_by_label("转到 出纳");
    screen.get_by_label("当前 会计");
}

#[test]
fn tabs_of_one_title_say_which_file_or_folder_they_are_of() {
    let (folder, mut files) = folder(&["出纳"]);
    let open = |files: &[PathBuf]| {
        let screen = open(files, LARGE);
        let names = screen.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        names.filter(|name| name.contains("出纳")).collect::<Vec<_>>()
    };
    assert_eq!(open(&files), ["当前 出纳", "关闭 出纳"]);
    for name in ["华东/出纳.ron", "华东/出纳（旧）.ron"] {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("it is there");
        fs::copy(&files[0], &file).expect("it is copied");
        files.push(file);
    }
    let of_files = open(&[files[0].clone(), files[2].clone()]);
    assert!(
        ["关闭 出纳 · 出纳", "关闭 出纳 · 出纳（旧）"].iter().all(|name| of_files.iter().any(|of| of == name)),
        "{of_files:?}"
    );
    let of_folders = open(&[files[0].clone(), files[1].clone()]);
    assert!(of_folders.iter().any(|name| name == "关闭 出纳 · 华东"), "{of_folders:?}");
}

#[test]
fn the_keys_go_from_tab_to_tab_and_each_keeps_its_place_and_its_history() {
    let (_folder, files) = folder(&["出纳", "会计"]);
    let mut screen = open(&files, LARGE);
    type_into(&mut screen, "岗位编号", "2");
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    assert_eq!(title(&screen), "出纳");
    type_into(&mut screen, "工作地点", "一楼");
    press(&mut screen, Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Tab);
    screen.run();
    assert_eq!(title(&screen), "会计");
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位编号").is_focused(), "where it was left");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &titled("会计"));
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    assert_eq!(document(&screen).identity.location, "一楼", "the other one kept its change");
}

#[test]
fn a_new_description_goes_beside_what_is_open() {
    let (_folder, files) = folder(&["出纳"]);
    let mut screen = open(&files, LARGE);
    type_into(&mut screen, "岗位编号", "1");
    press(&mut screen, CTRL, Key::N);
    screen.get_by_label("写一份岗位说明书");
    click(&mut screen, "空白");
    screen.get_by_label("当前 未命名");
    click(&mut screen, "转到 出纳");
    assert_eq!(document(&screen).identity.code, "1");
    click(&mut screen, "新建");
    press(&mut screen, CTRL, Key::W);
    assert!(app(&screen).document().is_some(), "the start screen goes as a tab does");
}

#[test]
fn a_closed_file_comes_back() {
    let (_folder, files) = folder(&["出纳", "会计"]);
    let mut screen = open(&files, LARGE);
    let tab = screen.get_by_role_and_label(Role::Button, "转到 出纳").rect().center();
    screen.hover_at(tab);
    screen.event(egui::Event::PointerButton {
        pos: tab,
        button: egui::PointerButton::Middle,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    screen.run();
    screen.event(egui::Event::PointerButton {
        pos: tab,
        button: egui::PointerButton::Middle,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    settle(&mut screen);
    assert!(screen.query_by_label("转到 出纳").is_none());
    press(&mut screen, CTRL, Key::W);
    assert!(app(&screen).document().is_none());
    for expected in ["会计", "出纳"] {
        press(&mut screen, CTRL_SHIFT, Key::T);
        settle(&mut screen);
        assert_eq!(title(&screen), expected);
    }
}

#[test]
fn a_question_before_a_loss_names_the_document_also_behind_another() {
    let (_folder, files) = folder(&["出纳", "会计"]);
    let mut screen = open(&files, LARGE);
    type_into(&mut screen, "岗位编号", "2");
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    click(&mut screen, "关闭 会计");
    screen.get_by_label("“会计”有改动没有保存");
    click(&mut screen, "保存");
    assert_eq!(code(&files[1]), "2");
    assert!(screen.query_by_label_contains("会计").is_none());
    assert_eq!(title(&screen), "出纳");
}

#[test]
fn quitting_asks_once_about_all_and_saves_all() {
    let (folder, files) = folder(&["出纳", "会计", "稽核"]);
    let new = folder.path().join("新.ron");
    let answers = Answers { files: vec![new.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers), ..setup() }, LARGE);
    drop_files(&mut screen, &files);
    type_into(&mut screen, "岗位编号", "3");
    click(&mut screen, "转到 出纳");
    type_into(&mut screen, "岗位编号", "1");
    press(&mut screen, CTRL, Key::N);
    click(&mut screen, "空白");
    type_into(&mut screen, "岗位名称", "司机");
    press(&mut screen, CTRL, Key::Q);
    screen.get_by_label("3 份文件有改动没有保存");
    screen.get_by_label("• 稽核");
    assert!(screen.query_by_label("• 会计").is_none());
    click(&mut screen, "取消");
    assert_eq!(code(&files[2]), "");
    press(&mut screen, CTRL, Key::Q);
    click(&mut screen, "全部保存");
    settle(&mut screen);
    assert_eq!((code(&files[0]), code(&files[2])), ("1".into(), "3".into()));
    assert_eq!(storage::open(&new).expect("it opens"), titled("司机"), "what had no file asked for one");
}

#[test]
fn what_is_open_comes_back_at_the_next_start() {
    let (folder, files) = folder(&["出纳", "会计", "稽核"]);
    let settings_path = folder.path().join("state/settings.ron");
    let start = |file| {
        let settings = Settings::open(&settings_path).0;
        screen_of(Setup { settings, settings_path: Some(settings_path.clone()), file, ..setup() }, LARGE)
    };
    let mut screen = start(None);
    drop_files(&mut screen, &files);
    settle(&mut screen);
    click(&mut screen, "转到 会计");
    eframe::App::on_exit(screen.state_mut().app.as_mut().expect("it runs"), None);
    drop(screen);
    fs::remove_file(&files[2]).expect("it goes");
    let mut screen = start(None);
    assert_eq!(title(&screen), "会计");
    screen.get_by_label("转到 出纳");
    assert!(screen.query_by_label_contains("找不到文件").is_none(), "what is gone is passed over");
    press(&mut screen, CTRL, Key::W);
    settle(&mut screen);
    drop(screen);
    let screen = start(Some(files[1].clone()));
    assert!(screen.query_by_label("转到 出纳").is_none(), "a file that was asked for opens alone");
}

#[test]
fn what_changes_on_disk_is_read_again_where_nothing_is_lost() {
    let (_folder, files) = folder(&["出纳", "会计"]);
    let mut screen = open(&files, LARGE);
    type_into(&mut screen, "岗位编号", "2");
    for file in &files {
        let mut other = storage::open(file).expect("it opens");
        other.identity.location = "二楼".into();
        storage::save(file, &other).expect("somebody else saves");
    }
    screen.event(egui::Event::WindowFocused(true));
    settle(&mut screen);
    screen.get_by_label("文件在别处改过，已重新读入：出纳");
    screen.get_by_label_contains("文件已在别处改过，这里还没有读入");
    assert_eq!(document(&screen).identity.location, "");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    click(&mut screen, "按所选合并并保存");
    assert!(screen.query_by_label_contains("这里还没有读入").is_none());
    assert_eq!((code(&files[1]), &*document(&screen).identity.location), ("2".into(), "二楼"));
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    assert_eq!(document(&screen).identity.location, "二楼");
    fs::remove_file(&files[0]).expect("it goes");
    screen.event(egui::Event::WindowFocused(true));
    settle(&mut screen);
    screen.get_by_label_contains("文件已不在原处");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert_eq!(storage::open(&files[0]).as_ref(), Ok(document(&screen)));
    assert!(screen.query_by_label_contains("文件已不在原处").is_none());
    screen.get_by_label_contains("现已重新写入");
}

#[test]
fn who_never_leaves_the_window_hears_of_what_others_do_too() {
    let (_folder, files) = folder(&["出纳"]);
    let mut screen = open(&files, LARGE);
    let looks = |screen: &mut Screen| {
        for _ in 0..310 {
            screen.step();
        }
        settle(screen);
    };
    let mut other = storage::open(&files[0]).expect("it opens");
    other.identity.location = "二楼".into();
    storage::save(&files[0], &other).expect("somebody else saves");
    looks(&mut screen);
    assert_eq!(document(&screen).identity.location, "二楼");
    fs::remove_file(&files[0]).expect("it goes");
    looks(&mut screen);
    screen.get_by_label_contains("文件已不在原处");
}

#[test]
fn every_tab_keeps_its_draft() {
    let (folder, files) = folder(&["出纳", "会计"]);
    let start = || {
        let recovery = Recovery::begin(&folder.path().join("state/recovery")).expect("it begins");
        screen_of(Setup { recovery: Some(recovery), ..setup() }, LARGE)
    };
    let mut screen = start();
    drop_files(&mut screen, &files);
    type_into(&mut screen, "岗位编号", "2");
    click(&mut screen, "转到 出纳");
    type_into(&mut screen, "岗位编号", "1");
    settle(&mut screen);
    drop(screen);
    let mut screen = start();
    for _ in 0..2 {
        screen.get_all_by_role_and_label(Role::Button, "恢复").next().expect("one is left").click();
        settle(&mut screen);
        press(&mut screen, CTRL, Key::S);
        settle(&mut screen);
        press(&mut screen, CTRL, Key::N);
    }
    assert_eq!((code(&files[0]), code(&files[1])), ("1".into(), "2".into()));
}

#[test]
fn a_member_of_an_open_pack_is_printed_in_its_style() {
    let (folder, files) = folder(&["出纳"]);
    let members = vec!["出纳.ron".to_owned()];
    let departments = vec![Department { name: "财务部".into(), members, ..Department::default() }];
    let mut pack = Pack { departments, ..Pack::default() };
    pack.style.footer = "版权所有 海棠实业".into();
    let file = folder.path().join("pack.ron");
    storage::pack::save(&file, &pack).expect("it saves");
    let pdf = folder.path().join("出纳.pdf");
    let answers = Answers { files: vec![pdf.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers), ..setup() }, LARGE);
    let export = |screen: &mut Screen| {
        press(screen, CTRL, Key::E);
        settle(screen);
        fs::read(&pdf).expect("it was written")
    };
    drop_files(&mut screen, &files);
    let plain = export(&mut screen);
    drop_files(&mut screen, &[file]);
    click(&mut screen, "转到 出纳");
    let styled = export(&mut screen);
    assert_ne!(styled, plain);
    click(&mut screen, "权重表");
    assert_ne!(export(&mut screen), styled, "another form can be chosen for it alone");
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    press(&mut screen, CTRL, Key::W);
    assert_eq!(title(&screen), "出纳");
}

#[test]
fn forty_long_names_fit_into_the_smallest_window() {
    let names: Vec<String> = (0..40).map(|nth| format!("{nth}{}", "很".repeat(58))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (_folder, files) = folder(&names);
    let size = Vec2::new(720.0, 480.0);
    let mut screen = open(&files, size);
    let inside = |screen: &Screen| {
        let tabs = screen.get_all_by_label_contains("很很").filter(|node| node.rect().top() < 44.0);
        let right = screen.get_by_label("撤销").rect().left();
        let count = tabs.inspect(|node| assert!(node.rect().right() < right, "it lies under the buttons")).count();
        assert!(count > 0);
    };
    inside(&screen);
    assert_eq!(title(&screen), names[39]);
    click(&mut screen, "全部标签页");
    screen.get_all_by_role_and_label(Role::Button, names[0]).next().expect("it is in the menu").click();
    settle(&mut screen);
    assert_eq!(title(&screen), names[0]);
    screen.get_by_label(&format!("当前 {}", names[0]));
    inside(&screen);
}

#[test]
fn a_tab_is_dragged_to_another_place() {
    let (_folder, files) = folder(&["出纳", "会计", "稽核"]);
    let mut screen = open(&files, LARGE);
    let middle = |screen: &Screen, name: &str| screen.get_by_role_and_label(Role::Button, name).rect().center();
    let (from, to) = (middle(&screen, "转到 出纳"), middle(&screen, "当前 稽核"));
    screen.hover_at(from);
    screen.drag_at(from);
    screen.run();
    for at in [from + egui::vec2(20.0, 0.0), to] {
        screen.hover_at(at);
        screen.run();
    }
    screen.drop_at(to);
    screen.run();
    assert!(middle(&screen, "转到 出纳").x > middle(&screen, "当前 稽核").x);
    assert_eq!(title(&screen), "稽核", "it does not come to the front");
}

#[test]
fn a_file_of_a_later_start_opens_in_the_window_that_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    let (sender, arrivals) = std::sync::mpsc::channel();
    let mut screen = screen_of(Setup { arrivals: Some(arrivals), ..setup() }, LARGE);
    assert!(app(&screen).document().is_none());
    sender.send(vec![file.clone()]).expect("the window runs");
    settle(&mut screen);
    assert_eq!(document(&screen), &supervisor());
    // Handed over again, it is shown and not opened twice.
    sender.send(vec![file]).expect("the window runs");
    settle(&mut screen);
    assert_eq!(app(&screen).settings().tabs.len(), 1);
}

#[test]
fn a_file_that_is_handed_over_waits_for_the_box_that_is_open() {
    let (_folder, files) = folder(&["出纳", "会计"]);
    let (sender, arrivals) = std::sync::mpsc::channel();
    let setup = Setup { arrivals: Some(arrivals), file: Some(files[0].clone()), ..setup() };
    let mut screen = screen_of(setup, LARGE);
    type_into(&mut screen, "岗位编号", "2");
    let mut other = storage::open(&files[0]).expect("it opens");
    other.identity.location = "二楼".into();
    storage::save(&files[0], &other).expect("somebody else saves");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    sender.send(vec![files[1].clone()]).expect("the window runs");
    settle(&mut screen);
    assert_eq!(title(&screen), "出纳", "what is asked about stays in front");
    // The keys begin at the button.
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    let saved = storage::open(&files[0]).expect("it opens");
    assert_eq!((&*saved.identity.code, &*saved.identity.location), ("2", "二楼"));
    assert_eq!(title(&screen), "会计", "then it opens");
}

#[test]
fn a_list_that_is_open_goes_with_its_document() {
    let (_folder, files) = folder(&["出纳", "会计"]);
    let (sender, arrivals) = std::sync::mpsc::channel();
    let mut screen = screen_of(Setup { arrivals: Some(arrivals), file: Some(files[0].clone()), ..setup() }, LARGE);
    screen.get_by_role_and_label(Role::ComboBox, "状态").click();
    settle(&mut screen);
    screen.get_by_role_and_label(Role::Button, "已批准");
    sender.send(vec![files[1].clone()]).expect("the window runs");
    settle(&mut screen);
    assert_eq!(title(&screen), "会计");
    assert!(screen.query_by_role_and_label(Role::Button, "已批准").is_none());
}
