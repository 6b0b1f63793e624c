//! A finding under its field: what is wrong, and its two actions, to take the suggestion and to keep the text because
//! of a reason. The list of problems shows the same actions.

use std::ops::Range;

use egui::{Align, Color32, Event, Frame, Id, Key, Layout, Margin, Modifiers, RichText, Stroke, Ui};

use super::field::put;
use super::say::is_weight;
use super::{Form, duties};
use crate::app::command::Command;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_ui};
use crate::app::widget::mark::{icon_of, tone_of};
use crate::app::widget::text::TextField;
use crate::check::{self, Finding, Severity, WEIGHT_ORDER};
use crate::document::schema::Kind;
use crate::document::{Field, Place};
use crate::lang::Text;

/// The message gets no narrower than this for the sake of the buttons beside it.
const NARROWEST: f32 = 220.0;

/// A finding whose reason is being typed.
pub(super) struct Keeping {
    finding: Finding,
    reason: String,
    /// Whether it is typed in the list of problems.
    listed: bool,
    /// The field has not had the focus yet.
    fresh: bool,
}

impl Form<'_> {
    /// What was found at `place` and may be said by now.
    pub(super) fn findings_at(&self, place: Place) -> Vec<Finding> {
        self.said_at(place).cloned().collect()
    }

    /// How much is shown under the field of `place`, for the height of its row.
    pub(super) fn shown_at(&self, place: Place) -> usize {
        let keeping = self.state.keeping.as_ref().is_some_and(|keeping| keeping.finding.place == place);
        self.said_at(place).count() * 2 + self.kept_at(place).count() * 3 + usize::from(keeping)
    }

    fn kept_at(&self, place: Place) -> impl Iterator<Item = &Finding> {
        self.editor.kept().iter().filter(move |finding| finding.place == place)
    }

    fn said_at(&self, place: Place) -> impl Iterator<Item = &Finding> {
        // What is wrong with weights is said in one place for all of them.
        let in_row = place.named_row().is_some() && is_weight(place.field);
        let findings = self.editor.findings().iter().filter(move |finding| finding.place == place && !in_row);
        findings.filter(|finding| self.may_say(finding))
    }

    /// What was found in the weights of a list, and may be said by now.
    pub(super) fn said_of_weights(&self, field: Field) -> impl Iterator<Item = &Finding> {
        let findings = self.editor.findings().iter().filter(move |finding| finding.place.field == field);
        findings.filter(|finding| self.may_say(finding))
    }

    /// The words at `place` that findings mean, each with its colour.
    pub(super) fn marks(&self, ui: &Ui, place: Place) -> Vec<(Range<usize>, Color32)> {
        let mut marks: Vec<(Range<usize>, Color32)> = self
            .said_at(place)
            .flat_map(|finding| {
                let ink = tone_of(tokens(ui), finding.severity).text;
                finding.words.iter().map(move |words| (words.clone(), ink))
            })
            .collect();
        marks.sort_by_key(|(words, _)| (words.start, words.end));
        marks
    }

    /// Takes the suggestion of `finding`.
    fn accept(&mut self, finding: &Finding) {
        let Some(rewrite) = finding.rewrite.clone() else { return };
        let place = finding.place;
        if let Kind::Line(lens) | Kind::Prose(lens) = place.field.spec().kind {
            self.step(place, |document| put(document, place, lens, rewrite));
        }
    }

    /// Keeps `finding` because of `reason`.
    fn keep(&mut self, finding: &Finding, reason: &str) {
        self.step(finding.place, |document| check::keep(document, finding, reason));
    }

    /// Takes back that `finding` is kept.
    pub(in crate::app) fn release(&mut self, finding: &Finding) {
        self.step(finding.place, |document| check::release(document, finding));
    }
}

/// Says what was found at `place`.
pub(super) fn findings_ui(ui: &mut Ui, form: &mut Form<'_>, place: Place) {
    if let Some(why) = form.misread(place) {
        let ink = tokens(ui).error.text;
        ui.label(RichText::new(why).size(theme::CAPTION).color(ink));
    }
    for finding in form.findings_at(place) {
        ui.add_space(2.0);
        finding_ui(ui, form, &finding);
    }
    let kept: Vec<Finding> = form.kept_at(place).cloned().collect();
    for finding in &kept {
        kept_ui(ui, form, finding);
    }
    form.state.anchor.say(place, ui.min_rect().bottom());
}

/// A line that says why a finding is kept, and takes that back.
fn kept_ui(ui: &mut Ui, form: &mut Form<'_>, finding: &Finding) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(8.0);
        icon_ui(ui, icon::CHECK, theme::SMALL_ICON, tokens(ui).text3);
        let release = RELEASE.get(form.lang);
        let room = ui.available_width() - button_width(ui, release) - 8.0;
        let reason = finding.kept.as_deref().unwrap_or_default();
        let text = format!("{}{reason}", form.t("已保留，因为：", "Kept because: "));
        let line = RichText::new(text).size(theme::CAPTION).color(tokens(ui).text3);
        ui.scope(|ui| {
            ui.set_max_width(room);
            let label = egui::Label::new(line).truncate().show_tooltip_when_elided(false);
            ui.add(label).on_hover_text(format!("{}\n{reason}", finding.message.sentence(form.lang)));
        });
        if Button::new(release, Look::Quiet).small().ui(ui).clicked() {
            form.release(finding);
            form.focus(finding.place);
        }
    });
}

/// A strip that says what was found.
pub(super) fn finding_ui(ui: &mut Ui, form: &mut Form<'_>, finding: &Finding) {
    let tokens = tokens(ui);
    let tone = tone_of(tokens, finding.severity);
    // A hint is a line and no more: there may be one under every task.
    let quiet = finding.severity == Severity::Hint;
    let (strip, size, ink) = if quiet {
        (Frame::new().inner_margin(Margin { left: 8, right: 8, top: 0, bottom: 2 }), theme::CAPTION, tokens.text2)
    } else {
        let strip = Frame::new().fill(tone.soft).stroke(Stroke::new(1.0, tone.line)).corner_radius(theme::CORNER);
        (strip.inner_margin(Margin::symmetric(8, 4)), theme::BODY, tokens.text)
    };
    strip.show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 2.0);
        ui.set_width(ui.available_width());
        let actions = actions_width(ui, form, finding);
        let beside = ui.available_width() - actions - 28.0 >= NARROWEST;
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            icon_ui(ui, icon_of(finding.severity), theme::SMALL_ICON + 4.0, tone.text);
            let room = ui.available_width() - if beside { actions + 8.0 } else { 0.0 };
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.add_space(2.0);
                let text = RichText::new(finding.message.sentence(form.lang)).size(size).color(ink);
                ui.add(egui::Label::new(text).wrap());
                let source = finding.source.get(form.lang);
                if !source.is_empty() && !quiet {
                    let source = RichText::new(source).size(theme::CAPTION).color(tokens.text3);
                    ui.add(egui::Label::new(source).truncate());
                }
                ui.add_space(1.0);
            });
            if beside {
                actions_ui(ui, form, finding, false);
            }
        });
        if !beside {
            ui.horizontal(|ui| {
                ui.add_space(22.0);
                actions_ui(ui, form, finding, false);
            });
        }
        keeping_ui(ui, form, finding, false);
    });
}

const ACCEPT: Text = Text::new("采用建议", "Use suggestion");
/// Takes back that a finding is kept.
pub(in crate::app) const RELEASE: Text = Text::new("取消保留", "Keep no longer");
const KEEP: Text = Text::new("保留，因为…", "Keep, because…");

/// How wide the actions of `finding` are.
pub(in crate::app) fn actions_width(ui: &Ui, form: &Form<'_>, finding: &Finding) -> f32 {
    let sorts = (finding.code == WEIGHT_ORDER).then(|| Command::SortDuties.label());
    let texts = [finding.rewrite.is_some().then_some(ACCEPT), sorts, Some(KEEP)];
    texts.into_iter().flatten().map(|text| button_width(ui, text.get(form.lang)) + 6.0).sum()
}

/// How wide a small button of `text` is.
pub(in crate::app) fn button_width(ui: &Ui, text: &str) -> f32 {
    let font = theme::regular(theme::CAPTION);
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x + 16.0
}

/// The two actions of `finding`, in the list of problems or under the field.
pub(in crate::app) fn actions_ui(ui: &mut Ui, form: &mut Form<'_>, finding: &Finding, listed: bool) {
    if let Some(rewrite) = &finding.rewrite {
        let button = Button::new(ACCEPT.get(form.lang), Look::QuietAccent).small().ui(ui);
        let clicked = button.clicked();
        button.on_hover_text(rewrite);
        if clicked {
            form.accept(finding);
            if !listed {
                form.focus(finding.place);
            }
        }
    }
    if finding.code == WEIGHT_ORDER {
        let text = Command::SortDuties.label().get(form.lang);
        if Button::new(text, Look::QuietAccent).small().ui(ui).clicked() {
            duties::sort(form);
        }
    }
    if Button::new(KEEP.get(form.lang), Look::Quiet).small().ui(ui).clicked() {
        let finding = finding.clone();
        form.state.keeping = Some(Keeping { finding, reason: String::new(), listed, fresh: true });
    }
}

/// The line that asks for the reason, while `finding` is being kept.
pub(in crate::app) fn keeping_ui(ui: &mut Ui, form: &mut Form<'_>, finding: &Finding, listed: bool) {
    let of_this = |keeping: &Keeping| keeping.listed == listed && keeping.finding == *finding;
    if !form.state.keeping.as_ref().is_some_and(of_this) {
        return;
    }
    let Some(mut keeping) = form.state.keeping.take() else { return };
    let id = Id::unique(("reason", listed));
    let (mut done, mut given_up) = (false, false);
    if ui.memory(|memory| memory.has_focus(id)) && !form.state.composing {
        ui.input_mut(|input| {
            done = input.consume_key(Modifiers::NONE, Key::Enter);
            for event in &mut input.events {
                if let Event::Paste(text) = event {
                    *text = text.replace(['\n', '\r'], " ");
                }
            }
        });
    }
    ui.horizontal_top(|ui| {
        ui.add_space(22.0);
        let width = (ui.available_width() - 150.0).max(120.0);
        let name = form.t("保留的理由", "Reason for keeping it");
        let hint = form.t("写给审核者看，例如：法律要求本岗位持证", "For the reviewer: the law asks for it, say");
        let field = TextField::new(id, name, width).hint(hint).ui(ui, &mut keeping.reason);
        if std::mem::take(&mut keeping.fresh) {
            field.request_focus();
        }
        // Escape takes the focus away before anything else sees it.
        given_up = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        let reasoned = !keeping.reason.trim().is_empty();
        ui.add_enabled_ui(reasoned, |ui| {
            done |= Button::new(form.t("保留", "Keep"), Look::Accented).ui(ui).clicked();
        });
        done &= reasoned;
        given_up |= Button::new(form.t("取消", "Cancel"), Look::Quiet).ui(ui).clicked();
    });
    if done {
        form.keep(&keeping.finding, &keeping.reason);
        if !listed {
            form.focus(keeping.finding.place);
        }
    } else if !given_up {
        form.state.keeping = Some(keeping);
    }
}
