//! The parts of a pack, as the left column lists them.

use crate::app::icon;
use crate::document::{Choice as _, PackPart, PackPlace};
use crate::lang::Text;

/// What the middle shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Part {
    /// A part on paper.
    Paper(PackPart),
    /// The departments and their members.
    #[default]
    Departments,
    /// How it is printed.
    Style,
}

impl Part {
    /// Every part that has a row, in the order of the pack.
    pub(in crate::app) const ALL: [Self; 9] = [
        Self::Paper(PackPart::Cover),
        Self::Paper(PackPart::Preface),
        Self::Paper(PackPart::Approval),
        Self::Paper(PackPart::Contents),
        Self::Paper(PackPart::Chart),
        Self::Paper(PackPart::Roster),
        Self::Departments,
        Self::Paper(PackPart::SignOff),
        Self::Style,
    ];

    /// The part on paper, which may be left out.
    pub(super) fn of_paper(self) -> Option<PackPart> {
        if let Self::Paper(part) = self { Some(part) } else { None }
    }

    /// The part in which `place` is edited; the cover's data stand in two.
    pub(super) fn of_place(place: PackPlace, now: Self) -> Self {
        match place {
            PackPlace::Title
            | PackPlace::Client
            | PackPlace::Issuer
            | PackPlace::Version
            | PackPlace::Date
            | PackPlace::Confidentiality => match now {
                Self::Paper(PackPart::Cover) => now,
                _ => Self::Departments,
            },
            PackPlace::Preface => Self::Paper(PackPart::Preface),
            PackPlace::Header | PackPlace::Footer | PackPlace::Logo | PackPlace::Accent | PackPlace::Style => {
                Self::Style
            }
            PackPlace::Part => now,
            PackPlace::Departments | PackPlace::Name(_) | PackPlace::Intro(_) | PackPlace::Member(..) => {
                Self::Departments
            }
        }
    }

    /// What a person reads.
    pub(super) fn name(self) -> Text {
        match self {
            Self::Paper(part) => part.label(),
            Self::Departments => Text::new("部门与岗位", "Departments"),
            Self::Style => Text::new("样式", "Style"),
        }
    }

    pub(super) fn icon(self) -> char {
        match self {
            Self::Paper(PackPart::Cover) => icon::COVER,
            Self::Paper(PackPart::Preface) => icon::NOTES,
            Self::Paper(PackPart::Approval) => icon::APPROVAL,
            Self::Paper(PackPart::Contents) => icon::CONTENTS,
            Self::Paper(PackPart::Chart) => icon::RELATIONS,
            Self::Paper(PackPart::Roster | PackPart::Dividers) => icon::ROSTER,
            Self::Paper(PackPart::SignOff) => icon::SIGN_OFF,
            Self::Departments => icon::DEPARTMENTS,
            Self::Style => icon::STYLE,
        }
    }

    /// One line of guidance.
    pub(super) fn guidance(self) -> Text {
        match self {
            Self::Paper(PackPart::Cover) => {
                Text::new("封面上的文字；空着的不印。", "What stands on the cover; what is empty is not printed.")
            }
            Self::Paper(PackPart::Preface) => Text::new(
                "编制的目的、依据和用法，一段一行；空着就没有这一页。",
                "Why, on what grounds and how to use it, a paragraph a line; empty, the page is left out.",
            ),
            Self::Paper(PackPart::Approval) => Text::new(
                "编制、审核、批准和客户确认的签字表。",
                "A table in which writer, reviewer, approver and client sign.",
            ),
            Self::Paper(PackPart::Contents) => Text::new(
                "部门与岗位及其页码，随排列自动更新。",
                "Departments and posts with their pages, always up to date.",
            ),
            Self::Paper(PackPart::Chart) => Text::new(
                "按各岗位的直接上级画成；太宽时按部门分页。",
                "Drawn from who reports to whom; too wide, it is split by department.",
            ),
            Self::Paper(PackPart::Roster | PackPart::Dividers) => Text::new(
                "全部岗位的编号、定员、直接上级和页码，按部门小计。",
                "Every post with its code, headcount, superior and page; sums by department.",
            ),
            Self::Paper(PackPart::SignOff) => {
                Text::new("每个岗位一行，领取时签字。", "A row a post, to be signed by who receives a copy.")
            }
            Self::Departments => Text::new(
                "拖动排列部门和岗位；目录、一览表和页码随之更新。",
                "Drag departments and posts into order; contents, roster and page numbers follow.",
            ),
            Self::Style => Text::new(
                "整册统一的版式、徽标和页眉页脚。",
                "The form, the marks and the running texts of the whole pack.",
            ),
        }
    }
}
