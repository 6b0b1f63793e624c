//! What the other descriptions of the folder and the templates say, to be offered to who writes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::initials::spans;
use super::template::TEMPLATES;
use super::work::{Errand, Lane, Report};
use crate::document::schema::Kind;
use crate::document::{Duty, Field, Place, PositionDescription};
use crate::lang::Lang;
use crate::storage::siblings;

/// A longer text is nothing that is written twice, in characters.
const LONGEST: usize = 60;

/// A field has no more texts.
const MOST: usize = 400;

/// Where a duty that is offered comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file of the folder.
    File(PathBuf),
    Template,
}

/// A duty that is offered.
pub(super) struct Offer {
    pub(super) duty: Duty,
    /// The title of its position.
    pub(super) title: String,
    pub(super) origin: Origin,
}

/// The texts of a field.
#[derive(Default)]
struct Texts {
    all: Vec<String>,
    /// So many of them, the first, are the house's own; the others are in whatever language.
    own: usize,
}

/// What is offered.
#[derive(Default)]
pub(super) struct Words {
    /// The texts of each field, the most used first.
    texts: BTreeMap<Field, Texts>,
    pub(super) duties: Vec<Offer>,
}

/// The words for a file.
#[derive(Default)]
pub(super) struct Folder {
    /// Something was asked for.
    asked: bool,
    /// The file beside which it was last.
    file: Option<PathBuf>,
    pub(super) words: Arc<Words>,
}

impl App {
    /// Has what lies beside the open file read, once, and again when somebody comes back to the window.
    pub(super) fn watch_words(&mut self, ctx: &egui::Context) {
        let Some(open) = self.tabs.open() else { return };
        let returns = ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true)));
        if self.folder.asked && !returns && self.folder.file.as_deref() == open.file() {
            return;
        }
        let path = open.file().map(ToOwned::to_owned);
        self.folder.file = path.clone();
        self.folder.asked = true;
        let task = (path.clone().unwrap_or_default(), Errand::Other);
        self.work.start_on(Lane::Words, task, move || Report::Words(Arc::new(Words::beside(path.as_deref()))));
    }
}

impl Words {
    fn beside(file: Option<&Path>) -> Self {
        let mut words = Self::default();
        let mut counts: BTreeMap<Field, BTreeMap<String, usize>> = BTreeMap::new();
        for (path, document) in file.map(siblings::read).unwrap_or_default() {
            count(&document, &mut counts);
            words.learn_duties(document, &Origin::File(path));
        }
        for (field, counted) in counts {
            let mut counted: Vec<(String, usize)> = counted.into_iter().collect();
            counted.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
            let all: Vec<String> = counted.into_iter().map(|(text, _)| text).collect();
            words.texts.insert(field, Texts { own: all.len(), all });
        }
        // What the house says goes before what the templates say.
        let mut common: BTreeMap<Field, BTreeMap<String, usize>> = BTreeMap::new();
        for template in TEMPLATES {
            let document = template.document();
            count(&document, &mut common);
            words.learn_duties(document, &Origin::Template);
        }
        let listed = COMMON.iter().flat_map(|(field, texts)| texts.iter().map(|text| (*field, (*text).to_owned())));
        let common = common.into_iter().flat_map(|(field, texts)| texts.into_keys().map(move |text| (field, text)));
        for (field, text) in listed.chain(common) {
            let texts = &mut words.texts.entry(field).or_default().all;
            if texts.len() < MOST && !texts.contains(&text) {
                texts.push(text);
            }
        }
        words
    }

    fn learn_duties(&mut self, document: PositionDescription, origin: &Origin) {
        for duty in document.duties {
            let known = self.duties.iter().any(|offer| offer.duty.name == duty.name && offer.duty.tasks == duty.tasks);
            if !duty.name.trim().is_empty() && !known {
                let (title, origin) = (document.identity.title.clone(), origin.clone());
                self.duties.push(Offer { duty, title, origin });
            }
        }
    }

    /// At most `most` texts for `field` that `typed` means: those that begin with it, those it stands in, those it is
    /// the initials of. What is typed in full needs no offer, and what is in another language than `lang` only where
    /// the house says it.
    pub(super) fn meant(&self, field: Field, typed: &str, lang: Lang, most: usize) -> Vec<String> {
        let typed = typed.trim().to_lowercase();
        let mut found: Vec<(u8, &String)> = Vec::new();
        let fits = |nth: usize, own: usize, text: &str| nth < own || Lang::of(text).is_none_or(|other| other == lang);
        let texts = sources(field).iter().filter_map(|source| self.texts.get(source)).flat_map(|texts| {
            texts.all.iter().enumerate().filter(|(nth, text)| fits(*nth, texts.own, text)).map(|(_, text)| text)
        });
        for text in texts {
            let lower = text.to_lowercase();
            let rank = match lower.find(&typed) {
                _ if lower == typed => continue,
                Some(0) => 0,
                Some(_) => 1,
                None if !spans(text, &typed).is_empty() => 2,
                None => continue,
            };
            if !found.iter().any(|(_, known)| *known == text) {
                found.push((rank, text));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().take(most).map(|(_, text)| text.clone()).collect()
    }
}

/// The language that most of `document` is in; `otherwise` where nothing is written.
pub(super) fn language(document: &PositionDescription, otherwise: Lang) -> Lang {
    let names = document.duties.iter().flat_map(|duty| duty.tasks.iter().chain([&duty.name]));
    let texts = [&document.identity.title, &document.identity.department, &document.purpose].into_iter().chain(names);
    let (mut zh, mut en) = (0, 0);
    for lang in texts.filter_map(|text| Lang::of(text)) {
        *(if lang == Lang::Zh { &mut zh } else { &mut en }) += 1;
    }
    match zh.cmp(&en) {
        std::cmp::Ordering::Equal => otherwise,
        std::cmp::Ordering::Greater => Lang::Zh,
        std::cmp::Ordering::Less => Lang::En,
    }
}

/// Counts the texts of `document` that others may want, too.
fn count(document: &PositionDescription, counts: &mut BTreeMap<Field, BTreeMap<String, usize>>) {
    for place in Place::all(document).filter(|place| !sources(place.field).is_empty()) {
        let (Kind::Line(lens) | Kind::Prose(lens)) = place.field.spec().kind else { continue };
        let text = (lens.get)(document, place).map_or("", |text| text.trim());
        let texts = counts.entry(place.field).or_default();
        let fits = !text.is_empty() && !text.contains('\n') && text.chars().count() <= LONGEST;
        if fits && (texts.len() < MOST || texts.contains_key(text)) {
            *texts.entry(text.to_owned()).or_default() += 1;
        }
    }
}

/// The fields whose texts fit into `field`; none where every description has its own.
fn sources(field: Field) -> &'static [Field] {
    match field {
        Field::Title | Field::ReportsTo | Field::DirectReports => {
            &[Field::ReportsTo, Field::Title, Field::DirectReports]
        }
        Field::InternalParty => {
            &[Field::InternalParty, Field::Department, Field::Title, Field::ReportsTo, Field::DirectReports]
        }
        Field::Department => &[Field::Department],
        Field::Organization => &[Field::Organization],
        Field::Location => &[Field::Location],
        Field::Grade => &[Field::Grade],
        Field::Level => &[Field::Level],
        Field::JobFamily => &[Field::JobFamily],
        Field::ExternalParty => &[Field::ExternalParty],
        Field::DutyName => &[Field::DutyName],
        Field::IndicatorName => &[Field::IndicatorName],
        Field::IndicatorSource => &[Field::IndicatorSource],
        Field::Education => &[Field::Education],
        Field::Major => &[Field::Major],
        Field::Computer => &[Field::Computer],
        Field::Experience => &[Field::Experience],
        Field::Certificates => &[Field::Certificates],
        Field::Skills => &[Field::Skills],
        Field::Competencies => &[Field::Competencies],
        Field::LanguageName => &[Field::LanguageName],
        Field::LanguageLevel => &[Field::LanguageLevel],
        Field::KnowledgeName => &[Field::KnowledgeName],
        Field::Hours => &[Field::Hours],
        Field::Environment => &[Field::Environment],
        Field::Equipment => &[Field::Equipment],
        Field::Travel => &[Field::Travel],
        Field::SectionHeading => &[Field::SectionHeading],
        Field::RevisedBy | Field::ReviewedBy | Field::ApprovedBy => {
            &[Field::RevisedBy, Field::ReviewedBy, Field::ApprovedBy]
        }
        _ => &[],
    }
}

/// What most houses write.
const COMMON: &[(Field, &[&str])] = &[
    (Field::Education, &["高中或中专及以上", "大专及以上", "本科及以上", "硕士研究生及以上"]),
    (Field::LanguageName, &["普通话", "英语", "日语", "粤语"]),
    (Field::LanguageLevel, &["能阅读业务文件", "能书面沟通", "能口头沟通", "能独立谈判"]),
    (
        Field::Competencies,
        &[
            "沟通协调",
            "团队合作",
            "计划与执行",
            "分析判断",
            "学习能力",
            "责任心",
            "客户导向",
            "组织领导",
            "抗压能力",
            "细致严谨",
        ],
    ),
    (Field::Hours, &["标准工时，每周五天", "综合计算工时制，轮班", "不定时工作制"]),
    (Field::Environment, &["办公室", "车间", "仓库", "室外"]),
    (Field::SectionHeading, &["职业发展", "薪资与福利", "安全职责", "保密要求"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(documents: &[(&str, &str, &str)]) -> (Words, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        for (title, department, superior) in documents {
            let mut document = PositionDescription::default();
            document.identity.title = (*title).into();
            document.identity.department = (*department).into();
            document.identity.reports_to = (*superior).into();
            let path = folder.path().join(format!("{title}.ron"));
            crate::storage::save(&path, &document).expect("it saves");
        }
        (Words::beside(Some(&folder.path().join("新.ron"))), folder)
    }

    fn meant(words: &Words, field: Field, typed: &str, most: usize) -> Vec<String> {
        words.meant(field, typed, Lang::Zh, most)
    }

    #[test]
    fn what_is_offered_is_in_the_language_of_the_description_unless_the_house_says_it() {
        let (words, _folder) = beside(&[("HRBP", "HR", "运营经理")]);
        let of = |typed, lang| words.meant(Field::DutyName, typed, lang, 99);
        assert!(!of("s", Lang::En).is_empty());
        for (lang, other) in [(Lang::Zh, Lang::En), (Lang::En, Lang::Zh)] {
            for text in of("", lang) {
                assert_ne!(Lang::of(&text), Some(other), "{text}");
            }
        }
        assert_eq!(meant(&words, Field::Department, "h", 9), ["HR"], "the house writes so");
        let mut document = PositionDescription::default();
        assert_eq!(language(&document, Lang::En), Lang::En);
        document.identity.title = "HRBP".into();
        document.duties = ["支持业务部门", "组织招聘"].map(|name| Duty { name: name.into(), ..Duty::default() }).into();
        assert_eq!(language(&document, Lang::En), Lang::Zh);
    }

    #[test]
    fn words_are_meant_by_their_beginning_a_part_or_their_initials_and_the_most_used_come_first() {
        let files =
            [("仓储主管", "仓储部", "运营经理"), ("叉车工", "仓储部", "仓储主管"), ("采购员", "采购部", "运营经理")];
        let (words, _folder) = beside(&files);
        assert_eq!(meant(&words, Field::Department, "部", 9)[..2], ["仓储部", "采购部"]);
        assert_eq!(meant(&words, Field::ReportsTo, "cczg", 9), ["仓储主管"]);
        assert_eq!(meant(&words, Field::DirectReports, "叉车", 1), ["叉车工"], "the house goes before the templates");
        assert_eq!(meant(&words, Field::InternalParty, "采购", 9), ["采购部", "采购员"]);
        assert!(meant(&words, Field::Department, "仓储部", 9).is_empty(), "it is written already");
        assert!(meant(&words, Field::Code, "", 9).is_empty(), "a code is of one position only");
    }

    #[test]
    fn without_a_folder_the_templates_are_offered() {
        let words = Words::beside(None);
        assert!(meant(&words, Field::Competencies, "gt", 9).contains(&"沟通协调".to_owned()));
        assert!(words.duties.len() > 10);
        assert!(words.duties.iter().all(|offer| offer.origin == Origin::Template));
    }
}
