//! In which parts two documents differ, with what became of their words.

use super::compare::{Part, Parts, root};
use super::pack::Pack;
use super::pack_place::PackPlace;
use super::redline::{Row, redline};
use super::{Field, Place, PositionDescription};
use crate::lang::{Lang, Text};

/// A part in which two documents differ.
pub struct Difference {
    /// Its number among [`Parts::PARTS`].
    pub part: usize,
    /// What a person calls it.
    pub label: Text,
    /// The rows of both, in the order in which they are read.
    pub rows: Vec<Row>,
}

/// In which parts `new` differs from `old`, in the order of the file, and what those are called that hold the same
/// something in both.
#[must_use]
pub fn differences<D: Parts>(old: &D, new: &D, lang: Lang) -> (Vec<Difference>, Vec<Text>) {
    let (mut differences, mut same) = (Vec::new(), Vec::new());
    for (number, part) in D::PARTS.iter().enumerate() {
        let (before, after) = ((part.text)(old, lang), (part.text)(new, lang));
        let label = (part.label)();
        if !(part.same)(old, new) {
            let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
            let rows = redline(&before, &after);
            differences.push(Difference { part: number, label, rows });
        } else if !before.is_empty() {
            same.push(label);
        }
    }
    (differences, same)
}

/// Where the part of a description begins, for who goes there; what is said about findings stands nowhere.
#[must_use]
pub fn place_of(part: &Part, document: &PositionDescription) -> Option<Place> {
    let field = *Field::ALL.iter().find(|&&field| root(field) == part.path.replace(' ', ""))?;
    Some(Place::each(field, document).first().copied().unwrap_or(Place::of(field)))
}

/// Where the part of a pack begins: that of the style that has no place of its own is among the others.
#[must_use]
pub fn place_in_pack(part: &Part<Pack>) -> PackPlace {
    use PackPlace as At;
    let texts = [At::Title, At::Client, At::Issuer, At::Date, At::Version, At::Confidentiality, At::Preface];
    let style = [At::Logo, At::Accent, At::Header, At::Footer];
    let path = part.path.replace(' ', "");
    let own = texts.into_iter().chain(style).find(|place| place.path() == path);
    own.unwrap_or(if path == "departments" { At::Name(0) } else { At::Style })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Duty;
    use crate::document::redline::Fate;

    #[test]
    fn what_differs_is_told_part_by_part_and_a_task_is_a_row_of_its_own() {
        let mut old = PositionDescription::default();
        old.identity.title = "仓储主管".into();
        old.identity.code = "CC-01".into();
        old.duties.push(Duty {
            name: "库存".into(),
            tasks: vec!["每月盘点".into(), "编制报表".into()],
            ..Duty::default()
        });
        let mut new = old.clone();
        new.identity.code = "CC-02".into();
        new.duties[0].tasks[1] = "编制损耗报表".into();
        let (differences, same) = differences(&old, &new, Lang::Zh);
        assert_eq!(differences.iter().map(|one| one.label.zh).collect::<Vec<_>>(), ["岗位编号", "工作职责"]);
        assert_eq!(same.iter().map(|label| label.zh).collect::<Vec<_>>(), ["状态", "岗位名称"]);
        let changed: Vec<usize> =
            differences[1].rows.iter().map(|row| row.iter().filter(|span| span.fate != Fate::Same).count()).collect();
        assert_eq!(changed, [0, 0, 1], "the duty, a task, the other task with a word more");
    }

    #[test]
    fn every_part_but_what_is_said_of_findings_leads_to_a_place() {
        let document = PositionDescription::default();
        for part in PositionDescription::PARTS.iter().filter(|part| part.path != "kept") {
            assert!(place_of(part, &document).is_some(), "{}", part.path);
        }
    }
}
