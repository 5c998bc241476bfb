"""Changes of points that are there: from JSON to operations of the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import qdrant_edge as engine

from .errors import bad_request, validation_error
from .fields import Fields
from .filters import parse_filter
from .json_paths import parse_path, parse_paths
from .point_ids import PointId, parse_point_id, parse_point_ids
from .selectors import parse_point_selection
from .upserts import parse_payload
from .vectors import VectorSchema, parse_point_vector

_Operation = engine.UpdateOperation


@dataclass(frozen=True)
class Update:
    """An operation, and the points that must exist for the engine to take it."""

    operation: engine.UpdateOperation
    existing_points: list[PointId] = field(default_factory=list)


def parse_delete(body: Any) -> Update:
    """`POST /points/delete`: a point that is not there is no error."""
    with Fields(body, "the points selector") as fields:
        selection = parse_point_selection(fields)
    if isinstance(selection, list):
        return Update(_Operation.delete_points(selection))
    return Update(_Operation.delete_points_by_filter(selection))


def parse_set_payload(body: Any) -> Update:
    """`POST /points/payload`: adds to the payload, or to what stands in it under `key`."""
    with Fields(body, "the payload update") as fields:
        payload = parse_payload(fields.required("payload"))
        selection = parse_point_selection(fields)
        key = fields.optional("key")
    path = None if key is None else parse_path(key)
    if isinstance(selection, list):
        return Update(_Operation.set_payload(selection, payload, path), selection)
    return Update(_Operation.set_payload_by_filter(selection, payload, path))


def parse_overwrite_payload(body: Any) -> Update:
    """`PUT /points/payload`: replaces the payload."""
    with Fields(body, "the payload update") as fields:
        payload = parse_payload(fields.required("payload"))
        selection = parse_point_selection(fields)
    if isinstance(selection, list):
        return Update(_Operation.overwrite_payload(selection, payload), selection)
    return Update(_Operation.overwrite_payload_by_filter(selection, payload))


def parse_delete_payload(body: Any) -> Update:
    """`POST /points/payload/delete`: removes members of the payload."""
    with Fields(body, "the payload update") as fields:
        keys = parse_paths(fields.required_array("keys"))
        selection = parse_point_selection(fields)
    if isinstance(selection, list):
        return Update(_Operation.delete_payload(selection, keys), selection)
    return Update(_Operation.delete_payload_by_filter(selection, keys))


def parse_clear_payload(body: Any) -> Update:
    """`POST /points/payload/clear`: removes the payload."""
    with Fields(body, "the points selector") as fields:
        selection = parse_point_selection(fields)
    if isinstance(selection, list):
        return Update(_Operation.clear_payload(selection), selection)
    return Update(_Operation.clear_payload_by_filter(selection))


def parse_update_vectors(body: Any, schema: VectorSchema) -> Update:
    """`PUT /points/vectors`: replaces the vectors that are named, and keeps the others."""
    with Fields(body, "the vectors update") as fields:
        points = fields.required_array("points")
    if not points:
        raise validation_error("points", "must specify points to update")
    vectors = [_parse_point_vectors(row, point, schema) for row, point in enumerate(points)]
    return Update(_Operation.update_vectors(vectors), [point.id for point in vectors])


def parse_delete_vectors(body: Any, schema: VectorSchema) -> list[Update]:
    """`POST /points/vectors/delete`: here, ids and filter hold both."""
    with Fields(body, "the vectors selector") as fields:
        names = fields.required_strings("vector")
        ids = fields.array("points")
        selecting_filter = parse_filter(fields.optional("filter"))
    if not names:
        raise validation_error("vector", "must specify vector names to delete")
    for name in names:
        schema.check_name(name)
    updates = []
    if selecting_filter is not None:
        updates.append(Update(_Operation.delete_vectors_by_filter(selecting_filter, names)))
    if ids is not None:
        selected_ids = parse_point_ids(ids)
        updates.append(Update(_Operation.delete_vectors(selected_ids, names), selected_ids))
    if not updates:
        raise bad_request("No filter or points provided")
    return updates


def _parse_point_vectors(row: int, value: Any, schema: VectorSchema) -> engine.PointVectors:
    with Fields(value, "the point") as fields:
        point_id = parse_point_id(fields.required("id"))
        vector = parse_point_vector(fields.required("vector", "vectors"), schema)
    if not vector:
        reason = "must specify vectors to update for point"
        raise validation_error(f"points[{row}].vector", reason)
    return engine.PointVectors(point_id, vector)
