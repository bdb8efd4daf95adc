"""Accounts chosen by how they moved against their budgets or the year before, and asked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

BUREAU, CENTRE = "柳塘市农业局", "柳塘市热线中心"
ITEM = "{}.农林水支出（类）农业农村（款）{}（项）。年初预算为{}万元，支出决算为{}万元，完成年初预算的{}%。"
AGAINST_BUDGET = (
    ("行政运行", "100.00", "104.00", "104.00"), ("病虫害控制", "40.00", "70.00", "175.00"),
    ("农产品质量安全", "60.00", "52.38", "87.30"), ("事业运行", "80.00", "80.00", "100.00"),
    ("防灾救灾", "50.00", "62.50", "125.00"), ("农田建设", "200.00", "150.00", "75.00"),
)  # fmt: skip
PENSIONS = "机关事业单位基本养老保险缴费支出"
MOVED = "（{}）{} {}{}万元，较上年决算数{}{}万元，{}{}%。主要原因是{}。"
AGAINST_YEAR = (
    ("2010350", "事业运行", "182.29", "增加", "0.02", "增长", "0.01", "正常调资"),
    ("2080505", PENSIONS, "8.91", "增加", "3.27", "增长", "57.86", "归垫上年保险"),
    ("2210201", "住房公积金", "12.87", "增加", "5.49", "增长", "74.43", "基数上调"),
    ("2210202", "提租补贴", "2.38", "减少", "0.17", "下降", "6.62", "科目调整"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    planned = "\n".join(ITEM.format(at, *told) for at, told in enumerate(AGAINST_BUDGET, 1))
    moved = "\n".join(
        MOVED.format("一二三四"[at], code, name, spent, way, size, rose, rate, why)
        for at, (code, name, spent, way, size, rose, rate, why) in enumerate(AGAINST_YEAR)
    )
    texts = {
        f"{body}2024年度部门决算.txt": f"{body}2024年度部门决算\n第三部分 决算情况说明\n五、支出决算具体情况\n{items}\n"
        for body, items in ((BUREAU, planned), (CENTRE, moved))
    }
    folder: Path = tmp_path_factory.mktemp("accounts")
    return library_of_texts(folder, texts)


def told(question: str, held: Library, *history: str) -> list[str]:
    """The accounts that an answer tells of, in its order."""
    answer = ask(question, held, history=history).answer
    names = {f"{one[0]}（项）": one[0] for one in AGAINST_BUDGET} | {f"{one[0]}{one[1]}": one[1] for one in AGAINST_YEAR}
    return [names[one] for one in sorted(filter(answer.__contains__, names), key=answer.find)]


@pytest.mark.parametrize(
    ("asked", "accounts"),
    [
        ("哪些科目完成年初预算不到90%", ["农产品质量安全", "农田建设"]),
        ("哪些科目完成年初预算超过120%", ["病虫害控制", "防灾救灾"]),
        ("哪些支出超年初预算50%以上", ["病虫害控制"]),
        ("哪一项比预算少得最多", ["农田建设"]), ("哪些支出和预算一分不差", ["事业运行"]),
        ("哪几个科目正好完成100%", ["事业运行"]), ("有没有超预算50%以上的科目", ["病虫害控制"]),
        ("哪些科目没超预算", ["农产品质量安全", "事业运行", "农田建设"]), ("哪个科目预算和决算差得最多", ["农田建设"]),
        ("超预算最多的前两项", ["病虫害控制", "防灾救灾"]), ("哪个科目执行率倒数第二", ["农产品质量安全"]),
        ("哪些科目比年初预算少了10万以上", ["农田建设"]),
        ("支出决算比预算少了10%以上的科目有哪些", ["农产品质量安全", "农田建设"]),
        ("哪些科目的完成率在80%以上但不到100%", ["农产品质量安全"]), ("完成年初预算80%到90%之间的科目有哪些", ["农产品质量安全"]),
    ],
)  # fmt: skip
def test_accounts_chosen_by_their_budgets(asked: str, accounts: list[str], held: Library) -> None:
    assert told(f"{BUREAU}{asked}", held) == accounts


@pytest.mark.parametrize(
    ("asked", "accounts"),
    [
        ("哪几项支出比上年涨了一半以上", [PENSIONS, "住房公积金"]), ("有哪些支出是比上年降的", ["提租补贴"]),
        ("哪项增幅第二", [PENSIONS]), ("哪些科目与上年持平", []), ("哪一项增长幅度最小", ["事业运行"]),
        ("哪些科目增长在1万元以上", [PENSIONS, "住房公积金"]),
    ],
)
def test_accounts_chosen_by_the_year_before(asked: str, accounts: list[str], held: Library) -> None:
    assert told(f"{CENTRE}{asked}", held) == accounts


def test_it_is_said_where_none_moved_as_far(held: Library) -> None:
    answer = ask(f"{CENTRE}有没有翻了一番的支出科目", held).answer
    assert answer.startswith("逐项写明的科目里没有符合的") and "住房公积金" in answer


def test_accounts_are_counted(held: Library) -> None:
    assert ask(f"{BUREAU}有几项支出超预算", held).figures[-1].value == "3"
    assert ask("有几个", held, history=(f"{BUREAU}哪些科目没花完年初预算",)).figures[-1].value == "2"


@pytest.mark.parametrize(
    ("before", "asked", "accounts"),
    [
        (("哪些科目超了年初预算",), "没花完预算的呢", ["农产品质量安全", "农田建设"]),
        (("哪些科目超了年初预算",), "超过120%的有哪些", ["病虫害控制", "防灾救灾"]),
        (("哪些科目超了年初预算", "超得最多的是哪项"), "第二呢", ["防灾救灾"]),
        (("哪个科目预算完成率最低",), "最高的呢", ["病虫害控制"]),
        (("哪些科目没花完年初预算",), "差得最多的是哪一项", ["农田建设"]),
        (("哪些科目没花完年初预算", "差得最多的是哪一项"), "差了多少", ["农田建设"]),
        (("哪些科目没花完年初预算", "差得最多的是哪一项"), "最少的呢", ["农产品质量安全"]),
        (("哪些科目执行率低于95%",), "高于100%的呢", ["行政运行", "病虫害控制", "防灾救灾"]),
        (("哪些科目超预算20%以上",), "最少的那项是什么", ["防灾救灾"]),
        (("哪个科目预算和决算差得最多",), "第二呢", ["病虫害控制"]),
        (("哪些科目超预算20%以上",), "分别超了多少", ["病虫害控制", "防灾救灾"]),
        (("哪个科目预算和决算差得最多", "第二呢"), "为什么", ["病虫害控制"]),
    ],
)
def test_other_accounts_asked_on(before: tuple[str, ...], asked: str, accounts: list[str], held: Library) -> None:
    assert told(asked, held, f"{BUREAU}{before[0]}", *before[1:]) == accounts


def test_the_reason_is_that_of_the_account(held: Library) -> None:
    answer = ask("为什么", held, history=(f"{CENTRE}哪些科目比上年降了",)).answer
    assert "科目调整" in answer and "基数上调" not in answer


SPENT = "{}.农林水支出（类）农业农村（款）{}（项）:支出决算为{}万元，完成预算{}%，决算数大于预算数的主要原因是追加。"


def test_accounts_are_put_in_order_by_their_rates_where_no_amounts_tell_how_far_they_went(tmp_path: Path) -> None:
    told = (("行政运行", "402.67", "104.1"), ("防灾救灾", "72.90", "121.5"), ("病虫害控制", "164.08", "112.7"))
    items = "\n".join(SPENT.format(at, *one) for at, one in enumerate(told, 1))
    text = f"{BUREAU}2024年度部门决算\n第三部分 决算情况说明\n五、支出决算具体情况\n{items}\n"
    library = library_of_texts(tmp_path, {f"{BUREAU}2024年度部门决算.txt": text})
    answer = ask(f"{BUREAU}哪个科目超预算最多", library).answer
    assert "防灾救灾（项）" in answer and "没有符合" not in answer and "按完成预算的百分比" in answer
