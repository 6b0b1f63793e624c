//! The pages beside the form: the PDF that export would write, rasterised on a thread of its own, a page at a time.
//!
//! The newest edit wins, the visible pages come first, and the window never waits.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use egui::{TextureHandle, TextureOptions};

pub(super) use super::draw::Source;
use super::draw::{Geometry, Job, Picture, start};
use super::pack::bind::{Book, Files};
use crate::document::Place;
use crate::layout::Form;
use crate::page::{Pt, Zone};

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
    /// The number of the newest text asked for.
    newest: Arc<AtomicU64>,
    asked: Option<Job>,
    epoch: u64,
    pub(super) sheets: Vec<Sheet>,
    /// What stands where in a pack.
    pub(super) book: Book,
    /// What could be read of the files of a pack; nothing before the first answer.
    pub(super) files: Option<Arc<Files>>,
    /// The characters that the face lacks.
    pub(super) missing: Vec<char>,
    /// The printed form.
    pub(super) form: Form,
    pub(super) zoom: Zoom,
    /// Times the size on paper at which the pages showed last.
    pub(super) shown_zoom: f32,
    /// The page at the top of the view.
    pub(super) page: usize,
    /// The pages of a pack show as small pictures.
    pub(super) thumbnails: bool,
    /// What is typed for the page to go to.
    pub(super) typed: Option<String>,
    /// The page to bring into view.
    pub(super) go_to: Option<usize>,
    /// The place on a page for which its menu was asked.
    pub(super) pointed: Option<Place>,
    /// The zone of the focus is kept in view.
    pub(super) follows: bool,
    /// The place whose zone was brought into view last.
    pub(super) followed: Option<Place>,
    /// The zone of the focus shall be brought into view.
    pub(super) follow_due: bool,
}

impl Preview {
    pub(super) fn new(ctx: egui::Context) -> Self {
        Self {
            ctx,
            worker: None,
            newest: Arc::default(),
            asked: None,
            epoch: 0,
            sheets: Vec::new(),
            book: Book::default(),
            files: None,
            missing: Vec::new(),
            form: Form::default(),
            zoom: Zoom::Fit,
            shown_zoom: 0.5,
            page: 0,
            thumbnails: false,
            typed: None,
            go_to: None,
            pointed: None,
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

    /// Keeps the zone of the focus in view, or no longer.
    pub(super) fn follow(&mut self) {
        self.follows = !self.follows;
        self.follow_due = self.follows;
    }

    /// Shows small pictures of all pages, or the pages themselves, `page` in view.
    pub(super) fn show_thumbnails(&mut self, show: bool, page: usize) {
        self.thumbnails = show;
        self.go_to = Some(page);
    }

    /// Asks for `pages` of `source` at `scale` pixels a point, unless that was asked last.
    pub(super) fn ask(&mut self, source: Source, scale: f32, pages: Range<usize>) {
        let dropped = pages.clone().map(|index| self.sheets.get(index).map_or(0, |sheet| sheet.dropped)).collect();
        let number = self.newest.load(Ordering::Relaxed);
        let mut job = Job { source, number, epoch: self.epoch, scale, pages, dropped };
        let same = |asked: &Job| {
            let as_large = asked.scale.to_bits() == scale.to_bits();
            asked.has_text_of(&job) && as_large && asked.pages == job.pages && asked.dropped == job.dropped
        };
        if self.asked.as_ref().is_some_and(same) {
            return;
        }
        if !self.asked.as_ref().is_some_and(|asked| asked.has_text_of(&job)) {
            job.number += 1;
            self.newest.store(job.number, Ordering::Relaxed);
        }
        let (jobs, _) = self.worker.get_or_insert_with(|| start(self.ctx.clone(), Arc::clone(&self.newest)));
        // The worker ends with the window only.
        let _ = jobs.send(job.clone());
        self.asked = Some(job);
    }

    /// Takes in what the worker has drawn.
    pub(super) fn collect(&mut self) {
        let Some((_, pictures)) = &self.worker else { return };
        for picture in pictures.try_iter() {
            match picture {
                Picture::Files { epoch, files } if epoch == self.epoch => self.files = Some(files),
                Picture::Sheets { epoch, sheets, missing, book } if epoch == self.epoch => {
                    self.book = book;
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
                Picture::Files { .. } | Picture::Sheets { .. } | Picture::Page { .. } => {}
            }
        }
    }

    /// Lets go of the pictures more than `kept` pages from `visible`.
    pub(super) fn forget_beyond(&mut self, visible: &Range<usize>, kept: usize) {
        let kept = visible.start.saturating_sub(kept)..visible.end + kept;
        for (index, sheet) in self.sheets.iter_mut().enumerate() {
            if !kept.contains(&index) && sheet.texture.take().is_some() {
                sheet.dropped += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PositionDescription;
    use crate::layout;

    #[test]
    fn a_page_scrolled_back_to_is_drawn_again() {
        let mut preview = Preview::new(egui::Context::default());
        let document = Arc::new(PositionDescription::default());
        let source = || Source::Description(Arc::clone(&document), layout::Options::default());
        for _ in 0..2 {
            let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
            while preview.sheets.first().is_none_or(|sheet| sheet.texture.is_none()) {
                preview.ask(source(), 0.5, 0..1);
                std::thread::sleep(std::time::Duration::from_millis(2));
                preview.collect();
                assert!(std::time::Instant::now() < until, "the page stays blank");
            }
            preview.forget_beyond(&(9..10), 2);
            preview.ask(source(), 0.5, 9..10);
        }
    }
}
