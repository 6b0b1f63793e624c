//! What the program remembers about a person's choices, in a file that a person can read.

use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::StorageError;
use crate::document::Labels;
use crate::lang::Lang;

/// How many recent files are remembered.
const RECENT: usize = 12;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The settings. Members that a file lacks have their defaults; members that this program does not know are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the interface.
    pub lang: Lang,
    /// The language of the labels on paper.
    pub labels: Labels,
    /// Light or dark.
    pub theme: Theme,
    /// Who stands in a new revision as 修订者.
    pub author: String,
    /// The files opened or saved last, the newest first.
    pub recent: Vec<PathBuf>,
    /// The files that were open when the program ended, from left to right.
    pub tabs: Vec<PathBuf>,
    /// The one of them that showed.
    pub front: Option<PathBuf>,
}

impl Settings {
    /// Reads the settings at `path`; a missing or damaged file gives the defaults, and a damaged one is kept beside
    /// as `.bak`, since the next save writes over it.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        let read = super::read_text(path).ok().and_then(|text| ron::from_str(&text).ok());
        read.unwrap_or_else(|| {
            // There is nothing to keep when there is no file.
            let _ = std::fs::copy(path, path.with_extension("ron.bak"));
            Self::default()
        })
    }

    /// Writes the settings to `path`.
    ///
    /// # Errors
    ///
    /// Fails when the folder cannot be made or the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), StorageError> {
        if let Some(folder) = path.parent() {
            super::make_folder(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, PrettyConfig::new().new_line("\n"))
            .map_err(|error| StorageError::writing(path, &std::io::Error::other(error)))?;
        super::write(path, text.as_bytes())
    }

    /// Puts `path` first among the recent files, unless its name is no text that the settings could hold.
    pub fn remember(&mut self, path: &Path) {
        if path.to_str().is_none() {
            return;
        }
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}
