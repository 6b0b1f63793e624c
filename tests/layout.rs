//! The printed form: what stands on the pages, and that nothing ever leaves them.

mod common;

use rolewright::document::{
    Choice, Duty, Field, Knowledge, Labels, Percent, Place, PositionDescription, Rank, Revision,
};
use rolewright::layout::{Form, Options, print};
use rolewright::page::{Face, Item, Page, Run, mm};

/// The right edge of a run.
fn right(run: &Run) -> f32 {
    let font = rolewright::font::font(run.face);
    let spacing = run.spacing * run.text.chars().count().saturating_sub(1) as f32;
    let gaps = spacing + run.gaps.iter().map(|(_, gap)| gap).sum::<f32>();
    run.x + font.width(&run.text, run.size) + gaps * run.size / 1000.0
}

fn runs(page: &Page) -> impl Iterator<Item = &Run> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

/// Nothing leaves the text area, no text leaves its cell to the right of the paper, no text is cut by a rule.
fn assert_contained(pages: &[Page], what: &str) {
    for (number, page) in pages.iter().enumerate() {
        for run in runs(page) {
            // A space or the blank half of a mark may hang over the edge.
            let hangs = run.size * 0.55;
            assert!(run.x >= mm(20.0) - hangs, "{what}, page {number}: {run:?}");
            assert!(right(run) <= mm(190.0) + hangs, "{what}, page {number}: {run:?}");
            assert!(run.y >= mm(12.0) && run.y <= mm(290.0), "{what}, page {number}: {run:?}");
            assert!(run.size >= 7.0, "{what}: {run:?}");
            assert!(run.text.chars().all(|c| rolewright::font::font(run.face).glyph(c).is_some()), "{run:?}");
            let struck = page.items.iter().any(|item| match item {
                Item::Line { from, to, .. } => {
                    let level = (from.1 - to.1).abs() < 0.01;
                    let over = from.0.min(to.0) < run.x + 1.0 && from.0.max(to.0) > run.x + 1.0;
                    level && over && from.1 < run.y - run.size * 0.05 && from.1 > run.y - run.size * 0.6
                }
                _ => false,
            });
            assert!(!struck, "{what}, page {number}: a rule cuts {run:?}");
        }
        for zone in &page.zones {
            let inside = zone.rect.x >= mm(19.9) && zone.rect.right() <= mm(190.1) && zone.rect.bottom() <= mm(290.0);
            assert!(inside, "{what}, page {number}: {zone:?}");
            assert!(Place::from_key(zone.key).is_some());
        }
    }
}

#[test]
fn nothing_leaves_the_page_of_any_document() {
    let mut random = common::Random(3);
    for nth in 0..40 {
        let document = random.document();
        for &labels in Labels::ALL {
            for &form in Form::ALL {
                assert_contained(&print(&document, &Options::new(form, labels)).pages, &format!("{form:?} {nth}"));
            }
        }
    }
}

#[test]
fn long_texts_everywhere_stay_inside() {
    for text in ["汉".repeat(60), "W".repeat(60), "M".repeat(400), "一，".repeat(600)] {
        let mut document = common::full(2);
        for place in Place::all(&document).collect::<Vec<_>>() {
            use rolewright::document::schema::Kind::{Line, Prose};
            if let Line(lens) | Prose(lens) = place.field.spec().kind {
                *(lens.get_mut)(&mut document, place).expect("there") = text.clone();
            }
        }
        for &form in Form::ALL {
            let printed = print(&document, &Options::new(form, Labels::Zh));
            assert_contained(&printed.pages, &format!("{form:?} {}", &text[..12]));
        }
    }
}

#[test]
fn samples_fill_the_pages_they_should() {
    let counts: Vec<(String, usize)> = common::samples()
        .iter()
        .map(|path| {
            let document = rolewright::storage::open(path).expect("it opens");
            let printed = print(&document, &Options::default());
            assert_contained(&printed.pages, &path.display().to_string());
            assert_eq!(printed.missing, Vec::<char>::new());
            (document.identity.title.clone(), printed.pages.len())
        })
        .collect();
    assert!(counts.iter().any(|(_, pages)| *pages == 4), "one fills four pages: {counts:?}");
    assert!(counts.iter().any(|(_, pages)| *pages == 1), "one is nearly empty: {counts:?}");
}

#[test]
fn an_empty_description_is_one_page() {
    let printed = print(&PositionDescription::default(), &Options::default());
    assert_eq!(printed.pages.len(), 1);
    assert_contained(&printed.pages, "empty");
}

fn with_duties(count: usize, weight: Option<Percent>) -> PositionDescription {
    let duty = |nth| Duty {
        name: format!("职责{nth}"),
        weight,
        tasks: vec!["受理客户咨询，登记需求并在当日答复。".repeat(2); 3],
        ..Duty::default()
    };
    PositionDescription { duties: (0..count).map(duty).collect(), ..PositionDescription::default() }
}

#[test]
fn a_table_that_runs_over_repeats_its_heading_and_its_heads() {
    let pages = print(&with_duties(40, None), &Options::default()).pages;
    assert!(pages.len() > 3);
    for page in &pages[1..pages.len() - 1] {
        let text = common::text_of(std::slice::from_ref(page));
        assert!(text.contains("主要工作职责（按重要性排序）（续）"), "{text}");
        assert!(text.contains("序号概述内容描述"), "{text}");
    }
    assert!(!common::text_of(&pages[..1]).contains("（续）"));
}

#[test]
fn three_hundred_tasks_in_one_duty_all_come_to_paper_in_order() {
    let mut document = with_duties(1, Some(Percent::HUNDRED));
    document.duties[0].tasks = (1..=300).map(|nth| format!("第{nth}项任务，登记并答复。")).collect();
    let pages = print(&document, &Options::default()).pages;
    assert_contained(&pages, "300 tasks");
    let text = common::text_of(&pages);
    let mut from = 0;
    for nth in 1..=300 {
        let marked = format!("{nth}.第{nth}项任务");
        from += text[from..].find(&marked).unwrap_or_else(|| panic!("{marked} is missing or out of order"));
    }
}

#[test]
fn weights_have_a_column_and_a_total_only_when_there_are_any() {
    let weighted = common::text_of(&print(&with_duties(4, Some(Percent::from_tenths(225))), &Options::default()).pages);
    assert!(weighted.contains("权重合计90%"), "{weighted}");
    let plain = common::text_of(&print(&with_duties(4, None), &Options::default()).pages);
    assert!(!plain.contains("权重"), "{plain}");
}

#[test]
fn the_total_never_stands_alone_on_a_page() {
    for count in 1..60 {
        let pages = print(&with_duties(count, Some(Percent::from_tenths(10))), &Options::default()).pages;
        for page in &pages {
            let text = common::text_of(std::slice::from_ref(page));
            let any = (0..count).any(|nth| text.contains(&format!("职责{nth}")));
            assert!(!text.contains("权重合计") || any, "{count} duties");
        }
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for (&form, length) in Form::ALL.iter().flat_map(|form| (20..60).map(move |length| (form, length * 31))) {
        let mut document = with_duties(1, Some(Percent::HUNDRED));
        document.purpose = "汉".repeat(length);
        let pages = print(&document, &Options::new(form, Labels::Zh)).pages;
        for page in &pages {
            // The lowest heading of a block has text of the block below it.
            let Some(mark) = page.marks.last() else { continue };
            let below = runs(page).filter(|run| run.y > mark.y + 60.0 && run.y < mm(270.0)).count();
            assert!(below > 0, "{form:?} {length}: {}", mark.text);
        }
    }
}

#[test]
fn a_heading_longer_than_the_page_loses_nothing() {
    let heading = (0..500).map(|nth| format!("第{nth}段标题")).collect::<Vec<_>>().concat();
    let section = rolewright::document::OtherSection { heading, paragraphs: vec!["正文在此".into()] };
    let document = PositionDescription { sections: vec![section], ..PositionDescription::default() };
    for &form in Form::ALL {
        let pages = print(&document, &Options::new(form, Labels::Zh)).pages;
        assert_contained(&pages, "a long heading");
        let text = common::text_of(&pages);
        assert!(text.contains("正文在此"), "{form:?}");
        // One may be cut where a page ends.
        let found = (0..500).filter(|nth| text.contains(&format!("第{nth}段标题"))).count();
        assert!(found + pages.len() >= 500, "{form:?} {found}");
    }
}

#[test]
fn blocks_without_content_are_left_out() {
    let text = common::text_of(&print(&with_duties(1, None), &Options::default()).pages);
    for heading in ["工作关系", "职位设置目的", "工作职权", "考核指标", "任职资格", "工作条件", "修订记录"]
    {
        assert!(!text.contains(heading), "{heading}");
    }
}

#[test]
fn every_page_is_numbered() {
    let pages = print(&with_duties(40, None), &Options::default()).pages;
    for (index, page) in pages.iter().enumerate() {
        let text = common::text_of(std::slice::from_ref(page));
        assert!(text.contains(&format!("第{}页共{}页", index + 1, pages.len())), "{text}");
    }
}

#[test]
fn what_the_face_lacks_is_reported() {
    let mut document = PositionDescription::default();
    document.identity.title = "客服\u{10fffe}".into();
    document.notes = "\u{10ffff}".into();
    let printed = print(&document, &Options::default());
    assert_eq!(printed.missing, ['\u{10fffe}']);
    assert!(common::text_of(&printed.pages).contains("客服〓"));
}

#[test]
fn every_printed_value_has_a_zone() {
    let document = common::full(2);
    let pages = print(&document, &Options::default()).pages;
    let keys: std::collections::BTreeSet<u64> =
        pages.iter().flat_map(|page| &page.zones).map(|zone| zone.key).collect();
    for place in Place::all(&document) {
        let shared = matches!(
            place.field,
            Field::KnowledgeLevel | Field::PowerLevel | Field::Notes | Field::AuthorityKind | Field::AuthorityName
        );
        assert!(shared || keys.contains(&place.key()), "{}", place.path());
    }
}

/// The page as text: a line a run, in the order of the drawing.
fn dump(page: &Page) -> String {
    let mut dump = String::new();
    for item in &page.items {
        let line = match item {
            Item::Text(run) => {
                let face = if run.face == Face::Bold { " bold" } else { "" };
                format!("text {:.1} {:.1} {:.1}{face} {}", run.x, run.y, run.size, run.text)
            }
            Item::Line { from, to, width, .. } => {
                format!("line {:.1} {:.1} {:.1} {:.1} {width}", from.0, from.1, to.0, to.1)
            }
            Item::Fill { rect, color } => {
                format!("fill {:.1} {:.1} {:.1} {:.1} {}", rect.x, rect.y, rect.w, rect.h, color.0)
            }
            Item::Image { rect, image } => format!("image {:.1} {:.1} {}", rect.x, rect.y, image.alt),
            Item::Stamp(run) => format!("stamp {}", run.text),
            Item::Open { role, .. } => format!("open {role:?}"),
            Item::Close => "close".to_owned(),
            Item::Link { rect, page, .. } => format!("link {:.1} {:.1} to {page}", rect.x, rect.y),
        };
        dump.push_str(&line);
        dump.push('\n');
    }
    dump
}

/// Compares with the file in `tests/snapshots`; `UPDATE_SNAPSHOTS=1` writes it anew, to be looked at and committed.
#[test]
fn the_nearly_empty_sample_looks_as_it_did() {
    let path = common::root().join("samples/栖和物业/新岗位草稿.ron");
    let document = rolewright::storage::open(&path).expect("it opens");
    let found = dump(&print(&document, &Options::default()).pages[0]);
    let snapshot = common::root().join("tests/snapshots/nearly-empty.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&snapshot, &found).expect("it is written");
    }
    let expected = std::fs::read_to_string(&snapshot).unwrap_or_default();
    assert_eq!(found, expected, "look at it, then run with UPDATE_SNAPSHOTS=1");
}

/// Whatever comes before it, and however much.
#[test]
fn the_signatures_never_stand_alone_on_a_page() {
    for form in [Form::Standard, Form::Weighted, Form::Narrative] {
        for rows in 0..64 {
            let mut document = PositionDescription::default();
            document.identity.title = "调度员".into();
            document.duties = vec![Duty { tasks: vec!["核对计划。".into(); 5 + rows % 7], ..Duty::default() }];
            let revision =
                |nth| Revision { version: format!("V{nth}"), summary: "修订".into(), ..Revision::default() };
            document.revisions = (0..rows).map(revision).collect();
            let pages = print(&document, &Options::new(form, Labels::Zh)).pages;
            let page = pages
                .iter()
                .find(|page| common::text_of(std::slice::from_ref(*page)).contains("签字确认"))
                .expect("it is there");
            let body = common::text_of(std::slice::from_ref(page));
            assert!(["修订记录", "职责", "职权"].iter().any(|other| body.contains(other)), "{form:?} {rows}: {body}");
        }
    }
}

/// The dots of a rank say nothing on a line of their own.
#[test]
fn a_rank_stands_behind_words_in_every_form() {
    for words in 2..12 {
        let mut document = PositionDescription::default();
        let knowledge = Knowledge { name: "Customs law ".repeat(words).trim().into(), level: Rank::new(2) };
        document.qualifications.knowledge = vec![knowledge];
        for &form in Form::ALL {
            let pages = print(&document, &Options::new(form, Labels::En)).pages;
            let ranks: Vec<(&Page, &Run)> = pages
                .iter()
                .flat_map(|page| runs(page).map(move |run| (page, run)))
                .filter(|(_, run)| run.text.contains('●'))
                .collect();
            assert_eq!(ranks.len(), 1);
            let (page, rank) = ranks[0];
            let beside =
                runs(page).any(|run| (run.y - rank.y).abs() < 0.1 && run.text.contains(['C', 'l']) && run.x < rank.x);
            assert!(beside, "{words} {form:?} {rank:?}");
        }
    }
}

#[test]
fn a_long_title_has_a_row_of_its_own_where_three_stand_beside_one_another() {
    let mut document = PositionDescription::default();
    document.identity.title = "客户服务与质量监督高级主任".repeat(4);
    document.identity.department = "客户服务部".into();
    for form in [Form::Weighted, Form::Mission] {
        let pages = print(&document, &Options::new(form, Labels::Zh)).pages;
        let key = Place::of(Field::Title).key();
        let zones = pages[0].zones.iter().filter(|zone| zone.key == key);
        let widest = zones.map(|zone| zone.rect.w).fold(0.0, f32::max);
        assert!(widest > mm(140.0), "{form:?} {widest}");
    }
}
