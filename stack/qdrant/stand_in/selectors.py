"""What a request selects: the points to change, and the parts of points to answer with."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .errors import bad_request, format_error
from .fields import Fields
from .filters import parse_filter
from .json_paths import parse_paths
from .point_ids import PointId, parse_point_ids

PointSelection = list[PointId] | engine.Filter


def parse_point_selection(fields: Fields) -> PointSelection:
    """The points by id, or a filter for them; ids go first where both are given, as in Qdrant."""
    ids = fields.array("points")
    selecting_filter = parse_filter(fields.optional("filter"))
    if ids is not None:
        selected_ids = parse_point_ids(ids)
        if selected_ids:
            return selected_ids
    elif selecting_filter is not None:
        return selecting_filter
    raise bad_request("Empty update request")


def parse_with_payload(value: Any, default: bool) -> engine.WithPayloadType:
    """Which part of the payload to answer with."""
    if value is None:
        return default
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return engine.PayloadSelector.Include(parse_paths(value))
    if not isinstance(value, dict):
        raise format_error("`with_payload` must be a boolean, an array or an object")
    with Fields(value, "`with_payload`") as fields:
        if "include" in fields:
            return engine.PayloadSelector.Include(parse_paths(fields.required_array("include")))
        return engine.PayloadSelector.Exclude(parse_paths(fields.required_array("exclude")))


def parse_with_vector(value: Any) -> engine.WithVectorType:
    """Which vectors to answer with."""
    if value is None:
        return False
    if isinstance(value, bool):
        return value
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return value
    raise format_error("`with_vector` must be a boolean or an array of strings")
