//! Printing: what is exported is shown, or handed to the program that prints it.

use std::sync::Arc;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rolewright::app::Setup;
use rolewright::document::PositionDescription;
use rolewright::storage;
use rolewright::storage::settings::Settings;

use crate::{Answers, CTRL, LARGE, Screen, Shows, click, press, screen_of, settle, setup, supervisor};

const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);

fn open(document: &PositionDescription, shows: &Shows) -> (Screen, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, document).expect("it saves");
    let answers = Answers { files: vec![folder.path().join("交付.pdf")], ..Answers::default() };
    let given = Setup { file: Some(file), dialogs: Box::new(answers), viewer: Arc::new(shows.clone()), ..setup() };
    (screen_of(given, LARGE), folder)
}

fn shown(shows: &Shows) -> Vec<std::path::PathBuf> {
    shows.files.lock().expect("no test panics with it").clone()
}

#[test]
fn an_export_is_shown_only_when_that_was_asked_for() {
    let shows = Shows::default();
    let (mut screen, folder) = open(&supervisor(), &shows);
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    screen.get_by_label_contains("已导出");
    assert!(shown(&shows).is_empty());
    press(&mut screen, CTRL_SHIFT, Key::E);
    settle(&mut screen);
    assert_eq!(shown(&shows), [folder.path().join("交付.pdf")]);
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    assert_eq!(shown(&shows).len(), 1, "once asked for is shown once");
}

#[test]
fn printing_hands_a_file_of_its_own_to_the_system_and_says_so() {
    let shows = Shows::default();
    let (mut screen, folder) = open(&supervisor(), &shows);
    click(&mut screen, "其他导出方式");
    click(&mut screen, "打印…");
    let handed = shown(&shows);
    assert_eq!(handed.len(), 1);
    assert_eq!(handed[0].file_name(), Some("岗位.pdf".as_ref()));
    assert!(!handed[0].starts_with(folder.path()), "beside the descriptions nothing is left");
    screen.get_by_label_contains("请在那里打印");
}

#[test]
fn without_a_title_or_a_program_the_window_says_so() {
    let shows = Shows { fails: true, ..Shows::default() };
    let (mut screen, _folder) = open(&PositionDescription::default(), &shows);
    press(&mut screen, CTRL, Key::P);
    settle(&mut screen);
    assert!(shown(&shows).is_empty());
    let (mut screen, _folder) = open(&supervisor(), &shows);
    press(&mut screen, CTRL, Key::P);
    settle(&mut screen);
    let said = "没有打印：这台电脑上没有能打开 PDF 的程序";
    screen.get_by_label_contains(said);
    assert!(screen.query_by_label_contains("请在那里打印").is_none(), "nothing is promised");
    let file = shown(&shows).pop().expect("it was tried");
    let path = file.display().to_string();
    assert!(screen.query_by_label_contains(&path).is_none(), "the path is told to who asks");
    // It is about this description only.
    press(&mut screen, CTRL, Key::N);
    settle(&mut screen);
    assert!(screen.query_by_label_contains(said).is_none());
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    settle(&mut screen);
    screen.get_by_label_contains(said);
    click(&mut screen, "打开文件夹");
    assert_eq!(shown(&shows).pop().as_deref(), file.parent());
    screen.get_by_label_contains("没有打开文件夹：请复制路径");
}

#[test]
fn a_document_is_exported_again_to_where_it_was_without_a_question() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, file) = (folder.path().join("岗位.ron"), folder.path().join("交付.pdf"));
    storage::save(&source, &supervisor()).expect("it saves");
    let answers = Answers { files: vec![file.clone()], ..Answers::default() };
    let given = Setup { file: Some(source), dialogs: Box::new(answers.clone()), ..setup() };
    let mut screen = screen_of(given, LARGE);
    press(&mut screen, Modifiers::NONE, Key::F5);
    settle(&mut screen);
    assert!(!file.exists(), "nothing was exported yet");
    press(&mut screen, CTRL, Key::E);
    settle(&mut screen);
    let first = std::fs::read(&file).expect("it was written");
    click(&mut screen, "权重表");
    press(&mut screen, Modifiers::NONE, Key::F5);
    settle(&mut screen);
    let second = std::fs::read(&file).expect("it is there");
    assert_ne!(first, second);
    press(&mut screen, CTRL, Key::P);
    settle(&mut screen);
    click(&mut screen, "标准表格");
    click(&mut screen, "其他导出方式");
    click(&mut screen, "再次导出到 交付.pdf");
    assert_eq!(std::fs::read(&file).expect("it is there"), first, "what was made for the printer is no export");
    assert_eq!(answers.asked.lock().expect("no test panics with it").len(), 1);
}

#[test]
fn the_printed_form_that_was_chosen_for_a_file_is_that_of_the_next_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let (kept, path) = (folder.path().join("settings.ron"), |name: &str| folder.path().join(name));
    for name in ["甲.ron", "乙.ron"] {
        storage::save(&path(name), &supervisor()).expect("it saves");
    }
    let start = |name: &str| {
        let settings = Settings::open(&kept).0;
        let answers = Answers { files: vec![path("丙.ron")], ..Answers::default() };
        let (settings_path, dialogs) = (Some(kept.clone()), Box::new(answers));
        screen_of(Setup { file: Some(path(name)), settings, settings_path, dialogs, ..setup() }, LARGE)
    };
    let form = |screen: &Screen| {
        let names = ["标准表格", "权重表", "使命版", "叙述版"];
        let is_on =
            |node: &egui_kittest::Node<'_>| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
        let chosen = |name: &&str| screen.query_all_by_role_and_label(Role::Button, name).any(|node| is_on(&node));
        names.into_iter().find(chosen)
    };
    let mut screen = start("甲.ron");
    assert_eq!(form(&screen), Some("标准表格"));
    click(&mut screen, "权重表");
    assert_eq!(form(&screen), Some("权重表"));
    let mut screen = start("甲.ron");
    assert_eq!(form(&screen), Some("权重表"), "it is remembered");
    press(&mut screen, CTRL_SHIFT, Key::S);
    settle(&mut screen);
    assert_eq!(form(&screen), Some("权重表"));
    assert_eq!(form(&start("丙.ron")), Some("权重表"), "saved elsewhere it is printed as before");
    assert_eq!(form(&start("乙.ron")), Some("标准表格"), "another file has its own");
    click(&mut screen, "标准表格");
    settle(&mut screen);
    assert_eq!(form(&start("丙.ron")), Some("标准表格"));
    let text = std::fs::read_to_string(&kept).expect("it is kept");
    assert!(text.contains("甲.ron") && text.contains("weighted"), "{text}");
}
