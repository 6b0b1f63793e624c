//! The rules: each fires on its bad examples and is silent on its good ones, and has a page.

mod common;

use std::collections::BTreeSet;

use rolewright::check::{self, Example, Find, Finding, Group, RULES, Rulebook};
use rolewright::document::PositionDescription;
use rolewright::lang::Lang;
use rolewright::storage::ron;

/// What `code` finds in the descriptions of `example`.
fn findings(code: &str, example: Example) -> Vec<Finding> {
    let read = |file: &String| ron::read(file).unwrap_or_else(|fault| panic!("{code}: {fault:?}\n{file}"));
    let documents: Vec<PositionDescription> = example.files().iter().map(read).collect();
    let rulebook = Rulebook::default();
    let within = documents.iter().flat_map(|document| rulebook.check(document));
    let across = rulebook.across(&Group::new(documents.iter().collect(), None));
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
        // Two rules need what no example can hold, a pack and a client's list, and are tested where they stand.
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
