//! 汇编: cover, preface, approval, contents, chart and roster, then the descriptions department by department, at last
//! the sheet on which everyone signs for a copy.
//!
//! The descriptions are laid out first, so that contents and roster name the pages on which they really stand.
//! What stands before them is numbered i, ii …, and leads to its targets by links.

mod chart;
mod front;
mod leaf;
mod lists;
mod opening;

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use rayon::prelude::*;

use super::block::frame::{self, Edges};
use super::house::Fields;
use super::sheet::Sheet;
use super::table::{LINK, Para};
use super::{Options, Printed};
use crate::document::pack::{Department, Pack};
use crate::document::{PackPart, PositionDescription, Remark};
use crate::font;
use crate::lang::{Message, Text, one_line};
use crate::page::{About, Image, Item, Page, Press, Tray};
use leaf::{Leaf, leaves};
use lists::Entry;
pub(super) use lists::title_block;
pub use opening::roman;

/// A department of the pack with its descriptions.
#[derive(Clone, Debug)]
pub struct Chapter<'a> {
    /// What the pack says about it.
    pub department: &'a Department,
    /// Its descriptions, in order.
    pub documents: Vec<&'a PositionDescription>,
}

/// On which page, from 1, a department and each of its descriptions begins; a department without a page has none.
pub type Start = (Option<usize>, Vec<usize>);

/// A pack with its members, and on which page each begins.
struct Bound<'a> {
    pack: &'a Pack,
    chapters: &'a [Chapter<'a>],
    options: &'a Options,
    starts: Vec<Start>,
}

impl Bound<'_> {
    /// Tells whether the style leaves `part` in.
    fn has(&self, part: PackPart) -> bool {
        has(self.options, part)
    }
}

fn has(options: &Options, part: PackPart) -> bool {
    !options.style.without.contains(&part)
}

/// A link to one of the pages before the numbered ones: what is left of the key is the page's index.
const FRONT: u64 = 1 << 61;

/// The key of what leads to the numbered page `page`, from 1.
fn link_key(page: usize) -> u64 {
    LINK | page as u64
}

/// A pack that was handed to a press.
pub struct Pressed<T> {
    /// Its parts in order: what stands in front, then dividers and descriptions, at last the sheet for signing.
    pub parts: Vec<T>,
    /// For each chapter, where it and its descriptions begin.
    pub starts: Vec<Start>,
    /// The characters that the face lacks, each once.
    pub missing: Vec<char>,
    /// What it says about itself.
    pub about: About,
}

/// Why `chapters` should not be given out as a pack: a book of empty lists is a mistake.
#[must_use]
pub fn refusal(chapters: &[Chapter<'_>]) -> Option<Text> {
    let empty = chapters.iter().all(|chapter| chapter.documents.is_empty());
    empty.then_some(Text::new("汇编里还没有岗位说明书", "it has no descriptions"))
}

/// What goes into a pack besides its file and its descriptions.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    /// The client's logo.
    pub logo: Option<Arc<Image>>,
    /// What the checks say about the descriptions, numbered through all departments, for the appendix; nothing for none.
    pub remarks: Option<Vec<Remark>>,
}

/// Binds `chapters` as `pack` says, with `extras`.
#[must_use]
pub fn bind(pack: &Pack, chapters: &[Chapter<'_>], extras: &Extras) -> Printed {
    match bind_on(&Tray, pack, chapters, extras, &|_| ControlFlow::Continue(())) {
        Some(Pressed { parts, missing, about, .. }) => {
            Printed { pages: parts.into_iter().flatten().collect(), missing, about }
        }
        None => unreachable!("nobody stops it"),
    }
}

/// Binds `chapters` on `press`, several descriptions at a time.
///
/// `watch` is told after each description how many are done; when it breaks, nothing comes of the rest.
pub fn bind_on<P: Press>(
    press: &P,
    pack: &Pack,
    chapters: &[Chapter<'_>],
    extras: &Extras,
    watch: &(dyn Fn(usize) -> ControlFlow<()> + Sync),
) -> Option<Pressed<P::Printed>> {
    let options = &Options::of(pack, extras.logo.clone());
    let leaves = leaves(chapters, options, extras);
    let mut bound = Bound { pack, chapters, options, starts: Vec::new() };
    let done = AtomicUsize::new(0);
    let body = leaves.par_iter().map(|leaf| {
        let sheets = leaf.sheets(&bound);
        let count = sheets.len();
        // Looking through all fields takes time, and nearly always nothing is found.
        let missing = if sheets.iter().any(Sheet::has_substitutes) { leaf.missing() } else { Vec::new() };
        let printed = press.print(sheets.into_iter().map(Sheet::finish).collect());
        let goes_on = match leaf {
            Leaf::Member { .. } => watch(done.fetch_add(1, Relaxed) + 1),
            _ => ControlFlow::Continue(()),
        };
        goes_on.is_continue().then_some((printed, (count, missing)))
    });
    let (mut body, said): (Vec<P::Printed>, Vec<_>) = body.collect::<Option<Vec<_>>>()?.into_iter().unzip();
    let (counts, missing): (Vec<usize>, Vec<Vec<char>>) = said.into_iter().unzip();
    let total: usize = counts.iter().sum();
    let firsts: Vec<usize> =
        counts.iter().scan(1, |next, count| Some(std::mem::replace(next, *next + count))).collect();
    bound.starts = starts(chapters, &leaves, &firsts);
    let edges = || {
        let spots = firsts.par_iter().zip(&counts);
        body.par_iter_mut().zip(&leaves).zip(spots).for_each(|((printed, leaf), (first, count))| {
            let edges = |index| leaf.edges(&bound, first + index, total).finish();
            press.print_heads(printed, (0..*count).map(edges).collect());
        });
    };
    let after: Vec<Entry> =
        leaves.iter().zip(&firsts).filter_map(|(leaf, first)| Some(Entry::of(leaf.label(options)?, *first))).collect();
    let front = || {
        let mut front = opening::sheets(&bound, &after);
        if front.is_empty() && total == 0 {
            // A document has a page.
            front.push(vec![front::cover(&bound)]);
        }
        let count = front.iter().map(Vec::len).sum();
        let mut pages = opening::pages(&bound, front);
        let names = names(&bound, &after, &pages);
        for page in pages.iter_mut().flatten() {
            lead(page, count, &names, options);
        }
        // Each by itself: what goes on from page to page is named anew in each.
        (pages.into_iter().map(|pages| press.print(pages)).collect::<Vec<_>>(), count)
    };
    let ((), (front, count)) = rayon::join(edges, front);
    let about = About { front: count, ..about(pack, options) };
    let parts = front.into_iter().chain(body).collect();
    let missing = font::missing(&house_text(pack, chapters)).into_iter().chain(missing.into_iter().flatten());
    let missing: BTreeSet<char> = missing.collect();
    Some(Pressed { parts, starts: bound.starts, missing: missing.into_iter().collect(), about })
}

/// For each chapter, where it and its descriptions begin; `firsts` are the first pages of `leaves`.
fn starts(chapters: &[Chapter<'_>], leaves: &[Leaf<'_>], firsts: &[usize]) -> Vec<Start> {
    let mut leaves = leaves.iter().zip(firsts).peekable();
    let start = |chapter: &Chapter<'_>| {
        let divider = leaves.next_if(|(leaf, _)| matches!(leaf, Leaf::Divider(_))).map(|(_, first)| *first);
        let members = leaves.by_ref().take(chapter.documents.len());
        let pages: Vec<usize> = members.map(|(_, first)| *first).collect();
        (divider.or(pages.first().copied()), pages)
    };
    chapters.iter().map(start).collect()
}

/// 密级 as it stands on every page; empty when there is none.
fn classification(bound: &Bound<'_>) -> String {
    if bound.pack.confidentiality.is_empty() { String::new() } else { front::classification(bound) }
}

/// What the fields of a header stand for on a page that is no description's.
fn of_pack(pack: &Pack) -> Fields<'_> {
    let date = pack.date.map_or_else(String::new, |date| date.to_string());
    Fields { version: &pack.version, date, title: &pack.title, client: &pack.client, ..Fields::default() }
}

/// The edges of a page that is no description's.
fn edges<'a>(bound: &Bound<'_>, fields: Fields<'a>, head: [&'a str; 3]) -> Edges<'a> {
    let number = frame::page_number(bound.options, &fields.page, &fields.pages);
    Edges { fields, head, number, status: Para::new(""), apart: true }
}

/// What stands on the pages that links lead to: a description, or else a department or another part. `front` are the
/// pages before the numbered ones.
fn names(bound: &Bound<'_>, others: &[Entry], front: &[Vec<Page>]) -> HashMap<u64, String> {
    let headings = (LINK | FRONT..).zip(front.iter().flatten().map(|page| page.marks.first()));
    let headings = headings.filter_map(|(key, mark)| Some((key, mark?.text.clone())));
    let mut names: HashMap<u64, String> = headings.collect();
    names.extend(others.iter().map(|other| (other.key, other.label.first.to_string())));
    for (chapter, (start, pages)) in bound.chapters.iter().zip(&bound.starts) {
        names.extend(start.map(|page| (link_key(page), chapter.department.name.clone())));
        let posts = chapter.documents.iter().map(|document| lists::title(document).to_owned());
        names.extend(pages.iter().map(|page| link_key(*page)).zip(posts));
    }
    names
}

/// Lets the links of a page before the numbered ones, of which there are `front`, lead to their pages.
fn lead(page: &mut Page, front: usize, names: &HashMap<u64, String>, options: &Options) {
    for item in &mut page.items {
        let Item::Link { page, alt, .. } = item else { continue };
        let key = *page as u64;
        let name = names.get(&key).map_or("", String::as_str);
        let own = (key & !(LINK | FRONT)) as usize;
        (*page, *alt) = if key & FRONT == 0 {
            let said = Message::new(format!("{name}，第 {own} 页"), format!("{name}, page {own}"));
            (front + own - 1, said.get(options.lang()).to_owned())
        } else {
            (own, name.to_owned())
        };
    }
}

fn about(pack: &Pack, options: &Options) -> About {
    About {
        title: one_line([pack.client.as_str(), pack.title.as_str()].join(" ").trim()),
        author: one_line(&pack.issuer),
        subject: one_line(&pack.version),
        lang: options.lang().tag(),
        front: 0,
    }
}

/// The texts of the pack itself and of its departments, whose names stand in contents and heads, too.
fn house_text(pack: &Pack, chapters: &[Chapter<'_>]) -> String {
    let texts = [&pack.title, &pack.client, &pack.issuer, &pack.preface, &pack.style.header, &pack.style.footer];
    let departments = chapters.iter().flat_map(|chapter| [&chapter.department.name, &chapter.department.intro]);
    texts.into_iter().chain(departments).map(String::as_str).collect()
}
