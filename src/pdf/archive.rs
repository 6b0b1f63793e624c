//! What makes a file fit for an archive (ISO 19005-1, PDF/A-1b): it says about itself in XMP what it says in its
//! information dictionary, and what its colours mean.

use super::bytes::Spell as _;
use super::file::Chunk;
use crate::page::About;

/// What red, green and blue mean.
const SRGB: &[u8] = include_bytes!("../../assets/color/sRGB.icc");
/// The program that a file names.
const PROGRAM: &str = concat!("Rolewright ", env!("CARGO_PKG_VERSION"));

/// Writes the information dictionary.
pub fn info(chunk: &mut Chunk, id: u32, about: &About) {
    chunk.begin(id);
    chunk.bytes.word("<<");
    let entries = [("/Title", about.title.as_str()), ("/Author", &about.author), ("/Subject", &about.subject)];
    for (key, text) in entries.into_iter().chain([("/Creator", PROGRAM), ("/Producer", PROGRAM)]) {
        if !text.is_empty() {
            chunk.bytes.word(key);
            chunk.bytes.text(text);
        }
    }
    chunk.bytes.word(">>");
    chunk.end();
}

/// Writes the same as XMP, which says besides which standard the file keeps. It stays uncompressed, so that programs
/// that know no PDF find it too.
pub fn metadata(chunk: &mut Chunk, id: u32, about: &About) {
    let lang = |text: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escaped(text));
    let element = |name: &str, text: &str, shape: &dyn Fn(&str) -> String| {
        if text.is_empty() { String::new() } else { format!("<{name}>{}</{name}>\n", shape(text)) }
    };
    let people = |text: &str| format!("<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>", escaped(text));
    let bag = |text: &str| format!("<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>", escaped(text));
    let entries = [
        element("dc:title", &about.title, &lang),
        element("dc:creator", &about.author, &people),
        element("dc:description", &about.subject, &lang),
        element("dc:language", about.lang, &bag),
        element("xmp:CreatorTool", PROGRAM, &escaped),
        element("pdf:Producer", PROGRAM, &escaped),
    ];
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n{}\
         <pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n\
         </rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>",
        entries.concat()
    );
    chunk.stream(id, "/Type/Metadata/Subtype/XML", packet.as_bytes());
}

/// Writes the profile of the colours.
pub fn profile(chunk: &mut Chunk, id: u32) {
    chunk.stream(id, "/N 3", SRGB);
}

/// `text` as XML has it; characters that XML cannot hold become spaces.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
