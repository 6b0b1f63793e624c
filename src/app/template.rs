//! What a new description can start from.
//!
//! To add a template, add a file to `assets/templates` and an entry to [`TEMPLATES`].

use super::icon;
use crate::document::PositionDescription;
use crate::lang::Text;
use crate::storage::ron;

/// A start for a new description.
pub(super) struct Template {
    pub(super) name: Text,
    pub(super) about: Text,
    pub(super) icon: char,
    source: &'static str,
}

macro_rules! template {
    ($file:literal, $icon:ident, $zh:literal $en:literal, $about_zh:literal $about_en:literal) => {
        Template {
            name: Text::new($zh, $en),
            about: Text::new($about_zh, $about_en),
            icon: icon::$icon,
            source: include_str!(concat!("../../assets/templates/", $file, ".ron")),
        }
    };
}

/// Every template, the empty one first.
pub(super) static TEMPLATES: &[Template] = &[Template {
    name: Text::new("空白", "Blank"),
    about: Text::new("从标题开始,逐项填写", "From the title on, field by field"),
    icon: icon::NEW,
    source: "",
}];

impl Template {
    /// A description to start from; an empty one when the template cannot be read.
    pub(super) fn document(&self) -> PositionDescription {
        ron::read(self.source).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_can_be_read_and_has_a_title() {
        for template in TEMPLATES.iter().filter(|template| !template.source.is_empty()) {
            let document = ron::read(template.source).unwrap_or_else(|fault| panic!("{}: {fault:?}", template.name.en));
            assert!(!document.identity.title.is_empty(), "{}", template.name.en);
        }
    }
}
