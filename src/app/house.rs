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
        let form = self.chosen_form(open);
        match &open.path {
            Some(path) => self.options_for(path, form),
            None => Options::new(form.unwrap_or(self.preview.form), self.settings.labels),
        }
    }

    /// The printed form that was chosen for an open description.
    pub(super) fn chosen_form(&self, open: &Open) -> Option<Form> {
        open.path.as_deref().map_or(open.printed, |path| self.settings.form_of(path))
    }

    /// How the description at `path` is printed: in `form` if one was chosen for it.
    pub(super) fn options_for(&self, path: &Path, form: Option<Form>) -> Options {
        let Some(pack) = self.pack_of(path) else {
            return Options::new(form.unwrap_or(self.preview.form), self.settings.labels);
        };
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

    /// Prints the description that shows in `form`, now and the next time; beside a folder, all for which none was chosen.
    pub(super) fn set_form(&mut self, form: Form) {
        let path = self.tabs.open().and_then(|open| open.path.clone());
        let usual = path.as_deref().map_or(self.preview.form, |path| self.options_for(path, None).style.layout);
        let chosen = (form != usual).then_some(form);
        match (self.tabs.open_mut(), path) {
            (None, _) => self.preview.form = form,
            (Some(open), None) => open.printed = chosen,
            (Some(_), Some(path)) => {
                self.settings.choose_form(&path, chosen);
                self.keep_settings();
            }
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
