//! The faces of a document, cut to the characters that it shows.
//!
//! Pages name glyphs as the whole face numbers them, so that they can be written before it is known what all of them
//! show; a map in the file leads from these numbers to those of the cut face.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use lopdf::{Dictionary, Object, Stream};
use printpdf::{
    FontId, FontMetrics, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use subsetter::GlyphRemapper;

use super::file::fingerprint;
use crate::font::font;
use crate::page::{About, Face, Image};

/// The glyphs and pictures that pages show; any thread may add to it.
pub struct Used {
    faces: [GlyphSet; 2],
    images: Mutex<Vec<(u64, Arc<Image>)>>,
}

/// A set of glyphs, a bit each.
pub struct GlyphSet(Vec<AtomicU64>);

/// What the resources of a page call `face`; F1 to F14 would be taken for built-in faces.
#[must_use]
pub fn resource_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "RR",
        Face::Bold => "RB",
    }
}

/// What the resources of a page call the picture of this fingerprint.
#[must_use]
pub fn image_name(fingerprint: u64) -> String {
    format!("I{fingerprint:016X}")
}

impl GlyphSet {
    /// Adds `glyph`.
    pub fn add(&self, glyph: u16) {
        let (word, bit) = (&self.0[usize::from(glyph) / 64], 1 << (glyph % 64));
        // Most are known already, and reading is cheap where writing is shared.
        if word.load(Relaxed) & bit == 0 {
            word.fetch_or(bit, Relaxed);
        }
    }

    /// The glyphs in it, in order.
    fn glyphs(&self) -> Vec<u16> {
        let has = |glyph: &usize| self.0[glyph / 64].load(Relaxed) >> (glyph % 64) & 1 == 1;
        (1..self.0.len() * 64).filter(has).map(|glyph| glyph as u16).collect()
    }
}

impl Default for Used {
    fn default() -> Self {
        let empty = |face| (0..=font(face).glyph_count() / 64).map(|_| AtomicU64::new(0)).collect();
        Self { faces: Face::ALL.map(|face| GlyphSet(empty(face))), images: Mutex::default() }
    }
}

impl Used {
    /// The glyphs of `face`.
    #[must_use]
    pub fn face(&self, face: Face) -> &GlyphSet {
        &self.faces[face as usize]
    }

    /// Adds a picture; gives back its fingerprint.
    pub fn image(&self, image: &Arc<Image>) -> u64 {
        let mut images = self.images.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((fingerprint, _)) = images.iter().find(|(_, known)| Arc::ptr_eq(known, image)) {
            return *fingerprint;
        }
        let fingerprint = fingerprint(u64::from(image.width), &image.rgb);
        images.push((fingerprint, Arc::clone(image)));
        fingerprint
    }

    /// The pictures, each once, in the order of their fingerprints.
    #[must_use]
    pub fn images(&self) -> Vec<(u64, Arc<Image>)> {
        let mut images = self.images.lock().unwrap_or_else(PoisonError::into_inner).clone();
        images.sort_by_key(|(fingerprint, _)| *fingerprint);
        images.dedup_by_key(|(fingerprint, _)| *fingerprint);
        images
    }

    /// A document of one page that shows every character once: printpdf builds from it what is hard about a file,
    /// the embedded faces and the map back to Unicode.
    #[must_use]
    pub fn carrier(&self, about: &About) -> lopdf::Document {
        let mut document = PdfDocument::new(&about.title);
        let mut operations = vec![Op::StartTextSection];
        let mut cuts = Vec::new();
        for face in Face::ALL {
            let glyphs = self.face(face).glyphs();
            if glyphs.is_empty() {
                continue;
            }
            let mut remapper = GlyphRemapper::new();
            let cut: Vec<(u16, u16)> = glyphs.into_iter().map(|glyph| (glyph, remapper.remap(glyph))).collect();
            let id = FontId(resource_name(face).to_owned());
            document.resources.fonts.map.insert(id.clone(), PdfFont::new(cut_face(face, &cut, &remapper)));
            operations.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(10.0) });
            let all = cut.iter().filter_map(|(glyph, _)| font(face).character(*glyph)).collect();
            operations.push(Op::ShowText { items: vec![TextItem::Text(all)] });
            cuts.push((face, cut));
        }
        operations.push(Op::EndTextSection);
        document.with_pages(vec![PdfPage::new(Mm(210.0), Mm(297.0), operations)]);
        // The faces are cut already.
        let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
        let mut document = document.to_lopdf_document(&options, &mut Vec::new());
        for (face, cut) in cuts {
            map_glyphs(&mut document, face, &cut);
        }
        document
    }
}

/// What the file calls the cut `face`: its tag and its name.
fn name(face: Face) -> String {
    match face {
        Face::Regular => "RWREGU+RolewrightSans-Regular".to_owned(),
        Face::Bold => "RWBOLD+RolewrightSans-Bold".to_owned(),
    }
}

/// The face with the glyphs of `cut` alone: each with its number in the whole face and in the cut one.
fn cut_face(face: Face, cut: &[(u16, u16)], remapper: &GlyphRemapper) -> ParsedFont {
    let whole = font(face);
    let bytes = subsetter::subset(whole.bytes(), 0, remapper).expect("the embedded face is sound");
    let known = || cut.iter().filter_map(|&(glyph, _)| Some((whole.character(glyph)?, glyph)));
    let characters = known().map(|(c, glyph)| (c as u32, glyph)).collect();
    let widths = known().map(|(c, glyph)| (glyph, whole.advance(c))).collect();
    let metrics = FontMetrics { ascent: 880, descent: -120 };
    let mut parsed = ParsedFont::with_glyph_data(bytes, 0, Some(name(face)), characters, widths, 1000, metrics);
    let [x_min, y_min, x_max, y_max] = whole.bounds();
    let metrics = &mut parsed.pdf_font_metrics;
    (metrics.x_min, metrics.y_min, metrics.x_max, metrics.y_max) = (x_min, y_min, x_max, y_max);
    metrics.us_weight_class = match face {
        Face::Regular => 400,
        Face::Bold => 700,
    };
    parsed
}

/// Adds to the font of `face` the map from the numbers that pages use to those of the cut face, and the set of the
/// former, which PDF/A asks for.
fn map_glyphs(document: &mut lopdf::Document, face: Face, cut: &[(u16, u16)]) {
    let last = cut.last().map_or(0, |(glyph, _)| usize::from(*glyph));
    let mut map = vec![0; (last + 1) * 2];
    let mut set = vec![0; last / 8 + 1];
    set[0] = 0x80;
    for &(glyph, cut) in cut {
        let glyph = usize::from(glyph);
        map[glyph * 2..glyph * 2 + 2].copy_from_slice(&cut.to_be_bytes());
        set[glyph / 8] |= 0x80 >> (glyph % 8);
    }
    let map = document.add_object(Stream::new(Dictionary::new(), map));
    let set = document.add_object(Stream::new(Dictionary::new(), set));
    let name = name(face);
    for object in document.objects.values_mut() {
        let Ok(dictionary) = object.as_dict_mut() else { continue };
        let named = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).is_ok_and(|it| it == name.as_bytes());
        if named(b"FontName") {
            dictionary.set("CIDSet", set);
        } else if named(b"BaseFont")
            && let Ok([Object::Dictionary(descendant)]) =
                dictionary.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).map(Vec::as_mut_slice)
        {
            descendant.set("CIDToGIDMap", map);
        }
    }
}
