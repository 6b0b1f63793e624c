//! What became of words, on paper: what is gone is struck in red, what is new underlined in blue.

use super::line::{Line, Style};
use super::reading::baseline;
use super::set::{Piece, Pieces, SetLine};
use super::table::Para;
use crate::document::redline::{Fate, Row, indented};
use crate::font::font;
use crate::page::{Color, Item, Pt};

/// Dark enough to be read, and to be told from black and from each other on a grey print by their lines.
const GONE: Color = Color(0xB3, 0x1B, 0x1B);
const NEW: Color = Color(0x1A, 0x4F, 0xA8);
/// The lines through and under words, for an em of 1: their height above the baseline, and how thick they are.
const THROUGH: f32 = 0.37;
const UNDER: f32 = -0.16;
const THICK: f32 = 0.06;

/// A paragraph of what is told of a row.
pub fn para(row: &Row) -> Para {
    let face = font(super::table::BODY.face);
    let (indent, words) = indented(row);
    let mut para = Para::new("");
    for (fate, words) in [(Fate::Same, indent)].into_iter().chain(words) {
        // As the characters are shown, so that each has its fate.
        let shown: String = words.chars().filter_map(|c| face.drawn(c)).map(|(c, _)| c).collect();
        para.fates.extend(std::iter::repeat_n(fate, shown.chars().count()));
        para.text.to_mut().push_str(&shown);
    }
    para
}

/// The colour of words of a fate, where that is not the colour of the text around them.
pub fn ink(fate: Fate) -> Option<Color> {
    match fate {
        Fate::Same | Fate::Moved => None,
        Fate::Gone => Some(GONE),
        Fate::New => Some(NEW),
    }
}

/// The lines through and under the words of `line`, with its left edge at `x` and its top at `y`.
pub fn rules(line: &SetLine, x: Pt, y: Pt) -> impl Iterator<Item = Item> {
    let baseline = baseline(line, y);
    line.pieces.iter().filter_map(move |piece| rule(piece, x + piece.x, baseline))
}

/// The line through or under a piece whose text begins at `x` on a baseline at `y`.
fn rule(piece: &Piece, x: Pt, y: Pt) -> Option<Item> {
    let size = piece.style.size;
    let above = match piece.fate {
        Fate::Same | Fate::Moved => return None,
        Fate::Gone => THROUGH,
        Fate::New => UNDER,
    };
    let (y, color) = (y - above * size, ink(piece.fate)?);
    Some(Item::Line { from: (x, y), to: (x + piece.line.width, y), width: THICK * size, color })
}

/// Goes through the lines of a text, which leave out the blanks at their ends, and cuts them where the fate changes.
pub struct Walk {
    chars: Vec<(char, Fate)>,
    at: usize,
}

impl Walk {
    /// At the start of `para`; nothing where all its words have one fate.
    pub fn of(para: &mut Para) -> Option<Self> {
        let fates = std::mem::take(&mut para.fates);
        (!fates.is_empty()).then(|| Self { chars: para.text.chars().zip(fates).collect(), at: 0 })
    }

    /// The pieces of the next `line`, which begins at `x`.
    pub fn pieces(&mut self, line: &Line, style: Style, x: Pt) -> Pieces {
        let chars: Vec<char> = line.text.chars().collect();
        while self.chars.get(self.at).is_some_and(|&(c, _)| c == ' ') && chars.first() != Some(&' ') {
            self.at += 1;
        }
        let end = (self.at + chars.len()).min(self.chars.len());
        let fates = &self.chars[self.at..end];
        self.at = end;
        let edges = edges(line, &chars, style);
        let mut pieces = Pieces::new();
        let mut start = 0;
        for run in fates.chunk_by(|a, b| a.1 == b.1) {
            let end = start + run.len();
            let within = |&(at, gap): &(u32, f32)| {
                let at = (at as usize).checked_sub(start).filter(|at| at + 1 < run.len())?;
                Some((at as u32, gap))
            };
            let text: String = chars[start..end].iter().collect();
            let width = edges[end - 1].1 - edges[start].0;
            let gaps = line.gaps.iter().filter_map(within).collect();
            let part = Line { text: text.into(), spacing: line.spacing, gaps, width, hang: 0.0 };
            pieces.push(Piece { fate: run[0].1, ..Piece::new(x + edges[start].0, part, style) });
            start = end;
        }
        pieces
    }
}

/// Where each character of a line begins and ends, counted from where its first glyph starts.
fn edges(line: &Line, chars: &[char], style: Style) -> Vec<(Pt, Pt)> {
    let face = font(style.face);
    let mut gaps = line.gaps.iter().peekable();
    let mut x = 0.0;
    let place = |(index, &c): (usize, &char)| {
        let advance = face.drawn(c).map_or(0.0, |(_, advance)| f32::from(advance));
        let gap = gaps.next_if(|(at, _)| *at as usize == index).map_or(0.0, |(_, gap)| *gap);
        let begin = x;
        let end = begin + advance * style.size / 1000.0;
        x = end + (line.spacing + gap) * style.size / 1000.0;
        (begin, end)
    };
    chars.iter().enumerate().map(place).collect()
}
