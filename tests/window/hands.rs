//! What hands expect: choosers by their keys, rows of several cells, and nothing typed or pasted in vain.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::{Contact, Indicator, Nature, Section, Status};

use crate::pasted::paste;
use crate::{CTRL, Screen, click, document, focus, go, open, press, settle, supervisor, type_into};

pub(crate) fn focus_chooser(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::ComboBox, name).focus();
    screen.run();
}

#[track_caller]
pub(crate) fn has_focus(screen: &Screen, role: Role, name: &str) {
    assert!(screen.get_by_role_and_label(role, name).is_focused(), "{name}");
}

pub(crate) fn write(screen: &mut Screen, text: &str) {
    screen.event(Event::Text(text.into()));
    settle(screen);
}

#[test]
fn an_arrow_opens_a_chooser_at_its_choice_and_chooses_within_it() {
    let mut given = supervisor();
    given.status = Status::InReview;
    for (modifiers, key) in [
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::NONE, Key::ArrowUp),
        (Modifiers::ALT, Key::ArrowDown),
        (Modifiers::NONE, Key::Space),
        (Modifiers::NONE, Key::Enter),
    ] {
        let (mut screen, _folder) = open(&given);
        focus_chooser(&mut screen, "状态");
        press(&mut screen, modifiers, key);
        has_focus(&screen, Role::Button, "待审");
        press(&mut screen, Modifiers::NONE, Key::ArrowDown);
        has_focus(&screen, Role::Button, "已批准");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        assert!(screen.query_by_role_and_label(Role::Button, "已批准").is_none(), "Escape closes it");
        has_focus(&screen, Role::ComboBox, "状态");
        assert_eq!(document(&screen), &given, "nothing was chosen");
        press(&mut screen, modifiers, key);
        press(&mut screen, Modifiers::NONE, Key::ArrowUp);
        press(&mut screen, Modifiers::NONE, Key::Enter);
        assert_eq!(document(&screen).status, Status::Draft);
        has_focus(&screen, Role::ComboBox, "状态");
    }
}

#[test]
fn keys_walk_in_an_open_chooser_and_tab_takes_the_marked_row_and_goes_on() {
    let (mut screen, _folder) = open(&supervisor());
    let marked = |screen: &Screen| {
        let rows = ["草稿", "待审", "已批准"];
        rows.into_iter().find(|row| screen.query_all_by_role_and_label(Role::Button, row).any(|row| row.is_focused()))
    };
    for (keys, row, status) in [
        (&[Key::End][..], "已批准", Status::Approved),
        (&[Key::End, Key::Home], "草稿", Status::Draft),
        (&[Key::PageDown], "已批准", Status::Approved),
        (&[Key::End, Key::PageUp], "草稿", Status::Draft),
        (&[Key::ArrowDown, Key::ArrowRight], "待审", Status::InReview),
        (&[Key::End, Key::ArrowDown], "已批准", Status::Approved),
    ] {
        for (modifiers, next) in [(Modifiers::NONE, "直接上级"), (Modifiers::SHIFT, "文件编号")] {
            focus_chooser(&mut screen, "状态");
            press(&mut screen, Modifiers::NONE, Key::Space);
            press(&mut screen, Modifiers::NONE, Key::Home);
            for &key in keys {
                press(&mut screen, Modifiers::NONE, key);
            }
            assert_eq!(marked(&screen), Some(row), "{keys:?}");
            press(&mut screen, modifiers, Key::Tab);
            assert_eq!(document(&screen).status, status);
            assert!(screen.query_by_role_and_label(Role::Button, "待审").is_none(), "it is closed");
            has_focus(&screen, Role::TextInput, next);
        }
    }
}

#[test]
fn a_letter_goes_to_the_choice_that_is_read_so() {
    let mut given = supervisor();
    given.relations.internal = vec![Contact { party: "仓储部".into(), ..Contact::default() }];
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Relations);
    focus_chooser(&mut screen, "内部 1 性质");
    write(&mut screen, "h");
    has_focus(&screen, Role::Button, "合作");
    write(&mut screen, "g");
    has_focus(&screen, Role::Button, "沟通");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).relations.internal[0].nature, Some(Nature::Communicates));
}

#[test]
fn an_arrow_opens_a_chooser_of_the_settings_too() {
    let (mut screen, _folder) = open(&supervisor());
    press(&mut screen, CTRL, Key::Comma);
    focus_chooser(&mut screen, "打印版式");
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    // The preview offers it, too.
    assert!(screen.get_all_by_role_and_label(Role::Button, "标准表格").any(|row| row.is_focused()));
    press(&mut screen, Modifiers::NONE, Key::Escape);
    has_focus(&screen, Role::ComboBox, "打印版式");
}

#[test]
fn enter_in_the_last_cell_of_a_row_adds_the_next_one() {
    let mut given = supervisor();
    given.indicators = vec![Indicator { name: "满意度".into(), target: "95%".into(), ..Indicator::default() }];
    given.relations.external = vec![Contact { party: "客户".into(), ..Contact::default() }];
    given.qualifications.languages.push(rolewright::document::Language { name: "英语".into(), level: String::new() });
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Indicators);
    type_into(&mut screen, "权重 1", "40");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    has_focus(&screen, Role::TextInput, "指标名称 2");
    assert_eq!(document(&screen).indicators.len(), 2);
    // From a row above a blank one it goes there, from a blank one nowhere.
    focus(&mut screen, "权重 1");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    has_focus(&screen, Role::TextInput, "指标名称 2");
    focus(&mut screen, "权重 2");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).indicators.len(), 2);
    focus(&mut screen, "目标值 1");
    press(&mut screen, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(document(&screen).indicators[1].name, "满意度");
    has_focus(&screen, Role::TextInput, "目标值 2");
    go(&mut screen, Section::Relations);
    focus(&mut screen, "外部 1 事项");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    has_focus(&screen, Role::TextInput, "外部 2 外部对象");
    go(&mut screen, Section::Qualifications);
    focus(&mut screen, "语言 1 水平");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    has_focus(&screen, Role::TextInput, "语言 2");
}

#[test]
fn enter_behind_the_newest_revision_adds_the_next_one_with_its_version() {
    let mut given = supervisor();
    given.revisions.push(rolewright::document::Revision { version: "V1.0".into(), ..Default::default() });
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Revisions);
    focus(&mut screen, "审批者 1");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    has_focus(&screen, Role::TextInput, "修订内容 2");
    assert_eq!(document(&screen).revisions[1].version, "V1.1");
}

#[test]
fn names_stand_side_by_side_and_take_the_keys_of_a_list() {
    let mut given = supervisor();
    given.identity.direct_reports = ["客服专员", "质检专员", "投诉专员", "回访专员"].map(str::to_owned).into();
    let (mut screen, _folder) = open(&given);
    let rect =
        |screen: &Screen, row: usize| screen.get_by_role_and_label(Role::TextInput, &format!("直接下级 {row}")).rect();
    assert!(rect(&screen, 1).right() < rect(&screen, 2).left(), "side by side");
    assert!((rect(&screen, 1).top() - rect(&screen, 2).top()).abs() < 1.0, "in one line");
    assert!(rect(&screen, 4).top() > rect(&screen, 1).bottom(), "as many as there is room for");
    let names = |screen: &Screen| document(screen).identity.direct_reports.join(" ");
    focus(&mut screen, "直接下级 4");
    press(&mut screen, Modifiers::NONE, Key::End);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.event(egui::Event::Text("录入专员".into()));
    screen.run();
    assert_eq!(names(&screen), "客服专员 质检专员 投诉专员 回访专员 录入专员");
    press(&mut screen, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(names(&screen), "客服专员 质检专员 投诉专员 录入专员 回访专员");
    click(&mut screen, "删除 直接下级 1");
    assert_eq!(names(&screen), "质检专员 投诉专员 录入专员 回访专员");
    screen.set_size(egui::Vec2::new(420.0, 700.0));
    screen.run();
    assert!(rect(&screen, 2).top() > rect(&screen, 1).bottom(), "one below the other where it is narrow");
}

#[test]
fn the_last_two_sections_have_keys_of_their_own() {
    let (mut screen, _folder) = open(&supervisor());
    press(&mut screen, CTRL, Key::R);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "新增修订").is_focused());
    press(&mut screen, CTRL, Key::M);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::MultilineTextInput, "备注").is_focused());
    screen.get_by_role_and_label(Role::Button, "修订记录").hover();
    for _ in 0..60 {
        screen.step();
    }
    screen.get_by_label_contains("修订记录  Ctrl+R");
}

#[test]
fn the_key_that_adds_a_revision_leaves_the_caret_at_what_changed() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Revisions);
    screen.get_by_role_and_label(Role::Button, "新增修订").focus();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    has_focus(&screen, Role::TextInput, "修订内容 1");
    // A whole row is a whole row wherever it is pasted.
    paste(&mut screen, "V1.2\t2026-11-23\t首次编制\t方敏\t李强\t周涛");
    let revision = &document(&screen).revisions[0];
    assert_eq!(document(&screen).revisions.len(), 1);
    assert_eq!((&*revision.version, &*revision.summary), ("V1.2", "首次编制"));
    assert_eq!((&*revision.revised_by, &*revision.reviewed_by, &*revision.approved_by), ("方敏", "李强", "周涛"));
}

#[test]
fn tab_goes_to_the_next_field_also_when_something_is_found_in_the_one_that_is_left() {
    let mut given = supervisor();
    given.identity.title.clear();
    let (mut screen, _folder) = open(&given);
    focus(&mut screen, "岗位名称");
    press(&mut screen, Modifiers::NONE, Key::Tab);
    has_focus(&screen, Role::TextInput, "岗位编号");
}
