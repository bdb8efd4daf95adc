"""Money for persons who are counted too, parts that were saved most, numbers belied by others, and projects at their places."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "云泽市柳湾县统计局"
TEXT = f"""{WHO}2024年度部门决算

第一部分 单位概况

编制数35名，2024年末在职人员38人，退休人员15人，公益性岗位4人。

纳入2024年度部门决算编制范围的单位包括：

1.{WHO}本级

2.云泽市柳湾县统计服务中心

第二部分 2024年度部门决算表

一般公共预算财政拨款基本支出决算表
单位：元
科目编码	科目名称	合计	人员经费	公用经费
	合计	240,000.00	200,000.00	40,000.00
301	工资福利支出	101,276.00	101,276.00
30101	基本工资	70,000.00	70,000.00
30102	津贴补贴	31,276.00	31,276.00
303	对个人和家庭的补助	98,724.00	98,724.00
30302	退休费	98,724.00	98,724.00
302	商品和服务支出	40,000.00		40,000.00

收入支出决算总表
单位：元
项目	决算数	项目	决算数
一、一般公共预算财政拨款收入	900,000.00	一、一般公共服务支出	700,000.00
二、政府性基金预算财政拨款收入		二、社会保障和就业支出	400,000.00
五、事业收入	300,000.00	三、住房保障支出	150,000.00
八、其他收入	50,000.00	四、其他支出
本年收入合计	1,250,000.00	本年支出合计	1,250,000.00
总计	1,250,000.00	总计	1,250,000.00

财政拨款“三公”经费支出决算表
单位：元
项目	行次	预算数	决算数
“三公”经费合计	1	48,000.00	32,009.50
1.因公出国（境）费	2		0.00
2.公务用车购置及运行维护费	3	40,000.00	28,763.50
（1）公务用车购置费	4
（2）公务用车运行维护费	5	40,000.00	28,763.50
3.公务接待费	6	8,000.00	3,246.00
国内公务接待人次（人）	7	—	49

第三部分 2024年度部门决算情况说明

一、一般公共预算财政拨款支出情况

1. 行政运行（2010501）决算36.82万元，年初预算30.00万元，完成122.73%，主要用于在职人员工资。

2. 专项普查活动（2010507）决算148.65万元，年初预算165.00万元，完成90.09%，主要用于经济普查。

3. 住房公积金（2210201）决算14.70万元，年初预算15.00万元，完成98.00%，主要用于缴纳住房公积金。

二、“三公”经费支出情况

公务接待费决算3,246.00元，全年共接待6批次47人次。下属单位自费安排团组1次，出国（境）2人。

三、重点工作完成情况

全年举办促消费活动6场，发放消费券120.00万元。冷库工程由云泽柳工建设有限公司承建，合同价318.60万元。

第四部分 附件

2024年度项目支出绩效自评汇总表
序号	项目名称	全年预算数（元）	全年执行数（元）	执行率（%）	自评得分	等级
1	经济普查	1,650,000.00	1,486,523.00	90.09	95.01	优
2	住户调查	560,000.00	513,548.00	91.71	86.17	良
3	驻村帮扶	60,000.00	60,000.00	100.00	100.00	优

2024年新建统计站情况表
乡镇	签约数（个）	落地开工数（个）
城关镇	4	3
金河镇	2	1
合计	6	4
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("persons"), {f"{WHO}2024年度部门决算.txt": TEXT})


SAVED = f"{WHO}三公经费比预算省了多少"
LEAST = f"{WHO}三个项目里谁得分最低"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((f"{WHO}退休人员开支有多少",), "98724"),
        ((f"{WHO}花在退休人员身上的钱",), "98724"),
        ((f"{WHO}有多少退休人员", "花了多少钱"), "98724"),
        ((f"{WHO}退休费多少", "发给几个人"), "15"),
        ((SAVED, "接待费省了百分之几"), "59.43"),
        ((SAVED, "省得最多的是哪一块"), "公务用车购置及运行维护费减少较多"),
        ((f"{WHO}公务接待平均每人次多少钱",), "在报告中不一致：表格写作49"),
        ((LEAST, "跟第一比低多少"), "13.83"),
        ((f"{WHO}哪个项目得分最高", "比第二高几分"), "4.99"),
        ((f"{WHO}经济普查项目得了几分", "和最后一名比呢"), "8.84"),
        ((f"{WHO}哪些科目没花完预算", "完成率最低的是哪个"), "90.09%"),
        ((f"{WHO}收入构成", "第二呢"), "事业收入300000.00元"),
        ((f"{WHO}几个人出国",), "2人"),
        ((f"{WHO}消费券发了多少",), "120.00万元"),
        ((f"{WHO}有几个公益岗",), "4人"),
        ((f"{WHO}冷库谁建的",), "云泽柳工建设有限公司"),
        ((f"{WHO}三个项目平均多少分", "谁最低"), "86.17"),
        ((f"{WHO}哪个项目得分最高", "谁最低，为什么"), "86.17"),
        ((f"{WHO}专项普查活动完成年初预算的百分之几",), "90.09%"),
        ((f"{WHO}哪个科目超预算最多",), "行政运行（2010501）"),
        ((f"{WHO}哪些科目没花完预算",), "专项普查活动（2010507）"),
        ((f"{WHO}工资福利支出里最大的是哪一项", "第二呢", "两样加起来占工资福利支出的百分之几"), "100"),
    ],
)
def test_what_is_asked_is_told(asked: tuple[str, ...], told: str, held: Library) -> None:
    answer = ask(asked[-1], held, history=asked[:-1])
    assert told in answer.answer.replace(",", ""), answer.answer


@pytest.mark.parametrize("question", [f"{WHO}在职人员开支多少", f"{WHO}在职人员花了多少钱"])
def test_staff_are_no_money(question: str, held: Library) -> None:
    assert not ask(question, held).figures


@pytest.mark.parametrize(
    "asked", [(f"{WHO}哪些项目没花完预算",), (f"{WHO}哪个项目没花完钱",), (f"{WHO}自评了几个项目", "哪个没花完")]
)
def test_projects_that_left_money_are_those_whose_budget_was_not_spent(asked: tuple[str, ...], held: Library) -> None:
    assert [one.value for one in ask(asked[-1], held, history=asked[:-1]).figures] == ["90.09", "91.71"]


def test_a_sort_of_bodies_is_not_all_of_them(held: Library) -> None:
    all_of_them = f"{WHO}决算编制单位有几家"
    assert [one.value for one in ask(all_of_them, held).figures] == ["2"]
    assert not ask("其中事业单位几家", held, history=(all_of_them,)).figures


def test_there_are_no_fewer_posts_than_none_to_fill(held: Library) -> None:
    told = ask(f"{WHO}空编几个", held)
    assert [one.value for one in told.figures] == ["35", "38"] and "不能计算" in told.answer


def test_a_number_of_things_is_no_rate_of_them(held: Library) -> None:
    assert ask(f"{WHO}城关镇落地开工多少", held).figures[0].value == "3"
    assert not ask(f"{WHO}城关镇的开工率多少", held).figures
