"""Tables that are no statutory forms: a cell by row and column, the largest row, a share in the sum of a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from extraction.numbers import Amount
from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

OWNER, FILE = "海棠市市场监督管理局", "市监.pdf"
CASES = {"食品安全": ("486", "471", "642.18"), "价格": ("93", "88", "184.71"), "合计": ("579", "559", "826.89")}
WORKS = {"龙门水库加固工程": ("1260.00", "1108.40", "92"), "城南水厂扩建工程": ("500.00", "489.40", "90")}


def table(number: int, title: str, heads: dict[str, str], rows: Mapping[str, tuple[str, ...]]) -> list[Figure]:
    """The figures of a table by the units of its headers."""
    return [
        figure(
            FILE, row, raw, (head,), amount=Amount(Decimal(raw), 2 * ("." in raw), unit), table=title, form=None, table_no=number,
            panel="", section=("第五部分 附件",),
        )
        for row, raws in rows.items() for (head, unit), raw in zip(heads.items(), raws, strict=True)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("market")
    cases = table(4, "2024年度执法办案情况统计表", {"立案数（宗）": "宗", "结案数（宗）": "宗", "罚没款（万元）": "万元"}, CASES)
    works = table(5, "重点建设项目完成情况表", {"计划投资": "万元", "完成投资": "万元", "工程进度": "%"}, WORKS)
    library = Library(folder / "库")
    library.add(report_from(FILE, OWNER, (*cases, *works)), original(folder, FILE))
    yield library
    library.close()


def values(answer: Answer) -> list[tuple[str, str | None]]:
    return [(figure.value, figure.unit) for figure in answer.figures]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("食品安全案件罚没款多少", ("642.18", "万元")),
        ("价格类案件立案多少", ("93", "宗")),
        ("价格案件结案多少宗", ("88", "宗")),
        ("龙门水库加固工程完成了多少投资", ("1108.40", "万元")),
        ("城南水厂扩建工程进度到了多少", ("90", "%")),
        ("一共罚没款多少", ("826.89", "万元")),
    ],
)
def test_a_cell_is_found_by_row_and_column(question: str, value: tuple[str, str], market: Library) -> None:
    assert values(ask(f"{OWNER}2024年{question}", market)) == [value]


def test_the_share_of_a_row_is_one_in_the_sum_of_its_column(market: Library) -> None:
    for whole in ("全部罚没款", "合计"):
        answer = ask(f"{OWNER}2024年食品安全类案件的罚没款占{whole}的比重", market)
        assert values(answer) == [("642.18", "万元"), ("826.89", "万元"), ("77.66", "%")]


def test_the_largest_row_of_a_column(market: Library) -> None:
    assert "食品安全" in ask(f"{OWNER}2024年哪类案件罚没款最多", market).answer
    assert "城南水厂扩建工程" in ask(f"{OWNER}2024年哪个工程进度最慢", market).answer


def test_what_the_table_does_not_say_is_not_told_of_it(market: Library) -> None:
    for question in ("食品安全专项整治罚没款多少", "上半年食品安全罚没款多少"):
        assert ask(f"{OWNER}2024年{question}", market).status is not Status.ANSWERED


STAFF = {
    "301": ("工资福利支出", "88", "0"), "30101": ("基本工资", "20", "0"), "3012": ("津贴补贴", "68", "0"),
    "302": ("商品和服务支出", "0", "11"), "30201": ("办公费", "0", "11"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "told"),
    [("人员经费里哪一项最高", "津贴补贴"), ("公用经费里哪一项最高", "办公费"), ("公用经费里哪一类最高", "商品和服务支出")],
)
def test_what_sums_up_other_rows_is_no_item(question: str, told: str, tmp_path: Path) -> None:
    heads = ("一般公共预算基本支出", "人员经费"), ("一般公共预算基本支出", "公用经费")
    cells = [
        figure(FILE, row, raw, head, row_code=code, table="基本支出经济分类预算表", form=None, table_no=6, panel="")
        for code, (row, *raws) in STAFF.items() for head, raw in zip(heads, raws, strict=True)
    ]  # fmt: skip
    sums = [
        figure(FILE, "合计", raw, head, table="基本支出经济分类预算表", form=None, table_no=6, panel="")
        for head, raw in zip(heads, ("88", "11"), strict=True)
    ]
    library = Library(tmp_path / "库")
    library.add(report_from(FILE, OWNER, (*cells, *sums)), original(tmp_path, FILE))
    assert f"最高的是{told}" in ask(f"{OWNER}2024年{question}", library).answer
    library.close()


PLANTED = {
    "太平镇": ("98.4", "0"), "长青乡": ("88.0", "0"), "红石林场": ("72.5", "82.0"), "二道林场": ("51.7", "50.0"),
    "合计": ("310.6", "132.0"),
}  # fmt: skip
FINED = {"林地": ("9", "3.20"), "草原": ("12", "1.10")}


@pytest.fixture(scope="module")
def woods(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("woods")
    heads = {"2024年人工造林完成（公顷）": "公顷", "封山育林完成（公顷）": "公顷"}
    fined = table(6, "行政处罚分领域统计表", {"案件数（件）": "件", "罚没款（万元）": "万元"}, FINED)
    library = Library(folder / "库")
    library.add(report_from(FILE, OWNER, (*table(4, "造林任务完成情况表", heads, PLANTED), *fined)), original(folder, FILE))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("哪个乡镇人工造林最多", "太平镇"),
        ("人工造林哪个乡镇完成得最少", "长青乡"),
        ("哪个林场封山育林最多", "红石林场"),
        ("哪个领域罚的钱最多", "林地"),
        ("哪个领域案件最多", "草原"),
    ],
)
def test_the_rows_of_the_sort_that_is_asked_for_are_set_in_order(question: str, first: str, woods: Library) -> None:
    assert f"的是{first}" in ask(f"{OWNER}2024年{question}", woods).answer


def test_rows_that_are_no_places_of_the_level_asked_for_are_in_no_order(woods: Library) -> None:
    assert ask(f"{OWNER}2024年哪个县人工造林最多", woods).status is Status.REFUSED
    assert not ask(f"{OWNER}2024年哪个领域案件最多，罚了多少钱", woods).answer.startswith(f"{OWNER}2024年度最高的是林地")


def test_what_came_first_is_asked_for_another_column_of_its_row(woods: Library) -> None:
    history = [f"{OWNER}2024年哪个林场封山育林最多"]
    assert values(ask("它2024年人工造林完成多少", woods, history=history)) == [("72.5", "公顷")]


@pytest.mark.parametrize(
    ("question", "first"), [("哪个乡镇完成得最多", "太平镇"), ("其中哪个乡镇最少", "长青乡"), ("哪个县最多", "")]
)
def test_a_follow_up_sets_the_rows_of_a_sort_in_order_by_the_number_before(question: str, first: str, woods: Library) -> None:
    answer = ask(question, woods, history=[f"{OWNER}2024年人工造林完成多少"])
    assert f"的是{first}" in answer.answer if first else answer.status is not Status.ANSWERED


def test_an_own_table_called_by_its_title_is_no_form_of_all_spending(market: Library) -> None:
    answer = ask(f"{OWNER}重点建设项目支出情况表里哪一项计划投资最多", market)
    assert "龙门水库加固工程" in answer.answer and values(answer)[:1] == [("1260.00", "万元")]


LOANS = {
    "中心本部": ("19.36", "7.94", "0.18"), "清溪县管理部": ("4.71", "1.86", "0.25"), "青石县管理部": ("3.95", "1.57", "0.33"),
    "合计": ("28.02", "11.37", "0.23"),
}  # fmt: skip
INVESTED = {"清洁能源": ("28600.00", "11500.00"), "文化旅游": ("16400.00", "8240.00"), "合计": ("45000.00", "19740.00")}
FOUNDED = {"城关镇": ("4", "11", "15"), "金河镇": ("5", "4", "9"), "沙湖乡": ("0", "2", "2"), "合计": ("9", "17", "26")}
GROWN = "全年新增“四上”企业26家，退库7家。"


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("divided")
    loans = {"当年缴存额（亿元）": "亿元", "发放贷款额（亿元）": "亿元", "逾期率（‰）": "‰"}
    founded = table(6, "2024年新增“四上”企业分乡镇情况表", {"工业": "家", "服务业": "家", "合计": "家"}, FOUNDED)
    invested = table(5, "签约招商项目落地情况表", {"协议投资额": "万元", "到位资金": "万元"}, INVESTED)
    library = Library(folder / "库")
    figures = (*table(4, "各管理部业务情况表", loans, LOANS), *invested, *founded)
    library.add(report_from(FILE, OWNER, figures, (("第一部分 概况", "三、业务情况", GROWN),)), original(folder, FILE))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("question", "first", "value"),
    [
        ("哪个管理部的贷款逾期率最高", "青石县管理部", ("0.33", "‰")),
        ("哪个管理部缴存额最多", "中心本部", ("19.36", "亿元")),  # as the title is 各管理部
        ("贷款逾期率最高的管理部是哪个", "青石县管理部", ("0.33", "‰")),
        ("招商引资落地项目中哪个产业到位资金最多，有多少", "清洁能源", ("11500.00", "万元")),
        ("到位资金最少的产业类别是哪个", "文化旅游", ("8240.00", "万元")),
        ("新增四上企业最多的乡镇是哪个，新增几家", "城关镇", ("15", "家")),
        ("哪个乡镇新增四上企业最少", "沙湖乡", ("2", "家")),
    ],
)
def test_the_extreme_may_be_asked_before_or_after_the_sort(
    question: str, first: str, value: tuple[str, str], divided: Library
) -> None:
    answer = ask(f"{OWNER}2024年{question}", divided)
    assert f"的是{first}" in answer.answer and values(answer)[:1] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "提取逾期率最高的管理部是哪个", "贷款最多的管理部逾期率是多少", "到位资金最多的乡镇是哪个",
        "哪个产业缴存额最多", "新增企业最多的乡镇是哪个", "哪个乡镇新增项目最多", "新增四上企业最多的县是哪个",
    ],
)  # fmt: skip
def test_no_row_of_another_sort_or_column_is_told_for_the_extreme(question: str, divided: Library) -> None:
    assert ask(f"{OWNER}2024年{question}", divided).status is not Status.ANSWERED


def test_the_most_of_what_was_done_is_asked_of_the_things_before(divided: Library) -> None:
    answer = ask("新增最多的乡镇是哪个，新增几家", divided, history=[f"{OWNER}2024年新增了多少家四上企业"])
    assert "的是城关镇" in answer.answer


def test_no_money_is_counted_in_heads(tmp_path: Path) -> None:
    units = {"在校生（人）": "人", "受助学生（人次）": "人次", "助学金": "万元"}
    rows = {"高一年级": ("904", "148", "14.80"), "高二年级": ("918", "161", "16.10"), "合计": ("1822", "309", "30.90")}
    library = Library(tmp_path / "库")
    library.add(report_from(FILE, OWNER, tuple(table(4, "各年级学生资助情况表", units, rows))), original(tmp_path, FILE))
    assert values(ask(f"{OWNER}学生助学金一共资助了多少人次", library)) == [("309", "人次")]
    library.close()
