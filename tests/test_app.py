"""The command line: exit codes, what goes to which stream, and what a command may load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import app
from extraction.report import Kind
from retrieval.reply import Answer, Citation, StatedFigure, Status, Verdict
from ui.terminal import answer_text, batch_questions

ROOT = Path(app.__file__).parent
HEAVY = {"gradio", "chromadb", "torch", "sentence_transformers", "transformers", "langchain_core", "sqlalchemy", "pandas"}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """A command's exit code, stdout and stderr."""
    code = app.main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def is_one_chinese_sentence(text: str) -> bool:
    """Whether text is a single line in Chinese that ends like a sentence."""
    return text.count("\n") == 1 and text.endswith("。\n") and any("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["ingest"],
        ["ask"],
        ["ask", "问题", "--batch", "questions.jsonl"],
        ["ask", "问题", "--mode", "magic"],
        ["ask", "问题", "--library"],
        ["serve", "--port", "many"],
        ["ingest", "x.pdf", "--workers", "0"],
        ["reports", "--nope"],
        ["cells", "missing.pdf"],
        ["extract", "--mode", "magic"],
        ["extract", "-o", "结果.pdf"],
        ["ask", "--batch", "missing.jsonl"],
    ],
)
def test_bad_usage_is_one_sentence_and_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert is_one_chinese_sentence(complaint), complaint


@pytest.mark.parametrize("command", [[], ["cells"], ["ask"], ["ingest"]])
def test_help_is_chinese_and_ends_well(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main([*command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("用法：")


def test_options_alone_mean_serve() -> None:
    options = app.parse(["--port", "8000"])
    assert (options.run, options.port, options.host) == (app.serve, 8000, "127.0.0.1")


def test_cells_prints_every_figure_and_loads_nothing_heavy(small_report: Path) -> None:
    program = (
        "import sys, app\n"
        "code = app.main(['cells', sys.argv[1]])\n"
        f"loaded = sorted({HEAVY!r} & set(sys.modules))\n"
        "print(loaded, file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program, small_report], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "[]\n")
    lines = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [line["value"] for line in lines if line["row"] == "本年收入合计"] == ["612.30"]
    assert len(lines) == 8


def test_a_closed_pipe_is_no_error(small_report: Path) -> None:
    command = f"{sys.executable} app.py cells '{small_report}' | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_library_commands_from_first_to_last(small_report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = ["--library", tmp_path / "library"]
    assert run(capsys, "reports", "--json", *library)[:2] == (0, "[]\n")
    code, out, _ = run(capsys, "ingest", small_report, "--json", *library)
    assert code == 0
    assert [one["file"] for one in json.loads(out)["added"]] == [small_report.name]
    code, out, _ = run(capsys, "ingest", small_report, "--json", *library)
    assert (code, json.loads(out)["added"]) == (0, [])
    (record,) = json.loads(run(capsys, "reports", "--json", *library)[1])
    assert (record["organisation"], record["year"], record["kind"]) == ("星河市档案局", 2024, "决算")
    assert "星河市档案局" in run(capsys, "reports", *library)[1]
    assert run(capsys, "remove", "nothing.pdf", *library)[0] == 2
    assert run(capsys, "remove", small_report.name, *library)[0] == 0
    assert json.loads(run(capsys, "reports", "--json", *library)[1]) == []


def test_extract_prints_and_writes_indicators(small_report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = ["--library", tmp_path / "library"]
    assert is_one_chinese_sentence(run(capsys, "extract", *library)[2])
    assert run(capsys, "ingest", small_report, *library)[0] == 0
    code, out, _ = run(capsys, "extract", "--indicators", "收入总计,三公经费,一般公共服务支出", *library)
    entries = {entry["indicator"]: entry for entry in json.loads(out)}
    assert (code, entries["收入总计"]["value"], entries["收入总计"]["status"]) == (0, "615.50", "一致")
    assert [reading["citation"]["lines"] for reading in entries["收入总计"]["readings"]] == [[16, 16], [20, 20]]
    assert entries["三公经费决算数"]["status"] == "未披露"
    for ending in ("xlsx", "csv", "json"):
        path = tmp_path / f"结果.{ending}"
        assert run(capsys, "extract", "--report", small_report.name, "-o", path, *library)[:2] == (0, "")
        assert path.stat().st_size > 1000
    for wrong in (["--indicators", "月球经费"], ["--report", "nothing.pdf"]):
        code, out, complaint = run(capsys, "extract", *wrong, *library)
        assert (code, out) == (2, "")
        assert is_one_chinese_sentence(complaint), complaint


def test_bad_files_are_named_and_the_others_read(
    small_report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, fake = tmp_path / "empty.pdf", tmp_path / "fake.pdf"
    empty.touch()
    fake.write_bytes(b"\x00\x01\x02 not a PDF")
    library = ["--library", tmp_path / "library"]
    code, _, complaints = run(capsys, "ingest", empty, small_report, fake, tmp_path / "missing.pdf", *library)
    assert code == 2
    for name in ("empty.pdf", "fake.pdf", "missing.pdf"):
        assert sum(name in line for line in complaints.splitlines()) == 1, complaints
    assert [record["file"] for record in json.loads(run(capsys, "reports", "--json", *library)[1])] == [small_report.name]


def test_batch_questions_name_the_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": 1, "question": "甲？"}\n\n{"question": "乙？", "history": ["甲？"]}\n', encoding="utf-8")
    assert [item["question"] for item in batch_questions(path)] == ["甲？", "乙？"]
    for bad in ("not JSON", '["甲？"]', '{"id": 1}', '{"question": 3}', '{"question": "甲？", "history": "乙？"}'):
        path.write_text('{"question": "甲？"}\n' + bad, encoding="utf-8")
        with pytest.raises(app.HeshuError, match="第 2 行"):
            batch_questions(path)


def test_an_answer_for_the_terminal_lists_its_sources() -> None:
    cell = Citation(1, "甲.pdf", 6, None, None, "第二部分", "收入支出决算总表", "总计", "收入/决算数", "615.50")
    prose = Citation(2, "乙.txt", None, (3, 4), None, "第三部分/一、总体情况", None, None, None, "总计615.50万元")
    figure = StatedFigure("总计", "615.50", "万元", "甲.pdf", "甲", Kind.FINAL, 2024, 2024, Verdict.AGREE, (1, 2))
    text = answer_text(Answer("？", Status.ANSWERED, "总计 615.50 万元。[1][2]", (figure,), (cell, prose)))
    assert text.splitlines() == [
        "总计 615.50 万元。[1][2]",
        "",
        "来源",
        "[1] 甲.pdf 第 6 页，收入支出决算总表 · 总计 · 收入/决算数：“615.50”",
        "[2] 乙.txt 第 3–4 行，第三部分/一、总体情况：“总计615.50万元”",
    ]


def test_a_refusal_for_the_terminal_is_its_reason() -> None:
    assert answer_text(Answer("？", Status.REFUSED, "", reason="库中没有这份报告。")) == "库中没有这份报告。"
