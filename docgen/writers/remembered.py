"""How much the writers remember of what they wrote, for whoever writes a document again in the same process.

What is remembered is known by all that it was made from: the whole node of the tree, its places in the inputs included,
and everything else that the writer looked at. So it can't be out of date, and a file comes out as it would without. The
bounds hold the documents of one engagement; whoever builds many keeps no more than that.
"""

from __future__ import annotations

CLAUSES = 1024
TABLES = 512
DOCUMENTS = 8
PARAGRAPHS = 8192
