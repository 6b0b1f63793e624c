//! The files of a pack: what the command line makes of them, and how its members, its style and its logo are read.

mod common;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use lopdf::{Document, Object};
use rolewright::document::PositionDescription;
use rolewright::document::pack::Pack;
use rolewright::lang::Lang;
use rolewright::storage;

/// Exit status and standard error of a command line.
fn run(arguments: &[&str]) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["rolewright-cli"].iter().chain(arguments).map(OsString::from);
    let status = rolewright::cli::run(arguments, Lang::En, &mut out, &mut err);
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
