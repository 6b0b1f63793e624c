//! Files: what is written reads back equal, and what cannot be read says where and why.

mod common;

use rolewright::document::pack::{Department, Pack, PackStyle};
use rolewright::document::{
    Accent, Choice as _, Contact, Date, Form, FormBlock, Kept, Labels, PackPart, Percent, PositionDescription,
};
use rolewright::exchange::json;
use rolewright::storage::ron;

#[test]
fn every_field_survives_both_formats() {
    for rows in [0, 1, 3] {
        let document = common::full(rows);
        assert_eq!(ron::read(&ron::write(&document)).as_ref(), Ok(&document));
        assert_eq!(json::read(&json::write(&document)).as_ref(), Ok(&document));
    }
}

#[test]
fn what_is_kept_stands_at_the_end_of_the_file_and_survives() {
    let kept = Kept {
        rule: "JD206".into(),
        field: "qualifications.personal[]".into(),
        words: "声音甜美".into(),
        text: "声音甜美".into(),
        reason: "播音\n岗位".into(),
    };
    let document = PositionDescription { notes: "备注".into(), kept: vec![kept], ..common::full(1) };
    let text = ron::write(&document);
    let end = "  // 保留意见\n  kept: [\n    (rule: \"JD206\", field: \"qualifications.personal[]\", words: \"声音甜美\", text: \"声音甜美\", reason: \"播音\\n岗位\"),\n  ],\n)\n";
    assert!(text.ends_with(end), "{text}");
    assert_eq!(ron::read(&text).as_ref(), Ok(&document));
    assert_eq!(json::read(&json::write(&document)).as_ref(), Ok(&document));
    assert!(fault("(kept: [(rule: \"JD206\", grund: \"x\")])").1.contains("there is no field `grund`"));
}

#[test]
fn random_documents_survive_both_formats() {
    let mut random = common::Random(7);
    for _ in 0..200 {
        let document = random.document();
        let text = ron::write(&document);
        let again = ron::read(&text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"));
        assert_eq!(again, document);
        assert_eq!(ron::write(&again), text);
        assert_eq!(json::read(&json::write(&document)), Ok(document));
    }
}

#[test]
fn spaces_and_backslashes_stay_as_they_are() {
    for text in ["甲　乙\u{a0}丙", "\\u{3000}", "\\\\u{3000}\\'", "'\\", "\"\\'\""] {
        let document = PositionDescription { purpose: text.into(), ..PositionDescription::default() };
        let written = ron::write(&document);
        assert_eq!(ron::read(&written), Ok(document), "{written}");
    }
    let document = PositionDescription { purpose: "甲　乙".into(), ..PositionDescription::default() };
    assert!(ron::write(&document).contains("甲　乙"));
}

#[test]
fn an_unchanged_file_is_written_byte_for_byte() {
    for path in common::samples().into_iter().chain(common::templates()) {
        let text = std::fs::read_to_string(&path).expect("it is there");
        let document = ron::read(&text).unwrap_or_else(|fault| panic!("{}: {fault:?}", path.display()));
        assert_eq!(ron::write(&document), text, "{}", path.display());
    }
}

#[test]
fn the_file_is_in_order_with_comments_and_without_empty_fields() {
    let mut document = PositionDescription::default();
    document.identity.title = "客户服务主任".into();
    document.purpose = "It's \"quoted\"\nand broken".into();
    document.relations.internal = vec![Contact { party: "仓储部".into(), ..Contact::default() }];
    document.duties = vec![rolewright::document::Duty {
        name: "受理".into(),
        weight: Some(Percent::from_tenths(125)),
        tasks: vec!["接听来电".into(), "登记需求".into()],
        ..Default::default()
    }];
    let expected = r#"(
  format: 1,
  // 基本信息
  identity: (
    title: "客户服务主任",
  ),
  // 工作关系
  relations: (
    internal: [
      (party: "仓储部"),
    ],
  ),
  // 职位设置目的
  purpose: "It's \"quoted\"\nand broken",
  // 主要工作职责
  duties: [
    (
      name: "受理",
      weight: 12.5,
      tasks: [
        "接听来电",
        "登记需求",
      ],
    ),
  ],
)
"#;
    assert_eq!(ron::write(&document), expected);
}

/// Line, column and the English message of the fault in a RON text.
fn fault(text: &str) -> (Option<(usize, usize)>, String) {
    let fault = ron::read(text).expect_err("it is faulty");
    (fault.position, format!("{}; {}", fault.what.en, fault.remedy.en))
}

#[test]
fn a_misspelt_field_gets_its_likely_name_and_its_place() {
    let (position, message) = fault("(\n  format: 1,\n  identity: (\n    titel: \"x\",\n  ),\n)");
    assert_eq!(position, Some((4, 5)));
    assert_eq!(message, "there is no field `titel`; did you mean `title`?");
    let fault = json::read("{\n  \"identity\": { \"titel\": \"x\" }\n}").expect_err("it is faulty");
    assert_eq!(fault.position.map(|(line, _)| line), Some(2));
    assert_eq!(fault.remedy.en, "did you mean `title`?");
}

#[test]
fn misspelt_fields_of_rows_are_found_too() {
    for (text, name) in [
        ("(relations: (internal: [(partie: \"x\")]))", "party"),
        ("(duties: [(task: [\"x\"])])", "tasks"),
        ("(authorities: [(kind: expense, powers: [(text: \"x\", levle: approve)])])", "level"),
    ] {
        assert!(fault(text).1.contains(&format!("did you mean `{name}`?")), "{:?}", fault(text));
    }
}

#[test]
fn a_wrong_type_is_named_with_its_place() {
    let (position, message) = fault("(\n  duties: [(weight: \"30%\")],\n)");
    assert_eq!(position.map(|(line, _)| line), Some(2));
    assert!(!message.is_empty());
    assert!(fault("(duties: [(weight: 12.55)])").1.contains("one decimal at most"));
    assert!(fault("(duties: [(weight: -1)])").1.contains("percentage"));
    assert!(fault("(qualifications: (knowledge: [(name: \"x\", level: 4)]))").1.contains("1 to 3"));
    assert!(fault("(status: done)").1.contains("draft, in_review, approved"));
    assert!(fault("(revisions: [(date: \"2024-02-30\")])").0.is_some());
}

#[test]
fn a_newer_format_says_so() {
    let (position, message) = fault("(\n  format: 2,\n  unheard_of: 1,\n)");
    assert_eq!(position.map(|(line, _)| line), Some(2));
    assert!(message.contains("format 2") && message.contains("newer version of Rolewright"), "{message}");
    let fault = json::read("{\"format\": 2}").expect_err("it is newer");
    assert!(fault.remedy.en.contains("newer version"), "{fault:?}");
}

#[test]
fn a_bare_name_is_a_contact_and_a_bare_text_a_power() {
    let text = "(relations: (internal: [\"仓储部\", (party: \"财务部\", nature: cooperates), ()]), authorities: [(powers: [\"批假\"])])";
    let document = ron::read(text).expect("it is legal");
    let parties: Vec<&str> = document.relations.internal.iter().map(|contact| contact.party.as_str()).collect();
    assert_eq!(parties, ["仓储部", "财务部", ""]);
    assert_eq!(document.authorities[0].powers[0].text, "批假");
    let same = json::read(
        r#"{"relations":{"internal":["仓储部",{"party":"财务部","nature":"cooperates"},{}]},"authorities":[{"powers":["批假"]}]}"#,
    );
    assert_eq!(same, Ok(document));
}

#[test]
fn everything_may_be_missing() {
    assert_eq!(ron::read("()"), Ok(PositionDescription::default()));
    assert_eq!(json::read("{}"), Ok(PositionDescription::default()));
    assert_eq!(ron::read("\u{feff}(format: 1)"), Ok(PositionDescription::default()));
}

/// A pack with every field filled.
fn full_pack() -> Pack {
    Pack {
        title: "岗位说明书汇编".into(),
        client: "澄川贸易有限公司".into(),
        issuer: "栖云管理咨询".into(),
        date: Some(Date::constant(2026, 7, 1)),
        version: "V2.0".into(),
        confidentiality: "内部".into(),
        preface: "第一段\n第二段".into(),
        style: PackStyle {
            logo: "标志.svg".into(),
            accent: Some(Accent(0x1f, 0x4e, 0x79)),
            header: "{client} {number}".into(),
            footer: "{page}/{pages}".into(),
            layout: Form::Mission,
            labels: Labels::Both,
            without: PackPart::ALL.to_vec(),
            without_blocks: FormBlock::ALL.to_vec(),
            draft: true,
            findings: true,
        },
        departments: vec![Department {
            name: "客户服务部".into(),
            intro: "受理咨询".into(),
            members: vec!["甲.ron".into(), "乙/丙.ron".into()],
        }],
        ..Pack::default()
    }
}

#[test]
fn every_field_of_a_pack_survives() {
    let pack = full_pack();
    let written = ron::write_pack(&pack);
    assert_eq!(ron::read_pack(&written).as_ref(), Ok(&pack), "{written}");
    assert_eq!(ron::write_pack(&Pack::default()), "(\n  format: 1,\n)\n");
}

#[test]
fn a_style_is_in_order_and_named_as_people_name_it() {
    let written = ron::write_pack(&full_pack());
    let style =
        &written[written.find("  style:").expect("it is there")..written.find("  departments:").expect("there")];
    let expected = r##"  style: (
    logo: "标志.svg",
    accent: "#1F4E79",
    header: "{client} {number}",
    footer: "{page}/{pages}",
    layout: mission,
    labels: both,
    without: [
      cover,
      preface,
      approval,
      contents,
      chart,
      roster,
      dividers,
      sign_off,
    ],
    without_blocks: [
      relations,
      authorities,
      indicators,
      conditions,
      sections,
      revisions,
      signatures,
    ],
    draft: true,
    findings: true,
  ),
"##;
    assert_eq!(style, expected);
}

#[test]
fn a_faulty_style_says_what_and_where() {
    let fault = |style: &str| {
        let fault = ron::read_pack(&format!("(\n  style: ({style}),\n)")).expect_err("it is faulty");
        assert_eq!(fault.position.map(|(line, _)| line), Some(2), "{fault:?}");
        format!("{}; {}", fault.what.en, fault.remedy.en)
    };
    for colour in ["blue", "#12345", "1F4E79", "#1F4E7G", "#+F4E79", "#钢蓝"] {
        let fault = fault(&format!("accent: \"{colour}\""));
        assert!(fault.contains("a colour like \"#1F4E79\" should stand here") && fault.contains(colour), "{fault}");
    }
    assert!(fault("labels: fr").contains("zh, en, both"));
    assert!(fault("without: [cover, charts]").contains("chart"));
    assert!(fault("without_blocks: [duties]").contains("signatures"));
    assert!(fault("acent: \"#1F4E79\"").contains("did you mean `accent`?"));
}
