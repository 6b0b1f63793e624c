//! The form around the lists: revisions, settings, findings, the page, sections.

use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::app::Setup;
use rolewright::document::{Field, PositionDescription, Section, Status};
use rolewright::storage::settings::Settings;

use crate::{
    CTRL, LARGE, Screen, app, click, document, focus, go, open, press, screen_of, settle, setup, supervisor, type_into,
};

#[test]
fn a_new_revision_has_the_next_version_today_and_the_author() {
    let mut given = supervisor();
    given.revisions.push(rolewright::document::Revision { version: "V1.3".into(), ..Default::default() });
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Revisions);
    click(&mut screen, "新增修订");
    let newest = document(&screen).revisions[1].clone();
    assert_eq!((newest.version.as_str(), newest.revised_by.as_str()), ("V1.4", "方砚"));
    assert_eq!(newest.date, Some(jiff::civil::date(2026, 7, 1)));
    click(&mut screen, "选择日期 修订时间 2");
    click(&mut screen, "下一月");
    click(&mut screen, "2026-08-15");
    assert_eq!(document(&screen).revisions[1].date, Some(jiff::civil::date(2026, 8, 15)));
    assert!(screen.query_by_label("下一月").is_none(), "a day picked closes the calendar");
}

#[test]
fn a_click_on_the_page_focuses_the_field_that_printed_it() {
    let given = supervisor();
    let (mut screen, _folder) = open(&given);
    let printed = rolewright::layout::print(&given, &rolewright::layout::Options::default());
    let key = rolewright::document::Place::at(Field::DutyName, 1).key();
    let zone = printed.pages[0].zones.iter().find(|zone| zone.key == key).expect("the name is printed").rect;
    let until = Instant::now() + Duration::from_mins(1);
    while screen.query_by_label("第 1 页").is_none() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(10));
        screen.run();
    }
    let page = screen.get_by_label("第 1 页").rect();
    let scale = page.width() / printed.pages[0].width;
    let at = page.min + egui::vec2(zone.x + zone.w / 2.0, zone.y + zone.h / 2.0) * scale;
    screen.hover_at(at);
    screen.run();
    screen.drag_at(at);
    screen.drop_at(at);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 2").is_focused());
}

#[test]
fn the_settings_keep_the_author() {
    let mut screen = screen_of(setup(), LARGE);
    press(&mut screen, CTRL, Key::Comma);
    type_into(&mut screen, "修订者署名", "之");
    click(&mut screen, "完成");
    assert_eq!(app(&screen).settings().author, "方砚之");
}

#[test]
fn the_author_is_kept_while_the_settings_are_still_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_path = folder.path().join("settings.ron");
    let mut screen = screen_of(Setup { settings_path: Some(settings_path.clone()), ..setup() }, LARGE);
    press(&mut screen, CTRL, Key::Comma);
    type_into(&mut screen, "修订者署名", "之");
    settle(&mut screen);
    assert_eq!(Settings::open(&settings_path).0.author, "方砚之");
}

#[test]
fn shortcuts_wait_while_a_box_is_open() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    for name in ["设置", "粘贴多行…"] {
        if name == "设置" {
            press(&mut screen, CTRL, Key::Comma);
        } else {
            click(&mut screen, name);
        }
        press(&mut screen, CTRL, Key::W);
        press(&mut screen, CTRL, Key::Num1);
        assert_eq!(document(&screen), &supervisor());
        press(&mut screen, Modifiers::NONE, Key::Escape);
        screen.get_by_role_and_label(Role::TextInput, "概述 1");
    }
    press(&mut screen, CTRL, Key::W);
    assert!(app(&screen).document().is_none());
}

#[test]
fn pasted_lines_become_duties_with_their_tasks() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "粘贴多行…");
    screen.event(egui::Event::Paste("一、维护档案\n  1. 核对联系人\n二、组织调查".into()));
    screen.run();
    click(&mut screen, "添加 2 项职责");
    let added = &document(&screen).duties[2..];
    assert_eq!(added[0].name, "维护档案");
    assert_eq!(added[0].tasks, ["核对联系人"]);
    assert_eq!(added[1].name, "组织调查");
}

#[test]
fn a_list_that_is_not_indented_becomes_duties_with_tasks_and_weights_in_one_step() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "粘贴多行…");
    let pasted = "一、维护档案（10%）\n1、核对联系人\n2、归档合同\n二、组织调查（权重：20%）\n1、发放问卷";
    screen.event(egui::Event::Paste(pasted.into()));
    screen.run();
    screen.get_by_label_contains("2 项职责、3 条任务，2 项带权重");
    press(&mut screen, Modifiers::NONE, Key::Tab);
    assert!(screen.get_by_role_and_label(Role::Button, "添加 2 项职责").is_focused(), "Tab leads out of the text");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    settle(&mut screen);
    screen.get_by_label_contains("已添加 2 项职责、3 条任务，2 项带权重");
    let added = &document(&screen).duties[2..];
    assert_eq!(added[0].tasks, ["核对联系人", "归档合同"]);
    let weights: Vec<_> = added.iter().map(|duty| duty.weight.map(rolewright::document::Percent::tenths)).collect();
    assert_eq!(weights, [Some(100), Some(200)]);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &supervisor());
}

#[test]
fn lines_pasted_into_the_name_of_an_empty_duty_take_its_place() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    click(&mut screen, "添加职责");
    settle(&mut screen);
    screen.event(egui::Event::Paste("维护档案\t核对联系人\t10%\n组织调查\t发放问卷\t5%".into()));
    settle(&mut screen);
    let names: Vec<&str> = document(&screen).duties.iter().map(|duty| duty.name.as_str()).collect();
    assert_eq!(names, ["受理客户咨询", "处理投诉", "维护档案", "组织调查"]);
    assert_eq!(document(&screen).duties[3].tasks, ["发放问卷"]);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).duties.len(), 3);
}

#[test]
fn a_missing_title_is_said_only_after_the_field_was_left() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    let message = rolewright::check::check(&PositionDescription::default())
        .into_iter()
        .find(|finding| finding.place.field == Field::Title)
        .map(|finding| finding.message.zh)
        .expect("there is one");
    assert!(screen.query_by_label(&message).is_none());
    focus(&mut screen, "岗位名称");
    focus(&mut screen, "岗位编号");
    screen.get_by_label(&message);
}

#[test]
fn a_description_that_just_began_is_not_blamed_for_what_nobody_wrote_yet() {
    let mut screen = screen_of(setup(), LARGE);
    click(&mut screen, "空白");
    settle(&mut screen);
    screen.get_by_role_and_label(Role::Button, "没有问题");
    assert!(screen.query_all_by_label_contains("岗位名称为空").next().is_none());
    assert!(screen.query_by_label_contains("个问题").is_none());
    // Whoever leaves the field empty is told, and whoever asks for the list is told all.
    focus(&mut screen, "岗位名称");
    focus(&mut screen, "岗位编号");
    screen.get_by_role_and_label(Role::Button, "1 个问题");
    press(&mut screen, Modifiers::NONE, Key::F8);
    screen.run();
    let all = rolewright::check::check(&PositionDescription::default()).len();
    assert!(all > 1);
    screen.get_by_role_and_label(Role::Button, &format!("{all} 个问题"));
}

#[test]
fn the_number_of_findings_waits_for_a_pause() {
    let (mut screen, _folder) = open(&supervisor());
    let count = rolewright::check::check(document(&screen)).len();
    screen.get_by_role_and_label(Role::Button, &format!("{count} 个问题"));
    go(&mut screen, Section::Duties);
    type_into(&mut screen, "内容描述 1.1", "帐目");
    screen.get_by_role_and_label(Role::Button, &format!("{count} 个问题"));
    crate::findings::wait(&mut screen);
    let now = rolewright::check::check(document(&screen)).len();
    assert!(now > count);
    screen.get_by_role_and_label(Role::Button, &format!("{now} 个问题"));
}

#[test]
fn what_is_missing_is_listed_and_each_leads_to_its_field() {
    let (mut screen, _folder) = open(&supervisor());
    // By keys alone, from the foot of the sections.
    let foot = |screen: &Screen| screen.get_by_label_contains("完成度").is_focused();
    screen.get_by_label_contains("完成度").focus();
    screen.run();
    assert!(foot(&screen));
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::Button, "岗位编号").is_focused(), "the first that is missing");
    click(&mut screen, "教育程度");
    assert!(screen.get_by_role_and_label(Role::TextInput, "教育程度").is_focused());
    // A list without rows is entered at the button that adds one; the head of the section lists its own.
    click(&mut screen, "还差 3 处");
    assert!(screen.query_by_role_and_label(Role::Button, "岗位编号").is_none());
    click(&mut screen, "工作经验");
    assert!(screen.get_by_role_and_label(Role::Button, "添加工作经验").is_focused());
    type_into(&mut screen, "教育程度", "大专");
    screen.get_by_role_and_label(Role::Button, "还差 2 处");
}

#[test]
fn f7_goes_from_finding_to_finding() {
    let (mut screen, _folder) = open(&supervisor());
    for name in ["岗位编号", "直接上级"] {
        press(&mut screen, Modifiers::NONE, Key::F7);
        screen.run();
        assert!(screen.get_by_role_and_label(Role::TextInput, name).is_focused(), "{name}");
    }
    press(&mut screen, Modifiers::NONE, Key::F7);
    screen.run();
    screen.get_by_role_and_label(Role::MultilineTextInput, "职位设置目的");
}

#[test]
fn ctrl_and_a_digit_go_into_the_first_field_of_a_section() {
    let (mut screen, _folder) = open(&supervisor());
    press(&mut screen, CTRL, Key::Num4);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "概述 1").is_focused());
    press(&mut screen, CTRL, Key::Num1);
    screen.run();
    assert!(screen.get_by_role_and_label(Role::TextInput, "岗位名称").is_focused());
}

#[test]
fn a_chooser_keeps_the_focus_after_a_choice_by_keyboard() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Identity);
    screen.get_by_role_and_label(Role::ComboBox, "状态").focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Space);
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).status, Status::InReview);
    assert!(screen.get_by_role_and_label(Role::ComboBox, "状态").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Space);
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(screen.get_by_role_and_label(Role::ComboBox, "状态").is_focused());
}

#[test]
fn a_section_without_rows_is_entered_at_the_button_that_adds_one() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    for (key, button) in
        [(Key::Num2, "添加对象"), (Key::Num4, "添加职责"), (Key::Num5, "添加指标"), (Key::Num9, "添加章节")]
    {
        press(&mut screen, CTRL, key);
        screen.run();
        let focused = screen.get_all_by_role_and_label(Role::Button, button).any(|button| button.is_focused());
        assert!(focused, "{button}");
    }
    press(&mut screen, CTRL, Key::Num4);
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).duties.len(), 1);
}

#[test]
fn a_chooser_that_is_clicked_open_is_worked_by_the_keys_from_the_row_in_force_on() {
    let (mut screen, _folder) = open(&PositionDescription { status: Status::InReview, ..supervisor() });
    let pull = |screen: &mut Screen| {
        screen.get_by_role_and_label(Role::ComboBox, "状态").click();
        screen.run();
    };
    let status = |screen: &Screen| document(screen).status;
    pull(&mut screen);
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(status(&screen), Status::Approved);
    pull(&mut screen);
    screen.event(egui::Event::Text("c".to_owned()));
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(status(&screen), Status::Draft, "草稿 is read so");
    pull(&mut screen);
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert_eq!(status(&screen), Status::Draft);
    assert!(screen.get_by_role_and_label(Role::ComboBox, "状态").is_focused());
    // A click that closes one leaves nothing behind for the next.
    pull(&mut screen);
    pull(&mut screen);
    assert!(screen.query_by_role_and_label(Role::Button, "已批准").is_none());
}
