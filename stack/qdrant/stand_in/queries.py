"""Queries: from JSON to the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import qdrant_edge as engine

from . import bm25
from .errors import bad_request, format_error, not_found, point_not_found
from .fields import MAX_NESTING, Fields, is_integer, is_number
from .filters import parse_filter
from .ordering import parse_order_by
from .point_ids import PointId, parse_point_id
from .search_params import parse_search_params
from .selectors import parse_with_payload, parse_with_vector
from .vectors import DEFAULT_VECTOR, VectorSchema, parse_query_vector

_DEFAULT_LIMIT = 10
_DEFAULT_RRF_K = 2
_FUSIONS = {"rrf": engine.Fusion.Rrf(_DEFAULT_RRF_K), "dbsf": engine.Fusion.Dbsf()}


def parse_query_request(
    body: Any, schema: VectorSchema, shard: engine.EdgeShard
) -> engine.QueryRequest:
    """The request of `POST /points/query`. The shard gives the vectors of points named by id."""
    return _QueryParser(schema, shard).parse_request(body)


@dataclass
class _QueryParser:
    schema: VectorSchema
    shard: engine.EdgeShard
    referenced_ids: set[PointId] = field(default_factory=set)
    """Points that the query or a prefetch names: Qdrant leaves them out of the answer."""

    def parse_request(self, body: Any) -> engine.QueryRequest:
        with Fields(body, "the query request") as fields:
            stage = self._parse_stage(fields, depth=1)
            offset = fields.integer("offset")
            with_payload = parse_with_payload(fields.optional("with_payload"), default=False)
            with_vector = parse_with_vector(fields.optional("with_vector", "with_vectors"))
        stage["filter"] = self._without_referenced(stage["filter"])
        return engine.QueryRequest(
            offset=offset, with_payload=with_payload, with_vector=with_vector, **stage
        )

    def _parse_stage(self, fields: Fields, depth: int) -> dict[str, Any]:
        """The members that a request and a prefetch share, as the engine's keyword arguments."""
        if depth > MAX_NESTING:
            raise format_error("recursion limit exceeded")
        prefetches = [
            self._parse_prefetch(prefetch, depth + 2)
            for prefetch in fields.one_or_many("prefetch") or []
        ]
        using = fields.string("using")
        query = fields.optional("query")
        score_threshold = fields.number("score_threshold")
        _check_combination(query, bool(prefetches), score_threshold is not None, using)
        return {
            "prefetches": prefetches,
            "query": self._parse_query(query, using or DEFAULT_VECTOR),
            "filter": parse_filter(fields.optional("filter")),
            "params": parse_search_params(fields.optional("params")),
            "score_threshold": score_threshold,
            "limit": fields.integer("limit", minimum=1) or _DEFAULT_LIMIT,
        }

    def _parse_prefetch(self, value: Any, depth: int) -> engine.Prefetch:
        with Fields(value, "the prefetch") as fields:
            return engine.Prefetch(**self._parse_stage(fields, depth))

    def _parse_query(self, value: Any, using: str) -> Any:
        """The engine's query, or None where points are to be had in the order of their ids."""
        if value is None:
            return None
        if not isinstance(value, dict) or _is_vector(value):
            return engine.Query.Nearest(self._parse_vector(value, using), using=using)
        with Fields(value, "the query") as fields:
            if "fusion" in fields:
                return fields.required_choice("fusion", _FUSIONS)
            if "rrf" in fields:
                return _parse_rrf(fields.required("rrf"))
            if "order_by" in fields:
                return parse_order_by(fields.required("order_by"))
            if "nearest" in fields:
                vector = self._parse_vector(fields.required("nearest"), using)
                return engine.Query.Nearest(vector, using=using)
        raise format_error("Expected some form of vector, id, or a type of query")

    def _parse_vector(self, value: Any, using: str) -> engine.NamedVector:
        if is_integer(value) or isinstance(value, str):
            return self._vector_of(parse_point_id(value), using)
        return parse_query_vector(value, using, self.schema)

    def _vector_of(self, point_id: PointId, using: str) -> engine.NamedVector:
        self.schema.check_name(using)
        records = self.shard.retrieve([point_id], False, [using])
        if not records:
            raise point_not_found(point_id)
        self.referenced_ids.add(point_id)
        # The engine gives the unnamed vector alone, and named ones by their names.
        vectors = records[0].vector
        vector = vectors.get(using) if isinstance(vectors, dict) else vectors
        if vector is None:
            raise not_found(f'Vector with name "{using}" for point not found')
        return vector

    def _without_referenced(self, given: engine.Filter | None) -> engine.Filter | None:
        if not self.referenced_ids:
            return given
        must: list[engine.ConditionType] = [] if given is None else [given]
        return engine.Filter(must=must, must_not=[engine.HasIdCondition(self.referenced_ids)])


def _is_vector(value: dict[str, Any]) -> bool:
    return "indices" in value or bm25.is_inference(value)


def _parse_rrf(value: Any) -> engine.Fusion.Rrf:
    with Fields(value, "`rrf`") as fields:
        k = fields.integer("k", minimum=1)
        weights = fields.array("weights")
    if weights is not None and not all(map(is_number, weights)):
        raise format_error("`weights` in `rrf` must be an array of numbers")
    return engine.Fusion.Rrf(k or _DEFAULT_RRF_K, weights)


def _check_combination(
    query: Any, has_prefetches: bool, has_score_threshold: bool, using: str | None
) -> None:
    """Refuses what Qdrant refuses before it plans the query."""
    if query is None and has_prefetches:
        raise bad_request(
            "A query is needed to merge the prefetches. "
            "Can't have prefetches without defining a query."
        )
    if query is None and has_score_threshold:
        raise bad_request(
            "A query is needed to use the score_threshold. "
            "Can't have score_threshold without defining a query."
        )
    if not isinstance(query, dict):
        return
    if "order_by" in query and has_score_threshold:
        raise bad_request("Can't use score_threshold with an order_by query.")
    if using and ("fusion" in query or "rrf" in query):
        raise bad_request("Fusion queries cannot be combined with the 'using' field.")
