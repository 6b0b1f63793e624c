//! 汇编: cover, preface, approval, contents, chart and roster, then the descriptions department by department, at last
//! the sheet on which everyone signs for a copy.
//!
//! The descriptions are laid out first, so that contents and roster name the pages on which they really stand.
//! What stands before them is numbered i, ii …, and leads to its targets by links.

mod chart;
mod front;
mod lists;

use std::collections::BTreeSet;

use super::block::frame;
use super::sheet::Sheet;
use super::table::{Para, SMALL};
use super::{Options, Printed, flow, missing, sheets};
use crate::document::PositionDescription;
use crate::document::pack::{Department, Pack};
use crate::font;
use crate::lang::{Lang, Text};
use crate::page::{About, Item, Page, Zone};

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

/// Binds `chapters` as `pack` says, with labels in `lang`.
#[must_use]
pub fn bind(pack: &Pack, chapters: &[Chapter<'_>], lang: Lang) -> Printed {
    let options = Options { form: pack.style.layout, lang };
    let (body, starts) = body(pack, chapters, options);
    let bound = Bound { pack, chapters, lang, starts };
    let signing = flow(vec![lists::signing(&bound)], lang);
    let count = body.len() + signing.len();
    let front = front_matter(&bound);
    let mut about = about(pack, lang);
    about.front = front.len();
    let numbered = number(&bound, body, signing, count);
    let pages = front.into_iter().chain(numbered).map(|page| with_links(page, about.front)).collect();
    Printed { pages, missing: missing_in(pack, chapters), about }
}

/// A sheet of the body, with what stands in its head and foot.
struct Leaf<'a> {
    sheet: Sheet,
    department: &'a str,
    /// The description with the page in it and their number; nothing on a divider.
    member: Option<(&'a PositionDescription, (usize, usize))>,
}

/// The dividers and the descriptions, and where each begins.
fn body<'a>(pack: &Pack, chapters: &[Chapter<'a>], options: Options) -> (Vec<Leaf<'a>>, Vec<(usize, Vec<usize>)>) {
    let mut leaves = Vec::new();
    let mut starts = Vec::new();
    for chapter in chapters {
        let department = chapter.department.name.as_str();
        let divider = leaves.len() + 1;
        let titles = front::divider(pack, chapter, options.lang);
        leaves.extend(titles.into_iter().map(|sheet| Leaf { sheet, department, member: None }));
        let mut pages = Vec::new();
        for &document in &chapter.documents {
            pages.push(leaves.len() + 1);
            let mut all = sheets(document, options);
            for sheet in &mut all {
                sheet.deepen(2);
            }
            if let Some(first) = all.first_mut() {
                first.mark_first(&document.identity.title, 1);
            }
            let count = all.len();
            leaves.extend(all.into_iter().enumerate().map(|(index, sheet)| Leaf {
                sheet,
                department,
                member: Some((document, (index + 1, count))),
            }));
        }
        starts.push((divider, pages));
    }
    (leaves, starts)
}

/// Puts heads and feet on the sheets of the body.
fn number(bound: &Bound<'_>, body: Vec<Leaf<'_>>, signing: Vec<Sheet>, count: usize) -> Vec<Page> {
    let signing = signing.into_iter().map(|sheet| Leaf { sheet, department: "", member: None });
    let numbered = body.into_iter().chain(signing).enumerate().map(|(index, leaf)| {
        let Leaf { mut sheet, department, member } = leaf;
        let line = frame::page_number(bound.lang, index + 1, count);
        match member {
            Some((document, place)) => frame::draw(&mut sheet, document, bound.lang, place, &line),
            None => frame::page_line(&mut sheet, &bound.pack.style.footer, &line, Para::new("")),
        }
        running_head(&mut sheet, bound.pack, department);
        sheet.finish()
    });
    numbered.collect()
}

/// Cover, preface, approval, contents, chart and roster.
fn front_matter(bound: &Bound<'_>) -> Vec<Page> {
    let mut blocks = Vec::new();
    blocks.extend(front::preface(bound));
    let mut parts = vec![flow(blocks, bound.lang)];
    parts.push(flow(vec![front::approval(bound)], bound.lang));
    parts.push(flow(vec![lists::contents(bound)], bound.lang));
    parts.push(flow(chart::charts(bound), bound.lang));
    parts.push(flow(vec![lists::roster(bound)], bound.lang));
    let written = parts.into_iter().flatten().filter(|sheet| !sheet.is_blank());
    let mut pages = vec![front::cover(bound).finish()];
    pages.extend(written.enumerate().map(|(index, mut sheet)| {
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
