//! The heads of columns, in the words of the trade: which field a column of a pasted table holds.

use crate::document::Field;

/// A head of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The column holds a field.
    Of(Field),
    /// It numbers the rows.
    Number,
}

impl Head {
    /// The field that the column holds.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Of(field) => Some(field),
            Self::Number => None,
        }
    }
}

/// What ends a head that is not called as in the form; what stands earlier goes first: 工作标准 is no 工作.
const WORDS: &[(&[Field], &[&str])] = &[
    (&[Field::DutyWeight, Field::IndicatorWeight], &["权重", "占比", "比重", "weight"]),
    (&[Field::DutyStandard], &["标准", "standard"]),
    (&[Field::DutyTask], &["任务", "内容", "细则", "描述", "task", "description"]),
    (&[Field::DutyName], &["职责", "概述", "模块", "duty", "responsibility"]),
    (&[Field::InternalNature, Field::ExternalNature], &["性质", "关系", "方式", "类型", "nature", "relation"]),
    (
        &[Field::InternalMatter, Field::ExternalMatter],
        &["事项", "内容", "目的", "事由", "matter", "subject", "purpose"],
    ),
    (
        &[Field::InternalParty, Field::ExternalParty],
        &["对象", "部门", "岗位", "单位", "机构", "联系人", "party", "department", "contact"],
    ),
    (&[Field::PowerLevel], &["程度", "级别", "等级", "level"]),
    (&[Field::Power], &["权限", "职权", "事项", "内容", "power"]),
    (&[Field::IndicatorTarget], &["目标", "目标值", "指标值", "标准值", "target"]),
    (&[Field::IndicatorSource], &["来源", "出处", "source"]),
    (&[Field::IndicatorName], &["指标", "名称", "项目", "indicator", "kpi"]),
    (&[Field::LanguageLevel], &["水平", "程度", "等级", "level"]),
    (&[Field::LanguageName], &["语言", "语种", "language"]),
    (&[Field::KnowledgeLevel], &["程度", "等级", "水平", "level"]),
    (&[Field::KnowledgeName], &["知识", "领域", "knowledge"]),
    (&[Field::RevisionDate], &["日期", "时间", "date"]),
    (&[Field::RevisionVersion], &["版本", "版本号", "版次", "version"]),
    (&[Field::RevisionSummary], &["内容", "摘要", "说明", "原因", "summary", "change"]),
    (&[Field::ReviewedBy], &["审核", "审核人", "审核者", "reviewer", "reviewed by"]),
    (&[Field::ApprovedBy], &["审批", "批准", "审批人", "批准人", "approver", "approved by"]),
    (&[Field::RevisedBy], &["修订人", "修改人", "编制人", "编制", "author", "revised by"]),
];

/// What numbers rows.
const NUMBERS: &[&str] = &["序号", "编号", "no."];

/// No head is longer: it is a sentence.
const LONGEST: usize = 16;

/// What `cell` heads, where the columns of a table hold `fields`: what the form calls them first.
#[must_use]
pub fn head(cell: &str, fields: &[Field]) -> Option<Head> {
    let cell = cell.trim().to_lowercase();
    // "权重（%）" is one, "职责管理" is none.
    let bare = cell.split(['（', '(', '%', '％', '/']).next().unwrap_or_default().trim_end();
    if bare.is_empty() || cell.chars().count() > LONGEST {
        return None;
    }
    let labelled = |field: &&Field| {
        let label = field.spec().label;
        [&cell, bare].into_iter().any(|cell| cell == label.zh || cell == label.en.to_lowercase())
    };
    if let Some(&field) = fields.iter().find(labelled) {
        return Some(Head::Of(field));
    }
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    let of = |(named, words): &(&[Field], &[&str])| {
        named.iter().find(|field| ends(words) && fields.contains(field)).map(|&field| Head::Of(field))
    };
    WORDS.iter().find_map(of).or_else(|| ends(NUMBERS).then_some(Head::Number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_known_by_the_words_of_the_trade() {
        let duty = [Field::DutyName, Field::DutyTask, Field::DutyWeight, Field::DutyStandard];
        let contact = [Field::InternalParty, Field::InternalNature, Field::InternalMatter];
        for (cell, fields, expected) in [
            ("权重（%）", &duty[..], Some(Field::DutyWeight)),
            ("工作标准", &duty, Some(Field::DutyStandard)),
            ("主要职责", &duty, Some(Field::DutyName)),
            ("职责管理", &duty, None),
            ("联系部门", &contact, Some(Field::InternalParty)),
            ("工作关系", &contact, Some(Field::InternalNature)),
            ("Matter", &contact, Some(Field::InternalMatter)),
            ("权重", &contact, None),
            ("", &contact, None),
        ] {
            assert_eq!(head(cell, fields).and_then(Head::field), expected, "{cell}");
        }
        assert_eq!(head("序号", &contact), Some(Head::Number));
    }
}
