//! Lists, duties and weights: what the keys and the mouse do to rows.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::{Field, Indicator, Percent, PositionDescription, Section};

use crate::{CTRL, click, document, drag, focus, go, open, press, supervisor, type_into};

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
fn alt_and_an_arrow_move_a_task_into_the_duty_beside_and_say_where_it_ends() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "折叠职责 2");
    focus(&mut screen, "内容描述 1.2");
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    let tasks = |screen: &crate::Screen, duty: usize| document(screen).duties[duty].tasks.join(" ");
    assert_eq!((&*tasks(&screen, 0), &*tasks(&screen, 1)), ("接听来电", "登记需求 查明原因 回访客户"));
    assert!(screen.get_by_role_and_label(Role::TextInput, "内容描述 2.1").is_focused(), "the duty unfolds");
    press(&mut screen, Modifiers::ALT, Key::ArrowUp);
    assert_eq!((&*tasks(&screen, 0), &*tasks(&screen, 1)), ("接听来电 登记需求", "查明原因 回访客户"));
    assert!(screen.get_by_role_and_label(Role::TextInput, "内容描述 1.2").is_focused());
    press(&mut screen, CTRL, Key::Z);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &supervisor(), "each step is taken back");
    for (name, key) in [("内容描述 1.1", Key::ArrowUp), ("内容描述 2.2", Key::ArrowDown), ("概述 2", Key::ArrowDown)]
    {
        focus(&mut screen, name);
        press(&mut screen, Modifiers::ALT, key);
        assert_eq!(document(&screen), &supervisor());
        screen.get_by_label_contains("已经到头");
    }
    focus(&mut screen, "内容描述 1.2");
    click(&mut screen, "任务菜单 1.2");
    click(&mut screen, "下移");
    assert_eq!(tasks(&screen, 1), "登记需求 查明原因 回访客户", "the menu does the same");
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
    let to = screen.get_by_role_and_label(Role::Button, "拖动任务 2.2").rect().center() - egui::vec2(0.0, 14.0);
    drag(&mut screen, "拖动任务 1.1", to);
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
    click(&mut screen, "职责菜单 1");
    click(&mut screen, "删除职责");
    screen.get_by_label_contains("已删除职责");
    press(&mut screen, CTRL, Key::Z);
    assert!(screen.query_by_label_contains("已删除职责").is_none(), "what was taken back is no news");
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
