//! The parts of the numbered pages: dividers, descriptions, the sheet for signing, the appendix.

use super::{Bound, Chapter, Extras, classification, edges, front, has, lists, of_pack};
use crate::document::{Choice as _, PackPart, PositionDescription, Remark};
use crate::font;
use crate::lang::Lang;
use crate::layout::block::frame;
use crate::layout::house::Fields;
use crate::layout::label::Label;
use crate::layout::sheet::Sheet;
use crate::layout::{Options, flow, missing, sheets};

/// A part of the numbered pages.
pub enum Leaf<'a> {
    /// The page before the descriptions of a chapter.
    Divider(&'a Chapter<'a>),
    /// A description, and the name of its department.
    Member {
        document: &'a PositionDescription,
        department: &'a str,
        /// It is the first of a department that has no divider, and the outline names the department here.
        opens: bool,
    },
    /// The sheet on which everyone signs for a copy.
    Signing,
    /// What the checks say about the descriptions.
    Appendix(&'a [Remark]),
}

/// The parts of the numbered pages, in order.
pub fn leaves<'a>(chapters: &'a [Chapter<'a>], options: &Options, extras: &'a Extras) -> Vec<Leaf<'a>> {
    let divided = has(options, PackPart::Dividers);
    let members = |chapter: &'a Chapter<'a>| {
        let member = move |(index, document)| {
            let department = chapter.department.name.as_str();
            Leaf::Member { document, department, opens: index == 0 && !divided }
        };
        chapter.documents.iter().copied().enumerate().map(member)
    };
    let chapter = |chapter| divided.then_some(Leaf::Divider(chapter)).into_iter().chain(members(chapter));
    let signing = has(options, PackPart::SignOff).then_some(Leaf::Signing);
    let appendix = extras.remarks.as_deref().map(Leaf::Appendix);
    chapters.iter().flat_map(chapter).chain(signing).chain(appendix).collect()
}

impl Leaf<'_> {
    /// Its sheets without what stands at their edges.
    pub fn sheets(&self, bound: &Bound<'_>) -> Vec<Sheet> {
        match self {
            Self::Divider(chapter) => front::divider(chapter, bound.options),
            Self::Signing => flow(lists::signing(bound), bound.options).0,
            Self::Appendix(remarks) => flow(lists::appendix(bound, remarks), bound.options).0,
            Self::Member { document, department, opens } => {
                let mut sheets = sheets(document, bound.options);
                for sheet in &mut sheets {
                    sheet.deepen(2);
                }
                if let Some(first) = sheets.first_mut() {
                    first.mark_first(&document.identity.title, 1);
                    if *opens {
                        first.mark_first(department, 0);
                    }
                }
                sheets
            }
        }
    }

    /// What stands at the edges of page `number` of `total`, from 1.
    pub fn edges(&self, bound: &Bound<'_>, number: usize, total: usize) -> Sheet {
        let Bound { pack, options, .. } = bound;
        let classification = classification(bound);
        let department = match self {
            Self::Divider(chapter) => chapter.department.name.as_str(),
            Self::Member { department, .. } => department,
            Self::Signing | Self::Appendix(_) => "",
        };
        // Behind the departments the pack says what it is, as in front of them.
        let right = if department.is_empty() { pack.title.as_str() } else { department };
        let head = [pack.client.as_str(), classification.as_str(), right];
        let fields = match self {
            Self::Member { document, .. } => Fields::of(document, &pack.client),
            _ => of_pack(pack),
        };
        let fields = Fields { page: number.to_string(), pages: total.to_string(), department, ..fields };
        let edges = match self {
            Self::Member { document, .. } => frame::edges_of(document, options, fields, head),
            _ => edges(bound, fields, head),
        };
        let mut sheet = Sheet::default();
        frame::draw_edges(&mut sheet, options, &edges);
        sheet
    }

    /// The characters of its own texts that the face lacks.
    pub fn missing(&self) -> Vec<char> {
        match self {
            Self::Divider(_) | Self::Signing => Vec::new(),
            Self::Member { document, .. } => missing(document),
            Self::Appendix(remarks) => {
                let said =
                    |remark: &Remark| remark.message.get(Lang::Zh).to_owned() + remark.kept.as_deref().unwrap_or("");
                remarks.iter().flat_map(|remark| font::missing(&said(remark))).collect()
            }
        }
    }

    /// What the contents call it, when it stands behind the departments.
    pub fn label(&self, options: &Options) -> Option<Label> {
        match self {
            Self::Divider(_) | Self::Member { .. } => None,
            Self::Signing => Some(options.style.labels.of(PackPart::SignOff.label())),
            Self::Appendix(_) => Some(lists::appendix_label(options)),
        }
    }
}
