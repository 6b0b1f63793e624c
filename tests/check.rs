//! The rules: each fires on its bad examples and is silent on its good ones, and has a page.

mod common;

use std::collections::BTreeSet;

use rolewright::check::{self, Example, Find, Finding, Group, RULES, Rulebook, Severity};
use rolewright::document::PositionDescription;
use rolewright::lang::Lang;
use rolewright::storage::ron;

/// What `code` finds in the descriptions of `example`.
fn findings(code: &str, example: Example) -> Vec<Finding> {
    let read = |file: &String| ron::read(file).unwrap_or_else(|fault| panic!("{code}: {fault:?}\n{file}"));
    let documents: Vec<PositionDescription> = example.files().iter().map(read).collect();
    let rulebook = Rulebook::default();
    let within = documents.iter().flat_map(|document| rulebook.check(document));
    let pack = example.pack();
    let across = rulebook.across(&Group::new(documents.iter().collect(), pack.as_ref()));
    within.chain(across.into_iter().map(|(_, finding)| finding)).filter(|finding| finding.code == code).collect()
}

#[test]
fn every_rule_fires_on_its_bad_examples_and_is_silent_on_its_good_ones() {
    for rule in RULES {
        for bad in rule.bad {
            assert!(!findings(rule.code, *bad).is_empty(), "{} misses {}", rule.code, bad.show(Lang::Zh));
        }
        for good in rule.good {
            assert_eq!(findings(rule.code, *good), [], "{} on {}", rule.code, good.show(Lang::Zh));
        }
        // Two rules need what no example holds, the words of a pack and a client's list, and are tested where they stand.
        let elsewhere = ["JD306", "JD401"].contains(&rule.code);
        assert_eq!(rule.bad.is_empty() || rule.good.is_empty(), elsewhere, "{}", rule.code);
    }
}

#[test]
fn every_finding_means_words_of_its_text_and_a_rewrite_settles_it() {
    for rule in RULES {
        for bad in rule.bad {
            let documents: Vec<_> = bad.files().iter().map(|file| ron::read(file).expect("it is read")).collect();
            if matches!(rule.find, Find::Across(_)) {
                continue;
            }
            for finding in findings(rule.code, *bad) {
                let mut document = documents[0].clone();
                let text = common::text_at(&mut document, finding.place);
                for words in &finding.words {
                    let text = text.as_deref().expect("words stand in a text");
                    assert!(text.get(words.clone()).is_some_and(|word| !word.is_empty()), "{finding:?}");
                }
                if let Some(rewrite) = &finding.rewrite {
                    *text.expect("a rewrite is of a text") = rewrite.clone();
                    let again = Rulebook::default().check(&document);
                    assert!(!again.iter().any(|again| again.code == rule.code), "{finding:?}");
                }
            }
        }
    }
}

#[test]
fn every_rule_has_a_code_of_its_own_and_a_page_in_both_languages() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
    assert!(RULES.is_sorted_by_key(|rule| rule.code));
    for rule in RULES {
        for lang in [Lang::Zh, Lang::En] {
            let page = check::page(rule, lang);
            assert!(page.starts_with(rule.code) && page.lines().count() > 3, "{page}");
            assert!(!rule.title.get(lang).is_empty() && !rule.why.get(lang).is_empty(), "{}", rule.code);
        }
        assert_eq!(rule.source.zh.is_empty(), rule.source.en.is_empty(), "{}", rule.code);
        assert_eq!(check::rule(&rule.code.to_lowercase()).map(|rule| rule.code), Some(rule.code));
    }
}

#[test]
fn no_document_brings_the_checks_down() {
    let mut random = common::Random(23);
    let documents: Vec<_> = (0..120).map(|_| random.document()).collect();
    let rulebook = Rulebook::default();
    for document in &documents {
        for finding in rulebook.check(document) {
            let mut document = document.clone();
            let text = common::text_at(&mut document, finding.place).map(|text| text.clone()).unwrap_or_default();
            assert!(finding.words.iter().all(|words| text.get(words.clone()).is_some()), "{finding:?} {text:?}");
        }
    }
    let across = rulebook.across(&Group::new(documents.iter().collect(), None));
    assert!(across.iter().all(|(index, _)| *index < documents.len()));
}

/// A receptionist in whose text two words are found.
fn receptionist() -> PositionDescription {
    ron::read(
        r#"(
          identity: (title: "前台接待员", direct_reports: ["实习生"]),
          duties: [(name: "接待", tasks: ["及时接待来访客户"]), (name: "归档")],
          qualifications: (personal: ["声音甜美", "五官端正"]),
        )"#,
    )
    .expect("it is read")
}

fn finding(document: &PositionDescription, code: &str, path: &str) -> Finding {
    let findings = Rulebook::default().check(document);
    let found = findings.into_iter().find(|finding| finding.code == code && finding.place.path() == path);
    found.unwrap_or_else(|| panic!("{code} {path}"))
}

#[test]
fn a_kept_finding_is_not_open_until_its_text_changes_and_survives_the_file() {
    let mut document = receptionist();
    let sweet = finding(&document, "JD206", "qualifications.personal[0]");
    check::keep(&mut document, &sweet, " 电台主持岗位 ");
    let document = ron::read(&ron::write(&document)).expect("it is read back");
    assert_eq!(finding(&document, "JD206", "qualifications.personal[0]").kept.as_deref(), Some("电台主持岗位"));
    assert_eq!(finding(&document, "JD206", "qualifications.personal[1]").kept, None);
    let open = |document: &PositionDescription| {
        check::check(document).iter().filter(|finding| finding.code == "JD206").count()
    };
    assert_eq!(open(&document), 1);
    // The row may move, the text may not change.
    let mut moved = document.clone();
    moved.qualifications.personal.swap(0, 1);
    assert!(finding(&moved, "JD206", "qualifications.personal[1]").kept.is_some());
    let mut changed = document.clone();
    changed.qualifications.personal[0] = "声音甜美，语速适中".into();
    assert_eq!(open(&changed), 2);
    changed.qualifications.personal[0] = "声音甜美".into();
    assert_eq!(open(&changed), 1);
    let mut released = document;
    check::release(&mut released, &sweet);
    assert_eq!((open(&released), released.kept.len()), (2, 0));
}

#[test]
fn what_has_no_text_of_its_own_is_kept_by_its_neighbours() {
    let mut document = receptionist();
    document.duties.push(rolewright::document::Duty { name: "盘点".into(), ..Default::default() });
    let bare = finding(&document, "JD009", "duties[1].tasks");
    check::keep(&mut document, &bare, "见《档案规程》");
    assert!(finding(&document, "JD009", "duties[1].tasks").kept.is_some());
    assert!(finding(&document, "JD009", "duties[2].tasks").kept.is_none());
    // Keeping another thing forgets nothing that still stands.
    let later = finding(&document, "JD009", "duties[2].tasks");
    check::keep(&mut document, &later, "见《盘点规程》");
    assert_eq!(document.kept.len(), 2);
    check::release(&mut document, &later);
    document.duties[1].name = "档案".into();
    assert!(finding(&document, "JD009", "duties[1].tasks").kept.is_none());
    let count = finding(&document, "JD008", "duties");
    check::keep(&mut document, &count, "小岗位");
    assert!(finding(&document, "JD008", "duties").kept.is_some());
    // What was kept about a text that is gone went with it.
    assert_eq!(document.kept.len(), 1);
}

#[test]
fn a_client_silences_sharpens_and_adds() {
    let text = r#"(
      format: 1,
      silence: ["JD025"],
      severities: [(rule: "jd102", severity: error)],
      words: [
        (word: "来访", severity: error, reason: "公司用语为“到访”", instead: "到访"),
        (word: "客户", severity: hint, reason: "请写明客户级别"),
      ],
    )"#;
    let rulebook = Rulebook::new(&ron::read_checks(text).expect("it is read"), text).expect("it is sound");
    let findings = rulebook.check(&receptionist());
    let of = |code: &str| findings.iter().filter(|finding| finding.code == code).collect::<Vec<_>>();
    assert!(of("JD025").is_empty());
    assert!(of("JD102").iter().all(|finding| finding.severity == Severity::Error) && of("JD102").len() == 1);
    let own = of("JD401");
    assert_eq!(own.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Error, Severity::Hint]);
    assert_eq!(own[0].rewrite.as_deref(), Some("及时接待到访客户"));
    assert!(own[0].message.zh.contains("公司用语为“到访”") && own[1].rewrite.is_none());
}

#[test]
fn a_faulty_list_of_a_client_says_where() {
    let wrong = |text: &str| match ron::read_checks(text) {
        Err(fault) => fault,
        Ok(checks) => Rulebook::new(&checks, text).err().expect("it is wrong"),
    };
    let fault = wrong("(\n  silence: [\n    \"JD999\",\n  ],\n)");
    assert_eq!((fault.position, fault.what.en.as_str()), (Some((3, 5)), "there is no rule `JD999`"));
    assert!(wrong("(silense: [])").remedy.en.contains("`silence`"));
    assert!(wrong("(severities: [(rule: \"JD101\", severity: fatal)])").remedy.en.contains("error, warning, hint"));
    assert!(wrong("(words: [(word: \"甲\", severity: hint)])").what.en.contains("reason"));
    assert!(wrong("(words: [(word: \" \", severity: hint, reason: \"\")])").what.en.contains("empty"));
    assert!(wrong("(format: 2)").remedy.en.contains("newer version"));
}
