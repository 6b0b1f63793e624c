//! What is offered to who writes: words under a field, whole duties in a box.

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::document::{PositionDescription, Section};
use rolewright::storage;

use crate::{
    CTRL, LARGE, Screen, click, document, focus, go, open, press, screen_of, settle, setup, supervisor, type_into,
};

/// A window with an empty description, beside one of a warehouse and the supervisor.
fn beside_others(size: Vec2) -> (Screen, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let save = |name: &str, document: &PositionDescription| {
        let file = folder.path().join(name);
        storage::save(&file, document).expect("it saves");
        file
    };
    let mut other = PositionDescription::default();
    other.identity.title = "仓储主管".into();
    other.identity.department = "仓储物流部".into();
    other.identity.reports_to = "运营经理".into();
    other.qualifications.competencies = vec!["现场管理".into()];
    save("仓储主管.ron", &other);
    save("客户服务主任.ron", &supervisor());
    let file = save("新岗位.ron", &PositionDescription::default());
    (screen_of(Setup { file: Some(file), ..setup() }, size), folder)
}

fn offers(screen: &Screen, text: &str) -> bool {
    screen.query_by_role_and_label(Role::Button, text).is_some()
}

#[test]
fn a_superior_is_offered_by_a_part_of_the_name_and_taken_by_arrow_and_enter() {
    let (mut screen, _folder) = beside_others(LARGE);
    focus(&mut screen, "直接上级");
    assert!(!offers(&screen, "仓储主管"), "nothing comes before something is typed");
    type_into(&mut screen, "直接上级", "主");
    assert!(offers(&screen, "仓储主管") && offers(&screen, "客户服务主任"));
    type_into(&mut screen, "直接上级", "管");
    assert!(offers(&screen, "仓储主管") && !offers(&screen, "客户服务主任"));
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).identity.reports_to, "仓储主管");
    assert!(!offers(&screen, "仓储主管"));
    assert!(screen.get_by_role_and_label(Role::TextInput, "直接上级").is_focused());
    type_into(&mut screen, "直接上级", "（兼）");
    assert_eq!(document(&screen).identity.reports_to, "仓储主管（兼）", "the caret stands behind what was taken");
    press(&mut screen, CTRL, Key::Z);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.reports_to, "主管");
}

#[test]
fn initials_mean_a_department_and_enter_alone_takes_nothing() {
    let (mut screen, _folder) = beside_others(LARGE);
    type_into(&mut screen, "所在部门", "ccwl");
    assert!(offers(&screen, "仓储物流部"));
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).identity.department, "ccwl");
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位定员").is_focused(), "Enter goes on as ever");
    assert!(!offers(&screen, "仓储物流部"));
}

#[test]
fn escape_closes_the_offers_and_leaves_the_focus() {
    let (mut screen, _folder) = beside_others(LARGE);
    type_into(&mut screen, "所在部门", "仓");
    assert!(offers(&screen, "仓储物流部"));
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(!offers(&screen, "仓储物流部"));
    assert!(screen.get_by_role_and_label(Role::TextInput, "所在部门").is_focused());
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    assert!(offers(&screen, "仓储物流部"), "they come when they are asked for");
}

#[test]
fn tab_takes_the_marked_offer_and_goes_on_and_takes_none_where_none_is_marked() {
    let (mut screen, _folder) = beside_others(LARGE);
    let field = |screen: &Screen, name: &str| screen.get_by_role_and_label(Role::TextInput, name).is_focused();
    type_into(&mut screen, "所在部门", "仓");
    press(&mut screen, Modifiers::NONE, Key::Tab);
    assert_eq!(document(&screen).identity.department, "仓");
    assert!(field(&screen, "岗位定员") && !offers(&screen, "仓储物流部"));
    for (modifiers, next) in [(Modifiers::NONE, "岗位定员"), (Modifiers::SHIFT, "岗位编号")] {
        focus(&mut screen, "所在部门");
        press(&mut screen, CTRL, Key::A);
        type_into(&mut screen, "所在部门", "储");
        press(&mut screen, Modifiers::NONE, Key::PageDown);
        press(&mut screen, Modifiers::NONE, Key::PageUp);
        press(&mut screen, modifiers, Key::Tab);
        assert_eq!(document(&screen).identity.department, "仓储物流部");
        assert!(field(&screen, next) && !offers(&screen, "仓储物流部"));
    }
}

#[test]
fn a_chinese_description_is_offered_no_english_duties() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "概述 1");
    press(&mut screen, CTRL, Key::A);
    for letter in ["s", "e", "r"] {
        screen.event(egui::Event::Text(letter.into()));
        screen.run();
        let english = screen.query_all_by_role(Role::Button).filter_map(|row| row.accesskit_node().label());
        let english: Vec<_> = english.filter(|text| text.to_lowercase().contains("serv")).collect();
        assert!(english.is_empty(), "{english:?}");
    }
}

#[test]
fn an_offer_is_taken_by_a_click_and_in_a_list_enter_still_adds_a_row() {
    let (mut screen, _folder) = beside_others(LARGE);
    go(&mut screen, Section::Qualifications);
    click(&mut screen, "添加能力素质");
    press(&mut screen, CTRL, Key::Space);
    click(&mut screen, "现场管理");
    assert_eq!(document(&screen).qualifications.competencies, ["现场管理"]);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    type_into(&mut screen, "能力素质 2", "沟");
    assert!(offers(&screen, "沟通协调"));
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).qualifications.competencies, ["现场管理", "沟", ""]);
}

#[test]
fn nothing_is_offered_while_an_input_method_composes() {
    let (mut screen, _folder) = beside_others(LARGE);
    focus(&mut screen, "所在部门");
    let preedit =
        |text: &str| egui::Event::Ime(egui::ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    for text in ["c", "cc", "ccwl"] {
        screen.event(preedit(text));
        screen.run();
        assert!(!offers(&screen, "仓储物流部"));
    }
    screen.event(egui::Event::Ime(egui::ImeEvent::Commit("仓储".into())));
    screen.run();
    assert_eq!(document(&screen).identity.department, "仓储");
    assert!(offers(&screen, "仓储物流部"));
}

#[test]
fn offers_at_the_foot_of_a_small_window_stand_above_their_field() {
    let (mut screen, _folder) = beside_others(Vec2::new(1000.0, 480.0));
    focus(&mut screen, "直接上级");
    type_into(&mut screen, "直接上级", "主管");
    let field = screen.get_by_role_and_label(Role::TextInput, "直接上级").rect();
    let offer = screen.get_by_role_and_label(Role::Button, "仓储主管").rect();
    assert!(!field.intersects(offer) && offer.bottom() <= 480.0, "{field:?} {offer:?}");
}

#[test]
fn duties_are_taken_from_the_library_with_their_tasks_and_without_weights() {
    let (mut screen, _folder) = beside_others(LARGE);
    go(&mut screen, Section::Duties);
    click(&mut screen, "从职责库选取…");
    type_into(&mut screen, "查找职责", "回访客户");
    settle(&mut screen);
    screen.get_by_role_and_label(Role::CheckBox, "处理投诉").click();
    screen.run();
    focus(&mut screen, "查找职责");
    press(&mut screen, CTRL, Key::A);
    type_into(&mut screen, "查找职责", "slkh");
    // From the field down into the list, without the mouse.
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert!(screen.get_by_role_and_label(Role::CheckBox, "受理客户咨询").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Space);
    click(&mut screen, "添加 2 项职责");
    let added: Vec<_> =
        document(&screen).duties.iter().map(|duty| (&duty.name[..], duty.tasks.len(), duty.weight)).collect();
    assert_eq!(added.len(), 2);
    assert!(added.contains(&("受理客户咨询", 2, None)) && added.contains(&("处理投诉", 2, None)));
    press(&mut screen, CTRL, Key::Z);
    assert!(document(&screen).duties.is_empty());
}

#[test]
fn the_library_shows_the_tasks_of_a_duty_and_all_of_its_row_ticks() {
    let (mut screen, _folder) = beside_others(LARGE);
    go(&mut screen, Section::Duties);
    click(&mut screen, "从职责库选取…");
    type_into(&mut screen, "查找职责", "处理投诉");
    settle(&mut screen);
    let row = |screen: &Screen| screen.get_by_role_and_label(Role::CheckBox, "处理投诉").rect();
    let (folded, list) = (row(&screen), row(&screen).expand(1.0));
    assert!(folded.width() > 400.0, "{folded:?}");
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    assert!(row(&screen).height() > folded.height() + 10.0, "its two tasks stand one below the other");
    click(&mut screen, "折叠任务 处理投诉");
    assert!(list.contains_rect(row(&screen)));
    // Far to the right of the name, over the tasks.
    let at = folded.right_bottom() - egui::vec2(60.0, 6.0);
    screen.hover_at(at);
    screen.drag_at(at);
    screen.drop_at(at);
    settle(&mut screen);
    click(&mut screen, "添加 1 项职责");
    assert_eq!(document(&screen).duties[0].tasks.len(), 2);
}
