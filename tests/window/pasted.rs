//! What is pasted: cells and lines go where they belong, and nothing is pasted in vain.

use egui::{Event, Key, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::{
    AuthorityLevel, Contact, Indicator, Knowledge, Nature, Percent, PositionDescription, Power, Rank, Section,
};

use crate::hands::{focus_chooser, has_focus, write};
use crate::{CTRL, Screen, click, document, focus, go, open, press, settle, supervisor};

pub(crate) fn paste(screen: &mut Screen, text: &str) {
    screen.event(Event::Paste(text.into()));
    settle(screen);
}

#[test]
fn cells_of_a_spreadsheet_become_rows_and_one_undo_takes_them_back() {
    let mut given = supervisor();
    given.indicators = vec![Indicator { name: "满意度".into(), ..Indicator::default() }];
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Indicators);
    focus(&mut screen, "指标名称 1");
    paste(&mut screen, "及时率\t98%\t客服系统\t30%\n回访率\t95%\t月报\t待定\n");
    let rows = &document(&screen).indicators;
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["满意度", "及时率", "回访率"]);
    assert_eq!((rows[1].target.as_str(), rows[1].source.as_str()), ("98%", "客服系统"));
    // A column that is no weight as a whole is none; that is said.
    screen.get_by_label_contains("已粘贴 2 行，有 2 格没有合适的栏");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &given);
    focus(&mut screen, "权重 1");
    paste(&mut screen, "40%\n35%\n25%\n");
    let weights: Vec<_> =
        document(&screen).indicators.iter().filter_map(|row| row.weight.map(Percent::tenths)).collect();
    assert_eq!(weights, [400, 350, 250], "a column goes down, with rows for what there are none yet");
    has_focus(&screen, Role::TextInput, "权重 1");
}

#[test]
fn a_column_of_weights_goes_down_the_duties_and_what_is_left_is_said() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "权重 1");
    paste(&mut screen, "55%\n45%\n10%");
    let weights: Vec<_> = document(&screen).duties.iter().filter_map(|duty| duty.weight.map(Percent::tenths)).collect();
    assert_eq!(weights, [550, 450]);
    screen.get_by_label_contains("有 1 格没有合适的栏");
}

#[test]
fn what_is_pasted_or_typed_at_the_button_of_a_kind_of_powers_begins_it() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    go(&mut screen, Section::Authorities);
    screen.get_by_role_and_label(Role::Button, "添加业务职权").focus();
    screen.run();
    paste(&mut screen, "审批班次安排\n建议退换方案");
    settle(&mut screen);
    press(&mut screen, CTRL, Key::Z);
    assert!(document(&screen).authorities.is_empty(), "it was done at once");
    press(&mut screen, CTRL, Key::Y);
    assert_eq!(document(&screen).authorities[0].powers.len(), 2);
    screen.get_by_role_and_label(Role::Button, "添加费用审批职权").focus();
    screen.run();
    screen.event(egui::Event::Text("报销".into()));
    settle(&mut screen);
    let powers: Vec<Vec<&str>> = document(&screen)
        .authorities
        .iter()
        .map(|group| group.powers.iter().map(|power| power.text.as_str()).collect())
        .collect();
    assert_eq!(powers, [vec!["审批班次安排", "建议退换方案"], vec!["报销"]]);
    screen.event(egui::Event::Text("单".into()));
    settle(&mut screen);
    assert_eq!(document(&screen).authorities[1].powers[0].text, "报销单", "who types on goes on in the new row");
}

#[test]
fn powers_are_pasted_with_their_levels() {
    let mut given = supervisor();
    let power = Power { text: "审批两天以内的假期".into(), level: None };
    given.authorities = vec![rolewright::document::AuthorityGroup { powers: vec![power], ..Default::default() }];
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Authorities);
    focus(&mut screen, "权限 1.1");
    paste(&mut screen, "单笔 2000 元以内的退货\t审批\n调整班次\t建议");
    let powers = &document(&screen).authorities[0].powers;
    let read: Vec<_> = powers.iter().map(|power| (power.text.as_str(), power.level.is_some())).collect();
    assert_eq!(read, [("审批两天以内的假期", false), ("单笔 2000 元以内的退货", true), ("调整班次", true)]);
}

#[test]
fn levels_that_are_called_otherwise_are_known_and_other_words_stay_with_their_power() {
    let mut given = supervisor();
    given.authorities = vec![rolewright::document::AuthorityGroup::default()];
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Authorities);
    screen.get_by_role_and_label(Role::Button, "添加权限").focus();
    screen.run();
    paste(&mut screen, "两天以内的假期\t批准\n采购计划\t复核权\n季度报表\t知情\n供应商名录\t经办");
    let powers = &document(&screen).authorities[0].powers;
    let read: Vec<_> = powers.iter().map(|power| (power.text.as_str(), power.level)).collect();
    let [approve, review, execute] =
        [AuthorityLevel::Approve, AuthorityLevel::Review, AuthorityLevel::Execute].map(Some);
    let expected =
        [("两天以内的假期", approve), ("采购计划", review), ("季度报表；知情", None), ("供应商名录", execute)];
    assert_eq!(read, expected);
    screen.get_by_label_contains("有 1 格没有合适的栏，并入了“权限”");
}

#[test]
fn lines_that_are_pasted_at_a_chooser_become_rows_unless_they_are_its_values() {
    let mut given = supervisor();
    given.authorities = vec![rolewright::document::AuthorityGroup {
        powers: vec![Power { text: "审批假期".into(), level: None }],
        ..Default::default()
    }];
    given.relations.internal = vec![Contact { party: "财务部".into(), ..Contact::default() }];
    given.qualifications.knowledge = vec![Knowledge { name: "合同法".into(), level: None }];
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Qualifications);
    for dot in ["1 了解", "3 精通"] {
        screen.get_by_role_and_label(Role::RadioButton, &format!("知识 1 程度 {dot}")).focus();
        screen.run();
        paste(&mut screen, "税法\n会计准则");
        let names: Vec<_> = document(&screen).qualifications.knowledge.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["合同法", "税法", "会计准则"], "at {dot}");
        press(&mut screen, CTRL, Key::Z);
    }
    screen.get_by_role_and_label(Role::RadioButton, "知识 1 程度 1 了解").focus();
    screen.run();
    paste(&mut screen, "精通");
    assert_eq!(document(&screen).qualifications.knowledge, [Knowledge { name: "合同法".into(), level: Rank::new(3) }]);
    go(&mut screen, Section::Relations);
    focus_chooser(&mut screen, "内部 1 性质");
    paste(&mut screen, "仓储部\n采购部");
    let parties: Vec<_> = document(&screen).relations.internal.iter().map(|contact| &contact.party[..]).collect();
    assert_eq!(parties, ["财务部", "仓储部", "采购部"]);
    go(&mut screen, Section::Authorities);
    for chooser in ["权限程度 1.1", "职权类别 1"] {
        focus_chooser(&mut screen, chooser);
        paste(&mut screen, "调整班次\n安排加班");
        let powers: Vec<_> = document(&screen).authorities[0].powers.iter().map(|power| &power.text[..]).collect();
        assert_eq!(powers, ["审批假期", "调整班次", "安排加班"], "at {chooser}");
        press(&mut screen, CTRL, Key::Z);
    }
    go(&mut screen, Section::Duties);
    focus(&mut screen, "权重 2");
    paste(&mut screen, "一、培训新人\n1. 编写教材");
    assert_eq!(document(&screen).duties[2].name, "培训新人");
}

#[test]
fn a_date_takes_no_lines_that_are_none_and_says_so() {
    let mut given = supervisor();
    given.revisions.push(rolewright::document::Revision { version: "V1.0".into(), ..Default::default() });
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Revisions);
    focus(&mut screen, "修订时间 1");
    paste(&mut screen, "首次填写\n增补职责");
    assert_eq!(document(&screen), &given);
    screen.get_by_label_contains("没有填入");
    assert!(screen.query_by_label_contains("已粘贴").is_none());
}

#[test]
fn what_is_pasted_in_the_duties_beside_every_field_opens_the_box_with_it() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    press(&mut screen, CTRL, Key::Num4);
    has_focus(&screen, Role::Button, "添加职责");
    paste(&mut screen, "一、维护档案\n  1. 核对联系人\n二、组织调查");
    click(&mut screen, "添加 2 项职责");
    assert_eq!(document(&screen).duties[0].tasks, ["核对联系人"]);
}

#[test]
fn what_is_typed_or_pasted_at_a_button_that_adds_begins_a_row() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    press(&mut screen, CTRL, Key::Num4);
    write(&mut screen, "Q");
    has_focus(&screen, Role::TextInput, "概述 1");
    write(&mut screen, "A");
    assert_eq!(document(&screen).duties[0].name, "QA", "who types on goes on");
    press(&mut screen, CTRL, Key::Num5);
    paste(&mut screen, "满意度\t95%\t40%\n及时率\t98%\t60%");
    assert_eq!(document(&screen).indicators[1].weight, Some(Percent::from_tenths(600)));
    go(&mut screen, Section::Qualifications);
    screen.get_by_role_and_label(Role::Button, "添加业务技能").focus();
    screen.run();
    paste(&mut screen, "1、编制月报\n2、分析数据");
    assert_eq!(document(&screen).qualifications.skills, ["编制月报", "分析数据"]);
}

#[test]
fn what_nobody_can_place_is_said_and_what_has_one_field_goes_there() {
    let (mut screen, _folder) = open(&supervisor());
    focus_chooser(&mut screen, "状态");
    paste(&mut screen, "客户服务部");
    screen.get_by_label_contains("没有粘贴");
    assert_eq!(document(&screen), &supervisor());
    write(&mut screen, "客");
    write(&mut screen, "服");
    assert_eq!(screen.get_all_by_label_contains("没有写进去").count(), 1, "it is said once");
    go(&mut screen, Section::Purpose);
    paste(&mut screen, "为了让客户满意");
    assert_eq!(document(&screen).purpose, "为了让客户满意");
    has_focus(&screen, Role::MultilineTextInput, "职位设置目的");
    screen.event(Event::Text("，".into()));
    settle(&mut screen);
    assert_eq!(document(&screen).purpose, "为了让客户满意，", "a field takes its own keys, once");
}

#[test]
fn contacts_are_pasted_in_any_order_of_columns() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Relations);
    screen.get_all_by_role_and_label(Role::Button, "添加对象").next().expect("that of 内部").click();
    screen.run();
    paste(&mut screen, "沟通\t仓储部\t到货时间\n合作\t财务部\t对账\t每月一次");
    let contact = |party: &str, nature, matter: &str| Contact {
        party: party.into(),
        nature: Some(nature),
        matter: matter.into(),
    };
    let expected =
        [contact("仓储部", Nature::Communicates, "到货时间"), contact("财务部", Nature::Cooperates, "对账；每月一次")];
    assert_eq!(document(&screen).relations.internal, expected, "nothing is lost");
    screen.get_by_label_contains("已粘贴 2 行，有 1 格没有合适的栏，并入了“事项”");
}

#[test]
fn contacts_that_say_of_which_side_they_are_go_there_in_one_step() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Relations);
    screen.get_all_by_role_and_label(Role::Button, "添加对象").next().expect("that of 内部").click();
    screen.run();
    let before = document(&screen).clone();
    paste(&mut screen, "对象\t类别\t事项\n仓储部\t内部\t到货时间\n供货商\t外部\t交期\n财务部\t内部\t对账");
    let parties = |contacts: &[Contact]| contacts.iter().map(|contact| contact.party.clone()).collect::<Vec<_>>();
    assert_eq!(parties(&document(&screen).relations.internal), ["仓储部", "财务部"]);
    assert_eq!(parties(&document(&screen).relations.external), ["供货商"]);
    assert_eq!(document(&screen).relations.external[0].matter, "交期");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &before);
}

#[test]
fn lines_take_the_place_of_a_text_that_is_chosen_whole() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.1");
    press(&mut screen, CTRL, Key::A);
    paste(&mut screen, "登记来电\n分派工单");
    assert_eq!(document(&screen).duties[0].tasks, ["登记来电", "分派工单", "登记需求"]);
}

/// What was pasted could be saved, and the file never opened again.
#[test]
fn what_no_file_may_hold_is_not_pasted() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Purpose);
    screen.get_by_role_and_label(Role::MultilineTextInput, "职位设置目的").focus();
    screen.run();
    paste(&mut screen, &"岗位职责".repeat(13_000));
    screen.get_by_label_contains("没有写入：“职位设置目的”超过 50000 字");
    assert_eq!(document(&screen), &supervisor());
    write(&mut screen, "服务客户");
    assert_eq!(document(&screen).purpose, "服务客户");
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.1");
    paste(&mut screen, &"核对账目\n".repeat(5_001));
    screen.get_by_label_contains("没有写入：“内容描述”超过 5000 行");
    go(&mut screen, Section::Indicators);
    screen.get_by_role_and_label(Role::Button, "添加指标").focus();
    screen.run();
    paste(&mut screen, &"满意度\t95%\n".repeat(5_001));
    screen.get_by_label_contains("没有写入：“指标名称”超过 5000 行");
    assert!(screen.query_by_label_contains("已粘贴").is_none(), "and nothing says that it was");
    assert!(document(&screen).indicators.is_empty());
    assert_eq!(document(&screen).duties, supervisor().duties);
}
