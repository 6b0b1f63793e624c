//! Everything a person can tell the window to do: from one entry follow the menu, the tooltip and the shortcut.
//!
//! To add a command, add a variant and its arms here, and what it does in `act.rs`.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::icon;
use super::widget::mark::said;
use crate::document::{Choice as _, Labels, Section};
use crate::lang::{Lang, Text};
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
    StopExport,
    /// Begins a description in the folder.
    NewHere,
    /// Makes a pack of descriptions of the folder.
    Gather,
    /// Adds them to the open pack of this number.
    GatherInto(u64),
    /// Changes a name in all files of the folder.
    Rename,
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
    /// Every command but those about a row that is pointed at.
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
            Self::Review,
            Self::Settings,
            Self::TogglePreview,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::FitWidth,
            Self::ScaleUp,
            Self::ScaleDown,
            Self::ScaleReset,
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
        single.into_iter().chain(Section::ALL.map(Self::Go)).chain(langs).chain(labels).chain(themes)
    }

    /// What it is called in a menu; "…" where a dialog follows.
    pub(super) fn label(self) -> Text {
        match self {
            Self::New => Text::new("新建…", "New…"),
            Self::NewPack => Text::new("新建汇编…", "New pack…"),
            Self::Open => Text::new("打开…", "Open…"),
            Self::OpenFolder => Text::new("打开文件夹…", "Open folder…"),
            Self::NewHere => Text::new("在文件夹中新建", "New in the folder"),
            Self::Gather => Text::new("组成汇编…", "Make a pack…"),
            Self::GatherInto(_) => Text::new("加入汇编", "Add to the pack"),
            Self::Rename => Text::new("统一改名…", "Rename everywhere…"),
            Self::Save => Text::new("保存", "Save"),
            Self::SaveAs => Text::new("另存为…", "Save as…"),
            Self::ExportPdf => Text::new("导出 PDF…", "Export PDF…"),
            Self::ExportOpen => Text::new("导出并打开…", "Export and open…"),
            Self::Print => Text::new("打印…", "Print…"),
            Self::Close | Self::CloseTab(_) => Text::new("关闭", "Close"),
            Self::Quit => Text::new("退出", "Quit"),
            Self::Undo => Text::new("撤销", "Undo"),
            Self::Redo => Text::new("重做", "Redo"),
            Self::Find => Text::new("查找和替换", "Find and replace"),
            Self::Palette => Text::new("命令面板…", "Command palette…"),
            Self::NextFinding => Text::new("下一个问题", "Next finding"),
            Self::PreviousFinding => Text::new("上一个问题", "Previous finding"),
            Self::ToggleProblems => Text::new("问题列表", "Problems"),
            Self::NextSection => Text::new("下一章节", "Next section"),
            Self::PreviousSection => Text::new("上一章节", "Previous section"),
            Self::Versions => Text::new("历史版本…", "Versions…"),
            Self::Review => Text::new("只读审阅", "Review, read-only"),
            Self::Settings => Text::new("设置…", "Settings…"),
            Self::TogglePreview => Text::new("打印预览", "Print preview"),
            Self::ZoomIn => Text::new("放大预览", "Enlarge preview"),
            Self::ZoomOut => Text::new("缩小预览", "Shrink preview"),
            Self::FitWidth => Text::new("适合宽度", "Fit width"),
            Self::ScaleUp => Text::new("放大界面", "Larger interface"),
            Self::ScaleDown => Text::new("缩小界面", "Smaller interface"),
            Self::ScaleReset => Text::new("界面恢复 100%", "Interface at 100%"),
            Self::Go(section) => section.name(),
            Self::Speak(Lang::Zh) => Text::new("简体中文", "简体中文"),
            Self::Speak(Lang::En) => Text::new("English", "English"),
            Self::Label(Labels::Zh) => Text::new("打印中文标签", "Print Chinese labels"),
            Self::Label(Labels::En) => Text::new("打印英文标签", "Print English labels"),
            Self::Label(Labels::Both) => Text::new("打印中英双语标签", "Print labels in both"),
            Self::Paint(Theme::System) => Text::new("跟随系统", "As the system"),
            Self::Paint(Theme::Light) => Text::new("浅色", "Light"),
            Self::Paint(Theme::Dark) => Text::new("深色", "Dark"),
            Self::NextTab => Text::new("下一个标签页", "Next tab"),
            Self::PreviousTab => Text::new("上一个标签页", "Previous tab"),
            Self::Reopen => Text::new("重新打开关闭的文件", "Reopen the closed file"),
            Self::Show(_) => Text::new("转到", "Go to"),
            Self::AddDepartment => Text::new("添加部门", "Add department"),
            Self::AddMembers(_) => Text::new("添加岗位…", "Add posts…"),
            Self::OpenMember(..) => Text::new("打开说明书", "Open description"),
            Self::StopExport => Text::new("取消导出", "Cancel export"),
            Self::Keys => Text::new("键盘快捷键…", "Keyboard shortcuts…"),
            Self::About => Text::new("关于 Rolewright…", "About Rolewright…"),
        }
    }

    /// Its symbol in a menu.
    pub(super) fn icon(self) -> Option<char> {
        Some(match self {
            Self::New => icon::NEW,
            Self::NewPack | Self::Gather => icon::PACK,
            Self::Open => icon::OPEN,
            Self::OpenFolder => icon::FOLDER,
            Self::Save => icon::SAVE,
            Self::SaveAs => icon::SAVE_AS,
            Self::ExportPdf => icon::PDF,
            Self::ExportOpen => icon::OPEN_IN,
            Self::Print => icon::PRINT,
            Self::Undo => icon::UNDO,
            Self::Redo => icon::REDO,
            Self::Versions => icon::HISTORY,
            Self::Find | Self::Rename => icon::FIND,
            Self::Settings => icon::SETTINGS,
            Self::FitWidth => icon::FIT_WIDTH,
            Self::About => icon::INFO,
            _ => return None,
        })
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
            Self::Settings => one(CTRL, Key::Comma),
            Self::TogglePreview => one(Modifiers::NONE, Key::F9),
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
            | Self::Speak(_)
            | Self::Label(_)
            | Self::Paint(_)
            | Self::Versions
            | Self::Review
            | Self::Show(_)
            | Self::CloseTab(_)
            | Self::AddDepartment
            | Self::AddMembers(_)
            | Self::OpenMember(..)
            | Self::StopExport
            | Self::NewHere
            | Self::Gather
            | Self::GatherInto(_)
            | Self::Rename
            | Self::About => Vec::new(),
        }
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
