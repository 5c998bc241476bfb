"""The `params` of a query."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .errors import not_implemented
from .fields import Fields
from .filters import parse_required_filter


def parse_search_params(value: Any) -> engine.SearchParams | None:
    """`hnsw_ef` and `exact` are without effect, because search is always exact."""
    if value is None:
        return None
    with Fields(value, "`params`") as fields:
        if fields.boolean("indexed_only"):
            raise not_implemented("`indexed_only` in `params`")
        return engine.SearchParams(
            hnsw_ef=fields.integer("hnsw_ef", minimum=1),
            exact=fields.boolean("exact") or False,
            idf=_parse_idf(fields.optional("idf")),
        )


def _parse_idf(value: Any) -> engine.IdfParams | None:
    """Over which points a BM25 query counts its terms: all, or those of the `corpus` filter."""
    if value is None or value == "global":
        return None
    with Fields(value, "`idf`") as fields:
        return engine.IdfParams(parse_required_filter(fields.required("corpus")))
