//! Chinese input: what an input method composes is no text before it is committed.

use egui::{Event, ImeEvent, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::{PositionDescription, Section};

use crate::{CTRL, Screen, document, focus, go, open, press, settle, supervisor, type_into};

fn preedit(screen: &mut Screen, text: &str) {
    let end = text.chars().count();
    screen.event(Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: Some(end..end) }));
    screen.run();
}

fn commit(screen: &mut Screen, text: &str) {
    screen.event(Event::Ime(ImeEvent::Commit(text.into())));
    screen.run();
}

fn shown(screen: &Screen, name: &str) -> String {
    screen.get_by_role_and_label(Role::TextInput, name).value().unwrap_or_default()
}

#[test]
fn what_is_composed_shows_and_becomes_text_when_it_is_committed() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    focus(&mut screen, "岗位名称");
    for text in ["k", "ke", "ke h", "ke hu"] {
        preedit(&mut screen, text);
        assert_eq!(shown(&screen, "岗位名称"), text);
        assert_eq!(document(&screen).identity.title, "", "the document knows of words only");
    }
    commit(&mut screen, "客户");
    assert_eq!(document(&screen).identity.title, "客户");
    preedit(&mut screen, "fu wu");
    assert_eq!(shown(&screen, "岗位名称"), "客户fu wu");
    commit(&mut screen, "服务");
    assert_eq!(document(&screen).identity.title, "客户服务");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.title, "", "a word is never split by a step back");
}

#[test]
fn erasing_inside_the_composition_and_giving_it_up_leave_the_text_alone() {
    let mut given = supervisor();
    given.identity.title = "客户主任".into();
    let (mut screen, _folder) = open(&given);
    focus(&mut screen, "岗位名称");
    for _ in 0..2 {
        press(&mut screen, Modifiers::NONE, Key::ArrowLeft);
    }
    for text in ["f", "fu", "fu w", "fu", "f"] {
        preedit(&mut screen, text);
        assert_eq!(shown(&screen, "岗位名称"), format!("客户{text}主任"));
    }
    preedit(&mut screen, "");
    assert_eq!(shown(&screen, "岗位名称"), "客户主任");
    assert_eq!(document(&screen), &given);
    // Where it was given up, writing goes on.
    preedit(&mut screen, "fu wu");
    commit(&mut screen, "服务");
    assert_eq!(document(&screen).identity.title, "客户服务主任");
}

#[test]
fn keys_of_the_composition_add_no_row_and_a_task_left_in_it_keeps_its_text() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.1");
    preedit(&mut screen, "ke hu");
    for key in [Key::Enter, Key::Backspace] {
        // Some systems tell of the keys as well.
        press(&mut screen, Modifiers::NONE, key);
        assert_eq!(document(&screen), &supervisor());
    }
    focus(&mut screen, "内容描述 1.2");
    assert_eq!(document(&screen), &supervisor());
    assert_eq!(shown(&screen, "内容描述 1.1"), "接听来电");
}

#[test]
fn a_step_back_while_composing_takes_back_the_words_before() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    focus(&mut screen, "岗位名称");
    commit(&mut screen, "客户");
    preedit(&mut screen, "fu");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.title, "");
    screen.run();
    commit(&mut screen, "服务");
    assert_eq!(document(&screen).identity.title, "服务");
}

#[test]
fn counts_and_the_words_to_find_are_composed_too() {
    let (mut screen, _folder) = open(&supervisor());
    focus(&mut screen, "岗位定员");
    preedit(&mut screen, "s");
    preedit(&mut screen, "shi");
    commit(&mut screen, "12");
    assert_eq!(document(&screen).identity.headcount, Some(12));
    press(&mut screen, CTRL, Key::F);
    preedit(&mut screen, "hui fang");
    assert!(screen.query_by_label_contains("1/1").is_none());
    commit(&mut screen, "回访");
    settle(&mut screen);
    assert_eq!(shown(&screen, "查找"), "回访");
}

#[test]
fn full_width_half_width_and_rare_characters_stay_as_typed() {
    let (mut screen, _folder) = open(&PositionDescription::default());
    // The window shows a box for what the face lacks; only tests mind.
    screen.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    let name = "𠮷田㛃（ＡＢ）(AB)，,　 䶮";
    type_into(&mut screen, "岗位名称", name);
    assert_eq!(document(&screen).identity.title, name);
    let missing = rolewright::layout::print(document(&screen), &rolewright::layout::Options::default()).missing;
    assert_eq!(missing, rolewright::font::missing(name), "what the face lacks is told, never passed over");
}
