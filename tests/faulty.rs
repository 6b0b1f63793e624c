//! Descriptions as they come from practice, with the faults that a specialist marks in red: each is found, at the
//! right severity and in the right field.

mod common;

use rolewright::check::{self, Group, Rulebook, Severity};
use rolewright::document::PositionDescription;
use rolewright::storage::ron;

/// A code, its severity and its field.
type Expected<'a> = (&'a str, Severity, &'a str);

use Severity::{Error, Hint, Warning};

fn read(text: &str) -> PositionDescription {
    ron::read(text).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// Asserts that `text` has every finding `expected`, and beside them no more than `others`.
fn assert_found(text: &str, expected: &[Expected<'_>], others: usize) {
    let findings = check::check(&read(text));
    let mut rest: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {:?} {}", finding.code, finding.severity, finding.place.path()))
        .collect();
    for (code, severity, field) in expected {
        let wanted = format!("{code} {severity:?} {field}");
        let at = rest.iter().position(|found| *found == wanted);
        rest.remove(at.unwrap_or_else(|| panic!("{wanted} is not in {rest:#?}")));
    }
    assert!(rest.len() <= others, "{rest:#?}");
}

#[test]
fn a_supervisor_whose_weights_sum_to_90_and_who_steers_a_post_that_he_does_not_list() {
    let text = r#"(
      identity: (title: "客服主管", code: "KF-02", department: "客户服务部", reports_to: "客服经理",
        direct_reports: ["客服专员"], direct_report_count: 3),
      purpose: "为了让客户的咨询当日得到答复，在年度服务预算内，组织客服专员受理并办结请求。",
      duties: [
        (name: "请求受理", weight: 40, tasks: ["每个工作日 9:00 前分派当日工单。"]),
        (name: "投诉办结", weight: 30, tasks: ["3 个工作日内书面答复升级投诉。"]),
        (name: "班组排班", weight: 10, tasks: ["安排仓库管理员的日常工作。"]),
        (name: "服务报表", weight: 10, tasks: ["每月 3 日前编制服务月报。"]),
      ],
      revisions: [(version: "V1.0", date: "2026-07-01", summary: "首次填写", revised_by: "温以宁", approved_by: "温以宁")],
    )"#;
    assert_found(
        text,
        &[
            ("JD005", Error, "duties"),
            ("JD026", Warning, "duties[2].tasks[0]"),
            ("JD015", Warning, "revisions[0].approved_by"),
        ],
        0,
    );
    let sum = check::check(&read(text)).into_iter().find(|finding| finding.code == "JD005").expect("it is found");
    assert!(sum.message.zh.contains("90%") && sum.message.zh.contains("还差 10%"), "{:?}", sum.message);
}

#[test]
fn a_receptionist_who_must_be_young_pretty_and_unmarried() {
    let text = r#"(
      identity: (title: "前台接待员", code: "XZ-05", department: "行政部", reports_to: "行政主管"),
      purpose: "为了让到访的客户得到指引，按《前台规程》接待、登记并转办。",
      duties: [
        (name: "来访接待", tasks: ["30 秒内起身问候，登记姓名与事由。"]),
        (name: "电话转接", tasks: ["铃响三声内接听，记录来电单位与事由。"]),
        (name: "邮件收发", tasks: ["每日 10:00 前分发邮件，挂号件登记签收。"]),
        (name: "会议室", tasks: ["会前 15 分钟检查投影与茶水。"]),
      ],
      qualifications: (
        education: "统招大专，211院校优先",
        personal: ["女，22—35岁", "未婚", "身高165cm以上，五官端正，声音甜美", "本地户口优先", "身体健康，无乙肝", "汉族"],
        other: ["无犯罪记录", "退伍军人优先", "有团队合作精神，认同企业文化"],
      ),
      revisions: [(version: "V1.0", date: "2026-07-01")],
    )"#;
    assert_found(
        text,
        &[
            ("JD201", Error, "qualifications.personal[0]"),
            ("JD208", Warning, "qualifications.personal[0]"),
            ("JD202", Error, "qualifications.personal[1]"),
            ("JD206", Warning, "qualifications.personal[2]"),
            ("JD204", Error, "qualifications.personal[3]"),
            ("JD207", Warning, "qualifications.personal[4]"),
            ("JD205", Error, "qualifications.personal[4]"),
            ("JD203", Error, "qualifications.personal[5]"),
            ("JD209", Warning, "qualifications.education"),
            ("JD210", Warning, "qualifications.other[0]"),
            ("JD211", Hint, "qualifications.other[1]"),
            ("JD106", Hint, "qualifications.other[2]"),
        ],
        0,
    );
    // Each cites where it is written.
    let findings = check::check(&read(text));
    let law = findings.iter().filter(|finding| finding.code.starts_with("JD2"));
    assert!(law.clone().all(|finding| !finding.source.zh.is_empty() && !finding.words.is_empty()));
}

#[test]
fn an_accountant_with_the_typos_of_the_trade_typed_numbers_and_half_width_marks() {
    let text = r#"(
      identity: (title: "总帐会计", code: "CW-03", department: "财务部", reports_to: "财务经理"),
      purpose: "为了让账实相符,按企业会计准则核算总账;按期报税.",
      duties: [
        (name: "总账核算", tasks: ["1、每月 5 日前完成结帐。", "2、核对往来帐目,编制调节表。"]),
        (name: "报表编制", tasks: ["(3)每月 8 日前编制三张报表。"]),
        (name: "纳税申报", tasks: ["➢ 每月 15 日前申报增值税。"]),
        (name: "凭證归档", tasks: ["每月 20 日前装订凭证。"]),
      ],
      qualifications: (experience: ["十年年以上总账经验"]),
      revisions: [(version: "V1.0", date: "2026-07-01")],
    )"#;
    assert_found(
        text,
        &[
            ("JD018", Warning, "identity.title"),
            ("JD017", Hint, "purpose"),
            ("JD016", Warning, "duties[0].tasks[0]"),
            ("JD018", Warning, "duties[0].tasks[0]"),
            ("JD016", Warning, "duties[0].tasks[1]"),
            ("JD018", Warning, "duties[0].tasks[1]"),
            ("JD017", Hint, "duties[0].tasks[1]"),
            ("JD016", Warning, "duties[1].tasks[0]"),
            ("JD016", Warning, "duties[2].tasks[0]"),
            // The arrow that a word processor puts there is not in the face either.
            ("JD024", Error, "duties[2].tasks[0]"),
            ("JD019", Hint, "duties[3].name"),
            ("JD018", Warning, "qualifications.experience[0]"),
        ],
        0,
    );
}

#[test]
fn a_draft_with_placeholders_and_without_code_superior_and_tasks() {
    let text = r#"(
      identity: (title: "采购专员", department: "××部", reports_to: "待定"),
      purpose: "负责公司采购工作。",
      duties: [
        (name: "供应商管理", weight: 50, tasks: ["负责供应商管理工作", "完成领导交办的其他任务"]),
        (name: "合同管理", weight: 50),
        (name: "价格管理", tasks: ["及时了解市场价格，尽量降低成本", "及时了解市场价格，尽量降低成本"]),
      ],
      authorities: [(kind: expense, powers: ["____元以下的采购"])],
      revisions: [(version: "V1.1", date: "2026-03-01"), (version: "V1.0", date: "2026-01-01")],
    )"#;
    assert_found(
        text,
        &[
            ("JD020", Error, "identity.department"),
            ("JD020", Error, "identity.reports_to"),
            ("JD020", Error, "authorities[0].powers[0].text"),
            ("JD025", Warning, "identity.code"),
            ("JD009", Warning, "duties[1].tasks"),
            ("JD006", Warning, "duties[2].weight"),
            ("JD010", Warning, "duties[2].tasks[1]"),
            ("JD014", Warning, "revisions[1].version"),
            ("JD014", Warning, "revisions[1].date"),
            ("JD021", Warning, "authorities[0].powers[0].level"),
            ("JD008", Hint, "duties"),
            ("JD101", Hint, "duties[0].tasks[0]"),
            ("JD103", Hint, "duties[0].tasks[1]"),
            ("JD102", Hint, "duties[2].tasks[0]"),
            ("JD102", Hint, "duties[2].tasks[1]"),
        ],
        0,
    );
}

#[test]
fn a_clerk_who_decides_and_counts_that_do_not_agree() {
    let text = r#"(
      identity: (title: "仓管员", code: "CK-07", reports_to: "仓储主管", direct_reports: ["搬运工（3人）", "叉车司机（2人）"],
        direct_report_count: 4),
      purpose: "为了让库存账实相符，在库容条件下，收发并盘点货物。",
      duties: [
        (name: "收货（40%）", weight: 30, tasks: ["审批不合格货物的退回。"]),
        (name: "发货", weight: 40, tasks: ["按装箱单核对数量，当日移交承运商。"]),
        (name: "盘点", weight: 20, tasks: ["每月 2 日前盘点 A 类货物。"]),
        (name: "归档", weight: 10, tasks: ["每周装订出入库单。"]),
      ],
      authorities: [(powers: [(text: "1000元以下的库存调整", level: approve)])],
      revisions: [(version: "V1.0", date: "2026-07-01")],
    )"#;
    assert_found(
        text,
        &[
            ("JD022", Warning, "identity.direct_report_count"),
            ("JD023", Warning, "duties[0].name"),
            ("JD007", Hint, "duties[1].weight"),
            ("JD105", Hint, "duties[0].tasks[0]"),
            ("JD105", Hint, "authorities[0].powers[0].level"),
        ],
        0,
    );
}

#[test]
fn an_english_description_that_promises_nothing() {
    let text = r#"(
      identity: (title: "Logistics Coordinator", code: "LG-04", reports_to: "Logistics Manager"),
      purpose: "To move orders on the promised day.",
      duties: [
        (name: "Shipping", tasks: ["Assist with various shipments as needed"]),
        (name: "Documents", tasks: ["Prepares customs files two days before departure."]),
        (name: "Carriers", tasks: ["Handle carrier complaints in a timely manner"]),
        (name: "Reports", tasks: ["Sends the delay report by 9:00 each day."]),
      ],
      revisions: [(version: "V1.0", date: "2026-07-01")],
    )"#;
    assert_found(text, &[("JD104", Hint, "duties[0].tasks[0]"), ("JD104", Hint, "duties[2].tasks[0]")], 0);
}

#[test]
fn a_sound_description_with_words_that_look_like_faults() {
    let text = r#"(
      identity: (title: "保育主管", code: "YE-02", organization: "安芽托育有限公司", department: "保育部", reports_to: "园长",
        direct_reports: ["保育员"], direct_report_count: 6),
      purpose: "为了让 0—3 岁婴幼儿在园安全，按《托育机构管理规范》组织每日照护、消毒与记录。",
      duties: [
        (name: "照护组织", weight: 40, tasks: ["每日 7:30 前核对当班保育员与婴幼儿的比例，不低于 1:5。", "按排班表安排保育员的日常工作。"]),
        (name: "健康登记", weight: 30, tasks: ["每月测量一次身高、体重并登记，异常的 24 小时内告知家长。"]),
        (name: "消毒检查", weight: 20, tasks: ["每日检查消毒记录，近三年年均差错不超过 2 次。"]),
        (name: "档案", weight: 10, tasks: ["登记员工户口本与学历信息，提高报送及时率。", "完成上级交办的其他任务。"]),
      ],
      authorities: [(kind: personnel, powers: [(text: "保育员 2 天以下的请假", level: approve)])],
      qualifications: (
        education: "大专及以上",
        experience: ["有 1—3 岁婴幼儿照护经验"],
        personal: ["年满18周岁"],
        competencies: ["团队合作精神"],
        other: ["无犯罪记录（《未成年人保护法》第六十二条）"],
      ),
      revisions: [(version: "V1.0", date: "2026-06-01", revised_by: "温以宁", reviewed_by: "顾长策")],
    )"#;
    assert_found(text, &[], 0);
}

#[test]
fn a_folder_whose_posts_contradict_each_other() {
    let member = |text: &str| read(text);
    let manager = member(
        r#"(identity: (title: "客服经理", code: "AN-KF-01", department: "客户服务部", reports_to: "总经理",
            direct_reports: ["客服主管", "单证员"], direct_report_count: 2))"#,
    );
    let supervisor = member(
        r#"(identity: (title: "客服主管", code: "AN-KF-02", department: "客户服务部", reports_to: "客服经理", headcount: 1,
            direct_reports: ["客服专员"], direct_report_count: 5),
            duties: [(name: "受理", tasks: ["核对客户资料并当日录入CRM系统。"])])"#,
    );
    let agent = member(
        r#"(identity: (title: "客服专员", code: "AN-KF-02", department: "客服部", reports_to: "客服主管", headcount: 4),
            duties: [(name: "受理", tasks: ["核对客户资料，并当日录入CRM系统"])])"#,
    );
    let clerk = member(
        r#"(identity: (title: "单证员", code: "kf03", department: "客户服务部", reports_to: "仓储主管", headcount: 2))"#,
    );
    let documents = [manager, supervisor, agent, clerk];
    let found: Vec<String> = Rulebook::default()
        .across(&Group::new(documents.iter().collect(), None))
        .into_iter()
        .map(|(index, finding)| format!("{index} {} {:?} {}", finding.code, finding.severity, finding.place.path()))
        .collect();
    for wanted in [
        "0 JD303 Warning identity.direct_reports[1]",
        "0 JD305 Warning identity.direct_report_count",
        "1 JD305 Warning identity.direct_report_count",
        "1 JD307 Error identity.code",
        "2 JD307 Error identity.code",
        "1 JD309 Warning duties[0].tasks[0]",
        "2 JD309 Warning duties[0].tasks[0]",
        "2 JD311 Warning identity.department",
        "3 JD308 Warning identity.code",
        "3 JD301 Warning identity.reports_to",
    ] {
        assert!(found.iter().any(|found| found == wanted), "{wanted} is not in {found:#?}");
    }
    assert_eq!(found.len(), 10, "{found:#?}");
}

#[test]
fn sentences_with_the_words_of_the_lists_inside_other_words() {
    for sentence in [
        "标签定期更换，每季度抽查一次",
        "向消防部门申报消防验收资料",
        "把自己经手的合同逐份归档",
        "按排查结果列出隐患清单",
        "组织预防犯罪讲座两场",
        "接待定点酒店的对账人员",
        "每日跟踪待确认工单并标明原因",
        "核对支付总额与付款计划",
        "每份内容经两人复核",
        "制定单证样式",
        "目的的说明写入方案",
        "车身材料入库前抽检 5 件",
        "指派一名校对员核对清样",
        "测量学员的身高与体重",
    ] {
        let document = read(&format!("(duties: [(tasks: [{sentence:?}])], qualifications: (skills: [{sentence:?}]))"));
        let serious = |finding: &&check::Finding| finding.severity != Hint && finding.place.path().ends_with(']');
        let findings = check::check(&document);
        let found: Vec<_> = findings.iter().filter(serious).filter(|finding| !finding.words.is_empty()).collect();
        assert!(found.is_empty(), "{sentence}: {found:#?}");
    }
}
