"""Filters: from JSON to the engine."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .errors import format_error, validation_error
from .fields import MAX_NESTING, Fields, is_integer, is_number
from .json_paths import parse_path
from .point_ids import parse_point_ids

_CONDITION_NAMES = {"key", "has_id", "has_vector", "is_empty", "is_null", "nested"}


def parse_filter(value: Any) -> engine.Filter | None:
    """The filter in a JSON value; None where there is none."""
    return None if value is None else _parse_filter(value, depth=1)


def parse_required_filter(value: Any) -> engine.Filter:
    """The filter in a JSON value that must hold one."""
    return _parse_filter(value, depth=1)


def _parse_filter(value: Any, depth: int) -> engine.Filter:
    if depth > MAX_NESTING:
        raise format_error("recursion limit exceeded")
    with Fields(value, "the filter") as fields:
        return engine.Filter(
            must=_parse_optional(fields.one_or_many("must"), depth),
            should=_parse_optional(fields.one_or_many("should"), depth),
            must_not=_parse_optional(fields.one_or_many("must_not"), depth),
            min_should=_parse_min_should(fields.optional("min_should"), depth),
        )


def _parse_optional(values: list[Any] | None, depth: int) -> list[engine.ConditionType] | None:
    return None if values is None else _parse_conditions(values, depth)


def _parse_conditions(values: list[Any], depth: int) -> list[engine.ConditionType]:
    return [_parse_condition(value, depth + 2) for value in values]


def _parse_min_should(value: Any, depth: int) -> engine.MinShould | None:
    if value is None:
        return None
    with Fields(value, "`min_should`") as fields:
        conditions = fields.required_array("conditions")
        min_count = fields.required_integer("min_count", minimum=1)
    return engine.MinShould(_parse_conditions(conditions, depth), min_count)


def _parse_condition(value: Any, depth: int) -> engine.ConditionType:
    if not isinstance(value, dict) or _CONDITION_NAMES.isdisjoint(value):
        return _parse_filter(value, depth)
    with Fields(value, "the filter condition") as fields:
        if "key" in fields:
            return _parse_field_condition(fields)
        if "has_id" in fields:
            return engine.HasIdCondition(set(parse_point_ids(fields.required_array("has_id"))))
        if "has_vector" in fields:
            return engine.HasVectorCondition(fields.required_string("has_vector"))
        if "is_empty" in fields:
            return engine.IsEmptyCondition(_parse_key_object(fields.required("is_empty")))
        if "is_null" in fields:
            return engine.IsNullCondition(_parse_key_object(fields.required("is_null")))
        return _parse_nested(fields.required("nested"), depth)


def _parse_key_object(value: Any) -> str:
    with Fields(value, "the filter condition") as fields:
        return parse_path(fields.required("key"))


def _parse_nested(value: Any, depth: int) -> engine.NestedCondition:
    with Fields(value, "`nested`") as fields:
        key = parse_path(fields.required("key"))
        return engine.NestedCondition(key, _parse_filter(fields.required("filter"), depth + 2))


def _parse_field_condition(fields: Fields) -> engine.FieldCondition:
    fields.refuse("geo_bounding_box", "geo_radius", "geo_polygon")
    key = parse_path(fields.required("key"))
    conditions: dict[str, Any] = {
        "match": _parse_match(fields.optional("match")),
        "range": _parse_range(fields.optional("range")),
        "values_count": _parse_values_count(fields.optional("values_count")),
        "is_empty": fields.boolean("is_empty"),
        "is_null": fields.boolean("is_null"),
    }
    if all(condition is None for condition in conditions.values()):
        reason = "At least one field condition must be specified"
        raise validation_error("filter", f"Validation error: {reason} [{{}}]")
    return engine.FieldCondition(key, **conditions)


def _parse_match(value: Any) -> engine.MatchType | None:
    if value is None:
        return None
    with Fields(value, "`match`") as fields:
        if "value" in fields:
            return engine.MatchValue(_parse_match_value(fields.optional("value")))
        if "any" in fields:
            return engine.MatchAny(_parse_variants(fields.required_array("any")))
        if "except" in fields:
            return engine.MatchExcept(_parse_variants(fields.required_array("except")))
        if "text" in fields:
            return engine.MatchText(fields.required_string("text"))
        if "text_any" in fields:
            return engine.MatchTextAny(fields.required_string("text_any"))
        if "phrase" in fields:
            return engine.MatchPhrase(fields.required_string("phrase"))
        if "prefix" in fields:
            return engine.MatchPrefix(fields.required_string("prefix"))
    raise format_error("data did not match any variant of untagged enum MatchInterface")


def _parse_match_value(value: Any) -> Any:
    if isinstance(value, bool):
        return _EngineBool(value)
    if isinstance(value, str) or _is_int64(value):
        return value
    raise format_error("`match.value` must be a string, an integer or a boolean")


def _parse_variants(values: list[Any]) -> list[Any]:
    if all(isinstance(value, str) for value in values) or all(map(_is_int64, values)):
        return values
    raise format_error("a `match` list must hold strings only, or integers only")


def _parse_range(value: Any) -> engine.RangeType | None:
    if value is None:
        return None
    with Fields(value, "`range`") as fields:
        bounds = {name: fields.optional(name) for name in ("lt", "gt", "lte", "gte")}
    given = {name: bound for name, bound in bounds.items() if bound is not None}
    if all(is_number(bound) for bound in given.values()):
        return engine.RangeFloat(**given)
    if all(isinstance(bound, str) for bound in given.values()):
        try:
            return engine.RangeDateTime(**given)
        except ValueError as error:
            raise format_error(str(error)) from error
    raise format_error("the bounds of a `range` must be numbers only, or date-times only")


def _parse_values_count(value: Any) -> engine.ValuesCount | None:
    if value is None:
        return None
    with Fields(value, "`values_count`") as fields:
        return engine.ValuesCount(
            lt=fields.integer("lt"),
            gt=fields.integer("gt"),
            lte=fields.integer("lte"),
            gte=fields.integer("gte"),
        )


def _is_int64(value: Any) -> bool:
    return is_integer(value) and -(2**63) <= value < 2**63


class _EngineBool:
    """A boolean that the engine does not take for an integer.

    Its binding tries integers before booleans, and Python's `True` passes as 1. What passes as a
    boolean only is NumPy's, which it knows by name.
    """

    def __init__(self, value: bool) -> None:
        self._value = value

    def __bool__(self) -> bool:
        return self._value


_EngineBool.__module__ = "numpy"
_EngineBool.__name__ = _EngineBool.__qualname__ = "bool_"
