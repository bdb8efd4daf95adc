"""To which account a thing is charged of which no number is printed."""

from __future__ import annotations

from pathlib import Path

from extraction.crosscheck import Reading
from retrieval.answer import ask
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.prose.charged import tell_charged, with_account
from retrieval.readings.leading import Finding
from retrieval.readings.moved.origins import with_origins
from tests.retrieval.made import PairEmbeddings, original, spoken
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, finance

TEXTS = (
    (NARRATIVE, "一、具体情况", "1、其他社会工作事务支出（项）。主要用于：新建部门开办费、社区项目支出。支出决算为202.24万元。"),
    (NARRATIVE, "一、具体情况", "2、行政运行（项）。主要用于：人员支出。支出决算为51.32万元。"),
    (NARRATIVE, "二、绩效情况", "群众满意率由89.8%提升至95%。"),
)


def told(question: str) -> list[str]:
    report = finance(TEXTS)
    query = understand(f"{FINANCE}{question}", (), spoken(), [FINANCE])
    return [quote.text[:2] for quote in tell_charged(query, facts_of(report), report.paragraphs)]


def test_the_account_that_lists_it() -> None:
    assert told("开办费从哪个科目列支") == ["1、"]
    assert told("装修费从哪个科目列支") == told("开办费多少") == []


def test_an_account_is_told_by_what_it_is_for(tmp_path: Path) -> None:
    library = Library(tmp_path / "库", PairEmbeddings())
    library.add(finance(TEXTS), original(tmp_path, "财政.pdf"))
    held = Holdings(library)

    def named(*questions: str) -> str:
        return with_account(Turn(questions[-1], questions[:-1]), held).question

    assert named(f"{FINANCE}新建部门开办费的那个科目，支出多少") == f"{FINANCE}2024年其他社会工作事务支出，支出多少"
    for other in ("食堂的那个科目，支出多少", "开办费支出多少", "行政运行那一项，支出多少"):
        assert named(f"{FINANCE}{other}") == f"{FINANCE}{other}"
    library.close()


def test_one_of_several_accounts_of_a_name_is_told_with_the_one_above_it(tmp_path: Path) -> None:
    item = "一般公共服务支出（类）{}（款）一般行政管理事务（项）{}万元。主要用于：{}。年初预算为{}万元，支出决算为{}万元。"
    told = (("组织事务", "82", "党建指导员津贴", "90", "82"), ("红十字事业", "7", "应急救护培训", "8", "7"))
    library = Library(tmp_path / "库", PairEmbeddings())
    library.add(finance(tuple((NARRATIVE, "一、具体情况", item.format(*one)) for one in told)), original(tmp_path, "财政.pdf"))
    turn = Turn("年初预算呢", (f"{FINANCE}应急救护培训花了多少",))
    assert with_account(turn, Holdings(library)).history == (f"{FINANCE}2024年红十字事业一般行政管理事务是多少",)
    assert "8" in ask(turn.question, library, history=turn.history).answer
    library.close()


def test_where_a_movement_began_is_told_where_that_is_asked() -> None:
    facts = facts_of(finance(TEXTS))
    ended = next(Reading.of_claim(one) for one in facts.claims if str(one.amount.value) == "95")
    found = [Finding(facts, "群众满意率", (ended,))]
    told = [one.readings[0].amount for one in with_origins("群众满意率从多少提升到多少", found)]
    assert [str(amount.value) for amount in told if amount] == ["89.8", "95"]
    assert with_origins("群众满意率提升到多少", found) == found
