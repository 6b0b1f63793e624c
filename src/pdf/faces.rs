//! The faces of a document, cut to the characters that it shows.

use printpdf::{
    FontId, FontMetrics, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use subsetter::GlyphRemapper;

use crate::font::{Font, font};
use crate::page::{About, Face, Item, Page};

/// The glyphs of one face that a document shows.
struct Used {
    font: &'static Font,
    /// Each character once, in the order of their numbers.
    characters: Vec<char>,
    remapper: GlyphRemapper,
    /// The glyph in the cut face of each glyph of the whole one.
    cut: Vec<u16>,
}

/// The faces of a document.
pub struct Faces {
    used: [Used; 2],
}

/// What the resources of a page call `face`; F1 to F14 would be taken for built-in faces.
#[must_use]
pub fn resource_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "RR",
        Face::Bold => "RB",
    }
}

impl Faces {
    /// Collects the characters that `pages` show.
    #[must_use]
    pub fn of(pages: &[Page]) -> Self {
        let used = Face::ALL.map(|face| {
            let runs = pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
                Item::Text(run) if run.face == face => Some(run.text.chars()),
                _ => None,
            });
            Used::new(font(face), runs.flatten())
        });
        Self { used }
    }

    /// The glyph of `c` in the cut face; 0 (a box) for a character that was not collected.
    #[must_use]
    pub fn glyph(&self, face: Face, c: char) -> u16 {
        self.used[face as usize].glyph(c)
    }

    /// A document of one page that shows every character once.
    #[must_use]
    pub fn carrier(&self, about: &About) -> lopdf::Document {
        let mut document = PdfDocument::new(&about.title);
        document.metadata.info.author.clone_from(&about.author);
        document.metadata.info.subject.clone_from(&about.subject);
        document.metadata.info.creator = "Rolewright".to_owned();
        document.metadata.info.producer = concat!("Rolewright ", env!("CARGO_PKG_VERSION")).to_owned();
        let mut operations = vec![Op::StartTextSection];
        for face in Face::ALL {
            let used = &self.used[face as usize];
            if used.characters.is_empty() {
                continue;
            }
            let id = FontId(resource_name(face).to_owned());
            document.resources.fonts.map.insert(id.clone(), PdfFont::new(used.cut_face(face)));
            operations.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(10.0) });
            let all = used.characters.iter().collect();
            operations.push(Op::ShowText { items: vec![TextItem::Text(all)] });
        }
        operations.push(Op::EndTextSection);
        document.with_pages(vec![PdfPage::new(Mm(210.0), Mm(297.0), operations)]);
        // The faces are cut already.
        let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
        document.to_lopdf_document(&options, &mut Vec::new())
    }
}

impl Used {
    fn new(font: &'static Font, characters: impl Iterator<Item = char>) -> Self {
        // In the order of the characters, whatever the order on the pages.
        let mut characters: Vec<char> = characters.filter(|&c| font.glyph(c).is_some()).collect();
        characters.sort_unstable();
        characters.dedup();
        let mut remapper = GlyphRemapper::new();
        let mut cut = Vec::new();
        for glyph in characters.iter().filter_map(|&c| font.glyph(c)) {
            let index = usize::from(glyph);
            if cut.len() <= index {
                cut.resize(index + 1, 0);
            }
            cut[index] = remapper.remap(glyph);
        }
        Self { font, characters, remapper, cut }
    }

    fn glyph(&self, c: char) -> u16 {
        self.font.glyph(c).and_then(|glyph| self.cut.get(usize::from(glyph)).copied()).unwrap_or(0)
    }

    /// The face with these glyphs alone.
    fn cut_face(&self, face: Face) -> ParsedFont {
        let bytes = subsetter::subset(self.font.bytes(), 0, &self.remapper).expect("the embedded face is sound");
        let glyphs = || self.characters.iter().map(|&c| (c, self.glyph(c)));
        let characters = glyphs().map(|(c, glyph)| (c as u32, glyph)).collect();
        let widths = glyphs().map(|(c, glyph)| (glyph, self.font.advance(c))).collect();
        let (tag, name, weight) = match face {
            Face::Regular => ("RWREGU", "RolewrightSans-Regular", 400),
            Face::Bold => ("RWBOLD", "RolewrightSans-Bold", 700),
        };
        let metrics = FontMetrics { ascent: 880, descent: -120 };
        let name = Some(format!("{tag}+{name}"));
        let mut cut = ParsedFont::with_glyph_data(bytes, 0, name, characters, widths, 1000, metrics);
        let [x_min, y_min, x_max, y_max] = self.font.bounds();
        let metrics = &mut cut.pdf_font_metrics;
        (metrics.x_min, metrics.y_min, metrics.x_max, metrics.y_max) = (x_min, y_min, x_max, y_max);
        metrics.us_weight_class = weight;
        cut
    }
}
