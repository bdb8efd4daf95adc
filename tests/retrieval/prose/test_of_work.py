"""What a budget report tells of the one work that it describes."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

TEXT = """枫桥区文化馆2024年部门预算

项目经费情况说明

一、项目概况

由枫桥区文化馆建设的枫桥区群众艺术中心改扩建工程，位于枫桥区望江路与学前街路口，用地面积约为2300平方米。本工程规划建筑面积约为6800平方米，建筑高度为21.5米，地上主楼5层，地下1层。

本工程设计使用年限为50年，抗震设防烈度为7度，采用钢筋混凝土框架结构。

二、立项依据

根据《关于枫桥区群众艺术中心改扩建工程可行性研究报告的批复》进行建设。

六、年度预算安排

第一季度用款计划10.00万元，第二季度用款计划20.00万元，第三季度用款计划30.00万元，第四季度用款计划40.00万元。
"""
WORK = "枫桥区文化馆群众艺术中心改扩建工程"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("work"), {"枫桥区文化馆2024年部门预算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "有多大", "6800平方米"),
        ((), "高多少米", "21.5米"),
        ((), "谁建的", "由枫桥区文化馆建设"),
        ((), "在哪", "位于枫桥区望江路"),
        ((), "抗震几度", "烈度为7度"),
        (("有多大",), "几层", "5层"),
        (("有多大", "几层"), "能用多少年", "50年"),
        (("有多大",), "今年安排了多少钱", "100.00万元（推算）"),
        ((), "今年预算多少", "100.00万元（推算）"),
        (("第一季度用款计划多少",), "全年计划多少", "100.00万元（推算）"),
    ],
)
def test_a_fact_of_the_work_is_told(held: Library, history: tuple[str, ...], question: str, told: str) -> None:
    before = tuple(f"{WORK}{one}" if not at else one for at, one in enumerate(history))
    answer = ask(question if history else f"{WORK}{question}", held, history=before)
    assert answer.status is Status.ANSWERED and told in answer.answer, answer.answer


def test_what_is_asked_of_the_body_is_not_told_of_its_work(held: Library) -> None:
    assert "望江路" not in ask("枫桥区文化馆在哪", held).answer
