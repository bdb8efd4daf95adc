"""Files and folders -> reports in a library; what became of each file, told in one sentence.

One bad file never stops the others, not even one whose reading kills its process.
"""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.errors import HeshuError, UnreadableFile
from extraction.reading import SUFFIXES
from extraction.report import Report

if TYPE_CHECKING:
    from retrieval.library import Library

Progress = Callable[..., Iterable[Any]]
"""Wraps the files as they are done: called as `progress(iterable, total=n, desc=…)`, like tqdm and `gr.Progress().tqdm`."""


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file of an ingest; `message` is a whole sentence."""

    file: str
    outcome: Outcome
    message: str


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What became of every file of an ingest, in the order in which they were found."""

    files: tuple[FileResult, ...]

    def of(self, *outcomes: Outcome) -> list[FileResult]:
        """The files that ended one of these ways."""
        return [one for one in self.files if one.outcome in outcomes]

    @property
    def errors(self) -> list[str]:
        """One sentence for each file or folder that could not be used."""
        return [one.message for one in self.of(Outcome.REFUSED, Outcome.FAILED)]

    def lines(self) -> list[str]:
        """One sentence for each file that is in the library, then the totals."""
        names = {"added": "新增", "replaced": "替换", "unchanged": "未变", "refused": "拒绝", "failed": "失败"}
        totals = [f"{names[outcome]} {count}" for outcome in Outcome if (count := len(self.of(outcome)))]
        done = [one.message for one in self.of(Outcome.ADDED, Outcome.REPLACED, Outcome.UNCHANGED)]
        return [*done, "，".join(totals) + "。"] if totals else []

    def to_json(self) -> dict[str, list[dict[str, str]]]:
        """File names and sentences by outcome."""
        return {
            outcome.value: [{"file": one.file, "message": one.message} for one in self.of(outcome)] for outcome in Outcome
        }


def terminal_progress(items: Iterable[Any], **options: Any) -> Iterable[Any]:
    """A progress bar on stderr, where stderr is a terminal."""
    from tqdm import tqdm

    return tqdm(items, file=sys.stderr, unit="份", disable=None, **options)


def ingest(
    paths: Sequence[Path | str], library: Library, workers: int = 1, progress: Progress = terminal_progress
) -> IngestResult:
    """Read reports into a library, folders with all that is in them, and say what became of each file.

    `workers` processes read at the same time; the library is written by this one.
    """
    results, reading = sort_out(paths, library)
    for path, read in progress(_read_all(reading, workers), total=len(reading), desc="读取报告"):
        results.append(add_read(path, read, library))
    return IngestResult(tuple(results))


def sort_out(paths: Sequence[Path | str], library: Library) -> tuple[list[FileResult], list[Path]]:
    """What becomes of the files that need no reading, and the files to be read."""
    library.check_model()
    results: list[FileResult] = []
    reading = list(_new_files(_distinct_files(_found_files(paths, results), results), library, results))
    return results, reading


def _found_files(paths: Iterable[Path | str], results: list[FileResult]) -> Iterator[Path]:
    """The files that paths stand for, each once; what is not there or holds nothing is a failure."""
    seen: set[Path] = set()
    for path in map(Path, paths):
        files = _walk(path, results) if path.is_dir() else [path]
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _walk(folder: Path, results: list[FileResult]) -> list[Path]:
    def unreadable(error: OSError) -> None:
        cause = f"无法打开文件夹“{error.filename}”：没有读取权限；请修改权限后重新读入。"
        results.append(FileResult(str(error.filename), Outcome.FAILED, cause))

    before = len(results)
    files = [
        Path(root) / name
        for root, _, names in os.walk(folder, onerror=unreadable)
        for name in names
        if Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")
    ]
    if not files and len(results) == before:
        kinds = "、".join(sorted(SUFFIXES))
        cause = f"文件夹“{folder}”中没有报告文件（{kinds}）；请检查路径。"
        results.append(FileResult(str(folder), Outcome.FAILED, cause))
    return sorted(files)


def _distinct_files(files: Iterable[Path], results: list[FileResult]) -> dict[Path, str]:
    """Files with the hash of their bytes; different files of one name are refused, since the name tells reports apart."""
    named: dict[str, dict[str, list[Path]]] = {}
    for path in files:
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            cause = "文件不存在" if not path.exists() else "没有读取权限"
            error = UnreadableFile(path.name, cause, "请检查路径和权限")
            results.append(FileResult(path.name, Outcome.FAILED, str(error)))
            continue
        named.setdefault(path.name, {}).setdefault(digest, []).append(path)
    for name, contents in named.items():
        if len(contents) > 1:
            places = "、".join(f"“{paths[0].parent}”" for paths in contents.values())
            cause = f"{places}中各有一个“{name}”且内容不同；报告按文件名区分，请改名后重新读入。"
            results.append(FileResult(name, Outcome.REFUSED, cause))
    return {
        paths[0]: digest for contents in named.values() if len(contents) == 1 for digest, paths in contents.items()
    }


def _new_files(files: dict[Path, str], library: Library, results: list[FileResult]) -> Iterator[Path]:
    """The files whose bytes the library does not hold, or holds as another version of the reader read them."""
    for path, digest in files.items():
        if library.known(digest, path.name) is None:
            yield path
        else:
            results.append(_unchanged(path.name, library.file_of(digest) or path.name))


def _unchanged(file: str, same: str) -> FileResult:
    known = f"“{file}”已在库中，内容未变。" if same == file else f"“{file}”与库中的“{same}”内容相同，没有重复读入。"
    return FileResult(file, Outcome.UNCHANGED, known)


def add_read(path: Path, read: Report | str, library: Library) -> FileResult:
    """Take in the report of a file; `read` is the sentence that says why there is none, where it could not be read."""
    if isinstance(read, str):
        return FileResult(path.name, Outcome.FAILED, read)
    added = library.add(read, path)
    if added == "new":
        return FileResult(path.name, Outcome.ADDED, f"“{path.name}”已读入。")
    if added == "read_anew":
        return FileResult(path.name, Outcome.REPLACED, f"“{path.name}”内容未变，已用现在的读取程序重新读入。")
    if added == "replaced":
        return FileResult(path.name, Outcome.REPLACED, f"“{path.name}”内容有变，已替换库中的同名报告。")
    return _unchanged(path.name, library.file_of(read.sha256) or path.name)


def _read_all(paths: Sequence[Path], workers: int) -> Iterator[tuple[Path, Report | str]]:
    """Each file with its report, or with the sentence that says why there is none, as they are done."""
    if workers <= 1 or len(paths) <= 1:
        yield from ((path, read_one(path)) for path in paths)
        return
    unread: list[Path] = []
    with _pool(workers) as pool:
        futures: dict[Future[Report | str], Path] = {pool.submit(read_one, path): path for path in paths}
        for future in as_completed(list(futures)):
            path = futures.pop(future)
            try:
                yield path, future.result()
            except BrokenProcessPool:
                unread.append(path)
    yield from _read_singly(unread)


def _read_singly(paths: Iterable[Path]) -> Iterator[tuple[Path, Report | str]]:
    """Read files one at a time in a process of their own, to find the one that ends it."""
    pool = _pool(1)
    for path in paths:
        try:
            yield path, pool.submit(read_one, path).result()
        except BrokenProcessPool:
            pool = _pool(1)
            yield path, fatal(path)
    pool.shutdown()


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def fatal(path: Path) -> str:
    """What is told of a file whose reading ends its process."""
    return str(UnreadableFile(path.name, "读取它的进程意外中止", "请检查文件是否损坏或过大"))


def read_one(path: Path) -> Report | str:
    """The report of a file, or the sentence that says why there is none."""
    from extraction.reading import read

    try:
        return read(path)
    except HeshuError as error:
        return str(error)
    except Exception as error:
        # A fault of ours in one file must not stop the others.
        logging.getLogger(__name__).debug("reading %s failed", path, exc_info=True)
        return str(UnreadableFile(path.name, f"程序内部出错（{type(error).__name__}）", "请把文件连同这句话报告给我们"))
