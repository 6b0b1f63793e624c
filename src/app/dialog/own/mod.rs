//! The box that asks for a file name where the system has no dialog: a path to type, and what lies around it.
//!
//! What a path means is found out elsewhere, so that a folder that does not answer holds nothing up.

mod several;
mod show;

use std::collections::BTreeSet;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use egui::Context;

use super::{Asked, Question};
use crate::app::App;
use crate::app::work::{Errand, Report, Work};
use crate::lang::{Lang, Text};
use crate::storage::place::{self, Entry, Place};
use crate::storage::{StorageError, make_folder};
pub(in crate::app) use show::own_ui;

/// The box while it is open.
pub(in crate::app) struct Own {
    asked: Asked,
    /// What is typed.
    text: String,
    /// Where a path begins that does not say so.
    base: PathBuf,
    /// The folder whose entries show or shall show.
    folder: PathBuf,
    entries: Vec<Entry>,
    said: Said,
    /// The path that is looked at before it is taken.
    looks: Option<PathBuf>,
    fresh: bool,
    /// The names of the files of the folder that are chosen, where several can be.
    chosen: BTreeSet<String>,
    /// The one that was chosen last, from which Shift goes on.
    anchor: Option<String>,
    /// The one whose row shall have the focus.
    focus: Option<String>,
    /// That row was not in view.
    beyond: bool,
}

/// What the line below the path says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Said {
    #[default]
    Nothing,
    Wrong(String),
    /// It has to be agreed to: a file is replaced, or a folder is made.
    Replaces,
    Makes,
}

/// What is done with the box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Take,
    Leave,
}

impl Own {
    /// A box for what is asked, which begins in `place` where the question names no folder.
    pub(super) fn new(asked: Asked, place: PathBuf) -> Self {
        let suggested = &asked.suggestion;
        let name = suggested.file_name().filter(|_| asked.question.writes_file()).unwrap_or_default();
        let folder = if asked.question.writes_file() { suggested.parent() } else { Some(&**suggested) };
        let base = folder.filter(|folder| !folder.as_os_str().is_empty()).map_or(place, ToOwned::to_owned);
        let text = within(&base, &name.to_string_lossy());
        let folder = PathBuf::new();
        let (chosen, anchor, focus) = (BTreeSet::new(), None, None);
        let (entries, said, looks) = (Vec::new(), Said::Nothing, None);
        Self { asked, text, base, folder, entries, said, looks, fresh: true, chosen, anchor, focus, beyond: false }
    }

    /// The path that is typed.
    fn path(&self, home: Option<&Path>) -> PathBuf {
        let typed = self.text.trim();
        let typed = ['"', '\''].iter().find_map(|&mark| typed.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(typed);
        // Who types a whole path behind what stands there means that path.
        let whole = typed.rfind("//").filter(|at| *at > 0 && MAIN_SEPARATOR == '/');
        let typed = whole.map_or(typed, |at| &typed[at + 1..]);
        let at_home =
            typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(std::path::is_separator));
        match (at_home, home) {
            (Some(rest), Some(home)) => resolved(&home.join(rest.trim_start_matches(std::path::is_separator))),
            _ => resolved(&self.base.join(typed)),
        }
    }

    /// Tells whether what is typed names a folder by its last character.
    fn ends_in_folder(&self) -> bool {
        self.text.trim().trim_end_matches(['"', '\'']).ends_with(std::path::is_separator)
    }

    /// The folder of what is typed, and what stands behind it.
    fn parts(&self, home: Option<&Path>) -> (PathBuf, String) {
        let path = self.path(home);
        if self.ends_in_folder() || self.text.trim().is_empty() {
            return (path, String::new());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (path.parent().map(ToOwned::to_owned).unwrap_or_default(), name)
    }

    /// Takes another name in the place of the one that is suggested, where a new file would replace one of that name.
    fn make_way(&mut self) {
        let name = &self.asked.suggestion;
        let (stem, whole) = (name.file_stem().unwrap_or_default(), name.file_name().unwrap_or_default());
        let is_there = |name: &str| self.entries.iter().any(|entry| entry.name == name);
        let (stem, whole) = (stem.to_string_lossy(), whole.to_string_lossy());
        let is_suggested = self.text == within(&self.base, &whole);
        let begins = self.asked.question.writes_file() && !self.asked.question.exports();
        if !begins || !is_suggested || !is_there(&whole) {
            return;
        }
        let free =
            (2..=self.entries.len() + 2).map(|number| format!("{stem}-{number}.ron")).find(|name| !is_there(name));
        self.text = within(&self.base, &free.unwrap_or_default());
        self.fresh = true;
    }

    /// Has what lies at the path looked at, before it is taken.
    fn look(&mut self, work: &mut Work, home: Option<&Path>, lang: Lang) {
        let path = self.path(home);
        let writes = self.asked.question.writes_file();
        if writes && (self.ends_in_folder() || self.text.trim().is_empty()) {
            let text = Text::new("请在文件夹后面写上文件名", "Type the name of the file behind the folder");
            self.said = Said::Wrong(text.get(lang).to_owned());
            return;
        }
        let path = if writes { self.asked.question.with_ending(path).0 } else { path };
        if writes && path.extension().is_none() {
            let text = Text::new("文件名只有后缀，请写上名称", "The name is an ending only: type what goes before it");
            self.said = Said::Wrong(text.get(lang).to_owned());
            return;
        }
        self.looks = Some(path.clone());
        let makes = (self.said == Said::Makes).then(|| if writes { path.parent() } else { Some(&*path) }).flatten();
        let makes = makes.map(ToOwned::to_owned);
        work.start(&path.clone(), Errand::Other, move || {
            let made = makes.map_or(Ok(()), |folder| make_folder(&folder));
            let place = made.map(|()| place::look(&path));
            Report::Placed(path, place)
        });
    }

    /// Takes in what lies at the path: whether it is the answer.
    fn judge(&mut self, path: &Path, place: Place, lang: Lang) -> bool {
        let question = self.asked.question;
        let (writes, folders) = (question.writes_file(), question.wants_folder());
        let agreed = std::mem::take(&mut self.said);
        let wrong = |text: Text| Said::Wrong(text.get(lang).to_owned());
        self.said = match place {
            Place::Folder if folders || question == Question::Open => return true,
            // On into the folder.
            Place::Folder => {
                self.text = within(path, "");
                self.fresh = true;
                return false;
            }
            Place::File if folders => wrong(Text::new("这不是文件夹", "This is no folder")),
            Place::File if writes && agreed != Said::Replaces => Said::Replaces,
            Place::File => return true,
            Place::Free if writes => return true,
            Place::Nowhere if writes => Said::Makes,
            Place::Free | Place::Nowhere if question == Question::Target => Said::Makes,
            Place::Free | Place::Nowhere if folders => {
                wrong(Text::new("没有这个文件夹，请检查路径", "There is no such folder: check the path"))
            }
            Place::Free | Place::Nowhere => {
                wrong(Text::new("没有这个文件，请检查路径", "There is no such file: check the path"))
            }
        };
        // Enter answers, also where a button was clicked.
        self.fresh |= matches!(self.said, Said::Replaces | Said::Makes);
        false
    }
}

/// `path` without the parts that lead back, as a person reads it: `甲/../乙` is `乙`.
fn resolved(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            // Above the root there is nothing.
            Component::ParentDir if plain.has_root() => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// The name of something in a folder, as it is typed.
fn within(folder: &Path, name: &str) -> String {
    let folder = folder.display().to_string();
    let gap = folder.is_empty() || folder.ends_with(std::path::is_separator);
    format!("{folder}{}{name}", if gap { String::new() } else { MAIN_SEPARATOR.to_string() })
}

impl App {
    /// Takes in what lies at the path that was typed.
    pub(in crate::app) fn placed(&mut self, path: PathBuf, place: Result<Place, StorageError>, ctx: &Context) {
        let lang = self.settings.lang;
        let Some(own) = self.given.own.as_mut().filter(|own| own.looks.as_ref() == Some(&path)) else { return };
        own.looks = None;
        match place {
            Ok(place) if own.judge(&path, place, lang) => {
                if let Some(own) = self.given.own.take() {
                    self.answered(&own.asked, vec![path], ctx);
                }
            }
            Ok(_) => {}
            Err(error) => own.said = Said::Wrong(error.line(lang)),
        }
    }

    /// Takes in what lies in a folder.
    pub(in crate::app) fn listed(&mut self, folder: &Path, entries: Vec<Entry>) {
        if let Some(own) = self.given.own.as_mut().filter(|own| own.folder == folder) {
            own.entries = entries;
            own.make_way();
        }
    }
}

/// The characters of a path that are the name of its file without the ending.
fn name_in(text: &str, ending: &str) -> std::ops::Range<usize> {
    let count = text.chars().count();
    let start = text.rfind(std::path::is_separator).map_or(0, |at| text[..at].chars().count() + 1);
    let end = text.strip_suffix(ending).and_then(|rest| rest.strip_suffix('.'));
    start..end.map_or(count, |rest| rest.chars().count()).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(question: Question, suggestion: &str) -> Own {
        let asked = Asked { question, suggestion: suggestion.into(), serial: 0, at: 0.0 };
        Own::new(asked, "/last".into())
    }

    #[test]
    fn a_box_begins_where_the_question_does_else_where_a_person_was_last() {
        for (question, suggestion, text) in [
            (Question::Save, "出纳.ron", "/last/出纳.ron"),
            (Question::Export, "/文件/出纳.pdf", "/文件/出纳.pdf"),
            (Question::Open, "/文件", "/文件/"),
            (Question::Open, "", "/last/"),
            (Question::Members, "/文件", "/文件/"),
            (Question::Target, "/文件", "/文件/"),
        ] {
            assert_eq!(own(question, suggestion).text, text);
        }
    }

    #[test]
    fn a_path_may_begin_at_home_or_where_the_box_began() {
        let mut own = own(Question::Open, "/文件");
        for (text, path) in [
            ("~", "/home/方砚"),
            ("~/甲.ron", "/home/方砚/甲.ron"),
            (" '/别处/甲.ron' ", "/别处/甲.ron"),
            ("甲.ron", "/文件/甲.ron"),
            ("/文件//别处/甲.ron", "/别处/甲.ron"),
            ("~甲.ron", "/文件/~甲.ron"),
            ("../甲.ron", "/甲.ron"),
            ("~/../乙/./甲.ron", "/home/乙/甲.ron"),
            ("/别处/../../甲.ron", "/甲.ron"),
        ] {
            own.text = text.to_owned();
            assert_eq!(own.path(Some(Path::new("/home/方砚"))), Path::new(path));
        }
    }

    #[test]
    fn a_file_is_replaced_and_a_folder_is_made_only_when_that_was_agreed_to() {
        let path = Path::new("/文件/出纳.ron");
        let mut own = own(Question::Save, "/文件/出纳.ron");
        assert!(own.judge(path, Place::Free, Lang::Zh));
        assert!(!own.judge(path, Place::File, Lang::Zh));
        assert_eq!(own.said, Said::Replaces);
        assert!(own.judge(path, Place::File, Lang::Zh));
        assert!(!own.judge(path, Place::Nowhere, Lang::Zh));
        assert_eq!(own.said, Said::Makes);
        assert!(!own.judge(path, Place::File, Lang::Zh), "what was agreed to is something else");
    }

    #[test]
    fn the_name_without_its_ending_is_chosen_at_first() {
        assert_eq!(name_in("/文件/出纳.ron", "ron"), 4..6);
        assert_eq!(name_in("/文件/", "ron"), 4..4);
    }
}
