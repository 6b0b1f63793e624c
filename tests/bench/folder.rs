//! What a folder of many descriptions takes: until its first rows show, until all are listed with their findings and what
//! they contradict one another in, and until it is looked at again. Then what a frame takes while somebody types into a
//! description of 300 tasks beside it, and while somebody pages through the thumbnails of a pack of all of them.
//!
//! The time of a frame is that of the window's own work and of making triangles of it. Other programs disturb it, so that of
//! several rounds of the same keys each frame counts as its quickest.
//!
//! Run with `cargo bench --bench folder`. It prints figures and judges nothing.

#[path = "positions.rs"]
mod positions;

use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rolewright::app::{App, Clock, Dialogs, Question, Reply, Setup, Unshown, Viewer, install};
use rolewright::document::pack::Pack;
use rolewright::document::{Duty, Percent, PositionDescription};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::Settings;

const MANY: usize = 2000;
/// What can be asked for alone.
const PARTS: [&str; 3] = ["folder", "typing", "thumbnails"];

struct Noon;

impl Clock for Noon {
    fn now(&self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 7, 1).at(12, 0, 0, 0)
    }
}

struct Nobody;

impl Dialogs for Nobody {
    fn ask(&self, _: Question, _: &Path, _: Lang, _: Reply) {}
}

impl Viewer for Nobody {
    fn show(&self, _: &Path) -> Result<(), Unshown> {
        Ok(())
    }
}

fn setup(tabs: Vec<PathBuf>) -> Setup {
    Setup {
        settings: Settings { front: tabs.last().cloned(), tabs, ..Settings::default() },
        settings_path: None,
        clock: Box::new(Noon),
        dialogs: Box::new(Nobody),
        home: None,
        viewer: Arc::new(Nobody),
        file: None,
        arrivals: None,
        review: false,
        stopped: None,
        fault: None,
        recovery: None,
        me: None,
        point: false,
    }
}

/// The window, made in its first frame, and what the newest frame took of it.
struct Window {
    setup: Option<Setup>,
    app: Option<App>,
    took: Duration,
}

type Screen = Harness<'static, Window>;

/// A window with `tabs` open, the last of which shows.
fn screen(tabs: Vec<PathBuf>) -> Screen {
    Harness::builder()
        .with_size(egui::vec2(1440.0, 900.0))
        .with_max_steps(1)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(install)
        .build_ui_state(
            |ui, Window { setup, app, took }| {
                let app = app.get_or_insert_with(|| App::new(ui.ctx(), setup.take().expect("the first frame")));
                let start = Instant::now();
                app.frame_ui(ui);
                *took = start.elapsed();
            },
            Window { setup: Some(setup(tabs)), app: None, took: Duration::ZERO },
        )
}

/// Shows a frame and tells what it took.
fn frame(screen: &mut Screen) -> Duration {
    screen.step();
    let shapes = screen.output().shapes.clone();
    let start = Instant::now();
    black_box(screen.ctx.tessellate(shapes, 1.0));
    screen.state().took + start.elapsed()
}

fn is_busy(screen: &Screen) -> bool {
    screen.state().app.as_ref().is_none_or(App::is_busy)
}

/// How long it takes until `is`, and the longest frame meanwhile.
fn until(screen: &mut Screen, is: impl Fn(&Screen) -> bool) -> (Duration, Duration) {
    let start = Instant::now();
    let mut longest = Duration::ZERO;
    while !is(screen) {
        longest = longest.max(frame(screen));
        std::thread::sleep(Duration::from_millis(1));
    }
    (start.elapsed(), longest)
}

fn main() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let (pack, documents) = positions::pack(MANY);
    for chapter in positions::chapters(&pack, &documents) {
        let department = folder.path().join(&chapter.department.name);
        std::fs::create_dir(&department)?;
        for (name, document) in chapter.department.members.iter().zip(chapter.documents) {
            storage::save(&department.join(name), document).map_err(std::io::Error::other)?;
        }
    }
    let mut out = std::io::stdout().lock();
    // `cargo bench --bench folder -- typing` leaves the rest out, and so does `-- thumbnails`.
    let asked = |part: &str| !std::env::args().any(|other| PARTS.contains(&other.as_str()) && other != part);
    for round in 1..=if asked("folder") { 3 } else { 0 } {
        let start = Instant::now();
        let mut screen = screen(vec![folder.path().to_owned()]);
        let listed = |screen: &Screen| screen.query_all_by_label_contains("选中 订单专员").next().is_some();
        let (_, before) = until(&mut screen, listed);
        let first = start.elapsed();
        let (_, after) = until(&mut screen, |screen| !is_busy(screen));
        let longest = before.max(after);
        let all = start.elapsed();
        screen.event(egui::Event::WindowFocused(true));
        screen.step();
        let (again, _) = until(&mut screen, |screen| !is_busy(screen));
        writeln!(
            out,
            "{MANY} files, round {round}: first rows {:.0} ms, all {:.0} ms, longest frame {:.1} ms, looked at again {:.0} ms",
            millis(first),
            millis(all),
            millis(longest),
            millis(again)
        )?;
    }
    if asked("thumbnails") {
        for (what, took) in thumbnails(folder.path(), &pack)? {
            writeln!(out, "thumbnails of a pack of {MANY}: {what} {:.2} ms", millis(took))?;
        }
    }
    if !asked("typing") {
        return Ok(());
    }
    let post = folder.path().join("第1事业部").join("长.ron");
    storage::save(&post, &long()).map_err(std::io::Error::other)?;
    let mut screen = screen(vec![folder.path().to_owned(), post]);
    until(&mut screen, |screen| !is_busy(screen));
    for (section, field) in [("基本信息", "直接上级"), ("主要工作职责", "概述 5"), ("主要工作职责", "内容描述 1.5")]
    {
        let (median, longest) = typing(&mut screen, section, field);
        writeln!(out, "typing into {field}: a frame {:.2} ms, the longest {:.2} ms", millis(median), millis(longest))?;
    }
    Ok(())
}

/// What a frame of the small pictures of `pack` takes, whose descriptions lie in folders of the departments' names: while
/// nothing happens, while it is paged through, and the longest.
fn thumbnails(folder: &Path, pack: &Pack) -> std::io::Result<[(&'static str, Duration); 3]> {
    let mut pack = pack.clone();
    for department in &mut pack.departments {
        department.members.iter_mut().for_each(|member| member.insert_str(0, &format!("{}/", department.name)));
    }
    let file = folder.join("汇编.ron");
    storage::pack::save(&file, &pack).map_err(std::io::Error::other)?;
    let mut screen = screen(vec![file]);
    until(&mut screen, |screen| !is_busy(screen));
    screen.get_by_role_and_label(Role::Button, "缩略图").click();
    let shows = |screen: &Screen| screen.query_all_by_label_contains("页面缩略图").next().is_some();
    until(&mut screen, |screen| shows(screen) && !is_busy(screen));
    let mut still: Vec<Duration> = (0..60).map(|_| frame(&mut screen)).collect();
    let mut moving = Vec::new();
    for _ in 0..60 {
        screen.key_press(Key::PageDown);
        // The pictures come a few frames later.
        for _ in 0..6 {
            moving.push(frame(&mut screen));
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    still.sort();
    moving.sort();
    let median = |all: &[Duration]| all[all.len() / 2];
    let longest = moving[moving.len() - 1];
    Ok([("a frame at rest", median(&still)), ("one while paging", median(&moving)), ("the longest", longest)])
}

/// A description of 300 tasks, with a title of 60 characters.
fn long() -> PositionDescription {
    let mut document = PositionDescription::default();
    document.identity.title = "很".repeat(60);
    let task = |duty, row| format!("每个工作日 8:30 前分派第 {duty} 组的工单 {row}，登记客户姓名、订单与需求。");
    document.duties = (1..=10)
        .map(|duty| Duty {
            name: format!("受理第 {duty} 组客户的咨询与订单"),
            weight: Some(Percent::from_tenths(100)),
            tasks: (1..=30).map(|row| task(duty, row)).collect(),
            standard: String::new(),
        })
        .collect();
    document
}

/// The keys of a round, and how many rounds.
const KEYS: &str = "客户服务主任的订单与客户kehu";
const ROUNDS: usize = 15;

/// What a frame takes while somebody types into a field, and what the longest takes.
fn typing(screen: &mut Screen, section: &str, field: &str) -> (Duration, Duration) {
    screen.get_by_role_and_label(Role::Button, section).click();
    screen.run_steps(3);
    screen.get_by_role_and_label(Role::TextInput, field).focus();
    screen.run_steps(30);
    let mut quickest = vec![Duration::MAX; KEYS.chars().count() * 4];
    for _ in 0..ROUNDS {
        screen.key_press(Key::End);
        screen.run_steps(2);
        let mut frames = quickest.iter_mut();
        for key in KEYS.chars() {
            screen.event(egui::Event::Text(key.to_string()));
            for quickest in frames.by_ref().take(4) {
                *quickest = frame(screen).min(*quickest);
            }
        }
        for _ in KEYS.chars() {
            screen.key_press(Key::Backspace);
            screen.run_steps(1);
        }
        // Until the page has followed.
        std::thread::sleep(Duration::from_millis(300));
        screen.run_steps(90);
    }
    quickest.sort();
    (quickest[quickest.len() / 2], quickest[quickest.len() - 1])
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
