//! The window, driven by the names that a screen reader would say.
mod approved;
mod at_once;
mod comfort;
#[path = "../common/mod.rs"]
mod common;
mod compare;
mod compose;
mod dialogs;
mod duties;
mod files;
mod find;
mod findings;
mod folder;
mod folder_look;
mod folder_many;
mod form;
mod hands;
mod keeping;
mod lists;
mod look;
mod menus;
mod pack;
mod pack_pages;
mod pack_style;
mod palette;
mod pasted;
mod print;
mod rename;
mod sight;
mod steps;
mod still;
mod suggest;
mod tabs;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use rolewright::app::{App, Clock, Dialogs, Question, Reply, Setup, Unshown, Viewer, install};
use rolewright::document::{Duty, Percent, PositionDescription, Section};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::{Settings, Theme};

struct Noon;

impl Clock for Noon {
    fn now(&self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 7, 1).at(12, 5, 0, 0)
    }
}

/// Answers every question with the same files, and notes what was asked.
#[derive(Clone, Default)]
struct Answers {
    files: Vec<PathBuf>,
    asked: Arc<Mutex<Vec<Question>>>,
}

impl Dialogs for Answers {
    fn ask(&self, question: Question, _: &Path, _: Lang, reply: Reply) {
        self.asked.lock().expect("no test panics with it").push(question);
        reply(Some(self.files.clone()));
    }
}

/// Notes what it is to show, as a system without programs does when there are none.
#[derive(Clone, Default)]
struct Shows {
    files: Arc<Mutex<Vec<PathBuf>>>,
    fails: bool,
}

impl Viewer for Shows {
    fn show(&self, path: &Path) -> Result<(), Unshown> {
        assert!(path.is_dir() || std::fs::read(path).expect("it is written").starts_with(b"%PDF"));
        self.files.lock().expect("no test panics with it").push(path.to_owned());
        if self.fails { Err(Unshown::NoProgram) } else { Ok(()) }
    }
}

/// The window, made in its first frame.
struct Window {
    setup: Option<Setup>,
    app: Option<App>,
}

type Screen = Harness<'static, Window>;

fn screen_of(setup: Setup, size: Vec2) -> Screen {
    let window = Window { setup: Some(setup), app: None };
    let mut screen = Harness::builder()
        .with_size(size)
        .with_max_steps(100)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(install)
        .build_ui_state(
            |ui, window: &mut Window| {
                let Window { setup, app } = window;
                let app = app.get_or_insert_with(|| App::new(ui.ctx(), setup.take().expect("the first frame")));
                app.frame_ui(ui);
            },
            window,
        );
    settle(&mut screen);
    screen
}

fn setup() -> Setup {
    Setup {
        settings: Settings { theme: Theme::Light, author: "方砚".into(), ..Settings::default() },
        settings_path: None,
        fault: None,
        clock: Box::new(Noon),
        dialogs: Box::new(Answers::default()),
        home: None,
        viewer: Arc::new(Shows::default()),
        file: None,
        arrivals: None,
        review: false,
        stopped: None,
        recovery: None,
        me: None,
        point: false,
    }
}

const LARGE: Vec2 = Vec2::new(1456.0, 916.0);

/// A window with `document` open, from a file in a folder that goes with the test.
fn open(document: &PositionDescription) -> (Screen, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, document).expect("it saves");
    (screen_of(Setup { file: Some(file), ..setup() }, LARGE), folder)
}

/// Runs frames until nothing is read, written or asked any more.
fn settle(screen: &mut Screen) {
    let until = Instant::now() + Duration::from_mins(1);
    loop {
        screen.run();
        if !app(screen).is_busy() || Instant::now() > until {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    screen.run();
}

fn app(screen: &Screen) -> &App {
    screen.state().app.as_ref().expect("a frame was shown")
}

fn document(screen: &Screen) -> &PositionDescription {
    app(screen).document().expect("a document is open")
}

fn go(screen: &mut Screen, section: Section) {
    let name = section.name().get(app(screen).settings().lang);
    screen.get_by_role_and_label(Role::Button, name).click();
    screen.run();
}

fn focus(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::TextInput, name).focus();
    screen.run();
}

fn type_into(screen: &mut Screen, name: &str, text: &str) {
    focus(screen, name);
    screen.get_by_role_and_label(Role::TextInput, name).type_text(text);
    screen.run();
}

fn press(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    screen.run();
}

fn click(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::Button, name).click();
    settle(screen);
}

/// Drags the handle `from` to a place.
fn drag(screen: &mut Screen, from: &str, to: egui::Pos2) {
    let from = screen.get_by_role_and_label(Role::Button, from).rect().center();
    screen.hover_at(from);
    screen.drag_at(from);
    screen.run();
    screen.hover_at(to);
    screen.run();
    screen.drop_at(to);
    screen.run();
}

/// A supervisor with two duties of two tasks each.
fn supervisor() -> PositionDescription {
    let duty = |name: &str, weight, tasks: [&str; 2]| Duty {
        name: name.into(),
        weight: Some(Percent::from_tenths(weight)),
        tasks: tasks.map(str::to_owned).into(),
        standard: String::new(),
    };
    let mut document = PositionDescription::default();
    document.identity.title = "客户服务主任".into();
    document.duties =
        vec![duty("受理客户咨询", 600, ["接听来电", "登记需求"]), duty("处理投诉", 300, ["查明原因", "回访客户"])];
    document
}

const CTRL: Modifiers = Modifiers::COMMAND;
