//! Writes pages as a PDF.
//!
//! printpdf builds what is hard about a file: embedded faces, the map back to Unicode, the catalog.
//! It does so for one carrier page that shows every character once; the real pages are written
//! through lopdf with the carrier's resources, and the carrier is dropped. That is four times as
//! fast as handing every glyph to printpdf, and the same file.
//!
//! Nothing here reads a clock, and equal input gives equal bytes.

mod content;
mod faces;
mod outline;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::page::{About, Item, Page};
use faces::Faces;

/// How hard to squeeze.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As fast as can be: for the preview.
    Fast,
    /// As small as can be: for a file.
    Small,
}

/// Writes `pages` as a PDF. Equal input gives equal bytes.
///
/// # Panics
///
/// Never: what is written lies in memory, and the faces are known to be sound.
#[must_use]
pub fn write(pages: &[Page], about: &About, effort: Effort) -> Vec<u8> {
    let faces = Faces::of(pages);
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| content::write(page, &faces)).collect();
    let mut document = faces.carrier(about);
    let identity = identity(about, &contents);
    let page_ids = replace_pages(&mut document, pages, contents);
    finish_catalog(&mut document, about, &identity);
    outline::write(&mut document, pages, &page_ids);
    document.version = "1.7".to_owned();
    if effort == Effort::Small {
        document.compress();
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("writing to memory does not fail");
    bytes
}

/// Puts the real pages where the carrier was.
fn replace_pages(document: &mut Document, pages: &[Page], contents: Vec<Vec<u8>>) -> Vec<ObjectId> {
    let carrier = document.page_iter().next().expect("the carrier has a page");
    let carrier_page = document.get_dictionary(carrier).cloned().unwrap_or_default();
    let parent = carrier_page.get(b"Parent").and_then(Object::as_reference).expect("a page has a parent");
    let resources = carrier_page.get(b"Resources").cloned().unwrap_or(Object::Null);
    if let Ok(text) = carrier_page.get(b"Contents").and_then(Object::as_reference) {
        document.objects.remove(&text);
    }
    document.objects.remove(&carrier);
    let ids: Vec<ObjectId> = pages.iter().map(|_| document.new_object_id()).collect();
    for ((page, content), &id) in pages.iter().zip(contents).zip(&ids) {
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        let media = [0.0, 0.0, page.width, page.height].map(Object::Real);
        let mut dictionary = dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => media.to_vec(),
            "Resources" => resources.clone(),
            "Contents" => content,
        };
        let links = links(page, &ids);
        if !links.is_empty() {
            dictionary.set("Annots", links);
        }
        document.set_object(id, dictionary);
    }
    let kids: Vec<Object> = ids.iter().map(|&id| id.into()).collect();
    document.set_object(
        parent,
        dictionary! { "Type" => "Pages", "Count" => i64::try_from(ids.len()).unwrap_or(i64::MAX), "Kids" => kids },
    );
    ids
}

/// The links of `page`, which print (`/F 4`) and have no border.
fn links(page: &Page, ids: &[ObjectId]) -> Vec<Object> {
    let link = |item: &Item| {
        let Item::Link { rect, page: target } = item else { return None };
        let rect = [rect.x, page.height - rect.bottom(), rect.right(), page.height - rect.y].map(Object::Real);
        let target = vec![(*ids.get(*target)?).into(), "Fit".into()];
        Some(Object::Dictionary(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rect.to_vec(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4,
            "Dest" => target,
        }))
    };
    page.items.iter().filter_map(link).collect()
}

/// Says what printpdf does not: language, title in the window, an identity that depends on the content alone.
fn finish_catalog(document: &mut Document, about: &About, identity: &[u8; 16]) {
    if let Ok(catalog) = document.catalog_mut() {
        catalog.remove(b"PageLayout");
        catalog.set("Lang", text(about.lang));
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        if about.front > 0 {
            let roman = dictionary! { "S" => "r" };
            let front = i64::try_from(about.front).unwrap_or(i64::MAX);
            let numbers = vec![0.into(), roman.into(), front.into(), dictionary! { "S" => "D" }.into()];
            catalog.set("PageLabels", dictionary! { "Nums" => numbers });
        }
    }
    let info = document.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(Ok(info)) = info.map(|id| document.get_dictionary_mut(id)) {
        // Empty or invented: a standard that is not kept, times that were never taken.
        for key in ["GTS_PDFXVersion", "Identifier", "CreationDate", "ModDate", "Keywords", "Trapped"] {
            info.remove(key.as_bytes());
        }
        for (key, value) in [("Author", &about.author), ("Subject", &about.subject)] {
            if value.is_empty() {
                info.remove(key.as_bytes());
            }
        }
    }
    let identity = Object::String(identity.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);
}

/// A fingerprint of the content (FNV-1a, twice 64 bits).
fn identity(about: &About, contents: &[Vec<u8>]) -> [u8; 16] {
    let hash = |seed: u64| {
        let parts = [about.title.as_bytes(), about.author.as_bytes(), about.lang.as_bytes()];
        let bytes = parts.into_iter().chain(contents.iter().map(Vec::as_slice)).flatten();
        bytes.fold(seed, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let both = u128::from(hash(0xcbf2_9ce4_8422_2325)) << 64 | u128::from(hash(0x6c62_272e_07bb_0142));
    both.to_be_bytes()
}

/// A text string: UTF-16 with a byte order mark unless it is ASCII.
fn text(value: &str) -> Object {
    lopdf::text_string(value)
}
