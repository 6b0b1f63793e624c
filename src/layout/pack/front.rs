//! The pages that are set by hand: cover, preface, approval, and the divider of a department.

use super::{Bound, Chapter};
use crate::document::pack::Pack;
use crate::lang::{Lang, Text};
use crate::layout::flow_from;
use crate::layout::line::Style;
use crate::layout::set::set_paras;
use crate::layout::sheet::Sheet;
use crate::layout::table::{ACCENT, Align, Block, Cell, FAINT, Para, Row, WIDTH};
use crate::layout::{block::frame, table};
use crate::page::{Face, Pt, Rect, mm};

/// The title on the cover.
const TITLE: Style = Style { face: Face::Bold, size: 26.0 };
/// The client on the cover and the name on a divider.
const NAME: Style = Style { face: Face::Bold, size: 16.0 };
/// What else stands on the cover.
const DATA: Style = Style { face: Face::Regular, size: 12.0 };
/// From one baseline to the next in prose, for an em of 1.
const PROSE: f32 = 1.7;

/// Sets `paras` under one another in the middle of the page, from `y` on; gives back where they end.
fn stack(sheet: &mut Sheet, paras: &[Para], y: Pt) -> Pt {
    sheet.stack(&set_paras(paras, WIDTH), frame::LEFT, y)
}

/// Client, title, version, date, 密级 and issuer, with one accent rule.
pub fn cover(bound: &Bound<'_>) -> Sheet {
    let pack = bound.pack;
    let mut sheet = Sheet::default();
    let centred = |text: &str, style| Para::new(text).style(style).align(Align::Centre);
    if !pack.confidentiality.is_empty() {
        let label = bound.say("密级：", "Classification: ");
        let text = Para::new(format!("{label}{}", pack.confidentiality)).style(DATA);
        stack(&mut sheet, &[text], mm(28.0));
    }
    let mut y = stack(&mut sheet, &[centred(&pack.client, NAME)], mm(82.0));
    let title =
        if pack.title.is_empty() { bound.say("岗位说明书汇编", "Position descriptions") } else { &pack.title };
    let title = Para { heading: 1, ..centred(title, TITLE) };
    y = stack(&mut sheet, &[title], y + mm(8.0)) + mm(7.0);
    sheet.fill(Rect::new(mm(75.0), y, mm(60.0), 2.0), ACCENT);
    let date = pack.date.map_or_else(String::new, |date| date.to_string());
    let lower: Vec<Para> =
        [&pack.version, &date].into_iter().filter(|text| !text.is_empty()).map(|text| centred(text, DATA)).collect();
    stack(&mut sheet, &lower, y + mm(12.0));
    stack(&mut sheet, &[centred(&pack.issuer, DATA)], mm(245.0));
    sheet
}

fn headed(heading: &str, rows: Vec<Row>) -> Block {
    let mut block = Block { whole: false, prose: true, ..Block::new(heading, rows) };
    block.heading = Para { heading: 1, ..Para::new(heading).style(NAME).align(Align::Centre) };
    block
}

fn prose(text: &str, lang: Lang) -> Vec<Row> {
    let indent = Text::new("　　", "").get(lang);
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    let row = |line: &str| {
        let para = Para {
            leading: PROSE,
            ..Para::new(format!("{indent}{}", line.trim())).style(Style { size: 10.5, ..table::BODY })
        };
        Row { ruled: false, ..Row::new(vec![Cell { pad: 2.0, ..Cell::para(170.0, para) }]) }
    };
    paragraphs.map(row).collect()
}

/// 编制说明; nothing when the pack has none.
pub fn preface(bound: &Bound<'_>) -> Option<Block> {
    let rows = prose(&bound.pack.preface, bound.lang);
    (!rows.is_empty()).then(|| headed(bound.say("编制说明", "Preface"), rows))
}

/// 批准页: who has written, reviewed and approved the pack, to be signed.
pub fn approval(bound: &Bound<'_>) -> Block {
    let heads = [(34.0, "环节", "Step"), (46.0, "姓名", "Name"), (50.0, "签字", "Signature"), (40.0, "日期", "Date")];
    let heads = heads.map(|(width, zh, en)| Cell::head(width, bound.say(zh, en)));
    let date = || Para::new(bound.say("年　　月　　日", "")).style(table::SMALL).color(FAINT).align(Align::Centre);
    let row = |(zh, en): (&'static str, &'static str)| {
        let cells = vec![
            Cell::label(34.0, bound.say(zh, en)),
            Cell::para(46.0, Para::new("")),
            Cell::para(50.0, Para::new("")),
            Cell::para(40.0, date()),
        ];
        Row { min_height: mm(16.0), ..Row::new(cells) }
    };
    let rows = [("编制", "Written"), ("审核", "Reviewed"), ("批准", "Approved"), ("客户确认", "Client")].map(row);
    Block { heads: Some(Row::new(heads.into())), ..Block::new(bound.say("批准页", "Approval"), rows.into()) }
}

/// The page before a department's descriptions: its name and 部门职责.
pub fn divider(pack: &Pack, chapter: &Chapter<'_>, lang: Lang) -> Vec<Sheet> {
    let name = &chapter.department.name;
    let duties = Text::new("部门职责", "What the department does").get(lang);
    let intro = prose(&chapter.department.intro, lang);
    let blocks = if intro.is_empty() {
        Vec::new()
    } else {
        let heading = Para { heading: 2, ..Para::new(duties).style(table::HEADING) };
        vec![Block { heading, ..headed(duties, intro) }]
    };
    let mut sheets = flow_from(mm(100.0), blocks, lang);
    for sheet in &mut sheets {
        sheet.unmark();
    }
    if let Some(first) = sheets.first_mut() {
        let mut title = Sheet::default();
        let y = stack(&mut title, &[Para::new(&pack.client).style(DATA).align(Align::Centre)], mm(52.0));
        let name_para = Para { heading: 1, ..Para::new(name).style(TITLE).align(Align::Centre) };
        let y = stack(&mut title, &[name_para], y + mm(4.0));
        title.fill(Rect::new(mm(85.0), y + mm(4.0), mm(40.0), 2.0), ACCENT);
        title.mark(name, 0, mm(52.0));
        first.prepend(title);
    }
    sheets
}
