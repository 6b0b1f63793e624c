//! What a desktop is told of the program: the entry, the kind of file, the pictures.

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

fn asset(name: &str) -> Vec<u8> {
    fs::read(common::root().join("assets/desktop").join(name)).expect(name)
}

fn text(name: &str) -> String {
    String::from_utf8(asset(name)).expect("UTF-8")
}

#[test]
fn the_entry_names_the_kind_of_file_and_the_program() {
    let entry = text("rolewright.desktop");
    assert!(entry.contains("\nExec=rolewright %f\n") && entry.contains("\nStartupWMClass=rolewright\n"));
    let kind = entry.lines().find_map(|line| line.strip_prefix("MimeType=")).expect("it names one");
    assert!(text("rolewright.xml").contains(&format!("type=\"{}\"", kind.trim_end_matches(';'))));
}

#[test]
fn a_saved_description_is_known_by_its_head() {
    let saved = rolewright::storage::ron::write(&common::full(1));
    let found = saved.find("format: 1").expect("it says its format");
    let xml = text("rolewright.xml");
    let reach: usize =
        xml.split("offset=\"0:").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()).expect("one");
    assert!(xml.contains("value=\"format: 1\"") && found <= reach, "{found}");
}

#[test]
fn the_bundle_has_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(text("Info.plist").matches(&format!("<string>{version}</string>")).count(), 2);
}

#[test]
fn the_pictures_are_the_logo_of_the_window() {
    for side in [16, 32, 48, 128, 256, 512] {
        let bytes = asset(&format!("rolewright-{side}.png"));
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("its size")];
        reader.next_frame(&mut pixels).expect("a picture");
        let logo = rolewright::app::logo(side);
        assert_eq!(pixels.len(), logo.len(), "{side}");
        // The edges are smooth in the files only.
        let far = pixels.iter().zip(&logo).filter(|(file, window)| file.abs_diff(**window) > 200).count();
        assert!(far * 10 < pixels.len(), "{side}: {far}");
    }
}

#[test]
fn both_programs_say_what_they_are() {
    for program in [env!("CARGO_BIN_EXE_rolewright"), env!("CARGO_BIN_EXE_rolewright-cli")] {
        let say = |flag: &str| {
            let out = Command::new(Path::new(program)).arg(flag).env_remove("DISPLAY").output().expect("it starts");
            assert!(out.status.success(), "{program} {flag}");
            String::from_utf8(out.stdout).expect("UTF-8")
        };
        assert!(say("--version").contains(env!("CARGO_PKG_VERSION")));
        assert!(say("--help").contains("Usage:"));
    }
}
