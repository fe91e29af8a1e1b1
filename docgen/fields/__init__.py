"""What each field of the input files means, in each language: titles, descriptions, units and examples.

The words are data: ``<language>/<file>.yaml`` holds those of ``docgen/model/<file>.py``, a record or an enumeration
under its name, a field under ``Record.field`` as input files spell it; ``examples/<file>.yaml`` holds the examples that
are the same in every language. ``<language>/values.yaml`` says how a value of each type is written.
"""
