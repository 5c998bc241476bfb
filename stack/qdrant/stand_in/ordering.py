"""Order by a payload field."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .errors import format_error
from .fields import Fields, is_number
from .json_paths import parse_path

_DIRECTIONS = {"asc": engine.Direction.Asc, "desc": engine.Direction.Desc}


def parse_order_by(value: Any) -> engine.OrderBy:
    """A key, or `{key, direction, start_from}`."""
    if isinstance(value, str):
        return engine.OrderBy(parse_path(value))
    with Fields(value, "`order_by`") as fields:
        key = parse_path(fields.required("key"))
        direction = fields.choice("direction", _DIRECTIONS)
        start_from = fields.optional("start_from")
    if start_from is not None and not isinstance(start_from, str) and not is_number(start_from):
        raise format_error("`start_from` in `order_by` must be a number or a date-time")
    try:
        return engine.OrderBy(key, direction, start_from)
    except (TypeError, ValueError) as error:
        raise format_error(f"`start_from` in `order_by`: {error}") from error
