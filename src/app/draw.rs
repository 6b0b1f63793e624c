//! The worker of the preview: lays a document out and draws the pages that are seen, on a thread of its own.
//!
//! The newest job wins: an old one is left as soon as a newer one is there.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::ColorImage;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use super::pack::bind::{self, Binder, Book, Files};
use crate::document::PositionDescription;
use crate::layout::Printed;
use crate::layout::pack::Pressed;
use crate::page::{Page, Pt, Tray, Zone};
use crate::{layout, pdf};

/// What the pages are made from.
#[derive(Clone)]
pub(super) enum Source {
    Description(Arc<PositionDescription>, layout::Options),
    Pack(bind::Source),
}

impl Source {
    /// Tells whether the same pages come from both, as long as no file has changed.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Description(a, for_a), Self::Description(b, for_b)) => Arc::ptr_eq(a, b) && for_a == for_b,
            (Self::Pack(a), Self::Pack(b)) => {
                Arc::ptr_eq(&a.pack, &b.pack) && Arc::ptr_eq(&a.rules, &b.rules) && a.path == b.path
            }
            _ => false,
        }
    }

    /// Counts the times at which files may have changed.
    pub(super) fn look(&self) -> u64 {
        match self {
            Self::Description(..) => 0,
            Self::Pack(pack) => pack.look,
        }
    }
}

/// What the worker is to draw.
#[derive(Clone)]
pub(super) struct Job {
    pub(super) source: Source,
    /// Counts the texts asked for, so that the worker can leave an old one.
    pub(super) number: u64,
    /// Counts the documents opened, so that a picture of an old one is known for what it is.
    pub(super) epoch: u64,
    /// Pixels a point.
    pub(super) scale: f32,
    /// The pages wanted.
    pub(super) pages: Range<usize>,
    /// How often the picture of each of them was let go: one more time means to draw it again.
    pub(super) dropped: Vec<u32>,
}

impl Job {
    pub(super) fn has_text_of(&self, other: &Self) -> bool {
        self.source.is(&other.source) && self.source.look() == other.source.look() && self.epoch == other.epoch
    }
}

/// What the worker sends back.
pub(super) enum Picture {
    Files { epoch: u64, files: Arc<Files> },
    Sheets { epoch: u64, sheets: Vec<Geometry>, missing: Vec<char>, book: Book },
    Page { epoch: u64, index: usize, image: ColorImage },
}

/// The size of a page, and what lies where on it.
pub(super) struct Geometry {
    pub(super) width: Pt,
    pub(super) height: Pt,
    pub(super) zones: Vec<Zone>,
}

/// Starts the worker.
pub(super) fn start(ctx: egui::Context, newest: Arc<AtomicU64>) -> (Sender<Job>, Receiver<Picture>) {
    let (jobs, receiver) = channel();
    let (sender, pictures) = channel();
    std::thread::spawn(move || {
        let mut worker = Worker { jobs: receiver, pictures: sender, ctx, newest, binder: Binder::default() };
        let mut next = worker.jobs.recv().ok();
        while let Some(job) = next {
            next = worker.draw(job);
        }
    });
    (jobs, pictures)
}

struct Worker {
    jobs: Receiver<Job>,
    pictures: Sender<Picture>,
    ctx: egui::Context,
    newest: Arc<AtomicU64>,
    binder: Binder,
}

impl Worker {
    /// Draws the newest document asked for, and returns the job for the next one.
    fn draw(&mut self, job: Job) -> Option<Job> {
        let mut job = self.jobs.try_iter().last().unwrap_or(job);
        // A newer text is waiting when there is nothing.
        let Some((mut printed, book)) = self.print(&job) else { return self.jobs.recv().ok() };
        let sheets = printed
            .pages
            .iter_mut()
            .map(|page| Geometry { width: page.width, height: page.height, zones: std::mem::take(&mut page.zones) })
            .collect();
        let missing = std::mem::take(&mut printed.missing);
        self.send(Picture::Sheets { epoch: job.epoch, sheets, missing, book })?;
        let mut drawn = vec![None; printed.pages.len()];
        loop {
            let mut wanted = job.pages.clone().zip(&job.dropped).map(|(index, &dropped)| (index, dropped));
            let due = wanted.find(|&(index, dropped)| {
                drawn.get(index).is_some_and(|&old| old != Some((job.scale.to_bits(), dropped)))
            });
            // Work on hand: take a newer job when there is one. No work on hand: wait for one.
            let newer = match due {
                Some(_) => self.jobs.try_iter().last(),
                None => Some(self.jobs.recv().ok()?),
            };
            match (newer, due) {
                (Some(newer), _) if newer.has_text_of(&job) || self.is_as_it_was(&job, &newer) => job = newer,
                (Some(newer), _) => return Some(newer),
                (None, Some((index, dropped))) => {
                    drawn[index] = Some((job.scale.to_bits(), dropped));
                    if let Some(image) = rasterise(&printed, index, job.scale) {
                        self.send(Picture::Page { epoch: job.epoch, index, image })?;
                    }
                }
                (None, None) => {}
            }
        }
    }

    /// Lays the document out; nothing when a newer one is waiting.
    fn print(&mut self, job: &Job) -> Option<(Printed, Book)> {
        match &job.source {
            Source::Description(document, options) => Some((layout::print(document, options), Book::default())),
            Source::Pack(source) => {
                let newest = Arc::clone(&self.newest);
                let goes_on = |_| newest.load(Ordering::Relaxed) == job.number;
                let files = Arc::new(self.binder.read(source, &mut { goes_on })?);
                self.send(Picture::Files { epoch: job.epoch, files: Arc::clone(&files) })?;
                let watch = |done| if goes_on(done) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
                let (Pressed { parts, missing, about, .. }, starts) = bind::bind(&Tray, source, &files, &watch)?;
                let pages: Vec<Page> = parts.into_iter().flatten().collect();
                let book = bind::book(&source.pack, &pages, about.front, starts);
                Some((Printed { pages, missing, about }, book))
            }
        }
    }

    /// Tells whether nothing but the time has changed between two jobs: no member of the pack has another text.
    fn is_as_it_was(&mut self, job: &Job, newer: &Job) -> bool {
        let Source::Pack(source) = &newer.source else { return false };
        let same = newer.epoch == job.epoch && newer.source.is(&job.source);
        same && self.binder.is_as_it_was(source)
    }

    fn send(&self, picture: Picture) -> Option<()> {
        self.pictures.send(picture).ok()?;
        self.ctx.request_repaint();
        Some(())
    }
}

/// Draws a page as a PDF of its own: what is not seen costs nothing, however long the document is.
fn rasterise(printed: &Printed, index: usize, scale: f32) -> Option<ColorImage> {
    let page = printed.pages.get(index)?;
    let pdf = Pdf::new(pdf::write(std::slice::from_ref(page), &printed.about, pdf::Effort::Fast)).ok()?;
    let cache = RenderCache::new();
    // Most hanzi stand once on a page: keeping their pictures costs more than it saves.
    let settings = RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = hayro::render(pdf.pages().first()?, &cache, &InterpreterSettings::default(), &settings, &size);
    let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    Some(ColorImage::from_rgba_premultiplied([width, height], pixmap.data_as_u8_slice()))
}
