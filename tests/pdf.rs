//! The PDF, read back: faces, text, outline, what it says about itself, and the same bytes every time.

mod common;

use lopdf::{Document, Object};
use rolewright::document::{Form, Labels, PositionDescription};
use rolewright::layout::{Options, Printed, print};
use rolewright::pdf::{Effort, write};

fn printed(name: &str) -> Printed {
    let document = rolewright::storage::open(&common::root().join("samples").join(name)).expect("it opens");
    print(&document, &Options::default())
}

fn long() -> Printed {
    printed("澄川贸易/订单与客户部经理.ron")
}

fn pdf_of(printed: &Printed, effort: Effort) -> Document {
    Document::load_mem(&write(&printed.pages, &printed.about, effort)).expect("it is a PDF")
}

/// The text of every page as a reader extracts it, without spaces.
fn extracted(document: &Document) -> String {
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    common::squeezed(&document.extract_text(&numbers).expect("it has text"))
}

#[test]
fn every_text_extracts_exactly() {
    for path in common::samples() {
        let document = rolewright::storage::open(&path).expect("it opens");
        let printed = print(&document, &Options::default());
        let text = extracted(&pdf_of(&printed, Effort::Small));
        let expected = common::text_of(&printed.pages);
        assert_eq!(text, expected, "{}", path.display());
    }
}

#[test]
fn characters_that_look_alike_stay_apart() {
    let mut document = rolewright::document::PositionDescription::default();
    document.identity.title = "·•‧・-\u{2011}～〜①➀Ω".into();
    let printed = print(&document, &Options::default());
    let text = extracted(&pdf_of(&printed, Effort::Fast));
    for c in document.identity.title.chars().filter(|c| !printed.missing.contains(c)) {
        assert!(text.contains(c), "{c}");
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    for effort in [Effort::Fast, Effort::Small] {
        let (first, second) = (long(), long());
        assert_eq!(write(&first.pages, &first.about, effort), write(&second.pages, &second.about, effort));
    }
}

#[test]
fn it_says_what_it_is() {
    let document = pdf_of(&long(), Effort::Small);
    let info = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .and_then(|id| document.get_dictionary(id))
        .expect("it has one");
    let text = |key: &[u8]| info.get(key).and_then(lopdf::decode_text_string).unwrap_or_default();
    assert_eq!(text(b"Title"), "订单与客户部经理 岗位说明书");
    assert_eq!(text(b"Author"), "姚知夏");
    assert!(!info.has(b"GTS_PDFXVersion") && !info.has(b"CreationDate"));
    let catalog = document.catalog().expect("it has one");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).ok(), Some(b"zh-CN".as_slice()));
    assert_eq!(catalog.get(b"PageMode").and_then(Object::as_name).ok(), Some(b"UseOutlines".as_slice()));
    assert_eq!(document.version, "1.4");
}

#[test]
fn the_outline_names_the_blocks_in_order() {
    let printed = long();
    let expected: Vec<String> =
        printed.pages.iter().flat_map(|page| &page.marks).map(|mark| mark.text.clone()).collect();
    assert_eq!(expected[..3], ["基本信息", "工作关系", "职位设置目的"]);
    let document = pdf_of(&printed, Effort::Small);
    let pages: Vec<lopdf::ObjectId> = document.get_pages().into_values().collect();
    let dictionary =
        |object: &Object| object.as_reference().and_then(|id| document.get_dictionary(id)).expect("it is there");
    let mut entry = dictionary(document.catalog().and_then(|catalog| catalog.get(b"Outlines")).expect("it has one"));
    let mut found = Vec::new();
    let mut next = entry.get(b"First").ok();
    while let Some(object) = next {
        entry = dictionary(object);
        found.push(entry.get(b"Title").and_then(lopdf::decode_text_string).expect("a title"));
        let target =
            entry.get(b"Dest").and_then(Object::as_array).expect("a target")[0].as_reference().expect("a page");
        assert!(pages.contains(&target));
        next = entry.get(b"Next").ok();
    }
    assert_eq!(found, expected);
}

#[test]
fn both_faces_are_cut_and_embedded() {
    let document = pdf_of(&long(), Effort::Small);
    let fonts: Vec<&lopdf::Dictionary> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has_type(b"FontDescriptor"))
        .collect();
    assert_eq!(fonts.len(), 2);
    for font in fonts {
        let name = font.get(b"FontName").and_then(Object::as_name).expect("a name");
        assert!(
            name.windows(17).any(|part| part == b"+RolewrightSans-R") || name.ends_with(b"+RolewrightSans-Bold"),
            "{name:?}"
        );
        let file = font.get(b"FontFile2").and_then(Object::as_reference).expect("it is embedded");
        let stream = document.get_object(file).and_then(Object::as_stream).expect("a stream");
        assert!(stream.decompressed_content().map_or(stream.content.len(), |content| content.len()) < 400_000);
    }
}

#[test]
fn a_file_is_smaller_than_a_preview_and_shows_the_same() {
    let printed = long();
    let (fast, small) =
        (write(&printed.pages, &printed.about, Effort::Fast), write(&printed.pages, &printed.about, Effort::Small));
    assert!(small.len() * 5 < fast.len() * 4, "{} {}", small.len(), fast.len());
    let load = |bytes| extracted(&Document::load_mem(bytes).expect("it is a PDF"));
    assert_eq!(load(&fast), load(&small));
}

/// An apostrophe is as wide as a hanzi in the face, and what follows it steps back: other programs would begin a word there.
#[test]
fn an_apostrophe_does_not_tear_its_word_apart() {
    let document =
        PositionDescription { purpose: "Protect the client’s interests.".into(), ..PositionDescription::default() };
    let document = pdf_of(&print(&document, &Options::new(Form::Standard, Labels::En)), Effort::Fast);
    let page = document.page_iter().next().expect("a page");
    let content = document.get_and_decode_page_content(page).expect("it has a content");
    let spans = content.operations.iter().filter(|operation| operation.operator == "BDC");
    let texts = spans.filter_map(|span| span.operands[1].as_dict().ok()?.get(b"ActualText").ok());
    let texts: Vec<String> = texts.filter_map(|text| lopdf::decode_text_string(text).ok()).collect();
    assert!(texts.iter().any(|text| text == "Protect the client’s interests."), "{texts:?}");
}
