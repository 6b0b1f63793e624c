//! What the program remembers about a person's choices, in a file that a person can read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::{StorageError, naming};
use crate::document::{Fault, Form, Labels};
use crate::lang::{Lang, Message};

/// How many recent files are remembered.
const RECENT: usize = 12;

/// Of how many files the printed form is remembered.
const FORMS: usize = 200;

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
    /// The organisation of a new description.
    pub organization: String,
    /// The printed form to begin with.
    pub form: Form,
    /// The checks of a client whose folders hold none.
    pub checks: Option<PathBuf>,
    /// How the files of a folder's export are named, where not in the usual way.
    pub pattern: String,
    /// The size of the interface in percent, where it is not as the system has it.
    pub scale: Option<u16>,
    /// The window as it was last.
    pub window: Option<Window>,
    /// How wide the left column is, where somebody made it wider or narrower.
    pub left: Option<u16>,
    /// How wide the printed pages are, where somebody made them wider or narrower.
    pub right: Option<u16>,
    /// Whether the printed pages show, where somebody said so.
    pub preview: Option<bool>,
    /// The size of the printed pages in percent, where they do not fill the width.
    pub zoom: Option<u16>,
    /// The files opened or saved last, the newest first.
    pub recent: Vec<PathBuf>,
    /// What the packs among them are called: their files all have one name.
    pub packs: BTreeMap<PathBuf, String>,
    /// The printed forms that were chosen for files, the newest choice first.
    pub forms: Vec<(PathBuf, Form)>,
    /// The files that were open when the program ended, from left to right.
    pub tabs: Vec<PathBuf>,
    /// The one of them that showed.
    pub front: Option<PathBuf>,
}

/// The size of the window without its frame, in points of the system, and its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Window {
    /// From left to right.
    pub width: u16,
    /// From top to bottom.
    pub height: u16,
    /// The upper left corner of its frame, where the system tells it.
    pub place: Option<(i16, i16)>,
    /// It fills the screen.
    pub maximized: bool,
}

impl Settings {
    /// The sizes of the interface to choose from, in percent.
    pub const SCALES: [u16; 6] = [100, 110, 125, 150, 175, 200];

    /// The size of the interface in percent: one that can be worked with, whatever stands in the file.
    #[must_use]
    pub fn scale(&self) -> u16 {
        self.scale.unwrap_or(100).clamp(100, 200)
    }

    /// How the files of a folder's export are named.
    #[must_use]
    pub fn pattern(&self) -> &str {
        if self.pattern.is_empty() { naming::PATTERN } else { &self.pattern }
    }

    /// Reads the settings at `path`, and what is wrong with them: a missing or damaged file gives the defaults, and a
    /// damaged one is kept beside as `.bak`, since the next save writes over it.
    #[must_use]
    pub fn open(path: &Path) -> (Self, Option<StorageError>) {
        let read = super::read_text(path)
            .and_then(|text| super::ron::parse(&text).map_err(|fault| StorageError::new(path, fault)));
        let error = match read {
            Ok(settings) => return (settings, None),
            Err(error) if error.fault.is_absent() => return (Self::default(), None),
            Err(error) => error,
        };
        let kept = path.with_extension("ron.bak");
        // What cannot be read may not be copied either; then there is nothing to go back to.
        let remedy = if std::fs::copy(path, &kept).is_ok() {
            let name = kept.file_name().unwrap_or_default().display().to_string();
            let zh = format!("现在用的是默认设置，原来的留在 {name}：改正后换回");
            Message::new(zh, format!("these are the defaults, and {name} keeps what it was: mend it, then put it back"))
        } else {
            Message::new("现在用的是默认设置", "these are the defaults")
        };
        let fault = Fault { remedy, ..*error.fault };
        (Self::default(), Some(StorageError::new(path, fault)))
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

    /// The printed form that was chosen for the file at `path`.
    #[must_use]
    pub fn form_of(&self, path: &Path) -> Option<Form> {
        self.forms.iter().find(|(file, _)| file == path).map(|(_, form)| *form)
    }

    /// Remembers the printed form that was chosen for the file at `path`, unless its name is no text that the settings
    /// could hold; or forgets it.
    pub fn choose_form(&mut self, path: &Path, form: Option<Form>) {
        self.forms.retain(|(file, _)| file != path);
        if let Some(form) = form.filter(|_| path.to_str().is_some()) {
            self.forms.insert(0, (path.to_owned(), form));
            self.forms.truncate(FORMS);
        }
    }

    /// Puts `path` first among the recent files, a pack with what it is called, unless its name is no text that the
    /// settings could hold.
    pub fn remember(&mut self, path: &Path, pack: Option<String>) {
        if path.to_str().is_none() {
            return;
        }
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
        self.packs.retain(|path, _| self.recent.contains(path));
        self.packs.remove(path);
        self.packs.extend(pack.map(|name| (path.to_owned(), name)));
    }
}
