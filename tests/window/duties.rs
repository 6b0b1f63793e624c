//! Writing duties without the mouse: splitting and joining, moving, weights that keep their ratio, the way of Tab.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::{Contact, Percent, PositionDescription, Section};

use crate::{CTRL, Screen, click, document, drag, focus, go, open, press, settle, supervisor};

fn duties_of(given: &PositionDescription) -> (Screen, tempfile::TempDir) {
    let (mut screen, folder) = open(given);
    go(&mut screen, Section::Duties);
    (screen, folder)
}

/// Puts the caret of a field before the character of number `at`.
fn caret(screen: &mut Screen, name: &str, at: usize) {
    focus(screen, name);
    press(screen, Modifiers::NONE, Key::Home);
    for _ in 0..at {
        press(screen, Modifiers::NONE, Key::ArrowRight);
    }
}

/// Types into what has the focus.
fn write(screen: &mut Screen, text: &str) {
    screen.event(egui::Event::Text(text.into()));
    screen.run();
}

#[track_caller]
fn has_focus(screen: &Screen, name: &str) {
    assert!(screen.get_by_role_and_label(Role::TextInput, name).is_focused(), "{name}");
}

fn weights(screen: &Screen) -> Vec<Option<u32>> {
    document(screen).duties.iter().map(|duty| duty.weight.map(Percent::tenths)).collect()
}

#[test]
fn enter_in_the_middle_of_a_task_splits_it_and_backspace_joins_it_again() {
    let (mut screen, _folder) = duties_of(&supervisor());
    caret(&mut screen, "内容描述 1.1", 2);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).duties[0].tasks, ["接听", "来电", "登记需求"]);
    has_focus(&screen, "内容描述 1.2");
    write(&mut screen, "客户");
    assert_eq!(document(&screen).duties[0].tasks[1], "客户来电");
    press(&mut screen, Modifiers::NONE, Key::Home);
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    assert_eq!(document(&screen).duties[0].tasks, ["接听客户来电", "登记需求"]);
    has_focus(&screen, "内容描述 1.1");
    // The caret stands where the two met.
    write(&mut screen, "，");
    assert_eq!(document(&screen).duties[0].tasks[0], "接听，客户来电");
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, Modifiers::NONE, Key::Delete);
    assert_eq!(document(&screen).duties[0].tasks, ["接听，客户来电登记需求"]);
    for _ in 0..5 {
        press(&mut screen, CTRL, Key::Z);
    }
    assert_eq!(document(&screen), &supervisor());
}

#[test]
fn ctrl_enter_adds_a_task_wherever_the_caret_is() {
    let (mut screen, _folder) = duties_of(&supervisor());
    caret(&mut screen, "内容描述 1.1", 2);
    press(&mut screen, CTRL, Key::Enter);
    assert_eq!(document(&screen).duties[0].tasks, ["接听来电", "", "登记需求"]);
    has_focus(&screen, "内容描述 1.2");
}

#[test]
fn what_is_chosen_goes_when_enter_splits() {
    let (mut screen, _folder) = duties_of(&supervisor());
    caret(&mut screen, "内容描述 1.1", 1);
    press(&mut screen, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).duties[0].tasks, ["接", "来电", "登记需求"]);
}

#[test]
fn a_contact_with_a_matter_is_neither_split_nor_joined() {
    let mut given = supervisor();
    let contact = |party: &str, matter: &str| Contact { party: party.into(), matter: matter.into(), nature: None };
    given.relations.internal = vec![contact("仓储部", ""), contact("采购部", "到货时间")];
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Relations);
    let parties = |screen: &Screen| -> Vec<String> {
        document(screen).relations.internal.iter().map(|contact| contact.party.clone()).collect()
    };
    caret(&mut screen, "内部 2 内部对象", 0);
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    assert_eq!(document(&screen), &given);
    caret(&mut screen, "内部 2 内部对象", 2);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(parties(&screen), ["仓储部", "采购部", ""]);
    caret(&mut screen, "内部 1 内部对象", 2);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(parties(&screen), ["仓储", "部", "采购部", ""]);
}

#[test]
fn the_menu_of_a_task_splits_joins_and_begins_a_duty() {
    let (mut screen, _folder) = duties_of(&supervisor());
    caret(&mut screen, "内容描述 2.2", 2);
    click(&mut screen, "任务菜单 2.2");
    click(&mut screen, "在光标处拆分");
    assert_eq!(document(&screen).duties[1].tasks, ["查明原因", "回访", "客户"]);
    click(&mut screen, "任务菜单 2.3");
    click(&mut screen, "并入上一条");
    assert_eq!(document(&screen).duties[1].tasks, ["查明原因", "回访客户"]);
    click(&mut screen, "任务菜单 1.2");
    click(&mut screen, "从此条起另立职责");
    let tasks: Vec<_> = document(&screen).duties.iter().map(|duty| duty.tasks.join("、")).collect();
    assert_eq!(tasks, ["接听来电", "登记需求", "查明原因、回访客户"]);
    has_focus(&screen, "概述 2");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).duties.len(), 2);
}

#[test]
fn a_duty_joins_the_one_above_with_its_tasks_and_its_weight() {
    let mut given = supervisor();
    given.duties[0].standard = "当日答复".into();
    given.duties[1].standard = "两日内结案".into();
    let (mut screen, _folder) = duties_of(&given);
    click(&mut screen, "职责菜单 2");
    click(&mut screen, "并入上一项职责");
    let joined = &document(&screen).duties;
    assert_eq!(joined.len(), 1);
    assert_eq!(joined[0].name, "受理客户咨询");
    assert_eq!(joined[0].tasks, ["接听来电", "登记需求", "查明原因", "回访客户"]);
    assert_eq!(joined[0].weight, Some(Percent::from_tenths(900)));
    assert_eq!(joined[0].standard, "当日答复\n两日内结案");
    screen.get_by_label_contains("已将职责“处理投诉”并入“受理客户咨询”");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &given);
}

#[test]
fn a_task_moves_to_another_duty_by_keys_alone() {
    let (mut screen, _folder) = duties_of(&supervisor());
    focus(&mut screen, "内容描述 1.1");
    press(&mut screen, Modifiers::SHIFT, Key::F10);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "下移").is_focused(), "the first row that can be taken");
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert!(screen.get_by_role_and_label(Role::Button, "移到职责…").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "2. 处理投诉").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    assert_eq!(document(&screen).duties[0].tasks, ["登记需求"]);
    assert_eq!(document(&screen).duties[1].tasks, ["查明原因", "回访客户", "接听来电"]);
    has_focus(&screen, "内容描述 2.3");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &supervisor());
}

#[test]
fn a_menu_closed_by_escape_gives_the_focus_back_to_its_field() {
    let (mut screen, _folder) = duties_of(&supervisor());
    for name in ["内容描述 1.2", "概述 2"] {
        focus(&mut screen, name);
        press(&mut screen, Modifiers::SHIFT, Key::F10);
        screen.run();
        screen.get_by_role_and_label(Role::Button, "上移");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        screen.run();
        assert!(screen.query_by_role_and_label(Role::Button, "上移").is_none());
        has_focus(&screen, name);
    }
}

#[test]
fn a_task_is_dragged_into_an_empty_and_into_a_folded_duty() {
    let mut given = supervisor();
    given.duties[1].tasks.clear();
    let (mut screen, _folder) = duties_of(&given);
    let below = screen.get_by_role_and_label(Role::Button, "拖动职责 2").rect().center() + egui::vec2(60.0, 24.0);
    drag(&mut screen, "拖动任务 1.1", below);
    assert_eq!(document(&screen).duties[1].tasks, ["接听来电"]);
    click(&mut screen, "折叠职责 2");
    let over = screen.get_by_role_and_label(Role::TextInput, "概述 2").rect().center();
    drag(&mut screen, "拖动任务 1.1", over);
    assert_eq!(document(&screen).duties[1].tasks, ["接听来电", "登记需求"]);
    has_focus(&screen, "内容描述 2.2");
}

#[test]
fn the_other_weights_keep_their_ratio_while_one_is_typed() {
    let mut given = supervisor();
    given.duties.push(rolewright::document::Duty { weight: Some(Percent::from_tenths(100)), ..Default::default() });
    let (mut screen, _folder) = duties_of(&given);
    screen.get_by_role_and_label(Role::CheckBox, "改一项时其余按比例调整").click();
    screen.run();
    focus(&mut screen, "权重 1");
    press(&mut screen, CTRL, Key::A);
    // Through a hundred, where the others have nothing left.
    for letter in ["1", "0", "0"] {
        write(&mut screen, letter);
    }
    assert_eq!(weights(&screen), [Some(1000), Some(0), Some(0)]);
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    assert_eq!(weights(&screen), [Some(100), Some(675), Some(225)]);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &given);
}

#[test]
fn a_weight_that_is_no_number_says_why_and_stays_until_it_is_put_right() {
    let (mut screen, _folder) = duties_of(&supervisor());
    focus(&mut screen, "权重 1");
    press(&mut screen, CTRL, Key::A);
    write(&mut screen, "三成");
    let why = "请填 0 到 999.9 的数，最多一位小数";
    assert!(screen.query_by_label(why).is_none(), "nothing moves under who is typing");
    for _ in 0..60 {
        screen.step();
    }
    screen.get_by_label(why);
    focus(&mut screen, "概述 2");
    screen.get_by_label(why);
    assert_eq!(weights(&screen), [Some(600), Some(300)]);
    focus(&mut screen, "权重 1");
    press(&mut screen, CTRL, Key::A);
    write(&mut screen, "30");
    assert_eq!(weights(&screen), [Some(300), Some(300)]);
    assert!(screen.query_by_label(why).is_none());
}

#[test]
fn tab_goes_through_a_duty_in_reading_order_and_back() {
    let (mut screen, _folder) = duties_of(&supervisor());
    let fields = ["概述 1", "权重 1", "内容描述 1.1", "内容描述 1.2"];
    focus(&mut screen, fields[0]);
    for name in &fields[1..] {
        press(&mut screen, Modifiers::NONE, Key::Tab);
        has_focus(&screen, name);
    }
    for button in ["添加任务", "工作标准"] {
        press(&mut screen, Modifiers::NONE, Key::Tab);
        let mut each = screen.get_all_by_role_and_label(Role::Button, button);
        assert!(each.next().expect("one a duty").is_focused(), "{button}");
    }
    press(&mut screen, Modifiers::NONE, Key::Tab);
    has_focus(&screen, "概述 2");
    for _ in 0..2 {
        press(&mut screen, Modifiers::SHIFT, Key::Tab);
    }
    for name in fields.iter().rev() {
        press(&mut screen, Modifiers::SHIFT, Key::Tab);
        has_focus(&screen, name);
    }
}

#[test]
fn the_standard_of_a_duty_is_asked_for_and_stays_once_it_is_written() {
    let (mut screen, _folder) = duties_of(&supervisor());
    assert!(screen.query_by_role_and_label(Role::TextInput, "工作标准 1").is_none());
    screen.get_all_by_role_and_label(Role::Button, "工作标准").next().expect("one a duty").click();
    settle(&mut screen);
    has_focus(&screen, "工作标准 1");
    write(&mut screen, "当日答复");
    focus(&mut screen, "概述 2");
    screen.get_by_role_and_label(Role::TextInput, "工作标准 1");
    assert_eq!(document(&screen).duties[0].standard, "当日答复");
}

#[test]
fn a_whole_description_is_written_without_the_mouse() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    let key = |screen: &mut Screen, keys: &[Key]| {
        for &key in keys {
            press(screen, Modifiers::NONE, key);
            screen.run();
        }
    };
    press(&mut screen, CTRL, Key::Num1);
    write(&mut screen, "仓储主管");
    key(&mut screen, &[Key::Enter]);
    write(&mut screen, "CC-CC-01");
    press(&mut screen, CTRL, Key::Num2);
    key(&mut screen, &[Key::Enter]);
    for party in ["采购部", "客户服务部"] {
        write(&mut screen, party);
        key(&mut screen, &[Key::Enter]);
    }
    press(&mut screen, CTRL, Key::Num4);
    key(&mut screen, &[Key::Enter]);
    for (name, tasks) in [("收货与入库", ["核对到货数量", "登记货位"]), ("盘点", ["每月盘点", "上报差异"])]
    {
        write(&mut screen, name);
        key(&mut screen, &[Key::Tab]);
        write(&mut screen, "50");
        key(&mut screen, &[Key::Enter]);
        for task in tasks {
            write(&mut screen, task);
            key(&mut screen, &[Key::Enter]);
        }
        // In the empty last task: on to the next duty.
        key(&mut screen, &[Key::Enter]);
    }
    press(&mut screen, CTRL, Key::Num7);
    write(&mut screen, "大专");
    settle(&mut screen);
    let written = document(&screen);
    assert_eq!((written.identity.title.as_str(), written.identity.code.as_str()), ("仓储主管", "CC-CC-01"));
    let parties: Vec<_> = written.relations.internal.iter().map(|contact| contact.party.as_str()).collect();
    assert_eq!(parties, ["采购部", "客户服务部", ""]);
    let duties: Vec<_> = written.duties.iter().map(|duty| (duty.name.as_str(), duty.tasks.join("、"))).collect();
    let written_duties = [("收货与入库", "核对到货数量、登记货位"), ("盘点", "每月盘点、上报差异"), ("", "")]
        .map(|(n, t)| (n, t.to_owned()));
    assert_eq!(duties, written_duties);
    assert_eq!(written.weight_sum(), Some(Percent::HUNDRED));
    assert_eq!(written.qualifications.education, "大专");
}

#[test]
fn enter_goes_from_weight_to_weight_while_duties_are_folded() {
    let (mut screen, _folder) = duties_of(&supervisor());
    click(&mut screen, "全部折叠");
    focus(&mut screen, "权重 1");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    has_focus(&screen, "权重 2");
    let count = document(&screen).duties.len();
    focus(&mut screen, &format!("权重 {count}"));
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    has_focus(&screen, &format!("内容描述 {count}.1"));
}

#[test]
fn what_was_moved_has_the_focus_when_that_is_taken_back_and_made_again() {
    let mut given = supervisor();
    given.duties[0].tasks.push("归档".into());
    let (mut screen, _folder) = duties_of(&given);
    focus(&mut screen, "内容描述 1.3");
    press(&mut screen, Modifiers::ALT, Key::ArrowUp);
    press(&mut screen, Modifiers::ALT, Key::ArrowUp);
    for (keys, there) in [(CTRL, "1.2"), (CTRL, "1.3"), (CTRL | Modifiers::SHIFT, "1.2"), (CTRL, "1.3")] {
        press(&mut screen, keys, Key::Z);
        screen.run();
        has_focus(&screen, &format!("内容描述 {there}"));
    }
    focus(&mut screen, "概述 2");
    press(&mut screen, Modifiers::ALT, Key::ArrowUp);
    press(&mut screen, CTRL, Key::Z);
    has_focus(&screen, "概述 2");
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::Z);
    has_focus(&screen, "概述 1");
    press(&mut screen, CTRL, Key::Z);
    // Into another duty and back.
    let below = screen.get_by_role_and_label(Role::TextInput, "内容描述 2.2").rect().center_bottom();
    drag(&mut screen, "拖动任务 1.2", below);
    has_focus(&screen, "内容描述 2.3");
    press(&mut screen, CTRL, Key::Z);
    has_focus(&screen, "内容描述 1.2");
    assert_eq!(document(&screen), &given);
}

#[test]
fn a_folded_duty_stays_folded_wherever_a_step_takes_it() {
    let (mut screen, _folder) = duties_of(&supervisor());
    click(&mut screen, "折叠职责 2");
    focus(&mut screen, "概述 1");
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    let folded = |screen: &Screen, number: usize| {
        screen.query_by_role_and_label(Role::Button, &format!("展开职责 {number}")).is_some()
    };
    assert!(folded(&screen, 1) && !folded(&screen, 2));
    press(&mut screen, CTRL, Key::Z);
    assert!(!folded(&screen, 1) && folded(&screen, 2));
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::Z);
    assert!(folded(&screen, 1) && !folded(&screen, 2));
}

#[test]
fn the_heaviest_duty_comes_first_when_asked_for_and_one_undo_takes_it_back() {
    let mut given = supervisor();
    given.duties[0].weight = Some(Percent::from_tenths(300));
    given.duties[1].weight = Some(Percent::from_tenths(700));
    let (mut screen, _folder) = duties_of(&given);
    // Beside what says that the order is another.
    screen.get_by_label_contains("重于前面的第 1 项");
    click(&mut screen, "按权重排序");
    assert_eq!(weights(&screen), [Some(700), Some(300)]);
    assert_eq!(document(&screen).duties[0].name, "处理投诉");
    assert!(screen.query_by_role_and_label(Role::Button, "按权重排序").is_none(), "there is nothing more to sort");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &given);
    click(&mut screen, "职责菜单 2");
    screen.get_all_by_role_and_label(Role::Button, "按权重排序").last().expect("it is offered").click();
    settle(&mut screen);
    assert_eq!(weights(&screen), [Some(700), Some(300)]);
    press(&mut screen, CTRL, Key::Z);
    focus(&mut screen, "概述 1");
    press(&mut screen, CTRL.plus(Modifiers::SHIFT), Key::P);
    write(&mut screen, "权重排序");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    assert_eq!(weights(&screen), [Some(700), Some(300)]);
    // The caret is in the duty that it was in.
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 2").is_focused());
}
