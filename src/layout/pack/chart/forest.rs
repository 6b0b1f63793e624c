//! Who reports to whom, as trees.

use std::collections::{BTreeSet, HashMap};

use crate::layout::pack::Bound;
use crate::layout::pack::lists::title;

/// A post of the chart.
pub struct Post<'a> {
    /// What it is called.
    pub title: &'a str,
    /// The page of its description, from 1; nothing for a superior who is drawn elsewhere, or nowhere in the pack.
    pub page: Option<usize>,
    /// Posts report to it, here or in another drawing.
    pub leads: bool,
    /// Its superior, who is drawn below it, since they report in a circle.
    pub circle: Option<&'a str>,
    /// The posts that are drawn below it.
    pub reports: Vec<Post<'a>>,
}

impl Post<'_> {
    /// Adds the pages of those in this tree to whom posts report.
    pub fn leaders(&self, pages: &mut BTreeSet<usize>) {
        pages.extend(self.page.filter(|_| self.leads));
        self.reports.iter().for_each(|report| report.leaders(pages));
    }

    /// Tells those in this tree whose page is among `pages` that posts report to them.
    pub fn tell_leaders(&mut self, pages: &BTreeSet<usize>) {
        self.leads |= self.page.is_some_and(|page| pages.contains(&page));
        self.reports.iter_mut().for_each(|report| report.tell_leaders(pages));
    }
}

/// The trees of the posts `members` (chapter and place in it), from those down who report to nobody among them.
pub fn forest<'a>(bound: &Bound<'a>, members: &[(usize, usize)]) -> Vec<Post<'a>> {
    let document = |&(chapter, post): &(usize, usize)| bound.chapters[chapter].documents[post];
    let mut titles: HashMap<&str, usize> = HashMap::new();
    for (index, member) in members.iter().enumerate() {
        titles.entry(document(member).identity.title.trim()).or_insert(index);
    }
    // A post leads to the first of its superior's name; one that would report to itself stands at the top.
    let superior = |index: usize| {
        let name = document(&members[index]).identity.reports_to.trim();
        titles.get(name).copied().filter(|&above| !name.is_empty() && above != index)
    };
    let superiors: Vec<Option<usize>> = (0..members.len()).map(superior).collect();
    let mut placed = BTreeSet::new();
    let mut tops: Vec<usize> = (0..members.len()).filter(|&index| superiors[index].is_none()).collect();
    let mut trees = Vec::new();
    loop {
        for top in tops.drain(..) {
            let circle = superiors[top].map(|above| title(document(&members[above])));
            trees.push((top, Post { circle, ..grow(bound, members, &superiors, top, &mut placed) }));
        }
        // Who is left reports in a circle, which is cut at its first member.
        match (0..members.len()).find(|index| !placed.contains(index)) {
            Some(index) => tops.push(index),
            None => break,
        }
    }
    let outsider = |top: usize| {
        let name = document(&members[top]).identity.reports_to.trim();
        Some(name).filter(|name| superiors[top].is_none() && !name.is_empty())
    };
    under_outsiders(trees, outsider)
}

fn grow<'a>(
    bound: &Bound<'a>,
    members: &[(usize, usize)],
    superiors: &[Option<usize>],
    index: usize,
    placed: &mut BTreeSet<usize>,
) -> Post<'a> {
    placed.insert(index);
    let (chapter, post) = members[index];
    let below: Vec<usize> = (0..members.len()).filter(|&other| superiors[other] == Some(index)).collect();
    let mut reports = Vec::new();
    for other in below {
        if !placed.contains(&other) {
            reports.push(grow(bound, members, superiors, other, placed));
        }
    }
    let document = bound.chapters[chapter].documents[post];
    let (title, page) = (title(document), Some(bound.starts[chapter].1[post]));
    Post { title, page, leads: !reports.is_empty(), circle: None, reports }
}

/// Gathers the trees whose tops name the same superior outside the pack under that superior.
fn under_outsiders<'a>(trees: Vec<(usize, Post<'a>)>, outsider: impl Fn(usize) -> Option<&'a str>) -> Vec<Post<'a>> {
    let mut roots: Vec<Post<'a>> = Vec::new();
    for (top, tree) in trees {
        let Some(name) = outsider(top).filter(|name| *name != tree.title) else {
            roots.push(tree);
            continue;
        };
        if let Some(root) = roots.iter_mut().find(|root| root.page.is_none() && root.title == name) {
            root.reports.push(tree);
        } else {
            roots.push(Post { title: name, page: None, leads: true, circle: None, reports: vec![tree] });
        }
    }
    roots
}

/// What the drawing shows, for those who cannot see it: each superior with those who report to it.
pub fn in_words(trees: &[Post<'_>]) -> String {
    fn say(post: &Post<'_>, words: &mut Vec<String>) {
        let below: Vec<&str> = post.reports.iter().map(|report| report.title).collect();
        words.push(if below.is_empty() {
            post.title.to_owned()
        } else {
            format!("{} ← {}", post.title, below.join("、"))
        });
        post.reports.iter().filter(|report| !report.reports.is_empty()).for_each(|report| say(report, words));
    }
    let mut words = Vec::new();
    for tree in trees {
        say(tree, &mut words);
    }
    words.join("；")
}
