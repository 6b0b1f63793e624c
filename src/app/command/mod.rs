//! Everything a person can tell the window to do: from one entry follow the menu, the tooltip and the shortcut.
//!
//! To add a command, add a variant and its arms here and in `label.rs`, what it does in `act.rs`, and when in
//! `offer.rs`.

mod label;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::widget::mark::said;
use crate::document::{Choice as _, Labels, Section, Status};
use crate::lang::Lang;
use crate::storage::settings::Theme;

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    New,
    NewPack,
    Open,
    OpenFolder,
    Save,
    SaveAs,
    ExportPdf,
    ExportOpen,
    Print,
    Close,
    Quit,
    Undo,
    Redo,
    Find,
    Palette,
    NextFinding,
    PreviousFinding,
    ToggleProblems,
    NextSection,
    PreviousSection,
    Versions,
    /// Compares the document with another.
    Compare,
    /// Begins a new version of an approved description.
    Revise,
    /// Gives the description a status.
    Mark(Status),
    Review,
    Settings,
    TogglePreview,
    ZoomIn,
    ZoomOut,
    FitWidth,
    ScaleUp,
    ScaleDown,
    ScaleReset,
    Go(Section),
    Speak(Lang),
    Label(Labels),
    Paint(Theme),
    NextTab,
    PreviousTab,
    /// Opens the file that was closed last.
    Reopen,
    /// Shows the document of this number.
    Show(u64),
    /// Closes the document of this number.
    CloseTab(u64),
    AddDepartment,
    /// Adds descriptions to a department of the pack, or to the one that was worked on last.
    AddMembers(Option<usize>),
    /// Opens the description of a department in a row.
    OpenMember(usize, usize),
    /// Names another file for the member of a department in a row.
    LocateMember(usize, usize),
    StopExport,
    /// Begins a description in the folder.
    NewHere,
    /// Makes a pack of descriptions of the folder.
    Gather,
    /// Adds them to the open pack of this number.
    GatherInto(u64),
    /// Changes a name in all files of the folder.
    Rename,
    /// What follows is done in the field that has the focus.
    Cut,
    Copy,
    Paste,
    SelectAll,
    /// Opens the menu of the duty or the task that is written in.
    RowMenu,
    /// Puts the duties in the order of their weights.
    SortDuties,
    /// Exports to where the document that shows was exported last.
    ExportAgain,
    /// Keeps the printed place of the field in focus in view, or no longer.
    Follow,
    /// Shows all keys.
    Keys,
    About,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
/// The key of this name, also where commands have another.
const CONTROL: Modifiers = Modifiers::CTRL;

/// The sections that a digit reaches.
const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

impl Command {
    /// Every command but those about a row that is pointed at, or about what is written in a field.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let single = [
            Self::New,
            Self::NewPack,
            Self::Open,
            Self::OpenFolder,
            Self::NewHere,
            Self::Gather,
            Self::Rename,
            Self::Save,
            Self::SaveAs,
            Self::ExportPdf,
            Self::ExportOpen,
            Self::ExportAgain,
            Self::Print,
            Self::Close,
            Self::Quit,
            Self::Undo,
            Self::Redo,
            Self::Find,
            Self::Palette,
            Self::NextFinding,
            Self::PreviousFinding,
            Self::ToggleProblems,
            Self::NextSection,
            Self::PreviousSection,
            Self::Versions,
            Self::Compare,
            Self::Revise,
            Self::Review,
            Self::Settings,
            Self::TogglePreview,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::FitWidth,
            Self::Follow,
            Self::ScaleUp,
            Self::ScaleDown,
            Self::ScaleReset,
            Self::SortDuties,
            Self::NextTab,
            Self::PreviousTab,
            Self::Reopen,
            Self::AddDepartment,
            Self::AddMembers(None),
            Self::StopExport,
            Self::Keys,
            Self::About,
        ];
        let themes = [Theme::System, Theme::Light, Theme::Dark].map(Self::Paint);
        let langs = [Lang::Zh, Lang::En].map(Self::Speak);
        let labels = Labels::ALL.iter().copied().map(Self::Label);
        let statuses = Status::ALL.iter().copied().map(Self::Mark);
        single.into_iter().chain(Section::ALL.map(Self::Go)).chain(statuses).chain(langs).chain(labels).chain(themes)
    }

    /// The keys that give it.
    pub(super) fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let one = |modifiers, key| vec![KeyboardShortcut::new(modifiers, key)];
        match self {
            Self::New => one(CTRL, Key::N),
            Self::NewPack => one(CTRL_SHIFT, Key::N),
            Self::Open => one(CTRL, Key::O),
            Self::OpenFolder => one(CTRL_SHIFT, Key::O),
            Self::Save => one(CTRL, Key::S),
            Self::SaveAs => one(CTRL_SHIFT, Key::S),
            Self::ExportPdf => one(CTRL, Key::E),
            Self::ExportOpen => one(CTRL_SHIFT, Key::E),
            Self::ExportAgain => one(Modifiers::NONE, Key::F5),
            Self::Print => one(CTRL, Key::P),
            Self::Close => one(CTRL, Key::W),
            Self::Quit => one(CTRL, Key::Q),
            Self::Undo => one(CTRL, Key::Z),
            Self::Redo => {
                vec![KeyboardShortcut::new(CTRL_SHIFT, Key::Z), KeyboardShortcut::new(CTRL, Key::Y)]
            }
            Self::Find => one(CTRL, Key::F),
            Self::Palette => one(CTRL_SHIFT, Key::P),
            Self::NextFinding => one(Modifiers::NONE, Key::F7),
            Self::PreviousFinding => one(Modifiers::SHIFT, Key::F7),
            Self::ToggleProblems => one(Modifiers::NONE, Key::F8),
            Self::NextSection => one(CTRL, Key::PageDown),
            Self::PreviousSection => one(CTRL, Key::PageUp),
            Self::NextTab => one(CONTROL, Key::Tab),
            Self::PreviousTab => one(CONTROL.plus(Modifiers::SHIFT), Key::Tab),
            Self::Reopen => one(CTRL_SHIFT, Key::T),
            Self::Compare => one(CTRL, Key::D),
            Self::Settings => one(CTRL, Key::Comma),
            Self::TogglePreview => one(Modifiers::NONE, Key::F9),
            Self::Go(Section::Revisions) => one(CTRL, Key::R),
            Self::Go(Section::Notes) => one(CTRL, Key::M),
            Self::Go(section) => {
                let index = Section::ALL.iter().position(|&other| other == section);
                index.and_then(|index| DIGITS.get(index)).map_or_else(Vec::new, |&key| one(CTRL, key))
            }
            Self::ScaleUp => {
                vec![KeyboardShortcut::new(CTRL, Key::Equals), KeyboardShortcut::new(CTRL, Key::Plus)]
            }
            Self::ScaleDown => one(CTRL, Key::Minus),
            Self::ScaleReset => one(CTRL, Key::Num0),
            Self::Keys => one(Modifiers::NONE, Key::F1),
            Self::ZoomIn
            | Self::ZoomOut
            | Self::FitWidth
            | Self::Follow
            | Self::SortDuties
            | Self::Speak(_)
            | Self::Label(_)
            | Self::Paint(_)
            | Self::Versions
            | Self::Revise
            | Self::Mark(_)
            | Self::Review
            | Self::Show(_)
            | Self::CloseTab(_)
            | Self::AddDepartment
            | Self::AddMembers(_)
            | Self::OpenMember(..)
            | Self::LocateMember(..)
            | Self::StopExport
            | Self::NewHere
            | Self::Gather
            | Self::GatherInto(_)
            | Self::Rename
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::SelectAll
            | Self::RowMenu
            | Self::About => Vec::new(),
        }
    }

    /// The keys that a menu names: those that give it, or those that do the same in a field and are left to it.
    pub(super) fn keys(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::Cut => (CTRL, Key::X),
            Self::Copy => (CTRL, Key::C),
            Self::Paste => (CTRL, Key::V),
            Self::SelectAll => (CTRL, Key::A),
            Self::RowMenu => (Modifiers::SHIFT, Key::F10),
            _ => return self.shortcuts().first().copied(),
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// The name with the keys, for a tooltip.
    pub(super) fn tooltip(self, ctx: &egui::Context, lang: Lang) -> String {
        let label = self.label().get(lang).trim_end_matches('…');
        match self.shortcuts().first() {
            Some(shortcut) => format!("{label}  {}", said(ctx, *shortcut)),
            None => label.to_owned(),
        }
    }

    /// Takes the commands whose keys were pressed out of the input, before any field sees them.
    pub(super) fn pressed(ctx: &egui::Context) -> Vec<Self> {
        let mut keys: Vec<_> = Self::all().flat_map(|c| c.shortcuts().into_iter().map(move |keys| (keys, c))).collect();
        // The more modifiers the sooner: a match passes over Shift and Alt that it does not ask for.
        keys.sort_by_key(|(keys, _)| std::cmp::Reverse(u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.alt)));
        ctx.input_mut(|input| {
            keys.into_iter().filter(|(keys, _)| input.consume_shortcut(keys)).map(|(_, command)| command).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let keys: Vec<_> = Command::all().flat_map(Command::shortcuts).collect();
        for (index, first) in keys.iter().enumerate() {
            assert!(!keys[index + 1..].contains(first), "{first:?} stands for two commands");
        }
    }
}
