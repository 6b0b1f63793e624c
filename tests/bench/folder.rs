//! What a folder of many descriptions takes: until its first rows show, until all are listed with their findings and what
//! they contradict one another in, and until it is looked at again.
//!
//! Run with `cargo bench --bench folder`. It prints figures and judges nothing.

#[path = "positions.rs"]
mod positions;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rolewright::app::{App, Clock, Dialogs, Question, Reply, Setup, Viewer, install};
use rolewright::lang::Lang;
use rolewright::storage;
use rolewright::storage::settings::Settings;

const MANY: usize = 2000;

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
    fn show(&self, _: &Path) -> Result<(), String> {
        Ok(())
    }
}

fn setup(file: PathBuf) -> Setup {
    Setup {
        settings: Settings::default(),
        settings_path: None,
        clock: Box::new(Noon),
        dialogs: Box::new(Nobody),
        viewer: Arc::new(Nobody),
        file: Some(file),
        arrivals: None,
        review: false,
        stopped: None,
        recovery: None,
        me: None,
    }
}

type Screen = Harness<'static, (Option<Setup>, Option<App>)>;

fn screen(folder: &Path) -> Screen {
    Harness::builder()
        .with_size(egui::vec2(1440.0, 900.0))
        .with_max_steps(1)
        .with_context_setup(install)
        .build_ui_state(
            |ui, (setup, app): &mut (Option<Setup>, Option<App>)| {
                let app = app.get_or_insert_with(|| App::new(ui.ctx(), setup.take().expect("the first frame")));
                app.frame_ui(ui);
            },
            (Some(setup(folder.to_owned())), None),
        )
}

/// How long it takes until `is`, and the longest frame meanwhile.
fn until(screen: &mut Screen, is: impl Fn(&Screen) -> bool) -> (Duration, Duration) {
    let start = Instant::now();
    let mut longest = Duration::ZERO;
    while !is(screen) {
        let frame = Instant::now();
        screen.step();
        longest = longest.max(frame.elapsed());
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
    let busy = |screen: &Screen| screen.state().1.as_ref().is_none_or(App::is_busy);
    for round in 1..=3 {
        let start = Instant::now();
        let mut screen = screen(folder.path());
        let listed = |screen: &Screen| screen.query_all_by_label_contains("选中 订单专员").next().is_some();
        let (_, before) = until(&mut screen, listed);
        let first = start.elapsed();
        let (_, after) = until(&mut screen, |screen| !busy(screen));
        let longest = before.max(after);
        let all = start.elapsed();
        screen.event(egui::Event::WindowFocused(true));
        screen.step();
        let (again, _) = until(&mut screen, |screen| !busy(screen));
        writeln!(
            out,
            "{MANY} files, round {round}: first rows {:.0} ms, all {:.0} ms, longest frame {:.1} ms, looked at again {:.0} ms",
            millis(first),
            millis(all),
            millis(longest),
            millis(again)
        )?;
    }
    Ok(())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
