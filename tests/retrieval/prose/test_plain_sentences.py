"""What plain sentences of a report tell: accounts below their names, scores of projects, kinds of cars, numbers of any sort."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import original
from tests.retrieval.town import cells, report_from

WHO = "芦湾县人民法院"
NARRATIVE = "第三部分 部门决算情况说明"
ACCOUNTS = "（三）支出决算具体情况"
TEXTS = (
    (NARRATIVE, ACCOUNTS, "1、公共安全支出（类）法院（款）行政运行（项）。"),
    (NARRATIVE, ACCOUNTS, "年初预算为80.00万元，支出决算为72.00万元，完成年初预算的90%，原因是人员调出。"),
    (NARRATIVE, ACCOUNTS, "2、公共安全支出（类）法院（款）案件审判（项）。"),
    (NARRATIVE, ACCOUNTS, "年初预算为50.00万元，支出决算为55.00万元，完成年初预算的110%，原因是案件增加。"),
    (NARRATIVE, "三、“三公”经费说明", "公务用车保有量3辆，分别为轿车1辆、越野车2辆。"),
    (NARRATIVE, "四、机关运行经费说明", "本单位按规定未使用机关运行经费的相关科目。"),
    (NARRATIVE, "五、预算绩效情况说明",
     "本单位对3个项目开展了绩效自评，其中庭审直播项目得分96.20分、柳桥人民法庭修缮项目得分81.50分、送达服务项目得分93.00分。"
     "未组织部门评价。"),
    ("第一部分 概况", "二、重点工作", "全年在校园办法治讲座14场；为受灾渔户放养鱼苗320万尾。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("court")
    library = Library(folder / "库")
    rows = {"本年收入合计": "130.00", "总计": "130.00"}
    report = report_from("法院.pdf", WHO, tuple(cells("法院.pdf", "收入支出决算总表", "income_expenditure", 1, rows)), TEXTS)
    library.add(report, original(folder, report.file))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("哪些科目没有完成年初预算", ["行政运行", "90%"], "110%"),
        ("哪些支出超过了年初预算", ["案件审判", "110%"], "90%"),
        ("公务用车都是什么车型", ["轿车1辆"], ""),
        ("有机关运行经费吗", ["没有发生", "未使用机关运行经费"], ""),
        ("开展部门评价了吗", ["未组织部门评价"], ""),
        ("部门评价做了没有", ["未组织部门评价"], ""),
        ("绩效自评得分最低的项目是哪个", ["柳桥人民法庭修缮项目", "81.50"], "93.00"),
        ("柳桥人民法庭修缮项目得了多少分", ["81.50"], "96.20"),
        ("为受灾渔户放养了多少鱼苗", ["320万尾"], ""),
    ],
)
def test_a_plain_sentence_answers(question: str, told: list[str], untold: str, held: Library) -> None:
    answer = ask(f"{WHO}{question}", held)
    assert answer.status is Status.ANSWERED and all(words in answer.answer for words in told)
    assert not untold or untold not in answer.answer
