//! Files: save, export, drop, and what would be lost.

use std::path::Path;
use std::sync::{Arc, Mutex};

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::app::{Dialogs, Question, Reply, Setup};
use rolewright::document::{PositionDescription, Section};
use rolewright::lang::Lang;
use rolewright::storage;

use crate::{
    Answers, CTRL, LARGE, app, click, document, go, open, press, screen_of, settle, setup, supervisor, type_into,
};

#[test]
fn the_chosen_form_is_the_one_that_is_exported() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, file) = (folder.path().join("岗位.ron"), folder.path().join("岗位.pdf"));
    storage::save(&source, &supervisor()).expect("it saves");
    let answers = Answers { files: vec![file.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers), file: Some(source), ..setup() }, LARGE);
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    let standard = std::fs::read(&file).expect("it was written");
    click(&mut screen, "权重表");
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    assert_ne!(std::fs::read(&file).expect("it was written"), standard);
}

#[test]
fn saving_writes_the_file() {
    let (mut screen, folder) = open(&supervisor());
    type_into(&mut screen, "岗位编号", "CC-01");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    let saved = storage::open(&folder.path().join("岗位.ron")).expect("it opens");
    assert_eq!(saved.identity.code, "CC-01");
    screen.get_by_label("已保存 12:05");
}

#[test]
fn saving_leaves_an_unchanged_file_as_it_was_written_by_hand() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    let text = "// 手写\n(format: 1, identity: (title: \"出纳\"))";
    std::fs::write(&file, text).expect("it is written");
    let mut screen = screen_of(Setup { file: Some(file.clone()), ..setup() }, LARGE);
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), text);
    screen.get_by_label_contains("没有新的改动");
    std::fs::remove_file(&file).expect("it goes");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert_eq!(storage::open(&file).expect("it is back").identity.title, "出纳");
}

#[test]
fn a_new_description_asks_where_it_shall_be_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("新.ron");
    let answers = Answers { files: vec![file.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers.clone()), ..setup() }, LARGE);
    click(&mut screen, "空白");
    // The caret stands where a description begins.
    screen.event(egui::Event::Text("出纳".to_owned()));
    settle(&mut screen);
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert_eq!(*answers.asked.lock().expect("no test panics with it"), [Question::Save]);
    assert_eq!(storage::open(&file).expect("it opens").identity.title, "出纳");
    assert_eq!(app(&screen).settings().recent, [file]);
}

#[test]
fn a_name_without_its_ending_gets_it_but_never_takes_the_place_of_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位说明书V1.0.ron");
    let answers = Answers { files: vec![folder.path().join("岗位说明书V1.0")], ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers), ..setup() }, LARGE);
    click(&mut screen, "空白");
    type_into(&mut screen, "岗位名称", "出纳");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert_eq!(storage::open(&file).expect("it opens").identity.title, "出纳");
    type_into(&mut screen, "岗位编号", "CC-01");
    press(&mut screen, CTRL.plus(Modifiers::SHIFT), Key::S);
    settle(&mut screen);
    assert_eq!(storage::open(&file).expect("it opens").identity.code, "");
    screen.get_by_label_contains("已经存在");
}

#[test]
fn export_writes_a_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.pdf");
    let source = folder.path().join("岗位.ron");
    storage::save(&source, &supervisor()).expect("it saves");
    let answers = Answers { files: vec![file.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers), file: Some(source), ..setup() }, LARGE);
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    assert!(std::fs::read(&file).expect("it was written").starts_with(b"%PDF-"));
}

#[test]
fn without_a_title_nothing_is_exported_and_the_window_says_so() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    press(&mut screen, CTRL, Key::E);
    let refusal = rolewright::layout::refusal(&PositionDescription::default()).expect("there is one");
    screen.get_by_label(&refusal.zh);
    // Who tries again reads it once, and beside another tab it would say nothing.
    press(&mut screen, CTRL, Key::E);
    screen.get_by_label(&refusal.zh);
    press(&mut screen, CTRL, Key::N);
    assert!(screen.query_by_label(&refusal.zh).is_none());
}

#[test]
fn escape_puts_the_notes_away_and_leaves_the_caret_where_it_is() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    press(&mut screen, CTRL, Key::E);
    let refusal = rolewright::layout::refusal(&PositionDescription::default()).expect("there is one");
    screen.get_by_label(&refusal.zh);
    press(&mut screen, Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    assert!(screen.query_by_label(&refusal.zh).is_none());
    screen.event(egui::Event::Text("出纳".to_owned()));
    settle(&mut screen);
    assert_eq!(document(&screen).identity.title, "出纳");
}

#[test]
fn after_a_box_the_caret_stands_where_it_stood() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    for (modifiers, key) in [(CTRL, Key::W), (CTRL, Key::Comma), (Modifiers::NONE, Key::F1)] {
        crate::focus(&mut screen, "岗位名称");
        screen.event(egui::Event::Text("出".to_owned()));
        settle(&mut screen);
        press(&mut screen, modifiers, key);
        settle(&mut screen);
        press(&mut screen, Modifiers::NONE, Key::Escape);
        settle(&mut screen);
        screen.event(egui::Event::Text("纳".to_owned()));
        settle(&mut screen);
    }
    assert_eq!(document(&screen).identity.title, "出纳出纳出纳");
}

#[test]
fn unsaved_changes_are_guarded() {
    let (mut screen, folder) = open(&supervisor());
    type_into(&mut screen, "岗位编号", "CC-01");
    click(&mut screen, "关闭 客户服务主任");
    click(&mut screen, "取消");
    assert_eq!(document(&screen).identity.code, "CC-01");
    click(&mut screen, "关闭 客户服务主任");
    click(&mut screen, "保存");
    assert!(app(&screen).document().is_none());
    assert_eq!(storage::open(&folder.path().join("岗位.ron")).expect("it opens").identity.code, "CC-01");
}

/// Keeps every question open until it is answered here.
#[derive(Clone, Default)]
struct Waiting {
    replies: Arc<Mutex<Vec<Reply>>>,
}

impl Dialogs for Waiting {
    fn ask(&self, _: Question, _: &Path, _: Lang, reply: Reply) {
        self.replies.lock().expect("no test panics with it").push(reply);
    }
}

impl Waiting {
    fn answer(&self, file: &Path) {
        let reply = self.replies.lock().expect("no test panics with it").pop().expect("it was asked");
        reply(Some(vec![file.to_owned()]));
    }
}

#[test]
fn a_save_that_could_not_be_asked_for_closes_nothing_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let dialogs = Waiting::default();
    let mut screen = screen_of(Setup { dialogs: Box::new(dialogs.clone()), ..setup() }, LARGE);
    click(&mut screen, "空白");
    type_into(&mut screen, "岗位名称", "出纳");
    press(&mut screen, CTRL, Key::E);
    press(&mut screen, CTRL, Key::W);
    screen.get_by_role_and_label(Role::Button, "保存").click();
    screen.run();
    dialogs.answer(&folder.path().join("出纳.pdf"));
    settle(&mut screen);
    press(&mut screen, CTRL, Key::S);
    dialogs.answer(&folder.path().join("出纳.ron"));
    settle(&mut screen);
    assert_eq!(document(&screen).identity.title, "出纳", "it is saved and still open");
}

#[test]
fn enter_is_for_the_button_that_has_the_focus() {
    for (steps, is_kept) in [(0, true), (1, false)] {
        let (mut screen, folder) = open(&supervisor());
        type_into(&mut screen, "岗位编号", "CC-01");
        press(&mut screen, CTRL, Key::W);
        assert!(screen.get_by_role_and_label(Role::Button, "保存").is_focused());
        for _ in 0..steps {
            press(&mut screen, Modifiers::NONE, Key::Tab);
        }
        press(&mut screen, Modifiers::NONE, Key::Enter);
        settle(&mut screen);
        assert!(app(&screen).document().is_none(), "it is closed");
        let code = storage::open(&folder.path().join("岗位.ron")).expect("it opens").identity.code;
        assert_eq!(code == "CC-01", is_kept, "after {steps} steps");
    }
}

#[test]
fn discarded_changes_leave_the_file_as_it_was() {
    let (mut screen, folder) = open(&supervisor());
    type_into(&mut screen, "岗位编号", "CC-01");
    press(&mut screen, CTRL, Key::W);
    click(&mut screen, "不保存");
    assert!(app(&screen).document().is_none());
    assert_eq!(storage::open(&folder.path().join("岗位.ron")).expect("it opens"), supervisor());
}

#[test]
fn a_broken_file_shows_where_it_is_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("坏.ron");
    std::fs::write(&file, "(format: 1, identity: (titel: \"出纳\"))").expect("there is one");
    let screen = screen_of(Setup { file: Some(file.clone()), ..setup() }, LARGE);
    assert!(app(&screen).document().is_none());
    screen.get_by_label(&storage::open(&file).expect_err("it is broken").line(Lang::Zh));
}

#[test]
fn what_has_no_title_is_not_exported_and_the_title_has_the_focus() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    go(&mut screen, Section::Duties);
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    screen.get_by_label("没有岗位名称，无法导出");
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位名称").is_focused());
}
