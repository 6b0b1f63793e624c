//! The fields that take one of a few values.

use serde::{Deserialize, Serialize};

use crate::lang::Text;

/// A closed list of values, each with a name to show.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// Every value, in the order in which a chooser offers them.
    const ALL: &'static [Self];

    /// What a person reads.
    fn label(self) -> Text;

    /// Other words that mean the same where people write by hand.
    fn also(self) -> &'static [&'static str];

    /// The value that `word` means, written by hand: 审批权 is 审批.
    #[must_use]
    fn meant(word: &str) -> Option<Self> {
        let word = word.trim();
        let bare = word.strip_suffix('权').unwrap_or(word);
        let means = |choice: &&Self| {
            let label = choice.label();
            let words = [label.zh, label.en].into_iter().chain(choice.also().iter().copied());
            words.into_iter().any(|known| known == bare || known.eq_ignore_ascii_case(word))
        };
        Self::ALL.iter().find(means).copied()
    }
}

macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$attribute:meta])* $variant:ident = $zh:literal, $en:literal $(, $also:literal)*;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[doc = $zh] $(#[$attribute])* $variant,)+
        }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn label(self) -> Text {
                match self {
                    $(Self::$variant => Text::new($zh, $en),)+
                }
            }

            fn also(self) -> &'static [&'static str] {
                match self {
                    $(Self::$variant => &[$($also),*],)+
                }
            }
        }
    };
}

choice! {
    /// 状态
    #[derive(Default)]
    Status {
        #[default] Draft = "草稿", "Draft";
        InReview = "待审", "In review";
        Approved = "已批准", "Approved";
    }
}

choice! {
    /// What has a name that stands in many places.
    Named {
        Department = "部门", "Department";
        Position = "岗位", "Position";
        Company = "单位", "Company";
    }
}

choice! {
    /// 性质: how the post and a contact stand to each other.
    Nature {
        SupervisedBy = "所受监督", "Supervised by";
        Supervises = "所施监督", "Supervises";
        Cooperates = "合作", "Cooperates", "协作", "配合", "协同";
        Communicates = "沟通", "Communicates", "联系", "联络", "交流";
    }
}

choice! {
    /// 职权类别
    #[derive(Default)]
    AuthorityKind {
        #[default] Business = "业务类", "Business";
        Expense = "费用审批类", "Expenses";
        Personnel = "人事类", "Personnel";
        Other = "其他", "Other";
    }
}

choice! {
    /// A printed form of a description.
    #[derive(Default)]
    Form {
        #[default] Standard = "标准表格", "Standard";
        Weighted = "权重表", "Weighted";
        Mission = "使命版", "Mission";
        Narrative = "叙述版", "Narrative";
    }
}

choice! {
    /// How much a finding of the checks matters.
    #[derive(PartialOrd, Ord)]
    Severity {
        /// : must not leave the house.
        Error = "错误", "error";
        /// : a reviewer will ask.
        Warning = "警告", "warning";
        /// : style.
        Hint = "提示", "hint";
    }
}

choice! {
    /// The labels on paper: in one language, or in Chinese with the English beside it.
    #[derive(Default)]
    Labels {
        #[default] Zh = "中文", "Chinese";
        En = "英文", "English";
        Both = "中英双语", "Both";
    }
}

choice! {
    /// A part of a pack that its style may leave out.
    PackPart {
        Cover = "封面", "Cover";
        Preface = "编制说明", "Preface";
        Approval = "批准页", "Approval";
        Contents = "目录", "Contents";
        Chart = "组织结构图", "Organisation chart";
        Roster = "岗位设置一览表", "Posts at a glance";
        Dividers = "部门扉页", "Dividers";
        SignOff = "签收表", "Received by";
    }
}

choice! {
    /// A block of a description that a style may leave out.
    FormBlock {
        Relations = "工作关系", "Working relations";
        Authorities = "工作职权", "Authorities";
        Indicators = "考核指标", "Indicators";
        Conditions = "工作条件", "Conditions";
        Sections = "其他章节", "Other sections";
        Revisions = "修订记录", "Revisions";
        Signatures = "签字确认", "Signatures";
    }
}

choice! {
    /// 权限程度
    AuthorityLevel {
        Recommend = "建议", "Recommend", "提案", "提议", "推荐", "Propose", "Suggest";
        Submit = "提交", "Submit", "上报", "申报", "呈报", "报送", "报批", "提请", "申请", "Apply";
        Review = "审核", "Review", "复核", "审查", "初审", "会审", "审议", "Check";
        Approve = "审批", "Approve", "批准", "核准", "审定", "核定", "批复", "签批", "决定", "决策", "Decide", "Approval";
        Execute = "执行", "Execute", "经办", "承办", "办理", "实施", "落实", "Carry out";
        Supervise = "监督", "Supervise", "监管", "督办", "督导", "监察", "Monitor";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_by_the_words_of_the_trade() {
        for (word, meant) in [
            ("审批", Some(AuthorityLevel::Approve)),
            ("批准", Some(AuthorityLevel::Approve)),
            ("核准权", Some(AuthorityLevel::Approve)),
            ("提案", Some(AuthorityLevel::Recommend)),
            (" 复核 ", Some(AuthorityLevel::Review)),
            ("经办", Some(AuthorityLevel::Execute)),
            ("approve", Some(AuthorityLevel::Approve)),
            // Who is only told has no power.
            ("知情", None),
            ("知会", None),
            ("权", None),
            ("", None),
        ] {
            assert_eq!(AuthorityLevel::meant(word), meant, "{word}");
        }
    }

    #[test]
    fn no_word_means_two_values() {
        fn words<T: Choice>() -> Vec<&'static str> {
            let of = |choice: &T| [&[choice.label().zh, choice.label().en], choice.also()].concat();
            T::ALL.iter().flat_map(of).collect()
        }
        for words in [words::<AuthorityLevel>(), words::<Nature>()] {
            let different: std::collections::BTreeSet<_> = words.iter().collect();
            assert_eq!(different.len(), words.len(), "{words:?}");
        }
    }
}
