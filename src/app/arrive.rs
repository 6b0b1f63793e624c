//! What was read becomes a tab.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::folder::Folder;
use super::keeping::Guard;
use super::open::Open;
use super::pack::OpenPack;
use super::tab::Tab;
use super::toast::Toast;
use super::widget::text::set_caret;
use super::{form, time_of};
use crate::document::{Field, Place, PositionDescription, Section};
use crate::lang::{Lang, one_line};
use crate::storage::Content;
use crate::storage::lock::Holder;
use crate::storage::shared::Opened;

impl App {
    /// Shows a folder, which is read from now on.
    pub(super) fn opened_folder(&mut self, path: &Path, again: bool, ctx: &egui::Context) {
        if self.tabs.with_path(path).is_none() {
            let serial = self.tabs.next_serial();
            let mut folder = Folder::new(path.to_owned(), serial);
            if let Some(file) = self.tabs.front().and_then(Tab::path).filter(|file| !again && folder.holds(file)) {
                folder.point(file);
            }
            self.add(Tab::Folder(Box::new(folder)), path, again, ctx);
        }
    }

    /// Adds a tab for what was read. What was open last time comes to the front only if it was in front then.
    fn add(&mut self, tab: Tab, path: &Path, again: bool, ctx: &egui::Context) {
        if !again {
            if !self.tabs.packs().any(|pack| pack.lists(path)) {
                self.remember(path, tab.pack_name());
            }
            return self.show(tab, None, ctx);
        }
        let (serial, shows) = (tab.serial(), self.settings.front.as_deref() == Some(path));
        // Folders answer in any order: each file takes the place that it had.
        let place = |path: Option<&Path>| self.settings.tabs.iter().position(|tab| Some(tab.as_path()) == path);
        let to = place(Some(path)).and_then(|own| self.tabs.iter().position(|tab| place(tab.path()) > Some(own)));
        self.tabs.push(tab);
        if let Some(to) = to {
            self.tabs.move_to(serial, to);
        }
        // Whoever has something to read or to restore, or went on already, stays there.
        let keeping = &self.keeping;
        if shows && self.tabs.shown().is_none() && keeping.left.is_empty() && keeping.stopped.is_none() {
            self.bring(Some(serial), ctx);
        }
    }

    /// Begins a description that shall be saved to `path`, or shows it when it was begun already.
    pub(super) fn begins(&mut self, path: PathBuf, ctx: &egui::Context) {
        let is = |tab: &&Tab| matches!(tab, Tab::Description(open) if open.file() == Some(&path));
        let begun = self.tabs.iter().find(is).map(Tab::serial);
        if let Some(serial) = begun {
            return self.bring(Some(serial), ctx);
        }
        self.start_with(PositionDescription::default(), ctx);
        let Some(open) = self.tabs.open_mut() else { return };
        let serial = open.serial;
        open.meant = Some(path.clone());
        if let Some(title) = title_of(&path) {
            // Nothing is lost with it, but it can be taken back.
            let place = Place::of(Field::Title);
            set_caret(ctx, form::id_of(place), title.chars().count());
            open.editor.edit(place, time_of(ctx), |document| document.identity.title = title);
            let document = Arc::clone(open.editor.document());
            open.mark_saved(document);
        }
        let place = path.display();
        self.toasts.push(Toast::done(match self.settings.lang {
            Lang::Zh => format!("新的岗位说明书，保存到 {place}"),
            Lang::En => format!("A new description, to be saved to {place}"),
        }));
        self.read_rules(path, serial);
    }

    /// Opens a file that was read.
    pub(super) fn opened(
        &mut self,
        path: PathBuf,
        again: bool,
        opened: Opened,
        held: Option<Holder>,
        ctx: &egui::Context,
    ) {
        if let Some(serial) = self.tabs.with_path(&path) {
            if !again {
                self.bring(Some(serial), ctx);
            }
            return;
        }
        let serial = self.tabs.next_serial();
        let asked = self.keeping.review.take_if(|review| *review == path).is_some();
        let guard = Guard::new(&opened, held, asked);
        let review = guard.review.clone();
        let mut tab = match opened.content {
            Content::Pack(pack) => Tab::Pack(Box::new(OpenPack::new(*pack, path.clone(), serial, ctx))),
            Content::Description(document) => {
                Tab::Description(Box::new(Open::new(*document, Some(path.clone()), serial)))
            }
        };
        *tab.guard_mut() = guard;
        tab.review(review);
        self.add(tab, &path, again, ctx);
        if !again {
            self.begin_at_the_top(serial);
            self.go_to_given();
        }
        self.read_rules(path, serial);
    }
}

impl App {
    /// Gives the first field of a description that was opened the focus, as whoever opens one to write expects.
    fn begin_at_the_top(&mut self, serial: u64) {
        if let Some(open) = self.tabs.open_mut().filter(|open| open.serial == serial && !open.editor.is_protected()) {
            let document = Arc::clone(open.editor.document());
            open.form.enter(Section::Identity, &document);
        }
    }
}

/// The title that a file is named after: nothing where its name is none, as that of a new file or a code.
fn title_of(path: &Path) -> Option<String> {
    const NONE: [&str; 9] =
        ["未命名", "无标题", "新建", "新建文件", "新文件", "新建文本文档", "untitled", "new", "new file"];
    let name = path.file_stem()?.to_string_lossy().replace("岗位说明书", "");
    let name = name.trim_matches(|c: char| c.is_whitespace() || "-_—·（）()【】".contains(c));
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_lowercase();
    let is_code = name.is_ascii() && name.contains(|c: char| c.is_ascii_digit());
    (!bare.is_empty() && !is_code && !NONE.contains(&&*bare)).then(|| one_line(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_that_of_the_file_unless_that_has_none() {
        let title = |name: &str| title_of(Path::new(name));
        for (name, wanted) in [
            ("招聘主管.ron", "招聘主管"),
            ("/人事/招聘主管-岗位说明书.ron", "招聘主管"),
            ("岗位说明书（招聘主管）.ron", "招聘主管"),
            ("Recruiting lead.ron", "Recruiting lead"),
        ] {
            assert_eq!(title(name).as_deref(), Some(wanted));
        }
        for name in ["未命名.ron", "新建 2.ron", "岗位说明书.ron", "XKC-01-001.ron", "2026.ron", "Untitled.ron"]
        {
            assert_eq!(title(name), None, "{name}");
        }
    }
}
