"""A report with a form of its work as a whole, a list of its projects that prints sums, and scores told in prose alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import reading
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "云泽市文化和旅游局"
TEXT = """云泽市文化和旅游局2024年度部门决算

第三部分 2024年度部门决算情况说明

一、预算绩效情况说明

我部门组织对2024年度项目支出全面开展绩效自评，其中，项目3个，共涉及资金260.00万元。部门整体支出绩效自评得分为93.5分。

1.旅游宣传推广项目：全年预算数100.00万元，执行数88.00万元，自评得分87.80分。

2.文物安全巡查专项：全年预算数40.00万元，执行数38.00万元，自评得分96.50分。

区财政局对旅游宣传推广项目开展部门评价，综合得分91.3分，评价等级为“优”。

第五部分 附件

附件1 部门整体支出绩效评价报告

（一）投入（20分，自评得20分）。预算编制合理。

（二）过程（30分，自评得27.5分）。预算调整率8.6%，扣1.5分；政府采购执行率94%，扣1分。

部门整体支出绩效自评表
部门名称	云泽市文化和旅游局
年度预算申请（万元）		年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	500.00	510.00	490.00	10	96.08%	9.6
绩效指标
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	图书馆新增藏书	≥2.2万册	1.8万册	50	45
满意度指标	服务对象满意度指标	群众满意度	≥90%	92%	40	38.9
总分					100	93.5

项目支出绩效自评表
项目名称	旅游宣传推广项目
主管部门	云泽市文化和旅游局	实施单位	局本级
资金情况（万元）	年初预算	100.00	全年预算	100.00	全年执行	88.00
	预算执行率	89.00%	分值	10	得分	8.8
一级指标	二级指标	三级指标	目标值	完成值	分值	自评得分
产出指标	数量指标	推介会场次	4场	2场	50	40
效益指标	社会效益	游客人次	≥9万人次	9.5万人次	40	39
合计					100	87.8
自评等级	良

2024年度项目支出绩效自评结果汇总表
序号	项目名称	全年预算数	执行数	执行率	自评得分	自评等级
1	旅游宣传推广项目	100.00	88.00	88.00%	87.80	良
2	文物安全巡查专项	40.00	38.00	95.00%	96.50	优
3	图书馆免费开放	120.00	120.00	100.00%	97.00	优
	合计	260.00	246.00	94.62%
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("culture"), {"云泽市文化和旅游局2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{WHO}整体支出自评表里群众满意度得了几分", ("38.9分",)),
        ((), f"{WHO}部门整体支出预算执行率是多少", ("96.08%",)),
        ((), f"{WHO}图书馆新增藏书比目标差多少", ("0.4万册",)),
        ((), f"{WHO}过程这个维度得了多少分", ("27.5分", "扣1.5分")),
        ((), f"{WHO}旅游宣传推广项目一共扣了多少分，扣在哪些指标", ("12.2分", "1.2分", "10分", "1分")),
        ((), f"{WHO}3个项目的执行数加起来和合计对得上吗", ("246.00万元（推算）", "对得上")),
        ((), f"{WHO}哪个项目执行数最多", ("120.00万元",)),
        ((), f"{WHO}绩效自评涉及资金，正文和汇总表一致吗", ("全年预算数260.00万元", "与表格一致")),
        ((), f"{WHO}旅游宣传推广项目的执行率填89%对吗", ("在报告中不一致", "88.00%（推算）")),
        ((), "文物安全巡查专项执行了多少钱", ("38.00万元",)),
        ((f"{WHO}哪个项目评为良",), "它得了多少分", ("87.80分",)),
        ((f"{WHO}旅游宣传推广项目推介会场次目标多少",), "全年预算数自评表和正文写的一样吗", ("100.00万元", "一致")),
    ],
)  # fmt: skip
def test_what_is_asked_is_told(held: Library, history: tuple[str, ...], question: str, told: tuple[str, ...]) -> None:
    answer = ask(question, held, history=history).answer
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize(
    ("history", "question", "untold"),
    [
        ((), f"{WHO}旅游宣传推广项目全年预算、执行各多少", "不一致"),
        ((), f"{WHO}旅游宣传推广项目自评等级", "优"),
        ((f"{WHO}过程这个维度得了多少分",), "扣分在哪里", "推介会"),
    ],
)  # fmt: skip
def test_nothing_of_others_is_told(held: Library, history: tuple[str, ...], question: str, untold: str) -> None:
    assert untold not in ask(question, held, history=history).answer


def test_the_form_of_a_project_stands_in_no_report_on_another(tmp_path: Path) -> None:
    path = tmp_path / "云泽市文化和旅游局2024年度部门决算.txt"
    path.write_text(TEXT, encoding="utf-8")
    tables = {table.title: table.section for table in reading.read(path).tables}
    assert tables["项目支出绩效自评表"] == tables["2024年度项目支出绩效自评结果汇总表"] == ("第五部分 附件",)
    assert "报告" in tables["部门整体支出绩效自评表"][-1]


def test_points_of_the_whole_are_none_of_the_projects(tmp_path: Path) -> None:
    path = tmp_path / "云泽市文化和旅游局2024年度部门决算.txt"
    head, *_ = TEXT.partition("一、预算绩效情况说明")
    form = TEXT[TEXT.index("部门整体支出绩效自评表") : TEXT.index("项目支出绩效自评表")]
    path.write_text(f"{head}第五部分 附件\n\n{form}", encoding="utf-8")
    library = Library(tmp_path / "library")
    library.add(reading.read(path), path)
    assert ask(f"{WHO}项目绩效得分多少", library).status is Status.REFUSED
    assert [one.value for one in ask(f"{WHO}整体绩效得分多少", library).figures] == ["93.5"]
    library.close()
