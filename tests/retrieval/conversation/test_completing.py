"""Follow-ups in everyday speech that find nothing by themselves, completed by what was spoken of before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.wording.rewording import reworded
from retrieval.understanding.wording.spoken import as_told
from retrieval.understanding.wording.whys import why_asked
from tests.retrieval.made import library_of_texts

WHO, OTHER = "枫川市档案馆", "柏溪市档案馆"
_TEXT = """{who}2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表
部门：{who}|单位：万元
收入|||支出||
项目|行次|金额|项目|行次|金额
栏次||1|栏次||2
一、一般公共预算财政拨款收入|1|{all}|一、一般公共服务支出|32|{all}
本年收入合计|27|{all}|本年支出合计|58|{all}
总计|31|{all}|总计|62|{all}

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为{all}万元。与2023年度相比，收、支总计各减少60万元，下降15.38%。主要是库房工程完工。

1、基本支出200万元。与2023年度相比，减少10万元，下降4.76%。主要是压减开支。

2、项目支出130万元。与2023年度相比，减少50万元，下降27.78%。主要是库房工程完工。

一般公共预算财政拨款支出决算情况说明

2024年度一般公共预算财政拨款支出年初预算为300万元，支出决算为{all}万元，完成年初预算的110%。

1、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为50万元，支出决算为60万元，完成年初预算的120%。决算数大于年初预算数的主要原因是库房搬迁。

二、财政拨款“三公”经费支出决算情况说明

公务用车运行维护费{cars}万元，主要用于车辆加油、维修。截至2024年12月31日，公务用车保有量为{kept}辆。

公务接待费2.40万元，共计接待20批次、{guests}人次。

三、机关运行经费支出情况

2024年度机关运行经费支出90万元，比年初预算数增加5万元，增长5.88%，主要原因是追加取暖费。

四、政府采购支出情况

2024年度政府采购支出总额40.00万元，其中：政府采购货物支出10.00万元、政府采购工程支出0万元、政府采购服务支出30.00万元。

五、预算绩效情况说明

组织对2024年度项目开展绩效自评，涵盖项目2个。

第五部分 附件

项目支出绩效自评表
（2024年度）
项目名称|库房修缮费|主管部门|{who}
|||年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分
|年度资金总额||20|26|26|10|100.00%|10
绩效指标|一级指标|二级指标|三级指标|年度指标值（A）|实际完成值（B）|分值|得分|偏差原因分析
|产出指标|数量指标|修缮库房数|≥12间|11间|20|19.5|一间延后
|满意度指标|服务对象满意度指标|查档人满意率|≥95%|97%|30|30|
总分||||||100|99.5|

项目支出绩效自评表
（2024年度）
项目名称|展览制作经费|主管部门|{who}
|||年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分
|年度资金总额||30|33|33|10|100.00%|10
绩效指标|一级指标|二级指标|三级指标|年度指标值（A）|实际完成值（B）|分值|得分|偏差原因分析
|产出指标|数量指标|布展面积|≥400平方米|400平方米|20|20|
|满意度指标|服务对象满意度指标|观众满意率|≥95%|90%|30|28|讲解不足
总分||||||100|98|
""".replace("|", "\t")


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(
        tmp_path_factory.mktemp("archives"),
        {
            "枫川.txt": _TEXT.format(who=WHO, all="330.00", cars="6.00", kept="3", guests="160"),
            "柏溪.txt": _TEXT.format(who=OTHER, all="220.00", cars="2.50", kept="1", guests="40"),
        },
    )


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ([f"{WHO}公务接待花了多少", "平均一个人多少钱"], "那养车呢，几辆", {"6.00", "3"}),
        ([f"{WHO}平均接待一个人花多少钱"], "养车呢", {"6.00"}),
        ([f"{WHO}公车有几辆"], "一辆一年花多少", {"20,000"}),
        ([f"{WHO}绩效项目得分各是多少"], "库房那个扣在哪了", {"19.5"}),
        ([f"{WHO}绩效项目得分各是多少", "库房那个扣在哪了"], "展览那个呢", {"28"}),
        ([f"{WHO}机关运行经费多少"], "比年初多了多少", {"5"}),
        ([f"{WHO}采购里服务花了多少"], "占采购的几成", {"75"}),
        ([f"{WHO}支出比上年少了多少"], "主要是哪块少的", {"10", "50"}),
        ([f"{WHO}支出比上年少了多少"], "哪块降得多", {"10", "50"}),
        ([f"{WHO}支出一共多少"], "平均每个月呢", {"275,000"}),
        ([f"{WHO}项目支出花了多少"], "上年花了多少", {"180"}),
        ([f"{WHO}一般公共预算年初安排多少"], "最后花了多少", {"330"}),
        ([f"{WHO}库房修缮费的预算调整过吗"], "加了多少", {"6"}),
        ([f"{WHO}公务接待费多少", "养车费和机关运行经费呢"], "三个加起来", {"98.4"}),
        ([f"{WHO}和{OTHER}谁接待的人多", "多多少人"], "花的钱呢", {"2.40"}),
        ([f"{WHO}基本支出占总支出多少", f"{OTHER}呢"], "哪个高", {"90.91"}),
        ([f"{WHO}库房修缮费和展览制作经费各花了多少"], "后面那个得了几分", {"98"}),
        ([f"{WHO}和{OTHER}谁的车多"], "多几辆", {"2"}),
        ([f"{WHO}和{OTHER}谁接待的人多"], "花的钱呢", {"2.40"}),
        ([f"{WHO}和{OTHER}谁的采购多"], "养车费呢", {"6.00", "2.50"}),
    ],
)
def test_it_is_completed_by_what_was_spoken_of(archives: Library, before: list[str], question: str, told: set[str]) -> None:
    answer = ask(question, archives, history=before)
    assert answer.status is Status.ANSWERED and all(number in answer.answer for number in told), answer.answer


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (f"{WHO}公车有几辆", "都停在哪"),
        (f"{WHO}公务接待费多少", "两个一共多少"),
        (f"{WHO}公务接待费和养车费各多少", "三个一共多少"),
        (f"{WHO}绩效项目得分各是多少", "最亮眼的是哪个"),
        (f"{WHO}公务接待了几批客人", "为什么"),
        (f"{WHO}公务接待花了多少", "去年花了多少"),
        (f"{WHO}库房修缮费花了多少", "后面那个项目呢"),
    ],
)
def test_no_other_number_stands_for_an_answer(archives: Library, before: str, question: str) -> None:
    assert not ask(question, archives, history=[before]).figures


@pytest.mark.parametrize("question", ["公务接待费怎么报的", "公车停在哪", "公务接待费都吃了啥"])
def test_no_amount_answers_where_or_how(archives: Library, question: str) -> None:
    assert not ask(f"{WHO}{question}", archives).figures


def test_by_how_much_each_is_above_its_budget_is_no_difference_between_them(archives: Library) -> None:
    for asked in ("追加了多少", "超了多少"):
        answer = ask(f"{WHO}库房修缮费和展览制作经费各{asked}", archives)
        assert [one.value for one in answer.figures if one.derivation] == ["6", "3"], answer.answer


def test_what_was_spent_on_buying_cars_is_asked_within_all_that_cars_cost() -> None:
    assert as_told("公车花费里有没有买车的钱") == "买车的钱" and as_told("哪笔钱完成率最低") == "哪个科目完成率最低"


def test_where_more_was_spent_asks_why() -> None:
    assert why_asked("公积金主要超在哪") == "公积金主要为什么超预算了" and why_asked("公积金超在哪一项") == "公积金超在哪一项"


def test_money_against_the_beginning_of_the_year_is_set_against_its_budget() -> None:
    assert reworded("运行经费比年初多了多少", ()) == "运行经费比年初预算多了多少"
    assert "预算" not in reworded("年末结余资金比年初多了多少", ())


def test_the_only_project_is_meant_where_nothing_tells_of_another(tmp_path: Path) -> None:
    one = _TEXT[: _TEXT.rindex("项目支出绩效自评表")].format(who=WHO, all="330.00", cars="6.00", kept="3", guests="160")
    library = library_of_texts(tmp_path, {"枫川.txt": one})
    assert "6" in [figure.value for figure in ask(f"{WHO}那个项目中途追加了多少", library).figures]
    assert not ask(f"{WHO}900万的项目去哪了", library).figures
