"""Reading PDFs whole against other tools on the same files, and the memory it takes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

from eval.bench.measure import Measurement, processor_seconds, resident_mib
from eval.places import TRUTH
from eval.reading import read_truth
from extraction.audit import audit
from extraction.numbers import parse_number
from extraction.reading import read

_PAGES_FOR_MEMORY = 1000


def read_bare(path: Path) -> None:
    """Text and tables of every page by pdfplumber alone."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def read_and_audit(path: Path) -> None:
    """A whole report, read and checked by every rule."""
    audit([read(path)])


def whole_against_bare(paths: Sequence[Path], rounds: int = 2) -> Measurement:
    """Pages a second, and the shares of pdfplumber's processor time that reading, and auditing too, take; best of `rounds`."""
    pages = sum(read(path).pages or 0 for path in paths)
    read_bare(paths[0])
    read_and_audit(paths[0])
    works = (read, read_and_audit, read_bare)
    whole, audited, bare = (sum(_best(partial(work, path), rounds) for path in paths) for work in works)
    values = {
        "files": len(paths), "pages": pages, "ratio": round(whole / bare, 3), "audit_ratio": round(audited / bare, 3),
        "pages_per_second": round(pages / whole, 1), "pdfplumber_pages_per_second": round(pages / bare, 1),
    }  # fmt: skip
    lines = (
        f"pdfplumber 文字和表格   {pages / bare:8.1f} 页/秒",
        f"完整读取               {pages / whole:8.1f} 页/秒，用时为前者的 {whole / bare:.2f}",
        f"完整读取并核查         {pages / audited:8.1f} 页/秒，用时为前者的 {audited / bare:.2f}",
    )
    return Measurement("reading", f"读取 {len(paths)} 份 PDF，{pages} 页（处理器时间）", lines, values)


def _best(work: Callable[[], object], rounds: int) -> float:
    return min(processor_seconds(work) for _ in range(rounds))


def memory(paths: Sequence[Path]) -> Measurement:
    """Memory after the first round of files and after a thousand pages, no report being kept."""
    pages, before = 0, 0.0
    for number, path in enumerate(cycle(paths)):
        if number == len(paths):
            before = resident_mib()
        if number >= len(paths) and pages >= _PAGES_FOR_MEMORY:
            break
        pages += read(path).pages or 1
    after = resident_mib()
    values = {"pages": pages, "before_mib": round(before), "after_mib": round(after)}
    line = f"读完一遍后 {before:.0f} MiB，读完 {pages} 页后 {after:.0f} MiB"
    return Measurement("memory", f"内存（{pages} 页）", (line,), values)


def rivals(paths: Sequence[Path], truth: Path = TRUTH) -> Measurement:
    """Numbers of the truth that each tool's tables hold, and pages a second; camelot and tabula only where they are installed."""
    wanted = {path: Counter(cell[-1] for cell in cells) for path in paths if (cells := read_truth(truth).get(path.name))}
    pages = sum(read(path).pages or 0 for path in wanted)
    total = sum(numbers.total() for numbers in wanted.values())
    lines, values = [], {}
    for name, (module, texts) in _TOOLS.items():
        if find_spec(module) is None:
            lines.append(f"{name:12} 未安装，略过")
            continue
        start = time.perf_counter()
        held = sum((numbers & _numbers(texts(path))).total() for path, numbers in wanted.items())
        took = time.perf_counter() - start
        values[name] = {"numbers": held, "of": total, "pages_per_second": round(pages / took, 1)}
        lines.append(f"{name:12} {held} / {total} 个数，{pages / took:.1f} 页/秒")
    return Measurement("tables", "表中的数（不论行列）与其他工具比较", tuple(lines), values)


def _numbers(texts: Iterator[str]) -> Counter[Decimal]:
    return Counter(amount.value for text in texts if (amount := parse_number(text.replace("\n", ""))))


def _own(path: Path) -> Iterator[str]:
    return (figure.quote for table in read(path).tables for figure in table.figures)


def _pdfplumber(path: Path) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield from (cell for table in page.extract_tables() for row in table for cell in row if cell)
            page.close()


def _camelot(path: Path) -> Iterator[str]:
    tables = import_module("camelot").read_pdf(str(path), pages="all", flavor="lattice")
    return (str(cell) for table in tables for row in table.df.to_numpy() for cell in row)


def _tabula(path: Path) -> Iterator[str]:
    options = {"header": None, "dtype": str}
    tables = import_module("tabula").read_pdf(str(path), pages="all", lattice=True, multiple_tables=True, pandas_options=options)
    return (str(cell) for table in tables for row in table.to_numpy() for cell in row)


_TOOLS: dict[str, tuple[str, Callable[[Path], Iterator[str]]]] = {
    "heshu": ("extraction", _own),
    "pdfplumber": ("pdfplumber", _pdfplumber),
    "camelot": ("camelot", _camelot),
    "tabula": ("tabula", _tabula),
}
