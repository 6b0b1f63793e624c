//! Tab goes through all there is, in reading order, and back.

use egui::{Key, Modifiers, Rect, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rolewright::app::Setup;
use rolewright::document::Section;
use rolewright::document::pack::{Department, Pack};
use rolewright::storage;

use crate::comfort::CONTROLS;
use crate::{LARGE, Screen, go, press, screen_of, setup, supervisor};

/// What has the focus: its name, its role and its place.
fn focused(screen: &Screen) -> Option<(String, Role, Rect)> {
    let node = screen.root().children_recursive().find(egui_kittest::Node::is_focused)?;
    let known = node.accesskit_node();
    Some((known.label().unwrap_or_default(), known.role(), node.rect()))
}

/// Where Tab goes, from the first control of the window until it comes there again.
fn walk(screen: &mut Screen, modifiers: Modifiers) -> Vec<(String, Role, Rect)> {
    let mut steps: Vec<(String, Role, Rect)> = Vec::new();
    for _ in 0..400 {
        press(screen, modifiers, Key::Tab);
        let here = focused(screen);
        let Some(here) = here else { continue };
        if steps
            .first()
            .is_some_and(|first| (&first.0, first.1) == (&here.0, here.1) && steps.len() > 1 && first.2 == here.2)
        {
            return steps;
        }
        steps.push(here);
    }
    panic!("the walk never comes round: {:?}", steps.iter().map(|step| &step.0).collect::<Vec<_>>());
}

#[test]
fn tab_goes_through_the_whole_window_in_reading_order_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("岗位.ron");
    storage::save(&file, &crate::common::full(1)).expect("it saves");
    // So high that all of the form is seen: where things are is where they are read.
    let size = Vec2::new(1456.0, 3200.0);
    let mut screen = screen_of(Setup { file: Some(file), ..setup() }, size);
    for section in Section::ALL {
        go(&mut screen, section);
        let steps = walk(&mut screen, Modifiers::NONE);
        let window = Rect::from_min_size(egui::Pos2::ZERO, size);
        for (name, role, rect) in &steps {
            assert!(
                !name.trim().is_empty() && (CONTROLS.contains(role) || *role == Role::Image),
                "{section:?}: {name:?} {role:?}"
            );
            assert!(window.expand(1.0).contains_rect(*rect), "{section:?}: {name} lies at {rect:?}");
        }
        // Every field is reached.
        let fields = screen
            .query_all_by(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::ComboBox));
        for field in fields {
            let name = field.accesskit_node().label().unwrap_or_default();
            assert!(steps.iter().any(|step| step.0 == name), "{section:?}: Tab never comes to {name}");
        }
        in_reading_order(section, &steps, size);
        let mut back = walk(&mut screen, Modifiers::SHIFT);
        back.reverse();
        let names = |steps: &[(String, Role, Rect)]| {
            let mut names: Vec<String> = steps.iter().map(|step| step.0.clone()).collect();
            names.sort();
            names
        };
        assert_eq!(names(&back), names(&steps), "{section:?}: the way back");
    }
}

/// Asserts that the walk goes from region to region of the window, and in the form down and from the left to the right.
#[track_caller]
fn in_reading_order(section: Section, steps: &[(String, Role, Rect)], size: Vec2) {
    // The bar at the top, the sections, the form, the pages, the bar at the foot.
    let region = |rect: &Rect| match rect.center() {
        at if at.y < 50.0 => 0,
        at if at.y > size.y - 36.0 => 4,
        at if at.x < 228.0 => 1,
        at if at.x < 988.0 => 2,
        _ => 3,
    };
    let mut steps: Vec<_> = steps.iter().filter(|(_, role, _)| *role != Role::Splitter).collect();
    let first = steps.iter().position(|step| step.0 == "文件").expect("the menus are the first");
    steps.rotate_left(first);
    for pair in steps.windows(2) {
        let [(before, _, a), (after, _, b)] = [pair[0], pair[1]];
        let about = format!("{section:?}: {before} at {a:?}, then {after} at {b:?}");
        assert!(region(a) <= region(b), "{about}");
        // 工作关系 has a column for each side, and a page stands below its own head and beside its foot.
        if region(a) == region(b) && region(a) < 3 && (section != Section::Relations || region(a) < 2) {
            let is_below = b.top() > a.top() + 14.0;
            assert!(is_below || b.top() > a.top() - 14.0 && b.left() > a.left(), "{about}");
        }
    }
}

/// Where Tab goes among the controls named `names`, in the order in which it comes to them.
fn among(screen: &mut Screen, names: &[&str]) -> Vec<String> {
    let steps = walk(screen, Modifiers::NONE).into_iter().map(|step| step.0);
    let mut found: Vec<String> = steps.filter(|name| names.contains(&name.as_str())).collect();
    let first = found.iter().position(|name| name == names[0]).expect("Tab comes to the first");
    found.rotate_left(first);
    found
}

#[test]
fn tab_goes_from_the_left_to_the_right_in_the_heads_of_a_folder_and_a_pack() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["甲", "乙"] {
        storage::save(&folder.path().join(format!("{name}.ron")), &supervisor()).expect("it saves");
    }
    let mut screen = screen_of(Setup { file: Some(folder.path().to_owned()), ..setup() }, LARGE);
    let head = ["在文件夹中新建", "统一改名…", "组成汇编…"];
    assert_eq!(among(&mut screen, &head), head);
    let filters = ["搜索", "按部门筛选", "按状态筛选", "全部", "只看有问题的"];
    assert_eq!(among(&mut screen, &filters), filters);
    let file = folder.path().join("pack.ron");
    let pack =
        Pack { departments: vec![Department { name: "客户部".into(), ..Department::default() }], ..Pack::default() };
    storage::pack::save(&file, &pack).expect("it saves");
    let mut screen = screen_of(Setup { file: Some(file), ..setup() }, LARGE);
    let head = ["添加部门", "添加岗位…"];
    assert_eq!(among(&mut screen, &head)[..2], head);
    let head = ["部门名称 1", "编辑部门职责 1", "折叠部门 1"];
    assert_eq!(among(&mut screen, &head), head);
}
