//! Which commands can be given as things stand.

use super::command::Command;
use super::form::shares::are_by_weight;
use super::tab::Tab;
use super::{App, panel};

impl App {
    /// Tells whether a command can be given as things stand.
    pub(super) fn offers(&mut self, command: Command, ctx: &egui::Context) -> bool {
        let front = self.tabs.front();
        let (folder, document) = (self.tabs.folder().is_some(), front.is_some_and(|tab| tab.document().is_some()));
        let steps = front.map_or((false, false), Tab::steps);
        match command {
            Command::Save
            | Command::SaveAs
            | Command::NextSection
            | Command::PreviousSection
            | Command::Versions
            | Command::Compare
            | Command::ExportOpen
            | Command::Print
            | Command::Review => document,
            Command::ExportPdf | Command::TogglePreview | Command::ToggleProblems => front.is_some(),
            Command::NewHere | Command::Gather | Command::GatherInto(_) | Command::Rename => folder,
            Command::ZoomIn | Command::ZoomOut | Command::FitWidth => {
                front.is_some() && panel::preview_shows(self, ctx) && !self.front_preview().thumbnails
            }
            Command::Cut | Command::Copy | Command::Paste | Command::SelectAll | Command::RowMenu => {
                self.field_takes(command)
            }
            Command::ExportAgain => self.exported_to().is_some(),
            Command::Follow => self.tabs.open().is_some() && panel::preview_shows(self, ctx),
            Command::SortDuties => self.tabs.open().is_some_and(|open| {
                open.look.is_none() && !open.editor.is_protected() && !are_by_weight(&open.editor.document().duties)
            }),
            Command::Undo => steps.0,
            Command::Redo => steps.1,
            Command::Find => folder || self.tabs.open().is_some(),
            Command::Go(_) => self.tabs.open().is_some(),
            Command::Mark(status) => self.tabs.open().is_some_and(|open| {
                open.look.is_none() && !open.editor.is_protected() && open.editor.document().status != status
            }),
            Command::Revise => self.tabs.open().is_some_and(|open| !open.editor.is_protected() && open.look.is_none()),
            Command::NextFinding | Command::PreviousFinding => match self.tabs.front_mut() {
                Some(Tab::Pack(pack)) => !pack.problems().is_empty(),
                Some(Tab::Description(open)) => !open.editor.findings().is_empty(),
                Some(Tab::Folder(_)) | None => false,
            },
            Command::Close => self.tabs.len() > 0,
            Command::NextTab | Command::PreviousTab => self.tabs.len() > usize::from(front.is_some()),
            Command::Reopen => self.tabs.has_closed(),
            Command::AddDepartment | Command::AddMembers(_) | Command::OpenMember(..) | Command::LocateMember(..) => {
                self.tabs.pack().is_some()
            }
            Command::StopExport => match front {
                Some(Tab::Pack(pack)) => pack.export.is_some(),
                Some(Tab::Folder(folder)) => folder.is_at_work(),
                _ => false,
            },
            Command::New
            | Command::NewPack
            | Command::Open
            | Command::OpenFolder
            | Command::Quit
            | Command::Settings
            | Command::Keys
            | Command::About
            | Command::Palette
            | Command::ScaleUp
            | Command::ScaleDown
            | Command::ScaleReset
            | Command::Show(_)
            | Command::CloseTab(_)
            | Command::Speak(_)
            | Command::Label(_)
            | Command::Paint(_) => true,
        }
    }
}
