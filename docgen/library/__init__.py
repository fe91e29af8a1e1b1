"""Wording and order as lawyers keep them: clauses and labels under clauses/, outlines and table layouts under
templates/."""
