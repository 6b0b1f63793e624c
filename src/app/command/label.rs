//! What a person sees of each command: its name and its symbol.

use super::Command;
use crate::app::icon;
use crate::document::{Choice as _, Labels, Status};
use crate::lang::{Lang, Text};
use crate::storage::settings::Theme;

impl Command {
    /// What it is called in a menu; "…" where a dialog follows.
    pub(in crate::app) fn label(self) -> Text {
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
            Self::ExportAgain => Text::new("再次导出", "Export again"),
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
            Self::Compare => Text::new("对比…", "Compare…"),
            Self::Revise => Text::new("开始新版本", "Begin a new version"),
            Self::Review => Text::new("只读审阅", "Review, read-only"),
            Self::Settings => Text::new("设置…", "Settings…"),
            Self::TogglePreview => Text::new("打印预览", "Print preview"),
            Self::ZoomIn => Text::new("放大预览", "Enlarge preview"),
            Self::ZoomOut => Text::new("缩小预览", "Shrink preview"),
            Self::FitWidth => Text::new("适合宽度", "Fit width"),
            Self::Follow => Text::new("跟随正在填写的字段", "Follow the field in focus"),
            Self::SortDuties => Text::new("按权重排序", "Sort by weight"),
            Self::ScaleUp => Text::new("放大界面", "Larger interface"),
            Self::ScaleDown => Text::new("缩小界面", "Smaller interface"),
            Self::ScaleReset => Text::new("界面恢复 100%", "Interface at 100%"),
            Self::Go(section) => section.name(),
            Self::Mark(status) => status.label(),
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
            Self::LocateMember(..) => Text::new("指定文件…", "Locate file…"),
            Self::StopExport => Text::new("取消导出", "Cancel export"),
            Self::Cut => Text::new("剪切", "Cut"),
            Self::Copy => Text::new("复制", "Copy"),
            Self::Paste => Text::new("粘贴", "Paste"),
            Self::SelectAll => Text::new("全选", "Select all"),
            Self::RowMenu => Text::new("移动、拆分、并入…", "Move, split, join…"),
            Self::Keys => Text::new("键盘快捷键…", "Keyboard shortcuts…"),
            Self::About => Text::new("关于 Rolewright…", "About Rolewright…"),
        }
    }

    /// Other words that a person may look for it by.
    pub(in crate::app) fn also(self) -> Text {
        match self {
            Self::Versions => Text::new("旧版 找回", "History restore"),
            Self::Compare => Text::new("比较 差异 修订对照", "Difference redline"),
            Self::Revise => Text::new("修订 升版 改版", "Revise revision"),
            Self::Review => Text::new("锁定 查看", "Lock view"),
            Self::Mark(Status::Approved) => Text::new("批准 审批 通过", "Approve sign off"),
            Self::Mark(Status::InReview) => Text::new("送审 提交", "Submit for review"),
            Self::Mark(Status::Draft) => Text::new("退回 撤回", "Withdraw"),
            Self::ExportPdf => Text::new("生成 输出", "Make write"),
            Self::Find => Text::new("搜索", "Search"),
            Self::ToggleProblems => Text::new("检查 校对 审核", "Check proofread"),
            Self::Rename => Text::new("批量替换", "Replace in all files"),
            Self::Gather => Text::new("汇总 合并", "Merge collect"),
            Self::Settings => Text::new("选项 偏好", "Options preferences"),
            Self::ScaleUp | Self::ScaleDown => Text::new("字号 缩放", "Font size zoom"),
            _ => Text::new("", ""),
        }
    }

    /// Its symbol in a menu.
    pub(in crate::app) fn icon(self) -> Option<char> {
        Some(match self {
            Self::New => icon::NEW,
            Self::NewPack | Self::Gather => icon::PACK,
            Self::Open => icon::OPEN,
            Self::OpenFolder => icon::FOLDER,
            Self::Save => icon::SAVE,
            Self::SaveAs => icon::SAVE_AS,
            Self::ExportPdf | Self::ExportAgain => icon::PDF,
            Self::ExportOpen => icon::OPEN_IN,
            Self::Print => icon::PRINT,
            Self::Undo => icon::UNDO,
            Self::Redo => icon::REDO,
            Self::Versions => icon::HISTORY,
            Self::Copy => icon::COPY,
            Self::Paste => icon::PASTE,
            Self::Find | Self::Rename => icon::FIND,
            Self::Settings => icon::SETTINGS,
            Self::FitWidth => icon::FIT_WIDTH,
            Self::Follow => icon::FOLLOW,
            Self::About => icon::INFO,
            _ => return None,
        })
    }
}
