//! The embedded faces: their bytes, how wide each character is, which characters they have.
//!
//! Both have 1,000 units an em and one glyph a character, so that a width is a whole number of
//! thousandths and text extracts as it was written.

use std::sync::LazyLock;

use ttf_parser::Face as Parsed;

use crate::page::{Face, Pt};

static REGULAR: &[u8] = include_bytes!("../assets/face/Rolewright-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../assets/face/Rolewright-Bold.ttf");

/// The characters of the basic plane, which the width table covers; rarer ones are looked up.
const PLANE: usize = 0x1_0000;

/// Stands for a character that the face lacks.
pub const SUBSTITUTE: char = '〓';

/// A face, ready to be measured.
pub struct Font {
    bytes: &'static [u8],
    parsed: Parsed<'static>,
    /// The glyph and the width of each character of the basic plane; glyph 0 is "none".
    plane: Vec<(u16, u16)>,
    /// The character of each glyph; those without one show none.
    characters: Vec<Option<char>>,
}

static FONTS: LazyLock<[Font; 2]> = LazyLock::new(|| [Font::load(REGULAR), Font::load(BOLD)]);

/// The font of `face`; parsed on first use.
#[must_use]
pub fn font(face: Face) -> &'static Font {
    &FONTS[face as usize]
}

/// The whole file of `face`, without parsing it.
#[must_use]
pub fn bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => REGULAR,
        Face::Bold => BOLD,
    }
}

/// Tells whether `c` shows nothing and takes no room: joiners, plain marks of direction and line ends that come along
/// when text is pasted from the web. What turns the direction of a whole run is none of them: it shall be seen.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// The characters of `text` that cannot be printed, each once.
#[must_use]
pub fn missing(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for c in text.chars().filter(|&c| !c.is_whitespace() && !is_invisible(c)) {
        if font(Face::Regular).glyph(c).is_none() && !missing.contains(&c) {
            missing.push(c);
        }
    }
    missing
}

/// A piece of the outline of a glyph, in thousandths of an em; y grows upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    /// Begins at a point.
    Move([f32; 2]),
    /// A straight line to a point.
    Line([f32; 2]),
    /// A curve by two points to a third.
    Curve([[f32; 2]; 3]),
    /// Back to where it began.
    Close,
}

/// Collects the pieces of an outline.
#[derive(Default)]
struct Outline {
    pieces: Vec<Piece>,
    at: [f32; 2],
}

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.pieces.push(Piece::Move([x, y]));
        self.at = [x, y];
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.pieces.push(Piece::Line([x, y]));
        self.at = [x, y];
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        // The same curve with two points: each two thirds of the way to the one.
        let third = |from: f32, by: f32| from + (by - from) * 2.0 / 3.0;
        let [from_x, from_y] = self.at;
        self.curve_to(third(from_x, x1), third(from_y, y1), third(x, x1), third(y, y1), x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.pieces.push(Piece::Curve([[x1, y1], [x2, y2], [x, y]]));
        self.at = [x, y];
    }

    fn close(&mut self) {
        self.pieces.push(Piece::Close);
    }
}

impl Font {
    fn load(bytes: &'static [u8]) -> Self {
        let parsed = Parsed::parse(bytes, 0).expect("the embedded face is sound");
        let mut plane = vec![(0, 0); PLANE];
        let mut characters = vec![None; usize::from(parsed.number_of_glyphs())];
        if let Some(cmap) = parsed.tables().cmap {
            for subtable in cmap.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
                subtable.codepoints(|code| {
                    let glyph = subtable.glyph_index(code).unwrap_or_default();
                    if char::from_u32(code).is_some_and(is_invisible) {
                        return;
                    }
                    if let Some(entry) = plane.get_mut(code as usize) {
                        *entry = (glyph.0, parsed.glyph_hor_advance(glyph).unwrap_or_default());
                    }
                    if let Some(entry) = characters.get_mut(usize::from(glyph.0)) {
                        *entry = char::from_u32(code);
                    }
                });
            }
        }
        Self { bytes, parsed, plane, characters }
    }

    /// The whole font file.
    #[must_use]
    pub fn bytes(&self) -> &'static [u8] {
        self.bytes
    }

    /// The glyph of `c`, when the face has one.
    #[must_use]
    pub fn glyph(&self, c: char) -> Option<u16> {
        match self.plane.get(c as usize) {
            Some(&(glyph, _)) => (glyph != 0).then_some(glyph),
            None => self.parsed.glyph_index(c).map(|glyph| glyph.0),
        }
    }

    /// What is drawn for `c`: a space for a tab, a substitute for what the face lacks, as it does control characters.
    #[must_use]
    pub fn shown(&self, c: char) -> char {
        match c {
            c if self.glyph(c).is_some() => c,
            c if c.is_control() && c.is_whitespace() => ' ',
            _ => SUBSTITUTE,
        }
    }

    /// What is drawn for `c`, and how wide it is in thousandths of an em; nothing for what shows nothing.
    #[must_use]
    pub fn drawn(&self, c: char) -> Option<(char, u16)> {
        // What the face has is nearly all there is, and is asked for a million times in a pack.
        if let Some(&(1.., advance)) = self.plane.get(c as usize) {
            return Some((c, advance));
        }
        let shown = (!is_invisible(c)).then(|| self.shown(c))?;
        Some((shown, self.advance(shown)))
    }

    /// How many glyphs there are.
    #[must_use]
    pub fn glyph_count(&self) -> usize {
        self.characters.len()
    }

    /// The character that `glyph` shows, when it shows one.
    #[must_use]
    pub fn character(&self, glyph: u16) -> Option<char> {
        self.characters.get(usize::from(glyph)).copied().flatten()
    }

    /// The width of `c` in thousandths of an em; 0 when the face lacks it.
    #[must_use]
    pub fn advance(&self, c: char) -> u16 {
        match self.plane.get(c as usize) {
            Some(&(_, advance)) => advance,
            None => self.parsed.glyph_index(c).and_then(|glyph| self.parsed.glyph_hor_advance(glyph)).unwrap_or(0),
        }
    }

    /// The width of `text` set solid at `size`.
    #[must_use]
    pub fn width(&self, text: &str, size: Pt) -> Pt {
        text.chars().map(|c| f32::from(self.advance(c))).sum::<f32>() * size / 1000.0
    }

    /// The outline of `c`; empty when the face lacks it.
    #[must_use]
    pub fn outline(&self, c: char) -> Vec<Piece> {
        let mut outline = Outline::default();
        if let Some(glyph) = self.glyph(c) {
            // A glyph without an outline, such as a space, has no box.
            let _ = self.parsed.outline_glyph(ttf_parser::GlyphId(glyph), &mut outline);
        }
        outline.pieces
    }

    /// The bounding box of all glyphs: left, bottom, right, top, in thousandths of an em.
    #[must_use]
    pub fn bounds(&self) -> [i16; 4] {
        let bounds = self.parsed.global_bounding_box();
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
    }
}
