"""Faults planted one at a time in the worked examples, to see whether each is found, at its place, and nothing else.

``python -m tests.planted`` prints the table. A fault is described in ``faults/*.yaml``: what somebody did, where, and
what must find it; ``places`` draws the places, ``again`` reads what changed and lints it, ``texts`` does the same for
texts written elsewhere, ``verdict`` says how it went, and ``table`` shows it.
"""
