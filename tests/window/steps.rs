//! After a step back or forth, what it changed is in view and has the focus.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::{PositionDescription, Section};

use crate::{CTRL, LARGE, Screen, click, document, focus, go, open, press, supervisor, type_into};

fn undo(screen: &mut Screen) {
    press(screen, CTRL, Key::Z);
    screen.run();
}

fn redo(screen: &mut Screen) {
    press(screen, CTRL.plus(Modifiers::SHIFT), Key::Z);
    screen.run();
}

#[track_caller]
fn has_focus(screen: &Screen, role: Role, name: &str) {
    assert!(screen.get_by_role_and_label(role, name).is_focused(), "{name}");
}

#[test]
fn undo_goes_back_to_the_section_and_the_field() {
    let (mut screen, _folder) = open(&supervisor());
    type_into(&mut screen, "岗位编号", "CC-01");
    go(&mut screen, Section::Duties);
    focus(&mut screen, "概述 2");
    undo(&mut screen);
    has_focus(&screen, Role::TextInput, "岗位编号");
    go(&mut screen, Section::Notes);
    redo(&mut screen);
    has_focus(&screen, Role::TextInput, "岗位编号");
    assert_eq!(document(&screen).identity.code, "CC-01");
}

#[test]
fn undo_that_takes_a_row_away_leaves_the_focus_to_its_neighbour() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 2.2");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    has_focus(&screen, Role::TextInput, "内容描述 2.3");
    undo(&mut screen);
    has_focus(&screen, Role::TextInput, "内容描述 2.2");
    click(&mut screen, "添加职责");
    undo(&mut screen);
    has_focus(&screen, Role::TextInput, "概述 2");
}

#[test]
fn undo_of_the_only_row_gives_the_focus_to_the_button_that_adds_one() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    go(&mut screen, Section::Relations);
    let outside = screen.get_all_by_role_and_label(Role::Button, "添加对象").nth(1).expect("a button a side");
    outside.click();
    screen.run();
    has_focus(&screen, Role::TextInput, "外部 1 外部对象");
    undo(&mut screen);
    let focused: Vec<bool> =
        screen.get_all_by_role_and_label(Role::Button, "添加对象").map(|button| button.is_focused()).collect();
    assert_eq!(focused, [false, true]);
    go(&mut screen, Section::Qualifications);
    click(&mut screen, "添加能力素质");
    undo(&mut screen);
    has_focus(&screen, Role::Button, "添加能力素质");
}

#[test]
fn undo_of_the_only_task_of_a_duty_stays_in_the_duty() {
    let mut given = supervisor();
    given.duties[1].tasks.clear();
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    let add = screen.get_all_by_role_and_label(Role::Button, "添加任务").nth(1).expect("a button a duty");
    add.click();
    screen.run();
    has_focus(&screen, Role::TextInput, "内容描述 2.1");
    undo(&mut screen);
    has_focus(&screen, Role::TextInput, "概述 2");
}

#[test]
fn undo_in_the_weight_card_stays_at_the_weight_card() {
    let mut given = supervisor();
    given.duties = std::iter::repeat_n(given.duties, 8).flatten().collect();
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    let at = screen.get_by_role_and_label(Role::Button, "平均分配").rect();
    click(&mut screen, "平均分配");
    undo(&mut screen);
    assert_eq!(document(&screen), &given);
    let share = screen.get_by_role_and_label(Role::Button, "平均分配");
    assert!(share.is_focused());
    assert_eq!(share.rect(), at);
    focus(&mut screen, "概述 16");
    redo(&mut screen);
    let share = screen.get_by_role_and_label(Role::Button, "平均分配");
    assert!(share.is_focused());
    assert!(share.rect().top() > 100.0, "{:?}", share.rect());
}

#[test]
fn undo_far_down_a_long_list_brings_the_row_into_view() {
    let mut given = supervisor();
    given.duties[0].tasks = (0..200).map(|number| format!("登记第 {number} 类需求")).collect();
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    type_into(&mut screen, "内容描述 1.5", "与来源");
    go(&mut screen, Section::Notes);
    go(&mut screen, Section::Duties);
    focus(&mut screen, "概述 2");
    undo(&mut screen);
    let task = screen.get_by_role_and_label(Role::TextInput, "内容描述 1.5");
    assert!(task.is_focused());
    assert!(task.rect().top() > 100.0 && task.rect().bottom() < LARGE.y - 28.0, "{:?}", task.rect());
}
