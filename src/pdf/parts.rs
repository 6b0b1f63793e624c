//! The objects of a file: those that all pages share, and those of each part.

use lopdf::Object;

use super::bytes::Spell as _;
use super::file::Chunk;
use super::tags::Frame;
use super::{Leaf, Link, Plan, THOROUGH, Writer, Written, archive, image_name, outline};
use crate::page::About;

impl Writer {
    /// The objects that all pages share.
    pub(super) fn common(&self, fonts: &lopdf::Document, plan: &Plan, parts: &[Written], about: &About) -> Chunk {
        let mut chunk = Chunk::default();
        for ((id, _), object) in &fonts.objects {
            chunk.object(*id, object);
        }
        catalog(&mut chunk, plan, about);
        archive::info(&mut chunk, plan.info, about);
        archive::metadata(&mut chunk, plan.metadata, about);
        archive::profile(&mut chunk, plan.profile);
        self.resources(&mut chunk, plan, fonts.trailer.get(b"Fonts").ok());
        roots(&mut chunk, plan, parts);
        let leaves = parts.iter().flat_map(|part| &part.leaves).zip(&plan.page_ids);
        let entry = |(leaf, &id): (_, &u32)| {
            let leaf: &Leaf = leaf;
            leaf.marks.iter().map(move |mark| (mark, id, leaf.height))
        };
        let entries: Vec<outline::Entry<'_>> = leaves.flat_map(entry).collect();
        outline::write(&mut chunk, plan.outline, plan.entries, &entries);
        chunk
    }

    /// The faces and the pictures.
    fn resources(&self, chunk: &mut Chunk, plan: &Plan, fonts: Option<&Object>) {
        let images = self.used.images();
        let mut names = Vec::new();
        for (id, (name, image)) in (plan.images..).zip(&images) {
            let stream = self.squeezed(&image.rgb, THOROUGH);
            let entries = format!(
                "/Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB/BitsPerComponent 8{}",
                image.width, image.height, stream.filter
            );
            chunk.stream(id, &entries, &stream.bytes);
            names.push(format!("/{} {id} 0 R", image_name(*name)));
        }
        chunk.begin(plan.resources);
        chunk.bytes.word("<</Font ");
        chunk.direct(fonts.unwrap_or(&Object::Null));
        if !names.is_empty() {
            chunk.bytes.word(&format!("/XObject<<{}>>", names.concat()));
        }
        chunk.bytes.word(">>");
        chunk.end();
    }
}

/// The objects of `part`, the `index`th.
pub(super) fn write_part(part: &Written, index: usize, plan: &Plan) -> Chunk {
    let mut chunk = Chunk::default();
    chunk.bytes.reserve(part.size());
    let first = plan.parts[index];
    let [node, leaf_of_parents, outermost, elements] = plan.frame(index, part);
    let frame = Frame { pages: first, outermost, elements, links: elements + part.tree.len() as u32 };
    let mut content = first + part.leaves.len() as u32;
    for (nth, leaf) in part.leaves.iter().enumerate() {
        let contents = content..content + leaf.contents.len() as u32;
        content = contents.end;
        chunk.begin(first + nth as u32);
        chunk.bytes.word("<</Type/Page/Parent ");
        chunk.bytes.reference(node);
        page(&mut chunk.bytes, leaf, plan, plan.first_keys[index] + nth as u64, contents.clone(), frame.links);
        chunk.end();
        for (id, stream) in contents.zip(&leaf.contents) {
            chunk.stream(id, stream.filter, &stream.bytes);
        }
    }
    chunk.begin(node);
    chunk.bytes.word("<</Type/Pages/Parent ");
    chunk.bytes.reference(plan.pages);
    chunk.bytes.word("/Count ");
    chunk.bytes.integer(part.leaves.len() as u64);
    chunk.bytes.word("/Kids[");
    references(&mut chunk.bytes, first..first + part.leaves.len() as u32);
    chunk.bytes.word("]>>");
    chunk.end();
    links(&mut chunk, part, plan, frame, plan.first_keys[index] + part.leaves.len() as u64);
    parents(&mut chunk, leaf_of_parents, part, plan.first_keys[index], elements);
    let top = part.tree.write(&mut chunk, frame);
    chunk.begin(outermost);
    chunk.bytes.word("<</S/Sect/P ");
    chunk.bytes.reference(plan.document);
    chunk.bytes.word("/K[");
    references(&mut chunk.bytes, top);
    chunk.bytes.word("]>>");
    chunk.end();
    chunk
}

/// The roots of the page tree, of the structure and of its elements, each with a node a part.
fn roots(chunk: &mut Chunk, plan: &Plan, parts: &[Written]) {
    let (pages, next) = (plan.page_ids.len(), plan.next_key);
    let (structure, document) = (plan.structure, plan.document);
    let roots = [
        (plan.pages, format!("<</Type/Pages/Count {pages}/Kids["), "]>>"),
        (
            structure,
            format!("<</Type/StructTreeRoot/K {document} 0 R/ParentTreeNextKey {next}/ParentTree<</Kids["),
            "]>>>>",
        ),
        (document, format!("<</S/Document/P {structure} 0 R/K["), "]>>"),
    ];
    for (nth, (id, head, tail)) in roots.into_iter().enumerate() {
        chunk.begin(id);
        chunk.bytes.word(&head);
        references(&mut chunk.bytes, parts.iter().enumerate().map(|(index, part)| plan.frame(index, part)[nth]));
        chunk.bytes.word(tail);
        chunk.end();
    }
}

fn references(bytes: &mut Vec<u8>, ids: impl IntoIterator<Item = u32>) {
    for (index, id) in ids.into_iter().enumerate() {
        if index > 0 {
            bytes.push(b' ');
        }
        bytes.reference(id);
    }
}

fn catalog(chunk: &mut Chunk, plan: &Plan, about: &About) {
    chunk.begin(plan.catalog);
    let bytes = &mut chunk.bytes;
    bytes.word("<</Type/Catalog/Lang(");
    bytes.word(about.lang);
    bytes.word(")/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>");
    let references = [
        ("/Pages ", plan.pages),
        ("/Metadata ", plan.metadata),
        ("/StructTreeRoot ", plan.structure),
        ("/Outlines ", plan.outline),
    ];
    for (key, id) in references {
        bytes.word(key);
        bytes.reference(id);
    }
    // Only where there is something to see does the outline stand open.
    if plan.images > plan.entries {
        bytes.word("/PageMode/UseOutlines");
    }
    if about.front > 0 {
        bytes.word(&format!("/PageLabels<</Nums[0<</S/r>>{}<</S/D>>]>>", about.front));
    }
    bytes.word("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)");
    bytes.word("/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile ");
    bytes.reference(plan.profile);
    bytes.word(">>]>>");
    chunk.end();
}

/// The rest of a page's dictionary; `key` is its key in the parent tree, `links` the object of the first link.
fn page(bytes: &mut Vec<u8>, leaf: &Leaf, plan: &Plan, key: u64, contents: std::ops::Range<u32>, links: u32) {
    bytes.word("/MediaBox[0 0 ");
    bytes.decimal(leaf.width);
    bytes.push(b' ');
    bytes.decimal(leaf.height);
    bytes.word("]/Resources ");
    bytes.reference(plan.resources);
    bytes.word("/Contents[");
    references(bytes, contents);
    bytes.word("]/StructParents ");
    bytes.integer(key);
    if !leaf.links.is_empty() {
        // The links follow one another as their elements do.
        bytes.word("/Tabs/S/Annots[");
        references(bytes, leaf.links.iter().map(|link| links + link.nth));
        bytes.push(b']');
    }
    bytes.word(">>");
}

/// The links of `part`, which print (`/F 4`) and have no border; `key` is that of the first in the parent tree.
fn links(chunk: &mut Chunk, part: &Written, plan: &Plan, frame: Frame, key: u64) {
    for (leaf, link) in part.leaves.iter().flat_map(|leaf| leaf.links.iter().map(move |link| (leaf, link))) {
        chunk.begin(frame.links + link.nth);
        let bytes = &mut chunk.bytes;
        bytes.word("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
        for number in [link.rect.x, leaf.height - link.rect.bottom(), link.rect.right(), leaf.height - link.rect.y] {
            bytes.decimal(number);
            bytes.push(b' ');
        }
        bytes.word("]/Contents");
        bytes.text(&link.alt);
        bytes.word("/StructParent ");
        bytes.integer(key + u64::from(link.nth));
        if let Some(&target) = plan.page_ids.get(link.page) {
            bytes.word("/Dest[");
            bytes.reference(target);
            bytes.word("/Fit]");
        }
        bytes.word(">>");
        chunk.end();
    }
}

/// The way back from the numbered pieces of each page, and from each link, to their elements.
fn parents(chunk: &mut Chunk, id: u32, part: &Written, first_key: u64, elements: u32) {
    let mut links: Vec<&Link> = part.leaves.iter().flat_map(|leaf| &leaf.links).collect();
    links.sort_by_key(|link| link.nth);
    chunk.begin(id);
    let bytes = &mut chunk.bytes;
    bytes.word("<</Limits[");
    bytes.integer(first_key);
    bytes.push(b' ');
    bytes.integer((first_key + (part.leaves.len() + links.len()) as u64).saturating_sub(1));
    bytes.word("]/Nums[");
    for (key, leaf) in (first_key..).zip(&part.leaves) {
        bytes.integer(key);
        bytes.push(b'[');
        references(bytes, leaf.pieces.iter().map(|node| elements + node));
        bytes.push(b']');
    }
    for (key, link) in (first_key + part.leaves.len() as u64..).zip(links) {
        bytes.push(b' ');
        bytes.integer(key);
        bytes.push(b' ');
        bytes.reference(elements + link.node);
    }
    bytes.word("]>>");
    chunk.end();
}
