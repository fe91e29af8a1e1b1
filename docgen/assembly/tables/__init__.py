"""Tables that compute, one module each: ``build(desk, …) -> Table``, found by the module's name."""
