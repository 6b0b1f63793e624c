//! From a keystroke to the picture: what each step takes, as medians, on the samples.
//!
//! Run with `cargo bench --bench keystroke`. It prints figures and judges nothing.

use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use rolewright::document::{Field, Place, PositionDescription};
use rolewright::editor::Editor;
use rolewright::layout::{Options, print};
use rolewright::pdf::{Effort, write};
use rolewright::storage;

/// Rounds that are measured; the warm-up takes a tenth of it.
const ROUNDS: u32 = 200;
/// The resolution of the picture, in dots an inch.
const DPI: f32 = 110.0;

/// The median time of `work`.
fn median(mut work: impl FnMut(u32)) -> Duration {
    for round in 0..ROUNDS / 10 {
        work(round);
    }
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|round| {
            let start = Instant::now();
            work(round);
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

fn picture(bytes: Vec<u8>) {
    let pdf = Pdf::new(bytes).expect("it is a PDF");
    let scale = DPI / 72.0;
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let settings = RenderSettings {
        hinting: false,
        glyph_caching: std::env::var_os("NOCACHE").is_none(),
        ..RenderSettings::default()
    };
    black_box(hayro::render(&pdf.pages()[0], &RenderCache::new(), &InterpreterSettings::default(), &settings, &size));
}

/// Types a character into the purpose.
fn keystroke(editor: &mut Editor, round: u32) {
    editor.edit(Place::of(Field::Purpose), Duration::from_secs(u64::from(round) * 2), |document| {
        document.purpose.push(['客', '户'][round as usize % 2]);
        if document.purpose.chars().count() > 200 {
            document.purpose.clear();
        }
    });
}

fn measure(name: &str, document: &PositionDescription) -> std::io::Result<()> {
    let options = &Options::default();
    let printed = print(document, options);
    let bytes = write(&printed.pages, &printed.about, Effort::Fast);
    let mut editor = Editor::new(document.clone());
    let edit = median(|round| keystroke(&mut editor, round));
    let layout = median(|_| drop(black_box(print(document, options))));
    let fast = median(|_| drop(black_box(write(&printed.pages, &printed.about, Effort::Fast))));
    let small = median(|_| drop(black_box(write(&printed.pages, &printed.about, Effort::Small))));
    let raster = median(|_| picture(bytes.clone()));
    let mut editor = Editor::new(document.clone());
    let to_bytes = |editor: &mut Editor, round| {
        keystroke(editor, round);
        let printed = print(editor.document(), options);
        write(&printed.pages, &printed.about, Effort::Fast)
    };
    let keystroke_to_bytes = median(|round| drop(to_bytes(&mut editor, round)));
    let keystroke_to_picture = median(|round| picture(to_bytes(&mut editor, round)));
    let file = ron(document);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{name}: {} pages, {} bytes as a preview", printed.pages.len(), bytes.len())?;
    for (step, time) in [
        ("edit and check", edit),
        ("layout", layout),
        ("PDF for the preview", fast),
        ("PDF for a file", small),
        ("picture of a page at 110 dpi", raster),
        ("keystroke to new PDF bytes", keystroke_to_bytes),
        ("keystroke to the picture", keystroke_to_picture),
        ("read the file's text", file),
    ] {
        writeln!(out, "  {step:32} {:7.2} ms", time.as_secs_f64() * 1000.0)?;
    }
    Ok(())
}

fn ron(document: &PositionDescription) -> Duration {
    let text = storage::ron::write(document);
    median(|_| drop(black_box(storage::ron::read(&text))))
}

fn main() -> std::io::Result<()> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let open = |name: &str| storage::open(&samples.join(name)).map_err(std::io::Error::other);
    let mut short = open("栖和物业/前台接待员.ron")?;
    // As long as two pages: what most descriptions fill.
    while print(&short, &Options::default()).pages.len() > 2 {
        short.relations.internal.clear();
        short.relations.external.clear();
        short.indicators.clear();
        short.sections.clear();
        if short.duties.pop().is_none() {
            break;
        }
    }
    measure("two pages", &short)?;
    measure("six pages", &open("澄川贸易/订单与客户部经理.ron")?)
}
