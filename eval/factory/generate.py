"""Seed -> report: an invented department's books, set in one of the layout families, with the claims its prose makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eval.factory.accounts import Accounts
from eval.factory.attachments import attachments
from eval.factory.bookkeeping import draw_accounts, identity
from eval.factory.draw import Draw, words
from eval.factory.narrative import Narrative
from eval.factory.remarks import Remarks, glossary, overview
from eval.factory.saying import Stated, Writer
from eval.factory.spec import Part, Section, Spec, Table, Text
from eval.factory.statutory import NUMERALS, Forms
from eval.factory.styles import FAMILIES, Style, draw_style

DISCLAIMER = "示例：由程序生成，机构与数字均为虚构"


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that a paragraph states; `item` counts the report's paragraphs and tables in printed order, from 0."""

    item: int
    stated: Stated


@dataclass(frozen=True, slots=True)
class Generated:
    """A report with what is known of it."""

    spec: Spec
    accounts: Accounts
    style: Style
    statements: tuple[Statement, ...]


def generate(seed: int, number: int, family: str | None = None) -> Generated:
    """Report `number` of a seed; families take turns where none is asked for."""
    names = list(FAMILIES)
    family = family or names[number % len(names)]
    draw = Draw(f"{seed}/{number}/{family}")
    style = draw_style(draw, family)
    first = Draw(str(seed)).number(0, 10_000)
    accounts = draw_accounts(draw, identity(first + number))
    return compose(accounts, style, draw, f"{family}-{seed}-{number:05}")


def compose(accounts: Accounts, style: Style, draw: Draw, name: str) -> Generated:
    """The report on some books in a style."""
    writer = Writer(draw, style.prose, _plain_words(accounts), accounts.year)
    parts = _parts(accounts, style, draw, writer)
    spec = replace(_frame(accounts, style, draw, name), parts=parts)
    return Generated(spec, accounts, style, tuple(_statements(spec, writer.said)))


def _plain_words(accounts: Accounts) -> dict[str, object]:
    department = accounts.department
    return {
        "year": accounts.year,
        "last": accounts.year - 1,
        "body": department.organisation,
        "we": f"本{department.noun}",
        "each": "",
    }


def _parts(accounts: Accounts, style: Style, draw: Draw, writer: Writer) -> tuple[Part, ...]:
    year, noun = accounts.year, accounts.department.noun
    narrative = Narrative(accounts, style, writer, draw)
    first = overview(accounts, writer, draw, style.layout)
    note = draw.pick(words("wording")["empty_notes"])
    slots = {name: str(word) for name, word in _plain_words(accounts).items()}
    forms = Forms(accounts, style, lambda fund: note.format(name=fund, **slots))
    told = (*narrative.sections(), *Remarks(accounts, writer, narrative).sections())
    parts = [
        first,
        _tables_part(forms.tables, style, f"{year}年度{noun}决算表"),
        Part(("第三部分", f"{year}年度{noun}决算情况说明"), (), _numbered(told)),
        glossary(accounts, draw),
    ]
    return (*parts, attachments(accounts, style, draw)) if accounts.projects else tuple(parts)


def _tables_part(tables: Sequence[Table], style: Style, title: str) -> Part:
    if not style.captions_in_sections:
        return Part(("第二部分", title), tuple(tables))
    sections = tuple(Section(table.caption.title, (table,)) for table in tables)
    return Part(("第二部分", title), (), _numbered(sections))


def _numbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    return tuple(replace(section, title=f"{NUMERALS[at]}、{section.title}") for at, section in enumerate(sections))


def _frame(accounts: Accounts, style: Style, draw: Draw, name: str) -> Spec:
    department, year = accounts.department, accounts.year
    shown = f"{department.organisation}（{department.scope}）" if department.scope else department.organisation
    covers = (
        [f"{year}年度", shown, f"{department.noun}决算"],
        [shown, f"{year}年度{department.noun}决算"],
        [f"{shown}{year}年度", f"{department.noun}决算"],
    )
    return Spec(
        name=name,
        organisation=department.organisation,
        scope=department.scope,
        year=year,
        kind="决算",
        noun=department.noun,
        cover=tuple(draw.pick(covers)),
        disclaimer=DISCLAIMER,
        contents=style.contents,
        layout=style.layout,
    )


def _statements(spec: Spec, said: Sequence[tuple[Text, tuple[Stated, ...]]]) -> Iterator[Statement]:
    places = {id(item): at for at, item in enumerate(spec.items())}
    for text, stated in said:
        yield from (Statement(places[id(text)], one) for one in stated)
