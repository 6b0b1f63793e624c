//! How the window looks: the colours, the faces, the sizes. Colours stand nowhere else.

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme,
};

use crate::font;
use crate::page::Face;
use crate::storage::settings;

/// The colours of one theme.
pub(super) struct Tokens {
    /// The frame around everything.
    pub(super) app: Color32,
    pub(super) panel: Color32,
    pub(super) card: Color32,
    pub(super) field: Color32,
    /// Behind the pages.
    pub(super) canvas: Color32,
    pub(super) soft: Color32,
    pub(super) softer: Color32,
    pub(super) line: Color32,
    pub(super) strong_line: Color32,
    pub(super) text: Color32,
    pub(super) text2: Color32,
    pub(super) text3: Color32,
    /// Accent for text and icons.
    pub(super) accent: Color32,
    pub(super) accent_fill: Color32,
    pub(super) accent_hover: Color32,
    pub(super) accent_soft: Color32,
    pub(super) accent_line: Color32,
    pub(super) error: Tone,
    pub(super) warning: Tone,
    pub(super) info: Tone,
    pub(super) good: Color32,
    pub(super) good_soft: Color32,
}

/// The colours of something that wants attention.
#[derive(Clone, Copy)]
pub(super) struct Tone {
    pub(super) text: Color32,
    pub(super) soft: Color32,
    pub(super) line: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn tone(text: u32, soft: u32, line: u32) -> Tone {
    Tone { text: rgb(text), soft: rgb(soft), line: rgb(line) }
}

/// On the accent fill.
pub(super) const ON_ACCENT: Color32 = Color32::WHITE;

/// The paper of the preview, and the mark on it: paper is white in either theme.
pub(super) const PAPER: Color32 = Color32::WHITE;
/// The zone of the field that has the focus.
pub(super) const PAPER_MARK: Color32 = Color32::from_rgba_premultiplied(3, 15, 19, 38);
/// The bar beside that zone.
pub(super) const PAPER_BAR: Color32 = rgb(0x0017_667F);

/// A colour of what is printed: the client's.
pub(super) fn printed(red: u8, green: u8, blue: u8) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

static LIGHT: Tokens = Tokens {
    app: rgb(0x00F4_F6F7),
    panel: rgb(0x00FB_FCFC),
    card: rgb(0x00FF_FFFF),
    field: rgb(0x00FF_FFFF),
    canvas: rgb(0x00E6_EAEC),
    soft: rgb(0x00EE_F1F3),
    softer: rgb(0x00E4_E8EB),
    line: rgb(0x00E1_E6E9),
    strong_line: rgb(0x00C6_CED4),
    text: rgb(0x001B_2328),
    text2: rgb(0x004A_565E),
    text3: rgb(0x005F_6B73),
    accent: rgb(0x0017_667F),
    accent_fill: rgb(0x0017_667F),
    accent_hover: rgb(0x0011_5167),
    accent_soft: rgb(0x00E2_F0F4),
    accent_line: rgb(0x009C_C8D6),
    error: tone(0x00B3_261E, 0x00FC_EBEA, 0x00ED_B9B5),
    warning: tone(0x0085_5000, 0x00FD_F4E2, 0x00E6_CB94),
    info: tone(0x0017_667F, 0x00E2_F0F4, 0x009C_C8D6),
    good: rgb(0x001C_6B3C),
    good_soft: rgb(0x00E4_F3E9),
};

static DARK: Tokens = Tokens {
    app: rgb(0x0015_191B),
    panel: rgb(0x001A_1F22),
    card: rgb(0x0021_272B),
    field: rgb(0x0017_1B1E),
    canvas: rgb(0x000F_1214),
    soft: rgb(0x0028_2F34),
    softer: rgb(0x0032_3A40),
    line: rgb(0x002B_3237),
    strong_line: rgb(0x004A_545B),
    text: rgb(0x00E6_EAEC),
    text2: rgb(0x00B4_BDC3),
    text3: rgb(0x0098_A3AA),
    accent: rgb(0x006C_C1D8),
    accent_fill: rgb(0x0024_788F),
    accent_hover: rgb(0x002B_88A1),
    accent_soft: rgb(0x0016_353F),
    accent_line: rgb(0x002F_6A7C),
    error: tone(0x00F4_9A92, 0x003B_2120, 0x0074_403C),
    warning: tone(0x00EA_BB6C, 0x0034_2A17, 0x006A_5427),
    info: tone(0x006C_C1D8, 0x0016_353F, 0x002F_6A7C),
    good: rgb(0x0082_CF9C),
    good_soft: rgb(0x0018_311F),
};

/// The colours in force.
pub(super) fn tokens(ui: &egui::Ui) -> &'static Tokens {
    of(ui.visuals().dark_mode)
}

fn of(dark: bool) -> &'static Tokens {
    if dark { &DARK } else { &LIGHT }
}

/// Guidance, captions, buttons of a row.
pub(super) const CAPTION: f32 = 12.0;
/// Body.
pub(super) const BODY: f32 = 13.0;
/// Fields.
pub(super) const FIELD: f32 = 14.0;
/// The title of a section.
pub(super) const TITLE: f32 = 16.0;
/// Icons.
pub(super) const ICON: f32 = 18.0;
/// Icons of tabs and small buttons.
pub(super) const SMALL_ICON: f32 = 16.0;
/// The corners of buttons and fields.
pub(super) const CORNER: CornerRadius = CornerRadius::same(6);
/// The corners of cards.
pub(super) const CARD_CORNER: CornerRadius = CornerRadius::same(8);
/// The height of a button.
pub(super) const BUTTON: f32 = 28.0;
/// The height of a small button.
pub(super) const SMALL: f32 = 24.0;
/// The height of a field or of a row of a list.
pub(super) const ROW: f32 = 32.0;

const BOLD: &str = "bold";
const ICONS: &str = "icons";
static ICON_FACE: &[u8] = include_bytes!("../../assets/icons/icons.ttf");

/// The text face.
pub(super) fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The bold text face.
pub(super) fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// The symbols.
pub(super) fn icons(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// Puts faces, sizes and colours in place, and the input in order, once for a window.
pub fn install(ctx: &egui::Context) {
    ctx.add_plugin(super::pace::Pace::default());
    ctx.set_fonts(faces());
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| {
            sizes(style);
            colours(&mut style.visuals, tokens);
        });
    }
}

/// Light, dark, or as the system has it; light where the system does not say.
pub(super) fn choose(ctx: &egui::Context, theme: settings::Theme) {
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    ctx.set_theme(match theme {
        settings::Theme::System => egui::ThemePreference::System,
        settings::Theme::Light => egui::ThemePreference::Light,
        settings::Theme::Dark => egui::ThemePreference::Dark,
    });
}

fn faces() -> FontDefinitions {
    let mut faces = FontDefinitions::empty();
    let sources = [("regular", font::bytes(Face::Regular)), (BOLD, font::bytes(Face::Bold)), (ICONS, ICON_FACE)];
    for (name, bytes) in sources {
        faces.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
    }
    let families = [
        (FontFamily::Proportional, ["regular", ICONS]),
        (FontFamily::Monospace, ["regular", ICONS]),
        (FontFamily::Name(BOLD.into()), [BOLD, ICONS]),
        (FontFamily::Name(ICONS.into()), [ICONS, "regular"]),
    ];
    for (family, names) in families {
        faces.families.insert(family, names.map(str::to_owned).into());
    }
    faces
}

fn sizes(style: &mut egui::Style) {
    style.text_styles = [
        (TextStyle::Small, regular(CAPTION)),
        (TextStyle::Body, regular(BODY)),
        (TextStyle::Button, regular(BODY)),
        (TextStyle::Heading, bold(TITLE)),
        (TextStyle::Monospace, regular(BODY)),
    ]
    .into();
    style.animation_time = 0.0;
    style.spacing.item_spacing = egui::vec2(8.0, 4.0);
    style.spacing.button_padding = egui::vec2(8.0, 4.0);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.scroll = egui::style::ScrollStyle {
        floating_allocated_width: 0.0,
        fade: egui::style::ScrollFadeStyle { strength: 0.0, ..Default::default() },
        ..egui::style::ScrollStyle::thin()
    };
    style.spacing.tooltip_width = 360.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
}

fn colours(visuals: &mut egui::Visuals, tokens: &Tokens) {
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.text3.gamma_multiply(0.8));
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.card;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CARD_CORNER;
    visuals.menu_corner_radius = CARD_CORNER;
    visuals.extreme_bg_color = tokens.field;
    visuals.faint_bg_color = tokens.soft;
    visuals.selection.bg_fill = tokens.accent.gamma_multiply(0.28);
    visuals.selection.stroke = Stroke::new(1.0, tokens.accent);
    visuals.hyperlink_color = tokens.accent;
    // A caret that blinks would wake the program up twice a second for as long as it is open.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.accent);
    visuals.disabled_alpha = 0.5;
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 24, spread: 0, color: Color32::from_black_alpha(48) };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 12, spread: 0, color: Color32::from_black_alpha(32) };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.fg_stroke.color = tokens.text;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, tokens.line);
    for (state, fill) in [
        (&mut widgets.inactive, tokens.card),
        (&mut widgets.hovered, tokens.soft),
        (&mut widgets.active, tokens.softer),
        (&mut widgets.open, tokens.soft),
    ] {
        state.bg_fill = tokens.strong_line;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, tokens.strong_line);
        state.fg_stroke = Stroke::new(1.0, tokens.text);
        state.corner_radius = CORNER;
        state.expansion = 0.0;
    }
}
