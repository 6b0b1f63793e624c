//! The position description: plain typed data, and nothing that judges, prints or stores it.
//!
//! Every value is legal: any field may be missing or empty, and what is missing is a finding of
//! [`crate::check`], never an error. Beside the data stands the one table of fields, [`schema`].
//!
//! To add a field, add a member here, an entry in [`schema`] and a word in a template of
//! [`crate::layout`].

pub mod checks;
mod choice;
pub mod compare;
pub mod completeness;
pub mod differences;
mod fault;
mod limits;
pub mod lines;
pub mod merge;
pub mod outline;
pub mod pack;
mod pack_place;
mod pack_text;
mod place;
pub mod redline;
pub mod rename;
pub mod schema;
mod specs;
pub mod taking;
mod value;

pub use checks::{Kept, Remark};
pub use choice::{AuthorityKind, AuthorityLevel, Choice, Form, FormBlock, Labels, Nature, PackPart, Severity, Status};
pub use fault::Fault;
pub use pack_place::PackPlace;
pub use place::Place;
pub use schema::{Field, Section};
use serde::{Deserialize, Serialize};
pub use value::{Accent, Format, Percent, Rank};
use value::{from_text_or, is_default};

/// A calendar date, written `2026-07-01`.
pub type Date = jiff::civil::Date;

/// 岗位说明书: describes a position, never a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PositionDescription {
    /// 格式版本, first in the file.
    pub format: Format,
    /// 状态
    #[serde(skip_serializing_if = "is_default")]
    pub status: Status,
    /// 基本信息
    #[serde(skip_serializing_if = "is_default")]
    pub identity: Identity,
    /// 工作关系
    #[serde(skip_serializing_if = "is_default")]
    pub relations: Relations,
    /// 职位设置目的
    #[serde(skip_serializing_if = "is_default")]
    pub purpose: String,
    /// 主要工作职责, the most important first.
    #[serde(skip_serializing_if = "is_default")]
    pub duties: Vec<Duty>,
    /// 工作职权
    #[serde(skip_serializing_if = "is_default")]
    pub authorities: Vec<AuthorityGroup>,
    /// 考核指标
    #[serde(skip_serializing_if = "is_default")]
    pub indicators: Vec<Indicator>,
    /// 任职资格
    #[serde(skip_serializing_if = "is_default")]
    pub qualifications: Qualifications,
    /// 工作条件
    #[serde(skip_serializing_if = "is_default")]
    pub conditions: Conditions,
    /// 其他章节, printed in order after the named blocks.
    #[serde(skip_serializing_if = "is_default")]
    pub sections: Vec<OtherSection>,
    /// 修订记录, the oldest first.
    #[serde(skip_serializing_if = "is_default")]
    pub revisions: Vec<Revision>,
    /// 备注, for the drafter, never printed.
    #[serde(skip_serializing_if = "is_default")]
    pub notes: String,
    /// 保留意见: no field of the description, but what was said about it; never printed.
    #[serde(skip_serializing_if = "is_default")]
    pub kept: Vec<Kept>,
}

/// 基本信息
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// 岗位名称
    #[serde(skip_serializing_if = "is_default")]
    pub title: String,
    /// 岗位编号, commonly 公司-部门-序号.
    #[serde(skip_serializing_if = "is_default")]
    pub code: String,
    /// 文件编号, printed in the head.
    #[serde(skip_serializing_if = "is_default")]
    pub document_number: String,
    /// 单位: the client or group company.
    #[serde(skip_serializing_if = "is_default")]
    pub organization: String,
    /// 所在部门
    #[serde(skip_serializing_if = "is_default")]
    pub department: String,
    /// 岗位定员, in persons.
    #[serde(skip_serializing_if = "is_default")]
    pub headcount: Option<u32>,
    /// 岗位等级
    #[serde(skip_serializing_if = "is_default")]
    pub grade: String,
    /// 岗位层级
    #[serde(skip_serializing_if = "is_default")]
    pub level: String,
    /// 职族/职系
    #[serde(skip_serializing_if = "is_default")]
    pub job_family: String,
    /// 工作地点
    #[serde(skip_serializing_if = "is_default")]
    pub location: String,
    /// 直接上级: one position.
    #[serde(skip_serializing_if = "is_default")]
    pub reports_to: String,
    /// 直接下级: positions.
    #[serde(skip_serializing_if = "is_default")]
    pub direct_reports: Vec<String>,
    /// 直接下级人数, in persons.
    #[serde(skip_serializing_if = "is_default")]
    pub direct_report_count: Option<u32>,
}

/// 工作关系
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relations {
    /// 内部
    #[serde(skip_serializing_if = "is_default")]
    pub internal: Vec<Contact>,
    /// 外部
    #[serde(skip_serializing_if = "is_default")]
    pub external: Vec<Contact>,
}

/// With whom the post works, and about what. A file may give the bare party name instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// 对象
    #[serde(skip_serializing_if = "is_default")]
    pub party: String,
    /// 事项
    #[serde(skip_serializing_if = "is_default")]
    pub matter: String,
    /// 性质
    #[serde(skip_serializing_if = "is_default")]
    pub nature: Option<Nature>,
}

from_text_or!(Contact, party, { party: String, matter: String, nature: Option<Nature> });

/// 职责: a module of the work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Duty {
    /// 概述
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// 权重
    #[serde(skip_serializing_if = "is_default")]
    pub weight: Option<Percent>,
    /// 内容描述: numbered when printed, never in the text.
    #[serde(skip_serializing_if = "is_default")]
    pub tasks: Vec<String>,
    /// 工作标准: what good looks like.
    #[serde(skip_serializing_if = "is_default")]
    pub standard: String,
}

/// 职权 of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AuthorityGroup {
    /// 类别
    pub kind: AuthorityKind,
    /// 类别名称, for the kind `other`.
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// 权限
    #[serde(skip_serializing_if = "is_default")]
    pub powers: Vec<Power>,
}

/// 权限: what the post may decide; a threshold is part of the text. A file may give the bare text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Power {
    /// 内容
    #[serde(skip_serializing_if = "is_default")]
    pub text: String,
    /// 权限程度
    #[serde(skip_serializing_if = "is_default")]
    pub level: Option<AuthorityLevel>,
}

from_text_or!(Power, text, { text: String, level: Option<AuthorityLevel> });

/// 考核指标
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Indicator {
    /// 指标名称
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// 目标值
    #[serde(skip_serializing_if = "is_default")]
    pub target: String,
    /// 权重
    #[serde(skip_serializing_if = "is_default")]
    pub weight: Option<Percent>,
    /// 数据来源
    #[serde(skip_serializing_if = "is_default")]
    pub source: String,
}

/// 任职资格
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Qualifications {
    /// 教育程度
    #[serde(skip_serializing_if = "is_default")]
    pub education: String,
    /// 专业
    #[serde(skip_serializing_if = "is_default")]
    pub major: String,
    /// 工作经验
    #[serde(skip_serializing_if = "is_default")]
    pub experience: Vec<String>,
    /// 资格证书
    #[serde(skip_serializing_if = "is_default")]
    pub certificates: Vec<String>,
    /// 业务技能
    #[serde(skip_serializing_if = "is_default")]
    pub skills: Vec<String>,
    /// 语言
    #[serde(skip_serializing_if = "is_default")]
    pub languages: Vec<Language>,
    /// 计算机水平
    #[serde(skip_serializing_if = "is_default")]
    pub computer: String,
    /// 知识
    #[serde(skip_serializing_if = "is_default")]
    pub knowledge: Vec<Knowledge>,
    /// 能力素质
    #[serde(skip_serializing_if = "is_default")]
    pub competencies: Vec<String>,
    /// 个人条件: exists because legacy files have it.
    #[serde(skip_serializing_if = "is_default")]
    pub personal: Vec<String>,
    /// 其他
    #[serde(skip_serializing_if = "is_default")]
    pub other: Vec<String>,
}

/// 语言
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Language {
    /// 语种
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// 水平
    #[serde(skip_serializing_if = "is_default")]
    pub level: String,
}

/// 知识
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Knowledge {
    /// 知识名称
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// 程度, 1 to 3.
    #[serde(skip_serializing_if = "is_default")]
    pub level: Option<Rank>,
}

/// 工作条件
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Conditions {
    /// 工作时间
    #[serde(skip_serializing_if = "is_default")]
    pub hours: String,
    /// 工作环境
    #[serde(skip_serializing_if = "is_default")]
    pub environment: String,
    /// 使用设备
    #[serde(skip_serializing_if = "is_default")]
    pub equipment: String,
    /// 出差
    #[serde(skip_serializing_if = "is_default")]
    pub travel: String,
}

/// 其他章节, such as 薪资与福利 or 安全职责.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OtherSection {
    /// 标题
    #[serde(skip_serializing_if = "is_default")]
    pub heading: String,
    /// 段落
    #[serde(skip_serializing_if = "is_default")]
    pub paragraphs: Vec<String>,
}

/// 修订: a row of the revision table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Revision {
    /// 版本号
    #[serde(skip_serializing_if = "is_default")]
    pub version: String,
    /// 修订时间
    #[serde(skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// 修订内容
    #[serde(skip_serializing_if = "is_default")]
    pub summary: String,
    /// 修订者
    #[serde(skip_serializing_if = "is_default")]
    pub revised_by: String,
    /// 审核者
    #[serde(skip_serializing_if = "is_default")]
    pub reviewed_by: String,
    /// 审批者
    #[serde(skip_serializing_if = "is_default")]
    pub approved_by: String,
}

impl PositionDescription {
    /// The sum of the duties' weights, or nothing when no duty has one.
    #[must_use]
    pub fn weight_sum(&self) -> Option<Percent> {
        self.duties.iter().filter_map(|duty| duty.weight).reduce(Percent::plus)
    }

    /// The newest revision: the last row of the table.
    #[must_use]
    pub fn newest_revision(&self) -> Option<&Revision> {
        self.revisions.last()
    }
}
