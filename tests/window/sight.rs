//! What has the focus is in sight, whatever comes above it, below it or over it.

use egui::{Key, Modifiers, Rect, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rolewright::app::Setup;
use rolewright::document::{PositionDescription, Section};
use rolewright::storage;

use crate::findings::wait;
use crate::{CTRL, Screen, focus, go, press, screen_of, setup, supervisor};

const SMALL: Vec2 = Vec2::new(1280.0, 720.0);

fn small(document: &PositionDescription) -> (Screen, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, document).expect("it saves");
    (screen_of(Setup { file: Some(file), ..setup() }, SMALL), folder)
}

/// What of the window is not covered: what stands above the status bar and the notes.
fn foot(screen: &Screen) -> f32 {
    let note = screen.query_all_by_role_and_label(Role::Button, "关闭提示").map(|button| button.rect().top() - 4.0);
    note.fold(SMALL.y - 28.0, f32::min)
}

/// Where the control lies that has the focus.
fn focused(screen: &Screen) -> Rect {
    let node = screen.root().children_recursive().find(egui_kittest::Node::is_focused);
    node.expect("something has the focus").rect()
}

#[track_caller]
fn is_seen(screen: &Screen, about: &str) {
    let (rect, foot) = (focused(screen), foot(screen));
    assert!(rect.top() > 106.0 && rect.bottom() <= foot, "{about}: {rect:?} above {foot}");
}

#[test]
fn a_row_that_is_added_is_in_sight_while_findings_come_above_it() {
    let mut given = crate::common::full(3);
    given.identity.title = String::new();
    for section in [Section::Identity, Section::Relations, Section::Authorities, Section::Qualifications] {
        let (mut screen, _folder) = small(&given);
        go(&mut screen, section);
        let is_add =
            |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|name| name.starts_with("添加"));
        for nth in 0..screen.query_all_by_role(Role::Button).filter(is_add).count() {
            // That the field is empty is found when it is left, and says so above the others.
            if section == Section::Identity {
                focus(&mut screen, "岗位名称");
            }
            screen.query_all_by_role(Role::Button).filter(is_add).nth(nth).expect("it shows").focus();
            screen.step();
            press(&mut screen, Modifiers::NONE, Key::Enter);
            is_seen(&screen, &format!("{section:?} {nth}"));
            wait(&mut screen);
            is_seen(&screen, &format!("{section:?} {nth}, after a while"));
        }
    }
}

#[test]
fn a_note_does_not_cover_the_row_that_is_written_and_moves_nothing_else() {
    let mut given = supervisor();
    given.duties[1].tasks = (0..30).map(|nth| format!("登记第 {nth} 类需求")).collect();
    let (mut screen, _folder) = small(&given);
    go(&mut screen, Section::Duties);
    focus(&mut screen, "概述 1");
    let above = focused(&screen);
    press(&mut screen, Modifiers::ALT, Key::ArrowUp);
    screen.get_by_label_contains("已经到头");
    assert_eq!(focused(&screen), above, "it is not covered");
    // The last task above the foot, then a note.
    wait_for_notes(&mut screen);
    let mut name = String::new();
    for nth in 1..=30 {
        name = format!("内容描述 2.{nth}");
        focus(&mut screen, &name);
        if focused(&screen).bottom() > SMALL.y - 62.0 {
            break;
        }
    }
    assert!(focused(&screen).bottom() > SMALL.y - 62.0, "{name} lies at the foot");
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, CTRL, Key::S);
    crate::settle(&mut screen);
    assert!(foot(&screen) < SMALL.y - 40.0, "a note shows");
    is_seen(&screen, &name);
    let there = focused(&screen);
    wait_for_notes(&mut screen);
    assert_eq!(focused(&screen), there, "it does not jump back");
}

/// Lets the notes go.
fn wait_for_notes(screen: &mut Screen) {
    for _ in 0..330 {
        screen.step();
    }
    screen.run();
    assert!((foot(screen) - (SMALL.y - 28.0)).abs() < 1.0);
}

#[test]
fn who_jumps_to_a_finding_sees_the_field_and_all_that_is_said_of_it() {
    let mut given = supervisor();
    given.duties[0].tasks =
        (0..12).map(|nth| format!("负责第 {nth} 类帐目的日常维护等工作,及时处理待定事项")).collect();
    let (mut screen, _folder) = small(&given);
    go(&mut screen, Section::Duties);
    let mut most = 0;
    for _ in 0..14 {
        press(&mut screen, Modifiers::NONE, Key::F7);
        let field = focused(&screen);
        assert!(field.top() > 106.0 && field.bottom() < SMALL.y - 28.0, "{field:?}");
        // Beside the form there is the number of the page.
        let fields = screen.query_all_by_role(Role::TextInput).map(|other| other.rect());
        let below = fields.filter(|other| other.left() < field.right() && other.top() > field.bottom() - 1.0);
        let below = below.map(|other| other.top());
        let next = below.fold(f32::INFINITY, f32::min);
        let keeps = screen.query_all_by_role_and_label(Role::Button, "保留，因为…").map(|button| button.rect());
        let said: Vec<_> = keeps.filter(|rect| rect.top() > field.bottom() && rect.bottom() <= next).collect();
        for rect in &said {
            assert!(rect.bottom() < SMALL.y - 28.0, "{rect:?} below {field:?}");
        }
        most = most.max(said.len());
    }
    assert!(most > 2, "more than one thing is said of a task");
}

#[test]
fn fields_of_a_pair_begin_in_one_line_right_below_their_names() {
    let (screen, _folder) = small(&PositionDescription::default());
    let label = |name: &str| screen.get_by_role_and_label(Role::Label, name).rect();
    let field = |name: &str| screen.get_by_role_and_label(Role::TextInput, name).rect();
    for [a, b] in
        [["岗位名称", "岗位编号"], ["单位", "文件编号"], ["直接上级", "直接下级人数"], ["岗位等级", "工作地点"]]
    {
        assert!((field(a).top() - field(b).top()).abs() < 1.0, "{a} {b}");
    }
    for (name, help) in [("单位", "与营业执照一致"), ("直接下级人数", "只算直接下级")] {
        let help = label(help);
        assert!(help.top() > label(name).top() && help.bottom() < field(name).top() + 1.0, "{name}");
    }
}
