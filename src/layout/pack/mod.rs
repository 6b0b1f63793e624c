//! 汇编: cover, preface, approval, contents, chart and roster, then the descriptions department by department, at last
//! the sheet on which everyone signs for a copy.
//!
//! The descriptions are laid out first, so that contents and roster name the pages on which they really stand.
//! What stands before them is numbered i, ii …, and leads to its targets by links.

mod chart;
mod front;
mod lists;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use rayon::prelude::*;

use super::block::frame;
use super::sheet::Sheet;
use super::table::{Block, Para, SMALL};
use super::{Options, Printed, flow, missing, sheets};
use crate::document::PositionDescription;
use crate::document::pack::{Department, Pack};
use crate::font;
use crate::lang::{Lang, Text};
use crate::page::{About, Item, Page, Press, Tray, Zone};

/// A department of the pack with its descriptions.
#[derive(Clone, Debug)]
pub struct Chapter<'a> {
    /// What the pack says about it.
    pub department: &'a Department,
    /// Its descriptions, in order.
    pub documents: Vec<&'a PositionDescription>,
}

/// A pack with its members, and on which page each begins.
struct Bound<'a> {
    pack: &'a Pack,
    chapters: &'a [Chapter<'a>],
    lang: Lang,
    /// For each chapter, the page of its divider and the pages of its descriptions, from 1.
    starts: Vec<(usize, Vec<usize>)>,
}

impl Bound<'_> {
    /// The texts in the pack's language.
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        Text::new(zh, en).get(self.lang)
    }
}

/// Zones above this key are links: what is left is the page's number, from 1, among the numbered ones.
const LINK: u64 = 1 << 62;

/// The key of a zone that leads to the numbered page `page`.
fn link_key(page: usize) -> u64 {
    LINK | page as u64
}

/// A pack that was handed to a press.
pub struct Pressed<T> {
    /// Its parts in order: what stands in front, then dividers and descriptions, at last the sheet for signing.
    pub parts: Vec<T>,
    /// For each chapter, the page of its divider and the pages of its descriptions, from 1.
    pub starts: Vec<(usize, Vec<usize>)>,
    /// The characters that the face lacks, each once.
    pub missing: Vec<char>,
    /// What it says about itself.
    pub about: About,
}

/// Binds `chapters` as `pack` says, with labels in `lang`.
#[must_use]
pub fn bind(pack: &Pack, chapters: &[Chapter<'_>], lang: Lang) -> Printed {
    match bind_on(&Tray, pack, chapters, lang, &|_| ControlFlow::Continue(())) {
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
    lang: Lang,
    watch: &(dyn Fn(usize) -> ControlFlow<()> + Sync),
) -> Option<Pressed<P::Printed>> {
    let leaves = leaves(chapters);
    let mut bound = Bound { pack, chapters, lang, starts: Vec::new() };
    let done = AtomicUsize::new(0);
    let body = leaves.par_iter().map(|leaf| {
        let sheets = leaf.sheets(&bound);
        let count = sheets.len();
        let printed = press.print(sheets.into_iter().map(Sheet::finish).collect());
        let goes_on = match leaf {
            Leaf::Member(..) => watch(done.fetch_add(1, Relaxed) + 1),
            _ => ControlFlow::Continue(()),
        };
        goes_on.is_continue().then_some((printed, count))
    });
    let (mut body, counts): (Vec<P::Printed>, Vec<usize>) = body.collect::<Option<Vec<_>>>()?.into_iter().unzip();
    bound.starts = starts(&leaves, &counts);
    let total = counts.iter().sum();
    let firsts: Vec<usize> =
        counts.iter().scan(1, |next, count| Some(std::mem::replace(next, *next + count))).collect();
    body.par_iter_mut().zip(&leaves).zip(firsts.par_iter().zip(&counts)).for_each(
        |((printed, leaf), (first, count))| {
            let head = |index| leaf.head(&bound, (index + 1, *count), (first + index, total)).finish();
            press.print_heads(printed, (0..*count).map(head).collect());
        },
    );
    let front = front_matter(&bound);
    let mut about = about(pack, lang);
    about.front = front.len();
    let front = press.print(front.into_iter().map(|page| with_links(page, about.front)).collect());
    let parts = std::iter::once(front).chain(body).collect();
    Some(Pressed { parts, starts: bound.starts, missing: missing_in(pack, chapters), about })
}

/// A part of the numbered pages.
enum Leaf<'a> {
    /// The page before a department's descriptions.
    Divider(&'a Chapter<'a>),
    /// A description, and the name of its department.
    Member(&'a PositionDescription, &'a str),
    /// The sheet on which everyone signs for a copy.
    Signing,
}

/// The parts of the numbered pages, in order.
fn leaves<'a>(chapters: &'a [Chapter<'a>]) -> Vec<Leaf<'a>> {
    let members = |chapter: &'a Chapter<'a>| {
        chapter.documents.iter().map(|document| Leaf::Member(document, &chapter.department.name))
    };
    let chapter = |chapter| std::iter::once(Leaf::Divider(chapter)).chain(members(chapter));
    chapters.iter().flat_map(chapter).chain([Leaf::Signing]).collect()
}

/// For each chapter, the page of its divider and the pages of its descriptions, from 1.
fn starts(leaves: &[Leaf<'_>], counts: &[usize]) -> Vec<(usize, Vec<usize>)> {
    let mut starts: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut next = 1;
    for (leaf, count) in leaves.iter().zip(counts) {
        match (leaf, starts.last_mut()) {
            (Leaf::Divider(_), _) => starts.push((next, Vec::new())),
            (Leaf::Member(..), Some((_, pages))) => pages.push(next),
            _ => {}
        }
        next += count;
    }
    starts
}

impl Leaf<'_> {
    /// Its sheets without head and foot.
    fn sheets(&self, bound: &Bound<'_>) -> Vec<Sheet> {
        let document = match self {
            Self::Divider(chapter) => return front::divider(bound.pack, chapter, bound.lang),
            Self::Signing => return flow(top_level(vec![lists::signing(bound)]), bound.lang),
            Self::Member(document, _) => document,
        };
        let mut sheets = sheets(document, Options { form: bound.pack.style.layout, lang: bound.lang });
        for sheet in &mut sheets {
            sheet.deepen(2);
        }
        if let Some(first) = sheets.first_mut() {
            first.mark_first(&document.identity.title, 1);
        }
        sheets
    }

    /// Head and foot of page `number` of `total` in the pack, which is its own page `own.0` of `own.1`, all from 1.
    fn head(&self, bound: &Bound<'_>, own: (usize, usize), (number, total): (usize, usize)) -> Sheet {
        let mut sheet = Sheet::default();
        let line = frame::page_number(bound.lang, number, total);
        match self {
            Self::Member(document, _) => frame::draw(&mut sheet, document, bound.lang, own, &line),
            _ => frame::page_line(&mut sheet, &bound.pack.style.footer, &line, Para::new("")),
        }
        let department = match self {
            Self::Divider(chapter) => chapter.department.name.as_str(),
            Self::Member(_, department) => department,
            Self::Signing => "",
        };
        running_head(&mut sheet, bound.pack, department);
        sheet
    }
}

/// The same blocks, whose headings are the titles of what they stand on.
fn top_level(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        block.heading.heading = 1;
    }
    blocks
}

/// Cover, preface, approval, contents, chart and roster.
fn front_matter(bound: &Bound<'_>) -> Vec<Page> {
    let parts = [
        front::preface(bound).into_iter().collect(),
        vec![front::approval(bound)],
        vec![lists::contents(bound)],
        chart::charts(bound),
        vec![lists::roster(bound)],
    ];
    let written = parts.into_iter().flat_map(|blocks| flow(top_level(blocks), bound.lang));
    let mut pages = vec![front::cover(bound).finish()];
    pages.extend(written.filter(|sheet| !sheet.is_blank()).enumerate().map(|(index, mut sheet)| {
        frame::page_line(&mut sheet, &bound.pack.style.footer, &roman(index + 2), Para::new(""));
        running_head(&mut sheet, bound.pack, "");
        sheet.finish()
    }));
    pages
}

/// The client at the left, the department at the right, above the head.
fn running_head(sheet: &mut Sheet, pack: &Pack, department: &str) {
    let left = if pack.style.header.is_empty() { &pack.client } else { &pack.style.header };
    frame::running_head(sheet, Para::new(left).style(SMALL), Para::new(department).style(SMALL));
}

/// A small number in lower-case Roman numerals.
fn roman(number: usize) -> String {
    const DIGITS: [(usize, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = number;
    let mut roman = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            roman.push_str(digits);
            rest -= value;
        }
    }
    roman
}

/// Makes links of the zones that stand for one.
fn with_links(mut page: Page, front: usize) -> Page {
    let (links, zones): (Vec<Zone>, Vec<Zone>) = page.zones.into_iter().partition(|zone| zone.key >= LINK);
    page.zones = zones;
    let target = |zone: &Zone| front + (zone.key - LINK) as usize - 1;
    page.items.extend(links.iter().map(|zone| Item::Link { rect: zone.rect, page: target(zone) }));
    page
}

fn about(pack: &Pack, lang: Lang) -> About {
    About {
        title: [pack.client.as_str(), pack.title.as_str()].join(" ").trim().to_owned(),
        author: pack.issuer.clone(),
        subject: pack.version.clone(),
        lang: lang.tag(),
        front: 0,
    }
}

/// The characters of the pack and its members that the face lacks, each once.
fn missing_in(pack: &Pack, chapters: &[Chapter<'_>]) -> Vec<char> {
    let own = [&pack.title, &pack.client, &pack.issuer, &pack.preface, &pack.style.header, &pack.style.footer];
    let departments = chapters.iter().flat_map(|chapter| [&chapter.department.name, &chapter.department.intro]);
    let text: String = own.into_iter().chain(departments).map(String::as_str).collect();
    let members = chapters.iter().flat_map(|chapter| &chapter.documents).flat_map(|document| missing(document));
    let all: BTreeSet<char> = font::missing(&text).into_iter().chain(members).collect();
    all.into_iter().collect()
}
