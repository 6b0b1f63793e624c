//! A pack of thousands: what binding and writing take, and how much memory.
//!
//! `cargo bench --bench pack` measures 10 to 5,000 descriptions; `cargo bench --bench pack -- 1000 FOLDER` writes the
//! pack of 1,000 to FOLDER, as JSON and as PDF, for other programs to be measured on (`tests/bench/pack.sh`). Each size is measured in a
//! process of its own, so that the memory of one does not hide that of another. It prints figures and judges nothing.

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rolewright::document::pack::{Department, Pack};
use rolewright::document::{Date, PositionDescription};
use rolewright::exchange::json;
use rolewright::layout::pack::{Chapter, bind_on};
use rolewright::pdf::{Effort, Writer, Written};
use rolewright::storage;

/// The sizes measured when none is asked for.
const SIZES: [usize; 4] = [10, 100, 1_000, 5_000];
/// Rounds of which the fastest and the median count.
const ROUNDS: usize = 5;
/// Posts in a department.
const DEPARTMENT: usize = 20;

/// Says `line` on standard output.
fn say(line: &str) {
    writeln!(std::io::stdout(), "{line}").expect("standard output takes it");
}

/// The `number`th description: the sample of an ordinary post, no two alike.
fn description(sample: &PositionDescription, number: usize) -> PositionDescription {
    let mut document = sample.clone();
    document.identity.title = format!("{}{number}", sample.identity.title);
    document.identity.code = format!("CC-{:02}-{:03}", number / DEPARTMENT + 1, number % DEPARTMENT + 1);
    document.identity.department = format!("第{}事业部", number / DEPARTMENT + 1);
    document.purpose = format!("{}（第{number}号）", sample.purpose);
    for (nth, duty) in document.duties.iter_mut().enumerate() {
        duty.name = format!("{}（{}）", duty.name, number * 7 + nth);
        duty.tasks.rotate_left(number % 3);
    }
    for revision in &mut document.revisions {
        revision.date = Some(Date::constant(2026, 1 + (number % 12) as i8, 1 + (number % 28) as i8));
    }
    document
}

/// A pack of `count` descriptions.
fn pack(count: usize) -> (Pack, Vec<PositionDescription>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = storage::open(&root.join("tests/bench/post.ron")).expect("it opens");
    let documents: Vec<PositionDescription> = (0..count).map(|number| description(&sample, number)).collect();
    let department = |(index, members): (usize, &[PositionDescription])| Department {
        name: format!("第{}事业部", index + 1),
        intro: "统筹本事业部的订单、客户与交付，对年度目标负责。".into(),
        members: members.iter().map(|member| format!("{}.ron", member.identity.code)).collect(),
    };
    let departments = documents.chunks(DEPARTMENT).enumerate().map(department).collect();
    let pack =
        Pack { title: "岗位说明书汇编".into(), client: "澄川集团".into(), departments, ..Pack::default() };
    (pack, documents)
}

/// Binds and writes; gives back the file, and how many pages and milliseconds of binding there are.
fn print(pack: &Pack, documents: &[PositionDescription]) -> (Vec<u8>, usize, Duration) {
    let chapters: Vec<Chapter<'_>> = pack
        .departments
        .iter()
        .zip(documents.chunks(DEPARTMENT))
        .map(|(department, members)| Chapter { department, documents: members.iter().collect() })
        .collect();
    let start = Instant::now();
    let writer = Writer::new(Effort::Small);
    let bound = bind_on(&writer, pack, &chapters, None, &|_| ControlFlow::Continue(())).expect("nobody stops it");
    let binding = start.elapsed();
    let pages = bound.parts.iter().map(Written::pages).sum();
    (writer.finish(bound.parts, &bound.about), pages, binding)
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
            let (bytes, pages, binding) = print(&pack, &documents);
            (start.elapsed(), binding, pages, bytes.len())
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
    let (bytes, ..) = print(&pack, &documents);
    storage::write(&folder.join("pack.pdf"), &bytes).expect("it is written");
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
