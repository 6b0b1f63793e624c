//! The texts of the cover, the preface, and what is said about the parts that are made from the members.

use egui::Ui;

use super::View;
use super::field::{Style, date_ui, text_ui};
use crate::app::form::card::{card_ui, help_ui};
use crate::app::theme::{self, tokens};
use crate::document::{PackPart, PackPlace};

const GAP: f32 = 12.0;

/// The texts of the cover, in a card.
pub(super) fn cover_ui(ui: &mut Ui, view: &mut View<'_>) {
    card_ui(ui, false, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let room = ui.available_width();
        let narrow = room < 520.0;
        let (half, quarter) = ((room - GAP) / 2.0, (room - 3.0 * GAP) / 4.0);
        let title = view.t("岗位说明书汇编", "Position descriptions");
        ui.horizontal_top(|ui| {
            let style = Style { hint: title, ..Style::default() };
            text_ui(ui, view, PackPlace::Title, view.t("标题", "Title"), half, style);
            text_ui(ui, view, PackPlace::Client, view.t("客户", "Client"), half, Style::default());
        });
        let small = if narrow { half } else { quarter };
        let issuer = |ui: &mut Ui, view: &mut View<'_>| {
            text_ui(ui, view, PackPlace::Issuer, view.t("编制单位", "Issuer"), small, Style::default());
            let style = Style { hint: "V1.0", ..Style::default() };
            text_ui(ui, view, PackPlace::Version, view.t("版本", "Version"), small, style);
        };
        let date = |ui: &mut Ui, view: &mut View<'_>| {
            date_ui(ui, view, view.t("日期", "Date"), small);
            let hint = view.t("内部", "Internal");
            let style = Style { hint, ..Style::default() };
            text_ui(ui, view, PackPlace::Confidentiality, view.t("密级", "Classification"), small, style);
        };
        if narrow {
            ui.horizontal_top(|ui| issuer(ui, view));
            ui.horizontal_top(|ui| date(ui, view));
        } else {
            ui.horizontal_top(|ui| {
                issuer(ui, view);
                date(ui, view);
            });
        }
    });
}

/// The preface, a paragraph a line.
pub(super) fn preface_ui(ui: &mut Ui, view: &mut View<'_>) {
    let width = ui.available_width();
    let hint = view.t(
        "本汇编收录……的岗位说明书，供招聘、定级、培训与考核使用。",
        "This pack holds the position descriptions of …",
    );
    let style = Style { hint, rows: 10, ..Style::default() };
    text_ui(ui, view, PackPlace::Preface, view.t("编制说明", "Preface"), width, style);
}

/// A part that nobody writes: what it is made from.
pub(super) fn made_ui(ui: &mut Ui, view: &View<'_>, part: PackPart) {
    let left_out = view.editor.document().style.without.contains(&part);
    let text = if left_out {
        view.t("这一部分不收入汇编；在左侧勾选即可收入。", "This part is left out; tick it at the left to have it.")
    } else {
        view.t(
            "这一部分由岗位说明书自动生成，不用填写；右侧是印出来的样子。",
            "This part is made from the descriptions; there is nothing to fill in. The print is at the right.",
        )
    };
    card_ui(ui, false, |ui| {
        let ink = tokens(ui).text2;
        ui.add(egui::Label::new(egui::RichText::new(text).size(theme::BODY).color(ink)).wrap());
        let count: usize = view.editor.document().departments.iter().map(|department| department.members.len()).sum();
        if count == 0 {
            help_ui(ui, view.t("汇编里还没有岗位。", "There are no posts in the pack yet."));
        }
    });
}
