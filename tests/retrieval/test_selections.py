"""Those that a question selects from a collection (projects, accounts, bodies), and what is asked of them alone afterwards."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from tests.retrieval.made import library_of_texts

WHO, OTHER = "青渡市园林局", "青渡市档案馆"
SPENT = """合计		1000.00	560.00	440.00
212	城乡社区支出	880.00	440.00	440.00
21201	城乡社区管理事务	480.00	440.00	40.00
2120101	行政运行	440.00	440.00
2120104	城管执法	40.00		40.00
21205	城乡社区环境卫生	400.00		400.00
2120501	城乡社区环境卫生	400.00		400.00
221	住房保障支出	120.00	120.00
22102	住房改革支出	120.00	120.00
2210201	住房公积金	120.00	120.00"""
TEXT = f"""青渡市园林局2024年度部门决算

第二部分 2024年度部门决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
{SPENT}

一般公共预算财政拨款支出决算表

单位：万元
科目编码	科目名称	合计	基本支出	项目支出
{SPENT}

财政拨款“三公”经费支出决算表

单位：万元
项目	预算数	决算数
合计	12.00	6.40
1.因公出国（境）费	5.00
2.公务用车购置及运行维护费	4.00	4.00
3.公务接待费	3.00	2.40

第三部分 2024年度部门决算情况说明

一、一般公共预算财政拨款支出决算具体情况

1、城乡社区支出（类）城乡社区管理事务（款）行政运行（项）。年初预算为440.00万元，支出决算为440.00万元，完成年初预算的100.00%。

2、城乡社区支出（类）城乡社区管理事务（款）城管执法（项）。年初预算为50.00万元，支出决算为40.00万元，完成年初预算的80.00%。

3、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为120.00万元，支出决算为120.00万元，完成年初预算的100.00%。

二、国有资产占用情况

截至2024年12月31日，共有车辆9辆，其中：机要通信用车1辆、执法执勤用车3辆、其他用车5辆。公务用车保有量为9辆。

三、预算绩效管理情况

本部门绩效自评的2024年度项目4个。2024年度绩效自评的4个项目中，2个项目自评等级为优，1个项目自评等级为良，1个项目自评等级为中。具体如下：

序号	项目名称	年初预算数（万元）	全年预算数（万元）	全年执行数（万元）	执行率	自评得分	自评等级
1	行道树补植	90.00	100.00	100.00	100.00%	98.00	优
2	公园厕所改造	80.00	60.00	45.00	75.00%	84.50	良
3	湖面清淤	200.00	200.00	190.00	95.00%	76.00	中
4	花展	70.00	70.00	70.00	100.00%	100.00	优

第四部分 附件

项目支出绩效自评表
（2024年度）
项目名称	湖面清淤	主管部门	青渡市园林局
			年初预算数	全年预算数（A）	全年执行数（B）	分值	执行率（B/A）	得分
	年度资金总额		200.00	200.00	190.00	10	95.00%	9.5
绩效指标	一级指标	二级指标	三级指标	年度指标值（A）	实际完成值（B）	分值	得分	偏差原因分析
	产出指标	数量指标	清淤面积	≥40亩	30亩	30	22.5	水位偏高
	产出指标	质量指标	淤泥外运率	100%	80%	30	24	弃土场已满
	满意度指标	服务对象满意度指标	居民满意率	≥95%	80%	30	20	气味较大
		总分					76.00
"""
SMALL = """青渡市档案馆2024年度部门决算

第三部分 2024年度部门决算情况说明

一、国有资产占用情况

截至2024年12月31日，公务用车保有量为2辆。
"""
WORSE, COSTLY, LARGE = f"{WHO}哪些项目没拿到优", f"{WHO}哪些项目预算超过80万", f"{WHO}哪些项级科目超过100万"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{WHO}2024年度部门决算.txt": TEXT, f"{OTHER}2024年度部门决算.txt": SMALL}
    return library_of_texts(tmp_path_factory.mktemp("selections"), texts)


def values(answer: Answer) -> list[str]:
    return [one.value for one in answer.figures]


@pytest.mark.parametrize(
    "asked",
    [
        "哪些项目没拿到优", "哪些项目自评不是优", "有几个项目不是优", "有没有评得差的，比如良或者不合格", "哪些项目评级在良以下",
        "除了优以外还有哪些项目", "评为良或者中的项目有哪些", "的项目都是优吗", "没评上优的有几个",
    ],
)  # fmt: skip
def test_projects_by_a_condition_on_their_grade(asked: str, held: Library) -> None:
    told = ask(f"{WHO}{asked}", held)
    assert "公园厕所改造" in told.answer and "湖面清淤" in told.answer and "花展" not in told.answer
    assert {"84.50", "76.00"} <= set(values(told))


def test_no_project_of_a_grade(held: Library) -> None:
    told = ask(f"{WHO}哪个项目评为差", held).answer
    assert "没有写到" in told and "花展" not in told
    assert ask(f"{WHO}停车楼项目多少分，是优吗", held).status is Status.REFUSED


@pytest.mark.parametrize(
    ("history", "asked", "value"),
    [
        ((WORSE,), "各是多少分", "76.00"), ((WORSE,), "它们预算加起来多少", "260.00"), ((WORSE,), "有几个", "2"),
        ((WORSE,), "这几个项目的预算加起来，比当年项目支出决算少多少", "180.00"), ((WORSE,), "一共花了多少", "235.00"),
        ((WORSE, "一共花了多少"), "占项目支出的百分之几", "53.41"), ((WORSE,), "平均多少分", "80.25"),
        ((WORSE,), "没花完的钱加起来多少", "25.00"), ((WORSE,), "哪个剩得最多", "15.00"),
        ((WORSE, "哪个剩得最多"), "它得了几分", "84.50"), ((COSTLY,), "其中得分最低的是哪个", "76.00"),
        ((COSTLY,), "哪个得分高", "98.00"), ((COSTLY, "哪个得分高"), "这几个一共多少钱", "300.00"),
        ((LARGE,), "最小的是哪个", "120.00"), ((LARGE,), "加起来多少", "960.00"),
        ((LARGE, "加起来多少"), "占总支出多少", "96.00"), ((LARGE,), "最大的两个是哪两个", "400.00"),
        ((LARGE, "最大的两个是哪两个"), "它们一共多少", "840.00"),
        (("哪家的车超过5辆",), "加起来几辆", "9"), ((f"{WHO}有哪些项目",), "加起来多少", "405.00"),
        ((f"{WHO}绩效自评的项目有哪些",), "平均分呢", "89.63"), ((f"{WHO}得分90分以下的项目有哪些",), "一共几个", "2"),
    ],
)  # fmt: skip
def test_what_is_asked_of_those_selected_is_told_of_them_alone(
    history: tuple[str, ...], asked: str, value: str, held: Library
) -> None:
    assert values(ask(asked, held, history=history))[-1] == value


@pytest.mark.parametrize(("history", "asked"), [((WORSE,), "加起来多少"), (("哪家的车超过50辆",), "加起来几辆")])
def test_no_sum_of_scores_nor_of_none(history: tuple[str, ...], asked: str, held: Library) -> None:
    assert ask(asked, held, history=history).status is Status.REFUSED


def test_of_those_level_the_end_of_all_is_asked(held: Library) -> None:
    history = (f"{WHO}哪些项目拿了满分",)
    assert values(ask("最低的是哪个", held, history=history))[-1] == "76.00"


@pytest.mark.parametrize(
    ("asked", "named", "count"),
    [
        ("一般公共预算支出里哪些项级科目超过300万", ("行政运行", "城乡社区环境卫生"), ()),
        ("有哪些款级科目", ("住房改革支出", "城乡社区管理事务"), ()),
        ("一共有几个项级科目", ("城管执法",), ("4",)), ("项级科目里低于50万的", ("城管执法",), ()),
        ("哪些科目没完成预算", ("城管执法（项）",), ()),
    ],
)  # fmt: skip
def test_accounts_by_their_amounts(asked: str, named: tuple[str, ...], count: tuple[str, ...], held: Library) -> None:
    told = ask(f"{WHO}{asked}", held)
    assert all(one in told.answer for one in named) and set(count) <= set(values(told))


@pytest.mark.parametrize(
    ("history", "asked"),
    [((f"{WHO}一共有几辆车",), "哪种用途的车最多"), ((), f"{WHO}车最多的用途是什么"), ((), f"{WHO}公务用车里哪类车最多")],
)
def test_the_sort_of_car_there_is_most_of(history: tuple[str, ...], asked: str, held: Library) -> None:
    assert values(ask(asked, held, history=history)) == ["5"]


@pytest.mark.parametrize("asked", ["谁家的车超过5辆", "哪家的车超过5辆", "谁的车多于5辆"])
def test_whose_cars_are_more_than_so_many(asked: str, held: Library) -> None:
    assert f"的有：{WHO}2024年度9辆" in ask(asked, held).answer


@pytest.mark.parametrize("asked", ["哪个项目调减了预算", "哪些项目预算被砍了"])
def test_projects_whose_budget_was_cut(asked: str, held: Library) -> None:
    told = ask(f"{WHO}{asked}", held)
    assert values(told) == ["80.00", "60.00"]


@pytest.mark.parametrize("asked", ["哪些项目得分比公园厕所改造低", "有没有项目得分不如公园厕所改造"])
def test_projects_beyond_another_that_is_named(asked: str, held: Library) -> None:
    assert values(ask(f"{WHO}{asked}", held)) == ["76.00"]


def test_no_number_of_the_whole_for_those_selected(held: Library) -> None:
    for asked in ("年初预算分别是多少", "预算加起来多少", "执行率最低的是哪个"):
        assert ask(asked, held, history=(LARGE,)).status is Status.REFUSED


@pytest.mark.parametrize(
    ("asked", "named", "left"),
    [
        ("哪几项没花完预算", ("因公出国", "公务接待费"), "公务用车"),
        ("哪项决算比预算少", ("因公出国", "公务接待费"), "公务用车"),
        ("哪一项超了预算", ("没有决算数超过预算数的",), "完成预算"),
        ("哪项超过3万", ("公务用车购置及运行维护费",), "公务接待费"),
    ],
)  # fmt: skip
def test_which_of_the_three_public_expenses(asked: str, named: tuple[str, ...], left: str, held: Library) -> None:
    told = ask(f"{WHO}三公经费里{asked}", held).answer
    assert all(one in told for one in named) and left not in told


def test_indicators_that_lost_points_are_counted_and_set_in_order(held: Library) -> None:
    asked = f"{WHO}湖面清淤哪些指标没完成"
    assert values(ask(asked.replace("哪些", "有几个"), held))[-1] == "3"
    assert values(ask("有几个", held, history=(asked,)))[-1] == "3"
    told = ask("哪个扣分最多", held, history=(asked,))
    assert values(told)[-1] == "10" and "气味较大" in told.answer
