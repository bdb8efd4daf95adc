"""The committed results that a change is measured against: counts must not get worse."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from eval.places import DATA
from eval.results import Suite

FOLDER = DATA / "baseline"
USUAL, FULL = FOLDER / "eval.json", FOLDER / "eval-full.json"

Before = Mapping[str, Any]
"""Results by suite: score, counts, rows."""

_BETTER_WHEN_MORE = ("right", "found", "found_1", "found_5", "found_10")
_BETTER_WHEN_LESS = ("extra", "wrong_numbers", "false", "clean_errors", "agreed_wrong")


def load(path: Path = USUAL) -> Before:
    """The suites of a baseline, by name; empty where there is none yet."""
    return dict(json.loads(path.read_text(encoding="utf-8"))["suites"]) if path.is_file() else {}


def drops(suites: Sequence[Suite], before: Before) -> Iterator[str]:
    """One sentence for each exact count that is worse than in the baseline; what only one of them counts is left aside."""
    for suite in suites:
        old = before.get(suite.name, {}).get("counts", {})
        for name in suite.counts.keys() & old.keys():
            now, then = suite.counts[name], old[name]
            plain = name.removeprefix("generated_")
            if (plain in _BETTER_WHEN_MORE and now < then) or (plain in _BETTER_WHEN_LESS and now > then):
                yield f"{suite.name} 变差：{name} 由 {then} 变为 {now}。"


def write(suites: Sequence[Suite], path: Path) -> None:
    """Make the results of these suites the baseline; other suites stay as they are, misses are not kept."""
    kept = dict(load(path)) | {suite.name: _lasting(suite) for suite in suites}
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"measured": f"{datetime.now():%Y-%m-%d}", "suites": kept}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _lasting(suite: Suite) -> dict[str, Any]:
    return {name: value for name, value in suite.to_json().items() if name in ("score", "counts", "rows")}
