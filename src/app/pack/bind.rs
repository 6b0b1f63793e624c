//! The pages of a pack, made on a worker: reads the members, lays them out, and notes what stands where.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::document::pack::Pack;
use crate::document::{Choice as _, Labels, PackPart};
use crate::lang::Lang;
use crate::layout::pack::Chapter;
use crate::layout::{Printed, pack as layout};
use crate::storage::pack::{Library, Members};

/// A pack to bind.
#[derive(Clone)]
pub(in crate::app) struct Source {
    /// Its file, from whose folder the members come.
    pub(in crate::app) path: PathBuf,
    pub(in crate::app) pack: Arc<Pack>,
    /// Counts the times at which a member's file may have changed.
    pub(in crate::app) look: u64,
}

/// What stands where in a bound pack.
#[derive(Clone, Default)]
pub(in crate::app) struct Book {
    /// How many pages stand before page 1.
    pub(in crate::app) front: usize,
    /// The first page of each member (department and row), counted from 0 over all pages.
    pub(in crate::app) members: BTreeMap<(usize, usize), usize>,
    /// The first page of each part that is there.
    pub(in crate::app) parts: Vec<(PackPart, usize)>,
}

impl Book {
    /// What a person calls the page: its number, or the part that it belongs to before page 1.
    pub(in crate::app) fn label(&self, page: usize, lang: Lang) -> String {
        if page >= self.front {
            return (page - self.front + 1).to_string();
        }
        let part = self.parts.iter().rfind(|(_, first)| *first <= page);
        part.map_or_else(String::new, |(part, _)| part.label().get(lang).to_owned())
    }

    /// The member that the page belongs to.
    pub(in crate::app) fn member_at(&self, page: usize) -> Option<(usize, usize)> {
        self.members.iter().filter(|(_, first)| **first <= page).max_by_key(|(_, first)| **first).map(|(at, _)| *at)
    }
}

/// Reads the members of a pack again and again.
#[derive(Default)]
pub(in crate::app) struct Binder {
    library: Library,
    last: Option<Arc<Members>>,
}

impl Binder {
    /// The members as they stand on disk; nothing when `goes_on` stops it.
    pub(in crate::app) fn read(
        &mut self,
        source: &Source,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Option<Arc<Members>> {
        self.last = self.library.read(&source.path, &source.pack, goes_on);
        self.last.clone()
    }

    /// Tells whether the members on disk are those read last.
    pub(in crate::app) fn is_as_it_was(&mut self, source: &Source) -> bool {
        let last = self.last.clone();
        let now = self.read(source, &mut |_| true);
        last.zip(now).is_some_and(|(last, now)| Arc::ptr_eq(&last, &now))
    }
}

/// Lays out `pack` with those of its `members` that could be read. `goes_on` is told how many are done; when it says
/// no there is no answer.
pub(in crate::app) fn bind(
    pack: &Pack,
    members: &Members,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Option<(Printed, Book)> {
    let read = |name: &String| members.get(name).and_then(|outcome| outcome.as_deref().ok());
    let chapters: Vec<Chapter<'_>> = pack
        .departments
        .iter()
        .map(|department| Chapter { department, documents: department.members.iter().filter_map(read).collect() })
        .collect();
    let printed = printed(pack, &chapters, goes_on)?;
    let rows = pack.departments.iter().enumerate().flat_map(|(at, department)| {
        let rows = department.members.iter().enumerate();
        rows.filter(|(_, name)| read(name).is_some()).map(move |(row, _)| (at, row))
    });
    let book = book(&printed, rows);
    Some((printed, book))
}

/// The way to the layout, which is the one place that knows how to watch it.
fn printed(pack: &Pack, chapters: &[Chapter<'_>], goes_on: &mut dyn FnMut(usize) -> bool) -> Option<Printed> {
    let lang = match pack.style.labels {
        Labels::Zh | Labels::Both => Lang::Zh,
        Labels::En => Lang::En,
    };
    if !goes_on(0) {
        return None;
    }
    let printed = layout::bind(pack, chapters, lang);
    goes_on(chapters.iter().map(|chapter| chapter.documents.len()).sum()).then_some(printed)
}

/// Finds the members `rows`, in order, and the parts by the headings on the pages.
fn book(printed: &Printed, rows: impl Iterator<Item = (usize, usize)>) -> Book {
    let front = printed.about.front;
    let numbered = || printed.pages.iter().enumerate().skip(front);
    let starts = numbered().filter(|(_, page)| page.marks.iter().any(|mark| mark.depth == 1)).map(|(index, _)| index);
    let mut parts = Vec::new();
    for &part in PackPart::ALL {
        let first = match part {
            PackPart::Cover => (front > 0 && printed.pages[0].marks.is_empty()).then_some(0),
            PackPart::Dividers => None,
            _ => {
                let names = [part.label().zh, part.label().en];
                let headed = |page: &crate::page::Page| {
                    page.marks
                        .iter()
                        .any(|mark| mark.depth == 0 && names.iter().any(|name| mark.text.starts_with(name)))
                };
                match part {
                    PackPart::SignOff => printed.pages.iter().rposition(headed),
                    _ => printed.pages[..front].iter().position(headed),
                }
            }
        };
        parts.extend(first.map(|first| (part, first)));
    }
    Book { front, members: rows.zip(starts).collect(), parts }
}
