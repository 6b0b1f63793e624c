//! Above and below the pages: the printed form, the page that shows, the zoom.

use egui::{Id, Margin, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::command::Command;
use crate::app::preview::{Preview, Zoom};
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_of_ui, icon_button_ui, icon_ui};
use crate::app::widget::mark::chip_ui;
use crate::app::widget::menu::{chooser_ui, segments_ui};
use crate::app::widget::order::right_ui;
use crate::app::{App, icon};
use crate::document::pack::Pack;
use crate::document::{Choice as _, PackPlace};
use crate::editor::Editor;
use crate::lang::{Lang, Text, counted};
use crate::layout::Form;

/// How wide it is what is said of characters that cannot be printed.
const CHIP: f32 = 190.0;

/// The printed form, what cannot be printed, and what the preview does.
pub(super) fn head_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let now = app.form();
    ui.horizontal_centered(|ui| {
        let tokens = tokens(ui);
        if let Some(pack) = app.tabs.pack_mut() {
            switch_ui(ui, &mut pack.preview, lang);
        } else if let Some(form) = form_ui(ui, now, lang) {
            app.set_form(form);
        }
        if !app.front_preview().missing.is_empty() {
            let count = app.front_preview().missing.len();
            let text = match lang {
                Lang::Zh => format!("{count} 个字无法打印"),
                Lang::En => format!("{} not printable", counted(count, "character")),
            };
            // The buttons at the right take two places.
            if ui.available_width() > CHIP + 2.0 * theme::BUTTON {
                chip_ui(ui, Some(icon::WARNING), &text, tokens.warning.text, tokens.warning.soft);
            } else {
                icon_ui(ui, icon::WARNING, theme::ICON, tokens.warning.text).on_hover_text(text);
            }
        }
        right_ui(ui, "pages", |ui| {
            match app.tabs.pack_mut() {
                Some(pack) => draft_ui(ui, &mut pack.editor, lang),
                None => follow_ui(ui, &mut app.preview, lang),
            }
            let size = vec2(theme::BUTTON, theme::BUTTON);
            let hide = Text::new("隐藏预览", "Hide preview").get(lang);
            if icon_button_of_ui(ui, icon::PANEL_CLOSE, hide, size, false).clicked() {
                app.commands.push(Command::TogglePreview);
            }
        });
    });
}

/// The pages of a pack, or small pictures of them.
fn switch_ui(ui: &mut Ui, preview: &mut Preview, lang: Lang) {
    let [pages, thumbnails] =
        [Text::new("汇编", "Pages"), Text::new("缩略图", "Thumbnails")].map(|text| text.get(lang));
    if let Some(taken) = segments_ui(ui, &[(pages, !preview.thumbnails), (thumbnails, preview.thumbnails)]) {
        preview.show_thumbnails(taken == 1, preview.page);
    }
}

/// The printed forms side by side, or in a list where there is no room for that.
fn form_ui(ui: &mut Ui, now: Form, lang: Lang) -> Option<Form> {
    const ROOM: f32 = 420.0;
    let forms: Vec<_> = Form::ALL.iter().map(|form| (form.label().get(lang), *form == now)).collect();
    let taken = if ui.available_width() > ROOM {
        segments_ui(ui, &forms)
    } else {
        let width = (ui.available_width() - 110.0).clamp(90.0, 130.0);
        let (response, taken) = chooser_ui(ui, Id::unique("form"), width, Some(now.label().get(lang)), "", &forms);
        let name = Text::new("打印版式", "Printed form").get(lang);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
            info.current_text_value = Some(now.label().get(lang).to_owned());
            info
        });
        taken
    };
    taken.and_then(|taken| Form::ALL.get(taken)).copied()
}

fn follow_ui(ui: &mut Ui, preview: &mut Preview, lang: Lang) {
    let follow = Command::Follow.label().get(lang);
    let size = vec2(theme::BUTTON, theme::BUTTON);
    if icon_button_of_ui(ui, icon::FOLLOW, follow, size, preview.follows).clicked() {
        preview.follow();
    }
}

/// Whether 草案 stands behind the text.
fn draft_ui(ui: &mut Ui, editor: &mut Editor<Pack>, lang: Lang) {
    let draft = editor.document().style.draft;
    let name = Text::new("草案水印", "Draft mark").get(lang);
    let look = if draft { Look::Accented } else { Look::Quiet };
    let response = Button::new(name, look).icon(icon::DRAFT).ui(ui);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, draft, name));
    if response.clicked() {
        let at = crate::app::time_of(ui.ctx());
        editor.end_step();
        editor.edit(PackPlace::Style, at, |pack| pack.style.draft = !draft);
        editor.end_step();
    }
}

/// The page that shows, and how large.
pub(super) fn foot_ui(app: &mut App, ui: &mut Ui) {
    /// In less the number of the scale gives way: the buttons are what is needed.
    const ROOM: f32 = 270.0;
    let lang = app.settings.lang;
    let wide = ui.available_width() > ROOM;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let preview = app.front_preview();
        let (page, count) = (preview.page, preview.sheets.len());
        ui.add_enabled_ui(page > 0, |ui| {
            if icon_button_ui(ui, icon::PREVIOUS, Text::new("上一页", "Previous page").get(lang)).clicked() {
                preview.go_to = Some(page - 1);
            }
        });
        if count > 0 {
            number_ui(ui, preview, lang);
        }
        ui.add_enabled_ui(page + 1 < count, |ui| {
            if icon_button_ui(ui, icon::NEXT, Text::new("下一页", "Next page").get(lang)).clicked() {
                preview.go_to = Some(page + 1);
            }
        });
        if !app.front_preview().thumbnails {
            right_ui(ui, "zoom", |ui| zoom_ui(app, ui, wide));
        }
    });
}

/// The page that shows, of how many; another one can be typed.
fn number_ui(ui: &mut Ui, preview: &mut Preview, lang: Lang) {
    let ink = tokens(ui).text;
    let (page, count, front) = (preview.page, preview.sheets.len(), preview.book.front.min(preview.sheets.len()));
    let label = preview.book.label(page, lang);
    let name = Text::new("转到页码", "Go to page").get(lang);
    let id = Id::unique("page number");
    let typing = ui.memory(|memory| memory.has_focus(id));
    let mut text = preview.typed.clone().filter(|_| typing).unwrap_or_else(|| label.clone());
    let width = ui.painter().layout_no_wrap(text.clone(), theme::regular(theme::BODY), ink).size().x;
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .font(theme::regular(theme::BODY))
        .text_color(ink)
        .margin(Margin::symmetric(4, 3))
        .desired_width(width.clamp(16.0, 130.0) + 10.0)
        .align(egui::Align2::CENTER_CENTER);
    let whole = match (front, lang) {
        (0, _) => name.to_owned(),
        (_, Lang::Zh) => format!("{name}：与目录一致，封面、目录等 {front} 页另用 i、ii 编号"),
        (_, Lang::En) => format!("{name}, as the contents say; the first {front} are i, ii …"),
    };
    let response = ui.add(field).on_hover_text(whole).accessible_name(name);
    if response.gained_focus() {
        preview.typed = Some(label);
    }
    if response.changed() {
        preview.typed = Some(text);
    }
    if response.lost_focus()
        && let Some(typed) = preview.typed.take()
        && ui.input(|input| input.key_pressed(egui::Key::Enter))
    {
        let number: Option<usize> = typed.trim().parse().ok();
        preview.go_to = number.and_then(|number| (front + number).checked_sub(1)).filter(|&page| page < count);
    }
    // Of those that are numbered like it.
    let of = match lang {
        _ if page < front => format!("{} / {}", preview.book.number(page), preview.book.number(front - 1)),
        Lang::Zh => format!("/ {} 页", count - front),
        Lang::En => format!("/ {}", count - front),
    };
    ui.label(RichText::new(of).size(theme::BODY).color(ink));
}

/// The scale, with its number where it is `wide`.
fn zoom_ui(app: &mut App, ui: &mut Ui, wide: bool) {
    let lang = app.settings.lang;
    let (zoom, shown) = (app.front_preview().zoom, app.front_preview().shown_zoom);
    let size = vec2(theme::BUTTON, theme::BUTTON);
    let mut button_ui = |ui: &mut Ui, command: Command, icon, down| {
        if icon_button_of_ui(ui, icon, command.label().get(lang), size, down).clicked() {
            app.commands.push(command);
        }
    };
    button_ui(ui, Command::ZoomOut, icon::MINUS, false);
    if wide {
        let percent = format!("{:.0}%", shown * 100.0);
        ui.label(RichText::new(percent).size(theme::BODY).color(tokens(ui).text));
    }
    button_ui(ui, Command::ZoomIn, icon::ADD, false);
    button_ui(ui, Command::FitWidth, icon::FIT_WIDTH, zoom == Zoom::Fit);
}
