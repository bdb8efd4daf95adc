"""Measuring: processor time, wall time, memory; and what machine it was measured on."""

from __future__ import annotations

import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles
from typing import Any

Values = Mapping[str, Any]

_LIBRARIES = ("pdfplumber", "pypdfium2", "chromadb")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One benchmark: its title, lines for the terminal, and the same as named values."""

    name: str
    title: str
    lines: tuple[str, ...]
    values: Values = field(default_factory=dict)


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor time of this process, which other processes disturb less than the clock."""
    start = time.process_time()
    work()
    return time.process_time() - start


def seconds(work: Callable[[], object]) -> float:
    """Time by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, of times in seconds."""
    cuts = quantiles(times, n=20, method="inclusive")
    return {"p50_ms": round(1000 * cuts[9], 1), "p95_ms": round(1000 * cuts[18], 1)}


def resident_mib() -> float:
    """Memory of this process in MiB: now where the system tells it, else at its most."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def machine() -> dict[str, Any]:
    """What the numbers depend on; nothing that names the machine."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in _LIBRARIES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())
