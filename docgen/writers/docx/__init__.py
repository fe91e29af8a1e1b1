"""The Word writer: ``write`` turns a document into a .docx file."""

from docgen.writers.docx.write import write

__all__ = ["write"]
