//! The outline: the headings of the pages as bookmarks, nested by their depth.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::text;
use crate::page::{Mark, Page};

/// Adds the outline of `pages`, which stand in `document` as `ids`.
pub fn write(document: &mut Document, pages: &[Page], ids: &[ObjectId]) {
    let marks: Vec<(&Mark, ObjectId, f32)> =
        pages.iter().zip(ids).flat_map(|(page, id)| page.marks.iter().map(|mark| (mark, *id, page.height))).collect();
    if marks.is_empty() {
        return;
    }
    let root = document.new_object_id();
    let entries: Vec<ObjectId> = marks.iter().map(|_| document.new_object_id()).collect();
    let depth = |index: usize| marks[index].0.depth;
    // The nearest earlier mark that lies less deep, and the neighbours of equal depth before the next such one.
    let parent = |index: usize| (0..index).rev().find(|&earlier| depth(earlier) < depth(index));
    let mut family: Vec<Vec<usize>> = vec![Vec::new(); marks.len() + 1];
    for index in 0..marks.len() {
        family[parent(index).map_or(0, |parent| parent + 1)].push(index);
    }
    for (index, (mark, page, height)) in marks.iter().enumerate() {
        let above = parent(index);
        let siblings = &family[above.map_or(0, |parent| parent + 1)];
        let nth = siblings.iter().position(|&sibling| sibling == index).unwrap_or(0);
        let mut entry = dictionary! {
            "Title" => text(&mark.text),
            "Parent" => above.map_or(root, |parent| entries[parent]),
            "Dest" => vec![(*page).into(), "XYZ".into(), Object::Null, Object::Real(height - mark.y), Object::Null],
        };
        if nth > 0 {
            entry.set("Prev", entries[siblings[nth - 1]]);
        }
        if let Some(&next) = siblings.get(nth + 1) {
            entry.set("Next", entries[next]);
        }
        set_children(&mut entry, &family[index + 1], &entries);
        document.set_object(entries[index], entry);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    set_children(&mut outlines, &family[0], &entries);
    document.set_object(root, outlines);
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Outlines", root);
        catalog.set("PageMode", "UseOutlines");
    }
}

fn set_children(entry: &mut Dictionary, children: &[usize], entries: &[ObjectId]) {
    if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
        entry.set("First", entries[first]);
        entry.set("Last", entries[last]);
        entry.set("Count", i64::try_from(children.len()).unwrap_or(i64::MAX));
    }
}
