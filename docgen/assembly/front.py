"""What stands around the clauses: the cover, the place where the parties sign, the words of the page on the screen.

In: facts and labels. Out: ``Cover``, ``Signatures`` and ``Screen``.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from docgen.assembly.document import Cover, Origins, Screen
from docgen.assembly.facts import Facts, Items, plain
from docgen.assembly.filling import Run
from docgen.assembly.nodes import Inlines, SignatureBlock, SignatureLine, Signatures
from docgen.library.vocabulary import Headings


def cover(facts: Facts, run: Run, labels: dict[str, Any], headings: Headings, document: str) -> Cover:
    """The cover of a document; an RFP names the client alone, and the day on which bids are due."""
    kind = headings.title
    words = labels["cover"]
    status = str(plain(facts.status))
    title, client, project = (run.say(fact) for fact in (facts.title, facts.client.name, facts.project))
    date, version = run.say(facts.dates.prepared), run.say(facts.version)
    parties, values = [client.text], [title, client, project, date, version]
    if document != "rfp":
        if facts.supplier.name is not None:
            values.append(run.say(facts.supplier.name))
        parties.append(words["open_supplier"] if facts.supplier.name is None else values[-1].text)
    said = {
        "project": project.text,
        "date": date.text,
        "version": version.text,
        "status": words["status"][status],
        "law": run.say(facts.governing_law).text,
    }
    if document == "rfp":
        values.append(run.say(facts.dates.bids_due))
        said = {"bids_due": values[-1].text} | said
    return Cover(
        kind=kind,
        title=title.text,
        parties=tuple(parties),
        status=words["status"][status],
        notice=words["notice"][status],
        facts=tuple((str(words["facts"][name]), text) for name, text in said.items()),
        running_head=words["running_head"].replace("{title}", kind).replace("{project}", project.text),
        page=words["page"],
        contents_heading=words["contents"],
        front_heading=headings.front or words["front"],
        author=client.text,
        note=words["review"]["note"],
        date=plain(facts.dates.prepared).isoformat(),
        values=tuple(values),
    )


def for_review(cover: Cover, labels: dict[str, Any]) -> Cover:
    """The cover of a copy with notes, which says on every page what it is."""
    words = labels["cover"]["review"]
    return replace(
        cover,
        kind=words["kind"].replace("{document}", cover.kind),
        notice=f"{words['notice']} {cover.notice}",
        running_head=f"{words['copy']} · {cover.running_head}",
    )


def screen(labels: dict[str, Any]) -> Screen:
    """What the page on the screen calls its search, its links, its switch, and what they tell."""
    words = labels["screen"]
    origins = Origins(**{field.name: str(words["origins"][field.name]) for field in fields(Origins)})
    return Screen(
        **{field.name: str(words[field.name]) for field in fields(Screen) if field.name != "origins"}, origins=origins
    )


def signatures(facts: Facts, run: Run, labels: dict[str, Any]) -> Signatures:
    """A block for each party; whoever signs for it has lines for place and date, signature, name and title."""
    return Signatures((_block(facts.client, run, labels), _block(facts.supplier, run, labels)))


def _block(party: Any, run: Run, labels: dict[str, Any]) -> SignatureBlock:
    words = labels["signature"]
    name = party.name
    heading: Inlines = (run.say(words["for"].replace("{party}", labels["cover"]["open_supplier"])),)
    if name is not None:
        before, _, after = words["for"].partition("{party}")
        heading = tuple(run.say(part) for part in (before, name, after) if part != "")
    signatories: Items = party.signatories
    signing: list[tuple[Inlines, Inlines]] = [((run.say(one.name),), (run.say(one.title),)) for one in signatories]
    lines: list[SignatureLine] = []
    for name_of, title_of in signing or [((), ())]:
        lines.append(SignatureLine(words["place_date"]))
        lines.append(SignatureLine(words["signature"], signs=True))
        lines.append(SignatureLine(words["name"], name_of))
        lines.append(SignatureLine(words["title"], title_of))
    return SignatureBlock(heading, tuple(lines))
