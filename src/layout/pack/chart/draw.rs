//! Trees drawn: boxes, and the lines that join them.

use super::forest::{Post, in_words};
use super::{LINE, OUTSIDE};
use crate::layout::figure::Figure;
use crate::layout::line::Style;
use crate::layout::pack::link_key;
use crate::layout::reading::runs;
use crate::layout::set::text_height;
use crate::layout::set_para::set_paras;
use crate::layout::sheet::link;
use crate::layout::table::{Align, Para, WIDTH};
use crate::page::{Color, Face, Item, Pt, Rect, mm};

/// The size of a box.
const BOX: (Pt, Pt) = (mm(32.0), mm(12.0));
/// The space between neighbours.
const GAP: Pt = mm(8.0);
/// The space between a box and the next under it in a column.
const COLUMN_GAP: Pt = mm(3.0);
/// How far the boxes of a column stand from the line that joins them.
const STEM: Pt = GAP / 2.0;
/// The space between levels, and less of it where a page has no room for that.
const LEVELS: [Pt; 3] = [mm(14.0), mm(9.0), mm(4.5)];
/// How many boxes a column has at most, and more of them where a page is not wide enough for that.
const COLUMNS: [usize; 3] = [6, 9, 12];
/// The tallest drawing that a page has room for under its title, with a line below.
const TALLEST: Pt = mm(199.0);
const TEXT: Style = Style { face: Face::Regular, size: 9.0 };

/// How much room a drawing gives itself.
#[derive(Clone, Copy)]
pub struct Room {
    /// The space between levels.
    level: Pt,
    /// How many boxes a column has at most.
    rows: usize,
}

/// What hangs from the line under a box: a tree, or posts without any below them under one another.
enum Unit<'p, 'a> {
    Tree(&'p Post<'a>),
    Column(&'p [Post<'a>]),
}

impl Unit<'_, '_> {
    fn width(&self, room: Room) -> Pt {
        match self {
            Self::Tree(post) => post.width(room),
            Self::Column(_) => STEM + BOX.0,
        }
    }

    fn height(&self, room: Room) -> Pt {
        match self {
            Self::Tree(post) => post.height(room),
            Self::Column(posts) => posts.len() as f32 * (BOX.1 + COLUMN_GAP) - COLUMN_GAP,
        }
    }

    /// Draws it with its top left corner at `x` and `y`; gives back where its middle lies, and where the line that comes
    /// from the `bus` above meets it.
    fn draw(&self, figure: &mut Figure, (x, y): (Pt, Pt), bus: Pt, room: Room, tint: Color) -> (Pt, Pt) {
        match self {
            Self::Tree(post) => {
                let middle = post.draw(figure, (x, y), room, tint);
                figure.line((middle, bus), (middle, y), LINE);
                (middle, middle)
            }
            Self::Column(posts) => {
                column(figure, posts, (x, y), bus, tint);
                (x + STEM + BOX.0 / 2.0, x)
            }
        }
    }
}

/// Draws `posts` under one another from `y` on, at the right of a line at `x` that comes from `above`.
fn column(figure: &mut Figure, posts: &[Post<'_>], (x, y): (Pt, Pt), above: Pt, tint: Color) {
    let mut middle = above;
    for (index, post) in posts.iter().enumerate() {
        let top = y + index as f32 * (BOX.1 + COLUMN_GAP);
        middle = top + BOX.1 / 2.0;
        post.tile(figure, (x + STEM, top), tint);
        figure.line((x, middle), (x + STEM, middle), LINE);
    }
    figure.line((x, above), (x, middle), LINE);
}

/// The posts of `units`, when they hang in one column from the box above itself.
fn hanging<'p, 'a>(units: &[Unit<'p, 'a>]) -> Option<&'p [Post<'a>]> {
    match units {
        [Unit::Column(posts)] => Some(posts),
        _ => None,
    }
}

impl<'a> Post<'a> {
    /// What hangs below it, from the left.
    fn units(&self, room: Room) -> Vec<Unit<'_, 'a>> {
        let mut units = Vec::new();
        for run in self.reports.chunk_by(|one, next| one.reports.is_empty() && next.reports.is_empty()) {
            match run {
                [post] => units.push(Unit::Tree(post)),
                posts => {
                    // Columns of the same height, but for the last.
                    let columns = posts.len().div_ceil(room.rows);
                    units.extend(posts.chunks(posts.len().div_ceil(columns)).map(Unit::Column));
                }
            }
        }
        units
    }

    fn width(&self, room: Room) -> Pt {
        let units = self.units(room);
        match hanging(&units) {
            Some(_) => BOX.0 + GAP,
            None => row_width(units.iter().map(|unit| unit.width(room))).max(BOX.0),
        }
    }

    fn height(&self, room: Room) -> Pt {
        let units = self.units(room);
        let below = units.iter().map(|unit| unit.height(room)).fold(0.0, Pt::max);
        match hanging(&units) {
            _ if units.is_empty() => BOX.1,
            Some(_) => BOX.1 + 2.0 * COLUMN_GAP + below,
            None => BOX.1 + room.level + below,
        }
    }

    /// Draws the tree with its top left corner at `x` and `y`; gives back where the middle of its top box lies.
    fn draw(&self, figure: &mut Figure, (x, y): (Pt, Pt), room: Room, tint: Color) -> Pt {
        let units = self.units(room);
        if let Some(posts) = hanging(&units) {
            self.tile(figure, (x, y), tint);
            column(figure, posts, (x + STEM, y + BOX.1 + 2.0 * COLUMN_GAP), y + BOX.1, tint);
            return x + BOX.0 / 2.0;
        }
        let width = row_width(units.iter().map(|unit| unit.width(room)));
        let (foot, bus) = (y + BOX.1, y + BOX.1 + room.level / 2.0);
        let mut left = x + (BOX.0 - width).max(0.0) / 2.0;
        let mut met = Vec::new();
        for unit in &units {
            met.push(unit.draw(figure, (left, foot + room.level), bus, room, tint));
            left += unit.width(room) + GAP;
        }
        let (Some(first), Some(last)) = (met.first(), met.last()) else {
            self.tile(figure, (x, y), tint);
            return x + BOX.0 / 2.0;
        };
        let middle = f32::midpoint(first.0, last.0);
        self.tile(figure, (middle - BOX.0 / 2.0, y), tint);
        figure.line((middle, foot), (middle, bus), LINE);
        figure.line((first.1.min(middle), bus), (last.1.max(middle), bus), LINE);
        middle
    }

    /// Draws the box, which leads to the post's page; tinted when posts report to it, dashed when it stands elsewhere.
    fn tile(&self, figure: &mut Figure, (x, y): (Pt, Pt), tint: Color) {
        let rect = Rect::new(x, y, BOX.0, BOX.1);
        let ink = if self.page.is_some() { Color::BLACK } else { OUTSIDE };
        if self.page.is_none() {
            figure.dashed_frame(rect, OUTSIDE);
        } else {
            if self.leads {
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

/// How wide what stands side by side is.
fn row_width(widths: impl Iterator<Item = Pt>) -> Pt {
    widths.fold(-GAP, |sum, width| sum + GAP + width).max(0.0)
}

/// Rows of trees, one under the other, none wider than a page; nothing when a page has no room for them.
fn shelves<'p, 'a>(trees: &'p [Post<'a>], room: Room) -> Option<Vec<&'p [Post<'a>]>> {
    let (mut shelves, mut rest, mut used) = (Vec::new(), trees, 0.0);
    while !rest.is_empty() {
        let mut right = 0.0;
        let fits = |tree: &&Post<'_>| {
            right += tree.width(room) + GAP;
            right - GAP <= WIDTH
        };
        let (shelf, others) = rest.split_at(rest.iter().take_while(fits).count());
        used += height(shelf, room) + GAP;
        if shelf.is_empty() || used - GAP > TALLEST {
            return None;
        }
        shelves.push(shelf);
        rest = others;
    }
    Some(shelves)
}

fn height(shelf: &[Post<'_>], room: Room) -> Pt {
    shelf.iter().map(|tree| tree.height(room)).fold(0.0, Pt::max)
}

/// The most room that `trees` can give themselves on one page; nothing when it is not enough for them.
pub fn room(trees: &[Post<'_>]) -> Option<Room> {
    let rooms = LEVELS.iter().flat_map(|&level| COLUMNS.iter().map(move |&rows| Room { level, rows }));
    rooms.into_iter().find(|&room| shelves(trees, room).is_some())
}

/// The trees side by side, in as many rows as it takes.
pub fn draw(trees: &[Post<'_>], room: Room, tint: Color) -> Figure {
    let mut figure = Figure { alt: in_words(trees), ..Figure::default() };
    let mut y = GAP;
    let shelves = shelves(trees, room).unwrap_or_default();
    let width = |shelf: &&[Post<'_>]| row_width(shelf.iter().map(|tree| tree.width(room)));
    let left = (WIDTH - shelves.iter().map(width).fold(0.0, Pt::max)) / 2.0;
    for shelf in shelves {
        let mut x = left;
        for tree in shelf {
            tree.draw(&mut figure, (x, y), room, tint);
            x += tree.width(room) + GAP;
        }
        y += height(shelf, room) + GAP;
    }
    figure.height = y;
    figure
}
