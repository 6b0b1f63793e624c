//! A bar for work that takes longer than a second, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes longer than this shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far some work is.
pub struct Progress(ProgressBar);

impl Progress {
    /// For work of `steps` steps, of which none is done.
    pub fn new(steps: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// One step more is done.
    pub fn step(&self) {
        if self.0.is_hidden() && self.0.elapsed() > PATIENCE {
            // Stays hidden when standard error is no terminal.
            self.0.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.0.inc(1);
    }

    /// All is done.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
