"""Pure calculations: plain numbers in, frozen records out; no clock, no files, no text for readers.

Percentages are in percent (``Decimal("80")`` is 80 %), money is a Decimal in one currency, times are in the unit that
the name or docstring states. Money is rounded to cents half away from zero; see ``rounding``. Input that no rule
should have let through raises ValueError.

``staffing``: agents for "x % within y s": ``plan_day(intervals, target, shrinkage)``, ``measure_interval``,
    ``plan_week``, ``spread`` (a day's contacts over its intervals), ``deferred_hours`` (e-mail)
``erlang``: the queueing models under it: ``erlang_b``, ``erlang_c``, ``without_abandonment``, ``with_abandonment``
``coverage``: how the gap in heads closes after the notice: ``cover(needed, sources)``
``levels``: ``Direction``, ``reaches``, ``BaseLevel``, ``Trigger`` with ``evaluate_trigger`` ("3 of 6 months")
``service_credits``: ``service_credits(terms, charges, measured)``, ``earn_back``
``incentives``: ``bonus(terms, base_levels, paid_before)``, ``promotion``, ``restructuring``
``working``: ``WorkingStep`` and ``StepKind``: the steps of a worked example as data
``charges``: ``price_volume`` (marginal bands), ``price_heads``, ``ramp_up``, ``month_payment``
``costs``: ``baseline``, ``over_term``, ``total_cost``, ``compare``
``timeline``: ``schedule(tasks)`` (critical path), ``compare_with_notice``
``bids``: ``evaluate(evaluation, bids)``, ``sensitivity``
``rounding``: to cents, percentages, shares that add up to 100
"""
