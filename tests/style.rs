//! The house style: labels in two languages, the client's colour and logo, what stands at the edges, what is left out.

mod common;

use std::sync::Arc;

use rolewright::document::pack::{Department, Pack, PackStyle};
use rolewright::document::{
    Accent, Choice as _, Date, Field, Form, FormBlock, Labels, PackPart, PositionDescription, Revision, Status,
};
use rolewright::layout::pack::{Chapter, Extras, bind};
use rolewright::layout::{Options, Printed, print};
use rolewright::page::{Color, Image, Item, Page, Rect, mm};
use rolewright::pdf::{Effort, write};

const RED: Accent = Accent(0xb0, 0x1e, 0x2e);

fn styled(style: PackStyle) -> Options {
    Options { style, client: "甲方公司".into(), logo: None }
}

fn text(page: &Page) -> String {
    common::text_of(std::slice::from_ref(page))
}

/// A pack of one department whose posts are `members`, with everything on its cover.
fn pack(style: PackStyle, members: &[PositionDescription], logo: Option<Arc<Image>>) -> Printed {
    let department = Department { name: "客服部".into(), intro: "受理咨询。".into(), ..Department::default() };
    let chapters = [Chapter { department: &department, documents: members.iter().collect() }];
    let pack = Pack {
        title: "职位汇编".into(),
        client: "甲方公司".into(),
        issuer: "乙方咨询".into(),
        date: Some(Date::constant(2026, 7, 1)),
        version: "V9".into(),
        confidentiality: "机密".into(),
        preface: "说明文字。".into(),
        style,
        departments: vec![department.clone()],
        ..Pack::default()
    };
    bind(&pack, &chapters, &Extras { logo, ..Extras::default() })
}

fn members() -> Vec<PositionDescription> {
    let member = |nth: usize| {
        let mut document = common::full(1);
        document.identity.title = format!("岗位{nth}");
        document.identity.reports_to = "岗位0".into();
        document
    };
    (0..2).map(member).collect()
}

fn colours(page: &Page) -> Vec<Color> {
    let colour = |item: &Item| match item {
        Item::Text(run) => Some(run.color),
        Item::Line { color, .. } | Item::Fill { color, .. } => Some(*color),
        _ => None,
    };
    page.items.iter().filter_map(colour).collect()
}

fn stamps(page: &Page) -> Vec<&str> {
    let mut stamps = Vec::new();
    for item in &page.items {
        if let Item::Stamp(run) = item {
            stamps.push(&*run.text);
        }
    }
    stamps
}

fn images(page: &Page) -> Vec<Rect> {
    page.items.iter().filter_map(|item| if let Item::Image { rect, .. } = item { Some(*rect) } else { None }).collect()
}

#[test]
fn both_languages_stand_on_every_label_of_every_form() {
    let document = common::full(2);
    for &form in Form::ALL {
        let paper = common::text_of(&print(&document, &Options::new(form, Labels::Both)).pages);
        for (chinese, english) in
            [("基本信息", "Basicinformation"), ("工作职权", "Authorities"), ("任职资格", "Qualifications")]
        {
            assert!(paper.contains(&format!("{chinese}{english}")), "{form:?} {chinese}");
        }
        for field in [Field::Title, Field::Department, Field::ReportsTo, Field::Education, Field::Hours] {
            let label = field.spec().label;
            assert!(paper.contains(label.zh) && paper.contains(&common::squeezed(label.en)), "{form:?} {field:?}");
        }
        assert!(paper.contains("第1页共") && paper.contains("Page1of"), "{form:?}");
        assert!(paper.contains("编制Prepared") && paper.contains("待审Inreview"), "{form:?}");
        // One language alone has nothing of the other.
        let chinese = common::text_of(&print(&document, &Options::new(form, Labels::Zh)).pages);
        assert!(!chinese.contains("Basic") && !chinese.contains("Page"), "{form:?}");
        let english = common::text_of(&print(&document, &Options::new(form, Labels::En)).pages);
        assert!(!english.contains("基本信息") && !english.contains("任职资格"), "{form:?}");
    }
}

#[test]
fn a_pack_speaks_both_languages_too() {
    let printed = pack(PackStyle { labels: Labels::Both, ..PackStyle::default() }, &members(), None);
    let paper = common::text_of(&printed.pages);
    for part in PackPart::ALL.iter().filter(|part| !matches!(part, PackPart::Cover | PackPart::Dividers)) {
        let label = part.label();
        assert!(paper.contains(&format!("{}{}", label.zh, common::squeezed(label.en))), "{part:?}");
    }
    assert!(paper.contains("密级Classification：机密"));
}

#[test]
fn the_clients_colour_takes_the_place_of_the_blue() {
    let (blue, red) = (Color(31, 78, 121), Color(RED.0, RED.1, RED.2));
    for &layout in Form::ALL {
        let plain = print(&common::full(2), &styled(PackStyle { layout, ..PackStyle::default() }));
        let red_style = PackStyle { layout, accent: Some(RED), ..PackStyle::default() };
        let coloured = print(&common::full(2), &styled(red_style.clone()));
        assert!(colours(&plain.pages[0]).contains(&blue) && colours(&coloured.pages[0]).contains(&red), "{layout:?}");
        let pages = pack(red_style, &members(), None).pages;
        assert!(pages.iter().chain(&coloured.pages).all(|page| !colours(page).contains(&blue)), "{layout:?}");
        // The rule on the cover, the rule on the divider.
        assert!(colours(&pages[0]).contains(&red));
        assert!(pages.iter().any(|page| text(page).contains("部门职责") && colours(page).contains(&red)));
    }
}

#[test]
fn header_and_footer_say_what_their_fields_stand_for() {
    let mut document = common::full(1);
    document.identity.title = "主任".into();
    document.identity.document_number = "WJ-7".into();
    document.identity.department = "客服部".into();
    let date = Some(Date::constant(2026, 6, 18));
    document.revisions = vec![Revision { version: "V3".into(), date, ..Revision::default() }];
    let style = PackStyle {
        header: "{client}|{title}|{department}".into(),
        footer: "{number}|{version}|{date}|{other}".into(),
        ..PackStyle::default()
    };
    let printed = print(&document, &styled(style.clone()));
    for (index, page) in printed.pages.iter().enumerate() {
        assert!(text(page).contains("甲方公司|主任|客服部") && text(page).contains("WJ-7|V3|2026-06-18|{other}"));
        assert!(text(page).contains(&format!("第{}页共{}页", index + 1, printed.pages.len())));
    }
    let numbered = PackStyle { header: "{page}/{pages}页".into(), ..style };
    let printed = print(&document, &styled(numbered.clone()));
    assert!(text(&printed.pages[1]).contains(&format!("2/{}页", printed.pages.len())));
    assert!(!common::text_of(&printed.pages).contains("第1页"), "the house numbers its pages itself");
    let bound = pack(numbered, std::slice::from_ref(&document), None);
    // In a pack the numbers run through, and in front the pack speaks for itself.
    let front = bound.about.front;
    assert!(text(&bound.pages[front]).contains(&format!("1/{}页", bound.pages.len() - front)));
    assert!(text(&bound.pages[1]).contains("ii/") && text(&bound.pages[1]).contains("V9|2026-07-01|"));
}

#[test]
fn the_classification_stands_on_every_page_of_a_pack() {
    let printed = pack(PackStyle::default(), &members(), None);
    assert!(printed.pages.iter().all(|page| text(page).contains("密级：机密")));
}

#[test]
fn a_block_that_is_left_out_is_left_out_of_every_form() {
    let document = common::full(2);
    for &layout in Form::ALL {
        let whole = common::text_of(&print(&document, &Options::new(layout, Labels::Zh)).pages);
        for &block in FormBlock::ALL {
            let style = PackStyle { layout, without_blocks: vec![block], ..PackStyle::default() };
            let paper = common::text_of(&print(&document, &styled(style)).pages);
            let own = match block {
                FormBlock::Relations => &document.relations.internal[0].matter,
                FormBlock::Authorities => &document.authorities[0].powers[0].text,
                FormBlock::Indicators => &document.indicators[0].target,
                FormBlock::Conditions => &document.conditions.hours,
                FormBlock::Sections => &document.sections[0].paragraphs[0],
                FormBlock::Revisions => &document.revisions[0].summary,
                FormBlock::Signatures => "任职者",
            };
            let own = common::squeezed(own);
            assert!(whole.contains(&own) && !paper.contains(&own), "{layout:?} {block:?}");
            for kept in [&document.purpose, &document.duties[1].tasks[1], &document.qualifications.major] {
                assert!(paper.contains(&common::squeezed(kept)), "{layout:?} {block:?}");
            }
            // Who leads whom is told also where there is no diagram.
            for kept in [&document.identity.reports_to, &document.identity.direct_reports[1]] {
                assert!(paper.contains(&common::squeezed(kept)), "{layout:?} {block:?}");
            }
        }
    }
}

#[test]
fn a_part_that_is_left_out_of_a_pack_leaves_the_rest_in_order() {
    let members = members();
    let told = |part| match part {
        PackPart::Cover => "适用范围",
        PackPart::Dividers => "部门职责",
        PackPart::Preface => "说明文字",
        PackPart::Approval => "客户确认",
        PackPart::Contents => "目录",
        PackPart::Chart => "组织结构图",
        PackPart::Roster => "岗位设置一览表",
        PackPart::SignOff => "签收表",
    };
    for &part in PackPart::ALL {
        let printed = pack(PackStyle { without: vec![part], ..PackStyle::default() }, &members, None);
        let paper = common::text_of(&printed.pages);
        assert!(!paper.contains(told(part)), "{part:?}");
        for &kept in PackPart::ALL.iter().filter(|kept| **kept != part) {
            assert!(paper.contains(told(kept)), "{kept:?} without {part:?}");
        }
        links_lead_to_headings(&printed);
        // The outline names the department above its posts.
        let marks: Vec<(u8, &str)> = printed
            .pages
            .iter()
            .flat_map(|page| &page.marks)
            .filter(|mark| mark.depth < 2)
            .map(|mark| (mark.depth, mark.text.as_str()))
            .collect();
        let posts = marks.iter().position(|mark| *mark == (1, "岗位0")).expect("it is named");
        assert_eq!(marks[posts - 1], (0, "客服部"), "without {part:?}");
    }
}

/// Every link leads to a page with a heading.
fn links_lead_to_headings(printed: &Printed) {
    for item in printed.pages.iter().flat_map(|page| &page.items) {
        let Item::Link { page, .. } = item else { continue };
        assert!(!printed.pages[*page].marks.is_empty());
    }
}

#[test]
fn a_pack_of_nothing_is_still_a_page() {
    let style = PackStyle { without: PackPart::ALL.to_vec(), ..PackStyle::default() };
    assert_eq!(pack(style.clone(), &[], None).pages.len(), 1);
    let printed = pack(style, &members(), None);
    assert_eq!(printed.about.front, 0);
    assert!(text(&printed.pages[0]).contains("岗位0"));
}

#[test]
fn every_page_of_a_draft_is_stamped_and_no_other() {
    for (labels, stamp) in [(Labels::Zh, "草案"), (Labels::En, "DRAFT"), (Labels::Both, "草案 DRAFT")] {
        let style = PackStyle { labels, draft: true, ..PackStyle::default() };
        for pages in [print(&common::full(2), &styled(style.clone())).pages, pack(style, &members(), None).pages] {
            assert!(pages.iter().all(|page| stamps(page) == [stamp]), "{labels:?}");
        }
    }
    assert!(pack(PackStyle::default(), &members(), None).pages.iter().all(|page| stamps(page).is_empty()));
}

/// A stamp that shaded cells hid would be none; one across white words on the client's colour would hide these.
#[test]
fn a_stamp_lies_on_what_is_shaded_and_below_what_is_coloured() {
    let style = PackStyle { draft: true, ..PackStyle::default() };
    let printed = print(&common::full(2), &styled(style));
    let items = &printed.pages[0].items;
    let stamp = items.iter().position(|item| matches!(item, Item::Stamp(_))).expect("it is a draft");
    let fills = |items: &[Item]| -> Vec<Color> {
        items.iter().filter_map(|item| if let Item::Fill { color, .. } = item { Some(*color) } else { None }).collect()
    };
    let dark = |color: &Color| color.0 < 128;
    let (below, above) = (fills(&items[..stamp]), fills(&items[stamp..]));
    assert!(!below.is_empty() && !below.iter().any(dark), "{below:?}");
    assert!(!above.is_empty() && above.iter().all(dark), "{above:?}");
}

#[test]
fn no_sheet_of_a_draft_says_that_it_is_approved() {
    let mut approved = common::full(1);
    approved.status = Status::Approved;
    for (draft, says, never) in [(false, "已批准", "草案"), (true, "草案", "已批准")] {
        let style = PackStyle { draft, ..PackStyle::default() };
        let own = print(&approved, &styled(style.clone())).pages;
        let bound = pack(style, std::slice::from_ref(&approved), None).pages;
        let sheets = own.iter().chain(bound.iter().filter(|page| text(page).contains("文件编号")));
        let sheets: Vec<String> = sheets.map(text).collect();
        assert!(sheets.len() > 1 && sheets.iter().all(|sheet| sheet.contains(says) && !sheet.contains(never)));
    }
}

#[test]
fn the_logo_stands_on_the_cover_and_in_every_head() {
    for (width, height) in [(300, 100), (100, 300), (2000, 3)] {
        let rgb = vec![9; (width * height * 3) as usize];
        let logo = Some(Arc::new(Image { width, height, rgb, alt: "标志".into() }));
        let printed = pack(PackStyle::default(), &members(), logo);
        assert_eq!(images(&printed.pages[0]).len(), 1);
        for page in &printed.pages {
            let described = text(page).contains("文件编号");
            let drawn = images(page);
            assert_eq!(drawn.len(), usize::from(described || text(page).contains("适用范围")));
            for rect in drawn {
                let ratio = rect.w / rect.h / (width as f32 / height as f32);
                assert!((ratio - 1.0).abs() < 0.01, "it is not stretched: {rect:?}");
                assert!(rect.x >= mm(20.0) && rect.y >= mm(12.0));
                let bottom = if described { mm(30.0) } else { mm(68.1) };
                assert!(rect.bottom() <= bottom && rect.right() <= mm(88.1), "{rect:?}");
            }
        }
    }
}

#[test]
fn characters_of_the_house_that_the_face_lacks_are_told() {
    let style = PackStyle { footer: "\u{10fffe}".into(), ..PackStyle::default() };
    assert_eq!(print(&PositionDescription::default(), &styled(style)).missing, ['\u{10fffe}']);
}

#[test]
fn a_stamp_is_drawn_and_never_mixes_with_the_text() {
    let read = |draft| {
        let printed = print(&common::full(2), &styled(PackStyle { draft, ..PackStyle::default() }));
        let bytes = write(&printed.pages, &printed.about, Effort::Small);
        let document = lopdf::Document::load_mem(&bytes).expect("it is a PDF");
        let first = *document.get_pages().get(&1).expect("a page");
        let drawn = document.get_page_content(first).len();
        (document.extract_text(&[1, 2]).expect("a text"), drawn)
    };
    let ((plain, less), (stamped, more)) = (read(false), read(true));
    // But for the status, which is the draft's.
    assert_eq!(plain.replace("待审", "草案"), stamped);
    assert!(more > less + 300, "{less} {more}");
}
