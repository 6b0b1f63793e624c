//! What is never lost: drafts, versions, and what others wrote into the same file.

use std::path::{Path, PathBuf};

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use rolewright::app::Setup;
use rolewright::document::PositionDescription;
use rolewright::document::pack::{Department, Pack};
use rolewright::lang::Lang;
use rolewright::storage::lock::Holder;
use rolewright::storage::recovery::Recovery;
use rolewright::storage::settings::Settings;
use rolewright::storage::{self, ron};

use crate::{
    Answers, CTRL, LARGE, Screen, app, click, document, focus, press, screen_of, settle, setup, supervisor, type_into,
};

/// A window that keeps drafts, versions and settings in `folder`, with `file` open.
fn window(folder: &Path, file: Option<PathBuf>) -> Screen {
    let recovery = Recovery::begin(&folder.join("state/recovery")).expect("it begins");
    let settings_path = Some(folder.join("state/settings.ron"));
    screen_of(Setup { settings_path, recovery: Some(recovery), file, ..setup() }, LARGE)
}

fn file_in(folder: &Path) -> PathBuf {
    let file = folder.join("岗位.ron");
    storage::save(&file, &supervisor()).expect("it saves");
    file
}

/// Ends a window as a power cut does: nothing is cleaned up.
fn cut(screen: Screen) {
    drop(screen);
}

fn drafts(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder.join("state/recovery")).expect("it is there");
    entries.filter(|entry| entry.as_ref().expect("an entry").path().extension().is_some_and(|e| e == "ron")).count()
}

#[test]
fn what_was_not_saved_is_offered_at_the_next_start_and_can_be_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut screen = window(folder.path(), Some(file.clone()));
    type_into(&mut screen, "岗位编号", "CC-01");
    type_into(&mut screen, "工作地点", "总部");
    // Two seconds after the last keystroke.
    for _ in 0..120 {
        screen.step();
    }
    settle(&mut screen);
    cut(screen);
    let mut screen = window(folder.path(), None);
    screen.get_by_label("客户服务主任");
    screen.get_by_label_contains("2 处：岗位编号、工作地点");
    click(&mut screen, "恢复");
    assert_eq!((&*document(&screen).identity.code, &*document(&screen).identity.location), ("CC-01", "总部"));
    assert_eq!(storage::open(&file), Ok(supervisor()), "the file is as it was");
    assert_eq!(drafts(folder.path()), 1, "the draft is of this run now");
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen), &supervisor());
    press(&mut screen, CTRL.plus(egui::Modifiers::SHIFT), Key::Z);
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert_eq!(storage::open(&file).expect("it opens").identity.code, "CC-01");
    settle(&mut screen);
    assert_eq!(drafts(folder.path()), 0, "what is saved needs no draft");
}

#[test]
fn what_the_file_holds_already_is_not_offered_and_its_draft_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut screen = window(folder.path(), Some(file.clone()));
    type_into(&mut screen, "岗位编号", "CC-01");
    settle(&mut screen);
    let typed = document(&screen).clone();
    cut(screen);
    assert_eq!(drafts(folder.path()), 1);
    storage::save(&file, &typed).expect("it saves");
    let screen = window(folder.path(), None);
    assert!(screen.query_by_label("上次没有保存的内容").is_none());
    assert_eq!(drafts(folder.path()), 0);
}

#[test]
fn a_draft_of_what_never_was_a_file_is_offered_and_can_be_given_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), None);
    click(&mut screen, "空白");
    type_into(&mut screen, "岗位名称", "出纳");
    settle(&mut screen);
    cut(screen);
    let mut screen = window(folder.path(), None);
    screen.get_by_label_contains("还没有存为文件");
    click(&mut screen, "丢弃");
    assert_eq!(drafts(folder.path()), 0);
    assert!(screen.query_by_label_contains("还没有存为文件").is_none());
}

#[test]
fn a_running_program_keeps_its_drafts_to_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut first = window(folder.path(), Some(file));
    type_into(&mut first, "岗位编号", "CC-01");
    settle(&mut first);
    let second = window(folder.path(), None);
    assert!(second.query_by_label("上次没有保存的内容").is_none());
    assert_eq!(drafts(folder.path()), 1);
}

#[test]
fn changes_that_were_given_up_leave_no_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut screen = window(folder.path(), Some(file));
    type_into(&mut screen, "岗位编号", "CC-01");
    settle(&mut screen);
    assert_eq!(drafts(folder.path()), 1);
    press(&mut screen, CTRL, Key::W);
    click(&mut screen, "不保存");
    settle(&mut screen);
    assert_eq!(drafts(folder.path()), 0);
}

#[test]
fn after_a_panic_the_start_page_says_so_and_offers_what_was_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let again = |settings: Settings| {
        let recovery = Some(Recovery::begin(&folder.path().join("state/recovery")).expect("it begins"));
        let stopped = Some("on purpose\n (main.rs:1)".into());
        screen_of(Setup { settings, recovery, stopped, ..setup() }, LARGE)
    };
    // Nothing was unsaved; what was open is open again, but behind the page that says what happened.
    let tabs = Settings { tabs: vec![file.clone()], front: Some(file.clone()), ..setup().settings };
    let mut screen = again(tabs.clone());
    screen.get_by_label_contains("已重新打开；没有找到未保存的改动");
    screen.get_by_label_contains("on purpose  (main.rs:1)");
    screen.get_by_role_and_label(Role::Button, "关闭 客户服务主任");
    click(&mut screen, "关闭提示");
    assert!(screen.query_by_label_contains("已重新打开").is_none());
    drop(screen);
    let mut first = window(folder.path(), Some(file));
    type_into(&mut first, "岗位编号", "CC-01");
    settle(&mut first);
    cut(first);
    let mut screen = again(tabs);
    screen.get_by_label_contains("未保存的改动都在");
    click(&mut screen, "恢复");
    assert_eq!(document(&screen).identity.code, "CC-01");
}

#[test]
fn a_panic_writes_what_was_only_noted() {
    use rolewright::storage::recovery::{Document, Draft};
    let folder = tempfile::tempdir().expect("a folder");
    let recovery = Recovery::begin(folder.path()).expect("it begins");
    let at = jiff::civil::date(2026, 7, 1).at(12, 5, 0, 0);
    let document = Document::Description(supervisor().into());
    recovery.note(Draft { serial: 1, path: None, at, document, base: None });
    assert_eq!(recovery.keep_all(), 1);
    drop(recovery);
    let left = Recovery::begin(folder.path()).expect("it begins").left();
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].at, left[0].path.clone()), (at, None));
}

#[test]
fn saved_versions_can_be_looked_at_and_brought_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut screen = window(folder.path(), Some(file.clone()));
    type_into(&mut screen, "岗位编号", "CC-01");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    click(&mut screen, "文件");
    click(&mut screen, "历史版本…");
    screen.get_by_label_contains("保存前文件里的内容");
    screen.get_by_label("与现在相同");
    screen.get_by_label_contains("与现在不同 1 处：岗位编号");
    // The list has the newest first: the second is what the file held before.
    screen.get_all_by_role_and_label(Role::Button, "查看").nth(1).expect("it is there").click();
    settle(&mut screen);
    screen.get_by_label_contains("正在查看 2026-07-01 12:05 的版本");
    let field = screen.get_by_role_and_label(Role::TextInput, "岗位编号");
    assert!(field.accesskit_node().is_disabled(), "a version is read only");
    assert_eq!(document(&screen).identity.code, "CC-01", "the document is still there");
    press(&mut screen, egui::Modifiers::NONE, Key::Escape);
    settle(&mut screen);
    assert!(screen.query_by_label_contains("正在查看").is_none(), "Escape leads back to the present");
    click(&mut screen, "文件");
    click(&mut screen, "历史版本…");
    screen.get_all_by_role_and_label(Role::Button, "查看").nth(1).expect("it is there").click();
    settle(&mut screen);
    click(&mut screen, "恢复这一版");
    assert_eq!(document(&screen), &supervisor());
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.code, "CC-01");
}

#[test]
fn a_window_for_review_leaves_alone_what_the_other_remembers() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, kept) = (file_in(folder.path()), folder.path().join("settings.ron"));
    let mut screen =
        screen_of(Setup { file: Some(file), review: true, settings_path: Some(kept.clone()), ..setup() }, crate::LARGE);
    press(&mut screen, CTRL, Key::Equals);
    settle(&mut screen);
    eframe::App::on_exit(screen.state_mut().app.as_mut().expect("it runs"), None);
    settle(&mut screen);
    assert!(!kept.exists(), "neither its tab nor anything else is remembered");
}

#[test]
fn ten_versions_are_kept() {
    use rolewright::storage::versions::{MOST, Origin, keep, list};
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let kept = folder.path().join("versions");
    let at = jiff::civil::date(2026, 7, 1).at(12, 5, 0, 0);
    for nth in 0..14 {
        keep(&kept, &file, &format!("(notes: \"{nth}\")"), at, Origin::Saved).expect("it is kept");
        keep(&kept, &file, &format!("(notes: \"{nth}\")"), at, Origin::Found).expect("the same again is no version");
    }
    let versions = list(&kept, &file);
    assert_eq!(versions.len(), MOST);
    assert_eq!((&*versions[0].text, &*versions[9].text), ("(notes: \"13\")", "(notes: \"4\")"));
    assert_eq!(list(&kept, &folder.path().join("andere.ron")), []);
}

/// A window in which the code was changed while somebody else changed the file.
fn contested(folder: &Path, theirs: impl FnOnce(&mut PositionDescription)) -> (Screen, PathBuf) {
    let file = file_in(folder);
    let mut screen = window(folder, Some(file.clone()));
    type_into(&mut screen, "岗位编号", "CC-01");
    let mut other = supervisor();
    theirs(&mut other);
    storage::save(&file, &other).expect("somebody else saves");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    (screen, file)
}

#[test]
fn what_somebody_else_saved_is_merged_by_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut screen, file) = contested(folder.path(), |other| {
        other.identity.location = "二楼".into();
        other.duties[0].tasks.push("回访".into());
    });
    screen.get_by_label_contains("已被别人改过");
    assert_eq!(storage::open(&file).expect("it opens").identity.code, "", "nothing is saved unseen");
    click(&mut screen, "按所选合并并保存");
    let saved = storage::open(&file).expect("it opens");
    assert_eq!((&*saved.identity.code, &*saved.identity.location), ("CC-01", "二楼"));
    assert_eq!(saved.duties[0].tasks.len(), 3);
    press(&mut screen, CTRL, Key::Z);
    assert_eq!(document(&screen).identity.location, "", "the merge is a step that can be taken back");
}

#[test]
fn what_both_changed_is_chosen_and_the_other_stays_among_the_versions() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut screen, file) = contested(folder.path(), |other| other.identity.code = "XX-9".into());
    screen.get_by_label("两人都改过");
    click(&mut screen, "取消");
    assert_eq!(storage::open(&file).expect("it opens").identity.code, "XX-9");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    click(&mut screen, "全部用我的");
    assert_eq!(storage::open(&file).expect("it opens").identity.code, "CC-01");
    click(&mut screen, "文件");
    click(&mut screen, "历史版本…");
    screen.get_by_label_contains("保存前文件里的内容");
}

#[test]
fn theirs_can_be_taken_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut screen, file) = contested(folder.path(), |other| other.purpose = "为了客户".into());
    click(&mut screen, "全部用对方的");
    assert_eq!((&*document(&screen).identity.code, &*document(&screen).purpose), ("", "为了客户"));
    assert_eq!(storage::open(&file).as_ref(), Ok(document(&screen)));
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_not_saved_over_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut screen = window(folder.path(), Some(file.clone()));
    type_into(&mut screen, "岗位编号", "CC-01");
    std::fs::write(&file, "坏了").expect("it is written");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    screen.get_by_label_contains("读不出来");
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), "坏了");
    click(&mut screen, "全部用我的");
    assert_eq!(storage::open(&file).expect("it opens").identity.code, "CC-01");
}

#[test]
fn a_pack_that_somebody_else_saved_is_merged_by_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pack.ron");
    let department = |name: &str| Department { name: name.into(), ..Department::default() };
    let before = Pack {
        title: "汇编".into(),
        departments: ["客服部", "仓储部", "财务部"].map(department).into(),
        ..Pack::default()
    };
    storage::pack::save(&file, &before).expect("it saves");
    let mut screen = window(folder.path(), Some(file.clone()));
    type_into(&mut screen, "标题", "册");
    let mut other = before.clone();
    other.client = "澄川贸易".into();
    other.departments[2].intro = "管账".into();
    storage::pack::save(&file, &other).expect("somebody else saves");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    screen.get_by_label_contains("已被别人改过");
    assert_eq!(storage::pack::open(&file).as_ref(), Ok(&other), "nothing is saved unseen");
    click(&mut screen, "按所选合并并保存");
    let saved = storage::pack::open(&file).expect("it opens");
    assert!(saved.title != other.title && saved.title.contains('册'), "{}", saved.title);
    assert_eq!((&saved.client, &saved.departments), (&other.client, &other.departments));
}

#[test]
fn a_pack_of_a_newer_format_is_shown_as_far_as_it_is_known_and_never_saved_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pack.ron");
    let text = "(format: 2, title: \"汇编\", style: (layout: weighted, seal: \"章.png\", without: [cover]), departments: [(name: \"客服部\", members: [], lead: (post: \"主任\"))], edition: third)";
    std::fs::write(&file, text).expect("it is written");
    let mut screen = window(folder.path(), Some(file.clone()));
    screen.get_by_label_contains("由更新的版本写成");
    let known = "(title: \"汇编\", style: (layout: weighted, without: [cover]), departments: [(name: \"客服部\")])";
    assert_eq!(app(&screen).pack(), Some(&ron::read_pack(known).expect("it is legal")));
    assert!(screen.query_by_role_and_label(Role::Button, "开始编辑").is_none());
    press(&mut screen, CTRL, Key::S);
    press(&mut screen, CTRL.plus(egui::Modifiers::SHIFT), Key::S);
    settle(&mut screen);
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), text);
}

fn person(name: &str, process: u32) -> Holder {
    Holder { name: name.into(), host: format!("{name}-PC"), process, ..Holder::default() }
}

#[test]
fn a_lock_says_who_has_a_file_open_and_goes_with_the_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let lock = folder.path().join(".~岗位.ron.lock");
    let with = |me: Holder| {
        let settings = Settings { author: me.name.clone(), ..Settings::default() };
        screen_of(Setup { file: Some(file.clone()), me: Some(me), settings, ..setup() }, LARGE)
    };
    let mut first = with(person("方砚", 1));
    assert!(lock.exists());
    let mut second = with(person("沈禾", 2));
    second.get_by_label_contains("方砚 (方砚-PC) 自 2026-07-01 12:05 起打开着这个文件");
    assert!(second.get_by_role_and_label(Role::TextInput, "岗位编号").accesskit_node().is_disabled());
    press(&mut first, CTRL, Key::W);
    settle(&mut first);
    assert!(!lock.exists());
    click(&mut second, "仍要编辑");
    assert!(lock.exists(), "who edits says so");
    type_into(&mut second, "岗位编号", "CC-01");
    assert_eq!(document(&second).identity.code, "CC-01");
}

#[test]
fn a_stale_lock_is_taken_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    for (text, host) in [
        // Not renewed for a day; written by a program of this machine that is gone; no lock at all.
        ("(name:\"甲\",host:\"远\",process:1,since:\"2026-06-30T12:05:00\",seen:\"2026-06-30T12:05:00\")", "近"),
        (
            "(name:\"甲\",host:\"近\",process:4294967294,since:\"2026-07-01T12:05:00\",seen:\"2026-07-01T12:05:00\")",
            "近",
        ),
        ("???", "近"),
    ] {
        let lock = folder.path().join(".~岗位.ron.lock");
        std::fs::write(&lock, text).expect("it is written");
        let me = Holder { name: "乙".into(), host: host.into(), process: 7, ..Holder::default() };
        let screen = screen_of(Setup { file: Some(file.clone()), me: Some(me), ..setup() }, LARGE);
        assert!(screen.query_by_label_contains("起打开着这个文件").is_none(), "{text}");
        assert!(std::fs::read_to_string(&lock).expect("it is there").contains("方砚"), "{text}");
    }
}

#[test]
fn a_review_changes_nothing_until_the_person_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut screen = screen_of(Setup { file: Some(file.clone()), review: true, ..setup() }, LARGE);
    screen.get_by_label_contains("正在审阅");
    focus(&mut screen, "岗位编号");
    screen.get_by_role_and_label(Role::TextInput, "岗位编号").type_text("CC-01");
    screen.run();
    assert_eq!(document(&screen), &supervisor());
    click(&mut screen, "开始编辑");
    type_into(&mut screen, "岗位编号", "CC-01");
    assert_eq!(document(&screen).identity.code, "CC-01");
}

#[test]
fn a_read_only_file_opens_for_review_and_can_be_saved_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file_in(folder.path());
    let mut permissions = std::fs::metadata(&file).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).expect("it is ours");
    let other = folder.path().join("另存.ron");
    let answers = Answers { files: vec![other.clone()], ..Answers::default() };
    let mut screen = screen_of(Setup { file: Some(file), dialogs: Box::new(answers), ..setup() }, LARGE);
    screen.get_by_label_contains("文件是只读的");
    click(&mut screen, "开始编辑");
    type_into(&mut screen, "岗位编号", "CC-01");
    press(&mut screen, CTRL, Key::S);
    settle(&mut screen);
    assert!(app(&screen).document().is_some(), "it is still open");
    press(&mut screen, CTRL.plus(egui::Modifiers::SHIFT), Key::S);
    settle(&mut screen);
    assert_eq!(storage::open(&other).expect("it opens").identity.code, "CC-01");
}

#[test]
fn a_file_of_a_newer_format_is_shown_as_far_as_it_is_known_and_never_saved_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("新.ron");
    let text = "(format: 2, status: in_review, identity: (title: \"出纳\", shift: \"夜班\"), relations: (internal: [(party: \"仓储部\", nature: cooperates, since: 3)]), future: [(a: b)])";
    std::fs::write(&file, text).expect("it is written");
    let answers = Answers { files: vec![folder.path().join("另.ron")], ..Answers::default() };
    let mut screen = screen_of(Setup { file: Some(file.clone()), dialogs: Box::new(answers), ..setup() }, LARGE);
    screen.get_by_label_contains("由更新的版本写成");
    let known = "(status: in_review, identity: (title: \"出纳\"), relations: (internal: [(party: \"仓储部\", nature: cooperates)]))";
    assert_eq!(document(&screen), &ron::read(known).expect("it is legal"));
    assert!(screen.query_by_role_and_label(Role::Button, "开始编辑").is_none());
    press(&mut screen, CTRL, Key::S);
    press(&mut screen, CTRL.plus(egui::Modifiers::SHIFT), Key::S);
    settle(&mut screen);
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), text);
    assert!(!folder.path().join("另.ron").exists(), "a copy would lose what is not known");
    assert!(storage::open(&file).expect_err("strictly read it is newer").line(Lang::En).contains("newer version"));
}
