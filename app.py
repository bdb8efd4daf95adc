"""The command line and the start of the workbench: parses arguments and calls, nothing else.

Results go to stdout, progress and complaints to stderr. Exit codes: 0 done; 1 done, with what the command is
there to find; 2 bad usage or unusable input. Heavy libraries are imported by the commands that need them.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.errors import HeshuError
from ui.terminal import Parser, answer_text, batch_questions, chosen_files, ingest_text, positive, reports_text, share

if TYPE_CHECKING:
    from retrieval.library import Library

SAMPLES = Path(__file__).resolve().parent / "data" / "reports"
"""The sample reports that a fresh default library starts with."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; every failure is one sentence on stderr."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        options = parse(list(sys.argv[1:] if arguments is None else arguments))
        return int(options.run(options))
    except HeshuError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of a pipe went away: what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("HESHU_DEBUG"):
            raise
        cause = f"{type(error).__name__}：{error}".replace("\n", " ")
        print(f"程序内部出错（{cause}）；设 HESHU_DEBUG=1 重试可见详情，请连同文件一起报告。", file=sys.stderr)
        return 2


def parse(arguments: list[str]) -> Namespace:
    """The options of a command line; none, or options alone, mean `serve`."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in {"-h", "--help"}):
        arguments = ["serve", *arguments]
    parser = Parser(prog="app.py", description="部门决算、预算报告的问答与核对。不带命令时启动工作台。")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)

    def command(run: Any, name: str, text: str, library: bool = True) -> Parser:
        added: Parser = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        if library:
            added.add_argument("--library", type=Path, metavar="DIR", help="报告库的文件夹（默认 data/library）")
        return added

    workbench = command(serve, "serve", "启动工作台")
    workbench.add_argument("--host", default="127.0.0.1", help="监听的地址（默认 127.0.0.1）")
    workbench.add_argument("--port", type=positive, default=7860, help="监听的端口（默认 7860）")

    command(user, "user", "添加登录工作台的账户，或更换其密码", library=False).add_argument("name", metavar="NAME", help="用户名")

    adding = command(ingest, "ingest", "把报告文件或文件夹读入报告库")
    adding.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
    adding.add_argument("--workers", type=positive, default=1, metavar="N", help="同时读取的进程数（默认 1）")
    adding.add_argument("--json", action="store_true", help="以 JSON 输出")

    command(reports, "reports", "列出报告库中的报告").add_argument("--json", action="store_true", help="以 JSON 输出")
    command(remove, "remove", "从报告库移除报告").add_argument("files", nargs="+", metavar="FILE", help="报告的文件名")

    command(rebuild, "rebuild", "换了向量模型或更新了程序之后，重建报告库的索引")

    asking = command(ask, "ask", "提问")
    asking.add_argument("question", nargs="?", metavar="问题", help="一个问题")
    asking.add_argument("--batch", type=Path, metavar="QUESTIONS.jsonl", help="成批的问题，每行一个 JSON 对象；答案为 JSONL")
    asking.add_argument("--report", action="append", default=[], metavar="FILE", help="只在这份报告中找（可重复）")
    asking.add_argument("--mode", choices=["rules", "llm"], default="rules", help="按规则回答（默认），或由大模型协助")
    asking.add_argument("--explain", action="store_true", help="同时输出对问题的理解和所用的证据")
    asking.add_argument("--json", action="store_true", help="以 JSON 输出")

    extracting = command(extract, "extract", "抽取指标，给出数值、核对状态和出处")
    extracting.add_argument("--report", action="append", default=[], metavar="FILE", help="只抽取这份报告（可重复；默认全部）")
    extracting.add_argument(
        "--indicators", default="", metavar="NAME,...", help="指标、指标组、科目编码或表中的行，以逗号分隔（默认为核心指标）"
    )
    extracting.add_argument("--mode", choices=["rules", "llm"], default="rules", help="按规则抽取（默认），或由大模型协助")
    extracting.add_argument("-o", dest="output", type=Path, metavar="FILE", help="写成 .xlsx、.csv 或 .json（默认输出 JSON）")

    auditing = command(audit, "audit", "勾稽核查：找出报告中对不上的数字（不给文件时核查报告库）")
    auditing.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="报告文件或文件夹")
    auditing.add_argument("--report", action="append", default=[], metavar="FILE", help="只核查报告库中的这份报告（可重复）")
    auditing.add_argument("-o", dest="output", type=Path, metavar="FILE", help="写成 .xlsx、.json 或（一份 PDF 报告的）标注 .pdf")
    auditing.add_argument("--json", action="store_true", help="以 JSON 输出问题和台账")

    command(cells, "cells", "列出一份报告各表的全部数字（JSONL，不需要报告库）", library=False).add_argument(
        "path", type=Path, metavar="PATH", help="报告文件"
    )

    evaluating = command(evaluate, "eval", "用标准问题和真值评测，给出得分", library=False)
    suites = "只评这一项（可重复）：reading、answers、dialogues、extraction、retrieval、audit、crosscheck"
    evaluating.add_argument("--suite", action="append", default=[], metavar="NAME", help=suites)
    evaluating.add_argument("--reports", type=Path, metavar="DIR", help="reading、answers 或 extraction 改用这个文件夹里的报告")
    evaluating.add_argument("--truth", type=Path, metavar="FILE", help="这些报告的真值，写法见 data/gold/README.md")
    evaluating.add_argument("--fail-under", type=share, metavar="X", help="任一项得分低于 X（0 到 1）时以 1 退出")
    evaluating.add_argument("-o", dest="output", type=Path, metavar="DIR", help="把 results.json 和 report.html 写入这个文件夹")
    evaluating.add_argument("--json", action="store_true", help="以 JSON 输出")
    return parser.parse_args(arguments)


def serve(options: Namespace) -> int:
    """Serve the workbench until interrupted."""
    library = open_library(options.library)
    from retrieval.settings import load_settings
    from ui.server import serve as serve_workbench

    serve_workbench(options.host, options.port, library, load_settings())
    return 0


def user(options: Namespace) -> int:
    """Make an account for the log-in, or change its password, read from the terminal or from stdin."""
    from retrieval.settings import load_settings
    from ui.accounts import Accounts
    from ui.terminal import new_password

    file = load_settings().users
    if file is None:
        raise HeshuError("没有设置账户文件；请在环境变量或 .env 中设 HESHU_USERS=文件路径，再添加账户。")
    Accounts(file).set(options.name, new_password())
    print(f"账户“{options.name}”已写入“{file}”。", file=sys.stderr)
    return 0


def ingest(options: Namespace) -> int:
    """Read files into the library; 2 when some could not be used, the others are in."""
    library = open_library(options.library, samples=False)
    from retrieval.ingest import ingest as read_into

    result = read_into(options.paths, library, workers=options.workers)
    print_json(result.to_json()) if options.json else print(ingest_text(result))
    for complaint in result.errors:
        print(complaint, file=sys.stderr)
    return 2 if result.errors else 0


def reports(options: Namespace) -> int:
    """List the reports of the library."""
    records = open_library(options.library, samples=False).reports()
    print_json([asdict(record) for record in records]) if options.json else print(reports_text(records))
    return 0


def remove(options: Namespace) -> int:
    """Remove reports; none is removed when one of the names is unknown."""
    library = open_library(options.library, samples=False)
    for file in chosen_files(library, options.files) or ():
        library.remove(file)
        print(f"已移除“{file}”。", file=sys.stderr)
    return 0


def rebuild(options: Namespace) -> int:
    """Make the library's index anew with the present embedding model and program."""
    open_library(options.library, samples=False).rebuild()
    print("索引已重建。", file=sys.stderr)
    return 0


def ask(options: Namespace) -> int:
    """Answer one question, or a file of them as JSONL."""
    if (options.question is None) == (options.batch is None):
        raise HeshuError("请给出一个问题，或用 --batch 给出问题文件（二者取一）。")
    questions = batch_questions(options.batch) if options.batch else [{"question": options.question}]
    library = open_library(options.library)
    files = chosen_files(library, options.report)
    from retrieval.answer import ask as answer_question

    for item in questions:
        answer = answer_question(
            item["question"], library, history=item.get("history", ()), files=files,
            mode=options.mode, explain=options.explain, id=str(item.get("id", "")),
        )
        if answer.note:
            print(answer.note, file=sys.stderr)
        print_json(answer.to_json()) if options.json or options.batch else print(answer_text(answer))
    return 0


def extract(options: Namespace) -> int:
    """Extract indicators of the chosen reports, to stdout or into a file."""
    from extraction.choosing import split_names
    from extraction.export_indicators import check_writable_kind, write_entries

    if options.output:
        check_writable_kind(options.output)
    library = open_library(options.library)
    files = chosen_files(library, options.report)
    from retrieval.extraction import extract_from

    found = extract_from(library, split_names(options.indicators), files, options.mode)
    for note in found.model_notes:
        print(note, file=sys.stderr)
    if options.output:
        write_entries(options.output, found.entries, found.notes)
        print(f"已写入“{options.output}”。", file=sys.stderr)
    else:
        print_json([entry.to_json() for entry in found.entries])
    return 0


def audit(options: Namespace) -> int:
    """Check reports for consistency; 1 when errors are proven, 2 when a file could not be used."""
    from extraction.audit import audit as check
    from extraction.audit import files as audited

    if options.paths and (options.library or options.report):
        raise HeshuError("请给出报告文件，或用 --library、--report 指定报告库中的报告（二者取一）。")
    files = audited.files_of(options.paths) if options.paths else library_files(options.library, options.report)
    audited.check_target(options.output, files)
    found_reports, complaints = audited.read_reports(files)
    found = check(found_reports)
    if options.output:
        audited.write_audit(found, options.output, files)
        print(f"已写入“{options.output}”。", file=sys.stderr)
    if options.json:
        print_json(audited.as_json(found))
    elif not options.output:
        print(audited.summary(found))
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 2 if complaints else 1 if found.has_errors() else 0


def library_files(folder: Path | None, names: Sequence[str]) -> list[Path]:
    """The originals of the named reports of a library, of all but templates where none is named."""
    library = open_library(folder)
    chosen = chosen_files(library, names) or [record.file for record in library.reports() if record.kind != "模板"]
    return [library.path_of(file) for file in chosen]


def cells(options: Namespace) -> int:
    """Print every figure of one file."""
    from extraction.cells import cell_lines
    from extraction.reading import read

    for line in cell_lines(read(options.path)):
        print_json(line)
    return 0


def evaluate(options: Namespace) -> int:
    """Run the evaluation suites; 1 when a score is under its floor, or a count worse than in the committed baseline."""
    from eval.html_report import write
    from eval.runner import run

    results = run(options.suite, reports=options.reports, truth=options.truth)
    print_json(results.to_json()) if options.json else print(results.table())
    if options.output:
        write(results, options.output)
    return 1 if results.drops or (options.fail_under is not None and results.score() < options.fail_under) else 0


def open_library(folder: Path | None, samples: bool = True) -> Library:
    """The library in a folder, or the default one; a fresh default library is first given the sample reports."""
    from retrieval.settings import load_settings

    settings = load_settings()
    from retrieval.ingest import ingest
    from retrieval.library import Library

    library = Library(folder or settings.library)
    if samples and folder is None and library.generation == 0 and SAMPLES.is_dir():
        print("报告库是空的，先读入示例报告。", file=sys.stderr)
        ingest([SAMPLES], library)
    return library


def print_json(value: Any) -> None:
    """One JSON value on one line of stdout."""
    print(json.dumps(value, ensure_ascii=False, default=str), flush=True)


if __name__ == "__main__":
    sys.exit(main())
