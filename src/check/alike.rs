//! Findings that say the same, of several posts or several times of one, told in one line.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::{Lang, Message, counted};

/// Findings that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Their numbers, in order; there is one at least.
    pub all: Vec<usize>,
    /// How many posts they are of.
    pub posts: usize,
}

impl Alike {
    /// The first of them.
    #[must_use]
    pub fn first(&self) -> usize {
        self.all[0]
    }

    /// What they say: `message` about the post `name`, that of the first, and how many others there are.
    #[must_use]
    pub fn line(&self, name: &str, message: &Message, lang: Lang) -> String {
        let (posts, places) = (self.posts, self.all.len());
        let what = message.get(lang);
        let line = match (posts, lang) {
            (1, Lang::Zh) => format!("“{name}”{what}"),
            (_, Lang::Zh) => format!("“{name}”等 {posts} 个岗位{what}"),
            (1, Lang::En) => format!("{name}: {what}"),
            (_, Lang::En) => format!("{name} and {}: {what}", counted(posts - 1, "other post")),
        };
        match (places > posts, lang) {
            (false, _) => line,
            (true, Lang::Zh) => format!("{line}（共 {places} 处）"),
            (true, Lang::En) => format!("{line} ({places} places)"),
        }
    }
}

/// Puts those together that say the same, in the order of the first of each. `said` gives for every finding its number,
/// what it says, and which post says it.
pub fn alike<S: Ord, P: Ord>(said: impl IntoIterator<Item = (usize, S, P)>) -> Vec<Alike> {
    let mut lines: Vec<(Vec<usize>, BTreeSet<P>)> = Vec::new();
    let mut known: BTreeMap<S, usize> = BTreeMap::new();
    for (number, what, post) in said {
        let line = *known.entry(what).or_insert(lines.len());
        if line == lines.len() {
            lines.push((Vec::new(), BTreeSet::new()));
        }
        lines[line].0.push(number);
        lines[line].1.insert(post);
    }
    lines.into_iter().map(|(all, posts)| Alike { all, posts: posts.len() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_the_same_is_one_line_that_counts_posts_and_places() {
        let lines = alike([(0, "缺编号", "甲"), (1, "无上级", "甲"), (2, "缺编号", "乙"), (5, "无上级", "甲")]);
        assert_eq!(lines, [Alike { all: vec![0, 2], posts: 2 }, Alike { all: vec![1, 5], posts: 1 }]);
        let message = Message::new("没有编号：请填写", "there is no code: give one");
        assert_eq!(lines[0].line("甲", &message, Lang::Zh), "“甲”等 2 个岗位没有编号：请填写");
        assert_eq!(lines[0].line("甲", &message, Lang::En), "甲 and 1 other post: there is no code: give one");
        assert_eq!(lines[1].line("甲", &message, Lang::Zh), "“甲”没有编号：请填写（共 2 处）");
        assert_eq!(lines[1].line("甲", &message, Lang::En), "甲: there is no code: give one (2 places)");
        assert_eq!(Alike { all: vec![3], posts: 1 }.line("甲", &message, Lang::Zh), "“甲”没有编号：请填写");
    }
}
