//! 汇编: cover, preface, approval, contents, chart and roster, then the descriptions department by department, at last
//! the sheet on which everyone signs for a copy.
//!
//! The descriptions are laid out first, so that contents and roster name the pages on which they really stand.
//! What stands before them is numbered i, ii …, and leads to its targets by links.

mod chart;
mod front;
mod lists;

use std::collections::BTreeSet;

use super::block::frame::{self, Edges};
use super::house::Fields;
use super::sheet::Sheet;
use super::table::Para;
use super::{Options, Printed, flow, missing, sheets};
use crate::document::pack::{Department, Pack};
use crate::document::{PackPart, PositionDescription};
use crate::font;
use crate::page::{About, Item, Page, Zone};
use lists::{Entry, name_of};

/// A department of the pack with its descriptions.
#[derive(Clone, Debug)]
pub struct Chapter<'a> {
    /// What the pack says about it.
    pub department: &'a Department,
    /// Its descriptions, in order.
    pub documents: Vec<&'a PositionDescription>,
}

/// On which page, from 1, a department and each of its descriptions begins; a department without a page has none.
type Start = (Option<usize>, Vec<usize>);

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

/// Zones above this key are links: what is left is the page's number, from 1, among the numbered ones.
const LINK: u64 = 1 << 62;
/// A link to one of the pages before those.
const FRONT: u64 = 1 << 61;

/// The key of a zone that leads to the numbered page `page`.
fn link_key(page: usize) -> u64 {
    LINK | page as u64
}

/// Binds `chapters` as `pack` says.
#[must_use]
pub fn bind(pack: &Pack, chapters: &[Chapter<'_>]) -> Printed {
    let options = &Options::of(pack);
    let (body, starts) = body(chapters, options);
    let bound = Bound { pack, chapters, options, starts };
    let signing = if bound.has(PackPart::SignOff) { flow(lists::signing(&bound), options) } else { Vec::new() };
    let signed_at = (!signing.is_empty()).then_some(body.len() + 1);
    let mut front = front_matter(&bound, signed_at);
    let signing = signing.into_iter().map(|sheet| Leaf { sheet, department: "", member: None });
    let leaves: Vec<Leaf<'_>> = body.into_iter().chain(signing).collect();
    if front.is_empty() && leaves.is_empty() {
        // A document has a page.
        front.push(front::cover(&bound));
    }
    let mut about = about(pack, options);
    about.front = front.len();
    let front = numbered_front(&bound, front);
    let pages = front.into_iter().chain(numbered(&bound, leaves)).map(|page| with_links(page, about.front)).collect();
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
fn body<'a>(chapters: &[Chapter<'a>], options: &Options) -> (Vec<Leaf<'a>>, Vec<Start>) {
    let mut leaves = Vec::new();
    let mut starts = Vec::new();
    for chapter in chapters {
        let department = chapter.department.name.as_str();
        let first = leaves.len();
        if has(options, PackPart::Dividers) {
            let titles = front::divider(chapter, options);
            leaves.extend(titles.into_iter().map(|sheet| Leaf { sheet, department, member: None }));
        }
        let mut pages = Vec::new();
        for &document in &chapter.documents {
            pages.push(leaves.len() + 1);
            leaves.extend(member(document, department, options));
        }
        if !has(options, PackPart::Dividers)
            && let Some(leaf) = leaves.get_mut(first)
        {
            // The outline names the department also where no page does.
            leaf.sheet.mark_first(department, 0);
        }
        starts.push(((leaves.len() > first).then_some(first + 1), pages));
    }
    (leaves, starts)
}

/// The sheets of a description, its title above its blocks in the outline.
fn member<'a>(document: &'a PositionDescription, department: &'a str, options: &Options) -> Vec<Leaf<'a>> {
    let mut all = sheets(document, options);
    for sheet in &mut all {
        sheet.deepen(2);
    }
    if let Some(first) = all.first_mut() {
        first.mark_first(&document.identity.title, 1);
    }
    let count = all.len();
    let leaf = |(index, sheet)| Leaf { sheet, department, member: Some((document, (index + 1, count))) };
    all.into_iter().enumerate().map(leaf).collect()
}

/// Puts heads and feet on the sheets of the body.
fn numbered(bound: &Bound<'_>, leaves: Vec<Leaf<'_>>) -> Vec<Page> {
    let Bound { pack, options, .. } = bound;
    let (classification, count) = (classification(bound), leaves.len().to_string());
    let page = |(index, leaf): (usize, Leaf<'_>)| {
        let Leaf { mut sheet, department, member } = leaf;
        let (page, pages) = ((index + 1).to_string(), count.clone());
        let head = [pack.client.as_str(), classification.as_str(), department];
        let edges = match member {
            Some((document, place)) => {
                frame::draw(&mut sheet, document, options, place);
                let fields = Fields { page, pages, department, ..Fields::of(document, &pack.client) };
                frame::edges_of(document, options, fields, head)
            }
            None => edges(bound, Fields { page, pages, department, ..of_pack(pack) }, head),
        };
        frame::draw_edges(&mut sheet, options, &edges);
        sheet.finish()
    };
    leaves.into_iter().enumerate().map(page).collect()
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

/// Cover, preface, approval, contents, chart and roster; the sheet to sign stands on the numbered page `signed_at`.
fn front_matter(bound: &Bound<'_>, signed_at: Option<usize>) -> Vec<Sheet> {
    let part = |part, blocks: &dyn Fn() -> Vec<super::Block>| {
        let sheets = if bound.has(part) { flow(blocks(), bound.options) } else { Vec::new() };
        sheets.into_iter().filter(|sheet| !sheet.is_blank()).collect::<Vec<_>>()
    };
    let mut front = Vec::new();
    if bound.has(PackPart::Cover) {
        front.push(front::cover(bound));
    }
    front.extend(part(PackPart::Preface, &|| front::preface(bound).into_iter().collect()));
    front.extend(part(PackPart::Approval, &|| front::approval(bound)));
    let chart = part(PackPart::Chart, &|| chart::charts(bound));
    let roster = part(PackPart::Roster, &|| lists::roster(bound));
    let after = signed_at.map(|page| Entry {
        label: name_of(bound, PackPart::SignOff),
        page: page.to_string(),
        key: link_key(page),
    });
    let after: Vec<Entry> = after.into_iter().collect();
    let contents = |long: usize| {
        let mut index = front.len() + long;
        let mut before = Vec::new();
        for (part, sheets) in [(PackPart::Chart, &chart), (PackPart::Roster, &roster)] {
            let entry = Entry { label: name_of(bound, part), page: roman(index + 1), key: LINK | FRONT | index as u64 };
            before.extend((!sheets.is_empty()).then_some(entry));
            index += sheets.len();
        }
        part(PackPart::Contents, &|| lists::contents(bound, &before, &after))
    };
    // What follows the contents begins where they end: they are laid out once to know how long they are.
    let contents = contents(contents(1).len());
    front.extend(contents);
    front.extend(chart);
    front.extend(roster);
    front
}

/// Puts heads and feet on the sheets before the numbered ones, but the cover.
fn numbered_front(bound: &Bound<'_>, sheets: Vec<Sheet>) -> Vec<Page> {
    let Bound { pack, options, .. } = bound;
    let (classification, count) = (classification(bound), roman(sheets.len()));
    let covered = usize::from(bound.has(PackPart::Cover));
    let page = |(index, mut sheet): (usize, Sheet)| {
        if index >= covered {
            let fields = Fields { page: roman(index + 1), pages: count.clone(), ..of_pack(pack) };
            let head = [pack.client.as_str(), classification.as_str(), pack.title.as_str()];
            let number = fields.page.clone();
            frame::draw_edges(&mut sheet, options, &Edges { number, ..edges(bound, fields, head) });
        }
        sheet.finish()
    };
    sheets.into_iter().enumerate().map(page).collect()
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
    let target = |zone: &Zone| match zone.key & !(LINK | FRONT) {
        index if zone.key & FRONT != 0 => index as usize,
        page => front + page as usize - 1,
    };
    page.items.extend(links.iter().map(|zone| Item::Link { rect: zone.rect, page: target(zone) }));
    page
}

fn about(pack: &Pack, options: &Options) -> About {
    About {
        title: [pack.client.as_str(), pack.title.as_str()].join(" ").trim().to_owned(),
        author: pack.issuer.clone(),
        subject: pack.version.clone(),
        lang: options.lang().tag(),
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
