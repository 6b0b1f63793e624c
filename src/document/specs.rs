//! The one table of fields, an entry a field.
//!
//! An entry reads: name, section, how much it is wanted, what it holds, the path to it, then label, help and
//! example, each in Chinese and English. The enum [`Field`] is made from the entries, so that none can lack one.

use super::schema::{Kind, Lens, Section, Shape, Spec, Want};
use crate::lang::Text;

macro_rules! shape {
    ($($a:ident).+ [] . $($b:ident).+ [] $($rest:tt)*) => {
        Shape::Subs(
            |document| document.$($a).+.len(),
            |document, row| document.$($a).+.get(row).map_or(0, |row| row.$($b).+.len()),
        )
    };
    ($($a:ident).+ [] $($rest:tt)*) => {
        Shape::Rows(|document| document.$($a).+.len())
    };
    ($($a:ident).+) => {
        Shape::One
    };
}

macro_rules! lens {
    ($($a:ident).+ [] . $($b:ident).+ [] $(. $c:ident)*) => {
        Lens {
            get: |document, place| {
                Some(&(*document.$($a).+.get(place.row())?.$($b).+.get(place.sub())?)$(.$c)*)
            },
            get_mut: |document, place| {
                document.$($a).+.get_mut(place.row())?.$($b).+.get_mut(place.sub()).map(|value| &mut (*value)$(.$c)*)
            },
        }
    };
    ($($a:ident).+ [] $(. $b:ident)*) => {
        Lens {
            get: |document, place| document.$($a).+.get(place.row()).map(|value| &(*value)$(.$b)*),
            get_mut: |document, place| document.$($a).+.get_mut(place.row()).map(|value| &mut (*value)$(.$b)*),
        }
    };
    ($($a:ident).+) => {
        Lens {
            get: |document, _| Some(&document.$($a).+),
            get_mut: |document, _| Some(&mut document.$($a).+),
        }
    };
}

macro_rules! fields {
    ($($name:ident $section:ident $want:ident $kind:ident ($($path:tt)+)
        $label_zh:literal $label_en:literal, $help_zh:literal $help_en:literal, $example_zh:literal $example_en:literal;)+) => {
        /// A field of the description.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = $label_zh] $name,)+
        }

        impl Field {
            /// Every field, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The entry of the table.
            #[must_use]
            pub fn spec(self) -> &'static Spec {
                match self {
                    $(Self::$name => const {
                        &Spec {
                            section: Section::$section,
                            path: stringify!($($path)+),
                            label: Text::new($label_zh, $label_en),
                            help: Text::new($help_zh, $help_en),
                            example: Text::new($example_zh, $example_en),
                            want: Want::$want,
                            shape: shape!($($path)+),
                            kind: Kind::$kind(lens!($($path)+)),
                        }
                    },)+
                }
            }
        }
    };
}

#[rustfmt::skip]
fields! {
    Status Identity Optional Status (status)
        "状态" "Status", "" "", "" "";
    Title Identity Required Line (identity.title)
        "岗位名称" "Job title", "与任命文件一致" "As in the letter of appointment", "岗位全称" "Full title of the post";
    Code Identity Expected Line (identity.code)
        "岗位编号" "Position code", "公司-部门-序号" "Company-department-number", "如：AB-CW-01" "AB-FIN-01";
    DocumentNumber Identity Optional Line (identity.document_number)
        "文件编号" "Document number", "印在每页的页眉" "Stands in the head of every page", "如：AB-JD-CW-01" "AB-JD-FIN-01";
    Organization Identity Expected Line (identity.organization)
        "单位" "Organisation", "与营业执照一致" "As on its business licence", "公司全称" "Full name of the company";
    Department Identity Expected Line (identity.department)
        "所在部门" "Department", "" "", "部门全称" "Full name of the department";
    Headcount Identity Expected Count (identity.headcount)
        "岗位定员" "Headcount", "" "", "1" "1";
    Grade Identity Optional Line (identity.grade)
        "岗位等级" "Grade", "" "", "如：三等五级" "M2";
    Level Identity Optional Line (identity.level)
        "岗位层级" "Level", "" "", "如：主管层" "Supervisor";
    JobFamily Identity Optional Line (identity.job_family)
        "职族/职系" "Job family", "" "", "如：管理、技术、营销" "Management, technical, sales";
    Location Identity Optional Line (identity.location)
        "工作地点" "Location", "" "", "城市、办公区或厂区" "City, office or plant";
    ReportsTo Identity Required Line (identity.reports_to)
        "直接上级" "Reports to", "只写一个岗位" "One position only", "上级的岗位名称" "Title of the superior";
    DirectReports Identity Optional Line (identity.direct_reports[])
        "直接下级" "Direct reports", "只写岗位，不写人名" "Positions, not persons", "下级的岗位名称" "Title of the post";
    DirectReportCount Identity Optional Count (identity.direct_report_count)
        "直接下级人数" "Number of direct reports", "只算直接下级" "Those directly below only", "4" "4";

    InternalParty Relations Expected Line (relations.internal[].party)
        "内部对象" "Internal party", "" "", "部门或岗位" "Department or post";
    InternalMatter Relations Optional Line (relations.internal[].matter)
        "事项" "Matter", "" "", "为什么事来往" "About what";
    InternalNature Relations Optional Nature (relations.internal[].nature)
        "性质" "Nature", "" "", "" "";
    ExternalParty Relations Expected Line (relations.external[].party)
        "外部对象" "External party", "" "", "客户或供应商" "Customer, supplier";
    ExternalMatter Relations Optional Line (relations.external[].matter)
        "事项" "Matter", "" "", "为什么事来往" "About what";
    ExternalNature Relations Optional Nature (relations.external[].nature)
        "性质" "Nature", "" "", "" "";

    Purpose Purpose Required Prose (purpose)
        "职位设置目的" "Purpose", "一句话说明这个岗位为什么存在" "Why the post exists, in a sentence", "为了（目标），在（条件）下，负责（核心职责）" "In order to …, within …, is responsible for …";

    DutyName Duties Required Line (duties[].name)
        "概述" "Duty", "对象 + 结果" "Object and result", "对象 + 结果，如：按期完成年度预算" "Object and result: the budget is ready in time";
    DutyWeight Duties Optional Percent (duties[].weight)
        "权重" "Weight", "占用精力的百分比，可到 0.1" "Share of the effort in percent, to 0.1", "" "";
    DutyTask Duties Expected Prose (duties[].tasks[])
        "内容描述" "Task", "以动词开头，编号自动生成" "Opens with a verb; numbers come by themselves", "动词 + 对象 + 标准，如：每月 5 日前核对上月数据" "Verb, object, measure: checks last month's figures by the 5th";
    DutyStandard Duties Optional Prose (duties[].standard)
        "工作标准" "Standard", "做到什么程度算好" "What good looks like", "数量、时限或质量，如：差错率低于 1%" "Amount, time or quality: fewer than 1% errors";

    AuthorityKind Authorities Optional AuthorityKind (authorities[].kind)
        "职权类别" "Kind", "" "", "" "";
    AuthorityName Authorities Optional Line (authorities[].name)
        "类别名称" "Name of the kind", "只用于“其他”" "For the kind \"other\" only", "如：信息类" "Information";
    Power Authorities Expected Prose (authorities[].powers[].text)
        "权限" "Power", "写明界限" "State its limit", "事项 + 界限，如：单笔 2000 元以内的支出" "Matter and limit: spending of up to 2,000 yuan each";
    PowerLevel Authorities Optional AuthorityLevel (authorities[].powers[].level)
        "权限程度" "Level", "" "", "" "";

    IndicatorName Indicators Expected Line (indicators[].name)
        "指标名称" "Indicator", "" "", "如：按期完成率" "Done in time";
    IndicatorTarget Indicators Expected Line (indicators[].target)
        "目标值" "Target", "" "", "如：95% 以上" "95% or more";
    IndicatorWeight Indicators Optional Percent (indicators[].weight)
        "权重" "Weight", "" "", "" "";
    IndicatorSource Indicators Optional Line (indicators[].source)
        "数据来源" "Source", "" "", "如：月度报表" "Monthly report";

    Education Qualifications Expected Line (qualifications.education)
        "教育程度" "Education", "" "", "如：大专及以上" "College degree";
    Major Qualifications Optional Line (qualifications.major)
        "专业" "Major", "" "", "专业名称，不限则留空" "Empty where any will do";
    Experience Qualifications Expected Line (qualifications.experience[])
        "工作经验" "Experience", "" "", "年限 + 领域，如：3 年以上同类岗位经验" "Years and field: 3 years in a similar post";
    Certificates Qualifications Optional Line (qualifications.certificates[])
        "资格证书" "Certificates", "" "", "证书全称" "Full name of the certificate";
    Skills Qualifications Expected Line (qualifications.skills[])
        "业务技能" "Skills", "" "", "能独立做什么，如：能独立编制月度报表" "What can be done alone: draws up the monthly report";
    LanguageName Qualifications Optional Line (qualifications.languages[].name)
        "语言" "Language", "" "", "如：英语" "English";
    LanguageLevel Qualifications Optional Line (qualifications.languages[].level)
        "水平" "Level", "" "", "如：能阅读合同" "Reads contracts";
    Computer Qualifications Optional Line (qualifications.computer)
        "计算机水平" "Computer", "" "", "软件 + 程度，如：熟练使用电子表格" "Program and level: spreadsheets, fluently";
    KnowledgeName Qualifications Optional Line (qualifications.knowledge[].name)
        "知识" "Knowledge", "" "", "法规、标准或业务领域" "Law, standard or field";
    KnowledgeLevel Qualifications Optional Rank (qualifications.knowledge[].level)
        "程度" "Level", "1 了解，2 熟悉，3 精通" "1 aware, 2 familiar, 3 expert", "" "";
    Competencies Qualifications Optional Line (qualifications.competencies[])
        "能力素质" "Competencies", "" "", "如：分析判断" "Sound judgement";
    Personal Qualifications Optional Line (qualifications.personal[])
        "个人条件" "Personal conditions", "年龄、性别等限制多数不合法，没有依据就留空" "Limits of age, sex and the like are mostly unlawful: leave empty", "" "";
    OtherQualifications Qualifications Optional Line (qualifications.other[])
        "其他要求" "Other requirements", "" "", "如：能适应轮班" "Works in shifts";

    Hours Conditions Expected Line (conditions.hours)
        "工作时间" "Hours", "" "", "如：周一至周五 9:00–18:00" "Monday to Friday, 9 to 18";
    Environment Conditions Expected Line (conditions.environment)
        "工作环境" "Environment", "" "", "如：室内办公" "Office";
    Equipment Conditions Optional Line (conditions.equipment)
        "使用设备" "Equipment", "" "", "如：电脑、叉车、测量仪器" "Computer, forklift, gauges";
    Travel Conditions Optional Line (conditions.travel)
        "出差" "Travel", "" "", "如：每季度 1 至 2 次" "Once or twice a quarter";

    SectionHeading Other Optional Line (sections[].heading)
        "标题" "Heading", "" "", "如：职业发展" "Career";
    SectionParagraph Other Optional Prose (sections[].paragraphs[])
        "段落" "Paragraph", "" "", "" "";

    RevisionVersion Revisions Expected Line (revisions[].version)
        "版本号" "Version", "" "", "V1.0" "V1.0";
    RevisionDate Revisions Expected Date (revisions[].date)
        "修订时间" "Date", "年-月-日" "Year-month-day", "2026-07-01" "2026-07-01";
    RevisionSummary Revisions Expected Line (revisions[].summary)
        "修订内容" "Summary", "" "", "如：首次填写" "First issue";
    RevisedBy Revisions Expected Line (revisions[].revised_by)
        "修订者" "Revised by", "" "", "" "";
    ReviewedBy Revisions Optional Line (revisions[].reviewed_by)
        "审核者" "Reviewed by", "" "", "" "";
    ApprovedBy Revisions Optional Line (revisions[].approved_by)
        "审批者" "Approved by", "" "", "" "";

    Notes Notes Optional Prose (notes)
        "备注" "Notes", "写给自己看，不会打印" "For yourself, never printed", "" "";
}
