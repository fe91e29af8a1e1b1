"""On which page of the laid-out document each bookmark stands, estimated as Word and LibreOffice lay pages out.

In: the mark-up of a finished Word document and the parts of its package. Out: the number of a page for each bookmark.
Nothing but the file decides: no font of the machine, no other program.
"""
