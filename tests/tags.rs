//! The structure of a PDF, read back: what a screen reader is told, and that it agrees with the pages.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use rolewright::document::{Duty, Labels, PositionDescription};
use rolewright::layout::{Form, Options, print};
use rolewright::pdf::{Effort, write};

/// An element of the structure.
struct Element {
    tag: String,
    span: usize,
    alt: String,
    kids: Vec<Element>,
    /// The pieces of content that it has itself: page and number.
    pieces: Vec<(ObjectId, i64)>,
}

impl Element {
    fn read(document: &Document, id: ObjectId) -> Self {
        let own = document.get_dictionary(id).expect("an element");
        let name =
            |key: &[u8]| own.get(key).and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned());
        let page = own.get(b"Pg").and_then(Object::as_reference).ok();
        let attributes = own.get(b"A").and_then(Object::as_dict);
        let span = attributes.and_then(|table| table.get(b"ColSpan")).and_then(Object::as_i64).unwrap_or(1);
        let mut element = Self {
            tag: name(b"S").expect("a tag"),
            span: usize::try_from(span).expect("it is positive"),
            alt: own.get(b"Alt").and_then(lopdf::decode_text_string).unwrap_or_default(),
            kids: Vec::new(),
            pieces: Vec::new(),
        };
        let kids = match own.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids {
            match kid {
                Object::Integer(mcid) => element.pieces.push((page.expect("it has a page"), mcid)),
                Object::Dictionary(piece) => element.pieces.push(Self::piece(&piece)),
                Object::Reference(kid) => {
                    let parent =
                        document.get_dictionary(kid).and_then(|kid| kid.get(b"P")).and_then(Object::as_reference);
                    assert_eq!(parent.ok(), Some(id), "a kid knows its parent");
                    element.kids.push(Self::read(document, kid));
                }
                other => panic!("{other:?} is no kid"),
            }
        }
        element
    }

    fn piece(piece: &Dictionary) -> (ObjectId, i64) {
        let page = piece.get(b"Pg").and_then(Object::as_reference).expect("it has a page");
        (page, piece.get(b"MCID").and_then(Object::as_i64).expect("it has a number"))
    }

    /// All elements below, and this one, in the order of reading.
    fn all(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.kids.iter().flat_map(Element::all)).collect()
    }
}

fn structure(document: &Document) -> Element {
    let root = document.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).and_then(Object::as_reference);
    let root = document.get_dictionary(root.expect("it is tagged")).expect("a root");
    Element::read(document, root.get(b"K").and_then(Object::as_reference).expect("an element around all"))
}

fn pdf_of(document: &PositionDescription, form: Form) -> Document {
    let printed = print(document, &Options::new(form, Labels::Zh));
    Document::load_mem(&write(&printed.pages, &printed.about, Effort::Fast)).expect("it is a PDF")
}

/// The numbered pieces of every page, and whether all text of the page is in one or is decoration.
fn pieces(document: &Document) -> BTreeSet<(ObjectId, i64)> {
    let mut found = BTreeSet::new();
    for page in document.page_iter() {
        let content = document.get_and_decode_page_content(page).expect("it has a content");
        let mut marks: Vec<Option<i64>> = Vec::new();
        let mut artifacts = 0;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BMC" => {
                    artifacts += 1;
                    marks.push(None);
                }
                "BDC" => {
                    let mcid =
                        operation.operands[1].as_dict().and_then(|list| list.get(b"MCID")).and_then(Object::as_i64);
                    found.extend(mcid.iter().map(|&mcid| (page, mcid)));
                    marks.push(mcid.ok());
                }
                "EMC" => drop(marks.pop().expect("it was begun")),
                "TJ" | "f" | "S" => assert!(!marks.is_empty(), "everything drawn is an element or decoration"),
                _ => {}
            }
        }
        assert!(marks.is_empty() && artifacts > 0);
    }
    found
}

/// The elements that the parent tree names for the pieces of each page.
fn parents(document: &Document) -> usize {
    let root = document.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).and_then(Object::as_reference);
    let root = document.get_dictionary(root.expect("it is tagged")).expect("a root");
    let tree = root.get(b"ParentTree").and_then(Object::as_dict).expect("a tree");
    let leaves = tree.get(b"Kids").and_then(Object::as_array).expect("leaves");
    let leaf = |leaf: &Object| {
        let leaf = leaf.as_reference().and_then(|id| document.get_dictionary(id)).expect("a leaf");
        let numbers = leaf.get(b"Nums").and_then(Object::as_array).expect("numbers");
        numbers.iter().filter_map(|entry| entry.as_array().ok()).map(Vec::len).sum::<usize>()
    };
    leaves.iter().map(leaf).sum()
}

#[test]
fn every_piece_of_every_page_has_its_element_and_the_other_way_round() {
    for form in [Form::Standard, Form::Weighted, Form::Mission, Form::Narrative] {
        let document = pdf_of(&common::full(3), form);
        let elements = structure(&document);
        let named: Vec<(ObjectId, i64)> = elements.all().iter().flat_map(|element| element.pieces.clone()).collect();
        let unique: BTreeSet<(ObjectId, i64)> = named.iter().copied().collect();
        assert_eq!(named.len(), unique.len(), "a piece belongs to one element");
        assert_eq!(unique, pieces(&document));
        assert_eq!(parents(&document), unique.len());
    }
}

#[test]
fn tables_are_regular_and_have_heads() {
    for path in common::samples() {
        let sample = rolewright::storage::open(&path).expect("it opens");
        for form in [Form::Standard, Form::Weighted, Form::Mission] {
            let document = pdf_of(&sample, form);
            let elements = structure(&document);
            let tables: Vec<&Element> = elements.all().into_iter().filter(|element| element.tag == "Table").collect();
            assert!(tables.len() > 2, "{}", path.display());
            for table in tables {
                let width = |row: &Element| row.kids.iter().map(|cell| cell.span).sum::<usize>();
                let widths: BTreeSet<usize> = table.kids.iter().map(width).collect();
                assert_eq!(widths.len(), 1, "{}: rows of different widths", path.display());
                assert!(table.kids.iter().all(|row| row.tag == "TR"));
            }
            assert!(elements.all().iter().any(|element| element.tag == "TH"));
        }
    }
}

#[test]
fn a_table_on_several_pages_is_one_and_nothing_is_read_twice() {
    let mut long = PositionDescription::default();
    long.identity.title = "调度员".into();
    let tasks = (0..300).map(|number| format!("逐项核对第{number}号线路的发车计划与实际时刻。")).collect();
    long.duties = vec![Duty { name: "核对计划".into(), tasks, ..Duty::default() }];
    let document = pdf_of(&long, Form::Standard);
    let elements = structure(&document);
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    for element in elements.all() {
        *tags.entry(element.tag.as_str()).or_default() += 1;
    }
    assert!(document.get_pages().len() > 5);
    // The duty stands in one row, whose list has every task once.
    let list = elements.all().into_iter().find(|element| element.tag == "L").expect("a list");
    assert_eq!((tags["L"], list.kids.len(), tags["Lbl"]), (1, 300, 300));
    let heads = elements.all().into_iter().filter(|element| element.tag == "H2").count();
    assert_eq!(
        heads,
        elements.kids.iter().flat_map(|part| &part.kids).filter(|element| element.tag == "Table").count() - 1
    );
}

#[test]
fn the_first_heading_is_the_post_and_the_diagram_is_told_in_words() {
    let path = common::root().join("samples/澄川贸易/客户服务主任.ron");
    let sample = rolewright::storage::open(&path).expect("it opens");
    let document = pdf_of(&sample, Form::Standard);
    let elements = structure(&document);
    let all = elements.all();
    assert_eq!(all.iter().filter(|element| element.tag == "H1").count(), 1);
    let figure = all.iter().find(|element| element.tag == "Figure").expect("the cross diagram");
    assert!(figure.alt.contains(&format!("直接上级：{}", sample.identity.reports_to)), "{}", figure.alt);
}
