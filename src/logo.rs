//! A logo: the bytes of a PNG or an SVG to pixels on white, as many as print sharply where it stands.
//!
//! The bytes may come from a stranger. What would take too much memory is refused before it is decoded, and nothing
//! outside the file is ever read: no other file, no font, no network.

use std::collections::BTreeMap;
use std::io::Cursor;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{self, roxmltree};

use crate::document::Fault;
use crate::lang::Message;
use crate::page::{Image, Pt, mm};

/// The largest place that a print has for a logo.
pub const PLACE: (Pt, Pt) = (mm(60.0), mm(22.0));
/// The largest file, in bytes.
pub const MOST_BYTES: u64 = 4 << 20;
/// The largest PNG, in pixels a side and over all.
const MOST_PIXELS: (u32, u64) = (10_000, 25_000_000);
/// The largest SVG: attributes of an element, elements once all that stands for others is drawn, how deep one lies in
/// another, style rules times elements.
const MOST_ATTRIBUTES: usize = 500;
const MOST_ELEMENTS: usize = 100_000;
const DEEPEST: usize = 64;
const MOST_MATCHES: usize = 2_000_000;
/// How much is drawn for an SVG at most: pieces of lines, and layers that are drawn apart and then laid over the rest.
const MOST_PIECES: usize = 200_000;
const MOST_LAYERS: usize = 150;
/// Pixels an inch.
const DENSITY: f32 = 600.0;

/// Decodes a logo; `alt` is what it shows, for those who cannot see it.
///
/// # Errors
///
/// Fails when the bytes are no PNG and no SVG, are damaged or too large, or when an SVG holds text or pictures,
/// which would need fonts and files that are not in it.
pub fn decode(bytes: &[u8], alt: &str) -> Result<Image, Fault> {
    if bytes.starts_with(b"\x89PNG") {
        return decode_png(bytes, alt);
    }
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.contains("<svg"));
    match text {
        Some(text) => decode_svg(text, alt),
        None => Err(fault(
            Message::new("徽标既不是 PNG 也不是 SVG", "this is neither a PNG nor an SVG"),
            Message::new("请把徽标另存为 PNG 或 SVG", "save the logo as PNG or SVG"),
        )),
    }
}

fn fault(what: Message, remedy: Message) -> Fault {
    Fault::of_file(what, remedy)
}

/// The fault of a file that its own format does not allow.
fn damaged(error: impl std::fmt::Display) -> Fault {
    fault(
        Message::new(format!("徽标文件已损坏：{error}"), format!("the picture is damaged: {error}")),
        Message::new("请重新导出徽标", "export the logo once more"),
    )
}

/// The fault of a logo larger than any print needs.
#[must_use]
pub fn too_large() -> Fault {
    fault(
        Message::new("徽标过大", "the logo is too large"),
        Message::new(
            "请缩小到 4 MB、每边 10000 像素以内",
            "make it smaller than 4 MB, 10,000 pixels a side and 25 million in all",
        ),
    )
}

/// The size in pixels that a picture of `width` and `height` has in its place.
fn fitted(width: f32, height: f32) -> (u32, u32) {
    let pixels = |length: Pt| length / 72.0 * DENSITY;
    let scale = (pixels(PLACE.0) / width).min(pixels(PLACE.1) / height);
    let whole = |length: f32| ((length * scale).round() as u32).max(1);
    (whole(width), whole(height))
}

fn decode_png(bytes: &[u8], alt: &str) -> Result<Image, Fault> {
    let limits = png::Limits { bytes: MOST_PIXELS.1 as usize * 4 };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    // What is said about the picture may be a bomb of its own.
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width.max(height) > MOST_PIXELS.0 || u64::from(width) * u64::from(height) > MOST_PIXELS.1 {
        return Err(too_large());
    }
    let mut samples = vec![0; reader.output_buffer_size().ok_or_else(too_large)?];
    let frame = reader.next_frame(&mut samples).map_err(damaged)?;
    let on_white = |sample: u8, alpha: u8| {
        let (sample, alpha) = (u32::from(sample), u32::from(alpha));
        ((sample * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let pixel = |pixel: &[u8]| match *pixel {
        [grey, alpha] => [on_white(grey, alpha); 3],
        [red, green, blue, alpha] => [red, green, blue].map(|sample| on_white(sample, alpha)),
        _ => [255; 3],
    };
    let samples = &samples[..frame.buffer_size()];
    let rgb = samples.chunks_exact(frame.color_type.samples()).flat_map(pixel).collect();
    Ok(shrunk(Image { width, height, rgb, alt: alt.to_owned() }))
}

/// `image` with no more pixels than its place has use for, each the mean of those that it stands for.
fn shrunk(image: Image) -> Image {
    let (width, height) = fitted(image.width as f32, image.height as f32);
    if width >= image.width || height >= image.height {
        return image;
    }
    let span = |index: u32, of: u32, from: u32| {
        let edge = |index: u32| (u64::from(index) * u64::from(from) / u64::from(of)) as usize;
        edge(index)..edge(index + 1)
    };
    let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        let rows = span(y, height, image.height);
        for x in 0..width {
            let columns = span(x, width, image.width);
            let mut sums = [0_usize; 3];
            for row in rows.clone() {
                let line = &image.rgb[row * image.width as usize * 3..];
                for pixel in line[columns.start * 3..columns.end * 3].chunks_exact(3) {
                    sums.iter_mut().zip(pixel).for_each(|(sum, sample)| *sum += usize::from(*sample));
                }
            }
            let count = rows.len() * columns.len();
            rgb.extend(sums.map(|sum| (sum / count) as u8));
        }
    }
    Image { width, height, rgb, ..image }
}

/// What needs fonts or files that are not in an SVG, or takes longer to draw than a logo may.
const UNDRAWN: [&str; 5] = ["text", "image", "filter", "pattern", "marker"];

/// The fault of a picture that would take too long to draw.
fn too_intricate() -> Fault {
    fault(
        Message::new("SVG 徽标过于复杂", "the logo is too intricate"),
        Message::new("请简化图形，或改用 PNG", "simplify it, or use a PNG"),
    )
}

/// How many elements there are once each `use` is what it stands for; nothing when they are too many or lie too deep.
fn expansion(document: &roxmltree::Document<'_>) -> Option<usize> {
    let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
    let named: BTreeMap<&str, roxmltree::Node<'_, '_>> = named.collect();
    let styles = document.descendants().filter(|node| node.tag_name().name() == "style").filter_map(|node| node.text());
    let rules: usize = styles.map(|text| text.matches([',', '{']).count()).sum();
    let mut count = 0;
    let mut waiting = vec![(document.root_element(), 0)];
    while let Some((node, depth)) = waiting.pop() {
        count += 1;
        if count > MOST_ELEMENTS || depth > DEEPEST || count * rules > MOST_MATCHES {
            return None;
        }
        let link = node.attributes().find(|attribute| attribute.name() == "href").filter(|_| node.is_element());
        let meant = link.and_then(|link| named.get(link.value().strip_prefix('#')?));
        waiting.extend(node.children().chain(meant.copied()).map(|child| (child, depth + 1)));
    }
    Some(count)
}

/// What may still be drawn.
struct Budget {
    pieces: usize,
    layers: usize,
}

impl Budget {
    /// Takes off what drawing `group` costs; nothing when that is too much.
    fn spend_on(&mut self, group: &usvg::Group) -> Option<()> {
        if group.should_isolate() {
            self.layers = self.layers.checked_sub(1)?;
        }
        let mut clips = group.clip_path();
        while let Some(clip) = clips {
            self.layers = self.layers.checked_sub(1)?;
            self.spend_on(clip.root())?;
            clips = clip.clip_path();
        }
        let mut masks = group.mask();
        while let Some(mask) = masks {
            self.layers = self.layers.checked_sub(1)?;
            self.spend_on(mask.root())?;
            masks = mask.mask();
        }
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => self.spend_on(group)?,
                usvg::Node::Path(path) => {
                    self.pieces = self.pieces.checked_sub(path.data().len().saturating_add(dashes(path)))?;
                }
                usvg::Node::Image(_) | usvg::Node::Text(_) => {}
            }
        }
        Some(())
    }
}

/// Into how many dashes the line of a path falls at most.
fn dashes(path: &usvg::Path) -> usize {
    let pattern = path.stroke().and_then(|stroke| stroke.dasharray());
    let Some(pattern) = pattern.filter(|pattern| !pattern.is_empty()) else { return 0 };
    let points = path.data().points();
    let length: f32 = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let dash = pattern.iter().sum::<f32>() / pattern.len() as f32;
    (length / dash) as usize
}

fn decode_svg(text: &str, alt: &str) -> Result<Image, Fault> {
    // What a reader would multiply is counted before it is read: attributes with one another, entities with their uses.
    let head = text.split("<svg").next().unwrap_or_default().len();
    let tags = text.split('<').map(|tag| tag.matches('=').count());
    if tags.max() > Some(MOST_ATTRIBUTES) || head * text.matches('&').count() > MOST_BYTES as usize {
        return Err(too_intricate());
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 100_000, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(damaged)?;
    let undrawn = document.descendants().find(|node| UNDRAWN.contains(&node.tag_name().name()));
    if let Some(node) = undrawn {
        let (name, at) = (node.tag_name().name(), document.text_pos_at(node.range().start));
        let what = Message::new(format!("SVG 徽标含有 <{name}> 元素"), format!("the logo holds a <{name}> element"));
        let remedy = Message::new(
            "请把文字转为轮廓，去掉位图、滤镜和图案，或改用 PNG",
            "turn text to outlines, leave pictures, filters and patterns out, or use a PNG",
        );
        return Err(Fault { position: Some((at.row as usize, at.col as usize)), what, remedy });
    }
    expansion(&document).ok_or_else(too_intricate)?;
    let options = usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(damaged)?;
    Budget { pieces: MOST_PIECES, layers: MOST_LAYERS }.spend_on(tree.root()).ok_or_else(too_intricate)?;
    let size = tree.size();
    let (width, height) = fitted(size.width(), size.height());
    let mut pixels = Pixmap::new(width, height).ok_or_else(too_large)?;
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    let pixel = |pixel: &PremultipliedColorU8| [pixel.red(), pixel.green(), pixel.blue()];
    Ok(Image { width, height, rgb: pixels.pixels().iter().flat_map(pixel).collect(), alt: alt.to_owned() })
}
