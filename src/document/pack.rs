//! 汇编: an ordered, grouped set of descriptions that is delivered as one PDF.

use serde::{Deserialize, Serialize};

use super::choice::Form;
use super::value::is_default;
use super::{Date, Format};

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

/// How a pack is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PackStyle {
    /// A text at the left of every page's head, in place of the client.
    #[serde(skip_serializing_if = "is_default")]
    pub header: String,
    /// A text at the left of every page's last line.
    #[serde(skip_serializing_if = "is_default")]
    pub footer: String,
    /// The printed form of the descriptions.
    #[serde(skip_serializing_if = "is_default")]
    pub layout: Form,
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
