//! Programs that are killed at any moment of saving: what is found afterwards is whole, old or new, and what was kept
//! before is still there.
//!
//! `ROLEWRIGHT_KILLS=500 cargo test --test kill` kills more often.

mod common;

use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rolewright::document::PositionDescription;
use rolewright::exchange::json;
use rolewright::storage::recovery::{Document, Draft, Recovery};
use rolewright::storage::versions::{self, Origin};
use rolewright::storage::{self, Content, ron, shared};

/// How often each program is killed.
fn kills() -> usize {
    std::env::var("ROLEWRIGHT_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(40)
}

/// Ends a program as a power cut does.
fn kill(mut program: Child) {
    program.kill().expect("it is ours");
    program.wait().expect("it ends");
}

#[test]
fn the_command_line_leaves_the_old_file_or_the_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("岗位.ron");
    let documents = [common::full(1), common::full(9)];
    let inputs: Vec<PathBuf> = (0..2).map(|nth| folder.path().join(format!("{nth}.json"))).collect();
    for (input, document) in inputs.iter().zip(&documents) {
        fs::write(input, json::write(document)).expect("it is written");
    }
    storage::save(&output, &documents[0]).expect("it is saved");
    let convert = |nth: usize| {
        Command::new(env!("CARGO_BIN_EXE_rolewright-cli"))
            .args([Path::new("convert"), &inputs[nth % 2], Path::new("-o"), &output])
            .spawn()
            .expect("it starts")
    };
    assert!(convert(0).wait().expect("it ends").success());
    let mut whole = 10_000;
    let mut random = common::Random(5);
    let mut changed = 0;
    for nth in 0..kills() {
        let before = storage::open(&output).expect("it is whole");
        let mut program = convert(nth);
        std::thread::sleep(Duration::from_micros(random.below(whole) as u64));
        // However fast the machine is, about half of the kills come in time.
        let late = program.try_wait().expect("it is ours").is_some();
        whole = if late { whole * 9 / 10 } else { whole * 11 / 10 };
        kill(program);
        let after = storage::open(&output).unwrap_or_else(|error| panic!("kill {nth}: {error}"));
        assert!(documents.contains(&after), "kill {nth}");
        changed += usize::from(after != before);
    }
    assert!(changed > 0 && changed < kills(), "some kills come before the save and some after it: {changed}");
}

/// Saves, keeps drafts and versions without end, and says after each draft what it has come to.
#[test]
#[ignore = "a program for the test below, which kills it"]
fn driver() {
    let Ok(folder) = std::env::var("ROLEWRIGHT_DRIVER") else { return };
    let folder = PathBuf::from(folder);
    let recovery = Recovery::begin(&folder.join("recovery")).expect("it begins");
    let (file, kept) = (folder.join("岗位.ron"), folder.join("versions"));
    let at = jiff::civil::date(2026, 7, 1).at(12, 5, 0, 0);
    let mut document = storage::open(&file).expect("it opens");
    loop {
        let count = number(&document) + 1;
        document.notes = count.to_string();
        let shared = Document::Description(Arc::new(document.clone()));
        let base = fs::read_to_string(&file).ok().map(Arc::from);
        let draft = Draft { serial: 1, path: Some(file.clone()), at, document: shared, base: base.clone() };
        recovery.keep(&draft).expect("it is kept");
        say("kept", count);
        if count.is_multiple_of(3) {
            let text = ron::write(&document);
            shared::save(&file, &text, base.as_deref()).expect("it is saved");
            versions::keep(&kept, &file, &text, at, Origin::Saved).expect("it is kept");
            recovery.forget(1).expect("it goes");
            say("saved", count);
        }
    }
}

/// Says a line in one piece: `eprintln!` writes it in several, and the program may be killed between two of them.
fn say(what: &str, count: usize) {
    io::stderr().write_all(format!("{what} {count}\n").as_bytes()).expect("standard error takes it");
}

fn number(document: &PositionDescription) -> usize {
    document.notes.parse().unwrap_or(0)
}

#[test]
fn what_was_kept_outlives_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &common::full(3)).expect("it is saved");
    let mut random = common::Random(9);
    for nth in 0..kills() {
        let mut program = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "driver", "--ignored", "--nocapture"])
            .env("ROLEWRIGHT_DRIVER", folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut said = BufReader::new(program.stderr.take().expect("it is piped")).lines().map_while(Result::ok);
        let mut last = said.next().expect("it keeps something");
        std::thread::sleep(Duration::from_micros(random.below(30_000) as u64));
        kill(program);
        last = said.last().unwrap_or(last);
        let reached = last.rsplit(' ').next().and_then(|count| count.parse().ok()).expect("a number");
        // Whatever it was doing: the file is whole, and with the draft nothing that was said to be kept is lost.
        let saved = storage::open(&file).unwrap_or_else(|error| panic!("kill {nth}: {error}"));
        let left = Recovery::begin(&folder.path().join("recovery")).expect("it begins").left();
        let drafts = left.iter().map(|left| match &left.content {
            Content::Description(document) => number(document),
            Content::Pack(_) => panic!("kill {nth}: a description was kept"),
        });
        let newest = drafts.chain([number(&saved)]).max().expect("one at least");
        assert!(newest >= reached, "kill {nth}: {last}, but {newest} is left");
        for version in versions::list(&folder.path().join("versions"), &file) {
            assert!(version.content(false).is_ok(), "kill {nth}");
        }
        for left in left {
            Recovery::discard(&left).expect("it goes");
        }
    }
}
