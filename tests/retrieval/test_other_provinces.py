"""Ways of other provinces' reports: visitors, meetings and staff counted, scores of all work, plans that are not told."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.report import ClaimKind
from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.cues import DUTIES
from tests.retrieval.made import library_of_texts, original, spoken
from tests.retrieval.town import cells, report_from

WHO = "云泽市水利局"
PARAGRAPHS = (
    ("第一部分 概况", "二、人员情况", "编制人数612人；实有人数598人，其中：在职人数574人，退休人员22人。"),
    ("第三部分 说明", "一、收入支出决算总体情况说明",
     "收入支出总计与上年相比，增加776.11万元，增长15.48%，主要原因是：维修项目资金增加。"),
    ("第三部分 说明", "七、“三公”经费支出决算情况说明",
     "公务接待费支出全年预算数为16.00万元，决算数为9.48万元，完成全年预算的59.25%，"
     "决算数较2023年减少3.10万元，下降24.64%，主要原因是厉行节约。决算数较全年预算数减少的主要原因是：接待批次减少。"
     "单位全年安排的国内公务接待12批次，86人次。"),
    ("第三部分 说明", "八、政府性基金说明", "本单位无政府性基金预算财政拨款收入、支出及结转和结余，故该表为空表。"),
    ("第三部分 说明", "十一、预算绩效情况说明", "组织对云泽市水利局开展整体支出绩效评价，评价得分94.6分。"),
    ("第三部分 说明", "十二、其他重要事项说明",
     "会议费预算8.00万元，拟召开6次会议，人数420人；培训费支出12.60万元，培训640人次。"),
    ("第三部分 说明", "（二）项目绩效自评结果",
     "根据预算绩效管理要求，本单位2024年度预算绩效管理自评项目8个，全年预算数90.50万元，全年执行数81.45万元，预算执行率90.00%。"
     "本单位今年在部门决算中反映堤防维护、水源地保护等2个项目绩效自评结果。"),
    ("第三部分 说明", "五、一般公共预算财政拨款支出决算情况说明",
     "2024年度一般公共预算财政拨款支出151.10万元。与上年相比，增加1.40万元，增长0.94%，主要原因是：堤防项目增加。"
     "与年初预算相比，年初预算数100.00万元，决算数151.10万元，预决算差异率51.10%，主要原因是：年中追加资金。"),
)  # fmt: skip


QUESTIONS = {
    "编制人数": "612", "实有多少人": "598", "在职多少人": "574", "退休人员有多少": "22", "接待了几批": "12",
    "召开几次会议": "6", "绩效自评项目几个": "8", "预算绩效自评项目几个": "8", "一般公共预算财政拨款支出预决算差异率": "51.10",
}  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("provinces")
    library = Library(folder / "library")
    library.add(report_from("水利.pdf", WHO, (), PARAGRAPHS), original(folder / WHO, "水利.pdf"))
    return library


@pytest.mark.parametrize(("asked", "value"), QUESTIONS.items())
def test_what_is_counted_is_told_as_what_it_is(asked: str, value: str, held: Library) -> None:
    assert [figure.value for figure in ask(f"{WHO}{asked}", held).figures] == [value]


SMALL = (
    ("第三部分 说明", "（二）政府采购支出情况",
     "2024年度政府采购支出总额60.00万元。2024年度本部门面向中小企业预留政府采购项目预算金额50.00万元。"
     "在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额48.00万元；"
     "在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额9.00万元；"
     "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额2.50万元。"),
    ("第三部分 说明", "（一）机关运行经费支出情况", "我单位不是行政单位，也不是参公事业单位，无机关运行经费。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("small")
    library = Library(folder / "library")
    library.add(report_from("水利.pdf", WHO, (), SMALL), original(folder / WHO, "水利.pdf"))
    return library


@pytest.mark.parametrize(
    ("asked", "history", "values"),
    [
        ("其中授予中小企业的呢", (f"{WHO}政府采购花了多少",), ["48.00", "2.50"]),
        (f"{WHO}由中小企业中标的金额是多少", (), ["48.00", "2.50"]),
        (f"{WHO}由小微企业中标的金额是多少", (), ["9.00"]),
        (f"{WHO}小微企业中标金额是多少", (), ["9.00"]),
        (f"{WHO}授予小微企业合同金额是多少", (), []),
    ],
)
def test_what_small_enterprises_got_is_told_in_its_parts(
    asked: str, history: tuple[str, ...], values: list[str], small: Library
) -> None:  # fmt: skip
    assert [figure.value for figure in ask(asked, small, history=history).figures] == values


def test_what_an_organisation_is_not_is_told_as_that(small: Library) -> None:
    assert ask(f"{WHO}是什么性质的单位", small).answer.startswith("报告没有写明是哪一类单位，只写到它不是什么：")
    assert ask(f"{WHO}是不是参公", small).answer.startswith("我单位不是行政单位")


def test_who_came_to_meetings_is_no_cost_of_them(held: Library) -> None:
    assert "420" not in ask(f"{WHO}会议费花了多少", held).answer


def test_the_reason_of_the_plan_may_follow_that_of_the_change() -> None:
    claims = report_from("水利.pdf", WHO, (), PARAGRAPHS).claims
    own = {claim.kind: claim.reason for claim in claims if claim.subject == "公务接待费支出"}
    assert own[ClaimKind.COMPLETION] == "接待批次减少"
    assert own[ClaimKind.CHANGE_RATE] == "厉行节约"


@pytest.mark.parametrize("asked", ["公务接待费预算多少，为什么没花完", "公务接待费比预算少的原因"])
def test_why_a_budget_was_not_spent_is_asked_of_the_thing_before(asked: str, held: Library) -> None:
    assert "接待批次减少" in ask(f"{WHO}{asked}", held).answer


def test_a_total_is_named_before_what_it_is_compared_with(held: Library) -> None:
    answer = ask(f"{WHO}收支总计比上年增加多少", held)
    assert [figure.value for figure in answer.figures] == ["776.11", "15.48"]


def test_income_and_spending_are_denied_in_one_breath(held: Library) -> None:
    answer = ask(f"{WHO}政府性基金支出多少", held)
    assert answer.status is Status.ANSWERED and "没有发生" in answer.answer


def test_a_role_that_is_not_told_is_named(held: Library) -> None:
    assert "所问的预算数，报告中没有找到。" in ask(f"{WHO}培训费预算和决算各多少", held).answer


def test_what_a_thing_serves_for_is_no_duty_of_the_organisation() -> None:
    queries = [understand(f"{WHO}{asked}", (), spoken(), [WHO]) for asked in ("其他用车是干什么的", "是干什么的")]
    assert [query.section for query in queries] == [None, DUTIES]


def test_a_change_from_a_stated_year_is_set_against_that_year(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    for year, raw in ((2023, "31.50"), (2024, "30.00")):
        figures = cells(f"{year}.pdf", "基本支出决算表", "basic_expenditure", 1, {"办公费": raw}, row_code="30201", year=year)
        library.add(report_from(f"{year}.pdf", WHO, tuple(figures), (), year), original(tmp_path / str(year), f"{year}.pdf"))
    answer = ask(f"{WHO}2024年办公费比2023年变化多少", library)
    assert [figure.value for figure in answer.figures] == ["30.00", "31.50", "1.50"]


def test_a_thing_that_is_but_named_after_another_is_not_the_other_once_more(held: Library) -> None:
    told = ask("在职呢", held, history=[f"{WHO}编制多少人"])
    assert [figure.value for figure in told.figures] == ["574"]
    assert ask("燃气呢", held, history=[f"{WHO}公务接待费多少"]).status is Status.REFUSED


@pytest.mark.parametrize(("before", "reason"), [("预决算差异率多大", "年中追加资金"), ("比上年增加多少", "堤防项目增加")])
def test_a_bare_why_is_of_the_comparison_before_it(before: str, reason: str, held: Library) -> None:
    history = [f"{WHO}一般公共预算财政拨款支出多少", before]
    assert reason in ask("为什么", held, history=history).answer


def test_what_was_spent_may_be_asked_in_a_bare_unit() -> None:
    query = understand(f"{WHO}一年花了多少亿", (), spoken(), [WHO])
    assert query.unit == "亿元" and not query.narrowing


def test_the_amount_of_a_thing_whose_use_was_asked_is_its_own(held: Library) -> None:
    told = ask("多少", held, history=[f"{WHO}一般公共预算支出干什么用的"])
    assert [figure.value for figure in told.figures] == ["151.10"]


def test_a_sort_of_cars_is_not_all_cars() -> None:
    queries = [understand(f"{WHO}{cars}有几辆", (), spoken(), [WHO]) for cars in ("执法车", "公车")]
    assert [query.mentions[0].keys(None)[0] for query in queries] == ["vehicles_enforcement", "vehicles_kept"]


def test_why_the_totals_moved_is_no_reason_of_what_came_in_this_year(tmp_path: Path) -> None:
    text = """临溪技师学院2022年度单位决算

第三部分 2022年度单位决算情况说明

一、收支决算总体情况说明
临溪技师学院2022年度收入、支出决算总计391.70元，与2021年度相比，收、支总计各增加26.50元，增长7.26%，主要原因是专项资金增加。

二、收入决算情况说明
临溪技师学院2022年度本年收入合计370.10元，与2021年度相比增加21.50元，增长6.17%，主要原因是拨款收入增加。
"""
    library = library_of_texts(tmp_path, {"临溪技师学院2022.txt": text})
    assert "专项资金增加" in ask("临溪技师学院收支总计为什么增加", library).answer
    assert "拨款收入增加" in ask("临溪技师学院本年收入为什么增加", library).answer


def test_why_grants_rose_is_told_as_that_and_as_no_reason_of_all_money(tmp_path: Path) -> None:
    text = """临溪小学2022年度单位决算

第三部分 2022年度单位决算情况说明

一、收支决算总体情况说明
2022年度收入总计391.70元、支出总计391.70元。与2021年度相比，收、支总计各增加26.50元，增长7.26%。

四、财政拨款收支决算总体情况说明
2022年度财政拨款收、支总计391.70元，与2021年度相比，各增加26.50元，增长7.26%，主要原因是：增加编制。
"""
    library = library_of_texts(tmp_path, {"临溪小学2022.txt": text})
    assert "财政拨款收、支总计的原因：增加编制" in ask("临溪小学收支总计为什么增加", library).answer


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("教育支出为什么比年初预算少", "其中进修及培训与预算相比的原因：线下班次减少", "人员调入"),
        ("卫生健康支出为什么增加", "卫生健康支出持平", "减少"),
    ],
)
def test_a_class_without_a_reason_is_told_those_of_its_own_accounts(
    tmp_path: Path, question: str, told: str, not_told: str
) -> None:
    text = """临溪区委党史室2022年度部门决算

第二部分 2022年度部门决算说明

四、一般公共预算财政拨款支出决算情况说明
1、“教育支出”（类）2022年度决算32.6万元，比2022年年初预算减少12.4万元，下降27.56%。其中：
“进修及培训”（款）2022年度决算32.6万元，比2022年年初预算减少12.4万元，下降27.56%。主要原因：线下班次减少。
2、“卫生健康支出”（类）2022年度决算18.9万元，与年初预算持平。其中：
“行政事业单位医疗”（款）2022年度决算18.9万元，与年初预算持平。主要原因：按预算执行。
3、“住房保障支出”（类）2022年度决算25.6万元，比2022年年初预算增加0.6万元，增长2.4%。其中：
“住房改革支出”（款）2022年度决算25.6万元，比2022年年初预算增加0.6万元，增长2.4%。主要原因：人员调入。
"""
    library = library_of_texts(tmp_path, {"临溪区委党史室2022.txt": text})
    answer = ask(f"临溪区委党史室{question}", library).answer
    assert told in answer and not_told not in answer, answer


@pytest.mark.parametrize(("thing", "told"), [("车辆有多少台", "86.35"), ("100万元以上设备多少台", "看不出")])
def test_what_was_counted_is_worth_what_the_report_says_and_no_money_spent_on_it(tmp_path: Path, thing: str, told: str) -> None:
    text = """临溪区委党史室2022年度部门决算

第三部分 2022年度其他重要事项的情况说明

一、“三公”经费财政拨款决算情况
公务用车运行维护费2022年决算数3.21万元。

四、国有资产占用情况
2022年车辆4台，86.35万元；单位价值100万元以上的设备2台（套）。
"""
    library = library_of_texts(tmp_path, {"临溪区委党史室2022.txt": text})
    for question in ("价值多少", "一共值多少钱"):
        answer = ask(question, library, history=[f"临溪区委党史室{thing}"]).answer
        assert told in answer and "3.21" not in answer, answer


_WITH_BALANCE = """北岭12345热线中心2022年度单位决算

第二部分 2022年度单位决算表

财政拨款收入支出决算总表
单位：万元
收入||支出||||
项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
一、一般公共预算财政拨款|462.31|四、公共安全支出|466.23|466.23||
本年收入合计|462.31|本年支出合计|466.23|466.23||
年初财政拨款结转和结余|8.40|年末财政拨款结转和结余|4.48|4.48||
一般公共预算财政拨款|8.40||||
总计|470.71|总计|470.71|470.71||

一般公共预算财政拨款支出决算表
单位：万元
科目代码|科目名称|合计|基本支出|项目支出
合计||466.23|331.93|134.30
204|公共安全支出|466.23|331.93|134.30
""".replace("|", "\t")


@pytest.mark.parametrize("question", ["各科目支出多少", "支出里各类多少", "各功能科目支出"])
def test_what_is_spent_by_each_account_is_told_by_its_parts(tmp_path: Path, question: str) -> None:
    text = """北岭12345热线中心2022年度单位决算

支出决算表
单位：万元
科目代码|科目名称|本年支出合计|基本支出|项目支出
合计||466.23|331.93|134.30
204|公共安全支出|406.23|271.93|134.30
20405|法院|406.23|271.93|134.30
2040501|行政运行|406.23|271.93|134.30
221|住房保障支出|60.00|60.00|
22102|住房改革支出|60.00|60.00|
2210201|住房公积金|60.00|60.00|
""".replace("|", "\t")
    library = library_of_texts(tmp_path, {"北岭12345热线中心2022.txt": text})
    answer = ask(f"北岭12345热线中心{question}", library).answer
    assert "406.23" in answer and "60.00" in answer and "466.23" not in answer, answer


def test_what_comes_in_is_no_other_sense_of_what_is_spent(tmp_path: Path) -> None:
    library = library_of_texts(tmp_path, {"北岭12345热线中心2022.txt": _WITH_BALANCE})
    for name in ("北岭12345热线中心", "北岭12345"):  # whose number is no code of an account
        answer = ask(f"{name}一般公共预算财政拨款支出多少", library).answer
        assert "466.23" in answer and "462.31" not in answer and "8.40" not in answer, answer
