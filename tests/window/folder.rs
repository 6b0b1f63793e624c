//! A folder: its table, its search, what is done with many descriptions at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::check::{Group, Rulebook};
use rolewright::document::pack::{Department, Pack};
use rolewright::document::{Date, PositionDescription, Revision, Status};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

use crate::{Answers, CTRL, LARGE, Screen, app, click, document, focus, press, screen_of, settle, setup, type_into};

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

fn tick(screen: &mut Screen, title: &str) {
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
    assert_eq!(files, ["CC-1-仓储主管002.pdf", "KF-2-客服专员001.pdf"], "as it was asked for");
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
fn a_folder_shows_in_both_languages_themes_and_every_size() {
    let given = Given::new();
    for (lang, theme, size) in [
        (Lang::Zh, Theme::Light, LARGE),
        (Lang::En, Theme::Dark, Vec2::new(1016.0, 716.0)),
        (Lang::En, Theme::Light, Vec2::new(736.0, 496.0)),
    ] {
        let settings = Settings { lang, theme, ..Settings::default() };
        let screen = given.open_at(Vec::new(), size, settings);
        let title = screen.get_by_role_and_label(Role::Button, "仓储主管").rect();
        assert!(title.right() <= size.x && title.width() > 200.0, "{title}");
    }
}

/// At twice the size on a small screen the head gives its room to the rows.
#[test]
fn a_low_window_shows_rows_rather_than_its_head() {
    let given = Given::new();
    for lang in [Lang::Zh, Lang::En] {
        let settings = Settings { lang, theme: Theme::Light, ..Settings::default() };
        let screen = given.open_at(Vec::new(), Vec2::new(656.0, 376.0), settings);
        let search = if lang == Lang::Zh { "搜索" } else { "Search" };
        let rename = if lang == Lang::Zh { "统一改名…" } else { "Rename everywhere…" };
        let filter = if lang == Lang::Zh { "按部门筛选" } else { "Filter by department" };
        let search = screen.get_by_role_and_label(Role::TextInput, search).rect();
        let rename =
            screen.get_all_by_role(Role::Button).find(|node| node.accesskit_node().label().as_deref() == Some(rename));
        let rename = rename.expect("it is there").rect();
        let filter = screen.get_by_role_and_label(Role::ComboBox, filter).rect();
        assert!((search.center().y - rename.center().y).abs() < 2.0, "{search} {rename}");
        assert!(search.width() >= 100.0 && search.right() <= filter.left() && filter.right() <= rename.left());
    }
}

/// Names have room at every size: lesser columns go first, and the pages beside the table give way.
#[test]
fn the_columns_of_a_folder_never_share_less_than_they_need() {
    let given = Given::new();
    for (lang, size, least) in [
        // All but the superior, whose column needs more room; the harness keeps 8 points at every side.
        (Lang::Zh, Vec2::new(1296.0, 736.0), 7),
        (Lang::En, Vec2::new(1296.0, 736.0), 7),
        (Lang::En, Vec2::new(1024.0, 640.0), 6),
        (Lang::Zh, Vec2::new(640.0, 360.0), 4),
        (Lang::En, Vec2::new(480.0, 360.0), 2),
    ] {
        let screen = given.open_at(Vec::new(), size, Settings { lang, theme: Theme::Light, ..Settings::default() });
        let sort = if lang == Lang::Zh { "按" } else { "Sort by " };
        let heads = screen.get_all_by_role(Role::Button).filter_map(|node| {
            let name = node.accesskit_node().label()?;
            name.starts_with(sort).then(|| (name, node.rect()))
        });
        let mut heads: Vec<(String, egui::Rect)> = heads.filter(|(name, _)| !name.ends_with("筛选")).collect();
        heads.sort_by(|a, b| a.1.left().total_cmp(&b.1.left()));
        assert!(heads.len() >= least, "{size} {heads:?}");
        assert!(heads[0].1.width() >= 190.0, "the title: {size} {heads:?}");
        for pair in heads.windows(2) {
            assert!(pair[0].1.right() <= pair[1].1.left() + 0.1, "{size} {heads:?}");
        }
        for (name, rect) in &heads {
            assert!(rect.width() >= 66.0 && rect.right() <= size.x, "{size} {name} {rect}");
        }
        // What a filter says is whole where there is room for it.
        if size.x > 1000.0 {
            let name = if lang == Lang::Zh { "按部门筛选" } else { "Filter by department" };
            let least = if lang == Lang::Zh { 85.0 } else { 130.0 };
            assert!(screen.get_by_role_and_label(Role::ComboBox, name).rect().width() > least, "{size}");
        }
    }
}

/// The number at the foot is that of all findings, and says how many of them the list below the table has.
#[test]
fn the_numbers_of_a_folder_say_what_they_count() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    let foot = |screen: &Screen| {
        let label = screen.get_by_label_contains("个问题").accesskit_node().label().expect("it has one");
        let numbers = label.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
        numbers.collect::<Vec<usize>>()
    };
    let [all, across] = foot(&screen)[..] else { panic!("two numbers") };
    let files = ["主任.ron", "专员.ron", "仓储/主管.ron"];
    let documents = files.map(|file| storage::open(&given.file(file)).expect("it opens"));
    let rules = Rulebook::default();
    let between = rules.across(&Group::new(documents.iter().collect(), None)).len();
    let within: usize = documents.iter().map(|document| rules.check(document).len()).sum();
    assert_eq!((all, across), (within + between, between));
    screen.get_by_label(&format!("{across} 处跨岗位不一致"));
    screen.get_by_label("3 份");
    type_into(&mut screen, "搜索", "仓储");
    screen.get_by_label("显示 1 份，共 3 份");
    tick(&mut screen, "仓储主管");
    screen.get_by_label("显示 1 份，共 3 份 · 选中 1 份");
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

/// However the window is drawn, nothing is asked to be narrower than nothing.
#[test]
fn a_folder_shows_in_windows_of_any_size() {
    let given = Given::new();
    for (lang, search) in [(Lang::Zh, "搜索"), (Lang::En, "Search")] {
        let settings = Settings { theme: Theme::Dark, lang, ..Settings::default() };
        let mut screen = given.open_at(Vec::new(), LARGE, settings);
        for height in [900.0, 450.0, 360.0] {
            for width in [1280.0, 1100.0, 980.0, 900.0, 853.0, 800.0, 711.0, 640.0, 560.0, 480.0] {
                screen.set_size(Vec2::new(width, height));
                screen.run();
                screen.get_by_role_and_label(Role::TextInput, search);
            }
        }
    }
}
