"""How the contacts of the busiest day spread over the day (S1.1, S4.7).

In: ``requirements.volumes.profile`` and the month's contacts in its channel. Out: a row for each interval with its
share and its contacts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.assembly.columns import empty, interval, total, worked
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Column, Row, Table
from docgen.figures.rounding import TENTH, to_unit
from docgen.model.values import Percent


def build(desk: Desk) -> Table:
    """The table; contacts are rounded to one decimal place."""
    profile = desk.facts.requirements.volumes.profile
    if profile is None:
        raise empty(desk, "interval_profile")
    intervals = list(profile.intervals)
    months = [month for month in desk.facts.requirements.volumes.monthly if month.month == profile.busiest_month]
    minutes = plain(profile.interval).seconds / 60
    rows = [
        Row(
            (
                desk.cell(worked(desk, "interval_profile", _span, row, minutes), header=True),
                desk.cell(row.share),
                desk.cell(worked(desk, "interval_profile", _contacts, profile, months, row)),
            )
        )
        for row in intervals
    ]
    shares = worked(
        desk, "interval_profile", lambda: Percent(sum((plain(r.share).value for r in intervals), Decimal(0)))
    )
    day = worked(desk, "interval_profile", _contacts, profile, months, *intervals)
    rows.append(total(desk.cell(desk.word("day"), header=True), desk.cell(shares), desk.cell(day)))
    columns = (
        Column(desk.heading("interval"), 40),
        Column(desk.heading("share"), 30, Align.RIGHT),
        Column(desk.heading("contacts"), 30, Align.RIGHT),
    )
    return Table("interval_profile", desk.caption(), columns, tuple(rows), note=desk.note())


def _span(row: Any, minutes: Decimal) -> str:
    return interval(str(row.start), minutes)


def _contacts(profile: Any, months: list[Any], *rows: Any) -> Decimal:
    """The contacts of the busiest day that fall into these intervals."""
    channel = plain(profile.channel).value
    day = sum(int(getattr(month, channel)) for month in months) * plain(profile.busiest_day_share).fraction
    share = sum((plain(row.share).fraction for row in rows), Decimal(0))
    return to_unit(day * share, TENTH)
