"""Valid engagements of all kinds, made from the shipped ones by leaving out, adding and exchanging facts."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import Any

from hypothesis import strategies as st

from docgen.library import shelf
from docgen.model.engagement import Law
from docgen.rules.data_protection import AT_HOME
from tests import examples

Facts = dict[str, Any]

POSITIONS = ("buyer", "balanced", "supplier")
DOCUMENTS = ("rfp", "contract", "governance-charter", "contingency-plan")
LABOUR_LAW = {
    "id": "ZZ-99",
    "area": "people",
    "text": "The Supplier keeps the labour law of each Site.",
    "priority": "mandatory",
    "evidence": "Confirmation by an auditor",
    "need": "S4.4",
}
OPERATIONS: list[Facts] = [
    {},
    {"quality_sample": 0, "home_share": "40 %", "closed_on": ["25 December"], "caller_checks": ["Customer number"]},
    {
        "tools": [
            {"name": "Dialler", "use": "Calls", "provider": "supplier"},
            {"name": "Tickets", "use": "Cases", "provider": "client"},
        ],
        "complaint_answer": "3 weeks",
    },
]
# Lists of which any one item can be left out, and how many must stay.
SHORTER = {
    "exit": {"triggers": 1, "scenarios": 1, "returns": 1, "alternatives": 1, "communication": 1, "costs": 1},
    "governance": {"principles": 3, "mechanisms": 1, "problems": 2, "risks": 1, "decisions": 1, "activities": 1},
    "requirements": {"goals": 1, "outcomes": 1, "requirements": 1},
}
# Fields that can be left out.
OPTIONAL = {
    "engagement": ["terms", "term.renewal", "client.register", "client.contact.phone", "client.address.region"],
    "requirements": ["delivery.customer_acceptance", "evaluation.minimum", "vetting.references.must_include"],
    "costs": ["charges.scheme.monthly_fee", "charges.ramp_up", "charges.commitment"],
    "incentives": ["credits.earn_back", "first_period"],
    "exit": ["convenience.fee", "take_back.fill", "take_back.patience"],
}
# Fields that can hold another value.
OTHER: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "engagement": {
        "status": st.sampled_from(["draft", "issued"]),
        "governing_law": st.sampled_from(["DE", "ENGLAND", "NEW_YORK"]),
        "client.sector": st.sampled_from(["general", "retail", "software", "energy", "telecoms", "bank", "insurer"]),
        "people.supply_chain_act": st.booleans(),
        "people.non_solicitation": st.booleans(),
        "people.works_council": st.booleans(),
        "people.transfer_of_staff": st.booleans(),
        "people.wage_guarantee": st.booleans(),
        "people.staff_affected": st.sampled_from([0, 1, 250]),
        "term.initial": st.sampled_from(["1 year", "24 months", "5 years"]),
        "supplier.subcontractors": st.just([]),
        "positions.default": st.sampled_from(POSITIONS),
        "exclusivity": st.just({"sites": ["Dock 4 & *Annex*"]}),
    },
    "requirements": {
        "data_protection.recordings": st.booleans(),
        "data_protection.special_categories": st.booleans(),
        "security.payments_taken": st.booleans(),
        "security.outbound_calls": st.booleans(),
        "security.bots": st.booleans(),
        "operations": st.sampled_from(OPERATIONS),
        "delivery.home_working": st.booleans(),
        "delivery.on_client_premises": st.booleans(),
        "delivery.onshore_comparison": st.booleans(),
        "delivery.allowed_countries": st.sampled_from([["DE"], ["US", "IN"], ["GB", "IE", "ZA"]]),
    },
    "costs": {
        "charges.invoicing": st.sampled_from(["monthly", "quarterly", "on_completion"]),
        "charges.adjustment": st.sampled_from(
            [
                {"form": "fixed"},
                {"form": "negotiated", "cap": "3 %", "first": "2028-06-01", "notice": "3 months"},
                {"form": "negotiated"},
                {"form": "cost_elements", "elements": [{"name": "Wages", "share": "70 %", "basis": "Statistics"}]},
            ]
        ),
        "baseline.disclosed": st.booleans(),
        "charges.commitment": st.just({"share": "80 %", "months": "6 months"}),
    },
    "incentives": {
        "credits.nature": st.sampled_from(["price_adjustment", "penalty"]),
        "first_period": st.integers(0, 5),
    },
    "exit": {
        "assistance.rates": st.sampled_from(["as_charged", "at_cost", "included"]),
        "take_back.patience": st.just("90 s"),
        "convenience.notice": st.sampled_from(["6 months", "12 months"]),
    },
}


class Drawn(dict[str, Any]):
    """Facts that are shown in short: in full they fill pages."""

    def __repr__(self) -> str:
        engagement = self["engagement"]
        return f"<{engagement['id']}: {engagement['kind']}, {engagement['language']}, {engagement['governing_law']}>"


@st.composite
def engagements(draw: st.DrawFn) -> Facts:
    """The facts of a valid engagement."""
    name = draw(st.sampled_from(examples.NAMES))
    facts = deepcopy(shipped(name))
    _leave_out(draw, facts)
    _exchange(draw, facts)
    _kind(draw, facts)
    _options(draw, facts)
    settle(facts)
    _heed(facts)
    _charges(draw, facts)
    _supplier(draw, facts["engagement"])
    _regulated(draw, facts["engagement"]["client"])
    _payments(draw, facts["requirements"]["security"])
    _schemes(draw, facts)
    _language(draw, facts["engagement"])
    _forum(draw, facts["engagement"])
    if draw(st.booleans()):
        open_roles(facts["governance"])
    if draw(st.booleans()):
        facts["requirements"]["data_protection"] = {"personal_data": False}
        for one in facts["engagement"]["supplier"].get("subcontractors", []):
            one["personal_data"] = False
    _transfers(draw, facts)
    kinds = draw(st.lists(st.sampled_from(DOCUMENTS), min_size=1, unique=True))
    facts["engagement"]["documents"] = kinds
    facts["engagement"]["positions"].pop("approvals", None)  # of choices that are made anew
    there = _positions(facts["engagement"]["language"], facts["engagement"]["governing_law"])
    names = draw(st.lists(st.sampled_from(sorted(there)), max_size=12, unique=True))
    facts["engagement"]["positions"]["exceptions"] = {name: draw(st.sampled_from(there[name])) for name in names}
    return Drawn(facts)


@cache
def shipped(name: str) -> Facts:
    """The facts of a shipped engagement; a copy of them may be changed."""
    return examples.facts(examples.ROOT / "inputs" / name)


@cache
def _positions(language: str, law: str) -> dict[str, list[str]]:
    """The positions in which each clause can be chosen under a law."""
    folder = examples.HERE.clauses / language
    library, _ = shelf.read(folder, folder.as_posix())
    assert library is not None
    fitting = {name: library.fitting(name, law) for name in library.clauses}
    return {name: sorted({text.head.position.value for text in texts}) for name, texts in fitting.items() if texts}


def _leave_out(draw: st.DrawFn, facts: Facts) -> None:
    for file, lists in SHORTER.items():
        for name, least in lists.items():
            items = facts[file][name]
            keep = draw(st.integers(least, len(items)))
            facts[file][name] = items[:keep]
    _keep_what_is_named(facts)
    for file, paths in OPTIONAL.items():
        for path in draw(st.lists(st.sampled_from(paths), unique=True)):
            *before, last = path.split(".")
            at(facts[file], before).pop(last, None)


def _keep_what_is_named(facts: Facts) -> None:
    """Other files name the decision on changes of the charter, the scenarios a ground."""
    all_of_them = shipped(facts["engagement"]["id"])["governance"]["decisions"]
    named = facts["governance"]["change_decision"]
    decisions = facts["governance"]["decisions"]
    if all(one["id"] != named for one in decisions):
        decisions.append(next(one for one in all_of_them if one["id"] == named))


def _exchange(draw: st.DrawFn, facts: Facts) -> None:
    for file, fields in OTHER.items():
        for path in draw(st.lists(st.sampled_from(sorted(fields)), unique=True)):
            *before, last = path.split(".")
            here = at(facts[file], before)
            if here:
                here[last] = draw(fields[path])


def at(data: Facts, path: list[str]) -> Facts:
    """The part of some facts to which a path leads; an empty one where there is none."""
    for part in path:
        data = data.get(part) or {}
    return data


def _kind(draw: st.DrawFn, facts: Facts) -> None:
    """A kind for which the shipped facts hold what it needs."""
    kinds = ["training"]
    if facts["exit"].get("take_back"):
        kinds += ["staffing", "call_center", "full_service"]
    facts["engagement"]["kind"] = draw(st.sampled_from(kinds))


def _options(draw: st.DrawFn, facts: Facts) -> None:
    """Who outsources more than training compares the function, the training alone, and an offer at home."""
    options = facts["costs"]["options"]
    least = 1 if facts["engagement"]["kind"] == "training" else 3
    facts["costs"]["options"] = options[: draw(st.integers(least, len(options)))]


def settle(facts: Facts) -> None:
    """The supplier works where it may; a call centre goes abroad with an onshore price to hold against it, and after
    customers were asked."""
    delivery = facts["requirements"]["delivery"]
    for place in facts["engagement"]["supplier"].get("locations", []):
        if place["country"] not in delivery["allowed_countries"]:
            place["country"] = delivery["allowed_countries"][0]
    if _abroad(facts):
        asked = shipped("nordwarenhaus-callcenter")["requirements"]["delivery"]["customer_acceptance"]
        delivery["onshore_comparison"] = True
        delivery.setdefault("customer_acceptance", asked)


def _abroad(facts: Facts) -> bool:
    """Whether a call centre may go abroad."""
    countries = set(facts["requirements"]["delivery"]["allowed_countries"])
    home = facts["engagement"]["client"]["address"]["country"]
    return bool(countries - {home}) and facts["engagement"]["kind"] in ("call_center", "full_service")


def _heed(facts: Facts) -> None:
    """What else a warning would ask for: proof from abroad where the service may go there, and nobody at home where
    nobody may be."""
    requirements = facts["requirements"]
    if _abroad(facts):
        references = requirements["vetting"]["references"]
        references["must_include"] = [*references.get("must_include", []), "a client served from abroad"]
        requirements["requirements"] = [*requirements["requirements"], LABOUR_LAW]
    if not requirements["delivery"]["home_working"] and "operations" in requirements:
        requirements["operations"] = {k: v for k, v in requirements["operations"].items() if k != "home_share"}


def _charges(draw: st.DrawFn, facts: Facts) -> None:
    charges_of(facts, draw(st.sampled_from(["volume_bands", "per_fte"])))


def charges_of(facts: Facts, model: str) -> None:
    """The price model of another shipped engagement, in the currency and for the channels of this one; prices for each
    head name trainings, which the others don't have."""
    charges = facts["costs"]["charges"]
    channels = dict.fromkeys(channel for one in facts["requirements"]["functions"] for channel in one["channels"])
    if charges["scheme"]["model"] in ("per_head", model):
        return
    others = [shipped(name)["costs"]["charges"] for name in examples.NAMES]
    other = next(one for one in others if one["scheme"]["model"] == model)
    text = json.dumps(other["scheme"]).replace(other["currency"], charges["currency"])
    charges["scheme"] = json.loads(text)
    if model == "volume_bands":  # of the channels that are in scope
        pattern = charges["scheme"]["rates"][-1]
        known = {rate["channel"]: rate for rate in charges["scheme"]["rates"]}
        charges["scheme"]["rates"] = [known.get(channel, pattern | {"channel": channel}) for channel in channels]


def _supplier(draw: st.DrawFn, engagement: Facts) -> None:
    if draw(st.booleans()):
        engagement["supplier"] = {"status": "open"}


def _regulated(draw: st.DrawFn, client: Facts) -> None:
    """What supervision makes of the outsourcing: for banks and insurers alone."""
    client.pop("regulated", None)
    if client["sector"] in {"bank", "insurer"}:
        client["regulated"] = {
            "regime": draw(st.sampled_from(["eu", "uk", "new_york"])),
            "authorities": draw(st.sampled_from([["BaFin"], ["the PRA", "the FCA"]])),
            "critical": draw(st.booleans()),
            "ict_service": draw(st.booleans()),
        }


def _payments(draw: st.DrawFn, security: Facts) -> None:
    """Who fulfils which requirement of PCI DSS, where cards are taken."""
    security.pop("card_payments", None)
    if security["payments_taken"]:
        security["card_payments"] = {
            "method": draw(st.sampled_from(["link", "keypad", "agent"])),
            "responsibilities": [{"requirement": "3 Stored account data", "party": "both", "how": "Nothing is stored"}],
        }
        security["certificates"] = [*security["certificates"], "PCI DSS, Attestation of Compliance"]


def _transfers(draw: st.DrawFn, facts: Facts) -> None:
    """Each country abroad that data can reach, with and without what is known about the transfer; now and then one
    more."""
    engagement, requirements = facts["engagement"], facts["requirements"]
    if not requirements["data_protection"]["personal_data"]:
        return
    supplier = engagement["supplier"]
    reached = set(requirements["delivery"]["allowed_countries"])
    reached |= {place["country"] for place in supplier.get("locations", []) + supplier.get("subcontractors", [])}
    abroad = sorted(reached - AT_HOME[Law(engagement["governing_law"])]) + draw(st.sampled_from([[], ["BR"]]))
    known = {"importer": "A company", "module": draw(st.sampled_from(["two", "three"])), "assessed": "2027-01"}
    requirements["data_protection"]["third_countries"] = [
        {"country": country, "basis": "Standard contractual clauses", "safeguards": "Encryption"}
        | (known if draw(st.booleans()) else {})
        for country in abroad
    ]


def _schemes(draw: st.DrawFn, facts: Facts) -> None:
    schemes = facts["incentives"]["schemes"]
    facts["incentives"]["schemes"] = draw(st.lists(st.sampled_from(schemes), min_size=1, unique_by=lambda s: s["id"]))


def _language(draw: st.DrawFn, engagement: Facts) -> None:
    engagement["language"] = draw(st.sampled_from(["en", "de"]))


def _forum(draw: st.DrawFn, engagement: Facts) -> None:
    """Courts of Delaware or of New York, which the law of New York alone can choose."""
    if engagement["governing_law"] == "NEW_YORK" and draw(st.booleans()):
        engagement["forum"]["state"] = draw(st.sampled_from(["NEW_YORK", "DELAWARE"]))


def open_roles(governance: Facts) -> None:
    """Nobody is named yet."""
    for role in governance["roles"]:
        for field in ("person", "deputy", "key"):
            role.pop(field, None)
