//! The command palette.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::document::Status;
use rolewright::lang::Lang;

use crate::{CTRL, LARGE, Screen, app, click, document, focus, open, press, screen_of, setup, supervisor, type_into};

fn open_palette(screen: &mut Screen) {
    press(screen, CTRL.plus(Modifiers::SHIFT), Key::P);
    screen.run();
}

#[test]
fn a_command_is_found_by_its_name_and_given_by_enter() {
    let (mut screen, _folder) = open(&supervisor());
    open_palette(&mut screen);
    type_into(&mut screen, "要做什么", "职责");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    assert!(screen.query_by_label("要做什么").is_none());
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 1").is_focused());
}

#[test]
fn the_arrows_choose_among_what_was_found() {
    let mut screen = screen_of(setup(), LARGE);
    open_palette(&mut screen);
    type_into(&mut screen, "要做什么", "界面语言");
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(app(&screen).settings().lang, Lang::En);
    open_palette(&mut screen);
    type_into(&mut screen, "What to do", "Language");
    // Up from the first goes to the last, and down from the last to the first.
    for key in [Key::ArrowUp, Key::ArrowDown, Key::Enter] {
        press(&mut screen, Modifiers::NONE, key);
    }
    assert_eq!(app(&screen).settings().lang, Lang::Zh);
}

#[test]
fn only_what_can_be_done_now_is_offered() {
    let mut screen = screen_of(setup(), LARGE);
    open_palette(&mut screen);
    screen.get_by_role_and_label(Role::Button, "主题：深色");
    for name in ["保存", "查找和替换", "撤销", "转到：主要工作职责"] {
        assert!(screen.query_by_role_and_label(Role::Button, name).is_none(), "{name}");
    }
    let (mut screen, _folder) = open(&supervisor());
    type_into(&mut screen, "岗位编号", "CC-01");
    open_palette(&mut screen);
    type_into(&mut screen, "要做什么", "撤");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen), &supervisor());
}

#[test]
fn escape_gives_the_focus_back() {
    let (mut screen, _folder) = open(&supervisor());
    focus(&mut screen, "岗位编号");
    open_palette(&mut screen);
    type_into(&mut screen, "要做什么", "没有的命令");
    screen.get_by_label("没有这个命令");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert!(screen.query_by_label("要做什么").is_some());
    press(&mut screen, Modifiers::NONE, Key::Escape);
    screen.run();
    assert!(screen.query_by_label("要做什么").is_none());
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位编号").is_focused());
    open_palette(&mut screen);
    type_into(&mut screen, "要做什么", "备注");
    click(&mut screen, "转到：备注");
    screen.get_by_role_and_label(Role::MultilineTextInput, "备注");
}

#[test]
fn other_words_lead_to_a_command_and_a_description_is_approved_by_it() {
    let (mut screen, _folder) = open(&supervisor());
    for (typed, found) in [("比较", "对比…"), ("bj", "对比…"), ("xd", "转到：修订记录"), ("pz", "状态：已批准")]
    {
        open_palette(&mut screen);
        type_into(&mut screen, "要做什么", typed);
        let buttons = screen.query_all_by_role(Role::Button);
        let rows = buttons
            .filter(|row| row.rect().width() > 400.0)
            .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()));
        let first = rows.min_by(|a, b| a.0.total_cmp(&b.0)).expect("something is found");
        assert_eq!(first.1, found, "{typed}");
        if typed != "pz" {
            press(&mut screen, Modifiers::NONE, Key::Escape);
            screen.run();
        }
    }
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    screen.run();
    assert_eq!(document(&screen).status, Status::Approved);
    screen.get_by_label("状态已改为“已批准”");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &supervisor());
}
