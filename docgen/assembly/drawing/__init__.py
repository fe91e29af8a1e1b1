"""Drawing: from numbers and words to SVG.

In: numbers, and words that are already in the reader's language. Out: elements of a picture as SVG text, and the whole
picture at the width of the text. The unit is the point (1/72 inch), so that a font size is what a reader gets on paper.
Everything is pure: the same call gives the same bytes. No element has an id, so pictures never clash on a page; nothing
refers to anything outside. Words are escaped and stay words. Dark, middle and light tones, patterns and kinds of line
tell series apart in print without colour.

``metrics``: how wide words are in Source Sans 3; ``wrapping``: words broken into lines that fit
``marks``: the elements: words, lines, shapes; ``fills``: tones and patterns of areas, and bars in them
``scales``: numbers to places, and round ticks; ``axes``: grid, ticks and labels; ``keys``: what each fill means
``boxes``: boxes around words, and the arrows between them; ``sheet``: the whole picture, and the figure of a document
"""
