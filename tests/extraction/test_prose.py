"""Claims: subject, kind, sign, base, role, year and reason of every number in a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.prose import read_claims
from extraction.report import Claim, ClaimKind, Paragraph, Place, Role, Source

AMOUNT, SHARE, COUNT = ClaimKind.AMOUNT, ClaimKind.SHARE, ClaimKind.COUNT
CHANGE, RATE, COMPLETION = ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE, ClaimKind.COMPLETION


def claims(text: str, year: int = 2022) -> tuple[Claim, ...]:
    return read_claims((Paragraph(text, ("说明",), Source("a.txt", (Place(lines=(7, 7)),))),), year)


def told(text: str, year: int = 2022) -> list[tuple[str, ClaimKind, str, str]]:
    return [(claim.subject, claim.kind, str(claim.amount.value), claim.base) for claim in claims(text, year)]


def test_subjects_and_wholes_are_inherited_along_a_list() -> None:
    sentence = "2022年度支出合计90.5万元，其中：基本支出60万元，占66.3%；项目支出30.5万元，占33.7%。"
    assert told(sentence) == [
        ("支出合计", AMOUNT, "90.5", ""),
        ("基本支出", AMOUNT, "60", ""),
        ("基本支出", SHARE, "66.3", "支出合计"),
        ("项目支出", AMOUNT, "30.5", ""),
        ("项目支出", SHARE, "33.7", "支出合计"),
    ]


def test_changes_are_signed_and_know_their_base() -> None:
    text = "2022年度收、支总计均为1,050万元。与2021年度相比，收、支总计各减少50万元，下降4.55%。主要是压减项目。"
    found = claims(text)
    assert [(claim.subject, claim.kind, claim.amount.value, claim.base) for claim in found] == [
        ("收、支总计", AMOUNT, Decimal(1050), ""),
        ("收、支总计", CHANGE, Decimal(-50), "上年"),
        ("收、支总计", RATE, Decimal("-4.55"), "上年"),
    ]
    assert [claim.reason for claim in found] == ["", "压减项目", "压减项目"]
    assert found[0].quote == "1,050万元" and found[0].year == 2022


def test_the_year_s_money_is_of_the_fund_that_the_heading_names() -> None:
    text = "年初结转和结余1万元，本年收入9万元，本年支出8万元，比上年减少3万元，年末结转和结余2万元。"
    section = ("第三部分 说明", "四、政府性基金预算财政拨款收入支出决算情况说明", "（一）与上年对比情况")
    found = read_claims((Paragraph(text, section, Source("a.txt", (Place(lines=(7, 7)),))),), 2022)
    fund = "政府性基金预算财政拨款"
    own = ("年初结转和结余", "收入", "支出", "支出", "年末结转和结余")
    assert [claim.subject for claim in found] == [fund + each for each in own]
    assert [claim.subject for claim in claims(text)][1:3] == ["本年收入", "本年支出"]


def test_each_of_two_totals_changes() -> None:
    text = "2022年度财政拨款收入总计80万元，支出总计80万元，与上年决算数相比，各增加5万元，增长6.67%。"
    assert told(text)[2:] == [
        ("财政拨款收入总计", CHANGE, "5", "上年"),
        ("财政拨款支出总计", CHANGE, "5", "上年"),
        ("财政拨款收入总计", RATE, "6.67", "上年"),
        ("财政拨款支出总计", RATE, "6.67", "上年"),
    ]


def test_an_item_named_in_a_clause_of_its_own() -> None:
    item = "住房保障支出（类）住房改革支出（款）购房补贴（项）"
    text = f"11.{item}，年初预算为20万元，支出决算为19万元，完成年初预算的95%。"
    assert [(claim.subject, str(claim.amount.value)) for claim in claims(text)] == [(item, "20"), (item, "19"), (item, "95")]


def test_each_of_two_totals_named_together_changes() -> None:
    text = "收入总计80万元，支出总计80万元。与2021年度相比，收入总计、支出总计各增加5万元。"
    assert told(text)[2:] == [("收入总计", CHANGE, "5", "上年"), ("支出总计", CHANGE, "5", "上年")]


def test_an_item_named_in_a_sentence_of_its_own() -> None:
    item = "教育支出（类）普通教育（款）小学教育（项）"
    text = f"3、{item}。年初预算为20万元，支出决算为21.5万元，完成年初预算的107.5%。决算数大于年初预算数的主要原因是新增教师2人。"
    found = claims(text)
    assert [(claim.subject, claim.kind, claim.role, claim.base) for claim in found] == [
        (item, AMOUNT, Role.BUDGET, "年初预算"),
        (item, AMOUNT, Role.FINAL, ""),
        (item, COMPLETION, None, "年初预算"),
    ]
    assert {claim.reason for claim in found} == {"新增教师2人"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与上年相比，本年资产总额减少3.20万元。", [("资产总额", CHANGE, "-3.20", "上年")]),
        ("会议费5万元，与上年持平。", [("会议费", AMOUNT, "5", ""), ("会议费", CHANGE, "0", "上年")]),
        ("会议费5万元，与上年基本持平。", [("会议费", AMOUNT, "5", "")]),
        ("其他收入0万元。与2021年决算数相同。", [("其他收入", AMOUNT, "0", ""), ("其他收入", CHANGE, "0", "上年")]),
        ("会议费预算3万元，完成预算80%。", [("会议费", AMOUNT, "3", "预算"), ("会议费", COMPLETION, "80", "预算")]),
        ("培训费8万元，同比下降5%。", [("培训费", AMOUNT, "8", ""), ("培训费", RATE, "-5", "上年")]),
        ("机关运行经费支出30万元，比年初预算数减少2万元，降低6.25%。", [
            ("机关运行经费支出", AMOUNT, "30", ""),
            ("机关运行经费支出", CHANGE, "-2", "年初预算"),
            ("机关运行经费支出", RATE, "-6.25", "年初预算"),
        ]),
        ("（二）公用经费：13.75万元，主要包括：办公费、水费。", [("公用经费", AMOUNT, "13.75", "")]),
        ("2080505机关事业单位基本养老保险缴费支出8.9万元。", [("机关事业单位基本养老保险缴费支出", AMOUNT, "8.9", "")]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[tuple[str, ClaimKind, str, str]]) -> None:
    assert told(text) == expected


def test_counts_follow_their_thing_or_inherit_it() -> None:
    text = "国内接待费1.2万元，主要用于工作交流，共计接待12批次、98人次（含外事接待1批次、3人次）。"
    assert told(text)[1:] == [
        ("国内接待费", COUNT, "12", ""),
        ("国内接待费", COUNT, "98", ""),
        ("外事接待", COUNT, "1", ""),
        ("外事接待", COUNT, "3", ""),
    ]


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("截至2022年12月31日，本单位共有车辆4辆。", "车辆", "4"),
        ("云川市水务局等单位财政拨款开支运行维护费的公务用车保有量为3辆。", "公务用车保有量", "3"),
        ("本单位内设7个职能科室。", "内设职能科室", "7"),
        ("我局内设机构9个。", "内设机构", "9"),
        ("2022年年末在编人数为31人。", "年末在编人数", "31"),
        ("单价100万元（含）以上设备（不含车辆）2台（套）。", "单价100万元（含）以上设备（不含车辆）", "2"),
        ("1.供水改造项目绩效自评综述：根据年初目标，项目自评得分为96.5分。", "供水改造项目自评得分", "96.5"),
        ("2.灌区管护项目自评综述：全年共完成三期，自评得分94分。", "灌区管护项目自评得分", "94"),
    ],
)
def test_what_is_counted(text: str, subject: str, value: str) -> None:
    assert told(text) == [(subject, COUNT, value, "")]


def test_whom_a_thing_was_done_for_is_counted_apart_from_it() -> None:
    text = "一是检查用人单位18户；二是为3276名农民工追回工资4518.70万元；三是为47个重大项目提供提前介入服务。"
    assert told(text)[1:] == [
        ("农民工", COUNT, "3276", ""), ("农民工追回工资", AMOUNT, "4518.70", ""), ("重大项目提供提前介入服务", COUNT, "47", ""),
    ]  # fmt: skip


def test_a_part_is_named_within_the_whole_that_was_told() -> None:
    text = "收入合计90万元，其中：事业收入60万元。事业收入中学费50万元、住宿费4万元。"
    assert [one[0] for one in told(text)] == ["收入合计", "事业收入", "学费", "住宿费"]


def test_a_thing_before_its_budget_is_named_without_what_joins_the_two() -> None:
    text = "“三公”经费的预算为38.50万元，支出决算为29.82万元，完成预算的77.5%；较上年增加3.35万元。"
    assert {one[0] for one in told(text)} == {"“三公”经费"}


def test_a_day_before_the_number_of_staff_is_no_part_of_its_name() -> None:
    assert told("截至2022年12月31日实有在编人员43人，退休11人。")[0] == ("实有在编人员", COUNT, "43", "")


def test_procurement() -> None:
    text = (
        "2022年度政府采购支出总额45万元，其中：政府采购货物支出5万元、政府采购服务支出40万元。"
        "授予中小企业合同金额36万元，占政府采购支出总额的80%，其中：授予小微企业合同金额9万元，占政府采购支出总额的20%。"
    )
    assert told(text) == [
        ("政府采购支出总额", AMOUNT, "45", ""),
        ("政府采购货物支出", AMOUNT, "5", ""),
        ("政府采购服务支出", AMOUNT, "40", ""),
        ("授予中小企业合同金额", AMOUNT, "36", ""),
        ("授予中小企业合同金额", SHARE, "80", "政府采购支出总额"),
        ("授予小微企业合同金额", AMOUNT, "9", ""),
        ("授予小微企业合同金额", SHARE, "20", "政府采购支出总额"),
    ]


def test_the_sum_of_one_contract_is_not_what_small_enterprises_got() -> None:
    text = (
        "授予小微企业合同金额9万元，占政府采购支出总额的20%。服务采购中，抽检服务由甲检测有限公司中标，合同金额8万元；"
        "电梯检验由乙检验所承接，合同金额3万元。丙物业有限公司中标，中标金额2万元。"
    )
    assert [(subject, value) for subject, _, value, _ in told(text)] == [
        ("授予小微企业合同金额", "9"), ("授予小微企业合同金额", "20"), ("抽检服务合同金额", "8"), ("电梯检验合同金额", "3"),
        ("丙物业有限公司合同金额", "2"),
    ]  # fmt: skip
    assert told("“三公”经费由财政承担，支出金额8万元。")[0][0] != "“三公”经费合同金额"
    text = "物业由绿庭服务有限公司承担，年合同价48万元；云桌面由科联技术有限公司供应，合同价26万元；合同金额最大的3万元。"
    assert [(subject, value) for subject, _, value, _ in told(text)][:2] == [("物业合同金额", "48"), ("云桌面合同金额", "26")]
    text = "甲标段由宏路建设有限公司承建，合同价18万元；冷补料采购由恒通建材有限公司供应，其中合同价5万元；合同价3万元。"
    assert told(text)[-1][0] == "合同价"


def test_what_a_thing_is_made_of_leads_up_to_how_it_moved() -> None:
    text = "事业收入120万元，主要为培训费。经营收入主要为实训工厂加工收入，较上年减少31.7万元，下降20.00%。"
    assert [subject for subject, *_ in told(text)] == ["事业收入", "经营收入", "经营收入"]


def test_what_hangs_on_an_evaluation_says_so() -> None:
    text = (
        "本局组织对2022年度预算项目开展绩效自评，涵盖项目6个，涉及预算资金250万元。"
        "组织对供水改造等1个项目开展了部门评价，涉及资金80万元。"
    )
    assert [(subject, value) for subject, _, value, _ in told(text)] == [
        ("绩效自评涵盖项目", "6"),
        ("绩效自评涉及预算资金", "250"),
        ("部门评价项目", "1"),
        ("部门评价涉及资金", "80"),
    ]


def test_a_sum_by_a_word_alone_is_of_the_fee_that_was_said_to_be_spent() -> None:
    text = "2022年本部门维持机关日常运行而开支的机关运行经费，合计71.5万元，比上年减少4.8万元，减少原因：压减办公经费。"
    assert told(text) == [("机关运行经费", AMOUNT, "71.5", ""), ("机关运行经费", CHANGE, "-4.8", "上年")]


def test_a_review_under_a_quoted_title_speaks_of_its_project() -> None:
    section = ("绩效评价", "二、“骨干培养经费”项目绩效评价报告", "（一）概况")
    source = Source("a.txt", (Place(lines=(7, 7)),))
    texts = ("该项目预算80万元，实际支出72万元，预算执行率90%。", "该项目综合得分88.6分。")
    found = read_claims([Paragraph(text, section, source) for text in texts], 2022)
    assert [(claim.subject, str(claim.amount.value)) for claim in found] == [
        *(("骨干培养经费项目", value) for value in ("80", "72", "90")),
        ("骨干培养经费项目综合得分", "88.6"),
    ]


def test_a_reason_in_a_paragraph_of_its_own_is_of_the_comparison_that_it_names() -> None:
    source = Source("a.txt", (Place(lines=(7, 7)),))
    texts = (
        "2022年度“三公”经费财政拨款支出决算为40万元，完成全年预算50万元的80%，比上年决算数增加2万元。",
        "2022年度“三公”经费支出决算小于预算数的主要情况：从严控制。",
        "2022年度“三公”经费支出决算大于上年决算数的主要原因：调研恢复。",
    )
    found = read_claims([Paragraph(text, ("说明",), source) for text in texts], 2022)
    assert [claim.reason for claim in found if claim.kind in (COMPLETION, CHANGE)] == ["从严控制", "调研恢复"]


def test_a_change_whose_way_a_template_leaves_open_is_told_for_nothing_alone() -> None:
    zero = told("因公出国（境）费支出决算比预算数增加（减少）0万元，增长（下降）0%。")
    assert zero == [("因公出国（境）费支出", CHANGE, "0", "预算"), ("因公出国（境）费支出", RATE, "0", "预算")]
    assert told("与上年相比，财政拨款支出增加（减少）22.4万元，增长/下降5.1%。") == []


def test_the_description_before_a_general_word_belongs_to_the_subject() -> None:
    text = "在面向中小企业预留的项目中，由中小企业中标的，采购金额8万元；在其他项目中，由中小企业中标的，采购金额2万元。"
    assert [subject for subject, *_ in told(text)] == [
        "在面向中小企业预留的项目中由中小企业中标的采购金额", "在其他项目中由中小企业中标的采购金额",
    ]  # fmt: skip


def test_years_other_than_the_report_s() -> None:
    text = "2021年当年预算执行数为60万元，2022年预算安排66万元，比2021年预算执行数增加10%。"
    found = claims("“教育支出（类）普通教育（款）高中教育（项）”66万元，主要用于教学。" + text)[1:]
    assert [(claim.year, claim.role, claim.base) for claim in found] == [
        (2021, Role.FINAL, ""), (2022, Role.BUDGET, "预算"), (2022, None, "上年预算执行"),
    ]  # fmt: skip


def test_numbers_in_a_reason_are_not_taken_for_the_subject_s() -> None:
    text = "公务用车运行维护费2万元，比上年减少0.5万元，主要原因是：上年度发生大修费用0.6万元，少跑3万公里。"
    assert [(claim.subject, str(claim.amount.value), claim.year) for claim in claims(text)] == [
        ("公务用车运行维护费", "2", 2022), ("公务用车运行维护费", "-0.5", 2022), ("大修费用", "0.6", 2021),
    ]  # fmt: skip


@pytest.mark.parametrize("compared", ["较上年决算数", "比上年的", "比2021年度的"])
def test_the_number_that_a_thing_is_set_against_is_none_of_its_year(compared: str) -> None:
    found = claims(f"总收入{compared}500.00万元减少20.00万元，下降4.00%。")
    stated = [(claim.kind, str(claim.amount.value), claim.year) for claim in found]
    assert stated == [(AMOUNT, "500.00", 2021), (CHANGE, "-20.00", 2022), (RATE, "-4.00", 2022)]


def test_the_value_of_the_base_is_not_the_subject_s_own() -> None:
    text = "培训费支出决算为12万元，与上年决算数10万元相比增加2万元。"
    assert [(claim.kind, claim.year, str(claim.amount.value)) for claim in claims(text)] == [
        (AMOUNT, 2022, "12"), (AMOUNT, 2021, "10"), (CHANGE, 2022, "2"),
    ]  # fmt: skip


def test_a_change_from_last_year_s_value_is_this_year_s() -> None:
    found = claims("2022年度收、支总计672.13万元。2021年度为714.59万元，各减少42.46万元，下降5.94%。")
    assert [(claim.subject, claim.kind, claim.year) for claim in found] == [
        ("收、支总计", AMOUNT, 2022), ("收、支总计", AMOUNT, 2021), ("收、支总计", CHANGE, 2022), ("收、支总计", RATE, 2022),
    ]  # fmt: skip
    of_last_year = claims("2021年度收入总计714.59万元，比上年减少42.46万元。")
    assert [claim.year for claim in of_last_year] == [2021, 2021]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("群众满意率由70%提升至79%。", [("risen_from", "70", None), ("share", "79", 2022)]),
        ("公用经费由上年的12.3万元增加到15.6万元。", [("risen_from", "12.3", 2021), ("amount", "15.6", 2022)]),
        ("下属单位由2021年末的5个减少到3个。", [("fallen_from", "5", 2021), ("count", "3", 2022)]),
    ],
)
def test_a_movement_has_two_ends(text: str, ends: list[tuple[str, str, int | None]]) -> None:
    found = claims(text)
    assert [(claim.kind, str(claim.amount.value), claim.year) for claim in found] == ends
    assert len({claim.subject for claim in found}) == 1


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("1.教育支出（类）进修及培训（款）培训（项）支出12万元，年初预算数10万元。", "教育支出（类）进修及培训（款）培训（项）"),
        ("药占比24.6%。", "药占比"),
    ],
)
def test_an_item_is_called_by_its_name_alone_and_a_rate_by_its_own(text: str, subject: str) -> None:
    assert {one for one, *_ in told(text)} == {subject}


def test_a_number_of_nothing_is_no_claim() -> None:
    assert told("共计35万元。") == []
    assert told("第三条规定，联系电话12345678，2022年5月1日起施行。") == []


def test_a_claim_is_shown_at_the_lines_of_its_sentence() -> None:
    lines = ((0, Place(lines=(4, 4))), (12, Place(lines=(6, 6))), (24, Place(lines=(8, 8))))
    text = "2022年度收入10万元。支出9万元，其中：基本支出6万元。"
    paragraph = Paragraph(text, (), Source("a.txt", (Place(lines=(4, 8)),)), lines)
    first, *_, last = read_claims((paragraph,), 2022)
    assert first.source.places == (Place(lines=(4, 6)),)
    assert last.source.places == (Place(lines=(6, 8)),)
    assert last.sentence in text and last.quote == "6万元"


@pytest.mark.parametrize(("text", "expected"), [
    ("列入决算编制范围的单位有3个。", [("列入决算编制范围的单位", "count", "3", "")]),
    ("本单位有内设机构5个。", [("内设机构", "count", "5", "")]),
    ("某市档案局设有内设机构6个。", [("内设机构", "count", "6", "")]),
    ("4个等级为优，0个等级为中。", [("等级为优", "count", "4", ""), ("等级为中", "count", "0", "")]),
    ("5个项目中，4个自评等级为优、1个为良。", [
        ("项目", "count", "5", ""), ("自评等级为优", "count", "4", ""), ("等级为良", "count", "1", ""),
    ]),
    ("其中3个项目自评等级为“优”，2个项目为“良”。", [("项目自评等级为优", "count", "3", ""), ("等级为良", "count", "2", "")]),
    ("项目支出100.00万元，上年决算数为90.00万元。", [("项目支出", "amount", "100.00", ""), ("项目支出", "amount", "90.00", "")]),
    ("收入总计100.00万元，支出总计100.00万元。与上年相比，减少5.00万元。", [
        ("收入总计", "amount", "100.00", ""), ("支出总计", "amount", "100.00", ""),
        ("收入总计", "change_amount", "-5.00", "上年"), ("支出总计", "change_amount", "-5.00", "上年"),
    ]),
    ("收入决算总计100.00万元。2023年度为90.00万元，增加10.00万元。", [
        ("收入决算总计", "amount", "100.00", ""), ("收入决算总计", "amount", "90.00", ""),
        ("收入决算总计", "change_amount", "10.00", "上年"),
    ]),
    ("处置突发公共卫生事件7起，及时处置率100%。", [("及时处置率", "share", "100", "")]),
    ("“业务经费”项目全年预算数为80.00万元，预算执行率为100%。", [
        ("业务经费项目", "amount", "80.00", "全年预算"), ("业务经费项目", "completion", "100", "全年预算"),
    ]),
])
def test_a_number_is_given_to_what_the_sentence_speaks_of(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text, 2024) == expected


def test_an_item_before_a_colon_or_stop_is_what_follows() -> None:
    listed = "1.社会保障和就业支出（类）行政单位离退休（项）：支出决算为18.3万元，完成预算100%。"
    assert {subject for subject, *_ in told(listed)} == {"社会保障和就业支出（类）行政单位离退休（项）"}
    assert told("（三）公务接待费。2022年支出1.45万元，比上年减少0.59万元。") == [
        ("公务接待费", AMOUNT, "1.45", ""), ("公务接待费", CHANGE, "-0.59", "上年"),
    ]  # fmt: skip
    coded = told("（1）经办事务（2101506）：年初预算为437万元，支出决算为412.66万元。")
    assert [subject for subject, *_ in coded] == ["经办事务（2101506）"] * 2


def test_spending_on_what_was_counted_is_the_things_own() -> None:
    assert told("国内接待18批次、142人次，共计支出1.45万元。")[-1] == ("国内接待", AMOUNT, "1.45", "")


def test_no_change_of_spending_has_the_unit_of_money() -> None:
    found = claims("因公出国（境）费支出0.00万元。全年安排团组0次，出国（境）0人。因公出国（境）费支出决算与2021年度持平。")
    assert (found[-1].kind, found[-1].amount.unit) == (CHANGE, "万元")


def test_projects_are_called_by_what_they_undergo() -> None:
    text = "对“稽核”等3个项目开展了绩效评估，对6个项目编制了绩效目标，选取5个项目开展绩效监控，组织对4个项目开展绩效自评。"
    assert [subject for subject, *_ in told(text)][1:] == ["绩效目标项目", "绩效监控项目", "绩效自评项目"]


def test_the_funds_of_a_reviewed_project_are_its_own() -> None:
    text = "“窗口外包”项目绩效自评综述：项目自评得分为98.5分。项目全年预算数为150万元，执行数为148.6万元。"
    assert [subject for subject, *_ in told(text)] == ["窗口外包项目自评得分", "窗口外包项目", "窗口外包项目"]


def test_a_budget_named_on_the_way_to_its_rate_belongs_to_the_item() -> None:
    text = "1.教育支出（类）进修及培训（款）培训支出（项）支出决算80万元，完成年初预算100万元的80%，比上年增加5万元，增长6.67%。"
    found = claims(text)
    assert {claim.subject for claim in found} == {"教育支出（类）进修及培训（款）培训支出（项）"}
    assert [(claim.kind, claim.base, claim.role) for claim in found] == [
        (AMOUNT, "", Role.FINAL), (AMOUNT, "年初预算", Role.BUDGET), (COMPLETION, "年初预算", None), (CHANGE, "上年", None),
        (RATE, "上年", None),
    ]  # fmt: skip


def test_funds_are_no_plans() -> None:
    text = "本年收入合计30万元，包括财政拨款收入28万元（其中：一般公共预算20万元，政府性基金预算8万元），占收入合计93.33%。"
    assert told(text)[1:] == [
        ("财政拨款收入", AMOUNT, "28", ""), ("一般公共预算财政拨款收入", AMOUNT, "20", ""),
        ("政府性基金预算财政拨款收入", AMOUNT, "8", ""), ("财政拨款收入", SHARE, "93.33", "收入合计"),
    ]  # fmt: skip


def test_a_reason_ends_before_another_comparison() -> None:
    planned = "公务接待费支出决算为2万元，完成预算的50%，决算数小于预算数的主要原因是评审减少，"
    text = planned + "与上年相比减少1万元，下降33.33%，下降的主要原因是厉行节约。"
    found = claims(text)
    assert [(claim.kind, claim.reason) for claim in found] == [
        (AMOUNT, "评审减少"), (COMPLETION, "评审减少"), (CHANGE, "厉行节约"), (RATE, "厉行节约"),
    ]  # fmt: skip


def test_an_item_named_by_the_paragraph_before_is_what_a_paragraph_speaks_of() -> None:
    item = "2、卫生健康支出（类）公立医院（款）综合医院（项）。"
    texts = (item, "年初预算为60万元，支出决算为66万元。", "支出决算为5万元。")
    found = read_claims([Paragraph(text, (), Source("a.docx", ())) for text in texts], 2022)
    assert [claim.subject for claim in found] == [item[2:-1]] * 2


@pytest.mark.parametrize(("text", "expected"), [
    ("财政拨款收入总计10万元，比上年减少2万元；财政拨款支出总计10万元，比上年增加1万元。", [
        ("财政拨款收入总计", AMOUNT, "10", ""), ("财政拨款收入总计", CHANGE, "-2", "上年"),
        ("财政拨款支出总计", AMOUNT, "10", ""), ("财政拨款支出总计", CHANGE, "1", "上年"),
    ]),
    ("“三公”经费财政拨款决算数5万元，比2022年度“三公”经费财政拨款年初预算8万元减少3万元。", [
        ("“三公”经费财政拨款", AMOUNT, "5", ""), ("“三公”经费财政拨款", AMOUNT, "8", "年初预算"),
        ("“三公”经费财政拨款", CHANGE, "-3", "年初预算"),
    ]),
    ("公务接待费2022年决算数1万元，与2022年年初预算数1万元持平。", [
        ("公务接待费", AMOUNT, "1", ""), ("公务接待费", AMOUNT, "1", "年初预算"), ("公务接待费", CHANGE, "0", "年初预算"),
    ]),
    ("本年支出合计90万元，其中基本支出60万元，占66.67%。", [
        ("本年支出合计", AMOUNT, "90", ""), ("基本支出", AMOUNT, "60", ""), ("基本支出", SHARE, "66.67", "本年支出合计"),
    ]),
    ("公务用车购置支出15万元，主要用于经批准购置的1辆公务用车。", [
        ("公务用车购置支出", AMOUNT, "15", ""), ("购置公务用车", COUNT, "1", ""),
    ]),
    ("国内公务接待累计8批次，人数71人，人均132.30元。", [
        ("国内公务接待", COUNT, "8", ""), ("国内公务接待", COUNT, "71", ""), ("国内公务接待人均", AMOUNT, "132.30", ""),
    ]),
    ("保洁项目自评得分97分。项目全年预算数为59万元，执行数为58万元。", [
        ("保洁项目自评得分", COUNT, "97", ""), ("保洁项目", AMOUNT, "59", "全年预算"), ("保洁项目", AMOUNT, "58", ""),
    ]),
    ("对项目支出全面开展绩效自评，其中，一级项目8个，二级项目21个，共涉及资金10万元。", [
        ("绩效自评一级项目", COUNT, "8", ""), ("绩效自评二级项目", COUNT, "21", ""), ("绩效自评涉及资金", AMOUNT, "10", ""),
    ]),
    ("评价得分在90（含）-100分的8个、60分以下的0个。", [
        ("评价得分在90（含）-100分的", COUNT, "8", ""), ("60分以下的", COUNT, "0", ""),
    ]),
    ("医务科等28个职能科室和36个临床科室。", [("医务科等职能科室", COUNT, "28", ""), ("临床科室", COUNT, "36", "")]),
    ("更新购置公务用车0辆。截至年末共有公务用车1辆。", [("更新购置公务用车", COUNT, "0", ""), ("公务用车", COUNT, "1", "")]),
    ("对1个政府性基金预算项目支出开展绩效自评，共涉及资金15万元。", [
        ("政府性基金预算绩效自评项目", COUNT, "1", ""), ("政府性基金预算绩效自评涉及资金", AMOUNT, "15", ""),
    ]),
    ("公共安全支出（类）公安（款）执法办案（项）2022年度支出决算为3万元，比2021年度决算数增加1万元。", [
        ("公共安全支出（类）公安（款）执法办案（项）", AMOUNT, "3", ""),
        ("公共安全支出（类）公安（款）执法办案（项）", CHANGE, "1", "上年"),
    ]),
    ("（2010507）专项普查活动：年初预算4万元，支出决算5万元，完成年初预算的125%。", [
        ("专项普查活动", AMOUNT, "4", "年初预算"), ("专项普查活动", AMOUNT, "5", ""),
        ("专项普查活动", COMPLETION, "125", "年初预算"),
    ]),
    ("1.2040201 行政运行：年初预算为4万元，支出决算为5万元，为年初预算4万元的125%。", [
        ("行政运行", AMOUNT, "4", "年初预算"), ("行政运行", AMOUNT, "5", ""), ("行政运行", AMOUNT, "4", "年初预算"),
        ("行政运行", COMPLETION, "125", "年初预算"),
    ]),
    ("收入总额为32万元，较2021年度决算收入减少1万元。", [("收入总额", AMOUNT, "32", ""), ("收入总额", CHANGE, "-1", "上年")]),
    ("车辆35辆，价值612.30万元。", [("车辆", COUNT, "35", ""), ("车辆价值", AMOUNT, "612.30", "")]),
    ("公务用车保有12辆。", [("公务用车保有", COUNT, "12", "")]),
    ("办公用房面积8,420.50平方米。", [("办公用房面积", COUNT, "8420.50", "")]),
])  # fmt: skip
def test_templates_of_other_provinces(text: str, expected: list[tuple[str, ClaimKind, str, str]]) -> None:
    assert told(text) == expected


def test_a_problem_is_no_reason() -> None:
    found = claims("执行数为58万元，完成预算的99%。发现的问题及原因：村医队伍老化。")
    assert not any(claim.reason for claim in found)


def _subjects(text: str) -> list[tuple[str, str]]:
    return [(claim.subject, str(claim.amount.value)) for claim in claims(text)]


def test_a_bracket_of_funds_is_a_part_of_what_stands_before_it_and_ends_with_the_bracket() -> None:
    """What follows speaks of the whole again, and the share of the fund is no total of it."""
    text = "公务接待费支出预算9万元（其中：一般公共预算支出9万元；政府性基金预算支出0万元），决算数与预算数相同。"
    text += "与上年相比，减少2万元。"
    assert _subjects(text) == [
        ("公务接待费支出", "9"),
        ("公务接待费支出中的一般公共预算支出", "9"),
        ("公务接待费支出中的政府性基金预算支出", "0"),
        ("公务接待费支出", "0"),
        ("公务接待费支出", "-2"),
    ]
    assert claims(text)[-1].base == "上年"


def test_the_same_item_under_two_wholes_is_told_apart() -> None:
    text = "采购预算总额865万元：货物预算512万元；其中一般公共预算拨款采购715万元：货物预算362万元。"
    assert ("一般公共预算拨款采购中的货物", "362") in _subjects(text)
    assert ("货物", "512") in _subjects(text)


def test_a_bare_side_of_the_budget_is_its_total_and_not_the_item_before() -> None:
    text = "支出预算：2025年年初预算数428万元，其中：住房保障支出36万元。支出较上年增加31万元。"
    assert _subjects(text)[-1] == ("支出预算", "31")
    granted = "财政拨款收入、支出决算总计85万元。与上年相比，收、支总计各增加7万元。"
    assert _subjects(granted)[-1] == ("财政拨款收入、支出决算总计", "7")


def test_what_a_sum_is_mainly_for_is_its_subject_unless_it_is_a_list() -> None:
    assert ("营养改善补助", "19") in _subjects("基本建设支出0万元。主要用于营养改善补助19万元，设备更新12万元。")
    assert _subjects("运行维护费9万元，主要用于燃料、维修等支出9万元。")[-1] == ("运行维护费", "9")


def test_the_book_value_and_the_score_belong_to_what_is_named_with_them() -> None:
    assert ("报废报损资产账面原值", "21") in _subjects("处置车辆0辆，账面原值0万元；报废报损资产86项，账面原值21万元。")
    assert ("营养改善项目自评得分", "98") in _subjects("“良”的项目1个。营养改善项目自评得分98分。")
    given = "5．供水改造项目，全年预算90万元，执行84.6万元，执行率94%，自评得95.4分。"
    assert ("供水改造项目自评得分", "95.4") in _subjects(given)


def test_visitors_after_foreign_guests_are_foreign_ones() -> None:
    text = "外宾接待支出0万元，2022年共接待来访团组0个，0人次。国内公务接待支出17万元，共接待国内来访团组148个。"
    assert ("外宾接待来访团组", "0") in _subjects(text)
    assert ("接待国内来访团组", "148") in _subjects(text)


def test_what_is_cut_in_a_list_is_cut_throughout() -> None:
    text = "“三公”经费预算较上年减少3.5万元，主要原因是压减公务接待费1.5万元、公务用车运行费2万元。"
    assert _subjects(text)[-2:] == [("压减公务接待费", "1.5"), ("压减公务用车运行费", "2")]


def test_a_rate_of_difference_is_a_change_from_the_plan_with_its_own_sign() -> None:
    sentence = "与全年预算相比，公务接待费全年预算数2.00万元，决算数0.86万元，预决算差异率-57.00%，主要原因是：接待批次减少。"
    change = claims(sentence)[-1]
    assert (change.subject, change.kind, change.amount.value, change.base) == ("公务接待费", RATE, Decimal("-57.00"), "全年预算")
    assert change.reason == "接待批次减少"


def test_a_change_of_both_sides_is_that_of_their_total() -> None:
    text = "收、支总计（含结转和结余）286.46万元。与2021年度决算相比，收支各增加10.80万元，增长3.92%。"
    assert told(text)[1:] == [
        ("收、支总计（含结转和结余）", CHANGE, "10.80", "上年"), ("收、支总计（含结转和结余）", RATE, "3.92", "上年"),
    ]  # fmt: skip


def test_projects_named_before_their_number_undergo_what_follows_it() -> None:
    sentence = "组织对纳入部门预算范围的二级项目23个全面开展绩效自评，共涉及资金90.5万元。"
    assert told(sentence)[0] == ("绩效自评项目", COUNT, "23", "")


def test_a_change_in_a_sentence_after_the_parts_is_that_of_their_whole() -> None:
    text = "2022年本部门收入预算300.00万元，其中政府性基金拨款收入100.00万元。较上年增加218.17万元，增长7.94%。"
    assert told(text)[2:] == [("收入预算", CHANGE, "218.17", "上年"), ("收入预算", RATE, "7.94", "上年")]


def test_same_period_and_a_remark_belong_to_the_base_of_a_comparison() -> None:
    text = "公务接待较上年同期减少0.40万元，减少5%。会议费比2019年（搬迁前）决算数增加1.50万元。培训费按同口径同比减少0.2万元。"
    assert told(text) == [
        ("公务接待", CHANGE, "-0.40", "上年"), ("公务接待", RATE, "-5", "上年"),
        ("会议费", CHANGE, "1.50", "2019年（搬迁前）决算数"), ("培训费", CHANGE, "-0.2", "上年"),
    ]  # fmt: skip


def test_an_unchanged_item_is_what_the_next_change_is_of() -> None:
    text = "“三公”经费支出决算总额为8.2万元，其中，公务接待费支出决算比预算无增减变化，比去年增加0.3万元，增加原因是来访增多。"
    found = claims(text)
    assert [(claim.subject, str(claim.amount.value), claim.role, claim.reason) for claim in found] == [
        ("“三公”经费支出", "8.2", Role.FINAL, ""), ("公务接待费支出", "0", None, ""), ("公务接待费支出", "0.3", None, "来访增多"),
    ]  # fmt: skip


def test_parts_of_a_plan_are_planned() -> None:
    found = claims("2022年“三公”经费预算总计9万元，其中：公务接待4万元，公务用车运行费用5万元。年末实有车辆2辆，其中：轿车1辆。")
    assert [(claim.subject, claim.role) for claim in found[:3]] == [
        ("“三公”经费", Role.BUDGET), ("公务接待", Role.BUDGET), ("公务用车运行费用", Role.BUDGET),
    ]  # fmt: skip
    spent = claims("公务接待费年初预算5万元，支出决算4万元，其中：外事接待费1万元。")
    assert spent[-1].subject == "外事接待费" and spent[-1].role is None


@pytest.mark.parametrize(
    ("text", "subject", "role"),
    [
        ("（二）公务接待费。2022年预算支出3万元。", "公务接待费", Role.BUDGET),
        ("2022年会议费预算支出3万元。", "会议费", Role.BUDGET),
        ("2022年财政拨款收支总预算3万元。", "财政拨款收支总预算", Role.BUDGET),
        ("2022年收入决算总计3万元。", "收入决算总计", None),
        ("机关运行经费安排3万元。", "机关运行经费", None),
        ("教育支出类科目3万元。", "教育支出", None),
        ("税收收入实现3万元。", "税收收入", None),
    ],
)
def test_what_a_sum_is_called(text: str, subject: str, role: Role | None) -> None:
    (claim,) = claims(text)
    assert (claim.subject, claim.role, str(claim.amount.value)) == (subject, role, "3")


def test_a_reason_is_of_the_comparison_that_it_names() -> None:
    text = "培训费预算5万元，支出决算3万元，较上年减少1万元。"
    text += "决算数小于预算数的主要原因是改为线上。决算数较上年减少的主要原因是班次减少。"
    assert [claim.reason for claim in claims(text)] == ["改为线上", "改为线上", "班次减少"]


def test_guests_are_counted_of_the_reception_named_before() -> None:
    text = "国内公务接待批次12个，接待人次96人；国（境）外公务接待批次2个，接待人次7人。因公出国（境）团组3个，总计11人次。"
    assert [(claim.subject, claim.amount.unit) for claim in claims(text)] == [
        ("国内公务接待批次", "个"), ("国内公务接待批次", "人"),
        ("国（境）外公务接待批次", "个"), ("国（境）外公务接待批次", "人"),
        ("因公出国（境）团组", "个"), ("因公出国（境）团组", "人次"),
    ]  # fmt: skip


def test_staff_is_told_apart_by_the_posts_it_holds() -> None:
    assert _subjects("行政编制30人，实有人数28人；事业编制9人，实有人数8人。") == [
        ("行政编制", "30"), ("行政编制实有人数", "28"), ("事业编制", "9"), ("事业编制实有人数", "8"),
    ]  # fmt: skip
    assert _subjects("行政编制30人，事业编制9人，实有人数36人。")[-1] == ("实有人数", "36")
    assert [name for name, _ in _subjects("行政编制38名，在职36人；事业编制42名，在职39人。")][1::2] == [
        "行政编制在职", "事业编制在职",
    ]  # fmt: skip
    text = "政法专项编制92人，年末实有在职人员86人；机关后勤事业编制6人，实有5人。"
    assert [name for name, _ in _subjects(text)][1::2] == ["年末实有在职人员", "机关后勤事业编制实有"]


def test_the_reason_of_a_part_is_none_of_the_whole_told_in_the_sentence_before() -> None:
    text = "收入合计比上年增加30万元。其中：财政拨款收入减少9万元，主要原因是上年一次性补助不再安排；事业收入增加39万元。"
    assert [(claim.subject, bool(claim.reason)) for claim in claims(text)] == [
        ("收入合计", False), ("财政拨款收入", True), ("事业收入", False),
    ]  # fmt: skip


def test_the_whole_of_shares_may_be_named_before_its_parts() -> None:
    text = "总收入80万元，其中：本年收入75万元，年初结转和结余5万元。本年收入中，财政拨款收入72万元，占96%。"
    assert [(claim.subject, claim.base) for claim in claims(text) if claim.kind is SHARE] == [("财政拨款收入", "本年收入")]


def test_last_years_balance_is_this_years_money() -> None:
    (claim,) = claims("上年结转结余资金3万元。")
    assert claim.year == 2022


def test_income_and_spending_move_together_in_the_next_sentence() -> None:
    text = "2022年度收入总计80万元，支出总计80万元。收支较上年决算数减少5万元。"
    assert told(text)[2:] == [("收入总计", CHANGE, "-5", "上年"), ("支出总计", CHANGE, "-5", "上年")]


def test_a_change_after_both_years_is_this_years() -> None:
    found = claims("2022年项目支出26万元，上年项目支出20万元，与上年相比增了6万元，增加的原因是新购设备，2022年基本支出9万元。")
    assert [(claim.subject, str(claim.amount.value), claim.year, claim.reason) for claim in found] == [
        ("项目支出", "26", 2022, ""), ("项目支出", "20", 2021, ""), ("项目支出", "6", 2022, "新购设备"),
        ("基本支出", "9", 2022, ""),
    ]  # fmt: skip


def test_a_rise_against_the_year_before_names_its_base_alone() -> None:
    assert told("财政拨款收入9万元，同比上年度增加2万元。会议3天，平均住院日8天，较上年缩短1天。")[1:] == [
        ("财政拨款收入", CHANGE, "2", "上年"), ("会议", COUNT, "3", ""), ("平均住院日", COUNT, "8", ""),
        ("平均住院日", CHANGE, "-1", "上年"),
    ]  # fmt: skip


def test_a_part_is_told_apart_from_that_of_another_whole_in_the_paragraph_before() -> None:
    lines = ("一般公共预算拨款支出9万元，其中：基本支出7万元。", "行政运行5万元，其中：基本支出4万元。")
    source = Source("a.txt", (Place(lines=(7, 7)),))
    found = read_claims([Paragraph(line, ("说明",), source) for line in lines], 2022)
    assert [claim.subject for claim in found] == ["一般公共预算拨款支出", "基本支出", "行政运行", "行政运行中的基本支出"]
    apart = read_claims([Paragraph(line, (section,), source) for line, section in zip(lines, "甲乙", strict=True)], 2022)
    assert apart[-1].subject == "基本支出"


@pytest.mark.parametrize("text", ["服务中心内有事业编制25名。", "现单位实有在职在编人员25名。", "某县第一中学人员编制总数25名。"])
def test_where_the_staff_is_counted_is_no_part_of_what_it_is(text: str) -> None:
    (claim,) = claims(text)
    assert claim.subject in ("事业编制", "实有在职在编人员", "人员编制总数")


def test_a_comparison_that_opens_a_sentence_compares_with_nothing() -> None:
    assert told("经比较2022年度镇本级“三公”经费9万元，较上年减少1万元。") == [
        ("镇本级“三公”经费", AMOUNT, "9", ""), ("镇本级“三公”经费", CHANGE, "-1", "上年"),
    ]  # fmt: skip


def test_what_there_is_on_a_day_is_told_from_what_came_in_a_year() -> None:
    held, spent = claims("截止2021年底，中心共有固定资产3万元。") + claims("2021年会议费3万元。")
    assert held.is_of_a_day and not spent.is_of_a_day


def test_an_account_called_like_a_body_keeps_its_name() -> None:
    told = claims("1．法院（款）其他法院支出（项）。年初预算90.00万元，支出决算96.18万元。")
    assert {one.subject for one in told} == {"法院（款）其他法院支出（项）"}


@pytest.mark.parametrize(
    ("parts", "of"),
    [("本年收入90.00万元、年初结转10.00万元", "收入总计"), ("本年收入90.00万元，占90%；年初结转10.00万元，占10%", "收入总计"),
     ("年初结转10.00万元", "年初结转")],
)  # fmt: skip
def test_a_change_after_a_semicolon_is_that_of_the_whole_whose_parts_were_listed(parts: str, of: str) -> None:
    *_, (subject, kind, value, base) = told(f"（一）2022年度收入总计100.00万元，其中{parts}；比上年决算数增加7.00万元。")
    assert (subject, kind, value, base) == (of, CHANGE, "7.00", "上年")


def test_what_all_of_an_amount_is_for_is_not_what_changed() -> None:
    sentence = "政府性基金预算财政拨款支出80.00万元，全部为其他支出（类）彩票公益金安排的支出（款）。与上年相比，增加5.00万元。"
    assert told(sentence)[-1] == ("政府性基金预算财政拨款支出", CHANGE, "5.00", "上年")


FUND = "政府性基金预算财政拨款"


@pytest.mark.parametrize(("sentence", "subjects"), [
    (f"2022年度{FUND}收入25.00万元；年初结转和结余9.50万元；支出32.30万元，其中基本支出0万元；年末结转和结余2.20万元。",
     [f"{FUND}收入", "年初结转和结余", f"{FUND}支出", "基本支出", "年末结转和结余"]),
    ("政府性基金预算年初结转和结余9.50万元，收入25万元，支出32.30万元。",
     ["政府性基金预算年初结转和结余", "政府性基金预算收入", "政府性基金预算支出"]),
    ("事业收入10万元；年初结转和结余2万元；支出11万元。", ["事业收入", "年初结转和结余", "年初结转和结余支出"]),
    ("财政拨款收入13.60万元、支出13.20万元。", ["财政拨款收入", "财政拨款支出"]),
    (f"{FUND}收入决算为25万元，支出决算为32万元。", [f"{FUND}收入", f"{FUND}支出"]),
])  # fmt: skip
def test_what_was_spent_is_no_balance_and_no_income(sentence: str, subjects: list[str]) -> None:
    assert [subject for subject, *_ in told(sentence)] == subjects


def test_a_remark_on_the_number_before_is_no_part_of_a_name() -> None:
    sentence = "政府采购货物支出15.20万元（主要为图书、报刊）、政府采购工程支出0.00万元、政府采购服务支出4.60万元。"
    assert [subject for subject, *_ in told(sentence)] == ["政府采购货物支出", "政府采购工程支出", "政府采购服务支出"]


def test_why_no_rate_is_told_names_nothing_new() -> None:
    found = told("死亡抚恤（项）年初预算为0.00万元，支出决算为2.10万元，由于年初预算数为0万元，无法计算百分比。")
    assert {subject for subject, *_ in found} == {"死亡抚恤（项）"}


def test_what_is_said_of_all_parts_is_said_of_the_whole() -> None:
    found = claims(
        "政府采购支出总额528.46万元，其中：货物支出213.70万元，服务支出118.41万元。全部授予中小企业，其中授予小微企业合同金额402.18万元，占76.10%。"
    )
    assert [claim.base for claim in found if claim.kind is ClaimKind.SHARE] == ["政府采购支出总额"]


def test_projects_that_all_underwent_an_evaluation_are_counted_by_it() -> None:
    assert [claim.subject for claim in claims("对2023年度19个项目全部开展绩效自评。")] == ["绩效自评项目"]


def test_one_grade_is_not_the_one_that_its_name_ends() -> None:
    assert told("其中正高级教师5人，高级教师118人，一级教师97人。") == [
        ("正高级教师", COUNT, "5", ""), ("高级教师", COUNT, "118", ""), ("一级教师", COUNT, "97", ""),
    ]  # fmt: skip


def test_more_than_last_year_is_a_change() -> None:
    assert told("上线412人，比上年多37人。国内接待来宾40批次，比上年少3批次、少12人次。")[1::2] == [
        ("上线", CHANGE, "37", "上年"), ("国内接待来宾", CHANGE, "-3", "上年"),
    ]  # fmt: skip


def test_what_an_income_is_made_of_is_no_number_of_it() -> None:
    text = "事业收入为纳入财政专户管理的学费684.30万元和住宿费158.30万元。"
    assert [(subject, value) for subject, _, value, _ in told(text)] == [("学费", "684.30"), ("住宿费", "158.30")]


def test_what_rose_by_more_than_it_comes_to_is_the_whole_told_before() -> None:
    text = "收入总计1499.40万元，其中年初结转和结余30.50万元，较2021年增加86.42万元，增长6.12%。"
    assert told(text)[2:] == [("收入总计", CHANGE, "86.42", "上年"), ("收入总计", RATE, "6.12", "上年")]
    of_part = "支出总计1499.40万元，其中本年支出合计1477.24万元，较2021年增加92.16万元。"
    assert told(of_part)[2:] == [("本年支出合计", CHANGE, "92.16", "上年")]


def test_a_list_number_in_a_sentence_is_no_part_of_a_name_and_parts_reasons() -> None:
    text = "包括：1.本年收入合计90万元。与上年相比，增加9万元。2.年初结转5万元。与上年相比，减少4万元，变动原因：工程款已支付。"
    assert [(claim.subject, bool(claim.reason)) for claim in claims(text)] == [
        ("本年收入合计", False), ("本年收入合计", False), ("年初结转", False), ("年初结转", True),
    ]  # fmt: skip


def test_a_count_of_no_known_unit_parts_no_name_at_its_comma() -> None:
    assert [one.subject for one in claims("荔枝产量8,640吨、产值1.21亿元。") if one.kind is AMOUNT] == ["产值"]
    assert [one.subject for one in claims("发放贷款3,216丸、12.85亿元。") if one.kind is AMOUNT] == ["发放贷款"]


def test_the_work_as_a_whole_is_evaluated_beside_the_projects() -> None:
    text = "本部门共4个项目开展了绩效自评，涉及资金合计38万元；共开展1项部门整体支出绩效自评价，涉及资金合计91万元。"
    assert [one.subject for one in claims(text) if one.kind is AMOUNT] == [
        "绩效自评涉及资金合计", "整体支出绩效自评涉及资金合计",
    ]  # fmt: skip


def test_each_part_that_moved_has_the_reason_of_the_sentence_that_names_it() -> None:
    text = "“三公”经费比上年减少2万元，其中：公务用车运行维护费减少3万元；公务接待费增加1万元。"
    text += "公务用车运行维护费减少的主要原因是报废一辆车。公务接待费增加的主要原因是来访增多。"
    assert [claim.reason for claim in claims(text)] == ["", "报废一辆车", "来访增多"]


def test_what_a_sum_went_to_is_listed_without_the_verb() -> None:
    told = _subjects("清运项目预算金额为60万元，分别用于干垃圾收运20万元、湿垃圾收运40万元。")
    assert told[1:] == [("干垃圾收运", "20"), ("湿垃圾收运", "40")]


def test_a_title_that_names_no_thing_heads_what_its_section_tells_of() -> None:
    section = ("（五）一般公共预算财政拨款支出决算情况说明", "3.具体情况")
    text = "3.具体情况。年初预算为86万元，支出决算为80万元，完成年初预算的93.0%。其中："
    found = read_claims([Paragraph(text, section, Source("a.txt", (Place(None, (1, 1)),)))], 2022)
    assert {claim.subject for claim in found} == {"一般公共预算财政拨款支出"} and len(found) == len("预决率")


def test_this_project_is_the_one_of_the_section_on_its_money() -> None:
    section = ("绿道二期工程项目经费情况说明", "六、年度预算安排")
    paragraph = Paragraph("本项目批复总投资为86万元。", section, Source("a.txt", (Place(None, (1, 1)),)))
    assert [claim.subject for claim in read_claims([paragraph], 2026)] == ["绿道二期工程项目批复总投资"]


def test_what_a_change_is_said_to_be_is_its_reason_and_a_thing_s_is_not() -> None:
    found = claims("事业收入较上年增加4.86万元，增长10.2%，系检验收费增长；单价100万元以上设备2台，系火化设备。")
    assert [claim.reason for claim in found] == ["检验收费增长", "检验收费增长", *[""] * (len(found) - 2)]


def test_what_an_income_mainly_is_and_what_there_is_to_each_student() -> None:
    assert _subjects("其他收入主要为利息收入6.2万元、捐赠收入1.5万元。")[0] == ("利息收入", "6.2")
    assert _subjects("仪器设备总值164万元，生均1.46万元。")[1][0] != "生"


def test_what_was_held_and_which_project_others_evaluate_is_what_its_money_and_points_are_of() -> None:
    text = "开支培训费6万元；举办丰收节活动，开支2万元。“农房改造”项目委托甲会计师事务所开展评价，综合得分91分。"
    assert _subjects(text) == [("培训费", "6"), ("丰收节", "2"), ("农房改造项目评价综合得分", "91")]


def test_a_heading_that_names_the_money_of_a_project_names_the_project() -> None:
    section = ("四、部门绩效自评情况", "（二）办事大厅物业管理经费")
    text = "项目全年预算60.00万元，实际支出60.00万元，自评得分99.00分。"
    found = read_claims([Paragraph(text, section, Source("a.txt", (Place(None, (1, 1)),)))], 2023)
    assert {claim.subject for claim in found} == {"办事大厅物业管理经费", "办事大厅物业管理经费自评得分"}


def test_spending_without_a_name_is_of_what_was_told_or_denied_before() -> None:
    text = "公务接待费6.00万元，主要用于调研。费用支出较年初预算数减少4.00万元，主要原因是严控标准。较上年支出数增加1.00万元。"
    changes = [(subject, value) for subject, kind, value, _ in told(text) if kind is CHANGE]
    assert changes == [("公务接待费", "-4.00"), ("公务接待费", "1.00")]
    denied = "本单位未发生因公出国（境）费用，费用支出较上年支出数无变化。"
    assert told(denied) == [("因公出国（境）费用", CHANGE, "0", "上年")]


def test_money_behind_the_projects_of_another_fund_is_theirs() -> None:
    text = "本单位开展绩效自评，共涉及项目14个，资金19.87万元；政府性基金预算项目2个，资金6.33万元。"
    assert [(subject, value) for subject, kind, value, _ in told(text) if kind is AMOUNT] == [
        ("绩效自评涉及资金", "19.87"), ("政府性基金预算项目涉及资金", "6.33"),
    ]  # fmt: skip


def test_a_numbered_title_that_names_a_fee_is_what_its_sentences_speak_of() -> None:
    assert told("3.公务接待费支出情况。支出1.60万元，较上年减少0.40万元，降低20.00%。") == [
        ("公务接待费", AMOUNT, "1.60", ""),
        ("公务接待费", CHANGE, "-0.40", "上年"),
        ("公务接待费", RATE, "-20.00", "上年"),
    ]
    assert told("2.支出情况。支出90.00万元。")[0][0] == "支出"


def test_the_parts_of_a_part_end_with_their_segment() -> None:
    text = (
        "“三公”经费支出决算为200万元。其中：出国费支出20万元，占10%；用车费支出160万元，占80%，其中购车费60万元，运行费100万元；"
        "接待费支出20万元，占10%。"
    )
    assert [claim.base for claim in claims(text) if claim.kind is SHARE and claim.subject == "接待费支出"] == ["“三公”经费支出"]


def test_the_reason_of_what_had_no_budget() -> None:
    text = "年初预算为0万元，支出决算为15.24万元，由于年初预算为0，无法计算百分比，主要原因是：发放一次性抚恤金。"
    found = claims(f"住房保障支出（类）住房改革支出（款）购房补贴（项）。{text}")
    assert [claim.reason for claim in found] == ["发放一次性抚恤金"] * 2


@pytest.mark.parametrize(("text", "last"), [
    ("授予中小企业60万元，占采购支出总额的75%，其中授予小微企业40万元，占50%。", ("授予小微企业", SHARE, "50", "采购支出总额")),
    ("对5个项目开展绩效自评，涉及资金90万元，实际支出72万元。", ("绩效自评实际支出", AMOUNT, "72", "")),
    ("举办龙灯会等活动2场，开支3万元。", ("龙灯会", AMOUNT, "3", "")),
    ("2022年度南屏海关机关运行经费支出80万元。", ("机关运行经费支出", AMOUNT, "80", "")),
    ("甲楼30平方米、乙楼20平方米，合计50平方米。", ("甲楼、乙楼合计", COUNT, "50", "")),
    ("租车费8万元，其中基本支出6万元、项目支出2万元，比上年减少1万元。", ("租车费", CHANGE, "-1", "上年")),
    ("接待费4万元。其中：国内3万元，接待9批次；国外1万元，2批次。与上年相比，减少2万元。", ("接待费", CHANGE, "-2", "上年")),
    ("其中：购车费0万元，购置公务用车0辆，比上年减少8万元。", ("购车费", CHANGE, "-8", "上年")),
    ("出国费0万元，比上年减少0万元。", ("出国费", CHANGE, "0", "上年")),
    ("2.公共安全支出（类）法院（款）案件审判（项）支出9万元。", ("公共安全支出（类）法院（款）案件审判（项）", AMOUNT, "9", "")),
    ("外事接待费0万元，共接待国（境）外来访团组0个、来宾0人次。", ("国（境）外来宾", COUNT, "0", "")),
    ("与上年相比，今年收入总计减少7万元。", ("收入总计", CHANGE, "-7", "上年")),
    ("南屏海关（行政单位和参照公务员法管理事业单位）机关运行经费支出80万元。", ("机关运行经费支出", AMOUNT, "80", "")),
])  # fmt: skip
def test_what_a_number_is_of_where_its_clause_leaves_that_open(text: str, last: tuple[str, ClaimKind, str, str]) -> None:
    whole = "采购支出总额80万元。开支培训费6万元。"
    assert told(whole + text)[-1] == last


@pytest.mark.parametrize("cue", ["系", "缘于", "源于", "得益于", "归因于"])
def test_the_reason_of_a_change_after_a_bare_cue(cue: str) -> None:
    assert claims(f"公务接待费3万元，比上年减少1万元，{cue}压缩陪餐人数。")[-1].reason == "压缩陪餐人数"


def test_the_score_behind_what_a_project_has_done_is_the_projects() -> None:
    text = "日间照料中心建设项目绩效自评情况：项目全年预算数180万元。新建中心6个，服务老年人1260人次，自评得分95.7分。"
    assert ("日间照料中心建设项目自评得分", COUNT, "95.7", "") in told(text)


def test_the_cars_that_were_bought_are_counted_apart_from_those_that_are_there() -> None:
    text = "全年更新购置公务用车0辆，其中：轿车0辆、越野车0辆。年末共有公务用车3辆，其中：轿车1辆、越野车2辆。"
    counts = [(subject, value) for subject, _, value, _ in told(text)]
    assert ("更新购置公务用车中的越野车", "0") in counts and ("越野车", "2") in counts
