//! The rules, a file each.

mod no_duties;
mod no_purpose;
mod no_superior;
mod no_title;
mod weight_sum;

use super::Rule;
use crate::document::{Field, Place, PositionDescription};
use crate::lang::{Message, Text};

/// Every rule, in the order of the codes.
pub const RULES: &[Rule] = &[no_title::RULE, no_purpose::RULE, no_superior::RULE, no_duties::RULE, weight_sum::RULE];

/// Finds that `field` has no content at all.
fn absent(document: &PositionDescription, field: Field, message: Text) -> Vec<(Place, Message)> {
    if field.has_content(document) { Vec::new() } else { vec![(Place::of(field), message.into())] }
}

/// What `rule` says, in English, about a description with `change` made to an empty one.
#[cfg(test)]
fn findings_of(rule: &Rule, change: impl FnOnce(&mut PositionDescription)) -> Vec<(String, String)> {
    let mut document = PositionDescription::default();
    change(&mut document);
    (rule.find)(&document).into_iter().map(|(place, message)| (place.path(), message.en)).collect()
}
