"""A body whose own name is that of an account too (图书馆): what is asked of it, and of the account."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

TEXT = """{whose}2024年度部门决算

第三部分 2024年度部门决算情况说明

二、收入决算情况说明

本年收入合计{spent}.00万元，其中：财政拨款收入{spent}.00万元，占100%。

三、支出决算情况说明

本年支出合计{spent}.00万元，其中：基本支出{basic}.00万元，占50%；项目支出{basic}.00万元，占50%。

五、一般公共预算财政拨款支出决算情况说明

文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）。年初预算为{basic}.00万元，支出决算为{basic}.00万元，完成年初预算的100%。

九、财政拨款“三公”经费支出决算情况说明

2024年度财政拨款“三公”经费支出决算为{cars}.50万元，其中：公务用车运行维护费支出{cars}.50万元。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    bodies = {"澜溪市图书馆": (400, 200, 3), "青禾县水利局": (300, 150, 2)}
    texts = {
        f"{whose}2024年度部门决算.txt": TEXT.format(whose=whose, spent=spent, basic=basic, cars=cars)
        for whose, (spent, basic, cars) in bodies.items()
    }
    return library_of_texts(tmp_path_factory.mktemp("houses"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "图书馆总支出多少", "澜溪市图书馆2024年度本年支出合计为400.00万元"),
        ((), "图书馆三公经费多少", "澜溪市图书馆2024年度三公经费决算数为3.50万元"),
        ((), "2024年图书馆项目支出多少", "澜溪市图书馆2024年度项目支出为200.00万元"),
        ((), "图书馆和水利局的三公经费一共多少", "合计为6.00万元"),
        (("水利局三公经费多少",), "图书馆呢", "澜溪市图书馆2024年度三公经费决算数为3.50万元"),
    ],
)
def test_whose_name_it_is(history: tuple[str, ...], question: str, told: str, held: Library) -> None:
    assert told in ask(question, held, history=history).answer


def test_an_account_of_another_body_is_not_the_body(held: Library) -> None:
    assert "澜溪" not in ask("水利局图书馆支出多少", held).answer
