//! The table of fields: it agrees with the file, and every field of it comes to paper.

mod common;

use std::collections::BTreeSet;

use rolewright::document::completeness::{Completeness, completeness};
use rolewright::document::schema::{Kind, Want};
use rolewright::document::{Choice, Field, Labels, Place, PositionDescription, Section};
use rolewright::lang::Lang;
use rolewright::layout::{Form, Options, print};

#[test]
fn every_field_is_where_its_path_says() {
    let document = common::full(2);
    let json: serde_json::Value = serde_json::from_str(&rolewright::exchange::json::write(&document)).expect("JSON");
    for place in Place::all(&document) {
        let path = place.path();
        let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
        let value = json.pointer(&pointer).unwrap_or_else(|| panic!("{path} is not in the file"));
        if let Kind::Line(lens) | Kind::Prose(lens) = place.field.spec().kind {
            assert_eq!(value.as_str(), (lens.get)(&document, place).map(String::as_str), "{path}");
        }
    }
}

#[test]
fn every_leaf_of_the_file_is_in_the_table() {
    fn leaves(value: &serde_json::Value) -> usize {
        match value {
            serde_json::Value::Array(items) => items.iter().map(leaves).sum(),
            serde_json::Value::Object(members) => members.values().map(leaves).sum(),
            _ => 1,
        }
    }
    let document = common::full(2);
    let json: serde_json::Value = serde_json::from_str(&rolewright::exchange::json::write(&document)).expect("JSON");
    // The format is the one member that is no field.
    assert_eq!(leaves(&json) - 1, Place::all(&document).count());
}

#[test]
fn a_key_leads_back_to_its_place() {
    let document = common::full(3);
    let keys: BTreeSet<u64> = Place::all(&document).map(Place::key).collect();
    assert_eq!(keys.len(), Place::all(&document).count());
    assert!(Place::all(&document).all(|place| Place::from_key(place.key()) == Some(place)));
    assert_eq!(Place::from_key(u64::MAX), None);
}

#[test]
fn every_entry_speaks_both_languages() {
    for field in Field::ALL {
        let spec = field.spec();
        assert!(!spec.label.zh.is_empty() && !spec.label.en.is_empty(), "{field:?}");
        assert_eq!(spec.help.zh.is_empty(), spec.help.en.is_empty(), "{field:?}");
        assert_eq!(spec.example.zh.is_empty(), spec.example.en.is_empty(), "{field:?}");
    }
}

#[test]
fn every_field_that_has_content_is_on_the_paper() {
    let cases = [(1, Labels::Zh), (2, Labels::Zh), (9, Labels::Zh), (2, Labels::En), (2, Labels::Both)];
    for (form, (rows, labels)) in Form::ALL.iter().flat_map(|form| cases.map(|case| (*form, case))) {
        let document = common::full(rows);
        let paper = common::text_of(&print(&document, &Options::new(form, labels)).pages);
        for place in Place::all(&document).filter(|place| place.field != Field::Notes) {
            let lang = if labels == Labels::En { Lang::En } else { Lang::Zh };
            let text = Field::text(place, &document, lang).expect("everything is filled");
            let printed = match place.field {
                Field::KnowledgeLevel => ["●○○", "●●○", "●●●"][text.parse::<usize>().expect("a rank") - 1].to_owned(),
                // The level stands in lower case behind an English power.
                Field::PowerLevel if lang == Lang::En => text.to_lowercase(),
                // A name takes the place of the kind “other”.
                Field::AuthorityKind if text == "其他" || text == "Other" => continue,
                _ => text,
            };
            assert!(paper.contains(&common::squeezed(&printed)), "{form:?} {rows} {}: {printed}", place.path());
        }
    }
}

#[test]
fn a_choice_that_is_taken_away_changes_the_paper() {
    let whole = common::full(2);
    for (&form, place) in Form::ALL.iter().flat_map(|form| Place::all(&whole).map(move |place| (form, place))) {
        let mut poorer = whole.clone();
        match place.field.spec().kind {
            Kind::Nature(lens) => *(lens.get_mut)(&mut poorer, place).expect("there") = None,
            Kind::AuthorityLevel(lens) => *(lens.get_mut)(&mut poorer, place).expect("there") = None,
            Kind::Rank(lens) => *(lens.get_mut)(&mut poorer, place).expect("there") = None,
            Kind::Percent(lens) => *(lens.get_mut)(&mut poorer, place).expect("there") = None,
            Kind::Date(lens) => *(lens.get_mut)(&mut poorer, place).expect("there") = None,
            Kind::Count(lens) => *(lens.get_mut)(&mut poorer, place).expect("there") = None,
            _ => continue,
        }
        let paper = |document| common::text_of(&print(document, &Options::new(form, Labels::Zh)).pages);
        assert_ne!(paper(&poorer), paper(&whole), "{form:?} {}", place.path());
    }
}

#[test]
fn notes_are_never_printed() {
    let document = PositionDescription { notes: "只给起草人看".into(), ..PositionDescription::default() };
    assert!(!common::text_of(&print(&document, &Options::default()).pages).contains("只给起草人看"));
}

#[test]
fn completeness_goes_from_nothing_to_everything() {
    let (empty, full) = (PositionDescription::default(), common::full(2));
    assert!(completeness(&empty) <= 0.0 && completeness(&full) >= 1.0);
    for section in Section::ALL {
        assert_eq!(section.completeness(&empty), Completeness::Empty, "{section:?}");
        assert_eq!(section.completeness(&full), Completeness::Full, "{section:?}");
    }
    let mut part = empty;
    part.identity.title = "客户服务主任".into();
    assert!(matches!(Section::Identity.completeness(&part), Completeness::Part(share) if share > 0.0 && share < 1.0));
}

#[test]
fn what_must_not_be_missing_is_what_the_checks_ask_for() {
    let required: Vec<&str> = Field::ALL
        .iter()
        .filter(|field| field.spec().want == Want::Required)
        .map(|field| field.spec().label.en)
        .collect();
    assert_eq!(required, ["Job title", "Reports to", "Purpose", "Duty"]);
}

#[test]
fn the_standard_form_names_and_orders_its_blocks_as_the_window_does() {
    let text = common::text_of(&print(&common::full(1), &Options::default()).pages);
    let printed = |section: &&Section| !matches!(section, Section::Other | Section::Notes);
    let names: Vec<&str> = Section::ALL.iter().filter(printed).map(|section| section.name().zh).collect();
    let mut rest = text.as_str();
    for name in names {
        let at = rest.find(name).unwrap_or_else(|| panic!("{name} is not printed after what stands before it"));
        rest = &rest[at..];
    }
    let columns: String =
        [Field::IndicatorName, Field::IndicatorTarget, Field::IndicatorSource, Field::IndicatorWeight]
            .map(|field| field.spec().label.zh)
            .concat();
    assert!(text.contains(&columns), "{columns}");
}
