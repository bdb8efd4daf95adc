"""Reports and an embedding made by hand, for tests that need no document and no trained model."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from extraction import reading
from extraction.indicators import catalogue
from extraction.numbers import Amount
from extraction.report import (
    Claim,
    ClaimKind,
    Figure,
    Grid,
    Kind,
    Paragraph,
    Place,
    Report,
    Role,
    Section,
    Source,
    State,
    Table,
)
from retrieval.library import Library
from retrieval.understanding.named.lexicon import Lexicon

REASON = "公务接待费比上年减少，主要原因是严格落实过紧日子要求，压减接待场次。"
DUTY = "贯彻执行国家和省有关财政工作的方针政策，拟订本市财政发展规划并组织实施。"


class PairEmbeddings(Embeddings):
    """A vector of hashed character pairs: enough to tell texts apart."""

    def __init__(self, dim: int = 64, identity: str = "pairs") -> None:
        self.dim = dim
        self.identity = identity

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.full(self.dim, 1e-3)
        for at in range(len(text) - 1):
            vector[zlib.crc32(text[at : at + 2].encode()) % self.dim] += 1
        return list(map(float, vector / np.linalg.norm(vector)))


@cache
def spoken() -> Lexicon:
    """The catalogue's own words, for questions that name nothing which only a report prints."""
    return Lexicon(catalogue(), ())


def figure(file: str, row: str, raw: str, column: tuple[str, ...] = ("决算数",), **more: object) -> Figure:
    """A figure in 万元 on page 6; an empty raw text makes a blank cell."""
    amount = Amount(Decimal(raw.replace(",", "")), 2, "万元") if raw else None
    fields: dict[str, object] = {
        "source": Source(file, (Place(6, None, (10.5, 20.25, 60.0, 30.0)),)), "table_no": 1, "table": "收入支出决算总表",
        "form": "income_expenditure", "panel": "收入", "row": row, "row_code": "", "column": column,
        "state": State.VALUE if raw else State.BLANK, "amount": amount, "quote": raw, "role": Role.FINAL, "year": 2024,
        "section": ("第二部分 决算表", "收入支出决算总表"), "unit_source": "printed",
    }  # fmt: skip
    return Figure(**{**fields, **more})  # type: ignore[arg-type]


def claim(file: str, subject: str, raw: str) -> Claim:
    """An amount that a sentence states, in a text file."""
    sentence = f"{subject}支出决算为{raw}万元。"
    source = Source(file, (Place(None, (120, 121), None),))
    amount = Amount(Decimal(raw), 2, "万元")
    return Claim(source, subject, ClaimKind.AMOUNT, amount, raw, sentence, ("第三部分 情况说明",), year=2024)


def report(
    file: str = "甲市财政局.pdf", organisation: str = "甲市财政局", year: int = 2024, kind: Kind = Kind.FINAL,
    total: str = "2,946.25", texts: tuple[str, ...] = (DUTY, REASON),
) -> Report:  # fmt: skip
    """A small report; its hash follows from what is in it."""
    place = Place(3, None, (72.0, 100.0, 500.0, 130.0))
    paragraphs = tuple(
        Paragraph(text, ("第三部分 情况说明", f"{n}、说明"), Source(file, (place,))) for n, text in enumerate(texts)
    )
    figures = (
        figure(file, "一、一般公共预算财政拨款收入", total),
        figure(file, "本年收入合计", total, ocr=True),
        figure(file, "行政运行", "12.50", row_code="2010601", panel="", form="expenditure", table="支出决算表", table_no=2),
        figure(file, "（二）公务接待费", "", column=("“三公”经费", "预算数"), role=Role.BUDGET),
    )
    source = Source(file, (Place(6, None, (0.0, 0.0, 595.0, 842.0)),))
    tables = (
        Table(1, "收入支出决算总表", "income_expenditure", "万元", figures[0].section, source, (*figures[:2], figures[3]), ()),
        Table(2, "支出决算表", "expenditure", "万元", figures[0].section, source, figures[2:3], (Grid((), place),)),
    )
    digest = hashlib.sha256(repr((organisation, year, total, texts)).encode()).hexdigest()
    return Report(
        file, digest, organisation, "", year, kind, 25, None, (Section("第三部分", 1, ("第三部分",), source),),
        paragraphs, tables, (claim(file, "公务接待费", "1.20"),), ("第 3 页未能读出",),
    )  # fmt: skip


def original(folder: Path, file: str, content: bytes = b"%PDF-1.7") -> Path:
    """A file to stand for a report's original."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file
    path.write_bytes(content)
    return path


def library_of_texts(folder: Path, texts: Mapping[str, str]) -> Library:
    """A library in the folder with one report for each text, read from a file of the name beside it."""
    library = Library(folder / "library")
    for name, text in texts.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        library.add(reading.read(path), path)
    return library
