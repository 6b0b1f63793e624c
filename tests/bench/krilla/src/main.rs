//! The pages of the pack of `tests/bench/pack.rs`, written by krilla: the same runs, lines and fills from the same
//! display list, without tags and without the standard for archives. Laying out is not in the figure; how long it takes
//! beside writing is said by `cargo bench --bench pack`.

#[path = "../../positions.rs"]
mod positions;

use std::time::Instant;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rolewright::font;
use rolewright::layout::pack::{Extras, bind};
use rolewright::page::{Color, Face, Item, Page, Run};
use rolewright::pdf::{Effort, write};

fn fill(color: Color) -> Fill {
    Fill { paint: rgb::Color::new(color.0, color.1, color.2).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn text(surface: &mut Surface<'_>, run: &Run, fonts: &[Font; 2]) {
    let face = font::font(run.face);
    let mut gaps = run.gaps.iter().peekable();
    let glyph = |(index, (at, c)): (usize, (usize, char))| {
        let gap = run.spacing + gaps.next_if(|(gap, _)| *gap as usize == index).map_or(0.0, |(_, gap)| *gap);
        let advance = (f32::from(face.advance(c)) + gap) / 1000.0;
        let id = GlyphId::new(u32::from(face.glyph(c).unwrap_or(0)));
        KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, at..at + c.len_utf8(), None)
    };
    let glyphs: Vec<KrillaGlyph> = run.text.char_indices().enumerate().map(glyph).collect();
    surface.set_fill(Some(fill(run.color)));
    let font = fonts[run.face as usize].clone();
    surface.draw_glyphs(Point::from_xy(run.x, run.y), &glyphs, font, &run.text, run.size, false);
}

fn draw(surface: &mut Surface<'_>, item: &Item, fonts: &[Font; 2]) {
    match item {
        Item::Text(run) => {
            surface.set_stroke(None);
            text(surface, run, fonts);
        }
        Item::Line { from, to, width, color } => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            let paint = rgb::Color::new(color.0, color.1, color.2).into();
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint, width: *width, ..Stroke::default() }));
            surface.draw_path(&path.finish().expect("a line is a path"));
        }
        Item::Fill { rect, color } => {
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_xywh(rect.x, rect.y, rect.w, rect.h).expect("a rectangle"));
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*color)));
            surface.draw_path(&path.finish().expect("a rectangle is a path"));
        }
        _ => {}
    }
}

fn krilla(pages: &[Page], fonts: &[Font; 2]) -> Vec<u8> {
    let mut document = Document::new();
    for page in pages {
        let size = PageSettings::from_wh(page.width, page.height).expect("a page has a size");
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        for item in &page.items {
            draw(&mut surface, item, fonts);
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().expect("it is written")
}

/// The median of a few rounds, in milliseconds, and the size of the file in MB.
fn measured(mut work: impl FnMut() -> Vec<u8>) -> (f64, f64) {
    let mut size = 0;
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            size = work().len();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], size as f64 / 1e6)
}

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let (pack, documents) = positions::pack(count);
    let printed = bind(&pack, &positions::chapters(&pack, &documents), &Extras::default());
    let fonts = Face::ALL.map(|face| Font::new(font::bytes(face).into(), 0).expect("the face is sound"));
    let (ours, our_size) = measured(|| write(&printed.pages, &printed.about, Effort::Small));
    let (theirs, their_size) = measured(|| krilla(&printed.pages, &fonts));
    println!(
        "{} pages from the same display list, each on one thread: Rolewright {ours:.0} ms, {our_size:.1} MB (tagged, PDF/A-1b); \
         krilla {theirs:.0} ms, {their_size:.1} MB (neither)",
        printed.pages.len()
    );
}
