"""What a collection is created with: checked, turned into the engine's, and told back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import qdrant_edge as engine

from . import settings
from .errors import format_error, not_implemented, validation_error
from .fields import Fields, JsonObject, check_nesting
from .vector_params import (
    DISTANCES,
    UNSAFE_CHARACTERS,
    check_distinct,
    is_single_vector,
    parse_dense_vectors,
    parse_sparse_vectors,
)
from .vectors import DEFAULT_VECTOR, VectorSchema


@dataclass(frozen=True)
class CollectionConfig:
    """The configuration as the collection's info tells it, which is its stored form too."""

    as_json: JsonObject

    def vector_schema(self) -> VectorSchema:
        """What the vectors of points and queries are checked against."""
        sizes = {name: params["size"] for name, params in self._dense_vectors().items()}
        return VectorSchema(sizes, frozenset(self._sparse_vectors()))

    def for_engine(self) -> engine.EdgeConfig:
        """The configuration of the engine's shard."""
        dense_vectors = {
            name: engine.EdgeVectorParams(
                size=params["size"],
                distance=DISTANCES[params["distance"]],
                on_disk=params.get("on_disk"),
            )
            for name, params in self._dense_vectors().items()
        }
        sparse_vectors = {
            name: engine.EdgeSparseVectorParams(
                modifier=engine.Modifier.Idf if params.get("modifier") == "idf" else None
            )
            for name, params in self._sparse_vectors().items()
        }
        return engine.EdgeConfig(
            vectors=dense_vectors,
            sparse_vectors=sparse_vectors,
            on_disk_payload=self.as_json["params"]["on_disk_payload"],
            # 0 is never: vectors that are compared one by one are found exactly.
            optimizers=engine.EdgeOptimizersConfig(indexing_threshold=0),
        )

    def _dense_vectors(self) -> dict[str, JsonObject]:
        vectors = self.as_json["params"]["vectors"]
        return {DEFAULT_VECTOR: vectors} if is_single_vector(vectors) else vectors

    def _sparse_vectors(self) -> dict[str, JsonObject]:
        return self.as_json["params"].get("sparse_vectors", {})


def parse_collection_config(body: Any) -> CollectionConfig:
    """The configuration in the body of `PUT /collections/{name}`."""
    with Fields(body, "the collection") as fields:
        params = _parse_params(fields)
        hnsw_config = settings.parse_hnsw_config(fields.optional("hnsw_config"))
        optimizer_config = settings.parse_optimizer_config(
            fields.optional("optimizers_config", "optimizer_config")
        )
        wal_config = settings.parse_wal_config(fields.optional("wal_config"))
        metadata = fields.optional("metadata")
        if metadata is not None and not isinstance(metadata, dict):
            raise format_error("`metadata` in the collection must be an object")
        check_nesting(metadata, depth=2)
    config: JsonObject = {
        "params": params,
        "hnsw_config": settings.HNSW_CONFIG | hnsw_config,
        "optimizer_config": settings.OPTIMIZER_CONFIG | optimizer_config,
        "wal_config": settings.WAL_CONFIG | wal_config,
        "quantization_config": None,
    }
    if metadata is not None:
        config["metadata"] = metadata
    return CollectionConfig(config)


def check_collection_name(name: str) -> None:
    """Refuses a name that Qdrant gives to no new collection."""
    for character in UNSAFE_CHARACTERS:
        if character in name:
            reason = f'collection name cannot contain "{character}" char'
            raise validation_error("collection_name", reason, "path parameters")


def _parse_params(fields: Fields) -> JsonObject:
    dense_vectors = parse_dense_vectors(fields.optional("vectors"))
    sparse_vectors = parse_sparse_vectors(fields.optional("sparse_vectors"))
    check_distinct(dense_vectors, sparse_vectors)
    if not dense_vectors and not sparse_vectors:
        raise not_implemented("a collection without vectors")
    fields.choice("sharding_method", {"auto": "auto"})
    params: JsonObject = {"vectors": dense_vectors}
    for name in ("shard_number", "replication_factor", "write_consistency_factor"):
        number = fields.integer(name, minimum=1)
        if number not in (None, 1):
            raise not_implemented(f"`{name}: {number}` in the collection")
        params[name] = 1
    params["on_disk_payload"] = fields.boolean("on_disk_payload") is not False
    if sparse_vectors is not None:
        params["sparse_vectors"] = sparse_vectors
    return params
