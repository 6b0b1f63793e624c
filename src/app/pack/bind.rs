//! The pages of a pack, made on a worker: reads the members, lays them out, and notes what stands where.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use crate::check::Rulebook;
use crate::check::pack as check;
use crate::document::pack::{Department, Pack};
use crate::document::{Choice as _, PackPart};
use crate::lang::Lang;
use crate::layout::pack::{Chapter, Extras, Pressed, bind_on, roman};
use crate::page::{Image, Page, Press};
use crate::storage::StorageError;
use crate::storage::pack::{Library, Members, open_logo};

/// A pack to bind.
#[derive(Clone)]
pub(in crate::app) struct Source {
    /// Its file, from whose folder the members come.
    pub(in crate::app) path: PathBuf,
    pub(in crate::app) pack: Arc<Pack>,
    /// Counts the times at which a member's file may have changed.
    pub(in crate::app) look: u64,
    /// What its members are judged by.
    pub(in crate::app) rules: Arc<Rulebook>,
}

/// What stands where in a bound pack.
#[derive(Clone, Default)]
pub(in crate::app) struct Book {
    /// The pack that was bound.
    pub(in crate::app) of: Arc<Pack>,
    /// How many pages stand before page 1.
    pub(in crate::app) front: usize,
    /// The first page of each member (department and row), counted from 0 over all pages.
    pub(in crate::app) members: BTreeMap<(usize, usize), usize>,
    /// The first page of each part that is there.
    pub(in crate::app) parts: Vec<(PackPart, usize)>,
    /// The pages on which a department, a description or another part begins, with what it is called.
    names: Vec<(usize, String)>,
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

    /// The number of the page as the file counts them: i, ii … and from 1 again.
    pub(in crate::app) fn number(&self, page: usize) -> String {
        page.checked_sub(self.front).map_or_else(|| roman(page + 1), |page| (page + 1).to_string())
    }

    /// What the page shows: a description, a department, another part.
    pub(in crate::app) fn name(&self, page: usize, lang: Lang) -> String {
        self.named(page).map_or_else(|| PackPart::Cover.label().get(lang).to_owned(), |(_, name)| name.clone())
    }

    /// What the page shows, and the page on which that begins; nothing on the cover.
    fn named(&self, page: usize) -> Option<&(usize, String)> {
        let behind = self.names.partition_point(|(first, _)| *first <= page);
        self.names.get(behind.checked_sub(1)?)
    }

    /// The member that the page belongs to; none on a divider, or where another part stands.
    pub(in crate::app) fn member_at(&self, page: usize) -> Option<(usize, usize)> {
        let begins = self.named(page)?.0;
        let of = |first: &usize| begins <= *first && *first <= page;
        self.members.iter().find(|(_, first)| of(first)).map(|(at, _)| *at)
    }
}

/// What could be read of the files that a pack names.
#[derive(Clone)]
pub(in crate::app) struct Files {
    pub(in crate::app) members: Arc<Members>,
    pub(in crate::app) logo: Logo,
    pub(in crate::app) across: Arc<Across>,
}

/// What the members contradict one another in; looking for that takes longer than a frame of the window may.
#[derive(Default)]
pub(in crate::app) struct Across {
    pub(in crate::app) found: check::Across,
    departments: Vec<Department>,
    members: Arc<Members>,
    rules: Arc<Rulebook>,
}

impl Across {
    /// Tells whether the same would come of it again.
    fn is_of(&self, source: &Source, members: &Arc<Members>) -> bool {
        Arc::ptr_eq(&self.members, members)
            && Arc::ptr_eq(&self.rules, &source.rules)
            && self.departments == source.pack.departments
    }

    fn of(source: &Source, members: &Arc<Members>) -> Self {
        let known = |name: &str| Some(members.get(name)?.as_deref().map_err(|error| &*error.fault));
        Self {
            found: check::across(&source.pack, known, &source.rules),
            departments: source.pack.departments.clone(),
            members: Arc::clone(members),
            rules: Arc::clone(&source.rules),
        }
    }
}

type Logo = Result<Option<Arc<Image>>, StorageError>;

impl Files {
    /// Tells whether the same pages come of both.
    fn are(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.across, &other.across) && self.logo == other.logo
    }
}

/// Reads the files of a pack again and again.
#[derive(Default)]
pub(in crate::app) struct Binder {
    library: Library,
    last: Option<Files>,
    /// For which name, client and look the logo was read last: a picture takes time to decode.
    logo_of: Option<(String, String, u64)>,
}

impl Binder {
    /// The files as they stand on disk; nothing when `goes_on` stops it.
    pub(in crate::app) fn read(&mut self, source: &Source, goes_on: &mut dyn FnMut(usize) -> bool) -> Option<Files> {
        let pack = &source.pack;
        let members = self.library.read(&source.path, pack, goes_on)?;
        let logo_of = Some((pack.style.logo.clone(), pack.client.clone(), source.look));
        let last = self.last.take();
        let known = last.as_ref().map(|last| &last.across).filter(|across| across.is_of(source, &members));
        let across = known.map_or_else(|| Arc::new(Across::of(source, &members)), Arc::clone);
        let known = last.filter(|_| self.logo_of == logo_of);
        let logo = known.map_or_else(|| open_logo(&source.path, pack), |known| known.logo);
        self.logo_of = logo_of;
        self.last = Some(Files { members, logo, across });
        self.last.clone()
    }

    /// Tells whether the files on disk are those read last.
    pub(in crate::app) fn is_as_it_was(&mut self, source: &Source) -> bool {
        let last = self.last.clone();
        let now = self.read(source, &mut |_| true);
        last.zip(now).is_some_and(|(last, now)| last.are(&now))
    }
}

/// Lays out the pack of `source` on `press` with those of its members that could be read, and finds out where they begin. `watch` is
/// told after each how many are done; when it breaks there is no answer.
pub(in crate::app) fn bind<P: Press>(
    press: &P,
    source: &Source,
    files: &Files,
    watch: &(dyn Fn(usize) -> ControlFlow<()> + Sync),
) -> Option<(Pressed<P::Printed>, Starts)> {
    let pack = &source.pack;
    let read = |name: &String| files.members.get(name).and_then(|outcome| outcome.as_deref().ok());
    let chapters: Vec<Chapter<'_>> = pack
        .departments
        .iter()
        .map(|department| Chapter { department, documents: department.members.iter().filter_map(read).collect() })
        .collect();
    let known = |name: &str| Some(files.members.get(name)?.as_deref().map_err(|error| &*error.fault));
    let remarks = pack.style.findings.then(|| check::remarks(pack, known, &source.rules));
    let extras = Extras { logo: files.logo.clone().ok().flatten(), remarks };
    let pressed = bind_on(press, pack, &chapters, &extras, watch)?;
    let mut starts = Starts::new();
    for (index, (department, (_, firsts))) in pack.departments.iter().zip(&pressed.starts).enumerate() {
        let rows = department.members.iter().enumerate().filter(|(_, name)| read(name).is_some());
        let front = pressed.about.front;
        starts.extend(rows.zip(firsts).map(|((row, _), first)| ((index, row), front + first - 1)));
    }
    Some((pressed, starts))
}

/// The first page of each member (department and row), counted from 0 over all pages.
type Starts = BTreeMap<(usize, usize), usize>;

/// Finds the parts of `pack` by the headings on its pages.
pub(in crate::app) fn book(pack: &Arc<Pack>, pages: &[Page], front: usize, members: Starts) -> Book {
    let headed = |part: PackPart| {
        let (zh, en) = (part.label().zh, part.label().en);
        move |page: &Page| {
            page.marks.iter().any(|mark| mark.depth == 0 && (mark.text.contains(zh) || mark.text.contains(en)))
        }
    };
    let mut parts = Vec::new();
    for &part in PackPart::ALL {
        let first = match part {
            PackPart::Cover => pages.first().filter(|page| front > 0 && page.marks.is_empty()).map(|_| 0),
            PackPart::Dividers => None,
            PackPart::SignOff => pages.iter().rposition(headed(part)).filter(|&page| page >= front),
            _ => pages[..front.min(pages.len())].iter().position(headed(part)),
        };
        parts.extend(first.map(|first| (part, first)));
    }
    // A description goes before its department, which is named on the same page when it has no divider.
    let name_on = |page: &Page| page.marks.iter().rfind(|mark| mark.depth <= 1).map(|mark| mark.text.clone());
    let names = pages.iter().enumerate().filter_map(|(index, page)| Some((index, name_on(page)?))).collect();
    Book { of: Arc::clone(pack), front, members, parts, names }
}
