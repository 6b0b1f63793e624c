//! What others write into the files that are open: taken over where nothing is lost by it, said where something would be.

use std::sync::Arc;

use super::{Elsewhere, GLANCE};
use crate::app::toast::Toast;
use crate::app::{App, time_of};
use crate::lang::Lang;
use crate::storage::shared::{Bar, Now};

/// How many files a note names.
const NAMED: usize = 3;

impl App {
    /// Looks whether the files that are open still hold what they held.
    pub(in crate::app) fn look_elsewhere(&mut self) {
        let known =
            |tab: &crate::app::tab::Tab| Some((tab.serial(), tab.path()?.to_owned(), tab.guard().base.clone()?));
        let files: Vec<_> = self.tabs.iter().filter_map(known).collect();
        if !files.is_empty() {
            self.work.look_elsewhere(files);
        }
    }

    /// Looks again after a while: who never leaves the window shall hear of it before saving.
    pub(super) fn glance_elsewhere(&mut self, ctx: &egui::Context) {
        if self.tabs.len() == 0 || !ctx.input(|input| input.focused) {
            return;
        }
        let now = time_of(ctx).as_secs_f64();
        let rest = self.keeping.glanced + GLANCE - now;
        if rest <= 0.0 {
            self.keeping.glanced = now;
            self.look_elsewhere();
        }
        ctx.request_repaint_after_secs(if rest > 0.0 { rest } else { GLANCE } as f32);
    }

    /// Takes in what became of the files.
    pub(in crate::app) fn looked(&mut self, files: Vec<(u64, Arc<str>, Now)>, ctx: &egui::Context) {
        let lang = self.settings.lang;
        let mut reloaded = Vec::new();
        for (serial, base, now) in files {
            let Some(tab) = self.tabs.get_mut(serial) else { continue };
            // It may have been saved since that was asked.
            if tab.guard().base.as_ref() != Some(&base) {
                continue;
            }
            let dirty = tab.is_dirty();
            tab.guard_mut().elsewhere = match now {
                Now::Same => None,
                Now::Gone => Some(Elsewhere::Gone),
                Now::Changed(opened) => match *opened {
                    Ok(opened) if !dirty && opened.bars != Some(Bar::Newer) => {
                        tab.reload(opened.content, opened.text, time_of(ctx));
                        reloaded.push(tab.name(lang));
                        None
                    }
                    _ => Some(Elsewhere::Changed),
                },
            };
        }
        if !reloaded.is_empty() {
            let more = if reloaded.len() > NAMED { "…" } else { "" };
            reloaded.truncate(NAMED);
            self.toasts.push(Toast::done(match lang {
                Lang::Zh => format!("文件在别处改过，已重新读入：{}{more}", reloaded.join("、")),
                Lang::En => format!("Changed elsewhere and read again: {}{more}", reloaded.join(", ")),
            }));
        }
    }
}
