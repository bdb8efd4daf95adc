"""Work under way on the screen: a line for each step, what has come of it, and how much is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape


class Stage(StrEnum):
    """How far a step is, and how it ended."""

    WAITING = "等待"
    RUNNING = "进行中"
    DONE = "完成"
    UNCHANGED = "未变"
    FAILED = "未成"
    STOPPED = "已取消"


MARKS = {
    Stage.WAITING: "·", Stage.RUNNING: "…", Stage.DONE: "✓", Stage.UNCHANGED: "=", Stage.FAILED: "✗", Stage.STOPPED: "–",
}  # fmt: skip
"""What stands before a line, besides its colour."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its stage, and a sentence on it."""

    name: str
    stage: Stage = Stage.WAITING
    text: str = ""


def steps_html(steps: Sequence[Step], doing: str) -> str:
    """The steps as a list under a bar; `doing` says what is done to each, such as 读取."""
    left = [step for step in steps if step.stage in (Stage.WAITING, Stage.RUNNING)]
    done = len(steps) - len(left)
    bar = f'<progress value="{done}" max="{len(steps)}" aria-label="{doing}进度"></progress>' if left else ""
    head = f"<p>正在{doing}：已完成 {done}，共 {len(steps)}{bar}</p>" if left else ""
    lines = "".join(
        f'<li class="{step.stage.name.lower()}"><i title="{step.stage}" aria-label="{step.stage}">{MARKS[step.stage]}</i>'
        f"<span><b>{escape(step.name)}</b> {escape(step.text or step.stage)}</span></li>"
        for step in steps
    )
    return f'<div class="work" role="status">{head}<ol>{lines}</ol></div>'


def in_turn(names: Sequence[str], finished: Sequence[Step]) -> list[Step]:
    """The finished steps, then the one under way, then those that wait."""
    rest = names[len(finished) :]
    return [*finished, *(Step(name, Stage.WAITING if at else Stage.RUNNING) for at, name in enumerate(rest))]


def stopped(steps: Sequence[Step]) -> list[Step]:
    """The steps after the work was stopped."""
    return [Step(one.name, Stage.STOPPED) if one.stage in (Stage.WAITING, Stage.RUNNING) else one for one in steps]
