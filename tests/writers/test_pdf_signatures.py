"""Fields to sign in: a program that is not ours signs in them, and finds both signatures valid."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader

from docgen.writers import pdf
from docgen.writers.characters import printable
from tests.writers.sample import HOSTILE, sample

TEMPLATES = Path("templates")
NAMES = ["signature-1", "signature-2"]
_DIGITAL_SIGNATURE_ALONE = (True, *[False] * 8)


@cache
def written(variant: str = "pdf/ua-1") -> bytes:
    return pdf.write(sample(), TEMPLATES, variant=variant, signature_fields=True)


def fields() -> list[Any]:
    return [field.get_object() for field in PdfReader(io.BytesIO(written())).root_object["/AcroForm"]["/Fields"]]


@cache
def signer() -> SimpleSigner:
    """Somebody with a certificate of their own making."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Ada Example")]), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
        .add_extension(x509.KeyUsage(*_DIGITAL_SIGNATURE_ALONE), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=asn1.Certificate.load(made.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=SimpleCertificateStore(),
    )


@pytest.mark.parametrize("variant", ["pdf/ua-1", "pdf/a-3b"])
def test_both_parties_sign(variant: str) -> None:
    content = written(variant)
    assert [name for name, _, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(content)))] == NAMES
    for name in NAMES:
        file = IncrementalPdfFileWriter(io.BytesIO(content))
        content = sign_pdf(file, PdfSignatureMetadata(field_name=name), signer=signer()).getvalue()
    trusted = ValidationContext(trust_roots=[signer().signing_cert])
    found = PdfFileReader(io.BytesIO(content)).embedded_signatures
    assert [one.field_name for one in found] == NAMES
    assert all(validate_pdf_signature(one, trusted).bottom_line for one in found)


def test_fields_say_who_signs() -> None:
    assert [field["/TU"] for field in fields()] == [
        "Example Retail Ltd: Signature, Ada Example",
        printable(f"{HOSTILE}: Signature"),
    ]
    for field in fields():
        assert (field["/FT"], field["/F"]) == ("/Sig", 4)
        assert "/V" not in field


def test_fields_lie_on_the_lines_to_sign_on() -> None:
    for field in fields():
        left, bottom, right, top = field["/Rect"]
        assert 150 < right - left < 170
        assert 25 < top - bottom < 30
    pages = [page for page in PdfReader(io.BytesIO(written())).pages if "Signed by the parties" in page.extract_text()]
    assert [page.indirect_reference.idnum for page in pages] == [*{field.raw_get("/P").idnum for field in fields()}]


def test_fields_are_tagged_and_in_tab_order() -> None:
    file = PdfReader(io.BytesIO(written()))
    numbers = file.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for field in file.root_object["/AcroForm"]["/Fields"]:
        owner = owners[field.get_object()["/StructParent"]].get_object()
        assert owner["/S"] == "/Form"
        assert owner["/K"].raw_get("/Obj").idnum == field.idnum
        assert field.get_object()["/P"]["/Tabs"] == "/S"


def test_without_the_option_there_are_none() -> None:
    assert "/AcroForm" not in PdfReader(io.BytesIO(pdf.write(sample(), TEMPLATES))).root_object


def test_another_process_writes_the_same_bytes() -> None:
    script = "import sys; from tests.writers.test_pdf_signatures import written; sys.stdout.buffer.write(written())"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout == written()
