//! The shape of the one table of fields: what each field is called, wants and holds.
//!
//! Form, checks, completeness and the tests of the print loop over this table. It says *what*, never
//! *where*: a printed form is composed in its template. The entries are in `specs.rs`.

use super::place::MOST_ROWS;
pub use super::specs::Field;
use super::{AuthorityKind, AuthorityLevel, Choice, Date, Nature, Percent, Place, PositionDescription, Rank, Status};
use crate::lang::{Lang, Text};

/// An entry of the table.
pub struct Spec {
    /// Where the field belongs.
    pub section: Section,
    /// The path in the file, `[]` for each list: `duties[].tasks[]`.
    pub path: &'static str,
    /// The name above the field.
    pub label: Text,
    /// One line of guidance, or nothing.
    pub help: Text,
    /// An example that stands in the empty field, or nothing.
    pub example: Text,
    /// How much a finished description needs it.
    pub want: Want,
    /// How often it occurs.
    pub shape: Shape,
    /// What it holds.
    pub kind: Kind,
}

/// How much a finished description needs a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Must not leave the house without it.
    Required,
    /// Counts for completeness.
    Expected,
    /// May be missing.
    Optional,
}

/// How often a field occurs in a description.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Once.
    One,
    /// Once a row of a list.
    Rows(fn(&PositionDescription) -> usize),
    /// Once a row of a list inside a row of a list.
    Subs(fn(&PositionDescription) -> usize, fn(&PositionDescription, usize) -> usize),
}

/// What a field holds, with the way to it.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A short text.
    Line(Lens<String>),
    /// A text of several lines.
    Prose(Lens<String>),
    /// A whole number of persons.
    Count(Lens<Option<u32>>),
    /// A percentage.
    Percent(Lens<Option<Percent>>),
    /// One to three.
    Rank(Lens<Option<Rank>>),
    /// A calendar date.
    Date(Lens<Option<Date>>),
    /// 状态
    Status(Lens<Status>),
    /// 性质
    Nature(Lens<Option<Nature>>),
    /// 职权类别
    AuthorityKind(Lens<AuthorityKind>),
    /// 权限程度
    AuthorityLevel(Lens<Option<AuthorityLevel>>),
}

/// The way to a field's value: nothing comes back for a row that is not there.
pub struct Lens<T: 'static> {
    /// To read it.
    pub get: fn(&PositionDescription, Place) -> Option<&T>,
    /// To change it.
    pub get_mut: fn(&mut PositionDescription, Place) -> Option<&mut T>,
}

impl<T> Clone for Lens<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lens<T> {}

impl Field {
    /// The first field of a row of the same list; a field that is in no list leads itself.
    #[must_use]
    pub fn lead(self) -> Self {
        let list = |field: Self| field.spec().path.split("[]").next();
        Self::ALL.iter().copied().find(|&field| list(field).map(str::trim) == list(self).map(str::trim)).unwrap_or(self)
    }

    /// The largest number of rows that a list of the field has.
    #[must_use]
    pub fn longest_list(self, document: &PositionDescription) -> usize {
        match self.spec().shape {
            Shape::One => 0,
            Shape::Rows(rows) => rows(document),
            Shape::Subs(rows, subs) => {
                let count = rows(document);
                (0..count.min(MOST_ROWS)).map(|row| subs(document, row)).max().unwrap_or(0).max(count)
            }
        }
    }

    /// What a person reads at `place`, or nothing when it is empty.
    #[must_use]
    pub fn text(place: Place, document: &PositionDescription, lang: Lang) -> Option<String> {
        let label = |text: Text| Some(text.get(lang).to_owned());
        match place.field.spec().kind {
            Kind::Line(lens) | Kind::Prose(lens) => {
                (lens.get)(document, place).filter(|text| !text.trim().is_empty()).cloned()
            }
            Kind::Count(lens) => (*(lens.get)(document, place)?).map(|count| count.to_string()),
            Kind::Percent(lens) => (*(lens.get)(document, place)?).map(|percent| format!("{percent}%")),
            Kind::Rank(lens) => (*(lens.get)(document, place)?).map(|rank| rank.get().to_string()),
            Kind::Date(lens) => (*(lens.get)(document, place)?).map(|date| date.to_string()),
            Kind::Status(lens) => label((lens.get)(document, place)?.label()),
            Kind::Nature(lens) => label((*(lens.get)(document, place)?)?.label()),
            Kind::AuthorityKind(lens) => label((lens.get)(document, place)?.label()),
            Kind::AuthorityLevel(lens) => label((*(lens.get)(document, place)?)?.label()),
        }
    }

    /// Tells whether every place of the field has content, and there is one.
    #[must_use]
    pub fn is_filled(self, document: &PositionDescription) -> bool {
        let places = Place::each(self, document);
        !places.is_empty() && places.iter().all(|&place| Field::text(place, document, Lang::Zh).is_some())
    }

    /// Tells whether any place of the field has content.
    #[must_use]
    pub fn has_content(self, document: &PositionDescription) -> bool {
        Place::each(self, document).iter().any(|&place| Field::text(place, document, Lang::Zh).is_some())
    }
}

/// A section of the description: a block on paper, a part of the form, a comment in the file, under one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names below say it")]
pub enum Section {
    Identity,
    Relations,
    Purpose,
    Duties,
    Indicators,
    Authorities,
    Qualifications,
    Conditions,
    Other,
    Revisions,
    Notes,
}

impl Section {
    /// Every section, in the order of the form and the paper.
    pub const ALL: [Self; 11] = [
        Self::Identity,
        Self::Relations,
        Self::Purpose,
        Self::Duties,
        Self::Indicators,
        Self::Authorities,
        Self::Qualifications,
        Self::Conditions,
        Self::Other,
        Self::Revisions,
        Self::Notes,
    ];

    /// The member of the file that holds the section.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Relations => "relations",
            Self::Purpose => "purpose",
            Self::Duties => "duties",
            Self::Authorities => "authorities",
            Self::Indicators => "indicators",
            Self::Qualifications => "qualifications",
            Self::Conditions => "conditions",
            Self::Other => "sections",
            Self::Revisions => "revisions",
            Self::Notes => "notes",
        }
    }

    /// The section's name.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Identity => Text::new("基本信息", "Basic information"),
            Self::Relations => Text::new("工作关系", "Working relations"),
            Self::Purpose => Text::new("职位设置目的", "Purpose"),
            Self::Duties => Text::new("主要工作职责", "Duties"),
            Self::Authorities => Text::new("工作职权", "Authorities"),
            Self::Indicators => Text::new("考核指标", "Indicators"),
            Self::Qualifications => Text::new("任职资格", "Qualifications"),
            Self::Conditions => Text::new("工作条件", "Conditions"),
            Self::Other => Text::new("其他章节", "Other sections"),
            Self::Revisions => Text::new("修订记录", "Revisions"),
            Self::Notes => Text::new("备注", "Notes"),
        }
    }

    /// One line on how to write it.
    #[must_use]
    pub fn guidance(self) -> Text {
        match self {
            Self::Identity => {
                Text::new("与组织架构图和任命文件一致。", "As in the organisation chart and the letter of appointment.")
            }
            Self::Relations => {
                Text::new("写明与谁、为什么事来往，不写“各部门”。", "Name whom the post deals with, and about what.")
            }
            Self::Purpose => Text::new(
                "为了（目标），在（条件）下，负责（核心职责）。",
                "In order to (goal), within (limits), is responsible for (core duty).",
            ),
            Self::Duties => Text::new(
                "每项职责写成“对象 + 结果”，任务以动词开头；按占用精力分配权重，合计 100%。",
                "Duty: object and result. Task: begins with a verb. Weights follow the effort and sum to 100%.",
            ),
            Self::Authorities => Text::new(
                "写明金额、天数等界限，以及是建议、审核还是审批。",
                "State the limit in money or days, and whether it is advice, review or approval.",
            ),
            Self::Indicators => Text::new(
                "选这个岗位自己能影响的指标，写明目标值与数据来源。",
                "Choose what the post itself can move; give target and source.",
            ),
            Self::Qualifications => Text::new(
                "写胜任工作的最低要求，不写最好有的。",
                "The least that the work needs, not the most one could wish for.",
            ),
            Self::Conditions => {
                Text::new("如实写明时间、环境、设备与出差。", "Hours, surroundings, equipment and travel as they are.")
            }
            Self::Other => Text::new(
                "薪资与福利、职业发展、安全职责等，按顺序印在最后。",
                "Pay and benefits, career, safety …: printed in order at the end.",
            ),
            Self::Revisions => Text::new(
                "每次修订一行；最新一行的姓名印在页脚。",
                "A row a revision; the newest row's names stand in the foot of the page.",
            ),
            Self::Notes => Text::new("写给起草人自己看，不会打印。", "For the drafter's eyes, never printed."),
        }
    }
}
