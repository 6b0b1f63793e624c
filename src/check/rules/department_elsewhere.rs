//! JD314: a pack puts a post into another department than its description names.
//!
//! The divider says one department and the form behind it another.

use super::{bare, is_han, is_variant, whole};
use crate::check::group::Group;
use crate::check::rule::{Example, Find, Found, Rule};
use crate::document::{Field, Place, PositionDescription, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD314",
    severity: Severity::Warning,
    title: Text::new("汇编归入的部门与说明书不符", "In the pack under another department"),
    why: Text::new(
        "隔页与一览表写一个部门，说明书里写另一个，读者不知道岗位归谁管。",
        "Divider and roster say one department and the description another: whose post is it?",
    ),
    source: Text::new("", ""),
    bad: &[
        Example::Pack(&[
            ("客户服务部", &[r#"(identity: (title: "客服主管", department: "客户服务部"))"#]),
            ("仓储物流部", &[r#"(identity: (title: "客服专员", department: "客户服务部"))"#]),
        ]),
        Example::Pack(&[("客户服务部", &[r#"(identity: (title: "客服专员", department: "客服部"))"#])]),
    ],
    good: &[
        Example::Pack(&[("华东区", &[r#"(identity: (title: "销售代表", department: "销售中心/华东区"))"#])]),
        Example::Pack(&[("销售中心", &[r#"(identity: (title: "销售代表", department: "销售中心 华东区"))"#])]),
        Example::Pack(&[("客户服务部", &[r#"(identity: (title: "Clerk", department: "Customer Service"))"#])]),
        // Not a department but a heading for several.
        Example::Pack(&[(
            "职能部门",
            &[
                r#"(identity: (title: "会计", department: "财务部"))"#,
                r#"(identity: (title: "招聘专员", department: "人力资源部"))"#,
            ],
        )]),
    ],
    find: Find::Across(find),
};

fn find(group: &Group<'_>) -> Vec<(usize, Found)> {
    let departments = group.pack.map(|pack| pack.departments.as_slice()).unwrap_or_default();
    let mut found = Vec::new();
    let mut first = 0;
    for department in departments {
        let members = first..(first + department.members.len()).min(group.documents.len());
        first = members.end;
        let others = || departments.iter().filter(|other| !agree(&other.name, &department.name));
        let elsewhere = |name: &str| others().any(|other| agree(&other.name, name));
        let heading = is_heading(&department.name, &group.documents[members.clone()]);
        for index in members {
            let named = &group.documents[index].identity.department;
            if agree(&department.name, named) || heading && !elsewhere(named) {
                continue;
            }
            found.push((index, judge(department.name.trim(), named)));
        }
    }
    found
}

/// Tells whether `name` stands above several departments, none of which it names.
fn is_heading(name: &str, members: &[&PositionDescription]) -> bool {
    let mut named: Vec<String> = members.iter().map(|member| bare(&member.identity.department)).collect();
    named.retain(|department| !department.is_empty());
    named.sort_unstable();
    named.dedup();
    named.len() > 1 && !named.iter().any(|department| agree(name, department) || is_variant(&bare(name), department))
}

/// Tells whether both may mean one department: one is part of the other, is missing, or is in another language.
fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    let (chinese, also) = (one.chars().any(is_han), other.chars().any(is_han));
    one.contains(&other) || other.contains(&one) || chinese != also
}

fn judge(pack: &str, named: &str) -> Found {
    let name = named.trim();
    let (zh, en) = if is_variant(&bare(pack), &bare(name)) {
        (
            format!("汇编写作“{pack}”，说明书写作“{name}”：请统一写法"),
            format!("\"{pack}\" in the pack, \"{name}\" here: write one name"),
        )
    } else {
        (
            format!("汇编归入“{pack}”，说明书写“{name}”：请移到该部门，或改正其一"),
            format!("in the pack under \"{pack}\", \"{name}\" here: move it, or correct one of the two"),
        )
    };
    Found::new(Place::of(Field::Department), zh, en).words(whole(named))
}
