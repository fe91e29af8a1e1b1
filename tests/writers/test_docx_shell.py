"""A shell that a firm made its own: what the program relies on, what it does without, and what it says of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from openxml_audit import OpenXmlValidator

from docgen.finding import FindingsError, Severity
from docgen.messages import LANGUAGES
from docgen.messages import words as told
from docgen.writers.docx import write
from docgen.writers.docx.demands import DEMANDS
from docgen.writers.docx.fitness import check_shell
from tests import examples
from tests.writers import word
from tests.writers.office import Office
from tests.writers.sample import sample
from tests.writers.test_docx_numbering import expected
from tests.writers.word import W

TEMPLATES = Path("templates")
HOUSE = TEMPLATES / "house" / "shell.docx"
CLASSIC = TEMPLATES / "shells" / "classic.docx"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ELSEWHERE = "http://127.0.0.1:9/x"
FETCHING = f'<w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "{ELSEWHERE}" </w:instrText></w:r>'
PICTURES = 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'


def changed(folder: Path, member: str, *replaced: tuple[str, str], source: Path = HOUSE) -> Path:
    """A shell in which something stands otherwise."""
    shell = folder / "firm.docx"
    with ZipFile(source) as archive, ZipFile(shell, "w") as target:
        for name in archive.namelist():
            data = archive.read(name)
            for old, new in replaced if name == member else ():
                assert old.encode() in data, old
                data = data.replace(old.encode(), new.encode())
            target.writestr(name, data)
    return shell


def without_style(name: str) -> tuple[str, str]:
    return f'<w:name w:val="{name}"/>', '<w:name w:val="Renamed"/>'


def test_a_shell_need_not_declare_what_it_does_not_use(tmp_path: Path) -> None:
    made = write(sample(), TEMPLATES, changed(tmp_path, "word/document.xml", (PICTURES, "")))
    assert word.words(word.body(made)) == word.words(word.body(write(sample(), TEMPLATES)))
    file = tmp_path / "file.docx"
    file.write_bytes(made)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize("shell", [HOUSE, CLASSIC], ids=["house", "classic"])
def test_the_shells_that_come_along_fit(shell: Path) -> None:
    assert check_shell(shell) == []


LACKS: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str]]]] = {
    "styles": (
        "word/styles.xml",
        [without_style("Clause Text"), without_style("Defined Term"), without_style("House Table")],
        [("SHL001", "paragraph style “Clause Text”"), ("SHL001", "“Defined Term”"), ("SHL001", "“House Table”")],
    ),
    "a style of another kind": (
        "word/styles.xml",
        [('w:type="character" w:styleId="Strong"', 'w:type="paragraph" w:styleId="Strong"')],
        [("SHL002", "“Strong” has to be a character style, not a paragraph style")],
    ),
    "the link of a heading to its list": (
        "word/styles.xml",
        [('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:suppress', "<w:suppress")],
        [("SHL003", "Heading 2 is not linked to a numbered list")],
    ),
    "numbers of the second level": (
        "word/numbering.xml",
        [('<w:lvlText w:val="%1.%2"/>', '<w:lvlText w:val="%2"/>')],
        [("SHL003", "number this paragraph 1, but its number is 1.1")],
    ),
    "markers": (
        "word/document.xml",
        [("«front»", "front"), ("«contents»", ""), ("«body»", "body")],
        [("SHL004", "«front»"), ("SHL004", "«contents»"), ("SHL004", "«body»")],
    ),
    "words that there are not": (
        "word/document.xml",
        [("{{ title }}", "{{ titel }}"), ("{{ kind }}", "{{ sort }}")],
        [("SHL005", "{{ titel }}"), ("SHL005", "{{ sort }}"), ("SHL007", "{{ title }}")],
    ),
    "braces that do not fit": (
        "word/header1.xml",
        [("{% endif %}", "")],
        [("SHL005", "can't be filled in")],
    ),
    "margins": (
        "word/document.xml",
        [("w:pgMar", "w:pgNumType")],
        [("SHL006", "no margins")],
    ),
    "what would be loaded": (
        "word/_rels/document.xml.rels",
        [
            (
                "</Relationships>",
                f'<Relationship Id="rX" Type="{RELATED}/attachedTemplate" Target="{ELSEWHERE}" TargetMode="External"/>'
                f'<Relationship Id="rY" Type="{RELATED}/image" Target="{ELSEWHERE}" TargetMode="External"/>'
                f'<Relationship Id="rZ" Type="{RELATED}/hyperlink" Target="{ELSEWHERE}" TargetMode="External"/>'
                "</Relationships>",
            )
        ],
        [("SHL008", f"attachedTemplate from {ELSEWHERE}"), ("SHL008", f"image from {ELSEWHERE}")],
    ),
    "a prefix of its own": (
        "word/document.xml",
        [(PICTURES, 'xmlns:pic="urn:other"')],
        [("SHL006", "prefix pic")],
    ),
}


@pytest.mark.parametrize("case", list(LACKS))
def test_all_that_a_shell_lacks_is_said_at_once(case: str, tmp_path: Path) -> None:
    member, replaced, said = LACKS[case]
    shell = changed(tmp_path, member, *replaced)
    findings = check_shell(shell)
    assert len(findings) == len(said)
    for code, words in said:
        assert [one for one in findings if one.code == code and words in told(one).message and told(one).hint], words
    assert {one.location.file for one in findings} == {shell.as_posix()}


@pytest.mark.parametrize("case", ["styles", "markers", "words that there are not", "a prefix of its own", "margins"])
def test_a_document_is_not_written_in_a_shell_that_does_not_fit(case: str, tmp_path: Path) -> None:
    member, replaced, said = LACKS[case]
    with pytest.raises(FindingsError) as refused:
        write(sample(), TEMPLATES, changed(tmp_path, member, *replaced))
    assert [one.code for one in refused.value.findings] == [code for code, _ in said]


def test_a_shell_that_hides_what_a_draft_says_is_warned_of(tmp_path: Path) -> None:
    shell = changed(tmp_path, "word/document.xml", ("{{ notice }}", "x"), ("{%p if notice %}", "{%p if draft %}"))
    [finding] = check_shell(shell)
    assert (finding.code, finding.severity) == ("SHL007", Severity.WARNING)
    assert "{{ notice }}" in told(finding).message


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda _: None, "can't be read"),
        (lambda file: file.write_bytes(b"no zip"), "no document of Word"),
        (lambda file: ZipFile(file, "w").writestr("a", "b"), "no document of Word"),
        (lambda file: docx.Document().save(str(file)), "lacks the paragraph style “Table Text”"),
    ],
)
def test_any_file_is_judged(make: Callable[[Path], object], words: str, tmp_path: Path) -> None:
    file = tmp_path / "firm.docx"
    make(file)
    assert [finding for finding in check_shell(file) if words in told(finding).message]


def test_the_guide_lists_what_the_check_demands() -> None:
    guide = (examples.ROOT / "docs" / "word-shell.md").read_text("utf-8").lower()
    assert [demand.style for demand in DEMANDS if demand.style.lower() not in guide] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_shell_lacks_is_said_in_whole_sentences(language: str, tmp_path: Path) -> None:
    shell = tmp_path / "firm.docx"
    docx.Document().save(str(shell))
    said = [told(finding, language).message for finding in check_shell(shell)]
    assert len(said) > 30
    assert [one for one in said if one.endswith((": ", "for ")) or "  " in one or "{" in one.replace("{{", "")] == []


def test_two_shells_look_different_and_say_the_same() -> None:
    house, classic = (write(sample(), TEMPLATES, shell) for shell in (HOUSE, CLASSIC))
    assert word.numbered(classic) == word.numbered(house) == expected(sample())
    assert {one.xpath for one in word.bound(classic)} == {one.xpath for one in word.bound(house)}
    colours = [
        {e.get(f"{W}val") for e in word.part(data, "word/styles.xml").iter(f"{W}color")} for data in (house, classic)
    ]
    assert all(len({colour[0:2], colour[2:4], colour[4:6]}) == 1 for colour in colours[1])  # shades of grey
    assert any(len({colour[0:2], colour[2:4], colour[4:6]}) > 1 for colour in colours[0])
    faces = [word.part(data, "word/theme/theme1.xml") for data in (house, classic)]
    major = [next(e.get("typeface") for e in face.iter() if str(e.tag).endswith("}latin")) for face in faces]
    assert major == ["Source Sans 3", "Source Serif 4"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_document_in_the_second_shell_is_whole(language: str, tmp_path: Path) -> None:
    file = tmp_path / f"{language}.docx"
    file.write_bytes(write(sample(language), TEMPLATES, CLASSIC))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    shown = Office(tmp_path / "office").shown(file)
    lines = iter(shown)
    for number, words in expected(sample(language)):
        assert any(line == f"{number} {words}".replace("\n", " ").strip() for line in lines), f"{number} {words}"


def test_words_in_a_wider_face_need_wider_columns() -> None:
    from docgen.writers.docx.styles import Styles

    styles = {
        shell: Styles(
            word.part(shell.read_bytes(), "word/styles.xml"),
            "",
            ZipFile(shell).read("word/theme/theme1.xml"),
        )
        for shell in (HOUSE, CLASSIC)
    }
    assert styles[HOUSE].breadth("Table Text") == styles[HOUSE].size("Table Text") == 180
    assert styles[CLASSIC].size("Table Text") == 170
    assert styles[CLASSIC].breadth("Table Text") > 180
    assert styles[CLASSIC].breadth("Table List") == styles[CLASSIC].breadth("Table Text")


def test_fields_and_macros_are_refused(tmp_path: Path) -> None:
    shell = changed(tmp_path, "word/document.xml", ("</w:body>", f"<w:p>{FETCHING}</w:p></w:body>"))
    with ZipFile(shell, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macros")
    said = {one.said.key: told(one).message for one in check_shell(shell) if one.code == "SHL008"}
    assert "INCLUDEPICTURE" in said["SHL008.field"]
    assert "word/vbaProject.bin" in said["SHL008.macros"]
