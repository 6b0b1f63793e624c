//! JD002: a description without a purpose.
//!
//! Who reads a description asks first why the post exists; duties without a purpose cannot be ranked.

use super::absent;
use crate::check::{Rule, Severity};
use crate::document::Field;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD002",
    severity: Severity::Error,
    find: |document| {
        absent(
            document,
            Field::Purpose,
            Text::new(
                "缺少职位设置目的：用一句话说明这个岗位为什么存在",
                "the purpose is missing: say in a sentence why the post exists",
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
        assert_eq!(findings_of(&RULE, |document| document.purpose = "  ".into()).len(), 1);
    }

    #[test]
    fn is_silent_when_it_is_there() {
        assert_eq!(findings_of(&RULE, |document| document.purpose = "为客户提供准确答复，减少退货损失".into()), []);
    }
}
