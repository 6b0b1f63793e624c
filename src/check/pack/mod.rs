//! What is wrong with a pack: a pure function from the pack file and what could be read of its members. Its own problems
//! are those of the file; what its descriptions contradict one another in, the rules across say.
//!
//! To add a problem, add a function to `PROBLEMS`.

mod across;

use std::collections::BTreeMap;

use super::{Alike, Severity};
use crate::document::pack::{EDGE_FIELDS, Pack};
use crate::document::{Fault, Field, PackPlace, Place, PositionDescription};
use crate::lang::{Lang, Message, Text, names_in_braces};

pub use across::{Across, across, across_readable, remarks};

/// A problem of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name: `PK` and three digits, or that of a rule.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The department or the member.
    pub place: PackPlace,
    /// The field of the member that it is about, where it is one.
    pub field: Option<Place>,
    /// The problem in a word or two.
    pub name: Text,
    /// What a person calls the post that it is about, where it is about one.
    pub post: Option<String>,
    /// What is wrong, with that post where there is one, and what to do.
    pub message: Message,
}

impl Problem {
    /// What is wrong, with the name of the post.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        match &self.post {
            Some(post) => Alike { all: vec![0], posts: 1 }.line(post, &self.message, lang),
            None => self.message.sentence(lang),
        }
    }
}

/// What is known of a member's file.
pub type Known<'a> = Result<&'a PositionDescription, &'a Fault>;

/// A member, where it stands, and what is known of it; nothing while it has not been read.
struct Member<'a> {
    place: PackPlace,
    file: &'a str,
    known: Option<Known<'a>>,
}

impl<'a> Member<'a> {
    fn document(&self) -> Option<&'a PositionDescription> {
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

type Look = fn(&Pack, &[Member<'_>]) -> Vec<Problem>;

/// Everything that is looked for in the rows, in the order of the codes.
const PROBLEMS: [Look; 5] = [unreadable, untitled, files_twice, empty_departments, unknown_edge_fields];

/// What is wrong with `pack`, in the order in which its departments and members stand. `known` tells what could be
/// read of a member by the name of its file, or nothing while that has not been tried; `logo` is what is wrong with the
/// logo's file.
#[must_use]
pub fn check<'a>(pack: &'a Pack, known: impl Fn(&str) -> Option<Known<'a>>, logo: Option<&Fault>) -> Vec<Problem> {
    let members = members(pack, known);
    let mut problems: Vec<Problem> = PROBLEMS.iter().flat_map(|find| find(pack, &members)).collect();
    problems.extend(logo.map(|fault| faulty_logo(pack, fault)));
    sort(&mut problems);
    problems
}

/// Puts problems into the order in which departments and members stand.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| (row_of(problem.place), problem.severity, problem.code));
}

/// The members of `pack`, each with what is known of it.
fn members<'a>(pack: &'a Pack, known: impl Fn(&str) -> Option<Known<'a>>) -> Vec<Member<'a>> {
    pack.departments
        .iter()
        .enumerate()
        .flat_map(|(department, of)| of.members.iter().enumerate().map(move |(row, file)| (department, row, file)))
        .map(|(department, row, file)| Member { place: PackPlace::Member(department, row), file, known: known(file) })
        .collect()
}

/// Where a place stands from top to bottom: a department before its members.
fn row_of(place: PackPlace) -> (usize, usize) {
    match place {
        PackPlace::Name(department) | PackPlace::Intro(department) => (department, 0),
        PackPlace::Member(department, row) => (department, row + 1),
        _ => (0, 0),
    }
}

/// PK001: a member that is not there or cannot be read.
fn unreadable(_: &Pack, members: &[Member<'_>]) -> Vec<Problem> {
    let find = |member: &Member<'_>| {
        let fault = member.known?.err()?;
        let absent = fault.is_absent();
        let locate = Text::new(
            "请在这一行的菜单里选“指定文件…”，或移出汇编",
            "choose Locate file… in the menu of its row, or remove it from the pack",
        );
        let (what, remedy) = (&fault.what, if absent { locate.into() } else { fault.remedy.clone() });
        Some(Problem {
            code: "PK001",
            severity: Severity::Error,
            place: member.place,
            field: None,
            name: if absent {
                Text::new("找不到文件", "Missing")
            } else {
                Text::new("文件读不出", "Unreadable")
            },
            post: Some(member.file.to_owned()),
            message: Message::new(format!("{}：{}", what.zh, remedy.zh), format!("{}; {}", what.en, remedy.en)),
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
        field: Some(Place::of(Field::Title)),
        name: Text::new("没有名称", "No title"),
        post: Some(member.file.to_owned()),
        message: Message::new("没有岗位名称：请打开它填写", "it has no job title: open it and give one"),
    };
    without.map(problem).collect()
}

/// PK003: a file that is named more than once, and so is printed more than once.
fn files_twice(_: &Pack, members: &[Member<'_>]) -> Vec<Problem> {
    let file = |member: &Member<'_>| Some(member.file.trim_start_matches("./").to_owned());
    let problem = |(member, _): (&Member<'_>, &Member<'_>)| Problem {
        code: "PK003",
        severity: Severity::Warning,
        place: member.place,
        field: None,
        name: Text::new("重复收入", "Twice"),
        post: Some(member.name().to_owned()),
        message: Message::new("在汇编中出现两次：请移出一处", "it stands in the pack twice: remove one of the two"),
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

/// PK004: a department without members, which is a divider with nothing behind it.
fn empty_departments(pack: &Pack, _: &[Member<'_>]) -> Vec<Problem> {
    let empty = pack.departments.iter().enumerate().filter(|(_, department)| department.members.is_empty());
    let problem = |(index, department): (usize, &crate::document::pack::Department)| {
        let name = if department.name.trim().is_empty() { (index + 1).to_string() } else { department.name.clone() };
        Problem {
            code: "PK004",
            severity: Severity::Warning,
            place: PackPlace::Name(index),
            field: None,
            name: Text::new("没有岗位", "Empty"),
            post: None,
            message: Message::new(
                format!("部门“{name}”没有岗位：请添加岗位，或删除这个部门"),
                format!("the department {name} has no posts: add some, or delete it"),
            ),
        }
    };
    empty.map(problem).collect()
}

/// PK006: a name in braces in header or footer that stands for nothing, and so is printed as it is.
fn unknown_edge_fields(pack: &Pack, _: &[Member<'_>]) -> Vec<Problem> {
    let edges = [(PackPlace::Header, &pack.style.header), (PackPlace::Footer, &pack.style.footer)];
    let problem = |(place, name): (PackPlace, &str)| {
        let remedy = Fault::likely_field(name, &EDGE_FIELDS);
        Problem {
            code: "PK006",
            severity: Severity::Error,
            place,
            field: None,
            name: Text::new("字段写错", "No such field"),
            post: None,
            message: Message::new(
                format!("页眉页脚没有“{{{name}}}”这个字段，会照原样印出：{}", remedy.zh),
                format!("heads and feet have no field {{{name}}}, it would print as it stands; {}", remedy.en),
            ),
        }
    };
    edges
        .into_iter()
        .flat_map(|(place, text)| names_in_braces(text).map(move |name| (place, name)))
        .filter(|(_, name)| !EDGE_FIELDS.contains(name))
        .map(problem)
        .collect()
}

/// PK005: a logo that cannot be printed.
fn faulty_logo(pack: &Pack, fault: &Fault) -> Problem {
    let logo = &pack.style.logo;
    Problem {
        code: "PK005",
        severity: Severity::Error,
        place: PackPlace::Logo,
        field: None,
        name: Text::new("徽标读不到", "No logo"),
        post: None,
        message: Message::new(
            format!("徽标“{logo}”{}：{}", fault.what.zh, fault.remedy.zh),
            format!("the logo {logo}: {}; {}", fault.what.en, fault.remedy.en),
        ),
    }
}
