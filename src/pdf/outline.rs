//! The outline: the headings of the pages as bookmarks, nested by their depth. The outermost stand open.

use super::bytes::Spell as _;
use super::file::Chunk;
use crate::page::{Mark, Pt};

/// A heading, the object of its page, and how high that page is.
pub type Entry<'a> = (&'a Mark, u32, Pt);

/// Where an entry stands among the others.
#[derive(Clone, Copy, Default)]
struct Kin {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    children: u32,
}

/// Writes the outline: its root as object `root`, the entries from `first` on.
pub fn write(chunk: &mut Chunk, root: u32, first: u32, entries: &[Entry<'_>]) {
    let (kin, top) = nest(entries);
    let id = |index: usize| first + index as u32;
    for (index, ((mark, page, height), own)) in entries.iter().zip(&kin).enumerate() {
        chunk.begin(id(index));
        let bytes = &mut chunk.bytes;
        bytes.word("<</Title");
        bytes.text(&mark.text);
        bytes.word("/Parent ");
        bytes.reference(own.parent.map_or(root, id));
        bytes.word("/Dest[");
        bytes.reference(*page);
        bytes.word("/XYZ null ");
        bytes.decimal(height - mark.y);
        bytes.word(" null]");
        for (key, other) in [("/Prev ", own.previous), ("/Next ", own.next)] {
            if let Some(other) = other {
                bytes.word(key);
                bytes.reference(id(other));
            }
        }
        children(bytes, own, first, if own.parent.is_none() { "/Count " } else { "/Count -" });
        bytes.word(">>");
        chunk.end();
    }
    chunk.begin(root);
    chunk.bytes.word("<</Type/Outlines");
    let shown = kin.iter().filter(|own| own.parent.is_none()).map(|own| own.children).sum::<u32>();
    children(&mut chunk.bytes, &Kin { children: top.children + shown, ..top }, first, "/Count ");
    chunk.bytes.word(">>");
    chunk.end();
}

fn children(bytes: &mut Vec<u8>, own: &Kin, id: u32, count: &str) {
    if let (Some(first), Some(last)) = (own.first, own.last) {
        bytes.word("/First ");
        bytes.reference(id + first as u32);
        bytes.word("/Last ");
        bytes.reference(id + last as u32);
        bytes.word(count);
        bytes.integer(u64::from(own.children));
    }
}

/// The kin of every entry, and of the root: an entry belongs to the nearest earlier one that lies less deep.
fn nest(entries: &[Entry<'_>]) -> (Vec<Kin>, Kin) {
    let mut kin = vec![Kin::default(); entries.len()];
    let mut top = Kin::default();
    let mut above: Vec<usize> = Vec::new();
    for (index, (mark, ..)) in entries.iter().enumerate() {
        while above.last().is_some_and(|&other| entries[other].0.depth >= mark.depth) {
            above.pop();
        }
        let parent = above.last().copied();
        let family = parent.map_or(&mut top, |parent| &mut kin[parent]);
        let previous = family.last.replace(index);
        family.first.get_or_insert(index);
        family.children += 1;
        kin[index] = Kin { parent, previous, ..Kin::default() };
        if let Some(previous) = previous {
            kin[previous].next = Some(index);
        }
        above.push(index);
    }
    (kin, top)
}
