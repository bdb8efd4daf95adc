"""A list of projects that the text of a report prints under no caption, what else that text tells of them, and other accounts."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from tests.retrieval.made import library_of_texts

WHO = "云泽市水务局"
TEXT = """云泽市水务局2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表

单位：万元
收入	决算数	支出	决算数
一、财政拨款收入	200.00	一、农林水支出	190.00
本年收入合计	200.00	本年支出合计	190.00
年初结转和结余	3.00	年末结转和结余	13.00
总计	203.00	总计	203.00

第三部分 2024年度部门决算情况说明

一、一般公共预算财政拨款支出决算具体情况

1、农林水支出（类）水利（款）防汛（项）。年初预算为20.00万元，支出决算为26.00万元。决算数大于预算数的主要原因：雨水多。

2、农林水支出（类）水利（款）抗旱（项）。年初预算为10.00万元，支出决算为12.00万元。决算数大于预算数的主要原因：新打水井。

3、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为24.00万元，支出决算为18.00万元。决算数小于预算数的主要原因：人员调出。

二、财政拨款“三公”经费支出决算情况说明

公务用车运行维护费预算为5.00万元，支出决算为4.00万元。公务接待费预算为2.00万元，支出决算为1.20万元。公务接待费比上年增加0.20万元，增长20.00%，主要原因是来访增多。国内公务接待6批次，40人次。年末实有在职人员50人。

三、政府采购支出情况

政府采购支出总额31.00万元，其中：政府采购货物支出10.00万元、政府采购工程支出5.00万元、政府采购服务支出15.00万元。

四、预算绩效管理情况

本部门绩效自评的2024年度项目3个，涉及预算金额100.00万元，平均得分90.00分。具体如下：

序号	项目名称	预算金额（万元）	执行金额（万元）	执行率	自评得分	评级
1	河道保洁	50.00	50.00	100.00%	97.00	优
2	节水宣传	30.00	21.00	70.00%	81.50	良
3	泵站维修	20.00	19.00	95.00%	91.50	优

“河道保洁”项目综述：自评得分为97.00分。项目由云泽清河保洁有限公司承接。垃圾清理及时。

“节水宣传”项目扣分的主要原因：广场活动因大雨取消，原定5场只办3场；问卷回收率为71%，未达到80%的目标。
"""
LOWEST = f"{WHO}自评的项目里哪个得分最低"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("list"), {f"{WHO}2024年度部门决算.txt": TEXT})


def values(answer: Answer) -> list[str]:
    return [one.value for one in answer.figures]


@pytest.mark.parametrize(
    ("asked", "value"),
    [(LOWEST, "81.50"), (f"{WHO}哪个项目执行率最高", "100.00"), (f"{WHO}节水宣传项目没花完的钱有多少", "9.00")],
)
def test_a_list_under_no_caption_is_known_by_its_columns(asked: str, value: str, held: Library) -> None:
    assert values(ask(asked, held))[-1] == value


@pytest.mark.parametrize("asked", ["为什么这么低", "咋这么低", "为什么"])
def test_all_causes_of_a_low_score(asked: str, held: Library) -> None:
    told = ask(asked, held, history=(LOWEST,)).answer
    assert "大雨" in told and "回收率" in told


@pytest.mark.parametrize("asked", ["这个项目还剩多少钱没花", "该项目结余多少"])
def test_what_is_left_of_a_project_is_no_balance_of_the_whole(asked: str, held: Library) -> None:
    assert values(ask(asked, held, history=(LOWEST,)))[-1] == "9.00"
    for history in ((), (f"{WHO}职工食堂项目花了多少",)):
        assert ask(asked if history else f"{WHO}{asked}", held, history=history).status is Status.REFUSED


@pytest.mark.parametrize(
    "asked", ["还有哪些科目也花超了年初预算", "其他还有哪些科目超了预算", f"{WHO}除了防汛还有哪些科目超了年初预算"]
)
def test_other_accounts_than_the_one_named(asked: str, held: Library) -> None:
    told = ask(asked, held, history=() if WHO in asked else (f"{WHO}防汛年初批了多少，最后花了多少",)).answer
    assert "抗旱（项）" in told and "防汛（项）" not in told and "公积金" not in told


def test_other_accounts_of_which_something_was_left(held: Library) -> None:
    assert "公积金（项）" in ask(f"{WHO}除了防汛还有哪些科目没花完", held).answer
    assert "公积金（项）" in ask("还有哪些科目没花完", held, history=(f"{WHO}防汛超预算了吗",)).answer


def test_accounts_are_none_of_the_account_named_before(held: Library) -> None:
    told = ask("那哪些科目超了预算", held, history=(f"{WHO}防汛超预算了吗",)).answer
    assert "抗旱（项）" in told and "防汛（项）" in told


def test_a_thing_named_first_and_then_set_against_its_budget(held: Library) -> None:
    history = (f"{WHO}请客吃饭花了多少", "那平均一个人吃掉多少钱")
    assert values(ask(history[1], held, history=history[:1]))[-1] == "300"
    assert values(ask("养车呢，比预算省了多少", held, history=history)) == ["4.00", "5.00", "1.00"]


@pytest.mark.parametrize("asked", ["活是哪家公司干的", "由谁承接的", f"{WHO}河道保洁项目是哪家公司做的"])
def test_the_firm_that_did_a_project(asked: str, held: Library) -> None:
    history = () if WHO in asked else (f"{WHO}河道保洁项目自评多少分",)
    assert "云泽清河保洁有限公司" in ask(asked, held, history=history).answer


def test_the_firm_of_another_project_is_not_told(held: Library) -> None:
    assert "“节水宣传”：" not in ask("活是哪家公司干的", held, history=(f"{WHO}节水宣传项目自评多少分",)).answer


def test_everyday_words_for_moves_and_lists(held: Library) -> None:
    assert "0.20" in values(ask(f"{WHO}接待费比23年是涨是跌", held))
    told = ask(f"{WHO}政府采购总额跟货物工程服务三项加起来对得上吗", held)
    assert "30.00" in values(told) and "对不上" in told.answer


def test_why_another_project_scored_so_little(held: Library) -> None:
    history = (f"{WHO}河道保洁项目自评多少分", "活是哪家公司干的")
    assert "大雨" in ask("节水宣传呢，咋才得那么点", held, history=history).answer
