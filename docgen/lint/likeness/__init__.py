"""How near a reference is to what it leads to: what it and its target speak of, told by the words that they share.

In: the passages of a document. Out: ``Page``, which gives each reference (``referring``) the nearness of any target.
"""
