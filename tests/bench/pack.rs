//! A pack of thousands: what binding and writing take, and how much memory.
//!
//! `cargo bench --bench pack` measures 10 to 5,000 descriptions; `cargo bench --bench pack -- 1000 FOLDER` writes the
//! pack of 1,000 to FOLDER, as JSON and as PDF, for other programs to be measured on (`tests/bench/pack.sh`). Each size
//! is measured in a process of its own, so that the memory of one does not hide that of another. It prints figures and
//! judges nothing.

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rolewright::document::PositionDescription;
use rolewright::document::pack::Pack;
use rolewright::exchange::json;
use rolewright::layout::pack::{Extras, bind_on};
use rolewright::pdf::{Effort, Writer, Written};
use rolewright::storage;

#[path = "positions.rs"]
mod positions;

use positions::{chapters, pack};

/// The sizes measured when none is asked for.
const SIZES: [usize; 4] = [10, 100, 1_000, 5_000];
/// Rounds of which the fastest and the median count.
const ROUNDS: usize = 5;

/// Says `line` on standard output.
fn say(line: &str) {
    writeln!(std::io::stdout(), "{line}").expect("standard output takes it");
}

/// Takes a file as a disk does, and keeps its length alone.
struct Scale(usize);

impl std::io::Write for Scale {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Binds and writes to `out`; gives back how many pages and milliseconds of binding there are.
fn print(pack: &Pack, documents: &[PositionDescription], out: &mut dyn std::io::Write) -> (usize, Duration) {
    let chapters = chapters(pack, documents);
    let start = Instant::now();
    let writer = Writer::new(Effort::Small);
    let bound =
        bind_on(&writer, pack, &chapters, &Extras::default(), &|_| ControlFlow::Continue(())).expect("nobody stops it");
    let binding = start.elapsed();
    let pages = bound.parts.iter().map(Written::pages).sum();
    writer.finish_to(bound.parts, &bound.about, out).expect("it is taken");
    (pages, binding)
}

/// The processor time that this process has taken so far, in milliseconds.
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, which may hold spaces, ends with a parenthesis; times are in hundredths of a second.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    [11, 12].into_iter().filter_map(|field: usize| fields.get(field)?.parse::<u64>().ok()).sum::<u64>() * 10
}

/// The most memory that this process has held, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or(0) / 1024
}

fn measure(count: usize) {
    let (pack, documents) = pack(count);
    let before = (peak(), processor());
    let mut rounds: Vec<(Duration, Duration, usize, usize)> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let mut scale = Scale(0);
            let (pages, binding) = print(&pack, &documents, &mut scale);
            (start.elapsed(), binding, pages, scale.0)
        })
        .collect();
    rounds.sort();
    let (total, binding, pages, bytes) = rounds[ROUNDS / 2];
    let (peak, best) = (peak(), rounds[0].0);
    let processor = (processor() - before.1) as f64 / ROUNDS as f64;
    say(&format!(
        "{count:>5} descriptions  {pages:>6} pages  {:>8.1} ms (binding {:.1}; best {:.1}; processor {processor:.0})  {:.3} ms a page  {:.1} MB file  {peak} MB memory ({} before)",
        total.as_secs_f64() * 1e3,
        binding.as_secs_f64() * 1e3,
        best.as_secs_f64() * 1e3,
        total.as_secs_f64() * 1e3 / pages as f64,
        bytes as f64 / 1e6,
        before.0,
    ));
}

/// Writes the descriptions as one JSON list, and the pack as PDF.
fn write_to(folder: &Path, count: usize) {
    let (pack, documents) = pack(count);
    let texts: Vec<String> = documents.iter().map(json::write).collect();
    storage::write(&folder.join("pack.json"), format!("[{}]", texts.join(",")).as_bytes()).expect("it is written");
    let mut write = |out: &mut dyn std::io::Write| {
        print(&pack, &documents, out);
        Ok(())
    };
    storage::write_from(&folder.join("pack.pdf"), &mut write).expect("it is written");
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [] => {
            let program = std::env::current_exe().expect("it runs");
            for size in SIZES {
                Command::new(&program).arg(size.to_string()).status().expect("it starts");
            }
        }
        [count] => measure(count.parse().expect("a number of descriptions")),
        [count, folder, ..] => write_to(Path::new(folder), count.parse().expect("a number of descriptions")),
    }
}
