//! The command line: what it writes, its exit statuses, its one line for an error.

mod common;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use rolewright::lang::Lang;
use rolewright::storage;

/// Exit status, standard output and standard error of a command line.
fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["rolewright-cli"].iter().chain(arguments).map(OsString::from);
    let status = rolewright::cli::run(arguments, Lang::En, &mut out, &mut err);
    (status, String::from_utf8(out).expect("UTF-8"), String::from_utf8(err).expect("UTF-8"))
}

/// A path as an argument.
fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn sample() -> String {
    text(&common::root().join("samples/澄川贸易/客户服务主任.ron")).to_owned()
}

#[test]
fn what_is_said_is_in_the_language_of_the_system() {
    for (said, head) in
        [("zh_CN.UTF-8", "错误：没有.ron"), ("C.UTF-8", "error: 没有.ron"), ("de_DE", "error: 没有.ron")]
    {
        let mut program = Command::new(env!("CARGO_BIN_EXE_rolewright-cli"));
        let output = program.args(["export", "没有.ron"]).env("LC_ALL", said).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        let line = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(line.starts_with(head) && line.lines().count() == 1, "{line}");
    }
}

#[test]
fn compare_writes_a_pdf_beside_the_new_one_and_over_no_description() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = (folder.path().join("旧.ron"), folder.path().join("新.ron"));
    storage::save(&old, &common::full(1)).expect("it saves");
    storage::save(&new, &common::full(2)).expect("it saves");
    assert_eq!(run(&["compare", text(&old), text(&new)]), (0, String::new(), String::new()));
    assert!(fs::read(folder.path().join("新 修订对照.pdf")).expect("it is written").starts_with(b"%PDF"));
    let (status, _, err) = run(&["compare", text(&old), text(&new), "-o", text(&new)]);
    assert!(status == 2 && err.contains("let it end in .pdf"), "{err}");
    assert_eq!(storage::open(&new), Ok(common::full(2)));
    let pack = common::root().join("samples/澄川贸易/pack.ron");
    let (status, _, err) = run(&["compare", text(&old), text(&pack)]);
    assert!(status == 2 && err.contains("cannot be compared"), "{err}");
    let (status, _, err) = run(&["pack", text(&pack), "-o", text(&new)]);
    assert!(status == 2 && err.contains("let it end in .pdf"), "{err}");
    assert_eq!(storage::open(&new), Ok(common::full(2)));
}

#[test]
fn export_writes_a_pdf_beside_the_file_or_where_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("客户服务主任.ron");
    fs::copy(sample(), &input).expect("it is copied");
    assert_eq!(run(&["export", text(&input)]), (0, String::new(), String::new()));
    let beside = fs::read(folder.path().join("客户服务主任.pdf")).expect("it is there");
    assert!(beside.starts_with(b"%PDF-1.4"));
    let named = folder.path().join("名字.pdf");
    assert_eq!(run(&["export", text(&input), "-o", text(&named)]).0, 0);
    assert_eq!(fs::read(&named).expect("it is there"), beside);
    let deep = folder.path().join("交付/2026");
    assert_eq!(run(&["export", text(&input), "-o", text(&deep), "--lang", "en"]).0, 0);
    assert_ne!(fs::read(deep.join("客户服务主任.pdf")).expect("it is there"), beside);
}

#[test]
fn export_takes_a_whole_folder_and_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let samples = common::root().join("samples");
    let (status, _, err) = run(&["export", text(&samples), "-o", text(folder.path())]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), common::samples().len());
    let json = folder.path().join("a.json");
    assert_eq!(run(&["convert", &sample(), "-o", text(&json)]).0, 0);
    assert_eq!(run(&["export", text(&json)]).0, 0);
    assert!(folder.path().join("a.pdf").exists());
}

#[test]
fn export_refuses_what_would_be_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a", "b"] {
        fs::create_dir(folder.path().join(name)).expect("it is made");
        fs::copy(sample(), folder.path().join(name).join("同名.ron")).expect("it is copied");
    }
    let out = folder.path().join("out");
    let (status, _, err) = run(&["export", text(folder.path()), "-o", text(&out)]);
    assert_eq!(status, 2);
    assert!(err.starts_with("error: ") && err.contains("written over") && err.lines().count() == 1, "{err}");
    assert!(!out.exists());
    let odd = folder.path().join("one.txt");
    let (status, _, err) = run(&["export", &sample(), "-o", text(&odd)]);
    assert!(status == 2 && err.contains("neither") && !odd.exists(), "{err}");
    let one = folder.path().join("one.pdf");
    assert_eq!(run(&["export", &sample(), &sample(), "-o", text(&one)]).0, 2);
}

#[test]
fn export_goes_on_after_a_faulty_file_and_says_which() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(sample(), folder.path().join("good.ron")).expect("it is copied");
    fs::write(folder.path().join("bad.ron"), "(\n  titel: 1)").expect("it is written");
    fs::write(folder.path().join("untitled.ron"), "()").expect("it is written");
    let (status, _, err) = run(&["export", text(folder.path())]);
    assert_eq!(status, 2);
    let lines: Vec<&str> = err.lines().collect();
    let bad = folder.path().join("bad.ron");
    assert!(lines[0].starts_with(&format!("error: {}:2:3: there is no field `titel`; ", bad.display())), "{err}");
    assert!(lines[1].contains("no job title") && lines[1].ends_with("; fill in identity.title"), "{err}");
    assert!(folder.path().join("good.pdf").exists() && !folder.path().join("bad.pdf").exists());
}

#[test]
fn export_warns_of_characters_that_the_face_lacks() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    fs::write(&file, "(identity: (title: \"客服\u{10fffe}\"))").expect("it is written");
    let (status, _, err) = run(&["export", text(&file)]);
    assert_eq!(status, 0);
    assert!(err.starts_with("warning: ") && err.contains('\u{10fffe}'), "{err}");
}

#[test]
fn check_finds_a_sum_of_90_and_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    fs::write(&file, "(identity: (title: \"x\"), duties: [(name: \"a\", weight: 60), (name: \"b\", weight: 30)])")
        .expect("written");
    let (status, out, err) = run(&["check", text(&file)]);
    assert_eq!((status, err.as_str()), (1, ""));
    assert!(out.contains("JD005 duties: ") && out.contains("90%"), "{out}");
    let (status, out, _) = run(&["check", text(&file), "--format", "json", "--lang", "en"]);
    assert_eq!(status, 1);
    let findings: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let found =
        |code: &str| findings.as_array().expect("an array").iter().find(|finding| finding["code"] == code).cloned();
    let sum = found("JD005").expect("it is found");
    assert_eq!((sum["severity"].as_str(), sum["field"].as_str()), (Some("error"), Some("duties")));
    assert_eq!(sum["file"].as_str(), file.to_str());
    assert!(sum["message"].as_str().expect("a text").contains("weights sum to 90%"));
    assert!(
        found("JD002").is_some() && found("JD003").is_some() && found("JD001").is_none() && found("JD004").is_none()
    );
}

#[test]
fn check_is_silent_on_a_whole_description() {
    assert_eq!(run(&["check", &sample()]), (0, String::new(), String::new()));
    assert_eq!(run(&["check", &sample(), "--format", "json"]), (0, "[]\n".into(), String::new()));
}

#[test]
fn check_looks_across_a_folder_and_a_pack() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("it is written");
    write("a.ron", "(status: approved, identity: (title: \"客服主管\", reports_to: \"客服经理\"))");
    write("b.ron", "(identity: (title: \"客服经理\", reports_to: \"总经理\"))");
    write("pack.ron", "(departments: [(name: \"客服部\", members: [\"a.ron\", \"b.ron\"])])");
    let codes = |input: &Path| {
        let (_, out, err) = run(&["check", text(input), "--format", "json"]);
        assert_eq!(err, "");
        let findings: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        let findings = findings.as_array().expect("an array").clone();
        findings
            .into_iter()
            .filter(|finding| finding["code"].as_str().expect("a code").starts_with("JD3"))
            .map(|finding| {
                let of = |name: &str| finding[name].as_str().expect("a text").to_owned();
                format!("{} {}", of("code"), of("severity"))
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(folder.path()), ["JD302 warning", "JD313 hint"]);
    assert_eq!(codes(&folder.path().join("pack.ron")), ["JD302 warning", "JD313 warning"]);
    fs::rename(folder.path().join("pack.ron"), folder.path().join("汇编.ron")).expect("it is renamed");
    assert_eq!(codes(&folder.path().join("汇编.ron")), ["JD302 warning", "JD313 warning"]);
    assert!(codes(&folder.path().join("a.ron")).is_empty());
}

#[test]
fn check_names_words_and_source_and_counts_what_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    let personal = "qualifications: (personal: [\"声音甜美\"])";
    fs::write(&file, format!("({personal})")).expect("it is written");
    let of = |out: &str, code: &str| {
        let findings: serde_json::Value = serde_json::from_str(out).expect("JSON");
        findings.as_array().expect("an array").iter().find(|finding| finding["code"] == code).cloned()
    };
    let (_, out, _) = run(&["check", text(&file), "--format", "json"]);
    let looks = of(&out, "JD206").expect("it is found");
    assert_eq!((&looks["words"][0], &looks["severity"]), (&"声音甜美".into(), &"warning".into()));
    assert!(looks["source"].as_str().expect("a text").contains("185") && looks.get("kept").is_none());
    let kept = "(rule: \"JD206\", field: \"qualifications.personal[]\", words: \"声音甜美\", text: \"声音甜美\", reason: \"播音岗位\")";
    fs::write(&file, format!("({personal}, kept: [{kept}])")).expect("it is written");
    let (_, out, _) = run(&["check", text(&file), "--format", "json"]);
    assert_eq!(of(&out, "JD206").expect("it is listed")["kept"], "播音岗位");
    let (_, out, _) = run(&["check", text(&file), "--lang", "en"]);
    assert!(!out.contains("JD206") && out.contains("1 more are kept"), "{out}");
}

#[test]
fn a_client_has_rules_of_his_own_beside_the_file_or_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, beside) = (folder.path().join("a.ron"), folder.path().join("checks.ron"));
    fs::write(&file, "()").expect("it is written");
    let silent = "(silence: [\"JD001\", \"JD002\", \"JD003\", \"JD004\", \"JD013\", \"JD025\"])";
    fs::write(&beside, silent).expect("it is written");
    assert_eq!(run(&["check", text(&file)]), (0, String::new(), String::new()));
    assert_eq!(run(&["check", text(folder.path())]), (0, String::new(), String::new()));
    let other = folder.path().join("other.rules");
    fs::write(&other, "(severities: [(rule: \"JD013\", severity: error)])").expect("it is written");
    let (status, out, _) = run(&["check", text(&file), "--rules", text(&other), "--lang", "en"]);
    assert!(status == 1 && out.contains("error JD013"), "{out}");
    fs::write(&other, "(\n  silence: [\"JD9\"])").expect("it is written");
    let (status, _, err) = run(&["check", text(&file), "--rules", text(&other), "--lang", "en"]);
    assert_eq!((status, err.lines().count()), (2, 1));
    assert!(err.contains("other.rules:2:13: there is no rule `JD9`; check --list"), "{err}");
}

#[test]
fn a_rule_explains_itself() {
    let (status, out, _) = run(&["check", "--explain", "jd201"]);
    assert_eq!(status, 0);
    assert!(out.contains("JD201 错误") && out.contains("就业促进法") && out.contains("限男性"), "{out}");
    let (_, out, _) = run(&["check", "--explain", "JD101", "--lang", "en"]);
    assert!(out.contains("Why") && out.contains("Bad") && out.contains("Good"), "{out}");
    assert_eq!(run(&["check", "--list"]).1.lines().count(), rolewright::check::RULES.len());
    let (status, _, err) = run(&["check", "--explain", "JD999", "--lang", "en"]);
    assert!(status == 2 && err.contains("there is no rule JD999; check --list"), "{err}");
}

#[test]
fn a_file_that_cannot_be_read_outweighs_findings() {
    let (status, out, err) = run(&["check", "nowhere.ron", &sample(), "--lang", "en"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.starts_with("error: nowhere.ron: there is no such file; "), "{err}");
}

#[test]
fn what_cannot_be_read_is_told_in_the_language_of_the_findings() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("甲.ron"), "(identity: (title: \"出纳\"))").expect("it is written");
    for number in 0..12 {
        fs::write(folder.path().join(format!("坏{number}.ron")), "(identity: (title: \"出").expect("it is written");
    }
    let is_english =
        |line: &str| line.split([' ', '；', '：', '/']).any(|word| ["the", "error:", "file"].contains(&word));
    let (status, out, err) = run(&["check", text(folder.path())]);
    assert!(status == 2 && out.contains("甲.ron: "), "{out}");
    assert_eq!(err.lines().count(), 11, "{err}");
    assert!(err.lines().all(|line| line.starts_with("错误：") && !is_english(line)), "{err}");
    assert!(err.contains("文件到此中断") && err.contains("另有 2 份文件"), "{err}");
    let (_, _, err) = run(&["check", text(folder.path()), "--lang", "en"]);
    assert!(err.lines().all(|line| line.starts_with("error: ")) && err.contains("breaks off"), "{err}");
}

#[test]
fn convert_goes_both_ways_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (json, ron) = (folder.path().join("a.json"), folder.path().join("b.ron"));
    for path in common::samples() {
        assert_eq!(run(&["convert", text(&path), "-o", text(&json)]).0, 0);
        assert_eq!(run(&["convert", text(&json), "-o", text(&ron)]).0, 0);
        assert_eq!(fs::read(&ron).expect("it is there"), fs::read(&path).expect("it is there"));
    }
    let (status, out, _) = run(&["convert", text(&json), "--to", "ron"]);
    assert_eq!((status, out), (0, storage::read_text(&ron).expect("it is there")));
    assert_eq!(run(&["convert", text(&json)]), run(&["convert", text(&json), "--to", "ron"]));
    let (status, _, err) = run(&["convert", text(&json), "-o", text(&folder.path().join("a.txt"))]);
    assert_eq!(status, 2);
    assert!(err.contains("add --to ron or --to json"), "{err}");
}

#[test]
fn rename_changes_fields_everywhere_and_texts_when_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("it is written");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
    let post = "(format: 1, identity: (title: \"主管\", reports_to: \"经理\"), duties: [(name: \"协助经理\")])";
    write("甲.ron", post);
    write("乙.ron", "(format: 1, identity: (title: \"经理\"))");
    write("丙.ron", "(format: 1, identity: (title: \"出纳\"))");
    write("pack.ron", "(format: 1, preface: \"经理审定\", departments: [])");
    let rename = |more: &[&str]| run(&[&["rename", "position", "经理", "总监", text(folder.path())], more].concat());
    let (status, out, err) = rename(&["--dry-run"]);
    assert_eq!((status, err.as_str(), read("甲.ron").as_str()), (0, "", post));
    assert!(out.contains("甲.ron: Reports to: 经理 → 总监\n"), "{out}");
    assert!(out.contains("甲.ron: Duty: 协助经理 stays"), "{out}");
    assert!(out.ends_with("2 places, 2 files would be changed\n"), "{out}");
    let (status, out, _) = rename(&[]);
    assert!(status == 0 && out.ends_with("2 places, 2 files changed\n"), "{out}");
    assert!(read("甲.ron").contains("reports_to: \"总监\"") && read("甲.ron").contains("协助经理"));
    assert!(read("乙.ron").contains("title: \"总监\"") && read("pack.ron").contains("经理审定"));
    let (_, out, _) = rename(&["--texts"]);
    assert!(out.ends_with("2 places, 2 files changed\n"), "{out}");
    assert!(read("甲.ron").contains("协助总监") && read("pack.ron").contains("总监审定"));
}

#[test]
fn rename_goes_on_after_a_faulty_file_and_wants_two_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("乙.ron");
    fs::write(&file, "(format: 1, identity: (department: \"仓储部\"))").expect("it is written");
    fs::write(folder.path().join("甲.ron"), "(").expect("it is written");
    let (status, out, err) = run(&["rename", "department", "仓储部", "物流部", text(folder.path())]);
    assert!(status == 2 && out.contains("1 file changed") && err.contains("甲.ron:1:"), "{out}{err}");
    assert!(fs::read_to_string(&file).expect("it is there").contains("物流部"));
    let (status, _, err) = run(&["rename", "company", "甲公司", "甲公司", text(folder.path())]);
    assert!(status == 2 && err.contains("two names"), "{err}");
    assert_eq!(run(&["rename", "person", "甲", "乙", text(folder.path())]).0, 2);
}

#[test]
fn a_wrong_command_line_is_2_and_help_is_0() {
    let (status, _, err) = run(&["export"]);
    assert_eq!((status, err.lines().count()), (2, 1), "{err}");
    assert!(err.starts_with("error: ") && err.contains("--help"), "{err}");
    assert!(run(&["export", &sample(), "--layout", "round"]).2.contains("narrative"));
    assert_eq!(run(&["print", "a.ron"]).0, 2);
    let (status, out, err) = run(&["--help"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(["export", "check", "convert"].iter().all(|command| out.contains(command)), "{out}");
    assert!(run(&["--version"]).1.contains(env!("CARGO_PKG_VERSION")));
    assert!(run(&["completions", "bash"]).1.contains("rolewright-cli"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_stands_for_nothing_is_refused_with_the_likely_one() {
    let pack = common::root().join("samples/澄川贸易/pack.ron");
    let folder = tempfile::tempdir().expect("a folder");
    let each = folder.path().join("each");
    let arguments =
        ["pack", pack.to_str().expect("UTF-8"), "--each", each.to_str().expect("UTF-8"), "--name", "{cod}.pdf"];
    let (status, _, err) = run(&arguments);
    assert_eq!(status, 2);
    assert!(err.contains("{cod}") && err.contains("did you mean `code`?"), "{err}");
}

#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
    let program = || Command::new(env!("CARGO_BIN_EXE_rolewright-cli"));
    let status = program().args(["convert", &sample(), "--to", "json"]).stdout(full()).status().expect("it runs");
    assert_eq!(status.code(), Some(2));
    // A warning that cannot be written does not stop the export.
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    fs::write(&file, "(identity: (title: \"客服\u{10fffe}\"))").expect("it is written");
    let status = program().args(["export", text(&file)]).stderr(full()).status().expect("it runs");
    assert_eq!(status.code(), Some(0));
    assert!(folder.path().join("a.pdf").exists());
}

#[test]
fn the_program_itself_gives_the_status_back() {
    let program = || Command::new(env!("CARGO_BIN_EXE_rolewright-cli"));
    let checked = program().args(["check", &sample()]).output().expect("it runs");
    assert_eq!(checked.status.code(), Some(0));
    let failed = program().args(["convert", "nowhere.ron", "--to", "json"]).output().expect("it runs");
    assert_eq!(failed.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&failed.stderr).lines().count(), 1);
}
