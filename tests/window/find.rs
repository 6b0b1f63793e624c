//! Finding words in the open description, and putting others in their place.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::Section;

use crate::{CTRL, Screen, click, document, focus, go, open, press, settle, supervisor, type_into};

/// Opens the bar and looks for 客户, which the supervisor has in the title, in a duty and in a task.
fn find(screen: &mut Screen) {
    press(screen, CTRL, Key::F);
    type_into(screen, "查找", "客户");
    screen.run();
}

#[test]
fn enter_goes_from_words_to_words_through_the_sections() {
    let (mut screen, _folder) = open(&supervisor());
    find(&mut screen);
    screen.get_by_label("1 / 3");
    screen.get_by_role_and_label(Role::TextInput, "岗位名称");
    for (modifiers, count) in [(Modifiers::NONE, "2 / 3"), (Modifiers::NONE, "3 / 3"), (Modifiers::NONE, "1 / 3")] {
        press(&mut screen, modifiers, Key::Enter);
        screen.get_by_label(count);
        assert!(screen.get_by_role_and_label(Role::TextInput, "查找").is_focused());
    }
    press(&mut screen, Modifiers::SHIFT, Key::Enter);
    screen.get_by_label("3 / 3");
    screen.get_by_role_and_label(Role::TextInput, "内容描述 2.2");
    assert_eq!(document(&screen), &supervisor());
}

#[test]
fn escape_closes_the_bar_and_selects_the_words() {
    let (mut screen, _folder) = open(&supervisor());
    find(&mut screen);
    press(&mut screen, Modifiers::SHIFT, Key::Enter);
    press(&mut screen, Modifiers::NONE, Key::Escape);
    screen.run();
    assert!(screen.query_by_label("查找").is_none());
    let task = screen.get_by_role_and_label(Role::TextInput, "内容描述 2.2");
    assert!(task.is_focused());
    task.type_text("住户");
    screen.run();
    assert_eq!(document(&screen).duties[1].tasks[1], "回访住户");
}

#[test]
fn escape_gives_the_focus_back_where_nothing_was_found() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "概述 2");
    press(&mut screen, CTRL, Key::F);
    type_into(&mut screen, "查找", "没有的词");
    screen.get_by_label("没有找到");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 2").is_focused());
}

#[test]
fn words_are_replaced_one_by_one_or_all_in_one_step() {
    let (mut screen, _folder) = open(&supervisor());
    find(&mut screen);
    type_into(&mut screen, "替换为", "客户代表");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).identity.title, "客户代表服务主任");
    // What was just put there is passed over.
    screen.get_by_label("2 / 3");
    click(&mut screen, "全部替换");
    assert_eq!(document(&screen).duties[0].name, "受理客户代表咨询");
    assert_eq!(document(&screen).duties[1].tasks[1], "回访客户代表");
    assert_eq!(document(&screen).identity.title, "客户代表服务主任", "what was replaced before stays");
    screen.get_by_label_contains("已替换 2 处");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.title, "客户代表服务主任");
    assert_eq!(document(&screen).duties, supervisor().duties);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &supervisor());
}

#[test]
fn tab_goes_from_the_words_to_those_in_their_place_and_on_to_the_buttons() {
    let (mut screen, _folder) = open(&supervisor());
    find(&mut screen);
    press(&mut screen, Modifiers::NONE, Key::Tab);
    assert!(screen.get_by_role_and_label(Role::TextInput, "替换为").is_focused());
    for name in ["上一处", "下一处", "关闭查找", "替换", "全部替换"] {
        press(&mut screen, Modifiers::NONE, Key::Tab);
        assert!(screen.get_by_role_and_label(Role::Button, name).is_focused(), "{name}");
    }
}

#[test]
fn escape_in_the_form_closes_what_is_offered_then_the_bar_then_the_problems() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Qualifications);
    click(&mut screen, "添加能力素质");
    press(&mut screen, Modifiers::NONE, Key::F8);
    settle(&mut screen);
    let problems = |screen: &Screen| screen.query_by_role_and_label(Role::Button, "关闭问题列表").is_some();
    assert!(problems(&screen));
    find(&mut screen);
    let bar = |screen: &Screen| screen.query_by_role_and_label(Role::TextInput, "查找").is_some();
    go(&mut screen, Section::Qualifications);
    type_into(&mut screen, "能力素质 1", "沟");
    let offers = |screen: &Screen| screen.query_by_role_and_label(Role::Button, "沟通协调").is_some();
    assert!(offers(&screen));
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(!offers(&screen) && bar(&screen));
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(!bar(&screen) && problems(&screen));
    assert!(screen.get_by_role_and_label(Role::TextInput, "能力素质 1").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(!problems(&screen));
    assert!(screen.get_by_role_and_label(Role::TextInput, "能力素质 1").is_focused());
}

#[test]
fn what_is_written_meanwhile_is_counted() {
    let (mut screen, _folder) = open(&supervisor());
    find(&mut screen);
    type_into(&mut screen, "岗位编号", "客户");
    screen.get_by_label("1 / 4");
}

#[test]
fn selected_words_are_what_to_look_for() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 2.2");
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut screen, Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut screen, CTRL, Key::F);
    screen.run();
    screen.get_by_label("3 / 3");
    assert!(screen.get_by_role_and_label(Role::TextInput, "查找").is_focused());
}

#[test]
fn pinyin_initials_find_words_but_replace_none() {
    let (mut screen, _folder) = open(&supervisor());
    press(&mut screen, CTRL, Key::F);
    type_into(&mut screen, "查找", "hfkh");
    screen.get_by_label("1 / 1");
    screen.get_by_role_and_label(Role::TextInput, "内容描述 2.2");
    type_into(&mut screen, "替换为", "联系业主");
    screen.get_by_label("按拼音首字母查找时不能替换");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen), &supervisor());
}
