//! The invariants of `src/lib.rs` that a scan of the source can see.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of the library may use of the others.
const MAY_USE: &[(&str, &[&str])] = &[
    ("lang", &[]),
    ("page", &[]),
    ("font", &["page"]),
    ("document", &["lang"]),
    ("check", &["document", "font", "lang"]),
    ("layout", &["document", "lang", "page", "font"]),
    ("pdf", &["page", "font"]),
    ("exchange", &["document", "lang"]),
    ("logo", &["document", "lang", "page"]),
    ("storage", &["document", "lang", "logo", "page"]),
    ("editor", &["document", "check"]),
    ("app", &["lang", "page", "font", "document", "check", "layout", "pdf", "exchange", "logo", "storage", "editor"]),
    ("cli", &["lang", "page", "font", "document", "check", "layout", "pdf", "exchange", "logo", "storage"]),
];

/// Every source file of the library, with its text but the tests in it.
fn sources() -> BTreeMap<PathBuf, String> {
    let mut folders = vec![common::root().join("src")];
    let mut sources = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
                sources.insert(path.strip_prefix(common::root().join("src")).expect("below src").to_owned(), text);
            }
        }
    }
    sources
}

/// The module that a file belongs to.
fn module(path: &Path) -> String {
    path.components().next().expect("a name").as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The text without comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The code with `crate::{a, b}` written as `crate::a crate::b`.
fn flat_imports(code: &str) -> String {
    let mut flat = code.to_owned();
    for (at, _) in code.match_indices("crate::{") {
        let list = code[at + 8..].split('}').next().unwrap_or_default();
        flat.extend(list.split(',').map(|name| format!(" crate::{}", name.trim())));
    }
    flat
}

#[test]
fn modules_use_only_what_they_may() {
    let names: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    for (path, text) in sources() {
        let module = module(&path);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            assert!(["lib", "main", "bin"].contains(&module.as_str()), "{module} is not in the table");
            continue;
        };
        let code = flat_imports(&code(&text));
        for used in names.iter().filter(|used| **used != module && code.contains(&format!("crate::{used}"))) {
            assert!(allowed.contains(used), "{} uses {used}", path.display());
        }
    }
}

/// Asserts that `words` stand only in the modules `allowed`.
fn only_in(allowed: &[&str], words: &[&str]) {
    for (path, text) in sources() {
        if allowed.contains(&module(&path).as_str()) {
            continue;
        }
        for word in words {
            assert!(!code(&text).contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn only_storage_and_the_binaries_touch_files() {
    only_in(
        &["storage", "main", "bin"],
        &["std::fs", "fs::", "File::", "tempfile", ".is_dir()", ".exists()", ".canonicalize("],
    );
}

#[test]
fn only_the_window_knows_egui() {
    only_in(&["app", "main"], &["egui", "eframe", "hayro", "rfd"]);
}

#[test]
fn only_the_writer_knows_the_pdf_libraries() {
    only_in(&["pdf"], &["printpdf", "lopdf", "subsetter"]);
}

#[test]
fn no_module_reads_a_clock_or_the_environment() {
    only_in(&["main", "bin"], &["SystemTime", "Instant::now", "Zoned::now", "env::var", "env::args", "home_dir"]);
}

#[test]
fn the_document_is_changed_through_one_door() {
    only_in(&["editor"], &["Arc::make_mut", "Arc::get_mut"]);
}

#[test]
fn every_file_opens_with_what_it_is_for_and_stays_readable() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} has no header", path.display());
        let lines = text.lines().count();
        // The fields and what a form is composed of are long because there are many of them.
        let long = ["document/specs.rs", "document/mod.rs", "layout/table.rs"].iter().any(|name| path.ends_with(name));
        assert!(lines <= if long { 420 } else { 320 }, "{} has {lines} lines", path.display());
    }
}
