//! Writes pages as a PDF: tagged, with an outline, fit for an archive (PDF/A-1b).
//!
//! Pages become content streams as soon as they are laid out ([`Writer`]), on any number of threads; what is left of
//! them is small, so that a pack of thousands fits into memory. When the last is there, printpdf builds what is hard
//! about a file, the embedded faces and the map back to Unicode, from one page that shows every character once. The
//! rest, which are hundreds of thousands of small objects in a pack, is spelt here.
//!
//! Nothing here reads a clock, and equal input gives equal bytes.

mod archive;
mod bytes;
mod content;
mod faces;
mod file;
mod outline;
mod parts;
mod plan;
mod tags;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Object, dictionary};
use rayon::prelude::*;

use crate::page::{About, Mark, Page, Press, Pt, Rect};
use faces::{Used, image_name};
use file::{Chunk, Draft, fingerprint};
use plan::Plan;
use tags::Tree;

/// How hard to squeeze.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As fast as can be: for the preview.
    Fast,
    /// Small: for a file.
    Small,
}

/// Writes `pages` as a PDF. Equal input gives equal bytes.
#[must_use]
pub fn write(pages: &[Page], about: &About, effort: Effort) -> Vec<u8> {
    let writer = Writer::new(effort);
    let written = writer.written(pages);
    writer.finish(vec![written], about)
}

/// Takes pages part by part, and makes one file of them.
pub struct Writer {
    used: Used,
    effort: Effort,
}

/// Pages that are written.
pub struct Written {
    leaves: Vec<Leaf>,
    tree: Tree,
}

/// A page that is written.
struct Leaf {
    width: Pt,
    height: Pt,
    /// Its content streams, in the order of drawing.
    contents: Vec<Stream>,
    /// The element of each numbered piece of its content.
    pieces: Vec<u32>,
    links: Vec<Link>,
    marks: Vec<Mark>,
}

/// A link on a page.
struct Link {
    /// Where to click.
    rect: Rect,
    /// The index of the page it leads to.
    page: usize,
    /// Where it leads, in words.
    alt: String,
    /// Its element.
    node: u32,
    /// Which of all links of its tree it is.
    nth: u32,
}

/// The bytes of a stream, and what its dictionary says of how they are squeezed.
struct Stream {
    bytes: Vec<u8>,
    filter: &'static str,
}

impl Press for Writer {
    type Printed = Written;

    fn print(&self, pages: Vec<Page>) -> Written {
        self.written(&pages)
    }

    fn print_heads(&self, printed: &mut Written, heads: Vec<Page>) {
        let mut tree = Tree::default();
        let (shift, shift_links) = (printed.tree.len() as u32, printed.tree.links());
        for (index, (leaf, head)) in printed.leaves.iter_mut().zip(&heads).enumerate() {
            let first = leaf.pieces.len();
            let Leaf { contents, pieces, links, marks, .. } = self.leaf(head, index, first, &mut tree);
            leaf.contents.splice(0..0, contents);
            leaf.pieces.extend(pieces.into_iter().map(|node| node + shift));
            leaf.links.extend(links.into_iter().map(|link| Link {
                node: link.node + shift,
                nth: link.nth + shift_links,
                ..link
            }));
            leaf.marks.splice(0..0, marks);
        }
        printed.tree.prepend(tree);
    }
}

impl Writer {
    /// A writer of one file.
    #[must_use]
    pub fn new(effort: Effort) -> Self {
        Self { used: Used::default(), effort }
    }

    fn written(&self, pages: &[Page]) -> Written {
        let mut tree = Tree::default();
        let leaves = pages.iter().enumerate().map(|(index, page)| self.leaf(page, index, 0, &mut tree)).collect();
        tree.shrink();
        Written { leaves, tree }
    }

    fn leaf(&self, page: &Page, index: usize, first_piece: usize, tree: &mut Tree) -> Leaf {
        let mut content = content::write(page, index, first_piece, tree, &self.used);
        content.pieces.shrink_to_fit();
        Leaf {
            width: page.width,
            height: page.height,
            contents: vec![self.stream(&content.bytes)],
            pieces: content.pieces,
            links: content.links,
            marks: page.marks.clone(),
        }
    }

    /// A stream of operators; one that is short stays as it is, since setting up the squeezer takes longer than it saves.
    fn stream(&self, bytes: &[u8]) -> Stream {
        if bytes.len() < SHORT { Stream { bytes: bytes.to_vec(), filter: "" } } else { self.squeezed(bytes, QUICK) }
    }

    fn squeezed(&self, bytes: &[u8], level: u32) -> Stream {
        match self.effort {
            Effort::Fast => Stream { bytes: bytes.to_vec(), filter: "" },
            Effort::Small => Stream { bytes: deflated(bytes, level), filter: "/Filter/FlateDecode" },
        }
    }

    /// The file with the pages of `parts`, in this order.
    ///
    /// # Panics
    ///
    /// Never: memory takes whatever is written.
    #[must_use]
    pub fn finish(&self, parts: Vec<Written>, about: &About) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(parts.iter().map(Written::size).sum::<usize>() + 1_000_000);
        self.finish_to(parts, about, &mut bytes).expect("memory takes it");
        bytes
    }

    /// Writes the file with the pages of `parts`, in this order, to `out`, which is the better for large ones.
    ///
    /// # Errors
    ///
    /// Fails when `out` does.
    pub fn finish_to(&self, parts: Vec<Written>, about: &About, out: &mut dyn Write) -> io::Result<()> {
        let (carrier, identity) = rayon::join(|| self.fonts(about), || identity(&parts, about));
        let plan = Plan::new(carrier.objects.len() as u32, self.used.images().len() as u32, &parts);
        let mut file = Draft::new(out, plan.objects)?;
        file.add(&self.common(&carrier, &plan, &parts, about))?;
        // Few at a time, so that not all of them lie in memory twice.
        let mut parts = parts.into_iter();
        for from in (0..parts.len()).step_by(PARTS_AT_ONCE) {
            let some: Vec<Written> = parts.by_ref().take(PARTS_AT_ONCE).collect();
            let chunk = |(index, part): (usize, Written)| parts::write_part(&part, from + index, &plan);
            let chunks: Vec<Chunk> = some.into_par_iter().enumerate().map(chunk).collect();
            chunks.iter().try_for_each(|chunk| file.add(chunk))?;
        }
        file.finish(plan.catalog, plan.info, &identity)
    }

    /// The embedded faces, as lopdf objects numbered from 1; the trailer's `Fonts` names them.
    fn fonts(&self, about: &About) -> lopdf::Document {
        let mut carrier = self.used.carrier(about);
        let page = carrier.page_iter().next().expect("the carrier has a page");
        let resources = carrier.get_dictionary(page).and_then(|page| page.get_deref(b"Resources", &carrier));
        let fonts = resources.and_then(Object::as_dict).and_then(|resources| resources.get(b"Font"));
        let fonts = fonts.cloned().unwrap_or_else(|_| Object::Dictionary(lopdf::Dictionary::new()));
        carrier.trailer = dictionary! { "Fonts" => fonts };
        carrier.prune_objects();
        carrier.renumber_objects();
        if self.effort == Effort::Small {
            carrier.objects.par_iter_mut().filter_map(|(_, object)| object.as_stream_mut().ok()).for_each(|stream| {
                if !stream.dict.has(b"Filter") {
                    stream.dict.set("Filter", "FlateDecode");
                    stream.content = deflated(&stream.content, THOROUGH);
                }
            });
        }
        carrier
    }
}

/// So many parts are spelt at a time.
const PARTS_AT_ONCE: usize = 64;

impl Written {
    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.leaves.len()
    }

    /// How many objects it takes: its pages, their contents and links, a node of the page tree, a leaf of the parent
    /// tree, an element around all its own.
    fn objects(&self) -> u32 {
        let contents: usize = self.leaves.iter().map(|leaf| leaf.contents.len()).sum();
        (self.leaves.len() + contents + self.tree.len() + 3) as u32 + self.tree.links()
    }

    /// About how many bytes it takes.
    fn size(&self) -> usize {
        let contents: usize = self.leaves.iter().flat_map(|leaf| &leaf.contents).map(|stream| stream.bytes.len()).sum();
        contents + self.leaves.len() * 500 + self.tree.len() * 100
    }
}

/// A fingerprint of the content.
fn identity(parts: &[Written], about: &About) -> [u8; 16] {
    let contents = |part: &Written| {
        let contents = part.leaves.iter().flat_map(|leaf| &leaf.contents);
        contents.fold(0, |hash, stream| fingerprint(hash, &stream.bytes))
    };
    let contents: Vec<u8> = parts.par_iter().map(contents).flat_map_iter(u64::to_be_bytes).collect();
    let texts = [about.title.as_bytes(), about.author.as_bytes(), about.subject.as_bytes(), &contents];
    let hash = |seed: u64| texts.into_iter().fold(seed, fingerprint);
    (u128::from(hash(0)) << 64 | u128::from(hash(1))).to_be_bytes()
}

/// A stream below this many bytes is short.
const SHORT: usize = 600;
/// For pages: a tenth larger than what a thorough search finds, in a third of the time.
const QUICK: u32 = 1;
/// For faces and pictures, which are few and large.
const THOROUGH: u32 = 6;

/// `bytes` squeezed as zlib does.
fn deflated(bytes: &[u8], level: u32) -> Vec<u8> {
    thread_local! {
        // Setting one up costs more than squeezing a page.
        static SQUEEZERS: RefCell<BTreeMap<u32, Compress>> = RefCell::default();
    }
    SQUEEZERS.with_borrow_mut(|squeezers| {
        let squeezer = squeezers.entry(level).or_insert_with(|| Compress::new(Compression::new(level), true));
        squeezer.reset();
        let mut output = Vec::with_capacity(bytes.len() / 3 + 128);
        loop {
            let taken = squeezer.total_in() as usize;
            let status = squeezer.compress_vec(&bytes[taken..], &mut output, FlushCompress::Finish);
            match status.expect("memory takes whatever is written") {
                Status::StreamEnd => break,
                Status::Ok | Status::BufError => output.reserve(output.len() + 128),
            }
        }
        // In shrinking, the allocator would leave it the room that it had: a pack keeps thousands.
        output.as_slice().to_vec()
    })
}
