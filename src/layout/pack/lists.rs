//! The lists of a pack: contents, roster (岗位设置一览表), and the sheet on which everyone signs for a copy (签收表).

use std::borrow::Cow;

use super::{Bound, front, link_key};
use crate::document::{Choice as _, Field, PackPart, Place, PositionDescription, Remark};
use crate::font::font;
use crate::lang::Message;
use crate::layout::Options;
use crate::layout::label::Label;
use crate::layout::table::{Align, BODY, BOLD, Block, Cell, LABEL_FILL, Para, Row, SIDE, SMALL};
use crate::page::mm;

/// An entry of the contents that is no department: what it is called, and the page and the key that lead there.
pub struct Entry {
    /// What it is called.
    pub label: Label,
    /// Its page, as it is printed.
    pub page: String,
    /// The key of the link.
    pub key: u64,
}

impl Entry {
    /// What stands on the numbered page `page`.
    pub fn of(label: Label, page: usize) -> Self {
        Self { label, page: page.to_string(), key: link_key(page) }
    }
}

/// What a part of the pack is called.
pub fn name_of(bound: &Bound<'_>, part: PackPart) -> Label {
    bound.options.style.labels.of(part.label())
}

/// The title of a description as a list names it.
pub fn title(document: &PositionDescription) -> &str {
    let title = document.identity.title.trim();
    if title.is_empty() { "—" } else { title }
}

/// `block` under a title across the page; where it runs over, its own heading stands again.
pub fn titled(heading: Label, block: Block) -> Vec<Block> {
    let block = Block { heading: Block::heading_of(heading.clone()), goes_on: true, ..block };
    vec![title_block(heading), block]
}

/// A title above the blocks that follow.
pub fn title_block(title: Label) -> Block {
    let title = Block { prose: true, with_next: true, ..Block::new(title, Vec::new()) };
    Block { heading: front::title(title.heading), ..title }
}

/// 目录: departments bold, posts indented, each with its page; `before` and `after` the departments what else there is.
pub fn contents(bound: &Bound<'_>, before: &[Entry], after: &[Entry]) -> Vec<Block> {
    let line = |text: Cow<'static, str>, page: String, key: Option<u64>, strong: bool| {
        // A post is indented by a blank number, behind which a second line of its title hangs too.
        let para = Para { led_to: page, key, marker: (!strong).then(|| "　　".to_owned()), ..Para::new(text) };
        let para = if strong { para.style(BOLD) } else { para };
        Row { ruled: false, ..Row::new(vec![Cell { pad: if strong { 4.5 } else { 2.0 }, ..Cell::para(170.0, para) }]) }
    };
    let other = |entry: &Entry| line(entry.label.clone().inline(), entry.page.clone(), Some(entry.key), true);
    let mut rows: Vec<Row> = before.iter().map(other).collect();
    for (chapter, (start, pages)) in bound.chapters.iter().zip(&bound.starts) {
        let page = start.map_or_else(String::new, |page| page.to_string());
        rows.push(line(chapter.department.name.clone().into(), page, start.map(link_key), true));
        let posts = chapter.documents.iter().zip(pages);
        rows.extend(posts.map(|(document, page)| {
            line(title(document).to_owned().into(), page.to_string(), Some(link_key(*page)), false)
        }));
    }
    rows.extend(after.iter().map(other));
    titled(name_of(bound, PackPart::Contents), Block { whole: false, prose: true, ..Block::new("", rows) })
}

/// 岗位设置一览表, with a sum a department and over all.
pub fn roster(bound: &Bound<'_>) -> Vec<Block> {
    let widths @ [department, post, code, superior] = roster_widths(bound);
    let columns = [
        (12.0, "序号", "No."),
        (department, "部门", "Department"),
        (post, "岗位", "Post"),
        (code, "岗位编号", "Code"),
        (14.0, "定员", "Staff"),
        (superior, "直接上级", "Reports to"),
        (12.0, "页码", "Page"),
    ];
    let heads = columns.map(|(width, zh, en)| Cell::head(width, bound.options.label(zh, en)));
    let mut rows = Vec::new();
    let (mut number, mut all) = (0, 0);
    for (chapter, (_, pages)) in bound.chapters.iter().zip(&bound.starts) {
        let mut sum = 0;
        for (document, page) in chapter.documents.iter().zip(pages) {
            number += 1;
            sum += document.identity.headcount.unwrap_or(0);
            rows.push(roster_row(bound, document, (number, &chapter.department.name, *page), widths));
        }
        rows.push(sum_row(&bound.options.say("小计", "Subtotal"), sum, superior));
        all += sum;
    }
    rows.push(sum_row(&bound.options.say("合计", "Total"), all, superior));
    let block = Block { heads: Some(Row::new(heads.into())), whole: false, ..Block::new("", rows) };
    titled(name_of(bound, PackPart::Roster), block)
}

/// How wide the columns of the roster are that hold texts, in millimetres: department, post, code, superior. A code has
/// the width that it needs not to be broken, as far as that goes; the others share the rest as their texts need it.
fn roster_widths(bound: &Bound<'_>) -> [f32; 4] {
    const LEAST: [f32; 4] = [26.0, 34.0, 24.0, 24.0];
    const MOST: [f32; 4] = [50.0, 64.0, 44.0, 50.0];
    let mut widths = LEAST;
    let face = font(BODY.face);
    for chapter in bound.chapters {
        for document in &chapter.documents {
            let identity = &document.identity;
            let texts = [&chapter.department.name, &identity.title, &identity.code, &identity.reports_to];
            for (width, text) in widths.iter_mut().zip(texts) {
                // A little more for the space between scripts.
                let needed = (face.width(text, BODY.size) * 1.03 + 2.0 * SIDE + 1.0) / mm(1.0);
                *width = width.max(needed);
            }
        }
    }
    for (width, most) in widths.iter_mut().zip(MOST) {
        *width = width.min(most).ceil();
    }
    let spare = 132.0 - widths.iter().sum::<f32>();
    if spare >= 0.0 {
        widths[1] += spare;
        return widths;
    }
    let beyond: f32 = [0, 1, 3].iter().map(|&column| widths[column] - LEAST[column]).sum();
    for column in [0, 3] {
        widths[column] += (spare * (widths[column] - LEAST[column]) / beyond).ceil();
    }
    widths[1] = 132.0 - widths[0] - widths[2] - widths[3];
    widths
}

fn roster_row(
    bound: &Bound<'_>,
    document: &PositionDescription,
    (number, department, page): (usize, &str, usize),
    widths: [f32; 4],
) -> Row {
    let read = |field| Field::text(Place::of(field), document, bound.options.lang()).unwrap_or_else(|| "—".to_owned());
    let centred = |text: String| Para::new(text).align(Align::Centre);
    Row::new(vec![
        Cell::para(12.0, centred(number.to_string())),
        Cell::para(widths[0], Para::new(department.to_owned())),
        Cell::para(widths[1], Para::new(title(document).to_owned()).key(link_key(page))),
        Cell::para(widths[2], centred(read(Field::Code))),
        Cell::para(14.0, centred(read(Field::Headcount))),
        Cell::para(widths[3], Para::new(read(Field::ReportsTo))),
        Cell::para(12.0, centred(page.to_string()).key(link_key(page))),
    ])
}

/// The sum of a department, which stays with its last post.
fn sum_row(label: &str, sum: u32, superior: f32) -> Row {
    let label = Cell {
        fill: Some(LABEL_FILL),
        ..Cell::para(144.0 - superior, Para::new(label.to_owned()).style(BOLD).align(Align::Centre))
    };
    let sum = Cell::para(14.0, Para::new(sum.to_string()).style(BOLD).align(Align::Centre));
    Row { clings: true, ..Row::new(vec![label, sum, Cell::para(12.0 + superior, Para::new(""))]) }
}

/// 签收表: a row a post.
pub fn signing(bound: &Bound<'_>) -> Vec<Block> {
    let columns = [
        (12.0, "序号", "No."),
        (40.0, "部门", "Department"),
        (50.0, "岗位", "Post"),
        (38.0, "签字", "Signature"),
        (30.0, "日期", "Date"),
    ];
    let heads = columns.map(|(width, zh, en)| Cell::head(width, bound.options.label(zh, en)));
    let posts = bound.chapters.iter().flat_map(|chapter| {
        chapter.documents.iter().map(|document| (chapter.department.name.as_str(), title(document)))
    });
    let row = |(index, (department, title)): (usize, (&str, &str))| {
        Row::new(vec![
            Cell::para(12.0, Para::new((index + 1).to_string()).align(Align::Centre)),
            Cell::para(40.0, Para::new(department.to_owned())),
            Cell::para(50.0, Para::new(title.to_owned())),
            Cell::para(38.0, Para::new("")),
            Cell::para(30.0, Para::new("")),
        ])
    };
    let rows = posts.enumerate().map(row).collect();
    let block = Block { heads: Some(Row::new(heads.into())), whole: false, ..Block::new("", rows) };
    titled(name_of(bound, PackPart::SignOff), block)
}

/// What the appendix is called.
pub fn appendix_label(options: &Options) -> Label {
    options.label("附录 检查意见", "Appendix: findings")
}

/// 检查意见: a block a post, a row a remark of the checks.
pub fn appendix(bound: &Bound<'_>, remarks: &[Remark]) -> Vec<Block> {
    let options = bound.options;
    let columns = [
        (18.0, "级别", "Severity"),
        (36.0, "位置", "Where"),
        (102.0, "问题与建议", "What, and what to do"),
        (14.0, "规则", "Rule"),
    ];
    let mut heads = Some(Row::new(columns.map(|(width, zh, en)| Cell::head(width, options.label(zh, en))).into()));
    let mut blocks = vec![title_block(appendix_label(options))];
    for (index, document) in bound.chapters.iter().flat_map(|chapter| &chapter.documents).enumerate() {
        let remarks = remarks.iter().filter(|remark| remark.document == index);
        let rows: Vec<Row> = remarks.map(|remark| appendix_row(options, remark)).collect();
        if !rows.is_empty() {
            let block = Block::new(title(document).to_owned(), rows);
            blocks.push(Block { heads: heads.take(), whole: false, ..block });
        }
    }
    if heads.is_some() {
        let none = options.say("各岗位说明书没有检查意见。", "The checks found nothing in these descriptions.");
        let none = Row::new(vec![Cell::para(170.0, Para::new(none).align(Align::Centre))]);
        return titled(appendix_label(options), Block::new("", vec![none]));
    }
    blocks
}

fn appendix_row(options: &Options, remark: &Remark) -> Row {
    let lang = options.lang();
    let mut text = vec![Para::new(remark.message.sentence(lang))];
    if let Some(reason) = &remark.kept {
        let kept = Message::new(format!("保留：{reason}"), format!("Kept: {reason}"));
        text.push(Para::new(kept.get(lang).to_owned()).style(SMALL));
    }
    let centred = |text: &str| Para::new(text.to_owned()).align(Align::Centre);
    Row::new(vec![
        Cell::para(18.0, centred(remark.severity.label().get(lang))),
        Cell::para(36.0, Para::new(remark.place.name(lang))),
        Cell::paras(102.0, text),
        Cell::para(14.0, centred(remark.code).style(SMALL)),
    ])
}
