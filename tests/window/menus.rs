//! The menus of the right button, and what menus do in the field that is written in.

use egui::{Event, Key, Modifiers, OutputCommand, Role, ViewportCommand};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::document::Section;
use rolewright::storage;

use crate::{
    CTRL, LARGE, Screen, app, click, document, focus, go, open, press, screen_of, settle, setup, supervisor, type_into,
};

fn ask_menu(screen: &mut Screen, role: Role, name: &str) {
    screen.get_by_role_and_label(role, name).click_secondary();
    screen.run();
}

/// Clicks a row of a menu, and gives what the window told the system in the frames after that.
fn give(screen: &mut Screen, name: &str) -> (Vec<OutputCommand>, Vec<ViewportCommand>) {
    screen.get_by_role_and_label(Role::Button, name).click();
    let (mut copied, mut asked) = (Vec::new(), Vec::new());
    for _ in 0..8 {
        screen.step();
        let output = screen.output();
        copied.extend(output.platform_output.commands.iter().cloned());
        asked.extend(output.viewport_output.values().flat_map(|viewport| viewport.commands.iter().cloned()));
    }
    screen.run();
    (copied, asked)
}

#[test]
fn the_menu_of_a_field_copies_what_was_chosen_and_the_focus_stays() {
    let (mut screen, _folder) = open(&supervisor());
    focus(&mut screen, "岗位名称");
    press(&mut screen, CTRL, Key::A);
    ask_menu(&mut screen, Role::TextInput, "岗位名称");
    let (copied, _) = give(&mut screen, "复制");
    let text = copied.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(text, Some("客户服务主任"), "the right button leaves what is chosen");
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位名称").is_focused());
    ask_menu(&mut screen, Role::TextInput, "岗位名称");
    give(&mut screen, "剪切");
    assert_eq!(document(&screen).identity.title, "");
}

#[test]
fn the_menu_edit_works_in_the_field_that_is_written_in() {
    let (mut screen, _folder) = open(&supervisor());
    screen.get_by_role_and_label(Role::ComboBox, "状态").focus();
    screen.run();
    click(&mut screen, "编辑");
    assert!(screen.get_by_role_and_label(Role::Button, "粘贴").accesskit_node().is_disabled(), "nothing is written in");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    type_into(&mut screen, "岗位编号", "CC-01");
    click(&mut screen, "编辑");
    give(&mut screen, "全选");
    screen.event(Event::Text("KF".to_owned()));
    screen.run();
    assert_eq!(document(&screen).identity.code, "KF", "all of it was chosen, and the focus is back");
    click(&mut screen, "编辑");
    let (_, asked) = give(&mut screen, "粘贴");
    assert!(asked.contains(&ViewportCommand::RequestPaste), "the system has the clipboard");
    screen.event(Event::Paste("-02".to_owned()));
    screen.run();
    assert_eq!(document(&screen).identity.code, "KF-02");
}

#[test]
fn a_key_opens_the_menu_of_a_field_and_leaves_it_again() {
    let (mut screen, _folder) = open(&supervisor());
    focus(&mut screen, "岗位编号");
    press(&mut screen, Modifiers::SHIFT, Key::F10);
    screen.get_by_role_and_label(Role::Button, "粘贴");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(screen.query_by_role_and_label(Role::Button, "粘贴").is_none());
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位编号").is_focused());
}

#[test]
fn who_closes_a_box_writes_on_where_the_caret_was() {
    let (mut screen, _folder) = open(&supervisor());
    for (modifiers, key) in [(CTRL, Key::Comma), (Modifiers::NONE, Key::F1)] {
        focus(&mut screen, "岗位编号");
        press(&mut screen, modifiers, key);
        assert!(!screen.get_by_role_and_label(Role::TextInput, "岗位编号").is_focused());
        press(&mut screen, Modifiers::NONE, Key::Escape);
        assert!(screen.get_by_role_and_label(Role::TextInput, "岗位编号").is_focused(), "{key:?}");
    }
    click(&mut screen, "文件");
    click(&mut screen, "历史版本…");
    click(&mut screen, "关闭列表");
    screen.event(Event::Text("KF".to_owned()));
    screen.run();
    assert_eq!(document(&screen).identity.code, "KF");
}

#[test]
fn the_menu_in_a_task_leads_to_the_menu_of_the_task() {
    let (mut screen, _folder) = open(&supervisor());
    ask_menu(&mut screen, Role::TextInput, "岗位名称");
    assert!(screen.query_by_label("移动、拆分、并入…").is_none());
    press(&mut screen, Modifiers::NONE, Key::Escape);
    go(&mut screen, Section::Duties);
    ask_menu(&mut screen, Role::TextInput, "内容描述 1.1");
    give(&mut screen, "移动、拆分、并入…");
    click(&mut screen, "下移");
    assert_eq!(document(&screen).duties[0].tasks, ["登记需求", "接听来电"]);
}

#[test]
fn a_tab_and_a_row_of_a_folder_have_menus() {
    let folder = tempfile::tempdir().expect("a folder");
    storage::save(&folder.path().join("主任.ron"), &supervisor()).expect("it saves");
    let mut screen = screen_of(Setup { file: Some(folder.path().to_owned()), ..setup() }, LARGE);
    settle(&mut screen);
    ask_menu(&mut screen, Role::Button, "客户服务主任");
    click(&mut screen, "选中");
    screen.get_by_label_contains("选中 1 份");
    ask_menu(&mut screen, Role::Button, "客户服务主任");
    click(&mut screen, "打开说明书");
    assert_eq!(document(&screen), &supervisor());
    ask_menu(&mut screen, Role::Button, "当前 客户服务主任");
    click(&mut screen, "关闭");
    assert!(app(&screen).document().is_none());
}

#[test]
fn a_menu_that_is_higher_than_the_window_is_scrolled_by_its_keys() {
    let size = egui::Vec2::new(640.0, 360.0);
    let mut screen = screen_of(setup(), size);
    screen.get_by_role_and_label(Role::Button, "文件").focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    for _ in 0..40 {
        if screen.get_by_role_and_label(Role::Button, "退出").is_focused() {
            break;
        }
        press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    }
    screen.run_steps(30);
    let last = screen.get_by_role_and_label(Role::Button, "退出");
    assert!(last.is_focused() && last.rect().bottom() <= size.y, "{:?}", last.rect());
}

#[test]
fn the_handles_of_duties_and_tasks_have_their_menus() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    ask_menu(&mut screen, Role::Button, "拖动任务 1.1");
    click(&mut screen, "下移");
    assert_eq!(document(&screen).duties[0].tasks, ["登记需求", "接听来电"]);
    ask_menu(&mut screen, Role::Button, "拖动职责 2");
    click(&mut screen, "上移");
    assert_eq!(document(&screen).duties[0].name, "处理投诉");
}

#[test]
fn the_menu_of_a_page_copies_what_was_pointed_at_and_knows_the_ways_out() {
    let given = supervisor();
    let (mut screen, _folder) = open(&given);
    let until = std::time::Instant::now() + std::time::Duration::from_mins(1);
    while screen.query_by_label("第 1 页").is_none() && std::time::Instant::now() < until {
        std::thread::sleep(std::time::Duration::from_millis(10));
        screen.run();
    }
    let printed = rolewright::layout::print(&given, &rolewright::layout::Options::default());
    let key = rolewright::document::Place::at(rolewright::document::Field::DutyName, 1).key();
    let zone = printed.pages[0].zones.iter().find(|zone| zone.key == key).expect("the name is printed").rect;
    let page = screen.get_by_label("第 1 页").rect();
    let scale = page.width() / printed.pages[0].width;
    let at = page.min + egui::vec2(zone.x + zone.w / 2.0, zone.y + zone.h / 2.0) * scale;
    screen.hover_at(at);
    screen.run();
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        screen.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        screen.run();
    }
    for name in ["打印…", "适合宽度", "再次导出"] {
        assert!(screen.get_all_by_role_and_label(Role::Button, name).count() > 0, "{name}");
    }
    let (copied, _) = give(&mut screen, "复制“概述 2”的文字");
    assert!(copied.iter().any(|command| matches!(command, OutputCommand::CopyText(text) if text == "处理投诉")));
    assert!(document(&screen) == &given && app(&screen).document().is_some());
}

#[test]
fn alt_with_a_letter_opens_a_menu_types_nothing_and_esc_leads_back() {
    let (mut screen, _folder) = open(&supervisor());
    focus(&mut screen, "岗位名称");
    let write = |screen: &mut Screen, text: &str| {
        screen.event(Event::Text(text.into()));
        screen.run();
    };
    for (key, letter, row) in [(Key::F, "f", "另存为…"), (Key::H, "h", "键盘快捷键…")] {
        let events = [
            Event::ModifiersChanged(Modifiers::ALT),
            Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::ALT },
            Event::Text(letter.into()),
            Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers: Modifiers::ALT },
            Event::ModifiersChanged(Modifiers::NONE),
        ];
        screen.input_mut().events.extend(events);
        settle(&mut screen);
        screen.get_by_role_and_label(Role::Button, row);
        assert_eq!(document(&screen), &supervisor());
        press(&mut screen, Modifiers::NONE, Key::Escape);
        assert!(screen.query_by_role_and_label(Role::Button, row).is_none());
        assert!(screen.get_by_role_and_label(Role::TextInput, "岗位名称").is_focused(), "{letter}");
    }
    write(&mut screen, "甲");
    assert_eq!(document(&screen).identity.title, "客户服务主任甲");
}
