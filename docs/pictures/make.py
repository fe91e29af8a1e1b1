"""The pictures of the guides, of built documents: ``make pictures`` after ``make``.

In: output/. Out: one picture for each type and format of document, as gallery.md shows them, and overview.png for the
README, beside this file. Which clause is shown is said here; on which page it stands is found out.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

from docs.pictures.pages import paper, screen, source, word
from tests.browser import browser

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "output"
NORD, UFER, HARBOR = "nordwarenhaus-callcenter", "uferstrom-staffing", "harborlight-training"
SHOWN = {
    ("rfp", "docx"): (UFER, "clause-form_prices.use"),
    ("rfp", "pdf"): (NORD, "clause-rfp.evaluation.criteria"),
    ("rfp", "html"): (HARBOR, "clause-rfp.situation.volumes"),
    ("rfp", "md"): (NORD, "clause-rfp.notice.timetable"),
    ("contract", "docx"): (HARBOR, "front-heading"),
    ("contract", "pdf"): (UFER, "clause-sch_service_levels.levels"),
    ("contract", "html"): (NORD, "clause-termination.grounds"),
    ("contract", "md"): (NORD, "clause-sch_service_levels.credits"),
    ("governance-charter", "docx"): (NORD, "clause-charter.raci.activities"),
    ("governance-charter", "pdf"): (HARBOR, "clause-charter.structure.picture"),
    ("governance-charter", "html"): (UFER, "clause-charter.risks.register"),
    ("governance-charter", "md"): (NORD, "clause-charter.escalation.ladder"),
    ("contingency-plan", "docx"): (NORD, "clause-plan.take_back.staffing"),
    ("contingency-plan", "pdf"): (UFER, "clause-plan.timeline.critical"),
    ("contingency-plan", "html"): (NORD, "clause-plan.decision.how"),
    ("contingency-plan", "md"): (HARBOR, "clause-plan.use.first_steps"),
}
OVERVIEW = (
    (NORD, "contract", "cover"),
    (UFER, "contract", "clause-sch_service_levels.levels"),
    (NORD, "rfp", "clause-rfp.situation.volumes"),
    (NORD, "contingency-plan", "clause-plan.timeline.critical"),
)
TAKERS = {"docx": word, "pdf": paper, "html": screen, "md": source}
WIDTH, HEIGHT = 880, 905  # of a picture at most, in pixels
LARGEST = 120_000  # bytes
OVERVIEW_HEIGHT, GAP = 620, 18


def main() -> None:
    """Write all pictures."""
    with TemporaryDirectory() as profile, browser(Path(profile)) as tab:
        for (kind, form), (engagement, anchor) in SHOWN.items():
            taken = TAKERS[form](OUTPUT / engagement / f"{kind}.{form}", anchor, tab)
            _keep(f"{kind}-{form}.png", _framed(taken, WIDTH, HEIGHT))
        pages = [paper(OUTPUT / name / f"{kind}.pdf", anchor, tab) for name, kind, anchor in OVERVIEW]
    _keep("overview.png", _beside(_framed(page, page.width, OVERVIEW_HEIGHT) for page in pages))


def _framed(picture: Image.Image, width: int, height: int) -> Image.Image:
    """A picture with a thin frame, made smaller to fit."""
    smaller = ImageOps.contain(picture, (width, height), Image.Resampling.LANCZOS)
    return ImageOps.expand(smaller, border=1, fill="#c9d2dc")


def _beside(framed: Iterable[Image.Image]) -> Image.Image:
    """Pages side by side."""
    pages = list(framed)
    sheet = Image.new("RGB", (sum(one.width + GAP for one in pages) + GAP, pages[0].height + 2 * GAP), "#f1f4f8")
    left = GAP
    for one in pages:
        sheet.paste(one, (left, GAP))
        left += one.width + GAP
    return sheet


def _keep(name: str, picture: Image.Image) -> None:
    """Write a picture in as many colours as keep it light."""
    for colours in (64, 32, 16, 8):
        written = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if len(written.getvalue()) <= LARGEST:
            break
    (HERE / name).write_bytes(written.getvalue())


if __name__ == "__main__":
    main()
