"""What an engagement is: pydantic models, one file per input file, and the value types that they share."""
