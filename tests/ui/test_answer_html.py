"""An answer on the screen and on paper: numbers bear the verdicts of their figures, lists become tables, sources follow."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docx import Document

from extraction.report import Kind
from retrieval.reply import Answer, Citation, StatedFigure, Status, Verdict
from ui.answer_html import reply_html
from ui.comparison import compared, shares
from ui.transcript import reply_text, write_conversation


def reply(text: str, *figures: StatedFigure, **fields: Any) -> dict[str, Any]:
    """An answer whose citations are printed cells, one for each number that a figure cites."""
    numbers = sorted({number for figure in figures for number in figure.citations})
    cited = tuple(Citation(number, "甲.pdf", number, None, None, "", "总表", "总计", "决算数", "1.00") for number in numbers)
    return Answer("？", Status.ANSWERED, text, figures, fields.pop("citations", cited), **fields).to_json()


def figure(label: str, value: str, whose: str, verdict: Verdict, *cited: int, unit: str = "万元", year: int = 2024) -> Any:
    return StatedFigure(label, value, unit, f"{whose}.pdf", whose, Kind.FINAL, year, year, verdict, cited)


def marked(html: str) -> list[tuple[str, str]]:
    """The numbers that bear a verdict, and the name of it."""
    return [(text, name) for name, text in re.findall(r'<span class="number ([\w-]+)"[^>]*>([^<]+)</span>', html)]


def test_numbers_bear_the_verdicts_of_their_figures() -> None:
    one = reply(
        "甲2024年度收入为1,234.50万元。[1]比上年减少0.69 万元，占12.5%，2024年共3次<b>。[2][9]",
        figure("收入", "1234.50", "甲", Verdict.AGREE, 1),
        figure("增减额", "-0.69", "甲", Verdict.PROSE_ONLY, 2),
        figure("占比", "12.5", "甲", Verdict.COMPUTED, 2, unit="%"),
    )
    html = reply_html(one, last=False)
    assert marked(html) == [("1,234.50万元", "agree"), ("0.69 万元", "prose-only"), ("12.5%", "computed")]
    assert re.findall(r'class="cite" data-cite="(\d)"', html) == ["1", "2"]
    assert "[9]" in html
    assert "&lt;b&gt;" in html


def test_of_figures_alike_the_next_citation_tells_which() -> None:
    one = reply(
        "甲为5万元[1]；乙为5万元[2]，共10万元。",
        figure("收入", "5", "甲", Verdict.AGREE, 1), figure("支出", "5", "乙", Verdict.CONFLICT, 2),
    )  # fmt: skip
    assert marked(reply_html(one, last=False)) == [("5万元", "agree"), ("5万元", "conflict")]


def test_a_number_within_a_longer_one_or_of_another_unit_bears_nothing() -> None:
    one = reply("15万元、5.5万元、5亿元、5万元[1]", figure("收入", "5", "甲", Verdict.AGREE, 1))
    assert marked(reply_html(one, last=False)) == [("5万元", "agree")]


def test_a_ranking_is_a_table_with_bars_in_place_of_its_list() -> None:
    ranked = [figure("接待费", "40", "甲", Verdict.AGREE, 1), figure("接待费", "-10", "乙", Verdict.AGREE, 2)]
    one = reply("最高的是甲，为40万元。[1]\n从高到低：甲40万元[1]；乙-10万元[2]。\n没有披露的：丙。", *ranked)
    table = compared(one)
    assert table is not None
    assert (table.heads, table.rows) == (("接待费",), (("甲", (0,)), ("乙", (1,))))
    assert [float(share or 0) for share in shares(table, one["figures"])] == [1, -0.25]
    html = reply_html(one, last=False)
    assert "<figcaption>从高到低</figcaption>" in html
    assert "从高到低：" not in re.sub(r'data-copy="[^"]*"', "", html)
    assert html.index("最高的是") < html.index("<table>") < html.index("没有披露的")


def test_years_of_one_organisation_stand_side_by_side() -> None:
    one = reply("甲", figure("收入", "1", "甲", Verdict.AGREE, 1, year=2023), figure("收入", "2", "甲", Verdict.AGREE, 2))
    table = compared(one)
    assert table is not None
    assert [name for name, _ in table.rows] == ["2023年", "2024年"]


def test_columns_of_mixed_measures_are_left_out_and_money_is_measured_alike() -> None:
    mixed = [figure("数", "1", "甲", Verdict.AGREE, 1), figure("数", "3", "乙", Verdict.AGREE, 2, unit="人")]
    assert compared(reply("。", *mixed)) is None
    money = [figure("数", "1", "甲", Verdict.AGREE, 1), figure("数", "5000", "乙", Verdict.AGREE, 2, unit="元")]
    one = reply("。", *money)
    table = compared(one)
    assert table is not None
    assert [float(share or 0) for share in shares(table, one["figures"])] == [1, 0.5]


def test_numbers_of_quoted_sentences_make_no_table() -> None:
    sentence = "收入减少1万元，原因是人员减少。"
    quotes = tuple(Citation(number, "甲.pdf", 1, None, None, "", None, None, None, sentence) for number in (1, 2))
    said = [figure("减少", "1", name, Verdict.PROSE_ONLY, at) for at, name in enumerate("甲乙", 1)]
    assert compared(reply("。", *said, citations=quotes)) is None


def test_parts_of_one_report_are_a_table_without_what_was_computed_of_them() -> None:
    parts = [figure(label, "1", "甲", Verdict.AGREE, 1) for label in ("收入", "支出", "结余")]
    table = compared(reply("。", *parts, figure("差额", "0", "甲", Verdict.COMPUTED, 1)))
    assert table is not None
    assert [name for name, _ in table.rows] == ["收入", "支出", "结余"]


def test_a_trace_shows_how_the_question_was_read_and_what_passed_to_and_from_the_model() -> None:
    call = {"messages": [("system", "只用<证据>")], "output": "收入2万元", "seconds": 1.25, "tokens": 30, "failure": ""}
    explained = {
        "query": {"question": "<收入>", "unit": None, "organisations": ["甲", "乙"]},
        "evidence": {"composed": "收入1万元。[1]"},
        "model": {"name": "某模型", "seconds": 1.25, "tokens": 30, "calls": [call], "objections": [["2万元没有出处"]]},
    }
    fields = {"explain": explained, "note": "大模型的回答没有通过核对，按规则回答。"}
    html = reply_html(reply("1万元[1]", figure("收入", "1", "甲", Verdict.AGREE, 1), **fields), last=True)
    for told in ("&lt;收入&gt;", "甲、乙", "收入1万元。[1]", "1.2 秒，30 词元", "只用&lt;证据&gt;", "收入2万元", "2万元没有出处"):
        assert told in html
    assert "计量单位" not in html
    assert '<p class="note">大模型的回答没有通过核对，按规则回答。</p>' in html
    assert "<details" not in reply_html(reply("。"), last=True)


def test_text_and_word_file_carry_the_sources(tmp_path: Path) -> None:
    ranked = [figure("接待费", "4000", "甲", Verdict.AGREE, 1), figure("接待费", "10", "乙", Verdict.TABLE_ONLY, 2)]
    one = reply("甲4,000万元[1]；乙10万元[2]。", *ranked)
    assert reply_text(one).splitlines()[-1] == "[2] 甲.pdf，第 2 页，总表 · 总计 · 决算数：1.00"
    path = tmp_path / "对话.docx"
    write_conversation(path, [{"question": "多少？", "reply": one}, {"question": "还有？", "note": "已停止。"}])
    document = Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "问：多少？" in text
    assert "接待费 4,000万元：一致" in text
    assert "已停止。" in text
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["乙", "10万元（仅表格）"]
