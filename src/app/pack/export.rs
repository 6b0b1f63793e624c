//! Exporting a pack on a thread of its own: it tells how far it is, and can be stopped.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::bind::{self, Binder, Source};
use crate::lang::{Lang, Text};
use crate::layout::pack::Pressed;
use crate::pdf::{Effort, Writer};
use crate::storage::pack::Members;
use crate::storage::{self, StorageError};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Reading,
    Setting,
    Writing,
}

impl Stage {
    const ALL: [Self; 3] = [Self::Reading, Self::Setting, Self::Writing];

    /// What a person reads, in front of the name of the file.
    pub(super) fn label(self) -> Text {
        match self {
            Self::Reading => Text::new("正在读取", "Reading for"),
            Self::Setting => Text::new("正在排版", "Setting"),
            Self::Writing => Text::new("正在写入", "Writing"),
        }
    }
}

/// How far an export is, as both threads see it.
#[derive(Default)]
pub(in crate::app) struct Watch {
    stage: AtomicUsize,
    done: AtomicUsize,
    stopped: AtomicBool,
}

impl Watch {
    /// Notes that `done` members of `stage` are done; tells whether to go on.
    fn at(&self, stage: Stage, done: usize) -> bool {
        self.stage.store(stage as usize, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
        !self.stopped.load(Ordering::Relaxed)
    }
}

/// An export that goes on.
pub(in crate::app) struct Running {
    pub(in crate::app) path: PathBuf,
    /// The members there are.
    pub(super) count: usize,
    pub(in crate::app) watch: Arc<Watch>,
}

impl Running {
    pub(super) fn new(path: PathBuf, count: usize) -> Self {
        Self { path, count, watch: Arc::default() }
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        self.watch.stopped.store(true, Ordering::Relaxed);
    }

    /// What is being done, for how many members it is done, and the share of the whole.
    pub(super) fn state(&self) -> (Stage, usize, f32) {
        let stage = self.watch.stage.load(Ordering::Relaxed).min(Stage::ALL.len() - 1);
        let done = self.watch.done.load(Ordering::Relaxed).min(self.count);
        let part = done as f32 / self.count.max(1) as f32;
        (Stage::ALL[stage], done, (stage as f32 + part) / Stage::ALL.len() as f32)
    }
}

impl Drop for Running {
    /// A pack that is closed is exported no more.
    fn drop(&mut self) {
        self.stop();
    }
}

/// What came of an export.
pub(in crate::app) enum Outcome {
    /// It is written; the characters are those that the face lacks.
    Written(Vec<char>),
    /// Somebody stopped it, and nothing was written.
    Stopped,
    /// These members cannot be read, and nothing was written.
    Unreadable(Vec<String>),
    Failed(StorageError),
}

/// Binds the pack as its members stand on disk and writes it to `path`.
pub(in crate::app) fn export(source: &Source, path: &Path, watch: &Watch) -> Outcome {
    let read = Binder::default().read(source, &mut |done| watch.at(Stage::Reading, done));
    let Some(files) = read else { return Outcome::Stopped };
    let unreadable = unreadable(&files.members);
    if !unreadable.is_empty() {
        return Outcome::Unreadable(unreadable);
    }
    if let Err(error) = files.logo {
        return Outcome::Failed(error);
    }
    let writer = Writer::new(Effort::Small);
    let goes_on = |stage, done| if watch.at(stage, done) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    let bound = bind::bind(&writer, source, &files, &|done| goes_on(Stage::Setting, done));
    let Some((Pressed { parts, missing, about, .. }, _)) = bound else { return Outcome::Stopped };
    if !watch.at(Stage::Writing, 0) {
        return Outcome::Stopped;
    }
    let bytes = writer.finish(parts, &about);
    if !watch.at(Stage::Writing, files.members.len()) {
        return Outcome::Stopped;
    }
    match storage::write(path, &bytes) {
        Ok(()) => Outcome::Written(missing),
        Err(error) => Outcome::Failed(error),
    }
}

/// The members that cannot be read.
pub(super) fn unreadable(members: &Members) -> Vec<String> {
    members.iter().filter(|(_, outcome)| outcome.is_err()).map(|(name, _)| name.clone()).collect()
}

/// Why nothing is exported while members cannot be read.
pub(in crate::app) fn refusal(unreadable: &[String], lang: Lang) -> String {
    let count = unreadable.len();
    let named: Vec<&str> = unreadable.iter().take(3).map(String::as_str).collect();
    match lang {
        Lang::Zh => {
            let named = named.join("、") + if count > 3 { "等" } else { "" };
            format!("没有导出：{count} 份岗位说明书读不到（{named}）；请补上文件，或把它们移出汇编")
        }
        Lang::En => {
            let named = named.join(", ") + if count > 3 { " …" } else { "" };
            format!("Not exported: unreadable descriptions: {count} ({named}); bring the files back or remove them")
        }
    }
}
