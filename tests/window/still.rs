//! Nothing jumps under the hand: the field that is typed in stays where it is on screen, whatever is said about it.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rolewright::app::Setup;
use rolewright::document::{Duty, PositionDescription, Section};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

use crate::findings::wait;
use crate::{CTRL, Screen, click, document, focus, go, open, press, screen_of, setup, supervisor};

/// Where every field that shows begins, by its name.
fn tops(screen: &Screen) -> Vec<(String, f32)> {
    let fields = screen.get_all_by_role(Role::TextInput).chain(screen.query_all_by_role(Role::MultilineTextInput));
    fields.map(|field| (field.accesskit_node().label().unwrap_or_default(), field.rect().top())).collect()
}

fn top(screen: &Screen, name: &str) -> f32 {
    let all = tops(screen);
    all.iter().find(|(field, _)| field == name).unwrap_or_else(|| panic!("{name} in {all:?}")).1
}

/// Types `text` letter by letter into the field `name` and asserts that it never moves.
#[track_caller]
fn stays(screen: &mut Screen, name: &str, text: &str) {
    focus_any(screen, name);
    // A number is chosen as a whole by who comes to it, and goes when something is typed.
    press(screen, Modifiers::NONE, Key::End);
    let before = top(screen, name);
    for letter in text.chars() {
        screen.event(egui::Event::Text(letter.into()));
        screen.step();
        assert!((top(screen, name) - before).abs() < 1.0, "{name} moved with {letter:?}");
        screen.run();
    }
    wait(screen);
    assert!(
        (top(screen, name) - before).abs() < 1.0,
        "{name} moved from {before} to {} in the pause",
        top(screen, name)
    );
    for _ in text.chars() {
        press(screen, Modifiers::NONE, Key::Backspace);
    }
    wait(screen);
    assert!((top(screen, name) - before).abs() < 1.0, "{name} moved when its text went");
}

/// Three duties that nobody has weighed.
fn unweighed() -> PositionDescription {
    let duty = |name: &str| Duty { name: name.into(), tasks: vec!["核对".into()], ..Duty::default() };
    PositionDescription { duties: ["收货", "盘点", "发货"].map(duty).into(), ..supervisor() }
}

#[test]
fn the_first_weight_moves_nothing_and_what_is_missing_is_said_in_one_line() {
    let (mut screen, _folder) = open(&unweighed());
    go(&mut screen, Section::Duties);
    focus(&mut screen, "权重 1");
    let before = tops(&screen);
    for letter in ["5", "0"] {
        screen.event(egui::Event::Text(letter.into()));
        screen.run();
    }
    wait(&mut screen);
    assert_eq!(tops(&screen), before);
    let message = "第 2、3 项没有权重，其他项都有：请补上";
    assert_eq!(screen.get_all_by_label(message).count(), 1, "in one place");
    // It leads to the first of them.
    click(&mut screen, message);
    assert!(screen.get_by_role_and_label(Role::TextInput, "权重 2").is_focused());
    for (name, weight) in [("权重 2", "30"), ("权重 3", "20")] {
        focus(&mut screen, name);
        screen.event(egui::Event::Text(weight.into()));
        screen.run();
        wait(&mut screen);
        assert_eq!(tops(&screen), before, "{name}");
    }
    assert!(screen.query_by_label_contains("没有权重").is_none());
}

#[test]
fn a_field_stays_where_it_is_while_findings_come_and_go_around_it() {
    let mut given = supervisor();
    given.duties[0].tasks.push("回访客户".into());
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    for name in ["概述 1", "权重 2", "内容描述 1.1", "内容描述 2.2", "概述 2"] {
        let text = if name.starts_with("权重") { "0" } else { "帐目及时" };
        stays(&mut screen, name, text);
    }
    assert_eq!(document(&screen), &given);
}

#[test]
fn who_goes_from_duty_to_duty_finds_them_where_they_were() {
    let (mut screen, _folder) = open(&unweighed());
    go(&mut screen, Section::Duties);
    let before = tops(&screen);
    for name in ["概述 1", "内容描述 1.1", "权重 3", "概述 3", "概述 2"] {
        focus(&mut screen, name);
        assert_eq!(tops(&screen), before, "{name}");
    }
}

#[test]
fn what_goes_below_the_last_field_does_not_pull_it_down() {
    // A task that stands twice is found at the second place; a long duty above lets the form scroll.
    let mut given = supervisor();
    given.duties[0].tasks = (0..30).map(|nth| format!("登记第 {nth} 类需求")).collect();
    given.duties[1].tasks = vec!["登记第 3 类需求".into()];
    let (mut screen, _folder) = open(&given);
    go(&mut screen, Section::Duties);
    focus(&mut screen, "内容描述 2.1");
    for _ in 0..9 {
        screen.get_by_role_and_label(Role::TextInput, "内容描述 2.1").scroll_down();
        screen.step();
    }
    wait(&mut screen);
    let before = top(&screen, "内容描述 2.1");
    press(&mut screen, CTRL, Key::A);
    screen.event(egui::Event::Text("另一条".into()));
    screen.run();
    assert!((top(&screen, "内容描述 2.1") - before).abs() < 1.0);
}

#[test]
fn every_field_of_every_section_stays_while_it_is_typed_in() {
    let given = crate::common::full(1);
    let (mut screen, _folder) = open(&given);
    for section in Section::ALL {
        go(&mut screen, section);
        let names: Vec<String> = tops(&screen).into_iter().map(|(name, _)| name).collect();
        assert!(!names.is_empty(), "{section:?}");
        for name in names {
            focus_any(&mut screen, &name);
            let before = top(&screen, &name);
            let text = match name.as_str() {
                name if name.contains("权重") || name.contains("定员") => "0",
                // At the foot of the view one that takes a second line is scrolled to, as any text that grows there.
                name if name.contains("能力素质") => "帐 目",
                _ => "帐 目及时,待定",
            };
            screen.event(egui::Event::Text(text.into()));
            screen.run();
            let after = top(&screen, &name);
            assert!((after - before).abs() < 1.0, "{section:?} {name}: from {before} to {after}");
        }
        // What the section lacks is said in the pause, and where one is stays where it is.
        let place = |screen: &Screen| {
            screen.root().children_recursive().find(egui_kittest::Node::is_focused).map(|node| node.rect().top())
        };
        let before = place(&screen);
        wait(&mut screen);
        assert_eq!(place(&screen), before, "{section:?}");
    }
}

fn focus_any(screen: &mut Screen, name: &str) {
    let field = screen
        .get_all_by_label(name)
        .find(|node| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput));
    field.expect("it shows").focus();
    screen.run();
}

#[test]
fn an_example_takes_one_line_so_that_the_first_letter_moves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    let mut given = unweighed();
    given.duties[0].tasks.insert(0, String::new());
    storage::save(&file, &given).expect("it saves");
    let settings = Settings { lang: Lang::En, theme: Theme::Light, ..Settings::default() };
    let mut screen = screen_of(Setup { settings, file: Some(file), ..setup() }, egui::vec2(640.0, 480.0));
    press(&mut screen, CTRL, Key::Num4);
    screen.run();
    let before = tops(&screen);
    focus(&mut screen, "Task 1.1");
    screen.event(egui::Event::Text("x".into()));
    screen.run();
    let below = |tops: &[(String, f32)]| {
        let top = |name: &str| tops.iter().find(|(field, _)| field == name).expect("it shows").1;
        top("Duty 2") - top("Task 1.1")
    };
    assert!((below(&tops(&screen)) - below(&before)).abs() < 1.0);
}
