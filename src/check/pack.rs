//! What is wrong with a pack: a pure function from the pack file and what could be read of its members.
//!
//! To add a problem, add a function to `PROBLEMS`.

use std::collections::BTreeMap;

use super::Severity;
use crate::document::pack::Pack;
use crate::document::{Fault, PackPlace, PositionDescription};
use crate::lang::{Message, Text};

/// A problem of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name, `PK` and three digits.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The department or the member.
    pub place: PackPlace,
    /// The problem in a word or two.
    pub name: Text,
    /// What is wrong, and what to do.
    pub message: Message,
}

/// What is known of a member's file.
pub type Known<'a> = Result<&'a PositionDescription, &'a Fault>;

/// A member, where it stands, and what is known of it; nothing while it has not been read.
struct Member<'a> {
    place: PackPlace,
    /// The department and the row in it.
    at: (usize, usize),
    file: &'a str,
    known: Option<Known<'a>>,
}

impl Member<'_> {
    fn document(&self) -> Option<&PositionDescription> {
        self.known.and_then(Result::ok)
    }

    fn title(&self) -> &str {
        self.document().map_or("", |document| document.identity.title.trim())
    }

    /// What a person calls it: the title, or the file where it has none.
    fn name(&self) -> &str {
        let title = self.title();
        if title.is_empty() { self.file } else { title }
    }
}

type Find = fn(&Pack, &[Member<'_>]) -> Vec<Problem>;

/// Everything that is looked for in the rows, in the order of the codes.
const PROBLEMS: [Find; 6] = [unreadable, untitled, codes_twice, files_twice, empty_departments, unknown_superiors];

/// What is wrong with `pack`, in the order in which its departments and members stand. `known` tells what could be
/// read of a member by the name of its file, or nothing while that has not been tried; `logo` is what is wrong with the
/// logo's file.
#[must_use]
pub fn check<'a>(pack: &'a Pack, known: impl Fn(&str) -> Option<Known<'a>>, logo: Option<&Fault>) -> Vec<Problem> {
    let members: Vec<Member<'a>> = pack
        .departments
        .iter()
        .enumerate()
        .flat_map(|(department, of)| of.members.iter().enumerate().map(move |(row, file)| (department, row, file)))
        .map(|(department, row, file)| Member {
            place: PackPlace::Member(department, row),
            at: (department, row),
            file,
            known: known(file),
        })
        .collect();
    let mut problems: Vec<Problem> = PROBLEMS.iter().flat_map(|find| find(pack, &members)).collect();
    problems.extend(logo.map(|fault| faulty_logo(pack, fault)));
    problems.sort_by_key(|problem| (row_of(problem.place), problem.severity, problem.code));
    problems
}

/// Where a place stands from top to bottom: a department before its members.
fn row_of(place: PackPlace) -> (usize, usize) {
    match place {
        PackPlace::Name(department) | PackPlace::Intro(department) => (department, 0),
        PackPlace::Member(department, row) => (department, row + 1),
        _ => (0, 0),
    }
}

/// PK001: a member that cannot be read.
fn unreadable(_: &Pack, members: &[Member<'_>]) -> Vec<Problem> {
    let find = |member: &Member<'_>| {
        let fault = member.known?.err()?;
        let (what, remedy) = (&fault.what, &fault.remedy);
        Some(Problem {
            code: "PK001",
            severity: Severity::Error,
            place: member.place,
            name: Text::new("读不到", "Unreadable"),
            message: Message::new(
                format!("「{}」{}：{}", member.file, what.zh, remedy.zh),
                format!("{}: {}; {}", member.file, what.en, remedy.en),
            ),
        })
    };
    members.iter().filter_map(find).collect()
}

/// PK002: a member without a title, whose line in contents and roster is blank.
fn untitled(_: &Pack, members: &[Member<'_>]) -> Vec<Problem> {
    let without = members.iter().filter(|member| member.document().is_some() && member.title().is_empty());
    let problem = |member: &Member<'_>| Problem {
        code: "PK002",
        severity: Severity::Error,
        place: member.place,
        name: Text::new("没有名称", "No title"),
        message: Message::new(
            format!("「{}」没有岗位名称：请打开它填写", member.file),
            format!("{} has no job title: open it and give one", member.file),
        ),
    };
    without.map(problem).collect()
}

/// PK003: a code that several members have.
fn codes_twice(_: &Pack, members: &[Member<'_>]) -> Vec<Problem> {
    let code = |member: &Member<'_>| {
        let code = member.document().map_or("", |document| document.identity.code.trim());
        // A file that stands here twice has its code twice: that is said by PK004.
        (!code.is_empty()).then(|| code.to_owned())
    };
    let message = |member: &Member<'_>, first: &Member<'_>| {
        let code = code(member).unwrap_or_default();
        Message::new(
            format!("「{}」与「{}」的编号相同（{code}）：请改其中一份", member.name(), first.name()),
            format!("{} has the code of {} ({code}): change one of them", member.name(), first.name()),
        )
    };
    let twice = again(members, code).into_iter().filter(|(member, first)| member.file != first.file);
    twice
        .map(|(member, first)| Problem {
            code: "PK003",
            severity: Severity::Error,
            place: member.place,
            name: Text::new("编号重复", "Code twice"),
            message: message(member, first),
        })
        .collect()
}

/// PK004: a file that is named more than once, and so is printed more than once.
fn files_twice(_: &Pack, members: &[Member<'_>]) -> Vec<Problem> {
    let file = |member: &Member<'_>| Some(member.file.trim_start_matches("./").to_owned());
    let problem = |(member, _): (&Member<'_>, &Member<'_>)| Problem {
        code: "PK004",
        severity: Severity::Warning,
        place: member.place,
        name: Text::new("重复收入", "Twice"),
        message: Message::new(
            format!("「{}」在汇编中出现两次：请移出一处", member.name()),
            format!("{} stands in the pack twice: remove one of the two", member.name()),
        ),
    };
    again(members, file).into_iter().map(problem).collect()
}

/// The members whose key an earlier member has, each with that one.
fn again<'m, 'a>(
    members: &'m [Member<'a>],
    key: impl Fn(&Member<'a>) -> Option<String>,
) -> Vec<(&'m Member<'a>, &'m Member<'a>)> {
    let mut seen = BTreeMap::new();
    let mut again = Vec::new();
    for member in members {
        let Some(key) = key(member) else { continue };
        match seen.get(&key) {
            Some(&first) => again.push((member, first)),
            None => drop(seen.insert(key, member)),
        }
    }
    again
}

/// PK005: a department without members, which is a divider with nothing behind it.
fn empty_departments(pack: &Pack, _: &[Member<'_>]) -> Vec<Problem> {
    let empty = pack.departments.iter().enumerate().filter(|(_, department)| department.members.is_empty());
    let problem = |(index, department): (usize, &crate::document::pack::Department)| {
        let name = if department.name.trim().is_empty() { (index + 1).to_string() } else { department.name.clone() };
        Problem {
            code: "PK005",
            severity: Severity::Warning,
            place: PackPlace::Name(index),
            name: Text::new("没有岗位", "Empty"),
            message: Message::new(
                format!("部门「{name}」没有岗位：请添加岗位，或删除这个部门"),
                format!("the department {name} has no posts: add some, or delete it"),
            ),
        }
    };
    empty.map(problem).collect()
}

/// PK006: a member whose superior has no description in the pack. The first of a department may well report to
/// somebody outside (a general manager), so that for it this is a hint only.
fn unknown_superiors(_: &Pack, members: &[Member<'_>]) -> Vec<Problem> {
    let titles: std::collections::BTreeSet<&str> =
        members.iter().map(Member::title).filter(|title| !title.is_empty()).collect();
    let find = |member: &Member<'_>| {
        let superior = member.document()?.identity.reports_to.trim();
        if superior.is_empty() || titles.contains(superior) {
            return None;
        }
        Some(Problem {
            code: "PK006",
            severity: if member.at.1 == 0 { Severity::Hint } else { Severity::Warning },
            place: member.place,
            name: Text::new("上级不在汇编中", "Superior not here"),
            message: Message::new(
                format!("「{}」的直接上级写作「{superior}」，汇编中没有这个岗位", member.name()),
                format!("{} reports to {superior}, a post that is not in the pack", member.name()),
            ),
        })
    };
    members.iter().filter_map(find).collect()
}

/// PK007: a logo that cannot be printed.
fn faulty_logo(pack: &Pack, fault: &Fault) -> Problem {
    let logo = &pack.style.logo;
    Problem {
        code: "PK007",
        severity: Severity::Error,
        place: PackPlace::Logo,
        name: Text::new("徽标读不到", "No logo"),
        message: Message::new(
            format!("徽标「{logo}」{}：{}", fault.what.zh, fault.remedy.zh),
            format!("the logo {logo}: {}; {}", fault.what.en, fault.remedy.en),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::pack::Department;

    fn post(title: &str, code: &str, superior: &str) -> PositionDescription {
        let mut document = PositionDescription::default();
        document.identity.title = title.into();
        document.identity.code = code.into();
        document.identity.reports_to = superior.into();
        document
    }

    /// The codes, with the department and the row, of a pack whose departments have these files.
    fn found(departments: &[&[&str]], files: &[(&str, PositionDescription)]) -> Vec<(&'static str, PackPlace)> {
        let department = |members: &&[&str]| Department {
            members: members.iter().map(|&file| file.to_owned()).collect(),
            ..Department::default()
        };
        let pack = Pack { departments: departments.iter().map(department).collect(), ..Pack::default() };
        let fault = Fault {
            position: None,
            what: Message::new("找不到文件", "there is no such file"),
            remedy: Message::new("请检查", "check it"),
        };
        let known = |name: &str| Some(files.iter().find(|(file, _)| *file == name).map_or(Err(&fault), |(_, d)| Ok(d)));
        check(&pack, known, None).into_iter().map(|problem| (problem.code, problem.place)).collect()
    }

    #[test]
    fn a_sound_pack_has_no_problems() {
        let files = [("a", post("主任", "1", "")), ("b", post("专员", "2", "主任"))];
        assert_eq!(found(&[&["a", "b"]], &files), []);
    }

    #[test]
    fn each_problem_is_found_at_its_row() {
        let files = [
            ("a", post("主任", "1", "总经理")),
            ("b", post("专员", "1", "主任")),
            ("c", post("　", "", "")),
            ("d", post("助理", "", "经理")),
        ];
        let found = found(&[&["a", "b", "c"], &[], &["x", "d", "a"]], &files);
        let member = PackPlace::Member;
        assert_eq!(
            found,
            [
                ("PK006", member(0, 0)),
                ("PK003", member(0, 1)),
                ("PK002", member(0, 2)),
                ("PK005", PackPlace::Name(1)),
                ("PK001", member(2, 0)),
                ("PK006", member(2, 1)),
                ("PK004", member(2, 2)),
                ("PK006", member(2, 2)),
            ]
        );
    }

    #[test]
    fn a_superior_outside_is_a_hint_for_the_first_of_a_department_only() {
        let pack = Pack {
            departments: vec![Department { members: vec!["a".into(), "b".into()], ..Department::default() }],
            ..Pack::default()
        };
        let post = post("主任", "", "总经理");
        let severities: Vec<Severity> =
            check(&pack, |_| Some(Ok(&post)), None).into_iter().map(|problem| problem.severity).collect();
        assert_eq!(severities, [Severity::Hint, Severity::Warning]);
    }

    #[test]
    fn a_logo_that_cannot_be_read_stands_before_the_rows() {
        let pack = Pack { departments: vec![Department::default()], ..Pack::default() };
        let fault = Fault { position: None, what: Message::new("", ""), remedy: Message::new("", "") };
        let codes: Vec<&str> = check(&pack, |_| None, Some(&fault)).iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["PK007", "PK005"]);
    }

    #[test]
    fn nothing_is_said_about_members_not_read_yet() {
        let pack = Pack {
            departments: vec![Department { members: vec!["a".into()], ..Department::default() }],
            ..Pack::default()
        };
        assert_eq!(check(&pack, |_| None, None), []);
    }
}
