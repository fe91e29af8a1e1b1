"""Volumes: a whole year without gaps, channels that are handled, and a busiest day that adds up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import median

from docgen.finding import Severity
from docgen.model.requirements import Channel, MonthlyVolume
from docgen.model.values import OpeningTime, Period
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_COUNTED = tuple(channel for channel in Channel if channel is not Channel.IN_PERSON)
_YEAR = 12
_FAR = 3  # so many times the median, and a month stands out
_ENOUGH = 4  # months from which a median says something
_LONGEST = Decimal(31)  # days of a month, so that the busiest day has at least this part of it


def req007_profile_shares(engagement: Engagement) -> Iterator[Breach]:
    """The day's profile accounts for the whole day.

    What: the shares of its intervals add up to 100 %.
    Why: the staff to take the service back is calculated from them.
    Need: S4.7
    Fails: shares that make 96 %. Passes: shares that make 100 %.
    """
    profile = engagement.requirements.volumes.profile
    if profile is not None:
        total = sum((interval.share.value for interval in profile.intervals), Decimal(0))
        if total != 100:
            yield breach("requirements.volumes.profile.intervals", total=total)


def vol001_whole_year(engagement: Engagement) -> Iterator[Breach]:
    """The volumes show a whole year, month by month.

    What: each month stands once, none is left out between the first and the last, and there are twelve or more.
    Why: a month that stands twice is counted twice; where one is missing, the season of the service may be.
    Need: S1.1, S4.5
    Fails: a month that stands twice; a gap, or eleven months, with a warning. Passes: January to December.
    """
    path = "requirements.volumes.monthly"
    months = [entry.month for entry in engagement.requirements.volumes.monthly]
    for index, month in enumerate(months):
        if month in months[:index]:
            first = months.index(month)
            yield breach(
                f"{path}[{index}].month", "twice", related=[(f"{path}[{first}]", "related.first")], month=str(month)
            )
    known = sorted(set(months))
    missing = [month for before, after in pairwise(known) for month in _between(before, after)]
    if missing:
        yield breach(path, "gap", severity=Severity.WARNING, months=tuple(map(str, missing)))
    elif len(known) < _YEAR:
        yield breach(path, "short", severity=Severity.WARNING, count=len(known))


def _between(before: Period, after: Period) -> Iterator[Period]:
    for number in range(before.year * 12 + before.month, after.year * 12 + after.month - 1):
        yield Period(number // 12, month=number % 12 + 1)


def vol002_month_that_stands_out(engagement: Engagement) -> Iterator[Breach]:
    """No month stands out so far that it is probably a slip.

    What: in no channel has a month more than three times the median of the months, or less than a third of it.
    Why: prices, staff and bands are reckoned from these numbers; a digit too many makes all of them wrong.
    Need: S1.1, S4.5
    Fails: 340,000 calls in a month where the others have 35,000, with a warning. Passes: 52,000.
    """
    monthly = engagement.requirements.volumes.monthly
    for channel in _COUNTED:
        counts = [_count(entry, channel) for entry in monthly]
        usual = Decimal(median(counts))
        if len(counts) < _ENOUGH or not usual:
            continue
        for index, count in enumerate(counts):
            if count > _FAR * usual or count * _FAR < usual:
                yield breach(
                    f"requirements.volumes.monthly[{index}].{channel.value}",
                    severity=Severity.WARNING,
                    month=str(monthly[index].month),
                    channel=channel.value,
                    count=Decimal(count),
                    usual=usual,
                )


def _count(entry: MonthlyVolume, channel: Channel) -> int:
    return int(getattr(entry, channel.value, 0))


def vol003_handling_time(engagement: Engagement) -> Iterator[Breach]:
    """Each channel with contacts has its handling time.

    What: each channel in which contacts are counted stands once under ``handling_times``. Where staff or a price by the
    minute is reckoned from it, its lack is an error.
    Why: bidders staff and price minutes, not contacts; without the time each of them guesses another one.
    Need: S1.1, S4.7
    Fails: chats among the volumes and no handling time for ``chat``, with a warning. Passes: ``time: 660 s``.
    """
    volumes, scheme = engagement.requirements.volumes, engagement.costs.charges.scheme
    channels = [entry.channel for entry in volumes.handling_times]
    for index, channel in enumerate(channels):
        if channel in channels[:index]:
            yield breach(f"requirements.volumes.handling_times[{index}]", "twice", channel=channel.value)
    reckoned = {volumes.profile.channel} if volumes.profile is not None else set()
    if engagement.exit.take_back is not None:
        reckoned.add(engagement.exit.take_back.channel)
    if scheme.model == "volume_bands":
        reckoned |= {rate.channel for rate in scheme.rates if rate.per == "minute"}
    for channel in Channel:
        counted = any(_count(entry, channel) for entry in volumes.monthly)
        if channel not in channels and (counted or channel in reckoned):
            severity = Severity.ERROR if channel in reckoned else Severity.WARNING
            yield breach("requirements.volumes.handling_times", "none", severity=severity, channel=channel.value)


def vol004_channels_in_scope(engagement: Engagement) -> Iterator[Breach]:
    """The channels of the functions are those in which contacts are counted.

    What: each channel of a function in scope has contacts, and each channel that has contacts belongs to a function.
    Why: a channel without numbers can be neither staffed nor priced; numbers without a function swell every bid.
    Need: S1.1, S4.5
    Fails: a function with ``channels: [voice, chat]`` and no chat in any month, with a warning. Passes: with both.
    """
    monthly = engagement.requirements.volumes.monthly
    counted = {channel for channel in _COUNTED if any(_count(entry, channel) for entry in monthly)}
    for function in engagement.requirements.functions:
        for index, channel in enumerate(function.channels):
            if channel in _COUNTED and channel not in counted:
                yield breach(
                    f"requirements.functions[{function.id}].channels[{index}]",
                    "uncounted",
                    severity=Severity.WARNING,
                    related=[("requirements.volumes.monthly", "related.other")],
                    function=function.id,
                    channel=channel.value,
                )
    used = {channel for function in engagement.requirements.functions for channel in function.channels}
    for channel in _COUNTED:
        if channel in counted - used:
            yield breach("requirements.volumes.monthly", "unused", severity=Severity.WARNING, channel=channel.value)


def vol005_busiest_day(engagement: Engagement) -> Iterator[Breach]:
    """The busiest day is that of the busiest month, and busier than an average one.

    What: ``busiest_month`` is one of the months, none has more contacts in that channel, and its busiest day has at
    least the 31st part of them.
    Why: who plans to take the service back for a quiet day has too few people on the busy one.
    Need: S4.7
    Fails: a month that is not among the volumes; November where December has more calls, with a warning. Passes:
    December.
    """
    volumes = engagement.requirements.volumes
    profile = volumes.profile
    if profile is None:
        return
    path = "requirements.volumes.profile"
    contacts = {entry.month: _count(entry, profile.channel) for entry in volumes.monthly}
    if profile.busiest_month not in contacts:
        yield breach(f"{path}.busiest_month", "unknown", month=str(profile.busiest_month))
        return
    top = max(contacts, key=lambda month: contacts[month])
    if contacts[top] > contacts[profile.busiest_month] > 0:  # that it has none is told by EXIT015
        number = list(contacts).index(top)
        yield breach(
            f"{path}.busiest_month",
            "not_busiest",
            severity=Severity.WARNING,
            related=[(f"requirements.volumes.monthly[{number}]", "related.other")],
            month=str(profile.busiest_month),
            channel=profile.channel.value,
            top=str(top),
        )
    if profile.busiest_day_share.value * _LONGEST < 100:
        share = profile.busiest_day_share
        yield breach(f"{path}.busiest_day_share", "share", severity=Severity.WARNING, share=share)


def vol006_intervals(engagement: Engagement) -> Iterator[Breach]:
    """The intervals of the busiest day follow each other and lie within the service hours.

    What: each begins one ``interval`` after the one before, and while a function with that channel is open.
    Why: the staff for each interval is calculated; an interval that is missing, doubled or closed makes it wrong.
    Need: S4.7
    Fails: 08:00, 08:30, 09:30 with ``interval: 30 min``; an interval at 21:00 where service ends at 20:00, with a
    warning. Passes: 08:00, 08:30, 09:00.
    """
    profile = engagement.requirements.volumes.profile
    if profile is None:
        return
    path, step = "requirements.volumes.profile.intervals", profile.interval.seconds / 60
    for index, (before, after) in enumerate(pairwise(profile.intervals), 1):
        if _minutes(after.start) - _minutes(before.start) != step:
            yield breach(
                f"{path}[{index}].start",
                "step",
                related=[("requirements.volumes.profile.interval", "related.defined")],
                start=after.start,
                before=before.start,
                interval=profile.interval,
            )
    functions = engagement.requirements.functions
    open_times = [time for one in functions if profile.channel in one.channels for time in one.hours.times]
    for index, interval in enumerate(profile.intervals):
        if open_times and not any(_open(time, interval.start) for time in open_times):
            yield breach(
                f"{path}[{index}].start",
                "closed",
                severity=Severity.WARNING,
                related=[("requirements.functions", "related.other")],
                start=interval.start,
                channel=profile.channel.value,
            )


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _open(time: OpeningTime, clock: str) -> bool:
    return _minutes(time.opens) <= _minutes(clock) < _minutes(time.closes)
