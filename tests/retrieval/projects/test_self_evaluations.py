"""A report whose forms print sign and unit apart: its projects, its work as a whole, and whether text and forms agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "云泽市水务局"
FORM = """项目支出绩效自评表
项目名称	{name}
主管部门	云泽市水务局	实施单位	云泽市水务局
项目资金（万元）	年度资金总额	年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	{funds}
绩效指标
一级指标	二级指标	三级指标	指标性质	指标值	度量单位	实际完成值	分值	得分	偏差原因分析
产出指标	数量指标	{row}
满意度指标	服务对象满意度	群众满意度	≥	90	%	92	40	40
评价结论	{words}
总分	100	自评得分	{score}	自评等级	{grade}
"""
SUPPLY = FORM.format(
    name="供水保障工程", funds="60.00	60.00	54.00	10	90.00%	9",
    row="新增供水人口	≥	2000	人	1800	50	45	两村管网未通",
    score="94", grade="优", words="供水能力稳步提升，工程管护到位。",
)  # fmt: skip
SAVING = FORM.format(
    name="节水载体创建", funds="30.00	30.00	24.00		80.00%	8",
    row="节水小区创建数	≥	20	个	14	50	35	水表改造未验收",
    score="83", grade="良", words="创建进度滞后，宣传不够深入。",
)  # fmt: skip
TEXT = f"""云泽市水务局2024年度部门决算

第三部分 2024年度部门决算情况说明

一、支出决算情况说明

2024年度支出合计180.00万元。其中：供水保障工程支出54.00万元，节水载体创建支出23.60万元。

二、绩效自评情况

2024年度部门整体支出绩效自评得分94.6分，自评等级为“优”。其中预算执行管理扣1.9分，产出指标扣3.5分。纳入自评的项目共2个，其中自评等级为“优”的1个、“良”的1个。全年新增供水1,800人。

第四部分 附件

{SUPPLY}
{SAVING}"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("water"), {"云泽市水务局2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"{WHO}供水保障工程新增供水人口目标是多少，实际完成多少", ("≥2,000人", "1,800人")),
        (f"{WHO}哪个项目评为良", ("“节水载体创建”的等级：良",)),
        (f"{WHO}节水载体创建自评等级是什么", ("良",)),
        (f"{WHO}各项目的自评等级", ("“供水保障工程”的等级：优", "“节水载体创建”的等级：良")),
        (f"{WHO}部门整体支出自评打了多少分，什么等级", ("94.6分", "“优”")),
        (f"{WHO}整体支出自评是在哪几个方面扣的分", ("预算执行管理扣1.9分", "产出指标扣3.5分")),
        (f"{WHO}节水载体创建的评价结论是什么", ("创建进度滞后",)),
        (f"{WHO}供水保障工程的评价结论", ("供水能力稳步提升",)),
        (f"{WHO}节水载体创建预算执行率扣了几分", ("8分", "扣2分（推算）")),
        (f"{WHO}供水保障工程执行数自评表和文字说明一致吗", ("54.00万元，与表格一致",)),
        (f"{WHO}节水载体创建执行数，正文和自评表说的一样吗", ("24.00万元", "23.60万元", "口径可能不同")),
        (f"{WHO}供水保障工程新增供水人口完成值和正文一致吗", ("1,800人，与表格一致",)),
    ],
)  # fmt: skip
def test_forms_and_text_are_told_of_what_is_asked(question: str, told: tuple[str, ...], held: Library) -> None:
    answer = ask(question, held).answer
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        (f"{WHO}部门整体支出自评打了多少分", "供水保障工程"),
        (f"{WHO}整体支出为什么扣分", "新增供水人口"),
        (f"{WHO}节水载体创建的评价结论是什么", "供水能力"),
        (f"{WHO}五个项目金额加起来等于项目支出总额吗", "合计为"),
    ],
)  # fmt: skip
def test_nothing_is_told_of_others(question: str, untold: str, held: Library) -> None:
    answer = ask(question, held)
    assert untold not in answer.answer
    assert answer.status is Status.ANSWERED or not answer.figures


def test_the_sentence_that_counts_grades_is_told_to_its_end(tmp_path: Path) -> None:
    text = f"""{WHO}2024年度部门决算

第三部分 2024年度部门决算情况说明

一、预算绩效管理情况

绩效自评的2024年度项目6个（其中，绩效评级为“优”的项目3个；绩效评级为“良”的项目2个；绩效评级为“合格”的项目1个）。
"""
    own = library_of_texts(tmp_path, {f"{WHO}2024年度部门决算.txt": text})
    assert "“合格”的项目1个" in ask(f"{WHO}有几个项目评为合格", own).answer
