//! How the open documents are printed: a description that an open pack lists, in the style of that pack.

use std::path::Path;

use super::App;
use super::open::Open;
use super::pack::OpenPack;
use super::tab::Tab;
use crate::layout::{Form, Options};

impl App {
    /// The open pack that lists `file`.
    fn pack_of(&self, file: &Path) -> Option<&OpenPack> {
        self.tabs.packs().find(|pack| pack.lists(file))
    }

    /// How an open description is printed.
    pub(super) fn options_of(&self, open: &Open) -> Options {
        match &open.path {
            Some(path) => self.options_for(path, open.printed),
            None => Options::new(self.preview.form, self.settings.labels),
        }
    }

    /// How the description at `path` is printed: in `form` if one was chosen for it.
    pub(super) fn options_for(&self, path: &Path, form: Option<Form>) -> Options {
        let Some(pack) = self.pack_of(path) else { return Options::new(self.preview.form, self.settings.labels) };
        let mut options = pack.options();
        options.style.layout = form.unwrap_or(options.style.layout);
        options
    }

    /// The printed form of what shows.
    pub(super) fn form(&self) -> Form {
        match self.tabs.front() {
            Some(Tab::Pack(pack)) => pack.editor.document().style.layout,
            Some(Tab::Description(open)) => self.options_of(open).style.layout,
            Some(Tab::Folder(_)) | None => self.preview.form,
        }
    }

    /// Prints the description that shows in `form`: it alone where a pack says otherwise, else whatever has no pack.
    pub(super) fn set_form(&mut self, form: Form) {
        let listed =
            self.tabs.open().and_then(|open| open.path.as_deref()).is_some_and(|path| self.pack_of(path).is_some());
        match self.tabs.open_mut() {
            Some(open) if listed => open.printed = Some(form),
            _ => self.preview.form = form,
        }
    }

    /// Has a pack bound while no page of it shows: its rows say what stands in the members, and the logo that its
    /// members are printed with is read so.
    pub(super) fn bind_unseen(&mut self, preview: bool) {
        let file = self.tabs.open().and_then(|open| open.path.clone());
        let front = self.tabs.shown();
        let wanted = |pack: &&mut OpenPack| match &file {
            Some(file) => pack.preview.files.is_none() && pack.lists(file),
            None => !preview && Some(pack.serial) == front,
        };
        self.tabs.packs_mut().filter(wanted).for_each(OpenPack::bind_unseen);
    }
}
