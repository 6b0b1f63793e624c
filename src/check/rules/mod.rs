//! The rules, a file each, and what several of them need.

mod above_rank;
mod age;
mod approved_by_nobody;
mod catch_all;
mod circle;
mod client_word;
mod code_pattern;
mod code_twice;
mod count_against_list;
mod criminal_record;
mod department_elsewhere;
mod department_headcount;
mod duty_count;
mod duty_without_tasks;
mod ethnicity;
mod family;
mod half_width_marks;
mod health;
mod hepatitis;
mod household;
mod indicator_without_duty;
mod law;
mod looks;
mod name_variants;
mod no_code;
mod no_duties;
mod no_limit;
mod no_purpose;
mod no_revision;
mod no_superior;
mod no_title;
mod origin;
mod own_reviewer;
mod pack_mixed;
mod pasted_power;
mod pasted_task;
mod placeholder;
mod power_without_level;
mod report_count;
mod reports_elsewhere;
mod revisions_backwards;
mod schools;
mod several_actions;
mod sex;
mod steers_unlisted;
mod superior_lists_not;
mod superior_missing;
mod task_too_long;
mod task_twice;
mod typed_number;
mod typo;
mod unprintable;
mod unprovable;
mod vague_amount;
mod vague_english;
mod vague_verb;
mod variant_form;
mod weight_in_text;
mod weight_missing;
mod weight_order;
mod weight_sum;

use std::ops::Range;

use super::rule::{Found, Rule};
use super::subject::Subject;
use crate::document::{Field, Place, Section};
use crate::lang::is_han;

/// The code of the rule that duties in another order than their weights break.
pub const WEIGHT_ORDER: &str = weight_order::RULE.code;

/// Every rule, in the order of the codes.
pub const RULES: &[Rule] = &[
    no_title::RULE,
    no_purpose::RULE,
    no_superior::RULE,
    no_duties::RULE,
    weight_sum::RULE,
    weight_missing::RULE,
    weight_order::RULE,
    duty_count::RULE,
    duty_without_tasks::RULE,
    task_twice::RULE,
    task_too_long::RULE,
    several_actions::RULE,
    no_revision::RULE,
    revisions_backwards::RULE,
    own_reviewer::RULE,
    typed_number::RULE,
    half_width_marks::RULE,
    typo::RULE,
    variant_form::RULE,
    placeholder::RULE,
    power_without_level::RULE,
    count_against_list::RULE,
    weight_in_text::RULE,
    unprintable::RULE,
    no_code::RULE,
    steers_unlisted::RULE,
    approved_by_nobody::RULE,
    vague_verb::RULE,
    vague_amount::RULE,
    catch_all::RULE,
    vague_english::RULE,
    above_rank::RULE,
    unprovable::RULE,
    sex::RULE,
    family::RULE,
    ethnicity::RULE,
    household::RULE,
    hepatitis::RULE,
    looks::RULE,
    health::RULE,
    age::RULE,
    schools::RULE,
    criminal_record::RULE,
    origin::RULE,
    no_limit::RULE,
    superior_missing::RULE,
    superior_lists_not::RULE,
    reports_elsewhere::RULE,
    circle::RULE,
    report_count::RULE,
    department_headcount::RULE,
    code_twice::RULE,
    code_pattern::RULE,
    pasted_task::RULE,
    pasted_power::RULE,
    name_variants::RULE,
    indicator_without_duty::RULE,
    pack_mixed::RULE,
    department_elsewhere::RULE,
    client_word::RULE,
];

/// Finds that `field` has no content at all.
fn absent(subject: &Subject<'_>, field: Field, zh: &str, en: &str) -> Vec<Found> {
    if field.has_content(subject.document) { Vec::new() } else { vec![Found::new(Place::of(field), zh, en)] }
}

/// All of `text`, without the blanks around it, as the words of a finding.
fn whole(text: &str) -> Vec<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    vec![Range { start, end: start + text.trim().len() }]
}

/// `text` without blanks and marks: what two texts have in common that were pasted or written in a hurry.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Tells whether `field` holds words, and neither a code nor the name of a person.
fn is_prose(field: Field) -> bool {
    !matches!(
        field,
        Field::Code
            | Field::DocumentNumber
            | Field::RevisionVersion
            | Field::RevisedBy
            | Field::ReviewedBy
            | Field::ApprovedBy
    )
}

/// Tells whether `field` says what is done, decided or asked for: where amounts should be exact.
fn is_worked(field: Field) -> bool {
    let section = field.spec().section;
    matches!(section, Section::Purpose | Section::Duties | Section::Authorities)
        || matches!(
            field,
            Field::IndicatorTarget | Field::Experience | Field::Skills | Field::Computer | Field::LanguageLevel
        )
}

/// What makes two names two: 销售一部 is not 销售部, and 副经理 not 经理.
const DISTINCT: &str = "一二三四五六七八九十东南西北中高副正总助初资深内外上下大小新老第甲乙丙丁ABCDEFG0123456789";

/// Tells whether `a` and `b`, both without blanks and marks, are one name written in two ways: the one leaves out
/// characters of the other (客服部, 客户服务部), or the form of company (澄川贸易, 澄川贸易有限公司).
fn is_variant(a: &str, b: &str) -> bool {
    const FORMS: [&str; 5] = ["股份有限公司", "有限责任公司", "有限公司", "集团", "公司"];
    let strip = |name: &str| FORMS.iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name).to_owned();
    let (stripped_a, stripped_b) = (strip(a), strip(b));
    if a == b || !a.chars().any(is_han) || !b.chars().any(is_han) {
        return false;
    }
    if stripped_a == stripped_b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (stripped_a.chars().collect(), stripped_b.chars().collect());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() < 3 || long.len() - short.len() > 3 || short.first() != long.first() || short.last() != long.last() {
        return false;
    }
    let mut rest = short.iter().peekable();
    let left_out: Vec<usize> = (0..long.len()).filter(|&at| rest.next_if_eq(&&long[at]).is_none()).collect();
    // An abbreviation drops a character of each word; two in a row are a word of their own (财务部, 财务管理部).
    let words = left_out.windows(2).any(|pair| pair[1] == pair[0] + 1);
    rest.next().is_none() && !left_out.is_empty() && !words && !left_out.iter().any(|&at| DISTINCT.contains(long[at]))
}

/// What `rule` says, in English, about a description with `change` made to an empty one.
#[cfg(test)]
fn said(rule: &Rule, change: impl FnOnce(&mut crate::document::PositionDescription)) -> Vec<(String, String)> {
    let mut document = crate::document::PositionDescription::default();
    change(&mut document);
    let subject = Subject::new(&document, &[super::lexicon::built_in()]);
    let super::rule::Find::Within(find) = rule.find else { return Vec::new() };
    find(&subject).into_iter().map(|found| (found.place.path(), found.message.en)).collect()
}
