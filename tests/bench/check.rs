//! What the checks take: one description at a keystroke, and a thousand side by side.
//!
//! Run with `cargo bench --bench check`. It prints figures and judges nothing.

use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use rolewright::check::{Group, Rulebook};
use rolewright::document::PositionDescription;
use rolewright::storage;

/// The descriptions side by side.
const MANY: usize = 1000;

/// The median time of `work`.
fn median(rounds: usize, mut work: impl FnMut()) -> Duration {
    work();
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[rounds / 2]
}

/// `document` as the `nth` of many: a title, a code and tasks of its own.
fn nth(document: &PositionDescription, nth: usize) -> PositionDescription {
    let mut document = document.clone();
    document.identity.title = format!("{}{nth}", document.identity.title);
    document.identity.code = format!("{}{nth:04}", document.identity.code);
    for (task, text) in document.duties.iter_mut().flat_map(|duty| &mut duty.tasks).enumerate() {
        // Every third task stays as it is in all of them: pasted.
        if task % 3 > 0 {
            text.push_str(&nth.to_string());
        }
    }
    document
}

fn main() -> std::io::Result<()> {
    let samples = storage::descriptions_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"));
    let documents: Vec<PositionDescription> = samples
        .map_err(std::io::Error::other)?
        .iter()
        .map(|path| storage::open(path))
        .collect::<Result<_, _>>()
        .map_err(std::io::Error::other)?;
    let rulebook = Rulebook::default();
    let mut out = std::io::stdout().lock();
    let longest = documents.iter().max_by_key(|document| document.duties.len());
    for document in longest.into_iter().chain(documents.first()) {
        let time = median(200, || drop(black_box(rulebook.check(document))));
        let title = &document.identity.title;
        writeln!(out, "one description, {} duties ({title}): {:.3} ms", document.duties.len(), millis(time))?;
    }
    let many: Vec<PositionDescription> =
        (0..MANY).map(|index| nth(&documents[index % documents.len()], index)).collect();
    let across = median(5, || {
        drop(black_box(rulebook.across(&Group::new(many.iter().collect(), None))));
    });
    let each = median(5, || many.iter().for_each(|document| drop(black_box(rulebook.check(document)))));
    writeln!(out, "{MANY} descriptions: each {:.0} ms, across {:.0} ms", millis(each), millis(across))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
