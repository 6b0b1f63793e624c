//! 汇编: an ordered, grouped set of descriptions that is delivered as one PDF.

use serde::{Deserialize, Serialize};

use super::choice::{Form, FormBlock, Labels, PackPart};
use super::value::is_default;
use super::{Accent, Date, Format};

/// A pack has no more members than this: the largest ever seen had three hundred.
pub const MOST_MEMBERS: usize = 5_000;

/// A pack file. It names its members; their text stays in their own files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pack {
    /// 格式版本, first in the file.
    pub format: Format,
    /// 标题
    #[serde(skip_serializing_if = "is_default")]
    pub title: String,
    /// 客户
    #[serde(skip_serializing_if = "is_default")]
    pub client: String,
    /// 编制单位
    #[serde(skip_serializing_if = "is_default")]
    pub issuer: String,
    /// 日期
    #[serde(skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// 版本
    #[serde(skip_serializing_if = "is_default")]
    pub version: String,
    /// 密级
    #[serde(skip_serializing_if = "is_default")]
    pub confidentiality: String,
    /// 编制说明, a paragraph a line.
    #[serde(skip_serializing_if = "is_default")]
    pub preface: String,
    /// How it is printed.
    #[serde(skip_serializing_if = "is_default")]
    pub style: PackStyle,
    /// 部门, in the order of the pack.
    #[serde(skip_serializing_if = "is_default")]
    pub departments: Vec<Department>,
}

/// What can stand in braces in a header or a footer: `{page}` of `{pages}`, 文件编号, version, date and title of the
/// description on the page (of the pack where there is none), client, department.
pub const EDGE_FIELDS: [&str; 8] = ["page", "pages", "number", "version", "date", "title", "client", "department"];

/// The house style: how a pack and the descriptions in it are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PackStyle {
    /// The client's logo: a PNG or an SVG, relative to the pack file, never outside its folder.
    #[serde(skip_serializing_if = "is_default")]
    pub logo: String,
    /// The client's colour.
    #[serde(skip_serializing_if = "is_default")]
    pub accent: Option<Accent>,
    /// A text at the left of every page's head, in place of the client; [`EDGE_FIELDS`] stand for what they say.
    #[serde(skip_serializing_if = "is_default")]
    pub header: String,
    /// A text at the left of every page's last line; [`EDGE_FIELDS`] stand for what they say.
    #[serde(skip_serializing_if = "is_default")]
    pub footer: String,
    /// The printed form of the descriptions.
    #[serde(skip_serializing_if = "is_default")]
    pub layout: Form,
    /// The language of the labels.
    #[serde(skip_serializing_if = "is_default")]
    pub labels: Labels,
    /// The parts of the pack that are left out.
    #[serde(skip_serializing_if = "is_default")]
    pub without: Vec<PackPart>,
    /// The blocks that are left out of every description.
    #[serde(skip_serializing_if = "is_default")]
    pub without_blocks: Vec<FormBlock>,
    /// 草案 stands behind the text of every page.
    #[serde(skip_serializing_if = "is_default")]
    pub draft: bool,
    /// 检查意见: what the checks say about the descriptions stands in an appendix.
    #[serde(skip_serializing_if = "is_default")]
    pub findings: bool,
}

/// 部门
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Department {
    /// 部门名称
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// 部门职责
    #[serde(skip_serializing_if = "is_default")]
    pub intro: String,
    /// The files of its descriptions, relative to the pack's, never outside its folder.
    #[serde(skip_serializing_if = "is_default")]
    pub members: Vec<String>,
}
