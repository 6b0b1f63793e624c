//! What is wrong with a pack, from its file and its members alone.

use rolewright::check::pack::{across, check, remarks};
use rolewright::check::{Rulebook, Severity};
use rolewright::document::pack::{Department, Pack, PackStyle};
use rolewright::document::{Fault, PackPlace, PositionDescription};
use rolewright::lang::{Lang, Message};

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
        [("PK002", member(0, 2)), ("PK004", PackPlace::Name(1)), ("PK001", member(2, 0)), ("PK003", member(2, 2)),]
    );
}

#[test]
fn what_the_descriptions_contradict_one_another_in_stands_at_their_rows() {
    let pack = Pack {
        departments: vec![Department { members: vec!["a".into(), "b".into()], ..Department::default() }],
        ..Pack::default()
    };
    let (first, second) = (post("主任", "1", ""), post("专员", "1", "经理"));
    let known = |name: &str| Some(Ok(if name == "a" { &first } else { &second }));
    let found = across(&pack, known, &Rulebook::default()).problems;
    assert!(found.iter().any(|problem| problem.code == "JD307"), "{found:?}");
    let superior = found.iter().find(|problem| problem.code == "JD301").expect("nobody is called so");
    assert_eq!(superior.place, PackPlace::Member(0, 1));
    let grave = found.iter().find(|problem| problem.code == "JD003").map(|problem| problem.severity);
    assert_eq!(grave, Some(Severity::Error), "what must not leave the house is told of here, too: {found:?}");
    assert!(superior.line(Lang::Zh).starts_with("“专员”没有"));
}

/// It is one description, which contradicts nothing and repeats nothing.
#[test]
fn a_file_that_is_listed_twice_is_not_compared_with_itself() {
    let mut first = post("主任", "1", "");
    first.purpose = "为了按约定的时限答复每一位客户的咨询，并把答复写进工单".into();
    let second = post("专员", "2", "主任");
    let found = |members: &[&str]| {
        let known = |name: &str| Some(Ok(if name == "a" { &first } else { &second }));
        let members = members.iter().map(|&member| member.to_owned()).collect();
        let pack = Pack { departments: vec![Department { members, ..Department::default() }], ..Pack::default() };
        let codes = across(&pack, known, &Rulebook::default())
            .problems
            .into_iter()
            .map(|problem| (problem.code, problem.place));
        codes.filter(|(code, _)| *code > "JD3").collect::<Vec<_>>()
    };
    assert_eq!(found(&["a", "b", "a"]), found(&["a", "b"]));
    // What stands behind it keeps its place.
    let moved = |place| if place == PackPlace::Member(0, 1) { PackPlace::Member(0, 2) } else { place };
    let expected: Vec<_> = found(&["a", "b"]).into_iter().map(|(code, place)| (code, moved(place))).collect();
    assert_eq!(found(&["a", "a", "b"]), expected);
}

/// A post in the wrong department is told of at its row, with both names; where they are one it is not.
#[test]
fn a_post_in_another_department_than_its_own_is_told_of_at_its_row() {
    let named = |department: &str| {
        let mut document = post("专员", "", "");
        document.identity.department = department.into();
        document
    };
    let [own, other, blank] = ["客户服务部", "仓储物流部", ""].map(named);
    let department = |name: &str, members: &[&str]| Department {
        name: name.into(),
        members: members.iter().map(|&file| file.to_owned()).collect(),
        ..Department::default()
    };
    // What cannot be read keeps no other from being looked at.
    let departments =
        vec![department("客户服务部", &["none", "own", "other", "blank"]), department("仓储物流部", &["other"])];
    let pack = Pack { departments, ..Pack::default() };
    let known = |name: &str| {
        Some(Ok([("own", &own), ("other", &other), ("blank", &blank)].into_iter().find(|(file, _)| *file == name)?.1))
    };
    let found: Vec<_> = across(&pack, known, &Rulebook::default())
        .problems
        .into_iter()
        .filter(|problem| problem.code == "JD314")
        .collect();
    assert_eq!(found.iter().map(|problem| problem.place).collect::<Vec<_>>(), [PackPlace::Member(0, 2)]);
    assert_eq!(found[0].severity, Severity::Warning);
    // The appendix says the same, and counts those that it could read.
    let printed = remarks(&pack, known, &Rulebook::default());
    let printed: Vec<usize> = printed.iter().filter(|remark| remark.code == "JD314").map(|one| one.document).collect();
    assert_eq!(printed, [1]);
    for name in ["客户服务部", "仓储物流部"] {
        assert!(found[0].message.zh.contains(name) && found[0].message.en.contains(name), "{:?}", found[0].message);
    }
}

#[test]
fn a_logo_that_cannot_be_read_stands_before_the_rows() {
    let pack = Pack { departments: vec![Department::default()], ..Pack::default() };
    let fault = Fault { position: None, what: Message::new("", ""), remedy: Message::new("", "") };
    let codes: Vec<&str> = check(&pack, |_| None, Some(&fault)).iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["PK005", "PK004"]);
    let footer = String::from("{page} / {pages} {dat} {甲}");
    let style = PackStyle { footer, ..Default::default() };
    let found = check(&Pack { style, ..Pack::default() }, |_| None, None);
    assert_eq!(found.len(), 1);
    assert!(found[0].message.en.contains("did you mean `date`?"), "{}", found[0].message.en);
}

#[test]
fn nothing_is_said_about_members_not_read_yet() {
    let pack = Pack {
        departments: vec![Department { members: vec!["a".into()], ..Department::default() }],
        ..Pack::default()
    };
    assert_eq!(check(&pack, |_| None, None), []);
}
