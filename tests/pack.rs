//! The pack: one PDF in which contents, roster, outline and links name the pages that the titles stand on.

mod common;

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId};
use rolewright::check::Rulebook;
use rolewright::check::pack::remarks;
use rolewright::document::pack::{Pack, PackStyle};
use rolewright::document::{Field, Labels, Place, PositionDescription};
use rolewright::lang::Lang;
use rolewright::layout::Printed;
use rolewright::layout::pack::{Chapter, Extras, bind};
use rolewright::page::{Item, Page, Run, mm};
use rolewright::pdf::{Effort, write};
use rolewright::storage;

fn sample() -> (Pack, Vec<Vec<PositionDescription>>) {
    let path = common::root().join("samples/澄川贸易/pack.ron");
    let pack = storage::pack::open(&path).expect("it opens");
    let members = storage::pack::open_members(&path, &pack).expect("they open");
    (pack, members)
}

fn bound(pack: &Pack, members: &[Vec<PositionDescription>]) -> Printed {
    bound_with(pack, members, &Extras::default())
}

fn bound_with(pack: &Pack, members: &[Vec<PositionDescription>], extras: &Extras) -> Printed {
    let chapters = pack.departments.iter().zip(members);
    let chapters: Vec<Chapter<'_>> =
        chapters.map(|(department, documents)| Chapter { department, documents: documents.iter().collect() }).collect();
    bind(pack, &chapters, extras)
}

/// A pack of `departments`, each with `posts` that report to its first.
fn generated(departments: usize, posts: usize) -> (Pack, Vec<Vec<PositionDescription>>) {
    let mut pack = Pack { client: "甲方".into(), ..Pack::default() };
    let mut members = Vec::new();
    for department in 0..departments {
        let name = format!("部门{department}");
        pack.departments.push(rolewright::document::pack::Department { name, ..Default::default() });
        let post = |nth: usize| {
            let mut document = PositionDescription::default();
            document.identity.title = format!("岗位{department}之{nth}");
            document.identity.headcount = Some(2);
            document.identity.reports_to =
                if nth == 0 { "总经理".into() } else { format!("岗位{department}之0") };
            document
        };
        members.push((0..posts).map(post).collect());
    }
    (pack, members)
}

fn text(page: &Page) -> String {
    common::text_of(std::slice::from_ref(page))
}

#[test]
fn every_text_of_every_member_is_in_it() {
    let (pack, members) = sample();
    let printed = bound(&pack, &members);
    let paper = common::text_of(&printed.pages);
    for document in members.iter().flatten() {
        for place in Place::all(document).filter(|place| !matches!(place.field, Field::Notes | Field::KnowledgeLevel)) {
            let Some(text) = Field::text(place, document, Lang::Zh) else { continue };
            assert!(paper.contains(&common::squeezed(&text)), "{}", place.path());
        }
    }
    for own in [&pack.title, &pack.client, &pack.issuer, &pack.version, &pack.confidentiality] {
        assert!(paper.contains(&common::squeezed(own)), "{own}");
    }
}

/// A number below 90 in Roman numerals.
fn roman(number: usize) -> String {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number % 10];
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"][number / 10];
    format!("{tens}{ones}")
}

#[test]
fn contents_and_roster_name_the_pages_that_the_titles_stand_on() {
    for (pack, members) in [sample(), generated(7, 12), generated(40, 3)] {
        let printed = bound(&pack, &members);
        let front = printed.about.front;
        for link in printed.pages[..front].iter().flat_map(|page| &page.items) {
            let Item::Link { page, .. } = link else { continue };
            // Chart and roster stand before the numbered pages, the rest after.
            let mark = &printed.pages[*page].marks.first().expect("a link leads to a heading").text;
            let before = mark.starts_with("组织结构图") || mark == "岗位设置一览表";
            assert_eq!(*page < front, before, "{mark}");
        }
        let lists: String = printed.pages[..front].iter().map(text).collect();
        for part in ["组织结构图", "岗位设置一览表"] {
            let page = printed.pages.iter().position(|page| page.marks.iter().any(|mark| mark.text.starts_with(part)));
            let number = roman(page.expect("it has a page") + 1);
            let entry = lists.match_indices(part).any(|(at, _)| {
                let rest = lists[at + part.len()..].trim_start_matches('.');
                rest.strip_prefix(&number).is_some_and(|rest| !rest.starts_with(['i', 'v', 'x', 'l']))
            });
            assert!(entry, "{part} {number}");
        }
        for document in members.iter().flatten() {
            let title = common::squeezed(&document.identity.title);
            let page = printed
                .pages
                .iter()
                .position(|page| page.marks.iter().any(|mark| mark.depth == 1 && mark.text == title));
            let number = page.expect("it has a page") - front + 1;
            // In the contents dots lead from the title to the number.
            let entry = lists.match_indices(&title).any(|(at, _)| {
                let rest = lists[at + title.len()..].trim_start_matches('.');
                rest.strip_prefix(&number.to_string())
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
            });
            assert!(entry, "{title} {number}");
            assert!(text(&printed.pages[front + number - 1]).contains(&title));
        }
    }
}

#[test]
fn pages_are_numbered_through_after_the_front() {
    let (pack, members) = sample();
    let printed = bound(&pack, &members);
    let front = printed.about.front;
    let count = printed.pages.len() - front;
    for (index, page) in printed.pages[front..].iter().enumerate() {
        assert!(text(page).contains(&format!("第{}页共{count}页", index + 1)));
    }
    assert!(text(&printed.pages[1]).ends_with("ii") || text(&printed.pages[1]).contains("ii"));
}

#[test]
fn the_roster_adds_up() {
    let (pack, members) = generated(3, 4);
    let printed = bound(&pack, &members);
    let lists: String = printed.pages[..printed.about.front].iter().map(text).collect();
    assert_eq!(lists.matches("小计8").count(), 3);
    assert!(lists.contains("合计24"));
}

#[test]
fn the_chart_shows_every_post_once_also_when_it_is_too_wide_or_in_a_circle() {
    let (pack, mut members) = generated(6, 9);
    members[0][0].identity.reports_to = "岗位0之1".into();
    members[1][0].identity.reports_to = members[1][0].identity.title.clone();
    let printed = bound(&pack, &members);
    let chart: Vec<&Page> = printed.pages[..printed.about.front]
        .iter()
        .filter(|page| page.marks.iter().any(|mark| mark.text.starts_with("组织结构图")))
        .collect();
    assert!(chart.len() > 1, "it is split");
    let shown: String = chart.iter().map(|page| text(page)).collect();
    for document in members.iter().flatten() {
        assert!(shown.contains(&document.identity.title), "{}", document.identity.title);
    }
}

/// The runs of text of a page below its running head.
fn runs(page: &Page) -> Vec<&Run> {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Text(run) if run.y > mm(25.0) => Some(run),
        _ => None,
    });
    runs.collect()
}

#[test]
fn a_long_introduction_goes_on_at_the_head_of_the_next_page_and_hangs_behind_its_numbers() {
    for (name, count) in
        [("客户服务部", 3), ("国际贸易与供应链管理事业部（进出口业务、报关与物流协调）", 3), ("财务部", 26)]
    {
        let (mut pack, mut members) = generated(1, 1);
        let line = |nth| format!("{nth}. 组织受理、核对与答复，在规定时限内办结并归档，每季度向管理层提交书面报告。");
        pack.departments[0].intro = (1..=count).map(line).collect::<Vec<_>>().join("\n");
        pack.departments[0].name = name.into();
        members[0].truncate(1);
        let printed = bound(&pack, &members);
        let pages = &printed.pages[printed.about.front..];
        let first = pages.iter().position(|page| text(page).contains("部门职责")).expect("a divider");
        let duties = runs(&pages[first]).into_iter().find(|run| run.text.contains("部门职责")).expect("a label");
        let rule = pages[first].items.iter().find_map(|item| match item {
            Item::Fill { rect, .. } if rect.y > mm(40.0) => Some(rect.bottom()),
            _ => None,
        });
        let above = duties.y - duties.size - rule.expect("under the name");
        assert!(above > mm(5.0), "{name}: the label keeps its distance: {above}");
        let numbered: Vec<&Run> = runs(&pages[first]).into_iter().filter(|run| run.x < mm(60.0)).collect();
        let text_of_item = numbered.iter().find(|run| run.text.starts_with("组织受理")).expect("behind its number");
        let second = numbered.iter().find(|run| run.y > text_of_item.y).expect("a second line");
        assert!((second.x - text_of_item.x).abs() < 0.1, "{name}: {} {}", second.text, text_of_item.text);
        if count > 20 {
            let next = runs(&pages[first + 1]);
            assert!(next.iter().any(|run| run.text.starts_with("组织受理") && run.y < mm(45.0)), "at the head");
            assert!(!text(&pages[first + 2]).contains("组织受理"), "on two pages");
        }
    }
}

#[test]
fn a_code_of_the_roster_and_the_words_of_a_title_stay_whole() {
    let (mut pack, mut members) = generated(2, 3);
    pack.title = "澄川国际贸易集团有限公司岗位说明书汇编（2026年修订版）".into();
    for (nth, member) in members.iter_mut().flatten().enumerate() {
        member.identity.code = format!("CCMY-GJMY-{nth:04}-2026-A");
        member.identity.title = "国际贸易单证与信用证审核及客户关系管理高级专员".repeat(1 + nth % 2);
    }
    let printed = bound(&pack, &members);
    let has = |page: &Page, words: &str| runs(page).iter().any(|run| run.text == words);
    for member in members.iter().flatten() {
        let code = &member.identity.code;
        assert!(printed.pages[..printed.about.front].iter().any(|page| has(page, code)), "{code} is broken");
    }
    let title = runs(&printed.pages[0]).into_iter().find(|run| run.text.starts_with("岗位说明书汇编"));
    assert!(title.is_some(), "the title breaks between its words");
    // The columns sum to the width of the page.
    let roster = printed.pages.iter().find(|page| text(page).contains("小计")).expect("a roster");
    let right = roster.items.iter().filter_map(|item| match item {
        Item::Line { from, to, .. } => Some(from.0.max(to.0)),
        _ => None,
    });
    assert!((right.fold(0.0, f32::max) - mm(190.0)).abs() < 1.0);
}

#[test]
fn an_empty_pack_is_a_cover_and_its_lists() {
    let printed = bound(&Pack::default(), &[]);
    assert!(!printed.pages.is_empty());
    let style = PackStyle { labels: Labels::En, ..PackStyle::default() };
    let english = bound(&Pack { style, ..Pack::default() }, &[]);
    assert!(common::text_of(&english.pages).contains("Positiondescriptions"));
}

#[test]
fn the_pdf_has_labels_links_and_a_nested_outline() {
    let (pack, members) = sample();
    let printed = bound(&pack, &members);
    let bytes = write(&printed.pages, &printed.about, Effort::Small);
    assert_eq!(bytes, write(&printed.pages, &printed.about, Effort::Small));
    let document = Document::load_mem(&bytes).expect("it is a PDF");
    let catalog = document.catalog().expect("it has one");
    assert!(catalog.has(b"PageLabels"));
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut links = 0;
    for page in &pages {
        let annotations =
            document.get_dictionary(*page).and_then(|page| page.get(b"Annots")).and_then(Object::as_array);
        for annotation in annotations.into_iter().flatten() {
            let link = annotation.as_reference().and_then(|id| document.get_dictionary(id)).expect("a link");
            let target = link.get(b"Dest").and_then(Object::as_array).expect("a target");
            assert!(pages.contains(&target[0].as_reference().expect("a page")));
            links += 1;
        }
    }
    // Each post from contents, chart and roster (twice); each department, chart, roster and sign-off from the contents.
    let posts = members.iter().flatten().count();
    assert_eq!(links, posts * 4 + pack.departments.len() + 3);
    let outlines = catalog.get(b"Outlines").and_then(Object::as_reference).expect("it has one");
    let titles = |id: ObjectId| {
        let mut titles = Vec::new();
        let mut next =
            document.get_dictionary(id).and_then(|entry| entry.get(b"First")).and_then(Object::as_reference).ok();
        while let Some(id) = next {
            let entry = document.get_dictionary(id).expect("it is there");
            titles.push((entry.get(b"Title").and_then(lopdf::decode_text_string).expect("a title"), id));
            next = entry.get(b"Next").and_then(Object::as_reference).ok();
        }
        titles
    };
    let top = titles(outlines);
    let department = top.iter().find(|(title, _)| title == "客户服务部").expect("it is named");
    let posts = titles(department.1);
    assert_eq!(
        posts.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>(),
        ["客户服务经理", "客户服务主任", "客服专员"]
    );
    assert!(titles(posts[0].1).iter().any(|(title, _)| title == "主要工作职责"));
}

#[test]
fn on_request_the_findings_stand_in_an_appendix_that_the_contents_name() {
    let (pack, mut members) = sample();
    members[0][0].duties[0].tasks[0] = "要求客服人员声音甜美".into();
    let files = pack.departments.iter().flat_map(|department| &department.members);
    let documents: Vec<_> = files.zip(members.iter().flatten()).collect();
    let known = |name: &str| Some(Ok(documents.iter().find(|(file, _)| *file == name)?.1));
    let remarks = remarks(&pack, known, &Rulebook::default());
    let fault = remarks.iter().find(|remark| remark.code == "JD206").expect("it is found");
    let message = common::squeezed(&fault.message.zh);
    let printed = bound_with(&pack, &members, &Extras { remarks: Some(remarks.clone()), ..Extras::default() });
    let first = printed.pages.iter().rposition(|page| text(page).contains("附录检查意见")).expect("it is there");
    let count = printed.pages.len();
    let appendix = common::text_of(&printed.pages[first..]);
    assert!(appendix.contains(&message), "{appendix}");
    assert!(remarks.iter().all(|remark| appendix.contains(remark.code)));
    assert!(appendix.contains("内容描述1.1"), "where it stands, with its duty: {appendix}");
    let posts = remarks.iter().map(|remark| remark.document).collect::<BTreeSet<_>>().len();
    assert_eq!(appendix.matches("级别").count(), 1, "{appendix}");
    assert!(posts > 1, "several posts share the heads of the columns");
    // Behind the sheet for signing, and on the page that the contents say.
    assert!(printed.pages[..first].iter().any(|page| text(page).contains("签收表")));
    let named = format!("附录检查意见{}", first + 1 - printed.about.front);
    let contents: String = common::text_of(&printed.pages[..printed.about.front]).replace('.', "");
    assert!(contents.contains(&named), "{named} in {contents}");
    // Without the request there is none, and with nothing to say it says so.
    assert!(bound(&pack, &members).pages.len() < count);
    let silent = bound_with(&pack, &members, &Extras { remarks: Some(Vec::new()), ..Extras::default() });
    assert!(common::text_of(&silent.pages).contains("没有检查意见"));
}

#[test]
fn what_the_face_lacks_is_told_wherever_it_stands() {
    let (mut pack, mut members) = generated(1, 2);
    assert!(bound(&pack, &members).missing.is_empty());
    // Without dividers the name of a department stands in contents and heads alone.
    pack.style.without = vec![rolewright::document::PackPart::Dividers];
    pack.departments[0].name = "甲\u{2b740}部".into();
    members[0][1].purpose = "\u{2b741}".into();
    assert_eq!(bound(&pack, &members).missing, ['\u{2b740}', '\u{2b741}']);
}
