//! Chinese input: what an input method composes is no text before it is committed.

use egui::{Event, ImeEvent, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::app::Setup;
use rolewright::document::{PositionDescription, Section};

use crate::{CTRL, LARGE, Screen, document, focus, go, open, press, screen_of, settle, setup, supervisor, type_into};

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

/// Sends what happens within one frame.
fn at_once(screen: &mut Screen, events: impl IntoIterator<Item = Event>) {
    screen.input_mut().events.extend(events);
    screen.run();
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

#[test]
fn the_enter_that_takes_a_candidate_does_nothing_else() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.2");
    press(&mut screen, Modifiers::NONE, Key::End);
    preedit(&mut screen, "hui fang");
    // The key, the end of the composition and the word come in one frame.
    let ends = Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None });
    let commits = Event::Ime(ImeEvent::Commit("回访".into()));
    at_once(&mut screen, [key(Key::Enter, Modifiers::NONE), ends, commits]);
    assert_eq!(document(&screen).duties[0].tasks, ["接听来电", "登记需求回访"]);
    assert!(screen.get_by_role_and_label(Role::TextInput, "内容描述 1.2").is_focused());
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).duties[0].tasks.len(), 3, "the next one is ours again");
}

#[test]
fn keys_of_the_composition_move_and_close_nothing() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.2");
    preedit(&mut screen, "ke");
    for (pressed, modifiers) in [
        (Key::ArrowUp, Modifiers::ALT),
        (Key::Escape, Modifiers::NONE),
        (Key::Tab, Modifiers::NONE),
        (Key::F7, Modifiers::NONE),
    ] {
        press(&mut screen, modifiers, pressed);
        assert!(screen.get_by_role_and_label(Role::TextInput, "内容描述 1.2").is_focused(), "{pressed:?}");
        assert_eq!(shown(&screen, "内容描述 1.2"), "登记需求ke", "{pressed:?}");
    }
    commit(&mut screen, "客");
    assert_eq!(document(&screen).duties[0].tasks, ["接听来电", "登记需求客"]);
    // Nor in the bar that finds words and in the palette.
    press(&mut screen, CTRL, Key::F);
    preedit(&mut screen, "hui");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert!(screen.get_by_role_and_label(Role::TextInput, "查找").is_focused());
    commit(&mut screen, "回");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::P);
    preedit(&mut screen, "da yin");
    for pressed in [Key::Escape, Key::ArrowDown, Key::Enter] {
        press(&mut screen, Modifiers::NONE, pressed);
    }
    let field = screen.get_all_by_role(Role::TextInput).find(egui_kittest::Node::is_focused);
    assert_eq!(field.and_then(|field| field.value()).as_deref(), Some("da yin"), "the palette is still open");
}

#[test]
fn while_composing_nothing_is_offered_or_taken_from_the_offers() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Qualifications);
    type_into(&mut screen, "教育程度", "本");
    let offered = |screen: &Screen| screen.query_by_role_and_label(Role::Button, "本科及以上").is_some();
    assert!(offered(&screen));
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    preedit(&mut screen, "ke");
    assert!(!offered(&screen), "the candidates of the input method stand there");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&screen).qualifications.education, "本");
    commit(&mut screen, "科");
    assert_eq!(document(&screen).qualifications.education, "本科");
    assert!(offered(&screen));
}

#[test]
fn enter_while_composing_breaks_no_line() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Purpose);
    screen.get_by_role_and_label(Role::MultilineTextInput, "职位设置目的").focus();
    screen.run();
    preedit(&mut screen, "wei le");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    press(&mut screen, Modifiers::NONE, Key::Backspace);
    commit(&mut screen, "为了");
    assert_eq!(document(&screen).purpose, "为了");
}

#[test]
fn the_input_method_stays_at_work_from_field_to_field_and_is_interrupted_only_while_it_composes() {
    let (mut screen, _folder) = open(&supervisor());
    let ime = |screen: &Screen| screen.output().platform_output.ime;
    focus(&mut screen, "岗位名称");
    assert!(ime(&screen).is_some());
    for role in [Role::TextInput, Role::TextInput, Role::ComboBox] {
        screen.step();
        let name = if role == Role::ComboBox { "状态" } else { "岗位编号" };
        screen.get_by_role_and_label(role, name).focus();
        screen.step();
        assert!(ime(&screen).is_some_and(|ime| !ime.should_interrupt_composition), "{name}");
        screen.run();
        assert!(ime(&screen).is_some_and(|ime| !ime.should_interrupt_composition), "{name}");
    }
    focus(&mut screen, "岗位名称");
    preedit(&mut screen, "bian");
    screen.get_by_role_and_label(Role::TextInput, "岗位编号").click();
    let mut interrupted = false;
    for _ in 0..6 {
        screen.step();
        interrupted |= ime(&screen).is_some_and(|ime| ime.should_interrupt_composition);
    }
    assert!(interrupted, "what was composed belongs to the field that was left");
}

#[test]
fn a_system_that_is_told_a_point_only_is_told_the_foot_of_the_caret() {
    for point in [false, true] {
        let mut screen = screen_of(Setup { point, ..setup() }, LARGE);
        press(&mut screen, CTRL, Key::N);
        // What was said is said again while no field has the focus.
        for name in ["岗位名称", "岗位编号"] {
            focus(&mut screen, name);
            let field = screen.get_by_role_and_label(Role::TextInput, name).rect();
            let ime = screen.output().platform_output.ime.expect("it is at work");
            assert!(field.contains_rect(ime.cursor_rect), "{:?} in {field:?}", ime.cursor_rect);
            assert_eq!(ime.cursor_rect.top() > field.center().y, point, "{name}");
        }
    }
}

#[test]
fn what_is_committed_beside_fields_begins_a_row() {
    let (mut screen, _folder) = open(&supervisor());
    screen.get_by_role_and_label(Role::Button, "添加直接下级").focus();
    screen.run();
    commit(&mut screen, "客服专员");
    assert_eq!(document(&screen).identity.direct_reports, ["客服专员"]);
}
