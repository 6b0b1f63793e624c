//! The pages that are set by hand: cover, preface, approval, and the divider of a department.

use super::lists::name_of;
use super::{Bound, Chapter};
use crate::document::PackPart;
use crate::document::lines::without_typed_number;
use crate::lang::{Lang, Message};
use crate::layout::block::{frame, logo};
use crate::layout::label::Label;
use crate::layout::line::{self, Style};
use crate::layout::reading::Voice;
use crate::layout::set::set;
use crate::layout::set_para::set_paras;
use crate::layout::sheet::Sheet;
use crate::layout::table::{Align, BODY, Block, Cell, FAINT, HEADING, Para, Row, SIDE, SMALL};
use crate::layout::{Options, flow_from};
use crate::page::{Color, Face, Pt, Rect, mm};

/// The title on the cover and the name on a divider.
const TITLE: Style = Style { face: Face::Bold, size: 26.0 };
/// The title of a page.
const PAGE_TITLE: Style = Style { face: Face::Bold, size: 16.0 };
/// The client on the cover.
const CLIENT: Style = Style { face: Face::Regular, size: 14.0 };
/// What else stands on the cover.
const DATA: Style = Style { face: Face::Regular, size: 11.0 };
/// From one baseline to the next in prose, for an em of 1.
const PROSE: f32 = 1.7;
/// The space between the letters of a title, in thousandths of an em.
const SPACED: f32 = 120.0;
/// The left edge and the width of what stands on the cover.
const COVER: (Pt, Pt) = (mm(28.0), mm(154.0));
/// Where the logo stands on the cover.
const LOGO: Rect = Rect::new(COVER.0, mm(46.0), mm(60.0), mm(22.0));
/// Where the last line of the cover ends.
const COVER_END: Pt = mm(262.0);
/// How thick the rule under a title is.
const RULE: Pt = 3.0;

/// Sets `paras` under one another in a column of `x` and `width`, from `y` on; gives back where they end.
fn stack(sheet: &mut Sheet, paras: Vec<Para>, (x, width): (Pt, Pt), y: Pt) -> Pt {
    sheet.stack(set_paras(paras, width), x, y)
}

/// Client, title, version, 密级, and at the foot who has made the pack, when, and for whom.
pub fn cover(bound: &Bound<'_>) -> Sheet {
    let (pack, options) = (bound.pack, bound.options);
    let mut sheet = Sheet::default();
    logo::stamp(&mut sheet, options);
    if let Some(image) = &options.logo {
        sheet.image(logo::fitted(image, LOGO, false), image);
    }
    if !pack.confidentiality.is_empty() {
        let right = Align::Figures(COVER.1);
        stack(&mut sheet, vec![Para::new(classification(bound)).style(DATA).align(right)], COVER, mm(28.0));
    }
    let y = stack(&mut sheet, vec![Para::new(pack.client.clone()).style(CLIENT)], COVER, mm(102.0));
    let title = if pack.title.is_empty() {
        options.say("岗位说明书汇编", "Position descriptions")
    } else {
        pack.title.clone()
    };
    let title = spaced(Para::new(in_words(title, COVER.1)).style(TITLE));
    let y = stack(&mut sheet, vec![title], COVER, y + mm(4.0)) + mm(3.0);
    sheet.fill(Rect::new(COVER.0, y, mm(42.0), RULE), options.shades().fill);
    stack(&mut sheet, vec![Para::new(pack.version.clone()).style(CLIENT)], COVER, y + mm(6.0));
    let rows: Vec<_> = imprint(bound).into_iter().map(set).collect();
    let mut y = COVER_END - rows.iter().map(|row| row.height).sum::<Pt>();
    for row in rows {
        let height = row.height;
        sheet.row(row, (COVER.0 - SIDE, y), height, true, Voice::Loose);
        y += height;
    }
    sheet
}

/// A title that is too wide for one line, broken in front of 岗位 where both parts then have a line of their own.
fn in_words(title: String, width: Pt) -> String {
    let wide = |text: &str| line::width(text, TITLE) > width;
    match title.find("岗位") {
        Some(at) if at > 0 && wide(&title) && !wide(&title[..at]) && !wide(&title[at..]) => {
            format!("{}\n{}", &title[..at], &title[at..])
        }
        _ => title,
    }
}

/// 密级, with its label.
pub fn classification(bound: &Bound<'_>) -> String {
    let colon = if bound.options.lang() == Lang::Zh { "：" } else { ": " };
    format!("{}{colon}{}", bound.options.say("密级", "Classification"), bound.pack.confidentiality)
}

/// 编制单位, 编制日期 and 适用范围, each where there is something to say.
fn imprint(bound: &Bound<'_>) -> Vec<Row> {
    let names: Vec<&str> = bound.chapters.iter().map(|chapter| chapter.department.name.as_str()).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
    let posts: usize = bound.chapters.iter().map(|chapter| chapter.documents.len()).sum();
    let count = Message::new(format!("（{posts} 个岗位）"), format!(" ({posts} posts)"));
    let comma = if bound.options.lang() == Lang::Zh { "、" } else { ", " };
    let scope = if names.is_empty() {
        String::new()
    } else {
        format!("{}{}", names.join(comma), count.get(bound.options.lang()))
    };
    let date = bound.pack.date.map_or_else(String::new, |date| date.to_string());
    let lines = [
        (bound.options.say("编制单位", "Prepared by"), bound.pack.issuer.clone()),
        (bound.options.say("编制日期", "Date"), date),
        (bound.options.say("适用范围", "Scope"), scope),
    ];
    let widest = lines.iter().map(|(label, _)| line::width(label, DATA)).fold(0.0, Pt::max);
    let label_width = widest + 2.0 * SIDE + mm(4.0);
    let cell = |text: String, width: Pt| Cell { width, ..Cell::para(0.0, Para::new(text).style(DATA)).tight() };
    let row = |(label, value): (String, String)| Row {
        ruled: false,
        ..Row::new(vec![cell(label, label_width), cell(value, COVER.1 - label_width)])
    };
    lines.into_iter().filter(|(_, value)| !value.trim().is_empty()).map(row).collect()
}

/// `para` as a title, its letters apart.
fn spaced(para: Para) -> Para {
    Para { tracking: SPACED, heading: 1, ..para }
}

/// `para` as the title of a page.
pub fn title(para: Para) -> Para {
    spaced(para.style(PAGE_TITLE))
}

fn headed(heading: Label, rows: Vec<Row>) -> Block {
    let block = Block { whole: false, prose: true, ..Block::new(heading, rows) };
    Block { heading: title(block.heading), ..block }
}

/// The paragraphs of `text`, in a column of `millimetres` in the middle of the page.
fn prose(text: &str, lang: Lang, millimetres: f32) -> Vec<Row> {
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    let indent = if lang == Lang::Zh { "　　" } else { "" };
    let set = |text: String| Para { leading: PROSE, ..Para::new(text).style(Style { size: 10.5, ..BODY }) };
    let row = |paras: Vec<Para>| {
        let margin = Cell::para((170.0 - millimetres) / 2.0, Para::new(""));
        let text = Cell { pad: 2.0, ..Cell::paras(millimetres, paras) };
        Row { ruled: false, ..Row::new(vec![margin, text]) }
    };
    let mut rows: Vec<Vec<Para>> = Vec::new();
    for line in paragraphs.map(str::trim) {
        // Text hangs behind a number that was typed, and that of all numbers in a row equally far.
        let Some(rest) = without_typed_number(line) else {
            rows.push(vec![set(format!("{indent}{line}"))]);
            continue;
        };
        let marker = Some(line[..line.len() - rest.len()].trim_end().to_owned());
        let item = Para { marker, marker_style: Style { size: 10.5, ..BODY }, ..set(rest.to_owned()) };
        match rows.last_mut().filter(|paras| paras[0].marker.is_some()) {
            Some(list) => list.push(item),
            None => rows.push(vec![item]),
        }
    }
    rows.into_iter().map(row).collect()
}

/// 编制说明; nothing when the pack has none.
pub fn preface(bound: &Bound<'_>) -> Option<Block> {
    let rows = prose(&bound.pack.preface, bound.options.lang(), 170.0);
    (!rows.is_empty()).then(|| headed(name_of(bound, PackPart::Preface), rows))
}

/// 批准页: who has written, reviewed and approved the pack, to be signed.
pub fn approval(bound: &Bound<'_>) -> Vec<Block> {
    let heads = [(34.0, "环节", "Step"), (46.0, "姓名", "Name"), (50.0, "签字", "Signature"), (40.0, "日期", "Date")];
    let heads = heads.map(|(width, zh, en)| Cell::head(width, bound.options.label(zh, en)));
    let day = if bound.options.lang() == Lang::Zh { "年　　月　　日" } else { "" };
    let row = |(zh, en): (&'static str, &'static str)| {
        let cells = vec![
            Cell::label(34.0, bound.options.label(zh, en)),
            Cell::para(46.0, Para::new("")),
            Cell::para(50.0, Para::new("")),
            Cell::para(40.0, Para::new(day).style(SMALL).color(FAINT).align(Align::Centre)),
        ];
        Row { min_height: mm(16.0), ..Row::new(cells) }
    };
    let rows = [("编制", "Prepared"), ("审核", "Reviewed"), ("批准", "Approved"), ("客户确认", "Client")].map(row);
    let block = Block { heads: Some(Row::new(heads.into())), ..Block::new("", rows.into()) };
    super::lists::titled(name_of(bound, PackPart::Approval), block)
}

/// The page before a department's descriptions: its name and 部门职责.
pub fn divider(chapter: &Chapter<'_>, options: &Options) -> Vec<Sheet> {
    const NAME: (Pt, Pt) = (frame::LEFT, mm(170.0));
    let name = &chapter.department.name;
    let blocks = || {
        let text = chapter.department.intro.trim();
        let style = Style { size: 10.5, ..BODY };
        // A single line stands under the name, a text in a column of its own.
        let intro = if !text.contains('\n') && line::width(text, style) <= mm(126.0) && !text.is_empty() {
            let para = Para::new(text.to_owned()).style(style).align(Align::Centre);
            vec![Row { ruled: false, ..Row::new(vec![Cell::para(170.0, para)]) }]
        } else {
            prose(text, options.lang(), 130.0)
        };
        if intro.is_empty() {
            return Vec::new();
        }
        let block = headed(options.label("部门职责", "What the department does"), intro);
        let heading = block.heading.style(HEADING).color(Color::grey(70));
        vec![Block { heading: Para { tracking: 0.0, heading: 2, ..heading }, ..block }]
    };
    let laid = |top: Pt| {
        let mut title = Sheet::default();
        let para = spaced(Para::new(name.clone()).style(TITLE).align(Align::Centre));
        let y = stack(&mut title, vec![para], NAME, top) + mm(3.0);
        title.fill(Rect::new(mm(85.0), y, mm(40.0), RULE), options.shades().fill);
        title.mark(name, 0, top);
        let (mut sheets, _) = flow_from(y + mm(10.0), blocks(), options);
        sheets.iter_mut().for_each(Sheet::unmark);
        if let Some(first) = sheets.first_mut() {
            first.prepend(title);
        }
        sheets
    };
    // What says too much for one page begins further up.
    let sheets = laid(mm(104.0));
    if sheets.len() > 1 { laid(mm(48.0)) } else { sheets }
}
