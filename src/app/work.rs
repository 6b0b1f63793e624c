//! What the window has done for it elsewhere: reading and writing files, asking for file names.
//!
//! The files of a folder are read and written one after the other, in the order in which that was asked for, those of
//! other folders beside them, and drafts, too: a folder that does not answer holds up only itself. Dialogs wait on
//! threads of their own. All report by message, so that the window never waits.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::dialog::{Dialogs, Question};
use super::folder::Gathered;
pub(super) use super::job::{Order, Report, Stays};
use crate::lang::Lang;
use crate::layout::Printed;
use crate::pdf;
use crate::storage::lock::{self, Holder};
use crate::storage::settings::Settings;
use crate::storage::{self, place, shared};

/// What is done one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// What is read from a folder and written into it.
    Folder(PathBuf),
    /// The drafts, in a folder of the program's own.
    Drafts(PathBuf),
    /// What one could do without: nothing waits for it.
    Words,
}

/// What a job is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Errand {
    /// Somebody wants to see the file.
    Open,
    /// Somebody wants to keep something in it.
    Save,
    /// Something else, that the program wants to know or to say.
    Other,
}

/// What waits for a folder that does not answer.
pub(super) struct Wait {
    /// The number of the queue.
    pub(super) queue: u64,
    pub(super) lane: Lane,
    /// The file that a person waits for, else the first one.
    pub(super) path: PathBuf,
    pub(super) errand: Errand,
    /// For so many seconds.
    pub(super) seconds: f64,
}

type Job = Box<dyn FnOnce() -> Report + Send>;

/// The jobs of a lane, while there are some: a thread of their own does them.
struct Queue {
    number: u64,
    lane: Lane,
    jobs: Sender<Job>,
    /// What each is for, the one that is being done first.
    tasks: VecDeque<(PathBuf, Errand)>,
    /// When the first was begun.
    since: f64,
    /// Nobody wants to hear that it takes long.
    hushed: bool,
}

/// So many seconds a job may take before somebody is told, and so long the end of the program waits for each.
pub(super) const PATIENCE: f64 = 3.0;

/// Starts jobs and collects their reports.
pub(super) struct Work {
    ctx: egui::Context,
    queues: Vec<Queue>,
    /// Counts the queues.
    number: u64,
    /// Reports, those of a queue with its number.
    sender: Sender<(Option<u64>, Report)>,
    receiver: Receiver<(Option<u64>, Report)>,
    /// How many jobs outside the queues have not reported yet.
    aside: usize,
}

impl Work {
    pub(super) fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, queues: Vec::new(), number: 0, sender, receiver, aside: 0 }
    }

    /// The reports that came since the last call.
    pub(super) fn reports(&mut self) -> Vec<Report> {
        let reports: Vec<_> = self.receiver.try_iter().collect();
        reports.into_iter().map(|(queue, report)| self.reported(queue, report)).collect()
    }

    /// Notes that a job is done: a queue without any ends.
    fn reported(&mut self, queue: Option<u64>, report: Report) -> Report {
        match self.queues.iter().position(|other| Some(other.number) == queue) {
            None => self.aside = self.aside.saturating_sub(1),
            Some(at) => {
                let now = self.now();
                let queue = &mut self.queues[at];
                queue.tasks.pop_front();
                (queue.since, queue.hushed) = (now, false);
                if queue.tasks.is_empty() {
                    self.queues.swap_remove(at);
                }
            }
        }
        report
    }

    pub(super) fn now(&self) -> f64 {
        self.ctx.input(|input| input.time)
    }

    /// Tells whether a job has not reported yet.
    pub(super) fn is_busy(&self) -> bool {
        self.aside > 0 || !self.queues.is_empty()
    }

    /// The files that are being opened.
    pub(super) fn opening(&self) -> impl Iterator<Item = &Path> {
        let tasks = self.queues.iter().flat_map(|queue| &queue.tasks);
        tasks.filter(|(_, errand)| *errand == Errand::Open).map(|(path, _)| path.as_path())
    }

    /// The folders that have not answered for long, and what waits for them.
    pub(super) fn waits(&self) -> Vec<Wait> {
        let now = self.now();
        let heeded = || self.queues.iter().filter(|queue| queue.lane != Lane::Words && !queue.hushed);
        // A window at rest shows no frame by itself.
        heeded().for_each(|queue| wake_when_silent(&self.ctx, now - queue.since));
        let wait = |queue: &Queue| {
            // What a person wants goes before what the program wants.
            let wanted = [Errand::Save, Errand::Open]
                .into_iter()
                .find_map(|errand| queue.tasks.iter().rev().find(|(_, other)| *other == errand));
            let (path, errand) = wanted.or(queue.tasks.front())?.clone();
            let seconds = now - queue.since;
            Some(Wait { queue: queue.number, lane: queue.lane.clone(), path, errand, seconds })
        };
        heeded().filter(|queue| now - queue.since >= PATIENCE).filter_map(wait).collect()
    }

    /// Says no more that the first job of a queue takes long.
    pub(super) fn hush(&mut self, queue: u64) {
        self.queues.iter_mut().filter(|other| other.number == queue).for_each(|queue| queue.hushed = true);
    }

    /// Tells whether something waits already for the folder of `path` to answer.
    pub(super) fn waits_for(&self, path: &Path) -> bool {
        let lane = Lane::of(path);
        self.queues.iter().any(|queue| queue.lane == lane && self.now() - queue.since >= PATIENCE)
    }

    pub(super) fn ask(&mut self, dialogs: &dyn Dialogs, question: Question, suggestion: &Path, lang: Lang) {
        self.aside += 1;
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let reply = move |files| {
            // A window that is gone needs no answer.
            let _ = sender.send((None, Report::Answered(files)));
            ctx.request_repaint();
        };
        dialogs.ask(question, suggestion, lang, Box::new(reply));
    }

    pub(super) fn open(&mut self, path: PathBuf, again: bool, me: Option<Holder>) {
        self.start(&path.clone(), Errand::Open, move || open_now(path, again, me));
    }

    /// Opens what was named at the start of the program; a file that is not there may be a description that begins.
    pub(super) fn open_or_begin(&mut self, path: PathBuf, me: Option<Holder>) {
        self.start(&path.clone(), Errand::Open, move || match place::may_begin(&path) {
            Ok(true) => Report::Begins(path),
            Ok(false) => open_now(path, false, me),
            Err(error) => {
                Report::Opened { path, again: false, opened: Err(error), held: None, gathers: Gathered::new() }
            }
        });
    }

    /// Does a job that takes long on a thread of its own.
    pub(super) fn aside(&mut self, job: impl FnOnce() -> Report + Send + 'static) {
        self.aside += 1;
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let _ = sender.send((None, catch_unwind(AssertUnwindSafe(job)).unwrap_or(Report::Stopped)));
            ctx.request_repaint();
        });
    }

    /// Reads the client's own rules that lie beside the file at `path`, else those in `chosen`, when there are some.
    pub(super) fn read_rules(&mut self, path: PathBuf, chosen: Option<PathBuf>, serial: u64) {
        self.start(&path.clone(), Errand::Other, move || {
            let rules = super::rules::rules_of(&path, chosen.as_deref());
            Report::Rules(serial, rules.map(|(rules, _)| Box::new(rules)))
        });
    }

    /// Writes what `print` lays out as the PDF at `path`; once that is done the document of the number in `again` is
    /// exported there again without a question.
    pub(super) fn export(
        &mut self,
        path: PathBuf,
        print: impl FnOnce() -> Printed + Send + 'static,
        (serial, again, stays): (u64, Option<u64>, Option<Stays>),
    ) {
        self.start(&path.clone(), Errand::Save, move || {
            if let Some(stays) = stays.filter(|_| storage::exists(&path)) {
                return Report::Stayed(path, serial, stays);
            }
            let printed = print();
            let bytes = pdf::write(&printed.pages, &printed.about, pdf::Effort::Small);
            let written = storage::write(&path, &bytes);
            Report::Exported(path, again, printed.missing, written)
        });
    }

    pub(super) fn keep_settings(&mut self, path: PathBuf, settings: Settings) {
        self.start(&path.clone(), Errand::Other, move || Report::SettingsKept(settings.save(&path)));
    }

    /// Does a job with the file at `path`, after those that were started for its folder before.
    pub(super) fn start(&mut self, path: &Path, errand: Errand, job: impl FnOnce() -> Report + Send + 'static) {
        self.start_on(Lane::of(path), (path.to_owned(), errand), job);
    }

    pub(super) fn start_on(
        &mut self,
        lane: Lane,
        task: (PathBuf, Errand),
        job: impl FnOnce() -> Report + Send + 'static,
    ) {
        let at = self.queues.iter().position(|queue| queue.lane == lane).unwrap_or_else(|| self.add_queue(lane));
        let queue = &mut self.queues[at];
        queue.tasks.push_back(task);
        wake_when_silent(&self.ctx, 0.0);
        // The thread goes on for as long as its queue is there.
        let _ = queue.jobs.send(Box::new(job));
    }

    fn add_queue(&mut self, lane: Lane) -> usize {
        let (jobs, receiver) = channel::<Job>();
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        self.number += 1;
        let number = self.number;
        std::thread::spawn(move || {
            for job in receiver {
                // A job owns all it works with, so that nothing half done is left behind by one that panics.
                let report = catch_unwind(AssertUnwindSafe(job)).unwrap_or(Report::Stopped);
                let _ = sender.send((Some(number), report));
                ctx.request_repaint();
            }
        });
        self.queues.push(Queue { number, lane, jobs, tasks: VecDeque::new(), since: self.now(), hushed: false });
        self.queues.len() - 1
    }
}

fn open_now(path: PathBuf, again: bool, me: Option<Holder>) -> Report {
    if storage::is_folder(&path) {
        return Report::Folder { path, again };
    }
    let opened = shared::open(&path);
    let held = me.and_then(|me| lock::holder(&path, &me));
    Report::Opened { path, again, opened, held, gathers: Gathered::new() }
}

/// Shows a frame once a silence that lasts so many seconds already is worth a word, and then one a second.
pub(super) fn wake_when_silent(ctx: &egui::Context, seconds: f64) {
    let rest = PATIENCE - seconds;
    ctx.request_repaint_after_secs(if rest > 0.0 { rest as f32 } else { 1.0 });
}

impl Lane {
    /// The lane of the folder of `path`.
    fn of(path: &Path) -> Self {
        Self::Folder(path.parent().unwrap_or(path).to_owned())
    }
}

impl Drop for Work {
    /// Finishes what was begun: a file is saved even when the window closes right after. What does not answer is not
    /// waited for any longer.
    fn drop(&mut self) {
        self.queues.retain(|queue| queue.lane != Lane::Words);
        while !self.queues.is_empty() {
            let Ok((queue, report)) = self.receiver.recv_timeout(Duration::from_secs_f64(PATIENCE)) else { break };
            self.reported(queue, report);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::{Duration, Instant};

    use super::*;

    fn next(work: &mut Work) -> Report {
        let (queue, report) = work.receiver.recv_timeout(Duration::from_secs(10)).expect("it reports");
        work.reported(queue, report)
    }

    fn kept() -> Report {
        Report::SettingsKept(Ok(()))
    }

    #[test]
    fn a_job_that_panics_reports_and_the_next_one_is_done() {
        let mut work = Work::new(egui::Context::default());
        work.start(Path::new("a.ron"), Errand::Other, || panic!("on purpose"));
        work.start(Path::new("a.ron"), Errand::Other, kept);
        assert!(matches!(next(&mut work), Report::Stopped));
        assert!(matches!(next(&mut work), Report::SettingsKept(Ok(()))));
        assert!(!work.is_busy());
    }

    #[test]
    fn a_folder_that_does_not_answer_holds_up_only_itself_and_never_the_end() {
        let mut screen = egui_kittest::Harness::new_ui(|_| {});
        let mut work = Work::new(screen.ctx.clone());
        let (answer, waits) = channel::<()>();
        let (near, far) = (Path::new("/here/a.ron"), Path::new("/far/a.ron"));
        let waiting = move || {
            let _ = waits.recv();
            kept()
        };
        work.start(far, Errand::Other, waiting);
        work.start(far, Errand::Save, kept);
        work.start(near, Errand::Save, kept);
        assert!(matches!(next(&mut work), Report::SettingsKept(Ok(()))), "the near one is done");
        assert!(work.waits().is_empty() && !work.waits_for(far), "not yet");
        // At four frames a second.
        screen.run_steps(14);
        let waits = work.waits();
        assert_eq!((waits.len(), &*waits[0].path, waits[0].errand), (1, far, Errand::Save));
        assert!(waits[0].seconds >= PATIENCE && work.waits_for(far) && !work.waits_for(near));
        work.hush(waits[0].queue);
        assert!(work.waits().is_empty());
        answer.send(()).expect("it waits");
        next(&mut work);
        next(&mut work);
        assert!(!work.is_busy());
        let (_answer, waits) = channel::<()>();
        work.start(far, Errand::Save, move || {
            let _ = waits.recv();
            kept()
        });
        let began = Instant::now();
        drop(work);
        assert!(began.elapsed() < Duration::from_mins(1), "the program ends");
    }

    #[test]
    fn what_was_begun_is_done_before_the_end() {
        let mut work = Work::new(egui::Context::default());
        let (said, heard) = channel();
        for nth in 0..5 {
            let said = said.clone();
            work.start(Path::new("a.ron"), Errand::Save, move || {
                std::thread::sleep(Duration::from_millis(20));
                let _ = said.send(nth);
                kept()
            });
        }
        drop(work);
        assert_eq!(heard.try_iter().collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    }
}
