"""Opens Word documents in LibreOffice and returns what it shows, before and after all fields are updated."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Fields"/></library:library>
"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fields" script:language="StarBasic">
Sub Update(source As String, target As String)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  tables = doc.getDocumentIndexes()
  For i = 0 To tables.getCount() - 1
    tables.getByIndex(i).update()
  Next
  doc.getTextFields().refresh()
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "Text"
  doc.storeToURL(target, saving())
  doc.close(True)
End Sub
Sub UpdateEach(sources As String)
  For Each source In Split(sources, "|")
    Update(source, source &amp; "-updated.txt")
  Next
End Sub
</script:module>
"""


class Office:
    """LibreOffice with a profile of its own in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._profile = folder / "profile"

    def shown(self, file: Path) -> list[str]:
        """The lines that LibreOffice shows of ``file``, fields with the results that stand in it."""
        self.show([file])
        return lines(self._folder / f"{file.stem}.txt")

    def show(self, files: list[Path]) -> None:
        """Lay the same down for several files, opened by one process, for it takes long to start."""
        self._run("--convert-to", "txt:Text", "--outdir", str(self._folder), *map(str, files), files=len(files))

    def save(self, files: list[Path]) -> None:
        """Lay down files as LibreOffice writes them after opening them."""
        self._run("--convert-to", "docx", "--outdir", str(self._folder), *map(str, files), files=len(files))

    def laid_out(self, file: Path) -> list[str]:
        """The lines of the pages on which LibreOffice lays out ``file``."""
        self._run("--convert-to", "pdf", "--outdir", str(self._folder), str(file))
        made = self._folder / f"{file.stem}.pdf"
        subprocess.run(["pdftotext", "-layout", made, made.with_suffix(".txt")], check=True, timeout=60)
        return lines(made.with_suffix(".txt"))

    def updated(self, file: Path) -> list[str]:
        """The same after table of contents and fields were computed anew."""
        return self.updated_each([file])[0]

    def updated_each(self, files: list[Path]) -> list[list[str]]:
        """The same of several files, opened by one process."""
        library = self._profile / "user" / "basic" / "Standard"
        if not library.exists():
            self._run("--terminate_after_init")
        (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (library / "Fields.xba").write_text(_MACRO, encoding="utf-8")
        sources = "|".join(file.as_uri() for file in files)
        self._run(f'macro:///Standard.Fields.UpdateEach("{sources}")', files=len(files))
        return [lines(file.with_name(f"{file.name}-updated.txt")) for file in files]

    def _run(self, *arguments: str, files: int = 1) -> None:
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", *arguments]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as run:
            try:
                assert run.wait(timeout=100 + 20 * files) == 0
            except subprocess.TimeoutExpired:
                os.killpg(run.pid, signal.SIGKILL)  # soffice starts a process of its own, which would stay
                raise


def lines(file: Path) -> list[str]:
    """The lines of a file that LibreOffice wrote."""
    return [
        line.strip()
        for line in file.read_text(encoding="utf-8-sig").replace("\u2011", "-").splitlines()
        if line.strip()
    ]
