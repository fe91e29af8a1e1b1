"""Pictures, one module each: ``build(desk) -> Figure``, found by the module's name; drawn as SVG with a text
alternative."""
