//! What was found in a section but at no field of it, such as too few duties: strips of their own, and where a jump to
//! such a finding leads.

use egui::{Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::finding::finding_ui;
use super::wanted::Wanted;
use super::{Form, State};
use crate::app::widget::button::paint_focus;
use crate::check::Finding;
use crate::document::{Field, Place, PositionDescription, Section};

/// Says what was found in the section but at no field of it, except where a card of its own says it: below all, where it
/// moves nothing.
pub(super) fn loose_findings_ui(ui: &mut Ui, form: &mut Form<'_>, section: Section) {
    let document = form.document();
    let loose: Vec<Finding> = form
        .editor
        .findings()
        .iter()
        .filter(|finding| finding.place.field.spec().section == section)
        .filter(|finding| !matches!(finding.place.field, Field::DutyWeight | Field::IndicatorWeight))
        .filter(|finding| !Place::each(finding.place.field, &document).contains(&finding.place))
        // What a duty lacks is said in its card.
        .filter(|finding| finding.place.field != Field::DutyTask)
        .filter(|finding| form.may_say(finding))
        .cloned()
        .collect();
    for finding in &loose {
        ui.add_space(4.0);
        strip_ui(ui, form, finding);
    }
}

/// A strip that has the focus, with a ring around it, after a jump to its finding. Tab passes it over.
pub(super) fn strip_ui(ui: &mut Ui, form: &mut Form<'_>, finding: &Finding) {
    let id = ui.scope_id().with(("finding", finding.place.key(), finding.code));
    let wanted = form.takes(ui.ctx(), Wanted::Said(finding.place));
    let led_to = wanted || ui.memory(|memory| memory.has_focus(id));
    let sense = if led_to { Sense::focusable_noninteractive() } else { Sense::hover() };
    let builder = UiBuilder::new().scope_id(id).sense(sense);
    let strip = ui.scope_builder(builder, |ui| finding_ui(ui, form, finding)).response;
    if led_to {
        strip.widget_info(|| WidgetInfo::labeled(Role::Note, true, finding.message.sentence(form.lang)));
        paint_focus(ui, strip.rect, true);
    }
    if wanted {
        strip.request_focus();
        form.state.anchor.let_go();
        strip.scroll_to_me(None);
    }
}

impl State {
    /// Shows the place of a finding; what is said of a list as a whole is seen itself.
    pub(in crate::app) fn jump_to_found(&mut self, place: Place, document: &PositionDescription) {
        self.jump(place, document);
        self.found = Some(place);
        // Where there is no row yet it stands beside the button that adds one.
        if matches!(self.wanted, Some(Wanted::Adding(_))) && !Place::each(place.field, document).is_empty() {
            self.wanted = Some(Wanted::Said(place));
        }
    }
}
