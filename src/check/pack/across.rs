//! What is found in the descriptions of a pack: in each, and between them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Known, Member, Problem, members};
use crate::check::{Find, Finding, Group, Rulebook, Severity, rule};
use crate::document::pack::Pack;
use crate::document::{Field, PackPlace, PositionDescription, Remark};

/// What is found in the descriptions of a pack.
#[derive(Default)]
pub struct Across {
    /// What must not leave the house, and what they contradict one another in.
    pub problems: Vec<Problem>,
    /// How many findings there are besides, about the texts of one description each.
    pub besides: usize,
}

/// What `rules` find in the descriptions of `pack`.
#[must_use]
pub fn across<'a>(pack: &'a Pack, known: impl Fn(&str) -> Option<Known<'a>>, rules: &Rulebook) -> Across {
    let members = members(pack, known);
    let read: Vec<&Member<'_>> = members.iter().filter(|member| member.document().is_some()).collect();
    let mut across = Across::default();
    for remark in remarks_of(pack, &members, rules).into_iter().filter(|remark| remark.kept.is_none()) {
        // A title that is missing is told of by the pack itself.
        let untitled = remark.place.field == Field::Title && remark.severity == Severity::Error;
        let known = rule(remark.code).filter(|_| !untitled);
        let Some(rule) = known else { continue };
        if remark.severity != Severity::Error && !matches!(rule.find, Find::Across(_)) {
            across.besides += 1;
            continue;
        }
        let member = read[remark.document];
        across.problems.push(Problem {
            code: remark.code,
            severity: remark.severity,
            place: member.place,
            field: Some(remark.place),
            name: rule.title,
            post: Some(member.name().to_owned()),
            message: remark.message,
        });
    }
    across
}

/// All that `rules` find in those descriptions of `pack` that could be read, one by one and across, department by
/// department, the gravest of each first. A remark counts the descriptions without those that could not be read.
#[must_use]
pub fn remarks<'a>(pack: &'a Pack, known: impl Fn(&str) -> Option<Known<'a>>, rules: &Rulebook) -> Vec<Remark> {
    remarks_of(pack, &members(pack, known), rules)
}

fn remarks_of(pack: &Pack, members: &[Member<'_>], rules: &Rulebook) -> Vec<Remark> {
    let documents: Vec<&PositionDescription> = members.iter().filter_map(Member::document).collect();
    let remark = |document: usize, finding: Finding| {
        let Finding { code, severity, place, message, kept, .. } = finding;
        Remark { document, code, severity, place, message, kept }
    };
    let within = documents.par_iter().enumerate().flat_map_iter(|(index, document)| {
        rules.check(document).into_iter().map(move |finding| remark(index, finding))
    });
    let mut remarks: Vec<Remark> = within.collect();
    remarks.extend(across_of(pack, members, rules).into_iter().map(|(index, finding)| remark(index, finding)));
    remarks.sort_by_key(|remark| (remark.document, remark.severity));
    remarks
}

/// What `rules` find across those descriptions of `pack` that could be read, each with the number of the description among
/// these. A file that is listed twice is no second description.
#[must_use]
pub fn across_readable<'a>(
    pack: &'a Pack,
    known: impl Fn(&str) -> Option<Known<'a>>,
    rules: &Rulebook,
) -> Vec<(usize, Finding)> {
    across_of(pack, &members(pack, known), rules)
}

fn across_of(pack: &Pack, members: &[Member<'_>], rules: &Rulebook) -> Vec<(usize, Finding)> {
    let mut files = BTreeSet::new();
    let (mut numbers, mut documents) = (Vec::new(), Vec::new());
    let read = members.iter().filter(|member| member.document().is_some());
    for (number, member) in read.enumerate() {
        if files.insert(member.file) {
            numbers.push(number);
            documents.extend(member.document());
        }
    }
    let readable = readable(pack, members);
    let across = rules.across(&Group::new(documents, Some(&readable)));
    across.into_iter().map(|(index, finding)| (numbers[index], finding)).collect()
}

/// `pack` with those of its members that could be read, each once. What a department with a gap says of itself cannot be
/// compared with its members, and is left out.
fn readable(pack: &Pack, members: &[Member<'_>]) -> Pack {
    let mut readable = pack.clone();
    let mut files = BTreeSet::new();
    for (index, department) in readable.departments.iter_mut().enumerate() {
        let own = members.iter().filter(|member| matches!(member.place, PackPlace::Member(of, _) if of == index));
        let read = own.filter(|member| member.document().is_some() && files.insert(member.file));
        let read = read.map(|member| member.file.to_owned()).collect();
        let before = std::mem::replace(&mut department.members, read);
        if department.members.len() < before.len() {
            department.intro.clear();
        }
    }
    readable
}
