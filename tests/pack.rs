//! The pack: one PDF in which contents, roster, outline and links name the pages that the titles stand on.

mod common;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

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

/// Exit status and standard error of a command line.
fn run(arguments: &[&str]) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["rolewright-cli"].iter().chain(arguments).map(OsString::from);
    let status = rolewright::cli::run(arguments, &mut out, &mut err);
    (status, String::from_utf8(err).expect("UTF-8"))
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn the_command_writes_the_pack_and_each_member() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, each) = (folder.path().join("汇编.pdf"), folder.path().join("each"));
    let input = common::root().join("samples/澄川贸易/pack.ron");
    assert_eq!(run(&["pack", path(&input), "-o", path(&file), "--each", path(&each)]), (0, String::new()));
    assert!(fs::read(&file).expect("it is there").starts_with(b"%PDF"));
    assert!(each.join("CC-KF-02-客户服务主任.pdf").exists());
    assert_eq!(fs::read_dir(&each).expect("a folder").count(), 5);
    let (status, err) =
        run(&["pack", path(&input), "-o", path(&file), "--each", path(&each), "--name", "{department}"]);
    assert_eq!(status, 2);
    assert!(err.contains("written over"), "{err}");
}

#[test]
fn all_members_that_are_missing_or_outside_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("it is made");
    fs::write(folder.path().join("secret.ron"), "()").expect("it is written");
    let pack = inner.join("pack.ron");
    let absolute = folder.path().join("secret.ron");
    let members = format!("\"../secret.ron\", \"{}\", \"none.ron\", \"a\\\\b.ron\"", absolute.display());
    fs::write(&pack, format!("(departments: [(name: \"甲\", members: [{members}])])")).expect("it is written");
    let (status, err) = run(&["pack", path(&pack)]);
    assert_eq!(status, 2);
    assert_eq!(err.lines().count(), 4, "{err}");
    assert_eq!(err.matches("lies outside its folder").count(), 3, "{err}");
    // The place in the pack is named, in characters.
    let text = fs::read_to_string(&pack).expect("it is there");
    let column = text[..text.find("\"none").expect("it is named")].chars().count() + 1;
    assert!(err.contains(&format!("pack.ron:1:{column}: the member none.ron does not exist")), "{err}");
    assert!(!inner.join("pack.pdf").exists());
}

#[test]
fn a_file_of_the_wrong_kind_and_a_pack_of_nothing_are_called_what_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let (post, pack) = (folder.path().join("post.ron"), folder.path().join("pack.ron"));
    fs::write(&post, "(identity: (title: \"主任\"))").expect("it is written");
    fs::write(&pack, "(departments: [(name: \"甲\", members: [])])").expect("it is written");
    let (status, err) = run(&["pack", path(&post)]);
    assert!(status == 2 && err.contains("this is a description and no pack"), "{err}");
    let (status, err) = run(&["export", path(&pack)]);
    assert!(status == 2 && err.contains("this is a pack and no description"), "{err}");
    let (status, err) = run(&["pack", path(&pack)]);
    assert!(status == 2 && err.contains("it has no descriptions"), "{err}");
    fs::write(&pack, "(departments: [(name: \"甲\", members: [\"post.ron\"])])").expect("it is written");
    // A folder stands for its pack.
    assert_eq!(run(&["pack", path(folder.path())]), (0, String::new()));
    assert!(folder.path().join("pack.pdf").exists());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_outside() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("it is made");
    fs::write(folder.path().join("secret.ron"), "()").expect("it is written");
    std::os::unix::fs::symlink(folder.path().join("secret.ron"), inner.join("a.ron")).expect("it is linked");
    let pack = inner.join("pack.ron");
    fs::write(&pack, "(departments: [(name: \"甲\", members: [\"a.ron\"])])").expect("it is written");
    let (status, err) = run(&["pack", path(&pack)]);
    assert_eq!(status, 2);
    assert!(err.contains("lies outside its folder"), "{err}");
}

#[test]
fn a_file_is_read_as_what_it_holds() {
    use rolewright::storage::{Content, shared};
    let samples = common::root().join("samples/澄川贸易");
    assert!(matches!(shared::open(&samples.join("pack.ron")).map(|opened| opened.content), Ok(Content::Pack(_))));
    assert!(matches!(
        shared::open(&samples.join("客服专员.ron")).map(|opened| opened.content),
        Ok(Content::Description(_))
    ));
    let folder = tempfile::tempdir().expect("a folder");
    let of = |name: &str, text: &str| {
        let file = folder.path().join(name);
        fs::write(&file, text).expect("it is written");
        shared::open(&file).map(|opened| opened.content)
    };
    let pack = "(format: 1, title: \"汇编\", departments: [(nam: \"甲\")])";
    let fault = of("2026 版汇编.ron", pack).expect_err("it is faulty").fault;
    assert!(fault.what.en.contains("`nam`"), "{}", fault.what.en);
    assert!(matches!(of("2026 版汇编.ron", &pack.replace("nam:", "name:")), Ok(Content::Pack(_))));
    assert!(matches!(of("pack.ron", "(format: 1)"), Ok(Content::Pack(_))));
    assert!(matches!(of("空.ron", "(format: 1)"), Ok(Content::Description(_))));
}

#[test]
fn a_library_reads_again_what_has_changed_on_disk_and_nothing_else() {
    use rolewright::document::pack::Department;
    use std::sync::Arc;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pack.ron");
    let mut document = PositionDescription::default();
    document.identity.title = "出纳".into();
    for name in ["a.ron", "b.ron"] {
        storage::save(&folder.path().join(name), &document).expect("it saves");
    }
    let members = ["a.ron", "b.ron", "c.ron", "../d.ron"].map(str::to_owned).into();
    let pack = Pack { departments: vec![Department { members, ..Department::default() }], ..Pack::default() };
    let mut library = storage::pack::Library::default();
    let mut read = || library.read(&path, &pack, &mut |_| true).expect("nobody stops it");
    let first = read();
    assert_eq!(first["a.ron"].as_ref().expect("it is there").identity.title, "出纳");
    assert!(first["c.ron"].is_err() && first["../d.ron"].is_err());
    assert!(Arc::ptr_eq(&first, &read()), "nothing has changed");
    document.identity.title = "主办会计".into();
    storage::save(&folder.path().join("b.ron"), &document).expect("it saves");
    let second = read();
    assert_eq!(second["b.ron"].as_ref().expect("it is there").identity.title, "主办会计");
    let same = |name: &str| {
        let [old, new] = [&first, &second].map(|members| Arc::clone(members[name].as_ref().expect("it is there")));
        Arc::ptr_eq(&old, &new)
    };
    assert!(same("a.ron") && !same("b.ron"));
    storage::save(&folder.path().join("c.ron"), &document).expect("it saves");
    assert!(read()["c.ron"].is_ok());
    assert!(library.read(&path, &pack, &mut |done| done < 2).is_none(), "it can be stopped");
}

#[test]
fn a_member_is_named_from_the_folder_of_the_pack() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("汇编");
    fs::create_dir_all(inner.join("仓储")).expect("it is made");
    let pack = inner.join("pack.ron");
    let [inside, outside] = [inner.join("仓储/主管.ron"), folder.path().join("外.ron")];
    for file in [&inside, &outside] {
        storage::save(file, &PositionDescription::default()).expect("it saves");
    }
    assert_eq!(storage::pack::member_name(&pack, &inside).expect("it lies inside"), "仓储/主管.ron");
    let line = storage::pack::member_name(&pack, &outside).expect_err("it lies outside").line(Lang::Zh);
    assert!(line.contains("外.ron") && line.contains("不在汇编的文件夹内"), "{line}");
}

/// A folder with a description and a pack whose style is `style`.
fn with_style(style: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = common::root().join("samples/澄川贸易");
    fs::copy(sample.join("客服专员.ron"), folder.path().join("a.ron")).expect("it is copied");
    fs::copy(sample.join("标志.svg"), folder.path().join("标志.svg")).expect("it is copied");
    let pack = folder.path().join("pack.ron");
    let text = format!("(client: \"甲方公司\", style: ({style}), departments: [(name: \"乙\", members: [\"a.ron\"])])");
    fs::write(&pack, text).expect("it is written");
    let pack = path(&pack).to_owned();
    (folder, pack)
}

/// The text of the first page of the PDF at `file`, without spaces, and how many pictures the file holds.
fn first_page(file: &Path) -> (String, usize) {
    let document = Document::load(file).expect("it is a PDF");
    let image = |object: &&Object| {
        let subtype = object.as_stream().ok().and_then(|stream| stream.dict.get(b"Subtype").ok());
        subtype.is_some_and(|subtype| subtype.as_name().is_ok_and(|name| name == b"Image"))
    };
    let images = document.objects.values().filter(image).count();
    (common::squeezed(&document.extract_text(&[1]).expect("a text")), images)
}

#[test]
fn a_single_description_is_printed_in_the_style_of_a_pack() {
    let (folder, pack) =
        with_style("logo: \"标志.svg\", header: \"{client}！{title}\", layout: weighted, labels: both");
    let (input, out) = (folder.path().join("a.ron"), folder.path().join("a.pdf"));
    assert_eq!(run(&["export", path(&input), "--style", &pack]), (0, String::new()));
    let (text, images) = first_page(&out);
    assert_eq!(images, 1);
    assert!(text.contains("甲方公司！客服专员"), "{text}");
    assert!(text.contains("职责模块") && text.contains("Jobtitle"), "{text}");
    // What the command line says goes before.
    let arguments = ["export", path(&input), "--style", &pack, "--lang", "zh", "--layout", "narrative"];
    assert_eq!(run(&arguments), (0, String::new()));
    let (text, _) = first_page(&out);
    assert!(text.contains("一、基本信息") && !text.contains("Jobtitle"), "{text}");
    assert_eq!(run(&["export", path(&input), "--lang", "both"]), (0, String::new()));
    let (text, images) = first_page(&out);
    assert!(text.contains("Jobtitle") && images == 0, "{text}");
}

#[test]
fn the_labels_of_a_pack_are_its_own_unless_the_command_line_says_other() {
    let (folder, pack) = with_style("labels: en");
    let out = folder.path().join("out.pdf");
    assert_eq!(run(&["pack", &pack, "-o", path(&out), "--each", path(&folder.path().join("each"))]).0, 0);
    assert!(first_page(&out).0.contains("Scope"));
    let each = fs::read_dir(folder.path().join("each")).expect("a folder").next().expect("one").expect("readable");
    assert!(first_page(&each.path()).0.contains("Jobtitle"));
    assert_eq!(run(&["pack", &pack, "-o", path(&out), "--lang", "both"]).0, 0);
    assert!(first_page(&out).0.contains("适用范围Scope"));
}

#[test]
fn a_faulty_logo_is_one_line_that_names_it() {
    for (logo, says) in [
        ("none.svg", "none.svg: there is no such file"),
        ("../标志.svg", "pack.ron: the logo ../标志.svg lies outside its folder"),
        ("/etc/passwd", "the logo /etc/passwd lies outside its folder"),
        ("a.ron", "a.ron: this is neither a PNG nor an SVG; save the logo as PNG or SVG"),
        ("text.svg", "text.svg:1:46: the logo holds a <text> element"),
        ("vast.png", "vast.png: the logo is too large"),
    ] {
        let (folder, pack) = with_style(&format!("logo: \"{logo}\""));
        let text = "<svg xmlns=\"http://www.w3.org/2000/svg\" a=\"\"><text>x</text></svg>";
        fs::write(folder.path().join("text.svg"), text).expect("it is written");
        fs::write(folder.path().join("vast.png"), vec![0; 5 << 20]).expect("it is written");
        let input = folder.path().join("a.ron");
        for arguments in [vec!["pack", &pack], vec!["export", path(&input), "--style", &pack]] {
            let (status, err) = run(&arguments);
            assert_eq!((status, err.lines().count()), (2, 1), "{err}");
            assert!(err.starts_with("error: ") && err.contains(says) && err.contains("; "), "{err}");
        }
        assert!(!folder.path().join("pack.pdf").exists() && !folder.path().join("a.pdf").exists());
    }
}

#[test]
fn on_request_the_findings_stand_in_an_appendix_that_the_contents_name() {
    let (pack, mut members) = sample();
    members[0][0].duties[0].tasks[0] = "要求客服人员声音甜美".into();
    let documents: Vec<&PositionDescription> = members.iter().flatten().collect();
    let remarks = remarks(&documents, Some(&pack), &Rulebook::default());
    let fault = remarks.iter().find(|remark| remark.code == "JD206").expect("it is found");
    let message = common::squeezed(&fault.message.zh);
    let printed = bound_with(&pack, &members, &Extras { remarks: Some(remarks.clone()), ..Extras::default() });
    let first = printed.pages.iter().rposition(|page| text(page).contains("附录检查意见")).expect("it is there");
    let count = printed.pages.len();
    let appendix = common::text_of(&printed.pages[first..]);
    assert!(appendix.contains(&message), "{appendix}");
    assert!(remarks.iter().all(|remark| appendix.contains(remark.code)));
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
