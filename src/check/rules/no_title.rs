//! JD001: a description without a title.
//!
//! Nothing prints without it: the title is the name under which everyone looks the post up.

use super::absent;
use crate::check::{Rule, Severity};
use crate::document::Field;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD001",
    severity: Severity::Error,
    find: |document| {
        absent(
            document,
            Field::Title,
            Text::new(
                "缺少岗位名称：请填写与任命文件一致的名称",
                "the job title is missing: give it as in the letter of appointment",
            ),
        )
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::findings_of;

    #[test]
    fn fires_on_nothing_and_on_blanks() {
        assert_eq!(findings_of(&RULE, |_| {}).len(), 1);
        assert_eq!(findings_of(&RULE, |document| document.identity.title = "　".into()).len(), 1);
    }

    #[test]
    fn is_silent_when_it_is_there() {
        assert_eq!(findings_of(&RULE, |document| document.identity.title = "客户服务主任".into()), []);
    }
}
