"""Inference: `{text, model: "qdrant/bm25"}` in the place of a vector becomes a sparse vector."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson
import qdrant_edge as engine

from .errors import not_implemented, wrong_input
from .fields import Fields, check_nesting
from .text_processing import TOKENIZERS, parse_stemmer, parse_stopwords

_MODEL_NAMES = ("qdrant/bm25", "bm25")


def is_inference(value: Any) -> bool:
    """Whether the JSON value is an object to infer a vector from, rather than a vector."""
    # Vectors may be called `text` or `model` too; but then they hold no string.
    return (
        isinstance(value, dict)
        and isinstance(value.get("model"), str)
        and any(source in value for source in ("text", "image", "object"))
    )


def embed_document(value: Any) -> engine.SparseVector:
    """The vector to store for the text: each term with its saturated frequency."""
    text, model = _parse_document(value)
    return model.embed_document(text)


def embed_query(value: Any) -> engine.SparseVector:
    """The vector to search for the text with: each term once."""
    text, model = _parse_document(value)
    return model.embed_query(text)


def _parse_document(value: Any) -> tuple[str, engine.Bm25]:
    with Fields(value, "the inference document") as fields:
        fields.refuse("image", "object")
        text = fields.required_string("text")
        model_name = fields.required_string("model")
        options = fields.optional("options") or {}
    if model_name.lower() not in _MODEL_NAMES:
        raise not_implemented(f"inference with the model `{model_name}`")
    check_nesting(options, depth=5)
    return text, _model(orjson.dumps(options, option=orjson.OPT_SORT_KEYS))


@lru_cache(maxsize=64)
def _model(options_json: bytes) -> engine.Bm25:
    # Kept by their options, because making a model builds its stopwords and its stemmer.
    with Fields(orjson.loads(options_json), "the BM25 options") as fields:
        config = engine.Bm25Config(
            k=fields.number("k"),
            b=fields.number("b"),
            avg_len=fields.number("avg_len"),
            tokenizer=fields.choice("tokenizer", TOKENIZERS),
            language=fields.string("language"),
            lowercase=fields.boolean("lowercase"),
            ascii_folding=fields.boolean("ascii_folding"),
            stopwords=parse_stopwords(fields.optional("stopwords")),
            stemmer=parse_stemmer(fields.optional("stemmer")),
            min_token_len=fields.integer("min_token_len"),
            max_token_len=fields.integer("max_token_len"),
        )
    try:
        return engine.Bm25(config)
    except ValueError as error:
        if "unsupported language" in str(error):
            raise not_implemented(f"BM25: {error}") from error
        raise wrong_input(str(error)) from error
