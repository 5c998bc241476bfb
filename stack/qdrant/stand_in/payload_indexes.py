"""Schemas of payload indexes: from JSON to the engine, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import qdrant_edge as engine

from .errors import not_implemented, validation_error
from .fields import Fields, JsonObject
from .text_processing import (
    TOKENIZERS,
    parse_stemmer,
    parse_stopwords,
    stemmer_json,
    stopwords_json,
    tokenizer_json,
)


@dataclass(frozen=True)
class _IndexType:
    short_form: engine.PayloadSchemaType
    parameters: type
    booleans: tuple[str, ...]
    told_as_null: tuple[str, ...] = ()
    """Booleans that Qdrant tells back as null where they were not given; others it leaves out."""


_STORAGE = ("on_disk", "enable_hnsw")
_SHORT = engine.PayloadSchemaType
_TYPES = {
    "keyword": _IndexType(
        _SHORT.Keyword, engine.KeywordIndexParams, ("is_tenant", "prefix", *_STORAGE)
    ),
    "integer": _IndexType(
        _SHORT.Integer,
        engine.IntegerIndexParams,
        ("lookup", "range", "is_principal", *_STORAGE),
        told_as_null=("lookup", "range", "is_principal"),
    ),
    "float": _IndexType(
        _SHORT.Float, engine.FloatIndexParams, ("is_principal", *_STORAGE), ("is_principal",)
    ),
    "datetime": _IndexType(
        _SHORT.Datetime, engine.DatetimeIndexParams, ("is_principal", *_STORAGE), ("is_principal",)
    ),
    "bool": _IndexType(_SHORT.Bool, engine.BoolIndexParams, _STORAGE),
    "uuid": _IndexType(_SHORT.Uuid, engine.UuidIndexParams, ("is_tenant", *_STORAGE)),
    "text": _IndexType(
        _SHORT.Text,
        engine.TextIndexParams,
        ("lowercase", "ascii_folding", "phrase_matching", *_STORAGE),
    ),
}


def parse_index_schema(value: Any) -> engine.PayloadSchemaType | engine.PayloadSchemaParams:
    """A schema in its short form, such as `keyword`, or as `{type: keyword, is_tenant: true}`."""
    if isinstance(value, str):
        if value not in _TYPES:
            raise not_implemented(f"payload indexes of the type `{value}`")
        return _TYPES[value].short_form
    with Fields(value, "the index schema") as fields:
        index_type = fields.required_choice("type", _TYPES)
        parameters: JsonObject = {name: fields.boolean(name) for name in index_type.booleans}
        if index_type.parameters is engine.TextIndexParams:
            parameters |= _parse_text_parameters(fields)
    if parameters.get("lookup") is False and parameters.get("range") is False:
        reason = "the 'lookup' and 'range' capabilities can't be both disabled"
        raise validation_error("field_schema.lookup", f"Validation error: {reason} [{{}}]")
    return index_type.parameters(**parameters)


def index_info_json(info: engine.PayloadIndexInfo) -> JsonObject:
    """An index as the collection's info tells it."""
    name, index_type = next(
        (name, known) for name, known in _TYPES.items() if known.short_form == info.data_type
    )
    answer: JsonObject = {"data_type": name}
    if info.params is not None:
        answer["params"] = {"type": name} | _parameters_json(index_type, info.params)
    return answer | {"points": info.points}


def _parse_text_parameters(fields: Fields) -> JsonObject:
    return {
        "tokenizer": fields.choice("tokenizer", TOKENIZERS),
        "min_token_len": fields.integer("min_token_len"),
        "max_token_len": fields.integer("max_token_len"),
        "stopwords": parse_stopwords(fields.optional("stopwords")),
        "stemmer": parse_stemmer(fields.optional("stemmer")),
    }


def _parameters_json(index_type: _IndexType, parameters: Any) -> JsonObject:
    answer: JsonObject = {name: getattr(parameters, name) for name in index_type.booleans}
    if isinstance(parameters, engine.TextIndexParams):
        answer |= _text_parameters_json(parameters)
    return {
        name: value
        for name, value in answer.items()
        if value is not None or name in index_type.told_as_null
    }


def _text_parameters_json(parameters: engine.TextIndexParams) -> JsonObject:
    answer: JsonObject = {
        "tokenizer": tokenizer_json(parameters.tokenizer),
        "min_token_len": parameters.min_token_len,
        "max_token_len": parameters.max_token_len,
    }
    if parameters.stopwords is not None:
        answer["stopwords"] = stopwords_json(parameters.stopwords)
    if parameters.stemmer is not None:
        answer["stemmer"] = stemmer_json(parameters.stemmer)
    return answer
