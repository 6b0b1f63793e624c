//! The numbers of the objects of a file, which are known before any of them is spelt.

use super::Written;

/// Which object has which number.
pub struct Plan {
    pub catalog: u32,
    pub info: u32,
    pub metadata: u32,
    pub profile: u32,
    pub resources: u32,
    /// The root of the page tree.
    pub pages: u32,
    pub structure: u32,
    /// The element around all others.
    pub document: u32,
    pub outline: u32,
    /// The first entry of the outline.
    pub entries: u32,
    /// The first picture.
    pub images: u32,
    /// The first object of each part: its pages, then the others.
    pub parts: Vec<u32>,
    /// The index of the first page of each part.
    pub first_pages: Vec<usize>,
    /// The key in the parent tree of the first page of each part; the other pages follow, then the links on them.
    pub first_keys: Vec<u64>,
    /// The key that would be next.
    pub next_key: u64,
    /// The object of each page.
    pub page_ids: Vec<u32>,
    /// How many objects there are.
    pub objects: u32,
}

impl Plan {
    /// The numbers for `fonts` objects of the faces, `images` pictures and `parts`.
    pub fn new(fonts: u32, images: u32, parts: &[Written]) -> Self {
        let marks: usize = parts.iter().flat_map(|part| &part.leaves).map(|leaf| leaf.marks.len()).sum();
        let entries = fonts + 10;
        let images_from = entries + marks as u32;
        let mut plan = Self {
            catalog: fonts + 1,
            info: fonts + 2,
            metadata: fonts + 3,
            profile: fonts + 4,
            resources: fonts + 5,
            pages: fonts + 6,
            structure: fonts + 7,
            document: fonts + 8,
            outline: fonts + 9,
            entries,
            images: images_from,
            parts: Vec::new(),
            first_pages: Vec::new(),
            first_keys: Vec::new(),
            next_key: 0,
            page_ids: Vec::new(),
            objects: images_from + images - 1,
        };
        for part in parts {
            let first = plan.objects + 1;
            plan.parts.push(first);
            plan.first_pages.push(plan.page_ids.len());
            plan.first_keys.push(plan.next_key);
            plan.next_key += part.leaves.len() as u64 + u64::from(part.tree.links());
            plan.page_ids.extend((0..part.leaves.len()).map(|page| first + page as u32));
            plan.objects += part.objects();
        }
        plan
    }

    /// The node of the page tree, the leaf of the parent tree, the outermost element and the first of the other
    /// elements of a part.
    pub fn frame(&self, index: usize, part: &Written) -> [u32; 4] {
        let contents: usize = part.leaves.iter().map(|leaf| leaf.contents.len()).sum();
        let next = self.parts[index] + (part.leaves.len() + contents) as u32;
        [next, next + 1, next + 2, next + 3]
    }
}
