//! The window, driven by the names that a screen reader would say.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use rolewright::app::{App, Clock, Dialogs, Question, Reply, Setup, install};
use rolewright::document::{Duty, Field, Indicator, Percent, PositionDescription, Section};
use rolewright::lang::Lang;
use rolewright::storage::settings::{Settings, Theme};
use rolewright::storage::{self, ron};

struct Noon;

impl Clock for Noon {
    fn now(&self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 7, 1).at(12, 5, 0, 0)
    }
}

/// Answers every question with the same file, and notes what was asked.
#[derive(Clone, Default)]
struct Answers {
    file: Option<PathBuf>,
    asked: Arc<Mutex<Vec<Question>>>,
}

impl Dialogs for Answers {
    fn ask(&self, question: Question, _: &Path, _: Lang, reply: Reply) {
        self.asked.lock().expect("no test panics with it").push(question);
        reply(self.file.clone());
    }
}

/// The window, made in its first frame.
struct Window {
    setup: Option<Setup>,
    app: Option<App>,
}

type Screen = Harness<'static, Window>;

fn screen_of(setup: Setup, size: Vec2) -> Screen {
    let window = Window { setup: Some(setup), app: None };
    let mut screen = Harness::builder()
        .with_size(size)
        .with_max_steps(100)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(install)
        .build_ui_state(
            |ui, window: &mut Window| {
                let Window { setup, app } = window;
                let app = app.get_or_insert_with(|| App::new(ui.ctx(), setup.take().expect("the first frame")));
                app.frame_ui(ui);
            },
            window,
        );
    settle(&mut screen);
    screen
}

fn setup() -> Setup {
    Setup {
        settings: Settings { theme: Theme::Light, author: "方砚".into(), ..Settings::default() },
        settings_path: None,
        clock: Box::new(Noon),
        dialogs: Box::new(Answers::default()),
        file: None,
    }
}

const LARGE: Vec2 = Vec2::new(1456.0, 916.0);

/// A window with `document` open, from a file in a folder that goes with the test.
fn open(document: &PositionDescription) -> (Screen, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, document).expect("it saves");
    (screen_of(Setup { file: Some(file), ..setup() }, LARGE), folder)
}

/// Runs frames until nothing is read, written or asked any more.
fn settle(screen: &mut Screen) {
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        screen.run();
        if !app(screen).is_busy() || Instant::now() > until {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    screen.run();
}

fn app(screen: &Screen) -> &App {
    screen.state().app.as_ref().expect("a frame was shown")
}

fn document(screen: &Screen) -> &PositionDescription {
    app(screen).document().expect("a document is open")
}

fn go(screen: &mut Screen, section: Section) {
    let name = section.name().get(app(screen).settings().lang);
    screen.get_by_role_and_label(Role::Button, name).click();
    screen.run();
}

fn focus(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::TextInput, name).focus();
    screen.run();
}

fn type_into(screen: &mut Screen, name: &str, text: &str) {
    focus(screen, name);
    screen.get_by_role_and_label(Role::TextInput, name).type_text(text);
    screen.run();
}

fn press(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    screen.run();
}

fn click(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::Button, name).click();
    settle(screen);
}

/// A supervisor with two duties of two tasks each.
fn supervisor() -> PositionDescription {
    let duty = |name: &str, weight, tasks: [&str; 2]| Duty {
        name: name.into(),
        weight: Some(Percent::from_tenths(weight)),
        tasks: tasks.map(str::to_owned).into(),
        standard: String::new(),
    };
    let mut document = PositionDescription::default();
    document.identity.title = "客户服务主任".into();
    document.duties =
        vec![duty("受理客户咨询", 600, ["接听来电", "登记需求"]), duty("处理投诉", 300, ["查明原因", "回访客户"])];
    document
}

const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn typing_changes_the_document_and_one_undo_takes_it_back() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    for letter in ["客", "户", "主", "任"] {
        type_into(&mut screen, "岗位名称", letter);
    }
    assert_eq!(document(&screen).identity.title, "客户主任");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.title, "");
    press(&mut screen, CTRL.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(document(&screen).identity.title, "客户主任");
}

#[test]
fn enter_adds_a_task_and_takes_the_focus_there() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.1");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).duties[0].tasks, ["接听来电", "", "登记需求"]);
    screen.get_by_role_and_label(Role::TextInput, "内容描述 1.2").type_text("答复客户");
    screen.run();
    assert_eq!(document(&screen).duties[0].tasks[1], "答复客户");
    assert!(screen.get_by_role_and_label(Role::TextInput, "内容描述 1.2").is_focused());
}

#[test]
fn backspace_in_an_empty_task_removes_it() {
    let mut given = supervisor();
    given.duties[0].tasks.insert(1, String::new());
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.2");
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    assert_eq!(document(&screen).duties[0].tasks, ["接听来电", "登记需求"]);
    assert!(screen.get_by_role_and_label(Role::TextInput, "内容描述 1.1").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    assert_eq!(document(&screen).duties[0].tasks[0].chars().count(), 3);
}

#[test]
fn pasted_lines_become_tasks_without_their_numbers() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 2.1");
    screen.event(egui::Event::Paste("1、核对订单\n(2) 登记投诉\n➢ 24小时内答复\n".into()));
    screen.run();
    assert_eq!(document(&screen).duties[1].tasks, ["查明原因", "核对订单", "登记投诉", "24小时内答复", "回访客户"]);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).duties[1].tasks.len(), 2);
}

#[test]
fn typing_leaves_the_line_feeds_of_a_task_alone() {
    let mut given = supervisor();
    given.duties[0].tasks[0] = "接听来电\n并记录".into();
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    type_into(&mut screen, "内容描述 1.1", "。");
    assert_eq!(document(&screen).duties[0].tasks[0], "接听来电\n并记录。");
    screen.event(egui::Event::Paste("完毕\n".into()));
    screen.run();
    assert_eq!(document(&screen).duties[0].tasks[0], "接听来电\n并记录。完毕");
}

#[test]
fn pasted_lines_take_the_place_of_a_blank_task_in_one_step() {
    let mut given = supervisor();
    given.duties[0].tasks.insert(1, String::new());
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.2");
    screen.event(egui::Event::Paste("核对订单\n登记投诉".into()));
    screen.run();
    assert_eq!(document(&screen).duties[0].tasks, ["接听来电", "核对订单", "登记投诉", "登记需求"]);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &given);
}

#[test]
fn an_indicator_without_a_name_keeps_its_target() {
    let mut given = supervisor();
    given.indicators.push(Indicator { target: "不低于 95%".into(), ..Indicator::default() });
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Indicators);
    let name = format!("{} 1", Field::IndicatorName.spec().label.zh);
    focus(&mut screen, &name);
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    assert_eq!(document(&screen), &given);
    screen.event(egui::Event::Paste("一次解决率\n满意度".into()));
    screen.run();
    let names: Vec<_> = document(&screen).indicators.iter().map(|indicator| indicator.name.as_str()).collect();
    assert_eq!(names, ["", "一次解决率", "满意度"]);
    assert_eq!(document(&screen).indicators[0], given.indicators[0]);
}

#[test]
fn alt_and_an_arrow_move_a_task_and_a_duty() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.1");
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(document(&screen).duties[0].tasks, ["登记需求", "接听来电"]);
    assert!(screen.get_by_role_and_label(Role::TextInput, "内容描述 1.2").is_focused());
    focus(&mut screen, "概述 1");
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(document(&screen).duties[1].name, "受理客户咨询");
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 2").is_focused());
}

#[test]
fn a_duty_is_dragged_by_its_handle() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    let from = screen.get_by_role_and_label(Role::Button, "拖动职责 2").rect().center();
    let to = screen.get_by_role_and_label(Role::Button, "拖动职责 1").rect().center() - egui::vec2(0.0, 16.0);
    screen.hover_at(from);
    screen.drag_at(from);
    screen.run();
    screen.hover_at(from - egui::vec2(0.0, 40.0));
    screen.run();
    screen.hover_at(to);
    screen.run();
    screen.drop_at(to);
    screen.run();
    assert_eq!(document(&screen).duties[0].name, "处理投诉");
}

#[test]
fn a_task_is_dragged_into_another_duty() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    let from = screen.get_by_role_and_label(Role::Button, "拖动任务 1.1").rect().center();
    let to = screen.get_by_role_and_label(Role::Button, "拖动任务 2.2").rect().center() - egui::vec2(0.0, 14.0);
    screen.hover_at(from);
    screen.drag_at(from);
    screen.run();
    screen.hover_at(to);
    screen.run();
    screen.drop_at(to);
    screen.run();
    assert_eq!(document(&screen).duties[0].tasks, ["登记需求"]);
    assert_eq!(document(&screen).duties[1].tasks, ["查明原因", "接听来电", "回访客户"]);
}

#[test]
fn a_deleted_duty_comes_back_from_its_toast() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "职责菜单 1");
    click(&mut screen, "删除职责");
    assert_eq!(document(&screen).duties.len(), 1);
    // One in the top bar, one in the toast.
    screen.get_all_by_role_and_label(Role::Button, "撤销").last().expect("it is there").click();
    screen.run();
    assert_eq!(document(&screen).duties[0].name, "受理客户咨询");
}

#[test]
fn a_deleted_duty_offers_its_way_back_only_until_the_next_change() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "职责菜单 1");
    click(&mut screen, "删除职责");
    assert_eq!(screen.get_all_by_role_and_label(Role::Button, "撤销").count(), 2);
    type_into(&mut screen, "概述 1", "与建议");
    screen.get_by_label_contains("已删除职责");
    assert_eq!(screen.get_all_by_role_and_label(Role::Button, "撤销").count(), 1);
}

#[test]
fn weights_are_filled_up_and_shared_evenly() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "补足到 100%");
    assert_eq!(document(&screen).weight_sum(), Some(Percent::HUNDRED));
    click(&mut screen, "平均分配");
    assert!(document(&screen).duties.iter().all(|duty| duty.weight == Some(Percent::from_tenths(500))));
}

#[test]
fn a_segment_of_the_weights_selects_its_duty() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "选择职责 2");
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 2").is_focused());
}

#[test]
fn a_weight_takes_full_width_digits_and_a_sign() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "权重 1");
    press(&mut screen, CTRL, Key::A);
    screen.get_by_role_and_label(Role::TextInput, "权重 1").type_text("１２.５％");
    screen.run();
    assert_eq!(document(&screen).duties[0].weight, Some(Percent::from_tenths(125)));
}

#[test]
fn a_count_takes_digits_only_and_may_be_empty() {
    let (mut screen, _folder) = open(&supervisor());
    type_into(&mut screen, "岗位定员", "1a２人");
    assert_eq!(document(&screen).identity.headcount, Some(12));
    press(&mut screen, CTRL, Key::A);
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    assert_eq!(document(&screen).identity.headcount, None);
}

#[test]
fn a_new_revision_has_the_next_version_today_and_the_author() {
    let mut given = supervisor();
    given.revisions.push(rolewright::document::Revision { version: "V1.3".into(), ..Default::default() });
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Revisions);
    click(&mut screen, "新增修订");
    let newest = document(&screen).revisions[1].clone();
    assert_eq!((newest.version.as_str(), newest.revised_by.as_str()), ("V1.4", "方砚"));
    assert_eq!(newest.date, Some(jiff::civil::date(2026, 7, 1)));
    click(&mut screen, "选择日期 修订时间 2");
    click(&mut screen, "下一月");
    click(&mut screen, "2026-08-15");
    assert_eq!(document(&screen).revisions[1].date, Some(jiff::civil::date(2026, 8, 15)));
    assert!(screen.query_by_label("下一月").is_none(), "a day picked closes the calendar");
}

#[test]
fn a_click_on_the_page_focuses_the_field_that_printed_it() {
    let given = supervisor();
    let (mut screen, _folder) = open(&given);
    let printed = rolewright::layout::print(&given, rolewright::layout::Options::default());
    let key = rolewright::document::Place::at(Field::DutyName, 1).key();
    let zone = printed.pages[0].zones.iter().find(|zone| zone.key == key).expect("the name is printed").rect;
    let until = Instant::now() + Duration::from_secs(20);
    while screen.query_by_label("第 1 页").is_none() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(10));
        screen.run();
    }
    let page = screen.get_by_label("第 1 页").rect();
    let scale = page.width() / printed.pages[0].width;
    let at = page.min + egui::vec2(zone.x + zone.w / 2.0, zone.y + zone.h / 2.0) * scale;
    screen.hover_at(at);
    screen.run();
    screen.drag_at(at);
    screen.drop_at(at);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 2").is_focused());
}

#[test]
fn the_settings_keep_the_author() {
    let mut screen = screen_of(setup(), LARGE);
    press(&mut screen, CTRL, Key::Comma);
    type_into(&mut screen, "修订者署名", "之");
    click(&mut screen, "完成");
    assert_eq!(app(&screen).settings().author, "方砚之");
}

#[test]
fn the_author_is_kept_while_the_settings_are_still_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_path = folder.path().join("settings.ron");
    let mut screen = screen_of(Setup { settings_path: Some(settings_path.clone()), ..setup() }, LARGE);
    press(&mut screen, CTRL, Key::Comma);
    type_into(&mut screen, "修订者署名", "之");
    settle(&mut screen);
    assert_eq!(Settings::open(&settings_path).author, "方砚之");
}

#[test]
fn shortcuts_wait_while_a_box_is_open() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    for name in ["设置", "粘贴多行…"] {
        if name == "设置" {
            press(&mut screen, CTRL, Key::Comma);
        } else {
            click(&mut screen, name);
        }
        press(&mut screen, CTRL, Key::W);
        press(&mut screen, CTRL, Key::Num1);
        assert_eq!(document(&screen), &supervisor());
        press(&mut screen, Modifiers::NONE, Key::Escape);
        screen.get_by_role_and_label(Role::TextInput, "概述 1");
    }
    press(&mut screen, CTRL, Key::W);
    assert!(app(&screen).document().is_none());
}

#[test]
fn pasted_lines_become_duties_with_their_tasks() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "粘贴多行…");
    screen.event(egui::Event::Paste("一、维护档案\n  1. 核对联系人\n二、组织调查".into()));
    screen.run();
    click(&mut screen, "添加 2 项职责");
    let added = &document(&screen).duties[2..];
    assert_eq!(added[0].name, "维护档案");
    assert_eq!(added[0].tasks, ["核对联系人"]);
    assert_eq!(added[1].name, "组织调查");
}

#[test]
fn a_missing_title_is_said_only_after_the_field_was_left() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    let message = rolewright::check::check(&PositionDescription::default())
        .into_iter()
        .find(|finding| finding.place.field == Field::Title)
        .map(|finding| finding.message.zh)
        .expect("there is one");
    assert!(screen.query_by_label(&message).is_none());
    focus(&mut screen, "岗位名称");
    focus(&mut screen, "岗位编号");
    screen.get_by_label(&message);
}

#[test]
fn f7_goes_from_finding_to_finding() {
    let (mut screen, _folder) = open(&supervisor());
    press(&mut screen, Modifiers::NONE, Key::F7);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "直接上级").is_focused());
    press(&mut screen, Modifiers::NONE, Key::F7);
    screen.run();
    screen.get_by_role_and_label(Role::MultilineTextInput, "职位设置目的");
}

#[test]
fn ctrl_and_a_digit_go_into_the_first_field_of_a_section() {
    let (mut screen, _folder) = open(&supervisor());
    press(&mut screen, CTRL, Key::Num4);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 1").is_focused());
    press(&mut screen, CTRL, Key::Num1);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位名称").is_focused());
}

#[test]
fn the_chosen_form_is_the_one_that_is_exported() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, file) = (folder.path().join("岗位.ron"), folder.path().join("岗位.pdf"));
    storage::save(&source, &supervisor()).expect("it saves");
    let answers = Answers { file: Some(file.clone()), ..Answers::default() };
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
    let answers = Answers { file: Some(file.clone()), ..Answers::default() };
    let mut screen = screen_of(Setup { dialogs: Box::new(answers.clone()), ..setup() }, LARGE);
    click(&mut screen, "空白");
    type_into(&mut screen, "岗位名称", "出纳");
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
    let answers = Answers { file: Some(folder.path().join("岗位说明书V1.0")), ..Answers::default() };
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
    let answers = Answers { file: Some(file.clone()), ..Answers::default() };
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
}

#[test]
fn unsaved_changes_are_guarded() {
    let (mut screen, folder) = open(&supervisor());
    type_into(&mut screen, "岗位编号", "CC-01");
    click(&mut screen, "关闭");
    click(&mut screen, "取消");
    assert_eq!(document(&screen).identity.code, "CC-01");
    click(&mut screen, "关闭");
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
        reply(Some(file.to_owned()));
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
fn discarded_changes_leave_the_file_as_it_was() {
    let (mut screen, folder) = open(&supervisor());
    type_into(&mut screen, "岗位编号", "CC-01");
    press(&mut screen, CTRL, Key::N);
    click(&mut screen, "不保存");
    assert!(app(&screen).document().is_none());
    assert_eq!(storage::open(&folder.path().join("岗位.ron")).expect("it opens"), supervisor());
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

#[test]
fn a_file_dropped_on_the_window_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    let mut screen = screen_of(setup(), LARGE);
    screen.input_mut().dropped_files.push(Arc::new(Dropped(file)));
    screen.step();
    settle(&mut screen);
    assert_eq!(document(&screen), &supervisor());
}

fn drop_file(screen: &mut Screen, file: &Path) {
    screen.input_mut().dropped_files.push(Arc::new(Dropped(file.to_owned())));
    screen.step();
    settle(screen);
}

#[test]
fn what_is_written_after_changes_were_given_up_is_guarded_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let [broken, sound, file] = ["坏.ron", "好.ron", "岗位.ron"].map(|name| folder.path().join(name));
    std::fs::write(&broken, "(").expect("there is one");
    storage::save(&sound, &PositionDescription::default()).expect("it saves");
    storage::save(&file, &supervisor()).expect("it saves");
    let dialogs = Waiting::default();
    let mut screen = screen_of(Setup { dialogs: Box::new(dialogs.clone()), file: Some(file), ..setup() }, LARGE);
    type_into(&mut screen, "岗位编号", "CC-01");
    drop_file(&mut screen, &broken);
    click(&mut screen, "不保存");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    press(&mut screen, CTRL, Key::O);
    type_into(&mut screen, "岗位编号", "2");
    dialogs.answer(&sound);
    settle(&mut screen);
    assert_ne!(document(&screen), &PositionDescription::default());
    click(&mut screen, "不保存");
    assert_eq!(document(&screen), &PositionDescription::default());
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
fn the_language_switches_live_and_is_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_path = folder.path().join("rolewright").join("settings.ron");
    let mut screen = screen_of(Setup { settings_path: Some(settings_path.clone()), ..setup() }, LARGE);
    click(&mut screen, "空白");
    click(&mut screen, "视图");
    click(&mut screen, "English");
    screen.get_by_role_and_label(Role::TextInput, "Job title");
    assert_eq!(Settings::open(&settings_path).lang, Lang::En);
}

/// A description with `tasks` tasks and a title of 60 characters.
fn huge(tasks: usize) -> PositionDescription {
    let mut document = supervisor();
    document.identity.title = "很".repeat(60);
    document.duties = (0..10)
        .map(|duty| Duty {
            name: format!("职责{duty}"),
            tasks: (0..tasks / 10).map(|task| format!("任务 {task}")).collect(),
            ..Duty::default()
        })
        .collect();
    document
}

#[test]
fn every_section_shows_in_both_languages_and_themes() {
    let template = include_str!("../assets/templates/customer-service.ron");
    for given in [PositionDescription::default(), ron::read(template).expect("it is sound"), huge(300)] {
        for (lang, theme, size) in [
            (Lang::Zh, Theme::Light, LARGE),
            (Lang::En, Theme::Dark, Vec2::new(1016.0, 716.0)),
            (Lang::En, Theme::Light, Vec2::new(736.0, 496.0)),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("岗位.ron");
            storage::save(&file, &given).expect("it saves");
            let settings = Settings { lang, theme, ..Settings::default() };
            let mut screen = screen_of(Setup { settings, file: Some(file), ..setup() }, size);
            for section in Section::ALL {
                go(&mut screen, section);
                assert_eq!(document(&screen), &given, "showing a section changes nothing");
            }
        }
    }
}
