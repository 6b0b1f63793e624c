//! The one colour of a print and what follows from it, so that any colour stays legible.

use crate::document::Accent;
use crate::page::Color;

/// Text reads well on its ground from this contrast on (WCAG 2, AA).
const LEGIBLE: f32 = 4.5;
/// How much of the colour is in its tint.
const TINT: f32 = 0.1;

/// The colours that a print takes from the client's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// The colour itself, for rules and fills.
    pub fill: Color,
    /// Text on the fill.
    pub on_fill: Color,
    /// Text in the colour on white: darker where the colour is light.
    pub ink: Color,
    /// A tint behind black text.
    pub soft: Color,
}

impl Shades {
    /// The shades of `accent`, or of the blue of a print without one.
    #[must_use]
    pub fn of(accent: Option<Accent>) -> Self {
        let Accent(red, green, blue) = accent.unwrap_or(Accent(31, 78, 121));
        let fill = Color(red, green, blue);
        let darker = |step: u8| mix(fill, Color::BLACK, 1.0 - f32::from(step) / 20.0);
        let ink = (0..=20).map(darker).find(|&color| contrast(color, Color::WHITE) >= LEGIBLE);
        Self {
            fill,
            on_fill: if is_dark(fill) { Color::WHITE } else { Color::BLACK },
            ink: ink.unwrap_or(Color::BLACK),
            soft: mix(fill, Color::WHITE, TINT),
        }
    }
}

/// `share` of `color`, the rest `other`.
fn mix(color: Color, other: Color, share: f32) -> Color {
    let part = |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share)).round() as u8;
    Color(part(color.0, other.0), part(color.1, other.1), part(color.2, other.2))
}

/// Tells whether `color` is dark: white text can be read on it.
pub fn is_dark(color: Color) -> bool {
    contrast(color, Color::WHITE) >= LEGIBLE
}

/// The contrast of two colours, from 1 to 21.
fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color) -> f32 {
    let linear = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_legible_in_every_colour() {
        for value in 0..=0xfff_u16 {
            let [red, green, blue] = [8, 4, 0].map(|shift| ((value >> shift & 15) * 17) as u8);
            let shades = Shades::of(Some(Accent(red, green, blue)));
            assert!(contrast(shades.ink, Color::WHITE) >= LEGIBLE, "{shades:?}");
            assert!(contrast(shades.fill, shades.on_fill) >= LEGIBLE, "{shades:?}");
            assert!(contrast(shades.soft, Color::BLACK) >= LEGIBLE, "{shades:?}");
        }
    }

    #[test]
    fn a_dark_colour_is_taken_as_it_is() {
        let shades = Shades::of(Some(Accent(31, 78, 121)));
        assert_eq!((shades.ink, shades.fill, shades.on_fill), (Color(31, 78, 121), Color(31, 78, 121), Color::WHITE));
        assert_eq!(Shades::of(Some(Accent(255, 220, 0))).on_fill, Color::BLACK);
    }
}
