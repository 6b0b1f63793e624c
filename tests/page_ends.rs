//! Where pages end: none but the last leaves much of itself blank, and what belongs together stays so.

mod common;

use rolewright::document::{Choice, Duty, Labels, PositionDescription, Revision};
use rolewright::layout::{Form, Options, print};
use rolewright::page::{Item, Page, Pt, Role, mm};

/// Where the text begins and where it ends.
const AREA: (Pt, Pt) = (mm(34.0), mm(270.0));
/// The most that stays blank so that a block stays whole, or a row, and the space between prose and a table.
const BLANK: Pt = (AREA.1 - AREA.0) / 6.0 + 15.0;
/// The most that stays blank so that the signatures do not stand alone: the block before them goes along.
const BLANK_OF_PAIR: Pt = (AREA.1 - AREA.0) * 0.3;

/// How much of `page` is blank above its foot.
fn blank(page: &Page) -> Pt {
    let ends = page.items.iter().filter_map(|item| match item {
        Item::Line { from, to, .. } => Some(from.1.max(to.1)),
        // Below a baseline lies the rest of the line, and the space under a paragraph.
        Item::Text(run) => Some(run.y + run.size * 0.6),
        _ => None,
    });
    let lowest = ends.filter(|y| (AREA.0..AREA.1 + 1.0).contains(y)).fold(AREA.0, Pt::max);
    AREA.1 - lowest
}

/// Tells whether a drawing stands on `page`: it is never cut.
fn has_figure(page: &Page) -> bool {
    page.items.iter().any(|item| matches!(item, Item::Open { role: Role::Figure(_), .. }))
}

fn assert_filled(document: &PositionDescription, form: Form, labels: Labels, what: &str) -> Vec<Page> {
    let pages = print(document, &Options::new(form, labels)).pages;
    for (index, pair) in pages.windows(2).enumerate() {
        let signatures = index + 2 == pages.len() && pair[1].marks.len() <= 2;
        let most = if signatures { BLANK_OF_PAIR } else { BLANK };
        let blank = blank(&pair[0]);
        let good = blank <= most || has_figure(&pair[1]);
        assert!(good, "{what}, {form:?}, {labels:?}, page {index}: {blank} pt are blank");
    }
    let last = pages.last().expect("there is one");
    let alone = pages.len() > 1 && last.zones.iter().all(|zone| zone.rect.y < AREA.0 || zone.rect.y > AREA.1);
    assert!(!alone, "{what}, {form:?}, {labels:?}: the signatures stand alone");
    pages
}

/// Every heading has something of its block under it; an empty section of one's own has nothing.
fn assert_kept(pages: &[Page], what: &str) {
    for (number, page) in pages.iter().enumerate() {
        let text = common::text_of(std::slice::from_ref(page));
        assert!(!text.contains("修订记录（续）") || text.contains("修订时间"), "{what}, page {number}: no heads");
        for (nth, mark) in page.marks.iter().enumerate().filter(|(_, mark)| !is_signatures(&mark.text)) {
            let end = page.marks.get(nth + 1).map_or(AREA.1 + 1.0, |next| next.y);
            let below = page.zones.iter().any(|zone| zone.rect.y > mark.y && zone.rect.y < end);
            assert!(below, "{what}, page {number}: nothing stands under {}", mark.text);
        }
    }
}

fn is_signatures(heading: &str) -> bool {
    heading.contains("签字确认") || heading.contains("Signatures")
}

fn in_every_form(document: &PositionDescription, what: &str) {
    for &form in Form::ALL {
        for &labels in Labels::ALL {
            assert_kept(&assert_filled(document, form, labels, what), what);
        }
    }
}

fn revision(nth: usize) -> Revision {
    Revision { version: format!("V{nth}"), summary: "调整目标值".into(), ..Revision::default() }
}

#[test]
fn no_page_of_a_sample_or_a_template_ends_early_however_many_revisions_it_has() {
    for path in common::samples().into_iter().chain(common::templates()) {
        let mut document = rolewright::storage::open(&path).expect("it opens");
        let what = path.display().to_string();
        in_every_form(&document, &what);
        for count in [0, 1, 7] {
            document.revisions = (1..=count).map(revision).collect();
            in_every_form(&document, &format!("{what} with {count} revisions"));
        }
    }
}

/// As one is begun in the window: five duties, one revision, and a little more from page to page.
#[test]
fn the_end_of_a_usual_description_never_leaves_room_that_it_would_fill() {
    for more in 0..30 {
        let mut document = PositionDescription::default();
        document.identity.title = "采购主管".into();
        document.identity.reports_to = "采购经理".into();
        document.purpose = "为了保证物资按时按质到货，在公司采购制度内，负责供应商开发与合同执行。".into();
        let duty = |nth: usize| Duty {
            name: "询价与议价".into(),
            tasks: vec!["收到请购单2个工作日内发出三家以上询价。".into(); 2 + (more + nth) % 3],
            ..Duty::default()
        };
        document.duties = (0..5).map(duty).collect();
        document.qualifications.experience = vec!["3年以上采购经验".into(); more];
        for revisions in [0, 1] {
            document.revisions = (0..revisions).map(revision).collect();
            in_every_form(&document, &format!("{more} more, {revisions} revisions"));
        }
    }
}

#[test]
fn no_page_of_any_document_ends_early() {
    let mut random = common::Random(11);
    for nth in 0..25 {
        let document = random.document();
        for (form, labels) in Form::ALL.iter().flat_map(|&form| Labels::ALL.iter().map(move |&labels| (form, labels))) {
            assert_filled(&document, form, labels, &format!("random {nth}"));
        }
    }
}

/// How high the first heading is: lower where cells have less air in them.
fn heading_height(page: &Page) -> Pt {
    let fills = page.items.iter().filter_map(|item| match item {
        Item::Fill { rect, .. } if rect.w > mm(165.0) && rect.y > AREA.0 - 1.0 => Some(rect.h),
        _ => None,
    });
    fills.fold(mm(297.0), Pt::min)
}

/// What has grown by a few lines too many for its pages is set with less air; before and after, with all of it.
#[test]
fn a_last_page_with_next_to_nothing_on_it_is_saved() {
    let mut document = PositionDescription::default();
    document.identity.title = "调度员".into();
    document.revisions = vec![revision(1)];
    let (mut tight, mut most) = (Vec::new(), 0);
    for lines in 1..120 {
        let duty = || Duty { tasks: vec!["核对到站计划并登记。".into(); 3], ..Duty::default() };
        document.duties = (0..lines / 3).map(|_| duty()).collect();
        document.qualifications.skills = vec!["能独立编制计划".into(); lines % 3];
        let pages = print(&document, &Options::new(Form::Weighted, Labels::Zh)).pages;
        assert!(pages.len() >= most, "{lines}: fewer pages than with less on them");
        most = pages.len();
        if heading_height(&pages[0]) < 22.0 {
            tight.push((lines, pages.len()));
        }
    }
    let kinds: Vec<usize> = (1..most).filter(|&count| tight.iter().any(|&(_, pages)| pages == count)).collect();
    assert_eq!(kinds, (1..most).collect::<Vec<_>>(), "one of each number of pages is tight: {tight:?}");
    assert!(tight.len() < 60, "only the last before another page is tight: {tight:?}");
}
