"""Pages of built documents side by side, for the README: ``make pictures`` after ``make``.

Needs ``pdftoppm`` (poppler). Reads output/, writes overview.png beside this file.
"""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "output"
PAGES = (
    ("nordwarenhaus-callcenter/contract.pdf", 1),
    ("uferstrom-staffing/contract.pdf", 10),
    ("nordwarenhaus-callcenter/rfp.pdf", 7),
    ("nordwarenhaus-callcenter/contingency-plan.pdf", 21),
)
HEIGHT, GAP = 620, 18


def page(file: Path, number: int) -> Image.Image:
    """One page of a .pdf as a picture with a thin frame."""
    with tempfile.TemporaryDirectory() as folder:
        part = ["-r", "90", "-f", str(number), "-l", str(number), "-png", "-singlefile"]
        subprocess.run(["pdftoppm", *part, str(file), f"{folder}/page"], check=True)
        image = Image.open(f"{folder}/page.png").convert("RGB")
    image = image.resize((round(image.width * HEIGHT / image.height), HEIGHT), Image.Resampling.LANCZOS)
    return ImageOps.expand(image, border=1, fill="#c9d2dc")


def main() -> None:
    """Write the overview."""
    pages = [page(OUTPUT / name, number) for name, number in PAGES]
    width = sum(one.width for one in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), "#f1f4f8")
    left = GAP
    for one in pages:
        sheet.paste(one, (left, GAP))
        left += one.width + GAP
    sheet.quantize(64).save(HERE / "overview.png", optimize=True)


if __name__ == "__main__":
    main()
