"""Points of the engine as they stand in answers."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .fields import JsonObject
from .float32 import float32_json
from .point_ids import point_id_json
from .vectors import vector_json


def record_json(record: engine.Record) -> JsonObject:
    """A point that was retrieved."""
    return {"id": point_id_json(record.id)} | _optional_parts(record)


def scored_point_json(point: engine.ScoredPoint) -> JsonObject:
    """A point that was searched."""
    answer: JsonObject = {
        "id": point_id_json(point.id),
        "version": point.version,
        "score": float32_json(point.score),
    }
    return answer | _optional_parts(point)


def _optional_parts(point: Any) -> JsonObject:
    answer: JsonObject = {}
    if point.payload is not None:
        answer["payload"] = point.payload
    if point.vector is not None:
        answer["vector"] = vector_json(point.vector)
    if point.order_value is not None:
        answer["order_value"] = point.order_value
    return answer
