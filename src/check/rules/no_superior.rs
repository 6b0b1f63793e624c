//! JD003: a description without a direct superior.
//!
//! Nobody assigns, appraises or signs for a post that reports to no one; even 总经理 reports to 董事会.

use super::absent;
use crate::check::{Rule, Severity};
use crate::document::Field;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD003",
    severity: Severity::Error,
    find: |document| {
        absent(
            document,
            Field::ReportsTo,
            Text::new("缺少直接上级：请填写一个岗位", "the direct superior is missing: name one position"),
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
        assert_eq!(findings_of(&RULE, |document| document.identity.reports_to = " ".into()).len(), 1);
    }

    #[test]
    fn is_silent_when_it_is_there() {
        assert_eq!(findings_of(&RULE, |document| document.identity.reports_to = "客户服务经理".into()), []);
    }
}
