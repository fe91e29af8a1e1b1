"""Taking the service back: figures from which its staff can be calculated, and people enough, in time (S4.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.figures.coverage import Coverage, Source, cover
from docgen.figures.staffing import Interval, ServiceTarget, plan_week, planned_day, spread
from docgen.finding import Severity
from docgen.model.requirements import HandlingTime
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach


def exit015_figures(engagement: Engagement) -> Iterator[Breach]:
    """What the staff of the take-back is calculated from is there.

    What: the channel of ``take_back`` is that of the profile and has a handling time and contacts in the busiest
    month; its shares lie between 0 and 100 %.
    Why: the need for staff is calculated and not asserted.
    Need: S4.7
    Fails: ``channel: chat`` beside a profile of calls. Passes: ``channel: voice`` in both.
    """
    take_back, volumes = engagement.exit.take_back, engagement.requirements.volumes
    if take_back is None or volumes.profile is None:
        return
    channel, profile = take_back.channel, volumes.profile
    if profile.channel is not channel:
        other = [("requirements.volumes.profile.channel", "related.other")]
        yield breach(
            "exit.take_back.channel", "channel", related=other, channel=channel.value, profile=profile.channel.value
        )
    elif _handling(engagement) is None:
        yield breach("requirements.volumes.handling_times", "handling", channel=channel.value)
    elif not _contacts(engagement):
        yield breach(
            "requirements.volumes.profile.busiest_month",
            "month",
            related=[("requirements.volumes.monthly", "related.other")],
            month=str(profile.busiest_month),
            channel=channel.value,
        )
    shares = [
        ("target", take_back.target.share.value, Decimal(0) < take_back.target.share.value < 100),
        ("max_occupancy", take_back.max_occupancy.value, Decimal(0) < take_back.max_occupancy.value <= 100),
        ("shrinkage", take_back.shrinkage.value, Decimal(0) <= take_back.shrinkage.value < 100),
    ]
    for name, share, fits in shares:
        if not fits:
            yield breach(f"exit.take_back.{name}", "share", field=name, share=f"{share} %")


def exit016_staff(engagement: Engagement) -> Iterator[Breach]:
    """People enough take the contacts back before the shortest notice has run.

    What: staff on hand and planned sources reach the calculated need, no later than the shortest notice ends.
    Why: customers are served throughout, and a plan that lacks people is none.
    Need: S4.7
    Fails: 40 people against a need of 63, with a warning. Passes: 65 people, the last of them after 60 days.
    """
    if next(exit015_figures(engagement), None) is not None:
        return
    coverage = _coverage(engagement)
    if coverage is None:
        return
    path = "exit.take_back.fill" if engagement.exit.take_back and engagement.exit.take_back.fill else "exit.take_back"
    notices = {f"exit.grounds[{ground.id}].notice": ground.notice for ground in engagement.exit.grounds}
    notices["exit.convenience.notice"] = engagement.exit.convenience.notice
    shortest = min(notices, key=lambda one: notices[one].days)
    if coverage.gap:
        yield breach(
            path,
            "gap",
            severity=Severity.WARNING,
            related=[("exit.take_back.staff_on_hand", "related.other")],
            needed=coverage.needed,
            there=coverage.needed - coverage.gap,
            gap=coverage.gap,
        )
    elif coverage.closed_on is not None and coverage.closed_on > notices[shortest].days:
        yield breach(
            path,
            "late",
            severity=Severity.WARNING,
            related=[(shortest, "related.other")],
            day=coverage.closed_on,
            notice=str(notices[shortest]),
        )


def _coverage(engagement: Engagement) -> Coverage | None:
    """The need and how it is covered, as the documents calculate it; None where there is nothing to calculate from."""
    take_back, profile = engagement.exit.take_back, engagement.requirements.volumes.profile
    handling = _handling(engagement)
    if take_back is None or profile is None or handling is None:
        return None
    shares = [(share.start, share.share.value) for share in profile.intervals]
    contacts = _contacts(engagement) * profile.busiest_day_share.fraction
    seconds = handling.time.seconds / handling.concurrency
    wanted = ServiceTarget(
        percent=take_back.target.share.value,
        within=take_back.target.within.seconds,
        maximum_occupancy=take_back.max_occupancy.value,
        patience=None if take_back.patience is None else take_back.patience.seconds,
    )
    try:
        intervals: tuple[Interval, ...] = spread(contacts, shares, profile.interval.seconds / 60, seconds)
        day = planned_day(intervals, wanted, take_back.shrinkage.value)
    except ValueError:
        return None  # a profile that does not make a day is told by the rules on requirements
    serving = [one for one in engagement.requirements.functions if take_back.channel in one.channels]
    open_days = max((one.hours.days_per_week for one in serving), default=0)
    people = [(one.heads, one.available.days) for one in take_back.staff_on_hand]
    people += [(one.heads, one.available.days) for one in take_back.fill]
    week = plan_week([(day, open_days)], take_back.weekly_hours, sum(one.heads for one in take_back.staff_on_hand))
    return cover(week.heads, [Source(str(n), heads, day) for n, (heads, day) in enumerate(people)])


def _handling(engagement: Engagement) -> HandlingTime | None:
    take_back = engagement.exit.take_back
    times = engagement.requirements.volumes.handling_times
    return next((one for one in times if take_back is not None and one.channel is take_back.channel), None)


def _contacts(engagement: Engagement) -> int:
    """Contacts of the channel in the busiest month."""
    take_back, volumes = engagement.exit.take_back, engagement.requirements.volumes
    if take_back is None or volumes.profile is None:
        return 0
    busiest = next((row for row in volumes.monthly if row.month == volumes.profile.busiest_month), None)
    return int(getattr(busiest, take_back.channel.value, 0))
