//! 组织结构图: each post is drawn once, the lines tell the truth, nothing overlaps or leaves the page.

mod common;

use rolewright::document::PositionDescription;
use rolewright::document::pack::{Department, Pack};
use rolewright::layout::pack::{Chapter, Extras, bind};
use rolewright::page::{Item, Page, Pt, Rect, mm};

/// The chart's pages of a pack with `departments` of posts, a title and a superior each.
fn charts(departments: &[&[(String, String)]]) -> Vec<Page> {
    let member = |(title, superior): &(String, String)| {
        let mut document = PositionDescription::default();
        document.identity.title.clone_from(title);
        document.identity.reports_to.clone_from(superior);
        document
    };
    let documents: Vec<Vec<PositionDescription>> =
        departments.iter().map(|posts| posts.iter().map(member).collect()).collect();
    let department = |nth: usize| Department { name: format!("部门{nth}"), ..Department::default() };
    let pack = Pack { departments: (0..departments.len()).map(department).collect(), ..Pack::default() };
    let members = documents.iter().map(|documents| documents.iter().collect());
    let chapters =
        pack.departments.iter().zip(members).map(|(department, documents)| Chapter { department, documents });
    let chapters: Vec<Chapter<'_>> = chapters.collect();
    let printed = bind(&pack, &chapters, &Extras::default());
    let chart = |page: &Page| page.marks.iter().any(|mark| mark.text.starts_with("组织结构图"));
    printed.pages[..printed.about.front].iter().filter(|page| chart(page)).cloned().collect()
}

/// What stands inside `rect`.
fn text_in(page: &Page, rect: Rect) -> String {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text(run) if rect.contains(run.x, run.y) => Some(&*run.text),
        _ => None,
    });
    common::squeezed(&texts.collect::<String>())
}

/// The boxes that lead to a post.
fn boxes(page: &Page) -> Vec<(String, Rect)> {
    let links = page.items.iter().filter_map(|item| match item {
        Item::Link { rect, .. } => Some((text_in(page, *rect), *rect)),
        _ => None,
    });
    links.collect()
}

type Line = ((Pt, Pt), (Pt, Pt));

/// Tells whether the upright or level `line` goes through `at`.
fn touches(line: &Line, at: (Pt, Pt)) -> bool {
    let near = |from: Pt, to: Pt, at: Pt| (from.min(to) - 0.1..=from.max(to) + 0.1).contains(&at);
    near(line.0.0, line.1.0, at.0) && near(line.0.1, line.1.1, at.1)
}

/// The lines that join boxes, in groups of those that touch one another; those of frames are left out.
fn joints(page: &Page, boxes: &[(String, Rect)]) -> Vec<Vec<Line>> {
    let framed = |line: &Line| {
        boxes.iter().any(|(_, rect)| {
            let edges = [rect.y, rect.bottom()].iter().any(|y| touches(line, (rect.x, *y)))
                && [rect.y, rect.bottom()].iter().any(|y| touches(line, (rect.right(), *y)));
            edges
                || (touches(line, (rect.x, rect.y)) && touches(line, (rect.x, rect.bottom())))
                || (touches(line, (rect.right(), rect.y)) && touches(line, (rect.right(), rect.bottom())))
        })
    };
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for item in &page.items {
        let Item::Line { from, to, .. } = item else { continue };
        let line = (*from, *to);
        let short = (from.0 - to.0).abs() + (from.1 - to.1).abs() <= 3.1;
        // Dashes, and what stands at the head of the page.
        if short || framed(&line) || from.1 < mm(34.0) {
            continue;
        }
        let joined = |other: &Line| {
            [line.0, line.1].iter().any(|end| touches(other, *end))
                || [other.0, other.1].iter().any(|end| touches(&line, *end))
        };
        let (mut with, without): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group: &Vec<Line>| group.iter().any(joined));
        let mut merged: Vec<Line> = with.drain(..).flatten().collect();
        merged.push(line);
        groups = without;
        groups.push(merged);
    }
    groups
}

/// Draws `posts` and checks every page; gives back how many there are.
fn assert_true(posts: &[(String, String)]) -> usize {
    let pages = charts(&[posts]);
    let mut drawn: Vec<String> = Vec::new();
    let mut told: Vec<(String, String)> = Vec::new();
    for page in &pages {
        let boxes = boxes(page);
        for (nth, (title, rect)) in boxes.iter().enumerate() {
            let inside = rect.x >= mm(19.9) && rect.right() <= mm(190.1) && rect.bottom() <= mm(270.0);
            assert!(inside, "{title} leaves the page: {rect:?}");
            for (other, under) in &boxes[..nth] {
                let apart = rect.x >= under.right()
                    || under.x >= rect.right()
                    || rect.y >= under.bottom()
                    || under.y >= rect.bottom();
                assert!(apart, "{title} lies on {other}");
            }
            drawn.push(title.clone());
        }
        for group in joints(page, &boxes) {
            let ends = || group.iter().flat_map(|line| [line.0, line.1]);
            let top = ends().min_by(|one, other| one.1.total_cmp(&other.1)).expect("a line has ends");
            // Its superior's box, which may be dashed, stands right above.
            let above = Rect::new(top.0 - mm(31.0), top.1 - mm(12.0), mm(62.0), mm(12.0));
            let solid = boxes
                .iter()
                .find(|(_, rect)| (rect.bottom() - top.1).abs() < 0.1 && (rect.x..rect.right()).contains(&top.0));
            let superior = solid.map_or_else(
                || text_in(page, Rect::new(above.x + mm(15.0), above.y, mm(47.0), above.h)),
                |(title, _)| title.clone(),
            );
            for (title, rect) in &boxes {
                let at_top = ends().any(|(x, y)| (y - rect.y).abs() < 0.1 && (rect.x..rect.right()).contains(&x));
                let middle = rect.y + rect.h / 2.0;
                let at_side = ends().any(|(x, y)| (x - rect.x).abs() < 0.1 && (y - middle).abs() < 0.1);
                if at_top || at_side {
                    told.push((title.clone(), superior.clone()));
                }
            }
        }
    }
    drawn.sort();
    let mut titles: Vec<String> = posts.iter().map(|(title, _)| title.clone()).collect();
    titles.sort();
    assert_eq!(drawn, titles, "each post is drawn once");
    told.sort();
    let mut reports: Vec<(String, String)> =
        posts.iter().filter(|(_, superior)| !superior.is_empty()).cloned().collect();
    reports.sort();
    assert_eq!(told, reports, "the lines say who reports to whom");
    pages.len()
}

fn post(title: impl Into<String>, superior: impl Into<String>) -> (String, String) {
    (title.into(), superior.into())
}

#[test]
fn sixty_who_report_to_one_are_drawn_in_columns_on_two_pages() {
    let mut posts = vec![post("客服经理", "副总经理")];
    posts.extend((0..60).map(|nth| post(format!("专员{nth}号"), "客服经理")));
    assert_eq!(assert_true(&posts), 2);
    // Fewer stand on one.
    assert_eq!(assert_true(&posts[..40]), 1);
}

#[test]
fn what_is_too_wide_is_an_overview_and_its_parts() {
    let mut posts = vec![post("总经理", "")];
    for manager in 0..9 {
        posts.push(post(format!("经理{manager}号"), "总经理"));
        for lead in 0..3 {
            posts.push(post(format!("主管{manager}之{lead}"), format!("经理{manager}号")));
            posts.extend(
                (0..2).map(|nth| post(format!("员{manager}之{lead}之{nth}"), format!("主管{manager}之{lead}"))),
            );
        }
    }
    assert!(assert_true(&posts) > 2);
}

#[test]
fn a_line_deeper_than_a_page_and_posts_without_a_superior_stay_drawings() {
    let chain = |nth: usize| {
        post(format!("岗位{nth}号"), if nth == 0 { "总经理".into() } else { format!("岗位{}号", nth - 1) })
    };
    assert_eq!(assert_true(&(0..11).map(chain).collect::<Vec<_>>()), 1);
    assert_eq!(assert_true(&(0..30).map(chain).collect::<Vec<_>>()), 1);
    assert!(assert_true(&(0..80).map(chain).collect::<Vec<_>>()) > 1);
    assert_eq!(assert_true(&(0..50).map(|nth| post(format!("岗位{nth}号"), "")).collect::<Vec<_>>()), 2);
}

/// Of any shape: each reports to one of those before it, or to nobody.
#[test]
fn random_trees_are_drawn_as_they_are() {
    let mut random = common::Random(5);
    for size in [2, 3, 7, 15, 40, 90, 200] {
        for reach in [1, 3, 1000] {
            let posts: Vec<(String, String)> = (0..size)
                .map(|nth: usize| {
                    let back = random.below(nth.clamp(1, reach)) + 1;
                    let superior = if nth == 0 { String::new() } else { format!("岗位{}号", nth - back.min(nth)) };
                    post(format!("岗位{nth}号"), superior)
                })
                .collect();
            assert_true(&posts);
        }
    }
}

/// It is cut at its first member, which stands at the top, and one who reports to himself does too.
#[test]
fn a_circle_is_drawn_once() {
    let posts = [post("甲岗", "丙岗"), post("乙岗", "甲岗"), post("丙岗", "乙岗"), post("丁岗", "丁岗")];
    let pages = charts(&[&posts]);
    assert_eq!(pages.len(), 1);
    let mut drawn: Vec<String> = boxes(&pages[0]).into_iter().map(|(title, _)| title).collect();
    drawn.sort();
    assert_eq!(drawn, ["丁岗", "丙岗", "乙岗", "甲岗"]);
    let text = common::text_of(&pages);
    assert!(!text.contains("虚线框"), "the superior of the first is drawn");
    assert_eq!(text.matches("汇报关系绕成一圈：甲岗的直接上级丙岗画在下方").count(), 1, "{text}");
    assert_eq!(text.matches("绕成一圈").count(), 1, "who reports to himself is in no circle: {text}");
}

#[test]
fn who_leads_posts_of_another_department_alone_is_tinted_too() {
    let many = |nth: usize| post(format!("专员{nth}号"), "");
    let mut first: Vec<(String, String)> = (0..45).map(many).collect();
    first.extend([post("甲总监", ""), post("乙总监", "")]);
    let pages = charts(&[&first, &[post("客服经理", "甲总监")]]);
    let tinted = |page: &Page| -> Vec<String> {
        let filled =
            |rect: &Rect| page.items.iter().any(|item| matches!(item, Item::Fill { rect: fill, .. } if fill == rect));
        boxes(page).into_iter().filter(|(_, rect)| filled(rect)).map(|(title, _)| title).collect()
    };
    assert_eq!(pages.iter().flat_map(tinted).collect::<Vec<_>>(), ["甲总监"]);
}
