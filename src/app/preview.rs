//! The pages beside the form: the PDF that export would write, rasterised on a thread of its own.
//!
//! The newest edit wins, the visible pages come first, and the window never waits.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, TextureHandle, TextureOptions};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use crate::document::{Labels, Place, PositionDescription};
use crate::layout::Form;
use crate::page::{Pt, Zone};
use crate::{layout, pdf};

/// What the worker is to draw.
#[derive(Clone)]
struct Job {
    document: Arc<PositionDescription>,
    options: layout::Options,
    /// Counts the documents opened, so that a picture of an old one is known for what it is.
    epoch: u64,
    /// Pixels a point.
    scale: f32,
    /// The pages wanted.
    pages: Range<usize>,
    /// How often the picture of each of them was let go: one more time means to draw it again.
    dropped: Vec<u32>,
}

impl Job {
    fn has_text_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.options == other.options && self.epoch == other.epoch
    }
}

/// What the worker sends back.
enum Picture {
    Sheets { epoch: u64, sheets: Vec<Geometry>, missing: Vec<char> },
    Page { epoch: u64, index: usize, image: ColorImage },
}

/// The size of a page, and what lies where on it.
struct Geometry {
    width: Pt,
    height: Pt,
    zones: Vec<Zone>,
}

/// A page as the window knows it.
pub(super) struct Sheet {
    pub(super) width: Pt,
    pub(super) height: Pt,
    pub(super) zones: Vec<Zone>,
    /// The newest picture of it, which may lag behind the text.
    pub(super) texture: Option<TextureHandle>,
    /// How often the picture was let go.
    dropped: u32,
}

/// How large the pages show.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Zoom {
    /// As wide as the panel.
    Fit,
    /// Times the size on paper, at 96 pixels an inch.
    Times(f32),
}

/// The pages, and the way to the worker that draws them.
pub(super) struct Preview {
    ctx: egui::Context,
    worker: Option<(Sender<Job>, Receiver<Picture>)>,
    asked: Option<Job>,
    epoch: u64,
    pub(super) sheets: Vec<Sheet>,
    /// The characters that the face lacks.
    pub(super) missing: Vec<char>,
    /// The printed form.
    pub(super) form: Form,
    pub(super) zoom: Zoom,
    /// Times the size on paper at which the pages showed last.
    pub(super) shown_zoom: f32,
    /// The page at the top of the view.
    pub(super) page: usize,
    /// The page to bring into view.
    pub(super) go_to: Option<usize>,
    /// The zone of the focus is kept in view.
    pub(super) follows: bool,
    /// The place whose zone was brought into view last.
    pub(super) followed: Option<Place>,
    /// The zone of the focus shall be brought into view.
    pub(super) follow_due: bool,
}

/// How many pages around the visible ones keep their picture.
const KEPT: usize = 2;

impl Preview {
    pub(super) fn new(ctx: egui::Context) -> Self {
        Self {
            ctx,
            worker: None,
            asked: None,
            epoch: 0,
            sheets: Vec::new(),
            missing: Vec::new(),
            form: Form::default(),
            zoom: Zoom::Fit,
            shown_zoom: 0.5,
            page: 0,
            go_to: None,
            follows: true,
            followed: None,
            follow_due: false,
        }
    }

    /// Forgets the pages: another document is open, or none.
    pub(super) fn clear(&mut self) {
        self.epoch += 1;
        self.sheets.clear();
        self.missing.clear();
        self.page = 0;
        self.asked = None;
    }

    /// Asks for `pages` of `document` at `scale` pixels a point, unless that was asked last.
    pub(super) fn ask(&mut self, document: &Arc<PositionDescription>, labels: Labels, scale: f32, pages: Range<usize>) {
        let options = layout::Options::new(self.form, labels);
        let dropped = pages.clone().map(|index| self.sheets.get(index).map_or(0, |sheet| sheet.dropped)).collect();
        let job = Job { document: Arc::clone(document), options, epoch: self.epoch, scale, pages, dropped };
        let same = |asked: &Job| {
            let as_large = asked.scale.to_bits() == scale.to_bits();
            asked.has_text_of(&job) && as_large && asked.pages == job.pages && asked.dropped == job.dropped
        };
        if self.asked.as_ref().is_some_and(same) {
            return;
        }
        let (jobs, _) = self.worker.get_or_insert_with(|| start(self.ctx.clone()));
        // The worker ends with the window only.
        let _ = jobs.send(job.clone());
        self.asked = Some(job);
    }

    /// Takes in what the worker has drawn.
    pub(super) fn collect(&mut self) {
        let Some((_, pictures)) = &self.worker else { return };
        for picture in pictures.try_iter() {
            match picture {
                Picture::Sheets { epoch, sheets, missing } if epoch == self.epoch => {
                    let old = std::mem::take(&mut self.sheets).into_iter().map(|sheet| (sheet.texture, sheet.dropped));
                    let old = old.chain(std::iter::repeat_with(Default::default));
                    self.sheets = sheets
                        .into_iter()
                        .zip(old)
                        .map(|(Geometry { width, height, zones }, (texture, dropped))| Sheet {
                            width,
                            height,
                            zones,
                            texture,
                            dropped,
                        })
                        .collect();
                    self.missing = missing;
                    self.follow_due = true;
                    self.page = self.page.min(self.sheets.len().saturating_sub(1));
                }
                Picture::Page { epoch, index, image } if epoch == self.epoch => {
                    if let Some(sheet) = self.sheets.get_mut(index) {
                        if let Some(texture) = &mut sheet.texture {
                            texture.set(image, TextureOptions::LINEAR);
                        } else {
                            let name = format!("page {index}");
                            sheet.texture = Some(self.ctx.load_texture(name, image, TextureOptions::LINEAR));
                        }
                    }
                }
                Picture::Sheets { .. } | Picture::Page { .. } => {}
            }
        }
    }

    /// Lets go of the pictures far from `visible`.
    pub(super) fn forget_beyond(&mut self, visible: &Range<usize>) {
        let kept = visible.start.saturating_sub(KEPT)..visible.end + KEPT;
        for (index, sheet) in self.sheets.iter_mut().enumerate() {
            if !kept.contains(&index) && sheet.texture.take().is_some() {
                sheet.dropped += 1;
            }
        }
    }
}

fn start(ctx: egui::Context) -> (Sender<Job>, Receiver<Picture>) {
    let (jobs, job_receiver) = channel();
    let (picture_sender, pictures) = channel();
    std::thread::spawn(move || {
        let worker = Worker { jobs: job_receiver, pictures: picture_sender, ctx };
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
}

impl Worker {
    /// Draws the newest document asked for, and returns the job for the next one.
    fn draw(&self, job: Job) -> Option<Job> {
        let mut job = self.jobs.try_iter().last().unwrap_or(job);
        let printed = layout::print(&job.document, &job.options);
        let bytes = pdf::write(&printed.pages, &printed.about, pdf::Effort::Fast);
        let sheets = printed
            .pages
            .into_iter()
            .map(|page| Geometry { width: page.width, height: page.height, zones: page.zones })
            .collect();
        self.send(Picture::Sheets { epoch: job.epoch, sheets, missing: printed.missing })?;
        let Ok(pdf) = Pdf::new(bytes) else { return self.jobs.recv().ok() };
        // A cache a document: glyphs of another subset would be drawn wrong.
        let cache = RenderCache::new();
        let mut drawn = vec![None; pdf.pages().len()];
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
                (Some(newer), _) if newer.has_text_of(&job) => job = newer,
                (Some(newer), _) => return Some(newer),
                (None, Some((index, dropped))) => {
                    drawn[index] = Some((job.scale.to_bits(), dropped));
                    let image = rasterise(&pdf, &cache, index, job.scale);
                    self.send(Picture::Page { epoch: job.epoch, index, image })?;
                }
                (None, None) => {}
            }
        }
    }

    fn send(&self, picture: Picture) -> Option<()> {
        self.pictures.send(picture).ok()?;
        self.ctx.request_repaint();
        Some(())
    }
}

fn rasterise<'a>(pdf: &'a Pdf, cache: &RenderCache<'a>, index: usize, scale: f32) -> ColorImage {
    // Most hanzi stand once on a page: keeping their pictures costs more than it saves.
    let settings = RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = hayro::render(&pdf.pages()[index], cache, &InterpreterSettings::default(), &settings, &size);
    let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    ColorImage::from_rgba_premultiplied([width, height], pixmap.data_as_u8_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_scrolled_back_to_is_drawn_again() {
        let mut preview = Preview::new(egui::Context::default());
        let document = Arc::new(PositionDescription::default());
        for _ in 0..2 {
            let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
            while preview.sheets.first().is_none_or(|sheet| sheet.texture.is_none()) {
                preview.ask(&document, Labels::Zh, 0.5, 0..1);
                std::thread::sleep(std::time::Duration::from_millis(2));
                preview.collect();
                assert!(std::time::Instant::now() < until, "the page stays blank");
            }
            preview.forget_beyond(&(9..10));
            preview.ask(&document, Labels::Zh, 0.5, 9..10);
        }
    }
}
