//! Readers that are given anything: they answer, never panic, and what they read they write back the same.
//!
//! The seeds lie in `tests/corpus`; a file that once made trouble belongs there. `ROLEWRIGHT_FUZZ_SECONDS=600 cargo
//! test --test fuzz` looks for longer, `ROLEWRIGHT_FUZZ_SEED` elsewhere.

mod common;

use std::fs;
use std::time::{Duration, Instant};

use common::Random;
use rolewright::document::{Field, Form, Labels, Place, PositionDescription};
use rolewright::editor::Editor;
use rolewright::exchange::json;
use rolewright::layout::{self, Options};
use rolewright::pdf;
use rolewright::storage::{newer, ron};

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// Calls `work` with random numbers until the time is over; gives how often.
fn for_a_while(mut work: impl FnMut(&mut Random)) -> u64 {
    let until = Instant::now() + Duration::from_secs(number("ROLEWRIGHT_FUZZ_SECONDS", 2));
    let mut random = Random(number("ROLEWRIGHT_FUZZ_SEED", 20_260_701));
    let mut count = 0;
    while Instant::now() < until {
        work(&mut random);
        count += 1;
    }
    count
}

/// The corpus and the samples.
fn seeds() -> Vec<Vec<u8>> {
    let corpus = fs::read_dir(common::root().join("tests/corpus")).expect("it is there");
    let mut files: Vec<_> = corpus.map(|entry| entry.expect("an entry").path()).collect();
    assert!(files.len() >= 10, "{files:?}");
    files.extend(common::samples());
    files.push(common::root().join("samples/澄川贸易/pack.ron"));
    files.sort();
    let mut seeds: Vec<_> = files.iter().map(|file| fs::read(file).expect("it is there")).collect();
    seeds.push(json::write(&common::full(2)).into_bytes());
    seeds
}

/// What the formats are made of.
const TOKENS: [&str; 28] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "\"",
    "\\",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "Some(",
    "None",
    "format: ",
    "-1",
    "1e999",
    "99999999999999999999",
    "nan",
    "\\u{10ffff}",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "true",
    "'",
];

/// A text like `seed`, and somewhat like another.
fn mutated(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut text = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(text.len() + 1);
        let end = (at + random.below(40)).min(text.len());
        match random.below(7) {
            0 => text.truncate(at),
            1 => drop(text.drain(at..end)),
            2 => drop(text.splice(at..at, TOKENS[random.below(TOKENS.len())].bytes())),
            3 => drop(text.splice(at..end, TOKENS[random.below(TOKENS.len())].bytes())),
            4 => {
                let piece = text[at..end].repeat(1 + random.below(50));
                drop(text.splice(at..at, piece));
            }
            5 if !other.is_empty() => {
                let from = random.below(other.len());
                let to = (from + random.below(200)).min(other.len());
                drop(text.splice(at..end, other[from..to].iter().copied()));
            }
            _ => {
                if let Some(byte) = text.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
    text
}

#[test]
fn no_text_makes_a_reader_panic_and_what_is_read_is_written_the_same() {
    let seeds = seeds();
    let mut read = 0;
    let count = for_a_while(|random| {
        let (seed, other) = (&seeds[random.below(seeds.len())], &seeds[random.below(seeds.len())]);
        let bytes = mutated(seed, other, random);
        let text = String::from_utf8_lossy(&bytes);
        for document in [ron::read(&text), json::read(&text)].into_iter().flatten() {
            read += 1;
            let written = ron::write(&document);
            assert_eq!(ron::read(&written).as_ref(), Ok(&document), "{written}");
            assert_eq!(ron::write(&ron::read(&written).expect("it is legal")), written);
            assert_eq!(json::read(&json::write(&document)).as_ref(), Ok(&document));
        }
        if let Ok(pack) = ron::read_pack(&text) {
            assert_eq!(ron::read_pack(&ron::write_pack(&pack)).as_ref(), Ok(&pack));
        }
        let _ = newer::read(&text, false);
    });
    eprintln!("{count} texts, {read} of them descriptions");
    assert!(read > 0, "some texts are still descriptions");
}

#[test]
fn no_document_panics_on_its_way_to_paper() {
    let seeds = seeds();
    let count = for_a_while(|random| {
        let drawn = random.document();
        let seed = mutated(&seeds[random.below(seeds.len())], b"", random);
        let read = ron::read(&String::from_utf8_lossy(&seed)).ok();
        let document = read.filter(|_| random.below(2) == 0).unwrap_or(drawn);
        let forms = [Form::Standard, Form::Weighted, Form::Mission, Form::Narrative];
        let options = Options::new(forms[random.below(4)], [Labels::Zh, Labels::Both][random.below(2)]);
        let printed = layout::print(&document, &options);
        let bytes = pdf::write(&printed.pages, &printed.about, pdf::Effort::Fast);
        assert!(bytes.starts_with(b"%PDF"));
    });
    eprintln!("{count} documents");
}

#[test]
fn undo_after_edits_is_the_identity_and_redo_the_edits() {
    let count =
        for_a_while(|random| {
            let first = random.document();
            let mut editor = Editor::new(first.clone());
            for step in 0..random.below(8) {
                let place = Place::of(Field::ALL[random.below(Field::ALL.len())]);
                let other = random.document();
                editor.edit(place, Duration::from_millis(random.below(3_000) as u64 * step as u64), |document| {
                    match random.below(3) {
                        0 => *document = other,
                        1 => document.identity.title = other.identity.title,
                        _ => document.duties = other.duties,
                    }
                });
            }
            let last = PositionDescription::clone(editor.document());
            while editor.undo().is_some() {}
            assert_eq!(**editor.document(), first);
            while editor.redo().is_some() {}
            assert_eq!(**editor.document(), last);
        });
    eprintln!("{count} histories");
}
