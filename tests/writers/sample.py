"""A document built by hand that holds every node type, in English and in German, for the tests of the writers.

The numbers, labels and reference texts are typed here as numbering would work them out, so that a test can compare
what a format makes of them. The values hold what breaks careless writers: markup, template braces, quotes, control
characters.
"""

from __future__ import annotations

from docgen.assembly.document import Clause, Cover, Document, Origins, Screen, Section
from docgen.assembly.nodes import (
    Align,
    Block,
    Cell,
    Column,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Paragraph,
    Reference,
    ReferencePart,
    Row,
    RowKind,
    SignatureBlock,
    SignatureLine,
    Signatures,
    Strong,
    Table,
    TermUse,
    Text,
    Value,
)
from docgen.assembly.origin import Origin, Source

HOSTILE = "Müller & Söhne <GmbH> *fett* _kursiv_ # {{ 7 * 7 }} {% if %} \"quoted\" 'single' ]]> \x0b\x1b end"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 200" width="480" height="200">
<rect x="0" y="0" width="480" height="200" fill="#ffffff"/>
<g fill="#2f4a63"><rect x="60" y="110" width="60" height="60"/><rect x="160" y="80" width="60" height="90"/>
<rect x="260" y="50" width="60" height="120"/><rect x="360" y="30" width="60" height="140"/></g>
<line x1="40" y1="170" x2="450" y2="170" stroke="#5b6b7a" stroke-width="1"/>
<g font-family="'Source Sans 3'" font-size="13" fill="#33414e" text-anchor="middle">
<text x="90" y="188">Month 1</text><text x="190" y="188">Month 2</text><text x="290" y="188">Month 3</text>
<text x="390" y="188">Month 4</text></g></svg>"""


def sample(language: str = "en") -> Document:
    """The sample contract in ``language`` (``en`` or ``de``): the same structure and numbers, other words."""
    return german() if language == "de" else english()


def english() -> Document:
    return Document(
        type="contract",
        engagement="sample",
        language="en",
        draft=True,
        cover=Cover(
            kind="Contract",
            title="Customer service for the electronics shop",
            parties=("Example Retail Ltd, 1 Market Street, London", HOSTILE),
            status="Draft for review",
            notice="This is a draft. It must be reviewed by legal counsel before anyone signs it or relies on it.",
            facts=(("Reference", "CS-2026-014"), ("Version", "0.3"), ("Date", "14 March 2026")),
            running_head="Example Retail Ltd – Contract for customer service",
            page="Page {page} of {pages}",
            contents_heading="Contents",
            front_heading="Key terms",
            author="Example Retail Ltd",
            date="2026-03-14",
            values=(
                value("Customer service for the electronics shop", "engagement.title"),
                value("Example Retail Ltd", "engagement.client.name"),
                value(HOSTILE, "engagement.supplier.name"),
                value("14 March 2026", "engagement.dates.prepared"),
            ),
        ),
        numbering="decimal",
        contents_depth=2,
        front=(_key_terms(),),
        opening=(
            clause(
                "contract.parties",
                "Parties",
                para("This Agreement is made between ", value("Example Retail Ltd", "engagement.client.name"), " and"),
                para(value(HOSTILE, "engagement.supplier.name"), "."),
                anchor="contract-parties",
            ),
        ),
        sections=(
            Section(
                id="interpretation",
                heading="Definitions and interpretation",
                number="1",
                label="1",
                anchor="interpretation",
                clauses=(_definitions(), _interpretation()),
            ),
            Section(
                id="services",
                heading="The Services",
                number="2",
                label="2",
                anchor="services",
                clauses=(_scope(), _staffing(), _levels()),
            ),
            Section(
                id="charges",
                heading="Charges",
                number="3",
                label="3",
                anchor="charges",
                clauses=(_charges(),),
            ),
        ),
        closing=(
            clause(
                "contract.signatures",
                "Signatures",
                para("Signed by the parties' authorised representatives."),
                Signatures(
                    (
                        SignatureBlock(
                            (Strong((Text("Example Retail Ltd"),)),),
                            (
                                SignatureLine("Signature", signs=True),
                                SignatureLine("Name", (value("Ada Example", "engagement.client.signatory"),)),
                                SignatureLine("Date and place"),
                            ),
                        ),
                        SignatureBlock(
                            (Strong((value(HOSTILE, "engagement.supplier.name"),)),),
                            (
                                SignatureLine("Signature", signs=True),
                                SignatureLine("Name"),
                                SignatureLine("Date and place"),
                            ),
                        ),
                    )
                ),
                anchor="contract-signatures",
            ),
        ),
        schedules=(
            Section(
                id="service_levels",
                heading="Service Levels",
                schedule=True,
                number="1",
                label="Schedule 1",
                anchor="service-levels",
                clauses=(_measurement(), _form()),
            ),
            Section(
                id="data",
                heading="Data protection",
                schedule=True,
                number="2",
                label="Schedule 2",
                anchor="data",
                clauses=(
                    clause(
                        "data.instructions",
                        "Instructions",
                        para("The Supplier processes personal data on written instructions only."),
                        number="1",
                        anchor="data-instructions",
                    ),
                    clause(
                        "data.transfers",
                        "Transfers",
                        para(
                            "Clause ",
                            reference("data.instructions", part("1", "data-instructions")),
                            " of this Schedule applies to transfers.",
                        ),
                        number="2",
                        anchor="data-transfers",
                    ),
                ),
            ),
        ),
        screen=Screen(
            skip="Skip to the text",
            search="Find a number or words",
            hits="Found: {count}",
            first="Found: {count}, the first {shown} shown",
            nothing="Nothing found",
            copy="Copy the link to {place}",
            copied="Link copied",
            explain="Explain",
            origins=Origins(
                clause="Clause",
                version="Version",
                position="Position",
                condition="Condition",
                always="none",
                because="It holds because",
                needs="Needs",
                approval="Approval",
                field="Field",
                calculation="Calculation",
            ),
        ),
        fingerprint="0123456789abcdef",
    )


# ---------------------------------------------------------------- the clauses


def _definitions() -> Clause:
    return clause(
        "contract.definitions",
        "Definitions",
        para("In this Agreement the following words have these meanings:"),
        DefinitionList(
            (
                Definition(
                    "at_risk",
                    "At-Risk Amount",
                    (
                        Text("the share of the monthly "),
                        term("Charges", "charges", "term-charges"),
                        Text(" that may be lost as "),
                        term("Service Credits", "service_credit", "term-service-credit"),
                        Text(", being "),
                        value("12 %", "incentives.at_risk"),
                        Text("."),
                    ),
                    "term-at-risk",
                ),
                Definition("charges", "Charges", (Text("the amounts payable under clause 3.1."),), "term-charges"),
                Definition(
                    "service_credit",
                    "Service Credit",
                    (Text("a reduction of the "), term("Charges", "charges", "term-charges"), Text(".")),
                    "term-service-credit",
                ),
            )
        ),
        number="1.1",
        anchor="contract-definitions",
    )


def _interpretation() -> Clause:
    return clause(
        "contract.interpretation",
        "Interpretation",
        para("Headings do not affect the meaning of this Agreement.", level=1, number="1.2", anchor="interpretation-1"),
        para(
            "If a clause and a Schedule conflict, the ",
            Emphasis((Text("clause"),)),
            " prevails, save for ",
            reference("data", part("Schedule 2", "data")),
            ", and the order of precedence is:",
            level=1,
            number="1.3",
            anchor="interpretation-2",
        ),
        ItemList(
            (
                item("(a)", para("the clauses;")),
                item("(b)", para("the Schedules, in their order;")),
                item("(c)", para("the Supplier's response.")),
            ),
            ordered=True,
        ),
        titled=False,
        number="1.2",
        anchor="contract-interpretation",
    )


def _scope() -> Clause:
    return clause(
        "services.scope",
        "Scope",
        para(
            "The Supplier shall provide the Services described in ",
            reference("service_levels", part("Schedule 1", "service-levels")),
            " from ",
            value("1 May 2026", "engagement.term.start"),
            ".",
            level=2,
            number="2.1.1",
            anchor="services-scope-1",
        ),
        para(
            "The Services are:",
            level=2,
            number="2.1.2",
            anchor="services-scope-2",
        ),
        ItemList(
            (
                item(
                    "(a)",
                    para("answering contacts by telephone, chat and e-mail, that is to say:"),
                    ItemList(
                        (
                            item("(i)", para("orders and returns;")),
                            item(
                                "(ii)",
                                para("complaints, including:"),
                                ItemList(
                                    (item("(A)", para("goodwill; and")), item("(B)", para("escalation;"))),
                                    ordered=True,
                                    depth=2,
                                ),
                            ),
                        ),
                        ordered=True,
                        depth=1,
                    ),
                    para("each at the hours in the table of service levels; and"),
                ),
                item("(b)", para("training, which covers")),
            ),
            ordered=True,
        ),
        ItemList(
            (
                item("•", para("the products;")),
                item(
                    "•",
                    para("the systems, in particular"),
                    ItemList(
                        (
                            item("–", para("the shop; and")),
                            item("–", para("the ticket system.")),
                        ),
                        ordered=False,
                        depth=1,
                    ),
                ),
            ),
            ordered=False,
        ),
        number="2.1",
        anchor="services-scope",
    )


def _staffing() -> Clause:
    return clause(
        "services.staffing",
        "Staffing and ramp-up",
        para(
            "The Supplier shall staff the Services as ",
            reference("figure.ramp_up", part("Figure 1", "figure-ramp-up")),
            " shows. Clauses ",
            reference(
                "services.scope", part("2.1.1", "services-scope-1"), part(" and "), part("2.1.2", "services-scope-2")
            ),
            " (",
            reference("services.scope", part("Scope", "services-scope"), form="title"),
            ") apply, and so does ",
            reference("governance.board", part("clause 4 of the Governance Charter"), document="governance"),
            ".",
        ),
        Figure(
            name="ramp_up",
            caption=(Text("Ramp-up over the first four months"),),
            alternative="Bar chart: 60 agents in month 1, 90 in month 2, 120 in month 3 and 140 in month 4.",
            svg=CHART,
            width=120,
            height=50,
            sources=(source("requirements.ramp_up"),),
            label="Figure 1",
            number="1",
            anchor="figure-ramp-up",
        ),
        para(
            "The Supplier warrants a ",
            Strong((Text("named"), Text(" team lead"))),
            ".",
            LineBreak(),
            "There is one per shift.",
        ),
        number="2.2",
        anchor="services-staffing",
    )


def _levels() -> Clause:
    return clause(
        "services.levels",
        "Service levels",
        para("The Supplier shall meet these service levels:"),
        Table(
            name="service_levels",
            caption=(Text("Service levels and credits of "), value("Example Retail Ltd", "engagement.client.name")),
            columns=(
                Column((Text("Service level"),), 30),
                Column((Text("Measured as"),), 40),
                Column((Text("Target"),), 15, Align.CENTER),
                Column((Text("Credit"),), 15, Align.RIGHT),
            ),
            rows=(
                Row((words("Voice"),), RowKind.GROUP),
                Row(
                    (
                        words("Speed of answer", header=True),
                        words("calls answered within 20 seconds"),
                        words("80 %"),
                        words("4 %"),
                    )
                ),
                Row((words("Abandonment", header=True), words("calls given up"), words("≤ 5 %"), words("3 %"))),
                Row((words("Written contacts"),), RowKind.GROUP),
                Row(
                    (
                        words("First reply", header=True),
                        Cell(
                            (
                                para("time to first reply, by"),
                                ItemList((item("•", para("chat")), item("•", para("e-mail"))), ordered=False),
                            )
                        ),
                        words("4 h"),
                        words("5 %"),
                    )
                ),
                Row((words("All"), words(""), words(""), words("12 %")), RowKind.TOTAL),
            ),
            note=(Text("Credits are shares of the monthly Charges."),),
            label="Table 1",
            number="1",
            anchor="table-service-levels",
        ),
        number="2.3",
        anchor="services-levels",
    )


def _charges() -> Clause:
    return clause(
        "charges.amounts",
        "Amounts",
        para("The Client shall pay ", value("£ 1,234,567.89", "costs.total", calculation="sum of lines"), " in total."),
        para("See ", reference("table.volumes", part("Table 2", "table-volumes")), " for the volumes."),
        Table(
            name="volumes",
            caption=(Text("Volumes by month"),),
            columns=(
                Column((Text("Channel"),), 20),
                *(Column((Text(month),), 8, Align.RIGHT) for month in MONTHS),
            ),
            rows=(
                Row((words("Voice", header=True), *(words(f"{n * 1250:,}") for n in range(8, 18)))),
                Row((words("Chat", header=True), *(words(f"{n * 730:,}") for n in range(8, 18)))),
            ),
            wide=True,
            label="Table 2",
            number="2",
            anchor="table-volumes",
        ),
        para("Volumes are estimates and bind nobody."),
        number="3.1",
        anchor="charges-amounts",
    )


def _measurement() -> Clause:
    return clause(
        "levels.measurement",
        "Measurement",
        para("Each measurement period is a calendar month.", level=2, number="1.1", anchor="levels-measurement-1"),
        para(
            "Periods are reported under clause ",
            reference("services.levels", part("2.3", "services-levels")),
            ".",
            level=2,
            number="1.2",
            anchor="levels-measurement-2",
        ),
        number="1",
        anchor="levels-measurement",
    )


def _form() -> Clause:
    return clause(
        "levels.form",
        "Monthly report",
        para("The Supplier fills in this form:"),
        Table(
            name="report_form",
            caption=(Text("Monthly report"),),
            columns=(Column((Text("Question"),), 40), Column((Text("Answer"),), 60)),
            rows=(
                Row((words("Which service levels were missed?", header=True), Cell(blank=3))),
                Row((words("Was the cause remedied?", header=True), Cell((para("☐ yes ☐ no"),), blank=1))),
            ),
            label="Table 3",
            number="3",
            anchor="table-report-form",
        ),
        number="2",
        anchor="levels-form",
    )


def _key_terms() -> Table:
    return Table(
        name="key_terms",
        caption=(),
        columns=(Column((Text("Term"),), 30), Column((Text("Agreed"),), 70)),
        rows=(
            Row((words("Client", header=True), Cell((para(value("Example Retail Ltd", "engagement.client.name")),)))),
            Row((words("Supplier", header=True), Cell((para(value(HOSTILE, "engagement.supplier.name")),)))),
            Row((words("Start", header=True), Cell((para(value("1 May 2026", "engagement.term.start")),)))),
        ),
        anchor="table-key-terms",
    )


# ---------------------------------------------------------------- German: the same, in few words


def german() -> Document:
    return Document(
        type="contract",
        engagement="sample",
        language="de",
        draft=False,
        cover=Cover(
            kind="Vertrag",
            title="Kundenservice für den Elektronikhandel",
            parties=("Beispiel Handel GmbH, Köln", HOSTILE),
            status="Ausgefertigt",
            notice="",
            facts=(("Aktenzeichen", "KS-2026-014"), ("Fassung", "1.0"), ("Datum", "14. März 2026")),
            running_head="Beispiel Handel GmbH – Vertrag über Kundenservice",
            page="Seite {page} von {pages}",
            contents_heading="Inhalt",
            front_heading="Eckdaten",
            author="Beispiel Handel GmbH",
            date="2026-03-14",
        ),
        numbering="decimal",
        contents_depth=1,
        front=(),
        opening=(),
        sections=(
            Section(
                id="leistungen",
                heading="Leistungen",
                number="1",
                label="1",
                anchor="leistungen",
                clauses=(
                    clause(
                        "services.scope",
                        "Gegenstand",
                        para(
                            "Der Dienstleister erbringt die Leistungen nach ",
                            reference("pflichten", part("Anlage 1", "pflichten")),
                            " und Ziffer ",
                            reference("services.scope", part("1.1", "services-scope")),
                            ": „Größe“, »Maß«.",
                        ),
                        number="1.1",
                        anchor="services-scope",
                    ),
                ),
            ),
        ),
        closing=(),
        schedules=(
            Section(
                id="pflichten",
                heading="Pflichtenheft",
                schedule=True,
                number="1",
                label="Anlage 1",
                anchor="pflichten",
                clauses=(
                    clause(
                        "levels.measurement",
                        "Messung",
                        para("Gemessen wird je Kalendermonat."),
                        number="1",
                        anchor="messung",
                    ),
                ),
            ),
        ),
        screen=Screen(
            skip="Zum Text springen",
            search="Nummer oder Wörter suchen",
            hits="Gefunden: {count}",
            first="Gefunden: {count}, davon {shown} gezeigt",
            nothing="Nichts gefunden",
            copy="Link zu {place} kopieren",
            copied="Link kopiert",
            explain="Erklären",
            origins=Origins(
                clause="Klausel",
                version="Fassung",
                position="Position",
                condition="Bedingung",
                always="keine",
                because="Sie ist erfüllt durch",
                needs="Anforderungen",
                approval="Zustimmung",
                field="Feld",
                calculation="Berechnung",
            ),
        ),
        fingerprint="fedcba9876543210",
    )


# ---------------------------------------------------------------- short forms


def clause(id: str, title: str, *blocks: Block, titled: bool = True, number: str = "", anchor: str = "") -> Clause:
    origin = Origin(
        clause=id,
        version="1.0.0",
        position="balanced",
        file=f"clauses/en/{id.replace('.', '/')}.md",
        condition="engagement.term is not none",
        condition_sources=(source("engagement.term"),),
        covers=("S1.6",),
    )
    return Clause(id, title, blocks, origin, titled, number, anchor)


def para(*content: Inline | str, level: int = 0, number: str = "", anchor: str = "") -> Paragraph:
    return Paragraph(tuple(Text(node) if isinstance(node, str) else node for node in content), level, number, anchor)


def value(text: str, path: str, calculation: str = "") -> Value:
    return Value(text, (source(path),), calculation)


def source(path: str) -> Source:
    return Source(path, f"inputs/sample/{path.split('.')[0]}.yaml", 7, 3)


def term(text: str, name: str, anchor: str) -> TermUse:
    return TermUse(text, name, anchor)


def part(text: str, anchor: str = "") -> ReferencePart:
    return ReferencePart(text, anchor)


def reference(target: str, *parts: ReferencePart, document: str = "", form: str = "number") -> Reference:
    return Reference(target, document, form, parts)


def item(label: str, *blocks: Block) -> Item:
    return Item(blocks, label)


def words(text: str, *, header: bool = False) -> Cell:
    content: Inlines = (Text(text),) if text else ()
    return Cell((Paragraph(content),), header)
