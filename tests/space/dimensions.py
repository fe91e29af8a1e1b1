"""The space of engagements that clauses tell apart: what can differ, and how the facts of each combination are made.

A field that can hold another value is one line of ``FIELDS``; what takes more than that is one line of ``MADE``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from itertools import product
from typing import Any

from tests.properties.engagements import Facts, at, charges_of, open_roles, settle, shipped

Combination = Mapping[str, Any]

YES_NO = (True, False)
LEFT_OUT = "left out"
# Each field as findings name it, the file first, and what it can hold besides what the example says.
FIELDS: dict[str, tuple[Any, ...]] = {
    "engagement.language": ("en", "de"),
    "engagement.positions.default": ("balanced", "buyer", "supplier"),
    "engagement.people.works_council": YES_NO,
    "engagement.people.transfer_of_staff": YES_NO,
    "engagement.people.wage_guarantee": YES_NO,
    "engagement.people.supply_chain_act": YES_NO,
    "engagement.people.non_solicitation": YES_NO,
    "engagement.exclusivity": ({"sites": ["Kiel"]}, LEFT_OUT),
    "engagement.people.staff_affected": (250, 1, 0),
    "engagement.term.renewal": ({"period": "12 months", "notice": "3 months"}, LEFT_OUT),
    "engagement.terms": ({"cure": "20 days", "audits_per_year": 2}, LEFT_OUT),
    "engagement.client.address.country": ("DE", "US", "GB"),
    "engagement.client.address.region": ("Schleswig-Holstein", LEFT_OUT),
    "engagement.supplier.address.country": ("DE", "US", "GB"),
    "engagement.supplier.address.region": ("Schleswig-Holstein", LEFT_OUT),
    "engagement.client.register": ({"court": "Amtsgericht Kiel", "number": "HRB 1"}, LEFT_OUT),
    "requirements.data_protection.recordings": YES_NO,
    "requirements.data_protection.special_categories": YES_NO,
    "requirements.data_protection.retention": ("60 days", LEFT_OUT),
    "requirements.data_protection.breach_notice": ("24 hours", LEFT_OUT),
    "requirements.data_protection.officer": ("privacy@client.example", LEFT_OUT),
    "requirements.security.outbound_calls": YES_NO,
    "requirements.security.bots": YES_NO,
    "requirements.delivery.home_working": YES_NO,
    "requirements.delivery.on_client_premises": YES_NO,
    "requirements.delivery.onshore_comparison": YES_NO,
    "requirements.delivery.allowed_countries": (["DE"], ["US", "IN"], ["GB", "ZA"]),
    "requirements.delivery.customer_acceptance": ("kept", LEFT_OUT),
    "requirements.operations.closed_on": (["1 January"], LEFT_OUT),
    "requirements.operations.caller_checks": (["Customer number and postcode before an order is discussed"], LEFT_OUT),
    "requirements.operations.home_share": ("40 %", LEFT_OUT),
    "requirements.operations.tools": ([{"name": "Telephony", "use": "Calls", "provider": "supplier"}], LEFT_OUT),
    "requirements.vetting.references.count": (3, 1),
    "requirements.vetting.references.must_include": ("kept", LEFT_OUT),
    "requirements.volumes.profile": ("kept", LEFT_OUT),
    "requirements.evaluation.minimum": (2, LEFT_OUT),
    "requirements.evaluation.short_list": (3, LEFT_OUT),
    "costs.baseline.disclosed": YES_NO,
    "costs.charges.invoicing": ("monthly", "quarterly", "on_completion"),
    "costs.charges.commitment": ({"share": "80 %", "months": "6 months"}, LEFT_OUT),
    "costs.charges.ramp_up": (
        [{"month": "2027-07", "share": "60 %"}, {"month": "2027-08", "share": "100 %"}],
        LEFT_OUT,
    ),
    "costs.charges.scheme.monthly_fee": ("kept", LEFT_OUT),
    "costs.charges.adjustment": (
        {"form": "negotiated", "cap": "3 %", "first": "2028-06-01", "notice": "3 months"},
        {"form": "cost_elements", "elements": [{"name": "Wages", "share": "70 %", "basis": "Statistics"}]},
        {"form": "negotiated"},
        {"form": "fixed"},
    ),
    "incentives.credits.nature": ("price_adjustment", "penalty"),
    "incentives.credits.earn_back": ({"months": 2, "share": "50 %"}, LEFT_OUT),
    "incentives.first_period": (3, 1, 0),
    "exit.assistance.rates": ("as_charged", "at_cost", "included"),
    "exit.convenience.fee": ("kept", LEFT_OUT),
    "exit.take_back": ("kept", LEFT_OUT),
    "exit.take_back.patience": ("90 s", LEFT_OUT),
    "exit.take_back.fill": ("kept", LEFT_OUT),
}


def _law(facts: Facts, law: str) -> None:
    engagement = facts["engagement"]
    engagement["governing_law"] = "NEW_YORK" if law == "DELAWARE" else law
    if law == "DELAWARE":
        engagement["forum"] |= {"city": "Wilmington", "state": law}


def _kind(facts: Facts, kind: str) -> None:
    facts["engagement"]["kind"] = kind


def _supplier(facts: Facts, known: str) -> None:
    if known == "open":
        facts["engagement"]["supplier"] = {"status": "open"}
        open_roles(facts["governance"])
    if known == "alone":
        facts["engagement"]["supplier"].pop("subcontractors", None)


def _personal_data(facts: Facts, where: str) -> None:
    """None, at home, or in a third country too; an example without personal data borrows that of another."""
    protection = facts["requirements"]["data_protection"]
    if where != "none" and not protection["personal_data"]:
        protection |= deepcopy(shipped("nordwarenhaus-callcenter")["requirements"]["data_protection"])
    india = {"country": "IN", "basis": "Standard contractual clauses", "safeguards": "Encryption, no local copies"}
    protection["third_countries"] = [india] if where == "abroad" else []


def _sector(facts: Facts, sector: str) -> None:
    client = facts["engagement"]["client"]
    client["sector"] = sector
    client.pop("regulated", None)
    if sector != "general":
        client["regulated"] = {"regime": "eu", "authorities": ["BaFin"], "critical": True, "ict_service": True}


def _regime(facts: Facts, regime: str) -> None:
    regulated = facts["engagement"]["client"].get("regulated")
    if regulated:
        regulated["regime"] = regime


def _outsourced(facts: Facts, what: str) -> None:
    """Whether the function is critical, and whether the service is one of ICT."""
    regulated = facts["engagement"]["client"].get("regulated")
    if regulated:
        regulated |= {"critical": "critical" in what, "ict_service": "ICT" in what}


def _payments(facts: Facts, method: str) -> None:
    security = facts["requirements"]["security"]
    security["payments_taken"] = method != "none"
    security.pop("card_payments", None)
    if method not in ("none", "unsettled"):
        responsibilities = [{"requirement": "3 Stored account data", "party": "both", "how": "Nothing is stored"}]
        security["card_payments"] = {"method": method, "responsibilities": responsibilities}


def _scheme(facts: Facts, model: str) -> None:
    charges_of(facts, model)


def _schemes(facts: Facts, form: str) -> None:
    schemes = facts["incentives"]["schemes"]
    facts["incentives"]["schemes"] = [one for one in schemes if form in (one["form"], "all")]


def _options(facts: Facts, how_many: str) -> None:
    if how_many == "one":
        del facts["costs"]["options"][1:]


def _milestones(facts: Facts, paid: str) -> None:
    if paid == "unpaid":
        for milestone in facts["costs"]["transition"]["milestones"]:
            milestone.pop("payment", None)


def _priorities(facts: Facts, priority: str) -> None:
    criterion = facts["requirements"]["evaluation"]["criteria"][0]["id"]
    for requirement in facts["requirements"]["requirements"]:
        if priority != "both":
            requirement |= {"priority": priority, "criterion": criterion}


def _training(facts: Facts, bought: str) -> None:
    if bought == "none":
        requirements = facts["requirements"]
        requirements |= {"training": [], "trainees": []}
        for topic in requirements["topics"]:
            topic.pop("training", None)


def _scenarios(facts: Facts, which: str) -> None:
    scenarios = facts["exit"]["scenarios"]
    facts["exit"]["scenarios"] = {"all": scenarios, "first": scenarios[:1], "last": scenarios[-1:]}[which]


def _in_person(facts: Facts, how_often: str) -> None:
    for function in facts["requirements"]["functions"]:
        function["in_person"] = how_often


# What takes more than a field: the values, and what makes the facts follow. The example comes first.
MADE: dict[str, tuple[tuple[str, ...], Callable[[Facts, str], None]]] = {
    "example": (("nordwarenhaus-callcenter", "uferstrom-staffing", "harborlight-training"), lambda *_: None),
    "kind": (("call_center", "staffing", "full_service", "training"), _kind),
    "law": (("DE", "ENGLAND", "NEW_YORK", "DELAWARE"), _law),
    "supplier": (("selected", "alone", "open"), _supplier),
    "personal data": (("at home", "abroad", "none"), _personal_data),
    "sector": (("general", "bank", "insurer"), _sector),
    "regime": (("eu", "uk", "new_york"), _regime),
    "outsourced": (("critical ICT", "critical", "ICT", "minor"), _outsourced),
    "payments": (("keypad", "link", "agent", "unsettled", "none"), _payments),
    "charges": (("volume_bands", "per_fte", "per_head"), _scheme),
    "options": (("all", "one"), _options),
    "milestones": (("paid", "unpaid"), _milestones),
    "priorities": (("both", "mandatory", "desirable"), _priorities),
    "training": (("kept", "none"), _training),
    "scenarios": (("all", "first", "last"), _scenarios),
    "in person": (("never", "occasionally", "often"), _in_person),
    "schemes": (("all", "bonus", "promotion", "restructuring"), _schemes),
}
VALUES: dict[str, tuple[Any, ...]] = {name: values for name, (values, _) in MADE.items()} | FIELDS
# What is tried in every combination where all of them are; the rest goes round beside it.
CORE = (
    "kind",
    "law",
    "engagement.language",
    "engagement.positions.default",
    "supplier",
    "personal data",
    "sector",
)
# The fields that conditions in clauses ask for, where another name than theirs says what they hold.
ASKED = {
    "kind": "kind",
    "governing_law": "law",
    "forum.state": "law",
    "supplier": "supplier",
    "client.sector": "sector",
    "client.regulated": "sector",
    "requirements.security.payments_taken": "payments",
    "requirements.security.card_payments": "payments",
    "requirements.data_protection.personal_data": "personal data",
    "requirements.data_protection.third_countries": "personal data",
    "costs.charges.scheme.model": "charges",
    "costs.options": "options",
    "costs.transition.milestones": "milestones",
    "requirements.requirements": "priorities",
    "requirements.training": "training",
    "requirements.trainees": "training",
    "requirements.functions": "in person",
    "incentives.schemes": "schemes",
    "exit.scenarios": "scenarios",
    "exit.upkeep": "kind",
    "governance.roles": "supplier",
    "client.register_entry": "engagement.client.register",
}
_TRAINED, _REST = "harborlight-training", ("nordwarenhaus-callcenter", "uferstrom-staffing")
_STAFFED = ("call_center", "staffing", "full_service")
# What does not go together: one choice, and those of another that it excludes. What follows from two of these lines
# has a line too, so that it is found out at once and not after many tries.
NEVER: tuple[tuple[str, tuple[Any, ...], str, tuple[Any, ...]], ...] = (
    ("example", (_TRAINED,), "kind", _STAFFED),  # it says nothing of taking contacts back
    ("example", (_TRAINED,), "exit.take_back.patience", ("90 s",)),
    ("example", (_TRAINED,), "charges", ("volume_bands", "per_fte")),
    ("example", (_TRAINED,), "training", ("none",)),
    ("example", _REST, "charges", ("per_head",)),  # such prices name the trainings of one example
    ("example", ("nordwarenhaus-callcenter",), "schemes", ("promotion",)),  # it has none
    ("kind", _STAFFED, "charges", ("per_head",)),
    ("kind", _STAFFED, "options", ("one",)),  # rules ask for a comparison
    ("kind", _STAFFED, "exit.take_back", (LEFT_OUT,)),
    ("kind", _STAFFED, "requirements.volumes.profile", (LEFT_OUT,)),
    ("kind", ("training", "full_service"), "training", ("none",)),
    ("charges", ("per_head",), "training", ("none",)),
    ("training", ("none",), "options", ("one",)),
    ("training", ("none",), "exit.take_back", (LEFT_OUT,)),
    ("training", ("none",), "requirements.volumes.profile", (LEFT_OUT,)),
    ("requirements.volumes.profile", (LEFT_OUT,), "exit.take_back", ("kept",)),
    ("requirements.volumes.profile", (LEFT_OUT,), "exit.take_back.patience", ("90 s",)),
    ("exit.take_back", (LEFT_OUT,), "exit.take_back.patience", ("90 s",)),
    *(
        ("personal data", ("none",), name, tuple(value for value in values if value not in (False, LEFT_OUT)))
        for name, values in FIELDS.items()
        if name.startswith("requirements.data_protection.")
    ),
)


def possible(combination: Combination) -> bool:
    """Whether there can be such an engagement; what is not said can still be anything."""
    said = combination.get
    return not any(said(one) in some and said(other) in excluded for one, some, other, excluded in NEVER)


def facts_of(combination: Combination) -> Facts:
    """The facts of an engagement in which all this is so."""
    facts = deepcopy(shipped(combination["example"]))
    for name, (_, make) in MADE.items():
        make(facts, combination[name])
    for name in FIELDS:
        file, *before, last = name.split(".")
        here = at(facts[file], before)
        value = combination[name]
        if value == LEFT_OUT:
            here.pop(last, None)
        elif here and value != "kept":
            here[last] = deepcopy(value)
    if combination["personal data"] == "none":
        facts["requirements"]["data_protection"] = {"personal_data": False}
    settle(facts)
    return facts


def core() -> Iterator[dict[str, Any]]:
    """Every combination of the core."""
    for values in product(*(VALUES[name] for name in CORE)):
        yield dict(zip(CORE, values, strict=True))
