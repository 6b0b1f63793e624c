//! The rules by which the open documents are judged: those beside their files, else those of the settings.

use std::path::PathBuf;

use super::App;

impl App {
    /// Has the rules for the document of this number read: those of its folder, else those of the settings.
    pub(super) fn read_rules(&mut self, path: PathBuf, serial: u64) {
        self.work.read_rules(path, self.settings.checks.clone(), serial);
    }

    /// Chooses the checks of folders that hold none, and judges what is open by them.
    pub(super) fn set_checks(&mut self, checks: Option<PathBuf>) {
        self.settings.checks = checks;
        self.keep_settings();
        let open: Vec<_> = self.tabs.iter().filter_map(|tab| Some((tab.path()?.to_owned(), tab.serial()))).collect();
        for (path, serial) in open {
            self.read_rules(path, serial);
        }
    }
}
