//! The logo: three lines of text on a square, the last one ticked off.

use super::theme;

/// The strokes, as shares of the side of the square.
pub(super) const LINES: [((f32, f32), (f32, f32)); 4] = [
    ((0.26, 0.32), (0.74, 0.32)),
    ((0.26, 0.52), (0.54, 0.52)),
    ((0.26, 0.71), (0.44, 0.71)),
    ((0.56, 0.68), (0.74, 0.68)),
];

/// The logo as a square picture of `side` pixels, red, green, blue and opacity a pixel.
#[must_use]
pub fn logo(side: u32) -> Vec<u8> {
    let ground = theme::PAPER_BAR;
    let mut pixels = Vec::with_capacity((side * side * 4) as usize);
    for y in 0..side {
        for x in 0..side {
            let at = ((x as f32 + 0.5) / side as f32, (y as f32 + 0.5) / side as f32);
            let color = if on_line(at) { theme::ON_ACCENT } else { ground };
            let opacity = if in_square(at) { 255 } else { 0 };
            pixels.extend([color.r(), color.g(), color.b(), opacity]);
        }
    }
    pixels
}

fn on_line((x, y): (f32, f32)) -> bool {
    const HALF: f32 = 0.045;
    LINES.iter().any(|&((left, top), (right, _))| (left..=right).contains(&x) && (y - top).abs() <= HALF)
}

/// Tells whether the point lies in the square with round corners.
fn in_square((x, y): (f32, f32)) -> bool {
    const RADIUS: f32 = 0.22;
    let beyond = |v: f32| (RADIUS - v).max(v - (1.0 - RADIUS)).max(0.0);
    beyond(x).hypot(beyond(y)) <= RADIUS
}
