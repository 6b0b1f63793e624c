//! Notes that a folder does not answer: which, for how long, and what can be done meanwhile. They go when it answers.

use egui::Ui;

use super::command::Command;
use super::theme::tokens;
use super::toast::note_ui;
use super::widget::button::{Button, Look, icon_button_ui};
use super::work::{Errand, Lane, PATIENCE, wake_when_silent};
use super::{App, icon};
use crate::lang::{Lang, Text, one_line};

/// A note, and what it is about.
pub(super) struct Note {
    text: String,
    of: Of,
    /// What waits is a save.
    saves: bool,
}

enum Of {
    /// The queue of this number.
    Queue(u64),
    /// The folder in the tab of this number.
    Folder(u64),
}

/// What does not answer now.
pub(super) fn waits(app: &App, ctx: &egui::Context) -> Vec<Note> {
    let lang = app.settings.lang;
    let now = ctx.input(|input| input.time);
    let mut notes = Vec::new();
    for wait in app.work.waits() {
        let path = one_line(&wait.path.display().to_string());
        let text = text(&path, (&wait.lane, wait.errand), wait.seconds as u64, lang);
        notes.push(Note { text, of: Of::Queue(wait.queue), saves: wait.errand == Errand::Save });
    }
    for folder in app.tabs.folders() {
        let Some(seconds) = folder.silence(now) else { continue };
        wake_when_silent(ctx, seconds);
        if seconds >= PATIENCE {
            let path = one_line(&folder.path.display().to_string());
            let seconds = seconds as u64;
            let text = match lang {
                Lang::Zh => format!("{path} 已 {seconds} 秒没有回应，还没有读完；可以先做别的，有回应后会接着读"),
                Lang::En => {
                    format!("{path} has not answered for {seconds} s; go on elsewhere, it is read on when it answers")
                }
            };
            notes.push(Note { text, of: Of::Folder(folder.serial), saves: false });
        }
    }
    notes
}

fn text(path: &str, waits: (&Lane, Errand), seconds: u64, lang: Lang) -> String {
    let (zh, en) = match waits {
        (Lane::Drafts(_), _) => {
            ("未保存的改动暂时无法留存；请尽快保存", "unsaved changes cannot be kept aside for now: save soon")
        }
        (_, Errand::Save) => (
            "还没有写完；可以继续编辑，改动留在本机，也可以另存到别处",
            "nothing is written yet; go on editing, what you type is kept on this computer, or save elsewhere",
        ),
        (_, Errand::Open) => (
            "还没有打开；可以先做别的，有回应后会打开",
            "it is not open yet; go on elsewhere, it opens when it answers",
        ),
        (_, Errand::Other) => (
            "可以继续编辑，改动留在本机；要保存请另存到别处",
            "go on editing, what you type is kept on this computer; to save, choose another place",
        ),
    };
    match lang {
        Lang::Zh => format!("{path} 已 {seconds} 秒没有回应，{zh}"),
        Lang::En => format!("{path} has not answered for {seconds} s; {en}"),
    }
}

/// Shows the notes.
pub(super) fn waiting_ui(app: &mut App, ui: &mut Ui, notes: Vec<Note>) {
    let lang = app.settings.lang;
    let tone = tokens(ui).warning;
    for note in notes {
        let (elsewhere, hush) = note_ui(ui, (icon::WARNING, tone.text, tone.line), (&note.text, ""), |ui| {
            let name = Command::SaveAs.label().get(lang);
            let elsewhere = note.saves && Button::new(name, Look::Accented).small().ui(ui).clicked();
            (elsewhere, icon_button_ui(ui, icon::CLOSE, Text::new("关闭提示", "Close note").get(lang)).clicked())
        });
        if elsewhere {
            app.commands.push(Command::SaveAs);
        }
        if hush {
            match note.of {
                Of::Queue(queue) => app.work.hush(queue),
                Of::Folder(serial) => app
                    .tabs
                    .folders_mut()
                    .filter(|folder| folder.serial == serial)
                    .for_each(super::folder::Folder::hush),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::sync::mpsc::{Sender, channel};

    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::documents::Pending;
    use crate::app::folder::renaming::Way;
    use crate::app::work::Report;
    use crate::app::{Clock, Dialogs, Question, Reply, Setup, SystemViewer, install};
    use crate::document::PositionDescription;
    use crate::storage;
    use crate::storage::change::{Change, Progress, To, apply};
    use crate::storage::recovery::Document;
    use crate::storage::settings::Settings;

    struct Noon;

    impl Clock for Noon {
        fn now(&self) -> jiff::civil::DateTime {
            jiff::civil::date(2026, 7, 1).at(12, 5, 0, 0)
        }
    }

    /// Names the same file every time.
    struct Always(PathBuf);

    impl Dialogs for Always {
        fn ask(&self, _: Question, _: &Path, _: Lang, reply: Reply) {
            reply(Some(vec![self.0.clone()]));
        }
    }

    type Screen = Harness<'static, (Option<Setup>, Option<App>)>;

    /// A window with `file` open, which saves elsewhere as `other`.
    fn screen(file: &Path, other: &Path) -> Screen {
        let setup = Setup {
            settings: Settings::default(),
            settings_path: None,
            clock: Box::new(Noon),
            dialogs: Box::new(Always(other.to_owned())),
            home: None,
            viewer: Arc::new(SystemViewer),
            file: Some(file.to_owned()),
            arrivals: None,
            review: false,
            stopped: None,
            fault: None,
            recovery: None,
            me: None,
            point: false,
        };
        let show = |ui: &mut Ui, (setup, app): &mut (Option<Setup>, Option<App>)| {
            app.get_or_insert_with(|| App::new(ui.ctx(), setup.take().expect("the first frame"))).frame_ui(ui);
        };
        let builder = Harness::builder().with_size(egui::vec2(1280.0, 720.0)).with_context_setup(install);
        let mut screen = builder.build_ui_state(show, (Some(setup), None));
        until(&mut screen, |app| app.document().is_some() && !app.is_busy());
        screen
    }

    fn app(screen: &mut Screen) -> &mut App {
        screen.state_mut().1.as_mut().expect("a frame was shown")
    }

    /// Shows frames until something is so.
    fn until(screen: &mut Screen, so: impl Fn(&App) -> bool) {
        let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while !so(app(screen)) {
            assert!(std::time::Instant::now() < end, "it never comes");
            screen.step();
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }

    /// Lets the folder of `file` answer no more until something is sent.
    fn hang(screen: &mut Screen, file: &Path) -> Sender<()> {
        let (answer, waits) = channel();
        app(screen).work.start(file, Errand::Other, move || {
            let _ = waits.recv();
            Report::Locked
        });
        answer
    }

    fn write(screen: &mut Screen, title: &str) {
        let open = app(screen).tabs.open_mut().expect("it is open");
        let place = crate::document::Place::of(crate::document::Field::Title);
        open.editor.edit(place, std::time::Duration::ZERO, |document| document.identity.title = title.to_owned());
    }

    #[test]
    fn a_save_that_hangs_says_so_and_one_elsewhere_is_done_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let (far, near) = (folder.path().join("far/岗位.ron"), folder.path().join("near.ron"));
        storage::make_folder(far.parent().expect("a folder")).expect("it is made");
        storage::save(&far, &PositionDescription::default()).expect("it saves");
        let mut screen = screen(&far, &near);
        let answer = hang(&mut screen, &far);
        write(&mut screen, "出纳");
        assert!(app(&mut screen).save());
        screen.run_steps(4);
        assert!(screen.query_by_label_contains("没有回应").is_none(), "not yet");
        // Three seconds, at four frames a second.
        screen.run_steps(9);
        screen.get_by_label_contains("秒没有回应，还没有写完；可以继续编辑");
        assert!(!app(&mut screen).unsaved(Pending::Quit).is_empty(), "it is still unsaved");
        screen.get_by_label("另存为…").click();
        until(&mut screen, |app| app.tabs.open().is_some_and(|open| open.path.as_ref() == Some(&near)));
        assert_eq!(storage::open(&near).expect("it is there").identity.title, "出纳");
        write(&mut screen, "会计");
        // The late save is no news of the document, which lies elsewhere now.
        answer.send(()).expect("it waits");
        until(&mut screen, |app| !app.is_busy());
        assert_eq!(app(&mut screen).tabs.open().expect("it is open").path, Some(near));
        assert!(!app(&mut screen).unsaved(Pending::Quit).is_empty(), "what came after is unsaved");
        assert!(screen.query_by_label_contains("没有回应").is_none());
    }

    #[test]
    fn a_save_asked_for_twice_while_it_waits_writes_what_is_newest_and_is_no_conflict() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("岗位.ron");
        storage::save(&file, &PositionDescription::default()).expect("it saves");
        let mut screen = screen(&file, &file);
        let answer = hang(&mut screen, &file);
        for title in ["出纳", "会计", "总账会计"] {
            write(&mut screen, title);
            assert!(app(&mut screen).save());
            screen.step();
        }
        answer.send(()).expect("it waits");
        until(&mut screen, |app| !app.is_busy());
        assert!(app(&mut screen).keeping.conflict.is_none());
        assert_eq!(storage::open(&file).expect("it is there").identity.title, "总账会计");
        assert!(app(&mut screen).unsaved(Pending::Quit).is_empty());
    }
    #[test]
    fn what_is_typed_while_a_save_waits_is_mine_when_the_file_turns_out_to_be_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("岗位.ron");
        storage::save(&file, &PositionDescription::default()).expect("it saves");
        let mut screen = screen(&file, &file);
        let answer = hang(&mut screen, &file);
        write(&mut screen, "出纳");
        assert!(app(&mut screen).save());
        screen.step();
        write(&mut screen, "总账会计");
        let mut theirs = PositionDescription::default();
        theirs.identity.title = "会计".into();
        storage::save(&file, &theirs).expect("it saves");
        answer.send(()).expect("it waits");
        until(&mut screen, |app| app.keeping.conflict.is_some());
        screen.run_steps(4);
        screen.get_by_label("全部用我的").click();
        until(&mut screen, |app| app.keeping.conflict.is_none() && !app.is_busy());
        assert_eq!(storage::open(&file).expect("it is there").identity.title, "总账会计");
    }

    #[test]
    fn a_name_changed_in_a_file_in_which_is_typed_meanwhile_leaves_the_typing_and_the_next_save_asks() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("岗位.ron");
        let mut renamed = PositionDescription::default();
        renamed.identity.department = "财务中心".into();
        storage::save(&file, &PositionDescription::default()).expect("it saves");
        let mut screen = screen(&file, &file);
        let change = Change {
            path: file.clone(),
            from: storage::read_text(&file).expect("it is there").into(),
            to: To::Document(Document::Description(Arc::new(renamed.clone()))),
        };
        let (answer, waits) = channel::<()>();
        app(&mut screen).work.aside(move || {
            let _ = waits.recv();
            Report::NamesChanged(0, apply(&[change], &Progress::new(1), None), Way::Forth)
        });
        write(&mut screen, "总账会计");
        answer.send(()).expect("it waits");
        until(&mut screen, |app| !app.is_busy());
        assert_eq!(storage::open(&file).expect("it is there"), renamed, "the name is changed");
        assert_eq!(app(&mut screen).document().expect("it is open").identity.title, "总账会计");
        assert!(app(&mut screen).save());
        until(&mut screen, |app| app.keeping.conflict.is_some());
        assert_eq!(storage::open(&file).expect("it is there"), renamed, "nothing is written unseen");
    }
}
