"""The calendar of the procurement: in order, with time to answer, and on days on which people work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from docgen.finding import Severity
from docgen.model.parties import Address
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

if TYPE_CHECKING:
    from holidays import HolidayBase

_ORDER = (
    "rfp_issued",
    "questions_close",
    "answers_published",
    "bids_due",
    "interviews_from",
    "interviews_to",
    "award",
    "signature",
    "start",
)
# What suppliers need as a rule to read, ask, calculate and have a bid signed, in calendar days.
_ENOUGH = {("rfp_issued", "questions_close"): 7, ("rfp_issued", "bids_due"): 21, ("answers_published", "bids_due"): 7}


def date001_order(engagement: Engagement) -> Iterator[Breach]:
    """The dates of the procurement follow each other.

    What: RFP, questions, answers, bids, interviews, award, signature and start stand in this order. Where one date
    alone is out of order it is told, and where two are swapped, both together.
    Why: a bidder can't answer before the answers to its questions, and a service can't start before it is contracted.
    Need: none (no document stands without its calendar)
    Fails: ``bids_due`` before ``questions_close``. Passes: the other way round.
    """
    days = {name: getattr(engagement.engagement.dates, name) for name in _ORDER}
    swapped = _swapped(days)
    for before, after in [swapped] if swapped else _wrong(days):
        first, last = f"dates.{before}", f"dates.{after}"
        said = {"before": before, "earlier": days[before], "after": after, "later": days[after]}
        if swapped:
            yield breach(last, "swapped", related=[(first, "related.other")], **said)
        elif _alone(days, before) and not _alone(days, after):
            yield breach(first, "late", related=[(last, "related.other")], **said)
        else:
            yield breach(last, "early", related=[(first, "related.other")], **said)


def _wrong(days: Mapping[str, date]) -> list[tuple[str, str]]:
    """The neighbours that stand in the wrong order."""
    return [(before, after) for before, after in pairwise(days) if days[after] < days[before]]


def _alone(days: Mapping[str, date], name: str) -> bool:
    """Whether a date is the only one that is out of order."""
    return not _wrong({other: day for other, day in days.items() if other != name})


def _swapped(days: Mapping[str, date]) -> tuple[str, str] | None:
    """The two dates of which each stands where the other belongs, unless one date alone explains it."""
    if not _wrong(days) or any(_alone(days, name) for name in days):
        return None
    return next(
        (
            pair
            for pair in combinations(days, 2)
            if not _wrong({**days, pair[0]: days[pair[1]], pair[1]: days[pair[0]]})
        ),
        None,
    )


def date002_time_to_answer(engagement: Engagement) -> Iterator[Breach]:
    """Bidders have time enough to ask and to answer.

    What: at least 7 days for questions, 21 days from the RFP to the bids, and 7 days from the answers to the bids.
    Why: whoever has no time prices the risk in or stays away.
    Need: S1.3
    Fails: ten days from the RFP to the bids, with a warning. Passes: five weeks.
    """
    if any(date001_order(engagement)):
        return
    dates = engagement.engagement.dates
    for (since, until), enough in _ENOUGH.items():
        days = (getattr(dates, until) - getattr(dates, since)).days
        if days < enough:
            yield breach(
                f"dates.{until}",
                severity=Severity.WARNING,
                related=[(f"dates.{since}", "related.other")],
                since=since,
                until=until,
                days=days,
                enough=enough,
            )


def date003_day_off(engagement: Engagement) -> Iterator[Breach]:
    """A date falls on a day on which the client does not work.

    What: the dates of the procurement are no weekends and no public holidays at the client's seat, with a note.
    Why: nobody receives a bid, answers a question or signs on such a day.
    Need: none (it only tells what is easily overlooked)
    Fails: an award on Good Friday. Passes: an award on the Wednesday before.
    """
    facts = engagement.engagement
    days = {name: getattr(facts.dates, name) for name in _ORDER}
    calendar = _holidays(facts.client.address, sorted({day.year for day in days.values()}), facts.language.value)
    for name, day in days.items():
        holiday = calendar.get(day) if calendar is not None else None
        if holiday:
            yield breach(f"dates.{name}", "holiday", severity=Severity.INFO, name=name, day=day, holiday=holiday)
        elif _weekend(calendar, day):
            yield breach(f"dates.{name}", "weekend", severity=Severity.INFO, name=name, day=day)


def _weekend(calendar: HolidayBase | None, day: date) -> bool:
    return day.weekday() in (calendar.weekend if calendar is not None else {5, 6})


def _holidays(address: Address, years: list[int], language: str) -> HolidayBase | None:
    """The public holidays of a country, and of the region where it is one that is known by that name."""
    from holidays import country_holidays

    for region in (address.region, address.city, None):  # some cities are states of their own, such as Hamburg
        try:
            plain = country_holidays(address.country, subdiv=region, years=years)
        except NotImplementedError:
            continue
        wanted = next((one for one in plain.supported_languages if one.partition("_")[0] == language), None)
        return country_holidays(address.country, subdiv=region, years=years, language=wanted)
    return None
