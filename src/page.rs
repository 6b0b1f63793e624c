//! The display list: what stands where on paper. Layout writes it, the PDF writer and the preview read it.
//!
//! Lengths are points (1/72 inch), the origin is the top left corner, y grows downwards.
//! Nothing here knows a document: a [`Zone`] carries an opaque key.

use std::borrow::Cow;
use std::sync::Arc;

/// A length in points.
pub type Pt = f32;

/// Points in `millimetres`.
#[must_use]
pub const fn mm(millimetres: f32) -> Pt {
    millimetres * 72.0 / 25.4
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: Pt,
    /// Top edge.
    pub y: Pt,
    /// Width.
    pub w: Pt,
    /// Height.
    pub h: Pt,
}

impl Rect {
    /// The rectangle with these edges.
    #[must_use]
    pub const fn new(x: Pt, y: Pt, w: Pt, h: Pt) -> Self {
        Self { x, y, w, h }
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> Pt {
        self.x + self.w
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(&self) -> Pt {
        self.y + self.h
    }

    /// The same, `x` further right and `y` further down.
    #[must_use]
    pub const fn moved(self, x: Pt, y: Pt) -> Self {
        Self::new(self.x + x, self.y + y, self.w, self.h)
    }

    /// Tells whether the point lies inside.
    #[must_use]
    pub fn contains(&self, x: Pt, y: Pt) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }
}

/// An opaque colour, red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Black.
    pub const BLACK: Self = Self::grey(0);
    /// White.
    pub const WHITE: Self = Self::grey(255);

    /// A grey, 0 black to 255 white.
    #[must_use]
    pub const fn grey(value: u8) -> Self {
        Self(value, value, value)
    }
}

/// One of the two embedded faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// For text.
    #[default]
    Regular,
    /// For heads.
    Bold,
}

impl Face {
    /// Both, in the order of their indices.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Bold];
}

/// A run of text on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Where the first glyph starts.
    pub x: Pt,
    /// The baseline.
    pub y: Pt,
    /// The size of the em.
    pub size: Pt,
    /// The face.
    pub face: Face,
    /// The colour.
    pub color: Color,
    /// The characters, each of which the face has: of a form's own words, or of a text.
    pub text: Cow<'static, str>,
    /// Extra space after every character, in thousandths of an em.
    pub spacing: f32,
    /// More space after the character of this index, in thousandths of an em, in order of the indices.
    pub gaps: Vec<(u32, f32)>,
}

/// A picture, opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the top; `width * height * 3` bytes.
    pub rgb: Vec<u8>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// What a part of a page is: how it is read aloud and taken over by other programs.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// A heading of a level from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// The number or mark of an item.
    Label,
    /// What an item says.
    Body,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell that heads its column, spanning so many columns.
    ColumnHead(u8),
    /// A cell that heads its row, spanning so many columns.
    RowHead(u8),
    /// A cell, spanning so many columns.
    Cell(u8),
    /// A drawing, with what it shows in words.
    Figure(String),
    /// A table of contents.
    Contents,
    /// A line of a table of contents.
    Entry,
    /// What names another place of the document.
    Reference,
    /// None: what stands there again after a page break.
    Decoration,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Text.
    Text(Run),
    /// A straight line, with its width.
    Line {
        /// One end.
        from: (Pt, Pt),
        /// The other end.
        to: (Pt, Pt),
        /// How thick.
        width: Pt,
        /// Its colour.
        color: Color,
    },
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// Its colour.
        color: Color,
    },
    /// A picture.
    Image {
        /// Where it is stretched to.
        rect: Rect,
        /// What it shows.
        image: Arc<Image>,
    },
    /// Text across the page, in the middle and rising to the right, which belongs to the paper and not to what is read.
    Stamp(Run),
    /// What follows up to its [`Item::Close`] has this role; what stands in no role is decoration.
    Open {
        /// The role.
        role: Role,
        /// What is opened again under this name goes on, also on a later page; 0 never does.
        id: u64,
    },
    /// What follows up to its [`Item::Close`] leads to another page of the same document.
    Link {
        /// Where to click.
        rect: Rect,
        /// The index of the page, from 0.
        page: usize,
        /// Where it leads, in words.
        alt: String,
    },
    /// The end of what was opened last.
    Close,
}

/// Where the value with `key` lies on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// What it is, in the numbering of whoever laid the page out.
    pub key: u64,
    /// Where.
    pub rect: Rect,
}

/// A heading for the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it says.
    pub text: String,
    /// How deep it lies, 0 for the outermost.
    pub depth: u8,
    /// Its top edge on the page.
    pub y: Pt,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// What is drawn, the first at the bottom.
    pub items: Vec<Item>,
    /// Which value lies where.
    pub zones: Vec<Zone>,
    /// The headings on it.
    pub marks: Vec<Mark>,
}

/// Where pages go as soon as they are laid out, so that thousands of them need not lie in memory as display lists.
pub trait Press: Sync {
    /// What is left of pages that were handed over.
    type Printed: Send;

    /// Takes the pages of one description, or of another part of a whole.
    fn print(&self, pages: Vec<Page>) -> Self::Printed;

    /// Adds to each page of `printed` what could not be known before: `heads` is as long, and is read before them.
    fn print_heads(&self, printed: &mut Self::Printed, heads: Vec<Page>);
}

/// Keeps the pages as they are.
pub struct Tray;

impl Press for Tray {
    type Printed = Vec<Page>;

    fn print(&self, pages: Vec<Page>) -> Vec<Page> {
        pages
    }

    fn print_heads(&self, printed: &mut Vec<Page>, heads: Vec<Page>) {
        for (page, head) in printed.iter_mut().zip(heads) {
            page.items.splice(0..0, head.items);
            page.zones.extend(head.zones);
            page.marks.splice(0..0, head.marks);
        }
    }
}

/// What a printed document says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// The language of the text, a tag of BCP 47.
    pub lang: &'static str,
    /// How many pages stand before page 1; they are numbered i, ii …
    pub front: usize,
}
