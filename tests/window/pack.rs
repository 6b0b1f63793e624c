//! The pack: its rows, its cover, what is wrong with it, its pages, its PDF.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::document::PositionDescription;
use rolewright::document::pack::{Department, Pack};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::Settings;

use crate::{Answers, CTRL, LARGE, Screen, app, click, press, screen_of, settle, setup, type_into};

/// A folder with a pack of two departments and an empty one: 主任 and 专员, 主管, nobody.
pub(crate) struct Given {
    folder: tempfile::TempDir,
    pub(crate) pack: Pack,
}

impl Given {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let department = |name: &str, members: &[&str]| Department {
            name: name.into(),
            members: members.iter().map(|&member| member.to_owned()).collect(),
            ..Department::default()
        };
        let departments = vec![department("客服部", &["主任.ron", "专员.ron"]), department("仓储部", &["主管.ron"])];
        let pack = Pack { client: "澄川贸易".into(), departments, ..Pack::default() };
        let given = Self { folder, pack };
        for (file, title, code, superior) in [
            ("主任.ron", "客服主任", "1", ""),
            ("专员.ron", "客服专员", "2", "客服主任"),
            ("主管.ron", "仓储主管", "3", ""),
        ] {
            given.write(file, title, code, superior);
        }
        storage::pack::save(&given.file("pack.ron"), &given.pack).expect("it saves");
        given
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, file: &str, title: &str, code: &str, superior: &str) {
        let mut document = PositionDescription::default();
        document.identity.title = title.into();
        document.identity.code = code.into();
        document.identity.reports_to = superior.into();
        storage::save(&self.file(file), &document).expect("it saves");
    }

    pub(crate) fn open(&self) -> Screen {
        self.open_with(Answers::default())
    }

    pub(crate) fn open_with(&self, answers: Answers) -> Screen {
        self.open_at(answers, LARGE)
    }

    pub(crate) fn open_at(&self, answers: Answers, size: Vec2) -> Screen {
        let file = Some(self.file("pack.ron"));
        let mut screen = screen_of(Setup { file, dialogs: Box::new(answers), ..setup() }, size);
        until(&mut screen, "the members are read", |screen| screen.query_all_by_label("第 2 页").next().is_some());
        screen
    }
}

/// Runs frames until `is` holds: what the worker of the preview does takes its time.
pub(crate) fn until(screen: &mut Screen, what: &str, is: impl Fn(&Screen) -> bool) {
    let end = Instant::now() + Duration::from_mins(1);
    while !is(screen) {
        assert!(Instant::now() < end, "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
        screen.run();
    }
}

pub(crate) fn pack(screen: &Screen) -> &Pack {
    app(screen).pack().expect("a pack is open")
}

pub(crate) fn members(screen: &Screen) -> Vec<Vec<&str>> {
    let departments = pack(screen).departments.iter();
    departments.map(|department| department.members.iter().map(String::as_str).collect()).collect()
}

pub(crate) fn row(screen: &mut Screen, title: &str) {
    screen.get_by_role_and_label(Role::Button, title).click();
    screen.run();
}

pub(crate) fn drag(screen: &mut Screen, from: &str, to: &str, above: f32) {
    let middle = |screen: &Screen, name: &str| screen.get_by_role_and_label(Role::Button, name).rect().center();
    let (from, to) = (middle(screen, from), middle(screen, to) - egui::vec2(0.0, above));
    screen.hover_at(from);
    screen.drag_at(from);
    screen.run();
    screen.hover_at(from - egui::vec2(0.0, 20.0));
    screen.run();
    screen.hover_at(to);
    screen.run();
    screen.drop_at(to);
    screen.run();
}

#[test]
fn a_member_is_dragged_into_another_department_and_one_undo_takes_it_back() {
    let given = Given::new();
    let mut screen = given.open();
    drag(&mut screen, "拖动 客服专员", "拖动 仓储主管", 16.0);
    assert_eq!(members(&screen), [vec!["主任.ron"], vec!["专员.ron", "主管.ron"]]);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(pack(&screen), &given.pack);
}

#[test]
fn a_department_is_dragged_by_its_handle() {
    let given = Given::new();
    let mut screen = given.open();
    drag(&mut screen, "拖动部门 2", "拖动部门 1", 20.0);
    let names: Vec<&str> = pack(&screen).departments.iter().map(|department| department.name.as_str()).collect();
    assert_eq!(names, ["仓储部", "客服部"]);
}

#[test]
fn alt_with_an_arrow_moves_a_member_on_into_the_next_department() {
    let given = Given::new();
    let mut screen = given.open();
    row(&mut screen, "客服主任");
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(members(&screen)[0], ["专员.ron", "主任.ron"]);
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(members(&screen), [vec!["专员.ron"], vec!["主任.ron", "主管.ron"]]);
    assert!(screen.get_by_role_and_label(Role::Button, "客服主任").is_focused(), "the focus goes along");
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "仓储主管").is_focused());
    for _ in 0..3 {
        press(&mut screen, CTRL, Key::Z);
    }
    assert_eq!(members(&screen)[0], ["主任.ron", "专员.ron"]);
}

#[test]
fn a_department_is_added_named_and_deleted_and_comes_back_from_its_toast() {
    let given = Given::new();
    let mut screen = given.open();
    click(&mut screen, "添加部门");
    type_into(&mut screen, "部门名称 3", "采购部");
    assert_eq!(pack(&screen).departments[2].name, "采购部");
    screen.get_by_label("没有岗位");
    click(&mut screen, "部门菜单 1");
    click(&mut screen, "删除部门");
    assert_eq!(pack(&screen).departments.len(), 2);
    screen.get_all_by_role_and_label(Role::Button, "撤销").last().expect("it is there").click();
    screen.run();
    assert_eq!(pack(&screen).departments[0].name, "客服部");
}

#[test]
fn what_a_department_does_is_written_in_its_card() {
    let given = Given::new();
    let mut screen = given.open();
    click(&mut screen, "编辑部门职责 1");
    let field = screen.get_by_role_and_label(Role::MultilineTextInput, "部门职责 1");
    assert!(field.is_focused());
    field.type_text("受理咨询");
    screen.run();
    assert_eq!(pack(&screen).departments[0].intro, "受理咨询");
}

#[test]
fn files_of_the_folder_are_added_and_others_are_named_in_a_line() {
    let given = Given::new();
    given.write("助理.ron", "客服助理", "4", "客服主任");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let outside = elsewhere.path().join("外人.ron");
    storage::save(&outside, &PositionDescription::default()).expect("it saves");
    let files = vec![given.file("助理.ron"), given.file("主任.ron"), outside];
    let mut screen = given.open_with(Answers { files, ..Answers::default() });
    click(&mut screen, "部门菜单 1");
    screen.get_all_by_role_and_label(Role::Button, "添加岗位…").last().expect("one in the menu").click();
    settle(&mut screen);
    assert_eq!(members(&screen)[0], ["主任.ron", "专员.ron", "助理.ron"]);
    screen.get_by_label_contains("不在汇编的文件夹内");
    screen.get_by_label_contains("已在汇编中");
    until(&mut screen, "it is read", |screen| screen.query_by_label("客服助理").is_some());
    row(&mut screen, "客服助理");
    press(&mut screen, Modifiers::NONE, Key::Delete);
    assert_eq!(members(&screen)[0], ["主任.ron", "专员.ron"]);
    screen.get_by_label_contains("移出汇编；文件没有动");
    assert!(given.file("助理.ron").is_file());
}

#[test]
fn a_problem_leads_to_its_row() {
    let mut given = Given::new();
    given.pack.departments[1].members.push("没有.ron".into());
    given.write("专员.ron", "客服专员", "1", "经理");
    storage::pack::save(&given.file("pack.ron"), &given.pack).expect("it saves");
    // The client does not mind what these nearly empty posts lack.
    let checks = "(format: 1, silence: [\"JD002\", \"JD003\", \"JD004\"])";
    fs::write(given.file("checks.ron"), checks).expect("it is written");
    let mut screen = given.open();
    until(&mut screen, "the client's own checks are read", |screen| {
        screen.query_all_by_label_contains("岗位编号重复").next().is_some()
    });
    // The card and the status bar count the same.
    let numbers = |said: Option<String>| {
        let said = said.expect("it says something");
        said.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok()).sum::<usize>()
    };
    let card = numbers(screen.get_by_label_contains("处需要处理").accesskit_node().value());
    assert_eq!(card, numbers(screen.get_by_label_contains("个问题").accesskit_node().label()));
    screen.get_by_label("找不到文件");
    assert!(screen.query_by_label_contains("没有“经理”的说明书").is_none(), "the first problems show only");
    click(&mut screen, "全部显示");
    screen.get_by_label_contains("没有“经理”的说明书").click();
    screen.run();
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "客服专员").is_focused());
    let reached = (0..20).any(|_| {
        press(&mut screen, Modifiers::NONE, Key::F7);
        screen.run();
        screen.get_by_role_and_label(Role::Button, "没有.ron").is_focused()
    });
    assert!(reached, "F7 goes on to the next, and to the one after that");
    // Escape puts the list of all away, and its key opens and closes it as well.
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(screen.query_by_label_contains("没有“经理”的说明书").is_none());
    press(&mut screen, Modifiers::NONE, Key::F8);
    assert!(screen.query_by_label_contains("没有“经理”的说明书").is_some());
    press(&mut screen, Modifiers::NONE, Key::F8);
    assert!(screen.query_by_label_contains("没有“经理”的说明书").is_none());
    // A post that is opened from its problem shows the field that this is about.
    press(&mut screen, Modifiers::NONE, Key::F8);
    screen.get_by_label_contains("没有“经理”的说明书").click();
    screen.run();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert!(screen.get_by_role_and_label(Role::TextInput, "直接上级").is_focused());
}

#[test]
fn what_is_found_in_the_texts_besides_is_said_with_the_way_to_it() {
    let given = Given::new();
    let mut screen = given.open();
    until(&mut screen, "it is judged", |screen| screen.query_by_label_contains("条针对单份说明书").is_some());
    click(&mut screen, "在文件夹中查看");
    until(&mut screen, "the folder shows", |screen| screen.query_by_role_and_label(Role::TextInput, "搜索").is_some());
}

#[test]
fn a_file_that_is_missing_is_told_from_one_that_is_garbled_and_pointed_to_another() {
    let given = Given::new();
    fs::rename(given.file("主管.ron"), given.file("仓储.ron")).expect("it is renamed");
    fs::write(given.file("专员.ron"), "(identity: (title: \"客").expect("it is written");
    let files = vec![given.file("仓储.ron")];
    let mut screen = given.open_with(Answers { files, ..Answers::default() });
    screen.get_by_label("找不到文件");
    screen.get_by_label("文件读不出");
    row(&mut screen, "专员.ron");
    screen.run();
    screen.get_by_label_contains("“专员.ron”没有可以预览的页：文件到此中断");
    click(&mut screen, "岗位菜单 主管.ron");
    click(&mut screen, "指定文件…");
    assert_eq!(members(&screen)[1], ["仓储.ron"]);
    until(&mut screen, "it is read", |screen| screen.query_by_label("仓储主管").is_some());
    assert!(screen.query_by_label("找不到文件").is_none() && screen.query_by_label_contains("没有可以预览").is_none());
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(members(&screen)[1], ["主管.ron"]);
}

#[test]
fn the_codes_show_in_all_rows_or_in_none() {
    let given = Given::new();
    given.write("主任.ron", "客服主任", "KF-01", "");
    given.write("专员.ron", "负责大客户订单与退换货处理的高级客服专员", "KF-02", "没有这个岗位的上级");
    given.write("主管.ron", "仓储主管", "KF-03", "没有这个岗位的上级");
    for size in [LARGE, Vec2::new(1280.0, 720.0), Vec2::new(900.0, 900.0)] {
        let mut screen = given.open_at(Answers::default(), size);
        until(&mut screen, "it is judged", |screen| screen.query_by_label_contains("条针对单份说明书").is_some());
        let shown = ["KF-01", "KF-02", "KF-03"].map(|code| screen.query_by_label(code).is_some());
        assert!(shown == [true; 3] || shown == [false; 3], "{size}: {shown:?}");
        assert!(size != LARGE || shown[0], "there is room for them");
    }
}

#[test]
fn a_member_that_comes_back_is_seen_when_the_person_comes_back_to_the_window() {
    let given = Given::new();
    let text = fs::read(given.file("主管.ron")).expect("it is there");
    fs::remove_file(given.file("主管.ron")).expect("it goes");
    let mut screen = given.open();
    screen.get_by_label("找不到文件");
    fs::write(given.file("主管.ron"), text).expect("it is back");
    screen.event(egui::Event::WindowFocused(true));
    until(&mut screen, "the title is read", |screen| screen.query_by_label("仓储主管").is_some());
    assert!(screen.query_by_label("找不到文件").is_none());
}

#[test]
fn enter_opens_a_member_and_its_tab_leads_back() {
    let given = Given::new();
    let mut screen = given.open();
    row(&mut screen, "客服专员");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert_eq!(app(&screen).document().expect("it is open").identity.title, "客服专员");
    type_into(&mut screen, "岗位编号", "9");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    click(&mut screen, "转到 未命名汇编");
    until(&mut screen, "the row has the new code", |screen| {
        ["29", "92"].iter().any(|code| screen.query_by_label(code).is_some())
    });
    click(&mut screen, "转到 客服专员");
    press(&mut screen, CTRL, Key::W);
    assert!(app(&screen).document().is_none());
    assert_eq!(pack(&screen), &given.pack, "the pack shows again");
}

#[test]
fn a_new_pack_is_begun_with_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pack.ron");
    let answers = Answers { files: vec![file.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers), ..setup() }, LARGE);
    click(&mut screen, "新建汇编…");
    assert_eq!(pack(&screen).date, Some(jiff::civil::date(2026, 7, 1)));
    assert!(file.is_file());
    click(&mut screen, "添加第一个部门");
    assert_eq!(pack(&screen).departments.len(), 1);
}

#[test]
fn in_a_small_window_the_tab_of_a_pack_has_room_for_its_name() {
    let given = Given::new();
    let file = Some(given.file("pack.ron"));
    for lang in [Lang::Zh, Lang::En] {
        let settings = Settings { lang, ..setup().settings };
        let mut screen = screen_of(Setup { file: file.clone(), settings, ..setup() }, Vec2::new(640.0, 480.0));
        settle(&mut screen);
        let name = if lang == Lang::Zh { "当前 未命名汇编" } else { "Current: Untitled pack" };
        let tab = screen.get_by_role_and_label(Role::Button, name).rect();
        assert!(tab.width() > 120.0 && tab.right() < 640.0, "{tab:?}");
        let export = if lang == Lang::Zh { "导出汇编" } else { "Export pack" };
        assert!(screen.get_by_role_and_label(Role::Button, export).rect().left() > tab.right());
    }
}
