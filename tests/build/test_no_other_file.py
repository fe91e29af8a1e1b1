"""While documents are assembled and written, nothing is opened but the project, the program and its packages, and
nothing is connected to or run: whatever a clause, a value or a template says.

Python tells of every opening and connection itself (``auditing/``); of what the libraries in C open, ``strace`` does,
with ``make test-all`` and where there is one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.build.places import Places
from docgen.finding import Location
from tests import examples
from tests.assembly import workspace
from tests.build.place import create

NOWHERE = "http://127.0.0.1:9/x"
SECRET = "/etc/hostname"
VALUE = (
    f"![x]({NOWHERE}.png) <img src='file://{SECRET}'> url({NOWHERE}.css) {{% include '{SECRET}' %}} {{{{ open }}}} "
    f"<link rel=stylesheet href={NOWHERE}.css> <svg><image xlink:href='{NOWHERE}.svg'/></svg> [[x]] \\input{{{SECRET}}}"
)
CLAUSE = f"""The words of the clause. ![x]({NOWHERE}.png) ![y](file://{SECRET}) [z]: {NOWHERE}

<img src="{NOWHERE}.png"> <object data="file://{SECRET}"></object> <style>@import url({NOWHERE}.css);</style>

The value is {{{{ client.short }}}}, and the other {{{{ supplier.name }}}}.
"""
# Beside the project: what Python, its packages and the C library are made of, and what the machine says of itself.
OF_PYTHON = ("/dev/null", "/dev/urandom", "/proc/self/", "/usr/share/zoneinfo/", "/etc/localtime")
OF_LIBRARIES = (
    *("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/", "/etc/ld.so.", "/usr/share/locale/"),
    *("/proc/", "/sys/fs/cgroup/", "/sys/devices/system/cpu/", "/dev/shm/sem."),
    "/usr/share/fontconfig/conf.avail",  # read for its titles, never applied
)


@dataclass(frozen=True)
class Seen:
    """What a build opened, and what else it asked of the machine."""

    opened: frozenset[str]
    asked: tuple[list[str], ...]
    code: int
    told: str


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A workspace full of bad intentions."""
    made = create(tmp_path)
    home = made.inputs.parent
    workspace.word(home, CLAUSE)
    examples.set_fields(
        home / "inputs" / workspace.EXAMPLE, {"supplier.name": VALUE, "client.short": f"url({NOWHERE})"}
    )
    return made


def watched(where: Places, folder: Path, *options: str, before: Iterable[str] = ()) -> Seen:
    """Build in a process that tells of all that it does."""
    log, temporary = folder / "log", folder / "temporary"
    for one in (log, temporary):
        one.mkdir(exist_ok=True)
    paths = os.pathsep.join([str(Path(__file__).with_name("auditing")), str(examples.ROOT)])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, "AUDIT": str(log), "TMPDIR": str(temporary)}
    environment["HOME"] = str(temporary)  # without one, Python itself asks for it in /etc/passwd
    done = subprocess.run(
        [*before, sys.executable, "-m", "docgen", "build", "--quiet", *options],
        cwd=where.inputs.parent,
        env=environment,
        capture_output=True,
        timeout=300,
        check=False,
    )
    events = [json.loads(line) for file in sorted(log.iterdir()) for line in file.read_text("utf-8").splitlines()]
    opened = frozenset(path for event, path, *_ in (e for e in events if e[0] == "open") if not path.isdecimal())
    # A pipe to a worker is a pair of sockets, which are connected to each other and to nothing else.
    fine = (["ctypes.dlopen", "None"], *(event for event in events if event[0] == "socket.__new__"))
    asked = tuple(event for event in events if event[0] != "open" and event not in fine)
    assert len(opened) > 500
    return Seen(opened, asked, done.returncode, done.stderr.decode())


def outside(opened: Iterable[str], where: Places, folder: Path, *more: str) -> list[str]:
    """The files that are none of the project, the program and its packages."""
    home = where.inputs.parent
    own = [
        home,
        folder / "temporary",
        folder / "log",
        folder / "early",
        examples.ROOT / "docgen",
        Path(__file__).parent / "auditing",
    ]
    own += [Path(sys.prefix), Path(sys.base_prefix), Path(os.__file__).parent]
    beginnings = tuple(f"{root}/" for one in own for root in {one, one.resolve()})
    return sorted(
        path
        for path in {os.path.normpath(os.path.join(home, one)) for one in opened}  # noqa: PTH118
        if not f"{path}/".startswith(beginnings) and not path.startswith((*OF_PYTHON, *more))
    )


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.exhaustive), 2])
def test_nothing_else_is_opened(jobs: int, where: Places, tmp_path: Path) -> None:
    seen = watched(where, tmp_path, f"--jobs={jobs}")
    assert seen.code == 0, seen.told
    made = {file.suffix for file in (where.output / workspace.EXAMPLE).iterdir()}
    assert made == {".docx", ".html", ".json", ".md", ".pdf"}
    assert outside(seen.opened, where, tmp_path) == []
    assert seen.asked == ()


def test_the_watch_sees_what_it_is_to_see(where: Places, tmp_path: Path) -> None:
    """A build that does open a file, ask for a host and run a program is not passed over."""
    early = tmp_path / "early"
    early.mkdir()
    (early / "usercustomize.py").write_text(
        f"import socket, subprocess\nopen({SECRET!r}).close()\nsubprocess.run(['true'])\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError:\n    pass\n",
        "utf-8",
    )
    log = tmp_path / "log"
    log.mkdir()
    paths = os.pathsep.join([str(Path(__file__).with_name("auditing")), str(early)])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, "AUDIT": str(log)}
    subprocess.run([sys.executable, "-c", "import usercustomize"], env=environment, check=True)
    events = [json.loads(line) for file in log.iterdir() for line in file.read_text("utf-8").splitlines()]
    assert outside((e[1] for e in events if e[0] == "open"), where, tmp_path) == [SECRET]
    assert {"subprocess.Popen", "socket.connect"} <= {event for event, *_ in events}


SHEETS = {
    "an import from elsewhere": f"@import url({NOWHERE}.css);",
    "an import by its name alone": f'@import "{NOWHERE}.css";',
    "a picture from elsewhere": f"body {{ background: url({NOWHERE}.png) }}",
    "a file of the machine": f"body {{ background: url(file://{SECRET}) }}",
    "a file of another folder": "body { background: url(../../inputs/harborlight-training/costs.yaml) }",
    "a font from elsewhere": f"@font-face {{ font-family: X; src: url({NOWHERE}.woff2) }} body {{ font-family: X }}",
}


@pytest.mark.parametrize("sheet", list(SHEETS))
def test_a_style_sheet_that_reaches_out_is_refused(sheet: str, where: Places) -> None:
    from docgen.writers.html.style import screen_style
    from docgen.writers.pdf.engine import engine

    file = where.templates / "house" / "print.css"
    file.write_text(f"{SHEETS[sheet]}\n{file.read_text('utf-8')}", "utf-8")
    with pytest.raises((ValueError, OSError)):
        engine(where.templates).pdf("<p>x</p>", "pdf/ua-1")
    with pytest.raises((ValueError, OSError)):
        screen_style(where.templates)


@pytest.mark.parametrize("address", [f"{NOWHERE}.png", f"file://{SECRET}"])
def test_a_picture_of_the_templates_that_reaches_out_is_refused(address: str, where: Places) -> None:
    from docgen.writers.pdf.engine import engine

    picture = f'<image xlink:href="{address}" width="9" height="9"/>'
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    house = where.templates / "house"
    (house / "logo.svg").write_text(f'<svg {names} width="9" height="9">{picture}</svg>', "utf-8")
    file = house / "print.css"
    file.write_text(f"{file.read_text('utf-8')}\nbody {{ background: url(logo.svg) }}", "utf-8")
    with pytest.raises(ValueError, match=re.escape(address)):
        engine(where.templates).pdf("<p>x</p>", "pdf/ua-1")


@pytest.mark.exhaustive
@pytest.mark.parametrize("jobs", [1, 2])
def test_nor_by_a_library_in_c(jobs: int, where: Places, tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None or subprocess.run([strace, "-o", os.devnull, "true"], check=False).returncode:
        pytest.skip("there is no strace on this machine, or it may not be used")
    trace = tmp_path / "trace"
    calls = "trace=open,openat,openat2,connect,execve,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,creat"
    seen = watched(where, tmp_path, f"--jobs={jobs}", before=(strace, "-f", "-qq", "-e", calls, "-o", str(trace)))
    assert seen.code == 0, seen.told
    lines = trace.read_text("utf-8", errors="replace").splitlines()
    assert [line for line in lines if "connect(" in line and "AF_UNIX" not in line] == []
    assert {Path(found[1]).name for line in lines if (found := re.search(r'execve\("([^"]+)"', line))} <= {
        Path(sys.executable).name
    }
    assert outside(_traced(lines), where, tmp_path, *OF_LIBRARIES) == []


def _traced(lines: list[str]) -> Iterator[str]:
    """The files that could be opened: what is looked for in vain is read by nobody."""
    for line in lines:
        found = re.search(r'\b(?:open|openat|openat2|creat|rename|mkdir|unlink)\([^"]*"([^"]+)"', line)
        if found and " = -1 " not in line and "O_DIRECTORY" not in line:
            yield found[1]


def test_a_link_that_leads_out_of_clauses_or_templates_is_refused(tmp_path: Path) -> None:
    home = workspace.create(tmp_path)
    other = tmp_path / "other.md"
    other.write_text("---\nid: other.clause\ntitle: Other\nversion: 1.0.0\n---\nA secret.\n", "utf-8")
    (home / "clauses" / "en" / "other.clause.md").symlink_to(other)
    (home / "templates" / "tables" / "other.yaml").symlink_to(other)
    found = {(one.code, one.location) for one in workspace.check(home).problems()}
    assert found == {
        ("LIB006", Location(f"{home}/clauses/en/other.clause.md")),
        ("LIB006", Location(f"{home}/templates/tables/other.yaml")),
    }
