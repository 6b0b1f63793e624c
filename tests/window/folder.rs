//! A folder: its table, its search, and where its rows lead.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::document::{Date, PositionDescription, Revision, Status};
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

use crate::{Answers, CTRL, LARGE, Screen, click, document, focus, press, screen_of, settle, setup, type_into};

/// A folder with 客服主任 and 客服专员 in one department, 仓储主管 in another, below it in a folder of its own.
pub(crate) struct Given {
    folder: tempfile::TempDir,
}

impl Given {
    pub(crate) fn new() -> Self {
        let given = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::create_dir(given.file("仓储")).expect("it is made");
        given.write("主任.ron", ["客服主任", "客服部", "KF-1", ""], Status::Approved, 2026);
        given.write("专员.ron", ["客服专员", "客服部", "KF-2", "客服主任"], Status::Draft, 2025);
        given.write("仓储/主管.ron", ["仓储主管", "仓储部", "CC-1", "库区班长"], Status::Approved, 2020);
        given
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, file: &str, [title, department, code, superior]: [&str; 4], status: Status, year: i16) {
        let mut document = PositionDescription { status, ..PositionDescription::default() };
        document.identity.title = title.into();
        document.identity.department = department.into();
        document.identity.code = code.into();
        document.identity.reports_to = superior.into();
        document.purpose = format!("为了{title}的工作");
        document.revisions = vec![Revision { date: Some(Date::constant(year, 6, 18)), ..Revision::default() }];
        storage::save(&self.file(file), &document).expect("it saves");
    }

    pub(crate) fn open(&self, files: Vec<PathBuf>) -> Screen {
        self.open_at(files, LARGE, Settings { theme: Theme::Light, ..Settings::default() })
    }

    pub(crate) fn open_at(&self, files: Vec<PathBuf>, size: Vec2, settings: Settings) -> Screen {
        let dialogs = Box::new(Answers { files, ..Answers::default() });
        let file = Some(self.folder.path().to_owned());
        let mut screen = screen_of(Setup { file, dialogs, settings, ..setup() }, size);
        settle(&mut screen);
        screen
    }
}

/// The titles of the rows, from top to bottom.
pub(crate) fn titles(screen: &Screen) -> Vec<String> {
    let boxes = screen.get_all_by_role(Role::CheckBox).filter_map(|node| {
        let name = node.accesskit_node().label()?;
        Some((node.rect().top(), name.strip_prefix("选中 ")?.to_owned()))
    });
    let mut rows: Vec<(f32, String)> = boxes.collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, title)| title).collect()
}

fn is_ticked(screen: &Screen, title: &str) -> bool {
    let name = format!("选中 {title}");
    let row = screen.get_by_role_and_label(Role::CheckBox, &name);
    row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

pub(crate) fn tick(screen: &mut Screen, title: &str) {
    screen.get_by_role_and_label(Role::CheckBox, &format!("选中 {title}")).click();
    screen.run();
}

pub(crate) fn choose(screen: &mut Screen, filter: &str, choice: &str) {
    screen.get_by_role_and_label(Role::ComboBox, filter).click();
    screen.run();
    // The left column has buttons of the same names.
    let right = |node: &egui_kittest::Node<'_>| node.rect().left() > 230.0;
    screen.get_all_by_role_and_label(Role::Button, choice).find(right).expect("it is offered").click();
    screen.run();
}

#[test]
fn a_folder_lists_what_is_in_it_and_says_how_far_it_is() {
    let given = Given::new();
    fs::write(given.file("坏.ron"), "(format: 1, identity: (titel: \"出纳\"))").expect("it is written");
    let screen = given.open(Vec::new());
    assert_eq!(titles(&screen), ["仓储主管", "客服主任", "客服专员"], "by department, then by code");
    screen.get_by_label("3 份 · 已批准 2");
    screen.get_by_label("1 份超过三年未修订");
    screen.get_by_role_and_label(Role::Button, "仓储部");
    screen.get_by_label_contains("跨岗位不一致");
    // A file that cannot be read has a row as well, under its own name.
    screen.get_by_role_and_label(Role::Button, "坏.ron");
}

#[test]
fn a_column_sorts_and_sorts_the_other_way_round() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    click(&mut screen, "按岗位排序");
    assert_eq!(titles(&screen), ["仓储主管", "客服主任", "客服专员"]);
    // The keys walk the rows next.
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, Modifiers::NONE, Key::Space);
    assert!(is_ticked(&screen, "客服专员") && !is_ticked(&screen, "仓储主管"));
    press(&mut screen, Modifiers::NONE, Key::Escape);
    click(&mut screen, "按岗位排序");
    assert_eq!(titles(&screen), ["客服专员", "客服主任", "仓储主管"]);
    // Of dates and findings who sorts wants the newest and the most first.
    click(&mut screen, "按修订日期排序");
    assert_eq!(titles(&screen), ["客服主任", "客服专员", "仓储主管"]);
    click(&mut screen, "按修订日期排序");
    assert_eq!(titles(&screen), ["仓储主管", "客服专员", "客服主任"]);
    let mut document = storage::open(&given.file("专员.ron")).expect("it opens");
    document.qualifications.personal = ["限女性", "未婚未育", "限本地户口"].map(str::to_owned).into();
    storage::save(&given.file("专员.ron"), &document).expect("it saves");
    screen.event(egui::Event::WindowFocused(true));
    settle(&mut screen);
    click(&mut screen, "按问题排序");
    assert_eq!(titles(&screen)[0], "客服专员");
    click(&mut screen, "按问题排序");
    assert_eq!(titles(&screen)[2], "客服专员");
}

#[test]
fn rows_are_searched_by_words_by_initials_and_by_filters() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    press(&mut screen, CTRL, Key::F);
    screen.run();
    for (what, found) in
        [("kfzy", vec!["客服专员"]), ("库区班长", vec!["仓储主管"]), ("kf-1", vec!["客服主任"]), ("没有", vec![])]
    {
        type_into(&mut screen, "搜索", what);
        assert_eq!(titles(&screen), found, "{what}");
        press(&mut screen, Modifiers::NONE, Key::Escape);
    }
    choose(&mut screen, "按状态筛选", "已批准");
    assert_eq!(titles(&screen), ["仓储主管", "客服主任"]);
    choose(&mut screen, "按部门筛选", "客服部");
    assert_eq!(titles(&screen), ["客服主任"]);
    click(&mut screen, "仓储部");
    assert_eq!(titles(&screen), ["仓储主管"]);
}

#[test]
fn the_keys_walk_select_search_and_open() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Space] {
        press(&mut screen, Modifiers::NONE, key);
    }
    screen.get_by_label("已选 1 份");
    press(&mut screen, Modifiers::SHIFT, Key::ArrowDown);
    screen.get_by_label("已选 2 份");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(screen.query_by_label_contains("已选").is_none());
    press(&mut screen, CTRL, Key::A);
    screen.get_by_label("已选 3 份");
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert_eq!(document(&screen).identity.title, "客服专员");
    press(&mut screen, Modifiers::CTRL, Key::Tab);
    screen.event(egui::Event::Text("主管".into()));
    screen.run();
    screen.run();
    assert_eq!(titles(&screen), ["仓储主管"], "what is typed is looked for");
}

#[test]
fn escape_ends_the_search_first_and_what_is_ticked_stays() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    tick(&mut screen, "客服专员");
    press(&mut screen, CTRL, Key::F);
    type_into(&mut screen, "搜索", "kf");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    assert_eq!(titles(&screen).len(), 3);
    screen.get_by_label("已选 1 份");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    assert!(screen.query_by_label("已选 1 份").is_none());
}

#[test]
fn keys_that_come_within_one_frame_are_taken_in_their_order() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    // As a busy system hands them over.
    for key in [Key::Home, Key::Space, Key::ArrowDown, Key::ArrowDown, Key::Space] {
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            screen.event(egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
    }
    screen.run();
    let shown = titles(&screen);
    for (title, chosen) in shown.iter().zip([true, false, true]) {
        assert_eq!(is_ticked(&screen, title), chosen, "{title}");
    }
}

#[test]
fn what_is_saved_or_changes_on_disk_shows_in_its_row() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    focus(&mut screen, "岗位名称");
    press(&mut screen, CTRL, Key::A);
    type_into(&mut screen, "岗位名称", "客服顾问");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    click(&mut screen, "文件夹");
    settle(&mut screen);
    assert_eq!(titles(&screen), ["仓储主管", "客服主任", "客服顾问"]);
    given.write("新.ron", ["库管员", "仓储部", "CC-2", "仓储主管"], Status::Draft, 2026);
    fs::remove_file(given.file("主任.ron")).expect("it goes");
    screen.event(egui::Event::WindowFocused(true));
    settle(&mut screen);
    assert_eq!(titles(&screen), ["仓储主管", "库管员", "客服顾问"]);
}

#[test]
fn what_the_posts_contradict_one_another_in_leads_to_the_field() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    click(&mut screen, "查看");
    screen.get_all_by_role(Role::Button).find(|node| named(node, "库区班长")).expect("it is listed").click();
    settle(&mut screen);
    screen.run();
    assert_eq!(document(&screen).identity.title, "仓储主管");
    assert!(screen.get_by_role_and_label(Role::TextInput, "直接上级").is_focused());
}

fn named(node: &egui_kittest::Node<'_>, words: &str) -> bool {
    node.accesskit_node().label().is_some_and(|label| label.contains(words))
}

#[test]
fn a_new_description_begins_in_the_folder() {
    let given = Given::new();
    let mut screen = given.open(vec![given.file("仓储/库管员.ron")]);
    click(&mut screen, "仓储部");
    click(&mut screen, "在文件夹中新建");
    assert_eq!(document(&screen).identity.department, "仓储部");
    type_into(&mut screen, "岗位名称", "库管员");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    click(&mut screen, "文件夹");
    settle(&mut screen);
    assert_eq!(titles(&screen), ["库管员", "仓储主管"]);
}

/// The switch above the sections leads to it though nobody opened it before.
#[test]
fn a_description_leads_to_the_folder_that_it_lies_in() {
    let given = Given::new();
    let dialogs = Box::new(Answers::default());
    let mut screen = screen_of(Setup { file: Some(given.file("专员.ron")), dialogs, ..setup() }, LARGE);
    settle(&mut screen);
    click(&mut screen, "文件夹");
    settle(&mut screen);
    assert_eq!(titles(&screen), ["仓储主管", "客服主任", "客服专员"]);
    // The cursor is on it, so that the way back is the same.
    click(&mut screen, "章节");
    settle(&mut screen);
    assert_eq!(document(&screen).identity.title, "客服专员");
}

/// What the row counts beyond the post's own findings its tab names as well, and leads to.
#[test]
fn a_post_says_how_many_contradictions_the_folder_counts_with_it() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    // Enter opens what shows beside the table.
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert_eq!(document(&screen).identity.title, "仓储主管");
    let others = screen.get_by_label_contains("处与其他岗位不一致");
    others.click();
    settle(&mut screen);
    screen.run();
    let listed = screen.get_all_by_role(Role::Button).find(|node| named(node, "库区班长")).expect("it is listed");
    assert!(listed.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True), "it is the one that is meant");
    // The line that stands above the list has the kinds, each with its number.
    screen.get_by_label_contains("上级岗位没有说明书 1");
}

/// The example that the field gives is one that finds something.
#[test]
fn what_the_search_gives_as_an_example_is_found() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    let field = screen.get_by_role_and_label(Role::TextInput, "搜索").accesskit_node();
    let hint = field.placeholder().expect("it has one").to_owned();
    let example: String = hint.chars().filter(char::is_ascii_lowercase).collect();
    assert!(example.len() > 1, "{hint}");
    type_into(&mut screen, "搜索", &example);
    assert!(!titles(&screen).is_empty(), "{hint}");
}

#[test]
fn names_stand_in_the_order_in_which_they_are_read() {
    let given = Given::new();
    given.write("会计.ron", ["会计", "财务部", "CW-1", ""], Status::Draft, 2026);
    given.write("运维.ron", ["IT 专员", "IT 部", "IT-1", ""], Status::Draft, 2026);
    let mut screen = given.open(Vec::new());
    assert_eq!(titles(&screen), ["IT 专员", "会计", "仓储主管", "客服主任", "客服专员"], "by department, then by code");
    let top = |screen: &Screen, name| {
        let entries = screen.get_all_by_role_and_label(Role::Button, name);
        entries.map(|node| node.rect().top()).fold(f32::INFINITY, f32::min)
    };
    let tops = ["IT 部", "财务部", "仓储部", "客服部"].map(|name| top(&screen, name));
    assert!(tops.is_sorted(), "{tops:?}");
    click(&mut screen, "按岗位排序");
    assert_eq!(titles(&screen), ["IT 专员", "仓储主管", "会计", "客服主任", "客服专员"]);
}
