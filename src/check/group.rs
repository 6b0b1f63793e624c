//! Several descriptions side by side: who reports to whom.

use std::collections::BTreeMap;

use super::rules::bare;
use crate::document::PositionDescription;
use crate::document::pack::Pack;

/// The descriptions of a folder or a pack.
pub struct Group<'a> {
    /// The descriptions; in a pack department by department.
    pub documents: Vec<&'a PositionDescription>,
    /// The pack that they belong to.
    pub pack: Option<&'a Pack>,
    titles: BTreeMap<String, Vec<usize>>,
}

impl<'a> Group<'a> {
    /// The descriptions of a folder, or the members of `pack`, department by department.
    #[must_use]
    pub fn new(documents: Vec<&'a PositionDescription>, pack: Option<&'a Pack>) -> Self {
        let mut titles: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, document) in documents.iter().enumerate() {
            let title = bare(&document.identity.title);
            if !title.is_empty() {
                titles.entry(title).or_default().push(index);
            }
        }
        Self { documents, pack, titles }
    }

    /// The title of description `index`.
    #[must_use]
    pub fn title(&self, index: usize) -> &'a str {
        self.documents[index].identity.title.trim()
    }

    /// The titles that there are, without blanks and marks, each with one way in which it is written.
    pub fn titles(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.titles.iter().map(|(title, posts)| (title.as_str(), self.title(posts[0])))
    }

    /// The descriptions of the post `name` as description `from` means it: those of its own organisation, and of its own
    /// department when there are several.
    #[must_use]
    pub fn posts(&self, name: &str, from: usize) -> Vec<usize> {
        let Some(all) = self.titles.get(&bare(name)) else { return Vec::new() };
        let identity = &self.documents[from].identity;
        let mut near = all.clone();
        for same in [
            |a: &crate::document::Identity, b: &crate::document::Identity| {
                bare(&a.organization) == bare(&b.organization)
            },
            |a: &crate::document::Identity, b: &crate::document::Identity| bare(&a.department) == bare(&b.department),
        ] {
            let nearer: Vec<usize> =
                near.iter().copied().filter(|&index| same(&self.documents[index].identity, identity)).collect();
            if !nearer.is_empty() {
                near = nearer;
            }
        }
        near
    }

    /// The one description of the direct superior of description `index`; nothing when there is none or more than one.
    #[must_use]
    pub fn superior(&self, index: usize) -> Option<usize> {
        match self.posts(&self.documents[index].identity.reports_to, index)[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Tells whether description `above` names the post `title` among its direct reports, or “各部门经理”, all of a kind.
    #[must_use]
    pub fn lists(&self, above: usize, title: &str) -> bool {
        let all = |listed: &str| ["各", "全体", "所有"].iter().any(|all| listed.trim().starts_with(all));
        let listed = &self.documents[above].identity.direct_reports;
        listed.iter().any(|listed| post_of(listed) == bare(title) || all(listed))
    }
}

/// The post in “客服专员（3人）” and the number of its holders.
pub(super) fn holders(listed: &str) -> Option<(&str, u32)> {
    let open = listed.trim().trim_end_matches(['）', ')']).strip_suffix(['人', '名'])?;
    let name = open.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((name.trim_end_matches(['（', '(', ' ', '×', '：', ':']), open[name.len()..].parse().ok()?))
}

/// The post in “客服专员（3人）”, without blanks and marks.
pub(super) fn post_of(listed: &str) -> String {
    bare(holders(listed).map_or(listed, |(name, _)| name))
}
