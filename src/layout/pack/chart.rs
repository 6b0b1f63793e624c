//! 组织结构图: who reports to whom, drawn from the descriptions.
//!
//! Posts without subordinates of their own stand under one another below their superior, so that the width grows with
//! the number of managers only. What is still too wide for the page is drawn department by department.

use std::collections::{BTreeSet, HashMap};

use super::lists::{name_of, title, titled};
use super::{Bound, Chapter, link_key};
use crate::document::PackPart;
use crate::layout::figure::Figure;
use crate::layout::label::Label;
use crate::layout::line::Style;
use crate::layout::reading::runs;
use crate::layout::set::{set_paras, text_height};
use crate::layout::sheet::link;
use crate::layout::table::{Align, Block, Body, Cell, Para, Row, SMALL, WIDTH};
use crate::page::{Color, Face, Item, Pt, Rect, mm};

/// The size of a box.
const BOX: (Pt, Pt) = (mm(32.0), mm(12.0));
/// The space between neighbours.
const GAP: Pt = mm(8.0);
/// The space between a box and the next under it in a column.
const COLUMN_GAP: Pt = mm(3.0);
/// The space between levels, and less of it where a page has no room for that.
const LEVELS: [Pt; 3] = [mm(14.0), mm(9.0), mm(4.5)];
/// The tallest drawing that a page has room for under its title, with a line below.
const TALLEST: Pt = mm(199.0);
const TEXT: Style = Style { face: Face::Regular, size: 9.0 };
const LINE: Color = Color::grey(70);
/// A post that is only the superior of those in the chart.
const OUTSIDE: Color = Color::grey(110);

/// A post of the chart.
struct Post<'a> {
    title: &'a str,
    /// The page of its description, from 1; nothing for a superior whose description is not in the pack.
    page: Option<usize>,
    reports: Vec<Post<'a>>,
}

/// The chart, on one page if it fits, else a page a department.
pub fn charts(bound: &Bound<'_>) -> Vec<Block> {
    let heading = name_of(bound, PackPart::Chart);
    let all: Vec<(usize, usize)> = (0..bound.chapters.len())
        .flat_map(|chapter| (0..bound.chapters[chapter].documents.len()).map(move |post| (chapter, post)))
        .collect();
    if all.is_empty() {
        return Vec::new();
    }
    let tint = bound.options.shades().soft;
    let drawn = |trees: &[Post<'_>]| {
        let figure = draw(trees, tint)?;
        let outside = trees.iter().any(|tree| tree.page.is_none());
        let note = || note_row(bound.options.say("虚线框：本图范围以外的上级", "Dashed: superiors outside this chart"));
        Some(Block::new("", std::iter::once(figure_row(figure)).chain(outside.then(note)).collect()))
    };
    if let Some(block) = drawn(&forest(bound, &all)) {
        return titled(heading, block);
    }
    let department = |(index, chapter): (usize, &Chapter<'_>)| {
        let own: Vec<(usize, usize)> = (0..chapter.documents.len()).map(|post| (index, post)).collect();
        let first = format!("{} · {}", heading.first, chapter.department.name);
        let trees = forest(bound, &own);
        let block = drawn(&trees).unwrap_or_else(|| indented(&trees));
        titled(Label { first: first.into(), ..heading.clone() }, block)
    };
    let chapters = bound.chapters.iter().enumerate().filter(|(_, chapter)| !chapter.documents.is_empty());
    chapters.flat_map(department).collect()
}

fn figure_row(figure: Figure) -> Row {
    Row { ruled: false, ..Row::new(vec![Cell { body: Body::Figure(figure), ..Cell::paras(170.0, Vec::new()) }]) }
}

/// The trees of the posts `members` (chapter and place in it), from those down who report to nobody among them.
fn forest<'a>(bound: &Bound<'a>, members: &[(usize, usize)]) -> Vec<Post<'a>> {
    let document = |&(chapter, post): &(usize, usize)| bound.chapters[chapter].documents[post];
    let mut titles: HashMap<&str, usize> = HashMap::new();
    for (index, member) in members.iter().enumerate() {
        titles.entry(document(member).identity.title.trim()).or_insert(index);
    }
    // A post leads to the first of its superior's name; one that would report to itself stands at the top.
    let superior = |index: usize| {
        let name = document(&members[index]).identity.reports_to.trim();
        titles.get(name).copied().filter(|&above| !name.is_empty() && above != index)
    };
    let superiors: Vec<Option<usize>> = (0..members.len()).map(superior).collect();
    let mut placed = BTreeSet::new();
    let mut tops: Vec<usize> = (0..members.len()).filter(|&index| superiors[index].is_none()).collect();
    let mut trees = Vec::new();
    loop {
        for top in tops.drain(..) {
            trees.push((top, grow(bound, members, &superiors, top, &mut placed)));
        }
        // Who is left reports in a circle, which is cut at its first member.
        match (0..members.len()).find(|index| !placed.contains(index)) {
            Some(index) => tops.push(index),
            None => break,
        }
    }
    let outsider = |top: usize| {
        let name = document(&members[top]).identity.reports_to.trim();
        Some(name).filter(|name| superiors[top].is_none() && !name.is_empty())
    };
    under_outsiders(trees, outsider)
}

fn grow<'a>(
    bound: &Bound<'a>,
    members: &[(usize, usize)],
    superiors: &[Option<usize>],
    index: usize,
    placed: &mut BTreeSet<usize>,
) -> Post<'a> {
    placed.insert(index);
    let (chapter, post) = members[index];
    let below: Vec<usize> = (0..members.len()).filter(|&other| superiors[other] == Some(index)).collect();
    let mut reports = Vec::new();
    for other in below {
        if !placed.contains(&other) {
            reports.push(grow(bound, members, superiors, other, placed));
        }
    }
    let document = bound.chapters[chapter].documents[post];
    Post { title: title(document), page: Some(bound.starts[chapter].1[post]), reports }
}

/// Gathers the trees whose tops name the same superior outside the pack under that superior.
fn under_outsiders<'a>(trees: Vec<(usize, Post<'a>)>, outsider: impl Fn(usize) -> Option<&'a str>) -> Vec<Post<'a>> {
    let mut roots: Vec<Post<'a>> = Vec::new();
    for (top, tree) in trees {
        let Some(name) = outsider(top).filter(|name| *name != tree.title) else {
            roots.push(tree);
            continue;
        };
        if let Some(root) = roots.iter_mut().find(|root| root.page.is_none() && root.title == name) {
            root.reports.push(tree);
        } else {
            roots.push(Post { title: name, page: None, reports: vec![tree] });
        }
    }
    roots
}

impl Post<'_> {
    /// Tells whether the posts below stand under one another rather than side by side.
    fn stacks(&self) -> bool {
        self.reports.len() > 1 && self.reports.iter().all(|post| post.reports.is_empty())
    }

    fn width(&self) -> Pt {
        if self.reports.is_empty() || self.stacks() {
            // A column hangs at its left from a line under the box.
            return if self.stacks() { BOX.0 + GAP } else { BOX.0 };
        }
        row_width(&self.reports).max(BOX.0)
    }

    /// Its height with so much space between levels.
    fn height(&self, level: Pt) -> Pt {
        if self.reports.is_empty() {
            return BOX.1;
        }
        if self.stacks() {
            return BOX.1 + self.reports.len() as f32 * (BOX.1 + COLUMN_GAP) + COLUMN_GAP;
        }
        BOX.1 + level + self.reports.iter().map(|post| post.height(level)).fold(0.0, Pt::max)
    }

    /// Draws the tree with its top left corner at `x` and `y`; gives back where the middle of its top box lies.
    fn draw(&self, figure: &mut Figure, (x, y): (Pt, Pt), level: Pt, tint: Color) -> Pt {
        let width = self.width();
        if self.stacks() {
            self.tile(figure, (x, y), tint);
            for (index, post) in self.reports.iter().enumerate() {
                let top = y + BOX.1 + COLUMN_GAP * 2.0 + index as f32 * (BOX.1 + COLUMN_GAP);
                post.tile(figure, (x + GAP, top), tint);
                figure.line((x + GAP / 2.0, top + BOX.1 / 2.0), (x + GAP, top + BOX.1 / 2.0), LINE);
                if index + 1 == self.reports.len() {
                    figure.line((x + GAP / 2.0, y + BOX.1), (x + GAP / 2.0, top + BOX.1 / 2.0), LINE);
                }
            }
            return x + BOX.0 / 2.0;
        }
        let mut left = x + (width - row_width(&self.reports)).max(0.0) / 2.0;
        let mut middles = Vec::new();
        for post in &self.reports {
            middles.push(post.draw(figure, (left, y + BOX.1 + level), level, tint));
            left += post.width() + GAP;
        }
        let middle = match (middles.first(), middles.last()) {
            (Some(first), Some(last)) => f32::midpoint(*first, *last),
            _ => x + width / 2.0,
        };
        self.tile(figure, (middle - BOX.0 / 2.0, y), tint);
        if let (Some(&first), Some(&last)) = (middles.first(), middles.last()) {
            let bus = y + BOX.1 + level / 2.0;
            figure.line((middle, y + BOX.1), (middle, bus), LINE);
            figure.line((first, bus), (last, bus), LINE);
            for at in middles {
                figure.line((at, bus), (at, y + BOX.1 + level), LINE);
            }
        }
        middle
    }

    /// Draws the box, which leads to the post's page; tinted when posts report to it, dashed when the pack lacks it.
    fn tile(&self, figure: &mut Figure, (x, y): (Pt, Pt), tint: Color) {
        let rect = Rect::new(x, y, BOX.0, BOX.1);
        let ink = if self.page.is_some() { Color::BLACK } else { OUTSIDE };
        if self.page.is_none() {
            figure.dashed_frame(rect, OUTSIDE);
        } else {
            if !self.reports.is_empty() {
                figure.items.push(Item::Fill { rect, color: tint });
            }
            figure.frame(rect, LINE);
        }
        let para = |title: &str, size| {
            Para::new(title.to_owned()).style(Style { size, ..TEXT }).color(ink).align(Align::Centre)
        };
        let inset = mm(1.5);
        // A long title is set smaller, and at the smallest size cut to what the box holds; contents and roster have all of it.
        let set = |title: &str, size| set_paras(vec![para(title, size)], BOX.0 - 2.0 * inset);
        let fits = |lines: &Vec<_>| text_height(lines) <= BOX.1 - 1.0;
        let whole = [TEXT.size, 8.0, 7.0].into_iter().map(|size| set(self.title, size)).find(fits);
        let cut = || {
            let ends = self.title.char_indices().rev().map(|(end, _)| set(&format!("{}…", &self.title[..end]), 7.0));
            ends.into_iter().find(fits).unwrap_or_default()
        };
        let lines = whole.unwrap_or_else(cut);
        if let Some(page) = self.page {
            figure.items.push(link(rect, link_key(page)));
        }
        let mut top = y + (BOX.1 - text_height(&lines)) / 2.0;
        for line in lines {
            let height = line.height;
            figure.items.extend(runs(line, x + inset, top).map(Item::Text));
            top += height;
        }
        figure.items.extend(self.page.map(|_| Item::Close));
    }
}

fn row_width(posts: &[Post<'_>]) -> Pt {
    posts.iter().map(Post::width).sum::<Pt>() + GAP * posts.len().saturating_sub(1) as f32
}

/// A line under the drawing.
fn note_row(text: String) -> Row {
    let para = Para::new(text).style(SMALL).color(OUTSIDE).align(Align::Centre);
    Row { ruled: false, ..Row::new(vec![Cell::para(170.0, para)]) }
}

/// The trees side by side, when a page has room for them.
fn draw(trees: &[Post<'_>], tint: Color) -> Option<Figure> {
    let width = row_width(trees);
    let height = |level| trees.iter().map(|tree| tree.height(level)).fold(0.0, Pt::max);
    let level = LEVELS.into_iter().find(|&level| width <= WIDTH && height(level) <= TALLEST)?;
    let height = height(level);
    let mut figure = Figure { height: height + 2.0 * GAP, alt: in_words(trees), ..Figure::default() };
    let mut x = (WIDTH - width) / 2.0;
    for tree in trees {
        tree.draw(&mut figure, (x, GAP), level, tint);
        x += tree.width() + GAP;
    }
    Some(figure)
}

/// What the drawing shows, for those who cannot see it: each superior with those who report to it.
fn in_words(trees: &[Post<'_>]) -> String {
    fn say(post: &Post<'_>, words: &mut Vec<String>) {
        let below: Vec<&str> = post.reports.iter().map(|report| report.title).collect();
        words.push(if below.is_empty() {
            post.title.to_owned()
        } else {
            format!("{} ← {}", post.title, below.join("、"))
        });
        post.reports.iter().filter(|report| !report.reports.is_empty()).for_each(|report| say(report, words));
    }
    let mut words = Vec::new();
    for tree in trees {
        say(tree, &mut words);
    }
    words.join("；")
}

/// The trees as a list, each level indented: for a department that no page is wide enough for.
fn indented(trees: &[Post<'_>]) -> Block {
    fn add(post: &Post<'_>, depth: usize, rows: &mut Vec<Row>) {
        let text = format!("{}{}", "　　".repeat(depth), post.title);
        let para = Para { led_to: post.page.map_or_else(String::new, |page| page.to_string()), ..Para::new(text) };
        let para = Para { key: post.page.map(link_key), ..para };
        rows.push(Row { ruled: false, ..Row::new(vec![Cell { pad: 2.0, ..Cell::para(170.0, para) }]) });
        for report in &post.reports {
            add(report, depth + 1, rows);
        }
    }
    let mut rows = Vec::new();
    for tree in trees {
        add(tree, 0, &mut rows);
    }
    Block { whole: false, prose: true, ..Block::new("", rows) }
}
