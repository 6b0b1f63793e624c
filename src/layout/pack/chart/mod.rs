//! 组织结构图: who reports to whom, drawn from the descriptions.
//!
//! Posts without subordinates of their own stand under one another below their superior, in as many columns as it takes,
//! so that the width grows with the number of managers. What is still too wide for a page is drawn department by
//! department, and each on as many pages as it takes.

mod draw;
mod forest;
mod split;

use std::collections::BTreeSet;

use super::lists::{name_of, titled};
use super::{Bound, Chapter};
use crate::document::PackPart;
use crate::lang::Message;
use crate::layout::again;
use crate::layout::figure::Figure;
use crate::layout::label::Label;
use crate::layout::table::{Align, Block, Body, Cell, Para, Row, SMALL};
use crate::page::Color;
use forest::{Post, forest};

/// The lines and the frames.
const LINE: Color = Color::grey(70);
/// A post that is only the superior of those in the chart.
const OUTSIDE: Color = Color::grey(110);

/// The chart, on one page if it fits, else a page a department, or several.
pub fn charts(bound: &Bound<'_>) -> Vec<Block> {
    let heading = name_of(bound, PackPart::Chart);
    let all: Vec<(usize, usize)> = (0..bound.chapters.len())
        .flat_map(|chapter| (0..bound.chapters[chapter].documents.len()).map(move |post| (chapter, post)))
        .collect();
    if all.is_empty() {
        return Vec::new();
    }
    let trees = forest(bound, &all);
    if let Some(block) = block(bound, &trees) {
        return titled(heading, block);
    }
    let mut leaders = BTreeSet::new();
    for tree in &trees {
        tree.leaders(&mut leaders);
    }
    let department = |(index, chapter): (usize, &Chapter<'_>)| {
        let own: Vec<(usize, usize)> = (0..chapter.documents.len()).map(|post| (index, post)).collect();
        let mut trees = forest(bound, &own);
        // Those who report to a post may all stand in other departments.
        for tree in &mut trees {
            tree.tell_leaders(&leaders);
        }
        let pages = split::pages(trees);
        let blocks = pages.into_iter().filter_map(|trees| block(bound, &trees)).enumerate();
        let titled = blocks.flat_map(|(nth, block)| {
            let again = if nth > 0 { again(bound.options) } else { "" };
            let first = format!("{} · {}{again}", heading.first, chapter.department.name);
            titled(Label { first: first.into(), ..heading.clone() }, block)
        });
        titled.collect::<Vec<_>>()
    };
    let chapters = bound.chapters.iter().enumerate().filter(|(_, chapter)| !chapter.documents.is_empty());
    chapters.flat_map(department).collect()
}

/// The trees drawn, with a line that says what is dashed and one for each circle; nothing when no page has room for them.
fn block(bound: &Bound<'_>, trees: &[Post<'_>]) -> Option<Block> {
    let figure = draw::draw(trees, draw::room(trees)?, bound.options.shades().soft);
    let outside = trees.iter().any(|tree| tree.page.is_none());
    let dashed = || {
        let english = "Dashed: superiors drawn elsewhere or not in this pack";
        note_row(bound.options.say("虚线框：另处画出或不在本汇编内的上级", english))
    };
    let circle = |tree: &Post<'_>| {
        let (top, superior) = (tree.title, tree.circle?);
        let said = Message::new(
            format!("汇报关系绕成一圈：{top}的直接上级{superior}画在下方"),
            format!("A circle: {superior}, to whom {top} reports, stands below"),
        );
        Some(note_row(said.get(bound.options.lang()).to_owned()))
    };
    let rows = std::iter::once(figure_row(figure)).chain(outside.then(dashed)).chain(trees.iter().filter_map(circle));
    Some(Block::new("", rows.collect()))
}

fn figure_row(figure: Figure) -> Row {
    Row { ruled: false, ..Row::new(vec![Cell { body: Body::Figure(figure), ..Cell::paras(170.0, Vec::new()) }]) }
}

/// A line under the drawing.
fn note_row(text: String) -> Row {
    let para = Para::new(text).style(SMALL).color(OUTSIDE).align(Align::Centre);
    Row { ruled: false, ..Row::new(vec![Cell::para(170.0, para)]) }
}
