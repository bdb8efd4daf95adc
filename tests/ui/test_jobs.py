"""Work in a process of its own: what it yields arrives, its errors are told, and stopping it ends it with all it has started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.errors import HeshuError
from ui.jobs import Died, Jobs, Stopped, _kill

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def counting(count: int) -> Iterator[int]:
    """Numbers, with words on stdout between them that must not get in the way."""
    for number in range(count):
        print("正在数", number)
        yield number


def failing() -> Iterator[int]:
    """One number, then a failure that a user can mend."""
    yield 1
    raise HeshuError("没有这份文件；请检查路径。")


def dying() -> Iterator[int]:
    """One number, then the end of the process."""
    yield 1
    os._exit(9)


def waiting(folder: Path) -> Iterator[tuple[int, int]]:
    """Its process and another that it starts; then nothing for long."""
    yield os.getpid(), subprocess.Popen(SLEEPER).pid
    time.sleep(60)


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and is not waited for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def test_what_the_work_yields_arrives_in_order() -> None:
    assert list(Jobs().run("甲", counting, 3)) == [0, 1, 2]


@pytest.mark.parametrize(("work", "error", "words"), [(failing, HeshuError, "检查路径"), (dying, Died, "意外中止")])
def test_a_failure_is_told_after_what_came_before(work: object, error: type[Exception], words: str) -> None:
    reported = Jobs().run("甲", work)  # type: ignore[arg-type]
    assert next(reported) == 1
    with pytest.raises(error, match=words):
        next(reported)


def test_stopping_ends_the_work_and_all_that_it_started(tmp_path: Path) -> None:
    jobs = Jobs()
    reported = jobs.run("甲", waiting, tmp_path)
    processes = next(reported)
    assert all(map(is_alive, processes))
    threading.Timer(0.2, jobs.stop, ["甲"]).start()
    with pytest.raises(Stopped):
        next(reported)
    deadline = time.monotonic() + 10
    while any(map(is_alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, processes))


def test_a_process_that_is_gone_is_killed_in_peace() -> None:
    with subprocess.Popen(SLEEPER, start_new_session=True) as process:
        os.kill(process.pid, signal.SIGKILL)
        os.waitpid(process.pid, 0)
        assert process.returncode is None
        _kill(process)


def test_owners_do_not_touch_each_other() -> None:
    jobs = Jobs()
    first = jobs.run("甲", counting, 2)
    assert next(first) == 0
    jobs.stop("乙")
    assert list(first) == [1]
