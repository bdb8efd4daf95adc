"""What stands beside the thing that is named: its own reason, its other form, its source, the staff it is shared out to."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "松屏市文旅局"
TEXT = f"""{WHO}2024年度部门决算

第二部分 2024年度部门决算表

支出决算表

单位：万元

科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		900.00	600.00	300.00
2070104	图书馆	320.00	200.00	120.00
2070109	群众文化	580.00	400.00	180.00

一般公共预算财政拨款支出决算表

单位：万元

科目编码	科目名称	小计	基本支出	项目支出
合计		850.00	600.00	250.00
2070104	图书馆	290.00	200.00	90.00
2070109	群众文化	560.00	400.00	160.00

一般公共预算财政拨款基本支出决算明细表

单位：万元

科目编码	科目名称	金额	科目编码	科目名称	金额
30101	基本工资	240.00	30231	公务用车运行维护费	9.00

第三部分 2024年度部门决算情况说明

一、收入决算情况说明

2024年度收入合计900.00万元，其中：财政拨款收入890.00万元，占98.89%；其他收入10.00万元，占1.11%，为文化馆场地培训服务收入。

二、财政拨款支出决算情况说明

1、文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）。年初预算为300.00万元，支出决算为290.00万元，完成年初预算的96.67%。

三、机构人员情况

年末实有在职人员60人。

四、政府采购支出情况说明

2024年度本部门面向小微企业预留政府采购项目预算金额80.00万元。在面向小微企业预留的政府采购项目中，由小微企业供应商中标或成交的，采购金额60.00万元。

五、国有资产占用情况说明

截至2024年12月31日，本部门共有车辆5辆，其中，执法执勤用车2辆、其他用车3辆；单价100万元以上设备4台（套）。

六、预算绩效情况说明

组织开展绩效自评，涉及项目2个。其中，“古籍修复”项目自评得分78.50分，评级为“合格”，主要扣分原因是计划修复200册、实际修复150册；“流动书屋”项目自评得分88.20分，评级为“良”，主要扣分原因是2处书屋选址延迟。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("beside"), {f"{WHO}2024年度部门决算.txt": TEXT})


FIRST = "2070104这个科目支出决算多少，基本和项目各多少"


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), "2070104这个科目支出决算多少", ["320.00", "290.00"]),
        ((FIRST,), "一般公共预算那张表里它是多少，差多少", ["290.00", "30.00"]),
        ((FIRST, "一般公共预算那张表里它是多少，差多少"), "跟年初预算比完成多少", ["96.67"]),
        (("2070104的项目支出多少",), "一般公共预算表里呢", ["90.00"]),
        ((), "三公表里养车是11.06万，那基本支出明细表里公务用车运行维护费是多少", ["9.00"]),
        ((), "图书馆花了多少，都是项目支出吗", ["320.00", "200.00", "120.00"]),
        ((), "图书馆花了320万，那其中项目支出多少", ["120.00"]),
        ((), "小微企业预留的采购预算多少，实际成交多少，成交占几成", ["80.00", "60.00", "75.00"]),
        (("单价100万以上的设备有几台",), "车呢，各有几辆", ["5"]),
        ((), "在职的人平均每人基本工资多少", ["40000"]),
    ],
)
def test_the_thing_named_is_kept(held: Library, history: tuple[str, ...], question: str, values: list[str]) -> None:
    before = tuple(f"{WHO}{one}" if at == 0 else one for at, one in enumerate(history))
    answer = ask(question if history else f"{WHO}{question}", held, history=before)
    told = [one.value for one in answer.figures]
    assert [one for one in values if one not in told] == [] and "900.00" not in told, answer.answer


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("流动书屋项目得了多少分，怎么没评上优", "选址延迟", "修复"),
        ("古籍修复项目为什么没评上良", "实际修复150册", "选址"),
        ("其他收入那10万是哪来的", "为文化馆场地培训服务收入", "财政拨款"),
    ],
)
def test_the_words_are_those_of_the_thing_alone(held: Library, question: str, told: str, other: str) -> None:
    answer = ask(f"{WHO}{question}", held).answer
    assert told in answer and other not in answer


@pytest.mark.parametrize(
    ("history", "question"),
    [((), "2070199花了多少，基本和项目各多少"), (("2070199花了多少",), "年初预算多少")],
)
def test_what_leans_on_a_code_printed_nowhere_is_not_of_the_whole(held: Library, history: tuple[str, ...], question: str) -> None:
    answer = ask(question if history else f"{WHO}{question}", held, history=tuple(f"{WHO}{one}" for one in history))
    assert not answer.figures, answer.answer
