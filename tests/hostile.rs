//! Files from strangers: they are answered at once and in one line, and reach nothing beyond themselves.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rolewright::document::{Fault, PositionDescription};
use rolewright::exchange::json;
use rolewright::lang::Lang;
use rolewright::layout::{self, Options};
use rolewright::storage::{self, ron};

fn cli(arguments: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolewright-cli")).env("LC_ALL", "C").args(arguments).output().expect("it runs")
}

/// The one line on standard error of a command that could not be carried out.
fn refusal(arguments: &[&Path]) -> String {
    let output = cli(arguments);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    said
}

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("it runs").success());
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_refused_and_never_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let fifo = folder.path().join("a.ron");
    pipe(&fifo);
    assert!(refusal(&[Path::new("convert"), folder.path()]).contains("no plain file"));
    for path in [&fifo, Path::new("/dev/zero"), Path::new("/dev/stdin")] {
        for command in ["convert", "pack"] {
            assert!(refusal(&[Path::new(command), path]).contains("no plain file"), "{command} {}", path.display());
        }
    }
    let sound = folder.path().join("b.ron");
    fs::write(&sound, "(identity: (title: \"甲\"))").expect("it is written");
    assert!(refusal(&[Path::new("convert"), &sound, Path::new("-o"), &fifo]).contains("take another name"));
    assert!(!fs::metadata(&fifo).expect("it is there").is_file(), "a pipe is not replaced");
}

#[cfg(unix)]
#[test]
fn a_pack_reaches_no_device_and_nothing_outside_its_folder() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("汇编");
    fs::create_dir(&inside).expect("a folder");
    let pack = inside.join("pack.ron");
    fs::write(folder.path().join("外.ron"), "(identity: (title: \"外\"))").expect("it is written");
    symlink("../外.ron", inside.join("链接.ron")).expect("it is linked");
    symlink("..", inside.join("上级")).expect("it is linked");
    symlink("/dev/zero", inside.join("零.ron")).expect("it is linked");
    pipe(&inside.join("管道.ron"));
    for (member, why) in [
        ("链接.ron", "outside"),
        ("上级/外.ron", "outside"),
        ("../外.ron", "outside"),
        ("/etc/passwd", "outside"),
        ("零.ron", "outside"),
        ("管道.ron", "no plain file"),
        ("..\\\\外.ron", "outside"),
        (".", "no plain file"),
    ] {
        let text = format!("(title: \"甲\", departments: [(members: [\"{member}\"])])");
        fs::write(&pack, text).expect("it is written");
        assert!(refusal(&[Path::new("pack"), &pack]).contains(why), "{member}");
        let text = format!("(title: \"甲\", style: (logo: \"{member}\"))");
        fs::write(&pack, text).expect("it is written");
        assert!(refusal(&[Path::new("pack"), &pack]).contains(why), "{member} as a logo");
    }
}

#[test]
fn what_is_too_much_is_refused_at_once() {
    let refused = |text: &str| ron::read(text).expect_err("it is too much").what.en;
    let long = "甲".repeat(50_001);
    assert!(refused(&format!("(purpose: \"{long}\")")).contains("purpose has more than 50000 characters"));
    assert_eq!(ron::read(&format!("(purpose: \"{}\")", &long[3..])).map(|read| read.purpose.len()), Ok(150_000));
    let tasks = format!("(tasks: [{}]),", "\"x\",".repeat(4_000));
    assert!(refused(&format!("(duties: [{}])", tasks.repeat(30))).contains("more than 100000 values"));
    let pack = format!("(departments: [(members: [{}])])", "\"a.ron\",".repeat(6_000));
    assert!(
        ron::read_pack(&pack).expect_err("it is too much").what.en.contains("more than 5000 members or departments")
    );
}

#[test]
fn members_that_are_too_much_together_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("(notes: \"{}\")", "x".repeat(49_000));
    fs::write(folder.path().join("a.ron"), text).expect("it is written");
    let pack = folder.path().join("pack.ron");
    fs::write(&pack, format!("(departments: [(members: [{}])])", "\"a.ron\",".repeat(2_000))).expect("it is written");
    assert!(refusal(&[Path::new("pack"), &pack]).contains("more than 64 MB"));
}

#[test]
fn what_is_endless_is_answered_at_once_and_in_brief() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = "x".repeat(1_000_000);
    for (name, text) in [
        ("a.ron", format!("({long}: 1)")),
        ("b.ron", format!("(status: {long})")),
        ("c.ron", format!("(revisions: [(date: \"{long}\")])")),
        ("d.json", format!("{{\"{long}\": 1}}")),
        ("e.json", format!("{{\"status\": \"{long}\"}}")),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, text).expect("it is written");
        let said = refusal(&[Path::new("convert"), &file]);
        assert!(said.chars().count() < 1_000, "{name} is answered by {} characters", said.len());
    }
    let began = std::time::Instant::now();
    for _ in 0..100 {
        assert!(Fault::likely_field(&long, &["format", "status"]).en.contains("format, status"));
    }
    assert!(began.elapsed().as_secs() < 60, "it is compared for {:?}", began.elapsed());
}

#[test]
fn checks_that_are_too_much_are_refused() {
    let word = |text: &str| format!("(word: \"{text}\", severity: warning, reason: \"甲\"),");
    let refused = |rows: &str| ron::read_checks(&format!("(words: [{rows}])")).expect_err("it is too much").what.en;
    assert!(refused(&word(&"出".repeat(101))).contains("more than 100 characters"));
    assert!(refused(&word("出").repeat(5_001)).contains("more than 5000 rows"));
    assert!(ron::read_checks(&format!("(words: [{}])", word(&"出".repeat(100)))).is_ok());
}

#[test]
fn a_text_in_another_encoding_says_which_and_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |bytes: &[u8]| {
        let file = folder.path().join("a.ron");
        fs::write(&file, bytes).expect("it is written");
        storage::open(&file).expect_err("it is no UTF-8").line(Lang::Zh)
    };
    // (title: "出纳")
    let gbk = line(b"(title: \"\xb3\xf6\xc4\xc9\")");
    assert!(gbk.contains("a.ron:1:10: 这像是 GBK（ANSI）编码的文本") && gbk.contains("记事本"), "{gbk}");
    let utf16: Vec<u8> = "\u{feff}(title: \"出纳\")".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(line(&utf16).contains("UTF-16") && line(&utf16[2..]).contains("UTF-16"));
    assert!(line(b"(title: \"\xff\xff\")").contains("1:10: 不是 UTF-8 文本"));
    assert!(line("(identity: (title: \"客".as_bytes().split_last().expect("a byte").1).contains("1:21: 文件到此中断"));
    assert!(line("会议纪要，周三".as_bytes()).contains("a.ron: 这不是岗位说明书文件"));
    assert!(line(b"PK\x03\x04\x14\0\xff").contains("这是 Word、Excel 等文档或压缩包"));
    assert!(line(b"\xd0\xcf\x11\xe0\xa1").contains("旧版 Word"));
}

#[test]
fn of_thousands_of_missing_files_the_first_are_named_and_the_rest_are_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = folder.path().join("pack.ron");
    let lines = |command: &str, count: usize| {
        let members: Vec<_> = (0..count).map(|nth| format!("\"缺{nth}.ron\",")).collect();
        fs::write(&pack, format!("(title: \"甲\", departments: [(members: [{}])])", members.concat()))
            .expect("it is written");
        let output = cli(&[Path::new(command), &pack, Path::new("--lang"), Path::new("en")]);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("UTF-8").lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for command in ["pack", "check"] {
        assert_eq!(lines(command, 11).len(), 11, "{command}");
        let said = lines(command, 5_000);
        assert_eq!(said.len(), 11, "{command}");
        assert!(said[0].contains("缺0.ron") && said[9].contains("缺9.ron"), "{said:?}");
        assert!(said[10].contains("pack.ron: 4990 more of its files are missing or cannot be read; "), "{said:?}");
    }
}

/// A title that would show as another one: everything between the marks reads backwards.
fn disguised() -> PositionDescription {
    let mut document = PositionDescription::default();
    document.identity.title = "出\u{202e}纳\u{1b}[31m员\u{2066}".into();
    document
}

#[test]
fn characters_that_disguise_are_shown_on_paper_and_never_obeyed() {
    let options = Options::new(rolewright::document::Form::Standard, rolewright::document::Labels::Zh);
    let printed = layout::print(&disguised(), &options);
    assert!(common::text_of(&printed.pages).contains("出〓纳〓[31m员〓"));
    assert!(printed.missing.contains(&'\u{202e}') && printed.missing.contains(&'\u{1b}'), "{:?}", printed.missing);
    assert!(!printed.about.title.contains(['\u{202e}', '\u{1b}', '\u{2066}']), "{:?}", printed.about.title);
    let marks = printed.pages.iter().flat_map(|page| &page.marks);
    assert!(marks.into_iter().all(|mark| !mark.text.contains(['\u{202e}', '\u{1b}'])));
}

#[test]
fn characters_that_disguise_leave_the_command_line_as_escapes() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    storage::save(&file, &disguised()).expect("it is saved");
    for arguments in [&["convert"][..], &["convert", "--to", "ron"], &["check", "--format", "json"], &["check"]] {
        let mut paths: Vec<&Path> = arguments.iter().map(Path::new).collect();
        paths.push(&file);
        let output = cli(&paths);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        assert!(!said.contains(['\u{202e}', '\u{1b}', '\u{2066}']), "{arguments:?}: {said:?}");
    }
    assert_eq!(json::read(&json::write(&disguised())), Ok(disguised()), "and nothing is lost by that");
    assert_eq!(ron::read(&ron::write(&disguised())), Ok(disguised()));
}

#[test]
fn a_strange_name_of_a_file_is_one_line() {
    let line = storage::open(Path::new("没有\u{202e}\n\u{1b}[31m.ron")).expect_err("there is none").line(Lang::Zh);
    assert!(!line.contains(['\u{202e}', '\u{1b}', '\n']), "{line:?}");
}
