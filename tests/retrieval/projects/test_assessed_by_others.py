"""A report that tells of its projects under 绩效自评情况 and of an evaluation that is not its own."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "云泽市综合行政执法局"
TEXT = """云泽市综合行政执法局2024年度部门决算

二、2024年度部门决算情况说明

（四）预算绩效情况说明

本部门组织对2024年度项目支出开展绩效自评，共涉及项目6个，资金733.76万元。组织对“环卫作业”“智慧城管”2个项目开展了绩效评价，涉及资金410.50万元，其中委托第三方机构开展绩效评价项目1个。环卫作业市场化评价得分92.7分，等级优秀；智慧城管平台评价得分84.1分，等级良好。本部门开展了部门整体支出绩效自评价，自评得分95.8分。

环卫作业市场化项目绩效自评情况：项目绩效自评得分为95.4分，自评结论为“优秀”。项目全年预算数为300万元，执行数为294.6万元，完成预算的98.2%。发现的问题及原因：冬季夜间机扫频次不足。下一步改进措施：将夜间作业纳入考核。

市政道路维护项目绩效自评情况：项目绩效自评得分为88.2分，自评结论为“良好”。项目全年预算数为620万元，执行数为558万元，完成预算的89%。

四、附件

环卫作业市场化项目绩效自评表
项目名称	环卫作业市场化	项目负责人	李某
主管部门	云泽市综合行政执法局	实施单位	环卫中心
项目资金（万元）	全年预算数（A）	全年执行数（B）	执行率（B/A)	分值（10）	得分
年度资金总额	300.00	294.60	98.20%	10	9.8
年度总体目标	预期目标	目标实际完成情况
一级指标	二级指标	三级指标	年初指标值	实际完成值	分值	得分	扣分原因
产出指标	数量指标	机械化清扫率	≥90%	88.5%	50	48.6	夜间机扫频次不足
满意度指标	服务对象满意度	市民满意度	≥92%	90.8%	40	37	公厕异味投诉较多
总分				100	95.4
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("city"), {"云泽市综合行政执法局2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{WHO}智慧城管平台评价得了多少分", ("84.1分",)),
        ((), f"{WHO}环卫作业市场化评价得分多少", ("92.7分",)),
        ((), f"{WHO}部门整体支出绩效自评得多少分", ("95.8分",)),
        ((), f"{WHO}环卫作业市场化绩效评价得分和自评得分各是多少", ("92.7分", "95.4分")),
        ((), f"{WHO}市政道路维护自评得分多少，结论是什么", ("88.2分", "“良好”")),
        ((), f"{WHO}市政道路维护项目完成预算89%，算得对吗", ("90.00%（推算）",)),
        ((), f"{WHO}环卫作业市场化执行率表和正文一致吗", ("98.20%", "表格与文字说明一致")),
        ((f"{WHO}环卫作业市场化市民满意度扣了几分",), "原因是什么", ("公厕异味",)),
    ],
)  # fmt: skip
def test_what_is_asked_is_told(held: Library, history: tuple[str, ...], question: str, told: tuple[str, ...]) -> None:
    answer = ask(question, held, history=history).answer
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        (f"{WHO}环卫作业市场化自评得分多少", "92.7"),
        (f"{WHO}环卫作业市场化评价得分多少", "不一致"),
        (f"{WHO}环卫作业市场化年度总体目标是什么", "目标实际完成情况"),
    ],
)  # fmt: skip
def test_nothing_of_others_is_told(held: Library, question: str, untold: str) -> None:
    assert untold not in ask(question, held).answer
