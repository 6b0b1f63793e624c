//! The logo: what is decoded how, and that no file does harm.

use std::time::{Duration, Instant};

use rolewright::logo::decode;
use rolewright::page::Image;

/// A PNG of `width` and `height` whose samples are all `sample`.
fn png(width: u32, height: u32, color: png::ColorType, sample: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    let mut writer = encoder.write_header().expect("a header");
    let samples = vec![sample; (width * height) as usize * color.samples()];
    writer.write_image_data(&samples).expect("written");
    drop(writer);
    bytes
}

fn pixel(image: &Image, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * image.width + x) * 3) as usize;
    [image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]]
}

fn refused(bytes: &[u8]) -> String {
    let fault = decode(bytes, "x").expect_err("it is refused");
    assert!(!fault.what.zh.is_empty() && !fault.remedy.zh.is_empty());
    assert!(!fault.what.en.contains('\n'), "{fault:?}");
    format!("{}; {}", fault.what.en, fault.remedy.en)
}

#[test]
fn a_png_of_any_kind_becomes_colours_on_white() {
    use png::ColorType::{Grayscale, GrayscaleAlpha, Rgb, Rgba};
    for (color, sample, expected) in
        [(Grayscale, 40, 40), (Rgb, 40, 40), (GrayscaleAlpha, 0, 255), (Rgba, 0, 255), (Rgba, 128, 191)]
    {
        let image = decode(&png(30, 10, color, sample), "标志").expect("it is a PNG");
        assert_eq!((image.width, image.height, image.alt.as_str()), (30, 10, "标志"));
        assert_eq!(image.rgb, vec![expected; 900], "{color:?} {sample}");
    }
}

#[test]
fn a_large_picture_keeps_as_many_pixels_as_print_sharply() {
    let image = decode(&png(4000, 1000, png::ColorType::Rgb, 77), "").expect("it is a PNG");
    // 60 mm at 600 dots an inch.
    assert_eq!((image.width, image.height), (1417, 354));
    assert!(image.rgb.len() == 1417 * 354 * 3 && image.rgb.iter().all(|&sample| sample == 77));
}

#[test]
fn an_svg_is_drawn_as_large_as_its_place_on_white() {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#0F5C4C"/></svg>"##;
    let image = decode(svg, "").expect("it is an SVG");
    // 22 mm high at 600 dots an inch.
    assert_eq!((image.width, image.height), (1039, 520));
    assert_eq!((pixel(&image, 200, 200), pixel(&image, 900, 200)), ([0x0f, 0x5c, 0x4c], [255; 3]));
}

#[test]
fn what_would_need_fonts_or_files_is_refused_with_its_place() {
    let svg = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n  {inner}\n</svg>").into_bytes()
    };
    let fault = decode(&svg("<text>澄川</text>"), "").expect_err("it is refused");
    assert_eq!(fault.position, Some((2, 3)));
    assert!(refused(&svg("<text>澄川</text>")).contains("<text> element; turn text to outlines"));
    assert!(refused(&svg("<image href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/>")).contains("<image>"));
}

#[test]
fn what_is_no_picture_or_is_damaged_is_refused() {
    assert!(refused(b"GIF89a").contains("neither a PNG nor an SVG"));
    assert!(refused(b"").contains("neither a PNG nor an SVG"));
    assert!(refused(b"<svg").contains("damaged"));
    assert!(refused(b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\"/>").contains("damaged"));
    let whole = png(60, 60, png::ColorType::Rgb, 9);
    for length in [8, 20, 33, whole.len() / 2] {
        assert!(refused(&whole[..length]).contains("damaged"), "{length}");
    }
}

#[test]
fn a_bomb_is_refused_at_once() {
    let start = Instant::now();
    // A head that promises more pixels than there is memory for.
    let mut vast = png(1, 1, png::ColorType::Rgba, 0);
    for side in [16, 20] {
        vast[side..side + 4].copy_from_slice(&60_000_u32.to_be_bytes());
    }
    let checksum = crc32(&vast[12..29]);
    vast[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert!(refused(&vast).contains("too large"));
    let (mut uses, mut entities) = (String::new(), String::new());
    for n in 1..40 {
        let before = n - 1;
        uses.extend([format!("<g id=\"a{n}\"><use href=\"#a{before}\"/><use href=\"#a{before}\"/></g>")]);
        entities.extend([format!("<!ENTITY e{n} \"&e{before};&e{before};\">")]);
    }
    let laughs = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g id=\"a0\"><path d=\"M0 0h9\"/></g>{uses}</svg>"
    );
    refused(laughs.as_bytes());
    let laughs =
        format!("<!DOCTYPE svg [<!ENTITY e0 \"x\">{entities}]><svg xmlns=\"http://www.w3.org/2000/svg\">&e39;</svg>");
    refused(laughs.as_bytes());
    let (open, close) = ("<g>".repeat(90_000), "</g>".repeat(90_000));
    let deep = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{open}{close}</svg>");
    refused(deep.as_bytes());
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

#[test]
fn what_would_take_long_to_draw_is_refused_at_once() {
    let svg = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">{inner}</svg>").into_bytes()
    };
    let rect = "<rect width=\"99\" height=\"99\"/>";
    let start = Instant::now();
    let attributes: Vec<_> = (0..100_000).map(|nth| format!("a{nth}=\"1\" ")).collect();
    let masks: Vec<_> = (0..200)
        .map(|nth| format!("<mask id=\"m{nth}\"><rect width=\"9\" height=\"9\" mask=\"url(#m{})\"/></mask>", nth + 1))
        .collect();
    let selectors = format!("<style>{}b{{}}</style>{}", ".a,".repeat(100_000), rect.repeat(500));
    let zigzag = "L9 9 0 8 ".repeat(200_000);
    for inner in [
        format!("<rect {}/>", attributes.concat()),
        format!("<g id=\"a\"><use href=\"#a\"/></g>{rect}"),
        format!("<g opacity=\"0.5\">{rect}").repeat(80) + &"</g>".repeat(80),
        format!("<g opacity=\"0.5\">{rect}{rect}</g>").repeat(200),
        format!("{}<rect width=\"99\" height=\"99\" mask=\"url(#m0)\"/>", masks.concat()),
        format!("<path d=\"M0 0{zigzag}\"/>"),
        "<path d=\"M0 0L90 90\" stroke=\"red\" stroke-dasharray=\"0.0001\"/>".to_owned(),
        selectors,
    ] {
        assert!(refused(&svg(&inner)).contains("too intricate"), "{}", &inner[..80]);
    }
    let entity = format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]>", "a".repeat(10_000)).into_bytes();
    let quadratic = [entity, svg(&format!("<desc>{}</desc>{rect}", "&a;".repeat(10_000)))].concat();
    assert!(refused(&quadratic).contains("too intricate"));
    assert!(refused(&svg(&format!("<filter id=\"f\"/>{rect}"))).contains("<filter> element"));
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
    // What drawing programs write is drawn.
    let clipped = format!(
        "<defs><clipPath id=\"c\">{rect}</clipPath><g id=\"g\">{rect}</g></defs><style>.a{{opacity:.5}}</style>\
         <g clip-path=\"url(#c)\"><use class=\"a\" href=\"#g\"/></g><path d=\"M0 0h99\" stroke=\"red\" stroke-dasharray=\"4 2\"/>"
    );
    assert!(decode(&svg(&clipped), "").is_ok());
}

/// The checksum of a PNG's chunk.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
