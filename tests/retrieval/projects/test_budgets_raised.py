"""Projects given more than was planned for them at the beginning, and goals of one sort that were missed."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

BODY = "云泽市文化馆"
HEAD = """项目支出绩效自评表
(2024年度)
单位: 万元

项目名称	{name}
	年初预算数	全年预算数(A)	全年执行数(B)	分值	执行率(B/A)	得分
年度资金总额	{first}	{all}	{spent}	10	{rate}	{points}
一级指标	二级指标	三级指标	年度指标值	实际完成指标值	分值	得分	偏差原因分析及改进措施
"""
ROW = "{}	{}	{}	{}	{}	{}	{}	\n"
PROJECTS = {
    "展厅改造": (("0", "50", "50", "100%", "10"), [("产出指标", "数量指标", "改造展厅数量", "≥2个", "2个", "50", "50")]),
    "送戏下乡": (
        ("100", "120", "60", "50%", "5"),
        [
            ("产出指标", "数量指标", "演出场次", "≥200场", "180场", "50", "45"),
            ("满意度指标", "服务对象满意度指标", "观众满意度", "≥90%", "96%", "40", "40"),
        ],
    ),
    "设备维护": (("30", "30", "30", "100%", "10"), [("产出指标", "质量指标", "设备完好率", "≥95%", "98%", "90", "90")]),
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    keys = ("first", "all", "spent", "rate", "points")
    forms = "\n".join(
        HEAD.format(name=name, **dict(zip(keys, money, strict=True))) + "".join(ROW.format(*row) for row in rows)
        for name, (money, rows) in PROJECTS.items()
    )
    text = f"{BODY}2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n第五部分 附件\n\n{forms}"
    return library_of_texts(tmp_path_factory.mktemp("raised"), {f"{BODY}2024年度部门决算.txt": text})


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("哪些项目追加了预算", ["0", "50", "100", "120"]),
        ("哪些项目年初没有预算", ["0", "50"]),
        ("哪个项目超年初预算最多", ["0", "50"]),
        ("哪个项目预算完成得最差", ["50"]),
        ("哪个项目完成率低", ["50"]),
        ("哪些数量指标没完成", ["200", "180"]),
        ("满意度指标有哪些没达到", ["90", "96"]),
        ("哪些指标超额完成", ["90", "96", "95", "98"]),
        ("哪些指标刚好达标", ["2", "2"]),
    ],
)
def test_projects_and_goals_chosen(question: str, values: list[str], held: Library) -> None:
    assert [figure.value for figure in ask(f"{BODY}{question}", held).figures] == values
