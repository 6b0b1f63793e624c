//! JD004: a description without duties.
//!
//! The duties are what the description is for: grading, appraisal and hiring all read them.

use super::absent;
use crate::check::{Rule, Severity};
use crate::document::Field;
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: "JD004",
    severity: Severity::Error,
    find: |document| {
        absent(
            document,
            Field::DutyName,
            Text::new("缺少工作职责：请至少写 4 项", "the duties are missing: write at least four"),
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
        assert_eq!(findings_of(&RULE, |document| document.duties.push(crate::document::Duty::default())).len(), 1);
    }

    #[test]
    fn is_silent_when_it_is_there() {
        assert_eq!(
            findings_of(&RULE, |document| document
                .duties
                .push(crate::document::Duty { name: "受理客户咨询".into(), ..Default::default() })),
            []
        );
    }
}
