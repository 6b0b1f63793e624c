//! The structure of a document: which part of which page is a heading, a cell, an item of a list.
//!
//! A page's items open and close roles; here they become a tree, which points to the numbered pieces (MCIDs) of the
//! pages' contents and to the links on them, and from which each finds its element back through the parent tree.

use std::collections::HashMap;

use super::bytes::Spell as _;
use super::file::Chunk;
use crate::page::Role;

/// The parent of what stands at the top.
pub const TOP: u32 = u32::MAX;

/// The structure of some pages.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// What stands below each node (or at the top), in the order of reading.
    kids: Vec<(u32, Kid)>,
    /// The figures' texts.
    alts: Vec<(u32, String)>,
    /// Those that may go on.
    named: HashMap<u64, u32>,
    /// How many links there are.
    links: u32,
}

#[derive(Clone, Copy)]
struct Node {
    tag: Tag,
    /// How many columns a cell spans; 0 for all others.
    span: u8,
    parent: u32,
}

/// An index into [`TAGS`]: there are hundreds of thousands of nodes in a large pack.
type Tag = u8;

/// The tag of a link.
const LINK: Tag = 17;

/// The standard structure types, and what a head of a table heads.
const TAGS: [(&str, &str); 18] = [
    ("H1", ""),
    ("H2", ""),
    ("H3", ""),
    ("P", ""),
    ("L", ""),
    ("LI", ""),
    ("Lbl", ""),
    ("LBody", ""),
    ("Table", ""),
    ("TR", ""),
    ("TH", "Column"),
    ("TH", "Row"),
    ("TD", ""),
    ("Figure", ""),
    ("TOC", ""),
    ("TOCI", ""),
    ("Reference", ""),
    ("Link", ""),
];

#[derive(Clone, Copy)]
enum Kid {
    Node(u32),
    /// A piece of the content of a page, both counted from 0.
    Piece {
        page: u32,
        mcid: u32,
    },
    /// A link on a page, the `nth` of all.
    Link {
        page: u32,
        nth: u32,
    },
}

/// Where the objects of some pages stand in the file.
#[derive(Clone, Copy)]
pub struct Frame {
    /// The first page.
    pub pages: u32,
    /// The element around all others.
    pub outermost: u32,
    /// The first element.
    pub elements: u32,
    /// The first link.
    pub links: u32,
}

impl Tree {
    /// The node that `role` opens below `parent`: a new one, or the one that goes on under the name `id`; none for
    /// decoration.
    pub fn open(&mut self, role: &Role, id: u64, parent: u32) -> u32 {
        if let Some(&node) = (id != 0).then(|| self.named.get(&id)).flatten() {
            return node;
        }
        let (tag, span) = match role {
            Role::Heading(level) => (level.saturating_sub(1).min(2), 0),
            Role::Paragraph => (3, 0),
            Role::List => (4, 0),
            Role::Item => (5, 0),
            Role::Label => (6, 0),
            Role::Body => (7, 0),
            Role::Table => (8, 0),
            Role::Row => (9, 0),
            Role::ColumnHead(span) => (10, *span),
            Role::RowHead(span) => (11, *span),
            Role::Cell(span) => (12, *span),
            Role::Figure(_) => (13, 0),
            Role::Contents => (14, 0),
            Role::Entry => (15, 0),
            Role::Reference => (16, 0),
            Role::Decoration => return TOP,
        };
        let node = self.node(tag, span, parent);
        if let Role::Figure(alt) = role {
            self.alts.push((node, alt.clone()));
        }
        if id != 0 {
            self.named.insert(id, node);
        }
        node
    }

    fn node(&mut self, tag: Tag, span: u8, parent: u32) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node { tag, span, parent });
        self.kids.push((parent, Kid::Node(node)));
        node
    }

    /// The node of a link on `page` below `parent`.
    pub fn link(&mut self, parent: u32, page: usize) -> u32 {
        let node = self.node(LINK, 0, parent);
        self.kids.push((node, Kid::Link { page: page as u32, nth: self.links }));
        self.links += 1;
        node
    }

    /// How many links there are.
    pub fn links(&self) -> u32 {
        self.links
    }

    /// The tag of `node`.
    pub fn tag(&self, node: u32) -> &'static str {
        TAGS[usize::from(self.nodes[node as usize].tag)].0
    }

    /// Adds a piece of the content of `page` to `node`.
    pub fn piece(&mut self, node: u32, page: usize, mcid: usize) {
        self.kids.push((node, Kid::Piece { page: page as u32, mcid: mcid as u32 }));
    }

    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Gives back the room for more nodes, which no page will add: a pack keeps thousands of trees.
    pub fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.kids.shrink_to_fit();
        self.named = HashMap::new();
    }

    /// Puts `first`, which is read before it, in front.
    pub fn prepend(&mut self, first: Self) {
        let shift = self.nodes.len() as u32;
        let moved = |node: u32| if node == TOP { TOP } else { node + shift };
        self.nodes.extend(first.nodes.into_iter().map(|node| Node { parent: moved(node.parent), ..node }));
        let kids = first.kids.into_iter().map(|(parent, kid)| {
            let kid = match kid {
                Kid::Node(node) => Kid::Node(moved(node)),
                piece @ Kid::Piece { .. } => piece,
                Kid::Link { page, nth } => Kid::Link { page, nth: nth + self.links },
            };
            (moved(parent), kid)
        });
        self.kids.splice(0..0, kids);
        self.links += first.links;
        self.alts.extend(first.alts.into_iter().map(|(node, alt)| (moved(node), alt)));
    }

    /// Writes the elements into their `frame`; gives back those at the top.
    pub fn write(&self, chunk: &mut Chunk, frame: Frame) -> Vec<u32> {
        let first = frame.elements;
        let families = Families::of(self);
        let mut alts = self.alts.iter().peekable();
        for (index, node) in self.nodes.iter().enumerate() {
            chunk.begin(first + index as u32);
            let bytes = &mut chunk.bytes;
            bytes.word("<</S/");
            bytes.word(TAGS[usize::from(node.tag)].0);
            bytes.word("/P ");
            bytes.reference(if node.parent == TOP { frame.outermost } else { first + node.parent });
            if let Some((_, alt)) = alts.next_if(|(node, _)| *node as usize == index) {
                bytes.word("/Alt");
                bytes.text(alt);
            }
            attributes(bytes, *node);
            kids(bytes, families.below(index as u32), frame);
            bytes.word(">>");
            chunk.end();
        }
        let node = |kid: &Kid| match kid {
            Kid::Node(node) => Some(first + node),
            Kid::Piece { .. } | Kid::Link { .. } => None,
        };
        families.below(TOP).iter().filter_map(node).collect()
    }
}

/// The kids of every node beside one another.
struct Families {
    /// Where the kids of each node begin; those of the top stand behind all others.
    starts: Vec<u32>,
    kids: Vec<Kid>,
}

impl Families {
    fn of(tree: &Tree) -> Self {
        let slot = |parent: u32| (parent as usize).min(tree.nodes.len());
        let mut starts = vec![0; tree.nodes.len() + 2];
        for &(parent, _) in &tree.kids {
            starts[slot(parent) + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut kids = vec![Kid::Node(0); tree.kids.len()];
        for &(parent, kid) in &tree.kids {
            let at = &mut next[slot(parent)];
            kids[*at as usize] = kid;
            *at += 1;
        }
        Self { starts, kids }
    }

    fn below(&self, node: u32) -> &[Kid] {
        let slot = (node as usize).min(self.starts.len() - 2);
        &self.kids[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}

fn attributes(bytes: &mut Vec<u8>, node: Node) {
    let scope = TAGS[usize::from(node.tag)].1;
    if node.span > 1 || !scope.is_empty() {
        bytes.word("/A<</O/Table");
        if !scope.is_empty() {
            bytes.word("/Scope/");
            bytes.word(scope);
        }
        if node.span > 1 {
            bytes.word("/ColSpan ");
            bytes.integer(u64::from(node.span));
        }
        bytes.word(">>");
    }
}

/// Writes what stands below an element; its pieces lie on the page of the first of them unless they say otherwise.
fn kids(bytes: &mut Vec<u8>, kids: &[Kid], frame: Frame) {
    let page_of = |kid: &Kid| match kid {
        Kid::Piece { page, .. } | Kid::Link { page, .. } => Some(*page),
        Kid::Node(_) => None,
    };
    let own = kids.iter().find_map(page_of);
    if let Some(page) = own {
        bytes.word("/Pg ");
        bytes.reference(frame.pages + page);
    }
    if kids.is_empty() {
        return;
    }
    bytes.word(if kids.len() > 1 { "/K[" } else { "/K " });
    for (index, kid) in kids.iter().enumerate() {
        if index > 0 {
            bytes.push(b' ');
        }
        match *kid {
            Kid::Node(node) => bytes.reference(frame.elements + node),
            Kid::Piece { page, mcid } if Some(page) == own => bytes.integer(u64::from(mcid)),
            Kid::Piece { page, mcid } => {
                bytes.word("<</Type/MCR/Pg ");
                bytes.reference(frame.pages + page);
                bytes.word("/MCID ");
                bytes.integer(u64::from(mcid));
                bytes.word(">>");
            }
            Kid::Link { page, nth } => {
                bytes.word("<</Type/OBJR/Pg ");
                bytes.reference(frame.pages + page);
                bytes.word("/Obj ");
                bytes.reference(frame.links + nth);
                bytes.word(">>");
            }
        }
    }
    if kids.len() > 1 {
        bytes.push(b']');
    }
}
