"""Outsourcing documents from facts, clauses and outlines: docx, pdf, html and markdown."""

__version__ = "0.1.0"
