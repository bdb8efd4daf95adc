"""data/rules.yaml -> rules, and the figures that their formulas name; wrong files are refused with the entry at fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extraction.audit.model import Rule, Severity
from extraction.errors import HeshuError
from extraction.labels import plain_label
from extraction.patterns import FigurePattern
from extraction.report import Kind, Role

_FILE = Path(__file__).parents[2] / "data" / "rules.yaml"
_REQUIRED = {"id", "name", "severity", "breach", "remedy"}
_KNOWN = _REQUIRED | {"formula", "check", "excuse", "if_less", "if_more", "kinds", "options"}

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Locator:
    """Where a formula's figure is printed; `numbered`: only in a row with 一、 before its label."""

    pattern: FigurePattern
    numbered: bool = False


@dataclass(frozen=True)
class Rulebook:
    """Every rule in the order of the file, the figures that formulas name, and the 类 names of the classification by code."""

    rules: tuple[Rule, ...]
    figures: Mapping[str, Locator]
    classes: Mapping[str, str]

    def by_id(self, identifier: str) -> Rule:
        """The rule of that id; raises KeyError for an unknown one."""
        return next((rule for rule in self.rules if rule.id == identifier), None) or _missing(identifier)


def _missing(identifier: str) -> Rule:
    raise KeyError(identifier)


@cache
def rulebook(file: Path = _FILE) -> Rulebook:
    """The project's rules, read once; raises HeshuError where the file is wrong."""
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        content = yaml.load(file.read_text(encoding="utf-8"), loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 1} 行" if mark else ""
        raise HeshuError(f"规则文件“{file.name}”{line}不是正确的 YAML；请改正后再用。") from error
    rules = tuple(_rule(family, entry) for family, entries in content["rules"].items() for entry in entries)
    twice = {rule.id for rule in rules if sum(other.id == rule.id for other in rules) > 1}
    if twice:
        raise HeshuError(f"规则文件里 id“{min(twice)}”写了两次；请改名或合并。")
    figures = {name: _locator(name, entry) for name, entry in content["figures"].items()}
    return Rulebook(rules, figures, {str(code): name for code, name in content["classes"].items()})


def _rule(family: str, entry: Entry) -> Rule:
    name = entry.get("id", "（无 id）")
    missing, unknown = _REQUIRED - set(entry), set(entry) - _KNOWN
    if missing or unknown or ("formula" in entry) == ("check" in entry):
        what = f"缺少 {'、'.join(sorted(missing))}" if missing else f"有未知的项 {'、'.join(sorted(unknown))}" if unknown else ""
        raise HeshuError(f"规则文件里“{name}”{what or '须写 formula 或 check，二者取一'}；请改正后再用。")
    options = tuple((key, _listed(value)) for key, value in entry.get("options", {}).items())
    return Rule(
        id=name,
        name=entry["name"],
        family=family,
        check=entry.get("check", "formula"),
        severity=_severity(name, entry["severity"]),
        breach=entry["breach"],
        remedy=entry["remedy"],
        formula=entry.get("formula", ""),
        excuse=entry.get("excuse", ""),
        if_less=_severity(name, entry["if_less"]) if "if_less" in entry else None,
        if_more=_severity(name, entry["if_more"]) if "if_more" in entry else None,
        kinds=tuple(Kind(kind) for kind in entry.get("kinds", (Kind.FINAL, Kind.BUDGET))),
        options=options,
    )


def _severity(rule: str, word: str) -> Severity:
    if word not in set(Severity):
        raise HeshuError(f"规则文件里“{rule}”的严重程度“{word}”不对；请用 {'、'.join(Severity)} 之一。")
    return Severity(word)


def _locator(name: str, entry: Entry) -> Locator:
    if unknown := set(entry) - {"form", "panel", "row", "code", "column", "role", "numbered"}:
        raise HeshuError(f"规则文件里数字“{name}”有未知的项 {'、'.join(sorted(unknown))}；请改正后再用。")
    pattern = FigurePattern(
        forms=_listed(entry["form"]),
        panel=entry.get("panel", ""),
        rows=tuple(plain_label(row) for row in _listed(entry.get("row"))),
        codes=_listed(entry.get("code")),
        columns=tuple(tuple(plain_label(part) for part in column.split("/")) for column in _listed(entry.get("column"))),
        role=Role(entry["role"]) if "role" in entry else None,
    )
    return Locator(pattern, bool(entry.get("numbered")))


def _listed(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(part) for part in value) if isinstance(value, list) else (str(value),)
