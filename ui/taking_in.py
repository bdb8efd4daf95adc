"""Uploaded files on their way into the library: read in a process of their own, told one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from extraction.report import Report
from retrieval.ingest import FileResult, Outcome, add_read, fatal, sort_out
from retrieval.library import Library
from ui.jobs import Died, Stopped
from ui.progress import Stage, Step, in_turn, stopped
from ui.report_table import summary_of

_STAGES = {
    Outcome.ADDED: Stage.DONE, Outcome.REPLACED: Stage.DONE, Outcome.UNCHANGED: Stage.UNCHANGED,
    Outcome.REFUSED: Stage.FAILED, Outcome.FAILED: Stage.FAILED,
}  # fmt: skip

Reading = Callable[[Sequence[Path]], Iterator[Report | str]]
"""Reads files one after the other; raises Stopped or Died."""


def take_in(paths: Sequence[str | Path], library: Library, read: Reading) -> Iterator[list[Step]]:
    """The state of every file each time that it changes, until all are done or the reading was stopped."""
    results, waiting = sort_out(paths, library)
    finished = [_step(result, library) for result in results]
    names = [*(step.name for step in finished), *(path.name for path in waiting)]
    yield in_turn(names, finished)
    try:
        for result in _read_and_added(waiting, library, read):
            finished.append(_step(result, library))
            yield in_turn(names, finished)
    except Stopped:
        yield stopped(in_turn(names, finished))


def _read_and_added(waiting: Sequence[Path], library: Library, read: Reading) -> Iterator[FileResult]:
    """What became of each file; one that ends the process of its reading does not stop those after it."""
    done = 0
    while done < len(waiting):
        try:
            for report in read(waiting[done:]):
                yield add_read(waiting[done], report, library)
                done += 1
        except Died:
            yield FileResult(waiting[done].name, Outcome.FAILED, fatal(waiting[done]))
            done += 1


def _step(result: FileResult, library: Library) -> Step:
    message = result.message
    if result.outcome is Outcome.REFUSED:
        # The ingest names the folders, which mean nothing to who uploaded.
        message = "一次上传了几个内容不同的同名文件，都没有读入；报告按文件名区分，请改名后再传。"
    elif result.outcome in (Outcome.ADDED, Outcome.REPLACED):
        record = next((one for one in library.reports() if one.file == result.file), None)
        message += summary_of(record) + "。" if record else ""
    return Step(result.file, _STAGES[result.outcome], message.removeprefix(f"“{result.file}”"))
