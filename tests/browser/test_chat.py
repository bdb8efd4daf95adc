"""The tab 问答 in a browser: answers with verdicts, their places, tables, what is kept, and what is taken away."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from eval.factory.generate import generate
from eval.factory.outputs import write_report
from eval.factory.questions import questions_of
from tests.browser.conftest import repeat_evidence
from tests.browser.steps import answer, ask, open_tab, shoot
from tests.browser.test_reports_tab import remove, upload
from tests.openai_server import Body, FakeServer

pytestmark = pytest.mark.browser

EMPTY = 200
"""Characters that a browser which remembers nothing may keep."""

INCOME = "聊城市12345市民热线受理中心2024年本年收入合计是多少？"
TWO = "聊城市12345市民热线受理中心和枣庄市人民政府办公室2024年本年收入合计分别是多少？"


def boxes(page: Any) -> tuple[dict[str, float], dict[str, float]]:
    """Where the first mark is, and the window of the preview over its page."""
    return page.locator("#preview .mark").first.bounding_box(), page.locator("#preview .view").bounding_box()


def assert_in_view(mark: dict[str, float], view: dict[str, float]) -> None:
    """The mark is not scrolled out of its window."""
    assert view["y"] <= mark["y"]
    assert mark["y"] + mark["height"] <= view["y"] + view["height"]


def wait_for_other(page: Any, selector: str, text: str) -> None:
    """Wait until an element says something else."""
    page.wait_for_function("([one, text]) => document.querySelector(one)?.innerText !== text", arg=[selector, text])


def hold(model: FakeServer) -> Event:
    """Let the model wait before it speaks, until the event is set."""
    going_on = Event()

    def say(body: Body) -> str:
        going_on.wait(60)
        return repeat_evidence(body)

    model.say = say
    return going_on


def begin_to_ask(page: Any, model: FakeServer) -> Event:
    """Ask the model, which is held, and wait until the question is shown."""
    going_on = hold(model)
    page.get_by_role("radio", name="模型").check(force=True)
    page.fill("#question textarea", INCOME)
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .growing")
    return going_on


def test_an_answer_is_cited_and_its_cell_marked_on_the_page(page: Any) -> None:
    page.wait_for_selector("#welcome .examples button")
    shoot(page, "empty")
    assert "2,371.40" in ask(page, INCOME)
    assert page.locator("#chat .number.agree").first.inner_text() == "2,371.40万元"
    assert "一致" in page.inner_text("#chat .turn footer")
    first = page.locator("#citations label").first.inner_text()
    assert "收入支出决算总表" in first
    assert "2,371.40" in first
    mark, view = boxes(page)
    assert_in_view(mark, view)
    assert 4 < mark["width"] < view["width"]
    shoot(page, "answer")
    page.locator("#preview .page").click()
    assert page.locator("#preview .mark").first.bounding_box()["width"] == pytest.approx(2 * mark["width"], rel=0.05)
    page.locator("#preview [data-zoom='1']").click()
    assert page.locator("#preview .mark").first.bounding_box()["width"] == pytest.approx(3 * mark["width"], rel=0.05)
    assert_in_view(*boxes(page))


def test_places_are_stepped_through_and_opened_from_the_answer(page: Any) -> None:
    ask(page, TWO)
    citations, caption = page.locator("#citations label"), "#preview figcaption"
    assert citations.count() > 1
    shown = page.inner_text(caption)
    citations.last.click()
    wait_for_other(page, caption, shown)
    number = re.search(r"第 (\d+)", citations.last.inner_text())
    assert number and f"第 {number[1]}" in page.inner_text(caption)
    assert_in_view(*boxes(page))
    shown = page.inner_text("#citations .selected")
    page.get_by_role("button", name="上一处").click()
    wait_for_other(page, "#citations .selected", shown)
    page.locator("#chat .compared .cite").last.click()
    page.wait_for_function("() => document.querySelector('#preview figcaption .file').innerText.startsWith('枣庄')")
    shoot(page, "comparison")


def test_figures_of_two_organisations_are_a_table_with_bars(page: Any) -> None:
    table = answer(page, TWO).locator(".compared")
    assert table.locator("tbody th").all_inner_texts() == ["聊城市12345市民热线受理中心", "枣庄市人民政府办公室"]
    bars = [bar.bounding_box()["width"] for bar in table.locator(".bar i").all()]
    assert bars[0] < bars[1]


def wait_for_more_kept(page: Any, before: int) -> int:
    """Wait until the browser remembers more than it did, and say how much."""
    size = "(localStorage.getItem('heshu-history') ?? '').length"
    page.wait_for_function(f"before => {size} > before", arg=before)
    return int(page.evaluate(size))


def test_a_follow_up_is_understood_and_remembered_after_a_reload(page: Any) -> None:
    ask(page, INCOME)
    kept = wait_for_more_kept(page, EMPTY)
    turn = answer(page, "那本年支出合计呢？")
    assert "聊城" in turn.inner_text()
    assert "支出" in turn.locator(".reply").inner_text()
    wait_for_more_kept(page, kept)
    page.reload()
    page.wait_for_selector("#chat .turn[data-turn='1'] footer")
    page.wait_for_selector("#preview .mark")
    page.click("#anew")
    page.wait_for_selector("#welcome .examples button")
    page.locator("#earlier input").click()
    page.get_by_role("option").first.click()
    page.wait_for_selector("#chat .turn[data-turn='1'] footer")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#forget")
    page.wait_for_selector("#welcome .examples button")
    page.reload()
    page.wait_for_selector("#welcome .examples button")


def test_an_example_is_asked_and_asked_again(page: Any, model: FakeServer) -> None:
    page.get_by_role("radio", name="模型").check(force=True)
    page.locator("#welcome .examples button").first.click()
    page.wait_for_selector("#chat .turn footer")
    first = page.inner_text("#chat .turn .reply")
    going_on = hold(model)
    page.locator("#chat [data-retry]").click()
    page.wait_for_selector("#chat .growing")
    going_on.set()
    page.wait_for_selector("#chat .turn footer")
    assert page.locator("#chat .turn").count() == 1
    assert page.inner_text("#chat .turn .reply") == first


def test_reports_and_years_narrow_what_is_asked(page: Any) -> None:
    page.locator("#ask-years input").click()
    page.get_by_role("option", name="2023").click()
    page.keyboard.press("Escape")
    assert "无法回答" in answer(page, INCOME).inner_text()


def test_a_refusal_shows_no_source(page: Any) -> None:
    turn = answer(page, "聊城市12345市民热线受理中心2019年本年收入合计是多少？")
    assert "2019" in turn.locator(".refused").inner_text()
    assert page.locator("#citations label").count() == 0
    assert page.locator("#preview .empty").count() == 1
    shoot(page, "refusal")


def test_an_answer_is_copied_and_the_conversation_exported(page: Any, tmp_path: Path) -> None:
    from docx import Document

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, INCOME)
    page.locator("#chat [data-copy]").click()
    page.wait_for_selector("#chat [data-copy] >> text=已复制")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "2,371.40万元" in copied
    assert "[1] 聊城" in copied
    with page.expect_download() as saving:
        page.click("#export")
    saving.value.save_as(tmp_path / "对话.docx")
    assert any(INCOME in paragraph.text for paragraph in Document(str(tmp_path / "对话.docx")).paragraphs)


def test_a_model_words_the_answer_and_the_trace_shows_how(page: Any, model: FakeServer) -> None:
    page.get_by_role("radio", name="模型").check(force=True)
    turn = answer(page, INCOME)
    assert "由模型回答" in turn.locator("footer").inner_text()
    assert turn.locator(".number.agree").first.inner_text() == "2,371.40万元"
    turn.locator(".trace summary").click()
    assert "test-model" in turn.locator(".trace").inner_text()
    shoot(page, "trace")

    model.say = lambda body: "本年收入合计为9,999.99万元。[1]"
    turn = answer(page, INCOME)
    assert "9,999.99" not in turn.locator(".reply").inner_text()
    assert "按规则回答" in turn.locator("footer").inner_text()
    assert turn.locator(".note").inner_text()


def test_an_answer_is_stopped_and_asked_again(page: Any, model: FakeServer) -> None:
    going_on = begin_to_ask(page, model)
    page.locator("#question .stop-button").click()
    page.wait_for_selector("#chat .stopped >> text=已停止")
    going_on.set()
    page.locator("#chat [data-retry]").click()
    page.wait_for_selector("#chat .turn footer >> text=由模型回答")
    assert page.locator("#chat .turn").count() == 1


def test_a_conversation_that_is_left_stays_left(page: Any, model: FakeServer) -> None:
    going_on = begin_to_ask(page, model)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click("#forget")
    page.wait_for_selector("#chat .growing")
    page.click("#anew")
    page.wait_for_selector("#welcome .examples button")
    page.wait_for_selector("#question .submit-button")
    going_on.set()
    page.get_by_role("radio", name="规则").check(force=True)
    assert "无法回答" in answer(page, "聊城市12345市民热线受理中心2019年本年收入合计是多少？").inner_text()
    assert page.locator("#chat .turn").count() == 1


def test_an_uploaded_pdf_answers_at_once(page: Any, tmp_path: Path) -> None:
    report = generate(7, 0)
    [path] = write_report(report, tmp_path, ["pdf"])
    question = next(one for one in questions_of(report) if one.status == "answered")
    open_tab(page, "报告库")
    upload(page, [path])
    open_tab(page, "问答")
    assert question.quote in ask(page, question.question)
    assert question.quote in page.inner_text("#citations .selected")
    assert_in_view(*boxes(page))
    shoot(page, "uploaded-pdf")
    open_tab(page, "报告库")
    remove(page, path.name)
