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
pub(super) static TEMPLATES: &[Template] = &[
    Template {
        name: Text::new("空白", "Blank"),
        about: Text::new("从标题开始，逐项填写", "From the title on, field by field"),
        icon: icon::NEW,
        source: "",
    },
    template!("customer-service", TEMPLATE_SERVICE, "客户服务" "Customer service", "主管、专员、投诉处理" "Supervisor, agents, complaints"),
    template!("warehouse", TEMPLATE_WAREHOUSE, "仓储物流" "Warehouse", "收发、库存、盘点" "Receipt, stock, count"),
    template!("finance", TEMPLATE_FINANCE, "财务" "Finance", "核算、应收、出纳" "Accounts, receivables, cash"),
    template!("property", TEMPLATE_PROPERTY, "物业管理" "Property", "前台、资料、客户" "Reception, records, tenants"),
    template!("human-resources", TEMPLATE_PEOPLE, "人力资源" "Human resources", "招聘、薪酬、培训" "Hiring, pay, training"),
    template!("sales", TEMPLATE_SALES, "销售" "Sales", "客户经理、跟单" "Accounts, orders"),
    template!("english", TEMPLATE_ENGLISH, "英文示例" "In English", "一份英文的客户服务主管" "Customer service supervisor"),
];

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
