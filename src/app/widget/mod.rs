//! Controls that know nothing of a description: buttons, badges, a field of text, a calendar.
//!
//! Each carries an accessible name. Colours come from [`super::theme`].

pub(super) mod button;
pub(super) mod calendar;
mod choice;
pub(super) mod compose;
pub(super) mod drag;
pub(super) mod edge;
pub(super) mod mark;
pub(super) mod menu;
pub(super) mod modal;
pub(super) mod order;
pub(super) mod text;
pub(super) mod tick;
