//! Keys that come faster than the frames: each goes where it would have gone with time between.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use rolewright::document::Section;

use crate::{CTRL, Screen, document, focus, go, open, settle, supervisor};

/// What is typed: a text, or a key.
enum Typed {
    Text(&'static str),
    Key(Modifiers, Key),
}
use Typed::{Key as Press, Text};

/// Gives the next frame all of it.
fn at_once(screen: &mut Screen, typed: &[Typed]) {
    for typed in typed {
        let key = |key, pressed, modifiers| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let events = match *typed {
            Text(text) => vec![Event::Text(text.into())],
            Press(modifiers, code) => vec![
                Event::ModifiersChanged(modifiers),
                key(code, true, modifiers),
                key(code, false, modifiers),
                Event::ModifiersChanged(Modifiers::NONE),
            ],
        };
        screen.input_mut().events.extend(events);
    }
    settle(screen);
}

const ENTER: Typed = Press(Modifiers::NONE, Key::Enter);
const BACK: Typed = Press(Modifiers::NONE, Key::Backspace);

#[test]
fn tasks_that_are_written_within_one_frame_are_as_they_were_written() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.1");
    let end = Press(Modifiers::NONE, Key::End);
    at_once(&mut screen, &[end, Text("，"), Text("记录"), ENTER, Text("甲"), ENTER, Text("乙丙"), BACK, ENTER, BACK]);
    assert_eq!(document(&screen).duties[0].tasks, ["接听来电，记录", "甲", "乙", "登记需求"]);
    let tab = || Press(Modifiers::NONE, Key::Tab);
    focus(&mut screen, "概述 1");
    at_once(&mut screen, &[Text("！"), tab(), Text("55"), tab(), Text("始")]);
    let duty = &document(&screen).duties[0];
    assert!(duty.name.contains('！') && duty.weight.is_some_and(|weight| weight.tenths() == 550), "{duty:?}");
    assert!(duty.tasks[0].contains('始'), "{duty:?}");
}

#[test]
fn what_is_typed_behind_the_key_that_opens_a_box_goes_into_the_box() {
    let (mut screen, _folder) = open(&supervisor());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 1.1");
    let before = document(&screen).clone();
    at_once(&mut screen, &[Press(CTRL, Key::F), Text("登记"), Press(Modifiers::NONE, Key::Escape)]);
    at_once(&mut screen, &[Press(CTRL.plus(Modifiers::SHIFT), Key::P), Text("导出")]);
    assert_eq!(*document(&screen), before);
    assert!(screen.get_all_by_role(Role::TextInput).any(|field| field.value().as_deref() == Some("导出")));
}
