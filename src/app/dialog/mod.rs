//! Asks for a file name. The answer comes later and on another thread: a dialog never holds the window up.
//!
//! The window knows the trait only, so that a test can answer for a person. Where the system has no dialog, a box of the
//! window's own asks instead.

mod asking;
mod own;
mod system;

use std::path::{Path, PathBuf};

use crate::lang::{Lang, Text};
pub(super) use asking::Asked;
pub(super) use own::{Own, own_ui};
pub use system::SystemDialogs;

/// What a file name is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// To open descriptions or packs: several files.
    Open,
    /// To save a description.
    Save,
    /// To begin a pack.
    NewPack,
    /// To save a pack.
    SavePack,
    /// To export a PDF.
    Export,
    /// To add descriptions to a pack: several files.
    Members,
    /// To name the file of a member of a pack.
    Member,
    /// To compare with what shows: a description or a pack.
    Compare,
    /// To export what differs as a PDF.
    Comparison,
    /// To open a folder.
    Folder,
    /// To export several descriptions: a folder.
    Target,
    /// To choose the checks of a client.
    Checks,
}

impl Question {
    fn title(self) -> Text {
        match self {
            Self::Open => Text::new("打开岗位说明书或汇编", "Open a description or a pack"),
            Self::Save => Text::new("保存岗位说明书", "Save the description"),
            Self::NewPack => Text::new("新建汇编", "New pack"),
            Self::SavePack => Text::new("保存汇编", "Save the pack"),
            Self::Members => Text::new("添加岗位说明书", "Add descriptions"),
            Self::Member => Text::new("指定这份岗位说明书的文件", "Locate the file of this description"),
            Self::Compare => Text::new("选择要对比的文件", "Choose the file to compare with"),
            Self::Comparison => Text::new("导出修订对照", "Export the comparison"),
            Self::Folder => Text::new("打开文件夹", "Open a folder"),
            Self::Target => Text::new(
                "选择导出到的文件夹（同名的 PDF 会被替换）",
                "Choose the folder to export to (PDFs of the same name are replaced)",
            ),
            Self::Checks => Text::new("选择公司检查规则", "Choose a company's checks"),
            Self::Export => Text::new("导出 PDF", "Export a PDF"),
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Open
            | Self::Save
            | Self::NewPack
            | Self::SavePack
            | Self::Members
            | Self::Member
            | Self::Compare
            | Self::Checks => "ron",
            Self::Export | Self::Comparison | Self::Folder | Self::Target => "pdf",
        }
    }

    /// Whether a folder is meant, and no file.
    fn wants_folder(self) -> bool {
        matches!(self, Self::Folder | Self::Target)
    }

    /// Whether a file will be written, of which a name is suggested; else it begins in a folder.
    fn writes_file(self) -> bool {
        matches!(self, Self::Save | Self::NewPack | Self::SavePack) || self.exports()
    }

    /// Whether a PDF will be written: it is made anew again and again, under one name.
    fn exports(self) -> bool {
        matches!(self, Self::Export | Self::Comparison)
    }

    /// The file of the answer, with the ending of its kind; and whether the answer lacked it.
    fn with_ending(self, path: PathBuf) -> (PathBuf, bool) {
        let Some(name) = path.file_name() else { return (path, false) };
        let ending = format!(".{}", self.ending());
        // What stands after the last dot of "岗位说明书V1.0" is no ending.
        if name.to_string_lossy().to_lowercase().ends_with(&ending) {
            return (path, false);
        }
        let mut name = name.to_owned();
        name.push(ending);
        (path.with_file_name(name), true)
    }
}

/// Takes the answer: a file (several for [`Question::Open`] and [`Question::Members`]), no file when the person thought
/// better of it, nothing at all when there is no dialog to ask with.
pub type Reply = Box<dyn FnOnce(Option<Vec<PathBuf>>) + Send>;

/// Somebody who can ask.
pub trait Dialogs {
    /// Asks `question`, with `suggestion` as the file name to begin with, and returns at once.
    fn ask(&self, question: Question, suggestion: &Path, lang: Lang, reply: Reply);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_its_ending_unless_it_has_it() {
        for (given, whole) in [("岗位V1.0", "岗位V1.0.ron"), ("岗位", "岗位.ron"), ("岗位.RON", "岗位.RON")]
        {
            let (path, added) = Question::Save.with_ending(PathBuf::from("文件").join(given));
            assert_eq!(path, Path::new("文件").join(whole));
            assert_eq!(added, given != whole);
        }
    }
}
