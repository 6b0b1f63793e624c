//! The open documents and folders, each in a tab of its own, and which of them shows. Reports from elsewhere carry the number of the
//! document that they are about.

use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::open::Open;
use super::pack::OpenPack;
use super::tab::Tab;

/// How many closed files can be opened again.
const CLOSED: usize = 20;

/// The tabs, from left to right.
#[derive(Default)]
pub(super) struct Tabs {
    list: Vec<Tab>,
    /// The number of the one that shows; nothing is the start screen.
    shown: Option<u64>,
    /// The numbers of those that showed, the newest last.
    before: Vec<u64>,
    /// The files that were closed, the newest last.
    closed: Vec<PathBuf>,
    /// Counts the documents, so that a report about an old one is known for what it is.
    serial: u64,
}

impl Tabs {
    /// A number for a document.
    pub(super) fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Tab> {
        self.list.iter()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Tab> {
        self.list.iter_mut()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The document of this number, while it is open.
    pub(super) fn get(&self, serial: u64) -> Option<&Tab> {
        self.list.iter().find(|tab| tab.serial() == serial)
    }

    /// As [`Tabs::get`].
    pub(super) fn get_mut(&mut self, serial: u64) -> Option<&mut Tab> {
        self.list.iter_mut().find(|tab| tab.serial() == serial)
    }

    /// The number of the document whose file is at `path`.
    pub(super) fn with_path(&self, path: &Path) -> Option<u64> {
        self.list.iter().find(|tab| tab.path() == Some(path)).map(Tab::serial)
    }

    /// The number of what shows.
    pub(super) fn shown(&self) -> Option<u64> {
        self.shown
    }

    /// What shows; nothing on the start screen.
    pub(super) fn front(&self) -> Option<&Tab> {
        self.get(self.shown?)
    }

    /// As [`Tabs::front`].
    pub(super) fn front_mut(&mut self) -> Option<&mut Tab> {
        self.get_mut(self.shown?)
    }

    /// The description that shows.
    pub(super) fn open(&self) -> Option<&Open> {
        match self.front() {
            Some(Tab::Description(open)) => Some(open),
            _ => None,
        }
    }

    /// As [`Tabs::open`].
    pub(super) fn open_mut(&mut self) -> Option<&mut Open> {
        match self.front_mut() {
            Some(Tab::Description(open)) => Some(open),
            _ => None,
        }
    }

    /// The pack that shows.
    pub(super) fn pack(&self) -> Option<&OpenPack> {
        match self.front() {
            Some(Tab::Pack(pack)) => Some(pack),
            _ => None,
        }
    }

    /// As [`Tabs::pack`].
    pub(super) fn pack_mut(&mut self) -> Option<&mut OpenPack> {
        match self.front_mut() {
            Some(Tab::Pack(pack)) => Some(pack),
            _ => None,
        }
    }

    /// The folder that shows.
    pub(super) fn folder(&self) -> Option<&Folder> {
        match self.front() {
            Some(Tab::Folder(folder)) => Some(folder),
            _ => None,
        }
    }

    /// As [`Tabs::folder`].
    pub(super) fn folder_mut(&mut self) -> Option<&mut Folder> {
        match self.front_mut() {
            Some(Tab::Folder(folder)) => Some(folder),
            _ => None,
        }
    }

    /// Every open folder.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.list.iter().filter_map(|tab| match tab {
            Tab::Folder(folder) => Some(&**folder),
            _ => None,
        })
    }

    /// As [`Tabs::folders`].
    pub(super) fn folders_mut(&mut self) -> impl Iterator<Item = &mut Folder> {
        self.list.iter_mut().filter_map(|tab| match tab {
            Tab::Folder(folder) => Some(&mut **folder),
            _ => None,
        })
    }

    /// Every open pack.
    pub(super) fn packs(&self) -> impl Iterator<Item = &OpenPack> {
        self.list.iter().filter_map(|tab| match tab {
            Tab::Pack(pack) => Some(&**pack),
            _ => None,
        })
    }

    /// As [`Tabs::packs`].
    pub(super) fn packs_mut(&mut self) -> impl Iterator<Item = &mut OpenPack> {
        self.list.iter_mut().filter_map(|tab| match tab {
            Tab::Pack(pack) => Some(&mut **pack),
            _ => None,
        })
    }

    /// Adds a tab behind the one that shows, or in the place of another.
    pub(super) fn add(&mut self, tab: Tab, instead: Option<u64>) {
        if let Some(old) = instead.and_then(|old| self.get_mut(old)) {
            *old = tab;
            return;
        }
        let at = self.place(self.shown).map_or(self.list.len(), |at| at + 1);
        self.list.insert(at, tab);
    }

    /// Adds a tab behind all others.
    pub(super) fn push(&mut self, tab: Tab) {
        self.list.push(tab);
    }

    /// Shows the document of this number, or the start screen.
    pub(super) fn show(&mut self, serial: Option<u64>) {
        if let Some(before) = self.shown {
            self.before.retain(|&other| other != before);
            self.before.push(before);
        }
        self.shown = serial.filter(|&serial| self.get(serial).is_some());
    }

    /// Closes a document; what showed before shows then.
    pub(super) fn close(&mut self, serial: u64) {
        let Some(at) = self.place(Some(serial)) else { return };
        let tab = self.list.remove(at);
        if let Some(path) = tab.path() {
            self.closed.retain(|other| other != path);
            self.closed.push(path.to_owned());
            if self.closed.len() > CLOSED {
                self.closed.remove(0);
            }
        }
        self.before.retain(|&other| other != serial);
        if self.shown == Some(serial) {
            self.shown = self.before.pop().or_else(|| self.list.last().map(Tab::serial));
        }
    }

    /// The number of the next tab or of the one before, around the ends.
    pub(super) fn beside(&self, forwards: bool) -> Option<u64> {
        let last = self.list.len().checked_sub(1)?;
        let at = match (self.place(self.shown), forwards) {
            (Some(at), true) if at < last => at + 1,
            (_, true) => 0,
            (Some(at), false) if at > 0 => at - 1,
            (_, false) => last,
        };
        self.list.get(at).map(Tab::serial)
    }

    /// Moves the tab of this number to the place `to`.
    pub(super) fn move_to(&mut self, serial: u64, to: usize) {
        if let Some(at) = self.place(Some(serial)).filter(|_| to < self.list.len()) {
            let tab = self.list.remove(at);
            self.list.insert(to, tab);
        }
    }

    /// The file that was closed last and is not open again.
    pub(super) fn take_closed(&mut self) -> Option<PathBuf> {
        while let Some(path) = self.closed.pop() {
            if self.with_path(&path).is_none() {
                return Some(path);
            }
        }
        None
    }

    /// Tells whether a file was closed.
    pub(super) fn has_closed(&self) -> bool {
        !self.closed.is_empty()
    }

    /// The files that are open, from left to right.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.list.iter().filter_map(Tab::path)
    }

    fn place(&self, serial: Option<u64>) -> Option<usize> {
        let serial = serial?;
        self.list.iter().position(|tab| tab.serial() == serial)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PositionDescription;

    fn tabs(count: u64) -> Tabs {
        let mut tabs = Tabs::default();
        for _ in 0..count {
            let serial = tabs.next_serial();
            let path = Some(format!("{serial}.ron").into());
            tabs.push(Tab::Description(Box::new(Open::new(PositionDescription::default(), path, serial))));
        }
        tabs
    }

    fn order(tabs: &Tabs) -> Vec<u64> {
        tabs.iter().map(Tab::serial).collect()
    }

    #[test]
    fn after_the_last_tab_comes_the_first() {
        let mut tabs = tabs(3);
        let mut seen = Vec::new();
        for forwards in [true, true, true, true, false, false] {
            tabs.show(tabs.beside(forwards));
            seen.extend(tabs.shown());
        }
        assert_eq!(seen, [1, 2, 3, 1, 3, 2]);
        assert_eq!(Tabs::default().beside(true), None);
    }

    #[test]
    fn what_showed_before_shows_when_a_tab_is_closed() {
        let mut tabs = tabs(4);
        for serial in [1, 3, 2, 4] {
            tabs.show(Some(serial));
        }
        tabs.close(2);
        assert_eq!(tabs.shown(), Some(4), "another tab was closed");
        let mut seen = Vec::new();
        while let Some(shown) = tabs.shown() {
            seen.push(shown);
            tabs.close(shown);
        }
        assert_eq!(seen, [4, 3, 1]);
        let again: Vec<_> = std::iter::from_fn(|| tabs.take_closed()).collect();
        assert_eq!(again, ["1.ron", "3.ron", "4.ron", "2.ron"].map(PathBuf::from));
    }

    #[test]
    fn a_tab_moves_to_where_it_is_dragged() {
        for (serial, to, after) in [(1, 2, [2, 3, 1]), (3, 0, [3, 1, 2]), (2, 1, [1, 2, 3]), (2, 9, [1, 2, 3])] {
            let mut tabs = tabs(3);
            tabs.move_to(serial, to);
            assert_eq!(order(&tabs), after);
        }
    }
}
