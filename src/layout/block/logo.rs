//! The client's logo where a page has room for it, and the stamp of a draft.

use std::sync::Arc;

use crate::document::{Field, Place, PositionDescription};
use crate::lang::Text;
use crate::layout::Options;
use crate::layout::figure::Figure;
use crate::layout::line::{self, Style};
use crate::layout::reading::runs;
use crate::layout::set::text_height;
use crate::layout::set_para::set_paras;
use crate::layout::sheet::Sheet;
use crate::layout::table::{Align, Para};
use crate::page::{Color, Face, Image, Item, Pt, Rect, Run, Zone, mm};

/// The space between a logo and the edges of its cell.
const INSET: (Pt, Pt) = (mm(3.0), mm(1.8));
/// The space between a logo and the name under it.
const GAP: Pt = 2.0;
/// The name under a logo: the sizes that it is tried in.
const NAME_SIZES: [Pt; 3] = [8.0, 7.5, 7.0];
/// What the sheets of a draft say about themselves.
pub const DRAFT: Text = Text::new("草案", "DRAFT");
/// The stamp of a draft: its greatest size and length, and its grey, 8% of black.
const STAMP: (Pt, Pt, Color) = (190.0, 560.0, Color::grey(235));

/// `image` as large as it goes into `place`, in its middle or at its left edge.
#[must_use]
pub fn fitted(image: &Image, place: Rect, centred: bool) -> Rect {
    let (width, height) = (image.width as f32, image.height as f32);
    let scale = (place.w / width).min(place.h / height);
    let (w, h) = (width * scale, height * scale);
    let x = if centred { (place.w - w) / 2.0 } else { 0.0 };
    Rect::new(place.x + x, place.y + (place.h - h) / 2.0, w, h)
}

/// The logo in a cell of `width` and `height`, and under it the organisation's name if both have room.
#[must_use]
pub fn in_cell(image: &Arc<Image>, document: &PositionDescription, (width, height): (Pt, Pt)) -> Figure {
    let room = width - 2.0 * INSET.0;
    let name = document.identity.organization.trim();
    let fits = |size: &Pt| line::width(name, Style { face: Face::Regular, size: *size }) <= room;
    // More than this never fits, and measuring it on every page would cost more than the page.
    let short = !name.is_empty() && name.chars().nth(60).is_none();
    let name = NAME_SIZES.into_iter().find(|size| short && fits(size)).map(|size| {
        let para = Para::new(name.to_owned()).style(Style { face: Face::Regular, size }).align(Align::Centre);
        set_paras(vec![para], room)
    });
    let under = name.as_ref().map_or(0.0, |lines| text_height(lines) + GAP);
    let place = Rect::new(INSET.0, INSET.1, room, height - 2.0 * INSET.1 - under);
    let mut figure = Figure { alt: image.alt.clone(), height, ..Figure::default() };
    figure.items.push(Item::Image { rect: fitted(image, place, true), image: Arc::clone(image) });
    for line in name.into_iter().flatten() {
        figure.items.extend(runs(line, INSET.0, place.bottom() + GAP).map(Item::Text));
    }
    let key = Place::of(Field::Organization).key();
    figure.zones.push(Zone { key, rect: Rect::new(0.0, 0.0, width, height) });
    figure
}

/// Stamps a draft as one; nothing on any other page.
pub fn stamp(sheet: &mut Sheet, options: &Options) {
    if !options.style.draft {
        return;
    }
    let (text, face) = (options.style.labels.say(DRAFT), Face::Bold);
    let size = STAMP.0.min(STAMP.1 / crate::font::font(face).width(&text, 1.0));
    sheet.stamp(Run { x: 0.0, y: 0.0, size, face, color: STAMP.2, text: text.into(), spacing: 0.0, gaps: Vec::new() });
}
