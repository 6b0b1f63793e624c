//! Findings under the fields and in the list of problems: said after a pause, taken, kept, taken back, jumped to.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::app::Setup;
use rolewright::check::check;
use rolewright::document::{PositionDescription, Section};
use rolewright::storage;

use crate::{CTRL, LARGE, Screen, click, document, go, open, press, screen_of, settle, setup, supervisor};

/// A supervisor with a misspelling in a task, and famous schools among his conditions.
fn faulty() -> PositionDescription {
    let mut document = supervisor();
    document.duties[0].tasks[0] = "每日核对往来帐目".into();
    document.qualifications.education = "统招本科".into();
    document
}

/// The message of the finding with `code`.
fn message(document: &PositionDescription, code: &str) -> String {
    let found = check(document).into_iter().find(|finding| finding.code == code);
    found.unwrap_or_else(|| panic!("{code} is not found")).message.zh
}

/// Lets the pause go by after which a finding is said.
pub fn wait(screen: &mut Screen) {
    for _ in 0..70 {
        screen.step();
    }
    screen.run();
}

#[test]
fn where_nothing_is_found_one_line_says_so() {
    let sound = storage::open("samples/栖和物业/前台接待员.ron".as_ref()).expect("it opens");
    let (mut screen, _folder) = open(&sound);
    press(&mut screen, Modifiers::NONE, Key::F7);
    screen.get_by_label("没有发现问题");
    press(&mut screen, Modifiers::NONE, Key::F8);
    let list = screen.get_by_label("没有要列出的问题").rect();
    assert!(LARGE.y - list.bottom() < 60.0, "the list takes the room of a line: {list:?}");
}

#[test]
fn a_finding_stands_under_its_field_once_the_typing_pauses() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    let name = "内容描述 1.1";
    screen.get_by_role_and_label(Role::TextInput, name).focus();
    screen.run();
    screen.get_by_role_and_label(Role::TextInput, name).type_text("帐目");
    screen.run();
    let message = message(document(&screen), "JD018");
    assert!(screen.query_by_label(&message).is_none(), "nothing moves under who is typing");
    wait(&mut screen);
    screen.get_by_label(&message);
}

#[test]
fn a_suggestion_is_taken_and_one_undo_takes_it_back() {
    let (mut screen, _folder) = open(&faulty());
    go(&mut screen, Section::Duties);
    let message = message(&faulty(), "JD018");
    screen.get_by_label(&message);
    click(&mut screen, "采用建议");
    assert_eq!(document(&screen).duties[0].tasks[0], "每日核对往来账目");
    assert!(screen.query_by_label(&message).is_none());
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &faulty());
    screen.get_by_label(&message);
}

#[test]
fn a_finding_is_kept_with_its_reason_until_it_is_undone() {
    let (mut screen, folder) = open(&faulty());
    go(&mut screen, Section::Qualifications);
    let message = message(&faulty(), "JD209");
    screen.get_by_label(&message);
    click(&mut screen, "保留，因为…");
    let reason = screen.get_by_role_and_label(Role::TextInput, "保留的理由");
    assert!(reason.is_focused());
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert!(document(&screen).kept.is_empty(), "without a reason nothing is kept");
    screen.get_by_role_and_label(Role::TextInput, "保留的理由").type_text("招生岗位");
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert!(screen.query_by_label(&message).is_none());
    assert_eq!(document(&screen).kept[0].reason, "招生岗位");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    let saved = storage::open(&folder.path().join("岗位.ron")).expect("it opens");
    assert_eq!((saved.kept[0].rule.as_str(), saved.kept[0].text.as_str()), ("JD209", "统招本科"));
    // The field says so, and takes it back.
    screen.get_by_label("已保留，因为：招生岗位");
    click(&mut screen, "取消保留");
    assert!(document(&screen).kept.is_empty());
    screen.get_by_label(&message);
    press(&mut screen, CTRL, Key::Z);
    screen.get_by_label("已保留，因为：招生岗位");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &faulty());
    screen.get_by_label(&message);
}

#[test]
fn escape_gives_the_keeping_up() {
    let (mut screen, _folder) = open(&faulty());
    go(&mut screen, Section::Qualifications);
    click(&mut screen, "保留，因为…");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(screen.query_by_label("保留的理由").is_none());
    assert_eq!(document(&screen), &faulty());
}

#[test]
fn the_list_of_problems_jumps_filters_and_acts() {
    let (mut screen, _folder) = open(&faulty());
    press(&mut screen, Modifiers::NONE, Key::F8);
    screen.run();
    let listed =
        |screen: &Screen, code: &str| screen.query_by_role_and_label(Role::Button, &message(&faulty(), code)).is_some();
    for code in ["JD003", "JD005", "JD018", "JD025", "JD209"] {
        assert!(listed(&screen, code), "{code}");
    }
    let errors = check(&faulty()).iter().filter(|finding| finding.code < "JD006").count();
    screen.get_by_label(&format!("错误 · {errors}"));
    // The arrows go from row to row, Enter jumps to the field.
    assert!(screen.get_by_role_and_label(Role::Button, &message(&faulty(), "JD003")).is_focused());
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, &message(&faulty(), "JD002")).is_focused());
    press(&mut screen, Modifiers::NONE, Key::ArrowUp);
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "直接上级").is_focused());
    // By severity, then by section; the form shows a section without findings of its own.
    go(&mut screen, Section::Conditions);
    let warnings = check(&faulty()).iter().filter(|f| f.severity == rolewright::check::Severity::Warning).count();
    click(&mut screen, &format!("警告 {warnings}"));
    assert!(!listed(&screen, "JD003") && listed(&screen, "JD018") && listed(&screen, "JD209"));
    screen.get_by_role_and_label(Role::ComboBox, "按章节筛选").click();
    screen.run();
    let rows = screen.get_all_by_role_and_label(Role::Button, "任职资格");
    // The menu opens beside its chooser, below the list of sections.
    rows.max_by(|a, b| a.rect().left().total_cmp(&b.rect().left())).expect("it is offered").click();
    screen.run();
    assert!(!listed(&screen, "JD018") && listed(&screen, "JD209"));
    click(&mut screen, "保留，因为…");
    screen.get_by_role_and_label(Role::TextInput, "保留的理由").type_text("招生岗位");
    screen.run();
    click(&mut screen, "保留");
    assert!(!listed(&screen, "JD209"));
    click(&mut screen, "已保留 1");
    assert!(listed(&screen, "JD209"));
    click(&mut screen, "取消保留");
    assert_eq!(document(&screen), &faulty());
    click(&mut screen, "关闭问题列表");
    assert!(screen.query_by_label("按章节筛选").is_none());
}

#[test]
fn a_clients_own_rules_hold_in_the_window_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    let rules = "(words: [(word: \"来电\", severity: error, reason: \"公司用语为“呼入”\")])";
    std::fs::write(folder.path().join("checks.ron"), rules).expect("it is written");
    let mut screen = screen_of(Setup { file: Some(file.clone()), ..setup() }, LARGE);
    go(&mut screen, Section::Duties);
    screen.get_by_label("“来电”：公司用语为“呼入”");
    std::fs::write(folder.path().join("checks.ron"), "(silence: [\"JD9\"])").expect("it is written");
    let screen = screen_of(Setup { file: Some(file), ..setup() }, LARGE);
    screen.get_by_label_contains("没有编号为“JD9”的规则");
}

#[test]
fn a_finding_of_a_whole_list_is_seen_itself_when_a_key_leads_to_it() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    // Two duties where four are usual: no field says so.
    let message = message(&supervisor(), "JD008");
    let focused = |screen: &Screen| {
        let strips = screen.query_all_by_label(&message);
        strips.filter(egui_kittest::Node::is_focused).map(|strip| strip.rect()).next()
    };
    for _ in 0..12 {
        press(&mut screen, Modifiers::NONE, Key::F7);
        screen.run();
        if focused(&screen).is_some() {
            break;
        }
    }
    let strip = focused(&screen).expect("the strip has the focus");
    assert!(strip.bottom() < LARGE.y - 28.0 && strip.top() > 100.0, "it is in view: {strip:?}");
    // The next one is another, and Tab never stops at a strip by itself.
    press(&mut screen, Modifiers::NONE, Key::F7);
    assert!(focused(&screen).is_none());
    // From the list of problems, too.
    press(&mut screen, Modifiers::NONE, Key::F8);
    screen.run();
    screen.get_by_role_and_label(Role::Button, &message).focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    let strip = screen.get_by_role_and_label(Role::Note, &message);
    assert!(strip.is_focused());
}

#[test]
fn a_finding_stands_as_a_sentence_in_english() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    for section in [Section::Duties, Section::Identity] {
        go(&mut screen, section);
    }
    click(&mut screen, "视图");
    click(&mut screen, "English");
    go(&mut screen, Section::Duties);
    screen.get_by_label("The duties are missing: write at least four");
}
