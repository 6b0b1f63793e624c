//! The style: the printed form, the labels, colour and logo, running texts, which parts and blocks appear.

use egui::{RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::field::{Style, labelled_ui, misread_ui, text_ui, typed_ui};
use super::{View, id_of};
use crate::app::form::card::{card_ui, head_ui, help_ui};
use crate::app::theme::{self, tokens};
use crate::app::widget::mark::tone_of;
use crate::app::widget::menu::chooser_ui;
use crate::app::widget::tick::check_ui;
use crate::document::pack::{EDGE_FIELDS, Pack};
use crate::document::{Accent, Choice, Form, FormBlock, Labels, PackPart, PackPlace};

const GAP: f32 = 12.0;

/// The style.
pub(super) fn style_ui(ui: &mut Ui, view: &mut View<'_>) {
    look_ui(ui, view);
    texts_ui(ui, view);
    card_ui(ui, false, |ui| {
        head_ui(ui, view.t("收入的部分", "Parts of the pack"));
        let labels: Vec<_> = PackPart::ALL.iter().map(|part| part.label().get(view.lang)).collect();
        boxes_ui(ui, view, PackPlace::Part, &labels, |pack, nth| toggle(&mut pack.style.without, PackPart::ALL, nth));
    });
    card_ui(ui, false, |ui| {
        head_ui(ui, view.t("每份说明书的章节", "Blocks of each description"));
        let labels: Vec<_> = FormBlock::ALL.iter().map(|block| block.label().get(view.lang)).collect();
        boxes_ui(ui, view, PackPlace::Style, &labels, |pack, nth| {
            toggle(&mut pack.style.without_blocks, FormBlock::ALL, nth);
        });
    });
}

fn look_ui(ui: &mut Ui, view: &mut View<'_>) {
    card_ui(ui, false, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let half = (ui.available_width() - GAP) / 2.0;
        ui.horizontal_top(|ui| {
            let name = view.t("打印样式", "Printed form");
            choice_ui::<Form>(ui, view, name, half, |pack| &mut pack.style.layout);
            let name = view.t("标签语言", "Labels");
            choice_ui::<Labels>(ui, view, name, half, |pack| &mut pack.style.labels);
        });
        ui.horizontal_top(|ui| {
            accent_ui(ui, view, half);
            let style = Style { hint: view.t("logo.png 或 logo.svg", "logo.png or logo.svg"), ..Style::default() };
            let name = view.t("徽标文件（在汇编文件夹内）", "Logo file, in the folder of the pack");
            ui.vertical(|ui| {
                ui.set_width(half);
                text_ui(ui, view, PackPlace::Logo, name, half, style);
                problems_ui(ui, view, PackPlace::Logo);
            });
        });
        let draft = view.editor.document().style.draft;
        if check_ui(ui, view.t("草案水印", "Draft mark on every page"), draft).clicked() {
            view.step(PackPlace::Style, |pack| pack.style.draft = !draft);
        }
        let findings = view.editor.document().style.findings;
        let name = view.t("书末附检查意见（供内部审阅）", "Findings in an appendix, for internal review");
        if check_ui(ui, name, findings).clicked() {
            view.step(PackPlace::Style, |pack| pack.style.findings = !findings);
        }
    });
}

fn texts_ui(ui: &mut Ui, view: &mut View<'_>) {
    card_ui(ui, false, |ui| {
        let width = ui.available_width();
        let hint = view.editor.document().client.clone();
        let style = Style { hint: &hint, ..Style::default() };
        text_ui(ui, view, PackPlace::Header, view.t("页眉", "Header"), width, style);
        problems_ui(ui, view, PackPlace::Header);
        text_ui(ui, view, PackPlace::Footer, view.t("页脚", "Footer"), width, Style::default());
        problems_ui(ui, view, PackPlace::Footer);
        let fields = EDGE_FIELDS.map(|field| format!("{{{field}}}")).join(" ");
        help_ui(ui, &format!("{}{fields}", view.t("可用的代码：", "Fields: ")));
    });
}

/// What is wrong with a field of the style, below it.
fn problems_ui(ui: &mut Ui, view: &View<'_>, place: PackPlace) {
    for problem in view.problems_at(place) {
        let ink = tone_of(tokens(ui), problem.severity).text;
        ui.label(RichText::new(problem.message.sentence(view.lang)).size(theme::CAPTION).color(ink));
    }
}

/// The client's colour, with a patch that shows it.
fn accent_ui(ui: &mut Ui, view: &mut View<'_>, width: f32) {
    const PATCH: f32 = 32.0;
    let name = view.t("主题色", "Colour");
    labelled_ui(ui, name, width, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let accent = view.editor.document().style.accent;
            let (rect, _) = ui.allocate_exact_size(vec2(PATCH, theme::ROW), Sense::hover());
            let fill = accent.map_or(tokens(ui).soft, |Accent(red, green, blue)| theme::printed(red, green, blue));
            let line = Stroke::new(1.0, tokens(ui).strong_line);
            ui.painter().rect(rect, theme::CORNER, fill, line, StrokeKind::Inside);
            let shown = accent.map(|accent| accent.to_string());
            typed_ui(
                ui,
                view,
                PackPlace::Accent,
                (name, width - PATCH - 6.0, "#1F4E79"),
                shown.as_deref(),
                |view, text| {
                    let text =
                        if text.starts_with('#') || text.is_empty() { text.to_owned() } else { format!("#{text}") };
                    let accent = if text.is_empty() { Ok(None) } else { text.parse().map(Some) };
                    accent.map(|accent| view.edit(PackPlace::Accent, |pack| pack.style.accent = accent)).is_ok()
                },
            );
        });
        let why =
            view.t("颜色请写成 # 和六位十六进制数，如 #1F4E79", "A colour is # and six hexadecimal digits: #1F4E79");
        misread_ui(ui, view, PackPlace::Accent, why);
    });
}

fn choice_ui<T: Choice>(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &str,
    width: f32,
    member: impl Fn(&mut Pack) -> &mut T,
) {
    labelled_ui(ui, name, width, |ui| {
        // The way to the member is one for writing.
        let chosen = *member(&mut Pack { style: view.editor.document().style.clone(), ..Pack::default() });
        let rows: Vec<_> = T::ALL.iter().map(|&choice| (choice.label().get(view.lang), choice == chosen)).collect();
        let shown = chosen.label().get(view.lang);
        let id = id_of(PackPlace::Style).with(name);
        let (response, taken) = chooser_ui(ui, id, width, Some(shown), "", &rows);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
            info.current_text_value = Some(shown.to_owned());
            info
        });
        if let Some(&taken) = taken.and_then(|index| T::ALL.get(index)) {
            view.step(PackPlace::Style, |pack| *member(pack) = taken);
        }
    });
}

/// Boxes of what appears, two in a row.
fn boxes_ui(ui: &mut Ui, view: &mut View<'_>, place: PackPlace, labels: &[&str], toggle: impl Fn(&mut Pack, usize)) {
    let style = view.pack();
    let appears = |nth: usize| match place {
        PackPlace::Part => !style.style.without.contains(&PackPart::ALL[nth]),
        _ => !style.style.without_blocks.contains(&FormBlock::ALL[nth]),
    };
    let width = ui.available_width() / 2.0;
    for row in (0..labels.len()).collect::<Vec<_>>().chunks(2) {
        ui.horizontal(|ui| {
            for &nth in row {
                ui.allocate_ui(vec2(width - 8.0, theme::SMALL), |ui| {
                    ui.set_width(width - 8.0);
                    if check_ui(ui, labels[nth], appears(nth)).clicked() {
                        view.step(place, |pack| toggle(pack, nth));
                    }
                });
            }
        });
    }
}

/// Leaves the nth value out, or takes it in again.
pub(super) fn toggle<T: Choice>(without: &mut Vec<T>, all: &[T], nth: usize) {
    let Some(&value) = all.get(nth) else { return };
    if without.contains(&value) {
        without.retain(|other| *other != value);
    } else {
        without.push(value);
        // In the order of the pack, however they were clicked.
        without.sort_by_key(|value| all.iter().position(|other| other == value));
    }
}
