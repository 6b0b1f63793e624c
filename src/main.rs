//! Opens the window. The only part of the window that reads the clock, the environment and the arguments.

#![cfg_attr(windows, windows_subsystem = "windows")]

use std::env;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufRead as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::channel;
use std::sync::{Arc, Once, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use rolewright::app::{App, Clock, Setup, SystemDialogs, SystemViewer, install, logo};
use rolewright::storage::instance::{self, Start};
use rolewright::storage::lock::Holder;
use rolewright::storage::recovery::Recovery;
use rolewright::storage::settings::{Settings, Window};

/// An editor for position descriptions (岗位说明书) that prints the Chinese table form.
///
/// `rolewright-cli` does its work without a window: export, check, convert.
#[derive(Parser)]
#[command(name = "rolewright", version)]
struct Arguments {
    /// The description, the pack or the folder to open; without one those that were open last. A name that ends in .ron
    /// and is not there begins a description, which is saved under it.
    file: Option<PathBuf>,
    /// Open it for review: nothing in it can be changed until you say so.
    #[arg(long)]
    review: bool,
    /// Another program has panicked and started this one; on standard input it says why.
    #[arg(long, hide = true)]
    resume: bool,
}

/// One that was started after a panic and panics sooner than this is not started again: it would never end.
const TOO_SOON: Duration = Duration::from_secs(10);

/// So long a program that panicked is waited for: somewhat longer than it waits for what it saves.
const PATIENCE: Duration = Duration::from_secs(5);

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> jiff::civil::DateTime {
        jiff::Zoned::now().datetime()
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if !has_display() {
        return complain("there is no display to open a window on");
    }
    let stopped = arguments.resume.then(last_words);
    let began = Instant::now();
    let settings_path = settings_path();
    let file = arguments.file.map(|file| std::path::absolute(&file).unwrap_or(file));
    let window: Arc<OnceLock<egui::Context>> = Arc::default();
    let mut arrivals = None;
    // A review is a window of its own.
    if let Some(socket) = settings_path.as_deref().map(socket).filter(|_| !arguments.review) {
        let wakes = Arc::clone(&window);
        let wake = move || wakes.get().into_iter().for_each(egui::Context::request_repaint);
        match instance::start(&socket, file.as_slice(), wake) {
            Start::HandedOver => return ExitCode::SUCCESS,
            Start::Runs(listens) => arrivals = listens,
        }
    }
    let recovery = settings_path.as_deref().and_then(begin_recovery);
    let drafts = recovery.clone();
    let shown = Arc::clone(&window);
    let (main, once) = (thread::current().id(), Once::new());
    let reviewed = file.clone().filter(|_| arguments.review);
    // A library that cannot talk to the display says so by panicking: one line is enough.
    std::panic::set_hook(Box::new(move |panic| {
        let kept = drafts.as_ref().map_or(0, Recovery::keep_all);
        let what = panic.payload_as_str().unwrap_or("for no stated reason").lines().next().unwrap_or_default();
        let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
        if thread::current().id() != main {
            // The window goes on without it, and says so where somebody waits for it.
            let _ = writeln!(io::stderr(), "warning: a job stopped: {what}{place}");
            return;
        }
        let rest = if kept > 0 { "; what was not saved is kept: start it again to go on" } else { "" };
        let _ = writeln!(io::stderr(), "error: the program stopped: {what}{place}{rest}");
        // A thread that waits for a disk may hold the program, and with it the lock of its drafts, after its end.
        drafts.iter().for_each(Recovery::end);
        // Before there is a window it would only panic again.
        if shown.get().is_some() && !(arguments.resume && began.elapsed() < TOO_SOON) {
            // What panics may do so again while it is taken apart.
            once.call_once(|| start_again(reviewed.as_deref(), &format!("{what}{place}")));
        }
    }));
    let (settings, fault) = settings_path.as_deref().map(Settings::open).unwrap_or_default();
    let opened = eframe::run_native(
        "Rolewright",
        options(settings.window),
        Box::new(move |context| {
            install(&context.egui_ctx);
            // What comes before the window does is seen in its first frame.
            let _ = window.set(context.egui_ctx.clone());
            #[cfg(debug_assertions)]
            panic_on_demand(&context.egui_ctx);
            let setup = Setup {
                settings,
                fault,
                settings_path,
                clock: Box::new(SystemClock),
                dialogs: Box::new(SystemDialogs::new()),
                home: home(),
                viewer: Arc::new(SystemViewer),
                file,
                arrivals,
                review: arguments.review,
                stopped,
                recovery,
                me: Some(me()),
                point: is_x11(),
            };
            Ok(Box::new(App::new(&context.egui_ctx, setup)))
        }),
    );
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The libraries put the places in their source in front.
            let error = error.to_string();
            complain(&format!("the window cannot be opened: {}", error.rsplit(": ").next().unwrap_or(&error)))
        }
    }
}

fn complain(what: &str) -> ExitCode {
    let what = what.replace('\n', " ");
    let _ = writeln!(io::stderr(), "error: {what}; rolewright-cli works without a window");
    ExitCode::from(2)
}

/// Starts the program once more, with the file that was `reviewed` in it, so that a window says what happened, and tells
/// it `why`. It waits until this one has ended.
fn start_again(reviewed: Option<&Path>, why: &str) {
    let Ok(program) = env::current_exe() else { return };
    let mut command = Command::new(program);
    command.arg("--resume").stdin(Stdio::piped());
    if let Some(file) = reviewed {
        command.arg("--review").arg(file);
    }
    let Some(mut pipe) = command.spawn().ok().and_then(|mut next| next.stdin.take()) else { return };
    let why: String = why.chars().take(500).collect();
    let _ = writeln!(pipe, "{why}");
    // The end of this program is what closes it.
    std::mem::forget(pipe);
}

/// What the program that started this one said before it ended. Until its end it holds the locks of its drafts, and
/// takes the files of whoever starts.
fn last_words() -> String {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut said = io::stdin().lock().take(4096);
        let mut line = String::new();
        let _ = said.read_line(&mut line);
        let _ = sender.send(line);
        let _ = said.read_to_string(&mut String::new());
        sender.send(String::new())
    });
    let line = receiver.recv_timeout(PATIENCE).unwrap_or_default();
    let _ended = receiver.recv_timeout(PATIENCE);
    line.trim_end().to_owned()
}

/// Lets a test see what a panic leads to: F12 makes one where `ROLEWRIGHT_PANICS` is set.
#[cfg(debug_assertions)]
fn panic_on_demand(ctx: &egui::Context) {
    if env::var_os("ROLEWRIGHT_PANICS").is_some() {
        let watch = |ui: &mut egui::Ui| assert!(!ui.input(|input| input.key_pressed(egui::Key::F12)), "on purpose");
        ctx.on_begin_pass("panic", Arc::new(watch));
    }
}

/// Begins to keep unsaved changes beside the settings; without a place for them the program works all the same.
fn begin_recovery(settings: &Path) -> Option<Recovery> {
    let begun = Recovery::begin(&settings.with_file_name("recovery"));
    begun.map_err(|error| writeln!(io::stderr(), "warning: unsaved changes cannot be kept aside: {error}")).ok()
}

/// Who is at work here, for those who find a file open.
fn me() -> Holder {
    let named = |names: [&str; 2]| names.into_iter().find_map(|name| env::var(name).ok()).unwrap_or_default();
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").map(|name| name.trim().to_owned());
    Holder {
        name: named(["USER", "USERNAME"]),
        host: host.unwrap_or_else(|_| named(["COMPUTERNAME", "HOSTNAME"])),
        process: std::process::id(),
        ..Holder::default()
    }
}

/// Whether the display is one that the environment names.
const NAMED_DISPLAY: bool = cfg!(all(unix, not(target_os = "macos")));

/// Tells whether there can be a window: only where a display is named by the environment can it be missing.
fn has_display() -> bool {
    !NAMED_DISPLAY || folder("DISPLAY").is_some() || names_wayland()
}

/// Tells whether the window is one of X11, which serves where no other display is named.
fn is_x11() -> bool {
    NAMED_DISPLAY && !names_wayland()
}

fn names_wayland() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(|name| folder(name).is_some())
}

/// A window as it was last, or of the usual size in the middle of the screen.
fn options(last: Option<Window>) -> eframe::NativeOptions {
    const ICON: u32 = 128;
    const SMALLEST: [f32; 2] = [720.0, 480.0];
    let icon = egui::IconData { rgba: logo(ICON), width: ICON, height: ICON };
    let size = last.filter(|last| last.width > 0).map_or([1440.0, 900.0], |last| {
        [f32::from(last.width).max(SMALLEST[0]), f32::from(last.height).max(SMALLEST[1])]
    });
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Rolewright")
        .with_app_id("rolewright")
        .with_inner_size(size)
        .with_min_inner_size(SMALLEST)
        .with_maximized(last.is_some_and(|last| last.maximized))
        .with_icon(icon)
        .with_drag_and_drop(true);
    // Windows would leave it where a screen was that is no longer there; other systems bring it into view.
    let place = last.and_then(|last| last.place).filter(|_| !cfg!(windows));
    if let Some((x, y)) = place {
        viewport = viewport.with_position([f32::from(x), f32::from(y)]);
    }
    eframe::NativeOptions { viewport, centered: place.is_none(), ..eframe::NativeOptions::default() }
}

/// Where the program that runs with these settings listens: the place that the system has for such sockets, which is
/// gone after a restart, else beside the settings.
fn socket(settings: &Path) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    settings.hash(&mut hasher);
    match env::var_os("XDG_RUNTIME_DIR").filter(|folder| Path::new(folder).is_dir()) {
        Some(folder) => Path::new(&folder).join("rolewright").join(format!("{:x}", hasher.finish())),
        None => settings.with_file_name("running").join("socket"),
    }
}

/// Where the settings are kept: the place that the system has for such files.
fn settings_path() -> Option<PathBuf> {
    let base = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| home().map(|home| home.join(".config")))
    };
    base.map(|base| base.join("rolewright").join("settings.ron"))
}

/// The person's own folder.
fn home() -> Option<PathBuf> {
    folder(if cfg!(windows) { "USERPROFILE" } else { "HOME" })
}

/// What the environment calls so, a folder mostly.
fn folder(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
