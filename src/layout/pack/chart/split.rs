//! Trees that no page has room for, cut into such as fit.
//!
//! Each post is drawn once; a superior whose posts stand on another page is drawn there again in dashes.

use std::collections::VecDeque;

use super::draw::room;
use super::forest::Post;

/// No page has room for more levels.
const DEEPEST: usize = 12;
/// So many at the most that stand alone above one another go along with what lies below them.
const MOST_ABOVE: usize = 2;

/// The pages of `trees`, each with as many as there is room for.
pub fn pages(trees: Vec<Post<'_>>) -> Vec<Vec<Post<'_>>> {
    let mut pages: Vec<Vec<Post<'_>>> = Vec::new();
    let mut waiting = VecDeque::from(trees);
    while let Some(tree) = waiting.pop_front() {
        if room(std::slice::from_ref(&tree)).is_none() {
            for part in parts(tree).into_iter().rev() {
                waiting.push_front(part);
            }
            continue;
        }
        let Some(page) = pages.last_mut() else {
            pages.push(vec![tree]);
            continue;
        };
        page.push(tree);
        if room(page).is_none() {
            let tree = page.pop();
            pages.push(tree.into_iter().collect());
        }
    }
    pages
}

/// A tree that is too large: its upper levels, as many as there is room for, and the trees that lie below them. Where not
/// even the posts right below its top find room, as many of them as do, and the same again with the others.
///
/// What stands alone under the top, and so on down, is no level: it goes along.
fn parts(mut tree: Post<'_>) -> Vec<Post<'_>> {
    let mut above = Vec::new();
    while above.len() < MOST_ABOVE && tree.reports.len() == 1 && !tree.reports[0].reports.is_empty() {
        let below = tree.reports.remove(0);
        above.push(std::mem::replace(&mut tree, below));
    }
    let under = |post| above.iter().rev().fold(post, |post, above| Post { reports: vec![post], ..*above });
    let mut apart = Vec::new();
    for levels in (2..=DEEPEST).rev() {
        let overview = under(upper(&tree, levels));
        if room(std::slice::from_ref(&overview)).is_some() {
            lower(tree, levels, &mut apart);
            apart.insert(0, overview);
            return apart;
        }
    }
    let reports = std::mem::take(&mut tree.reports);
    let top = |page, reports| Post { page, reports, circle: tree.circle.filter(|_| page.is_some()), ..tree };
    let (mut parts, mut part) = (Vec::new(), top(tree.page, Vec::new()));
    let whole = |part, first| if first { under(part) } else { part };
    for report in reports {
        part.reports.push(upper(&report, 1));
        lower(report, 1, &mut apart);
        let first = parts.is_empty();
        if room(&[whole(upper(&part, 2), first)]).is_none() {
            let next = part.reports.pop().into_iter().collect();
            parts.push(whole(std::mem::replace(&mut part, top(None, next)), first));
        }
    }
    let first = parts.is_empty();
    parts.push(whole(part, first));
    parts.extend(apart);
    parts
}

/// The uppermost `levels` of a tree.
fn upper<'a>(post: &Post<'a>, levels: usize) -> Post<'a> {
    let below = if levels > 1 { &post.reports[..] } else { &[] };
    Post { reports: below.iter().map(|post| upper(post, levels - 1)).collect(), ..*post }
}

/// Adds to `apart` what lies below the uppermost `levels` of a tree, each with its superior above it.
fn lower<'a>(post: Post<'a>, levels: usize, apart: &mut Vec<Post<'a>>) {
    match levels {
        _ if post.reports.is_empty() => {}
        1 => apart.push(Post { page: None, circle: None, ..post }),
        _ => post.reports.into_iter().for_each(|post| lower(post, levels - 1, apart)),
    }
}
