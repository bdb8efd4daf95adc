"""Budget or final accounts, where a question asks one of two organisations for the one and the other for the other number."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.report import Role
from retrieval.understanding.cues import roles_in
from retrieval.understanding.whom.organisations import Naming

OwnRoles = tuple[tuple[str, Role], ...]
"""Organisations, each with the role of the number that is asked of it."""


def roles_of_each(text: str, naming: Naming, things_each: bool) -> OwnRoles:
    """The role that is told behind the name of each organisation, where they differ (A的预算比B实际花的多多少).

    `things_each`: a thing is named behind each too, so that no role behind one says that none is asked (A的三公预算和B的三公).
    """
    whose = [one[0] for one in naming.named if len(one) == 1]
    if not len(set(whose)) == len(naming.spots) > 1:
        return ()
    ends = [*(start for start, _ in naming.spots[1:]), len(text)]
    told = [roles_in(text[end:until]) for (_, end), until in zip(naming.spots, ends, strict=True)]
    single = all(len(roles) == 1 or (things_each and not roles) for roles in told)
    each = ((name, role) for name, roles in zip(whose, told, strict=True) for role in roles)
    return tuple(each) if single and len(set(told)) > 1 else ()


def roles_before(whom: Sequence[str], asked: Sequence[tuple[Sequence[str], tuple[Role, ...]]]) -> OwnRoles:
    """The role that was asked of each organisation last, where they differ (A预算多少？B决算呢？差多少).

    `asked` are the organisations and roles of questions, the last first.
    """
    last = {name: roles for names, roles in reversed(asked) for name in names}
    each = tuple((name, roles[0]) for name in whom if len(roles := last.get(name, ())) == 1)
    return each if len({role for _, role in each}) > 1 else ()
