"""Payload keys: paths such as `author.name` or `tags[]`."""

from typing import Any

import qdrant_edge as engine

from .errors import format_error


def parse_path(value: Any) -> str:
    """The path in a JSON value."""
    if isinstance(value, str):
        try:
            engine.IsNullCondition(value)
        except ValueError:
            pass
        else:
            return value
    raise format_error(f"Invalid json path: '{value}'")


def parse_paths(values: list[Any]) -> list[str]:
    """The paths in a JSON array."""
    return [parse_path(value) for value in values]
