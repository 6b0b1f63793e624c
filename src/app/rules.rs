//! The rules by which the open documents are judged: those beside their files, else those of the settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use crate::check::Rulebook;
use crate::storage::{self, StorageError};

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

/// The rules for what lies at `path`, a folder or a file, and the text of the client's own: those beside it, else those
/// in `chosen`.
pub(super) fn rules_of(path: &Path, chosen: Option<&Path>) -> Result<(Rulebook, Arc<str>), StorageError> {
    let Some(file) = storage::checks::beside(path).or(chosen.map(Path::to_owned)) else {
        return Ok((Rulebook::default(), Arc::default()));
    };
    let (checks, text) = storage::checks::open(&file)?;
    let rules = Rulebook::new(&checks, &text).map_err(|fault| StorageError::new(&file, fault))?;
    Ok((rules, Arc::from(text)))
}
