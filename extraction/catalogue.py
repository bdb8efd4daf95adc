"""data/indicators.yaml -> indicators: checked, with the families of classification codes written out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extraction.errors import HeshuError
from extraction.forms import forms as statutory_forms
from extraction.labels import plain_label, plain_subject, plain_word
from extraction.patterns import ClaimPattern, FigurePattern, Indicator, ListPattern, Pattern
from extraction.report import ClaimKind, Role

Entry = Mapping[str, Any]

_LEVELS = re.compile(r"/(?![^()（）]*[)）])")
"""The slash between the levels of a header; that of 执行率(B/A) is printed."""

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_INDICATOR_KEYS = {
    "id", "name", "unit", "words", "parts", "also", "about", "find", "narrower", "each", "label", "lists", "funds", "joins",
    "instead",
}  # fmt: skip
_FIGURE_KEYS = {"form", "table", "panel", "row", "code", "column", "item", "role", "lone", "spare"}
_EXPRESSIONS = ("like", "base", "section", "without", "unsaid")
_CLAIM_KEYS = {"claim", "like", "kind", "role", "unit", "base", "section", "without", "unsaid", "lone", "spare"}


def read_catalogue(path: Path) -> tuple[Indicator, ...]:
    """The indicators of a catalogue file in its order; raises HeshuError naming the entry that is wrong."""
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        content = yaml.load(path.read_text(encoding="utf-8"), loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 1} 行" if mark else ""
        raise HeshuError(f"指标目录“{path.name}”{line}不是正确的 YAML；请改正后再用。") from error
    reader = _Reader(path.name, content.get("columns", {}), frozenset(content.get("core", ())))
    indicators = tuple(reader.indicator(group, entry) for group, entry in _entries(content))
    _check(indicators, path.name)
    return indicators


def _entries(content: Entry) -> Iterator[tuple[str, Entry]]:
    for group, entries in content["indicators"].items():
        for entry in entries:
            yield group, entry
    for family in content.get("families", ()):
        for template in family["templates"]:
            for member in family["members"]:
                yield template.get("group", family["group"]), _written_out(template, member)


def _written_out(template: Entry, member: Entry) -> dict[str, Any]:
    """A family's template for one member: `{key}` stands for what the member has under that key.

    An element of a list is repeated for each value where the member has several (`{words}占比`).
    """
    spoken: dict[str, list[str]] = {"words": [], "parts": [], "also": [], "about": []}
    values = {"title": member["name"], "short": re.sub(r"支出$", "", member["name"]), **spoken, **member}
    return {key: _filled(value, values) for key, value in template.items() if key != "group"}


def _filled(value: Any, values: Entry) -> Any:
    if isinstance(value, dict):
        return {key: _filled(part, values) for key, part in value.items()}
    if isinstance(value, list):
        return [part for element in value for part in _repeated(element, values)]
    return next(iter(_repeated(value, values)), "") if isinstance(value, str) else value


def _repeated(element: Any, values: Entry) -> list[Any]:
    """An element of a list, filled in: one for each value of a key that has several, none where nothing is left of it."""
    if not isinstance(element, str):
        return [_filled(element, values)]
    key = next((key for key in _PLACEHOLDER.findall(element) if isinstance(values.get(key), list)), None)
    if key is None:
        text = _PLACEHOLDER.sub(lambda match: str(values.get(match[1], "")), element)
        return [text] if text else []
    return [part for value in values[key] for part in _repeated(element.replace(f"{{{key}}}", str(value)), values)]


class _Reader:
    """Turns entries into indicators; knows the columns that hold a form's values where an entry names none."""

    def __init__(self, file: str, columns: Mapping[str, Sequence[str]], core: frozenset[str]) -> None:
        self._file = file
        self._columns = columns
        self._core = core

    def indicator(self, group: str, entry: Entry) -> Indicator:
        """One entry, checked."""
        name = entry.get("name", "?")
        self._require(not set(entry) - _INDICATOR_KEYS, name, f"有未知的项 {'、'.join(sorted(set(entry) - _INDICATOR_KEYS))}")
        self._require(bool(entry.get("id")) and bool(entry.get("name")), name, "缺少 id 或 name")
        words, parts, also, about = (self._words(entry.get(key, ()), name) for key in ("words", "parts", "also", "about"))
        unit = entry.get("unit", "万元")
        find = tuple(self._pattern(place, unit, name) for place in entry.get("find", ()))
        self._require(bool(find), name, "没有写明在哪里读取（find）")
        narrower, each, core = entry.get("narrower", ""), bool(entry.get("each")), group in self._core
        lists = tuple(ListPattern(re.compile(one["list"]), _regex(one.get("entry"))) for one in entry.get("lists", ()))
        label, funds, joins = entry.get("label", name), entry.get("funds", ""), tuple(map(frozenset, entry.get("joins", ())))
        spoken = ((*words, *parts), find, also, about)
        own = Indicator(entry["id"], name, group, unit, *spoken, narrower, each, core, label, lists, funds, joins, parts)
        return replace(own, instead=tuple(entry.get("instead", ())))

    def _words(self, words: Iterable[Any], name: str) -> tuple[str, ...]:
        spoken = tuple(str(word) for word in words)
        self._require(all(plain_word(word) for word in spoken), name, "有空的用语")
        return tuple(dict.fromkeys(spoken))

    def _pattern(self, place: Entry, unit: str, name: str) -> Pattern:
        known = _CLAIM_KEYS if "claim" in place or "like" in place else _FIGURE_KEYS
        self._require(not set(place) - known, name, f"的读取位置有未知的项 {'、'.join(sorted(set(place) - known))}")
        return self._claim(place, unit, name) if known is _CLAIM_KEYS else self._figure(place, name)

    def _figure(self, place: Entry, name: str) -> FigurePattern:
        forms = _listed(place.get("form"))
        self._require(bool(forms) or "table" in place, name, "的读取位置既无 form 也无 table")
        unknown = set(forms) - {form.id for form in statutory_forms()}
        self._require(not unknown, name, f"写了未知的表 {'、'.join(sorted(unknown))}")
        usual = dict.fromkeys(column for form in forms for column in self._columns.get(form, ()))
        return FigurePattern(
            forms=forms,
            table=_regex(place.get("table")),
            panel=place.get("panel", ""),
            rows=_plain(_listed(place.get("row"))),
            codes=_listed(place.get("code")),
            columns=tuple(_plain(_LEVELS.split(column)) for column in _listed(place.get("column")) or usual),
            items=_plain(_listed(place.get("item"))),
            role=self._role(place, Role.FINAL if forms else None, name),
            lone=bool(place.get("lone")),
            spare=bool(place.get("spare")),
        )

    def _claim(self, place: Entry, unit: str, name: str) -> ClaimPattern:
        kind = place.get("kind", "amount")
        self._require(kind in set(ClaimKind), name, f"写了未知的说法 {kind}")
        amount = kind == ClaimKind.AMOUNT
        return ClaimPattern(
            subjects=tuple(plain_subject(subject) for subject in _listed(place.get("claim"))),
            kind=ClaimKind(kind),
            role=self._role(place, Role.FINAL if amount else None, name),
            units=_listed(place.get("unit")) or (unit,),
            lone=bool(place.get("lone")),
            spare=bool(place.get("spare")),
            **{key: _regex(place.get(key)) for key in _EXPRESSIONS},
        )

    def _role(self, place: Entry, usual: Role | None, name: str) -> Role | None:
        role = place.get("role", usual)
        self._require(role is None or role in set(Role), name, f"写了未知的口径 {role}")
        return None if role is None else Role(role)

    def _require(self, right: bool, name: str, complaint: str) -> None:
        if not right:
            raise HeshuError(f"指标目录“{self._file}”里“{name}”{complaint}；请改正后再用。")


def _listed(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(part) for part in value) if isinstance(value, list) else (str(value),)


def _plain(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain_label(label) for label in labels)


def _regex(expression: str | None) -> re.Pattern[str] | None:
    return re.compile(expression) if expression else None


def _check(indicators: Sequence[Indicator], file: str) -> None:
    for kind, values in (("名称", [i.name for i in indicators]), ("id", [i.id for i in indicators])):
        twice = [value for value, count in Counter(values).items() if count > 1]
        if twice:
            raise HeshuError(f"指标目录“{file}”里{kind}“{twice[0]}”写了两次；请改名或合并。")
    names, ids = {indicator.name for indicator in indicators}, {indicator.id for indicator in indicators}
    for indicator in indicators:
        if indicator.narrower and indicator.narrower not in names:
            raise HeshuError(f"指标目录“{file}”里“{indicator.name}”的 narrower“{indicator.narrower}”不存在；请改正。")
        if indicator.funds and indicator.funds not in ids:
            raise HeshuError(f"指标目录“{file}”里“{indicator.name}”的 funds“{indicator.funds}”不存在；请改正。")
        if not ids.issuperset(indicator.instead):
            raise HeshuError(f"指标目录“{file}”里“{indicator.name}”的 instead“{'、'.join(indicator.instead)}”不存在；请改正。")
