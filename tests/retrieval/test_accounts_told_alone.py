"""Final accounts of offices in the south-west: accounts that sentences alone name, staff and pensioners in parts, a form of
one project whose funds are called 年度总金额（万元）.
"""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "青湖县组织联络处"
TEXT = f"""{WHO}2022年度部门决算

第一部分 部门概况
一、主要职能
（一）主要职能
1．负责全县联络工作的组织协调。
（二）2022年度重点工作任务介绍
2022年，完成走访6213人次。
二、人员情况
{WHO}2022年末实有人员编制32人。其中：行政编制24人，事业编制8人。
2022年度日常支出4,512,806.40元。其中：基本工资、津贴补贴等人员经费支出4,086,521.15元，占基本支出的90.55%；\
办公费、印刷费、水电费等公用经费426,285.25元，占基本支出的9.45%。
尚未移交养老保险基金发放养老金的离退休人员共计1人（离休1人，退休0人）。由养老保险基金发放养老金的离退休人员18人（离休0人，退休18人）。

第三部分 2022年度部门决算情况说明
一、一般公共预算财政拨款支出决算情况说明
1.一般公共服务支出（类）联络事务（款）驻点联络支出（项）。年初预算为410.00万元，支出决算为642.15万元，\
完成年初预算的156.62%。决算数大于年初预算数的主要原因是追加驻点工作经费。
2.公共安全支出（类）联络（款）“两站”修建（项）年初预算0.00万元，支出决算95.20万元，\
年初未安排预算，主要原因是年中追加站房修缮经费。
二、预算绩效管理情况说明
本单位对2个项目开展了绩效自评，其中，以填报目标自评表形式开展自评2项，涉及资金346.18万元。
从评价情况来看，走访项目自评得分96.5分，“两站”修建项目自评得分92分，扣分的主要原因是工程进度滞后。
2022年度项目支出绩效目标自评表
项目名称	联络站加固			自评总分（分）	95.6
	年初预算数	全年预算数	全年执行数	执行率（%）	执行率得分
年度总金额（万元）	120.00	185.00	172.05	93.00	9.3
其中：财政资金	120.00	185.00	172.05	93.00
指标名称	计量单位	指标性质	指标值	全年完成值	权重	得分
加固数量	座	=	6	6	90	86.3
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("told"), {"联络处.txt": TEXT})


@pytest.mark.parametrize(
    "question, told",
    [
        ("驻点联络支出多少", ["642.15万元"]),
        ("公用经费多少", ["426,285.25元"]),
        ("人员经费多少", ["4,086,521.15元"]),
        ("重点工作有哪些", ["走访6213人次"]),
        ("编制多少人", ["32人"]),
        ("离退休人员多少人", ["1人", "18人"]),
        ("退休人员有多少", ["0人", "18人"]),
        ("绩效自评涉及多少资金", ["346.18万元"]),
        ("两站修建为什么年初没有预算", ["站房修缮"]),
        ("两站修建项目为什么扣分", ["进度滞后"]),
        ("联络站加固项目全年预算数多少", ["185.00万元"]),
        ("联络站加固项目执行率多少", ["93.00%"]),
        ("主要职能是什么", ["组织协调"]),
    ],
)
def test_what_is_told_there_is_found(library: Library, question: str, told: list[str]) -> None:
    reply = ask(question, library)
    assert reply.status is Status.ANSWERED and all(one in reply.answer for one in told), reply.answer


@pytest.mark.parametrize("question, other", [("两站修建为什么年初没有预算", "进度滞后"), ("主要职能是什么", "走访")])
def test_nothing_beside_it_is_told(library: Library, question: str, other: str) -> None:
    assert other not in ask(question, library).answer
