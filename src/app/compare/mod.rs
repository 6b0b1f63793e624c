//! Two documents side by side: what is compared with what shows, and what is taken over of it.

mod rows;
mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::tab::Tab;
use super::work::Stays;
use super::{App, keeping, time_of};
use crate::document::compare::Parts;
use crate::document::differences::{Difference, differences, place_in_pack, place_of};
use crate::document::pack::Pack;
use crate::document::{Field, Place, PositionDescription};
use crate::lang::{Lang, Text, one_line};
use crate::layout::comparison::{self, Sides};
use crate::storage::recovery::Document;
use crate::storage::{Content, StorageError, ron};

pub(super) use view::compare_ui;

/// The comparison while it is open.
pub(super) struct Compare {
    /// The number of the document that showed.
    serial: u64,
    /// What it is compared with; nothing while that is being chosen.
    other: Option<Other>,
    /// Why what was chosen cannot be compared.
    said: Option<String>,
    /// The document that showed is the old one.
    turned: bool,
    /// What does not differ is named.
    unfolded: bool,
    shown: Option<Shown>,
    /// The difference that was gone to last, and where in it the focus goes.
    at: Option<usize>,
    goes: Goes,
    /// So much was taken over.
    taken: usize,
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, Default)]
enum Goes {
    /// It stays where it is.
    #[default]
    Nowhere,
    /// To the head of the part.
    Part,
    /// In the part of a number, to what takes over that of its rows that differ: who takes one goes on with the next.
    Row(usize, usize),
}

/// What a document is compared with.
struct Other {
    name: String,
    document: Document,
}

/// What shows, worked out once a change.
struct Shown {
    /// The change of the document, whether it is the old one, and the language.
    of: (u64, bool, Lang),
    differences: Vec<Difference>,
    same: Vec<Text>,
}

/// Something to compare with.
enum Source {
    /// What stands in the file.
    Saved,
    /// The document of a number.
    Tab(u64),
}

/// A file with the folder that it lies in: a copy that comes back mostly has the name of what it is a copy of.
fn named(path: &Path) -> String {
    let parts = [path.parent().and_then(Path::file_name), path.file_name()].into_iter().flatten();
    one_line(&parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// What the document that shows is called beside another.
fn own_name(tab: &Tab, lang: Lang) -> String {
    tab.path().map_or_else(|| tab.name(lang), named)
}

/// What differs between two documents of one kind, of which the second may be the old one.
fn both<D: Parts>(other: &D, mine: &D, (_, turned, lang): (u64, bool, Lang)) -> (Vec<Difference>, Vec<Text>) {
    if turned { differences(mine, other, lang) } else { differences(other, mine, lang) }
}

impl Compare {
    fn new(serial: u64, other: Option<Other>) -> Self {
        let (said, shown, at, goes) = (None, None, None, Goes::Nowhere);
        Self { serial, other, said, turned: false, unfolded: false, shown, at, goes, taken: 0 }
    }

    /// Works out what differs, unless that is known.
    fn work_out(&mut self, tab: &Tab, lang: Lang) {
        let Some(other) = &self.other else { return };
        let of = (tab.generation(), self.turned, lang);
        if self.shown.as_ref().is_some_and(|shown| shown.of == of) {
            return;
        }
        let (differences, same) = match (&other.document, tab.document()) {
            (Document::Description(other), Some(Document::Description(mine))) => both(&**other, &*mine, of),
            (Document::Pack(other), Some(Document::Pack(mine))) => both(&**other, &*mine, of),
            _ => (Vec::new(), Vec::new()),
        };
        // Who takes one thing after the other goes on with the next.
        if !differences.is_empty() && (self.shown.is_none() || self.at.is_some_and(|at| at >= differences.len())) {
            (self.at, self.goes) = (Some(0), Goes::Part);
        }
        self.shown = Some(Shown { of, differences, same });
    }
}

impl App {
    /// Asks what to compare the document that shows with; a version that is looked at is what.
    pub(super) fn compare(&mut self) {
        let Some(tab) = self.tabs.front().filter(|tab| tab.document().is_some()) else { return };
        let serial = tab.serial();
        if let Some(look) = self.tabs.open_mut().and_then(|open| open.look.take()) {
            let document = Document::Description(Arc::clone(look.editor.document()));
            return self.compare_with(keeping::version_name(look.at, self.settings.lang), document, serial);
        }
        self.compare = Some(Compare::new(serial, None));
    }

    /// Compares the document of a number with another.
    pub(super) fn compare_with(&mut self, name: String, document: Document, serial: u64) {
        self.compare = Some(Compare::new(serial, Some(Other { name, document })));
    }

    /// Takes in what was read of a file to compare with.
    pub(super) fn read_to_compare(&mut self, path: &Path, serial: u64, read: Result<Content, StorageError>) {
        let lang = self.settings.lang;
        let is_pack = matches!(self.tabs.get(serial), Some(Tab::Pack(_)));
        let Some(compare) = self.compare.as_mut().filter(|compare| compare.serial == serial) else { return };
        match read.map(Document::from) {
            Err(error) => compare.said = Some(error.line(lang)),
            Ok(document) if matches!(document, Document::Pack(_)) != is_pack => {
                let text = Text::new(
                    "岗位说明书与汇编不能相互对比：请选择同一类文件",
                    "A description and a pack cannot be compared: choose a file of the same kind",
                );
                compare.said = Some(text.get(lang).to_owned());
            }
            Ok(document) => {
                self.compare_with(named(path), document, serial);
            }
        }
    }

    /// What is open or saved to compare the document of a number with.
    fn sources(&mut self, serial: u64) -> Vec<(String, Source)> {
        let lang = self.settings.lang;
        let mut sources = Vec::new();
        let Some(tab) = self.tabs.get_mut(serial) else { return sources };
        let is_pack = matches!(tab, Tab::Pack(_));
        if tab.is_dirty() && tab.guard().base.is_some() {
            sources.push((Text::new("已保存的内容", "What is saved").get(lang).to_owned(), Source::Saved));
        }
        let others = self.tabs.iter().filter(|tab| tab.serial() != serial && tab.document().is_some());
        for tab in others.filter(|tab| matches!(tab, Tab::Pack(_)) == is_pack) {
            let name = match (tab.path().map(named), lang) {
                (Some(file), Lang::Zh) => format!("{}（{file}）", tab.name(lang)),
                (Some(file), Lang::En) => format!("{} ({file})", tab.name(lang)),
                (None, _) => tab.name(lang),
            };
            sources.push((name, Source::Tab(tab.serial())));
        }
        sources
    }

    /// Compares with what was chosen.
    fn choose_source(&mut self, serial: u64, name: String, source: &Source) {
        let document = match source {
            Source::Tab(other) => self.tabs.get(*other).and_then(Tab::document),
            Source::Saved => self.tabs.get(serial).and_then(|tab| {
                let base = tab.guard().base.as_deref()?;
                ron::read_either(base, matches!(tab, Tab::Pack(_))).ok().map(Document::from)
            }),
        };
        if let Some(document) = document {
            self.compare_with(name, document, serial);
        }
    }

    /// Takes the other's `part` over, or one row of it, as a step that can be taken back.
    fn take_over(&mut self, compare: &mut Compare, (part, row): (usize, Option<usize>), ctx: &egui::Context) {
        let now = time_of(ctx);
        let Some(other) = &compare.other else { return };
        let difference = compare.shown.as_ref().and_then(|shown| shown.differences.iter().find(|one| one.part == part));
        let row = row.zip(difference).map(|(row, difference)| (difference.matches(compare.turned), row));
        let before = self.tabs.get(compare.serial).map(Tab::generation);
        match (self.tabs.get_mut(compare.serial), &other.document) {
            (Some(Tab::Description(open)), Document::Description(other)) => {
                let part = &PositionDescription::PARTS[part];
                let place = place_of(part, open.editor.document());
                let place = place.unwrap_or(Place::of(Field::Notes));
                open.editor.end_step();
                open.editor.edit(place, now, |document| part.bring(other, document, row.as_ref()));
                open.editor.end_step();
            }
            (Some(tab @ Tab::Pack(_)), Document::Pack(other)) => {
                let Some(Document::Pack(mine)) = tab.document() else { return };
                let mut pack = Pack::clone(&mine);
                Pack::PARTS[part].bring(other, &mut pack, row.as_ref());
                tab.replace(Content::Pack(Box::new(pack)), now);
            }
            _ => return,
        }
        compare.goes = difference.zip(row).map_or(Goes::Part, |(difference, (_, row))| {
            Goes::Row(part, difference.rows[..row].iter().filter(|row| !row.is_same()).count())
        });
        // What changed nothing is nothing to take back.
        compare.taken += usize::from(self.tabs.get(compare.serial).map(Tab::generation) != before);
    }

    /// Ends the comparison with the focus in `part`.
    fn go_to_part(&mut self, serial: u64, part: usize) {
        match self.tabs.get_mut(serial) {
            Some(Tab::Description(open)) => {
                let document = Arc::clone(open.editor.document());
                if let Some(place) = place_of(&PositionDescription::PARTS[part], &document) {
                    open.form.jump(place, &document);
                }
            }
            Some(Tab::Pack(pack)) => pack.jump(place_in_pack(&Pack::PARTS[part])),
            Some(Tab::Folder(_)) | None => {}
        }
    }

    /// Writes what differs as the PDF at `path`.
    pub(super) fn export_comparison(&mut self, path: PathBuf, stays: Option<Stays>) {
        let lang = self.settings.lang;
        let Some(Compare { serial, other: Some(other), turned, shown: Some(shown), .. }) = &self.compare else {
            return;
        };
        let Some(tab) = self.tabs.get(*serial) else { return };
        let (mut old, mut new) = (other.name.clone(), own_name(tab, lang));
        if *turned {
            (old, new) = (new, old);
        }
        let (serial, sides) = (*serial, Sides { title: tab.name(lang), old, new });
        let (differences, same) = (shown.differences.clone(), shown.same.clone());
        let print = move || comparison::print(&sides, (&differences, &same), lang);
        self.work.export(path, print, (serial, None, stays));
    }

    /// Takes back what was taken over last.
    fn take_back(&mut self, compare: &mut Compare) {
        compare.taken -= 1;
        compare.goes = Goes::Part;
        match self.tabs.get_mut(compare.serial) {
            Some(Tab::Description(open)) => {
                let before = Arc::clone(open.editor.document());
                open.editor.undo();
                open.form.follow(&before, open.editor.document());
            }
            Some(Tab::Pack(pack)) => drop(pack.editor.undo()),
            Some(Tab::Folder(_)) | None => {}
        }
    }
}
