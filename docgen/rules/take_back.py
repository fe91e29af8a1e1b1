"""Taking the service back: tasks in order and within the notice, and people enough by calculation (S1.6, S4.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.figures.coverage import Coverage, Source, cover
from docgen.figures.staffing import Interval, ServiceTarget, beyond, plan_week, planned_day, spread
from docgen.figures.timeline import CycleError, Task, schedule
from docgen.finding import Severity
from docgen.model.requirements import HandlingTime
from docgen.model.values import Duration
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach
from docgen.rules.volumes import vol002_month_that_stands_out


def exit003_timeline(engagement: Engagement) -> Iterator[Breach]:
    """The tasks of the exit can be put in order.

    What: no task waits for itself, directly or through others.
    Why: the critical path is worked out from them and held against the notice.
    Need: S4.7
    Fails: ``a`` after ``b`` and ``b`` after ``a``. Passes: ``b`` after ``a``.
    """
    try:
        _length(engagement)
    except CycleError as problem:
        links = [(f"exit.timeline[{task}].after", "related.other") for task in problem.cycle[1:]]
        yield breach(f"exit.timeline[{problem.cycle[0]}].after", related=links, cycle=" → ".join(problem.cycle))


def exit004_notice(engagement: Engagement) -> Iterator[Breach]:
    """Notice for convenience leaves time to take the service back.

    What: the critical path of the exit is no longer than the notice for convenience together with the exit assistance.
    Why: customers are served throughout.
    Need: S1.6, S4.7
    Fails: a path of 250 days against 90 days of notice and 3 months of assistance. Passes: a path of 150 days.
    """
    length, allowed = _without_cycle(engagement), _allowed(engagement)
    if length > allowed:
        places = [("exit.assistance.duration", "related.other"), ("exit.timeline", "related.other")]
        yield breach("exit.convenience.notice", related=places, length=length, allowed=round(allowed))


def exit006_shortest_notice(engagement: Engagement) -> Iterator[Breach]:
    """The exit fits into the shortest notice.

    What: the critical path of the exit is no longer than the shortest notice of a ground or for convenience.
    Why: whoever gives notice on that ground has no longer to take the service back.
    Need: S1.6, S4.7
    Fails: a path of 80 days and a ground with 60 days of notice, with a warning. Passes: 90 days of notice.
    """
    length = _without_cycle(engagement)
    path, notice = _shortest_notice(engagement)
    if notice.days < length <= _allowed(engagement):
        timeline = [("exit.timeline", "related.other")]
        yield breach(path, severity=Severity.WARNING, related=timeline, length=length, notice=notice)


def exit015_figures(engagement: Engagement) -> Iterator[Breach]:
    """What the staff of the take-back is calculated from is there.

    What: the channel of ``take_back`` is that of the profile and has contacts in the busiest month; its shares lie
    between 0 and 100 %; no interval takes more than some thousands of people. (A handling time that is missing is told
    by VOL003, a month by VOL005.)
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
    elif not _contacts(engagement) and any(row.month == profile.busiest_month for row in volumes.monthly):
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
    if all(fits for _, _, fits in shares):
        intervals, target = _day(engagement)
        if intervals and target and beyond(intervals, target):
            yield breach("requirements.volumes.profile.busiest_day_share", "size")


def exit016_staff(engagement: Engagement) -> Iterator[Breach]:
    """People enough take the contacts back before the shortest notice has run.

    What: staff on hand and planned sources reach the calculated need, no later than the shortest notice ends.
    Why: customers are served throughout, and a plan that lacks people is none.
    Need: S4.7
    Fails: 40 people against a need of 63, with a warning. Passes: 65 people, the last of them after 60 days.
    """
    profile = engagement.requirements.volumes.profile
    doubted = {one.path.rpartition(".")[0] for one in vol002_month_that_stands_out(engagement)}
    busiest = {
        f"requirements.volumes.monthly[{number}]"
        for number, row in enumerate(engagement.requirements.volumes.monthly)
        if profile is not None and row.month == profile.busiest_month
    }
    if any(exit015_figures(engagement)) or busiest & doubted:  # nobody is planned on figures that may be a slip
        return
    coverage = _coverage(engagement)
    if coverage is None:
        return
    path = "exit.take_back.fill" if engagement.exit.take_back and engagement.exit.take_back.fill else "exit.take_back"
    shortest, notice = _shortest_notice(engagement)
    short = any(exit004_notice(engagement)) or any(exit006_shortest_notice(engagement))
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
    elif coverage.closed_on is not None and coverage.closed_on > notice.days and not short:
        yield breach(
            path,
            "late",
            severity=Severity.WARNING,
            related=[(shortest, "related.other")],
            day=coverage.closed_on,
            notice=notice,
        )


def _coverage(engagement: Engagement) -> Coverage | None:
    """The need and how it is covered, as the documents calculate it; None where there is nothing to calculate from."""
    take_back = engagement.exit.take_back
    intervals, wanted = _day(engagement)
    if take_back is None or wanted is None:
        return None
    try:
        day = planned_day(intervals, wanted, take_back.shrinkage.value)
    except ValueError:
        return None  # a profile that does not make a day is told by the rules on requirements
    serving = [one for one in engagement.requirements.functions if take_back.channel in one.channels]
    open_days = max((one.hours.days_per_week for one in serving), default=0)
    people = [(one.heads, one.available.days) for one in take_back.staff_on_hand]
    people += [(one.heads, one.available.days) for one in take_back.fill]
    week = plan_week([(day, open_days)], take_back.weekly_hours, sum(one.heads for one in take_back.staff_on_hand))
    return cover(week.heads, [Source(str(n), heads, day) for n, (heads, day) in enumerate(people)])


def _day(engagement: Engagement) -> tuple[tuple[Interval, ...], ServiceTarget | None]:
    """The work of the busiest day and what its staff must achieve; nothing where there is nothing to calculate from."""
    take_back, profile = engagement.exit.take_back, engagement.requirements.volumes.profile
    handling = _handling(engagement)
    if take_back is None or profile is None or handling is None or not _contacts(engagement):
        return (), None
    shares = [(share.start, share.share.value) for share in profile.intervals]
    contacts = _contacts(engagement) * profile.busiest_day_share.fraction
    seconds = handling.time.seconds / handling.concurrency
    try:
        wanted = ServiceTarget(
            percent=take_back.target.share.value,
            within=take_back.target.within.seconds,
            maximum_occupancy=take_back.max_occupancy.value,
            patience=None if take_back.patience is None else take_back.patience.seconds,
        )
        return spread(contacts, shares, profile.interval.seconds / 60, seconds), wanted
    except ValueError:
        return (), None  # a profile that does not make a day is told by the rules on requirements


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


def _without_cycle(engagement: Engagement) -> int:
    try:
        return _length(engagement)
    except CycleError:
        return 0


def _length(engagement: Engagement) -> int:
    """Days of the critical path. Raises CycleError where tasks wait for each other."""
    known = {task.id for task in engagement.exit.timeline}
    return schedule(
        [Task(t.id, t.duration.days, tuple(a for a in t.after if a in known)) for t in engagement.exit.timeline]
    ).length


def _allowed(engagement: Engagement) -> float:
    return float(engagement.exit.convenience.notice.days + engagement.exit.assistance.duration.days)


def _shortest_notice(engagement: Engagement) -> tuple[str, Duration]:
    """The shortest notice that can be given, with its path."""
    notices = {f"exit.grounds[{ground.id}].notice": ground.notice for ground in engagement.exit.grounds}
    notices["exit.convenience.notice"] = engagement.exit.convenience.notice
    return min(notices.items(), key=lambda one: one[1].days)
