"""Draws the books of a department: ledgers of two years, the economic items of its 基本支出, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from eval.factory.accounts import (
    ZERO,
    Accounts,
    Counts,
    Department,
    Entry,
    Fund,
    Ledger,
    Origin,
    Procurement,
    ThreePublic,
)
from eval.factory.appraisal import draw_projects
from eval.factory.draw import LEAST, Draw, cents, words

_YEARS = (2021, 2022, 2023, 2024)
_STRIDE = 1009
_WAGES = {"30101": 26, "30102": 18, "30103": 22, "30106": 1, "30107": 8, "30112": 1.5, "30114": 1, "30199": 3}
_PERSONAL = {"30304": 1, "30305": 1, "30307": 0.5, "30309": 0.3, "30399": 0.6}
_OFFICE = {
    "30201": 14, "30202": 3, "30203": 1, "30204": 0.2, "30205": 1, "30206": 4, "30207": 4, "30208": 2, "30209": 6, "30211": 9,
    "30213": 4, "30214": 2, "30215": 1.5, "30216": 2, "30226": 4, "30227": 5, "30228": 6, "30229": 3, "30239": 14, "30299": 4,
    "31002": 3, "31003": 1.5, "31007": 1,
}  # fmt: skip
_CONTRIBUTIONS = {
    "30108": ("2080505",), "30109": ("2080506",), "30110": ("2101101", "2101102", "2101199"), "30111": ("2101103",),
    "30113": ("2210201",), "30302": ("2080501", "2080502", "2080599"), "30304": ("2080801",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Body:
    """A department with what decides its size."""

    department: Department
    kind: dict[str, Any]
    staff: int
    carries: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Which department reports on which year."""

    place: str
    kind: dict[str, Any]
    year: int


def identity(number: int) -> Identity:
    """The identity of a number; near numbers are unlike each other, and some 8,700 pass before one comes again."""
    lists = words("departments")
    places = [*lists["provinces"], *lists["cities"], *(city + county for city in lists["cities"] for county in lists["counties"])]
    kinds = lists["bodies"]
    rest, year = divmod(number * _STRIDE % (len(places) * len(kinds) * len(_YEARS)), len(_YEARS))
    place, kind = divmod(rest, len(kinds))
    return Identity(places[place], kinds[kind], _YEARS[year])


def draw_accounts(draw: Draw, who: Identity) -> Accounts:
    """The books of an invented department."""
    body = _draw_body(draw, who)
    year = who.year
    three = _three_public(draw, body)
    this = _ledger(draw, body, three)
    economic = _economic(draw, this, three)
    public = sum((amount for code, amount in economic.items() if code[:3] not in ("301", "303")), ZERO)
    return Accounts(
        department=body.department,
        year=year,
        this=this,
        last=_last_year(draw, this, body.carries),
        economic=economic,
        three=three,
        three_budget=_budgeted(draw, three),
        three_last=ThreePublic(*(_other_year(draw, amount) for amount in three.parts())),
        procurement=_procurement(draw, this),
        counts=_counts(draw, body.staff, three),
        running_last=draw.near(public, 0.7, 1.3),
        projects=draw_projects(draw, this, body.department),
    )


def _draw_body(draw: Draw, who: Identity) -> _Body:
    lists, kind, place = words("departments"), who.kind, who.place
    organisation = place + kind["name"]
    is_whole = kind["staff"] and draw.chance(0.6)
    below = [f"{place}{name}" for name in draw.some(lists["subordinates"], 1, 4)] if is_whole else []
    department = Department(
        organisation=organisation,
        scope=draw.pick(["汇总", ""]) if is_whole else draw.pick(["本级", "", ""]) if kind["staff"] else "",
        noun="部门" if is_whole else "单位",
        place=place,
        is_agency=kind["staff"],
        offices=tuple(draw.some(lists["offices"], 3, 9)),
        units=(f"{organisation}（本级）" if below else organisation, *below),
    )
    return _Body(department, kind, draw.number(12, 320), draw.chance(0.5))


def _three_public(draw: Draw, body: _Body) -> ThreePublic:
    if draw.chance(0.12):
        return ThreePublic()
    return ThreePublic(
        abroad=draw.money(20_000, 400_000) if draw.chance(0.2) else ZERO,
        bought=draw.money(120_000, 500_000) if draw.chance(0.12) else ZERO,
        run=draw.money(8_000, 600_000) if draw.chance(0.75) else ZERO,
        guests=draw.money(1_000, 80_000) if draw.chance(0.7) else ZERO,
    )


def _budgeted(draw: Draw, three: ThreePublic) -> ThreePublic:
    """全年预算: as much as was spent, or more; now and then for something that was not bought in the end."""
    exact = draw.chance(0.2)

    def of(spent: Decimal) -> Decimal:
        if not spent:
            return draw.round_money(draw.money(5_000, 60_000), Decimal(1_000)) if draw.chance(0.2) else ZERO
        return spent if exact else draw.round_money(draw.near(spent, 1.01, 1.6)) + 200

    return ThreePublic(*(of(part) for part in three.parts()))


def _other_year(draw: Draw, amount: Decimal) -> Decimal:
    """What it was the year before: the same nothing, something else, or exactly as much."""
    if not amount:
        return draw.money(3_000, 60_000) if draw.chance(0.15) else ZERO
    if draw.chance(0.15):
        return ZERO
    return amount if draw.chance(0.1) else draw.near(amount, 0.55, 1.7) + LEAST


def _ledger(draw: Draw, body: _Body, three: ThreePublic) -> Ledger:
    entries = [*_running(draw, body, three), *_projects(draw, body, three), *_other_money(draw, body)]
    return Ledger(tuple(sorted(entries, key=lambda entry: (entry.code, entry.fund))))


def _running(draw: Draw, body: _Body, three: ThreePublic) -> Iterator[Entry]:
    """基本支出 of 一般公共预算: pay and office under the running item, contributions under theirs."""
    pay = body.staff * draw.money(90_000, 210_000)
    office = body.staff * draw.money(18_000, 52_000) + three.total
    yield _planned(draw, Entry(body.kind["head"] + body.kind["running"], Fund.GENERAL, basic=cents(pay + office)), unplanned=0)
    for item in words("departments")["welfare"]:
        if item.get("staff") in (None, body.department.is_agency) and draw.chance(item["chance"]):
            amount = draw.near(pay * Decimal(repr(item["weight"])) / 100, 0.7, 1.3) + LEAST
            yield _planned(draw, Entry(item["code"], Fund.GENERAL, basic=amount), unplanned=0.08)


def _projects(draw: Draw, body: _Body, three: ThreePublic) -> Iterator[Entry]:
    """项目支出 of the three fiscal funds, with what was carried over; large enough for what 三公 takes from it."""
    lists = words("departments")
    for number, item in enumerate(draw.some(body.kind["projects"], 1, 5)):
        amount = draw.money(body.staff * 3_000, body.staff * 130_000) + (0 if number else three.total)
        yield _carried(draw, _planned(draw, Entry(body.kind["head"] + item, Fund.GENERAL, project=amount), 0.1), body.carries)
    if draw.chance(0.4):
        amount = draw.money(body.staff * 2_000, body.staff * 30_000)
        yield _planned(draw, Entry(draw.pick(lists["extra_projects"]), Fund.GENERAL, project=amount), 0.3)
    if draw.chance(0.35):
        for code in draw.some(lists["fund_projects"], 1, 2):
            amount = draw.money(body.staff * 5_000, body.staff * 80_000)
            yield _carried(draw, _planned(draw, Entry(code, Fund.GOVERNMENT, project=amount), 0.3), body.carries)
    if draw.chance(0.1):
        amount = draw.money(body.staff * 3_000, body.staff * 20_000)
        yield _planned(draw, Entry(draw.pick(lists["capital_projects"]), Fund.CAPITAL, project=amount), 0.3)


def _other_money(draw: Draw, body: _Body) -> Iterator[Entry]:
    """Income that is no 财政拨款, and what was done with it."""
    if not draw.chance(0.45):
        return
    origins = [Origin.OTHER] if body.department.is_agency else draw.some(list(Origin)[1:], 1, 2)
    for origin in origins:
        amount = draw.money(body.staff * 3_000, body.staff * 12_000)
        is_business = origin is Origin.BUSINESS
        code = body.kind["head"] + (body.kind["running"] if is_business or draw.chance(0.4) else "99")
        entry = Entry(code, Fund.OTHER, origin, **{"business" if is_business else "project": amount})
        entry = _carried(draw, replace(entry, income=amount), body.carries)
        if not body.department.is_agency and draw.chance(0.3):
            more = draw.near(amount, 0.05, 0.3) + LEAST
            entry = replace(entry, reserve=more, project=entry.project + more)
        elif not body.department.is_agency and draw.chance(0.2):
            more = draw.near(amount, 0.05, 0.2) + LEAST
            entry = replace(entry, distributed=more, income=entry.income + more)
        yield entry


def _planned(draw: Draw, entry: Entry, unplanned: float) -> Entry:
    """With 年初预算 and, for now, as much income as was spent."""
    entry = replace(entry, income=entry.spent)
    if draw.chance(unplanned):
        return entry
    exact = draw.chance(0.15)
    return replace(entry, budget=entry.spent if exact else draw.round_money(draw.near(entry.spent, 0.82, 1.25)))


def _carried(draw: Draw, entry: Entry, carries: bool) -> Entry:
    """With an opening and a closing balance where the department has any."""
    opening = draw.near(entry.spent, 0.02, 0.3) + LEAST if carries and draw.chance(0.6) else ZERO
    closing = draw.near(entry.spent, 0.02, 0.4) + LEAST if carries and draw.chance(0.6) else ZERO
    return replace(entry, opening=opening, income=entry.income + closing - opening)


def _last_year(draw: Draw, this: Ledger, carries: bool) -> Ledger:
    """The year before: what it closed with is what this year opened with."""
    return Ledger(tuple(_last_entry(draw, entry, carries) for entry in this.entries))


def _last_entry(draw: Draw, entry: Entry, carries: bool) -> Entry:
    factor = ZERO if draw.chance(0.06) else Decimal(1) if draw.chance(0.06) else draw.factor(0.6, 1.5)
    basic, project, business = (cents(part * factor) for part in (entry.basic, entry.project, entry.business))
    spent = basic + project + business
    opening = cents(spent * draw.factor(0.02, 0.3)) if carries and entry.closing and spent else ZERO
    last = replace(entry, opening=opening, basic=basic, project=project, business=business, reserve=ZERO, distributed=ZERO)
    return replace(last, income=spent + entry.opening - opening)


def _economic(draw: Draw, this: Ledger, three: ThreePublic) -> dict[str, Decimal]:
    """The economic items of 一般公共预算 基本支出; they add up to it to the cent."""
    general = (Fund.GENERAL,)
    whole = this.sum("basic", general)
    found = {item: sum((this.sum("basic", general, code) for code in codes), ZERO) for item, codes in _CONTRIBUTIONS.items()}
    found = {item: amount for item, amount in found.items() if amount}
    rest = whole - sum(found.values())
    office = cents(rest * draw.factor(0.12, 0.22))
    found |= _office(draw, office, three)
    personal = draw.some(list(_PERSONAL), 0, 3)
    chosen = [
        *(item for item in _WAGES if item == "30101" or draw.chance(0.7)),
        *(item for item in personal if item not in found),
    ]
    weights = [(_WAGES | _PERSONAL)[item] for item in chosen]
    found |= dict(zip(chosen, draw.split(rest - office, weights), strict=True))
    if draw.chance(0.3):  # the same name under 功能 and 经济分类 may carry different amounts
        moved = cents(found["30113"] * draw.factor(0.03, 0.2))
        found |= {"30113": found["30113"] + moved, "30101": found["30101"] - moved}
    return dict(sorted(found.items()))


def _office(draw: Draw, office: Decimal, three: ThreePublic) -> dict[str, Decimal]:
    """公用经费 by item; of 三公 only the part that 基本支出 bears."""
    found = {}
    for item, amount in (("30212", three.abroad), ("30217", three.guests), ("30231", three.run)):
        part = amount if draw.chance(0.6) else cents(amount * draw.factor(0.2, 0.9))
        if part >= LEAST and part < office / 6:
            found[item] = part
    chosen = [item for item in _OFFICE if item in ("30201", "30239") or draw.chance(0.65)]
    rest = draw.split(office - sum(found.values()), [_OFFICE[item] for item in chosen])
    return found | dict(zip(chosen, rest, strict=True))


def _procurement(draw: Draw, this: Ledger) -> Procurement:
    if draw.chance(0.1):
        return Procurement()
    whole = this.sum("spent")
    goods, works, services = (
        cents(whole * draw.factor(0.01, 0.08)) + LEAST if draw.chance(part) else ZERO for part in (0.9, 0.3, 0.9)
    )
    total = goods + works + services
    small = total if draw.chance(0.25) else cents(total * draw.factor(0.2, 0.95))
    micro = small if draw.chance(0.15) else cents(small * draw.factor(0.1, 0.9))
    return Procurement(goods, works, services, small, micro) if total else Procurement()


def _counts(draw: Draw, staff: int, three: ThreePublic) -> Counts:
    kept = draw.number(1, max(2, staff // 20)) if three.run else 0
    vehicles = _spread(draw, kept + (draw.number(0, 3) if kept else 0), 8)
    batches = draw.number(2, 60) if three.guests else 0
    groups = draw.number(1, 3) if three.abroad else 0
    return Counts(
        vehicles=vehicles,
        purchased=draw.number(1, 2) if three.bought else 0,
        kept=kept,
        equipment=draw.number(0, 6),
        batches=batches,
        guests=batches * draw.number(3, 12) + (draw.number(0, 5) if batches else 0),
        groups=groups,
        travellers=groups * draw.number(1, 4),
        staff=staff,
        retired=draw.number(0, staff // 2),
    )


def _spread(draw: Draw, total: int, kinds: int) -> tuple[int, ...]:
    counts = [0] * kinds
    for _ in range(total):
        counts[draw.pick(range(kinds))] += 1
    return tuple(counts)
