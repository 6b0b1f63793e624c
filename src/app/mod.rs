//! The window: an editor of descriptions and packs, each in a tab, with the printed pages beside it.
//!
//! A frame goes like this: what was done elsewhere comes in, the keys that mean a command are taken out of the
//! input, the panels show and leave the commands they were given, the commands are carried out.
//!
//! Nothing here reads a file, a clock or the environment: `work.rs` has files read on another thread, the time comes
//! through [`Clock`]. To add a panel, add a file to `panel/`; to add a command, see `command/`.

mod act;
mod arrive;
mod command;
mod compare;
mod dialog;
mod documents;
mod draw;
mod escape;
mod find;
mod folder;
mod form;
mod house;
mod icon;
mod initials;
mod job;
mod keeping;
mod logo;
mod offer;
mod open;
mod pace;
mod pack;
mod palette;
mod panel;
mod preview;
mod report;
mod rules;
mod tab;
mod tabs;
mod template;
mod theme;
mod toast;
mod view;
mod viewer;
mod waiting;
mod widget;
mod words;
mod work;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use command::Command;
pub use dialog::{Dialogs, Question, Reply, SystemDialogs};
use keeping::Keeping;
pub use logo::logo;
use preview::Preview;
use tab::Tab;
use tabs::Tabs;
pub use theme::install;
pub use viewer::{SystemViewer, Unshown, Viewer};
use work::Work;

use crate::storage::StorageError;
use crate::storage::instance::Arrivals;
use crate::storage::lock::Holder;
use crate::storage::recovery::Recovery;
use crate::storage::settings::Settings;

/// The time, as the window needs it.
pub trait Clock {
    /// The date and the time of day where the person is.
    fn now(&self) -> jiff::civil::DateTime;
}

/// What the window is given from outside.
pub struct Setup {
    /// What is remembered from the last time.
    pub settings: Settings,
    /// What is wrong with the file in which it was.
    pub fault: Option<StorageError>,
    /// Where that is to be kept, when anywhere.
    pub settings_path: Option<PathBuf>,
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Asks for file names.
    pub dialogs: Box<dyn Dialogs>,
    /// The person's own folder, which `~` means.
    pub home: Option<PathBuf>,
    /// Shows files.
    pub viewer: Arc<dyn Viewer>,
    /// The file or the folder to open first; without one those that were open last.
    pub file: Option<PathBuf>,
    /// The files that later starts of the program hand over, when it is told of them.
    pub arrivals: Option<Arrivals>,
    /// It is opened for reading only.
    pub review: bool,
    /// What made the program panic, when it was started again after that.
    pub stopped: Option<String>,
    /// Where unsaved changes are kept, when anywhere.
    pub recovery: Option<Recovery>,
    /// Who says so to others that a file is open; nobody leaves no lock.
    pub me: Option<Holder>,
    /// An input method can be told of a point only, and nothing of the line at it: the window is one of X11.
    pub point: bool,
}

/// What the person has been asked or has said.
#[derive(Default)]
struct Given {
    /// What a dialog of the system asks.
    asked: Option<dialog::Asked>,
    /// The box that asks where the system has no dialog.
    own: Option<dialog::Own>,
    /// The system has none, as far as is known.
    no_dialogs: bool,
    /// What is shown once it is exported.
    opens: viewer::Opens,
    /// Where each document was exported last, by its number.
    exported: std::collections::BTreeMap<u64, PathBuf>,
    /// The files that were handed over and wait for a box to be answered.
    arrived: Vec<PathBuf>,
    /// The program may end.
    quits: bool,
    /// The descriptions that go into the pack whose file is being asked for.
    gathers: folder::Gathered,
    /// The file that was asked for, and the place in it to go to.
    place: Option<(PathBuf, crate::document::Place)>,
}

/// The window.
pub struct App {
    settings: Settings,
    settings_path: Option<PathBuf>,
    clock: Box<dyn Clock>,
    dialogs: Box<dyn Dialogs>,
    home: Option<PathBuf>,
    viewer: Arc<dyn Viewer>,
    arrivals: Option<Arrivals>,
    work: Work,
    tabs: Tabs,
    /// The pages of the description that shows; a pack has its own.
    preview: Preview,
    commands: Vec<Command>,
    toasts: toast::Toasts,
    notes: toast::Stand,
    /// What waits for an answer about unsaved changes.
    pending: Option<documents::Pending>,
    /// What is to happen once the document of this number is saved.
    after_save: Option<(u64, documents::Pending)>,
    settings_show: bool,
    keeping: Keeping,
    compare: Option<compare::Compare>,
    folder: words::Folder,
    palette: Option<palette::Palette>,
    problems: panel::problems::Problems,
    help: Option<panel::help::Help>,
    hands: panel::field_menu::Hands,
    given: Given,
    title: String,
}

impl App {
    /// A window of `ctx`, in which [`install`] has put the faces and the colours.
    #[must_use]
    pub fn new(ctx: &egui::Context, mut setup: Setup) -> Self {
        theme::choose(ctx, setup.settings.theme);
        ctx.add_plugin(widget::compose::Steady::new(setup.point));
        let work = Work::new(ctx.clone());
        let keeping = Keeping::new(&mut setup);
        let mut app = Self {
            settings: setup.settings,
            settings_path: setup.settings_path,
            clock: setup.clock,
            dialogs: setup.dialogs,
            home: setup.home,
            viewer: setup.viewer,
            arrivals: setup.arrivals,
            work,
            tabs: Tabs::default(),
            preview: Preview::new(ctx.clone()),
            commands: Vec::new(),
            toasts: toast::Toasts::default(),
            notes: toast::Stand::default(),
            pending: None,
            after_save: None,
            settings_show: false,
            keeping,
            compare: None,
            folder: words::Folder::default(),
            palette: None,
            problems: panel::problems::Problems::default(),
            help: None,
            hands: panel::field_menu::Hands::default(),
            given: Given::default(),
            title: String::new(),
        };
        app.restore_view(ctx);
        app.find_left();
        if let Some(error) = setup.fault {
            app.fail(&error);
        }
        match setup.file {
            Some(file) if setup.review => app.work.open(file, false, app.holder()),
            Some(file) => app.work.open_or_begin(file, app.holder()),
            None => app.open_again(),
        }
        app
    }

    /// Shows a frame.
    pub fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        widget::compose::watch(&ctx);
        self.take_reports(&ctx);
        self.take_drops(&ctx);
        self.take_arrivals(&ctx);
        self.watch_close(&ctx);
        self.watch_focus(&ctx);
        self.watch_words(&ctx);
        if let Some(open) = self.tabs.open_mut() {
            open.form.watch_input_method(&ctx);
        }
        if !self.has_box() {
            self.commands.extend(Command::pressed(&ctx));
        }
        self.put_notes_away(&ctx);
        self.watch_field(&ctx);
        self.run_commands(&ctx);
        self.watch_folders(&ctx);
        self.preview.collect();
        self.tabs.packs_mut().for_each(|pack| pack.preview.collect());
        let escapes = self.watch_escape(&ctx);
        panel::panels_ui(self, ui);
        if let Some(found) = escapes {
            self.put_away(found);
        }
        panel::settings::settings_ui(self, &ctx);
        panel::help::help_ui(self, &ctx);
        folder::renaming::renaming_ui(self, &ctx);
        folder::naming::naming_ui(self, &ctx);
        palette::palette_ui(self, &ctx);
        dialog::own_ui(self, &ctx);
        panel::ask::ask_ui(self, &ctx);
        panel::field_menu::field_menu_ui(self, &ctx);
        keeping::versions_ui(self, &ctx);
        keeping::conflict_ui(self, &ctx);
        compare::compare_ui(self, &ctx);
        self.say_refused();
        toast::toasts_ui(self, &ctx);
        self.run_commands(&ctx);
        self.keep(&ctx);
        self.name_window(&ctx);
        self.note_view(&ctx);
    }

    /// Tells whether something is still being read, written or asked.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_busy()
    }

    /// The description that shows, when one does.
    #[must_use]
    pub fn document(&self) -> Option<&crate::document::PositionDescription> {
        self.tabs.open().map(|open| &**open.editor.document())
    }

    /// The pack that shows, when one does.
    #[must_use]
    pub fn pack(&self) -> Option<&crate::document::pack::Pack> {
        self.tabs.pack().map(|pack| &**pack.editor.document())
    }

    /// What the window remembers.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Tells whether a box lies over the window: the keys are then for the box.
    fn has_box(&self) -> bool {
        let pastes = self.tabs.open().is_some_and(|open| open.form.has_box())
            || self.tabs.folder().is_some_and(folder::Folder::has_box);
        let asks = self.keeping.versions.is_some() || self.keeping.conflict.is_some() || self.palette.is_some();
        let asks = asks || self.given.own.is_some() || self.compare.is_some();
        self.pending.is_some() || self.settings_show || self.help.is_some() || pastes || asks
    }

    /// The pages of what shows.
    fn front_preview(&mut self) -> &mut Preview {
        match self.tabs.front_mut() {
            Some(Tab::Pack(pack)) => &mut pack.preview,
            _ => &mut self.preview,
        }
    }

    fn run_commands(&mut self, ctx: &egui::Context) {
        for command in std::mem::take(&mut self.commands) {
            self.run(command, ctx);
        }
    }
}

/// The time since the window opened.
fn time_of(ctx: &egui::Context) -> Duration {
    Duration::try_from_secs_f64(ctx.input(|input| input.time)).unwrap_or_default()
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.leave();
    }
}
