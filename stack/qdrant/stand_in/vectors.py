"""Vectors: from JSON to the engine, checked against the collection, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import qdrant_edge as engine

from . import bm25
from .errors import bad_request, format_error, not_implemented, validation_error, wrong_input
from .fields import Fields
from .float32 import float32_json

DEFAULT_VECTOR = ""
"""The name under which the engine holds the vector of a collection that names none."""

# From here on, a number rounds to infinity in 32 bits.
_FLOAT32_LIMIT = 3.4028235677973366e38
_NUMBER_TYPES = {int, float}


@dataclass(frozen=True)
class VectorSchema:
    """Which vectors a collection has: the sizes of the dense ones, and the names of the sparse."""

    dense: dict[str, int]
    sparse: frozenset[str]

    def check_name(self, name: str) -> None:
        if name not in self.dense and name not in self.sparse:
            raise wrong_input(f"Not existing vector name error: {name}")


def parse_point_vector(value: Any, schema: VectorSchema) -> engine.Vector:
    """The vector or named vectors of a point to store."""
    if isinstance(value, list):
        vector = parse_dense(value)
        schema.check_name(DEFAULT_VECTOR)
        return _sized(vector, schema.dense[DEFAULT_VECTOR])
    if bm25.is_inference(value):
        bm25.embed_document(value)
        raise bad_request("Sparse vector from document inference should be named")
    if isinstance(value, dict):
        return {name: _parse_named(name, vector, schema) for name, vector in value.items()}
    raise format_error("data did not match any variant of untagged enum VectorStruct")


def parse_query_vector(value: Any, name: str, schema: VectorSchema) -> engine.NamedVector:
    """The vector to search the vectors called `name` with."""
    vector = _parse_any(value, bm25.embed_query)
    schema.check_name(name)
    _check_kind(vector, name, schema)
    if isinstance(vector, list):
        _sized(vector, schema.dense[name])
    return vector


def parse_dense(value: list[Any]) -> list[float]:
    """A dense vector of any size."""
    if not value:
        raise validation_error("vector", "dense vector must not be empty")
    if isinstance(value[0], list):
        raise not_implemented("multivectors")
    _check_numbers(value)
    return value


def vector_json(vector: Any) -> Any:
    """A vector of the engine as it stands in an answer."""
    if isinstance(vector, dict):
        return {name: vector_json(named_vector) for name, named_vector in vector.items()}
    if isinstance(vector, engine.SparseVector):
        values = [float32_json(value) for value in vector.values]
        return {"indices": list(vector.indices), "values": values}
    return [float32_json(value) for value in vector]


def _parse_named(name: str, value: Any, schema: VectorSchema) -> engine.NamedVector:
    vector = _parse_any(value, bm25.embed_document)
    schema.check_name(name)
    _check_kind(vector, name, schema)
    if isinstance(vector, list):
        _sized(vector, schema.dense[name], f" for vector '{name}'")
    return vector


def _parse_any(value: Any, embed: Any) -> list[float] | engine.SparseVector:
    if isinstance(value, list):
        return parse_dense(value)
    if bm25.is_inference(value):
        return embed(value)
    if isinstance(value, dict) and "indices" in value:
        return _parse_sparse(value)
    raise format_error("data did not match any variant of untagged enum Vector")


def _parse_sparse(value: Any) -> engine.SparseVector:
    with Fields(value, "the sparse vector") as fields:
        indices = fields.required_array("indices")
        values = fields.required_array("values")
    if indices and not (
        set(map(type, indices)) == {int} and 0 <= min(indices) <= max(indices) < 2**32
    ):
        raise format_error("`indices` of a sparse vector must be unsigned integers of 32 bits")
    if values:
        _check_numbers(values)
    if len(indices) != len(values):
        raise validation_error(
            "values", "Validation error: must be the same length as indices [{}]"
        )
    if len(set(indices)) != len(indices):
        raise validation_error("indices", "Validation error: must be unique [{}]")
    # The engine searches with sorted indices only.
    pairs = sorted(zip(indices, values, strict=True))
    return engine.SparseVector([index for index, _ in pairs], [weight for _, weight in pairs])


def _check_numbers(values: list[Any]) -> None:
    # Whole-list operations, because this runs for every number that is uploaded.
    if not set(map(type, values)) <= _NUMBER_TYPES:
        raise format_error("a vector holds numbers only")
    if max(values) >= _FLOAT32_LIMIT or min(values) <= -_FLOAT32_LIMIT:
        raise format_error("a number of the vector is too large for 32 bits")


def _check_kind(vector: list[float] | engine.SparseVector, name: str, schema: VectorSchema) -> None:
    if isinstance(vector, list) != (name in schema.dense):
        raise wrong_input("Conversion between sparse and regular vectors failed")


def _sized(vector: list[float], size: int, suffix: str = "") -> list[float]:
    if len(vector) != size:
        message = f"Vector dimension error: expected dim: {size}, got {len(vector)}{suffix}"
        raise wrong_input(message)
    return vector
