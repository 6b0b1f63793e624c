//! The card above the duties: how the effort is shared out.

use egui::{Align2, CornerRadius, Rect, RectAlign, RichText, Role, Sense, Tooltip, Ui, WidgetInfo, vec2};

use super::card::{card_ui, head_ui};
use super::{Form, Wanted};
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, paint_focus};
use crate::app::widget::mark::{chip_ui, paint_gap};
use crate::app::widget::tick::check_ui;
use crate::document::{Duty, Field, Percent, Place};

const HUNDRED: u32 = Percent::HUNDRED.tenths();

/// Whether the other weights keep their ratio when one changes.
#[derive(Default)]
pub(super) struct Ratio {
    keeps: bool,
    /// What the duties weighed when somebody began to type a weight.
    pub(super) before: Option<(Place, Vec<Option<Percent>>)>,
}

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
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| buttons_ui(ui, form, sum));
        });
        if let Some(sum) = sum {
            ui.add_space(2.0);
            bar_ui(ui, form, &document.duties, sum);
        }
        if document.duties.len() > 1 {
            let text = form.t("改一项时其余按比例调整", "When one changes, the others keep their ratio");
            if check_ui(ui, text, form.state.ratio.keeps).clicked() {
                form.state.ratio.keeps = !form.state.ratio.keeps;
            }
        }
    });
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
    if sum.is_some_and(|sum| sum < HUNDRED)
        && Button::new(form.t("补足到 100%", "Fill up to 100%"), Look::Accented).small().ui(ui).clicked()
    {
        form.step(place, |document| fill_up(&mut document.duties));
    }
    let share = Button::new(form.t("平均分配", "Share evenly"), Look::Outlined).small().ui(ui);
    // What concerns all weights, such as a step taken back, is seen here.
    if form.takes(ui.ctx(), Wanted::At(place)) {
        share.request_focus();
        share.scroll_to_me(None);
    }
    if share.clicked() {
        form.step(place, |document| share_evenly(&mut document.duties));
    }
}

/// Gives every duty the same whole percentage; what is left over goes to the first ones, a percent each.
fn share_evenly(duties: &mut [Duty]) {
    let count = duties.len().max(1) as u32;
    let (share, left) = (100 / count, 100 % count);
    for (index, duty) in duties.iter_mut().enumerate() {
        let percent = share + u32::from((index as u32) < left);
        duty.weight = Some(Percent::from_tenths(percent * 10));
    }
}

/// Gives what is missing to the duties without a weight, or else to all in proportion.
fn fill_up(duties: &mut [Duty]) {
    let sum: u32 = duties.iter().filter_map(|duty| duty.weight).map(Percent::tenths).sum();
    let without = duties.iter().filter(|duty| duty.weight.is_none()).count();
    let all = without == 0;
    let parts: Vec<u32> = duties
        .iter()
        .map(|duty| match duty.weight {
            _ if all && sum == 0 => 1,
            Some(weight) if all => weight.tenths(),
            Some(_) => 0,
            None => 1,
        })
        .collect();
    // Whole percents where the gap is one.
    let shares = share(HUNDRED.saturating_sub(sum), &parts, 10);
    for (duty, (part, share)) in duties.iter_mut().zip(parts.iter().zip(shares)) {
        if *part > 0 {
            let old = duty.weight.map_or(0, Percent::tenths);
            duty.weight = Some(Percent::from_tenths(old + share));
        }
    }
}

/// Gives the duties but `row` what it leaves of a hundred, in the ratio of the weights `before`, or evenly where none of
/// them had any.
pub(super) fn keep_ratio(duties: &mut [Duty], row: usize, before: &[Option<Percent>]) {
    let Some(rest) = duties.get(row).and_then(|duty| duty.weight).and_then(|own| HUNDRED.checked_sub(own.tenths()))
    else {
        return;
    };
    let mut parts: Vec<u32> = before.iter().map(|weight| weight.map_or(0, Percent::tenths)).collect();
    if let Some(own) = parts.get_mut(row) {
        *own = 0;
    }
    if parts.iter().all(|&part| part == 0) {
        parts = (0..duties.len()).map(|other| u32::from(other != row)).collect();
    }
    for (duty, (part, share)) in duties.iter_mut().zip(parts.iter().zip(share(rest, &parts, 1))) {
        if *part > 0 {
            duty.weight = Some(Percent::from_tenths(share));
        }
    }
}

/// Shares out `amount` in proportion to `parts`, in multiples of `grain`; the last share takes what rounding left.
fn share(amount: u32, parts: &[u32], grain: u64) -> Vec<u32> {
    let total: u64 = parts.iter().map(|&part| u64::from(part)).sum();
    let (mut given, mut seen) = (0, 0);
    let next = |&part: &u32| {
        seen += u64::from(part);
        let exact = u64::from(amount) * seen / total.max(1);
        // Rounding up must not give more than there is.
        let rounded = ((exact + grain / 2) / grain * grain).min(u64::from(amount)) as u32;
        let up_to = if seen == total { amount } else { rounded };
        let share = if part > 0 { up_to - given } else { 0 };
        given += share;
        share
    };
    parts.iter().map(next).collect()
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

fn bar_ui(ui: &mut Ui, form: &mut Form<'_>, duties: &[Duty], sum: u32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn duties(weights: &[Option<u32>]) -> Vec<Duty> {
        weights.iter().map(|w| Duty { weight: w.map(|w| Percent::from_tenths(w * 10)), ..Duty::default() }).collect()
    }

    fn percents(duties: &[Duty]) -> Vec<u32> {
        duties.iter().filter_map(|duty| duty.weight).map(|weight| weight.tenths() / 10).collect()
    }

    #[test]
    fn an_even_share_sums_to_a_hundred() {
        let mut seven = duties(&[None; 7]);
        share_evenly(&mut seven);
        assert_eq!(percents(&seven), [15, 15, 14, 14, 14, 14, 14]);
    }

    #[test]
    fn what_is_missing_goes_to_those_without_a_weight_or_to_all_in_proportion() {
        let mut some = duties(&[Some(40), None, Some(20), None]);
        fill_up(&mut some);
        assert_eq!(percents(&some), [40, 20, 20, 20]);
        let mut all = duties(&[Some(30), Some(25), Some(15), Some(10), Some(10)]);
        fill_up(&mut all);
        assert_eq!(percents(&all).iter().sum::<u32>(), 100);
    }

    #[test]
    fn the_others_keep_their_ratio_and_the_sum_stays_a_hundred() {
        let weigh = |row: usize, percent: u32, before: &[Option<u32>]| {
            let mut changed = duties(before);
            let before: Vec<_> = changed.iter().map(|duty| duty.weight).collect();
            changed[row].weight = Some(Percent::from_tenths(percent));
            keep_ratio(&mut changed, row, &before);
            changed.iter().map(|duty| duty.weight.map(Percent::tenths)).collect::<Vec<_>>()
        };
        assert_eq!(weigh(0, 400, &[Some(20), Some(60), Some(20)]), [Some(400), Some(450), Some(150)]);
        assert_eq!(weigh(1, 333, &[Some(10), Some(10), Some(10), None]), [Some(333), Some(333), Some(334), None]);
        assert_eq!(weigh(0, 400, &[Some(100), None, None]), [Some(400), Some(300), Some(300)]);
        assert_eq!(weigh(0, 1001, &[Some(50), Some(50)]), [Some(1001), Some(500)], "there is no rest to share");
    }

    #[test]
    fn a_gap_smaller_than_a_percent_is_never_overfilled() {
        let tenths = [Some(331), Some(331), Some(330), None, None, None];
        let mut some: Vec<Duty> =
            tenths.iter().map(|w| Duty { weight: w.map(Percent::from_tenths), ..Duty::default() }).collect();
        fill_up(&mut some);
        let filled: Vec<u32> = some.iter().filter_map(|duty| duty.weight).map(Percent::tenths).collect();
        assert_eq!((filled.len(), filled.iter().sum()), (6, HUNDRED));
    }
}
