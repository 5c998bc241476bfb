"""The parameters of a collection's vectors, dense and sparse."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .errors import format_error, validation_error, wrong_input
from .fields import Fields, JsonObject
from .settings import parse_hnsw_config

DISTANCES = {
    "Cosine": engine.Distance.Cosine,
    "Dot": engine.Distance.Dot,
    "Euclid": engine.Distance.Euclid,
    "Manhattan": engine.Distance.Manhattan,
}
# They would stand in the paths of the engine's files.
UNSAFE_CHARACTERS = '<>:"/\\|?*\0\x1f'

_MAX_VECTOR_SIZE = 65536
_MAX_NAME_BYTES = 200


def is_single_vector(vectors: JsonObject) -> bool:
    """Whether these are the parameters of one unnamed vector, rather than of vectors by name."""
    # A named vector may be called `size` too; but then it holds no number.
    return isinstance(vectors.get("size"), int)


def parse_dense_vectors(value: Any) -> JsonObject:
    """The parameters of the unnamed dense vector, or of the named ones."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise format_error("`vectors` must be an object")
    if is_single_vector(value):
        return _parse_dense_params(value)
    for name in value:
        _check_name(name, "dense")
    return {name: _parse_dense_params(params) for name, params in value.items()}


def parse_sparse_vectors(value: Any) -> JsonObject | None:
    """The parameters of the sparse vectors, by name."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise format_error("`sparse_vectors` must be an object")
    for name in value:
        _check_name(name, "sparse")
        if not name:
            raise wrong_input("Sparse vector name cannot be empty")
    return {name: _parse_sparse_params(params) for name, params in value.items()}


def check_distinct(dense_vectors: JsonObject, sparse_vectors: JsonObject | None) -> None:
    """Refuses a name that stands for a dense and for a sparse vector."""
    for name in sparse_vectors or {}:
        if not is_single_vector(dense_vectors) and name in dense_vectors:
            reason = "Dense and sparse vector names must be unique - duplicate found with"
            raise wrong_input(f"{reason} '{name}'")


def _parse_dense_params(value: Any) -> JsonObject:
    with Fields(value, "the vector's parameters") as fields:
        size = fields.required_integer("size")
        if not 1 <= size <= _MAX_VECTOR_SIZE:
            reason = f"value {size} invalid, must be from 1 to {_MAX_VECTOR_SIZE}"
            raise validation_error("vectors.size", reason)
        distance = fields.required_string("distance")
        if distance not in DISTANCES:
            raise format_error(f"unknown distance `{distance}`")
        optional_params = {
            "hnsw_config": parse_hnsw_config(fields.optional("hnsw_config")) or None,
            "on_disk": fields.boolean("on_disk"),
            "datatype": fields.choice("datatype", {"float32": "float32"}),
        }
    return {"size": size, "distance": distance} | _given(optional_params)


def _parse_sparse_params(value: Any) -> JsonObject:
    with Fields(value, "the sparse vector's parameters") as fields:
        optional_params = {
            "index": _parse_sparse_index(fields.optional("index")),
            "modifier": fields.choice("modifier", {"idf": "idf", "none": "none"}),
        }
    return _given(optional_params)


def _parse_sparse_index(value: Any) -> JsonObject | None:
    if value is None:
        return None
    with Fields(value, "the sparse vector's index") as fields:
        optional_params = {
            "full_scan_threshold": fields.integer("full_scan_threshold"),
            "on_disk": fields.boolean("on_disk"),
        }
    return _given(optional_params)


def _given(params: JsonObject) -> JsonObject:
    return {name: value for name, value in params.items() if value is not None}


def _check_name(name: str, kind: str) -> None:
    if len(name.encode()) > _MAX_NAME_BYTES:
        reason = f"vector name must be at most {_MAX_NAME_BYTES} bytes long"
        raise wrong_input(f"Invalid {kind} vector name `{name}`: {reason}")
    for character in UNSAFE_CHARACTERS:
        if character in name:
            reason = f'vector name cannot contain "{character}" char'
            raise wrong_input(f"Invalid {kind} vector name `{name}`: {reason}")
