//! Comfort: the size of the interface, widths, what is remembered, defaults of the house, names for a screen reader.

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::app::Setup;
use rolewright::document::Section;
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

use crate::{
    Answers, CTRL, LARGE, Screen, app, click, document, focus, go, open, press, screen_of, settle, setup, supervisor,
};

#[test]
fn the_interface_grows_and_shrinks_by_its_keys_and_remembers_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_path = folder.path().join("settings.ron");
    let mut screen = screen_of(Setup { settings_path: Some(settings_path.clone()), ..setup() }, LARGE);
    press(&mut screen, CTRL, Key::Equals);
    press(&mut screen, CTRL, Key::Plus);
    assert!((screen.ctx.zoom_factor() - 1.25).abs() < 0.01);
    press(&mut screen, CTRL, Key::Minus);
    settle(&mut screen);
    assert_eq!(Settings::open(&settings_path).0.scale(), 110);
    press(&mut screen, CTRL, Key::Num0);
    settle(&mut screen);
    assert_eq!(Settings::open(&settings_path).0.scale, None);
    // It goes no further than what fits on a screen.
    for _ in 0..9 {
        press(&mut screen, CTRL, Key::Equals);
    }
    assert!((screen.ctx.zoom_factor() - 2.0).abs() < 0.01);
}

#[test]
fn a_size_from_the_settings_holds_from_the_start() {
    let settings = Settings { scale: Some(150), theme: Theme::Light, ..Settings::default() };
    let screen = screen_of(Setup { settings, ..setup() }, LARGE);
    assert!((screen.ctx.zoom_factor() - 1.5).abs() < 0.01);
}

/// Whatever the scale, points of the interface fall between those of the screen.
#[test]
fn a_description_opens_at_every_scale_and_height() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    for scale in Settings::SCALES {
        // Lower than the form, and higher.
        for height in (300..2_000).step_by(170) {
            let settings = Settings { scale: Some(scale), theme: Theme::Light, ..Settings::default() };
            let size = Vec2::new(1280.0, height as f32);
            let screen = screen_of(Setup { settings, file: Some(file.clone()), ..setup() }, size);
            assert_eq!(document(&screen).identity.title, "客户服务主任", "{scale} {height}");
        }
    }
}

#[test]
fn the_pages_are_made_wider_by_their_edge_and_keys() {
    let (mut screen, _folder) = open(&supervisor());
    let edge = screen.get_by_label("预览宽度").rect().center();
    screen.hover_at(edge);
    screen.drag_at(edge);
    screen.run();
    screen.hover_at(edge - egui::vec2(60.0, 0.0));
    screen.run();
    screen.drop_at(edge - egui::vec2(60.0, 0.0));
    screen.run();
    assert_eq!(app(&screen).settings().right, Some(520));
    assert!((screen.get_by_label("预览宽度").rect().center().x - edge.x + 60.0).abs() < 2.0);
    screen.get_by_label("预览宽度").focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(app(&screen).settings().right, Some(504));
    screen.get_by_label("左栏宽度").focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(app(&screen).settings().left, Some(236));
}

#[test]
fn a_new_description_has_the_organisation_and_the_form_of_the_house() {
    let mut screen = screen_of(setup(), LARGE);
    press(&mut screen, CTRL, Key::Comma);
    focus(&mut screen, "单位");
    screen.get_by_role_and_label(Role::TextInput, "单位").type_text("澄川贸易有限公司");
    screen.run();
    screen.get_by_role_and_label(Role::ComboBox, "打印版式").click();
    screen.run();
    click(&mut screen, "叙述版");
    click(&mut screen, "完成");
    click(&mut screen, "空白");
    assert_eq!(document(&screen).identity.organization, "澄川贸易有限公司");
    assert_eq!(app(&screen).settings().form, rolewright::document::Form::Narrative);
}

#[test]
fn the_checks_of_the_house_hold_where_a_folder_has_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let checks = folder.path().join("house.ron");
    std::fs::write(&checks, "(format: 1, words: [(word: \"接听\", severity: error, reason: \"公司用语为“接待”\")])")
        .expect("it is written");
    let file = folder.path().join("岗位.ron");
    rolewright::storage::save(&file, &supervisor()).expect("it saves");
    let answers = Answers { files: vec![checks.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { file: Some(file), dialogs: Box::new(answers), ..setup() }, LARGE);
    go(&mut screen, Section::Duties);
    assert!(screen.query_all_by_label_contains("公司用语为").next().is_none());
    press(&mut screen, CTRL, Key::Comma);
    click(&mut screen, "选择规则文件…");
    settle(&mut screen);
    assert_eq!(app(&screen).settings().checks.as_ref(), Some(&checks));
    click(&mut screen, "完成");
    assert!(screen.query_all_by_label_contains("公司用语为").next().is_some());
    press(&mut screen, CTRL, Key::Comma);
    click(&mut screen, "不用规则文件");
    click(&mut screen, "完成");
    assert!(screen.query_all_by_label_contains("公司用语为").next().is_none());
}

/// The roles of what a person works with.
pub const CONTROLS: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::Splitter,
    Role::TextInput,
];

#[track_caller]
fn all_named(screen: &Screen, about: &str) {
    let controls = screen.query_all_by(|node| CONTROLS.contains(&node.role()));
    let unnamed: Vec<_> = controls
        .filter(|node| node.accesskit_node().label().is_none_or(|label| label.trim().is_empty()))
        .map(|node| (node.accesskit_node().role(), node.rect()))
        .collect();
    assert!(unnamed.is_empty(), "{about}: {unnamed:?}");
}

#[test]
fn every_control_has_a_name_for_a_screen_reader() {
    for lang in [Lang::Zh, Lang::En] {
        let mut given = supervisor();
        given.identity.direct_reports = vec!["客服专员".into()];
        given.relations.internal = vec![rolewright::document::Contact::default()];
        given.revisions = vec![rolewright::document::Revision::default()];
        let settings = Settings { lang, theme: Theme::Light, ..Settings::default() };
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("岗位.ron");
        rolewright::storage::save(&file, &given).expect("it saves");
        let mut screen = screen_of(Setup { settings, ..setup() }, LARGE);
        all_named(&screen, "the start screen");
        press(&mut screen, CTRL, Key::Comma);
        all_named(&screen, "the settings");
        let settings = Settings { lang, theme: Theme::Light, ..Settings::default() };
        let mut screen = screen_of(Setup { settings, file: Some(file), ..setup() }, LARGE);
        for section in Section::ALL {
            go(&mut screen, section);
            all_named(&screen, section.name().en);
        }
        press(&mut screen, CTRL, Key::F);
        all_named(&screen, "find");
        press(&mut screen, Modifiers::NONE, Key::F8);
        all_named(&screen, "the problems");
    }
}

#[test]
fn nothing_lies_outside_a_small_window_at_twice_the_size() {
    let small = Vec2::new(640.0, 360.0);
    let (folder, file) = {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("岗位.ron");
        rolewright::storage::save(&file, &supervisor()).expect("it saves");
        (folder, file)
    };
    for lang in [Lang::Zh, Lang::En] {
        let settings = Settings { lang, theme: Theme::Light, ..Settings::default() };
        let mut screen = screen_of(Setup { settings, file: Some(file.clone()), ..setup() }, small);
        for section in Section::ALL {
            press(&mut screen, CTRL, Key::PageDown);
            // The form scrolls up and down, never to the side.
            for node in screen.query_all_by(|node| CONTROLS.contains(&node.role())) {
                let rect = node.rect();
                let about = format!("{} {:?} {rect:?}", section.name().en, node.accesskit_node().label());
                assert!(rect.left() >= -1.0 && rect.right() <= small.x + 1.0, "{about}");
            }
        }
        press(&mut screen, CTRL, Key::Comma);
        let done = if lang == Lang::Zh { "完成" } else { "Done" };
        screen.get_by_role_and_label(Role::Button, done).focus();
        screen.run();
        screen.run();
        let rect = screen.get_by_role_and_label(Role::Button, done).rect();
        assert!(rect.bottom() <= small.y, "what has the focus comes into view: {rect:?}");
    }
    drop(folder);
}

#[test]
fn at_twice_the_size_a_tab_shows_its_name_and_a_menu_leaves_the_bar_in_view() {
    let small = Vec2::new(640.0, 360.0);
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<_> = ["甲", "乙", "丙"].map(|name| folder.path().join(format!("{name}.ron"))).into();
    for file in &files {
        rolewright::storage::save(file, &supervisor()).expect("it saves");
    }
    for (lang, file_menu, tab, palette) in
        [(Lang::Zh, "文件", "当前 客户服务主任", "要做什么"), (Lang::En, "File", "Current: 客户服务主任", "What to do")]
    {
        let settings = Settings { lang, theme: Theme::Light, tabs: files.clone(), ..Settings::default() };
        let mut screen = screen_of(Setup { settings, ..setup() }, small);
        press(&mut screen, Modifiers::CTRL, Key::Tab);
        settle(&mut screen);
        let named =
            |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|name| name.starts_with(tab));
        let tab = screen.query_all_by_role(Role::Button).find(named).expect("it shows").rect();
        assert!(tab.width() >= 68.0 + 56.0 && tab.right() < small.x, "{tab:?}");
        let bar = screen.get_by_role_and_label(Role::Button, file_menu).rect();
        click(&mut screen, file_menu);
        screen.run_steps(30);
        let first = screen.get_by_role_and_label(Role::Button, if lang == Lang::Zh { "新建…" } else { "New…" }).rect();
        assert!(first.top() >= bar.bottom(), "{first:?}");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        press(&mut screen, CTRL.plus(Modifiers::SHIFT), Key::P);
        screen.run_steps(30);
        // All of the palette fits: only its list is scrolled.
        assert!(screen.get_by_role_and_label(Role::TextInput, palette).rect().top() > 0.0);
        for _ in 0..30 {
            press(&mut screen, Modifiers::NONE, Key::ArrowDown);
        }
        assert!(screen.get_by_role_and_label(Role::TextInput, palette).rect().top() > 0.0, "the field stays in view");
    }
}

#[test]
fn a_first_window_is_lower_than_its_screen() {
    let sizes = |screen: &mut Screen, monitor: Vec2| {
        let inner_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(1280.0, 720.0)));
        let info = egui::ViewportInfo { inner_rect, monitor_size: Some(monitor), ..Default::default() };
        screen.input_mut().viewports.insert(egui::ViewportId::ROOT, info);
        screen.step();
        let commands = screen.output().viewport_output.values().flat_map(|viewport| viewport.commands.clone());
        let size = commands.filter_map(|command| match command {
            egui::ViewportCommand::InnerSize(size) => Some(size),
            _ => None,
        });
        size.collect::<Vec<_>>()
    };
    let mut screen = screen_of(setup(), LARGE);
    assert!(matches!(sizes(&mut screen, Vec2::new(1280.0, 720.0))[..], [size] if size.y < 640.0 && size.x < 1280.0));
    assert!(sizes(&mut screen, Vec2::new(1280.0, 720.0)).is_empty(), "then it is as somebody wants it");
    let mut screen = screen_of(setup(), LARGE);
    assert!(sizes(&mut screen, Vec2::new(1920.0, 1080.0)).is_empty(), "there is room for it");
}

#[test]
fn help_lists_the_keys_and_says_where_files_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_path = Some(folder.path().join("settings.ron"));
    let mut screen = screen_of(Setup { settings_path, ..setup() }, LARGE);
    press(&mut screen, Modifiers::NONE, Key::F1);
    for what in ["下一个问题", "移动一条或一项职责"] {
        screen.get_by_label(what);
    }
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(screen.query_by_label("下一个问题").is_none());
    click(&mut screen, "帮助");
    click(&mut screen, "关于 Rolewright…");
    screen.get_by_label_contains("recovery");
    screen.get_by_label_contains("MIT License");
    click(&mut screen, "字体 · OFL");
    screen.get_by_label_contains("Rolewright Sans");
}

#[test]
fn a_party_is_read_in_a_line_in_a_small_window() {
    let mut given = supervisor();
    let party = "Customer service representatives".to_owned();
    given.relations.external = vec![rolewright::document::Contact { party, ..Default::default() }];
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    rolewright::storage::save(&file, &given).expect("it saves");
    for size in [Vec2::new(640.0, 360.0), Vec2::new(1280.0, 720.0), LARGE] {
        let mut screen = screen_of(Setup { file: Some(file.clone()), ..setup() }, size);
        press(&mut screen, CTRL, Key::Num2);
        screen.run();
        let field = screen.get_by_role_and_label(Role::TextInput, "外部 1 外部对象").rect();
        assert!(field.height() < 36.0 || size == LARGE && field.height() < 56.0, "{size}: {field:?}");
    }
}

#[test]
fn a_note_stands_beside_the_pages_and_the_form_scrolls_past_it() {
    let mut given = supervisor();
    given.duties[0].tasks = (0..30).map(|task| format!("任务 {task}")).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &given).expect("it saves");
    let mut screen = screen_of(Setup { file: Some(file), ..setup() }, Vec2::new(1280.0, 720.0));
    go(&mut screen, Section::Duties);
    click(&mut screen, "职责菜单 1");
    click(&mut screen, "删除职责");
    let note = screen.get_by_label_contains("已删除职责").rect();
    let page = screen.get_by_role_and_label(Role::TextInput, "转到页码").rect();
    assert!(note.right() < page.left(), "{note:?} covers {page:?}");
    screen.get_by_role_and_label(Role::Button, "添加职责").scroll_to_me();
    screen.run();
    let add = screen.get_by_role_and_label(Role::Button, "添加职责").rect();
    assert!(add.bottom() < note.top(), "{note:?} covers {add:?}");
}

#[test]
fn the_card_of_the_weights_is_whole_where_the_duties_are_entered() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    let mut screen = screen_of(Setup { file: Some(file), ..setup() }, Vec2::new(1280.0, 720.0));
    press(&mut screen, CTRL, Key::Num4);
    screen.run();
    let share = screen.get_by_role_and_label(Role::Button, "平均分配").rect();
    assert!(share.top() > 106.0 + 14.0, "the head of the section covers it: {share:?}");
    let tick = screen.get_by_role_and_label(Role::CheckBox, "改一项时其余按比例调整").rect();
    let duty = screen.get_by_role_and_label(Role::TextInput, "概述 1").rect();
    assert!(duty.top() - tick.bottom() < 48.0, "blank lines between {tick:?} and {duty:?}");
}
