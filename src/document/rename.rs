//! Changing a name wherever it stands: a department, a position or a company, in descriptions and in packs.
//!
//! A field that names somebody is meant where the name stands in it whole, alone or in a row with others. In any other
//! text the same characters may mean something else (“主管” stands in “客服主管”), so that a person chooses.

use std::ops::Range;

pub use super::choice::Named;
use super::pack::Pack;
use super::{Field, PackPlace, Place, PositionDescription, Section};

impl Named {
    /// The fields of a description that name such a thing.
    fn fields(self) -> &'static [Field] {
        match self {
            Self::Department => &[Field::Department, Field::InternalParty, Field::ExternalParty],
            Self::Position => {
                &[Field::Title, Field::ReportsTo, Field::DirectReports, Field::InternalParty, Field::ExternalParty]
            }
            Self::Company => &[Field::Organization, Field::InternalParty, Field::ExternalParty],
        }
    }
}

/// Where the name stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<P> {
    /// The place of the text.
    pub place: P,
    /// Where in the text, in bytes.
    pub ranges: Vec<Range<usize>>,
    /// The field names such a thing, and the name stands in it whole.
    pub whole: bool,
}

/// Where `name` stands in `document`, in the order of the table of fields; the history keeps the names it had.
#[must_use]
pub fn find(document: &PositionDescription, named: Named, name: &str) -> Vec<Hit<Place>> {
    let places = Place::all(document).filter(|place| place.field.spec().section != Section::Revisions);
    let hit = |place: Place| {
        let text = place.words(document)?;
        hit(place, text, name, named.fields().contains(&place.field))
    };
    places.filter_map(hit).collect()
}

/// Where `name` stands in a pack file.
#[must_use]
pub fn find_in_pack(pack: &Pack, named: Named, name: &str) -> Vec<Hit<PackPlace>> {
    let of_departments = (0..pack.departments.len()).flat_map(|nth| [PackPlace::Name(nth), PackPlace::Intro(nth)]);
    let texts = [PackPlace::Title, PackPlace::Client, PackPlace::Issuer, PackPlace::Preface];
    let edges = [PackPlace::Header, PackPlace::Footer];
    let meant = |place| match named {
        Named::Department => matches!(place, PackPlace::Name(_)),
        Named::Company => matches!(place, PackPlace::Client | PackPlace::Issuer),
        Named::Position => false,
    };
    let hit = |place: PackPlace| hit(place, place.text(pack)?, name, meant(place));
    texts.into_iter().chain(edges).chain(of_departments).filter_map(hit).collect()
}

fn hit<P>(place: P, text: &str, name: &str, names: bool) -> Option<Hit<P>> {
    if name.is_empty() || !text.contains(name) {
        return None;
    }
    let parts: Vec<Range<usize>> =
        if names { parts(text).filter(|part| &text[part.clone()] == name).collect() } else { Vec::new() };
    let whole = !parts.is_empty();
    let anywhere = || text.match_indices(name).map(|(at, name)| at..at + name.len()).collect();
    Some(Hit { place, ranges: if whole { parts } else { anywhere() }, whole })
}

/// The names that stand in a row: “客服专员（3人）、仓管员”.
fn parts(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split(['、', '，', ',', '；', ';', '/', '（', '(']).map(move |part| {
        let left = start + (part.len() - part.trim_start().len());
        // Every one of the marks is looked for in the text, whatever its length.
        start += part.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
        left..left + part.trim().len()
    })
}

/// Puts `new` in the place of what `hits`, which come from `document`, found.
pub fn rename<'a>(document: &mut PositionDescription, hits: impl Iterator<Item = &'a Hit<Place>>, new: &str) {
    for hit in hits {
        if let Some(text) = hit.place.words_mut(document) {
            *text = renamed(text, &hit.ranges, new);
        }
    }
}

/// Puts `new` in the place of what `hits`, which come from `pack`, found.
pub fn rename_in_pack<'a>(pack: &mut Pack, hits: impl Iterator<Item = &'a Hit<PackPlace>>, new: &str) {
    for hit in hits {
        if let Some(text) = hit.place.text_mut(pack) {
            *text = renamed(text, &hit.ranges, new);
        }
    }
}

/// `text` with `new` in the place of `ranges`.
fn renamed(text: &str, ranges: &[Range<usize>], new: &str) -> String {
    let mut text = text.to_owned();
    // From the last to the first: what is replaced moves only what stands after it.
    for range in ranges.iter().rev().filter(|range| text.get((*range).clone()).is_some()).cloned().collect::<Vec<_>>() {
        text.replace_range(range, new);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::pack::Department;
    use super::super::{Duty, Revision};
    use super::*;

    fn document() -> PositionDescription {
        let mut document = PositionDescription::default();
        let identity = &mut document.identity;
        (identity.title, identity.department) = ("仓储主管".into(), "仓储部".into());
        identity.reports_to = "主管".into();
        identity.direct_reports = vec!["主管（3人）、出纳".into(), "主管助理".into()];
        document.duties = vec![Duty { name: "协助主管".into(), ..Duty::default() }];
        document.revisions = vec![Revision { summary: "主管填写".into(), ..Revision::default() }];
        document
    }

    #[test]
    fn a_name_is_meant_where_it_stands_whole_and_offered_where_it_is_part_of_a_text() {
        let hits = find(&document(), Named::Position, "主管");
        let said: Vec<_> = hits.iter().map(|hit| (hit.place.path(), hit.whole)).collect();
        let expected = [
            ("identity.title", false),
            ("identity.reports_to", true),
            ("identity.direct_reports[0]", true),
            ("identity.direct_reports[1]", false),
            ("duties[0].name", false),
        ];
        assert_eq!(said, expected.map(|(path, whole)| (path.to_owned(), whole)));
        assert_eq!(find(&document(), Named::Position, ""), []);
        let departments = find(&document(), Named::Department, "主管");
        assert!(departments.iter().all(|hit| !hit.whole), "no department has that name");
    }

    #[test]
    fn only_what_was_chosen_is_changed() {
        let mut changed = document();
        let hits = find(&changed, Named::Position, "主管");
        rename(&mut changed, hits.iter().filter(|hit| hit.whole), "值班经理");
        let mut expected = document();
        expected.identity.reports_to = "值班经理".into();
        expected.identity.direct_reports[0] = "值班经理（3人）、出纳".into();
        assert_eq!(changed, expected);
    }

    #[test]
    fn every_name_in_a_row_is_found_whatever_stands_between() {
        let text = " 甲部 、乙部/甲部,丙与丁部；甲部（外）";
        let found: Vec<&str> = parts(text).map(|part| &text[part]).collect();
        assert_eq!(found, ["甲部", "乙部", "甲部", "丙与丁部", "甲部", "外）"]);
        let hit = hit((), text, "甲部", true).expect("it stands there");
        assert_eq!(
            renamed(text, &hit.ranges, "客户服务部"),
            " 客户服务部 、乙部/客户服务部,丙与丁部；客户服务部（外）"
        );
    }

    #[test]
    fn a_pack_names_departments_and_companies() {
        let department =
            Department { name: "仓储部".into(), intro: "仓储部负责".into(), ..Department::default() };
        let mut pack = Pack { client: "澄川贸易".into(), departments: vec![department], ..Pack::default() };
        let hits = find_in_pack(&pack, Named::Department, "仓储部");
        let said: Vec<_> = hits.iter().map(|hit| (hit.place, hit.whole)).collect();
        assert_eq!(said, [(PackPlace::Name(0), true), (PackPlace::Intro(0), false)]);
        rename_in_pack(&mut pack, hits.iter(), "物流部");
        assert_eq!((&*pack.departments[0].name, &*pack.departments[0].intro), ("物流部", "物流部负责"));
        assert!(find_in_pack(&pack, Named::Company, "澄川贸易")[0].whole);
    }
}
