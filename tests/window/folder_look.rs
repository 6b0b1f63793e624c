//! How a folder shows: in small windows and large ones, in both languages and themes, with its numbers.

use egui::{Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rolewright::check::{Group, Rulebook};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

use crate::folder::{Given, tick};
use crate::{LARGE, Screen, type_into};

#[test]
fn a_folder_shows_in_both_languages_themes_and_every_size() {
    let given = Given::new();
    for (lang, theme, size) in [
        (Lang::Zh, Theme::Light, LARGE),
        (Lang::En, Theme::Dark, Vec2::new(1016.0, 716.0)),
        (Lang::En, Theme::Light, Vec2::new(736.0, 496.0)),
    ] {
        let settings = Settings { lang, theme, ..Settings::default() };
        let screen = given.open_at(Vec::new(), size, settings);
        let title = screen.get_by_role_and_label(Role::Button, "仓储主管").rect();
        assert!(title.right() <= size.x && title.width() > 200.0, "{title}");
    }
}

/// At twice the size on a small screen the head gives its room to the rows.
#[test]
fn a_low_window_shows_rows_rather_than_its_head() {
    let given = Given::new();
    for lang in [Lang::Zh, Lang::En] {
        let settings = Settings { lang, theme: Theme::Light, ..Settings::default() };
        let screen = given.open_at(Vec::new(), Vec2::new(656.0, 376.0), settings);
        let search = if lang == Lang::Zh { "搜索" } else { "Search" };
        let rename = if lang == Lang::Zh { "统一改名…" } else { "Rename everywhere…" };
        let filter = if lang == Lang::Zh { "按部门筛选" } else { "Filter by department" };
        let search = screen.get_by_role_and_label(Role::TextInput, search).rect();
        let rename =
            screen.get_all_by_role(Role::Button).find(|node| node.accesskit_node().label().as_deref() == Some(rename));
        let rename = rename.expect("it is there").rect();
        let filter = screen.get_by_role_and_label(Role::ComboBox, filter).rect();
        assert!((search.center().y - rename.center().y).abs() < 2.0, "{search} {rename}");
        assert!(search.width() >= 100.0 && search.right() <= filter.left() && filter.right() <= rename.left());
    }
}

/// Names have room at every size: lesser columns go first, and the pages beside the table give way.
#[test]
fn the_columns_of_a_folder_never_share_less_than_they_need() {
    let given = Given::new();
    for (lang, size, least) in [
        // All but the superior, whose column needs more room; the harness keeps 8 points at every side.
        (Lang::Zh, Vec2::new(1296.0, 736.0), 7),
        (Lang::En, Vec2::new(1296.0, 736.0), 7),
        (Lang::En, Vec2::new(1024.0, 640.0), 6),
        (Lang::Zh, Vec2::new(640.0, 360.0), 4),
        (Lang::En, Vec2::new(480.0, 360.0), 2),
    ] {
        let screen = given.open_at(Vec::new(), size, Settings { lang, theme: Theme::Light, ..Settings::default() });
        let sort = if lang == Lang::Zh { "按" } else { "Sort by " };
        let heads = screen.get_all_by_role(Role::Button).filter_map(|node| {
            let name = node.accesskit_node().label()?;
            name.starts_with(sort).then(|| (name, node.rect()))
        });
        let mut heads: Vec<(String, egui::Rect)> = heads.filter(|(name, _)| !name.ends_with("筛选")).collect();
        heads.sort_by(|a, b| a.1.left().total_cmp(&b.1.left()));
        assert!(heads.len() >= least, "{size} {heads:?}");
        assert!(heads[0].1.width() >= 190.0, "the title: {size} {heads:?}");
        for pair in heads.windows(2) {
            assert!(pair[0].1.right() <= pair[1].1.left() + 0.1, "{size} {heads:?}");
        }
        for (name, rect) in &heads {
            assert!(rect.width() >= 66.0 && rect.right() <= size.x, "{size} {name} {rect}");
        }
        // What a filter says is whole where there is room for it.
        if size.x > 1000.0 {
            let name = if lang == Lang::Zh { "按部门筛选" } else { "Filter by department" };
            let least = if lang == Lang::Zh { 85.0 } else { 130.0 };
            assert!(screen.get_by_role_and_label(Role::ComboBox, name).rect().width() > least, "{size}");
        }
    }
}

/// The number at the foot is that of all findings, and says how many of them the list below the table has.
#[test]
fn the_numbers_of_a_folder_say_what_they_count() {
    let given = Given::new();
    let mut screen = given.open(Vec::new());
    let foot = |screen: &Screen| {
        let label = screen.get_by_label_contains("个问题").accesskit_node().label().expect("it has one");
        let numbers = label.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
        numbers.collect::<Vec<usize>>()
    };
    let [all, across] = foot(&screen)[..] else { panic!("two numbers") };
    let files = ["主任.ron", "专员.ron", "仓储/主管.ron"];
    let documents = files.map(|file| storage::open(&given.file(file)).expect("it opens"));
    let rules = Rulebook::default();
    let between = rules.across(&Group::new(documents.iter().collect(), None)).len();
    let within: usize = documents.iter().map(|document| rules.check(document).len()).sum();
    assert_eq!((all, across), (within + between, between));
    screen.get_by_label(&format!("{across} 处跨岗位不一致"));
    screen.get_by_label("3 份");
    type_into(&mut screen, "搜索", "仓储");
    screen.get_by_label("显示 1 份，共 3 份");
    tick(&mut screen, "仓储主管");
    screen.get_by_label("显示 1 份，共 3 份 · 选中 1 份");
}

/// However the window is drawn, nothing is asked to be narrower than nothing.
#[test]
fn a_folder_shows_in_windows_of_any_size() {
    let given = Given::new();
    for (lang, search) in [(Lang::Zh, "搜索"), (Lang::En, "Search")] {
        let settings = Settings { theme: Theme::Dark, lang, ..Settings::default() };
        let mut screen = given.open_at(Vec::new(), LARGE, settings);
        for height in [900.0, 450.0, 360.0] {
            for width in [1280.0, 1100.0, 980.0, 900.0, 853.0, 800.0, 711.0, 640.0, 560.0, 480.0] {
                screen.set_size(Vec2::new(width, height));
                screen.run();
                screen.get_by_role_and_label(Role::TextInput, search);
            }
        }
    }
}
