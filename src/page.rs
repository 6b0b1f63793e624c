//! The display list: what stands where on paper. Layout writes it, the PDF writer and the preview read it.
//!
//! Lengths are points (1/72 inch), the origin is the top left corner, y grows downwards.
//! Nothing here knows a document: a [`Zone`] carries an opaque key.

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
    /// The characters, each of which the face has.
    pub text: String,
    /// Extra space after the character of this index, in thousandths of an em, in order of the indices.
    pub gaps: Vec<(usize, f32)>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row.
    pub rgb: Vec<u8>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
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
    /// A place to click that leads to another page of the same document.
    Link {
        /// Where.
        rect: Rect,
        /// The index of the page, from 0.
        page: usize,
    },
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
