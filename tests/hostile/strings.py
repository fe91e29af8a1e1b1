"""Strings that a careless program stumbles over, as the text of a YAML file holds them."""

from __future__ import annotations

import json
from random import Random

from tests.properties.texts import NASTY

# What stands where a value stands, in YAML: other types, and YAML that means something.
RAW = (
    "",
    "~",
    "null",
    "true",
    "no",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "{a: {b: {c: []}}}",
    "[1, two, 3.0, [four], {five: 5}]",
    "{file: x.csv}",
    "{amount: 1, currency: EUR}",
    "0",
    "-1",
    "1e400",
    "-0.0",
    ".inf",
    ".nan",
    "0x1F",
    "0o17",
    "1_000",
    "99999999999999999999999999",
    "100000000000000000",
    "0.000000000000000001",
    "12:30:45",
    "2027-02-30",
    "0001-01-01",
    "9999-12-31",
    "99999-01-01",
    "2026-W01",
    "!!python/object/apply:os.system [id]",
    "!!binary aGVsbG8=",
    "!!set {a, b}",
    "!!omap [a: 1]",
    "!!timestamp 2001-01-01",
    "!!int x",
    "!!float x",
    "!!null x",
    "!local x",
    "&anchor value",
    "*alias",
    "&a [*a]",
    "&a {<<: *a}",
    "<<: {a: b}",
    "? complex",
    "? [a, b]\n  : c",
    "- item",
    "a: b: c",
    "|",
    ">",
    "|+99",
    "| # comment",
    "%TAG ! !",
    "%YAML 9.9",
    "---",
    "...",
    "@at",
    "`tick",
    "'open",
    '"open',
    '"\\x"',
    '"\\ud800"',
    '"\\0"',
    '"\\x1b[2J\\x07"',
    '"\\N\\_\\L\\P"',
    "# comment",
    "a #b",
    "[a, b",
    "{a: b",
    "]",
    "}",
    ",",
    "key:",
    ": value",
    "\t",
    "../../etc/passwd",
    "/etc/passwd",
    "CON",
    "nul.",
    "-",
    ".",
    "..",
    "a/b",
    "a\\b",
    "{{ 7 * 7 }}",
    "{% include 'x' %}",
    "[[nowhere]]",
    "${HOME}",
    "%s%n",
    "{0.__class__}",
    "{field}",
)
# Extremes of values with a unit, by what stands in their place.
LIKE = {
    r"\d{4}-\d{2}-\d{2}": ("0001-01-01", "9999-12-31", "2027-02-29", "1999-12-31", "2027-13-01", "2026-12-31T00:00"),
    r"\d{4}-\d{2}": ("0000-01", "9999-12", "2027-13", "0001-01", "2027-00"),
    r".*\d ?%": ("0 %", "100 %", "100.0001 %", "-5 %", "1e5 %", "999999999999999999 %", "0.000000000001 %", "33,3 %"),
    r"[A-Z]{3} [\d,.]+": (
        "EUR 0",
        "USD -1",
        "EUR 999999999999999999999999999999",
        "GBP 0.001",
        "XXX 5",
        "EUR 1.234",
        "JPY 1,000,000,000,000",
        "EUR 0.00000000000000000000000001",
    ),
    r"[\d.,]+ [a-z ]+": (
        "0 days",
        "-1 month",
        "99999999999 years",
        "1000000 months",
        "0.0001 hours",
        "1 s",
        "100 years",
        "9999 quarters",
        "1 parsec",
        "100000000000000000000000000000 days",
    ),
    r"\d+": ("0", "1", "-1", "2", "100", "100000", "1000000000", "999999999999999999", "010", "1.5", "true"),
    r"\d+\.\d+": ("0.0", "-0.1", "1000000000000000.0", "0.000000000000000001", "100.0", "5"),
    r"[A-Z]{2}": ("XX", "ZZ", "de", "DEU", "US", "AQ", "GB"),
    r"\d\d:\d\d": ("00:00", "24:00", "23:59", "25:61"),
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun).*": (
        "Mon-Sun 00:00-24:00 UTC",
        "Sun-Mon 08:00-09:00 Europe/Berlin",
        "Mon 08:00-08:00 Europe/Berlin",
        "Mon-Fri 08:00-20:00 Mars/Base",
        "Mon-Fri 08:00-20:00 ../etc/passwd",
        "Mon-Sun 00:00-23:59 Pacific/Kiritimati",
    ),
}


def quoted(text: str) -> str:
    """A text as YAML in double quotes."""
    return json.dumps(text, ensure_ascii=True).replace("\\/", "/")


def unlike(chance: Random) -> str:
    """A text of chance characters, as it is."""
    pools = (
        "abc XYZ-_",
        "äöüß€§",
        "\u05d0\u0627\u202e\u200f",
        "😀👩\u200d🚀",
        "'\"\\:#{}[]&*!|>%@`",
        "\u0000\u001b\u0085\u2028\ufeff",
    )
    some = "".join(chance.sample(pools, chance.randint(1, len(pools))))
    return "".join(chance.choice(some) for _ in range(chance.randint(1, 60)))


def snippet(chance: Random) -> str:
    """Something to stand where a value stands."""
    pick = chance.random()
    if pick < 0.6:
        return chance.choice(RAW)
    if pick < 0.75:
        return quoted(chance.choice(NASTY))
    if pick < 0.9:
        return quoted(unlike(chance))
    return unlike(chance)
