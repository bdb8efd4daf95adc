"""Long work in processes of its own: the page stays responsive, what is done is told as it happens, and stopping is final."""

from __future__ import annotations

import atexit
import logging
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import IO, Any

from extraction.errors import HeshuError
from retrieval.settings import ROOT

_REPORTED, _FAILED, _DONE = "reported", "failed", "done"

Work = Callable[..., Iterator[Any]]
"""A generator function of a module; what it takes and yields is pickled."""


class Stopped(Exception):
    """The work was stopped by whom it was done for."""


class Died(HeshuError):
    """The process of the work ended before the work."""


class Jobs:
    """The work under way, at most one piece for each owner (a session of the workbench)."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        atexit.register(self._stop_all)

    def run(self, owner: str, work: Work, *arguments: Any) -> Iterator[Any]:
        """What the work yields, as it yields it. Raises Stopped, Died, or the HeshuError that the work raised.

        Closing the iterator stops the work; starting another piece stops the one before.
        """
        self.stop(owner)
        with TemporaryDirectory(prefix="heshu-job-", ignore_cleanup_errors=True) as folder, _started(folder) as process:
            self._running[owner] = process
            try:
                assert process.stdin and process.stdout
                process.stdin.write(pickle.dumps((work, arguments)))
                process.stdin.close()
                yield from self._reported(process, process.stdout, owner)
            finally:
                _kill(process)
                if self._running.get(owner) is process:
                    del self._running[owner]

    def stop(self, owner: str) -> None:
        """Stop the work of an owner, if there is any."""
        if process := self._running.pop(owner, None):
            _kill(process)

    def _stop_all(self) -> None:
        for owner in list(self._running):
            self.stop(owner)

    def _reported(self, process: subprocess.Popen[bytes], messages: IO[bytes], owner: str) -> Iterator[Any]:
        while True:
            try:
                kind, value = pickle.load(messages)
            except (EOFError, pickle.UnpicklingError):
                if self._running.get(owner) is not process:
                    raise Stopped from None
                raise Died("处理它的进程意外中止；请检查文件是否损坏或过大，再试一次。") from None
            if kind == _DONE:
                return
            if kind == _FAILED:
                raise HeshuError(value)
            yield value


def _started(folder: str) -> subprocess.Popen[bytes]:
    """A process that waits for its work; it leads a group of its own, and leaves nothing behind but in the folder."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "TMPDIR": folder}
    command = [sys.executable, "-m", "ui.jobs"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process with all that it has started."""
    if process.returncode is None:
        # Who stops the work and who reads what it tells come here at the same time; one of them finds it gone.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _serve(messages: IO[bytes]) -> None:
    """Do the work that comes in, and tell what it yields."""

    def tell(kind: str, value: Any = None) -> None:
        pickle.dump((kind, value), messages)
        messages.flush()

    try:
        work, arguments = pickle.load(sys.stdin.buffer)
        for reported in work(*arguments):
            tell(_REPORTED, reported)
        tell(_DONE)
    except HeshuError as error:
        tell(_FAILED, str(error))
    except BrokenPipeError:
        pass  # nobody listens any more
    except Exception as error:
        logging.getLogger(__name__).exception("work failed")
        tell(_FAILED, f"程序内部出错（{type(error).__name__}），没有做完；详情在程序的日志里。")


if __name__ == "__main__":
    # What the work prints must not get between the messages.
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _serve(own)
