//! Languages, themes and documents of every size.

use egui::{Role, Vec2};
use egui_kittest::kittest::Queryable;
use rolewright::app::Setup;
use rolewright::document::{Duty, Labels, PositionDescription, Section};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::ron;
use rolewright::storage::settings::{Settings, Theme};

use crate::{LARGE, click, document, go, screen_of, setup, supervisor};

#[test]
fn the_language_switches_live_and_is_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_path = folder.path().join("rolewright").join("settings.ron");
    let mut screen = screen_of(Setup { settings_path: Some(settings_path.clone()), ..setup() }, LARGE);
    click(&mut screen, "空白");
    click(&mut screen, "视图");
    click(&mut screen, "English");
    screen.get_by_role_and_label(Role::TextInput, "Job title");
    assert_eq!(Settings::open(&settings_path).0.lang, Lang::En);
}

#[test]
fn the_labels_on_paper_are_a_choice_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_path = folder.path().join("rolewright").join("settings.ron");
    let mut screen = screen_of(Setup { settings_path: Some(settings_path.clone()), ..setup() }, LARGE);
    click(&mut screen, "空白");
    click(&mut screen, "视图");
    click(&mut screen, "English");
    assert_eq!(Settings::open(&settings_path).0.labels, Labels::Zh, "the language of the window is another matter");
    click(&mut screen, "View");
    click(&mut screen, "Print labels in both");
    let kept = Settings::open(&settings_path).0;
    assert_eq!((kept.labels, kept.lang), (Labels::Both, Lang::En));
}

/// A description with `tasks` tasks and a title of 60 characters.
fn huge(tasks: usize) -> PositionDescription {
    let mut document = supervisor();
    document.identity.title = "很".repeat(60);
    document.duties = (0..10)
        .map(|duty| Duty {
            name: format!("职责{duty}"),
            tasks: (0..tasks / 10).map(|task| format!("任务 {task}")).collect(),
            ..Duty::default()
        })
        .collect();
    document
}

#[test]
fn every_section_shows_in_both_languages_and_themes() {
    let template = include_str!("../../assets/templates/customer-service.ron");
    for given in [PositionDescription::default(), ron::read(template).expect("it is sound"), huge(300)] {
        for (lang, theme, size) in [
            (Lang::Zh, Theme::Light, LARGE),
            (Lang::En, Theme::Dark, Vec2::new(1016.0, 716.0)),
            (Lang::En, Theme::Light, Vec2::new(736.0, 496.0)),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("岗位.ron");
            storage::save(&file, &given).expect("it saves");
            let settings = Settings { lang, theme, ..Settings::default() };
            let mut screen = screen_of(Setup { settings, file: Some(file), ..setup() }, size);
            for section in Section::ALL {
                go(&mut screen, section);
                assert_eq!(document(&screen), &given, "showing a section changes nothing");
            }
        }
    }
}
