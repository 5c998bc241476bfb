"""Points to store, in both forms that Qdrant takes: a list of points, or a batch by columns."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .errors import bad_request, format_error, validation_error
from .fields import Fields, JsonObject, check_nesting
from .point_ids import parse_point_id, parse_point_ids
from .vectors import VectorSchema, parse_point_vector

# A payload stands in a point, in an array, in the body.
_PAYLOAD_DEPTH = 4


def parse_upsert(body: Any, schema: VectorSchema) -> engine.UpdateOperation:
    """The operation of `PUT /collections/{name}/points`."""
    with Fields(body, "the points") as fields:
        if "batch" in fields:
            points = _parse_batch(fields.required("batch"), schema)
        else:
            points = [_parse_point(point, schema) for point in fields.required_array("points")]
    if not points:
        raise bad_request("Empty update request")
    return engine.UpdateOperation.upsert_points(points)


def parse_payload(value: Any) -> JsonObject:
    """The payload of a point; that of a point without one is empty."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise format_error("a payload must be an object")
    check_nesting(value, _PAYLOAD_DEPTH)
    return value


def _parse_point(value: Any, schema: VectorSchema) -> engine.Point:
    with Fields(value, "the point") as fields:
        return engine.Point(
            id=parse_point_id(fields.required("id")),
            vector=parse_point_vector(fields.required("vector", "vectors"), schema),
            payload=parse_payload(fields.optional("payload")),
        )


def _parse_batch(value: Any, schema: VectorSchema) -> list[engine.Point]:
    with Fields(value, "the batch") as fields:
        ids = parse_point_ids(fields.required_array("ids"))
        vectors = _rows(fields.required("vectors"), len(ids))
        payloads = fields.array("payloads")
    if payloads is None:
        payloads = [None] * len(ids)
    elif len(payloads) != len(ids):
        reason = f"number of ids and payloads must be equal ({len(ids)} != {len(payloads)})"
        raise validation_error("batch", reason)
    return [
        engine.Point(point_id, parse_point_vector(vector, schema), parse_payload(payload))
        for point_id, vector, payload in zip(ids, vectors, payloads, strict=True)
    ]


def _rows(vectors: Any, count: int) -> list[Any]:
    """The vectors point by point, from an array of them or from an array for each name."""
    if not isinstance(vectors, dict):
        return _column(vectors, count)
    columns = {name: _column(column, count) for name, column in vectors.items()}
    return [{name: column[row] for name, column in columns.items()} for row in range(count)]


def _column(vectors: Any, count: int) -> list[Any]:
    if not isinstance(vectors, list):
        raise format_error("`vectors` of a batch must be an array, or an object of arrays")
    if len(vectors) != count:
        reason = f"number of ids and vectors must be equal ({count} != {len(vectors)})"
        raise validation_error("batch", reason)
    return vectors
