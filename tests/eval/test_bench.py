"""The benchmarks' measuring; the benchmarks themselves run under `make bench`."""

from __future__ import annotations

import platform

import pytest

from eval.bench.measure import machine, percentiles, processor_seconds, resident_mib


def test_percentiles_are_in_milliseconds() -> None:
    times = [number / 1000 for number in range(1, 102)]
    assert percentiles(times) == {"p50_ms": 51.0, "p95_ms": 96.0}


def test_processor_time_is_read_from_the_clock_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((1.0, 1.25))
    monkeypatch.setattr("eval.bench.measure.time.process_time", lambda: next(clock))
    assert processor_seconds(lambda: None) == 0.25


def test_memory_grows_with_what_is_held() -> None:
    before = resident_mib()
    held = bytearray(b"x" * 64 * 2**20)
    assert resident_mib() - before == pytest.approx(64, abs=24)
    assert held


def test_the_machine_is_described_without_its_name() -> None:
    described = machine()
    assert described["cores"] >= 1 and described["python"] == platform.python_version()
    node = platform.node()
    assert not node or node not in [str(value) for value in described.values()]
