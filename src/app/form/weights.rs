//! The card above the duties: how the effort is shared out.

use egui::{Align2, CornerRadius, Rect, RectAlign, RichText, Role, Sense, Tooltip, Ui, WidgetInfo, vec2};

use super::card::{card_ui, head_ui};
use super::finding::button_width;
use super::shares::{HUNDRED, fill_up, share_evenly};
use super::{Form, Wanted, duties};
use crate::app::command::Command;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, paint_focus, paint_icon};
use crate::app::widget::mark::{chip_ui, icon_of, paint_gap, tone_of};
use crate::app::widget::menu::one_line;
use crate::app::widget::order::right_ui;
use crate::app::widget::tick::check_ui;
use crate::check::{Finding, WEIGHT_ORDER};
use crate::document::{Duty, Field, Percent, Place};
use crate::lang::Lang;

/// Whether the other weights keep their ratio when one changes.
#[derive(Default)]
pub(super) struct Ratio {
    keeps: bool,
    /// What the duties weighed when somebody began to type a weight.
    pub(super) before: Option<(Place, Vec<Option<Percent>>)>,
}

/// With less room what is wrong stands below the box to tick; in English it is longer.
const ROOM_ZH: f32 = 440.0;
const ROOM_EN: f32 = 640.0;

/// Shows the sum, what is missing or over, and the bar that says who holds what.
pub(super) fn weights_ui(ui: &mut Ui, form: &mut Form<'_>) {
    let document = form.document();
    if document.duties.is_empty() {
        return;
    }
    let sum = document.weight_sum().map(Percent::tenths);
    card_ui(ui, false, |ui| {
        ui.horizontal(|ui| {
            head_ui(ui, form.t("权重", "Weights"));
            sum_ui(ui, form, sum);
            right_ui(ui, "weights", |ui| buttons_ui(ui, form, sum));
        });
        ui.add_space(2.0);
        bar_ui(ui, form, &document.duties, sum);
        if document.duties.len() > 1 {
            let beside = ui.available_width() >= if form.lang == Lang::Zh { ROOM_ZH } else { ROOM_EN };
            ui.horizontal(|ui| {
                let text = form.t("改一项时其余按比例调整", "When one changes, the others keep their ratio");
                if check_ui(ui, text, form.state.ratio.keeps).clicked() {
                    form.state.ratio.keeps = !form.state.ratio.keeps;
                }
                if beside {
                    said_ui(ui, form);
                }
            });
            // The form scrolls when the line comes: the weight that is typed stays where it is.
            if !beside && said(form).is_some() {
                ui.horizontal(|ui| said_ui(ui, form));
            }
        }
    });
}

/// What is wrong with the weights beside their sum.
fn said<'a>(form: &'a Form<'_>) -> Option<&'a Finding> {
    form.said_of_weights(Field::DutyWeight).find(|finding| finding.place.named_row().is_some())
}

/// Says that. While somebody weighs, it is no more than a note.
fn said_ui(ui: &mut Ui, form: &mut Form<'_>) {
    let Some(finding) = said(form) else { return };
    let (place, message) = (finding.place, finding.message.sentence(form.lang));
    let sort = (finding.code == WEIGHT_ORDER).then(|| Command::SortDuties.label().get(form.lang));
    let weighs = form.state.focus.is_some_and(|focus| focus.field == Field::DutyWeight);
    let tokens = tokens(ui);
    let ink = if weighs { tokens.text3 } else { tone_of(tokens, finding.severity).text };
    let beside = sort.map_or(0.0, |text| button_width(ui, text) + 8.0);
    let galley = one_line(ui, &message, theme::CAPTION, ink, ui.available_width() - 32.0 - beside);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 30.0, theme::SMALL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &message));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.soft);
    }
    paint_focus(ui, rect, response.has_focus());
    paint_icon(ui, rect.left_center() + vec2(12.0, 0.0), icon_of(finding.severity), theme::SMALL_ICON, ink);
    let at = rect.left_center() + vec2(24.0, -galley.size().y / 2.0);
    let cut = galley.elided;
    ui.painter().galley(at, galley, ink);
    if response.clicked() {
        form.focus(place);
    }
    if cut {
        response.on_hover_text(message);
    }
    if let Some(text) = sort
        && Button::new(text, Look::QuietAccent).small().ui(ui).clicked()
    {
        duties::sort(form);
    }
}

fn sum_ui(ui: &mut Ui, form: &Form<'_>, sum: Option<u32>) {
    let tokens = tokens(ui);
    let Some(sum) = sum else {
        let text = form.t("还没有分配", "Not shared out yet");
        ui.label(RichText::new(text).size(theme::BODY).color(tokens.text3));
        return;
    };
    let total = format!("{} {}%", form.t("合计", "Sum"), Percent::from_tenths(sum));
    ui.label(RichText::new(total).size(theme::BODY).color(tokens.text));
    let gap = Percent::from_tenths(sum.abs_diff(HUNDRED));
    if sum < HUNDRED {
        let text = format!("{} {gap}%", form.t("还差", "Missing"));
        chip_ui(ui, Some(icon::WARNING), &text, tokens.warning.text, tokens.warning.soft);
    } else if sum > HUNDRED {
        let text = format!("{} {gap}%", form.t("多出", "Over by"));
        chip_ui(ui, Some(icon::ERROR), &text, tokens.error.text, tokens.error.soft);
    }
}

fn buttons_ui(ui: &mut Ui, form: &mut Form<'_>, sum: Option<u32>) {
    let place = Place::of(Field::DutyWeight);
    let share = Button::new(form.t("平均分配", "Share evenly"), Look::Outlined).small().ui(ui);
    // What concerns all weights, such as a step taken back, is seen here.
    if form.takes(ui.ctx(), Wanted::At(place)) {
        share.request_focus();
        share.scroll_to_me(None);
    }
    if share.clicked() {
        form.step(place, |document| share_evenly(&mut document.duties));
    }
    // It is there even where it can do nothing: the other one stays where it is.
    let is_short = sum.is_some_and(|sum| sum < HUNDRED);
    ui.add_enabled_ui(is_short, |ui| {
        if Button::new(form.t("补足到 100%", "Fill up to 100%"), Look::Accented).small().ui(ui).clicked() {
            form.step(place, |document| fill_up(&mut document.duties));
        }
    });
}

impl Form<'_> {
    /// What the duties weighed when the weight at `place` began to be typed, while the others are to keep their ratio.
    pub(super) fn ratio_at(&mut self, place: Place) -> Option<Vec<Option<Percent>>> {
        if !self.state.ratio.keeps || place.field != Field::DutyWeight {
            return None;
        }
        if self.state.ratio.before.as_ref().is_none_or(|(of, _)| *of != place) {
            let weights = self.editor.document().duties.iter().map(|duty| duty.weight).collect();
            self.state.ratio.before = Some((place, weights));
        }
        self.state.ratio.before.as_ref().map(|(_, weights)| weights.clone())
    }
}

fn bar_ui(ui: &mut Ui, form: &mut Form<'_>, duties: &[Duty], sum: Option<u32>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let Some(sum) = sum else {
        ui.painter().rect_filled(rect, CornerRadius::same(2), tokens(ui).soft);
        return;
    };
    let scale = rect.width() / sum.max(HUNDRED) as f32;
    let focus = form.state.focus.filter(|place| place.field.spec().section == form.state.section);
    let mut x = rect.left();
    for (index, duty) in duties.iter().enumerate() {
        let Some(weight) = duty.weight.filter(|weight| weight.tenths() > 0) else { continue };
        let width = weight.tenths() as f32 * scale;
        let segment = Rect::from_min_size(egui::pos2(x, rect.top()), vec2((width - 1.0).max(1.0), rect.height()));
        x += width;
        let lit = focus.and_then(Place::named_row) == Some(index);
        if segment_ui(ui, form, segment, index, (duty, weight), lit) {
            form.state.folded.remove(&index);
            form.focus(Place::at(Field::DutyName, index));
        }
    }
    if sum < HUNDRED {
        let gap = Rect::from_min_max(egui::pos2(x + 1.0, rect.top()), rect.right_bottom());
        let text = format!("{} {}", form.t("缺", "gap"), Percent::from_tenths(HUNDRED - sum));
        paint_gap(ui, gap, if gap.width() > 30.0 { &text } else { "" }, tokens(ui).warning);
    }
}

fn segment_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    rect: Rect,
    index: usize,
    (duty, weight): (&Duty, Percent),
    lit: bool,
) -> bool {
    let tokens = tokens(ui);
    let response = ui.interact(rect, ui.scope_id().with(("segment", index)), Sense::click());
    let name = format!("{} {}", form.t("选择职责", "Select duty"), index + 1);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let fill = match (lit, response.hovered()) {
        (true, _) => tokens.accent_fill,
        (_, true) => tokens.accent_line,
        _ => tokens.accent_soft,
    };
    let ink = if lit { theme::ON_ACCENT } else { tokens.accent };
    ui.painter().rect_filled(rect, CornerRadius::same(2), fill);
    paint_focus(ui, rect, response.has_focus());
    let text = format!("{} · {weight}", index + 1);
    let shown = match rect.width() {
        width if width > 42.0 => text,
        width if width > 14.0 => (index + 1).to_string(),
        _ => String::new(),
    };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, shown, theme::regular(theme::CAPTION), ink);
    // Above the bar, where it covers no segment and no duty.
    let mut tip = Tooltip::for_enabled(&response);
    tip.popup = tip.popup.align(RectAlign::TOP);
    tip.show(|ui| ui.label(format!("{}. {} {weight}%", index + 1, duty.name)));
    response.clicked()
}
