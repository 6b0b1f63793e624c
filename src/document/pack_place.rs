//! A place in a pack: a text of its cover or style, a department, a member.

use super::pack::Pack;

/// Names one value of a pack. Problems, undo steps and the focus of the window all speak of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PackPlace {
    /// 标题
    Title,
    /// 客户
    Client,
    /// 编制单位
    Issuer,
    /// 版本
    Version,
    /// 日期
    Date,
    /// 密级
    Confidentiality,
    /// 编制说明
    Preface,
    /// The text of the heads.
    Header,
    /// The text of the last lines.
    Footer,
    /// The file of the logo.
    Logo,
    /// The client's colour.
    Accent,
    /// Which parts appear.
    Part,
    /// Everything else about the style.
    Style,
    /// The departments as a whole.
    Departments,
    /// The name of a department, counted from 0.
    Name(usize),
    /// 部门职责
    Intro(usize),
    /// A member: its department and its row there, counted from 0.
    Member(usize, usize),
}

impl PackPlace {
    /// The text at this place, where there is one.
    #[must_use]
    pub fn text(self, pack: &Pack) -> Option<&String> {
        let department = |index: usize| pack.departments.get(index);
        Some(match self {
            Self::Title => &pack.title,
            Self::Client => &pack.client,
            Self::Issuer => &pack.issuer,
            Self::Version => &pack.version,
            Self::Confidentiality => &pack.confidentiality,
            Self::Preface => &pack.preface,
            Self::Header => &pack.style.header,
            Self::Footer => &pack.style.footer,
            Self::Logo => &pack.style.logo,
            Self::Name(index) => &department(index)?.name,
            Self::Intro(index) => &department(index)?.intro,
            Self::Member(index, row) => department(index)?.members.get(row)?,
            Self::Date | Self::Accent | Self::Part | Self::Style | Self::Departments => return None,
        })
    }

    /// The text at this place, to be written.
    pub fn text_mut(self, pack: &mut Pack) -> Option<&mut String> {
        Some(match self {
            Self::Title => &mut pack.title,
            Self::Client => &mut pack.client,
            Self::Issuer => &mut pack.issuer,
            Self::Version => &mut pack.version,
            Self::Confidentiality => &mut pack.confidentiality,
            Self::Preface => &mut pack.preface,
            Self::Header => &mut pack.style.header,
            Self::Footer => &mut pack.style.footer,
            Self::Logo => &mut pack.style.logo,
            Self::Name(index) => &mut pack.departments.get_mut(index)?.name,
            Self::Intro(index) => &mut pack.departments.get_mut(index)?.intro,
            Self::Member(index, row) => pack.departments.get_mut(index)?.members.get_mut(row)?,
            Self::Date | Self::Accent | Self::Part | Self::Style | Self::Departments => return None,
        })
    }
}
