//! What a pack is printed with: its cover, its parts, its style.

use std::path::Path;

use egui::{Key, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::document::{Form, PackPart};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

use crate::pack::{Given, pack, until};
use crate::{CTRL, LARGE, Screen, app, click, focus, press, screen_of, settle, setup, type_into};

#[test]
fn the_cover_is_edited_and_saved() {
    let given = Given::new();
    let mut screen = given.open();
    type_into(&mut screen, "标题", "新版汇编");
    type_into(&mut screen, "日期", "2026年8月1日");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    screen.get_by_label("已保存 12:05");
    let saved = storage::pack::open(&given.file("pack.ron")).expect("it opens");
    assert_eq!((saved.title.as_str(), saved.date), ("新版汇编", Some(jiff::civil::date(2026, 8, 1))));
    assert_eq!(app(&screen).settings().recent, [given.file("pack.ron")]);
}

#[test]
fn the_page_follows_the_cover() {
    let given = Given::new();
    let mut screen = given.open();
    // The preface is the part after the cover, and as long as it is empty it is not there.
    let pages = |screen: &Screen| screen.get_by_label_contains("个部门 · ").accesskit_node().value();
    let before = pages(&screen);
    click(&mut screen, "编制说明");
    screen.get_by_role_and_label(Role::MultilineTextInput, "编制说明").focus();
    screen.run();
    screen.get_by_role_and_label(Role::MultilineTextInput, "编制说明").type_text("本汇编收录三个岗位。");
    until(&mut screen, "there is a page more", |screen| pages(screen) != before);
}

#[test]
fn parts_are_left_out_by_their_boxes_and_the_form_is_chosen_in_the_style() {
    let given = Given::new();
    let mut screen = given.open();
    screen.get_by_role_and_label(Role::CheckBox, "收入目录").click();
    screen.run();
    assert_eq!(pack(&screen).style.without, [PackPart::Contents]);
    screen.get_by_role_and_label(Role::CheckBox, "收入目录").click();
    screen.run();
    assert!(pack(&screen).style.without.is_empty());
    click(&mut screen, "样式");
    screen.get_by_role_and_label(Role::ComboBox, "打印样式").click();
    screen.run();
    click(&mut screen, "权重表");
    assert_eq!(pack(&screen).style.layout, Form::Weighted);
    type_into(&mut screen, "主题色", "1F4E79");
    assert_eq!(pack(&screen).style.accent.map(|accent| accent.to_string()).as_deref(), Some("#1F4E79"));
}

#[test]
fn every_part_shows_in_both_languages_and_themes_and_changes_nothing() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/澄川贸易/pack.ron");
    let given = storage::pack::open(&sample).expect("it opens");
    for (lang, theme, size) in [
        (Lang::Zh, Theme::Light, LARGE),
        (Lang::En, Theme::Dark, Vec2::new(1016.0, 716.0)),
        (Lang::En, Theme::Light, Vec2::new(736.0, 496.0)),
    ] {
        let settings = Settings { lang, theme, ..Settings::default() };
        let mut screen = screen_of(Setup { settings, file: Some(sample.clone()), ..setup() }, size);
        for _ in 0..9 {
            press(&mut screen, CTRL, Key::PageDown);
            assert_eq!(pack(&screen), &given);
        }
        let style = if lang == Lang::Zh { "草案水印" } else { "Draft mark on every page" };
        screen.get_all_by_label(style).next().expect("the last part shows");
    }
}

#[test]
fn a_colour_that_is_none_stays_as_typed_and_says_why() {
    let given = Given::new();
    let mut screen = given.open();
    click(&mut screen, "样式");
    let before = app(&screen).pack().expect("it is open").style.accent;
    focus(&mut screen, "主题色");
    press(&mut screen, CTRL, Key::A);
    screen.get_by_role_and_label(Role::TextInput, "主题色").type_text("深蓝");
    screen.run();
    let why = "颜色请写成 # 和六位十六进制数，如 #1F4E79";
    assert!(screen.query_by_label(why).is_none());
    focus(&mut screen, "页眉");
    screen.get_by_label(why);
    assert_eq!(app(&screen).pack().expect("it is open").style.accent, before);
    focus(&mut screen, "主题色");
    press(&mut screen, CTRL, Key::A);
    screen.get_by_role_and_label(Role::TextInput, "主题色").type_text("1F4E79");
    screen.run();
    focus(&mut screen, "页眉");
    assert!(screen.query_by_label(why).is_none());
    assert!(app(&screen).pack().expect("it is open").style.accent.is_some());
}

#[test]
fn a_pack_among_the_recent_files_is_called_by_its_client_and_title() {
    let mut given = Given::new();
    given.pack.title = "岗位说明书汇编".into();
    storage::pack::save(&given.file("pack.ron"), &given.pack).expect("it saves");
    let mut screen = given.open();
    press(&mut screen, CTRL, Key::N);
    screen.get_by_role_and_label(Role::Button, "澄川贸易 · 岗位说明书汇编");
    assert!(screen.query_by_role_and_label(Role::Button, "pack").is_none());
}

#[test]
fn a_logo_that_is_missing_is_said_below_its_field() {
    let mut given = Given::new();
    given.pack.style.logo = "标志.svg".into();
    storage::pack::save(&given.file("pack.ron"), &given.pack).expect("it saves");
    let mut screen = given.open();
    click(&mut screen, "样式");
    let name = "徽标文件（在汇编文件夹内）";
    until(&mut screen, "the logo is looked for", |screen| screen.query_by_label_contains("徽标“标志.svg”").is_some());
    let field = screen.get_by_role_and_label(Role::TextInput, name).rect();
    let line = screen.get_by_label_contains("徽标“标志.svg”").rect();
    assert!(line.top() >= field.bottom() && line.top() < field.bottom() + 24.0, "{field:?} {line:?}");
    assert!(line.left() >= field.left() - 1.0 && line.right() <= field.right() + 8.0, "{field:?} {line:?}");
}
