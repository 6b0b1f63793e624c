//! The structure of a PDF, read back: what a screen reader is told, and that it agrees with the pages.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use lopdf::{Dictionary, Document, Object, ObjectId};
use rolewright::document::{Choice as _, Duty, Labels, PositionDescription};
use rolewright::layout::pack::{Chapter, Extras, bind_on};
use rolewright::layout::{Form, Options, print};
use rolewright::page::{Item, Role};
use rolewright::pdf::{Effort, Writer, write};

/// An element of the structure.
struct Element {
    tag: String,
    span: usize,
    alt: String,
    kids: Vec<Element>,
    /// The pieces of content that it has itself: page and number.
    pieces: Vec<(ObjectId, i64)>,
    /// The links that it has itself, and the page each lies on.
    links: Vec<(ObjectId, ObjectId)>,
    /// Its own object.
    id: ObjectId,
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
            links: Vec::new(),
            id,
        };
        let kids = match own.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids {
            match kid {
                Object::Integer(mcid) => element.pieces.push((page.expect("it has a page"), mcid)),
                Object::Dictionary(link) if link.has_type(b"OBJR") => {
                    let reference = |key: &[u8]| link.get(key).and_then(Object::as_reference).expect("it has one");
                    element.links.push((reference(b"Obj"), reference(b"Pg")));
                }
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

/// What the parent tree names: the elements of the pieces of each page, the element of each link.
fn parents(document: &Document) -> BTreeMap<i64, Vec<ObjectId>> {
    let root = document.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).and_then(Object::as_reference);
    let root = document.get_dictionary(root.expect("it is tagged")).expect("a root");
    let tree = root.get(b"ParentTree").and_then(Object::as_dict).expect("a tree");
    let leaves = tree.get(b"Kids").and_then(Object::as_array).expect("leaves");
    let mut parents = BTreeMap::new();
    let mut last = -1;
    for leaf in leaves {
        let leaf = leaf.as_reference().and_then(|id| document.get_dictionary(id)).expect("a leaf");
        let numbers = leaf.get(b"Nums").and_then(Object::as_array).expect("numbers");
        let limits = leaf.get(b"Limits").and_then(Object::as_array).expect("limits");
        let limits = [0, 1].map(|end| limits[end].as_i64().expect("a key"));
        for entry in numbers.chunks(2) {
            let key = entry[0].as_i64().expect("a key");
            assert!(key > last && limits[0] <= key && key <= limits[1], "in order, and where it is looked for");
            last = key;
            let elements = match &entry[1] {
                Object::Array(elements) => elements.as_slice(),
                element => std::slice::from_ref(element),
            };
            let elements = elements.iter().map(|element| element.as_reference().expect("an element"));
            assert!(parents.insert(key, elements.collect()).is_none());
        }
    }
    let next = root.get(b"ParentTreeNextKey").and_then(Object::as_i64);
    assert_eq!(next.ok(), Some(last + 1));
    parents
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
        assert_eq!(parents(&document).values().map(Vec::len).sum::<usize>(), unique.len());
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

/// Which elements may stand in which.
#[test]
fn elements_stand_where_they_may() {
    let mut documents = vec![pack()];
    documents.extend(Form::ALL.iter().map(|&form| pdf_of(&common::full(3), form)));
    for document in documents {
        let elements = structure(&document);
        for element in elements.all() {
            for kid in &element.kids {
                let fits = match (element.tag.as_str(), kid.tag.as_str()) {
                    ("Table", kid) => kid == "TR",
                    ("TR", kid) => matches!(kid, "TH" | "TD"),
                    ("L", kid) => kid == "LI",
                    ("LI", kid) => matches!(kid, "Lbl" | "LBody"),
                    ("TOC", kid) => kid == "TOCI",
                    (parent, "TR" | "TH" | "TD" | "LI" | "Lbl" | "LBody" | "TOCI") => panic!("{} in {parent}", kid.tag),
                    _ => true,
                };
                assert!(fits, "{} in {}", kid.tag, element.tag);
            }
            let heads = || element.all().iter().any(|element| element.tag == "TH");
            assert!(element.tag != "Table" || heads(), "a table has heads: {:?}", element.id);
            assert!(element.tag != "L" || !element.kids.is_empty(), "a list has items");
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

/// The pack of the samples.
fn pack() -> Document {
    let path = common::root().join("samples/澄川贸易/pack.ron");
    let pack = rolewright::storage::pack::open(&path).expect("it opens");
    let members = rolewright::storage::pack::open_members(&path, &pack).expect("they open");
    let chapters = pack.departments.iter().zip(&members);
    let chapters: Vec<Chapter<'_>> =
        chapters.map(|(department, documents)| Chapter { department, documents: documents.iter().collect() }).collect();
    let writer = Writer::new(Effort::Fast);
    let go_on = |_| ControlFlow::Continue(());
    let bound = bind_on(&writer, &pack, &chapters, &Extras::default(), &go_on).expect("nobody stops it");
    Document::load_mem(&writer.finish(bound.parts, &bound.about)).expect("it is a PDF")
}

#[test]
fn every_link_has_its_element_and_says_where_it_leads() {
    let document = pack();
    let elements = structure(&document);
    let parents = parents(&document);
    let mut told: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
    for element in elements.all() {
        assert_eq!(element.tag == "Link", element.links.len() == 1, "{}", element.tag);
        for (link, page) in &element.links {
            assert!(told.insert(*link, element.id).is_none(), "a link belongs to one element");
            assert!(element.pieces.iter().all(|piece| piece.0 == *page), "its text stands on its page");
            let link = document.get_dictionary(*link).expect("a link");
            let alt = link.get(b"Contents").and_then(lopdf::decode_text_string).expect("it says where it leads");
            assert!(alt.contains("，第 ") || ["组织结构图", "岗位设置一览表"].contains(&alt.as_str()), "{alt}");
            let key = link.get(b"StructParent").and_then(Object::as_i64).expect("a key");
            assert_eq!(parents[&key], [element.id]);
        }
        // What the contents say is said by the link.
        if element.tag == "TOCI" {
            let [reference] = element.kids.as_slice() else { panic!("an entry refers to one place") };
            assert_eq!((reference.tag.as_str(), reference.kids[0].tag.as_str()), ("Reference", "Link"));
            assert!(element.pieces.is_empty() && !reference.kids[0].pieces.is_empty());
        }
    }
    let mut links = 0;
    for page in document.page_iter() {
        let page = document.get_dictionary(page).expect("a page");
        let Ok(own) = page.get(b"Annots").and_then(Object::as_array) else { continue };
        assert_eq!(page.get(b"Tabs").and_then(Object::as_name).ok(), Some(&b"S"[..]));
        links += own.len();
        assert!(own.iter().all(|link| told.contains_key(&link.as_reference().expect("an object of its own"))));
    }
    assert_eq!((links, links > 20), (told.len(), true));
    let figure = elements.all().into_iter().find(|element| element.tag == "Figure").expect("the chart").all();
    assert!(figure.iter().filter(|element| element.tag == "Link").count() == 5, "the chart leads to the posts");
}

#[test]
fn what_stands_again_after_a_break_has_no_element() {
    let mut long = PositionDescription::default();
    long.identity.title = "调度员".into();
    let tasks = (0..300).map(|number| format!("逐项核对第{number}号线路的发车计划与实际时刻。")).collect();
    long.duties = vec![Duty { name: "核对计划".into(), tasks, ..Duty::default() }];
    let printed = print(&long, &Options::new(Form::Standard, Labels::Zh));
    let again = |item: &&Item| matches!(item, Item::Open { role: Role::Decoration, .. });
    assert!(printed.pages[2].items.iter().filter(again).count() >= 2, "number and name of the duty stand again");
    let document = Document::load_mem(&write(&printed.pages, &printed.about, Effort::Fast)).expect("it is a PDF");
    assert!(structure(&document).all().iter().all(|element| element.tag != "NonStruct"));
    assert_eq!(structure(&document).all().iter().filter(|element| element.tag == "Document").count(), 1);
}
