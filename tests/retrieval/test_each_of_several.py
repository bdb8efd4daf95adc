"""What is asked of each of several organisations: averages over what each counts, and all that were asked about before; and
that nothing is denied which is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer
from tests.retrieval.made import original
from tests.retrieval.town import FINANCE, NARRATIVE, WATER, cells, report_from

CARS = "公务用车运行维护费支出{}万元。截至2024年12月31日，公务用车保有量为{}辆。问题解决率由88.3%提升至93.1%。"


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two departments with cars, in reports of two years."""
    folder = tmp_path_factory.mktemp("roads")
    library = Library(folder / "库")
    for owner, year, cost, cars in ((FINANCE, 2023, "4.80", 2), (WATER, 2024, "1.20", 1)):
        told = ((NARRATIVE, "三、“三公”经费支出决算情况说明", CARS.format(cost, cars).replace("2024", str(year))),)
        total = tuple(cells(f"{owner}.pdf", "收入支出决算总表", "income_expenditure", 1, {"总计": "9.00"}, year=year))
        library.add(report_from(f"{owner}.pdf", owner, total, told, year), original(folder / owner, f"{owner}.pdf"))
    yield library
    library.close()


def values(answer: Answer) -> set[tuple[str, str | None]]:
    return {(figure.value, figure.unit) for figure in answer.figures}


EACH = {("24000", "元/辆"), ("12000", "元/辆")}


@pytest.mark.parametrize("question", ["平均每辆车的运行费各是多少", "每台车的维护费用分别是多少", "公车运行费按车数平均各多少"])
def test_the_average_of_each_organisation_is_told(roads: Library, question: str) -> None:
    answer = ask(f"{FINANCE}和{WATER}{question}", roads)
    assert values(answer) >= EACH and "不能计算" not in answer.answer


@pytest.mark.parametrize("question", ["按车辆数平均，两家每辆车各花多少？", "平均每辆车各多少", "两家平均每辆车多少钱"])
def test_a_follow_up_asks_it_of_all_before_each_in_its_own_year(roads: Library, question: str) -> None:
    history = (f"{FINANCE}2023年公务用车运行维护费花了多少？", f"那{WATER}2024年呢？")
    assert values(ask(question, roads, history=history)) >= EACH
    order = ask("哪家更贵", roads, history=(*history, question))
    assert order.answer.startswith(f"平均最高的是{FINANCE}") and values(order) >= EACH


def test_what_was_asked_of_two_years_in_turn_is_added_up(roads: Library) -> None:
    history = (f"{FINANCE}2023年公务用车运行维护费花了多少？", f"那{WATER}2024年呢？")
    assert ("6.00", "万元") in values(ask("加起来多少", roads, history=history))


def test_what_is_quoted_is_not_denied_beside_it(roads: Library) -> None:
    answer = ask(f"{FINANCE}问题解决率是多少，比以前提高了多少", roads).answer
    assert "93.1%" in answer and "没有找到" not in answer
