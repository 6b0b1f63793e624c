//! Files from strangers and disks that refuse: one clear line, no panic, nothing lost.

mod common;

use std::fs;
use std::path::Path;

use rolewright::document::{Fault, Form, PositionDescription};
use rolewright::exchange::json;
use rolewright::lang::Lang;
use rolewright::storage::{self, StorageError, ron};

#[test]
fn a_damaged_file_is_refused_or_read_but_never_a_panic() {
    let whole = ron::write(&common::full(2));
    let as_json = json::write(&common::full(2));
    let mut random = common::Random(11);
    for text in [whole, as_json] {
        let bytes = text.into_bytes();
        for _ in 0..400 {
            let mut damaged = bytes.clone();
            for _ in 0..=random.below(3) {
                let at = random.below(damaged.len());
                match random.below(4) {
                    0 => damaged.truncate(at.max(1)),
                    1 => drop(damaged.remove(at)),
                    2 => damaged.insert(at, b"()[]{},:\"\\0-\n"[random.below(13)]),
                    _ => damaged[at] ^= 1 << random.below(7),
                }
            }
            let text = String::from_utf8_lossy(&damaged);
            for fault in [ron::read(&text).err(), json::read(&text).err()].into_iter().flatten() {
                assert!(!fault.what.zh.is_empty() && !fault.remedy.en.is_empty());
                let line = StorageError::new(Path::new("a.ron"), fault).line(Lang::En);
                assert!(!line.contains(char::is_control), "{line:?}");
            }
        }
    }
}

#[test]
fn a_file_that_breaks_off_says_so_wherever_that_is() {
    let of_pack = common::root().join("samples/澄川贸易/pack.ron");
    let pack = fs::read_to_string(of_pack).expect("it is there");
    let says = |fault: Option<Fault>| fault.map(|fault| fault.what.zh).unwrap_or_default();
    let of_post = |text: &str| says(ron::read(text).err());
    let of_either = |text: &str| says(ron::read_either(text, false).err());
    for (text, said) in [
        (ron::write(&common::full(2)), &of_post as &dyn Fn(&str) -> String),
        (ron::write(&common::full(3)), &of_either),
        (pack, &of_either),
    ] {
        let whole = text.trim_end();
        let first = whole.find('(').expect("it begins");
        for (nth, (end, _)) in whole.char_indices().skip_while(|(end, _)| *end <= first).enumerate() {
            let after = ["", "", "\n \n", "", "// 备注\n"][nth % 5];
            let cut = format!("{}{after}", &whole[..end]);
            assert!(said(&cut).starts_with("文件到此中断"), "{}: {cut}", said(&cut));
        }
        assert_eq!(said(whole), "");
    }
    for empty in ["", "\u{feff}\n", " // 岗位说明书\n/* 空 */"] {
        assert_eq!(of_post(empty), "文件是空的");
    }
    for cut in ["(identity: (title: r#\"出\"", "(format: 1) /* 备注", "(purpose: r#"] {
        assert!(of_post(cut).starts_with("文件到此中断"), "{cut}: {}", of_post(cut));
    }
    // What is wrong before the end is said, whole or not.
    assert_eq!(of_post("(format: 1 identity: ())"), "此处缺少逗号");
    assert_eq!(of_post("(format: 1 identity: (title: \"甲\""), "此处缺少逗号");
    assert_eq!(of_post("(identity: (title: \"甲, code: \"A\"))"), "此处缺少逗号");
    assert_eq!(of_post("(format: 1) 甲"), "结尾之后还有多余的内容");
    let fault = ron::read("(\n  format: 1,\n  purpose: \"甲乙").expect_err("it is cut");
    assert_eq!(fault.position, Some((3, 15)), "it points to where it breaks off");
}

#[test]
fn a_list_without_end_is_refused() {
    let skills = "\"x\",".repeat(70_000);
    let fault = ron::read(&format!("(qualifications: (skills: [{skills}]))")).expect_err("it is too long");
    assert!(fault.what.en.contains("qualifications.skills has more than 5000 rows"), "{fault:?}");
}

#[test]
fn a_message_speaks_one_language_at_a_time_and_never_the_parsers() {
    let texts = [
        "(identity: (title: 5))",
        "(identity: (direct_reports: \"甲\"))",
        "(identity: \"甲\")",
        "(identity: (headcount: \"三\"))",
        "(duties: [(weight: 1000.5)])",
        "(duties: [(weight: \"三成\")])",
        "(relations: (internal: [5]))",
        "(qualifications: (knowledge: [(level: 9)]))",
        "(identity: (title: \"\\q\"))",
        "(duties: [",
        "(status: 3)",
        "?",
    ];
    for text in texts {
        let fault = ron::read(text).expect_err(text);
        let parsers = ["xpected", "nvalid", "serde", "struct", "u32", "sequence", "`"];
        assert!(!parsers.iter().any(|word| fault.what.en.contains(word)), "{text}: {}", fault.what.en);
        let letters = |c: char| c.is_ascii_alphabetic();
        assert!(!fault.what.zh.contains(letters), "{text}: {}", fault.what.zh);
        let chinese = |c: char| ('一'..='龥').contains(&c);
        assert!(!fault.what.en.contains(chinese), "{text}: {}", fault.what.en);
    }
}

#[test]
fn what_a_person_mistypes_is_answered_with_what_to_type() {
    let said = |text: &str| {
        let fault = ron::read(text).expect_err(text);
        StorageError::new(Path::new("a.ron"), fault).line(Lang::Zh)
    };
    for (text, mark) in [
        ("(identity: (title: “出纳”))", "1:19: "),
        ("(identity： (title: \"出纳\"))", "1:10: "),
        ("(format: 1，purpose: \"甲\")", "1:11: "),
    ] {
        let said = said(text);
        assert!(said.contains(mark) && said.contains("是中文标点，请改成英文（半角）的"), "{said}");
    }
    for date in ["2026-13-01", "2026-02-30", "2026/07/01", "二〇二六年七月"] {
        let said = said(&format!("(revisions: [(date: \"{date}\")])"));
        assert!(said.contains("此处应为 2026-07-01 这样的日期"), "{said}");
        let fault = json::read(&format!("{{\"revisions\": [{{\"date\": \"{date}\"}}]}}")).expect_err(date);
        assert_eq!(fault.what.en, "a date such as 2026-07-01 should stand here");
    }
    assert!(said("(identity: (headcount: 99999999999))").contains("数字超出范围"));
}

#[test]
fn an_error_cannot_steer_a_terminal() {
    let fault = ron::read("(\u{1b}]0;x\u{7}: 1)").expect_err("it is faulty");
    let line = StorageError::new(Path::new("a\u{1b}[31m\u{202e}b.ron"), fault).line(Lang::En);
    assert!(!line.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{line:?}");
}

#[test]
fn a_deep_nest_is_refused() {
    let deep = "[".repeat(200_000);
    assert!(ron::read(&format!("(duties: {deep}")).is_err());
    assert!(json::read(&format!("{{\"duties\": {deep}")).is_err());
    assert!(ron::read(&format!("(relations: (internal: {deep}")).is_err());
}

#[test]
fn a_wrong_file_says_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("it is written");
        storage::open(&path).expect_err("it is wrong").line(Lang::En).replace(&path.display().to_string(), "FILE")
    };
    assert!(line("a.ron", b"(\n  // \xff\xfe").starts_with("FILE:2:6: this is not UTF-8 text; "));
    assert!(line("b.ron", &vec![b' '; 3 << 20]).starts_with("FILE: it is larger than 2 MB; "));
    assert!(line("c.ron", b"").starts_with("FILE:1:"));
    assert!(line("d.ron", b"%PDF-1.7").starts_with("FILE: this is no description; "));
    let missing = storage::open(&folder.path().join("none.ron")).expect_err("it is missing");
    assert!(missing.line(Lang::Zh).contains("找不到文件"), "{missing}");
    assert!(storage::open(folder.path()).is_err());
}

#[test]
fn saving_replaces_the_whole_file_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("岗位.ron");
    storage::save(&path, &common::full(9)).expect("it is saved");
    storage::save(&path, &PositionDescription::default()).expect("it is saved again");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "(\n  format: 1,\n)\n");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn a_refused_save_keeps_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    storage::save(&path, &common::full(1)).expect("it is saved");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it is ours");
    let error = storage::save(&path, &PositionDescription::default()).expect_err("it is read-only");
    assert!(error.line(Lang::En).contains("read-only"), "{error}");
    assert_eq!(storage::open(&path), Ok(common::full(1)));
    assert!(storage::save(&folder.path().join("none/a.ron"), &PositionDescription::default()).is_err());
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
    fs::write(&file, "()").expect("it is written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
    std::os::unix::fs::symlink(&file, &link).expect("it is linked");
    storage::save(&link, &PositionDescription::default()).expect("it is saved");
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "(\n  format: 1,\n)\n");
    assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn damaged_settings_are_the_defaults() {
    use rolewright::storage::settings::Settings;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep/settings.ron");
    let mut settings = Settings { lang: Lang::En, ..Settings::default() };
    for nth in 0..20 {
        settings.remember(&folder.path().join(format!("{nth}.ron")), None);
    }
    for nth in 0..300 {
        settings.choose_form(&folder.path().join(format!("{nth}.ron")), Some(Form::Mission));
    }
    settings.choose_form(&folder.path().join("299.ron"), None);
    settings.save(&path).expect("it is saved");
    assert_eq!(Settings::open(&path).0, settings);
    assert_eq!(settings.recent.len(), 12);
    let form = |nth: u32| settings.form_of(&folder.path().join(format!("{nth}.ron")));
    assert_eq!([form(0), form(298), form(299)], [None, Some(Form::Mission), None], "the oldest choices go");
    fs::write(&path, "(lang: en, scale: 150)").expect("it is written");
    assert_eq!(Settings::open(&path).0.scale, Some(150), "as a person writes it");
    fs::write(&path, "(lang: en,\n  scale: large)").expect("it is written");
    let (opened, error) = Settings::open(&path);
    assert_eq!(opened, Settings::default());
    let line = error.expect("it says so").line(Lang::En);
    assert!(line.contains("settings.ron:2:9") && line.contains("settings.ron.bak keeps what it was"), "{line}");
    assert!(Settings::open(&folder.path().join("none.ron")).1.is_none());
}

#[test]
fn each_call_of_a_save_may_fail_and_nothing_is_lost() {
    use std::io::{Error, ErrorKind};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("岗位.ron");
    storage::save(&path, &common::full(2)).expect("it is saved");
    let new = ron::write(&common::full(3));
    for (kind, says) in [
        (ErrorKind::StorageFull, "the disk is full; make room"),
        (ErrorKind::ReadOnlyFilesystem, "the disk is read-only; save it elsewhere"),
        (ErrorKind::PermissionDenied, "writing is not permitted"),
        (ErrorKind::Other, "it cannot be written"),
    ] {
        let mut calls = 0;
        for fails in 0.. {
            let mut number = 0;
            let written = storage::write_with(&path, new.as_bytes(), &mut |_| {
                number += 1;
                if number > fails { Err(Error::from(kind)) } else { Ok(()) }
            });
            assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing half written is left");
            let Err(error) = written else { break };
            assert!(error.line(Lang::En).contains(says), "{error}");
            assert_eq!(storage::open(&path), Ok(common::full(2)), "{kind:?} at call {fails}");
            calls += 1;
        }
        assert_eq!(calls, 6, "create, write twice, permit, flush, replace");
        assert_eq!(storage::open(&path), Ok(common::full(3)));
        storage::save(&path, &common::full(2)).expect("it is saved");
    }
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_only_a_part_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, output) = (folder.path().join("a.json"), folder.path().join("b.ron"));
    fs::write(&input, json::write(&common::full(9))).expect("it is written");
    storage::save(&output, &common::full(1)).expect("it is saved");
    // The limit on the size of a file stands for a disk that is full: the first 4 kB are written and no more.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" convert \"$1\" -o \"$2\"";
    let program = env!("CARGO_BIN_EXE_rolewright-cli");
    let mut shell = std::process::Command::new("sh");
    let ran = shell.args(["-c", script, program]).args([&input, &output]).output().expect("it runs");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.code() == Some(2) && said.contains("File too large"), "{said}");
    assert_eq!(storage::open(&output), Ok(common::full(1)));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "nothing half written is left");
}

#[test]
fn a_newer_file_is_told_to_be_looked_at_only_where_it_can_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("新.ron");
    fs::write(&file, "(format: 9)").expect("it is written");
    let error = storage::folder::read(&file).expect_err("it is newer");
    assert!(error.line(Lang::Zh).ends_with("请升级后再打开"), "{}", error.line(Lang::Zh));
    assert!(error.within(folder.path()).line(Lang::Zh).ends_with("打开可以查看，升级后才能编辑"));
    fs::write(&file, "(format: 1, titel: \"\")").expect("it is written");
    let error = storage::folder::read(&file).expect_err("it is wrong");
    assert_eq!(error.within(folder.path()).fault, error.fault);
}
