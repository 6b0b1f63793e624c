//! 工作关系: the cross diagram. The post in the middle, its superior above, its subordinates below on a
//! bus, the parties outside at the left and inside at the right.

use std::borrow::Cow;

use crate::document::{Contact, Field, Place, PositionDescription};
use crate::lang::{Lang, Text, counted};
use crate::layout::Options;
use crate::layout::figure::Figure;
use crate::layout::line::Style;
use crate::layout::reading::runs;
use crate::layout::set::{SetLine, text_height};
use crate::layout::set_para::set_paras;
use crate::layout::table::{Align, BODY, BOLD, HEAD_FILL, Para, SMALL, WIDTH};
use crate::page::{Color, Item, Pt, Rect, Zone, mm};

/// The width of the boxes of the post, its superior and its parties.
const BOX: Pt = mm(46.0);
/// The width of a subordinate's box, at most.
const SMALL_BOX: Pt = mm(38.0);
/// The space between subordinates' boxes.
const BOX_GAP: Pt = mm(4.0);
/// The length of the lines between boxes.
const ARM: Pt = mm(6.0);
/// The space around the diagram.
const MARGIN: Pt = mm(3.0);
/// More subordinates than this become a list, more parties are run together.
const MANY: usize = 6;
/// A box has no more lines than this; what does not fit stands whole below the diagram.
const MAX_LINES: usize = 8;
/// The colour of lines between boxes.
const LINE: Color = Color::grey(70);

/// A box of the diagram: a caption and lines of text.
struct Tile {
    caption: Vec<SetLine>,
    lines: Vec<SetLine>,
    fill: Color,
    stroke: Color,
    width: Pt,
    /// Tells whether it does not show all of its text.
    cut: bool,
}

/// The diagram, and what it has no room for.
pub struct Diagram {
    /// The drawing.
    pub figure: Figure,
    /// The fields that are not shown in full.
    pub cut: Vec<Field>,
}

/// The space above and below the text of a box.
const INSET: Pt = 2.5;

impl Tile {
    fn new(width: Pt, caption: &str, paras: Vec<Para>) -> Self {
        let inner = width - mm(3.0);
        let caption = Para::new(caption.to_owned()).style(SMALL).align(Align::Centre);
        let mut lines = set_paras(paras, inner);
        for line in &mut lines {
            line.gap = 0.0;
        }
        let cut = lines.len() > MAX_LINES;
        if cut {
            lines.truncate(MAX_LINES - 1);
            lines.extend(set_paras(vec![Para::new("……").style(SMALL).align(Align::Centre)], inner));
        }
        Self { caption: set_paras(vec![caption], inner), lines, fill: HEAD_FILL, stroke: LINE, width, cut }
    }

    fn caption_height(&self) -> Pt {
        text_height(&self.caption) + 2.0 * INSET
    }

    fn height(&self) -> Pt {
        self.caption_height() + text_height(&self.lines) + 2.0 * INSET
    }

    fn draw(&self, figure: &mut Figure, x: Pt, y: Pt) {
        let (caption, whole) =
            (Rect::new(x, y, self.width, self.caption_height()), Rect::new(x, y, self.width, self.height()));
        figure.items.push(Item::Fill { rect: caption, color: self.fill });
        figure.frame(whole, self.stroke);
        figure.line((x, caption.bottom()), (x + self.width, caption.bottom()), self.stroke);
        let left = x + mm(1.5);
        let mut top = y + INSET;
        let captions = self.caption.len();
        for (index, line) in self.caption.iter().chain(&self.lines).enumerate() {
            top += if index == captions { 2.0 * INSET } else { 0.0 };
            if let Some(key) = line.key {
                figure.zones.push(Zone { key, rect: Rect::new(x, top, self.width, line.height) });
            }
            figure.items.extend(runs(line.clone(), left, top).map(Item::Text));
            top += line.height;
        }
    }
}

fn centred(text: impl Into<Cow<'static, str>>, style: Style, field: Place) -> Para {
    Para::new(text).style(style).align(Align::Centre).key(field.key())
}

/// The diagram of `document`, as wide as the page's text.
#[must_use]
pub fn diagram(document: &PositionDescription, options: &Options) -> Diagram {
    let identity = &document.identity;
    let mut figure = Figure::default();
    let mut cut = Vec::new();
    let middle = WIDTH / 2.0;
    let mut y = MARGIN;
    if !identity.reports_to.is_empty() {
        let caption = options.say("直接上级", "Reports to");
        let superior =
            Tile::new(BOX, &caption, vec![centred(identity.reports_to.clone(), BODY, Place::of(Field::ReportsTo))]);
        superior.draw(&mut figure, middle - BOX / 2.0, y);
        cut.extend(superior.cut.then_some(Field::ReportsTo));
        y += superior.height();
        figure.line((middle, y), (middle, y + ARM), LINE);
        y += ARM;
    }
    let post = post(document, options);
    let outside = party_tile(&options.say("外部单位", "External"), &document.relations.external, Field::ExternalParty);
    let inside =
        party_tile(&options.say("内部部门及岗位", "Internal"), &document.relations.internal, Field::InternalParty);
    let sides = [(&outside, mm(4.0)), (&inside, WIDTH - mm(4.0) - BOX)];
    cut.extend(outside.as_ref().filter(|tile| tile.cut).map(|_| Field::ExternalParty));
    cut.extend(inside.as_ref().filter(|tile| tile.cut).map(|_| Field::InternalParty));
    let tallest = sides.iter().filter_map(|(tile, _)| tile.as_ref()).map(Tile::height).fold(post.height(), Pt::max);
    let axis = y + tallest / 2.0;
    for (tile, x) in sides {
        let Some(tile) = tile else { continue };
        tile.draw(&mut figure, x, axis - tile.height() / 2.0);
        let (from, to) = if x < middle { (x + BOX, middle - BOX / 2.0) } else { (middle + BOX / 2.0, x) };
        figure.line((from, axis), (to, axis), LINE);
    }
    // The lines up and down meet the post's box also where a taller neighbour moved it down.
    let (top, bottom) = (axis - post.height() / 2.0, axis + post.height() / 2.0);
    if !identity.reports_to.is_empty() {
        figure.line((middle, y), (middle, top), LINE);
    }
    post.draw(&mut figure, middle - BOX / 2.0, top);
    y += tallest;
    cut.extend(subordinates(&mut figure, document, options, bottom, &mut y).then_some(Field::DirectReports));
    figure.height = y + MARGIN;
    figure.alt = in_words(document, options.lang());
    Diagram { figure, cut }
}

/// What the diagram shows, for those who cannot see it.
fn in_words(document: &PositionDescription, lang: Lang) -> String {
    let read = |field: Field| {
        let texts = Place::each(field, document).into_iter().filter_map(|place| Field::text(place, document, lang));
        let texts: Vec<String> = texts.collect();
        (!texts.is_empty()).then(|| {
            let label = field.spec().label.get(lang);
            match lang {
                Lang::Zh => format!("{label}：{}", texts.join("、")),
                Lang::En => format!("{label}: {}", texts.join(", ")),
            }
        })
    };
    let fields = [Field::ReportsTo, Field::Title, Field::DirectReports, Field::ExternalParty, Field::InternalParty];
    fields.into_iter().filter_map(read).collect::<Vec<_>>().join(Text::new("；", "; ").get(lang))
}

fn post(document: &PositionDescription, options: &Options) -> Tile {
    let mut paras = vec![centred(document.identity.title.clone(), BOLD, Place::of(Field::Title))];
    if let Some(count) = document.identity.headcount {
        let text = match options.lang() {
            Lang::Zh => format!("定员 {count} 人"),
            Lang::En => format!("Headcount {count}"),
        };
        paras.push(centred(text, SMALL, Place::of(Field::Headcount)));
    }
    let mut tile = Tile::new(BOX, &options.say("本岗位", "This post"), paras);
    let shades = options.shades();
    tile.fill = shades.fill;
    tile.stroke = shades.fill;
    for line in &mut tile.caption {
        line.color = shades.on_fill;
    }
    tile
}

/// The box of the parties on one side: a line each, or run together when they are many.
fn party_tile(caption: &str, contacts: &[Contact], field: Field) -> Option<Tile> {
    let parties: Vec<(usize, &str)> = contacts
        .iter()
        .enumerate()
        .map(|(row, contact)| (row, contact.party.as_str()))
        .filter(|(_, party)| !party.trim().is_empty())
        .collect();
    if parties.is_empty() {
        return None;
    }
    let paras: Vec<Para> = if parties.len() > MANY {
        let names: Vec<&str> = parties.iter().map(|(_, party)| *party).collect();
        vec![Para::new(names.join("、")).style(SMALL).key(Place::of(field).key())]
    } else {
        parties.iter().map(|(row, party)| centred((*party).to_owned(), SMALL, Place::at(field, *row))).collect()
    };
    Some(Tile::new(BOX, caption, paras))
}

/// Draws the subordinates from `y` on, on a bus that hangs at `from`; tells whether they are not shown in full.
fn subordinates(figure: &mut Figure, document: &PositionDescription, options: &Options, from: Pt, y: &mut Pt) -> bool {
    let identity = &document.identity;
    let names: Vec<(usize, &String)> =
        identity.direct_reports.iter().enumerate().filter(|(_, name)| !name.trim().is_empty()).collect();
    let middle = WIDTH / 2.0;
    let mut cut = names.len() > MANY;
    if (1..=MANY).contains(&names.len()) {
        let count = names.len() as f32;
        let width = SMALL_BOX.min((WIDTH - 2.0 * MARGIN - BOX_GAP * (count - 1.0)) / count);
        let left = middle - f32::midpoint(width * count, BOX_GAP * (count - 1.0));
        let bus = *y + ARM;
        let centre = |index: usize| left + width / 2.0 + index as f32 * (width + BOX_GAP);
        figure.line((middle, from), (middle, bus), LINE);
        figure.line((centre(0), bus), (centre(names.len() - 1), bus), LINE);
        let caption = options.say("直接下级", "Direct report");
        let mut lowest: Pt = 0.0;
        for (index, (row, name)) in names.iter().enumerate() {
            let place = Place::at(Field::DirectReports, *row);
            let tile = Tile::new(width, &caption, vec![centred((*name).clone(), SMALL, place)]);
            figure.line((centre(index), bus), (centre(index), bus + ARM / 2.0), LINE);
            tile.draw(figure, centre(index) - width / 2.0, bus + ARM / 2.0);
            lowest = lowest.max(tile.height());
            cut |= tile.cut;
        }
        *y = bus + ARM / 2.0 + lowest;
    }
    let Some(text) = total(names.len(), identity.direct_report_count, options.lang()) else { return cut };
    *y += mm(1.5);
    let key = Place::of(Field::DirectReportCount);
    for line in set_paras(vec![centred(text, SMALL, key)], WIDTH) {
        let height = line.height;
        figure.zones.push(Zone { key: key.key(), rect: Rect::new(0.0, *y, WIDTH, height) });
        figure.items.extend(runs(line, 0.0, *y).map(Item::Text));
        *y += height;
    }
    cut
}

/// How many report to the post, in posts and persons.
fn total(posts: usize, persons: Option<u32>, lang: Lang) -> Option<String> {
    match (posts, persons, lang) {
        (0, None, _) => None,
        (0, Some(persons), Lang::Zh) => Some(format!("直接下级共 {persons} 人")),
        (0, Some(persons), Lang::En) => Some(counted(persons as usize, "direct report")),
        (posts, None, Lang::Zh) => Some(format!("直接下级 {posts} 个岗位")),
        (posts, None, Lang::En) => Some(format!("Reporting here: {}", counted(posts, "post"))),
        (posts, Some(persons), Lang::Zh) => Some(format!("直接下级 {posts} 个岗位，共 {persons} 人")),
        (posts, Some(persons), Lang::En) => {
            let people = if persons == 1 { "person" } else { "people" };
            Some(format!("Reporting here: {}, {persons} {people}", counted(posts, "post")))
        }
    }
}
